// Deadlocks of those who wait for an item of a queue that nobody puts, or for the result of a task that is lost; and
// who goes on without a lock that it did not get.
#include "explain_parts.h"

// ---- nobody puts ----
// Criterion: a strand waits for ever for an item of a queue. Nobody who is stuck would put one. Three kinds, the first
// that fits: a process put one there and was over before its feeder had written it; another strand took the last one,
// and has ended or waits for something else; whatever else.

static bool waits_for_item(const OutcomeStuck *s) {
  return s->object >= 0 && (s->verb == VERB_GET || s->verb == VERB_RECV) && s->holder < 0;
}

static bool somebody_would(const ExplainCase *c, int i) {
  for (int k = 0; c->gives && k < c->outcome->nstuck; k++)
    if (c->gives[k] >> i & 1) return true;
  return false;
}

// The first put of a process whose feeder has written fewer, and which is over; -1.
static int put_and_lost(const ExplainCase *c, uint32_t queue) {
  for (int i = 0; i < c->n; i++) {
    if (!is_on(&c->event[i], VERB_PUT, queue) || !c->event[i].result) continue;
    int slot = c->event[i].choice.slot, put = 0, fed = 0;
    const OutcomeProcess *p = process_of_slot(c, slot);
    for (int k = 0; k < c->n; k++) {
      if (c->event[k].choice.slot != slot) continue;
      put += is_on(&c->event[k], VERB_PUT, queue) && c->event[k].result;
      fed += is_on(&c->event[k], VERB_FEED, queue) || is_on(&c->event[k], VERB_GIVE_BACK, queue);
    }
    if (p && p->ended && put > fed) return i;
  }
  return -1;
}

static bool takes(const ExploreEvent *e, uint32_t queue) {
  return (is_on(e, VERB_GET, queue) || is_on(e, VERB_RECV, queue) || is_on(e, VERB_GET_NOWAIT, queue)) &&
         e->result == 1;
}

static bool waits_there(const ExplainCase *c, uint32_t queue, const ExploreEvent *e) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    const OutcomeStuck *s = &c->outcome->stuck[i];
    if (s->object == (int)queue && by_strand(e, s->slot, s->strand)) return true;
  }
  return false;
}

static bool never_fed(const ExplainCase *c, Saying *t, int i, uint32_t queue) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  int put = put_and_lost(c, queue);
  if (put < 0) return false;
  say_form(t, FORM_NEVER_FED, "who", who(c, &c->event[put]).text, "queue", what(c, queue).text, "line",
           say_int(c->event[put].choice.line).text, "waiter", who_is(c, s->slot, s->strand).text, "waits",
           say_line(stuck_line(c, i)).text, NULL);
  return true;
}

static void none_put(const ExplainCase *c, Saying *t, int i, uint32_t queue) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  Name waiter = who_is(c, s->slot, s->strand), name = what(c, queue);
  SayText waits = say_line(stuck_line(c, i));
  int last = -1, taken = 0;
  for (int k = 0; k < c->n; k++)
    if (takes(&c->event[k], queue)) last = k, taken++;
  if (last >= 0 && !waits_there(c, queue, &c->event[last]))
    say_form(t, FORM_LAST_TAKEN, "other", who(c, &c->event[last]).text, "queue", name.text, "line",
             say_int(c->event[last].choice.line).text, "waiter", waiter.text, "waits", waits.text, NULL);
  else
    say_form(t, FORM_NONE_PUT, "queue", name.text, "waiter", waiter.text, "waits", waits.text, "n", say_int(taken).text,
             NULL);
}

bool nobody_puts(const ExplainCase *c, Saying *t) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    if (!waits_for_item(&c->outcome->stuck[i]) || somebody_would(c, i)) continue;
    uint32_t queue = (uint32_t)c->outcome->stuck[i].object;
    if (world_object(c->world, queue)->owner >= 0) continue;  // a pool's, or of another library
    if (!never_fed(c, t, i, queue)) none_put(c, t, i, queue);
    return true;
  }
  return false;
}

// ---- a task that is lost ----
// Criterion: a strand waits for ever for a result of a pool. A worker that has ended by a signal, or with an exit code,
// had taken a task, and sent no result after that.

// Where it took the task that it has still in hand; -1: it has none.
static int task_in_hand(const ExplainCase *c, int slot) {
  int task = -1;
  for (int i = 0; i < c->n; i++) {
    const ExploreEvent *e = &c->event[i];
    if (e->choice.slot != slot || e->choice.object >= WORLD_OBJECTS) continue;
    if (takes(e, e->choice.object) && world_object(c->world, e->choice.object)->role == ROLE_TASKS) task = i;
    if (is_step(e, VERB_FEED) && world_object(c->world, e->choice.object)->role == ROLE_RESULTS) task = -1;
  }
  return task;
}

static const OutcomeStuck *waits_for_result(const ExplainCase *c, uint32_t *line) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    const OutcomeStuck *s = &c->outcome->stuck[i];
    if (s->verb != VERB_WAIT || world_object(c->world, (uint32_t)s->object)->kind != KIND_POOL) continue;
    *line = stuck_line(c, i);
    return s;
  }
  return NULL;
}

bool task_lost(const ExplainCase *c, Saying *t) {
  uint32_t line = 0;
  const OutcomeStuck *s = waits_for_result(c, &line);
  for (int i = 0; s && i < c->outcome->nprocesses; i++) {
    const OutcomeProcess *p = &c->outcome->process[i];
    int task = p->ended && p->exitcode != 0 ? task_in_hand(c, p->slot) : -1;
    if (task < 0) continue;
    Name signal = {""};
    Saying name = saying_in(signal.text, sizeof signal.text);
    if (p->exitcode < 0) say_signal_name(&name, -p->exitcode);
    say_form(t, FORM_LOST_TASK, "worker", p->name, "signal", signal.text, "n",
             p->exitcode > 0 ? say_int(p->exitcode).text : "", "pool", what(c, (uint32_t)s->object).text, "step",
             say_int(task + 1).text, "who", who_is(c, s->slot, s->strand).text, "line", say_line(line).text, NULL);
    return true;
  }
  return false;
}

// ---- a lock that was not got ----
// Criterion: the failed process released a lock that nobody held. A strand, that one or another, had released it before
// or just then, and its own last acquire of it had given up: its time was up, or it was not to wait.

static const ExploreEvent *acquire_before(const ExplainCase *c, int release) {
  for (int i = release - 1; i >= 0; i--) {
    const ExploreEvent *e = &c->event[i];
    bool same = same_strand(e, &c->event[release]) && e->choice.object == c->event[release].choice.object;
    if (same && (e->choice.verb == VERB_ACQUIRE || e->choice.verb == VERB_RELEASE)) return e;
  }
  return NULL;
}

static bool gave_up(const ExploreEvent *acquire) {
  if (acquire->choice.verb != VERB_ACQUIRE || acquire->failed) return false;
  return acquire->choice.kind == CHOICE_TIMEOUT || !acquire->result;
}

static int failed_release(const ExplainCase *c) {
  int failed = first_failed(c);
  for (int i = c->n - 1; failed >= 0 && i >= 0; i--)
    if (c->event[i].choice.slot == c->outcome->process[failed].slot && c->event[i].choice.verb == VERB_RELEASE &&
        c->event[i].failed)
      return i;
  return -1;
}

bool not_got(const ExplainCase *c, Saying *t) {
  for (int last = failed_release(c), i = last; i >= 0; i--) {
    const ExploreEvent *e = &c->event[i];
    if (e->choice.verb != VERB_RELEASE || e->choice.object != c->event[last].choice.object) continue;
    const ExploreEvent *tried = acquire_before(c, i);
    if (tried == NULL || !gave_up(tried)) continue;
    say_form(t, tried->choice.kind == CHOICE_STEP ? FORM_NOT_GOT : FORM_NOT_GOT_IN_TIME, "who", who(c, e).text, "lock",
             what(c, e->choice.object).text, "tried", say_int(tried->choice.line).text, "line",
             say_int(e->choice.line).text, NULL);
    return true;
  }
  return false;
}
