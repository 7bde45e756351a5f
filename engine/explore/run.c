// Private work in explore: runs a process up to its next steps. What live.c is for real processes, without waiting.
//
// Every ready strand runs until it comes to a step: a step stops its strand (explore_perform). Then the list of pending
// steps is made anew. A process that runs too long without a step is endless; one that asks for what cannot be explored
// is refused. Both leave the machine by a longjmp, in a state that is of no use but to go back to a mark.
#include <stdlib.h>
#include <string.h>

#include "inner.h"
#include "base/grow.h"
#include "memory.h"
#include "lang/compile/liveness.h"
#include "lang/object/frame.h"

_Noreturn void explore_leave(Explore *x) {
  if (!x->may_leave) abort();
  longjmp(x->leave, 1);
}

static void say_why(Explore *x, const char *form, int line, const char *what) {
  Saying s = saying_in(x->why_said, sizeof x->why_said);
  say_form(&s, form, "line", say_int(line).text, "what", what, NULL);
}

// The listener that this step waits at, if the program chose its address; NULL: none.
static const WorldObject *asked_listener(const Explore *x, const WorldCall *c) {
  VerbFootprint f = explore_footprint(x->world, c);
  for (int i = 0; i < f.n; i++) {
    const WorldObject *o = f.place[i].object < WORLD_OBJECTS ? world_object(x->world, f.place[i].object) : NULL;
    if (o && o->kind == KIND_LISTENER && o->count) return o;
  }
  return NULL;
}

// A strand waits at an address that the program chose: a client from outside of the program could connect to it.
bool explore_waits_outside(Explore *x) {
  for (int slot = 0; slot < x->nlocals; slot++) {
    const LocalState *l = x->local[slot];
    for (int i = 0; l && !l->ended && i < l->n; i++) {
      const WorldCall *c = &l->pending[i].call;
      const WorldObject *listener = asked_listener(x, c);
      if (!listener) continue;
      char name[2 * WORLD_NAME];
      Saying said = saying_in(name, sizeof name);
      say_form(&said, FORM_AN_OUTSIDER, "address", listener->name, NULL);
      say_why(x, FORM_NO_EXPLORING, (int)c->line, name);
      return true;
    }
  }
  return false;
}

// ---- what the machine calls ----

bool explore_perform(Host *h, Machine *m, Strand *s) { return false; }

static bool another_can_go(const Machine *m) {
  for (const Strand *s = m->strands; s; s = s->next)
    if (s != m->strand && s->state == STRAND_READY) return true;
  return false;
}

// All of the search ends with it: what the program would do with a MemoryError of ours is not what it does.
void explore_full(Host *h, Machine *m) {
  Explore *x = explore_of(h->data);
  if (!x->may_leave) return;
  memory_reach();
  x->end = EXPLORE_MEMORY;
  explore_leave(x);
}

bool explore_tick(Host *h, Machine *m) {
  Explore *x = explore_of(h->data);
  m->slice = PROCESS_SLICE;
  if (--x->left <= 0 || x->late) return false;
  if (explore_handler_due(x)) {
    if (m->strand != m->strands) return false;
    x->handled = true;
    signals_deliver(x->process);
  }
  return !another_can_go(m);
}

// ---- running ----

static Strand *next_ready(Machine *m, const Strand *after) {
  for (Strand *s = after ? after->next : NULL; s; s = s->next)
    if (s->state == STRAND_READY) return s;
  for (Strand *s = m->strands; s; s = s->next)
    if (s->state == STRAND_READY) return s;
  return NULL;
}

// false: it computes without end. *turn is not there any more when it has ended: then it is NULL.
static bool run_one(Explore *x, Strand **turn) {
  Machine *m = x->machine;
  Strand *s = *turn;
  m->slice = explore_handler_due(x) ? 1 : PROCESS_SLICE;
  explore_watch(x);
  machine_run(m, s);
  if (x->late) {
    x->end = EXPLORE_LATE;
    return false;
  }
  if (x->left <= 0) {
    int line = machine_line(s, NULL);
    x->end = EXPLORE_ENDLESS;
    if (finer_shares(m) && line) explore_refine(x, (uint32_t)line);  // it may wait for another thread
    say_why(x, FORM_ON_WITHOUT_STEP, line, "");
    return false;
  }
  if (s->state != STRAND_ENDED) return true;
  *turn = NULL;
  if (s == m->strands) process_post_exit(s, process_how_it_ended(x->process, s));
  else strand_ended(x->process, s);
  return true;
}

static void run_in_turn(Explore *x) {
  Strand *s = NULL;
  if (explore_handler_due(x)) explore_interrupt(x);
  while ((s = next_ready(x->machine, s))) {
    if (!run_one(x, &s)) break;
    if (explore_handler_due(x)) explore_interrupt(x);
  }
}

static void run_all(Explore *x) {
  Strand *outside = x->machine->strand;
  x->left = x->bound;
  x->late = false;
  x->may_leave = true;
  if (setjmp(x->leave) == 0) run_in_turn(x);
  x->may_leave = false;
  x->slices += x->bound - x->left;
  x->machine->strand = outside;
}

// ---- what they have come to ----

static bool is_pending(const Strand *s) { return s->state == STRAND_WAITING && s->step.verb != VERB_NONE; }

static const PendingStep *known(const LocalState *l, const Strand *s) {
  for (int i = 0; i < l->n; i++)
    if (l->pending[i].strand == s && l->pending[i].number == s->number) return &l->pending[i];
  return NULL;
}

static int by_place(const void *a, const void *b) {
  return ((const PendingStep *)a)->place - ((const PendingStep *)b)->place;
}

// Is it a pool or an executor that kills one of its workers? CPython sees to it that such a worker holds nothing.
static bool is_pools_kill(const Strand *s, const WorldCall *c) {
  static const char *const pools[] = {"multiprocessing.crew", "multiprocessing.pool", "concurrent.futures.process"};
  for (const Frame *f = c->verb == VERB_KILL ? s->top : NULL; f && f->code->flags & CODE_PRELUDE; f = f->back)
    for (size_t i = 0; i < sizeof pools / sizeof *pools; i++)
      if (strcmp(f->code->source->module, pools[i]) == 0) return true;
  return false;
}

static void note(Explore *x, const LocalState *before, Strand *s, PendingStep *p) {
  const PendingStep *old = known(before, s);
  *p = (PendingStep){.strand = s,
                     .number = s->number,
                     .place = (uint8_t)strand_place(x->process, s),
                     .python = s->advance == NULL,
                     .apart = s->apart,
                     .cause = x->step};
  if (old) p->waited = old->waited, p->parked = old->parked, p->cause = old->cause;
  step_to_call(x->process, s, &p->call);
  p->pools = is_pools_kill(s, &p->call);
  gets_come(x, &p->call);
}

static void note_pending(Explore *x, int slot) {
  LocalState *before = x->local[slot];
  int n = 0;
  for (Strand *s = x->machine->strands; s; s = s->next) n += is_pending(s);
  LocalState *l = explore_local_new(n);
  l->stopped = before->stopped;
  l->due = before->due;
  l->cycle = before->cycle;
  spin_keep(l->spin = before->spin);
  l->past = past_keep(before->past);
  l->n = 0;
  for (Strand *s = x->machine->strands; s; s = s->next)
    if (is_pending(s)) note(x, before, s, &l->pending[l->n++]);
  if (l->n > 1) qsort(l->pending, (size_t)l->n, sizeof *l->pending, by_place);
  explore_local_drop(x, before);
  x->local[slot] = l;
}

const ExploreChange *explore_changes(const Explore *x, int *n) {
  *n = x->nchanged;
  return x->changed;
}

void explore_forget_changes(Explore *x) {
  while (x->nchanged && x->changed[x->nchanged - 1].step >= x->depth) x->nchanged--;
}

// Did the step that led to this work take something from another process?
static bool has_taken(const Explore *x, int slot) {
  if (!x->event || x->event->choice.slot != slot) return true;  // another's step has led to it
  VerbDone done = explore_done(x->event);
  VerbMoves m = verb_moves(x->world, &done);
  for (int i = 0; i < m.n; i++)
    if (!m.move[i].gives) return true;
  return false;
}

// Work in which something changed is not memoized. Without memory a caveat is lost.
static void note_changed_items(Explore *x, int slot) {
  ChangedItem item;
  bool took = has_taken(x, slot);
  while (x->process->binding->changed_item(x->machine, took, &item)) {
    x->looks.asked++;
    if (!GROW(x->changed, x->changed_room, x->nchanged + 1, 8)) continue;
    x->changed[x->nchanged++] = (ExploreChange){.item = item, .step = x->step, .slot = slot};
  }
}

// ---- what is of no use any more ----

static bool is_live(const uint64_t *live, uint32_t i) { return live[i / 64] >> i % 64 & 1; }

// The frame is inside of an instruction: it waits there, or has called another.
static void empty_dead(Frame *f) {
  const Code *c = f->code;
  uint32_t first = (uint32_t)c->nconsts + c->nlocals, n = code_temporaries(c);
  const uint64_t *live = n && f->pc > c->ins ? code_live(c, f->pc - 1) : NULL;
  for (uint32_t i = 0; live && i < n; i++)
    if (is_int(f->r[first + i]) && !is_live(live, i)) f->r[first + i] = V_UNBOUND;
}

// Old ints in temporaries: of them nothing depends, and without them images are equal that differ in nothing else. A
// signal's handler may have come between two instructions of the frame below it.
static void empty_all_dead(Machine *m) {
  for (size_t i = 0; i < sizeof m->own.old_keep / sizeof *m->own.old_keep; i++)
    if (is_int(m->own.old_keep[i])) m->own.old_keep[i] = V_UNBOUND;  // of the step before
  for (const Strand *s = m->strands; s; s = s->next) {
    bool inside = !s->between && s->state == STRAND_WAITING;
    for (Frame *f = s->top; f; f = f->back) {
      if (inside) empty_dead(f);
      inside = !(f->flags & FRAME_DROP);
    }
  }
}

void explore_tidy(Explore *x) {
  x->process->binding->tidy(x->machine);
  empty_all_dead(x->machine);
}

void explore_run(Explore *x, int slot) {
  x->running = slot;
  run_all(x);
  x->strands_share |= x->machine->strands_share;
  if (!x->local[slot]->ended) note_changed_items(x, slot);
  x->looked |= x->machine->looked;
  if (!x->local[slot]->ended && x->end == EXPLORE_TAKEN) explore_tidy(x);
  else x->process->binding->tidy(x->machine);
  x->born = -1;
  if (!x->local[slot]->ended) note_pending(x, slot);
}
