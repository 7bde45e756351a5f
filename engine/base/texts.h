// Texts that live together: each is added once, stays where it is, and all go at once.
//
//   const char *name = texts_add(&texts, s, n);   a copy with a NUL behind it
//   texts_clear(&texts);                          none is left; the memory stays for the next ones
//   texts_free(&texts);
//
// Zeroed, it is empty. The memory is malloc's.
#ifndef BASE_TEXTS_H
#define BASE_TEXTS_H

#include <stddef.h>

typedef struct TextBlock TextBlock;
typedef struct Texts {
  TextBlock *first, *at;  // blocks in a list; at: the one that is being filled
} Texts;

// Room for n bytes and a NUL, to be filled by the caller. NULL: no memory
char *texts_room(Texts *t, size_t n);
// NULL: no memory
const char *texts_add(Texts *t, const char *text, size_t n);
void texts_clear(Texts *t);
void texts_free(Texts *t);

#endif
