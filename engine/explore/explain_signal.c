// Signals: who waits for what another one would say only later, and what was said before anybody listened.
#include "explain_parts.h"

#include "would.h"

// ---- each waits for the other's signal ----
// Criterion: a ring of stuck strands, of different processes, that wait for different things: a release, a set, a
// notify, an item, a message, an end; one of them at least for a signal, no lock and no end. Each, if it got that,
// would do what the one before it waits for. This is asked of the machine (would.h); without it: it has done so before,
// in this order or in the nearest good one. Two that wait for a message at the two ends of one pipe are such a ring.

static bool is_signal_wait(const ExplainCase *c, const OutcomeStuck *s) {
  switch (s->verb) {
  case VERB_ACQUIRE: return s->object >= 0 && is_signal(c, (uint32_t)s->object);
  case VERB_WAIT:
  case VERB_WOKEN:
  case VERB_RECV:
  case VERB_PIPE_RECV:
  case VERB_PIPE_POLL: return s->object >= 0;
  default: return false;
  }
}

static bool may_be_in_ring(const ExplainCase *c, const OutcomeStuck *s) {
  return is_signal_wait(c, s) || (s->verb == VERB_ACQUIRE && s->object >= 0) ||
         (s->verb == VERB_JOIN && s->holder >= 0);
}

static bool did(const ExploreEvent *event, int n, const OutcomeStuck *by, const OutcomeStuck *what) {
  for (int i = 0; i < n; i++)
    if (event[i].choice.slot == by->slot && step_frees(&event[i], what)) return true;
  return false;
}

// Would stuck[a] do what stuck[b] waits for?
static bool would(const ExplainCase *c, int a, int b) {
  const OutcomeStuck *by = &c->outcome->stuck[a], *what = &c->outcome->stuck[b];
  if (by->slot == what->slot || !may_be_in_ring(c, by) || !may_be_in_ring(c, what)) return false;
  if (by->object >= 0 && by->object == what->object && !receives(by)) return false;
  if (receives(by) && receives(what) && by->object == what->object) return (by->arg & 1) != (what->arg & 1);
  if (c->gives) return c->gives[a] >> b & 1;
  return did(c->event, c->n, by, what) || did(c->good, c->ngood, by, what);
}

// The shortest walk from one to the next that comes back to where it began: breadth first. ring: in the order of
// waiting. 0: there is none.
static int ring_from(const ExplainCase *c, int first, int *ring) {
  int from[OUTCOME_STUCK], queue[OUTCOME_STUCK], n = 0, all = c->outcome->nstuck;
  for (int i = 0; i < all; i++) from[i] = -1;
  queue[n++] = first;
  for (int k = 0; k < n; k++)
    for (int next = 0; next < all; next++) {
      if (!would(c, next, queue[k])) continue;
      if (next != first && from[next] < 0) from[next] = queue[k], queue[n++] = next;
      if (next != first) continue;
      int length = 0;
      for (int at = queue[k]; at >= 0; at = at == first ? -1 : from[at]) ring[length++] = at;
      for (int i = 0; i < length / 2; i++) {
        int swap = ring[i];
        ring[i] = ring[length - 1 - i];
        ring[length - 1 - i] = swap;
      }
      return length;
    }
  return 0;
}

static bool has_signal(const ExplainCase *c, const int *ring, int n) {
  for (int i = 0; i < n; i++)
    if (is_signal_wait(c, &c->outcome->stuck[ring[i]])) return true;
  return false;
}

static void say_signal_link(const ExplainCase *c, Saying *t, int i) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  Name name = who_is(c, s->slot, s->strand);
  SayText line = say_line(stuck_line(c, i));
  if (s->verb == VERB_JOIN)
    say_form(t, FORM_RING_JOINS, "who", name.text, "process", who_is(c, s->holder, 0).text, "line", line.text, NULL);
  else
    say_form(t, FORM_RING_WAITS, "who", name.text, "wanted", what(c, (uint32_t)s->object).text, "line", line.text,
             NULL);
}

bool each_signals(const ExplainCase *c, Saying *t) {
  int ring[OUTCOME_STUCK], n = 0;
  for (int first = 0; first < c->outcome->nstuck && n == 0; first++) {
    n = ring_from(c, first, ring);
    if (!has_signal(c, ring, n)) n = 0;
  }
  if (n < 2) return false;
  for (int i = 0; i < n && i < RING_SAID; i++) {
    if (i) say_form(t, FORM_NEXT, NULL);
    say_signal_link(c, t, ring[i]);
  }
  if (n > RING_SAID) say_form(t, FORM_RING_MORE, NULL);
  if (n == 2) say_form(t, FORM_SIGNALS_OF_TWO, NULL);
  else say_form(t, FORM_SIGNALS_OF_MANY, "n", say_int(n).text, NULL);
  return true;
}

// ---- missed signal: kill and pause ----
// Criterion: a strand waits for ever for a signal. One that it waits for was sent to its process, the last such, before
// it began to wait: it was not blocked then, and nothing of it is left. A wait that ended after it was sent took one:
// then that one is missed which was sent while another such was still to be taken.

static bool is_of(const ExploreEvent *e, int slot, int verb) { return is_step(e, verb) && e->choice.slot == slot; }

// The first wait of slot that ended after this; NULL: none did.
static const ExploreEvent *wait_after(const ExplainCase *c, int at, int slot) {
  for (int i = at + 1; i < c->n; i++)
    if (is_of(&c->event[i], slot, VERB_PAUSE)) return &c->event[i];
  return NULL;
}

// Did it find the same signal still to be taken? `by` is the sigwait, for it alone, that then took both for one. A
// change of what is blocked leaves open what became of the first.
static bool was_to_be_taken(const ExplainCase *c, int at, int slot, const ExploreEvent *by) {
  int64_t same = (int64_t)((uint64_t)1 << (c->event[at].arg - 1));
  if (by->arg2 != 1 || by->arg != same) return false;
  for (int i = at - 1; i >= 0; i--) {
    const ExploreEvent *e = &c->event[i];
    if (is_of(e, slot, VERB_PAUSE) || is_of(e, slot, VERB_MASK)) return false;
    if (sends_one_of(e, slot, same)) return true;
  }
  return false;
}

static bool missed_kill(const ExplainCase *c, Saying *t, int i) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  for (int k = c->n - 1; k >= 0; k--) {
    const ExploreEvent *e = &c->event[k];
    if (!sends_one_of(e, s->slot, s->arg)) continue;
    const ExploreEvent *waited = wait_after(c, k, s->slot);
    if (waited && !was_to_be_taken(c, k, s->slot, waited)) return false;
    Name signal = {""};
    Saying n = saying_in(signal.text, sizeof signal.text);
    say_signal_name(&n, e->arg);
    say_form(t, waited ? FORM_KEPT_ONCE : FORM_MISSED_KILL, "who", who(c, e).text, "signal", signal.text, "waiter",
             who_is(c, s->slot, s->strand).text, "line", say_int(e->choice.line).text, "waits",
             say_line(stuck_line(c, i)).text, NULL);
    return true;
  }
  return false;
}

// ---- missed signal: a flag ----
// Criterion: a strand polls a cell for ever. Another one stored there a value other than the one that stands, and later
// what stands there now (it took it back); the strand did not load it in between.

static bool missed_flag(const ExplainCase *c, Saying *t, int i) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  int back = -1;
  for (int k = c->n - 1; k >= 0; k--) {
    const ExploreEvent *e = &c->event[k];
    if ((int)e->choice.object != s->object || e->failed) continue;
    if (is_step(e, VERB_LOAD) && by_strand(e, s->slot, s->strand) && back >= 0) return false;
    if (!is_step(e, VERB_STORE) || (back >= 0 && !same_cell(e, &c->event[back]))) continue;
    if (by_strand(e, s->slot, s->strand)) return false;
    if (back < 0) {
      back = k;
    } else if (e->value != c->event[back].value) {
      say_form(t, FORM_MISSED_FLAG, "who", who(c, e).text, "cell", cell(c, e).text, "value", value(c, e).text, "line",
               say_int(e->choice.line).text, "other", who(c, &c->event[back]).text, "back",
               value(c, &c->event[back]).text, "again", say_int(c->event[back].choice.line).text, "waiter",
               who_is(c, s->slot, s->strand).text, "waits", say_line(stuck_line(c, i)).text, NULL);
      return true;
    }
  }
  return false;
}

// ---- missed signal: a release that is not kept ----
// Criterion: the failed process released a Lock or BoundedSemaphore that nobody had taken. In the nearest order that
// does not break it is a signal: there somebody took it first.

static bool missed_release(const ExplainCase *c, Saying *t) {
  int failed = first_failed(c);
  for (int i = c->n - 1; failed >= 0 && i >= 0; i--) {
    const ExploreEvent *e = &c->event[i];
    if (e->choice.slot != c->outcome->process[failed].slot || e->choice.verb != VERB_RELEASE || !e->failed) continue;
    if (e->error != ERROR_NOT_HELD || !c->ngood || !lock_is_signal(c->world, c->good, c->ngood, e->choice.object))
      return false;
    say_form(t, FORM_MISSED_RELEASE, "who", who(c, e).text, "lock", what(c, e->choice.object).text, "line",
             say_int(e->choice.line).text, "kind", world_kind_label(world_object(c->world, e->choice.object)->kind),
             NULL);
    return true;
  }
  return false;
}

bool missed_signal(const ExplainCase *c, Saying *t) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    int verb = c->outcome->stuck[i].verb;
    if (verb == VERB_PAUSE && missed_kill(c, t, i)) return true;
    if (verb == VERB_LOAD && c->outcome->kind == OUTCOME_LIVELOCK && missed_flag(c, t, i)) return true;
  }
  return missed_release(c, t);
}
