// Why an order went wrong: one sentence, from the events themselves.
//
// Each pattern has a criterion, written beside the function that tests it. They are tried in the order of the table in
// explain.c; the first that fits gives the sentence. Where none fits, only the facts are said.
#ifndef EXPLORE_EXPLAIN_H
#define EXPLORE_EXPLAIN_H

#include "explore.h"
#include "forms.h"
#include "patterns.h"

enum { EXPLAIN_TEXT = 640, EXPLAIN_SAID = 1024 };

typedef struct ExplainCase {
  World *world;  // as the order left it: names and kinds
  const ExploreEvent *event;
  int n;                                 // the order
  const char (*sentence)[OUTCOME_TEXT];  // its steps, as sayings; NULL: not known
  const Outcome *outcome;
  const uint64_t *gives;       // beside outcome->stuck: what each would do (would.h); NULL: not known
  const uint32_t *stuck_line;  // beside outcome->stuck: the line that each waits on; NULL: not known
  // the nearest order that does not break; ngood 0: none. The two differ first at event[parts], good[parts]
  const ExploreEvent *good;
  int ngood;
  const char (*good_sentence)[OUTCOME_TEXT];
  int parts;
} ExplainCase;

typedef struct Explanation {
  ExplorePattern pattern;
  char text[EXPLAIN_TEXT];
  char said[EXPLAIN_SAID];  // the same as a saying; "" when it is longer than that
} Explanation;

void explain(const ExplainCase *c, Explanation *e);        // an order that breaks
const char *explain_pattern_name(ExplorePattern pattern);  // "lost update"; "" for PATTERN_NONE. Static

// How the report calls them. All cut to size.
// "Process-1", "Process-1's feeder"
void explain_process(World *w, int slot, int strand, bool python, char *out, size_t size);
// as on the screen: "counter", "counter's RLock", "Lock@7"
void explain_object(World *w, uint32_t object, char *out, size_t size);
// the same, but a Condition's own lock is called as the Condition is: "cond"
void explain_lock(World *w, uint32_t object, char *out, size_t size);
void explain_cell(World *w, uint32_t object, int64_t index, char *out, size_t size);  // "counter", "numbers[2]"
// of a kill that finds its target in that way, about to take c: " inside its step (store v ← 1, line 3)"
void explain_inside(World *w, const WorldCall *c, WorldInside way, Saying *s);
void explain_value(World *w, uint32_t object, int64_t word, char *out, size_t size);  // as Python writes it

#endif
