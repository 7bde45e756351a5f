// What a value holds, as one number: to see later whether it has changed.
//
// Walked is what pickling would take along: the items of containers and of subclasses of them, attributes, the object
// that a bound method is of. Classes, functions, modules and handles on objects of the world go by name and are one
// word. So are processes, threads, proxies and loggers: what the prelude keeps in them changes with their use. No
// Python runs, so what a class's own __getstate__ would leave out counts, too.
#ifndef BIND_CONTENT_H
#define BIND_CONTENT_H

#include "lang/object/heap.h"

enum { CONTENT_MOST = 1 << 17 };  // values that are walked; a larger one is not looked at

typedef struct Content {
  uint64_t hash;
  uint32_t values;  // so many were walked
  bool changes;     // something in it can change
  bool alone;       // nobody refers to anything in it that can change, but it itself and the one who asks
} Content;

// own: the caller's references to v. shallow: which values it has, and not what they hold. false: it is too large, or
// no memory
bool content_of(Value v, uint32_t own, bool shallow, Content *c);

#endif
