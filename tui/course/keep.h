// A keep: memory that is asked for piece by piece and given back all at once. The course lives in one.
#ifndef TUI_COURSE_KEEP_H
#define TUI_COURSE_KEEP_H

#include <stddef.h>

typedef struct Keep Keep;

Keep *keep_new(void);
void keep_free(Keep *k);
// zeroed, aligned for anything; never NULL (out of memory ends mplab with a word)
void *keep_get(Keep *k, size_t size);
char *keep_text(Keep *k, const char *text);  // a copy
char *keep_printf(Keep *k, const char *form, ...) __attribute__((format(printf, 2, 3)));

#endif
