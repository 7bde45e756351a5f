// Ringing those who wait at an object. Private to world/.
#ifndef WORLD_WAIT_H
#define WORLD_WAIT_H

#include "world.h"

// Called after a change of the object was committed. Of the waiters whose guards are true now it rings up to n for each
// verb (so that a putter does not use up a getter's ring), of a mutex up to n in all; the longest waiting first.
void wait_ring_some(World *w, uint32_t object, int n);
// For deaths: rings all waiters, whatever their guards, also if another was killed in the middle of such a ring.
void wait_ring_surely(World *w, uint32_t object);
bool wait_is_at(World *w, int slot, int strand, uint32_t object);  // is it registered there, perhaps at others, too
void wait_forget(World *w, int slot);  // clears a dead process's wait records and rings their objects
void ring_surely(World *w, int slot);

// The usual case, nobody waits: one load.
static inline void wait_ring_next(World *w, uint32_t object) {
  if (w->ring && atomic_load(&world_object(w, object)->waiters)) wait_ring_some(w, object, 1);
}

#endif
