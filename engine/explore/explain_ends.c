// Deadlocks without a lock: a pipe's end that the wrong process keeps open, pipes that nobody empties, tasks without
// task_done.
#include "explain_parts.h"

static bool sends(const OutcomeStuck *s) { return s->verb == VERB_PIPE_SEND || s->verb == VERB_PIPE_SENT; }
static int end_of(const OutcomeStuck *s) { return (int)s->arg & 1; }

// The line on which a process waits for that one to end; 0: it does not.
static uint32_t joins(const ExplainCase *c, int slot, int other) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    const OutcomeStuck *s = &c->outcome->stuck[i];
    if (s->slot == slot && s->verb == VERB_JOIN && s->holder == other) return stuck_line(c, i);
  }
  return 0;
}

// ---- kept end ----
// Criterion: a strand waits for ever to receive at one end of a pipe. It reads to the end of file: it has received
// there before, or another process closed the other end. The other end is open only in the strand's own process, or in
// a process that waits for the strand's to end; so no end of file comes.

static bool reads_to_the_end(const ExplainCase *c, const OutcomeStuck *s) {
  for (int i = 0; i < c->n; i++) {
    const ExploreEvent *e = &c->event[i];
    if (is_on(e, VERB_PIPE_RECV, (uint32_t)s->object) && by_strand(e, s->slot, s->strand)) return true;
    if (is_on(e, VERB_PIPE_CLOSE, (uint32_t)s->object) && (e->arg & 1) != end_of(s)) return true;
  }
  return false;
}

static bool say_kept(const ExplainCase *c, Saying *t, int i) {
  const OutcomeStuck *s = &c->outcome->stuck[i];
  Name name = who_is(c, s->slot, s->strand), pipe = what(c, (uint32_t)s->object);
  SayText line = say_line(stuck_line(c, i));
  int keeper = -1;
  for (int slot = 0, n = world_processes(c->world); slot < n; slot++) {
    if (slot == s->slot || !world_pipe_open_in(c->world, (uint32_t)s->object, end_of(s) ^ 1, slot)) continue;
    if (keeper >= 0 || !joins(c, slot, s->slot)) return false;
    keeper = slot;
  }
  bool itself = world_pipe_open_in(c->world, (uint32_t)s->object, end_of(s) ^ 1, s->slot);
  if (keeper >= 0)
    say_form(t, FORM_KEPT_BY, "who", name.text, "object", pipe.text, "line", line.text, "holder",
             who_is(c, keeper, 0).text, "joined", say_line(joins(c, keeper, s->slot)).text, NULL);
  else if (itself) say_form(t, FORM_KEPT_ITSELF, "who", name.text, "object", pipe.text, "line", line.text, NULL);
  return keeper >= 0 || itself;
}

bool kept_end(const ExplainCase *c, Saying *t) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    const OutcomeStuck *s = &c->outcome->stuck[i];
    if (receives(s) && s->object >= 0 && reads_to_the_end(c, s) && say_kept(c, t, i)) return true;
  }
  return false;
}

// ---- both ways full ----
// Criterion: two strands wait for ever to send, at the two ends of one pipe.

bool both_full(const ExplainCase *c, Saying *t) {
  const Outcome *o = c->outcome;
  for (int i = 0; i < o->nstuck; i++)
    for (int k = i + 1; k < o->nstuck; k++) {
      const OutcomeStuck *a = &o->stuck[i], *b = &o->stuck[k];
      if (!sends(a) || !sends(b) || a->object != b->object || end_of(a) == end_of(b)) continue;
      say_form(t, FORM_BOTH_FULL, "who", who_is(c, a->slot, a->strand).text, "object",
               what(c, (uint32_t)a->object).text, "line", say_line(stuck_line(c, i)).text, "other",
               who_is(c, b->slot, b->strand).text, "second", say_line(stuck_line(c, k)).text, NULL);
      return true;
    }
  return false;
}

// ---- forgotten task_done ----
// Criterion: a strand waits for ever in a JoinableQueue's join: some items were put and no task_done was called for
// them.

bool open_tasks(const ExplainCase *c, Saying *t) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    const OutcomeStuck *s = &c->outcome->stuck[i];
    int queue = s->verb == VERB_WOKEN && s->object >= 0 ? world_object(c->world, (uint32_t)s->object)->owner : -1;
    if (queue < 0 || world_object(c->world, (uint32_t)queue)->kind != KIND_JOINABLEQUEUE) continue;
    int64_t n = world_open_tasks(c->world, (uint32_t)queue);
    if (n <= 0) continue;
    say_form(t, n == 1 ? FORM_TASK_OPEN : FORM_TASKS_OPEN, "queue", what(c, (uint32_t)queue).text, "line",
             say_line(stuck_line(c, i)).text, "n", say_int(n).text, NULL);
    return true;
  }
  return false;
}
