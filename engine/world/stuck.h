// Deadlock detection: who waits for whom, and who can never go on.
//
// It reads only the wait records, while the processes run. The result is certain when two calls in a row have the same
// .reading (the sum of all wait counters): then no wait began or ended in between.
#ifndef WORLD_STUCK_H
#define WORLD_STUCK_H

#include "world.h"

// object -1 none; holder: a slot, -1 none
typedef struct WorldStuckOne {
  int slot, strand;
  int verb;
  int object;
  int holder;
} WorldStuckOne;

typedef struct WorldStuck {
  uint64_t reading;  // of all wait counters: equal readings, no wait began or ended
  int alive;         // processes that are neither ended nor free
  bool all;          // all alive processes are in the set
  bool outside;      // … but one of them waits for a signal, which could come from outside
  int n;             // how many waiting strands are in the set; the list holds up to STUCK_LIST
  WorldStuckOne one[64];
} WorldStuck;
enum { STUCK_LIST = 64 };

// The deadlock: the largest set of processes that wait without a deadline and that no process outside the set can free.
void world_stuck(World *w, WorldStuck *s);

// Slots that could end this wait: a lock's holder, the joined child, a queue's reader. Returns how many it wrote;
// *anybody: any process that runs could (put, notify, release a Lock, send a signal).
int world_could_end(World *w, const WorldCall *c, int *slots, int max, bool *anybody);

// slot waits at object, which next holds (or is, for a join)
typedef struct WorldRing {
  int slot;
  int verb;
  int object;
  int next;
  int strand, next_strand;  // that waits, and that holds the lock which is waited for; 0 else
} WorldRing;
// A circular wait: each waits for what the next one holds. Returns its length; 0: there is none.
int world_ring_of_waits(World *w, WorldRing *ring, int max);

#endif
