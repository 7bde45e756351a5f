// The lab's own inside, shared by its files alone.
#ifndef LAB_INNER_H
#define LAB_INNER_H

#include <sys/stat.h>

#include "explore/cell_text.h"
#include "hosts/config.h"
#include "hosts/conductor.h"
#include "hosts/metronome.h"
#include "explore/outcome.h"
#include "hosts/proc.h"
#include "hosts/supervisor.h"
#include "lab.h"
#include "typed.h"
#include "world/stuck.h"
#include "world/traits.h"
#include "world/view.h"

enum { LAB_READERS = 4, LAB_OBJECTS_SHOWN = 4096 };

typedef struct Seen {  // what /proc said of a process, and when
  ProcStat stat;
  int64_t at;  // CLOCK_MONOTONIC ns; 0 never
  uint32_t generation;
  uint64_t events;  // steps it had made when the last picture was taken
  ProcTimes times;
  int64_t waited;  // ns that it had waited in all
  int waits;       // percent of the time between the last two looks that it waited, -1 not known
} Seen;

typedef struct History {  // a Value's samples, oldest first
  double sample[LAB_HISTORY];
  int n;
} History;

typedef struct Reader {  // one caller of lab_events: where it stands in each ring
  uint64_t next[WORLD_SLOTS];
  int64_t last[WORLD_SLOTS];  // time of the last event given out
  int first;                  // the slot that is served first next time
  WorldEvent raw[WORLD_EVENTS];
} Reader;

struct Lab {
  Supervisor *supervisor;
  World *world;
  // the program
  char *path, *text;
  char *python;  // the command that runs programs; NULL: our own machine
  size_t size;
  char **lines;
  LabProgram program;
  bool opened;
  struct stat file;  // as it was when it was read
  // the run
  LabRunState state;
  LabLimits limits;
  bool limit_output;  // output is kept here, or a limit was asked for
  uint64_t seed;
  uint64_t run;  // number of the run; grows
  Metronome metronome;
  Typed typed;                 // lines of standard input
  void (*moment)(void *data);  // lab_on_moment's
  void *moment_data;
  struct Gate *gate;            // stepping (gate.h); NULL: never yet
  struct Exploring *exploring;  // exploring (explore.h); NULL: nothing to show
  int64_t began;                // CLOCK_MONOTONIC ns
  int64_t ended;                // the run's clock when it was over, -1 not yet
  int64_t ended_wall;           // and the real time then
  int64_t next_check, next_sample, next_total;
  uint64_t memory, memory_most;  // of the run in all, when it was last looked; the most that was seen
  WorldStuck stuck;              // as of the last check
  bool stuck_before;
  char message[LAB_TEXT * 2], message_said[LAB_TEXT * 2];
  // what was read off it
  char *kept;         // output, the last part
  uint16_t *kept_by;  // … and the slot that wrote each byte
  size_t kept_by_room;
  size_t nkept, kept_room;
  uint64_t output_cursor, output_dropped;
  History *history;
  int nhistory;  // by object
  Seen seen[WORLD_SLOTS];
  struct Guarding *guarding;  // which lock stands before which data (guarding.c); NULL: nobody has asked yet
  Reader *reader[LAB_READERS];
  int next_reader;
};

// Sets the message from a saying (world/saying.h).
void lab_say(Lab *lab, const char *said);

// totals.c: is the run's memory past its limit; looks now and then. The limit unless told otherwise; 0: none
bool totals_reached(Lab *lab, int64_t now);
uint64_t totals_default(const Lab *lab);

// run.c: what all kinds of runs begin with
enum { LAB_FIXED_SEED = 1 };  // where orders are compared: stepping, exploring
typedef struct RunHow {
  Conductor *conductor;     // holds the run from its first step on and lets it go; NULL: the run is free
  const char (*knobs)[32];  // their values; NULL: as the program's stand
  const bool *switches;     // likewise
  StepKinds kinds;
} RunHow;
// What runs of this lab must have been stopped; of another it is stopped here.
bool run_start(Lab *lab, const LabOptions *o, const RunHow *how, char *why, size_t size);
bool run_goes(const Lab *lab);  // a run goes on, and it is this lab's
void run_ended(Lab *lab);       // the supervisor has said that it is over: once a run
void run_knob_text(const LabKnob *k, bool explore_values, char out[32]);  // its value as the program is given it

// replay_run.c, gate.c, replay.c: replays an order on real processes to its end. It blocks while the order runs: a few
// milliseconds for a short one, at most some seconds. An earlier run is stopped first, this one at its end.
// masked: printed numbers that are no part of the outcome; NULL: none.
// true: every step was the written one, and *outcome (zeroed, or an outcome; it stays the caller's) is how it ended.
// false: why.
bool lab_replay_outcome(Lab *lab, const LabOptions *o, bool explore_values, const Schedule *order,
                        const PrintedTable *masked, Outcome *outcome, char *why, size_t size);
// The same order, in stepping: held after its first `at` steps, the rest is the future. steps: its words, NULL if they
// are not known.
bool lab_step_begin_order(Lab *lab, const LabOptions *o, bool explore_values, const Schedule *order,
                          const LabStep *steps, int at, char *why, size_t size);
// Fills f with all that a schedule file says of the program as it stands; the order is left empty. The caller frees it
// with schedule_file_free.
void lab_schedule_head(Lab *lab, const LabOptions *o, bool explore_values, ScheduleFile *f);
// Sets the program's switches and knobs as the file at that path says. false: it was made from another text; why
bool lab_schedule_set_up(Lab *lab, const ScheduleFile *f, const char *path, char *why, size_t size);

// watch.c: what is sampled while a run lasts
void watch_reset(Lab *lab);
void watch_output(Lab *lab);
void watch_history(Lab *lab);
const ProcStat *watch_proc(Lab *lab, int slot);  // at most some times a second; NULL: there is no such process

// value.c: words as Python shows them
double value_number(const WorldObjectView *v, int64_t word);
void number_grouped(int64_t n, char *out, size_t size);  // 41,203

// guarding.c: followed at each snapshot
void guarding_reset(Lab *lab);  // a run begins
void guarding_free(Lab *lab);
void guarding_look(Lab *lab);
void guarding_of(const Lab *lab, int object, LabGuarding *out);

// objects.c
void objects_snapshot(Lab *lab, LabObject *out, int n);

// boards.c
bool boards_kept(Lab *lab, uint32_t object);  // has it a board
void boards_fill(Lab *lab, uint32_t object, LabBoard *b);
// messages.c
// A message in a pool's or executor's queue of tasks or results, as text: "f(3)", "9". false: it carries no task or
// result (it ends a worker, or passes between strands); out is a sign for that.
bool message_text(const WorldItem *item, bool executor, bool result, char *out, size_t size);
// A message of a queue or pipe as text: at most LAB_TASK_TEXT bytes, a plain one 32.
void item_text(const Lab *lab, uint32_t object, const WorldItem *item, char *out, size_t size);

#endif
