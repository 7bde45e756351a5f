// Growth: an array that doubles when it is full.
//
// engine/base/ is the ground below every room: what belongs to none of them and needs none of them (growth, the
// clock). It stays this small: whatever knows a word of Python or of the world belongs into a room.
//
//   if (!GROW(list->at, list->room, list->n + 1, 16)) return false;
//   list->at[list->n++] = item;
//
// The memory is malloc's, and is given back with free. What lies on a machine's heap or in an arena grows there
// (heap_resize, arena_grow).
#ifndef BASE_GROW_H
#define BASE_GROW_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Room for `want` elements in all. array: the pointer (NULL at first); room: an int, uint32_t or size_t variable, how
// many elements there is room for (0 at first); first: the least room that is ever made. The room doubles until it is
// enough. What is new is not zeroed. False: no memory, or more than `room` or a size_t of bytes can count; array and
// room are then as they were.
#define GROW(array, room, want, first) \
  grow_array((void *)&(array), sizeof *(array), &(room), GROW_MOST(room), (size_t)(want), (size_t)(first))

// The same, for exactly `want` elements and never fewer than there are: what is made once, or grows by itself.
#define GROW_EXACTLY(array, room, want) \
  grow_array((void *)&(array), sizeof *(array), &(room), GROW_MOST(room), (size_t)(want), 0)

#define GROW_MOST(room) _Generic((room), int : (size_t)INT_MAX, uint32_t : (size_t)UINT32_MAX, size_t : SIZE_MAX)

// How many places an array has next that has `now` of them and needs `want`: doubled, at least `first`; `want` itself
// where doubling would pass `most`, and where first is 0.
size_t grow_room(size_t now, size_t most, size_t want, size_t first);

// What the two call. array: a void **; most: the largest number that *room can hold, and with it room's type.
bool grow_array(void *array, size_t each, void *room, size_t most, size_t want, size_t first);

#endif
