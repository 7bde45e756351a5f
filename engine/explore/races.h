// Data races by happens-before: two accesses to one cell, at least one a store, neither happens before the other.
//
// One vector clock a strand. It grows by the strand's own steps, and is joined along synchronization edges: start to
// the first step, the last step to a join, release to acquire, notify to woken, set to wait, feed to get, put to its
// feeder, a place given back to the put that takes it. The last store and the reads since it are kept for each cell, as
// epochs: C. Flanagan, S. Freund: "FastTrack: efficient and precise dynamic race detection", PLDI 2009.
//
// Only cells without a lock of their own race (RawValue, RawArray, lock=False): an access to a synchronized cell takes
// its lock, so what goes wrong there is an atomicity violation (a stale store).
//
//   Races *r = races_new();
//   races_order(r, world, event, n);      each order, as soon as it is finished: the world is as it left it
//   … r->race[0 .. r->n)                   every pair of lines once
//   races_free(r);
#ifndef EXPLORE_RACES_H
#define EXPLORE_RACES_H

#include "explore.h"

typedef struct RaceSide {
  char process[2 * WORLD_NAME];
  uint32_t line;
  bool write;
  char lock[2 * WORLD_NAME];  // a lock that this side holds and the other one lacks; ""
} RaceSide;

typedef struct Race {
  char object[2 * WORLD_NAME];  // "raw", "numbers[2]"
  RaceSide a, b;                // a came first in the order in which it was found
  uint64_t orders;              // in which it was seen
} Race;

typedef struct RaceTables RaceTables;
typedef struct Races {
  Race *race;
  int n, room;
  RaceTables *tables;  // of one order; kept to be used again
} Races;

Races *races_new(void);  // NULL: no memory
void races_free(Races *r);
bool races_order(Races *r, World *w, const ExploreEvent *event, int n);  // false: no memory for it
// The happens-before relation itself, for those who have accesses of their own (threads.h). after is called when step
// i has been taken, and first with i = -1. Then races_strand gives a strand's number (-1: there are too many), with
// what happened before its first step, races_epoch its present epoch; an access of strand `by` in an epoch happened
// before what strand `me` does now if races_before says so. races_give, races_take: an edge by a thing of the caller's.
bool races_walk(Races *r, World *w, const ExploreEvent *event, int n, void (*after)(void *data, Races *r, int i),
                void *data);
int races_strand(Races *r, int slot, int strand, int step);
uint32_t races_epoch(const Races *r, int me);
bool races_before(const Races *r, int by, uint32_t epoch, int me);
void races_give(Races *r, int me, uint32_t thing);
void races_take(Races *r, int me, uint32_t thing);
void race_said(const Race *r, Saying *s);
// in one sentence, with the two lines and the lock that one of them lacks
void race_text(const Race *r, char *out, size_t size);

#endif
