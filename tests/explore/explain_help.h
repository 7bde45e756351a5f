// An order made by hand, with what it ended in, and what is said of it.
#ifndef EXPLAIN_HELP_H
#define EXPLAIN_HELP_H

#include "explore/explain.h"
#include "order_help.h"

static Outcome outcome;
static uint32_t stuck_line[OUTCOME_STUCK];
static Explanation why;
static ExploreEvent good[64];  // the nearest order that does not break; ngood 0: none
static int ngood;
static const uint64_t *gives;  // what the stuck would do; NULL: not known

static inline int setup(void **state) {
  order_begin();
  memset(&outcome, 0, sizeof outcome);
  memset(stuck_line, 0, sizeof stuck_line);
  for (int i = 0; i < 4; i++) {
    outcome.process[i] = (OutcomeProcess){.slot = i, .ended = true};
    snprintf(outcome.process[i].name, sizeof outcome.process[i].name, "%s", order_names[i]);
  }
  outcome.nprocesses = 4;
  ngood = 0;
  gives = NULL;
  return 0;
}

static inline void stale(int slot, uint32_t o, uint32_t line, int64_t value, int64_t read, int over) {
  ExploreEvent *e = store(slot, o, line, value);
  e->seen = e->stale = true;
  e->seen_value = read;
  e->stale_over = over;
  e->lost = 1;
  outcome.kind = OUTCOME_STALE;
  outcome.stale++;
}
static inline void notify(int slot, uint32_t o, uint32_t line, int64_t most, int64_t woke) {
  step(slot, VERB_NOTIFY, o, line, woke)->arg = most;
}
static inline void stuck(int slot, int verb, int o, int holder, uint32_t line) {
  outcome.process[slot].ended = false;
  outcome.stuck[outcome.nstuck] = (OutcomeStuck){.slot = slot, .verb = verb, .object = o, .holder = holder};
  stuck_line[outcome.nstuck++] = line;
  outcome.kind = OUTCOME_DEADLOCK;
}
static inline void fails(int slot, const char *exception) {
  outcome.process[slot].exitcode = 1;
  snprintf(outcome.process[slot].exception, sizeof outcome.process[slot].exception, "%s", exception);
  outcome.kind = OUTCOME_EXCEPTION;
}

// The order made so far is the good one; the one that breaks is made anew.
static inline void was_good(void) {
  memcpy(good, ev, (size_t)n * sizeof *ev);
  ngood = n;
  n = 0;
}

static inline void tell(const char *pattern, const char *text) {
  ExplainCase c = {.world = w, .event = ev, .n = n, .outcome = &outcome, .gives = gives, .stuck_line = stuck_line};
  c.good = good;
  c.ngood = ngood;
  explain(&c, &why);
  assert_string_equal(explain_pattern_name(why.pattern), pattern);
  assert_string_equal(why.text, text);
}

#endif
