// An outcome: what a run ended with, read from its world, of real processes or of explore.
//
// Two runs end the same when their outcomes' keys are equal: the values of the shared objects, exit codes, exceptions,
// what was printed by main, or who is stuck on what. A PID in a text is replaced by its process's name.
#ifndef EXPLORE_OUTCOME_H
#define EXPLORE_OUTCOME_H

#include "forms.h"
#include "world/world.h"

enum { OUTCOME_VALUES = 64, OUTCOME_STUCK = 64, OUTCOME_PROCESSES = 64, OUTCOME_TEXT = 160 };

// the worst that is true of it; all but OK break
typedef enum OutcomeKind {
  OUTCOME_OK,
  OUTCOME_STALE,
  OUTCOME_EXCEPTION,
  OUTCOME_DEADLOCK,
  OUTCOME_LIVELOCK
} OutcomeKind;

typedef struct OutcomeValue {
  char name[WORLD_NAME];
  char text[OUTCOME_TEXT];
} OutcomeValue;  // "counter", "2"
// exception: the last line of its traceback, ""
typedef struct OutcomeProcess {
  char name[WORLD_NAME];
  int slot;
  bool ended;
  int exitcode;
  bool left_behind;
  char exception[OUTCOME_TEXT];
} OutcomeProcess;
// object, holder -1: none. holder: a slot. arg, arg2: of the call
typedef struct OutcomeStuck {
  int slot, strand;
  int verb;
  int object;
  int holder;
  int64_t arg, arg2;
} OutcomeStuck;

typedef struct Outcome {
  OutcomeKind kind;
  OutcomeValue value[OUTCOME_VALUES];
  int nvalues;  // named cells, and what managers serve, by object number
  OutcomeProcess process[OUTCOME_PROCESSES];
  int nprocesses;
  OutcomeStuck stuck[OUTCOME_STUCK];
  int nstuck;
  uint64_t stale;
  int64_t lost;
  // what main printed (stdout and stderr, PIDs replaced), cut with a mark
  char output[4096];
  uint64_t key;  // hash of all that makes outcomes differ
} Outcome;

// stuck: processes are left and none can go on (a deadlock). spinning: … some of them spin (a livelock). The world's
// wait records say who waits.
void outcome_read(World *w, bool stuck, bool spinning, Outcome *o);
// An Outcome is large and seldom full: these touch only what is in it.
void outcome_clear(Outcome *o);  // there is nothing in it
void outcome_copy(Outcome *to, const Outcome *from);
const char *outcome_kind_name(OutcomeKind k);  // "ok", "stale", "exception", "deadlock", "livelock"
bool outcome_breaks(const Outcome *o);
// In words, short: "counter = 1", "deadlock: Process-1 waits for b, held by Process-2; …". Returns as snprintf.
int outcome_sentence(World *w, const Outcome *o, char *out, size_t size);
// bytes that are enough for it
enum { OUTCOME_SAID = (OUTCOME_TEXT + 3 * WORLD_NAME) * (OUTCOME_STUCK + OUTCOME_PROCESSES + 2 * OUTCOME_VALUES) };
void outcome_said(World *w, const Outcome *o, Saying *s);

#endif
