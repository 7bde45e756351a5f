// An outcome: what a run ended with, read from its world, of real processes or of explore.
//
// Its end is what it comes to: the values of the shared objects, exit codes, exceptions, each process's own text, or
// who is stuck on what. Which process's line comes first on the screen is no part of it. A PID in a text is replaced by
// its process's name, an address by "0x…". Two runs come to the same end when their outcomes' `end` is equal, and have
// the same outcome when their `key` is: the end, and the kind (a stale store makes no other end).
//
// An outcome owns its lists and texts: zeroed it is empty, outcome_free gives back what it owns. It is copied by
// outcome_copy alone.
#ifndef EXPLORE_OUTCOME_H
#define EXPLORE_OUTCOME_H

#include "base/texts.h"
#include "forms.h"
#include "printed.h"
#include "world/world.h"

// As many strands as a search can follow (CLOCKS_STRANDS) can be stuck, each in a process of its own. OUTCOME_TEXT:
// bytes of a name or a sentence; values and what was printed may be of any length.
enum { OUTCOME_STUCK = 256, OUTCOME_PROCESSES = 256, OUTCOME_TEXT = 160 };

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
  const char *text;  // whole
} OutcomeValue;      // "counter", "2"
// exception: the last line of its traceback, ""; printed: all that it wrote on stdout and stderr, NULL: nothing
typedef struct OutcomeProcess {
  char name[WORLD_NAME];
  int slot;
  bool ended;
  int exitcode;
  bool left_behind;
  char exception[OUTCOME_TEXT];
  const char *printed;
} OutcomeProcess;
// object, holder -1: none. holder: a slot. arg, arg2: of the call
typedef struct OutcomeStuck {
  int slot, strand;
  int verb;
  int object;
  int holder, holder_strand;  // the strand: of a lock; else 0
  int64_t arg, arg2;
} OutcomeStuck;

typedef struct Outcome {
  OutcomeKind kind;
  OutcomeValue *value;
  int nvalues, values_room;  // named cells, and what managers serve, by object number
  OutcomeProcess process[OUTCOME_PROCESSES];
  int nprocesses;
  OutcomeStuck stuck[OUTCOME_STUCK];
  int nstuck;
  uint64_t stale;
  int64_t lost;
  uint64_t end;    // hash of all that makes ends differ
  uint64_t key;    // hash of all that makes outcomes differ
  bool against;    // it is against the rule that is asked for (ExploreRule); its key tells it
  bool no_memory;  // something is missing in it
  Texts texts;     // of its values and processes
} Outcome;

// stuck: processes are left and none can go on (a deadlock). spinning: … some of them spin (a livelock). The world's
// wait records say who waits.
// masked: printed numbers that are no part of an end (printed.h); NULL: none.
void outcome_read(World *w, bool stuck, bool spinning, const PrintedTable *masked, Outcome *o);
// An Outcome is large and seldom full: these touch only what is in it.
void outcome_clear(Outcome *o);                       // there is nothing in it
void outcome_copy(Outcome *to, const Outcome *from);  // to: zeroed, or an outcome
void outcome_free(Outcome *o);
const char *outcome_value(const Outcome *o, const char *name);  // its text; NULL: there is none of that name
const char *outcome_kind_name(OutcomeKind k);                   // "ok", "stale", "exception", "deadlock", "livelock"
bool outcome_breaks(const Outcome *o);
void outcome_set_against(Outcome *o);                 // once, after it was read
uint64_t outcome_key_without_rule(const Outcome *o);  // its key as if there were no rule
// In words, short: "counter = 1", "deadlock: Process-1 waits for b, held by Process-2; …"; of many values the first
// OUTCOME_TOLD, of a long one its beginning. Returns as snprintf.
int outcome_sentence(World *w, const Outcome *o, char *out, size_t size);
// bytes that are enough for it
enum { OUTCOME_TOLD = 16 };
enum { OUTCOME_SAID = (OUTCOME_TEXT + 3 * WORLD_NAME) * (OUTCOME_STUCK + OUTCOME_PROCESSES + 2 * OUTCOME_TOLD) };
// A text for a sentence: whole if it is short, else its beginning with a mark.
typedef struct OutcomeShort {
  char text[OUTCOME_TEXT];
} OutcomeShort;
OutcomeShort outcome_short(const char *text);
void outcome_said(World *w, const Outcome *o, Saying *s);

#endif
