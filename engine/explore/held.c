// Who holds what along an order (see held.h).
#include "held.h"

#include <string.h>

#include "world/view.h"

void held_begin(Held *h, World *w) {
  h->world = w;
  h->n = 0;
}

const Holding *held_find(const Held *h, uint32_t lock, int from) {
  for (int i = from; i < h->n; i++)
    if (h->one[i].lock == lock) return &h->one[i];
  return NULL;
}

const Holding *held_by(const Held *h, uint32_t lock, int slot, int strand) {
  for (int i = 0; i < h->n; i++)
    if (h->one[i].lock == lock && h->one[i].slot == slot && h->one[i].strand == strand) return &h->one[i];
  return NULL;
}

static void take(Held *h, uint32_t lock, const ExploreEvent *e, int index, int depth, bool reading) {
  Holding *mine = (Holding *)held_by(h, lock, e->choice.slot, e->choice.strand);
  if (mine && world_object(h->world, lock)->kind == KIND_RLOCK) {
    mine->depth += depth;
    return;
  }
  if (h->n == HELD_MOST) return;
  h->one[h->n++] = (Holding){lock, e->choice.slot, e->choice.strand, depth, index, reading};
}

static void drop(Held *h, const Holding *one) {
  if (one == NULL) return;
  int i = (int)(one - h->one);
  memmove(&h->one[i], &h->one[i + 1], (size_t)(h->n - i - 1) * sizeof *one);
  h->n--;
}

// A Lock or a place of a semaphore may be released by anybody: if e's strand holds one it is that one, else another's.
static void let_go(Held *h, uint32_t lock, const ExploreEvent *e) {
  Holding *one = (Holding *)held_by(h, lock, e->choice.slot, e->choice.strand);
  if (one && one->depth > 1) one->depth--;
  else drop(h, one ? one : held_find(h, lock, 0));
}

static void follow(Held *h, const VerbMove *m, const ExploreEvent *e, int index) {
  bool reading = m->thing == THING_READING;
  if (!reading && m->thing != THING_LOCK) return;
  if (!m->gives) take(h, m->object, e, index, m->depth, reading);
  else if (reading || m->depth == 0) drop(h, held_by(h, m->object, e->choice.slot, e->choice.strand));
  else let_go(h, m->object, e);
}

void held_step(Held *h, const ExploreEvent *e, int index) {
  if (e->choice.kind != CHOICE_STEP && e->choice.kind != CHOICE_TIMEOUT) return;
  VerbDone done = explore_done(e);
  VerbMoves m = verb_moves(h->world, &done);
  for (int i = 0; i < m.n; i++)
    if (m.move[i].object < WORLD_OBJECTS) follow(h, &m.move[i], e, index);
}

// ---- signals ----

typedef struct Places {  // that a strand has taken and not given back
  int slot, strand, taken;
} Places;

static Places *places_of(Places *list, int *n, int max, const ExploreEvent *e) {
  for (int i = 0; i < *n; i++)
    if (list[i].slot == e->choice.slot && list[i].strand == e->choice.strand) return &list[i];
  if (*n == max) return NULL;
  list[*n] = (Places){e->choice.slot, e->choice.strand, 0};
  return &list[(*n)++];
}

// Does this step give it back, though its strand had not taken it?
static bool passes(World *w, const ExploreEvent *e, uint32_t lock, Places *list, int *n, int max) {
  VerbDone done = explore_done(e);
  VerbMoves m = verb_moves(w, &done);
  for (int i = 0; i < m.n; i++) {
    if (m.move[i].thing != THING_LOCK || m.move[i].object != lock) continue;
    Places *mine = places_of(list, n, max, e);
    if (mine == NULL) return false;
    if (!m.move[i].gives) mine->taken++;
    else if (m.move[i].depth == 0) mine->taken = 0;
    else if (mine->taken == 0) return true;
    else mine->taken--;
  }
  return false;
}

bool lock_is_signal(World *w, const ExploreEvent *event, int n, uint32_t lock) {
  enum { MOST = 64 };
  Places list[MOST];
  int strands = 0;
  if (lock >= WORLD_OBJECTS || world_object(w, lock)->kind == KIND_RLOCK ||
      world_kind_family(world_object(w, lock)->kind) != FAMILY_LOCK)
    return false;
  if (world_is_signal(w, lock)) return true;
  for (int i = 0; i < n; i++)
    if (!event[i].failed && passes(w, &event[i], lock, list, &strands, MOST)) return true;
  return false;
}

// ---- sets ----

// Of the semaphores only a BoundedSemaphore(1) is certain to have one place.
static bool excludes(const Held *h, uint32_t lock) {
  const WorldObject *o = world_object(h->world, lock);
  if (o->kind == KIND_LOCK || o->kind == KIND_RLOCK) return true;
  return o->kind == KIND_BOUNDED && o->bound == 1;
}

void held_set(const Held *h, int slot, int strand, LockSet *s) {
  s->n = 0;
  for (int i = 0; i < h->n && s->n < HELD_SET; i++) {
    const Holding *one = &h->one[i];
    if (one->slot != slot || one->strand != strand || one->reading || !excludes(h, one->lock)) continue;
    int at = s->n++;
    for (; at > 0 && s->lock[at - 1] > one->lock; at--) {
      s->lock[at] = s->lock[at - 1];
      s->since[at] = s->since[at - 1];
    }
    s->lock[at] = one->lock;
    s->since[at] = one->since;
  }
}

bool lockset_has(const LockSet *s, uint32_t lock) {
  for (int i = 0; i < s->n; i++)
    if (s->lock[i] == lock) return true;
  return false;
}

void lockset_throughout(const LockSet *first, const LockSet *last, LockSet *out) {
  int n = 0;
  LockSet both;
  for (int i = 0; i < first->n; i++)
    for (int j = 0; j < last->n; j++) {
      if (first->lock[i] != last->lock[j] || first->since[i] != last->since[j]) continue;
      both.lock[n] = first->lock[i];
      both.since[n++] = first->since[i];
    }
  both.n = n;
  *out = both;
}

int lockset_common(const LockSet *a, const LockSet *b) {
  for (int i = 0; i < a->n; i++)
    if (lockset_has(b, a->lock[i])) return (int)a->lock[i];
  return -1;
}

int lockset_twice(const LockSet *first, const LockSet *last) {
  LockSet throughout;
  lockset_throughout(first, last, &throughout);
  return throughout.n ? -1 : lockset_common(first, last);
}
