// The small worlds of the commutation test, and the steps that each strand may take in them.
//
// A world is main, two children (the first has a second strand) and a few objects. Every state is reached by steps
// alone, and only steps that a program could take are offered: a woken sleeper takes its lock again, the owner of the
// reading lock receives, a feeder feeds what was put, a process uses only ends that it has open.
#ifndef TESTS_WORLD_COMMUTE_WORLDS_H
#define TESTS_WORLD_COMMUTE_WORLDS_H

#include "commute_stage.h"

enum { OFFERS = 192, STATES = 400 };

// What happens in a world besides steps on its objects.
enum {
  WITH_ENDS = 1,       // children end
  WITH_KILLS = 2,      // main kills the first child, the second child main's other
  WITH_FAMILY = 4,     // processes begin, are waited for, get signals
  WITH_LARGE = 8,      // messages of more than half a pipe, and of more than a pipe
  WITH_LENDING = 16,   // ends of pipes travel
  WITH_OUTPUT = 32,    // processes print
  WITH_SLICES = 64,    // load_all, store_all
  WITH_LIMIT = 128,    // no more processes than there are
  WITH_PARENTS = 256,  // ends come to parents as signals
  WITH_BLIND = 512,    // strands store what they have not loaded
  WITH_LISTS = 1024,   // strands wait for one of many
  NO_SECOND = 2048,    // the first child has one strand
  ENDS_SHUT = 4096,    // end 0 of the pipe is open in main alone, end 1 in the first child alone
  WITH_SEIZING = 8192,
  MAKER_WRITES = 16384,  // the queue is a pool's of the first child (WorldSides)
  MAKER_READS = 32768,
  WHOLE_GETS = 65536,  // a get is one step
  // Another child was killed inside a call on each object, at first:
  DEAD_OWNS = 1 << 17,    // with its own lock, or its cells'
  DEAD_READS = 1 << 18,   // with a queue's lock for reading
  DEAD_WRITES = 1 << 19,  // … for writing
  DEAD_SLEEPS = 1 << 20,  // asleep there
  DEAD = DEAD_OWNS | DEAD_READS | DEAD_WRITES | DEAD_SLEEPS,
};

typedef struct WorldOf {
  const char *name;
  WorldKind kind[3];  // its objects, KIND_NONE: no more
  int64_t number;     // of each: places, bound, cells
  int lock;           // of object 1: the number of that object, -1: none
  int with;
  int states;  // how many of its states are looked at, nearest first
} WorldOf;

typedef struct Offers {
  const Stage *g;
  const WorldOf *of;
  int n;
  WorldCall call[OFFERS];
  int actor[OFFERS];
  int who;  // whose are added now
  uint64_t list[2];
} Offers;

static char large_message[HUGE_ONE];

// ---- one strand's ----

static inline WorldCall *add_offer(Offers *o, int verb, int object, int64_t arg, int64_t arg2) {
  assert_true(o->n < OFFERS);
  WorldCall *c = &o->call[o->n];
  *c = call(o->g->cast.of[o->who].actor, verb, object, arg, arg2);
  o->actor[o->n++] = o->who;
  return c;
}

// Also with a deadline.
static inline void add_waiting(Offers *o, int verb, int object, int64_t arg, int64_t arg2) {
  add_offer(o, verb, object, arg, arg2);
  add_offer(o, verb, object, arg, arg2)->deadline = SOON;
}

static inline void add_message(Offers *o, int verb, int object, int64_t arg, uint32_t size) {
  static const char small[ACTORS][2] = {"a", "b", "c", "d", "e", "f", "g"};
  WorldCall *c = add_offer(o, verb, object, arg, 0);
  c->bytes = size > 1 ? large_message : small[o->who];
  c->nbytes = size;
}

static inline void add_messages(Offers *o, int verb, int object, int64_t arg) {
  add_message(o, verb, object, arg, 1);
  if (!(o->of->with & WITH_LARGE)) return;
  add_message(o, verb, object, arg, LARGE);
  add_message(o, verb, object, arg, HUGE_ONE);
}

static inline void offer_cells(Offers *o, int id) {
  static const int64_t words[ACTORS][CELLS] = {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}, {11, 12}, {13, 14}};
  const Remembered *me = &o->g->cast.of[o->who];
  int count = (int)world_object(o->g->w, (uint32_t)id)->count;
  for (int i = 0; i < count; i++) {
    add_offer(o, VERB_LOAD, id, i, 0);
    if (!me->has_seen[i] && !(o->of->with & WITH_BLIND)) continue;
    WorldCall *c = add_offer(o, VERB_STORE, id, words[o->who][0], i);
    c->seen = me->has_seen[i];
    c->seen_version = me->seen[i].version;
    c->seen_value = me->seen[i].value;
  }
  if (!(o->of->with & WITH_SLICES)) return;
  add_offer(o, VERB_LOAD_ALL, id, (int64_t)count << 32, 1);
  WorldCall *c = add_offer(o, VERB_STORE_ALL, id, (int64_t)count << 32, 1);
  c->bytes = words[o->who];
  c->nbytes = (uint32_t)(count * 8);
}

static inline void offer_lock(Offers *o, int id) {
  add_waiting(o, VERB_ACQUIRE, id, 1, 0);
  add_offer(o, VERB_ACQUIRE, id, 0, 0);
  add_offer(o, VERB_RELEASE, id, 0, 0);
  add_offer(o, VERB_HOLDER, id, 0, 0);
}

static inline void offer_cond(Offers *o, int id) {
  add_offer(o, VERB_SLEEP, id, 0, 0);
  add_offer(o, VERB_NOTIFY, id, 1, 0);
  add_offer(o, VERB_NOTIFY, id, -1, 0);
}

static inline void offer_event(Offers *o, int id) {
  const Remembered *me = &o->g->cast.of[o->who];
  add_offer(o, VERB_IS_SET, id, 0, 0);
  add_offer(o, VERB_SET, id, 0, 0);
  add_offer(o, VERB_CLEAR, id, 0, 0);
  WorldCall *stale = add_offer(o, VERB_STALE, id, 0, 0);
  stale->seen = true;
  stale->seen_value = o->who + 1;
  if (me->asked) add_waiting(o, VERB_WAIT, id, me->pulse, 0);
}

static inline void offer_barrier(Offers *o, int id) {
  add_offer(o, VERB_PARTIES, id, 0, 0);
  add_offer(o, VERB_ARRIVE, id, 0, 0);
  add_offer(o, VERB_ARRIVE, id, 1, 0);
  add_offer(o, VERB_BREAK, id, 0, 0);
  add_offer(o, VERB_RESET, id, 0, 0);
}

// Whose process has a second strand leaves feeding to it.
static inline bool feeds(const Offers *o) {
  Actor me = o->g->cast.of[o->who].actor;
  for (int i = 0; i < o->g->cast.n; i++) {
    Actor other = o->g->cast.of[i].actor;
    if (actor_same_process(other, me) && actor_strand(other) > actor_strand(me)) return false;
  }
  return true;
}

static inline void offer_queue(Offers *o, int id) {
  const WorldObject *q = world_object(o->g->w, (uint32_t)id);
  bool simple = q->kind == KIND_SIMPLEQUEUE || q->kind == KIND_LISTENER;
  int slot = actor_slot(o->g->cast.of[o->who].actor);
  if (simple) add_messages(o, VERB_FEED, id, 1);
  if (!simple) {
    add_waiting(o, VERB_PUT, id, 1, 0);
    add_offer(o, VERB_PUT, id, 0, 0);
    add_offer(o, VERB_FULL, id, 0, 0);
  }
  add_offer(o, VERB_QSIZE, id, 0, 0);
  if (!simple && o->g->cast.owed[slot] > 0 && feeds(o)) {
    add_messages(o, VERB_FEED, id, 0);
    add_offer(o, VERB_GIVE_BACK, id, 0, 0);
  }
  add_waiting(o, VERB_GET, id, 0, 0);
  add_offer(o, VERB_GET_NOWAIT, id, 0, 0);
  if (o->of->with & WITH_SEIZING) add_offer(o, VERB_SEIZE, id, 0, 0);
  add_offer(o, VERB_EMPTY, id, 0, 0);
  add_offer(o, VERB_PICKLE, id, 0, 0);
}

static inline void offer_lending(Offers *o, int id, int end, bool open) {
  PipeBlock *b = pipe_block(o->g->w, world_object(o->g->w, (uint32_t)id));
  if (open) {
    add_offer(o, VERB_PIPE_LEND, id, end, 0);
    if (o->who != 1) add_offer(o, VERB_PIPE_LEND, id, end, (int64_t)o->g->cast.of[1].actor);
  }
  for (int i = 0; i < 3; i++) {
    uint64_t l = atomic_load(&b->lent[i]);
    if (l && (int)(l >> 32 & 1) == end && !world_actor_dead(o->g->w, (Actor)l))
      add_offer(o, VERB_PIPE_TAKE, id, end, (int64_t)((l >> 33) * PIPE_LENDS + (uint64_t)i));
  }
}

static inline void offer_pipe(Offers *o, int id) {
  bool two_way = world_object(o->g->w, (uint32_t)id)->count == 2;
  for (int end = 0; end < 2; end++) {
    bool open = world_pipe_open_in(o->g->w, (uint32_t)id, end, actor_slot(o->g->cast.of[o->who].actor));
    if (o->of->with & WITH_LENDING) offer_lending(o, id, end, open);
    if (!open) continue;
    if (two_way || end == 1) add_messages(o, VERB_PIPE_SEND, id, end);
    if (two_way || end == 0) {
      add_waiting(o, VERB_PIPE_RECV, id, end, 0);
      add_waiting(o, VERB_PIPE_POLL, id, end, 1);
      add_offer(o, VERB_PIPE_POLL, id, end, 0);
    }
    add_offer(o, VERB_PIPE_CLOSE, id, end, 0);
  }
}

// Strands of one process that wait for its children run Python and share them: they always depend. So one does here.
static inline void offer_family(Offers *o) {
  Actor me = o->g->cast.of[o->who].actor;
  int slot = actor_slot(me), n = world_processes(o->g->w);
  if (o->g->cast.n + 1 < ACTORS && (n + 1 < SLOTS || o->of->with & WITH_LIMIT)) {
    WorldCall *c = add_offer(o, VERB_START, slot, METHOD_FORK, 1);
    c->bytes = "child", c->nbytes = 5;
    if (slot == 0) add_offer(o, VERB_START, slot, METHOD_SPAWN, 1);
  }
  for (int i = 1; i < n; i++) {
    if (i == slot) continue;
    add_offer(o, VERB_IS_ALIVE, i, 0, 0);
    bool reaps = world_process(o->g->w, i)->parent == slot;
    if (!reaps || actor_strand(me) == 0) add_waiting(o, VERB_JOIN, i, 0, 0);
  }
  if (slot != 1 && is_living(o->g->w, 1)) add_offer(o, VERB_KILL, 1, SIGUSR1, 0);
  if (slot == 1) add_offer(o, VERB_KILL, 1, SIGUSR2, 0)->deadline = SOON;  // an alarm
  for (int nohang = 0; nohang < 2 && actor_strand(me) == 0; nohang++) add_offer(o, VERB_WAIT_CHILD, slot, nohang, 0);
  int64_t set = 1 << (SIGUSR1 - 1) | 1 << (SIGUSR2 - 1) | 1 << (SIGCHLD - 1);
  add_waiting(o, VERB_PAUSE, slot, set, 1);
  if (slot == 1) add_offer(o, VERB_HANDLE, slot, SIGUSR1, 0);
  if (slot == 1) add_offer(o, VERB_MASK, slot, set, SIG_BLOCK);
  add_offer(o, VERB_SLEEP_UNTIL, 0, 0, 0)->deadline = SOON;
  add_offer(o, VERB_RESUME, slot, 0, 0);
  for (int late = 0; late < 2; late++) add_offer(o, VERB_CLOCK, slot, late, 0);
}

static inline void offer_lists(Offers *o) {
  for (int i = 0; i < 2; i++) {
    int64_t n = i == 0 ? 3 : 1;
    add_offer(o, VERB_WAIT_ANY, 0, (int64_t)o->list[i], n);
    add_waiting(o, VERB_WAIT_ANY, 0, (int64_t)o->list[i], n | (int64_t)1 << 32);
  }
}

static inline void offer_rest(Offers *o) {
  Actor me = o->g->cast.of[o->who].actor;
  int slot = actor_slot(me), with = o->of->with;
  if (with & WITH_ENDS && slot > 0 && actor_strand(me) == 0) add_offer(o, VERB_EXIT, slot, 0, 0);
  if (with & WITH_KILLS && slot != 1) add_offer(o, VERB_KILL, 1, SIGKILL, 0);
  if (with & WITH_KILLS && slot == 0) add_offer(o, VERB_KILL, 2, SIGKILL, 0);
  if (with & WITH_FAMILY) offer_family(o);
  if (with & WITH_LISTS) offer_lists(o);
  if (with & WITH_OUTPUT) {
    add_message(o, VERB_WRITE, 0, 1, 1);
    add_message(o, VERB_WRITE, 0, 2, 1);
  }
}

static inline void offer_object(Offers *o, int id) {
  switch (world_object(o->g->w, (uint32_t)id)->family) {
  case FAMILY_CELLS: offer_cells(o, id); break;
  case FAMILY_LOCK: offer_lock(o, id); break;
  case FAMILY_COND: offer_cond(o, id); break;
  case FAMILY_EVENT: offer_event(o, id); break;
  case FAMILY_BARRIER: offer_barrier(o, id); break;
  case FAMILY_QUEUE: offer_queue(o, id); break;
  case FAMILY_PIPE: offer_pipe(o, id); break;
  default: break;
  }
}

// In the middle of a call that is several steps there is one thing to do.
static inline bool offer_the_next(Offers *o) {
  World *w = o->g->w;
  const Remembered *me = &o->g->cast.of[o->who];
  if (me->sleeps) add_waiting(o, VERB_WOKEN, (int)me->cond, me->ticket, 0);
  else if (me->comes_back) add_offer(o, VERB_ACQUIRE, world_object(w, me->cond)->lock, 1, me->depth);
  else if (me->stands) add_waiting(o, VERB_LEAVE, (int)me->barrier, 0, 0);
  else if (me->acts) {
    add_offer(o, VERB_OPEN, (int)me->barrier, 0, 0);
    add_offer(o, VERB_BREAK, (int)me->barrier, 1, 0);
    add_offer(o, VERB_PARTIES, (int)me->barrier, 0, 0);
  } else if (me->fed) add_offer(o, VERB_DRAINED, (int)me->carrier, me->fed, 0);
  else if (me->sent) add_offer(o, VERB_PIPE_SENT, (int)me->carrier, me->end, me->sent);
  else
    for (int id = 0; id < world_objects(w); id++) {
      if (world_object(w, (uint32_t)id)->family != FAMILY_QUEUE || world_holder(w, (uint32_t)id) != me->actor) continue;
      add_waiting(o, VERB_RECV, id, 0, 0);
      return true;
    }
  return me->sleeps || me->comes_back || me->stands || me->acts || me->fed || me->sent;
}

// All that the living may do, in the world as it is.
static inline void offer_all(Offers *o, const Stage *g, const WorldOf *of, const uint64_t *list) {
  *o = (Offers){.g = g, .of = of, .list = {list[0], list[1]}};
  for (o->who = 0; o->who < g->cast.n; o->who++) {
    if (world_actor_dead(g->w, g->cast.of[o->who].actor) || offer_the_next(o)) continue;
    for (int id = 0; id < world_objects(g->w); id++) offer_object(o, id);
    offer_rest(o);
  }
}

// ---- the worlds ----

static inline void shut_ends(Stage *g, int pipe) {
  static const struct { int who, end; } shut[] = {{0, 1}, {1, 0}, {2, 0}, {2, 1}};
  for (size_t i = 0; i < sizeof shut / sizeof *shut; i++)
    act(g->w, world_actor(g->w, shut[i].who, 0), VERB_PIPE_CLOSE, pipe, shut[i].end, 0);
}

static inline void make_objects(Stage *g, const WorldOf *of, uint64_t *list) {
  Actor main = g->cast.of[0].actor;
  for (int i = 0; i < 3 && of->kind[i]; i++) {
    if (of->kind[i] == KIND_PIPE) new_pipe(g->w, main, (uint32_t)of->number);
    else new_object(g->w, main, of->kind[i], i == 1 ? of->lock : -1, of->number);
  }
  for (int i = 0; i < 2 && of->with & WITH_LISTS; i++) {
    list[i] = world_many_new(g->w, 3);
    world_many_pipe(g->w, list[i], 0, 0, i);
    world_many_queue(g->w, list[i], 1, 1);
    world_many_process(g->w, list[i], 2, 2);
  }
}

static inline int dies_in(const WorldOf *of, WorldFamily family) {
  switch (family) {
  case FAMILY_CELLS: return VERB_LOAD;
  case FAMILY_QUEUE: return of->with & DEAD_READS ? VERB_GET : VERB_FEED;
  case FAMILY_COND: return VERB_WOKEN;
  case FAMILY_EVENT: return of->with & DEAD_SLEEPS ? VERB_WAIT : VERB_IS_SET;
  case FAMILY_BARRIER: return of->with & DEAD_SLEEPS ? VERB_LEAVE : VERB_PARTIES;
  default: return VERB_NONE;
  }
}

static inline void fall_asleep(Stage *g, WorldCall *c) {
  World *w = g->w;
  int object = (int)c->object;
  if (c->verb == VERB_LEAVE) act(w, c->actor, VERB_ARRIVE, object, 0, 0);
  if (c->verb != VERB_WOKEN) return;
  WorldCall sleeps = call(c->actor, VERB_SLEEP, object, 0, 0);
  act(w, c->actor, VERB_ACQUIRE, world_object(w, c->object)->lock, 1, 0);
  assert_int_equal(verb_try(w, &sleeps), VERB_DONE);
  c->arg = sleeps.result;
}

// With what CPython would leave behind (world/inside.h).
static inline void one_dies(Stage *g, const WorldOf *of) {
  World *w = g->w;
  atomic_store(&w->head->insides, 1);
  Actor dead = stage_enter(g, g->cast.of[0].actor, "Process-3");
  for (int id = 0; id < world_objects(w); id++) {
    WorldCall c = call(dead, dies_in(of, world_object(w, (uint32_t)id)->family), id, 0, 0);
    if (c.verb == VERB_NONE) continue;
    if (of->with & DEAD_SLEEPS) fall_asleep(g, &c), inside_die(w, &c);
    else inside_keep(w, &c);
  }
  has_ended(g, actor_slot(dead), -SIGKILL);
}

static inline void make_world(Stage *g, const WorldOf *of, uint64_t *list) {
  stage_open(g, of->with & WITH_PARENTS);
  Actor main = stage_enter(g, 0, "MainProcess");
  make_objects(g, of, list);
  atomic_store(&g->w->head->whole_gets, of->with & WHOLE_GETS ? 1 : 0);
  Actor one = stage_enter(g, main, "Process-1"), two = stage_enter(g, main, "Process-2");
  if (!(of->with & NO_SECOND)) g->cast.of[g->cast.n++] = (Remembered){.actor = actor_of(1, actor_generation(one), 1)};
  if (of->with & DEAD) one_dies(g, of);
  if (of->with & WITH_LIMIT) g->w->head->limits.processes = 3;
  for (int id = 0; id < world_objects(g->w); id++) {
    if (of->with & (MAKER_WRITES | MAKER_READS)) {  // a child's pool
      world_object(g->w, (uint32_t)id)->creator = one;
      world_object(g->w, (uint32_t)id)->count = of->with & MAKER_WRITES ? SIDES_MAKER_WRITES : SIDES_MAKER_READS;
    }
    if (world_object(g->w, (uint32_t)id)->family != FAMILY_PIPE) continue;
    for (int end = 0; end < 2; end++) {
      world_pipe_give(g->w, (uint32_t)id, end, actor_slot(one));
      world_pipe_give(g->w, (uint32_t)id, end, actor_slot(two));
    }
    if (of->with & ENDS_SHUT) shut_ends(g, id);
  }
}

#define KILLED (WITH_ENDS | WITH_KILLS)

// clang-format off
static const WorldOf worlds[] = {
    {"Value and its RLock", {KIND_RLOCK, KIND_VALUE}, 1, 0, WITH_ENDS, 250},
    {"Value and its Lock, blind", {KIND_LOCK, KIND_VALUE}, 1, 0, WITH_BLIND | NO_SECOND, 250},
    {"Value and its Semaphore", {KIND_SEMAPHORE, KIND_VALUE}, 1, 0, NO_SECOND, 200},
    {"Array and its RLock", {KIND_RLOCK, KIND_ARRAY}, 2, 0, WITH_SLICES, 120},
    {"RawValue", {KIND_RAWVALUE}, 1, -1, WITH_BLIND | WITH_ENDS, 300},
    {"RawArray", {KIND_RAWARRAY}, 2, -1, WITH_SLICES | WITH_BLIND, 200},
    {"Lock", {KIND_LOCK}, 1, -1, KILLED, 200},
    {"RLock", {KIND_RLOCK}, 1, -1, KILLED, 200},
    {"Semaphore", {KIND_SEMAPHORE}, 1, -1, KILLED, 200},
    {"BoundedSemaphore", {KIND_BOUNDED}, 2, -1, KILLED, 200},
    {"Condition on an RLock", {KIND_RLOCK, KIND_CONDITION}, 1, 0, KILLED, 400},
    {"Condition on a Lock", {KIND_LOCK, KIND_CONDITION}, 1, 0, WITH_ENDS, 400},
    {"Event", {KIND_EVENT}, 1, -1, KILLED, 200},
    {"Barrier of two", {KIND_BARRIER}, PARTIES, -1, KILLED, 200},
    {"Queue", {KIND_QUEUE}, 0, -1, KILLED, 300},
    {"Queue of one", {KIND_QUEUE}, 1, -1, WITH_ENDS, 300},
    {"Queue of large messages", {KIND_QUEUE}, 0, -1, NO_SECOND | WITH_LARGE, 150},
    {"JoinableQueue of two", {KIND_JOINABLEQUEUE}, 2, -1, NO_SECOND | WITH_LARGE, 150},
    {"SimpleQueue", {KIND_SIMPLEQUEUE}, 0, -1, WITH_ENDS, 300},
    {"SimpleQueue of large messages", {KIND_SIMPLEQUEUE}, 0, -1, NO_SECOND | WITH_LARGE, 150},
    {"a pool's tasks", {KIND_SIMPLEQUEUE}, 0, -1, KILLED | MAKER_WRITES | WITH_SEIZING, 300},
    {"a pool's results", {KIND_SIMPLEQUEUE}, 0, -1, KILLED | MAKER_READS, 300},
    {"a pool's large tasks", {KIND_SIMPLEQUEUE}, 0, -1, WITH_ENDS | NO_SECOND | WITH_LARGE | MAKER_WRITES | WITH_SEIZING, 150},
    {"a pool's large results", {KIND_SIMPLEQUEUE}, 0, -1, WITH_ENDS | NO_SECOND | WITH_LARGE | MAKER_READS, 150},
    {"Queue, got in one step", {KIND_QUEUE}, 0, -1, KILLED | WHOLE_GETS, 200},
    {"Queue of one, got in one step", {KIND_QUEUE}, 1, -1, WITH_ENDS | WHOLE_GETS, 200},
    {"SimpleQueue of large messages, got in one step", {KIND_SIMPLEQUEUE}, 0, -1, NO_SECOND | WITH_LARGE | WHOLE_GETS, 150},
    {"a pool's tasks, got in one step", {KIND_SIMPLEQUEUE}, 0, -1, KILLED | MAKER_WRITES | WITH_SEIZING | WHOLE_GETS, 200},
    {"Listener", {KIND_LISTENER}, 0, -1, NO_SECOND | WITH_LARGE, 100},
    {"Pipe, two ways", {KIND_PIPE}, 2, -1, KILLED | NO_SECOND, 250},
    {"Pipe, one way", {KIND_PIPE}, 1, -1, KILLED, 300},
    {"Pipe, two ways, nearly shut", {KIND_PIPE}, 2, -1, KILLED | ENDS_SHUT, 300},
    {"Pipe, one way, nearly shut, lent", {KIND_PIPE}, 1, -1, KILLED | ENDS_SHUT | WITH_LENDING, 300},
    {"Pipe, one way, lent", {KIND_PIPE}, 1, -1, WITH_ENDS | WITH_LENDING | NO_SECOND, 200},
    {"Pipe, two ways, lent", {KIND_PIPE}, 2, -1, WITH_ENDS | WITH_LENDING | ENDS_SHUT | WITH_FAMILY, 60},
    {"Pipe of large messages", {KIND_PIPE}, 1, -1, WITH_LARGE | ENDS_SHUT, 100},
    {"Pipe of large messages, shared ends", {KIND_PIPE}, 1, -1, WITH_LARGE | NO_SECOND | WITH_ENDS, 200},
    {"Pipe of large messages, two ways", {KIND_PIPE}, 2, -1, WITH_LARGE | ENDS_SHUT | NO_SECOND, 100},
    {"one of many", {KIND_PIPE, KIND_QUEUE}, 1, -1, WITH_ENDS | WITH_LISTS | ENDS_SHUT | NO_SECOND, 250},
    {"one of many, shared ends", {KIND_PIPE, KIND_QUEUE}, 1, -1, WITH_ENDS | WITH_LISTS | NO_SECOND, 150},
    {"processes", {KIND_NONE}, 0, -1, KILLED | WITH_FAMILY, 120},
    {"processes whose parents hear of ends", {KIND_NONE}, 0, -1, KILLED | WITH_FAMILY | WITH_PARENTS, 120},
    {"as many processes as may be", {KIND_NONE}, 0, -1, KILLED | WITH_FAMILY | WITH_LIMIT | NO_SECOND, 100},
    {"Value, one died with its lock", {KIND_RLOCK, KIND_VALUE}, 1, 0, KILLED | DEAD_OWNS, 150},
    {"Array, one died with its lock", {KIND_RLOCK, KIND_ARRAY}, 2, 0, WITH_SLICES | DEAD_OWNS | NO_SECOND, 100},
    {"Event, one died with its lock", {KIND_EVENT}, 1, -1, KILLED | DEAD_OWNS, 150},
    {"Event, one died asleep", {KIND_EVENT}, 1, -1, KILLED | DEAD_SLEEPS, 150},
    {"Barrier, one died with its lock", {KIND_BARRIER}, PARTIES, -1, KILLED | DEAD_OWNS, 100},
    {"Barrier, one died asleep", {KIND_BARRIER}, PARTIES, -1, KILLED | DEAD_SLEEPS, 100},
    {"Condition, one died asleep", {KIND_RLOCK, KIND_CONDITION}, 1, 0, KILLED | DEAD_SLEEPS, 250},
    {"Queue, one died reading", {KIND_QUEUE}, 0, -1, KILLED | DEAD_READS | WHOLE_GETS, 200},
    {"Queue, one died writing", {KIND_QUEUE}, 1, -1, KILLED | DEAD_WRITES, 200},
    {"SimpleQueue, one died writing", {KIND_SIMPLEQUEUE}, 0, -1, WITH_ENDS | DEAD_WRITES | NO_SECOND, 150},
    {"output", {KIND_RAWVALUE}, 1, -1, WITH_OUTPUT | WITH_ENDS, 100},
};
// clang-format on

enum { WORLDS = sizeof worlds / sizeof *worlds };

#endif
