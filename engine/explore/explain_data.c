// Atomicity violations: lost updates, check then act, locks that do not exclude each other.
#include "explain_parts.h"

#include <stdio.h>
#include <string.h>

// ---- an update that is lost ----
// A stale store and the load that it is based on; the store that it overwrote and the load that this one is based on
// (-1: none).

typedef struct Lost {
  int load, over, store, other_load;
} Lost;

// The load that the stale store was made of: not always the last one.
static int load_of(const ExplainCase *c, int store) {
  const ExploreEvent *e = &c->event[store];
  for (int i = store - 1; i >= 0; i--) {
    const ExploreEvent *load = &c->event[i];
    if (is_step(load, VERB_LOAD) && same_strand(load, e) && same_cell(load, e) &&
        (uint64_t)load->result2 == e->seen_version)
      return i;
  }
  return load_before(c, store, e);
}

static bool find_lost(const ExplainCase *c, Lost *l) {
  for (l->store = 0; l->store < c->n; l->store++) {
    const ExploreEvent *e = &c->event[l->store];
    if (!is_step(e, VERB_STORE) || !e->stale) continue;
    l->load = load_of(c, l->store);
    l->over = store_before(c, l->store, e);
    if (l->load < 0 || l->over < l->load) continue;
    l->other_load = load_before(c, l->over, &c->event[l->over]);
    return true;
  }
  return false;
}

// What a strand held from its load to its store.
static void held_through(const ExplainCase *c, int load, int store, LockSet *s) {
  LockSet first;
  locks_at(c, store, s);
  if (load < 0) return;
  locks_at(c, load, &first);
  lockset_throughout(&first, s, s);
}

// ---- wrong lock ----
// Criterion: an update is lost between two strands (or a check was outdated) although one of them held a lock from its
// load to its store. The other one held another lock all that time, or none: the two have no lock in common.

// Was that lock made by the process that uses it? In a child also a threading.Lock that its fork has copied.
static bool made_lock(const ExplainCase *c, const ExploreEvent *by, uint32_t lock) {
  return actor_slot(world_object(c->world, lock)->creator) == by->choice.slot;
}

static void say_different(const ExplainCase *c, Saying *t, int a, const LockSet *mine, int b, const LockSet *theirs) {
  const ExploreEvent *x = &c->event[a], *y = &c->event[b];
  bool own = x->choice.slot != y->choice.slot && made_lock(c, x, mine->lock[0]) && made_lock(c, y, theirs->lock[0]);
  say_form(t, own ? FORM_OWN_LOCKS : FORM_DIFFERENT_LOCKS, "one", who(c, x).text, "cell", cell(c, x).text, "first",
           what(c, mine->lock[0]).text, "line", say_int(x->choice.line).text, "two", who(c, y).text, "second",
           what(c, theirs->lock[0]).text, "other", say_int(y->choice.line).text, NULL);
}

static void say_without(const ExplainCase *c, Saying *t, int with, const LockSet *lock, int without) {
  const ExploreEvent *x = &c->event[with], *y = &c->event[without];
  say_form(t, FORM_WITHOUT_LOCK, "one", who(c, x).text, "cell", cell(c, x).text, "lock", what(c, lock->lock[0]).text,
           "line", say_int(x->choice.line).text, "two", who(c, y).text, "other", say_int(y->choice.line).text, NULL);
}

bool wrong_lock(const ExplainCase *c, Saying *t) {
  Lost l;
  LockSet mine, theirs;
  if (!find_lost(c, &l)) return false;
  held_through(c, l.load, l.store, &mine);
  held_through(c, l.other_load, l.over, &theirs);
  if (mine.n == 0 && theirs.n == 0) return false;
  if (lockset_common(&mine, &theirs) >= 0) return false;
  if (mine.n && theirs.n) say_different(c, t, l.over, &theirs, l.store, &mine);
  else if (mine.n) say_without(c, t, l.store, &mine, l.over);
  else say_without(c, t, l.over, &theirs, l.store);
  const ExploreEvent *store = &c->event[l.store], *over = &c->event[l.over];
  say_form(t, FORM_FELL_ON, "loser", who(c, store).text, "value", value(c, store).text, "other", who(c, over).text,
           "over", value(c, over).text, NULL);
  return true;
}

// ---- lost update ----
// Criterion: a strand stored to a cell that another one had changed since it had read it.

// A lock that was held at the load or at the store, but not all the time in between.
static int held_in_pieces(const ExplainCase *c, const Lost *l) {
  LockSet at_store, at_load;
  locks_at(c, l->store, &at_store);
  if (at_store.n) return (int)at_store.lock[0];
  locks_at(c, l->load, &at_load);
  return at_load.n ? (int)at_load.lock[0] : -1;
}

// By how much a store changed what its strand had read.
static double change_of(const ExplainCase *c, const ExploreEvent *e) {
  if (!world_cells_real(world_object(c->world, e->choice.object)))
    return (double)(int64_t)((uint64_t)e->value - (uint64_t)e->seen_value);
  double now, read;
  memcpy(&now, &e->value, sizeof now);
  memcpy(&read, &e->seen_value, sizeof read);
  return now - read;
}

static bool is_update(const ExploreEvent *e) { return is_step(e, VERB_STORE) && (e->seen || e->stale); }

// The same store in the good order: of that strand, on that line, to that cell, as many of them before it.
static const ExploreEvent *same_in_good(const ExplainCase *c, const ExploreEvent *e) {
  int before = 0;
  for (const ExploreEvent *o = c->event; o < e; o++)
    before += is_update(o) && same_strand(o, e) && same_cell(o, e) && o->choice.line == e->choice.line;
  for (int i = 0; i < c->ngood; i++) {
    const ExploreEvent *o = &c->good[i];
    if (is_update(o) && same_strand(o, e) && same_cell(o, e) && o->choice.line == e->choice.line && before-- == 0)
      return o;
  }
  return NULL;
}

// Does it add what it adds, whatever it has read? A maximum does not: nothing can be said of how much is lost.
static bool adds(const ExplainCase *c, const ExploreEvent *e) {
  const ExploreEvent *good = is_update(e) ? same_in_good(c, e) : NULL;
  if (good == NULL || good->seen_value == e->seen_value) return true;
  double a = change_of(c, e), b = change_of(c, good);
  return a - b < 1e-9 && b - a < 1e-9;
}

// The net loss of the whole order. A stale store loses the word that it overwrites minus the word that its strand had
// read; so value + sum is what the cell should hold. The loss can be told as a number of updates when there is only one
// such store, or when each update changes the cell by the same amount.
typedef struct Loss {
  int stores;
  int64_t sum, updates;
  bool countable;
} Loss;

static int64_t updates_between(const ExplainCase *c, int from, int to) {
  int64_t n = 0;
  for (int i = from + 1; i < to; i++) n += is_step(&c->event[i], VERB_STORE) && same_cell(&c->event[i], &c->event[to]);
  return n;
}

static bool changes_by_the_same(const ExplainCase *c, uint32_t object, int64_t *by) {
  *by = 0;
  for (int i = 0; i < c->n; i++) {
    const ExploreEvent *e = &c->event[i];
    if (!is_step(e, VERB_STORE) || (!e->seen && !e->stale)) continue;
    int64_t change = (int64_t)((uint64_t)e->value - (uint64_t)e->seen_value);
    if (e->choice.object != object) {
      if (e->stale) return false;
      continue;
    }
    if (change == 0 || (*by && change != *by)) return false;
    *by = change;
  }
  return *by != 0;
}

static Loss loss_of(const ExplainCase *c, const Lost *l) {
  Loss loss = {.stores = 0};
  uint32_t object = c->event[l->store].choice.object;
  int64_t by;
  for (int i = 0; i < c->n; i++) {
    if (!is_step(&c->event[i], VERB_STORE) || !c->event[i].stale) continue;
    loss.stores++;
    loss.sum = (int64_t)((uint64_t)loss.sum + (uint64_t)c->event[i].lost);
  }
  if (loss.stores == 1) {
    loss.updates = updates_between(c, l->load, l->store);
  } else if (!world_cells_real(world_object(c->world, object)) && changes_by_the_same(c, object, &by) &&
             loss.sum % by == 0) {
    loss.updates = loss.sum / by;
  }
  loss.countable = loss.updates > 0;
  return loss;
}

// A sum as a change: "−3", "+3".
SayText say_change(int64_t sum) {
  SayText text, n = say_int(sum);
  if (n.text[0] == '-') snprintf(text.text, sizeof text.text, "−%.20s", n.text + 1);
  else snprintf(text.text, sizeof text.text, "+%.20s", n.text);
  return text;
}

static void say_loss(const ExplainCase *c, Saying *t, const Lost *l) {
  Loss loss = loss_of(c, l);
  SayText sum = say_change(loss.sum), n = say_int(loss.updates);
  bool same = loss.sum == loss.updates || loss.sum == -loss.updates ||
              world_cells_real(world_object(c->world, c->event[l->store].choice.object));
  if (!adds(c, &c->event[l->store]) || !adds(c, &c->event[l->over]))
    say_form(t, FORM_OVERWRITTEN, "other", who(c, &c->event[l->over]).text, NULL);
  else if (loss.countable)
    say_form(t, loss.updates == 1 ? FORM_UPDATE_LOST : FORM_UPDATES_LOST, "n", n.text, "sum", same ? "" : sum.text,
             NULL);
  else if (loss.sum) say_form(t, FORM_LOST_IN_ALL, "sum", sum.text, NULL);
  else say_form(t, FORM_LOST_NOTHING, NULL);
}

bool lost_update(const ExplainCase *c, Saying *t) {
  Lost l;
  if (!find_lost(c, &l)) return false;
  const ExploreEvent *load = &c->event[l.load], *over = &c->event[l.over], *store = &c->event[l.store];
  say_form(t, FORM_LOST_UPDATE, "loser", who(c, store).text, "cell", cell(c, store).text, "read",
           word_of(c, store->choice.object, store->seen_value).text, "other", who(c, over).text, "over",
           value(c, over).text, "value", value(c, store).text, NULL);
  say_loss(c, t, &l);
  int lock = held_in_pieces(c, &l);
  SayText line = say_int(store->choice.line);
  if (load->choice.line == store->choice.line) say_form(t, FORM_LINE_NOT_ONE_STEP, "line", line.text, NULL);
  else say_form(t, FORM_LINES_NOT_ONE_STEP, "line", say_int(load->choice.line).text, "other", line.text, NULL);
  if (lock >= 0) say_form(t, FORM_LET_GO_BETWEEN, "lock", what(c, (uint32_t)lock).text, NULL);
  return true;
}

// ---- check then act, on a cell ----
// Criterion: a strand read a cell on one line; another one stored to it; then the first one stored to it on another
// line, without running the first line again. The failed process did this, or read that cell last. The two had no
// common lock that was held all the time.

static bool checked_again(const ExplainCase *c, int from, int to, const ExploreEvent *check) {
  for (int i = from + 1; i < to; i++)
    if (is_step(&c->event[i], VERB_LOAD) && same_cell(&c->event[i], check) && same_strand(&c->event[i], check) &&
        c->event[i].choice.line == check->choice.line)
      return true;
  return false;
}

static bool fails_over(const ExplainCase *c, const ExploreEvent *act) {
  int failed = first_failed(c);
  if (failed < 0) return false;
  int slot = c->outcome->process[failed].slot, read = last_read_of(c, slot);
  return act->choice.slot == slot || (read >= 0 && same_cell(&c->event[read], act));
}

static bool check_of(const ExplainCase *c, int act, Lost *l) {
  const ExploreEvent *e = &c->event[act];
  l->store = act;
  l->over = act;
  while ((l->over = store_before(c, l->over, e)) >= 0) {
    if (same_strand(&c->event[l->over], e)) return false;
    for (l->load = l->over - 1; l->load >= 0; l->load--) {
      const ExploreEvent *check = &c->event[l->load];
      if (!is_step(check, VERB_LOAD) || !same_strand(check, e) || !same_cell(check, e)) continue;
      if (check->choice.line == e->choice.line || checked_again(c, l->over, act, check)) break;
      return true;
    }
  }
  return false;
}

bool cell_check_then_act(const ExplainCase *c, Saying *t) {
  Lost l;
  int first = c->ngood ? c->parts : 0;  // what the good order contains too is not the cause
  for (int act = c->n - 1; act >= first; act--) {
    const ExploreEvent *e = &c->event[act];
    if (!is_step(e, VERB_STORE) || !fails_over(c, e) || !check_of(c, act, &l)) continue;
    const ExploreEvent *check = &c->event[l.load], *over = &c->event[l.over];
    say_form(t, FORM_CHECKED_CELL, "who", who(c, check).text, "cell", cell(c, check).text, "looked",
             say_int(check->choice.line).text, "saw", value(c, check).text, "other", who(c, over).text, "made",
             value(c, over).text, "line", say_int(over->choice.line).text, "acted", say_int(e->choice.line).text,
             "stored", value(c, e).text, NULL);
    return true;
  }
  return false;
}

// ---- check then act, on a queue ----
// Criterion: a strand asked a queue (empty, full, qsize); another one took from it or put into it; then the first one
// used the old answer: its nowait get or put was refused, or its waiting one waits for ever.

static bool is_question(const ExploreEvent *e) {
  return is_step(e, VERB_EMPTY) || is_step(e, VERB_FULL) || is_step(e, VERB_QSIZE);
}
static bool takes(int verb) { return verb == VERB_GET || verb == VERB_RECV || verb == VERB_GET_NOWAIT; }

// Did this step make the queue such that the act cannot succeed?
static bool disappoints(const ExploreEvent *e, int act) {
  if (takes(act)) return takes(e->choice.verb) && e->result && !e->failed && e->choice.kind == CHOICE_STEP;
  return is_step(e, VERB_PUT) && e->result;
}

static bool say_question(const ExplainCase *c, Saying *t, int before, int slot, int strand, uint32_t queue, int act,
                         uint32_t line) {
  int other = -1;
  for (int i = before - 1; i >= 0; i--) {
    const ExploreEvent *e = &c->event[i];
    if (e->choice.object != queue || verb_family(e->choice.verb) != FAMILY_QUEUE) continue;
    if (!by_strand(e, slot, strand)) {
      if (other < 0 && disappoints(e, act)) other = i;
      continue;
    }
    if (e->choice.verb == VERB_GET && act == VERB_RECV && !e->result) continue;  // the first half of the same get
    if (!is_question(e) || other < 0) return false;
    say_form(t, takes(act) ? FORM_CHECKED_GET : FORM_CHECKED_PUT, "who", who(c, e).text, "queue", what(c, queue).text,
             "question", verb_name(e->choice.verb), "asked", say_int(e->choice.line).text, "other",
             who(c, &c->event[other]).text, "line", say_int(c->event[other].choice.line).text, "act",
             say_line(line).text, NULL);
    return true;
  }
  return false;
}

bool queue_check_then_act(const ExplainCase *c, Saying *t) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    const OutcomeStuck *s = &c->outcome->stuck[i];
    if (!takes(s->verb) && s->verb != VERB_PUT) continue;
    if (say_question(c, t, c->n, s->slot, s->strand, (uint32_t)s->object, s->verb, stuck_line(c, i))) return true;
  }
  int failed = first_failed(c);
  for (int i = c->n - 1; failed >= 0 && i >= 0; i--) {
    const ExploreEvent *e = &c->event[i];
    bool refused = (e->choice.verb == VERB_GET_NOWAIT || e->choice.verb == VERB_PUT ||
                    e->choice.kind == CHOICE_TIMEOUT) &&
                   !e->result;
    if (e->choice.slot != c->outcome->process[failed].slot || verb_family(e->choice.verb) != FAMILY_QUEUE || !refused)
      continue;
    return say_question(c, t, i, e->choice.slot, e->choice.strand, e->choice.object, e->choice.verb, e->choice.line);
  }
  return false;
}
