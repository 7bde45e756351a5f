// Is a name one of a fixed few?
#ifndef BASE_ONE_OF_H
#define BASE_ONE_OF_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static inline bool is_one_of(const char *name, const char *const *names, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(names[i], name) == 0) return true;
  return false;
}

// names: an array
#define IS_ONE_OF(name, names) is_one_of(name, names, sizeof names / sizeof *names)

#endif
