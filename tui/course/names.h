// The names in a piece of Python's text: what stands there as a name, not in a comment or a string. In an f-string the
// names between braces count.
#ifndef TUI_COURSE_NAMES_H
#define TUI_COURSE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

bool names_has(const char *text, const char *name);
// The text with some names replaced by others; malloc'd, NULL: no memory. name[i] becomes other[i].
char *names_replace(const char *text, const char *const *name, const char *const *other, int n);
// The text with blanks for its comments and strings, its lines as they are; malloc'd, NULL: no memory.
char *names_bare(const char *text);

#endif
