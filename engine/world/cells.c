// Values and arrays: words with versions.
//
// A cell's meta word is its version, who stored last, and whether somebody is storing now. A load reads meta, value, meta again. A store
// writes into its redo record what the cell will be (value, stale count, sum of what was lost, next version), takes the cell by a CAS
// that sets busy (from there on the store has happened: whoever finds the storer dead carries it out), writes, and publishes the next version. So value + lost is exact whatever happens.
//
// A synchronized cell has a lock. A load must see it free, before and after, without its serial having moved; a store, and whatever
// touches many cells, takes it for the moment (LOCK_MOMENT). Whoever holds it for real (an RLock, by get_lock()) goes straight in; anybody else waits.
#include "families.h"

#include <string.h>

typedef enum Door { DOOR_NONE, DOOR_MINE, DOOR_FREE, DOOR_MOMENT, DOOR_SHUT } Door;

static Door look_at_door(const World *w, const WorldObject *o, Actor a, uint64_t *state) {
  if (o->lock < 0) return DOOR_NONE;
  WorldObject *lock = world_object(w, (uint32_t)o->lock);
  uint64_t s = *state = atomic_load(&lock->word[LOCK_STATE]);
  if (!lock_is_mutex(lock)) return s > 0 ? DOOR_NONE : DOOR_SHUT;
  if (lock_holder_of(s) == 0) return DOOR_FREE;
  if (s & LOCK_MOMENT) return DOOR_MOMENT;
  return lock->kind == KIND_RLOCK && lock_holder_of(s) == a ? DOOR_MINE : DOOR_SHUT;
}

bool cells_open(World *w, const WorldCall *c) {
  uint64_t state;
  return look_at_door(w, world_object(w, c->object), c->actor, &state) != DOOR_SHUT;
}

// Takes the lock for the moment if there is one to take. False: it is another's. *state is what to give back, 0 nothing.
static bool enter(World *w, const WorldObject *o, Actor a, uint64_t *taken) {
  unsigned turns = 0;
  *taken = 0;
  for (;;) {
    uint64_t s;
    Door door = look_at_door(w, o, a, &s);
    if (door == DOOR_SHUT) return false;
    if (door == DOOR_NONE || door == DOOR_MINE) return true;
    if (door == DOOR_MOMENT) {
      redo_turn(w, lock_holder_of(s), a, &turns);
      continue;
    }
    Word *state = &world_object(w, (uint32_t)o->lock)->word[LOCK_STATE];
    atomic_store_explicit(&redo_of(w, a)->moment, world_offset(w, state), memory_order_release);
    *taken = lock_taken(s, a) | LOCK_MOMENT;
    if (atomic_compare_exchange_strong(state, &s, *taken)) return true;
  }
}

static void leave(World *w, const WorldObject *o, uint64_t taken) {
  if (!taken) return;
  atomic_store(&world_object(w, (uint32_t)o->lock)->word[LOCK_STATE], lock_freed(taken));
  wait_ring_next(w, (uint32_t)o->lock);
}

static uint64_t load_cell(World *w, Actor a, WorldCell *cell, uint64_t *version) {
  unsigned turns = 0;
  for (;;) {
    uint64_t m = atomic_load(&cell->meta);
    if (m & META_BUSY) {
      redo_turn(w, meta_actor(m), a, &turns);
      continue;
    }
    uint64_t value = atomic_load(&cell->value);
    if (atomic_load(&cell->meta) != m) continue;
    *version = meta_version(m);
    return value;
  }
}

VerbEnd cells_load(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  if ((uint64_t)c->arg >= o->count) return verb_fail(c, ERROR_BAD);
  WorldCell *cell = &cells_of(w, o)[c->arg];
  unsigned turns = 0;
  for (;;) {
    uint64_t state, version;
    Door door = look_at_door(w, o, c->actor, &state);
    if (door == DOOR_SHUT) return VERB_BLOCKED;
    if (door == DOOR_MOMENT) {
      redo_turn(w, lock_holder_of(state), c->actor, &turns);
      continue;
    }
    c->result = (int64_t)load_cell(w, c->actor, cell, &version);
    c->result2 = (int64_t)version;
    if (door != DOOR_FREE || atomic_load(&world_object(w, (uint32_t)o->lock)->word[LOCK_STATE]) == state) return VERB_DONE;
  }
}

static double as_real(uint64_t bits) {
  double d;
  memcpy(&d, &bits, sizeof d);
  return d;
}
static uint64_t as_bits(double d) {
  uint64_t bits;
  memcpy(&bits, &d, sizeof bits);
  return bits;
}

// What was lost so far, and what this store loses: what stands there minus what the storer had read.
static uint64_t add_loss(bool real, uint64_t lost, uint64_t stands, uint64_t read) {
  return real ? as_bits(as_real(lost) + (as_real(stands) - as_real(read))) : lost + (stands - read);
}

typedef struct Stored { bool stale; uint64_t was; Actor over; } Stored;

static void finish(WorldCell *cell, const Redo *r) {
  atomic_store_explicit(&cell->stale, atomic_load_explicit(&((Redo *)r)->cell_stale, memory_order_relaxed), memory_order_relaxed);
  atomic_store_explicit(&cell->lost, atomic_load_explicit(&((Redo *)r)->cell_lost, memory_order_relaxed), memory_order_relaxed);
  atomic_store_explicit(&cell->value, atomic_load_explicit(&((Redo *)r)->cell_value, memory_order_relaxed), memory_order_release);
  atomic_store_explicit(&cell->meta, atomic_load_explicit(&((Redo *)r)->cell_meta, memory_order_relaxed), memory_order_release);
}

static Stored store_cell(World *w, Actor a, WorldCell *cell, uint64_t value, const WorldCall *seen, bool real, Word *hint) {
  Redo *r = redo_of(w, a);
  unsigned turns = 0;
  for (;;) {
    uint64_t m = atomic_load(&cell->meta);
    if (m & META_BUSY) {
      redo_turn(w, meta_actor(m), a, &turns);
      continue;
    }
    Stored s = {.was = atomic_load(&cell->value), .over = meta_actor(m)};
    uint64_t stale = atomic_load(&cell->stale), lost = atomic_load(&cell->lost);
    s.stale = seen && seen->seen && seen->seen_version != meta_version(m);
    if (s.stale) {
      stale++;
      atomic_store_explicit(hint, 1, memory_order_relaxed);  // before the store: who adds the losses up must not miss one whose storer was killed
      lost = add_loss(real, lost, s.was, (uint64_t)seen->seen_value);
    }
    atomic_store_explicit(&r->cell, world_offset(w, cell), memory_order_relaxed);
    atomic_store_explicit(&r->cell_value, value, memory_order_relaxed);
    atomic_store_explicit(&r->cell_stale, stale, memory_order_relaxed);
    atomic_store_explicit(&r->cell_lost, lost, memory_order_relaxed);
    atomic_store_explicit(&r->cell_meta, meta_make(meta_version(m) + 1, a), memory_order_relaxed);
    // Had anybody stored since we read, the version would have moved and this would fail.
    if (!atomic_compare_exchange_strong(&cell->meta, &m, meta_make(meta_version(m), a) | META_BUSY)) continue;
    finish(cell, r);
    return s;
  }
}

void cells_recover(World *w, const Redo *r, Actor dead) {
  uint64_t offset = atomic_load(&((Redo *)r)->cell);
  if (offset == 0) return;
  WorldCell *cell = world_at(w, offset);
  uint64_t m = atomic_load(&cell->meta);
  if (m & META_BUSY && actor_same_process(meta_actor(m), dead)) finish(cell, r);
}

// Hints for the screen: the last stale store. Two at once on one array may mix; the counts in the cells do not.
static void remember_stale(WorldObject *o, const WorldCall *c, const Stored *s) {
  atomic_store_explicit(&o->word[CELLS_LAST_WHO], (uint64_t)s->over << 32 | c->actor, memory_order_relaxed);
  atomic_store_explicit(&o->word[CELLS_LAST_LINE], c->line, memory_order_relaxed);
  atomic_store_explicit(&o->word[CELLS_LAST_WROTE], (uint64_t)c->arg, memory_order_relaxed);
  atomic_store_explicit(&o->word[CELLS_LAST_WAS], s->was, memory_order_relaxed);
}

VerbEnd cells_store(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  if ((uint64_t)c->arg2 >= o->count) return verb_fail(c, ERROR_BAD);
  uint64_t taken;
  if (!enter(w, o, c->actor, &taken)) return VERB_BLOCKED;
  Stored s = store_cell(w, c->actor, &cells_of(w, o)[c->arg2], (uint64_t)c->arg, c, world_cells_real(o), &o->word[CELLS_STALE]);
  leave(w, o, taken);
  if (s.stale) remember_stale(o, c, &s);
  c->stale = s.stale;
  c->result = s.stale;
  return VERB_DONE;
}

typedef struct Slice { uint32_t start, count; int32_t step; } Slice;

static bool slice_of(const WorldObject *o, const WorldCall *c, Slice *s) {
  *s = (Slice){.start = (uint32_t)c->arg, .count = (uint32_t)((uint64_t)c->arg >> 32), .step = (int32_t)c->arg2};
  if (s->count == 0) return true;
  int64_t last = (int64_t)s->start + (int64_t)(s->count - 1) * s->step;
  return s->start < o->count && last >= 0 && last < (int64_t)o->count && s->count <= o->count;
}
static WorldCell *slice_cell(const World *w, const WorldObject *o, Slice s, uint32_t i) { return &cells_of(w, o)[(int64_t)s.start + (int64_t)i * s.step]; }
static Word *staging(const World *w, const WorldObject *o) { return (Word *)&cells_of(w, o)[o->count]; }

VerbEnd cells_load_all(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Slice s;
  if (!slice_of(o, c, &s)) return verb_fail(c, ERROR_BAD);
  uint64_t taken, version;
  if (!enter(w, o, c->actor, &taken)) return VERB_BLOCKED;
  c->out_size = s.count * (uint32_t)sizeof(int64_t);
  c->out = s.count ? c->room(c->room_data, c->out_size) : NULL;
  for (uint32_t i = 0; c->out && i < s.count; i++) ((uint64_t *)c->out)[i] = load_cell(w, c->actor, slice_cell(w, o, s, i), &version);
  leave(w, o, taken);
  return c->out || !s.count ? VERB_DONE : verb_fail(c, ERROR_MEMORY);
}

static void store_slice(World *w, Actor a, const WorldObject *o, Slice s) {
  for (uint32_t i = 0; i < s.count; i++) store_cell(w, a, slice_cell(w, o, s, i), atomic_load_explicit(&staging(w, o)[i], memory_order_relaxed), NULL, false, NULL);
}

void cells_redo_slice(World *w, const Redo *r, Actor by) {
  uint64_t what = atomic_load(&((Redo *)r)->slice), at = atomic_load(&((Redo *)r)->slice_at);
  Slice s = {.start = (uint32_t)(at >> 32), .count = (uint32_t)what, .step = (int32_t)(uint32_t)at};
  store_slice(w, by, world_object(w, (uint32_t)(what >> 32)), s);
}

VerbEnd cells_store_all(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Slice s;
  if (!slice_of(o, c, &s) || c->nbytes != (uint64_t)s.count * sizeof(int64_t)) return verb_fail(c, ERROR_BAD);
  uint64_t taken;
  if (!enter(w, o, c->actor, &taken)) return VERB_BLOCKED;
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  for (uint32_t i = 0; i < s.count; i++) {
    uint64_t word;
    memcpy(&word, (const char *)c->bytes + i * sizeof word, sizeof word);
    atomic_store_explicit(&staging(w, o)[i], word, memory_order_relaxed);
  }
  redo_slice(&t, c->object, s.start, s.step, s.count);
  store_slice(w, c->actor, o, s);
  redo_commit(&t);
  leave(w, o, taken);
  return VERB_DONE;
}
