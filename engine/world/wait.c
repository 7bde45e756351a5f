// Waiting: wait records, waiters' bitmaps, and whom to ring.
//
// No lost wakeup: a waiter writes its record, sets its bit at the object, and then tests its guard again; a changer
// commits and then reads the bits. One of the two sees the other. A strand that waits for one of many is registered at
// each of them. No thundering herd: a changer rings one waiter (or as many as the change can serve); each waiter that
// ends its wait rings the next one whose guard is true.
#include "families.h"

#include <stdlib.h>
#include <string.h>

static bool is_my_child(const World *w, const WorldCall *c) {
  const WorldProcess *p = world_process(w, (int)c->object);
  return p->parent == actor_slot(c->actor) && (p->parent_generation & 0x7ff) == actor_generation(c->actor);
}

// Where a call waits: number + 1 of the object whose changes can make its guard true. 0: none (a parent is rung by its
// child's end).
static uint32_t place_of(World *w, const WorldCall *c) {
  WorldFamily f = verb_family(c->verb);
  if (f == FAMILY_MANY) return WAIT_AT_MANY;
  if (c->verb == VERB_JOIN && !is_my_child(w, c)) return WORLD_ENDS + 1;
  if (!family_is_object(f) || c->object >= WORLD_OBJECTS) return 0;
  const WorldObject *o = world_object(w, c->object);
  return f == FAMILY_CELLS ? (uint32_t)(o->lock + 1) : c->object + 1;
}

static void set_bit(World *w, uint32_t object, int slot) {
  atomic_fetch_or(&world_waiters(w, object)->bits[slot / 64], (uint64_t)1 << slot % 64);
  atomic_fetch_or(&world_object(w, object)->waiters, (uint64_t)1 << slot / 64);
}

// The summary's bits stay set: a stale one only costs a read of an empty word.
static void clear_bit(World *w, uint32_t object, int slot) {
  atomic_fetch_and(&world_waiters(w, object)->bits[slot / 64], ~((uint64_t)1 << slot % 64));
}

// The i-th place of a call that waits at many; 0: it has no more.
static uint32_t nth_place(const World *w, const WorldCall *c, uint32_t i) {
  ManyThing thing;
  for (uint32_t n = many_count(w, c); i < n; i++) {
    if (many_thing(w, c, i, &thing)) return (thing.what == MANY_PROCESS ? WORLD_ENDS : thing.object) + 1;
  }
  return 0;
}

static bool has_place(const World *w, const WorldCall *c, uint32_t at) {
  for (uint32_t i = 0, n = many_count(w, c); i < n; i++)
    if (nth_place(w, c, i) == at) return true;
  return false;
}

bool wait_is_at(World *w, int slot, int strand, uint32_t object) {
  uint32_t at = atomic_load(&world_wait(w, slot, strand)->at);
  WorldCall c;
  return at == object + 1 ||
         (at == WAIT_AT_MANY && world_wait_call(w, slot, strand, &c) && has_place(w, &c, object + 1));
}

static void stand_at(World *w, const WorldCall *c, uint32_t at, int slot) {
  if (at != WAIT_AT_MANY) {
    set_bit(w, at - 1, slot);
    return;
  }
  for (uint32_t i = 0, n = many_count(w, c), place; i < n; i++)
    if ((place = nth_place(w, c, i))) set_bit(w, place - 1, slot);
}

static void moved(World *w, int slot) { atomic_fetch_add(&world_process(w, slot)->waits, 1); }

static void begins_with(WorldWait *r, const WorldCall *c) {
  uint64_t word[WAIT_SAID / 8] = {0};
  if (c->bytes) memcpy(word, c->bytes, c->nbytes < sizeof word ? c->nbytes : sizeof word);
  for (size_t i = 0; i < WAIT_SAID / 8; i++) atomic_store(&r->said[i], word[i]);
}

static void begin(World *w, const WorldCall *c, WaitState state) {
  int slot = actor_slot(c->actor), strand = actor_strand(c->actor);
  WorldProcess *p = world_process(w, slot);
  WorldWait *r = world_wait(w, slot, strand);
  bool already = atomic_load(&r->state) != WAIT_NONE;
  atomic_store(&r->verb, c->verb);
  atomic_store(&r->object, c->object);
  atomic_store(&r->arg, (uint64_t)c->arg);
  atomic_store(&r->arg2, (uint64_t)c->arg2);
  if (!already) atomic_store(&r->since, (uint64_t)world_now(w));
  atomic_store(&r->deadline, (uint64_t)c->deadline);
  atomic_store(&r->line, c->line);
  atomic_store(&r->size, c->nbytes);
  if (c->verb == VERB_WRITE) begins_with(r, c);
  if (!already) atomic_store(&r->serial, atomic_load(&p->waits));
  if (atomic_load(&p->nwaits) <= (uint32_t)strand) atomic_store(&p->nwaits, (uint32_t)strand + 1);
  uint32_t at = place_of(w, c);
  atomic_store(&r->at, at);
  atomic_store(&r->state, state);
  if (at) stand_at(w, c, at, slot);
  moved(w, slot);
}

void world_wait_begin(World *w, const WorldCall *c) {
  if (atomic_load(&world_wait(w, actor_slot(c->actor), actor_strand(c->actor))->state) == WAIT_NONE)
    world_event(w, c->actor, c->verb, c->object, c->line, 0, EVENT_WAITS);
  begin(w, c, WAIT_WAITING);
}

static bool waits_there_still(World *w, int slot, uint32_t at) {
  uint32_t n = atomic_load(&world_process(w, slot)->nwaits);
  for (uint32_t i = 0; i < n && i < WORLD_STRANDS; i++)
    if (wait_is_at(w, slot, (int)i, at - 1)) return true;
  return false;
}

static void leave_place(World *w, int slot, uint32_t at) {
  if (!waits_there_still(w, slot, at)) clear_bit(w, at - 1, slot);
  wait_ring_next(w, at - 1);
}

void world_wait_end(World *w, int slot, int strand) {
  WorldWait *r = world_wait(w, slot, strand);
  uint32_t at = atomic_load(&r->at);
  WorldCall c = {0};
  if (!world_wait_call(w, slot, strand, &c)) return;
  atomic_store(&r->state, WAIT_NONE);
  atomic_store(&r->at, 0);
  moved(w, slot);
  if (at && at != WAIT_AT_MANY) leave_place(w, slot, at);
  for (uint32_t i = 0, n = at == WAIT_AT_MANY ? many_count(w, &c) : 0, place; i < n; i++)
    if ((place = nth_place(w, &c, i))) leave_place(w, slot, place);
}

bool world_wait_call(World *w, int slot, int strand, WorldCall *c) {
  WorldWait *r = world_wait(w, slot, strand);
  if (atomic_load(&r->state) == WAIT_NONE) return false;
  *c = (WorldCall){
      .verb = (uint16_t)atomic_load(&r->verb),
      .actor = world_actor(w, slot, strand),
      .object = atomic_load(&r->object),
      .line = atomic_load(&r->line),
      .arg = (int64_t)atomic_load(&r->arg),
      .arg2 = (int64_t)atomic_load(&r->arg2),
      .nbytes = atomic_load(&r->size),
      .deadline = (int64_t)atomic_load(&r->deadline),
  };
  return c->verb < VERB_COUNT;
}

bool world_wait_said(World *w, int slot, int strand, WorldCall *c, char said[WAIT_SAID]) {
  const WorldWait *r = world_wait(w, slot, strand);
  if (!world_wait_call(w, slot, strand, c)) return false;
  for (size_t i = 0; i < WAIT_SAID / 8; i++) {
    uint64_t word = atomic_load(&r->said[i]);
    memcpy(said + 8 * i, &word, sizeof word);
  }
  if (c->verb == VERB_WRITE) c->bytes = said;
  return true;
}

// ---- ringing ----

// waiters that are compared for the longest wait; with more, a moving start keeps it fair at a fixed cost
enum { CANDIDATES = 64 };
typedef struct Candidate {
  int64_t since;
  int slot;
  int verb;
} Candidate;

static bool could_go(World *w, int slot, uint32_t object, Candidate *found) {
  uint32_t n = atomic_load(&world_process(w, slot)->nwaits);
  for (uint32_t i = 0; i < n && i < WORLD_STRANDS; i++) {
    WorldWait *r = world_wait(w, slot, (int)i);
    WorldCall c;
    if (!wait_is_at(w, slot, (int)i, object) || atomic_load(&r->state) != WAIT_WAITING ||
        !world_wait_call(w, slot, (int)i, &c))
      continue;
    *found = (Candidate){.since = (int64_t)atomic_load(&r->since), .slot = slot, .verb = c.verb};
    if (verb_guard(w, &c)) return true;
  }
  return false;
}

// It was rung in its sleep: it will test all its waits again. (A process that is awake must be rung: it may have tested
// already.)
static bool already_rung(World *w, int slot) {
  WorldProcess *p = world_process(w, slot);
  return atomic_load(&p->asleep) && atomic_load(&p->bell) != atomic_load(&p->asleep_on);
}

// A mutex serves one: if the longest waiting is already rung, no other is woken.
static bool serves_one(const WorldObject *o) { return lock_is_mutex(o); }

// A held lock, a semaphore without places: one read instead of all waiters' guards.
static bool nobody_can_go(const WorldObject *o) {
  if (o->family != FAMILY_LOCK) return false;
  uint64_t s = atomic_load(&((WorldObject *)o)->word[LOCK_STATE]);
  return lock_is_mutex(o) ? lock_holder_of(s) && !(s & LOCK_MOMENT) : s == 0;
}

static int collect(World *w, uint32_t object, bool skip_rung, Candidate *found) {
  WorldWaiters *all = world_waiters(w, object);
  uint64_t summary = atomic_load(&world_object(w, object)->waiters);
  int start = (int)(w->turn++ % 64), n = 0;
  uint64_t from_start = start ? summary >> start | summary << (64 - start) : summary;
  for (; from_start && n < CANDIDATES; from_start &= from_start - 1) {
    int at = (start + __builtin_ctzll(from_start)) % 64;
    for (uint64_t bits = atomic_load(&all->bits[at]); bits && n < CANDIDATES; bits &= bits - 1) {
      int slot = at * 64 + __builtin_ctzll(bits);
      if (skip_rung && already_rung(w, slot)) continue;
      if (could_go(w, slot, object, &found[n])) n++;
    }
  }
  return n;
}

static int by_since(const void *a, const void *b) {
  const Candidate *x = a, *y = b;
  return x->since < y->since ? -1 : x->since > y->since;
}

void wait_ring_some(World *w, uint32_t object, int n) {
  if (nobody_can_go(world_object(w, object))) return;
  bool one = serves_one(world_object(w, object));
  int rung[VERB_COUNT] = {0}, count, news;
  do {
    Candidate found[CANDIDATES];
    count = collect(w, object, !one, found);
    news = 0;
    if (count > 1) qsort(found, (size_t)count, sizeof *found, by_since);
    for (int i = 0; i < count; i++) {
      int *so_far = &rung[one ? VERB_NONE : found[i].verb];
      if (*so_far >= n) continue;
      ++*so_far;
      ++news;
      w->ring(w, found[i].slot);
    }
  } while (count == CANDIDATES && news && n > CANDIDATES);  // those that were rung are skipped in the next round
}

// From the bitmap alone: a killed changer may have left summary and bells out of date.
void wait_ring_surely(World *w, uint32_t object) {
  for (int i = 0; i < WORLD_SLOTS / 64; i++)
    for (uint64_t bits = atomic_load(&world_waiters(w, object)->bits[i]); bits; bits &= bits - 1)
      ring_surely(w, i * 64 + __builtin_ctzll(bits));
}

void wait_forget(World *w, int slot) {
  uint32_t n = atomic_load(&world_process(w, slot)->nwaits);
  for (uint32_t i = 0; i < n && i < WORLD_STRANDS; i++) {
    WorldWait *r = world_wait(w, slot, (int)i);
    WorldCall c = {0};
    if (atomic_load(&r->at) == WAIT_AT_MANY && world_wait_call(w, slot, (int)i, &c))
      for (uint32_t k = 0, many = many_count(w, &c), place; k < many; k++)
        if ((place = nth_place(w, &c, k))) clear_bit(w, place - 1, slot), wait_ring_surely(w, place - 1);
    uint32_t at = atomic_exchange(&r->at, 0);
    atomic_store(&r->state, WAIT_NONE);
    if (!at || at == WAIT_AT_MANY) continue;
    clear_bit(w, at - 1, slot);
    wait_ring_surely(w, at - 1);
  }
}

// ---- the gate ----

void world_post(World *w, const WorldCall *c) { begin(w, c, WAIT_POSTED); }

WaitState world_granted(World *w, int slot, int strand) {
  return (WaitState)atomic_load(&world_wait(w, slot, strand)->state);
}

bool world_grant(World *w, int slot, int strand, bool timeout) {
  uint32_t posted = WAIT_POSTED;
  if (!atomic_compare_exchange_strong(&world_wait(w, slot, strand)->state, &posted,
                                      timeout ? WAIT_GRANTED_TIMEOUT : WAIT_GRANTED))
    return false;
  moved(w, slot);
  if (w->ring) w->ring(w, slot);
  return true;
}
