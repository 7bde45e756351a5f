// Reading objects for the screen: see view.h. A latch's version says whether somebody changed the object while we
// looked.
#include "view.h"
#include "families.h"
#include "base/visible.h"

#include <stdlib.h>
#include <string.h>

WorldStands view_nothing(World *w, const WorldObject *o, WorldObjectView *v) { return STANDS_NONE; }

static WorldStands (*const view_of[])(World *, const WorldObject *, WorldObjectView *) = {
#define F(id, is_object, view, ...) view,
    WORLD_FAMILIES(F)
#undef F
};

// A queue's getters have a latch of their own.
static uint64_t second_latch(const WorldObject *o) {
  return world_kind_family(o->kind) == FAMILY_QUEUE ? word_of(o, QUEUE_READING) : 0;
}

// The program's processes write it: copied once, then made visible.
static void copy_name(const char from[WORLD_NAME], char to[WORLD_NAME]) {
  char name[WORLD_NAME];
  memcpy(name, from, sizeof name);
  name[WORLD_NAME - 1] = '\0';
  visible_text(to, WORLD_NAME, name);
}

WorldShownName world_process_shown(const World *w, int slot) {
  WorldShownName n = {"?"};
  if (slot >= 0 && slot < WORLD_SLOTS) copy_name(world_process(w, slot)->name, n.text);
  return n;
}

bool world_object_read(World *w, uint32_t id, WorldObjectView *v) {
  if (id >= WORLD_OBJECTS) return false;
  WorldObject *o = world_object(w, id);
  int kind = *(volatile uint8_t *)&o->kind;
  if (kind == KIND_NONE) return false;
  atomic_thread_fence(memory_order_acquire);
  for (int tries = 0; tries < 8; tries++) {
    *v = (WorldObjectView){.id = (int)id,
                           .kind = (WorldKind)kind,
                           .label = world_kind_label(kind),
                           .line = o->line,
                           .creator = o->creator,
                           .owner = o->owner,
                           .lock = o->lock,
                           .typecode = o->typecode,
                           .count = o->count};
    memcpy(v->type, o->type, sizeof v->type);
    v->type[sizeof v->type - 1] = '\0';
    if (o->named == 2) copy_name(o->name, v->name);
    uint64_t before = atomic_load(&o->latch), reading = second_latch(o);
    v->stands = view_of[world_kind_family(kind)](w, o, v);
    v->steady = !(Actor)before && !(Actor)reading && atomic_load(&o->latch) == before && second_latch(o) == reading;
    if (v->steady) break;
  }
  return true;
}

uint32_t world_cells_read(World *w, uint32_t id, uint32_t first, uint32_t count, int64_t *values) {
  WorldObject *o = world_object(w, id);
  uint32_t all;
  WorldCell *cells = cells_seen(w, o, &all);
  if (world_kind_family(o->kind) != FAMILY_CELLS || first >= all) return 0;
  uint32_t n = count < all - first ? count : all - first;
  for (uint32_t i = 0; i < n; i++) values[i] = (int64_t)atomic_load(&cells[first + i].value);
  return n;
}

// ---- who waits ----

// The strand holds what its record waits for: either it has just got it, or it waits for itself (a self-deadlock). In
// the first case it is awake until its record is cleared. An equal serial before and after: all reads are of one wait.
static bool waits_for_itself(World *w, const WorldCall *c) {
  int slot = actor_slot(c->actor);
  WorldWait *r = world_wait(w, slot, actor_strand(c->actor));
  uint64_t serial = atomic_load(&r->serial);
  bool asleep = atomic_load(&world_process(w, slot)->asleep), holds = world_holder(w, c->object) == c->actor;
  return asleep && holds && atomic_load(&r->state) != WAIT_NONE && atomic_load(&r->serial) == serial;
}

static bool would_hold(const WorldCall *c) {
  return c->verb == VERB_ACQUIRE || c->verb == VERB_GET || c->verb == VERB_SEIZE;
}

bool world_held_up(World *w, int slot, int strand, const WorldCall *c) {
  switch ((WaitState)atomic_load(&world_wait(w, slot, strand)->state)) {
  case WAIT_NONE:
  case WAIT_GRANTED:
  case WAIT_GRANTED_TIMEOUT: return false;
  case WAIT_POSTED:
    if (verb_guard(w, c)) return false;
    break;
  case WAIT_WAITING: break;
  }
  return !would_hold(c) || c->object >= WORLD_OBJECTS || world_holder(w, c->object) != c->actor ||
         waits_for_itself(w, c);
}

typedef struct Waiter {
  int64_t since;
  WorldWaiting who;
} Waiter;
static int by_since(const void *a, const void *b) {
  const Waiter *x = a, *y = b;
  return x->since < y->since ? -1 : x->since > y->since;
}

// The process's first strand that is blocked there.
static bool waits_at(World *w, int slot, uint32_t id, Actor holder, Waiter *found) {
  for (uint32_t s = 0, n = atomic_load(&world_process(w, slot)->nwaits); s < n && s < WORLD_STRANDS; s++) {
    WorldCall c;
    if (!wait_is_at(w, slot, (int)s, id) || !world_wait_call(w, slot, (int)s, &c)) continue;
    if (!world_held_up(w, slot, (int)s, &c) || (c.actor == holder && !waits_for_itself(w, &c))) continue;
    *found = (Waiter){(int64_t)atomic_load(&world_wait(w, slot, (int)s)->since), {slot, (int)s, c.verb}};
    return true;
  }
  return false;
}

// A condition's waiters stand in its bitmap too, so this is the one place to look.
int world_waiting(World *w, uint32_t id, Actor holder, WorldWaiting *who, int max) {
  static _Thread_local Waiter all[WORLD_SLOTS];
  int n = 0;
  if (!atomic_load(&world_object(w, id)->waiters)) return 0;
  for (int i = 0; i < WORLD_SLOTS / 64; i++)
    for (uint64_t bits = atomic_load(&world_waiters(w, id)->bits[i]); bits; bits &= bits - 1) {
      n += waits_at(w, i * 64 + __builtin_ctzll(bits), id, holder, &all[n]);
    }
  qsort(all, (size_t)n, sizeof *all, by_since);
  for (int i = 0; i < n && i < max; i++) who[i] = all[i].who;
  return n;
}

int world_pipe_items(World *w, uint32_t id, int end, int first, WorldItem *items, int max, char *text, size_t size) {
  WorldObject *o = world_object(w, id);
  if (world_kind_family(o->kind) != FAMILY_PIPE || max <= 0 || first < 0) return 0;
  for (int tries = 0; tries < 8; tries++) {
    uint64_t before = atomic_load(&o->latch);
    int n = (Actor)before ? 0 : pipe_copy_sent(w, o, end, first, items, max, text, size / (size_t)max);
    atomic_thread_fence(memory_order_seq_cst);
    if (!(Actor)before && atomic_load(&o->latch) == before) return n;
  }
  return 0;
}

int world_queue_items(World *w, uint32_t id, int first, WorldItem *items, int max, char *text, size_t size) {
  WorldObject *o = world_object(w, id);
  if (world_kind_family(o->kind) != FAMILY_QUEUE || max <= 0 || first < 0) return 0;
  for (int tries = 0; tries < 8; tries++) {
    uint64_t before = atomic_load(&o->latch), reading = second_latch(o);
    int n = (Actor)before || (Actor)reading ? 0 : queue_copy_items(w, o, first, items, max, text, size / (size_t)max);
    atomic_thread_fence(memory_order_seq_cst);
    if (!(Actor)before && !(Actor)reading && atomic_load(&o->latch) == before && second_latch(o) == reading) return n;
  }
  return 0;
}

Actor world_holder(World *w, uint32_t id) {
  const WorldObject *o = world_object(w, id);
  WorldFamily f = world_kind_family(o->kind);
  if (f == FAMILY_QUEUE) return (Actor)word_of(o, QUEUE_READER);
  if (f != FAMILY_LOCK || !lock_is_mutex(o)) return 0;
  uint64_t s = word_of(o, LOCK_STATE);
  return s & LOCK_MOMENT ? 0 : lock_holder_of(s);
}

bool world_queue_left(const World *w, uint32_t id) {
  const WorldObject *o = world_object(w, id);
  return o->family == FAMILY_QUEUE && word_of(o, QUEUE_LEFT);
}
void world_queue_leave(World *w, uint32_t id) { atomic_store(&world_object(w, id)->word[QUEUE_LEFT], 1); }

bool world_is_signal(World *w, uint32_t id) {
  if (id >= WORLD_OBJECTS) return false;
  const WorldObject *o = world_object(w, id);
  if (o->kind != KIND_LOCK && o->kind != KIND_SEMAPHORE && o->kind != KIND_BOUNDED) return false;
  return word_of(o, LOCK_PASSED) || (!lock_is_mutex(o) && o->count == 0);
}

void world_each_held(World *w, void (*held)(void *data, int slot, int object), void *data) {
  int slots = world_processes(w);
  for (int i = 0, all = world_objects(w); i < all; i++) {
    Actor a = world_holder(w, (uint32_t)i);
    if (!a || actor_slot(a) >= slots || world_is_signal(w, (uint32_t)i)) continue;
    if (actor_same_process(a, world_actor(w, actor_slot(a), 0))) held(data, actor_slot(a), i);
  }
}

bool world_was_stale(World *w, uint32_t object) {
  const WorldObject *o = world_object(w, object);
  return o->family == FAMILY_CELLS ? word_of(o, CELLS_STALE) : o->family == FAMILY_EVENT && word_of(o, SERVED_STALE);
}
