// Memory that goes all at once: a tree's nodes, its tokens, its lists.
#ifndef LANG_OBJECT_ARENA_H
#define LANG_OBJECT_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void *arena_alloc(Arena *a, size_t size);  // zeroed, 16-aligned; never NULL: aborts when the OS has no memory
// a bigger copy; the old one stays until the arena goes
void *arena_grow(Arena *a, void *p, size_t old_size, size_t size);
void arena_free(Arena *a);  // NULL: nothing

#endif
