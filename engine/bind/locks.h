// Locks by their number in the world, for types that contain one: Condition, Value, Array.
#ifndef BIND_LOCKS_H
#define BIND_LOCKS_H

#include "bind.h"

// as a native: block and timeout may be V_UNBOUND
Value bind_acquire(Machine *m, uint32_t lock, Value block, Value timeout);
// The same in two halves: its step (NULL: raised), and what came of it, for the step's done
Step *bind_acquire_begin(Machine *m, uint32_t lock, Value block, Value timeout);
Value bind_acquired(Machine *m, Strand *s);
Value bind_release(Machine *m, uint32_t lock);  // as a native
Value bind_lock_repr(Machine *m, uint32_t lock);
uint32_t bind_lock_new(Machine *m, WorldKind kind, int64_t value);  // BIND_NO_OBJECT: raised

#endif
