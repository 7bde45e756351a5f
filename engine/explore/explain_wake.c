// Waiters on a Condition or an Event: lost wakeups, and waiters that did not test their condition again (if for while).
#include "explain_parts.h"

// The SLEEP that a WOKEN (or a strand stuck in one) belongs to: the strand's last on that condition before it.
static int sleep_before(const ExplainCase *c, int before, int slot, int strand, uint32_t condition) {
  for (int i = before - 1; i >= 0; i--)
    if (is_on(&c->event[i], VERB_SLEEP, condition) && by_strand(&c->event[i], slot, strand)) return i;
  return -1;
}

static int find_after(const ExplainCase *c, int from, int verb, uint32_t object) {
  for (int i = from; i < c->n; i++)
    if (is_on(&c->event[i], verb, object)) return i;
  return -1;
}

static int find_before(const ExplainCase *c, int before, int verb, uint32_t object) {
  for (int i = before - 1; i >= 0; i--)
    if (is_on(&c->event[i], verb, object)) return i;
  return -1;
}

// Who slept on the condition just before event[at], longest first; a sleeper that gave up is none.
typedef struct Sleepers {
  const ExploreEvent *one[64];
  int n;
} Sleepers;
static void sleepers_at(const ExplainCase *c, int at, uint32_t condition, Sleepers *s) {
  int awake = 0;  // the first so many were notified
  s->n = 0;
  for (int i = 0; i < at; i++) {
    const ExploreEvent *e = &c->event[i];
    if (e->choice.object != condition || e->failed) continue;
    if (is_step(e, VERB_SLEEP) && s->n < 64) s->one[s->n++] = e;
    if (is_step(e, VERB_NOTIFY)) awake += (int)e->result;
    if (e->choice.verb != VERB_WOKEN) continue;
    for (int k = 0; k < s->n; k++) {
      if (!same_strand(s->one[k], e)) continue;
      if (k < awake) awake--;
      for (int m = k; m + 1 < s->n; m++) s->one[m] = s->one[m + 1];
      s->n--;
      break;
    }
  }
  if (awake > s->n) awake = s->n;
  for (int k = awake; k < s->n; k++) s->one[k - awake] = s->one[k];
  s->n -= awake;
}

// ---- notify too few ----
// Criterion: a strand sleeps on a condition for ever. Since it went to sleep there was a notify, which woke fewer than
// slept, and not this one; there is no later notify.

bool notify_too_few(const ExplainCase *c, Saying *t) {
  const Outcome *o = c->outcome;
  for (int i = 0; i < o->nstuck; i++) {
    const OutcomeStuck *s = &o->stuck[i];
    if (s->verb != VERB_WOKEN) continue;
    uint32_t condition = (uint32_t)s->object;
    int slept = sleep_before(c, c->n, s->slot, s->strand, condition),
        last = find_before(c, c->n, VERB_NOTIFY, condition);
    if (slept < 0 || last < slept) continue;
    Sleepers asleep;
    sleepers_at(c, last, condition, &asleep);
    const ExploreEvent *notify = &c->event[last];
    if (notify->arg < 0 || notify->result >= asleep.n) continue;
    bool one = notify->result == 1;
    say_form(t, one ? FORM_NOTIFIED_ONE : FORM_NOTIFIED_SOME, "who", who(c, notify).text, "line",
             say_int(notify->choice.line).text, "woken",
             one ? who(c, asleep.one[0]).text : say_int(notify->result).text, "n", say_int(asleep.n).text, "condition",
             what(c, condition).text, "sleeper", who_is(c, s->slot, s->strand).text, "asleep",
             say_line(stuck_line(c, i)).text, NULL);
    return true;
  }
  return false;
}

// ---- lost wake-up ----
// Criterion, Condition: a strand sleeps for ever. Before it went to sleep there was a notify while nobody slept there;
// there is no later one. Event: a strand waits for ever for an event that was set and cleared again before the wait
// began.

static bool lost_notify(const ExplainCase *c, Saying *t, int i) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  uint32_t condition = (uint32_t)s->object;
  int slept = sleep_before(c, c->n, s->slot, s->strand, condition);
  if (slept < 0 || find_after(c, slept, VERB_NOTIFY, condition) >= 0) return false;
  int notify = find_before(c, slept, VERB_NOTIFY, condition);
  if (notify < 0 || c->event[notify].result != 0 || same_strand(&c->event[notify], &c->event[slept])) return false;
  say_form(t, FORM_NOTIFIED_EARLY, "who", who(c, &c->event[notify]).text, "condition", what(c, condition).text, "line",
           say_int(c->event[notify].choice.line).text, "sleeper", who_is(c, s->slot, s->strand).text, "asleep",
           say_int(c->event[slept].choice.line).text, NULL);
  return true;
}

static bool lost_set(const ExplainCase *c, Saying *t, int i) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  uint32_t event = (uint32_t)s->object;
  if (world_object(c->world, event)->role) return false;  // a library's own: it is cleared before each wait
  int clear = find_before(c, c->n, VERB_CLEAR, event), set = clear < 0 ? -1 : find_before(c, clear, VERB_SET, event);
  if (set < 0 || find_after(c, clear, VERB_SET, event) >= 0) return false;
  say_form(t, same_strand(&c->event[set], &c->event[clear]) ? FORM_SET_AND_CLEARED : FORM_SET_AND_CLEARED_BY, "who",
           who(c, &c->event[set]).text, "event", what(c, event).text, "line", say_int(c->event[set].choice.line).text,
           "other", who(c, &c->event[clear]).text, "cleared", say_int(c->event[clear].choice.line).text, "waiter",
           who_is(c, s->slot, s->strand).text, "waits", say_line(stuck_line(c, i)).text, NULL);
  return true;
}

bool lost_wakeup(const ExplainCase *c, Saying *t) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    int verb = c->outcome->stuck[i].verb;
    if (verb == VERB_WOKEN && lost_notify(c, t, i)) return true;
    if (verb == VERB_WAIT && lost_set(c, t, i)) return true;
  }
  return false;
}

// ---- `if` where `while` is needed ----
// Criterion: a strand read something shared while it held a condition's lock, slept, was notified and got the lock
// back. It went on without reading again by the line that had sent it to sleep. When it got the lock back, the value
// was still the one that it had read, or a third strand had changed it since the notify. In an order that ends by an
// exception that strand's process failed, or the failed process read what that strand had stored.

static bool is_look(const ExploreEvent *e) {
  return is_step(e, VERB_LOAD) || is_step(e, VERB_EMPTY) || is_step(e, VERB_FULL) || is_step(e, VERB_QSIZE) ||
         is_step(e, VERB_IS_SET);
}

// What sent it to sleep: its last read before the sleep, since it took the condition's lock.
static int look_before_sleep(const ExplainCase *c, int sleep) {
  const ExploreEvent *e = &c->event[sleep];
  int lock = world_object(c->world, e->choice.object)->lock;
  for (int i = sleep - 1; i >= 0; i--) {
    if (!same_strand(&c->event[i], e)) continue;
    if (is_look(&c->event[i])) return i;
    if (lock >= 0 && is_on(&c->event[i], VERB_ACQUIRE, (uint32_t)lock)) return -1;
  }
  return -1;
}

static int next_of_strand(const ExplainCase *c, int after) {
  for (int i = after + 1; i < c->n; i++)
    if (same_strand(&c->event[i], &c->event[after])) return i;
  return -1;
}

// Is its next read on the line of the first one?
static bool looks_again(const ExplainCase *c, int back, int look) {
  const ExploreEvent *first = &c->event[look];
  for (int i = next_of_strand(c, back); i >= 0; i = next_of_strand(c, i)) {
    const ExploreEvent *e = &c->event[i];
    if (e->choice.object == first->choice.object && e->choice.verb == first->choice.verb)
      return e->choice.line == first->choice.line;
    if (is_step(e, VERB_RELEASE) || is_step(e, VERB_SLEEP) || is_step(e, VERB_EXIT)) return false;
  }
  return true;  // it did not run so far: nothing is known
}

// Is the failed process the strand's, or did it read what the strand stored?
static bool concerns_failure(const ExplainCase *c, int from, const ExploreEvent *look) {
  int failed = first_failed(c);
  if (failed < 0) return true;
  int slot = c->outcome->process[failed].slot;
  if (c->event[from].choice.slot == slot) return true;
  int read = last_read_of(c, slot);
  return read > from && c->event[read].choice.object == look->choice.object;
}

typedef struct Woken {
  int look, sleep, notify, back, thief;
} Woken;

static int changed_between(const ExplainCase *c, int from, int to, const ExploreEvent *look) {
  for (int i = to - 1; i > from; i--) {
    const ExploreEvent *e = &c->event[i];
    if (same_strand(e, look) || e->choice.object != look->choice.object || e->failed) continue;
    if (is_step(look, VERB_LOAD) ? is_step(e, VERB_STORE) && same_cell(e, look) : !e->reads) return i;
  }
  return -1;
}

static bool went_on(const ExplainCase *c, int woken, Woken *w) {
  const ExploreEvent *e = &c->event[woken];
  int lock = world_object(c->world, e->choice.object)->lock;
  w->sleep = sleep_before(c, woken, e->choice.slot, e->choice.strand, e->choice.object);
  w->look = w->sleep < 0 ? -1 : look_before_sleep(c, w->sleep);
  if (w->look < 0 || lock < 0) return false;
  for (w->back = next_of_strand(c, woken); w->back >= 0 && !is_on(&c->event[w->back], VERB_ACQUIRE, (uint32_t)lock);)
    w->back = next_of_strand(c, w->back);
  if (w->back < 0 || looks_again(c, w->back, w->look)) return false;
  w->notify = find_before(c, woken, VERB_NOTIFY, e->choice.object);
  if (w->notify < w->sleep || !concerns_failure(c, w->back, &c->event[w->look])) return false;
  w->thief = changed_between(c, w->notify, w->back, &c->event[w->look]);
  if (w->thief >= 0) return true;
  int stored = store_before(c, w->back, &c->event[w->look]);
  return is_step(&c->event[w->look], VERB_LOAD) && (stored < 0 || c->event[stored].value == c->event[w->look].value);
}

static void say_because(const ExplainCase *c, Saying *t, const ExploreEvent *look) {
  if (is_step(look, VERB_LOAD))
    say_form(t, FORM_CELL_WAS, "cell", cell(c, look).text, "value", value(c, look).text, NULL);
  else say_form(t, FORM_WHAT_IT_SAW, "object", what(c, look->choice.object).text, NULL);
}

static void say_but(const ExplainCase *c, Saying *t, const Woken *w) {
  const ExploreEvent *look = &c->event[w->look];
  if (w->thief < 0) {
    say_form(t, FORM_STILL_WAS, "cell", cell(c, look).text, "value", value(c, look).text, NULL);
    return;
  }
  const ExploreEvent *thief = &c->event[w->thief];
  say_form(t, FORM_THIEF, "other", who(c, thief).text, "object", what(c, thief->choice.object).text, "line",
           say_int(thief->choice.line).text, "value", is_step(thief, VERB_STORE) ? value(c, thief).text : "", NULL);
}

bool if_for_while(const ExplainCase *c, Saying *t) {
  Woken w;
  for (int i = c->n - 1; i >= 0; i--) {
    if (!is_step(&c->event[i], VERB_WOKEN) || !c->event[i].result || !went_on(c, i, &w)) continue;
    const ExploreEvent *look = &c->event[w.look];
    char because[OUTCOME_TEXT * 3], but[OUTCOME_TEXT * 4];
    Saying why = saying_in(because, sizeof because), then = saying_in(but, sizeof but);
    say_because(c, &why, look);
    say_but(c, &then, &w);
    say_form(t, FORM_IF_FOR_WHILE, "who", who(c, look).text, "asleep", say_int(c->event[w.sleep].choice.line).text,
             "because", because, "looked", say_int(look->choice.line).text, "other", who(c, &c->event[w.notify]).text,
             "line", say_int(c->event[w.notify].choice.line).text, "but", but, NULL);
    return true;
  }
  return false;
}
