// Values and arrays: words with versions.
//
// A cell's meta word has its version, who stored last, and a busy bit. A load reads meta, value, meta again (a
// seqlock). A store writes the new cell (value, stale count, sum of losses, next version) into its redo record, and
// sets busy by a CAS. From there on the store has happened: whoever finds the storer dead carries it out. Then it
// writes the words and publishes the next version. So value + lost is exact, also after a kill.
//
// While the cell's mutex is ours nobody else stores, so busy is set by a plain store.
//
// A synchronized cell has a lock. A load must see the lock free before and after, with the same serial. A store, and
// any step on many cells, takes the lock for the moment (LOCK_MOMENT). A strand that holds it already (an RLock, by
// get_lock()) accesses the cell directly; others wait.
//
// One try of a load or a store is in quick.h; here it is repeated until it is decided.
#include "canonical_inner.h"
#include "families.h"
#include "quick.h"

#include <string.h>

bool cells_open(World *w, const WorldCall *c) {
  uint64_t state;
  return cell_lock_look(w, world_object(w, c->object), c->actor, &state) != CELL_LOCK_HELD;
}

// Takes the lock for the moment if it is free. MINE, NONE or HELD. *taken: for cell_lock_give_back, 0 nothing.
static inline CellLock enter(World *w, const WorldObject *o, Actor a, uint64_t *taken) {
  unsigned turns = 0;
  *taken = 0;
  for (;;) {
    uint64_t s;
    CellLock found = cell_lock_look(w, o, a, &s);
    if (found == CELL_LOCK_HELD || found == CELL_LOCK_NONE || found == CELL_LOCK_MINE) return found;
    if (found == CELL_LOCK_MOMENT) {
      redo_turn(w, lock_holder_of(s), a, &turns);
      continue;
    }
    *taken = cell_lock_take(w, o, redo_of(w, a), a, s);
    if (*taken) return CELL_LOCK_MINE;
  }
}

static inline WorldSeen load_cell(World *w, Actor a, WorldCell *cell) {
  WorldSeen loaded;
  for (unsigned turns = 0; !cell_read(cell, &loaded) && !redo_gave_up(w, turns);) {
    uint64_t m = atomic_load(&cell->meta);
    if (m & META_BUSY) redo_turn(w, meta_actor(m), a, &turns);
  }
  return loaded;
}

// false: another has its lock.
static inline bool load_when_open(World *w, const WorldObject *o, Actor a, WorldCell *cell, WorldSeen *loaded) {
  unsigned turns = 0;
  for (;;) {
    uint64_t state;
    CellLock found = cell_lock_look(w, o, a, &state);
    if (found == CELL_LOCK_HELD) return false;
    if (found == CELL_LOCK_MOMENT) {
      redo_turn(w, lock_holder_of(state), a, &turns);
      continue;
    }
    *loaded = load_cell(w, a, cell);
    if (cell_lock_unchanged(w, o, found, state)) return true;
  }
}

WorldCell *cells_seen(const World *w, const WorldObject *o, uint32_t *n) {
  uint64_t block = *(volatile const uint64_t *)&o->block, room = block < w->size ? w->size - block : 0;
  uint32_t count = *(volatile const uint32_t *)&o->count;
  *n = count <= room / cells_block(1) ? count : 0;
  return world_at(w, block);
}

bool world_cell_now(World *w, uint32_t object, uint32_t index, WorldSeen *now) {
  const WorldObject *o = object < (uint32_t)world_objects(w) ? world_object(w, object) : NULL;
  uint32_t n = 0;
  WorldCell *cells = o && o->family == FAMILY_CELLS ? cells_seen(w, o, &n) : NULL;
  if (index >= n) return false;
  *now = load_cell(w, 0, &cells[index]);
  return true;
}

VerbEnd cells_load(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  WorldSeen loaded;
  if ((uint64_t)c->arg >= o->count) return verb_fail(c, ERROR_BAD);
  if (!load_when_open(w, o, c->actor, &cells_of(w, o)[c->arg], &loaded)) return VERB_BLOCKED;
  c->result = loaded.value;
  c->result2 = (int64_t)loaded.version;
  return VERB_DONE;
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

// The losses so far plus this store's: the overwritten word minus the word that the storer had read.
static uint64_t add_loss(bool real, uint64_t lost, uint64_t stands, uint64_t read) {
  return real ? as_bits(as_real(lost) + (as_real(stands) - as_real(read))) : lost + (stands - read);
}

typedef struct Stored {
  bool stale;
  uint64_t was;
  Actor over;
} Stored;

static inline Stored store_cell(World *w, Actor a, WorldCell *cell, CellLock found, uint64_t value,
                                const WorldSeen *seen, bool real, Word *hint) {
  Redo *r = redo_of(w, a);
  unsigned turns = 0;
  for (;;) {
    uint64_t m = atomic_load(&cell->meta);
    if (m & META_BUSY && !redo_gave_up(w, turns)) {
      redo_turn(w, meta_actor(m), a, &turns);
      continue;
    }
    Stored s = {.was = atomic_load(&cell->value), .over = meta_actor(m)};
    uint64_t stale = atomic_load(&cell->stale), lost = atomic_load(&cell->lost);
    s.stale = seen && seen->version != meta_version(m);
    if (s.stale) {
      stale++;
      // before the store: a sum of losses must not miss one whose storer was killed
      atomic_store_explicit(hint, 1, memory_order_relaxed);
      lost = add_loss(real, lost, s.was, (uint64_t)seen->value);
    }
    if (cell_write(w, r, cell, m, a, found, (NewCell){.value = value, .stale = stale, .lost = lost}, s.stale)) return s;
  }
}

void cells_recover(World *w, const Redo *r, Actor dead) {
  uint64_t offset = atomic_load(&((Redo *)r)->cell);
  if (offset == 0) return;
  WorldCell *cell = world_at(w, offset);
  uint64_t m = atomic_load(&cell->meta);
  if (!(m & META_BUSY) || !actor_same_process(meta_actor(m), dead)) return;
  Redo *as_left = (Redo *)r;
  NewCell to = {.value = atomic_load_explicit(&as_left->cell_value, memory_order_relaxed),
                .stale = atomic_load_explicit(&as_left->cell_stale, memory_order_relaxed),
                .lost = atomic_load_explicit(&as_left->cell_lost, memory_order_relaxed),
                .meta = atomic_load_explicit(&as_left->cell_meta, memory_order_relaxed)};
  cell_put(cell, &to, true);
}

// Hints for the screen: the last stale store. Two at once on one array may mix; the counts in the cells do not.
static void remember_stale(WorldObject *o, Actor a, uint32_t line, uint64_t wrote, const Stored *s) {
  atomic_store_explicit(&o->word[CELLS_LAST_WHO], (uint64_t)s->over << 32 | a, memory_order_relaxed);
  atomic_store_explicit(&o->word[CELLS_LAST_LINE], line, memory_order_relaxed);
  atomic_store_explicit(&o->word[CELLS_LAST_WROTE], wrote, memory_order_relaxed);
  atomic_store_explicit(&o->word[CELLS_LAST_WAS], s->was, memory_order_relaxed);
}

typedef enum End { SHUT, STORED, STORED_STALE } End;
static inline End store_when_open(World *w, WorldObject *o, Actor a, uint32_t line, uint32_t index, uint64_t word,
                                  const WorldSeen *seen) {
  uint64_t taken;
  CellLock found = enter(w, o, a, &taken);
  if (found == CELL_LOCK_HELD) return SHUT;
  Stored s = store_cell(w, a, &cells_of(w, o)[index], found, word, seen, world_cells_real(o), &o->word[CELLS_STALE]);
  cell_lock_give_back(w, o, taken);
  if (!s.stale) return STORED;
  remember_stale(o, a, line, word, &s);
  return STORED_STALE;
}

VerbEnd cells_store(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  if ((uint64_t)c->arg2 >= o->count) return verb_fail(c, ERROR_BAD);
  WorldSeen seen = {.version = c->seen_version, .value = c->seen_value};
  End end = store_when_open(w, o, c->actor, c->line, (uint32_t)c->arg2, (uint64_t)c->arg, c->seen ? &seen : NULL);
  if (end == SHUT) return VERB_BLOCKED;
  c->stale = end == STORED_STALE;
  c->result = c->stale;
  return VERB_DONE;
}

typedef struct Slice {
  uint32_t start, count;
  int32_t step;
} Slice;

static bool fits(Slice s, uint32_t count) {
  if (s.count == 0) return true;
  int64_t last = (int64_t)s.start + (int64_t)(s.count - 1) * s.step;
  return s.start < count && last >= 0 && last < (int64_t)count && s.count <= count;
}
static bool slice_of(const WorldObject *o, const WorldCall *c, Slice *s) {
  *s = (Slice){.start = (uint32_t)c->arg, .count = (uint32_t)((uint64_t)c->arg >> 32), .step = (int32_t)c->arg2};
  return fits(*s, o->count);
}
static WorldCell *slice_cell(WorldCell *cells, Slice s, uint32_t i) {
  return &cells[(int64_t)s.start + (int64_t)i * s.step];
}
static Word *staging(const World *w, const WorldObject *o) { return (Word *)&cells_of(w, o)[o->count]; }

VerbEnd cells_load_all(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Slice s;
  if (!slice_of(o, c, &s)) return verb_fail(c, ERROR_BAD);
  uint64_t taken;
  if (enter(w, o, c->actor, &taken) == CELL_LOCK_HELD) return VERB_BLOCKED;
  c->out_size = s.count * (uint32_t)sizeof(int64_t);
  c->out = s.count ? c->room(c->room_data, c->out_size) : NULL;
  for (uint32_t i = 0; c->out && i < s.count; i++)
    ((int64_t *)c->out)[i] = load_cell(w, c->actor, slice_cell(cells_of(w, o), s, i)).value;
  cell_lock_give_back(w, o, taken);
  return c->out || !s.count ? VERB_DONE : verb_fail(c, ERROR_MEMORY);
}

static const WorldSeen *seen_of(const WorldCall *c, uint32_t i) {
  return c->seen_each && c->seen_each[i].version != WORLD_UNSEEN ? &c->seen_each[i] : NULL;
}

// n: of cells; the words that are stored lie behind them.
static bool store_slice(World *w, WorldObject *o, WorldCell *cells, uint32_t n, const WorldCall *c, Slice s,
                        int64_t *lost) {
  Word *staged = (Word *)&cells[n];
  bool stale = false;
  for (uint32_t i = 0; i < s.count; i++) {
    const WorldSeen *seen = seen_of(c, i);
    uint64_t word = atomic_load_explicit(&staged[i], memory_order_relaxed);
    Stored stored = store_cell(w, c->actor, slice_cell(cells, s, i), CELL_LOCK_NONE, word, seen, world_cells_real(o),
                               &o->word[CELLS_STALE]);
    if (seen == NULL || !stored.stale) continue;  // a store that nothing flows into is blind
    stale = true;
    *lost = (int64_t)((uint64_t)*lost + stored.was - (uint64_t)seen->value);
    remember_stale(o, c->actor, c->line, word, &stored);
  }
  return stale;
}

void cells_redo_slice(World *w, const Redo *r, Actor by) {
  uint64_t what = atomic_load(&((Redo *)r)->slice), at = atomic_load(&((Redo *)r)->slice_at);
  Slice s = {.start = (uint32_t)(at >> 32), .count = (uint32_t)what, .step = (int32_t)(uint32_t)at};
  // what the dead one's words were made of is not known here
  const WorldCall blind = {.actor = by, .object = (uint32_t)(what >> 32)};
  WorldObject *o = world_object(w, blind.object);
  uint32_t n;
  WorldCell *cells = cells_seen(w, o, &n);  // the object's words may change under a bench that repeats the store
  if (o->family == FAMILY_CELLS && fits(s, n)) store_slice(w, o, cells, n, &blind, s, &(int64_t){0});
}

VerbEnd cells_store_all(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Slice s;
  if (!slice_of(o, c, &s) || c->nbytes != (uint64_t)s.count * sizeof(int64_t)) return verb_fail(c, ERROR_BAD);
  uint64_t taken;
  if (enter(w, o, c->actor, &taken) == CELL_LOCK_HELD) return VERB_BLOCKED;
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  for (uint32_t i = 0; i < s.count; i++) {
    uint64_t word;
    memcpy(&word, (const char *)c->bytes + i * sizeof word, sizeof word);
    atomic_store_explicit(&staging(w, o)[i], word, memory_order_relaxed);
  }
  redo_slice(&t, c->object, s.start, s.step, s.count);
  c->result2 = 0;
  c->stale = store_slice(w, o, cells_of(w, o), o->count, c, s, &c->result2);
  c->result = c->stale;
  redo_commit(&t);
  cell_lock_give_back(w, o, taken);
  return VERB_DONE;
}

// ---- for those who watch, and for the form that worlds are compared by ----

WorldStands cells_view(World *w, const WorldObject *o, WorldObjectView *v) {
  uint32_t n;
  WorldCell *cells = cells_seen(w, o, &n);
  v->count = n;
  v->real = world_cells_real(o);
  v->last_by = v->last_over = -1;
  for (uint32_t i = 0; i < n; i++)
    v->stores += meta_version(atomic_load_explicit(&cells[i].meta, memory_order_relaxed));
  if (!word_of(o, CELLS_STALE)) return STANDS_NONE;
  for (uint32_t i = 0; i < n; i++) {
    uint64_t before, stale, lost;
    int tries = 0;
    do {  // stale and lost belong together
      before = atomic_load(&cells[i].meta);
      stale = atomic_load(&cells[i].stale);
      lost = atomic_load(&cells[i].lost);
    } while ((before & META_BUSY || atomic_load(&cells[i].meta) != before) && ++tries < 100);
    v->stale += stale;
    double real;
    memcpy(&real, &lost, sizeof real);
    if (v->real) v->lost_real += real;
    else v->lost = (int64_t)((uint64_t)v->lost + lost);
  }
  uint64_t who = word_of(o, CELLS_LAST_WHO);
  v->last_by = actor_slot((Actor)who);
  v->last_over = who >> 32 ? actor_slot((Actor)(who >> 32)) : -1;
  v->last_line = (uint32_t)word_of(o, CELLS_LAST_LINE);
  v->last_wrote = (int64_t)word_of(o, CELLS_LAST_WROTE);
  v->last_was = (int64_t)word_of(o, CELLS_LAST_WAS);
  return STANDS_NONE;
}

void cells_form(Form *f, World *w, uint32_t id) {
  const WorldObject *o = world_object(w, id);
  WorldCell *cells = cells_of(w, o);
  uint64_t stale = 0;
  for (uint32_t i = 0; i < o->count; i++) {
    form_put(f, atomic_load(&cells[i].value));
    stale += atomic_load(&cells[i].stale) != 0;
  }
  if (form_is_stored(f)) {
    form_put(f, stale > 0);
    return;
  }
  form_put(f, stale);
  for (uint32_t i = 0; stale && i < o->count; i++) {
    form_put(f, atomic_load(&cells[i].stale));
    form_put(f, atomic_load(&cells[i].lost));
  }
}
