// The gate's scheduler in the bench, when somebody else chooses the steps: which strands are held before which step,
// grant one step, see what it did.
//
//   conductor_begin(c, world);                  before the first process: every step is held from the first on
//   for (;;) {
//     conductor_settled(c)                      are all processes at rest?
//     conductor_find(c, slot, strand, &posted)  a strand that is held, and whether it is enabled
//     conductor_let_go(c, &posted);             grants one step
//     while (conductor_see(c, &event) == CONDUCTOR_UNDER_WAY) …
//   }
//
// At rest: a process sleeps on its bell (its futex) and has not been rung since, so all its strands have posted their
// steps. This is certain: a process sleeps only after it has tested each strand, and a grant rings it. A process that
// was sent a signal is at rest when /proc, too, says that it sleeps: a signal wakes it before kill() returns.
//
// Private work does not affect the order: a step may be granted while other processes compute. Its own process must be
// at rest, since its strands share memory. After a death, a signal or a toggled switch, and before the clock moves, all
// processes must be at rest (but for those that compute for long: by their own processor time, not by the clock on the
// wall, which also runs while they are not let run).
//
// The metronome (metronome.h) chooses by a seed, so it may choose only when everybody is at rest for certain
// (conductor_certain).
#ifndef HOSTS_CONDUCTOR_H
#define HOSTS_CONDUCTOR_H

#include "schedule.h"
#include "world/verbs.h"

// A strand of a real process that the gate holds before its step, read from its wait record. Explore's counterpart,
// which knows more, is ExplorePending.
typedef struct Posted {
  int slot, strand;
  bool go;         // enabled: its guard is true. A sleep until a time is always enabled, and moves the clock
  bool timeout;    // its guard is false, but it has a deadline: it can end by that
  WorldCall call;  // without bytes
  int way;         // the one that is chosen (Choice.arg)
} Posted;

typedef enum ConductorSight {
  CONDUCTOR_NOTHING,  // no step is under way
  CONDUCTOR_UNDER_WAY,
  CONDUCTOR_HAPPENED,
  CONDUCTOR_GONE,  // it will not happen: its process died, or a signal's handler runs first
} ConductorSight;

typedef struct Conductor {
  World *world;
  bool under_way;             // a step was granted and has not been seen to happen
  Posted went;                // that step
  uint64_t events;            // events of its process before it
  bool all_must_rest;         // something happened that others notice without a step of theirs (a death, a signal, a
                              // switch), and not all were at rest since
  bool touched[WORLD_SLOTS];  // may have a signal on its way …
  int16_t touched_by[WORLD_SLOTS];  // … by that process, -1 the bench
  int64_t spent[WORLD_SLOTS];       // while all must rest: its processor time (ns) when it was first looked at, -1: not
                                    // yet
  bool stopped[WORLD_SLOTS];        // by SIGSTOP, as the kernel said last
} Conductor;

void conductor_begin(Conductor *c, World *w);
bool conductor_at_rest(Conductor *c, int slot);  // or it has ended
bool conductor_settled(Conductor *c);            // all are
// The same whatever the program did, also signals that were no step: asks /proc for each process. *who: one that is
// not, when it is false.
bool conductor_certain(Conductor *c, int *who);
// all processes have noticed the last such event (those that compute for long are not waited for)
bool conductor_quiet(Conductor *c);
// false: the strand is not held, or its process is not at rest
bool conductor_find(Conductor *c, int slot, int strand, Posted *h);
// all held strands of processes at rest, by slot, then strand; returns how many there are
int conductor_posted(Conductor *c, Posted *out, int max);
bool conductor_let_go(Conductor *c, const Posted *h);  // false: not now
// Lets a wait on the clock look again (VERB_SLEEP_UNTIL with arg 1), when the clock has moved only this far.
bool conductor_let_look(Conductor *c, const Posted *h, int64_t clock);
ConductorSight conductor_see(Conductor *c, WorldEvent *e);  // HAPPENED (told once): e is its event
void conductor_take_over(Conductor *c, World *w);           // a run that is under way
void conductor_signalled(Conductor *c, int slot);           // the bench has sent it a signal
void conductor_disturbed(Conductor *c);                     // … or changed something that all see
Choice conductor_choice(const Posted *h);                   // as a schedule keeps it

#endif
