// Nobody can go on: rings, holders that are gone, a join before what was put has been got.
#include "explain_parts.h"

#include <signal.h>
#include <string.h>

enum { RING_SAID = 4 };

// The lock that a stuck strand needs: its object, or a cell's own lock. -1: it needs none.
static int needed_lock(const ExplainCase *c, const OutcomeStuck *s) {
  if (s->object < 0) return -1;
  switch (verb_family(s->verb)) {
    case FAMILY_CELLS: return world_object(c->world, (uint32_t)s->object)->lock;
    case FAMILY_LOCK: return s->object;
    case FAMILY_QUEUE: return s->verb == VERB_GET ? s->object : -1;
    default: return -1;
  }
}

static bool is_join(const OutcomeStuck *s) { return s->verb == VERB_JOIN || s->verb == VERB_WAIT_CHILD; }

static void say_line(Words *t, uint32_t line) {
  if (line) say(t, " (line %u)", line);
}

// ---- circular wait ----
// Criterion: a ring of stuck strands, each of which waits for a lock that the next one's process holds, or for the next one's process to end.

typedef struct Link { int stuck; const Holding *holding; } Link;   // holding: what the next one holds; NULL: it is joined

static int stuck_of_slot(const Outcome *o, int slot) {
  for (int i = 0; i < o->nstuck; i++)
    if (o->stuck[i].slot == slot) return i;
  return -1;
}

// Who comes next after this stuck one, -1: nobody that is stuck.
static int next_in_ring(const ExplainCase *c, const Held *h, int i, const Holding **holding) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  *holding = NULL;
  if (is_join(s)) return stuck_of_slot(c->outcome, s->holder);
  int lock = needed_lock(c, s);
  const Holding *one = lock >= 0 ? held_find(h, (uint32_t)lock, 0) : NULL;
  if (one == NULL) return -1;
  *holding = one;
  return stuck_of_slot(c->outcome, one->slot);
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

static void say_wait(const ExplainCase *c, Words *t, const Link *link) {
  const OutcomeStuck *s = &c->outcome->stuck[link->stuck];
  if (is_join(s)) say(t, "waits for %s to end", s->holder >= 0 ? who_is(c, s->holder, 0).text : "a child");
  else say(t, "waits for %s", what(c, (uint32_t)needed_lock(c, s)).text);
  say_line(t, stuck_line(c, link->stuck));
}

static void say_twice(const ExplainCase *c, Words *t, const Link *link) {
  const OutcomeStuck *s = &c->outcome->stuck[link->stuck];
  const char *lock = world_kind_label(world_object(c->world, link->holding->lock)->kind);
  say(t, "%s holds %s, taken on line %u, and waits for it again", who_is(c, s->slot, s->strand).text, what(c, link->holding->lock).text, c->event[link->holding->since].choice.line);
  say_line(t, stuck_line(c, link->stuck));
  say(t, ": a %s is not given twice, not even to the one who has it.", lock);
}

bool circular_wait(const ExplainCase *c, Words *t) {
  Held h;
  Link ring[OUTCOME_STUCK];
  held_at(c, c->n, &h);
  int n = find_ring(c, &h, ring);
  if (n == 0) return false;
  if (n == 1) return ring[0].holding ? say_twice(c, t, &ring[0]), true : false;
  for (int i = 0; i < n && i < RING_SAID; i++) {
    const OutcomeStuck *s = &c->outcome->stuck[ring[i].stuck];
    const Holding *mine = ring[(i + n - 1) % n].holding;     // what the one before waits for
    say(t, "%s%s ", i ? "; " : "", who_is(c, s->slot, s->strand).text);
    if (mine) say(t, "holds %s (line %u) and ", what(c, mine->lock).text, c->event[mine->since].choice.line);
    say_wait(c, t, &ring[i]);
  }
  if (n > RING_SAID) say(t, "; and so on");
  say(t, n == 2 ? ": each waits for what the other will not let go." : ": each waits for what the next one will not let go, a ring of %d.", n);
  return true;
}

// ---- the holder is gone ----
// Criterion of all three: a stuck strand needs a lock (a place, a queue's reading lock) that a process took and did not give back, and that process is not
// there any more: killed by a signal; ended by an exception or with an exit code; ended as a program does.

static int gone_holder(const ExplainCase *c, const Held *h, const Holding **holding) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    int lock = needed_lock(c, &c->outcome->stuck[i]);
    if (lock < 0) continue;
    for (const Holding *one = held_find(h, (uint32_t)lock, 0); one; one = held_find(h, (uint32_t)lock, (int)(one - h->one) + 1)) {
      const OutcomeProcess *p = process_of_slot(c, one->slot);
      if (p == NULL || !p->ended) continue;
      *holding = one;
      return i;
    }
  }
  return -1;
}

static void say_victim(const ExplainCase *c, Words *t, int i) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  say(t, "%s waits for it", who_is(c, s->slot, s->strand).text);
  say_line(t, stuck_line(c, i));
  say(t, " for ever.");
}

static void say_holding(const ExplainCase *c, Words *t, const Holding *one) {
  if (one->reading) say(t, "waiting in %s, whose reading lock it had taken on line %u", what(c, one->lock).text, c->event[one->since].choice.line);
  else say(t, "holding %s, which it had taken on line %u", what(c, one->lock).text, c->event[one->since].choice.line);
}

static int killer_of(const ExplainCase *c, int slot) {
  for (int i = c->n - 1; i >= 0; i--)
    if (is_step(&c->event[i], VERB_KILL) && (int)c->event[i].choice.object == slot) return i;
  return -1;
}

bool holder_killed(const ExplainCase *c, Words *t) {
  Held h;
  const Holding *one;
  held_at(c, c->n, &h);
  int i = gone_holder(c, &h, &one);
  if (i < 0) return false;
  const OutcomeProcess *p = process_of_slot(c, one->slot);
  if (p->exitcode >= 0) return false;
  int by = killer_of(c, one->slot);
  const char *name = sigabbrev_np(-p->exitcode);
  say(t, "%s was killed by %s%s", p->name, name ? "SIG" : "signal", name ? name : "");
  if (!name) say(t, " %d", -p->exitcode);
  if (by >= 0) say(t, " (%s, line %u)", who(c, &c->event[by]).text, c->event[by].choice.line);
  say(t, " while it was ");
  say_holding(c, t, one);
  say(t, ": the dead give nothing back, and ");
  say_victim(c, t, i);
  return true;
}

bool holder_ended(const ExplainCase *c, Words *t) {
  Held h;
  const Holding *one;
  held_at(c, c->n, &h);
  int i = gone_holder(c, &h, &one);
  if (i < 0) return false;
  const OutcomeProcess *p = process_of_slot(c, one->slot);
  if (p->exitcode < 0 || (p->exitcode == 0 && !p->exception[0])) return false;
  say(t, "%s, ", p->name);
  say_holding(c, t, one);
  if (p->exception[0]) say(t, ", ended by %s", p->exception);
  else say(t, ", ended with exit code %d", p->exitcode);
  say(t, ": nobody gives it back, and ");
  say_victim(c, t, i);
  return true;
}

bool forgotten_release(const ExplainCase *c, Words *t) {
  Held h;
  const Holding *one;
  held_at(c, c->n, &h);
  int i = gone_holder(c, &h, &one);
  if (i < 0) return false;
  const OutcomeProcess *p = process_of_slot(c, one->slot);
  if (p->exitcode != 0 || p->exception[0]) return false;
  say(t, "%s took %s on line %u and came to its end without giving it back: ", p->name, what(c, one->lock).text, c->event[one->since].choice.line);
  say_victim(c, t, i);
  return true;
}

// ---- join before drain ----
// Criterion: a process cannot end, for what it has put into a queue finds no room (it, or its feeder, waits for room, for a place, or for its item to be got),
// and another one waits for that process to end.

static bool waits_for_room(const OutcomeStuck *s) { return s->verb == VERB_FEED || s->verb == VERB_DRAINED || s->verb == VERB_PUT; }

bool join_before_drain(const ExplainCase *c, Words *t) {
  const Outcome *o = c->outcome;
  for (int i = 0; i < o->nstuck; i++) {
    if (!waits_for_room(&o->stuck[i])) continue;
    for (int j = 0; j < o->nstuck; j++) {
      if (!is_join(&o->stuck[j]) || o->stuck[j].holder != o->stuck[i].slot) continue;
      Name q = what(c, (uint32_t)o->stuck[i].object), full = who_is(c, o->stuck[i].slot, 0), joins = who_is(c, o->stuck[j].slot, o->stuck[j].strand);
      say(t, "%s waits for %s to end", joins.text, full.text);
      say_line(t, stuck_line(c, j));
      say(t, " before what it has put in %s was got: %s has %s, so %s cannot end. Get first, then join.", q.text, q.text,
          o->stuck[i].verb == VERB_PUT ? "no free place" : "no room in its pipe", full.text);
      return true;
    }
  }
  return false;
}
