// What is left behind by who is killed inside a call (see inside.h).
//
// The words: KEPT_BY, of queues, events and barriers: the actor that died with the object's own lock, 0 none (a queue's
// reading lock and a cell's lock have words anyway). KEPT_ASLEEP, of conditions, events and barriers: how many died
// asleep.
#include "inside.h"

#include "families.h"

static WorldObject *object_of(World *w, const WorldCall *c) {
  return c->object < WORLD_OBJECTS ? world_object(w, c->object) : NULL;
}

// mplab's own: a feeder's, a thread's, a pool's. Nobody but its own process meets it, or it is no event in CPython.
static bool is_inner(const WorldObject *o) {
  return o->family == FAMILY_EVENT && (o->kind != KIND_EVENT || o->owner >= 0 || o->role != ROLE_OTHER);
}

VerbInside verb_inside(World *w, const WorldCall *c) {
  enum { ONE_WRITE = 4096 };  // bytes that a pipe takes at once or not at all
  VerbInside in = verb_row_inside(c->verb);
  const WorldObject *o = object_of(w, c);
  switch (in) {
  case IN_LOCK: return o && o->lock >= 0 ? in : IN_NONE;
  case IN_OWN: return o && !is_inner(o) ? in : IN_NONE;
  case IN_WRITE: return c->nbytes > ONE_WRITE ? IN_PART : in;
  case IN_PART: return c->verb != VERB_PIPE_SEND || c->nbytes > ONE_WRITE ? in : IN_NONE;
  default: return in;
  }
}

// ---- the lock ----

static Word *lock_word(World *w, const WorldCall *c, VerbInside in) {
  WorldObject *o = world_object(w, c->object);
  switch (in) {
  case IN_LOCK: return &world_object(w, (uint32_t)o->lock)->word[LOCK_STATE];
  case IN_READ: return &o->word[QUEUE_READER];
  case IN_WRITE:
  case IN_OWN: return &o->word[KEPT_BY];
  default: return NULL;
  }
}

static bool is_free(World *w, const WorldCall *c, VerbInside in) {
  const Word *word = lock_word(w, c, in);
  uint64_t s = word ? atomic_load((Word *)word) : 1;
  return in == IN_LOCK ? lock_holder_of(s) == 0 : s == 0;
}

static bool changes(const WorldCall *c) {
  return c->verb == VERB_STORE || c->verb == VERB_STORE_ALL || verb_family(c->verb) == FAMILY_QUEUE;
}

bool inside_has(World *w, const WorldCall *c, WorldInside way) {
  VerbInside in = verb_inside(w, c);
  if (way == WORLD_BEFORE) return true;
  if (in == IN_NONE || in == IN_SLEEP || in == IN_PART) return false;
  if (c->verb == VERB_RECV) return way == WORLD_INSIDE_DONE;  // it has the lock before, too
  return way == WORLD_INSIDE || changes(c);
}

bool inside_can(World *w, const WorldCall *c, WorldInside way) {
  VerbInside in = verb_inside(w, c);
  Actor by;
  if (!inside_has(w, c, way)) return false;
  if (way == WORLD_BEFORE) return true;
  if (world_kept(w, c, &by) || (c->verb != VERB_RECV && !is_free(w, c, in))) return false;
  bool takes = in == IN_READ && way == WORLD_INSIDE_DONE;
  return verb_row_guard(w, c) && (!takes || queue_has_message(w, c));
}

static uint32_t lock_place(World *w, const WorldCall *c, VerbInside in) {
  return in == IN_LOCK ? (uint32_t)world_object(w, c->object)->lock : c->object;
}

// A step that is done has all of its own places; whoever needs the lock meets this.
void inside_foot(World *w, const WorldCall *c, WorldInside way, VerbFootprint *f) {
  VerbInside in = verb_inside(w, c);
  if (way == WORLD_BEFORE) return;
  VerbFootprint own = verb_footprint(w, c);
  for (int i = 0; i < own.n; i++) verb_place_add(f, own.place[i].object, own.place[i].part, own.place[i].write);
  if (in == IN_READ) verb_leaves_reader(f, c->object);
  else if (in == IN_WRITE) verb_leaves_writer(f, c->object);
  else verb_place_add(f, lock_place(w, c, in), PART_WHOLE, true);
}

void inside_keep(World *w, const WorldCall *c) {
  VerbInside in = verb_inside(w, c);
  Word *word = lock_word(w, c, in);
  if (!word) return;
  if (in != IN_LOCK) {
    atomic_store(word, c->actor);
    return;
  }
  WorldObject *lock = world_object(w, (uint32_t)world_object(w, c->object)->lock);
  if (lock->kind == KIND_RLOCK) atomic_store(&lock->word[LOCK_DEPTH], 1);
  atomic_store(word, lock_taken(atomic_load(word), c->actor));
}

// ---- asleep ----

static bool counts_dead(World *w, const WorldCall *c) {
  const WorldObject *o = object_of(w, c);
  bool sleeps = c->verb == VERB_WAIT || c->verb == VERB_LEAVE || c->verb == VERB_WOKEN;
  return world_insides(w) && sleeps && o && verb_inside(w, c) != IN_NONE && !verb_row_guard(w, c);
}

void inside_die(World *w, const WorldCall *c) {
  if (counts_dead(w, c)) atomic_fetch_add(&world_object(w, c->object)->word[KEPT_ASLEEP], 1);
}

void inside_die_foot(World *w, const WorldCall *c, VerbFootprint *f) {
  if (counts_dead(w, c)) verb_place_add(f, c->object, PART_WHOLE, true);
}

// An arrival that waits sleeps until the round before has gone; a feeder that waits for room has written a part.
bool inside_die_is_unknown(World *w, const WorldCall *c, bool go) {
  VerbInside in = verb_inside(w, c);
  if (in == IN_PART) return true;
  bool waits = c->verb == VERB_ARRIVE || c->verb == VERB_FEED;
  return waits && in != IN_NONE && !go;
}

void insides_left(World *w, int slot) {
  for (uint32_t i = 0, n = atomic_load(&world_process(w, slot)->nwaits); i < n && i < WORLD_STRANDS; i++) {
    WorldCall c;
    if (world_wait_call(w, slot, (int)i, &c)) inside_die(w, &c);
  }
}

// ---- for ever ----

// Would this wake somebody who died asleep? Then it waits for him, with the lock that it has.
static bool wakes_the_dead(World *w, const WorldCall *c) {
  const WorldObject *o = world_object(w, c->object);
  switch (c->verb) {
  case VERB_NOTIFY: return cond_wakes_dead(w, c);
  case VERB_ARRIVE: return word_of(o, KEPT_ASLEEP) && barrier_is_last(w, c);
  case VERB_LEAVE: return word_of(o, KEPT_ASLEEP) && !verb_row_guard(w, c);
  case VERB_SET:
  case VERB_OPEN:
  case VERB_BREAK:
  case VERB_RESET: return word_of(o, KEPT_ASLEEP) > 0;
  default: return false;
  }
}

static VerbInside kept(World *w, const WorldCall *c, Actor *who) {
  *who = 0;
  const WorldObject *o = world_insides(w) ? object_of(w, c) : NULL;
  if (!o || o->family != verb_family(c->verb)) return IN_NONE;
  VerbInside in = verb_row_inside(c->verb);
  bool by = in == IN_WRITE || in == IN_OWN;
  if (by && word_of(o, KEPT_BY)) return *who = (Actor)word_of(o, KEPT_BY), in;
  return wakes_the_dead(w, c) ? IN_SLEEP : IN_NONE;
}

bool world_kept(World *w, const WorldCall *c, Actor *who) { return kept(w, c, who) != IN_NONE; }

bool world_may_time_out(World *w, const WorldCall *c) {
  Actor who;
  return c->deadline >= 0 && !world_kept(w, c, &who);
}

VerbInside world_kept_inside(World *w, const WorldCall *c) {
  Actor who;
  VerbInside in = kept(w, c, &who);
  if (in != IN_NONE || !world_insides(w) || !object_of(w, c)) return in;
  int lock = verb_lock(w, c);
  Actor holder = lock >= 0 ? world_holder(w, (uint32_t)lock) : 0;
  return holder && world_actor_dead(w, holder) ? verb_inside(w, c) : IN_NONE;
}
