// Texts that live together (see texts.h): filled one behind the other in blocks that never move.
#include "texts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST = 1 << 12 };  // bytes of a block; a longer text has one of its own

struct TextBlock {
  TextBlock *next;
  size_t room, n;
  char bytes[];
};

static TextBlock *add_block(size_t room) {
  TextBlock *b = room < SIZE_MAX - sizeof *b ? malloc(sizeof *b + room) : NULL;
  if (b) *b = (TextBlock){.room = room};
  return b;
}

char *texts_room(Texts *t, size_t n) {
  TextBlock **next = t->at ? &t->at->next : &t->first;
  if (t->at && t->at->room - t->at->n > n) next = &t->at;
  for (; *next && (*next)->room - (*next)->n <= n; next = &(*next)->next) t->at = *next;
  if (*next == NULL) *next = add_block(n < FIRST ? FIRST : n + 1);
  if (*next == NULL) return NULL;
  TextBlock *b = t->at = *next;
  char *room = b->bytes + b->n;
  b->n += n + 1;
  room[n] = '\0';
  return room;
}

const char *texts_add(Texts *t, const char *text, size_t n) {
  char *room = texts_room(t, n);
  if (room && n) memcpy(room, text, n);
  return room;
}

void texts_clear(Texts *t) {
  for (TextBlock *b = t->first; b; b = b->next) b->n = 0;
  t->at = t->first;
}

void texts_free(Texts *t) {
  for (TextBlock *b = t->first, *next; b; b = next) {
    next = b->next;
    free(b);
  }
  *t = (Texts){NULL, NULL};
}
