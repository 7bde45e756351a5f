// Who could end a wait: one function a column of the table (verbs.h, ends). See world_could_end in stuck.h.
#include "families.h"
#include "stuck.h"
#include "view.h"

// The words that say who are the program's own: no slot but one of its processes is believed.
static void add(World *w, Enders *e, uint32_t slot) {
  if (e->n < e->max && slot < (uint32_t)world_processes(w)) e->slots[e->n++] = (int)slot;
}

static void add_alive(World *w, Enders *e, Actor a) {
  if (a && !world_actor_dead(w, a)) add(w, e, (uint32_t)actor_slot(a));
}

void ends_nobody(World *w, const WorldCall *c, Enders *e) {}
void ends_anybody(World *w, const WorldCall *c, Enders *e) { e->anybody = true; }

// A Lock may be released by anybody, and so may a semaphore; an RLock by its holder alone. Of a signal the one who took
// it last is no more likely to release it than anybody else.
void ends_lock(World *w, const WorldCall *c, Enders *e) {
  int lock = verb_lock(w, c);
  if (lock < 0) return;
  const WorldObject *o = world_object(w, (uint32_t)lock);
  e->anybody = o->kind != KIND_RLOCK;
  if (!lock_is_mutex(o) || world_is_signal(w, (uint32_t)lock)) return;
  Actor holder = lock_holder_of(atomic_load(&((WorldObject *)o)->word[LOCK_STATE]));
  if (actor_strand(holder) != STRAND_LEFT) add_alive(w, e, holder);
}

void ends_reader(World *w, const WorldCall *c, Enders *e) {
  add_alive(w, e, (Actor)atomic_load(&world_object(w, c->object)->word[QUEUE_READER]));
}

// With the reading lock free a get of one step waits for a message.
void ends_get(World *w, const WorldCall *c, Enders *e) {
  ends_reader(w, c, e);
  e->anybody |= world_whole_gets(w) && !world_holder(w, c->object);
}

void ends_process(World *w, const WorldCall *c, Enders *e) { add(w, e, c->object); }

void ends_children(World *w, const WorldCall *c, Enders *e) {
  for (int i = 0, all = world_processes(w); i < all; i++) {
    const WorldProcess *p = world_process(w, i);
    ProcessState s = world_process_state(w, i);
    bool mine = p->parent == actor_slot(c->actor) && (p->parent_generation & 0x7ff) == actor_generation(c->actor);
    if (mine && s >= PROCESS_BORN && s <= PROCESS_ENDED) add(w, e, (uint32_t)i);
  }
}

// Whoever has the end open can send, receive or close it; one that is on its way in a message is anybody's.
static void add_holders(World *w, Enders *e, uint32_t pipe, int end) {
  bool lent;
  int room = e->max - e->n, had = pipe_holders(w, pipe, end, e->slots + e->n, room, &lent);
  e->anybody |= lent || had > room;
  e->n += had < room ? had : room;
}

void ends_other_end(World *w, const WorldCall *c, Enders *e) { add_holders(w, e, c->object, !(c->arg & 1)); }

void ends_any_of_them(World *w, const WorldCall *c, Enders *e) {
  for (uint32_t i = 0, count = many_count(w, c); i < count; i++) {
    ManyThing thing;
    if (!many_thing(w, c, i, &thing)) continue;
    if (thing.what == MANY_QUEUE) e->anybody = true;
    if (thing.what == MANY_PROCESS) add(w, e, thing.object);
    if (thing.what == MANY_PIPE) add_holders(w, e, thing.object, !thing.end);
  }
  e->anybody |= e->n == e->max;  // there may be more
}
