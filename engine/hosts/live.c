// The live host: each process performs its own steps at once, and sleeps in the kernel only when none of its strands
// can go.
//
// One strand runs at a time (so there is one interpreter lock, by construction). Round robin: a strand runs until it
// ends, waits, or has used up its slice while another can go. A blocked step becomes a wait record in the world; all
// waits of a process share its one bell. To sleep: read the bell, test every waiting step, look for signals, spin,
// sleep unless the bell has changed since it was read. So no wakeup is lost.
//
// When the world's mode is not live, steps go through the gate (gate.c).
#include <string.h>

#include "process.h"

// ---- places of strands ----

// A free place does not end the search for the strand's own: whoever had it may have ended since.
int strand_place(Process *p, const Strand *s) {
  uint32_t i = s->number % WORLD_STRANDS, found = WORLD_STRANDS;
  for (uint32_t n = 0; n < WORLD_STRANDS; n++, i = (i + 1) % WORLD_STRANDS) {
    if (p->waiter[i].number == s->number + 1) return (int)i;
    if (p->waiter[i].number == 0 && found == WORLD_STRANDS) found = i;
  }
  if (found == WORLD_STRANDS) return (int)(s->number % WORLD_STRANDS);  // more than 256 threads: two look like one
  p->waiter[found] = (Waiter){WAITER_NONE, s->number + 1};
  if (found >= p->nplaces) p->nplaces = found + 1;
  return (int)found;
}

// However short each wait was, spun or slept: together they say how much a process waits.
static void count_wait(Process *p) {
  uint64_t since = atomic_load(&world_wait(p->world, (int)p->slot, 0)->since), now = (uint64_t)world_now(p->world);
  _Atomic uint64_t *waited = &process_record(p)->host[PROCESS_WORD_WAITED];
  if (now > since) atomic_store(waited, atomic_load(waited) + now - since);
}

static void withdraw(Process *p, const Strand *s) {
  int place = strand_place(p, s);
  if (place == 0 && p->waiter[place].what == WAITER_LIVE) count_wait(p);
  if (p->waiter[place].what != WAITER_NONE) world_wait_end(p->world, (int)p->slot, place);
  p->waiter[place].what = WAITER_NONE;
}

void strand_release(Process *p, const Strand *s) {
  withdraw(p, s);
  p->waiter[strand_place(p, s)].number = 0;
  p->self_of = 0;
}

static void drop(Process *p, Strand *s) {
  if (s->advance) p->binding->drop_strand(p->machine, s);
  machine_strand_free(p->machine, s);
}

void strand_ended(Process *p, Strand *s) {
  strand_release(p, s);
  drop(p, s);
}

void live_forked(Process *p) {
  memset(p->waiter, 0, sizeof p->waiter);
  p->nplaces = 0;
  p->self_of = 0;
  const Strand *running = p->machine->strand;
  for (Strand *s = p->machine->strands, *next; s; s = next) {
    next = s->next;
    if (s != running) drop(p, s);
  }
}

// ---- what the machine calls ----

bool live_perform(Host *h, Machine *m, Strand *s) {
  Process *p = h->data;
  if (s->step.verb == VERB_PAUSE && s->step.arg2 == 1) signals_catch(p, (uint64_t)s->step.arg);
  WorldCall c;
  step_to_call(p, s, &c);
  if (gate_closed(p)) return false;
  VerbEnd end = world_step(p->world, &c);
  if (c.verb == VERB_EXIT) process_die(p, (int)c.arg);
  if (end == VERB_BLOCKED) return false;
  step_finish(p, s, &c, end);
  return true;
}

static bool another_can_go(const Process *p, const Strand *running) {
  for (const Strand *s = p->machine->strands; s; s = s->next)
    if (s != running && s->state == STRAND_READY) return true;
  return false;
}

static void publish_line(Process *p, const Strand *s) {
  const Code *code;
  int line = machine_line(s, &code);
  if (line > 0) atomic_store_explicit(&process_record(p)->line, (uint32_t)line, memory_order_relaxed);
}

static bool try_waiting(Process *p, int64_t *earliest, bool *worth_spinning);

bool live_tick(Host *h, Machine *m) {
  Process *p = h->data;
  m->slice = PROCESS_SLICE;
  publish_line(p, m->strand);
  if (p->nowed) process_settle(p, false);
  if (signals_due(p)) {
    if (m->strand != m->strands) return false;
    signals_deliver(p);
  }
  if (m->strands->next == NULL) return true;
  int64_t earliest;
  bool spin;
  return !try_waiting(p, &earliest, &spin) && !another_can_go(p, m->strand);
}

// ---- waiting ----

static void enroll(Process *p, Strand *s, WorldCall *c) {
  int place = strand_place(p, s);
  if (p->waiter[place].what != WAITER_NONE) return;
  world_wait_begin(p->world, c);
  p->waiter[place].what = WAITER_LIVE;
}

static bool late(const Process *p, const WorldCall *c) {
  return c->deadline >= 0 && world_now(p->world) >= c->deadline;
}

static VerbEnd try_live(Process *p, Strand *s, WorldCall *c) {
  if (p->waiter[strand_place(p, s)].what == WAITER_POSTED) withdraw(p, s);
  VerbEnd end = world_step(p->world, c);
  if (end == VERB_BLOCKED && late(p, c)) {
    world_step_expired(p->world, c);
    return VERB_DONE;
  }
  if (end != VERB_BLOCKED || p->waiter[strand_place(p, s)].what != WAITER_NONE) return end;
  enroll(p, s, c);
  return world_step(p->world, c);  // test again: from now on a change rings us
}

// May this waiting strand go on now?
static bool try_strand(Process *p, Strand *s) {
  WorldCall c;
  step_to_call(p, s, &c);
  VerbEnd end = gate_closed(p) ? gate_try(p, s, &c) : try_live(p, s, &c);
  if (end == VERB_BLOCKED) return false;
  if (c.verb == VERB_EXIT) process_die(p, (int)c.arg);
  withdraw(p, s);
  step_finish(p, s, &c, end);
  machine_step_done(p->machine, s);
  return true;
}

static bool idle(const Strand *s) { return s->step.verb == VERB_NONE; }

static bool try_waiting(Process *p, int64_t *earliest, bool *worth_spinning) {
  bool any = false;
  *earliest = -1;
  *worth_spinning = false;
  for (Strand *s = p->machine->strands; s; s = s->next) {
    if (s->state != STRAND_WAITING || idle(s) || s == p->machine->strand) continue;
    if (try_strand(p, s)) {
      any = true;
      continue;
    }
    if (s->step.deadline >= 0 && (*earliest < 0 || s->step.deadline < *earliest)) *earliest = s->step.deadline;
    // Waits for a process, a signal or the clock are long: no spin.
    WorldFamily family = verb_family(s->step.verb);
    *worth_spinning |= family != FAMILY_PROCESS && family != FAMILY_CLOCK;
  }
  return any;
}

// Must a handler run now? Not while main's pause or exit is held by the gate: the handler runs after it.
static bool handler_due(const Process *p) {
  const Strand *s = p->machine->strands;
  return signals_due(p) &&
         !(gate_closed(p) && s->state == STRAND_WAITING && (s->step.verb == VERB_PAUSE || s->step.verb == VERB_EXIT));
}

// A handler runs on main: ends main's wait, whatever it is.
static void interrupt_main(Process *p) {
  Strand *s = p->machine->strands;
  if (s->state == STRAND_WAITING && s->step.verb == VERB_PAUSE && try_strand(p, s)) return;
  if (s->state == STRAND_READY && s->stepped) return;  // its result comes first
  if (s->state == STRAND_WAITING) withdraw(p, s);
  signals_deliver(p);
}

static void wait_all(Process *p) {
  for (;;) {
    if (handler_due(p)) {
      interrupt_main(p);
      if (p->machine->strands->state == STRAND_READY) return;
    }
    uint32_t bell = world_bell(p->world, (int)p->slot);
    int64_t earliest;
    bool worth_spinning;
    if (try_waiting(p, &earliest, &worth_spinning)) return;
    if (handler_due(p)) continue;
    if (worth_spinning && !gate_closed(p) && spin_until_rung(p, bell)) continue;
    if (p->nowed) process_settle(p, true);
    world_sleep(p->world, (int)p->slot, bell, gate_closed(p) ? -1 : earliest);
  }
}

// ---- the strands of a process ----

static Strand *next_ready(Machine *m, Strand *after) {
  for (Strand *s = after ? after->next : NULL; s; s = s->next)
    if (s->state == STRAND_READY) return s;
  for (Strand *s = m->strands; s; s = s->next)
    if (s->state == STRAND_READY) return s;
  return NULL;
}

_Noreturn void live_run(Process *p, Strand *main) {
  Machine *m = p->machine;
  Strand *s = main;
  for (;;) {
    // After a fork the calling strand is the child's main: so main is always the first strand.
    Strand *turn = s;
    publish_line(p, s);
    if (signals_due(p)) m->slice = 1;  // the next call or jump calls the tick
    else if (m->slice <= 0) m->slice = PROCESS_SLICE;
    RunEnd end = machine_run(m, s);
    if (s->state == STRAND_ENDED) {
      turn = NULL;
      if (s == m->strands) process_post_exit(s, process_how_it_ended(p, s)), try_strand(p, s);
      else strand_ended(p, s);
    } else if (end == RUN_WAITING && !idle(s) && s->state == STRAND_WAITING) {
      publish_line(p, s);
      if (!handler_due(p) || s != m->strands) try_strand(p, s);
    }
    if (handler_due(p)) interrupt_main(p);
    while ((s = next_ready(m, turn)) == NULL) wait_all(p);
  }
}
