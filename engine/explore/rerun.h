// Real processes, searched by running them again: a ground (ground.h) for programs that another interpreter runs.
//
// Nothing of a process can be taken back. So a mark is the list of choices that lead there, and to go back is to forget
// the run: the next look begins a new one and leads it along the choices. Each run's main process is forked from a
// zygote (hosts/binding.h: guests), each step goes through the gate as in stepping (hosts/conductor.h), and the run is
// looked at when all its processes are at rest.
//
// What it cannot know makes a search incomplete, by name (rerun_left_out):
//   a run that is led again takes another way than before, also after some tries
//   a process waits for the outside, or computes for too long
//   a strand goes round and only looks: it is taken as waiting, until what it looks at changes
//   a process is killed inside a call, or a signal's handler runs: they come between steps alone
//
// Memory that processes share and that is no object: the steps of those that have some depend on each other.
#ifndef EXPLORE_RERUN_H
#define EXPLORE_RERUN_H

#include <signal.h>

#include "caveats.h"
#include "ground.h"

typedef struct Rerun Rerun;

typedef struct RerunSetup {
  const RunConfig *config;  // lives as long as the Rerun; its births are set here
  const BindingOps *binding;
  // ProcessBirth.guests
  void (*guests)(World *w, const RunConfig *config, int socket, int death);
  uint64_t seed;
  bool whole_gets;  // StepKinds
  const uint32_t *switches;
  int nswitches;
  const ExploreRule *rule;             // NULL: none
  const volatile sig_atomic_t *hurry;  // not 0, and the time is up: what goes on is left (EXPLORE_LATE)
  int64_t end;                         // … CLOCK_MONOTONIC ns; INT64_MAX: never
} RerunSetup;

// The zygote is there and main has come to its first step. NULL: why says the reason, as a saying. One in an OS
// process.
Rerun *rerun_new(const RerunSetup *setup, char *why, size_t size);
void rerun_free(Rerun *r);  // no process of it is left
SearchGround rerun_ground(Rerun *r);
StepKinds rerun_step_kinds(const Rerun *r);
void rerun_mask_printed(Rerun *r, const PrintedTable *masked);
// Why the orders that were taken are not all: a saying. false: nothing was left out.
bool rerun_left_out(const Rerun *r, Saying *s);
bool rerun_caveats(const Rerun *r, Caveats *to);  // what it has learnt in all orders. false: no memory

#endif
