// Spinning: a strand that comes back to the same point in the same private state, having only looked at the world, will do so for ever unless
// what it looked at changes. Until then it is parked.
//
// While a process only looks, each of its steps adds a point to a chain: its image then, and what was looked at. A new image is compared with those of the same place
// in the program. What the machine counts for itself alone differs each time round and is passed over (is_volatile): serial numbers of frames, versions of dicts
// and classes, when the collector is due, deadlines.
#include <stdlib.h>

#include "bind.h"
#include "explore_inner.h"

enum { LONGEST = 64 };           // points that are looked back at: a cycle of more steps is not found

void spin_keep(SpinPoint *p) {
  if (p) p->refs++;
}

void spin_drop(Explore *x, SpinPoint *p) {
  while (p && --p->refs == 0) {
    SpinPoint *before = p->before;
    image_drop(x->private, p->image);
    free(p);
    p = before;
  }
}

// Could this step be one of a strand that only looks?
static bool may_only_look(const WorldCall *c) {
  switch (c->verb) {
    case VERB_LOAD: case VERB_LOAD_ALL: case VERB_HOLDER: case VERB_GET_NOWAIT: case VERB_QSIZE: case VERB_EMPTY: case VERB_FULL: case VERB_IS_SET:
    case VERB_IS_ALIVE: case VERB_SLEEP_UNTIL: case VERB_PIPE_POLL: case VERB_WAIT_ANY: return true;
    case VERB_ACQUIRE: case VERB_PUT: return c->arg == 0 || c->deadline >= 0;
    case VERB_WAIT: case VERB_JOIN: case VERB_GET: return c->deadline >= 0;
    default: return false;
  }
}

static uint64_t mix(uint64_t h, uint64_t v) { return (h ^ v) * 0x9e3779b97f4a7c15u; }

static uint64_t place_of(const Strand *s) {
  uint64_t h = mix(mix(mix(s->step.verb, s->step.object), (uint64_t)s->step.arg), (uint64_t)s->step.arg2);
  for (const Frame *f = s->top; f; f = f->back) h = mix(h, (uint64_t)(uintptr_t)f->pc);
  return h;
}

// ---- the same but for what is volatile ----

static bool within(const void *at, const void *start, size_t size) { return (size_t)((const char *)at - (const char *)start) < size; }
#define IS_FIELD(at, struct_pointer, field) within(at, &(struct_pointer)->field, sizeof(struct_pointer)->field)

static bool is_volatile_of_object(const Object *o, const void *at) {
  switch (o->kind) {
    case K_FRAME: return IS_FIELD(at, (const Frame *)o, serial);
    case K_DICT: return IS_FIELD(at, (const Dict *)o, version);
    case K_TYPE: return IS_FIELD(at, (const Type *)o, version);
    case K_FREE: return !within(at, o, 16);   // a free block's link counts, the rest of it is rubbish
    default: return false;
  }
}

static bool is_volatile(const Explore *x, const void *at) {
  const Machine *m = x->machine;
  const Binding *b = bind_of(x->machine);
  char *block;
  size_t size;
  bool objects;
  if (IS_FIELD(at, m, slice) || IS_FIELD(at, m, own.frame_serial) || IS_FIELD(at, m, own.objects)) return true;
  if (IS_FIELD(at, b, seen) || IS_FIELD(at, b, seen_turn)) return true;
  for (const Strand *s = m->strands; s; s = s->next)
    if (IS_FIELD(at, s, step.deadline)) return true;
  return heap_find(m->heap, at, &block, &size, &objects) && objects && is_volatile_of_object((const Object *)(const void *)block, at);
}

static bool matters_not(void *data, void *at, uint64_t before, uint64_t now) { return is_volatile(data, at); }

bool spin_same(Explore *x, const Image *a, const Image *b) { return image_compare(x->private, a, b, matters_not, x); }

// ---- after a step ----

// How many points back the strand was here, as it is now; 0: it was not.
static int been_here(Explore *x, int slot, const Life *l, const SpinPoint *now) {
  int n = 1;
  for (const SpinPoint *p = l->spin; p && n < LONGEST; p = p->before, n++)
    if (p->strand == now->strand && p->place == now->place && explore_bring(x, slot) && spin_same(x, p->image, now->image)) return n;
  return 0;
}

static Pend *pend_of(Life *l, const Strand *s) {
  for (int i = 0; i < l->n; i++)
    if (l->pend[i].strand == s) return &l->pend[i];
  return NULL;
}

static void forget_chain(Explore *x, Life *l) {
  spin_drop(x, l->spin);
  l->spin = NULL;
  l->cycle = 0;
  for (int i = 0; i < l->n; i++) l->pend[i].parked = false;
}

uint64_t spin_place(Explore *x, int slot, const Strand *s) { return pend_of(x->life[slot], s) ? place_of(s) : 0; }

// The chain is one strand's. A step of another of its process changes the private memory that they share.
void spin_after(Explore *x, int slot, const Strand *s, uint64_t place, const ExploreEvent *e, bool only_looked) {
  Life *l = explore_own(x, slot);
  Pend *p = pend_of(l, s);
  if (!only_looked || !p || (l->spin && l->spin->strand != s)) forget_chain(x, l);
  if (!p || !may_only_look(&p->call)) {
    forget_chain(x, l);
    return;
  }
  Image *image = explore_settle(x, slot);
  SpinPoint *now = image ? malloc(sizeof *now) : NULL;
  if (!now) return;
  *now = (SpinPoint){.refs = 1, .before = l->spin, .image = image_keep(image), .strand = s, .place = place, .looked = e->footprint};
  int cycle = been_here(x, slot, l, now);
  l->spin = now;
  if (cycle) {
    l->cycle = cycle;
    p->parked = true;
  }
}

// ---- when something changes ----

static bool is_process(uint32_t place) { return place >= PLACE_PROCESS && place <= PLACE_ANY_PROCESS; }

static bool meets(const VerbFootprint *looked, const ExploreEvent *e) {
  for (int i = 0; i < looked->n && e->ended >= 0; i++)
    if (is_process(looked->place[i].object)) return true;
  VerbFootprint writes = e->footprint;
  return verb_conflict(looked, &writes);
}

// Of one that is parked only its cycle counts. Of another all that it looked at: what has changed since it did so it must look at again.
static bool concerns(const Life *l, const ExploreEvent *e) {
  const SpinPoint *p = l->spin;
  for (int i = 0; p && i < (l->cycle ? l->cycle : LONGEST); i++, p = p->before)
    if (meets(&p->looked, e)) return true;
  return false;
}

void spin_changed(Explore *x, int slot, const ExploreEvent *e) {
  for (int i = 0; i < x->nlives; i++) {
    if (i == slot || !x->life[i] || !x->life[i]->spin || !concerns(x->life[i], e)) continue;
    forget_chain(x, explore_own(x, i));
  }
}
