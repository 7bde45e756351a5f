// The gate, seen from the bench, when somebody decides: who is held before which step, one step let go, what it did.
//
//   conductor_begin(c, world);                  before the first process: everything is held from its first step on
//   for (;;) {
//     conductor_settled(c)                      has everybody come to its next step?
//     conductor_find(c, slot, strand, &posted)    one that is held, and whether it can go
//     conductor_let_go(c, &posted);               one step
//     while (conductor_see(c, &event) == CONDUCTOR_UNDER_WAY) …
//   }
//
// At rest: a process sleeps on its bell and has not been rung since, so it has posted all that it is going to post.
// That is known, not guessed: it goes to sleep only after it has tested each of its strands, and whoever lets a strand
// go rings it. A process that was sent a signal is at rest when the kernel, too, says that it sleeps: a signal wakes it
// before the call that sends it returns.
//
// What is private never matters to the order: a step may be let go while other processes still compute. Its own process
// must be at rest, for its strands share its memory; and after a death, a signal or a switch, and before the clock
// moves, all must be (but for those that compute for long).
//
// The metronome (metronome.h) finds those that can go with the same posted_read and lets them go in the same way.
#ifndef HOSTS_CONDUCTOR_H
#define HOSTS_CONDUCTOR_H

#include "schedule.h"
#include "world/verbs.h"

// A strand of a real process that is held before its step, as its wait record says from outside. Explore, which holds
// the process itself, knows more of such a strand (ExplorePending).
typedef struct Posted {
  int slot, strand;
  bool go;         // it can take it now: its guard is true; a sleeper always can, and moves the clock
  bool timeout;    // its guard is false, but it has a deadline: it can end by that
  WorldCall call;  // without bytes
} Posted;

bool posted_read(World *w, int slot, int strand, Posted *h);  // false: it is not held. Its process may be running
// it may take its step, or end by its deadline, whichever is true of it; moves the clock
bool posted_let_go(World *w, const Posted *h);

typedef enum ConductorSight {
  CONDUCTOR_NOTHING,  // no step is under way
  CONDUCTOR_UNDER_WAY,
  CONDUCTOR_HAPPENED,
  CONDUCTOR_GONE,  // it will not happen: its process died, or a signal's handler came first
} ConductorSight;

typedef struct Conductor {
  World *world;
  bool under_way;             // a step was let go and has not been seen to happen
  Posted went;                // which
  uint64_t events;            // events of its process before it
  int64_t all_must_rest;      // CLOCK_MONOTONIC ns when something happened that others feel without a step of theirs
                              // (a death, a signal, a switch), and not all have come to rest since; 0 none
  bool touched[WORLD_SLOTS];  // may have been sent a signal that it has not felt yet …
  int16_t touched_by[WORLD_SLOTS];  // … by that process, -1 the bench
  bool stopped[WORLD_SLOTS];        // by SIGSTOP, as the kernel said last
} Conductor;

void conductor_begin(Conductor *c, World *w);
bool conductor_at_rest(Conductor *c, int slot);  // or it has ended
bool conductor_settled(Conductor *c);            // all are
// nothing is felt any more of what happened last (who computes for long is not waited for)
bool conductor_quiet(Conductor *c);
// false: nothing is held there, or its process is not at rest
bool conductor_find(Conductor *c, int slot, int strand, Posted *h);
// all that are held in processes at rest, by slot, then strand; returns how many there are
int conductor_posted(Conductor *c, Posted *out, int max);
bool conductor_let_go(Conductor *c, const Posted *h);       // false: not now
ConductorSight conductor_see(Conductor *c, WorldEvent *e);  // HAPPENED (told once): e is its event
void conductor_signalled(Conductor *c, int slot);           // the bench has sent it a signal
void conductor_disturbed(Conductor *c);                     // … or changed something that all see
Choice conductor_choice(const Posted *h);                   // as it is written down

#endif
