// The gate's scheduler in the bench at a pace: so many steps a second in all, each a seeded random choice among the
// enabled strands.
//
// The world's clock stands still in the gate. A sleep is always enabled; when it is granted the clock moves to its
// deadline. A wait with a timeout times out when the clock has come to its deadline, or when nobody else is enabled.
#ifndef HOSTS_METRONOME_H
#define HOSTS_METRONOME_H

#include "world/world.h"

typedef struct Metronome {
  World *world;
  uint64_t random;  // state of the random choice; never 0
  double pace;      // steps a second; 0: full speed, the world is live
  bool paused;
  int64_t due;                       // real time (CLOCK_MONOTONIC ns) of the next grant
  int granted_slot, granted_strand;  // the last one; -1 none
  int64_t granted_at;
  bool idle;  // at the last look no strand was enabled
} Metronome;

void metronome_start(Metronome *m, World *w, uint64_t seed, double pace);
void metronome_set(Metronome *m, double pace, bool paused);  // acts at once
void metronome_tick(Metronome *m, int64_t now);              // grants what is due
int64_t metronome_due(const Metronome *m);                   // when tick is wanted again; -1: never
static inline bool metronome_gates(const Metronome *m) { return m->paused || m->pace > 0; }

#endif
