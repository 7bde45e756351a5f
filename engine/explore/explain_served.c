// Lost updates of objects that a manager serves.
#include "explain_parts.h"

// A strand of the manager's server serves each client: the step on the object is the server's, and the client is the
// one that sent to that strand's connection.
static bool looks(const ExploreEvent *e) { return is_step(e, VERB_IS_SET); }
static bool changes(const ExploreEvent *e) { return is_step(e, VERB_SET); }
static bool is_served(const ExplainCase *c, const ExploreEvent *e) {
  return (looks(e) || changes(e)) && e->choice.object < WORLD_OBJECTS &&
         world_object(c->world, e->choice.object)->role == ROLE_SERVED;
}

bool served_looks(const ExplainCase *c, int at) { return is_served(c, &c->event[at]) && looks(&c->event[at]); }
bool served_changes(const ExplainCase *c, int at) { return is_served(c, &c->event[at]) && changes(&c->event[at]); }

// The client's send that this step of a server answers; -1: not known.
int call_of(const ExplainCase *c, int at) {
  const ExploreEvent *e = &c->event[at];
  int got = at - 1;
  while (got >= 0 && !(is_step(&c->event[got], VERB_PIPE_RECV) && same_strand(&c->event[got], e))) got--;
  for (int i = got - 1; got >= 0 && i >= 0; i--)
    if (is_on(&c->event[i], VERB_PIPE_SEND, c->event[got].choice.object) && c->event[i].choice.slot != e->choice.slot)
      return i;
  return -1;
}

static bool same_client(const ExplainCase *c, int a, int b) {
  return a >= 0 && b >= 0 && same_strand(&c->event[a], &c->event[b]);
}

// ---- lost update, of what is served ----
// Criterion: a client read an object (a get), another client changed it, and the first one changed it without a new
// read; the other one had also read it before its change. The object's contents are not known here: they may have
// changed different keys, so the sentence says "can be lost".

// The client's last read before `at`; -1: it changed the object in between, or never read.
static int look_before(const ExplainCase *c, int at, int call) {
  for (int i = at - 1; i >= 0; i--) {
    const ExploreEvent *e = &c->event[i];
    if (e->choice.object != c->event[at].choice.object || !is_served(c, e) || !same_client(c, call_of(c, i), call))
      continue;
    return looks(e) ? i : -1;
  }
  return -1;
}

static bool find_served(const ExplainCase *c, int at, int *look, int *over) {
  int call = call_of(c, at);
  *look = call < 0 ? -1 : look_before(c, at, call);
  for (*over = at - 1; *look >= 0 && *over > *look; --*over) {
    const ExploreEvent *e = &c->event[*over];
    int other = e->choice.object == c->event[at].choice.object && is_served(c, e) && changes(e) ? call_of(c, *over)
                                                                                                : -1;
    if (other >= 0 && !same_client(c, other, call) && look_before(c, *over, other) >= 0) return true;
  }
  return false;
}

bool served_lost(const ExplainCase *c, Saying *t) {
  for (int at = 0, look, over; at < c->n; at++) {
    const ExploreEvent *e = &c->event[at];
    if (!is_served(c, e) || !changes(e) || !find_served(c, at, &look, &over)) continue;
    const ExploreEvent *first = &c->event[call_of(c, look)], *other = &c->event[call_of(c, over)],
                       *last = &c->event[call_of(c, at)];
    say_form(t, FORM_SERVED_LOST, "who", who(c, first).text, "object", what(c, e->choice.object).text, "looked",
             say_int(first->choice.line).text, "other", who(c, other).text, "line", say_int(other->choice.line).text,
             "acted", say_int(last->choice.line).text, NULL);
    return true;
  }
  return false;
}
