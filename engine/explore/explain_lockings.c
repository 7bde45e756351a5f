// Check then act: tested, and changed by what was seen, with no lock held in between. Of one lock that was held at
// both, the sentence says so.
#include "order.h"

// ---- by the machine's word ----
// Criterion: a strand stored to a cell; with what stood there before the store an earlier load of its own would have
// taken it another way (ExploreEvent.tested). It held one lock at both, but let it go in between; or tested under none
// that it held at the store. Without a lock at the store it is one that was made of a load: a blind one may be part of
// an algorithm without locks (Lamport's fast mutex).

// The load that was the test; -1: not found.
static int test_of(const ExplainCase *c, int act) {
  const ExploreEvent *e = &c->event[act];
  for (int i = act - 1; i >= 0; i--) {
    const ExploreEvent *load = &c->event[i];
    if (is_step(load, VERB_LOAD) && same_strand(load, e) && same_cell(load, e) && (uint64_t)load->result2 == e->tested)
      return i;
  }
  return -1;
}

static int locked_twice(const ExplainCase *c, int check, int act) {
  LockSet first, last;
  locks_at(c, check, &first);
  locks_at(c, act, &last);
  return lockset_twice(&first, &last);
}

// Tested without a lock that is held at the act.
static bool tested_without(const ExplainCase *c, int check, int act) {
  LockSet first, last;
  locks_at(c, check, &first);
  locks_at(c, act, &last);
  return lockset_common(&first, &last) < 0 && (last.n > 0 || c->event[act].seen);
}

// Another strand's last change of the cell since the test; -1.
static int changed_since(const ExplainCase *c, int check, int act) {
  for (int i = act; (i = store_before(c, i, &c->event[act])) > check;)
    if (!same_strand(&c->event[i], &c->event[act])) return i;
  return -1;
}

bool two_lockings_at(const ExplainCase *c, int act, TwoLockings *found) {
  const ExploreEvent *e = &c->event[act];
  if (!is_step(e, VERB_STORE) || e->stale || e->tested == UINT64_MAX) return false;
  found->act = act;
  found->check = test_of(c, act);
  found->other = found->check < 0 ? -1 : changed_since(c, found->check, act);
  if (found->other < 0) return false;
  found->lock = locked_twice(c, found->check, act);
  return found->lock >= 0 || tested_without(c, found->check, act);
}

// ---- by what failed ----
// Criterion: a process failed; a strand of it had last read a cell that it held a lock for, which it had read on
// another line under the same lock before; it had let the lock go, and another one had changed the cell.

static bool refuted_at(const ExplainCase *c, int act, TwoLockings *found) {
  const ExploreEvent *e = &c->event[act];
  *found = (TwoLockings){.act = act, .check = -1, .other = changed_since(c, -1, act), .lock = -1};
  for (int i = found->other - 1; found->check < 0 && i >= 0; i--) {
    const ExploreEvent *load = &c->event[i];
    if (!is_step(load, VERB_LOAD) || !same_strand(load, e) || !same_cell(load, e)) continue;
    if (load->choice.line == e->choice.line) return false;
    found->check = i;
  }
  if (found->check < 0 || c->event[found->check].value == e->value) return false;
  found->lock = locked_twice(c, found->check, act);
  return found->lock >= 0;
}

// ---- in words ----

void say_two_lockings(const ExplainCase *c, Saying *t, const TwoLockings *l) {
  const ExploreEvent *check = &c->event[l->check], *other = &c->event[l->other], *act = &c->event[l->act];
  bool stored = is_step(act, VERB_STORE);
  say_form(t, l->lock < 0 ? FORM_CHECKED_CELL : FORM_TWO_LOCKINGS, "who", who(c, check).text, "cell",
           cell(c, check).text, "lock", l->lock < 0 ? "" : what(c, (uint32_t)l->lock).text, "looked",
           say_int(check->choice.line).text, "saw", value(c, check).text, "other", who(c, other).text, "made",
           value(c, other).text, "line", say_int(other->choice.line).text, "acted", say_int(act->choice.line).text,
           "stored", stored ? value(c, act).text : "", "found", stored ? "" : value(c, act).text, NULL);
}

bool two_lockings(const ExplainCase *c, Saying *t) {
  TwoLockings found;
  int first = c->ngood ? c->parts : 0;  // what the good order contains too is not the cause
  for (int act = c->n - 1; act >= first; act--) {
    if (!two_lockings_at(c, act, &found)) continue;
    say_two_lockings(c, t, &found);
    return true;
  }
  int failed = first_failed(c), read = failed < 0 ? -1 : last_read_of(c, c->outcome->process[failed].slot);
  if (read < first || !refuted_at(c, read, &found)) return false;
  say_two_lockings(c, t, &found);
  return true;
}
