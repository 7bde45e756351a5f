// Making objects, and their names.
//
// A fetch_add gives out the number; its maker, who alone knows the number, fills the object in and writes the kind
// last. A maker that is killed in between leaves a number without an object.
#include "board.h"
#include "families.h"

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

int world_object_new(World *w, Actor creator, const WorldSpec *s) {
  size_t size = block_size(s);
  uint64_t block = size ? block_take(w, size) : 0;
  if (size && !block) return -1;
  if (board_is_kept(s->kind)) block = board_new(w);
  uint64_t id = atomic_fetch_add(&w->head->nobjects, 1);
  if (id >= WORLD_OBJECTS) {
    atomic_store(&w->head->nobjects, WORLD_OBJECTS);
    return -1;
  }
  WorldObject *o = world_object(w, (uint32_t)id);
  o->family = (uint8_t)world_kind_family(s->kind);
  o->typecode = s->typecode;
  o->line = s->line;
  o->creator = creator;
  o->owner = s->owner;
  o->lock = s->lock;
  o->count = s->count;
  o->bound = s->bound;
  o->block = block;
  snprintf(o->part, sizeof o->part, "%s", s->part ? s->part : "");
  snprintf(o->type, sizeof o->type, "%s", s->type ? s->type : (char[2]){s->typecode, 0});
  if (world_kind_family(s->kind) == FAMILY_LOCK && !(s->kind == KIND_LOCK || s->kind == KIND_RLOCK))
    atomic_store(&o->word[LOCK_STATE], (uint64_t)s->value), o->count = (uint32_t)s->value;
  if (s->holder) {
    atomic_store(&o->word[LOCK_STATE], lock_taken(0, s->holder));
    atomic_store(&o->word[LOCK_DEPTH], s->depth);
  }
  atomic_thread_fence(memory_order_seq_cst);
  *(volatile uint8_t *)&o->kind = (uint8_t)s->kind;
  if (s->kind == KIND_PIPE) pipe_made(w, (uint32_t)id);
  return (int)id;
}

void world_cells_init(World *w, uint32_t object, uint32_t index, int64_t value) {
  atomic_store_explicit(&cells_of(w, world_object(w, object))[index].value, (uint64_t)value, memory_order_relaxed);
}

static bool same_first_name(const WorldObject *o, const char *name) {
  size_t n = strlen(name);
  return o->named == 2 && strncmp(o->name, name, n) == 0 && (o->name[n] == '\0' || o->name[n] == '#');
}

void world_name(World *w, uint32_t object, const char *name) {
  WorldObject *o = world_object(w, object);
  uint8_t unnamed = 0;
  if (!__atomic_compare_exchange_n(&o->named, &unnamed, 1, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) return;
  int same = 1;
  for (int i = 0, n = world_objects(w); i < n; i++)
    same += i != (int)object && same_first_name(world_object(w, (uint32_t)i), name);
  char number[16] = "";
  if (same > 1) snprintf(number, sizeof number, "#%d", same);
  int room = WORLD_NAME - 1 - (int)strlen(number);
  snprintf(o->name, sizeof o->name, "%.*s%s", room, name, number);
  __atomic_store_n(&o->named, 2, __ATOMIC_SEQ_CST);
}
