// For the commutation test: a small world that can be put back, and steps on it as explore takes them.
//
// An actor is a strand, with what its program would remember between steps (a ticket, a version that it loaded). A step
// is explore's: the verb, and what the host does in the world right after it (tells a death, lets a child run, reaps
// one). The dependence relation is explore's too: explore_footprint, clocks_pending or clocks_taken, clocks_depend.
// Strands count as sharing nothing private, as feeders do: the weakest relation that explore uses.
#ifndef TESTS_WORLD_COMMUTE_STAGE_H
#define TESTS_WORLD_COMMUTE_STAGE_H

#include <signal.h>

#include "explore/clocks.h"
#include "explore/image.h"
#include "explore/inner.h"
#include "world/canonical.h"
#include "world/families.h"
#include "world/inside.h"
#include "world_help.h"

enum {
  ACTORS = 7,
  CELLS = 2,        // of a Value or Array that a strand remembers
  SLOTS = 6,        // processes of a small world
  PARTIES = 2,      // of a barrier
  SOON = 1000,      // a deadline: the clock stands at 0 until somebody waits that long
  LARGE = 40000,    // bytes: more than half a pipe
  HUGE_ONE = 70000  // … more than a pipe
};

typedef struct Remembered {  // by one strand
  Actor actor;
  WorldSeen seen[CELLS];
  bool has_seen[CELLS];
  uint32_t cells;           // whose
  bool sleeps, comes_back;  // has slept and is to be woken; was woken and is to take the lock again
  uint32_t cond;
  int64_t ticket, depth;
  bool asked;  // its last step was is_set
  uint32_t event;
  int64_t pulse;
  int64_t fed, sent;  // the number of a message too large for the pipe that it must see drained; 0: none
  uint32_t carrier;   // of that message
  int64_t end;
  bool stands, acts;  // at the barrier, to leave it; the last one there, whose action runs
  uint32_t barrier;
} Remembered;

typedef struct Cast {
  int n;
  Remembered of[ACTORS];
  int owed[SLOTS];  // places that a process has put and whose messages its feeder has not fed yet
} Cast;

typedef struct Stage {
  World *w;
  Window *window;
  Cast cast;
  bool tells_parents;  // a parent blocks SIGCHLD and waits for it: its children's ends come to it
  WorldCanonical form;
} Stage;

typedef struct Taken {  // what a step told its strand, and the world around it
  VerbEnd end;
  bool expired;
  int64_t result, result2;
  uint64_t out;
  bool timed_out, stale;
  WorldError error;
  int created, ended;
} Taken;

// ---- a world ----

static inline void stage_open(Stage *g, bool tells_parents) {
  *g = (Stage){.w = world_create_private(), .tells_parents = tells_parents};
  assert_non_null(g->w);
  g->window = window_open(g->w->base, g->w->size, 0);  // and what is written from here on is in its images
  assert_non_null(g->window);
  window_ran(g->window);
  world_reset(g->w);
  g->w->head->limits.processes = SLOTS;
}

static inline Actor stage_enter(Stage *g, Actor parent, const char *name) {
  Actor a = new_process(g->w, parent, name);
  assert_true(g->cast.n < ACTORS);
  g->cast.of[g->cast.n++] = (Remembered){.actor = a};
  return a;
}

static inline void stage_close(Stage *g) {
  world_canonical_free(&g->form);
  window_close(g->window);
  world_free(g->w);
}

static inline Image *stage_save(Stage *g) {
  Image *i = image_save(g->window);
  assert_non_null(i);
  return i;
}

static inline void stage_load(Stage *g, Image *i) {
  image_load(g->window, i);
  window_ran(g->window);
}

// ---- may it go, as explore.c asks ----

static inline bool may_be_taken(World *w, const WorldCall *c) { return c->deadline >= 0 || verb_guard(w, c); }

// ---- a step ----

static char out_bytes[HUGE_ONE + 8];
static void *out_room(void *data, uint32_t size) { return size <= sizeof out_bytes ? out_bytes : NULL; }

static inline uint64_t hash_bytes(const void *bytes, size_t n) {
  uint64_t h = 1469598103934665603u;
  for (size_t i = 0; i < n; i++) h = (h ^ ((const unsigned char *)bytes)[i]) * 1099511628211u;
  return h;
}

static inline bool is_living(World *w, int slot) {
  ProcessState s = world_process_state(w, slot);
  return s == PROCESS_RUNNING || s == PROCESS_BORN;
}

static inline int living_parent(World *w, int slot) {
  int parent = world_process(w, slot)->parent;
  return parent >= 0 && is_living(w, parent) ? parent : -1;
}

static inline int told_of(const Stage *g, const WorldCall *c) {
  if (!g->tells_parents || (c->verb != VERB_EXIT && (c->verb != VERB_KILL || c->arg != SIGKILL))) return -1;
  return living_parent(g->w, c->verb == VERB_EXIT ? actor_slot(c->actor) : (int)c->object);
}

static inline void has_ended(Stage *g, int slot, int code) {
  int parent = g->tells_parents ? living_parent(g->w, slot) : -1;
  world_process_died(g->w, slot, code, world_actor(g->w, WORLD_SUPERVISOR, 0));
  if (parent >= 0) atomic_fetch_or(&world_process(g->w, parent)->signals, (uint64_t)1 << (SIGCHLD - 1));
}

static inline void reap(Stage *g, Actor by, int slot) {
  if (world_process(g->w, slot)->parent == actor_slot(by)) world_process_reaped(g->w, slot);
}

static inline void take_signal(Stage *g, WorldCall *c) {
  Word *there = &world_process(g->w, actor_slot(c->actor))->signals;
  uint64_t mine = atomic_load(there) & (uint64_t)c->arg;
  c->result = mine ? __builtin_ctzll(mine) + 1 : 0;
  if (mine) atomic_fetch_and(there, ~(mine & -mine));
}

// What the host of an explored process does in the world after the verb.
static inline void after_verb(Stage *g, WorldCall *c, Taken *t) {
  if (t->end != VERB_DONE) return;
  int target = (int)c->object;
  switch (c->verb) {
  case VERB_START:
    t->created = (int)c->result;
    world_process_running(g->w, t->created, 1000 + t->created);
    break;
  case VERB_EXIT: has_ended(g, t->ended = actor_slot(c->actor), (int)c->arg); break;
  case VERB_KILL:
    if (!c->result || !is_living(g->w, target)) break;
    if (c->arg == SIGKILL) has_ended(g, t->ended = target, -SIGKILL);
    else atomic_fetch_or(&world_process(g->w, target)->signals, (uint64_t)1 << (c->arg - 1));
    break;
  case VERB_JOIN:
    if (!c->timed_out) reap(g, c->actor, target);
    break;
  case VERB_WAIT_CHILD:
    if (c->result >= 0) reap(g, c->actor, (int)c->result);
    break;
  case VERB_PAUSE: take_signal(g, c); break;
  default: break;
  }
}

// What the strand remembers of it.
static inline void remember(Cast *cast, Remembered *me, const WorldCall *c, const Taken *t) {
  int slot = actor_slot(c->actor);
  me->asked = false;
  if (t->end != VERB_DONE) return;
  switch (c->verb) {
  case VERB_LOAD:
    me->cells = c->object;
    me->has_seen[c->arg] = true;
    me->seen[c->arg] = (WorldSeen){.version = (uint64_t)c->result2, .value = c->result};
    break;
  case VERB_STORE: me->has_seen[c->arg2] = false; break;
  case VERB_SLEEP: me->sleeps = true, me->cond = c->object, me->ticket = c->result, me->depth = c->result2; break;
  case VERB_WOKEN: me->sleeps = false, me->comes_back = true; break;
  case VERB_ACQUIRE: me->comes_back = false; break;
  case VERB_IS_SET: me->asked = true, me->event = c->object, me->pulse = c->result2; break;
  case VERB_PUT: cast->owed[slot] += (int)c->result; break;
  case VERB_GIVE_BACK: cast->owed[slot]--; break;
  case VERB_FEED:
    if (!c->arg) cast->owed[slot]--;
    if (c->result) me->fed = c->result2, me->carrier = c->object;
    break;
  case VERB_DRAINED: me->fed = 0; break;
  case VERB_PIPE_SEND:
    if (c->result == 2) me->sent = c->result2, me->carrier = c->object, me->end = c->arg;
    break;
  case VERB_PIPE_SENT: me->sent = 0; break;
  case VERB_ARRIVE:
    me->barrier = c->object;
    me->acts = c->result == PARTIES - 1 && c->arg;
    me->stands = c->result >= 0 && c->result < PARTIES - 1;
    break;
  case VERB_LEAVE: me->stands = c->result > 0; break;
  case VERB_OPEN: me->acts = false; break;
  case VERB_BREAK:
    if (c->arg) me->acts = false;
    break;
  case VERB_START: cast->of[cast->n++] = (Remembered){.actor = 0}; break;
  default: break;
  }
}

// Its strand may take it: takes it, or lets it end by its deadline.
static inline Taken stage_take(Stage *g, int actor, const WorldCall *call) {
  WorldCall c = *call;
  Taken t = {.created = -1, .ended = -1};
  c.room = out_room;
  if (c.verb == VERB_SLEEP_UNTIL) world_clock_advance(g->w, c.deadline);
  t.end = verb_try(g->w, &c);
  if (t.end == VERB_BLOCKED) {
    assert_true(c.deadline >= 0);
    world_clock_advance(g->w, c.deadline);
    t.expired = true;
    t.end = verb_expire(g->w, &c);
  }
  after_verb(g, &c, &t);
  remember(&g->cast, &g->cast.of[actor], &c, &t);
  if (t.created >= 0) g->cast.of[g->cast.n - 1].actor = world_actor(g->w, t.created, 0);
  t.result = c.verb == VERB_SLEEP && t.end == VERB_DONE ? 0 : c.result;  // a ticket only counts
  t.result2 = c.result2;
  t.out = c.out ? hash_bytes(c.out, c.out_size) : 0;
  t.timed_out = c.timed_out;
  t.stale = c.stale;
  t.error = t.end == VERB_FAILED ? c.error : ERROR_NONE;
  return t;
}

static inline bool same_taken(const Taken *a, const Taken *b) {
  return a->end == b->end && a->result == b->result && a->result2 == b->result2 && a->out == b->out &&
         a->timed_out == b->timed_out && a->stale == b->stale && a->error == b->error && a->created == b->created &&
         a->ended == b->ended;
}

// ---- the relation ----

static inline ClockStep stage_pending(const Stage *g, int actor, const WorldCall *c) {
  ExplorePending p = {.slot = actor_slot(c->actor),
                      .strand = actor_strand(c->actor),
                      .go = true,
                      .cause = -1,
                      .told = told_of(g, c),
                      .call = *c,
                      .footprint = explore_footprint(g->w, c)};
  ClockStep s = clocks_pending(&p);
  s.strand = (uint16_t)actor;
  return s;
}

// As search.c tells of a step that was taken, which has come to more than it said before.
static inline ClockStep stage_taken(const ClockStep *pending, const WorldCall *c, const Taken *t) {
  if (t->created < 0 && t->ended < 0) return *pending;
  ExploreEvent e = {.choice = {.slot = (uint16_t)actor_slot(c->actor),
                               .strand = (uint8_t)actor_strand(c->actor),
                               .verb = c->verb,
                               .object = c->object},
                    .footprint = pending->footprint,
                    .cause = -1,
                    .told = pending->told,
                    .arg = c->arg,
                    .created = t->created,
                    .ended = t->ended};
  ClockStep s = clocks_taken(&e);
  s.strand = pending->strand;
  return s;
}

// ---- the state ----

// The steps that hold what the strands remember of the world: see canonical.h.
static inline int remembering(const Cast *cast, WorldCall *out) {
  int n = 0;
  for (int i = 0; i < cast->n; i++) {
    const Remembered *me = &cast->of[i];
    if (me->sleeps) out[n++] = call(me->actor, VERB_WOKEN, (int)me->cond, me->ticket, 0);
    if (me->asked) out[n++] = call(me->actor, VERB_WAIT, (int)me->event, me->pulse, 0);
    if (me->stands) out[n++] = call(me->actor, VERB_LEAVE, (int)me->barrier, 0, 0);
    if (me->acts) out[n++] = call(me->actor, VERB_OPEN, (int)me->barrier, 0, 0);
    if (me->fed) out[n++] = call(me->actor, VERB_DRAINED, (int)me->carrier, me->fed, 0);
    if (me->sent) out[n++] = call(me->actor, VERB_PIPE_SENT, (int)me->carrier, me->end, me->sent);
    for (int k = 0; k < CELLS; k++) {
      if (!me->has_seen[k]) continue;
      out[n] = call(me->actor, VERB_STORE, (int)me->cells, 0, k);
      out[n].seen = true;
      out[n].seen_version = me->seen[k].version;
      out[n++].seen_value = me->seen[k].value;
    }
  }
  return n;
}

enum { MOST_REMEMBERED = ACTORS * (5 + CELLS) };

static inline const WorldCanonical *stage_form(Stage *g) {
  WorldCall held[MOST_REMEMBERED];
  int n = remembering(&g->cast, held);
  assert_true(world_canonical(g->w, held, n, &g->form));
  return &g->form;
}

#endif
