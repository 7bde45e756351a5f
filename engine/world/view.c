// Reading objects for the screen: see view.h. A latch's version says whether somebody changed the object while we
// looked.
#include "view.h"
#include "families.h"

#include <stdlib.h>
#include <string.h>

static uint64_t word(const WorldObject *o, int i) { return atomic_load(&((WorldObject *)o)->word[i]); }

static void read_cells(World *w, const WorldObject *o, WorldObjectView *v) {
  WorldCell *cells = cells_of(w, o);
  v->real = world_cells_real(o);
  v->last_by = v->last_over = -1;
  for (uint32_t i = 0; i < o->count; i++)
    v->stores += meta_version(atomic_load_explicit(&cells[i].meta, memory_order_relaxed));
  if (!word(o, CELLS_STALE)) return;
  for (uint32_t i = 0; i < o->count; i++) {
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
  uint64_t who = word(o, CELLS_LAST_WHO);
  v->last_by = actor_slot((Actor)who);
  v->last_over = who >> 32 ? actor_slot((Actor)(who >> 32)) : -1;
  v->last_line = (uint32_t)word(o, CELLS_LAST_LINE);
  v->last_wrote = (int64_t)word(o, CELLS_LAST_WROTE);
  v->last_was = (int64_t)word(o, CELLS_LAST_WAS);
}

static void read_lock(World *w, const WorldObject *o, WorldObjectView *v) {
  uint64_t s = word(o, LOCK_STATE);
  v->bound = o->bound;
  if (!lock_is_mutex(o)) {
    v->places = (int64_t)s;
    for (int i = 0; i < LOCK_TAKERS_MOST; i++) {
      Actor taker = (Actor)word(o, LOCK_TAKERS + i);
      if (taker) v->taker[v->ntakers++] = taker;
    }
    return;
  }
  if (s & LOCK_MOMENT || !lock_holder_of(s)) return;
  v->holder = lock_holder_of(s);
  v->holder_dead = world_actor_dead(w, v->holder);
  v->depth = o->kind == KIND_RLOCK ? (int)word(o, LOCK_DEPTH) : 1;
}

typedef struct Ticketed {
  uint64_t ticket;
  Actor who;
} Ticketed;
static int by_ticket(const void *a, const void *b) {
  const Ticketed *x = a, *y = b;
  return x->ticket < y->ticket ? -1 : x->ticket > y->ticket;
}

static int read_sleepers(World *w, const WorldObject *o, Ticketed *all) {
  Sleeper *s = cond_sleepers(w, o);
  int n = 0;
  for (uint64_t i = 0, used = word(o, COND_USED); i < used && i < COND_SLEEPERS; i++) {
    Actor who = (Actor)atomic_load(&s[i].who);
    if (who && !world_actor_dead(w, who)) all[n++] = (Ticketed){atomic_load(&s[i].ticket), who};
  }
  qsort(all, (size_t)n, sizeof *all, by_ticket);
  return n;
}

static void read_cond(World *w, const WorldObject *o, WorldObjectView *v) {
  Ticketed all[COND_SLEEPERS] = {{0}};
  int n = read_sleepers(w, o, all);
  for (int i = 0; i < n; i++) {
    bool woken = all[i].ticket < word(o, COND_CURSOR);
    Actor *list = woken ? v->woken : v->sleeping;
    int *count = woken ? &v->nwoken : &v->nsleeping;
    if (*count < VIEW_LIST) list[*count] = all[i].who;
    ++*count;
  }
}

static void read_queue(World *w, const WorldObject *o, WorldObjectView *v) {
  v->size = (int64_t)queue_places(o);
  v->maxsize = o->bound;
  v->bytes = (uint32_t)queue_bytes(o);
  v->messages = (uint32_t)queue_messages(o);
  v->unfed = v->size > v->messages ? v->size - v->messages : 0;
  v->reader = (Actor)word(o, QUEUE_READER);
  v->reader_dead = v->reader && world_actor_dead(w, v->reader);
}

static void read_pipe(World *w, const WorldObject *o, WorldObjectView *v) {
  v->two_way = o->count == 2;
  for (int end = 0; end < 2; end++) {
    const PipeLane *l = &pipe_block(w, o)->lane[end];
    v->sent[end] = (uint32_t)atomic_load(&((PipeLane *)l)->messages);
    v->sent_bytes[end] = (uint32_t)atomic_load(&((PipeLane *)l)->bytes);
    v->nopen[end] = pipe_holders(w, (uint32_t)v->id, end, v->open[end], VIEW_LIST, &v->lent[end]);
  }
  v->messages = v->sent[0] + v->sent[1];
  v->bytes = v->sent_bytes[0] + v->sent_bytes[1];
}

static void read_served(const WorldObject *o, WorldObjectView *v) {
  v->stale = word(o, SERVED_STALE);
  v->lost = (int64_t)word(o, SERVED_LOST);
  v->last_by = v->stale ? actor_slot((Actor)word(o, SERVED_LAST_WHO)) : -1;
  v->last_over = -1;
  v->last_line = (uint32_t)word(o, SERVED_LAST_LINE);
}

static void read_words(World *w, const WorldObject *o, WorldObjectView *v) {
  switch (world_kind_family(o->kind)) {
  case FAMILY_CELLS: read_cells(w, o, v); break;
  case FAMILY_LOCK: read_lock(w, o, v); break;
  case FAMILY_COND: read_cond(w, o, v); break;
  case FAMILY_QUEUE: read_queue(w, o, v); break;
  case FAMILY_PIPE: read_pipe(w, o, v); break;
  case FAMILY_BARRIER: v->barrier = barrier_read(o, &v->there), v->parties = o->bound; break;
  case FAMILY_EVENT:
    v->set = word(o, EVENT_FLAG);
    read_served(o, v);
    break;
    CASE_NO_OBJECT;
  }
}

// A queue's getters have a latch of their own.
static uint64_t second_latch(const WorldObject *o) {
  return world_kind_family(o->kind) == FAMILY_QUEUE ? word(o, QUEUE_READING) : 0;
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
    if (o->named == 2) memcpy(v->name, o->name, sizeof v->name);
    uint64_t before = atomic_load(&o->latch), reading = second_latch(o);
    read_words(w, o, v);
    v->steady = !(Actor)before && !(Actor)reading && atomic_load(&o->latch) == before && second_latch(o) == reading;
    if (v->steady) break;
  }
  return true;
}

uint32_t world_cells_read(World *w, uint32_t id, uint32_t first, uint32_t count, int64_t *values) {
  WorldObject *o = world_object(w, id);
  if (world_kind_family(o->kind) != FAMILY_CELLS || first >= o->count) return 0;
  uint32_t n = count < o->count - first ? count : o->count - first;
  for (uint32_t i = 0; i < n; i++) values[i] = (int64_t)atomic_load(&cells_of(w, o)[first + i].value);
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

static bool would_hold(const WorldCall *c) { return c->verb == VERB_ACQUIRE || c->verb == VERB_GET; }

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
  for (uint32_t s = 0, n = atomic_load(&w->processes[slot].nwaits); s < n && s < WORLD_STRANDS; s++) {
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
  if (!atomic_load(&w->objects[id].waiters)) return 0;
  for (int i = 0; i < WORLD_SLOTS / 64; i++)
    for (uint64_t bits = atomic_load(&w->waiters[id].bits[i]); bits; bits &= bits - 1) {
      n += waits_at(w, i * 64 + __builtin_ctzll(bits), id, holder, &all[n]);
    }
  qsort(all, (size_t)n, sizeof *all, by_since);
  for (int i = 0; i < n && i < max; i++) who[i] = all[i].who;
  return n;
}

static int copy_items(World *w, const WorldObject *o, WorldItem *items, int max, char *text, size_t each) {
  uint64_t messages = queue_messages(o), at = word(o, QUEUE_HEAD), block = word(o, QUEUE_BIG),
           who = word(o, QUEUE_BIG_WHO);
  int n = 0;
  for (; n < max && (uint64_t)n < messages; n++) {
    Message m = {.size = (uint32_t)(who >> 32), .maker = (Actor)who};
    if (!block) queue_copy_out(w, o, at, &m, sizeof m);
    uint32_t copied = m.size < each ? m.size : (uint32_t)each;
    char *to = text + (size_t)n * each;
    if (block && block < w->size - copied) memcpy(to, world_at(w, block), copied);
    else if (!block && m.size <= WORLD_PIPE) queue_copy_out(w, o, at + sizeof m, to, copied);
    else copied = 0;
    items[n] = (WorldItem){.maker = m.maker, .size = m.size, .copied = copied, .bytes = to};
    at += sizeof m + (((uint64_t)m.size + 7) & ~(uint64_t)7);
  }
  return n;
}

static int copy_sent(World *w, const WorldObject *o, int end, WorldItem *items, int max, char *text, size_t each) {
  PipeLane *l = &pipe_block(w, o)->lane[end];
  uint64_t messages = atomic_load(&l->messages), at = atomic_load(&l->head), block = atomic_load(&l->big),
           who = atomic_load(&l->big_who);
  int n = 0;
  for (; n < max && (uint64_t)n < messages; n++) {
    Message m = {.size = (uint32_t)(who >> 32), .maker = (Actor)who};
    if (!block) pipe_first_bytes(w, o, end, at, &m, sizeof m);
    uint32_t copied = m.size < each ? m.size : (uint32_t)each;
    char *to = text + (size_t)n * each;
    if (block && block < w->size - copied) memcpy(to, world_at(w, block), copied);
    else if (!block && m.size <= PIPE_TWO_WAY_RING) pipe_first_bytes(w, o, end, at + sizeof m, to, copied);
    else copied = 0;
    items[n] = (WorldItem){.maker = m.maker, .size = m.size, .copied = copied, .bytes = to};
    at += sizeof m + m.size;
  }
  return n;
}

int world_pipe_items(World *w, uint32_t id, int end, WorldItem *items, int max, char *text, size_t size) {
  WorldObject *o = world_object(w, id);
  if (world_kind_family(o->kind) != FAMILY_PIPE || max <= 0) return 0;
  for (int tries = 0; tries < 8; tries++) {
    uint64_t before = atomic_load(&o->latch);
    int n = (Actor)before ? 0 : copy_sent(w, o, end, items, max, text, size / (size_t)max);
    atomic_thread_fence(memory_order_seq_cst);
    if (!(Actor)before && atomic_load(&o->latch) == before) return n;
  }
  return 0;
}

int world_queue_items(World *w, uint32_t id, WorldItem *items, int max, char *text, size_t size) {
  WorldObject *o = world_object(w, id);
  if (world_kind_family(o->kind) != FAMILY_QUEUE || max <= 0) return 0;
  for (int tries = 0; tries < 8; tries++) {
    uint64_t before = atomic_load(&o->latch), reading = second_latch(o);
    int n = (Actor)before || (Actor)reading ? 0 : copy_items(w, o, items, max, text, size / (size_t)max);
    atomic_thread_fence(memory_order_seq_cst);
    if (!(Actor)before && !(Actor)reading && atomic_load(&o->latch) == before && second_latch(o) == reading) return n;
  }
  return 0;
}

Actor world_holder(World *w, uint32_t id) {
  const WorldObject *o = world_object(w, id);
  WorldFamily f = world_kind_family(o->kind);
  if (f == FAMILY_QUEUE) return (Actor)word(o, QUEUE_READER);
  if (f != FAMILY_LOCK || !lock_is_mutex(o)) return 0;
  uint64_t s = word(o, LOCK_STATE);
  return s & LOCK_MOMENT ? 0 : lock_holder_of(s);
}

int world_holds(World *w, int slot, int *objects, int max) {
  int n = 0;
  Actor me = world_actor(w, slot, 0);
  for (int i = 0, all = world_objects(w); i < all; i++) {
    Actor a = world_holder(w, (uint32_t)i);
    if (!a || !actor_same_process(a, me)) continue;
    if (n < max) objects[n] = i;
    n++;
  }
  return n;
}
