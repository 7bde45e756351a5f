// Data races by happens-before: two accesses to one cell, at least one a store, neither happens before the other.
//
// What happens before what is found by vector clocks (sync.h). The last store and the reads since it are kept for each
// cell, as epochs: C. Flanagan, S. Freund: "FastTrack: efficient and precise dynamic race detection", PLDI 2009.
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

#include "caveats.h"
#include "explore.h"

typedef struct RaceSide {
  char process[2 * WORLD_NAME];
  uint32_t line;
  bool write;
  char lock[2 * WORLD_NAME];  // a lock that this side holds and the other one lacks; ""
  uint32_t slice;             // it went to so many cells in one step, which are as many in CPython; 0: it is no slice
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
void race_said(const Race *r, Saying *s);
// in one sentence, with the two lines and the lock that one of them lacks
void race_text(const Race *r, char *out, size_t size);
// Slices that race are one step an element from the next search on, if they can be (explore_refine).
void races_refine(const Races *r, Explore *x);
// A race with a slice that is one step is a caveat: torn values are not among the orders that are tried. false: no
// memory
bool race_caveat(const Race *r, const Explore *x, Caveats *to);

#endif
