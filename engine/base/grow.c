// Growth: the numbers are checked before the memory is asked for.
#include "grow.h"

#include <stdlib.h>
#include <string.h>

static size_t read_room(const void *room, size_t most) {
  uint32_t narrow;
  size_t wide;
  if (most == SIZE_MAX) return memcpy(&wide, room, sizeof wide), wide;
  return memcpy(&narrow, room, sizeof narrow), narrow;
}

static void write_room(void *room, size_t most, size_t n) {
  uint32_t narrow = (uint32_t)n;
  if (most == SIZE_MAX) memcpy(room, &n, sizeof n);
  else memcpy(room, &narrow, sizeof narrow);
}

size_t grow_room(size_t now, size_t most, size_t want, size_t first) {
  if (first == 0) return want;
  if (now < first) now = first;
  while (now < want) {
    if (now > most / 2) return want;
    now *= 2;
  }
  return now;
}

bool grow_array(void *array, size_t each, void *room, size_t most, size_t want, size_t first) {
  void *old, *new;
  size_t now = read_room(room, most);
  if (want <= now) return true;
  size_t more = grow_room(now, most, want, first);
  if (want > most || more > SIZE_MAX / each) return false;
  memcpy(&old, array, sizeof old);
  new = realloc(old, more * each);
  if (new == NULL) return false;
  memcpy(array, &new, sizeof new);
  write_room(room, most, more);
  // cppcheck-suppress memleak; it is in array now
  return true;
}
