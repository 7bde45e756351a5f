// Events: a flag, and a pulse that counts how often it was set.
//
// CPython's Event.wait sleeps on a condition that set() notifies: a waiter wakes at each set, even if the flag has been
// cleared again before it looks, and then says False. So a wait is for the next pulse, and its result is the flag as it
// then stands.
#include "canonical_inner.h"
#include "families.h"

VerbEnd event_is_set(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  c->result2 = (int64_t)atomic_load(&o->word[EVENT_PULSE]);  // read first: a set in between is then a later pulse
  c->result = (int64_t)atomic_load(&o->word[EVENT_FLAG]);
  return VERB_DONE;
}

bool event_pulsed(World *w, const WorldCall *c) {
  return atomic_load(&world_object(w, c->object)->word[EVENT_PULSE]) > (uint64_t)c->arg;
}

VerbEnd event_wait(World *w, WorldCall *c) {
  if (!event_pulsed(w, c)) return VERB_BLOCKED;
  c->result = (int64_t)atomic_load(&world_object(w, c->object)->word[EVENT_FLAG]);
  return VERB_DONE;
}

VerbEnd event_give_up(World *w, WorldCall *c) {
  c->result = (int64_t)atomic_load(&world_object(w, c->object)->word[EVENT_FLAG]);
  c->timed_out = true;
  return VERB_DONE;
}

VerbEnd event_set(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  redo_set(&t, &o->word[EVENT_FLAG], 1);
  redo_set(&t, &o->word[EVENT_PULSE], atomic_load(&o->word[EVENT_PULSE]) + 1);
  redo_commit(&t);
  if (w->ring) wait_ring_some(w, c->object, WORLD_SLOTS);
  return VERB_DONE;
}

VerbEnd event_clear(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  redo_set(&t, &o->word[EVENT_FLAG], 0);
  redo_commit(&t);
  return VERB_DONE;
}

VerbEnd event_stale(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Txn t;
  if (!c->seen) return VERB_DONE;
  redo_begin(&t, w, c->actor, &o->latch);
  redo_set(&t, &o->word[SERVED_STALE], atomic_load(&o->word[SERVED_STALE]) + 1);
  redo_set(&t, &o->word[SERVED_LOST], atomic_load(&o->word[SERVED_LOST]) + (uint64_t)c->seen_value);
  redo_commit(&t);
  atomic_store_explicit(&o->word[SERVED_LAST_WHO], c->actor, memory_order_relaxed);
  atomic_store_explicit(&o->word[SERVED_LAST_LINE], c->line, memory_order_relaxed);
  c->stale = true;
  c->result = 1;
  return VERB_DONE;
}

// ---- for those who watch, and for the form that worlds are compared by ----

WorldStands event_view(World *w, const WorldObject *o, WorldObjectView *v) {
  v->stale = word_of(o, SERVED_STALE);
  v->lost = (int64_t)word_of(o, SERVED_LOST);
  v->last_by = v->stale ? actor_slot((Actor)word_of(o, SERVED_LAST_WHO)) : -1;
  v->last_over = -1;
  v->last_line = (uint32_t)word_of(o, SERVED_LAST_LINE);
  if (o->kind != KIND_EVENT) return STANDS_NONE;  // a pool's bell and its like
  bool set = word_of(o, EVENT_FLAG);
  view_yes_no(v, "set", set);
  return set ? STANDS_EVENT_SET : STANDS_EVENT_CLEAR;
}

void event_form(Form *f, World *w, uint32_t id) {
  size_t size = 0;
  const WorldObject *o = world_object(w, id);
  const char *shown = world_shown(w, id, &size);
  form_put(f, word_of(o, EVENT_FLAG));
  form_put(f, word_of(o, KEPT_ASLEEP) << 1 | (word_of(o, KEPT_BY) != 0));
  form_put(f, form_is_stored(f) ? word_of(o, SERVED_STALE) > 0 : word_of(o, SERVED_STALE));
  form_put(f, form_is_stored(f) ? 0 : word_of(o, SERVED_LOST));
  form_put_bytes(f, shown ? shown : "", size);
}
