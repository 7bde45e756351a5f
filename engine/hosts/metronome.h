// The gate, seen from the bench: so many steps a second in all, a seeded choice among those that can go.
//
// In the gate the clock is the world's: it stands still but for the sleepers. A sleeper is one more that may go, and
// when it goes the clock shows its deadline. A wait with a timeout ends by it when the clock has come that far, or when
// nobody else can go.
#ifndef HOSTS_METRONOME_H
#define HOSTS_METRONOME_H

#include "world/world.h"

typedef struct Metronome {
  World *world;
  uint64_t random;  // state of the choice; never 0
  double pace;      // steps a second; 0: flat out, the world is live
  bool paused;
  int64_t due;                       // real time (CLOCK_MONOTONIC ns) of the next grant
  int granted_slot, granted_strand;  // the last one; -1 none
  int64_t granted_at;
  bool idle;  // at the last look nobody could go
} Metronome;

void metronome_start(Metronome *m, World *w, uint64_t seed, double pace);
void metronome_set(Metronome *m, double pace, bool paused);  // acts at once
void metronome_tick(Metronome *m, int64_t now);              // grants what is due
int64_t metronome_due(const Metronome *m);                   // when tick is wanted again; -1: never
static inline bool metronome_gates(const Metronome *m) { return m->paused || m->pace > 0; }

#endif
