// Which pattern an order fits, and the facts where none does (see explain.h).
#include "explain_parts.h"

#include <string.h>

#define KIND(k) (1u << OUTCOME_##k)

// In this order: the first that fits speaks. What is nearest to the cause comes first.
static const struct {
  ExplorePattern pattern;
  unsigned kinds;
  bool (*fits)(const ExplainCase *c, Saying *t);
} criteria[] = {
    {PATTERN_HOLDER_KILLED, KIND(DEADLOCK) | KIND(LIVELOCK), killed_inside},
    {PATTERN_HOLDER_KILLED, KIND(DEADLOCK) | KIND(LIVELOCK), holder_killed},
    {PATTERN_LOST_TASK, KIND(DEADLOCK) | KIND(LIVELOCK), task_lost},
    {PATTERN_HOLDER_ENDED, KIND(DEADLOCK) | KIND(LIVELOCK), holder_ended},
    {PATTERN_FORGOTTEN_RELEASE, KIND(DEADLOCK) | KIND(LIVELOCK), forgotten_release},
    {PATTERN_CIRCULAR_WAIT, KIND(DEADLOCK) | KIND(LIVELOCK), circular_wait},
    {PATTERN_JOIN_BEFORE_DRAIN, KIND(DEADLOCK) | KIND(LIVELOCK), join_before_drain},
    {PATTERN_BOTH_FULL, KIND(DEADLOCK) | KIND(LIVELOCK), both_full},
    {PATTERN_OPEN_TASKS, KIND(DEADLOCK), open_tasks},
    {PATTERN_NOTIFY_TOO_FEW, KIND(DEADLOCK) | KIND(LIVELOCK), notify_too_few},
    {PATTERN_LOST_WAKEUP, KIND(DEADLOCK) | KIND(LIVELOCK), lost_wakeup},
    {PATTERN_NOT_GOT, KIND(EXCEPTION), not_got},
    {PATTERN_MISSED_SIGNAL, KIND(DEADLOCK) | KIND(LIVELOCK) | KIND(EXCEPTION), missed_signal},
    {PATTERN_EACH_SIGNALS, KIND(DEADLOCK), each_signals},
    {PATTERN_KEPT_END, KIND(DEADLOCK) | KIND(LIVELOCK), kept_end},
    {PATTERN_CHECK_THEN_ACT, KIND(DEADLOCK) | KIND(EXCEPTION), queue_check_then_act},
    {PATTERN_NOBODY_PUTS, KIND(DEADLOCK), nobody_puts},
    {PATTERN_IF_FOR_WHILE, KIND(EXCEPTION) | KIND(DEADLOCK) | KIND(STALE), if_for_while},
    {PATTERN_WRONG_LOCK, KIND(STALE) | KIND(EXCEPTION), wrong_lock},
    {PATTERN_CHECK_THEN_ACT, KIND(EXCEPTION), two_lockings},
    {PATTERN_CHECK_THEN_ACT, KIND(EXCEPTION), served_two_lockings},
    {PATTERN_TORN_PAIR, KIND(EXCEPTION), torn_pair},
    {PATTERN_CHECK_THEN_ACT, KIND(EXCEPTION), served_check_then_act},
    {PATTERN_ORDER_VIOLATION, KIND(EXCEPTION), order_violation},
    {PATTERN_CHECK_THEN_ACT, KIND(EXCEPTION), cell_check_then_act},
    {PATTERN_LOST_UPDATE, KIND(STALE) | KIND(EXCEPTION), lost_update},
    {PATTERN_LOST_UPDATE, KIND(STALE) | KIND(EXCEPTION), slice_lost},
    {PATTERN_LOST_UPDATE, KIND(STALE) | KIND(EXCEPTION), served_lost},
};

const char *explain_pattern_name(ExplorePattern pattern) {
  static const char *const names[PATTERNS] = {[PATTERN_NONE] = "",
#define P(id, name) [PATTERN_##id] = name,
                                              EXPLORE_PATTERNS(P)
#undef P
  };
  return names[pattern];
}

// ---- the facts ----

// A signal: how often it was given, and how often that was used.
static void say_signal(const ExplainCase *c, Saying *t, int i) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  uint32_t signal = (uint32_t)s->object;
  int given = 0, used = 0;
  for (int k = 0; k < c->n; k++) {
    given += is_on(&c->event[k], VERB_RELEASE, signal);
    used += is_on(&c->event[k], VERB_ACQUIRE, signal) && c->event[k].result;
  }
  say_form(t, given ? FORM_FACT_SIGNAL : FORM_FACT_NO_SIGNAL, "who", who_is(c, s->slot, s->strand).text, "object",
           what(c, signal).text, "line", say_line(stuck_line(c, i)).text, "given", say_int(given).text, "used",
           say_int(used).text, NULL);
}

static void say_stuck_one(const ExplainCase *c, Saying *t, int i) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  Name name = who_is(c, s->slot, s->strand), holder = {""}, object = {""};
  SayText line = say_line(stuck_line(c, i));
  if (s->holder >= 0) holder = who_is(c, s->holder, s->holder_strand);
  if (s->object >= 0) object = what(c, (uint32_t)s->object);
  if (s->verb == VERB_JOIN || s->verb == VERB_WAIT_CHILD) {
    say_form(t, FORM_FACT_WAITS_FOR_END, "who", name.text, "process", s->holder >= 0 ? holder.text : a_child().text,
             "line", line.text, NULL);
  } else if (s->verb == VERB_ACQUIRE && is_signal(c, (uint32_t)s->object)) {
    say_signal(c, t, i);
  } else if (s->verb == VERB_LOAD && s->holder < 0) {
    say_form(t, FORM_FACT_READS, "who", name.text, "object", object.text, "line", line.text, NULL);
  } else {
    char step[OUTCOME_TEXT];
    Saying step_said = saying_in(step, sizeof step);
    WorldCall call = {.verb = (uint16_t)s->verb,
                      .object = s->object >= 0 ? (uint32_t)s->object : 0,
                      .arg = s->arg,
                      .arg2 = s->arg2,
                      .deadline = -1};
    stuck_said(c->world, &call, &step_said);
    if (verb_family(s->verb) == FAMILY_PIPE)
      say_form(t, FORM_FACT_OTHER_END, "who", name.text, "step", step, "line", line.text, "holder",
               receives(s) ? holder.text : "", NULL);
    else
      say_form(t, FORM_FACT_WAITS, "who", name.text, "step", step, "line", line.text, "holder",
               s->object >= 0 ? holder.text : "", NULL);
  }
}

// A manager's server: it has taken from a door.
static bool is_server(const ExplainCase *c, int slot) {
  for (int i = 0; i < c->n; i++) {
    const ExploreEvent *e = &c->event[i];
    if (e->choice.slot != slot || (e->choice.verb != VERB_GET && e->choice.verb != VERB_RECV)) continue;
    if (world_object(c->world, e->choice.object)->role == ROLE_DOOR) return true;
  }
  return false;
}

// The program's own processes first: those of a manager's server wait for them.
static void say_stuck(const ExplainCase *c, Saying *t) {
  const Outcome *o = c->outcome;
  bool served[OUTCOME_STUCK] = {false};
  say_form(t, o->kind == OUTCOME_LIVELOCK ? FORM_NOBODY_GETS_FURTHER : FORM_NOBODY_CAN_GO_ON, NULL);
  for (int i = 0; i < o->nstuck; i++) served[i] = is_server(c, o->stuck[i].slot);
  for (int k = 0, said = 0; k < 2 * o->nstuck && said < 4; k++) {
    int i = k % o->nstuck;
    if (served[i] != (k >= o->nstuck)) continue;
    if (said++) say_form(t, FORM_FACT_NEXT, NULL);
    say_stuck_one(c, t, i);
  }
  if (o->nstuck > 4) say_form(t, FORM_FACT_MORE, "n", say_int(o->nstuck - 4).text, NULL);
  else say_form(t, FORM_STOP, NULL);
}

static void say_failures(const ExplainCase *c, Saying *t) {
  const Outcome *o = c->outcome;
  const char *last = "";
  for (int i = 0, n = 0; i < o->nprocesses && n < 3; i++) {
    const OutcomeProcess *p = &o->process[i];
    if (!p->exception[0]) continue;
    if (n++) say_form(t, FORM_NEXT, NULL);
    say_form(t, p->ended && p->exitcode == 0 ? FORM_THREAD_ENDED_BY : FORM_ENDED_BY, "who", p->name, "exception",
             p->exception, NULL);
    last = p->exception;
  }
  if (!*last || last[strlen(last) - 1] != '.') say_form(t, FORM_STOP, NULL);
}

// A step's sentence, and that it ended by its deadline.
typedef struct StepSaid {
  char text[2 * OUTCOME_TEXT];
} StepSaid;
static StepSaid step_said(const ExploreEvent *e, const char *sentence) {
  StepSaid n = {""};
  Saying s = saying_in(n.text, sizeof n.text);
  say_text(&s, sentence);
  if (e->choice.kind == CHOICE_TIMEOUT) say_form(&s, FORM_TIMED_OUT, NULL);
  return n;
}

// Where it leaves the nearest order that does not break.
static void say_parting(const ExplainCase *c, Saying *t) {
  int at = c->parts;
  if (!c->ngood || at < 0 || at >= c->n || at >= c->ngood || !c->sentence || !c->good_sentence) return;
  say_form(t, FORM_PARTING, "n", say_int(at + 1).text, "who", who(c, &c->event[at]).text, "step",
           step_said(&c->event[at], c->sentence[at]).text, "other", who(c, &c->good[at]).text, "good",
           step_said(&c->good[at], c->good_sentence[at]).text, NULL);
}

static int stale_stores(const ExplainCase *c) {
  int n = 0;
  for (int i = 0; i < c->n; i++) n += c->event[i].stale;
  return n;
}

static void say_facts(const ExplainCase *c, Saying *t) {
  switch (c->outcome->kind) {
  case OUTCOME_DEADLOCK:
  case OUTCOME_LIVELOCK: say_stuck(c, t); break;
  case OUTCOME_EXCEPTION: say_failures(c, t); break;
  case OUTCOME_STALE: {
    int n = stale_stores(c);
    say_form(t, n == 1 ? FORM_STORE_FELL : FORM_STORES_FELL, "n", say_int(n).text, NULL);
    break;
  }
  case OUTCOME_OK: break;
  }
  say_parting(c, t);
}

// A sentence that is too long ends at its last whole character, with a mark.
static void in_english(const char *said, char *out, size_t size) {
  static const char mark[] = "…";
  if ((size_t)explore_english(said, out, size) < size) return;
  size_t at = size - sizeof mark;
  while (at > 0 && ((unsigned char)out[at] & 0xc0) == 0x80) at--;
  memcpy(out + at, mark, sizeof mark);
}

void explain(const ExplainCase *c, Explanation *e) {
  char said[4 * EXPLAIN_SAID];
  Saying t = saying_in(said, sizeof said);
  e->pattern = PATTERN_NONE;
  for (size_t i = 0; i < sizeof criteria / sizeof *criteria; i++) {
    if (!(criteria[i].kinds >> c->outcome->kind & 1) || !criteria[i].fits(c, &t)) continue;
    e->pattern = criteria[i].pattern;
    break;
  }
  if (e->pattern == PATTERN_NONE) say_facts(c, &t);
  else if (c->outcome->kind == OUTCOME_EXCEPTION) {
    say_form(&t, FORM_SPACE, NULL);
    say_failures(c, &t);
  }
  in_english(said, e->text, sizeof e->text);
  e->said[0] = '\0';
  if (t.n < sizeof e->said) memcpy(e->said, said, t.n + 1);
}
