// Internals of running again (see rerun.h), shared by its files.
//
//   rerun.c          the zygote and the runs: begun, led, ended; the ground of a search
//   rerun_step.c     one step of a run, and its event
//   rerun_node.c     states, as the choices that lead to them, and who could go there
//   rerun_round.c    strands that go round and only look
//   rerun_limits.c   what a search has left out, and why
#ifndef EXPLORE_RERUN_INNER_H
#define EXPLORE_RERUN_INNER_H

#include "rerun.h"
#include "hosts/conductor.h"
#include "hosts/supervisor.h"

enum { RERUN_STRANDS = 256 };  // at once

// What a strand has seen since it, or somebody else, changed something of it (rerun_round.c).
enum { ROUND_LOOKS = 6 };
typedef struct Round {
  uint64_t look[ROUND_LOOKS];  // hashes of its steps that only looked, 0 none
  uint16_t times[ROUND_LOOKS];
  uint32_t line;  // of one of them
  VerbFootprint looked;
} Round;

// A strand that has come to its next step, in a state.
typedef struct RerunStrand {
  ExplorePending is;
  bool waited;
  char said[WAIT_SAID];  // of what it prints the first bytes
  Round round;
} RerunStrand;

// A state: how one comes to it from the state before, and who could go on. Reference-counted: by the states behind it,
// by marks, by the present one.
typedef struct RerunNode {
  int refs, depth;
  struct RerunNode *before;  // NULL: the start
  Choice choice;
  int64_t value;   // a load: the word it read, a store: the word it wrote; else 0
  uint32_t index;  // … of which cell
  int n;
  RerunStrand *strand;  // [n], by slot and place
} RerunNode;

typedef enum LeftOut {
  LEFT_OUT_NOTHING,
  LEFT_OUT_OTHERWISE,  // a run took another way than before
  LEFT_OUT_ROUND,      // a strand goes round
  LEFT_OUT_KILL,
  LEFT_OUT_HANDLER,
  LEFT_OUT_OTHERS,  // other programs take part
} LeftOut;

struct Rerun {
  Supervisor supervisor;
  World *world;
  Conductor conductor;
  RerunSetup setup;
  RunConfig config;
  RerunNode *here;  // where the search is
  RerunNode *at;    // where the run is; NULL: there is none
  bool failed;      // the present state cannot be had (why)
  ExploreEnd end;   // … of that
  const PrintedTable *masked;
  bool against;  // a step on the way to the present state was against the rule
  LeftOut left_out;
  char left_said[512], why[512];
  Caveats caveats;
  Posted posted[RERUN_STRANDS];
};

// rerun.c
bool rerun_settle(Rerun *r);  // all are at rest. false: why, end
// rerun_step.c: that strand's step in the run; event NULL: it is only led. false: why, end
bool rerun_step(Rerun *r, const Choice *want, ExploreEvent *event, int64_t *value);
const RerunStrand *rerun_strand(const RerunNode *n, int slot, int place);  // NULL: it has none
// 1 + the line on which it came by such a thing of the outside (OUTSIDE_…), 0: it has none
uint32_t rerun_outside(const Rerun *r, int slot, int thing);
bool rerun_handles(const Rerun *r, int slot, int sig);  // rerun_limits.c: a handler of its own waits for that signal

// rerun_node.c
RerunNode *rerun_node_new(RerunNode *before, const Choice *c, int64_t value, uint32_t index);  // NULL: no memory
RerunNode *rerun_node_keep(RerunNode *n);
void rerun_node_drop(RerunNode *n);
// Fills in who could go, as the run stands. event: the step that led here, NULL the start. false: no memory
bool rerun_node_look(Rerun *r, RerunNode *n, const ExploreEvent *event);

void rerun_place(VerbFootprint *f, uint32_t object, int32_t part, bool write);  // one more

// rerun_round.c
void round_after(const Rerun *r, Round *round, bool own, const ExploreEvent *e);
bool round_turns(const Round *round);  // it has looked at the same so often that it is taken as waiting
bool round_ends(const Round *round);   // … that nobody lets it go on

// rerun_limits.c
void rerun_leave_out(Rerun *r, LeftOut what, const char *said);  // the first of the worst stays
void rerun_note_step(Rerun *r, const ExploreEvent *e);

#endif
