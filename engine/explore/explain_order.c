// What was used before it was ready, and what was not read together (see order.h).
#include <string.h>

#include "order.h"
#include "sync.h"

// ---- order violation ----
// Criterion: a strand of the process read a cell (an object that a manager serves), and not again on another line;
// later another process, which had begun, stored another value there; or never came to it, but did before that read in
// the nearest order that does not break. Nothing orders the two: no join, no message, no signal; that both took the
// same lock, or slept, does not. The strand does not store there itself since the other one began. In the nearest order
// that does not break the same line read another value.

// The other process had begun.
static bool has_begun(const ExplainCase *c, int slot, int load) {
  int birth = birth_of(c, slot);
  return slot == 0 || (birth >= 0 && birth < load);
}

static bool stores_itself(const ExplainCase *c, int from, const ExploreEvent *load) {
  for (int i = from + 1; i < c->n; i++)
    if (is_step(&c->event[i], VERB_STORE) && same_strand(&c->event[i], load) && same_cell(&c->event[i], load))
      return true;
  return false;
}

// An assert may read once more on its line, for its message.
static bool reads_again(const ExplainCase *c, int load) {
  const ExploreEvent *e = &c->event[load];
  int more = 0;
  for (int i = load + 1; i < c->n; i++) {
    if (!is_step(&c->event[i], VERB_LOAD) || !same_strand(&c->event[i], e) || !same_cell(&c->event[i], e)) continue;
    if (c->event[i].choice.line != e->choice.line || more++ || first_failed(c) < 0) return true;
  }
  return false;
}

static const ExploreEvent *sleep_between(const ExplainCase *c, int slot, int to) {
  int birth = birth_of(c, slot);
  for (int i = to - 1; i > birth; i--)
    if (c->event[i].choice.verb == VERB_SLEEP_UNTIL && same_strand(&c->event[i], &c->event[to])) return &c->event[i];
  return NULL;
}

static ExplainCase good_order(const ExplainCase *c) {
  ExplainCase g = *c;
  g.event = c->good;
  g.n = c->ngood;
  g.ngood = 0;
  return g;
}

static int last_on_line(const ExplainCase *c, const ExploreEvent *load) {
  for (int i = c->n - 1; i >= 0; i--) {
    const ExploreEvent *e = &c->event[i];
    if (is_step(e, VERB_LOAD) && same_strand(e, load) && same_cell(e, load) && e->choice.line == load->choice.line)
      return i;
  }
  return -1;
}

// The store that the load should have waited for: in this order, else in the good one. -1: there is none.
static int store_after(const ExplainCase *c, int load) {
  const ExploreEvent *mine = &c->event[load];
  for (int k = load + 1; k < c->n; k++) {
    const ExploreEvent *e = &c->event[k];
    if (!is_step(e, VERB_STORE) || !same_cell(e, mine) || e->choice.slot == mine->choice.slot) continue;
    return sync_before(c->world, c->event, load, k, SYNC_WORDS, (int)mine->choice.object) ? -1 : k;
  }
  return -1;
}

static bool has_stored(const ExplainCase *c, int slot, const ExploreEvent *load) {
  for (int i = 0; i < c->n; i++)
    if (c->event[i].choice.slot == slot && is_step(&c->event[i], VERB_STORE) && same_cell(&c->event[i], load))
      return true;
  return false;
}

static bool read_early(const ExplainCase *c, int load, Early *e) {
  const ExploreEvent *mine = &c->event[load];
  ExplainCase good = good_order(c);
  int again = last_on_line(&good, mine);
  if (reads_again(c, load) || (c->ngood && (again < 0 || c->good[again].value == mine->value))) return false;
  int later = store_after(c, load), before = later < 0 && again >= 0 ? store_before(&good, again, mine) : -1;
  if (later < 0 && before < 0) return false;
  const ExploreEvent *store = later >= 0 ? &c->event[later] : &c->good[before];
  int other = store->choice.slot;
  if (other == mine->choice.slot || store->value == mine->value || !has_begun(c, other, load)) return false;
  if (later < 0 && has_stored(c, other, mine)) return false;
  if (stores_itself(c, birth_of(c, other), mine)) return false;
  *e = (Early){mine, store, sleep_between(c, other, load), mine->choice.object, false};
  return true;
}

// ---- the same of what a manager serves: the steps are its server's, the calls the clients' ----

static int client_at(const ExplainCase *c, int at, uint32_t object) {
  bool served = c->event[at].choice.object == object && (served_looks(c, at) || served_changes(c, at));
  return served ? call_of(c, at) : -1;
}

// The change that the look should have waited for: the other client's call.
static int change_after(const ExplainCase *c, int look, int slot) {
  for (int k = look + 1; k < c->n; k++) {
    int call = client_at(c, k, c->event[look].choice.object);
    if (call < 0) continue;
    if (c->event[call].choice.slot == slot) return -1;
    if (!served_changes(c, k)) continue;
    return sync_before(c->world, c->event, look, k, SYNC_WORDS, SYNC_NO_EXCEPTION) ? -1 : call;
  }
  return -1;
}

// … in a good order: the last change before the same line's look.
static int change_before(const ExplainCase *c, const ExploreEvent *look, uint32_t object) {
  int changed = -1;
  for (int k = 0; k < c->n; k++) {
    int call = client_at(c, k, object);
    if (call < 0) continue;
    const ExploreEvent *e = &c->event[call];
    if (e->choice.slot != look->choice.slot && served_changes(c, k)) changed = call;
    if (same_strand(e, look) && e->choice.line == look->choice.line && served_looks(c, k)) return changed;
  }
  return -1;
}

static bool has_changed(const ExplainCase *c, int slot, uint32_t object) {
  for (int i = 0; i < c->n; i++) {
    int call = client_at(c, i, object);
    if (call >= 0 && c->event[call].choice.slot == slot && served_changes(c, i)) return true;
  }
  return false;
}

static bool looked_early(const ExplainCase *c, int look, int slot, Early *e) {
  uint32_t object = c->event[look].choice.object;
  int call = served_looks(c, look) ? call_of(c, look) : -1;
  if (call < 0 || c->event[call].choice.slot != slot) return false;
  ExplainCase good = good_order(c);
  int later = change_after(c, look, slot), before = later < 0 ? change_before(&good, &c->event[call], object) : -1;
  if (later < 0 && before < 0) return false;
  const ExploreEvent *store = later >= 0 ? &c->event[later] : &c->good[before];
  if (store->choice.slot == slot || !has_begun(c, store->choice.slot, call)) return false;
  if (later < 0 && has_changed(c, store->choice.slot, object)) return false;
  *e = (Early){&c->event[call], store, sleep_between(c, store->choice.slot, call), object, true};
  return true;
}

// ---- reads ----

enum { READS_MOST = 256 };

// The last read of each cell by each strand of the process, the last one first; of a failed process also the read
// before it, if it is on the same line: an assert may read again for its message.
static int last_reads(const ExplainCase *c, int slot, int *read) {
  int n = 0;
  bool failed = first_failed(c) >= 0;
  for (int i = c->n - 1; i >= 0 && n < READS_MOST; i--) {
    const ExploreEvent *e = &c->event[i];
    if (!is_step(e, VERB_LOAD) || (slot >= 0 && e->choice.slot != slot)) continue;
    int known = 0;
    bool again = failed;
    for (int k = 0; k < n && known < 2; k++) {
      const ExploreEvent *later = &c->event[read[k]];
      if (!same_strand(e, later) || !same_cell(e, later)) continue;
      known++;
      again &= e->choice.line == later->choice.line;
    }
    if (known == 0 || (known == 1 && again)) read[n++] = i;
  }
  return n;
}

// What it reads too early is a store that a kill has kept its process from: no wait would have helped.
static bool is_killed_before(const ExplainCase *c, const ExploreEvent *store) {
  if (store >= c->event && store < c->event + c->n) return false;
  for (int i = 0; i < c->n; i++)
    if (is_step(&c->event[i], VERB_KILL) && c->event[i].ended == store->choice.slot) return true;
  return false;
}

bool find_early(const ExplainCase *c, int slot, Early *e) {
  int read[READS_MOST], n = last_reads(c, slot, read);
  for (int i = 0; i < n; i++)
    if (read_early(c, read[i], e) && !is_killed_before(c, e->store)) return true;
  for (int i = c->n - 1; slot >= 0 && i >= 0; i--)
    if (looked_early(c, i, slot, e)) return true;
  return false;
}

void say_early(const ExplainCase *c, Saying *s, const Early *e) {
  const ExploreEvent *load = e->load, *store = e->store;
  SayText sleep = say_line(e->sleep ? e->sleep->choice.line : 0);
  if (e->served)
    say_form(s, FORM_LOOKED_EARLY, "who", who(c, load).text, "object", what(c, e->object).text, "line",
             say_int(load->choice.line).text, "other", who(c, store).text, "stored", say_int(store->choice.line).text,
             "sleep", sleep.text, NULL);
  else
    say_form(s, FORM_READ_EARLY, "who", who(c, load).text, "cell", cell(c, load).text, "value", value(c, load).text,
             "line", say_int(load->choice.line).text, "other", who(c, store).text, "made", value(c, store).text,
             "stored", say_int(store->choice.line).text, "sleep", sleep.text, NULL);
}

// ---- a look and an act ----
// Criterion: a process failed, by no assert, in its last call to what a manager serves; it had looked at the same
// object in an earlier call, and another client changed that in between.

// The last call of that process to a served object: where the server takes it, -1: none.
static int last_served(const ExplainCase *c, int slot) {
  for (int k = c->n - 1; k >= 0; k--) {
    if (!served_looks(c, k) && !served_changes(c, k)) continue;
    int call = call_of(c, k);
    if (call >= 0 && c->event[call].choice.slot == slot) return k;
  }
  return -1;
}

bool served_check_then_act(const ExplainCase *c, Saying *s) {
  int failed = first_failed(c), act = failed < 0 ? -1 : last_served(c, c->outcome->process[failed].slot), other = -1;
  if (act < 0 || strncmp(c->outcome->process[failed].exception, "AssertionError", 14) == 0) return false;
  uint32_t object = c->event[act].choice.object;
  const ExploreEvent *acts = &c->event[call_of(c, act)];
  for (int k = act - 1; k >= 0; k--) {
    int call = client_at(c, k, object);
    if (call < 0) continue;
    const ExploreEvent *e = &c->event[call];
    if (e->choice.slot != acts->choice.slot) {
      if (other < 0 && served_changes(c, k)) other = call;
      continue;
    }
    if (other < 0 || !served_looks(c, k) || !same_strand(e, acts)) return false;
    say_form(s, FORM_SERVED_CHECKED, "who", who(c, acts).text, "object", what(c, object).text, "looked",
             say_int(e->choice.line).text, "other", who(c, &c->event[other]).text, "line",
             say_int(c->event[other].choice.line).text, "acted", say_int(acts->choice.line).text, NULL);
    return true;
  }
  return false;
}

bool order_violation(const ExplainCase *c, Saying *s) {
  Early e;
  int failed = first_failed(c);
  if (failed < 0 || !find_early(c, c->outcome->process[failed].slot, &e)) return false;
  say_early(c, s, &e);
  return true;
}

// ---- torn pair ----
// Criterion: a strand of another process stored to two cells together: under one lock that it held from the first to
// the second, or with nothing between them but loads, acquires and releases. A strand of the process, that stores to
// neither, read both (these are its last reads of them), with nothing else between, one before and one after its store.
// Nothing orders the later store and the read that missed it. A flag that tells of the other cell is no pair: it was
// polled, or it went from 0 to 1 and the other one did not.

// Between the two steps of a strand it does nothing but read, sleep, and take and release locks.
static bool nothing_between(const ExplainCase *c, int a, int b) {
  for (int i = a + 1; i < b; i++) {
    const ExploreEvent *e = &c->event[i];
    WorldFamily f = verb_family(e->choice.verb);
    if (same_strand(e, &c->event[a]) && !is_step(e, VERB_LOAD) && f != FAMILY_LOCK && f != FAMILY_CLOCK) return false;
  }
  return true;
}

// b is the next store of the same strand, to another cell. *lock: what it held all the time
static bool stored_together(const ExplainCase *c, int a, int b, int *lock) {
  LockSet first, last, both;
  locks_at(c, a, &first);
  locks_at(c, b, &last);
  lockset_throughout(&first, &last, &both);
  *lock = both.n ? (int)both.lock[0] : -1;
  return *lock >= 0 || nothing_between(c, a, b);
}

static int next_store(const ExplainCase *c, int a) {
  for (int i = a + 1; i < c->n; i++) {
    if (!same_strand(&c->event[i], &c->event[a]) || !is_step(&c->event[i], VERB_STORE)) continue;
    if (!same_cell(&c->event[i], &c->event[a])) return i;
  }
  return -1;
}

static int loads_of(const ExploreEvent *event, int n, const ExploreEvent *load) {
  int loads = 0;
  for (int i = 0; i < n; i++)
    loads += is_step(&event[i], VERB_LOAD) && same_strand(&event[i], load) && same_cell(&event[i], load) &&
             event[i].choice.line == load->choice.line;
  return loads;
}

// seen: the load that found its store; missed: the store that the other load did not find.
static bool is_flag(const ExplainCase *c, int seen, int missed) {
  const ExploreEvent *flag = &c->event[seen];
  if (loads_of(c->event, c->n, flag) > 1 || loads_of(c->good, c->ngood, flag) > 1) return true;
  return flag->value == 1 && c->event[missed].value != 1 && c->event[missed].value != 0;
}

// x and y: the two loads, in their order. a and b: the two stores, in theirs; one to each cell.
static bool is_torn(const ExplainCase *c, int x, int y, int a, int b, Torn *t) {
  int of_a = same_cell(&c->event[a], &c->event[x]) ? x : y, of_b = of_a == x ? y : x;
  if (!same_cell(&c->event[b], &c->event[of_b]) || (a < of_a) == (b < of_b)) return false;
  int seen = a < of_a ? of_a : of_b, found = a < of_a ? a : b, load = a < of_a ? of_b : of_a, missed = a < of_a ? b : a;
  if (store_before(c, seen, &c->event[seen]) != found || c->event[missed].value == c->event[load].value) return false;
  if (!stored_together(c, a, b, &t->lock)) return false;
  if (sync_before(c->world, c->event, load, missed, SYNC_WORDS, (int)c->event[load].choice.object)) return false;
  if (seen < load && t->lock < 0 && is_flag(c, seen, missed)) return false;
  t->load[0] = x, t->load[1] = y;
  t->store[0] = a, t->store[1] = b;
  return true;
}

static bool torn_at(const ExplainCase *c, int x, int y, Torn *t) {
  if (stores_itself(c, -1, &c->event[x]) || stores_itself(c, -1, &c->event[y])) return false;
  for (int a = c->n - 1; a >= 0; a--) {
    const ExploreEvent *e = &c->event[a];
    if (!is_step(e, VERB_STORE) || e->choice.slot == c->event[x].choice.slot) continue;
    if (!same_cell(e, &c->event[x]) && !same_cell(e, &c->event[y])) continue;
    int b = next_store(c, a);
    if (b >= 0 && is_torn(c, x, y, a, b, t)) return true;
  }
  return false;
}

bool find_torn(const ExplainCase *c, int slot, Torn *t) {
  int read[READS_MOST], n = last_reads(c, slot, read);
  for (int i = 0; i < n; i++)
    for (int k = i + 1; k < n; k++) {
      const ExploreEvent *x = &c->event[read[k]], *y = &c->event[read[i]];
      if (!same_strand(x, y) || same_cell(x, y)) continue;
      if (!nothing_between(c, read[k], read[i])) break;
      if (torn_at(c, read[k], read[i], t)) return true;
    }
  return false;
}

void say_torn(const ExplainCase *c, Saying *s, const Torn *t) {
  const ExploreEvent *x = &c->event[t->load[0]], *y = &c->event[t->load[1]], *a = &c->event[t->store[0]],
                     *b = &c->event[t->store[1]];
  Name lock = {""};
  if (t->lock >= 0) lock = what(c, (uint32_t)t->lock);
  say_form(s, FORM_TORN_PAIR, "who", who(c, x).text, "first", cell(c, x).text, "one", value(c, x).text, "line",
           say_int(x->choice.line).text, "second", cell(c, y).text, "two", value(c, y).text, "other",
           say_int(y->choice.line).text, "writer", who(c, a).text, "stored", say_int(a->choice.line).text, "then",
           say_int(b->choice.line).text, "lock", lock.text, NULL);
}

bool torn_pair(const ExplainCase *c, Saying *s) {
  Torn t;
  int failed = first_failed(c);
  if (failed < 0 || !find_torn(c, c->outcome->process[failed].slot, &t)) return false;
  say_torn(c, s, &t);
  return true;
}
