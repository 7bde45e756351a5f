// The inside of explain: what its criteria share.
//
// A criterion looks at a case; if it fits, it says its sentence and returns true, else it has said nothing.
#ifndef EXPLORE_EXPLAIN_PARTS_H
#define EXPLORE_EXPLAIN_PARTS_H

#include "explain.h"
#include "held.h"

// a saying; by value, so that several can stand in one sentence
typedef struct Name {
  char text[3 * WORLD_NAME];
} Name;
Name who(const ExplainCase *c, const ExploreEvent *e);
Name who_is(const ExplainCase *c, int slot, int strand);
Name what(const ExplainCase *c, uint32_t object);
Name cell(const ExplainCase *c, const ExploreEvent *e);   // of a load or store
Name value(const ExplainCase *c, const ExploreEvent *e);  // what it read or wrote
Name word_of(const ExplainCase *c, uint32_t object, int64_t word);
Name a_child(void);
SayText say_change(int64_t sum);  // "−3", "+3"

// ---- finding steps ----
static inline bool same_strand(const ExploreEvent *a, const ExploreEvent *b) {
  return a->choice.slot == b->choice.slot && a->choice.strand == b->choice.strand;
}
static inline bool by_strand(const ExploreEvent *e, int slot, int strand) {
  return e->choice.slot == slot && e->choice.strand == strand;
}
static inline bool is_step(const ExploreEvent *e, int verb) {
  return e->choice.verb == verb && e->choice.kind == CHOICE_STEP && !e->failed;
}
static inline bool is_on(const ExploreEvent *e, int verb, uint32_t object) {
  return is_step(e, verb) && e->choice.object == object;
}
static inline int64_t index_of(const ExploreEvent *e) { return e->choice.verb == VERB_STORE ? e->arg2 : e->arg; }
// both are a load or a store, of the same cell
bool same_cell(const ExploreEvent *a, const ExploreEvent *b);
int store_before(const ExplainCase *c, int before, const ExploreEvent *of);  // the last store to that cell; -1
// the last load of that cell by that strand; -1
int load_before(const ExplainCase *c, int before, const ExploreEvent *by);
int last_read_of(const ExplainCase *c, int slot);  // the process's last load; -1
int birth_of(const ExplainCase *c, int slot);      // the step that began the process; -1
// a kill that reached the process, with one of these signals (bit 0: signal 1)
bool sends_one_of(const ExploreEvent *e, int slot, int64_t signals);
void held_at(const ExplainCase *c, int at, Held *h);      // just before event[at]
void locks_at(const ExplainCase *c, int at, LockSet *s);  // … by the strand of event[at]
bool is_signal(const ExplainCase *c, uint32_t lock);      // in this order or in the nearest good one (held.h)

// a step of a manager's server on an object that it serves; the client's send that it answers, -1: not known
bool served_looks(const ExplainCase *c, int at);
bool served_changes(const ExplainCase *c, int at);
int call_of(const ExplainCase *c, int at);

// ---- the outcome ----
uint32_t stuck_line(const ExplainCase *c, int i);
static inline bool receives(const OutcomeStuck *s) {  // at an end of a pipe
  return s->verb == VERB_PIPE_RECV || s->verb == VERB_PIPE_POLL;
}
const OutcomeProcess *process_of_slot(const ExplainCase *c, int slot);  // NULL: not in the outcome
// index of the process in the outcome that ended by an exception; -1
int first_failed(const ExplainCase *c);

// ---- the criteria: explain_stuck.c, explain_wake.c, explain_data.c, explain_lockings.c, explain_slice.c,
// explain_ends.c, explain_served.c, explain_signal.c, explain_order.c, explain_inside.c, explain_queue.c ----
enum { RING_SAID = 4 };  // of a ring only so many are told
bool circular_wait(const ExplainCase *c, Saying *t);
bool killed_inside(const ExplainCase *c, Saying *t);
bool holder_killed(const ExplainCase *c, Saying *t);
bool holder_ended(const ExplainCase *c, Saying *t);
bool forgotten_release(const ExplainCase *c, Saying *t);
bool join_before_drain(const ExplainCase *c, Saying *t);
bool kept_end(const ExplainCase *c, Saying *t);
bool both_full(const ExplainCase *c, Saying *t);
bool open_tasks(const ExplainCase *c, Saying *t);
bool served_lost(const ExplainCase *c, Saying *t);
bool notify_too_few(const ExplainCase *c, Saying *t);
bool lost_wakeup(const ExplainCase *c, Saying *t);
bool if_for_while(const ExplainCase *c, Saying *t);
bool nobody_puts(const ExplainCase *c, Saying *t);
bool task_lost(const ExplainCase *c, Saying *t);
bool not_got(const ExplainCase *c, Saying *t);
bool missed_signal(const ExplainCase *c, Saying *t);
bool each_signals(const ExplainCase *c, Saying *t);
bool torn_pair(const ExplainCase *c, Saying *t);
bool order_violation(const ExplainCase *c, Saying *t);
bool served_check_then_act(const ExplainCase *c, Saying *t);
bool queue_check_then_act(const ExplainCase *c, Saying *t);
bool cell_check_then_act(const ExplainCase *c, Saying *t);
bool two_lockings(const ExplainCase *c, Saying *t);
bool served_two_lockings(const ExplainCase *c, Saying *t);
bool wrong_lock(const ExplainCase *c, Saying *t);
bool lost_update(const ExplainCase *c, Saying *t);
bool slice_lost(const ExplainCase *c, Saying *t);

#endif
