// Memory that goes all at once, in chunks that double up to 1 MiB.
#include "arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/out_of_memory.h"

typedef struct Chunk {
  struct Chunk *next;
  size_t used, room;
} Chunk;  // its memory follows
struct Arena {
  Chunk *chunks;
};

enum { HEAD = (sizeof(Chunk) + 15) / 16 * 16, FIRST_ROOM = 16 << 10, LARGEST_ROOM = 1 << 20 };

Arena *arena_new(void) {
  Arena *a = calloc(1, sizeof *a);
  if (!a) out_of_memory();
  return a;
}

static Chunk *chunk_new(Arena *a, size_t least) {
  size_t room = a->chunks ? a->chunks->room * 2 : FIRST_ROOM;
  if (room > LARGEST_ROOM) room = LARGEST_ROOM;
  if (room < least) room = least;
  Chunk *c = calloc(1, HEAD + room);
  if (!c) out_of_memory();
  c->room = room;
  c->next = a->chunks;
  a->chunks = c;
  return c;
}

void *arena_alloc(Arena *a, size_t size) {
  size = (size + 15) / 16 * 16;
  Chunk *c = a->chunks;
  if (!c || c->room - c->used < size) c = chunk_new(a, size);
  void *p = (char *)c + HEAD + c->used;
  c->used += size;
  return p;
}

void *arena_grow(Arena *a, void *p, size_t old_size, size_t size) {
  void *q = arena_alloc(a, size);
  if (old_size) memcpy(q, p, old_size);
  return q;
}

void arena_grow_array(Arena *a, void *array, size_t each, int *room, int want, int first) {
  if (want <= *room) return;
  size_t more = grow_room((size_t)*room, INT_MAX, (size_t)want, (size_t)first);
  if (more > INT_MAX || more > SIZE_MAX / each) out_of_memory();
  void *p;
  memcpy(&p, array, sizeof p);
  p = arena_grow(a, p, (size_t)*room * each, more * each);
  memcpy(array, &p, sizeof p);
  *room = (int)more;
}

void arena_free(Arena *a) {
  if (!a) return;
  for (Chunk *c = a->chunks; c;) {
    Chunk *next = c->next;
    free(c);
    c = next;
  }
  free(a);
}
