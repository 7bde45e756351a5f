// Which lock guards an object's data, counted from the accesses while the run goes on (LabGuarding, lab.h).
//
// A process's ring has its steps in order, so the locks that a strand held at an access follow from that ring alone.
// The ring of a fast process has lost a part before it is read. What a strand held at the start of the rest is then
// inferred, where it is certain:
//   a Lock that it takes next was free; one that it gives back next was held;
//   a lock that another strand, or nobody, holds at some moment of the rest (the sample): its depth was 0 there, which
//   gives its depth everywhere in the rest;
//   else it is unknown: the access is not counted, and `gaps` is set.
// A lock that one process takes and another gives back is a signal, not a guard. Accesses count while another process
// is alive, as in explore/guards.h: known from the times of the last steps of those that ended.
#include <stdlib.h>
#include <string.h>

#include "inner.h"
#include "base/grow.h"

static const Actor nobody_knows = UINT32_MAX;
// LATEST: the number of steps that are read of a ring with a gap.
enum { TAKEN = 64, LOCKS = 64, CANDIDATES = 4, LATEST = 256 };

// asleep: the depth that a Condition's wait released and will take again.
typedef struct Taken {
  uint32_t lock;
  uint8_t strand;
  bool known;
  int depth, asleep;
} Taken;
typedef struct Follower {
  uint32_t generation;
  uint64_t next;
  bool started, gaps, blind;  // started: main has started a process. gaps: some steps were never seen. blind: it may
                              // hold a lock that is not in `taken`
  Taken taken[TAKEN];
  int ntaken;
} Follower;

// open: a bit for each process (slots under 64) whose latest access was made without the lock.
typedef struct Candidate {
  int lock, last_by;
  uint32_t last_line;
  uint64_t with, without, open;
} Candidate;
// sure: accesses at which the state of every lock was known.
typedef struct Guarded {
  Candidate one[CANDIDATES];
  int n, last_by;
  uint32_t last_line;
  uint64_t sure;
  bool gaps;
} Guarded;

// passed: another than its taker gave it back. holder: the sample.
typedef struct Lock {
  uint32_t id;
  bool passed, plain;
  Actor holder;
} Lock;

struct Guarding {
  Follower process[WORLD_SLOTS];
  Lock lock[LOCKS];
  int nlocks;
  int scanned;  // objects that were searched for locks
  Guarded *object;
  int nobjects;
  int64_t last_ended, last_but_one;
  int last_slot;  // ticks of the last steps of the two processes that ended last; last_slot: the latest one's
  WorldEvent event[WORLD_EVENTS];
};

void guarding_reset(Lab *lab) {
  if (lab->guarding == NULL) return;
  free(lab->guarding->object);
  memset(lab->guarding, 0, sizeof *lab->guarding);
}

void guarding_free(Lab *lab) {
  if (lab->guarding != NULL) free(lab->guarding->object);
  free(lab->guarding);
  lab->guarding = NULL;
}

// ---- locks ----

static bool keeps_out(const WorldObject *o) {
  return o->kind == KIND_LOCK || o->kind == KIND_RLOCK || (o->kind == KIND_BOUNDED && o->bound == 1);
}

static Lock *lock_of(Lab *lab, uint32_t id) {
  struct Guarding *g = lab->guarding;
  for (int i = 0; i < g->nlocks; i++)
    if (g->lock[i].id == id) return &g->lock[i];
  if (g->nlocks == LOCKS || !keeps_out(world_object(lab->world, id))) return NULL;
  g->lock[g->nlocks] = (Lock){
      .id = id, .holder = nobody_knows, .plain = world_object(lab->world, id)->kind != KIND_RLOCK};
  return &g->lock[g->nlocks++];
}

static Taken *taken_of(Follower *p, uint32_t lock, uint8_t strand) {
  for (int i = 0; i < p->ntaken; i++)
    if (p->taken[i].lock == lock && p->taken[i].strand == strand) return &p->taken[i];
  if (p->ntaken == TAKEN) return NULL;
  p->taken[p->ntaken] = (Taken){.lock = lock, .strand = strand, .known = !p->blind};
  return &p->taken[p->ntaken++];
}

// What a step does to a lock. SLEEPS: releases its whole depth for a wait.
typedef enum Change { NOTHING, TAKES, GIVES, SLEEPS } Change;

static Change change_of(Lab *lab, const WorldEvent *e, uint32_t *lock) {
  if (e->flags & (EVENT_WAITS | EVENT_TIMED_OUT | EVENT_REFUSED) || e->object >= (uint32_t)world_objects(lab->world))
    return NOTHING;
  VerbDone done = verb_done_event(e);
  VerbMoves m = verb_moves(lab->world, &done);
  if (m.n == 0 || m.move[0].thing != THING_LOCK) return NOTHING;
  *lock = m.move[0].object;
  return !m.move[0].gives ? TAKES : m.move[0].depth == 0 ? SLEEPS : GIVES;
}

static void apply(Lock *l, Taken *t, Change change) {
  if (change == SLEEPS) {
    t->asleep = t->depth;
    t->depth = 0;
  } else if (change == TAKES) {
    if (l->plain && t->known && t->depth > 0) l->passed = true;
    t->depth += t->asleep ? t->asleep : 1;
    t->asleep = 0;
  } else if (t->depth > 0) {
    t->depth--;
  } else if (t->known) {
    l->passed = true;
  }
  if (l->plain) t->depth = change == TAKES, t->known = true;
}

// ---- what was held at the start of the part of a ring that is left ----

static void sample(Lab *lab, bool wanted) {
  struct Guarding *g = lab->guarding;
  WorldObjectView v;
  for (int n = world_objects(lab->world); wanted && g->scanned < n && g->nlocks < LOCKS; g->scanned++)
    lock_of(lab, (uint32_t)g->scanned);
  for (int i = 0; i < g->nlocks; i++)
    g->lock[i].holder = wanted && world_object_read(lab->world, g->lock[i].id, &v) && v.steady ? v.holder
                                                                                               : nobody_knows;
}

// The lowest depth that a strand comes to in these steps, counted from 0; and its first change of it.
static int lowest(Lab *lab, const WorldEvent *e, int n, uint32_t lock, uint8_t strand, Change *first) {
  int depth = 0, low = 0;
  *first = NOTHING;
  for (int i = 0; i < n; i++) {
    uint32_t id;
    Change change = e[i].strand == strand ? change_of(lab, &e[i], &id) : NOTHING;
    if (change == NOTHING || id != lock) continue;
    if (*first == NOTHING) *first = change;
    if (change == SLEEPS) return low;  // a wait releases the whole depth, whatever it was: nothing follows from here on
    depth += change == TAKES ? 1 : -1;
    if (depth < low) low = depth;
  }
  return low;
}

static void find_depth(Lab *lab, int slot, Taken *t, const Lock *l, uint32_t acting, int n) {
  Change first;
  int low = lowest(lab, lab->guarding->event, n, t->lock, t->strand, &first);
  bool elsewhere = l->holder != nobody_knows && !(l->holder && actor_slot(l->holder) == slot) && acting != l->id;
  t->known = true;
  t->depth = 0;
  if (l->plain && first != NOTHING) t->depth = first != TAKES;
  else if (elsewhere) t->depth = -low;
  else t->known = false;
}

static void resolve(Lab *lab, int slot, uint32_t acting, int n) {
  struct Guarding *g = lab->guarding;
  Follower *p = &g->process[slot];
  uint64_t strands = 0;
  for (int i = 0; i < n; i++) strands |= (uint64_t)1 << (g->event[i].strand & 63);
  for (int s = 0; s < 64; s++)
    for (int i = 0; strands >> s & 1 && i < g->nlocks; i++) {
      Taken *t = taken_of(p, g->lock[i].id, (uint8_t)s);
      if (t) find_depth(lab, slot, t, &g->lock[i], acting, n);
      else return;
    }
  p->blind = g->nlocks == LOCKS;
}

// ---- accesses ----

static bool is_access(const Lab *lab, const WorldEvent *e) {
  if (e->flags & (EVENT_WAITS | EVENT_FAILED) || e->object >= (uint32_t)world_objects(lab->world) ||
      world_object(lab->world, e->object)->owner >= 0)
    return false;
  // A get that waits for its item has a second event when it gets it.
  VerbDone done = verb_done_event(e);
  return verb_accesses(e->verb) && verb_change(&done) != CHANGED_TURN;
}

static Guarded *guarded_of(Lab *lab, uint32_t object) {
  struct Guarding *g = lab->guarding;
  int n = world_objects(lab->world);
  if (n > LAB_OBJECTS_SHOWN) n = LAB_OBJECTS_SHOWN;
  if ((int)object >= n) return NULL;
  int before = g->nobjects;
  if (!GROW_EXACTLY(g->object, g->nobjects, n)) return NULL;
  memset(g->object + before, 0, (size_t)(g->nobjects - before) * sizeof *g->object);
  return &g->object[object];
}

static void note_with(Guarded *o, int slot, uint32_t lock) {
  Candidate *c = o->one;
  while (c < o->one + o->n && c->lock != (int)lock) c++;
  if (c == o->one + o->n) {
    if (o->n == CANDIDATES) return;
    o->n++;
    // before, none was made with it
    *c = (Candidate){
        .lock = (int)lock, .without = o->sure, .last_by = o->sure ? o->last_by : -1, .last_line = o->last_line};
  }
  c->with++;
  if (slot < 64) c->open &= ~((uint64_t)1 << slot);
}

static void note_without(Guarded *o, const Follower *p, int slot, const WorldEvent *e) {
  for (Candidate *c = o->one; c < o->one + o->n; c++) {
    bool known = !p->blind, held = false;
    for (int i = 0; i < p->ntaken; i++)
      if ((int)p->taken[i].lock == c->lock && p->taken[i].strand == e->strand)
        known = p->taken[i].known, held = p->taken[i].depth > 0;
    if (!known) o->gaps = true;
    if (!known || held) continue;
    c->without++;
    c->last_by = slot;
    c->last_line = e->line;
    if (slot < 64) c->open |= (uint64_t)1 << slot;
  }
}

static void note(Lab *lab, int slot, const Follower *p, const WorldEvent *e) {
  Guarded *o = guarded_of(lab, e->object);
  bool sure = !p->blind;
  if (o == NULL) return;
  o->gaps |= p->gaps;
  for (int i = 0; i < p->ntaken; i++) {
    const Taken *t = &p->taken[i];
    if (t->strand != e->strand) continue;
    sure &= t->known;
    if (t->known && t->depth > 0) note_with(o, slot, t->lock);
  }
  note_without(o, p, slot, e);
  if (!sure) return;
  o->sure++;
  o->last_by = slot;
  o->last_line = e->line;
}

// Was another process alive at this step? Main is alone before its first start.
static bool beside(const struct Guarding *g, int slot, const WorldEvent *e) {
  if (slot == 0 && !g->process[0].started) return false;
  return (int64_t)e->ticks < (slot == g->last_slot ? g->last_but_one : g->last_ended);
}

static void take(Lab *lab, int slot, const WorldEvent *e) {
  Follower *p = &lab->guarding->process[slot];
  uint32_t id;
  Change change = change_of(lab, e, &id);
  Lock *l = change == NOTHING ? NULL : lock_of(lab, id);
  Taken *t = l ? taken_of(p, id, e->strand) : NULL;
  if (e->verb == VERB_START) p->started = true;
  if (t) apply(l, t, change);
  else if (is_access(lab, e) && beside(lab->guarding, slot, e)) note(lab, slot, p, e);
}

static void look_at(Lab *lab, int slot) {
  struct Guarding *g = lab->guarding;
  Follower *p = &g->process[slot];
  const WorldProcess *r = world_process(lab->world, slot);
  uint32_t generation = process_generation(atomic_load(&r->life));
  if (p->generation != generation) *p = (Follower){.generation = generation};
  uint64_t end = atomic_load(&r->events), dropped = 0;
  if (end == p->next) return;
  bool gap = end - p->next > WORLD_EVENTS;
  sample(lab, gap);
  // after the sample: a lock that is being given back just now is still named here, or the step is in the ring
  uint32_t acting = atomic_load(&r->acting);
  if (gap) p->next = end - LATEST, dropped = 1;
  int n = world_events(lab->world, slot, &p->next, g->event, WORLD_EVENTS, &dropped);
  if (dropped) {
    p->blind = p->gaps = p->started = true;
    p->ntaken = 0;
    resolve(lab, slot, acting, n);
  }
  for (int i = 0; i < n; i++) take(lab, slot, &g->event[i]);
}

// ---- the whole ----

static void find_last(Lab *lab, int n) {
  struct Guarding *g = lab->guarding;
  g->last_ended = g->last_but_one = -1;
  for (int slot = 0; slot < n; slot++) {
    uint64_t events = atomic_load(&world_process(lab->world, slot)->events);
    int64_t last = events ? (int64_t)lab->world->events[(size_t)slot * WORLD_EVENTS + (events - 1) % WORLD_EVENTS].ticks
                          : -1;
    if (world_process_state(lab->world, slot) < PROCESS_ENDED) last = INT64_MAX;
    if (last > g->last_ended) g->last_but_one = g->last_ended, g->last_ended = last, g->last_slot = slot;
    else if (last > g->last_but_one) g->last_but_one = last;
  }
}

void guarding_look(Lab *lab) {
  if (lab->guarding == NULL) lab->guarding = calloc(1, sizeof *lab->guarding);
  if (lab->guarding == NULL) return;
  int n = world_processes(lab->world);
  find_last(lab, n);
  for (int slot = 0; slot < n; slot++) look_at(lab, slot);
}

static bool open_now(const Lab *lab, const Candidate *c) {
  for (int slot = 0; slot < 64; slot++)
    if (c->open >> slot & 1 && world_process_state(lab->world, slot) < PROCESS_ENDED) return true;
  return false;
}

static bool passed(const struct Guarding *g, int lock) {
  for (int i = 0; i < g->nlocks; i++)
    if ((int)g->lock[i].id == lock) return g->lock[i].passed;
  return false;
}

// The lock that was held at most accesses. A queue needs no lock: there only one that was held at more than half.
void guarding_of(const Lab *lab, int id, LabGuarding *out) {
  const struct Guarding *g = lab->guarding;
  const Candidate *best = NULL;
  *out = (LabGuarding){.lock = -1, .last_by = -1};
  if (g == NULL || id >= g->nobjects) return;
  const Guarded *o = &g->object[id];
  bool queue = world_kind_family(world_object(lab->world, (uint32_t)id)->kind) == FAMILY_QUEUE;
  for (const Candidate *c = o->one; c < o->one + o->n; c++)
    if (!passed(g, c->lock) && !(queue && c->with <= c->without) && (best == NULL || c->with > best->with)) best = c;
  if (best)
    *out = (LabGuarding){best->lock, best->with,    best->without,  open_now(lab, best),
                         o->gaps,    best->last_by, best->last_line};
}
