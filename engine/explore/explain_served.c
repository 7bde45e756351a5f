// Lost updates of objects that a manager serves.
#include "explain_parts.h"

// A strand of the manager's server serves each client: the step on the object is the server's, and the client is the
// one that sent to that strand's connection.
static bool changes(const ExplainCase *c, const ExploreEvent *e) {
  return is_step(e, VERB_SET) && e->choice.object < WORLD_OBJECTS &&
         world_object(c->world, e->choice.object)->role == ROLE_SERVED;
}

// The client's send that this step of a server answers; -1: not known.
static int call_of(const ExplainCase *c, int at) {
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

// Another client's last change of the object between the two; -1: not known.
static int change_between(const ExplainCase *c, int read, int at) {
  const ExploreEvent *e = &c->event[at];
  for (int i = at - 1; i > read; i--) {
    int call = changes(c, &c->event[i]) && c->event[i].choice.object == e->choice.object ? call_of(c, i) : -1;
    if (call >= 0 && !same_strand(&c->event[call], e)) return call;
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
    int other = read < 0 ? -1 : change_between(c, looked_for(c, read, e->choice.object), at);
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
