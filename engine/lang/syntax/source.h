// A program's text as the engine keeps it: UTF-8, lines ended by '\n' alone, in code space.
#ifndef LANG_SYNTAX_SOURCE_H
#define LANG_SYNTAX_SOURCE_H

#include "ast.h"

// Copies text into code space: a byte order mark goes, "\r\n" and "\r" become "\n". NULL with r filled: not UTF-8, a
// NUL inside, or declared to be in another encoding.
Source *source_new(const char *path, const char *module, const char *text, size_t size, Refusal *r);
// line from 1; its text without the newline. "" for a line that is not there
const char *source_line(const Source *s, uint32_t line, size_t *size);
// the code point at s; size 1 and U+FFFD for what is not UTF-8
uint32_t source_char(const char *s, const char *end, int *size);

#endif
