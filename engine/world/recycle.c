// Objects that nobody holds: another object gets their number and their memory.
//
// CPython ends a Lock with its last reference. References are in private memory, so each process has a row of bits in
// the arena: the objects that it may refer to (WorldHeld). Setting a bit is one store by the process itself, and a
// bit that is still set though the last reference has gone does no harm: now and then a process looks through its heap
// and says what it really refers to (world_holds_only). A process that is dead holds nothing, whatever its row says, so
// a kill at any instruction leaves nothing behind.
//
// A sweep reads the rows of all that live, under the header's latch. No bit is cleared meanwhile; who hands an object
// over holds it until the other one does, and a pipe's end on its way in a message is looked at before the rows.
//
// A free object has no kind, and a bit in the supervisor's row. Objects with the first numbers stay: most runs have no
// more, and no row of theirs is ever written. A free pipe becomes a pipe: who goes through the list of pipes may stand
// at it.
#include "board.h"
#include "families.h"

#include <string.h>

enum {
  SWEEP_OBJECTS = 4096,      // new objects between two sweeps
  SWEEP_BLOCKS = 256 << 20,  // … or so many bytes of new memory for them
  LOOKS = 64,                // free objects of the family that are looked at for one of the right size
};
_Static_assert(FAMILY_MANY < sizeof((WorldHeader *)0)->free_from / sizeof(Word), "a place for each family");

typedef uint64_t Bits[WORLD_HELD];

static WorldHeld *free_row(const World *w) { return &w->held[WORLD_SUPERVISOR]; }
static uint64_t bit_of(uint32_t id) { return (uint64_t)1 << id % 64; }
static uint32_t word_at(uint32_t id) { return (id - WORLD_HELD_FROM) / 64; }
static bool is_swept(uint32_t id) { return id >= WORLD_HELD_FROM && id < WORLD_OBJECTS; }
_Static_assert(WORLD_HELD_FROM % 64 == 0, "a word of a row begins with it");

static uint32_t words_used(const World *w) {
  int n = world_objects(w);
  return n <= WORLD_HELD_FROM ? 0 : ((uint32_t)n - WORLD_HELD_FROM + 63) / 64;
}

// ---- who holds what ----

static void hold_more(Word *word, uint64_t bits) {
  uint64_t now = atomic_load_explicit(word, memory_order_relaxed);
  if ((now & bits) != bits) atomic_store(word, now | bits);
}

void world_hold(World *w, int slot, uint32_t object) {
  if (is_swept(object) && (unsigned)slot < WORLD_SLOTS) hold_more(&w->held[slot].bits[word_at(object)], bit_of(object));
}

void world_held_add(uint64_t held[WORLD_HELD], int64_t id) {
  if (id >= 0 && is_swept((uint32_t)id)) held[word_at((uint32_t)id)] |= bit_of((uint32_t)id);
}

void world_hold_as_parent(World *w, int slot) {
  int parent = world_process(w, slot)->parent;
  if ((unsigned)parent >= WORLD_SLOTS || (unsigned)slot >= WORLD_SLOTS || slot == parent) return;
  for (uint32_t i = 0, n = words_used(w); i < n; i++)
    hold_more(&w->held[slot].bits[i], atomic_load_explicit(&w->held[parent].bits[i], memory_order_relaxed));
}

void held_clear(World *w, int slot) {
  for (uint32_t i = 0, n = (unsigned)slot < WORLD_SLOTS ? words_used(w) : 0; i < n; i++)
    if (atomic_load_explicit(&w->held[slot].bits[i], memory_order_relaxed)) atomic_store(&w->held[slot].bits[i], 0);
}

void world_holds_only(World *w, Actor who, const uint64_t held[WORLD_HELD]) {
  WorldHeld *row = &w->held[actor_slot(who)];
  Txn t;
  if (actor_slot(who) >= WORLD_SLOTS) return;
  redo_begin(&t, w, who, &w->head->latch);
  for (uint32_t i = 0, n = words_used(w); i < n; i++)
    if (atomic_load_explicit(&row->bits[i], memory_order_relaxed) != held[i]) atomic_store(&row->bits[i], held[i]);
  redo_abort(&t);
}

// ---- a sweep ----

bool world_sweep_is_due(const World *w) {
  const WorldHeader *h = w->head;
  uint64_t objects = atomic_load(&((WorldHeader *)h)->nobjects), from = atomic_load(&((WorldHeader *)h)->swept_objects);
  if (objects <= WORLD_HELD_FROM) return false;
  if (objects >= (from > WORLD_HELD_FROM ? from : WORLD_HELD_FROM) + SWEEP_OBJECTS) return true;
  return atomic_load(&((WorldHeader *)h)->blocks_used) > atomic_load(&((WorldHeader *)h)->swept_blocks) + SWEEP_BLOCKS;
}

static bool is_kept(const Bits kept, uint32_t id) { return !is_swept(id) || kept[word_at(id)] & bit_of(id); }

// What is kept though no process may refer to it. Read before the rows: see above.
static void keep_by_itself(const World *w, uint32_t n, Bits kept) {
  for (uint32_t id = WORLD_HELD_FROM; id < n; id++) {
    const WorldObject *o = world_object(w, id);
    if (o->kind == KIND_LISTENER || (o->kind == KIND_PIPE && pipe_is_used(w, id))) world_held_add(kept, id);
  }
}

static void keep_held(const World *w, Bits kept) {
  for (int slot = 0, n = world_processes(w); slot < n; slot++) {
    ProcessState s = world_process_state(w, slot);
    for (uint32_t i = 0, all = s >= PROCESS_BORN && s < PROCESS_ENDED ? words_used(w) : 0; i < all; i++)
      kept[i] |= atomic_load(&w->held[slot].bits[i]);
  }
}

// An object keeps what it is a part of, and its lock; a structure its cells. A cell's whole is another cell, so once is
// not always enough.
static void keep_related(const World *w, uint32_t n, Bits kept) {
  for (int turn = 0; turn < 3; turn++)
    for (uint32_t id = WORLD_HELD_FROM; id < n; id++) {
      const WorldObject *o = world_object(w, id);
      if (o->part[0] && o->owner >= 0 && is_kept(kept, (uint32_t)o->owner)) world_held_add(kept, id);
      if (is_kept(kept, id)) world_held_add(kept, o->owner), world_held_add(kept, o->lock);
    }
}

// The bit last: an object with a bit has no kind. Of an event, which has no type code, the kind stays there.
static void let_go(World *w, uint32_t id) {
  WorldObject *o = world_object(w, id);
  Word *word = &free_row(w)->bits[word_at(id)];
  if (o->family == FAMILY_EVENT) o->typecode = (char)o->kind;
  *(volatile uint8_t *)&o->kind = KIND_NONE;
  atomic_thread_fence(memory_order_seq_cst);
  atomic_store(word, atomic_load(word) | bit_of(id));
}

void world_sweep(World *w, Actor who) {
  WorldHeader *h = w->head;
  Bits kept = {0};
  Txn t;
  redo_begin(&t, w, who, &h->latch);
  uint32_t n = (uint32_t)world_objects(w);
  keep_by_itself(w, n, kept);
  keep_held(w, kept);
  keep_related(w, n, kept);
  for (uint32_t id = WORLD_HELD_FROM; id < n; id++)
    if (!is_kept(kept, id) && world_object(w, id)->kind != KIND_NONE) let_go(w, id);
  for (size_t i = 0; i < sizeof h->free_from / sizeof *h->free_from; i++) atomic_store(&h->free_from[i], 0);
  atomic_store(&h->swept_objects, n);
  atomic_store(&h->swept_blocks, atomic_load(&h->blocks_used));
  redo_abort(&t);
}

// ---- taking one ----

// Bytes that it has, of those that an object of its family needs.
static size_t room_of(const WorldObject *o) { return o->family == FAMILY_CELLS ? cells_block(o->count) : 0; }

static bool fits(const WorldObject *o, const WorldSpec *s) {
  if (o->family != world_kind_family(s->kind)) return false;
  switch ((WorldFamily)o->family) {
  case FAMILY_PIPE: return o->count == s->count;
  case FAMILY_CELLS: return room_of(o) >= cells_block(s->count) && room_of(o) / 2 <= cells_block(s->count);
  case FAMILY_EVENT: return o->typecode == (char)s->kind;
  default: return true;
  }
}

// The next free object that fits, from number `from` on; looks at `looks` of the family at most. *past: all below it do
// not.
static int find(const World *w, const WorldSpec *s, bool any, uint32_t from, uint32_t *past) {
  WorldFamily family = world_kind_family(s->kind);
  int looks = LOOKS;
  uint32_t n = words_used(w);
  *past = from;
  for (uint32_t i = from > WORLD_HELD_FROM ? word_at(from) : 0; i < n; i++)
    for (uint64_t bits = atomic_load(&free_row(w)->bits[i]); bits; bits &= bits - 1) {
      uint32_t id = WORLD_HELD_FROM + i * 64 + (uint32_t)__builtin_ctzll(bits);
      const WorldObject *o = world_object(w, id);
      bool good = any ? o->family != FAMILY_PIPE : fits(o, s);
      if (looks == LOOKS) *past = id;
      if (good) return (int)id;
      if (!any && o->family == family && --looks == 0) return -1;
    }
  if (looks == LOOKS) *past = WORLD_OBJECTS;
  return -1;
}

static void wipe_event(World *w, Actor who, WorldObject *o) {
  if (!board_is_kept(o->typecode)) shown_forget(w, who, o);
  else if (o->block) memset(world_at(w, o->block), 0, sizeof(Board));
}

// For one of another family: large messages can have the memory.
static void give_memory(World *w, Actor who, WorldObject *o) {
  size_t size = o->family == FAMILY_QUEUE ? QUEUE_RING : o->family == FAMILY_COND ? sizeof(Sleeper) * COND_SLEEPERS : 0;
  if (size && o->block) block_free(w, who, o->block, size);
  o->block = 0;
}

// Nobody knows the number: it becomes an object as a new one is, whose memory is zero where that matters.
static void wipe(World *w, Actor who, WorldObject *o, uint32_t id) {
  uint64_t used = word_of(o, COND_USED), next = word_of(o, PIPE_NEXT);
  bool pipe = o->family == FAMILY_PIPE;
  void *block = world_at(w, o->block);
  switch ((WorldFamily)o->family) {
  case FAMILY_CELLS: memset(block, 0, cells_block(o->count)); break;
  case FAMILY_COND: memset(block, 0, sizeof(Sleeper) * (used < COND_SLEEPERS ? used : COND_SLEEPERS)); break;
  case FAMILY_PIPE: memset(block, 0, sizeof(PipeBlock)); break;
  case FAMILY_EVENT: wipe_event(w, who, o); break;
  default: break;
  }
  for (size_t i = 0; i < sizeof o->word / sizeof *o->word; i++) atomic_store(&o->word[i], 0);
  if (pipe) atomic_store(&o->word[PIPE_NEXT], next);
  // Above all that its lends have ever had: each has changed the latch's version.
  if (pipe) atomic_store(&o->word[PIPE_SERIAL], atomic_load(&o->latch) >> 32 & 0x7fffffff);
  atomic_store(&o->waiters, 0);
  for (int i = 0; i < WORLD_SLOTS / 64; i++)
    if (atomic_load_explicit(&w->waiters[id].bits[i], memory_order_relaxed)) atomic_store(&w->waiters[id].bits[i], 0);
  __atomic_store_n(&o->named, 0, __ATOMIC_SEQ_CST);
  atomic_store(&w->names->of[id], 0);
  o->name[0] = 0;
  o->role = ROLE_OTHER;
}

int recycle_take(World *w, Actor creator, const WorldSpec *s, bool any) {
  WorldHeader *h = w->head;
  WorldFamily family = world_kind_family(s->kind);
  Word *from = any ? &h->free_from[FAMILY_NONE] : &h->free_from[family];
  uint32_t past;
  Txn t;
  if (atomic_load_explicit(&h->swept_objects, memory_order_relaxed) == 0 ||
      atomic_load_explicit(from, memory_order_relaxed) >= WORLD_OBJECTS)
    return -1;
  redo_begin(&t, w, creator, &h->latch);
  int id = find(w, s, any, (uint32_t)atomic_load(from), &past);
  redo_set(&t, from, past);
  if (id >= 0) {
    Word *word = &free_row(w)->bits[word_at((uint32_t)id)];
    world_hold(w, actor_slot(creator), (uint32_t)id);
    redo_set(&t, word, atomic_load(word) & ~bit_of((uint32_t)id));
    redo_set(&t, &h->recycled, atomic_load(&h->recycled) + 1);
  }
  redo_commit(&t);
  if (id < 0) return -1;
  wipe(w, creator, world_object(w, (uint32_t)id), (uint32_t)id);
  if (any) give_memory(w, creator, world_object(w, (uint32_t)id));
  return id;
}
