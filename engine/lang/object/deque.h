// collections.deque's memory: a ring. Its operations are types/deque.c's.
#ifndef LANG_OBJECT_DEQUE_H
#define LANG_OBJECT_DEQUE_H

#include "root.h"

static inline Value *deque_place(const Deque *d, uint32_t i) { return &d->items[(d->first + i) & (d->room - 1)]; }
static inline Value deque_at(const Deque *d, int64_t i) { return *deque_place(d, (uint32_t)i); }  // borrowed
void deque_give_room_back(Machine *m, Deque *d);                                                  // of an empty one
void deque_clear(Machine *m, Deque *d);

#endif
