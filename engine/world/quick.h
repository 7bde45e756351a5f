// Load, store, acquire, release: one try of each, inline; and the quick steps, a fast path without a WorldCall.
//
// What these four do to the shared words is written here once. A verb's effect (cells.c, lock.c) repeats the try until
// it is decided, and handles the rest: refusal, failure, stale stores, slices, semaphores. A quick step is one try.
// true: it had the effect, event and count of world_step. false: it would block, fail, be stale, or met another's
// change; nothing was changed, take world_step. The fast path is worth it: without it a Value's += takes twice the
// time, an acquire and release a third more. tests/world/test_quick.c checks that both paths are equal. For
// hosts/quick.h only.
#ifndef WORLD_QUICK_H
#define WORLD_QUICK_H

#include "families.h"
#include "trace.h"

static inline WorldSelf world_self(const World *w, Actor a) {
  return (WorldSelf){world_process(w, actor_slot(a)), trace_ring(w, actor_slot(a)), a};
}

static inline void quick_acting(const WorldSelf *self, uint32_t object) {
  atomic_store_explicit(&self->process->acting, object, memory_order_release);
}

static inline void quick_done(const WorldSelf *self, TraceTime time, int verb, uint32_t object, uint32_t line,
                              int64_t value) {
  trace_step_at(self->process, self->ring, time,
                &(WorldEvent){.value = value,
                              .object = object,
                              .line = line,
                              .verb = (uint16_t)verb,
                              .strand = (uint8_t)actor_strand(self->actor)});
}

// ---- one try: cells ----

// A cell's lock, as an actor finds it. NONE: no lock, or a semaphore with free places. MINE: an RLock that it holds.
// MOMENT: held by another for one load or store. HELD: held by another.
typedef enum CellLock { CELL_LOCK_NONE, CELL_LOCK_MINE, CELL_LOCK_FREE, CELL_LOCK_MOMENT, CELL_LOCK_HELD } CellLock;

static inline CellLock cell_lock_look(const World *w, const WorldObject *o, Actor a, uint64_t *state) {
  if (o->lock < 0) return CELL_LOCK_NONE;
  WorldObject *lock = world_object(w, (uint32_t)o->lock);
  uint64_t s = *state = atomic_load(&lock->word[LOCK_STATE]);
  if (!lock_is_mutex(lock)) return s > 0 ? CELL_LOCK_NONE : CELL_LOCK_HELD;
  if (lock_holder_of(s) == 0) return CELL_LOCK_FREE;
  if (s & LOCK_MOMENT) return CELL_LOCK_MOMENT;
  return lock->kind == KIND_RLOCK && lock_holder_of(s) == a ? CELL_LOCK_MINE : CELL_LOCK_HELD;
}

// true: a lock that was free had no holder since (its serial is the same).
static inline bool cell_lock_unchanged(const World *w, const WorldObject *o, CellLock found, uint64_t state) {
  return found != CELL_LOCK_FREE || atomic_load(&world_object(w, (uint32_t)o->lock)->word[LOCK_STATE]) == state;
}

// Takes a free lock for the moment. 0: another was quicker; else the state for cell_lock_give_back.
static inline uint64_t cell_lock_take(const World *w, const WorldObject *o, Redo *r, Actor a, uint64_t state) {
  Word *at = &world_object(w, (uint32_t)o->lock)->word[LOCK_STATE];
  uint64_t taken = lock_taken(state, a) | LOCK_MOMENT;
  atomic_store_explicit(&r->moment, world_offset(w, at), memory_order_release);
  return atomic_compare_exchange_strong(at, &state, taken) ? taken : 0;
}

// taken 0: nothing
static inline void cell_lock_give_back(World *w, const WorldObject *o, uint64_t taken) {
  if (!taken) return;
  atomic_store(&world_object(w, (uint32_t)o->lock)->word[LOCK_STATE], lock_freed(taken));
  wait_ring_next(w, (uint32_t)o->lock);
}

// false: somebody stores there.
static inline bool cell_read(WorldCell *cell, WorldSeen *loaded) {
  uint64_t meta = atomic_load(&cell->meta);
  *loaded = (WorldSeen){.version = meta_version(meta), .value = (int64_t)atomic_load(&cell->value)};
  return !(meta & META_BUSY) && atomic_load(&cell->meta) == meta;
}

// What a cell becomes.
typedef struct NewCell {
  uint64_t value, stale, lost, meta;
} NewCell;

// losses: stale and lost have changed, too (a stale store).
static inline void cell_put(WorldCell *cell, const NewCell *to, bool losses) {
  if (losses) {
    atomic_store_explicit(&cell->stale, to->stale, memory_order_relaxed);
    atomic_store_explicit(&cell->lost, to->lost, memory_order_relaxed);
  }
  atomic_store_explicit(&cell->value, to->value, memory_order_release);
  atomic_store_explicit(&cell->meta, to->meta, memory_order_release);
}

// Sets busy. false: another has stored since meta was read (a new version, or busy). While the lock is ours nobody else
// stores.
static inline bool cell_take(WorldCell *cell, uint64_t meta, Actor a, CellLock found) {
  uint64_t busy = meta_make(meta_version(meta), a) | META_BUSY;
  if (found != CELL_LOCK_MINE) return atomic_compare_exchange_strong(&cell->meta, &meta, busy);
  atomic_store_explicit(&cell->meta, busy, memory_order_release);  // after the redo record
  atomic_thread_fence(memory_order_release);                       // before the words
  return true;
}

// Writes the redo record, sets busy, writes the words. meta: as it was read, not busy. false: another has stored since.
static inline bool cell_write(const World *w, Redo *r, WorldCell *cell, uint64_t meta, Actor a, CellLock found,
                              NewCell to, bool losses) {
  to.meta = meta_make(meta_version(meta) + 1, a);
  atomic_store_explicit(&r->cell, world_offset(w, cell), memory_order_relaxed);
  atomic_store_explicit(&r->cell_value, to.value, memory_order_relaxed);
  atomic_store_explicit(&r->cell_stale, to.stale, memory_order_relaxed);
  atomic_store_explicit(&r->cell_lost, to.lost, memory_order_relaxed);
  atomic_store_explicit(&r->cell_meta, to.meta, memory_order_relaxed);
  if (!cell_take(cell, meta, a, found)) return false;
  cell_put(cell, &to, losses);
  return true;
}

// ---- one try: locks (a Lock, an RLock) ----

// DONE: also for an RLock that stays held. HELD: by another. NOT_OURS: the release is an error. MOMENT: held for one
// load or store. MOVED: another was quicker.
typedef enum LockTry { LOCK_TRY_DONE, LOCK_TRY_HELD, LOCK_TRY_NOT_OURS, LOCK_TRY_MOMENT, LOCK_TRY_MOVED } LockTry;

// *s: the state that was found
static inline LockTry lock_try_acquire(WorldObject *o, Actor a, uint64_t depth, uint64_t *s) {
  uint64_t had = *s = atomic_load(&o->word[LOCK_STATE]);
  if (lock_holder_of(had) == 0) {
    if (!atomic_compare_exchange_strong(&o->word[LOCK_STATE], &had, lock_taken(had, a))) return LOCK_TRY_MOVED;
    atomic_store_explicit(&o->word[LOCK_DEPTH], depth, memory_order_relaxed);
    return LOCK_TRY_DONE;
  }
  if (had & LOCK_MOMENT) return LOCK_TRY_MOMENT;
  if (o->kind != KIND_RLOCK || lock_holder_of(had) != a) return LOCK_TRY_HELD;
  uint64_t deep = atomic_load_explicit(&o->word[LOCK_DEPTH], memory_order_relaxed);
  atomic_store_explicit(&o->word[LOCK_DEPTH], deep + depth, memory_order_relaxed);
  return LOCK_TRY_DONE;
}

// *freed: it is free now: ring its waiters. A Lock may be released by anybody.
static inline LockTry lock_try_release(WorldObject *o, Actor a, uint64_t *s, bool *freed) {
  uint64_t had = *s = atomic_load(&o->word[LOCK_STATE]);
  *freed = false;
  if (had & LOCK_MOMENT) return LOCK_TRY_MOMENT;
  if (o->kind == KIND_RLOCK ? lock_holder_of(had) != a : lock_holder_of(had) == 0) return LOCK_TRY_NOT_OURS;
  uint64_t depth = o->kind == KIND_RLOCK ? atomic_load_explicit(&o->word[LOCK_DEPTH], memory_order_relaxed) : 1;
  if (depth > 1) {
    atomic_store_explicit(&o->word[LOCK_DEPTH], depth - 1, memory_order_relaxed);
    return LOCK_TRY_DONE;
  }
  if (!atomic_compare_exchange_strong(&o->word[LOCK_STATE], &had, lock_freed(had))) return LOCK_TRY_MOVED;
  if (lock_holder_of(had) != a) atomic_store_explicit(&o->word[LOCK_PASSED], 1, memory_order_relaxed);
  *freed = true;
  return LOCK_TRY_DONE;
}

// ---- quick steps ----

_Static_assert(KIND_VALUE == 1 && KIND_RAWARRAY == 4, "the kinds of cells are the first");
static inline WorldObject *quick_cells(const World *w, uint32_t object, uint32_t index) {
  if (object >= WORLD_OBJECTS) return NULL;
  WorldObject *o = world_object(w, object);
  return (unsigned)(o->kind - KIND_VALUE) <= KIND_RAWARRAY - KIND_VALUE && index < o->count ? o : NULL;
}

static inline WorldObject *quick_mutex(const World *w, uint32_t object) {
  if (object >= WORLD_OBJECTS) return NULL;
  WorldObject *o = world_object(w, object);
  return lock_is_mutex(o) ? o : NULL;
}

static inline bool world_load(const World *w, const WorldSelf *self, uint32_t line, uint32_t object, uint32_t index,
                              WorldSeen *loaded) {
  const WorldObject *o = quick_cells(w, object, index);
  uint64_t state = 0;
  if (!o) return false;
  quick_acting(self, object);
  CellLock found = cell_lock_look(w, o, self->actor, &state);
  if (found >= CELL_LOCK_MOMENT || !cell_read(&cells_of(w, o)[index], loaded) ||
      !cell_lock_unchanged(w, o, found, state))
    return false;
  quick_done(self, TRACE_OFTEN, VERB_LOAD, object, line, loaded->value);
  return true;
}

static inline bool quick_write(const World *w, const WorldSelf *self, WorldCell *cell, CellLock found, int64_t word,
                               const WorldSeen *seen) {
  uint64_t meta = atomic_load(&cell->meta);
  if (meta & META_BUSY || (seen && seen->version != meta_version(meta))) return false;
  NewCell to = {.value = (uint64_t)word,
                .stale = atomic_load_explicit(&cell->stale, memory_order_relaxed),
                .lost = atomic_load_explicit(&cell->lost, memory_order_relaxed)};
  return cell_write(w, &self->process->redo, cell, meta, self->actor, found, to, false);
}

// seen NULL: it was not loaded before.
static inline bool world_store(World *w, const WorldSelf *self, uint32_t line, uint32_t object, uint32_t index,
                               int64_t word, const WorldSeen *seen) {
  const WorldObject *o = quick_cells(w, object, index);
  uint64_t state, taken = 0;
  if (!o) return false;
  quick_acting(self, object);
  CellLock found = cell_lock_look(w, o, self->actor, &state);
  if (found >= CELL_LOCK_MOMENT) return false;
  if (found == CELL_LOCK_FREE) {
    taken = cell_lock_take(w, o, &self->process->redo, self->actor, state);
    if (!taken) return false;
    found = CELL_LOCK_MINE;
  }
  bool written = quick_write(w, self, &cells_of(w, o)[index], found, word, seen);
  cell_lock_give_back(w, o, taken);
  if (written) quick_done(self, TRACE_TIMED, VERB_STORE, object, line, word);
  return written;
}

static inline bool world_acquire(const World *w, const WorldSelf *self, uint32_t line, uint32_t object) {
  WorldObject *o = quick_mutex(w, object);
  uint64_t s;
  if (!o) return false;
  quick_acting(self, object);
  if (lock_try_acquire(o, self->actor, 1, &s) != LOCK_TRY_DONE) return false;
  quick_done(self, TRACE_TIMED, VERB_ACQUIRE, object, line, 1);
  return true;
}

static inline bool world_release(World *w, const WorldSelf *self, uint32_t line, uint32_t object) {
  WorldObject *o = quick_mutex(w, object);
  uint64_t s;
  bool freed;
  if (!o) return false;
  quick_acting(self, object);
  if (lock_try_release(o, self->actor, &s, &freed) != LOCK_TRY_DONE) return false;
  quick_done(self, TRACE_TIMED, VERB_RELEASE, object, line, 0);
  if (freed) wait_ring_next(w, object);  // after the event, so that events are in order
  return true;
}

#endif
