// The gate's scheduler in the bench at a pace: so many steps a second in all, each a seeded random choice among the
// enabled strands.
//
// It chooses when everybody is at rest for certain: every strand has come to its next step, waits, or has ended; every
// process that was started has come to its first step, every one that exits has ended, every signal has arrived. So the
// choice depends on the seed and the program alone, never on who was quick. While somebody is on the way to its next
// step it waits, however long that takes, and says for whom. Nothing here blocks: pausing, another pace and stopping
// act at once.
//
// The world's clock stands still in the gate. A sleep is always enabled; when it is granted the clock moves to its
// deadline. A wait with a timeout times out when the clock has come to its deadline, or when nobody else is enabled. A
// loop that waits on the clock (bind/time.c) looks again and again while others can go on, and the clock moves a little
// with each look; when nobody else can go, it moves to where the loop wants it.
#ifndef HOSTS_METRONOME_H
#define HOSTS_METRONOME_H

#include "conductor.h"

typedef struct Metronome {
  Conductor conductor;
  uint64_t random;  // state of the random choice; never 0
  double pace;      // steps a second; 0: full speed, the world is live
  bool paused;
  int64_t due;    // real time (CLOCK_MONOTONIC ns) of the next grant
  int64_t since;  // it waits since then for somebody to come to its next step; 0: it does not
  int whom;       // … for this slot
  bool idle;      // at the last look everybody was at rest, and no strand was enabled
  // Called when a step is over and everybody is at rest, before the next one is granted: the run stands at a moment.
  // NULL: nobody wants to know. It stays from run to run
  void (*moment)(void *data);
  void *data;
  bool stepped;  // a step was granted since
  // Who keeps the steps: before one is granted (everybody is at rest; clock: a look at the clock moves it so far, else
  // -1), and when it has happened. NULL: nobody does. They stay from run to run
  void (*before)(void *keeper, const Posted *h, int64_t clock);
  void (*after)(void *keeper, const Posted *h, const WorldEvent *e);
  void *keeper;
} Metronome;

// Before the first process: a paced run's clock then begins at a fixed moment. Or in the middle of a run.
void metronome_start(Metronome *m, World *w, uint64_t seed, double pace);
void metronome_set(Metronome *m, double pace, bool paused);  // acts at once
void metronome_signalled(Metronome *m, int slot);            // the bench has sent it a signal
void metronome_tick(Metronome *m, int64_t now);              // grants what is due
void metronome_see(Metronome *m);                            // has the step that was granted happened?
int64_t metronome_due(const Metronome *m);                   // when tick is wanted again; -1: never
// The slot that it has been waiting for so long that a person notices; -1: none.
int metronome_awaits(const Metronome *m, int64_t now);
static inline bool metronome_gates(const Metronome *m) { return m->paused || m->pace > 0; }

#endif
