// The parts of a list or dict as Python shows it: "[1, 2]", "{'a': [1, 2], 'b': 3}".
#ifndef EXPLORE_SHOWN_PARTS_H
#define EXPLORE_SHOWN_PARTS_H

#include <stdbool.h>
#include <stddef.h>

// They point into the text. key: of a dict; else key_size is 0.
typedef struct ShownPart {
  const char *key, *text;
  size_t key_size, size;
} ShownPart;

// Goes on to the next part. *at: behind the opening bracket at first. false: there is none, or it is no such text; *at
// is then where it ends.
bool shown_next(const char **at, ShownPart *p);

// The same text with the parts of each dict, set and Namespace in the order of their keys: two that are equal have one
// text. size: bytes of out with the NUL; the length of text is enough.
void shown_sorted(const char *text, char *out, size_t size);

#endif
