// Locks and semaphores.
//
// A Lock or RLock is one word that names its holder (families.h): acquire and release are one CAS each, and a killed
// holder simply stays the holder, as in CPython. An RLock's depth is a word of its own that only the holder touches. A
// semaphore is its number of free places. One try of an acquire or a release of a mutex stands in quick.h; here it is
// repeated until it is decided.
#include "canonical_inner.h"
#include "families.h"
#include "quick.h"

// A try that does not wait may always be made.
bool lock_free(World *w, const WorldCall *c) {
  if (!c->arg) return true;
  WorldObject *o = world_object(w, c->object);
  uint64_t s = atomic_load(&o->word[LOCK_STATE]);
  if (!lock_is_mutex(o)) return s > 0;
  return lock_holder_of(s) == 0 || s & LOCK_MOMENT || (o->kind == KIND_RLOCK && lock_holder_of(s) == c->actor);
}

static VerbEnd refused(WorldCall *c) {
  c->result = 0;
  return c->arg ? VERB_BLOCKED : VERB_DONE;
}

// Who took a place of a semaphore: for watchers alone, so one word each, and nobody minds if one is missing.
static bool note_taker(WorldObject *o, Actor from, Actor to) {
  for (int i = 0; i < LOCK_TAKERS_MOST; i++) {
    uint64_t was = from;
    if (atomic_load_explicit(&o->word[LOCK_TAKERS + i], memory_order_relaxed) == from &&
        atomic_compare_exchange_strong(&o->word[LOCK_TAKERS + i], &was, to))
      return true;
  }
  return false;
}

// With more places than are noted a taker may be missing.
static void note_giver(WorldObject *o, Actor by) {
  if (!note_taker(o, by, 0) && o->count <= LOCK_TAKERS_MOST)
    atomic_store_explicit(&o->word[LOCK_PASSED], 1, memory_order_relaxed);
}

static VerbEnd acquire_place(World *w, WorldObject *o, WorldCall *c) {
  uint64_t s = atomic_load(&o->word[LOCK_STATE]);
  do {
    if (s == 0) return refused(c);
  } while (!atomic_compare_exchange_weak(&o->word[LOCK_STATE], &s, s - 1));
  note_taker(o, 0, c->actor & 0xffffff);
  c->result = 1;
  return VERB_DONE;
}

VerbEnd lock_acquire(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  if (!lock_is_mutex(o)) return acquire_place(w, o, c);
  uint64_t depth = c->arg2 > 0 ? (uint64_t)c->arg2 : 1;
  unsigned turns = 0;
  for (uint64_t s;;) {
    LockTry end = lock_try_acquire(o, c->actor, depth, &s);
    if (end == LOCK_TRY_HELD) return refused(c);
    if (end == LOCK_TRY_DONE) return c->result = 1, VERB_DONE;
    if (end == LOCK_TRY_MOMENT) redo_turn(w, lock_holder_of(s), c->actor, &turns);
  }
}

static VerbEnd release_place(World *w, WorldObject *o, WorldCall *c) {
  uint64_t most = o->kind == KIND_BOUNDED ? (uint64_t)o->bound : INT32_MAX;
  uint64_t s = atomic_load(&o->word[LOCK_STATE]);
  do {
    if (s >= most) return verb_fail(c, o->kind == KIND_BOUNDED ? ERROR_NOT_HELD : ERROR_OVERFLOW);
  } while (!atomic_compare_exchange_weak(&o->word[LOCK_STATE], &s, s + 1));
  note_giver(o, c->actor & 0xffffff);
  wait_ring_next(w, c->object);
  return VERB_DONE;
}

VerbEnd lock_release(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  if (!lock_is_mutex(o)) return release_place(w, o, c);
  unsigned turns = 0;
  for (uint64_t s;;) {
    bool freed;
    LockTry end = lock_try_release(o, c->actor, &s, &freed);
    if (end == LOCK_TRY_NOT_OURS) return verb_fail(c, o->kind == KIND_RLOCK ? ERROR_NOT_OWNER : ERROR_NOT_HELD);
    if (end == LOCK_TRY_MOMENT) redo_turn(w, lock_holder_of(s), c->actor, &turns);
    if (end != LOCK_TRY_DONE) continue;
    if (freed) wait_ring_next(w, c->object);
    return VERB_DONE;
  }
}

VerbEnd lock_holder(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  uint64_t s = atomic_load(&o->word[LOCK_STATE]);
  if (!lock_is_mutex(o)) {
    c->result2 = (int64_t)s;
  } else if (lock_holder_of(s) && !(s & LOCK_MOMENT)) {
    c->result = lock_holder_of(s);
    c->result2 = (int64_t)atomic_load(&o->word[LOCK_DEPTH]);
  }
  return VERB_DONE;
}

void lock_recover(World *w, const Redo *r, Actor dead, Actor by) {
  uint64_t offset = atomic_load(&((Redo *)r)->moment);
  if (offset == 0) return;
  Word *state = world_at(w, offset);
  uint64_t s = atomic_load(state);
  if (s & LOCK_MOMENT && actor_same_process(lock_holder_of(s), dead))
    atomic_compare_exchange_strong(state, &s, lock_freed(s));
}

// ---- for those who watch, and for the form that worlds are compared by ----

WorldStands lock_view(World *w, const WorldObject *o, WorldObjectView *v) {
  uint64_t s = word_of(o, LOCK_STATE);
  v->bound = o->bound;
  v->signal = world_is_signal(w, (uint32_t)v->id);
  if (!lock_is_mutex(o)) {
    v->places = (int64_t)s;
    for (int i = 0; i < LOCK_TAKERS_MOST; i++) {
      Actor taker = (Actor)word_of(o, LOCK_TAKERS + i);
      if (taker) v->taker[v->ntakers++] = taker;
    }
    return STANDS_NONE;
  }
  if (s & LOCK_MOMENT || !lock_holder_of(s)) return STANDS_NONE;
  v->holder = lock_holder_of(s);
  v->holder_dead = world_actor_dead(w, v->holder);
  v->depth = o->kind == KIND_RLOCK ? (int)word_of(o, LOCK_DEPTH) : 1;
  return STANDS_NONE;
}

void lock_form(Form *f, World *w, uint32_t id) {
  const WorldObject *o = world_object(w, id);
  uint64_t s = word_of(o, LOCK_STATE);
  if (!lock_is_mutex(o)) {
    form_put(f, s);
    return;
  }
  bool held = lock_holder_of(s) && !(s & LOCK_MOMENT);
  form_put(f, form_strand(f, held ? lock_holder_of(s) : 0));
  form_put(f, held ? word_of(o, LOCK_DEPTH) : 0);
}
