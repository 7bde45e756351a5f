// Which pattern an order fits, and the facts where none does (see explain.h).
#include "explain_parts.h"

#include <string.h>

#define KIND(k) (1u << OUTCOME_##k)

// In this order: the first that fits speaks. What is nearest to the cause comes first.
static const struct { const char *pattern; unsigned kinds; bool (*fits)(const ExplainCase *c, Words *t); } criteria[] = {
    {"the holder was killed", KIND(DEADLOCK) | KIND(LIVELOCK), holder_killed},
    {"the holder ended", KIND(DEADLOCK) | KIND(LIVELOCK), holder_ended},
    {"forgotten release", KIND(DEADLOCK) | KIND(LIVELOCK), forgotten_release},
    {"circular wait", KIND(DEADLOCK) | KIND(LIVELOCK), circular_wait},
    {"join before drain", KIND(DEADLOCK) | KIND(LIVELOCK), join_before_drain},
    {"notify too few", KIND(DEADLOCK) | KIND(LIVELOCK), notify_too_few},
    {"lost wake-up", KIND(DEADLOCK) | KIND(LIVELOCK), lost_wakeup},
    {"check then act", KIND(DEADLOCK) | KIND(EXCEPTION), queue_check_then_act},
    {"if where while is needed", KIND(EXCEPTION) | KIND(DEADLOCK) | KIND(STALE), if_for_while},
    {"wrong lock", KIND(STALE) | KIND(EXCEPTION), wrong_lock},
    {"check then act", KIND(EXCEPTION), cell_check_then_act},
    {"lost update", KIND(STALE) | KIND(EXCEPTION), lost_update},
};

// ---- the facts ----

static void say_waiting(const ExplainCase *c, Words *t, const OutcomeStuck *s) {
  char text[OUTCOME_TEXT];
  WorldCall call = {.verb = (uint16_t)s->verb, .object = s->object >= 0 ? (uint32_t)s->object : 0, .deadline = -1};
  verb_sentence(c->world, &call, text, sizeof text);
  say(t, " waits: %s", text);
}

static void say_stuck(const ExplainCase *c, Words *t) {
  const Outcome *o = c->outcome;
  say(t, o->kind == OUTCOME_LIVELOCK ? "Nobody gets any further:" : "Nobody can go on:");
  for (int i = 0; i < o->nstuck && i < 4; i++) {
    const OutcomeStuck *s = &o->stuck[i];
    say(t, "%s %s", i ? ";" : "", who_is(c, s->slot, s->strand).text);
    if (s->verb == VERB_JOIN || s->verb == VERB_WAIT_CHILD) say(t, " waits for %s to end", s->holder >= 0 ? who_is(c, s->holder, 0).text : "a child");
    else if (s->verb == VERB_LOAD && s->holder < 0) say(t, " reads %s again and again", s->object >= 0 ? what(c, (uint32_t)s->object).text : "the same");
    else say_waiting(c, t, s);
    if (stuck_line(c, i)) say(t, " (line %u)", stuck_line(c, i));
    if (s->object >= 0 && s->holder >= 0) say(t, ", held by %s", who_is(c, s->holder, 0).text);
  }
  say(t, o->nstuck > 4 ? "; and %d more." : ".", o->nstuck - 4);
}

static void say_failures(const ExplainCase *c, Words *t) {
  const Outcome *o = c->outcome;
  for (int i = 0, n = 0; i < o->nprocesses && n < 3; i++) {
    const OutcomeProcess *p = &o->process[i];
    if (!p->exception[0]) continue;
    say(t, "%s%s ended by %s", n++ ? "; " : "", p->name, p->exception);
  }
  say(t, ".");
}

// Where it leaves the nearest order that does not break.
static void say_parting(const ExplainCase *c, Words *t) {
  int at = c->parts;
  if (!c->ngood || at < 0 || at >= c->n || at >= c->ngood || !c->sentence || !c->good_sentence) return;
  say(t, " At step %d, %s: %s. The nearest order that does not break lets ", at + 1, who(c, &c->event[at]).text, c->sentence[at]);
  say(t, "%s go there: %s.", who(c, &c->good[at]).text, c->good_sentence[at]);
}

static void say_facts(const ExplainCase *c, Words *t) {
  switch (c->outcome->kind) {
    case OUTCOME_DEADLOCK: case OUTCOME_LIVELOCK: say_stuck(c, t); break;
    case OUTCOME_EXCEPTION: say_failures(c, t); break;
    case OUTCOME_STALE: say(t, "%llu stores fell on what their process had not seen.", (unsigned long long)c->outcome->stale); break;
    case OUTCOME_OK: return;
  }
  say_parting(c, t);
}

// A sentence that was too long ends at its last whole character, with a mark.
static void mark_cut(Words *t) {
  static const char mark[] = "…";
  if (t->n < t->size) return;
  size_t at = t->size - sizeof mark;
  while (at > 0 && ((unsigned char)t->out[at] & 0xc0) == 0x80) at--;
  memcpy(t->out + at, mark, sizeof mark);
}

void explain(const ExplainCase *c, Explanation *e) {
  Words t = {.out = e->text, .size = sizeof e->text};
  e->pattern = "";
  e->text[0] = '\0';
  for (size_t i = 0; i < sizeof criteria / sizeof *criteria; i++) {
    if (!(criteria[i].kinds >> c->outcome->kind & 1) || !criteria[i].fits(c, &t)) continue;
    e->pattern = criteria[i].pattern;
    break;
  }
  if (!e->pattern[0]) say_facts(c, &t);
  else if (c->outcome->kind == OUTCOME_EXCEPTION) {
    say(&t, " ");
    say_failures(c, &t);
  }
  mark_cut(&t);
}
