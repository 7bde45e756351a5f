// What each verb means: one function a column of the table (verbs.h): moves, change, spins. See traits.h.
#include "families.h"
#include "view.h"

// ---- what it gives and takes ----

void verb_move_add(VerbMoves *m, bool gives, VerbThing thing, uint32_t object) {
  m->move[m->n++] = (VerbMove){.thing = thing, .gives = gives, .object = object, .depth = 1};
}
static void give(VerbMoves *m, VerbThing thing, uint32_t object) { verb_move_add(m, true, thing, object); }
static void take(VerbMoves *m, VerbThing thing, uint32_t object) { verb_move_add(m, false, thing, object); }

void moves_nothing(World *w, const VerbDone *d, VerbMoves *m) {}

void moves_acquire(World *w, const VerbDone *d, VerbMoves *m) {
  if (!d->result || d->timed_out) return;
  take(m, THING_LOCK, d->object);
  if (d->arg2 > 0) m->move[0].depth = (int)d->arg2;
}

void moves_release(World *w, const VerbDone *d, VerbMoves *m) { give(m, THING_LOCK, d->object); }

// The condition's lock is let go, however deep it is held.
void moves_sleep(World *w, const VerbDone *d, VerbMoves *m) {
  int lock = d->object < WORLD_OBJECTS ? world_object(w, d->object)->lock : -1;
  if (lock < 0) return;
  give(m, THING_LOCK, (uint32_t)lock);
  m->move[0].depth = 0;
}

void moves_woken(World *w, const VerbDone *d, VerbMoves *m) {
  if (d->result) take(m, THING_NOTICE, d->object);
}

void moves_notify(World *w, const VerbDone *d, VerbMoves *m) { give(m, THING_NOTICE, d->object); }

void moves_put(World *w, const VerbDone *d, VerbMoves *m) {
  if (!d->result) return;
  take(m, THING_PLACE, d->object);
  give(m, THING_HANDED, d->object);
}

void moves_give_back(World *w, const VerbDone *d, VerbMoves *m) {
  take(m, THING_HANDED, d->object);
  give(m, THING_PLACE, d->object);
}

void moves_feed(World *w, const VerbDone *d, VerbMoves *m) {
  if (d->result < 0) return;
  take(m, THING_HANDED, d->object);
  give(m, THING_ITEM, d->object);
}

static void got(const VerbDone *d, VerbMoves *m) {
  if (!d->result || d->timed_out) return;
  take(m, THING_ITEM, d->object);
  give(m, THING_PLACE, d->object);
}

// With nothing there the reading lock is kept; with an item there it was taken and given back within the step.
void moves_get(World *w, const VerbDone *d, VerbMoves *m) {
  if (!d->result && !d->timed_out) take(m, THING_READING, d->object);
  got(d, m);
}

void moves_recv(World *w, const VerbDone *d, VerbMoves *m) {
  give(m, THING_READING, d->object);
  got(d, m);
}

void moves_seize(World *w, const VerbDone *d, VerbMoves *m) { take(m, THING_READING, d->object); }

void moves_get_nowait(World *w, const VerbDone *d, VerbMoves *m) { got(d, m); }

void moves_set(World *w, const VerbDone *d, VerbMoves *m) { give(m, THING_FLAG, d->object); }

// No happens-before edge from a set to a step that finds the event unset.
void moves_see_flag(World *w, const VerbDone *d, VerbMoves *m) {
  if (d->result) take(m, THING_FLAG, d->object);
}

void moves_send(World *w, const VerbDone *d, VerbMoves *m) {
  if (d->result && !d->timed_out) give(m, THING_ITEM, d->object);
}

void moves_receive(World *w, const VerbDone *d, VerbMoves *m) {
  if (d->result > 0 && !d->timed_out) take(m, THING_ITEM, d->object);
}

void moves_start(World *w, const VerbDone *d, VerbMoves *m) { give(m, THING_BIRTH, (uint32_t)d->result); }
void moves_exit(World *w, const VerbDone *d, VerbMoves *m) { give(m, THING_END, d->object); }

void moves_join(World *w, const VerbDone *d, VerbMoves *m) {
  if (!d->timed_out) take(m, THING_END, d->object);
}

void moves_wait_child(World *w, const VerbDone *d, VerbMoves *m) {
  if (d->result >= 0 && !d->timed_out) take(m, THING_END, (uint32_t)d->result);
}

void moves_see_end(World *w, const VerbDone *d, VerbMoves *m) {
  if (!d->result) take(m, THING_END, d->object);
}

// ---- what it changes ----

VerbChange change_looks(const VerbDone *d) { return CHANGED_NOTHING; }
VerbChange change_always(const VerbDone *d) { return CHANGED_WORLD; }
VerbChange change_turn(const VerbDone *d) { return CHANGED_TURN; }
VerbChange change_tries_turn(const VerbDone *d) { return d->result && !d->timed_out ? CHANGED_TURN : CHANGED_NOTHING; }
VerbChange change_tries(const VerbDone *d) { return d->result && !d->timed_out ? CHANGED_WORLD : CHANGED_NOTHING; }
VerbChange change_given_up(const VerbDone *d) { return d->timed_out ? CHANGED_NOTHING : CHANGED_WORLD; }

// A woken sleeper has used up a notify; one that times out has only left the sleepers.
VerbChange change_woken(const VerbDone *d) { return d->result ? CHANGED_WORLD : CHANGED_TURN; }

VerbChange change_get(const VerbDone *d) {
  return d->timed_out ? CHANGED_NOTHING : d->result ? CHANGED_WORLD : CHANGED_TURN;
}

// Giving up gives the reading lock back.
VerbChange change_recv(const VerbDone *d) { return d->timed_out ? CHANGED_TURN : CHANGED_WORLD; }

// A child that was waited for cannot be waited for again.
VerbChange change_wait_child(const VerbDone *d) {
  return d->result >= 0 && !d->timed_out ? CHANGED_WORLD : CHANGED_NOTHING;
}

// ---- whether it may be part of a cycle ----

bool spins_always(const WorldCall *c) { return true; }
bool spins_never(const WorldCall *c) { return false; }
bool spins_timed(const WorldCall *c) { return c->deadline >= 0; }
bool spins_tried(const WorldCall *c) { return c->arg == 0 || c->deadline >= 0; }  // arg 0: without waiting
bool spins_asked(const WorldCall *c) { return c->arg == 1; }                      // arg 1: without waiting

// ---- why it cannot go ----

int verb_lock(World *w, const WorldCall *c) {
  if (c->object >= WORLD_OBJECTS) return -1;
  switch (verb_family(c->verb)) {
  case FAMILY_CELLS:
  case FAMILY_COND: return world_object(w, c->object)->lock;
  case FAMILY_LOCK:
  case FAMILY_QUEUE: return (int)c->object;
  default: return -1;
  }
}

// A semaphore has no holder: there is no place. A signal was not given.
static VerbWhy why_held(World *w, int lock, Actor *who) {
  if (lock >= 0 && world_is_signal(w, (uint32_t)lock)) return WHY_NOT_RELEASED;
  *who = lock < 0 ? 0 : world_holder(w, (uint32_t)lock);
  if (!*who) return WHY_NO_PLACE;
  return world_actor_dead(w, *who) ? WHY_HELD_DEAD : WHY_HELD;
}

VerbWhy verb_why(World *w, const WorldCall *c, Actor *who) {
  if (world_kept(w, c, who)) return *who ? WHY_HELD_DEAD : WHY_DIED_ASLEEP;
  VerbWhy why = verb_row_why(c->verb);
  *who = why == WHY_NOT_ENDED ? world_actor(w, (int)c->object, 0) : 0;
  int64_t there;
  const WorldObject *o = c->object < WORLD_OBJECTS ? world_object(w, c->object) : NULL;
  bool acts = verb_family(c->verb) == FAMILY_BARRIER && o && o->family == FAMILY_BARRIER &&
              barrier_read(o, &there) == BARRIER_ACTING;
  if (acts) return WHY_ACTING;
  if (c->verb == VERB_GET && world_whole_gets(w) && !world_holder(w, c->object)) return WHY_EMPTY;
  return why == WHY_HELD ? why_held(w, verb_lock(w, c), who) : why;
}

const char *verb_why_text(VerbWhy why) {
  static const char *const texts[] = {[WHY_NONE] = "",
#define Y(id, english) [WHY_##id] = english,
                                      VERB_WHYS(Y)
#undef Y
  };
  return (unsigned)why < WHY_COUNT ? texts[why] : "";
}

// ---- events of the trace ----

VerbDone verb_done_event(const WorldEvent *e) {
  return (VerbDone){.verb = e->verb,
                    .object = e->object,
                    .result = e->value,
                    .failed = e->flags & EVENT_FAILED,
                    .timed_out = e->flags & EVENT_TIMED_OUT};
}
