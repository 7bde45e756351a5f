// A schedule: which strand took each step of a run, in order. With the program, its switches, knobs and seed it is
// enough to replay the run.
//
// A strand is named by its process's slot and its place in the process. Both are given out in the order of the steps
// that create them, so they are the same in every run of the same order, in gate and in explore. Each choice also holds
// what the step was: a replay that comes to another step is reported as a different run.
#ifndef HOSTS_SCHEDULE_H
#define HOSTS_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "finer.h"
#include "world/inside.h"

typedef enum ChoiceKind {
  CHOICE_STEP,     // the strand takes its step
  CHOICE_TIMEOUT,  // its step ends by its deadline
  CHOICE_SIGNAL,   // the learner's: arg, a signal, is sent to slot
  CHOICE_TOGGLE,   // the learner's: switch number slot is set to arg
} ChoiceKind;

// One choice: which strand takes which step. What the step does follows from the replay.
typedef struct Choice {
  uint8_t kind;    // ChoiceKind
  uint8_t strand;  // its place (world.h: actor_strand)
  uint16_t slot;
  int32_t arg;    // a step: its way. Of a kill way_of, 0: before; of a reading of the clock 1: much time has gone by
  uint16_t verb;  // what the step was: verb, its line and object; 0 for the learner's own
  uint32_t line;
  uint32_t object;  // as WorldCall.object
} Choice;

// The way of a kill that finds the target's strand inside its next step, done or not (world/inside.h).
static inline int way_of(int strand, WorldInside inside) { return 2 * strand + (int)inside; }
static inline int way_strand(int way) { return (way - 1) / 2; }
static inline WorldInside way_inside(int way) { return (WorldInside)((way - 1) % 2 + 1); }
// Where a search finds the step: the strand's place, for another way of it a place of its own.
static inline int choice_place(const Choice *c) {
  return c->strand | (c->kind == CHOICE_STEP || c->kind == CHOICE_TIMEOUT ? c->arg << 8 : 0);
}

typedef struct StepKinds {  // what the steps of an order are
  bool whole_gets;          // a queue's get is one step (world/queue.c)
  bool late;                // what can still change is pickled by a step of its own (VERB_PICKLE)
  bool insides;             // the killed leave what CPython's would (world/inside.h)
  Finer finer;              // what is finer
} StepKinds;

typedef struct Schedule {
  Choice *choice;  // malloc'd
  int n, room;
  StepKinds kinds;
} Schedule;

bool schedule_add(Schedule *s, Choice c);  // false: no memory
void schedule_cut(Schedule *s, int n);     // forgets all after the first n
void schedule_free(Schedule *s);
bool choice_same(const Choice *a, const Choice *b);  // the same actor, the same way, the same verb and line

// The file: JSON. It holds what the schedule was made from, which is compared when it is read.
typedef struct ScheduleFile {
  char program[4096];  // the path or lesson as it was named
  uint64_t hash;       // of the text and all it imports
  uint64_t seed;
  struct {
    char name[32];
    bool on;
  } switches[64];
  int nswitches;
  struct {
    char name[64];
    char value[32];
  } knobs[64];
  int nknobs;
  char outcome[64];  // kind of the outcome it led to: "ok", "deadlock", "stale", …; "" unknown
  char made_by[16];  // "explore", "learner"
  bool guest;        // python3 itself took its steps
  char **argv;
  int argc;  // the program's own arguments, sys.argv[1:]; malloc'd when read
  Schedule schedule;
} ScheduleFile;

bool schedule_write(const ScheduleFile *f, const char *path, char *why, size_t size);  // a whole file or none
// never trusts it; false: one clear line, nothing to free. true: schedule_file_free is the caller's
bool schedule_read(ScheduleFile *f, const char *path, char *why, size_t size);
bool schedule_parse(ScheduleFile *f, const char *text, size_t n, char *why, size_t size);  // the same from memory
void schedule_file_free(ScheduleFile *f);

#endif
