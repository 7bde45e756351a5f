// Stepping, inside the lab: the caller decides whose step is next (see lab.h). Shared by gate*.c, replay*.c, trace.c
// and run.c.
//
// The order is one list: order[0 .. at) has happened; the rest had happened before the caller went back, or is what a
// schedule asks for. steps and facts run beside it: each step in words, and what it did. Going back means to start new
// processes and to lead them along the order, up to lead_to.
#ifndef LAB_GATE_H
#define LAB_GATE_H

#include "inner.h"

// A step's cell: index and word. took: it got a lock or a queue's reading lock.
// look: of a look at the clock by a run at a pace, how far it moved it; 0: it moved to where it was asked to
typedef struct Fact {
  int64_t index, value, look;
  bool took;
} Fact;

typedef struct GateKept {  // an order that was left
  Choice *choice;
  LabStep *steps;
  Fact *facts;
  int n;
} GateKept;

typedef struct Gate {
  LabGate pub;
  Conductor conductor;
  Schedule order;
  LabStep *steps;
  Fact *facts;
  int room;  // beside order.choice
  GateKept *kept;
  LabWay *ways;  // what is said of them
  int nkept, kept_room, ways_room;
  LabChoice choices[LAB_CHOICES];
  Posted posted[LAB_CHOICES];  // what pub.choices were made from
  char getting[LAB_TEXT];      // the message that the step under way will get, as text; ""
  int64_t word;                // or the word that it will load
  char killing[2 * LAB_TEXT];  // of a kill: what it finds its target inside of, a saying; ""
  int lead_to;                 // the run is led up to this step; = pub.at: it is not led
  double lead_pace;
  int64_t due;   // lead_pace: steps a second while led, 0 as fast as it goes; due: CLOCK_MONOTONIC ns of the next
  bool careful;  // all strands come to rest before the next step is let go
  void (*before)(Lab *lab, void *data);
  void *before_data;  // before: called then, may be NULL
  double pace;        // when it is let run on
  // The strand that goes on by the grain, -1 none; since which step.
  int alone, alone_strand;
  uint32_t alone_line;
  int alone_from;
  // Steps inside a call follow the one that the caller let go (gate_fold.c); since which step
  bool folds;
  int folds_from;
  // While a run goes at a pace its steps are kept here, too (gate_tape.c). CUT: those that are kept have happened, and
  // more, which are not known
  enum { TAPE_NONE, TAPE_GOES, TAPE_CUT } tape;
  int64_t look;                 // of the step that is taken at a pace
  bool by_itself, inside;       // the step under way was let go by the grain; because it is inside a call
  bool accounted[WORLD_SLOTS];  // its end is in the order, or will be
  int64_t busy_since;           // not at rest since, 0 at rest
  // what each run of it is started with
  LabOptions options;
  char **argv;
  char (*knobs)[32];
  bool switches[WORLD_SWITCHES];
} Gate;

typedef struct GateOrder {
  bool explore_values;
  const Schedule *order;
  const LabStep *steps;  // NULL: none
  int lead_to;
  double pace;
  bool careful;
  const char (*knobs)[32];  // the settings that it begins with; NULL: as the program's stand
  const bool *switches;
} GateOrder;

static inline bool gate_on(const Lab *lab) { return lab->gate && lab->gate->pub.on; }
// The steps of the run that goes are kept, all of them.
static inline bool gate_tapes(const Lab *lab) {
  return lab->gate && !lab->gate->pub.on && lab->gate->tape == TAPE_GOES;
}
static inline bool gate_leads(const Gate *g) { return g->lead_to > g->pub.at; }

// gate.c
void gate_prepare(Lab *lab, const LabOptions *o, const GateOrder *order);    // what each run of it is started with
void gate_record(Gate *g, Choice c, const LabStep *step, const Fact *fact);  // the step that was done at `at`
void gate_account_for_deaths(Lab *lab);
bool gate_begin(Lab *lab, const LabOptions *o, const GateOrder *order, char *why, size_t size);
// Ends stepping. The run, if there is one, is left as it is.
void gate_leave(Lab *lab);
void gate_free(Lab *lab);
void gate_tick(Lab *lab, int64_t now);
int64_t gate_due(const Lab *lab);  // CLOCK_MONOTONIC ns when gate_tick is wanted; -1: no hurry
void gate_pace(Lab *lab, double pace);
void gate_toggled(Lab *lab, int i, bool on);  // a switch was set
bool gate_at_rest(const Lab *lab);            // held, and everybody has come to its next step

typedef enum Ending {
  ENDING_OVER,     // all processes have ended
  ENDING_STUCK,    // some are left, and none can go
  ENDING_OPEN,     // some could go on
  ENDING_DIFFERS,  // the order could not be followed: the gate's message says where
  ENDING_NEVER,    // somebody computes for ever
} Ending;

typedef void OnReplayStep(Lab *lab, int step, void *data);

// replay.c, replay_run.c
// The program must be open.
bool replay_begin(Lab *lab, const LabOptions *o, ScheduleFile *f, const char *path, int lead_to, bool careful,
                  char *why, size_t size);
// Leads the run along the order to its end; blocks. on_step, if not NULL, is called after each step.
Ending replay_follow(Lab *lab, OnReplayStep *on_step, void *data);

void gate_same_room(Gate *g);  // for as many steps as the order has
void gate_lead_to(Lab *lab, int at, bool fresh);

// gate_tape.c
void gate_tape_begin(Lab *lab, const LabOptions *o);  // before a run begins: if it has a pace
void gate_tape_seed(Lab *lab);                        // … it has begun
void gate_tape_on(Lab *lab);                          // a run that was held goes on at a pace, or flat out
void gate_tape_flat_out(Lab *lab);                    // from here on nobody knows in which order
void gate_tape_learner(Lab *lab, const Choice *c);    // the learner's doing while a run goes at a pace

// gate_ways.c
void gate_keep_way(Gate *g);  // the order as it stands, before it is cut
void gate_see_ways(Gate *g);  // what is said of those that are kept; those that the order contains are forgotten
void gate_forget_ways(Gate *g);

// gate_fold.c: which of the choices (posted) is a step inside a call that can go by itself, -1 none. All are at rest
int gate_inside(const Lab *lab);
// the client's send (from 0, in the order) that a server's step answers, -1: it is no such step, or that is not known
int gate_call(const Lab *lab, const Posted *h);

// gate_gets.c: without an order, is a queue's get one step
bool gate_whole_gets(const Lab *lab);

// gate_kill.c: a kill whose way (Posted.way) is not 0
bool gate_kill_can(Lab *lab, const Posted *kill);
bool gate_kill_keep(Lab *lab, const Posted *kill);  // what the way leaves behind; then the kill may go. false: not now
void gate_kill_say(Lab *lab, const Posted *kill, Saying *s);
// Adds the ways that the kill has now to the n in out; returns how many are in out then.
int gate_kill_ways(Lab *lab, const Posted *kill, Posted *out, int n, int max);

// gate_words.c
void gate_say_posted(Lab *lab, const Posted *h, LabChoice *out);
void gate_look_before(Lab *lab, const Posted *h);  // at what the step is going to find
void gate_say_done(Lab *lab, const Posted *h, const WorldEvent *e, LabStep *out, Fact *fact);
void gate_say_learner(Lab *lab, const Choice *c, LabStep *out);
void gate_say_written(Lab *lab, const Choice *c, LabStep *out);  // as far as it is known from the choice alone

#endif
