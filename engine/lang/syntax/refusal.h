// How a refusal is filled in. ast.h has the struct and refusal_print.
#ifndef LANG_SYNTAX_REFUSAL_H
#define LANG_SYNTAX_REFUSAL_H

#include "ast.h"

// At line (from 1) and column (bytes, from 0) of a source. kind: "SyntaxError", "IndentationError", "TabError", or ""
// for what only mplab refuses. instead: the way out, or "". The rest is printf's, and says what it is.
__attribute__((format(printf, 7, 8))) void refusal_set(Refusal *r, const Source *s, uint32_t line, uint32_t col,
                                                       const char *kind, const char *instead, const char *what, ...);
// For what is not a source yet (a file that is not UTF-8): the line's text stays empty.
__attribute__((format(printf, 6, 7))) void refusal_set_bare(Refusal *r, const char *path, uint32_t line,
                                                            const char *kind, const char *instead, const char *what,
                                                            ...);

#endif
