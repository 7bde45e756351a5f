// Making objects, and their names.
//
// A fetch_add gives out the number, or it is that of an object that nobody holds any more (recycle.c); its maker, who
// alone knows the number, fills the object in and writes the kind last. A maker that is killed in between leaves a
// number without an object.
#include "board.h"
#include "families.h"
#include "base/hash.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct {
  const char *label;
  WorldFamily family;
} kinds[] = {[KIND_NONE] = {"", FAMILY_NONE},
#define K(id, label, family) [KIND_##id] = {label, family},
             WORLD_KINDS(K)
#undef K
};

#define K(id, label, family) _Static_assert(FAMILIES_OF_OBJECTS >> family & 1, label " is of no family of objects");
WORLD_KINDS(K)
#undef K

const char *world_kind_label(int kind) { return kind > 0 && kind < KIND_COUNT ? kinds[kind].label : ""; }
WorldFamily world_kind_family(int kind) { return kind > 0 && kind < KIND_COUNT ? kinds[kind].family : FAMILY_NONE; }

int world_objects(const World *w) {
  uint64_t n = atomic_load(&w->head->nobjects);
  return n < WORLD_OBJECTS ? (int)n : WORLD_OBJECTS;
}

static size_t block_size(const WorldSpec *s) {
  switch (world_kind_family(s->kind)) {
  case FAMILY_CELLS: return cells_block(s->count);
  case FAMILY_COND: return sizeof(Sleeper) * COND_SLEEPERS;
  case FAMILY_QUEUE: return QUEUE_RING;
  case FAMILY_PIPE: return pipe_block_size(s->count);
  default: return 0;
  }
}

// A number that nobody has had, with its memory; -1: there is none.
static int take_new(World *w, Actor creator, const WorldSpec *s) {
  size_t size = block_size(s);
  if (atomic_load(&w->head->nobjects) >= WORLD_OBJECTS) return -1;
  uint64_t block = size ? block_take(w, size) : 0;
  if (size && !block) return -1;
  if (board_is_kept(s->kind)) block = board_new(w);
  uint64_t id = atomic_fetch_add(&w->head->nobjects, 1);
  if (id >= WORLD_OBJECTS) {
    atomic_store(&w->head->nobjects, WORLD_OBJECTS);
    return -1;
  }
  world_object(w, (uint32_t)id)->block = block;
  world_hold(w, actor_slot(creator), (uint32_t)id);
  return (int)id;
}

// Of another family, when there are no new numbers: it has no memory of the kind that is needed.
static int take_other(World *w, Actor creator, const WorldSpec *s) {
  size_t size = block_size(s);
  int id = recycle_take(w, creator, s, true);
  if (id < 0) return -1;
  uint64_t block = size ? block_take(w, size) : 0;
  world_object(w, (uint32_t)id)->block = board_is_kept(s->kind) ? board_new(w) : block;
  return size && !block ? -1 : id;
}

static void fill(WorldObject *o, Actor creator, const WorldSpec *s) {
  o->family = (uint8_t)world_kind_family(s->kind);
  o->typecode = s->typecode;
  o->line = s->line;
  o->creator = creator;
  o->owner = s->owner;
  o->lock = s->lock;
  o->count = s->count;
  o->bound = s->bound;
  snprintf(o->part, sizeof o->part, "%s", s->part ? s->part : "");
  snprintf(o->type, sizeof o->type, "%s", s->type ? s->type : (char[2]){s->typecode, 0});
  if (world_kind_family(s->kind) == FAMILY_LOCK && !(s->kind == KIND_LOCK || s->kind == KIND_RLOCK))
    atomic_store(&o->word[LOCK_STATE], (uint64_t)s->value), o->count = (uint32_t)s->value;
  if (s->holder) {
    atomic_store(&o->word[LOCK_STATE], lock_taken(0, s->holder));
    atomic_store(&o->word[LOCK_DEPTH], s->depth);
  }
}

int world_object_new(World *w, Actor creator, const WorldSpec *s) {
  int id = recycle_take(w, creator, s, false);
  bool again = id >= 0;
  if (id < 0) id = take_new(w, creator, s);
  if (id < 0) id = take_other(w, creator, s);
  if (id < 0) return -1;
  WorldObject *o = world_object(w, (uint32_t)id);
  fill(o, creator, s);
  atomic_thread_fence(memory_order_seq_cst);
  *(volatile uint8_t *)&o->kind = (uint8_t)s->kind;
  if (s->kind == KIND_PIPE) pipe_made(w, (uint32_t)id, again);
  return id;
}

void world_cells_init(World *w, uint32_t object, uint32_t index, int64_t value) {
  atomic_store_explicit(&cells_of(w, world_object(w, object))[index].value, (uint64_t)value, memory_order_relaxed);
}

static bool same_first_name(const WorldObject *o, const char *name) {
  size_t n = strlen(name);
  return o->named == 2 && strncmp(o->name, name, n) == 0 && (o->name[n] == '\0' || o->name[n] == '#');
}

// Which one of its name it is, from 1; 0: too many different names are counted.
static uint64_t counted(World *w, uint64_t hash) {
  for (int i = 0; i < WORLD_NAMES; i++) {
    WorldSameName *n = &w->head->names[i];
    uint64_t seen = 0;
    if (atomic_compare_exchange_strong(&n->hash, &seen, hash) || seen == hash)
      return atomic_fetch_add(&n->count, 1) + 1;
  }
  return 0;
}

static uint64_t looked_through(const World *w, uint32_t object, const char *name, uint64_t hash) {
  uint64_t same = 1;
  for (uint32_t i = 0, n = (uint32_t)world_objects(w); i < n; i++) {
    bool may = i < WORLD_HELD_FROM || atomic_load_explicit(&w->names->of[i], memory_order_relaxed) == (uint32_t)hash;
    same += may && i != object && same_first_name(world_object(w, i), name);
  }
  return same;
}

void world_name(World *w, uint32_t object, const char *name) {
  WorldObject *o = world_object(w, object);
  uint8_t unnamed = 0;
  if (!__atomic_compare_exchange_n(&o->named, &unnamed, 1, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) return;
  uint64_t hash = fnv_add(FNV_EMPTY, name, strlen(name)) | 1, same = counted(w, hash);
  if (same == 0) same = looked_through(w, object, name, hash);
  if (object >= WORLD_HELD_FROM && object < WORLD_OBJECTS) atomic_store(&w->names->of[object], (uint32_t)hash);
  char number[24] = "";
  if (same > 1) snprintf(number, sizeof number, "#%" PRIu64, same);
  int room = WORLD_NAME - 1 - (int)strlen(number);
  snprintf(o->name, sizeof o->name, "%.*s%s", room, name, number);
  __atomic_store_n(&o->named, 2, __ATOMIC_SEQ_CST);
}
