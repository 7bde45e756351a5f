// A program's text as the engine keeps it: UTF-8, lines ended by '\n' alone, in code space.
#ifndef LANG_SYNTAX_SOURCE_H
#define LANG_SYNTAX_SOURCE_H

#include "ast.h"

// Copies text into code space: a byte order mark goes, "\r\n" and "\r" become "\n". NULL with r filled: not UTF-8, a
// NUL inside, or declared to be in another encoding.
Source *source_new(const char *path, const char *module, const char *text, size_t size, Refusal *r);
// The text of a line (from 1) without the newline. "": there is no such line.
const char *source_line(const Source *s, uint32_t line, size_t *size);
// The code point at s. Not UTF-8: U+FFFD and size 1.
uint32_t source_char(const char *s, const char *end, int *size);

#endif
