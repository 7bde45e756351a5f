// The names in a piece of Python's text: what stands there as a name, not in a comment or a string. In an f-string the
// names between braces count.
#ifndef TUI_COURSE_NAMES_H
#define TUI_COURSE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

// Calls found for each name, from left to right, until it returns false. false: it did.
bool names_each(const char *text, bool (*found)(void *data, const char *name, size_t size), void *data);
bool names_has(const char *text, const char *name);
// The text with some names replaced by others; malloc'd, NULL: no memory. name[i] becomes other[i].
char *names_replace(const char *text, const char *const *name, const char *const *other, int n);

#endif
