// Deadlocks: circular waits, holders that have ended, a join before the queue is drained.
#include "explain_parts.h"

// The lock that a stuck strand needs: its object, or a cell's own lock. -1: it needs none; a signal is no lock.
static int needed_lock(const ExplainCase *c, const OutcomeStuck *s) {
  if (s->object < 0) return -1;
  switch (verb_family(s->verb)) {
  case FAMILY_CELLS: return world_object(c->world, (uint32_t)s->object)->lock;
  case FAMILY_LOCK: return is_signal(c, (uint32_t)s->object) ? -1 : s->object;
  case FAMILY_QUEUE: return s->verb == VERB_GET || s->verb == VERB_SEIZE ? s->object : -1;
  default: return -1;
  }
}

static bool is_join(const OutcomeStuck *s) { return s->verb == VERB_JOIN || s->verb == VERB_WAIT_CHILD; }

// ---- circular wait ----
// Criterion: a ring of stuck strands, each of which waits for a lock that the next one's process holds, or for the next
// one's process to end.

// holding: what the next one holds; NULL: it is joined
typedef struct Link {
  int stuck;
  const Holding *holding;
} Link;

// That strand of the process, else another of it.
static int stuck_of(const Outcome *o, int slot, int strand) {
  int found = -1;
  for (int i = o->nstuck - 1; i >= 0; i--) {
    if (o->stuck[i].slot != slot) continue;
    found = i;
    if (o->stuck[i].strand == strand) return i;
  }
  return found;
}

// Who comes next after this stuck one, -1: nobody that is stuck.
static int next_in_ring(const ExplainCase *c, const Held *h, int i, const Holding **holding) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  *holding = NULL;
  if (is_join(s)) return stuck_of(c->outcome, s->holder, 0);
  int lock = needed_lock(c, s);
  const Holding *one = lock >= 0 ? held_find(h, (uint32_t)lock, 0) : NULL;
  if (one == NULL) return -1;
  *holding = one;
  return stuck_of(c->outcome, one->slot, one->strand);
}

static int find_ring(const ExplainCase *c, const Held *h, Link ring[OUTCOME_STUCK]) {
  for (int first = 0; first < c->outcome->nstuck; first++) {
    int at = first, n = 0;
    do {
      ring[n].stuck = at;
      at = next_in_ring(c, h, at, &ring[n].holding);
      n++;
    } while (at >= 0 && at != first && n < OUTCOME_STUCK);
    if (at == first) return n;
  }
  return 0;
}

// mine: what it holds and the one before it waits for; NULL: that one joins it.
static void say_link(const ExplainCase *c, Saying *t, const Link *link, const Holding *mine) {
  const OutcomeStuck *s = &c->outcome->stuck[link->stuck];
  Name name = who_is(c, s->slot, s->strand), lock = {""};
  SayText since = say_line(mine ? c->event[mine->since].choice.line : 0), line = say_line(stuck_line(c, link->stuck));
  if (mine) lock = what(c, mine->lock);
  if (is_join(s))
    say_form(t, FORM_RING_JOINS, "who", name.text, "lock", lock.text, "since", since.text, "process",
             s->holder >= 0 ? who_is(c, s->holder, 0).text : a_child().text, "line", line.text, NULL);
  else
    say_form(t, FORM_RING_WAITS, "who", name.text, "lock", lock.text, "since", since.text, "wanted",
             what(c, (uint32_t)needed_lock(c, s)).text, "line", line.text, NULL);
}

static void say_twice(const ExplainCase *c, Saying *t, const Link *link) {
  const OutcomeStuck *s = &c->outcome->stuck[link->stuck];
  const char *lock = world_kind_label(world_object(c->world, link->holding->lock)->kind);
  say_form(t, FORM_TAKEN_TWICE, "who", who_is(c, s->slot, s->strand).text, "lock", what(c, link->holding->lock).text,
           "since", say_int(c->event[link->holding->since].choice.line).text, "line",
           say_line(stuck_line(c, link->stuck)).text, "kind", lock, NULL);
}

bool circular_wait(const ExplainCase *c, Saying *t) {
  Held h;
  Link ring[OUTCOME_STUCK];
  held_at(c, c->n, &h);
  int n = find_ring(c, &h, ring);
  if (n == 0) return false;
  if (n == 1) return ring[0].holding ? say_twice(c, t, &ring[0]), true : false;
  for (int i = 0; i < n && i < RING_SAID; i++) {
    if (i) say_form(t, FORM_NEXT, NULL);
    say_link(c, t, &ring[i], ring[(i + n - 1) % n].holding);
  }
  if (n > RING_SAID) say_form(t, FORM_RING_MORE, NULL);
  if (n == 2) say_form(t, FORM_RING_OF_TWO, NULL);
  else say_form(t, FORM_RING_OF_MANY, "n", say_int(n).text, NULL);
  return true;
}

// ---- the holder is gone ----
// Criterion of all three: a stuck strand needs a lock (a place, a queue's reading lock) that a process took and did not
// release, and that process is dead: killed by a signal; ended by an exception or with an exit code; ended normally.

static int gone_holder(const ExplainCase *c, const Held *h, const Holding **holding) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    int lock = needed_lock(c, &c->outcome->stuck[i]);
    if (lock < 0) continue;
    for (const Holding *one = held_find(h, (uint32_t)lock, 0); one;
         one = held_find(h, (uint32_t)lock, (int)(one - h->one) + 1)) {
      const OutcomeProcess *p = process_of_slot(c, one->slot);
      if (p == NULL || !p->ended) continue;
      *holding = one;
      return i;
    }
  }
  return -1;
}

static Name victim(const ExplainCase *c, int i) {
  return who_is(c, c->outcome->stuck[i].slot, c->outcome->stuck[i].strand);
}

typedef struct Clause {
  char text[OUTCOME_TEXT * 2];
} Clause;
static Clause holding(const ExplainCase *c, const Holding *one) {
  Clause said;
  Saying s = saying_in(said.text, sizeof said.text);
  say_form(&s, one->reading ? FORM_READING : FORM_HOLDING, "lock", what(c, one->lock).text, "line",
           say_int(c->event[one->since].choice.line).text, NULL);
  return said;
}

static int killer_of(const ExplainCase *c, int slot) {
  for (int i = c->n - 1; i >= 0; i--)
    if (is_step(&c->event[i], VERB_KILL) && (int)c->event[i].choice.object == slot) return i;
  return -1;
}

static void say_killed(const ExplainCase *c, Saying *t, const OutcomeProcess *p, const Clause *holding, int victim_at) {
  int by = killer_of(c, p->slot);
  Name signal, killer = {""};
  Saying s = saying_in(signal.text, sizeof signal.text);
  say_signal_name(&s, -p->exitcode);
  if (by >= 0) killer = who(c, &c->event[by]);
  say_form(t, FORM_HOLDER_KILLED, "who", p->name, "signal", signal.text, "killer", killer.text, "killed",
           say_line(by >= 0 ? c->event[by].choice.line : 0).text, "holding", holding->text, "victim",
           victim(c, victim_at).text, "line", say_line(stuck_line(c, victim_at)).text, NULL);
}

// Who waits for an answer of that process: the client of a call that waits there.
static int waits_for_answer(const ExplainCase *c, int slot) {
  for (int i = 0; i < c->outcome->nstuck; i++)
    if (c->outcome->stuck[i].verb == VERB_PIPE_RECV && c->outcome->stuck[i].holder == slot) return i;
  return -1;
}

// A manager's lock: its server's strand holds it for a client, and that one is dead.
static bool client_killed(const ExplainCase *c, Saying *t, const Held *h) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    int lock = needed_lock(c, &c->outcome->stuck[i]);
    const Holding *one = lock >= 0 ? held_find(h, (uint32_t)lock, 0) : NULL;
    int call = one ? call_of(c, one->since) : -1, waits = one ? waits_for_answer(c, one->slot) : -1;
    const OutcomeProcess *p = call >= 0 ? process_of_slot(c, c->event[call].choice.slot) : NULL;
    if (p == NULL || !p->ended || p->exitcode >= 0 || waits < 0) continue;
    Clause held;
    Saying s = saying_in(held.text, sizeof held.text);
    say_form(&s, FORM_HOLDING, "lock", what(c, one->lock).text, "line", say_int(c->event[call].choice.line).text, NULL);
    say_killed(c, t, p, &held, waits);
    return true;
  }
  return false;
}

bool holder_killed(const ExplainCase *c, Saying *t) {
  Held h;
  const Holding *one;
  held_at(c, c->n, &h);
  int i = gone_holder(c, &h, &one);
  if (i < 0) return client_killed(c, t, &h);
  const OutcomeProcess *p = process_of_slot(c, one->slot);
  if (p->exitcode >= 0) return false;
  Clause held = holding(c, one);
  say_killed(c, t, p, &held, i);
  return true;
}

bool holder_ended(const ExplainCase *c, Saying *t) {
  Held h;
  const Holding *one;
  held_at(c, c->n, &h);
  int i = gone_holder(c, &h, &one);
  if (i < 0) return false;
  const OutcomeProcess *p = process_of_slot(c, one->slot);
  if (p->exitcode < 0 || (p->exitcode == 0 && !p->exception[0])) return false;
  say_form(t, p->exception[0] ? FORM_HOLDER_RAISED : FORM_HOLDER_EXITED, "who", p->name, "holding",
           holding(c, one).text, "exception", p->exception, "n", say_int(p->exitcode).text, "victim", victim(c, i).text,
           "line", say_line(stuck_line(c, i)).text, NULL);
  return true;
}

bool forgotten_release(const ExplainCase *c, Saying *t) {
  Held h;
  const Holding *one;
  held_at(c, c->n, &h);
  int i = gone_holder(c, &h, &one);
  if (i < 0) return false;
  const OutcomeProcess *p = process_of_slot(c, one->slot);
  if (p->exitcode != 0 || p->exception[0]) return false;
  say_form(t, FORM_NOT_GIVEN_BACK, "who", p->name, "lock", what(c, one->lock).text, "since",
           say_int(c->event[one->since].choice.line).text, "victim", victim(c, i).text, "line",
           say_line(stuck_line(c, i)).text, NULL);
  return true;
}

// ---- join before drain ----
// Criterion: a process cannot end because an item that it has put into a queue is stuck: it or its feeder waits for a
// place, for room in the pipe, or for the item to be got. Another process waits for that process to end.

static bool waits_for_room(const OutcomeStuck *s) {
  return s->verb == VERB_FEED || s->verb == VERB_DRAINED || s->verb == VERB_PUT;
}

bool join_before_drain(const ExplainCase *c, Saying *t) {
  const Outcome *o = c->outcome;
  for (int i = 0; i < o->nstuck; i++) {
    if (!waits_for_room(&o->stuck[i])) continue;
    for (int j = 0; j < o->nstuck; j++) {
      if (!is_join(&o->stuck[j]) || o->stuck[j].holder != o->stuck[i].slot) continue;
      say_form(t, o->stuck[i].verb == VERB_PUT ? FORM_JOIN_NO_PLACE : FORM_JOIN_NO_ROOM, "joins",
               who_is(c, o->stuck[j].slot, o->stuck[j].strand).text, "who", who_is(c, o->stuck[i].slot, 0).text,
               "queue", what(c, (uint32_t)o->stuck[i].object).text, "line", say_line(stuck_line(c, j)).text, NULL);
      return true;
    }
  }
  return false;
}
