// Spinning: a strand that went round a cycle that changes nothing repeats it until something that it looked at changes.
// Until then it is parked (not enabled).
//
// A cycle changes nothing when all of this holds. The strand is back at the same point with the same private state. Its
// steps only looked at the world, failed to get something, or took and gave back a turn: a lock, a place of a
// semaphore, a queue's reading lock, a place among a condition's sleepers. Each turn is at the end as at the beginning.
// No dependent step of another strand came between: none changed what the cycle looked at, none touched a turn while it
// was taken. The strand is parked at a point where it holds none of the cycle's turns, so that nobody waits for what it
// would give back.
//
// Why this loses no outcome. Steps of others in between are independent of the cycle, so they can be moved before or
// after it. Then the cycle is one piece of the order that ends in the state where it began; the order without it has
// the same outcome and is shorter. So the shortest order to any outcome has no such cycle. In that order the strand
// takes no step where it would be parked: that is, while everything the cycle touched is as the cycle left it
// (as_left), however often others took and gave it back meanwhile. What others could find in the middle of a second
// round (the lock taken), they find in the middle of the first: its steps are in the order and race like any others. A
// strand that is parked for ever is a livelock: there is an order in which it repeats the cycle for ever and nobody
// else can go on, though it might leave the cycle by meeting another strand in its middle. The clock unparks nobody:
// sleeps and timeouts are parts of cycles. A loop that asks for the time is no cycle: each round is a sleep, after
// which the clock has moved on (bind/clock_wait.c), until the loop ends by it.
//
// Equivalent orders park alike: only the strand's own steps and dependent steps of others are asked about. Each step of
// a strand adds a point to its chain (the process's image, what the step looked at); so does a step of another strand
// that touches the same objects. A new image is compared with those of the same place in the program. The machine's own
// counters differ in each round and are ignored (is_volatile): serial numbers of frames, versions of dicts and classes,
// when the collector is due, deadlines.
#include <stdlib.h>

#include "lang/object/frame.h"
#include "inner.h"
#include "world/view.h"

enum {
  LONGEST = 64,  // points to look back: a cycle of more steps is not found
  KNOWN = 8,     // turns, and changes by others, while looking back: a cycle with more is not found
};

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

// Did it change nothing but turns?
static bool is_turn(const ExploreEvent *e) {
  VerbDone d = explore_done(e);
  return verb_change(&d) == CHANGED_TURN;
}

static uint64_t mix(uint64_t h, uint64_t v) { return (h ^ v) * 0x9e3779b97f4a7c15u; }

static uint64_t place_of(const Strand *s) {
  uint64_t h = mix(mix(mix(s->step.verb, s->step.object), (uint64_t)s->step.arg), (uint64_t)s->step.arg2);
  for (const Frame *f = s->top; f; f = f->back) h = mix(h, (uint64_t)(uintptr_t)f->pc);
  return h;
}

// ---- the same but for what is volatile ----

static bool within(const void *at, const void *start, size_t size) {
  return (size_t)((const char *)at - (const char *)start) < size;
}
#define IS_FIELD(at, struct_pointer, field) within(at, &(struct_pointer)->field, sizeof(struct_pointer)->field)

static bool is_volatile_of_object(const Object *o, const void *at) {
  switch (o->kind) {
  case K_FRAME: return IS_FIELD(at, (const Frame *)o, serial);
  case K_DICT: return IS_FIELD(at, (const Dict *)o, version);
  case K_TYPE: return IS_FIELD(at, (const Type *)o, version);
  case K_FREE: return !within(at, o, 16);  // a free block's link counts, the rest of it is rubbish
  default: return false;
  }
}

static bool is_volatile(const Explore *x, const void *at) {
  const Machine *m = x->machine;
  char *block;
  size_t size;
  bool objects;
  if (IS_FIELD(at, m, slice) || IS_FIELD(at, m, own.frame_serial) || IS_FIELD(at, m, own.objects)) return true;
  if (x->process->binding->is_volatile(x->machine, at)) return true;
  for (const Strand *s = m->strands; s; s = s->next)
    if (IS_FIELD(at, s, step.deadline) || IS_FIELD(at, s, stops)) return true;
  return heap_find(m->heap, at, &block, &size, &objects) && objects &&
         is_volatile_of_object((const Object *)(const void *)block, at);
}

static bool matters_not(void *data, void *at, uint64_t before, uint64_t now) { return is_volatile(data, at); }

bool spin_same(Explore *x, const Image *a, const Image *b) { return image_compare(x->private, a, b, matters_not, x); }

// ---- whose turn it is ----

static uint64_t mix_all(uint64_t h, const Actor *who, int n) {
  for (int i = 0; i < n; i++) h = mix(h, who[i]);
  return h;
}

static Turn turn_of(const Explore *x, uint32_t object) {
  WorldObjectView v;
  int kind = world_object(x->world, object)->kind;
  if (kind == KIND_LOCK || world_kind_family(kind) == FAMILY_QUEUE) {
    Actor holder = world_holder(x->world, object);
    return (Turn){holder, holder ? 0 : 1};
  }
  if (!world_object_read(x->world, object, &v)) return (Turn){0, 0};
  // not known: never the same
  if (v.nsleeping > VIEW_LIST || v.nwoken > VIEW_LIST) return (Turn){mix(1, (uint64_t)x->depth), 0};
  uint64_t h = mix(mix(v.holder, v.holder ? (uint64_t)v.depth : 0), (uint64_t)v.places);
  h = mix_all(mix(mix_all(h, v.sleeping, v.nsleeping), 0), v.woken, v.nwoken);
  return (Turn){h, v.holder ? -v.depth : v.places};
}

static bool is_of_turns(const World *w, const VerbPlace *p) {
  if (p->object >= WORLD_OBJECTS) return false;
  WorldFamily f = world_kind_family(world_object(w, p->object)->kind);
  return f == FAMILY_LOCK || f == FAMILY_COND || f == FAMILY_QUEUE;
}

static SpinTurn *turn_in(SpinTurns *t, uint32_t object) {
  for (int i = 0; i < t->n; i++)
    if (t->at[i].object == object) return &t->at[i];
  return NULL;
}

static void find_turns(const Explore *x, const VerbFootprint *f, SpinTurns *t) {
  *t = (SpinTurns){.n = 0};
  for (int i = 0; i < f->n; i++) {
    if (!is_of_turns(x->world, &f->place[i]) || turn_in(t, f->place[i].object)) continue;
    if (t->n == SPIN_TURNS) t->too_many = true;
    else t->at[t->n++].object = f->place[i].object;
  }
}

void spin_before(Explore *x, const ExploreEvent *e, SpinTurns *t) {
  find_turns(x, &e->footprint, t);
  for (int i = 0; i < t->n; i++) t->at[i].before = turn_of(x, t->at[i].object);
}

// ---- looking back ----

static bool is_process(uint32_t place) { return place >= PLACE_PROCESS && place <= PLACE_ANY_PROCESS; }

static const uint64_t PROCESS_BIT = (uint64_t)1 << 63;

static uint64_t bits_of(const VerbFootprint *f, bool ended) {
  uint64_t bits = ended ? PROCESS_BIT : 0;
  for (int i = 0; i < f->n; i++) {
    uint32_t o = f->place[i].object;
    bits |= o == PLACE_EVERYTHING ? ~(uint64_t)0 : is_process(o) ? PROCESS_BIT : (uint64_t)1 << o % 63;
  }
  return bits;
}

// Did another strand's step change what this point's step looked at?
static bool is_changed_by(const SpinPoint *own, const VerbFootprint *changed, bool ended) {
  for (int i = 0; i < own->looked.n && ended; i++)
    if (is_process(own->looked.place[i].object)) return true;
  return verb_conflict(&own->looked, changed);
}

typedef struct Back {  // what was found in the chain, from its newest point back
  const SpinPoint *change[KNOWN];
  int nchanges;
  struct Thing {
    uint32_t object;
    bool touched, met;           // touched: by the strand; met: by another, before the strand's oldest touch
    bool was_met;                // touched by another, between two touches of the strand or after its last
    uint64_t first, last, then;  // state before the strand's oldest touch, after its newest; when another touched it
    int64_t free, most;          // places free before the oldest touch; most that were ever free
  } thing[KNOWN];
  int nthings;
} Back;

static struct Thing *thing_of(Back *b, uint32_t object) {
  for (int i = 0; i < b->nthings; i++)
    if (b->thing[i].object == object) return &b->thing[i];
  if (b->nthings == KNOWN) return NULL;
  struct Thing *t = &b->thing[b->nthings++];
  *t = (struct Thing){.object = object};
  return t;
}

static bool touch(struct Thing *t, const SpinTurn *turn) {
  const Turn *before = &turn->before, *after = &turn->after;
  if (!t->touched) t->last = after->state, t->most = after->free;
  else if (after->state != t->first) return false;  // another took it and did not give it back as it was
  if (t->met && t->was_met && t->then != after->state) return false;
  if (t->met) t->was_met = true, t->then = after->state, t->met = false;
  t->touched = true;
  t->first = before->state;
  t->free = before->free;
  if (t->most < after->free) t->most = after->free;
  if (t->most < before->free) t->most = before->free;
  return true;
}

// One point further back. false: no cycle begins before it.
static bool step_back(Back *b, const SpinPoint *p) {
  if (!p->image && p->looked.n + p->ended > 0) {
    if (b->nchanges == KNOWN) return false;
    b->change[b->nchanges++] = p;
  }
  for (int i = 0; p->image && i < b->nchanges; i++)
    if (is_changed_by(p, &b->change[i]->looked, b->change[i]->ended)) return false;
  for (int i = 0; i < p->turns.n; i++) {
    struct Thing *t = thing_of(b, p->turns.at[i].object);
    if (!t) return false;
    if (!p->image) t->met = true;
    else if (!touch(t, &p->turns.at[i])) return false;
  }
  return true;
}

static bool is_all_given_back(const Back *b) {
  for (int i = 0; i < b->nthings; i++) {
    const struct Thing *t = &b->thing[i];
    if (t->touched && (t->first != t->last || t->free < t->most || (t->was_met && t->then != t->first))) return false;
  }
  return true;
}

// The length of the cycle, in points: the strand was here with the same private state and has changed nothing since. 0:
// there is no cycle.
static int been_here(Explore *x, int slot, const SpinPoint *now) {
  Back back = {.nchanges = 0, .nthings = 0};
  const SpinPoint *p = now;
  for (int n = 1; n < LONGEST; n++) {
    if (!step_back(&back, p)) return 0;
    p = p->before;
    if (!p) return 0;
    bool same_place = p->image && p->strand == now->strand && p->place == now->place;
    if (same_place && is_all_given_back(&back) && explore_bring(x, slot) && spin_same(x, p->image, now->image))
      return n;
    if (same_place && now->resumes) return 0;  // such loops are often long, and their rounds alike
  }
  return 0;
}

// Is every turn of the cycle as the cycle left it?
static bool as_left(const Explore *x, const LocalState *l) {
  const SpinPoint *p = l->spin;
  SpinTurns known = {.n = 0};
  for (int i = 0; p && i < l->cycle; i++, p = p->before)
    for (int k = 0; p->image && k < p->turns.n; k++) {
      const SpinTurn *t = &p->turns.at[k];
      if (turn_in(&known, t->object)) continue;
      if (turn_of(x, t->object).state != t->after.state) return false;
      if (known.n == SPIN_TURNS) return false;
      known.at[known.n++] = *t;
    }
  return true;
}

// ---- after a step ----

static PendingStep *pending_of(LocalState *l, const Strand *s) {
  for (int i = 0; i < l->n; i++)
    if (l->pending[i].strand == s) return &l->pending[i];
  return NULL;
}

static void unpark(LocalState *l) {
  l->cycle = 0;
  for (int i = 0; i < l->n; i++) l->pending[i].parked = false;
}

static void forget_chain(Explore *x, LocalState *l) {
  spin_drop(x, l->spin);
  l->spin = NULL;
  unpark(l);
}

void spin_forget(Explore *x, int slot) {
  if (x->local[slot]->spin) forget_chain(x, explore_own(x, slot));
}

uint64_t spin_place(Explore *x, int slot, const Strand *s) { return pending_of(x->local[slot], s) ? place_of(s) : 0; }

static void only_reads(VerbFootprint *f) {
  for (int i = 0; i < f->n; i++) f->place[i].write = false;
}

static bool lengthen(LocalState *l, const SpinPoint *point, const Strand *s, uint64_t meets) {
  SpinPoint *p = malloc(sizeof *p);
  if (!p) return false;
  *p = *point;
  p->strand = s;
  p->refs = 1;
  p->before = l->spin;
  p->meets = meets | (l->spin ? l->spin->meets : 0);
  l->spin = p;
  return true;
}

// The chain is one strand's. A step of another of its process changes the private memory that they share.
void spin_after(Explore *x, int slot, const Strand *s, uint64_t place, const ExploreEvent *e, SpinTurns *t,
                bool alone) {
  bool harmless = alone && (e->reads || is_turn(e)) && !t->too_many;
  if (!harmless && !x->local[slot]->spin && !x->local[slot]->cycle && x->local[slot]->n == 0) return;
  LocalState *l = explore_own(x, slot);
  PendingStep *p = pending_of(l, s);
  unpark(l);
  if (!harmless || !p || (l->spin && l->spin->strand != s)) forget_chain(x, l);
  if (!p || !verb_spins(&p->call)) {
    forget_chain(x, l);
    return;
  }
  Image *image = explore_settle(x, slot);
  if (!image) return;
  for (int i = 0; i < t->n; i++) t->at[i].after = turn_of(x, t->at[i].object);
  SpinPoint now = {.image = image_keep(image), .place = place, .looked = e->footprint, .turns = *t};
  now.resumes = e->choice.verb == VERB_RESUME;
  only_reads(&now.looked);
  if (!lengthen(l, &now, s, bits_of(&now.looked, false))) {
    image_drop(x->private, image);
    return;
  }
  l->cycle = been_here(x, slot, l->spin);
  if (l->cycle) p->parked = as_left(x, l);
}

// ---- after a step of another ----

static bool breaks_cycle(const LocalState *l, const SpinPoint *change) {
  const SpinPoint *p = l->spin;
  for (int i = 0; p && i < l->cycle; i++, p = p->before)
    if (p->image && is_changed_by(p, &change->looked, change->ended)) return true;
  return false;
}

// A point that adds nothing to the last one is left out.
static bool is_said(const SpinPoint *last, const SpinPoint *now) {
  if (last->image || last->ended != now->ended || last->looked.n || now->looked.n || last->turns.n != now->turns.n)
    return false;
  for (int i = 0; i < now->turns.n; i++)
    if (last->turns.at[i].object != now->turns.at[i].object) return false;
  return true;
}

static void park_again(const Explore *x, LocalState *l) {
  bool as_it_was = as_left(x, l);
  for (int i = 0; i < l->n; i++)
    if (l->pending[i].strand == l->spin->strand || !as_it_was) l->pending[i].parked = as_it_was;
}

static void see(Explore *x, int slot, const SpinPoint *point) {
  LocalState *l = explore_own(x, slot);
  if (breaks_cycle(l, point)) unpark(l);
  if (!is_said(l->spin, point)) {
    if (!lengthen(l, point, l->spin->strand, 0)) {
      forget_chain(x, l);
      return;
    }
    if (l->cycle) l->cycle++;
  }
  if (l->cycle) park_again(x, l);
}

// A step that is a cycle by itself (a failed try) might as well not have been taken: it is no step for others' chains.
void spin_seen(Explore *x, int slot, const ExploreEvent *e) {
  if (x->local[slot]->cycle == 1) return;
  SpinPoint point = {.image = NULL};
  uint64_t meets = 0;
  bool ready = false;
  for (int i = 0; i < x->nlocals; i++) {
    if (i == slot || !x->local[i] || !x->local[i]->spin) continue;
    if (!ready) {
      bool changes = !e->reads && !is_turn(e);
      meets = bits_of(&e->footprint, e->ended >= 0);
      find_turns(x, &e->footprint, &point.turns);
      point.ended = e->ended >= 0;
      if (changes || point.turns.too_many) point.looked = e->footprint;
      ready = true;
    }
    if (x->local[i]->spin->meets & meets) see(x, i, &point);
  }
}
