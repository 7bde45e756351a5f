// Ringing those who wait at an object. Private to world/.
#ifndef WORLD_WAIT_H
#define WORLD_WAIT_H

#include "world.h"

// After a change of the object was committed: of those who wait there and whose guards are true now, rings up to n for
// each verb (a putter does not take a getter's turn), of a mutex up to n in all; the longest waiting first.
void wait_ring_some(World *w, uint32_t object, int n);
// Everybody who waits there, whatever the guard; and surely (a ring that another was killed in the middle of is made up
// for). For deaths.
void wait_ring_surely(World *w, uint32_t object);
bool wait_is_at(World *w, int slot, int strand, uint32_t object);  // does it stand in line there, among others perhaps
void wait_forget(World *w, int slot);  // a dead process's records: unregistered, their objects rung
void ring_surely(World *w, int slot);

// The usual case, nobody waits: one load.
static inline void wait_ring_next(World *w, uint32_t object) {
  if (w->ring && atomic_load(&w->objects[object].waiters)) wait_ring_some(w, object, 1);
}

#endif
