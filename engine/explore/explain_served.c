// Lost updates of objects that a manager serves.
#include "explain_parts.h"

// A strand of the manager's server serves each client: the step on the object is the server's, and the client is the
// one that sent to that strand's connection.
static bool is_served(const ExplainCase *c, const ExploreEvent *e) {
  return e->choice.object < WORLD_OBJECTS && world_object(c->world, e->choice.object)->role == ROLE_SERVED;
}

bool served_looks(const ExplainCase *c, int at) {
  return is_step(&c->event[at], VERB_IS_SET) && is_served(c, &c->event[at]);
}
bool served_changes(const ExplainCase *c, int at) {
  return is_step(&c->event[at], VERB_SET) && is_served(c, &c->event[at]);
}

int call_of(const ExplainCase *c, int at) {
  const ExploreEvent *e = &c->event[at];
  int got = at - 1;
  while (got >= 0 && !(is_step(&c->event[got], VERB_PIPE_RECV) && same_strand(&c->event[got], e))) got--;
  for (int i = got - 1; got >= 0 && i >= 0; i--)
    if (is_on(&c->event[i], VERB_PIPE_SEND, c->event[got].choice.object) && c->event[i].choice.slot != e->choice.slot)
      return i;
  return -1;
}

// ---- lost update, of what is served ----
// Criterion: a client's change was made of what it had read before, and another one has changed that since (the step
// `stale`).

// The message that the client's strand received so many messages before `at`, through its link.
static int received_before(const ExplainCase *c, int at, uint64_t messages) {
  const ExploreEvent *e = &c->event[at];
  for (int i = at - 1; i >= 0; i--)
    if (is_on(&c->event[i], VERB_PIPE_RECV, (uint32_t)e->arg) && same_strand(&c->event[i], e) && messages-- == 0)
      return i;
  return -1;
}

// Where the server looked for the answer that was received there.
static int looked_for(const ExplainCase *c, int received, uint32_t object) {
  int asked = received;
  while (asked >= 0 && !(is_on(&c->event[asked], VERB_PIPE_SEND, c->event[received].choice.object) &&
                         same_strand(&c->event[asked], &c->event[received])))
    asked--;
  for (int i = received - 1; i > asked; i--)
    if (is_on(&c->event[i], VERB_IS_SET, object) && call_of(c, i) == asked) return i;
  return asked;
}

// Another client's last change of the object of `at` between the two: the server's step; -1: not known. mine: a step of
// the client that is not meant.
static int change_between(const ExplainCase *c, int from, int at, const ExploreEvent *mine) {
  uint32_t object = c->event[at].choice.object;
  for (int i = at - 1; i > from; i--) {
    int call = served_changes(c, i) && c->event[i].choice.object == object ? call_of(c, i) : -1;
    if (call >= 0 && !same_strand(&c->event[call], mine)) return i;
  }
  return -1;
}

static void say_what_is_lost(Saying *t, const ExploreEvent *e) {
  bool one = e->lost == 1 || e->lost == -1;
  if (e->lost) say_form(t, FORM_UPDATE_LOST, "sum", one ? "" : say_change(e->lost).text, NULL);
  else say_form(t, FORM_THAT_IS_LOST, NULL);
}

bool served_lost(const ExplainCase *c, Saying *t) {
  for (int at = 0; at < c->n; at++) {
    const ExploreEvent *e = &c->event[at];
    if (!is_step(e, VERB_STALE) || !e->stale) continue;
    // the first is the answer to the change itself
    int read = received_before(c, at, e->seen_version);
    int changed = read < 0 ? -1 : change_between(c, looked_for(c, read, e->choice.object), at, e);
    int other = changed < 0 ? -1 : call_of(c, changed);
    say_form(t, FORM_SERVED_LOST, "who", who(c, e).text, "object", what(c, e->choice.object).text, "looked",
             read < 0 ? "" : say_int(c->event[read].choice.line).text, "other",
             other < 0 ? "" : who(c, &c->event[other]).text, "line",
             other < 0 ? "" : say_int(c->event[other].choice.line).text, "acted", say_int(e->choice.line).text, NULL);
    say_what_is_lost(t, e);
    say_form(t, FORM_CALLS_ARE_STEPS, NULL);
    return true;
  }
  return false;
}

// ---- check then act, of what is served, across two lockings ----
// Criterion: a process failed. A client looked at an object under a lock on one line; it let the lock go, and another
// client changed the object; then the first one took the lock again and changed it on another line, without looking on
// a third one before. The lock is the client's, or, if the manager serves it, held by the client's strand of the
// server.

// The locks of the client that made this call, and of the server's strand that serves it.
static void both_hold(const ExplainCase *c, int at, int call, LockSet *own, LockSet *served) {
  Held h;
  held_at(c, at, &h);
  held_set(&h, c->event[call].choice.slot, c->event[call].choice.strand, own);
  held_set(&h, c->event[at].choice.slot, c->event[at].choice.strand, served);
}

// A lock that the client held at both, and let go in between; -1.
static int served_twice(const ExplainCase *c, int look, int look_call, int act, int act_call) {
  LockSet own[2], served[2];
  both_hold(c, look, look_call, &own[0], &served[0]);
  both_hold(c, act, act_call, &own[1], &served[1]);
  int lock = lockset_twice(&own[0], &own[1]);
  return lock >= 0 ? lock : lockset_twice(&served[0], &served[1]);
}

// The client's look on another line before the last change by another; -1: none, or it has looked again since.
static int look_before_change(const ExplainCase *c, int act, int call, int other) {
  const ExploreEvent *e = &c->event[act], *mine = &c->event[call];
  for (int i = act - 1; i >= 0; i--) {
    int asked = is_on(&c->event[i], VERB_IS_SET, e->choice.object) ? call_of(c, i) : -1;
    if (asked < 0 || !same_strand(&c->event[asked], mine)) continue;
    if (i > other && c->event[asked].choice.line != mine->choice.line) return -1;
    if (i < other) return c->event[asked].choice.line != mine->choice.line ? i : -1;
  }
  return -1;
}

bool served_two_lockings(const ExplainCase *c, Saying *t) {
  int first = c->ngood ? c->parts : 0;
  for (int act = c->n - 1; act >= first; act--) {
    const ExploreEvent *e = &c->event[act];
    int call = served_changes(c, act) ? call_of(c, act) : -1;
    int other = call < 0 ? -1 : change_between(c, -1, act, &c->event[call]);
    int look = other < 0 ? -1 : look_before_change(c, act, call, other);
    int asked = look < 0 ? -1 : call_of(c, look), lock = look < 0 ? -1 : served_twice(c, look, asked, act, call);
    if (lock < 0) continue;
    const ExploreEvent *by = &c->event[call_of(c, other)];
    say_form(t, FORM_SERVED_TWO_LOCKINGS, "who", who(c, &c->event[call]).text, "object", what(c, e->choice.object).text,
             "lock", what(c, (uint32_t)lock).text, "looked", say_int(c->event[asked].choice.line).text, "other",
             who(c, by).text, "line", say_int(by->choice.line).text, "acted", say_int(c->event[call].choice.line).text,
             NULL);
    return true;
  }
  return false;
}
