// Who holds what along an order, step by step: locks, places of semaphores, queues' reading locks.
//
//   Held h;
//   held_begin(&h, world);
//   for (i = 0; i < n; i++) { …h is what was held before event[i]…; held_step(&h, &event[i], i); }
//
// A process that has ended still holds its locks. The world is only asked for kinds of objects, so it may be the world
// at the order's end.
#ifndef EXPLORE_HELD_H
#define EXPLORE_HELD_H

#include "explore.h"

enum { HELD_MOST = 256, HELD_SET = 8 };

typedef struct Holding {
  uint32_t lock;     // the object
  int slot, strand;  // who took it
  int depth;         // an RLock's
  int since;         // the event that took it
  bool reading;      // a queue's reading lock
} Holding;

typedef struct Held {
  World *world;
  Holding one[HELD_MOST];  // in the order in which they were taken
  int n;
} Held;

void held_begin(Held *h, World *w);
void held_step(Held *h, const ExploreEvent *e, int index);
// a holding of this object, from one[from] on; NULL: nobody has it
const Holding *held_find(const Held *h, uint32_t lock, int from);
const Holding *held_by(const Held *h, uint32_t lock, int slot, int strand);  // by this strand

// A Lock or semaphore that is no lock in this order but a signal: made without a place, or released by a strand that
// had not taken it (as often). Nobody holds it. An RLock never is. What the world has seen counts too
// (world_is_signal).
bool lock_is_signal(World *w, const ExploreEvent *event, int n, uint32_t lock);

// The locks that keep everybody else out (a Lock, an RLock, a semaphore of one place) and that a strand holds, sorted
// by number.
typedef struct LockSet {
  uint32_t lock[HELD_SET];
  int since[HELD_SET];
  int n;
} LockSet;
void held_set(const Held *h, int slot, int strand, LockSet *s);
bool lockset_has(const LockSet *s, uint32_t lock);
// What is held at both moments and was not released in between.
void lockset_throughout(const LockSet *first, const LockSet *last, LockSet *out);
int lockset_common(const LockSet *a, const LockSet *b);  // a lock that both hold, -1 none
// A lock that is held at both moments, but was let go in between; -1: there is none, or some lock was held throughout.
int lockset_twice(const LockSet *first, const LockSet *last);

#endif
