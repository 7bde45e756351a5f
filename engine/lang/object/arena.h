// Memory that goes all at once: a tree's nodes, its tokens, its lists.
#ifndef LANG_OBJECT_ARENA_H
#define LANG_OBJECT_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void *arena_alloc(Arena *a, size_t size);  // zeroed, 16-aligned; never NULL: aborts when the OS has no memory
// A bigger copy; the old block stays until the arena is freed.
void *arena_grow(Arena *a, void *p, size_t old_size, size_t size);
// Makes room in an array of the arena for `want` elements. room: an int, the present capacity (0 at first); first: the
// smallest capacity. As base/grow.h, but it never fails: it aborts when the OS has no memory.
#define ARENA_GROW(arena, array, room, want, first) \
  arena_grow_array((arena), (void *)&(array), sizeof *(array), &(room), (want), (first))
void arena_grow_array(Arena *a, void *array, size_t each, int *room, int want, int first);
void arena_free(Arena *a);  // NULL: nothing

#endif
