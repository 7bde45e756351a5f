// The four steps that quick programs are made of, inline and without a call's form: load, store, acquire, release,
// where nothing stands in the way.
//
// Effect, event and count are those of world_step. Each is one try. false: it is not that simple (it would wait, be
// refused, fail, be stale; another is in the middle of the same): nothing was changed, take world_step. Written for
// hosts/quick.h; everybody else takes world_step.
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

// ---- cells ----

_Static_assert(KIND_VALUE == 1 && KIND_RAWARRAY == 4, "the kinds of cells are the first");
static inline WorldObject *quick_cells(const World *w, uint32_t object, uint32_t index) {
  if (object >= WORLD_OBJECTS) return NULL;
  WorldObject *o = world_object(w, object);
  return (unsigned)(o->kind - KIND_VALUE) <= KIND_RAWARRAY - KIND_VALUE && index < o->count ? o : NULL;
}

// Is it free, or ours by get_lock()? No lock at all is free; a semaphore, which lets others in too, is not for us to
// judge.
typedef enum QuickDoor { QUICK_FREE, QUICK_MINE, QUICK_SHUT } QuickDoor;
static inline QuickDoor quick_door(const WorldObject *lock, uint64_t state, Actor a) {
  if (!lock_is_mutex(lock)) return QUICK_SHUT;
  if (lock_holder_of(state) == 0) return QUICK_FREE;
  return lock->kind == KIND_RLOCK && lock_holder_of(state) == a && !(state & LOCK_MOMENT) ? QUICK_MINE : QUICK_SHUT;
}

static inline bool quick_read(WorldCell *cell, WorldSeen *loaded) {
  uint64_t meta = atomic_load(&cell->meta);
  *loaded = (WorldSeen){.version = meta_version(meta), .value = (int64_t)atomic_load(&cell->value)};
  return !(meta & META_BUSY) && atomic_load(&cell->meta) == meta;
}

static inline bool world_load(const World *w, const WorldSelf *self, uint32_t line, uint32_t object, uint32_t index,
                              WorldSeen *loaded) {
  const WorldObject *o = quick_cells(w, object, index);
  if (!o) return false;
  quick_acting(self, object);
  WorldCell *cell = &cells_of(w, o)[index];
  if (o->lock < 0) {
    if (!quick_read(cell, loaded)) return false;
  } else {
    WorldObject *lock = world_object(w, (uint32_t)o->lock);
    uint64_t state = atomic_load(&lock->word[LOCK_STATE]);
    if (quick_door(lock, state, self->actor) == QUICK_SHUT || !quick_read(cell, loaded)) return false;
    if (atomic_load(&lock->word[LOCK_STATE]) != state) return false;
  }
  quick_done(self, TRACE_OFTEN, VERB_LOAD, object, line, loaded->value);
  return true;
}

// As store_cell of cells.c does it: the redo record, busy, the words. alone: nobody else may store now, the lock is
// ours.
static inline bool quick_write(const World *w, const WorldSelf *self, WorldCell *cell, int64_t word,
                               const WorldSeen *seen, bool alone) {
  Redo *r = &self->process->redo;
  uint64_t meta = atomic_load(&cell->meta), next = meta_make(meta_version(meta) + 1, self->actor),
           busy = meta_make(meta_version(meta), self->actor) | META_BUSY;
  if (meta & META_BUSY || (seen && seen->version != meta_version(meta))) return false;
  atomic_store_explicit(&r->cell, world_offset(w, cell), memory_order_relaxed);
  atomic_store_explicit(&r->cell_value, (uint64_t)word, memory_order_relaxed);
  atomic_store_explicit(&r->cell_stale, atomic_load_explicit(&cell->stale, memory_order_relaxed), memory_order_relaxed);
  atomic_store_explicit(&r->cell_lost, atomic_load_explicit(&cell->lost, memory_order_relaxed), memory_order_relaxed);
  atomic_store_explicit(&r->cell_meta, next, memory_order_relaxed);
  if (alone) {
    atomic_store_explicit(&cell->meta, busy, memory_order_release);
    atomic_thread_fence(memory_order_release);
  } else if (!atomic_compare_exchange_strong(&cell->meta, &meta, busy)) {
    return false;
  }
  atomic_store_explicit(&cell->value, (uint64_t)word, memory_order_release);
  atomic_store_explicit(&cell->meta, next, memory_order_release);
  return true;
}

// The lock is taken for the moment: nobody may look in between.
static inline bool quick_write_locked(World *w, const WorldSelf *self, uint32_t number, WorldCell *cell, int64_t word,
                                      const WorldSeen *seen) {
  WorldObject *lock = world_object(w, number);
  Word *at = &lock->word[LOCK_STATE];
  uint64_t state = atomic_load(at);
  switch (quick_door(lock, state, self->actor)) {
  case QUICK_MINE: return quick_write(w, self, cell, word, seen, true);
  case QUICK_SHUT: return false;
  case QUICK_FREE: break;
  }
  atomic_store_explicit(&self->process->redo.moment, world_offset(w, at), memory_order_release);
  uint64_t taken = lock_taken(state, self->actor) | LOCK_MOMENT;
  if (!atomic_compare_exchange_strong(at, &state, taken)) return false;
  bool written = quick_write(w, self, cell, word, seen, true);
  atomic_store(at, lock_freed(taken));
  wait_ring_next(w, number);
  return written;
}

// seen NULL: it was not loaded before.
static inline bool world_store(World *w, const WorldSelf *self, uint32_t line, uint32_t object, uint32_t index,
                               int64_t word, const WorldSeen *seen) {
  const WorldObject *o = quick_cells(w, object, index);
  if (!o) return false;
  quick_acting(self, object);
  WorldCell *cell = &cells_of(w, o)[index];
  bool written = o->lock < 0 ? quick_write(w, self, cell, word, seen, false)
                             : quick_write_locked(w, self, (uint32_t)o->lock, cell, word, seen);
  if (written) quick_done(self, TRACE_TIMED, VERB_STORE, object, line, word);
  return written;
}

// ---- locks ----

static inline bool world_acquire(const World *w, const WorldSelf *self, uint32_t line, uint32_t object) {
  if (object >= WORLD_OBJECTS) return false;
  WorldObject *o = world_object(w, object);
  if (!lock_is_mutex(o)) return false;
  quick_acting(self, object);
  uint64_t s = atomic_load(&o->word[LOCK_STATE]);
  if (lock_holder_of(s) == 0) {
    if (!atomic_compare_exchange_strong(&o->word[LOCK_STATE], &s, lock_taken(s, self->actor))) return false;
    atomic_store_explicit(&o->word[LOCK_DEPTH], 1, memory_order_relaxed);
  } else {
    if (quick_door(o, s, self->actor) != QUICK_MINE) return false;
    atomic_store_explicit(&o->word[LOCK_DEPTH], atomic_load_explicit(&o->word[LOCK_DEPTH], memory_order_relaxed) + 1,
                          memory_order_relaxed);
  }
  quick_done(self, TRACE_TIMED, VERB_ACQUIRE, object, line, 1);
  return true;
}

static inline bool world_release(World *w, const WorldSelf *self, uint32_t line, uint32_t object) {
  if (object >= WORLD_OBJECTS) return false;
  WorldObject *o = world_object(w, object);
  if (!lock_is_mutex(o)) return false;
  quick_acting(self, object);
  uint64_t s = atomic_load(&o->word[LOCK_STATE]),
           depth = atomic_load_explicit(&o->word[LOCK_DEPTH], memory_order_relaxed);
  bool whole = o->kind != KIND_RLOCK || depth <= 1;
  if (lock_holder_of(s) != self->actor || s & LOCK_MOMENT) return false;
  if (!whole) atomic_store_explicit(&o->word[LOCK_DEPTH], depth - 1, memory_order_relaxed);
  else if (!atomic_compare_exchange_strong(&o->word[LOCK_STATE], &s, lock_freed(s))) return false;
  quick_done(self, TRACE_TIMED, VERB_RELEASE, object, line, 0);
  if (whole) wait_ring_next(w, object);
  return true;
}

#endif
