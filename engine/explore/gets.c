// Gets of one step: may a search take a queue's get as one step, or could somebody tell it from two?
//
// CPython's get takes the queue's reading lock, then waits for a message. As one step (WorldHeader.whole_gets) it takes
// both at once. An order of two-step gets is one of one-step gets when each first half is moved to its second: between
// the two nobody else can read, and nothing but reading looks at the lock. So the same ends are found, in far fewer
// orders, until somebody comes who could see that the lock is taken while its holder waits:
//
//   - one who gives up, at once or at a deadline, while another waits: it may find a message and not get it;
//   - whoever reads after one was killed that waited (or its process ended, or was stopped): it may have had the lock.
//
// The first is asked of all orders together: which strands have ever come to a get of either kind. The second is a
// fact of the state: the queue is marked (QUEUE_LEFT), and a death conflicts with what reads. What finds it out sets
// gets_matter: the search starts again, with gets of two steps.
//
// A pool that seizes its queue (VERB_SEIZE) need not be asked: it waits for the lock as a get does, and has sent each
// worker home before.
#include <string.h>

#include "inner.h"
#include "base/grow.h"
#include "world/families.h"

static bool reads(const WorldCall *c) {
  return c->verb == VERB_GET || c->verb == VERB_GET_NOWAIT || c->verb == VERB_SEIZE;
}

static bool is_off(const Explore *x) { return x->gets_matter || x->retaking; }

// Without memory the gets become two steps.
static GetsSeen *seen_of(Explore *x, uint32_t object) {
  int had = x->ngets;
  if (!GROW(x->gets, x->gets_room, (int)object + 1, 16)) return NULL;
  if ((int)object >= had) {
    x->ngets = (int)object + 1;
    memset(&x->gets[had], 0, (size_t)(x->ngets - had) * sizeof *x->gets);
  }
  return &x->gets[object];
}

static void add(uint32_t *who, uint32_t strand) {
  if (*who != strand) *who = *who ? GETS_MANY : strand;
}

void gets_come(Explore *x, const WorldCall *c) {
  if (is_off(x) || (c->verb != VERB_GET && c->verb != VERB_GET_NOWAIT) || c->object >= WORLD_OBJECTS) return;
  uint32_t strand = ((uint32_t)actor_slot(c->actor) << 8 | (uint32_t)actor_strand(c->actor)) + 1;
  GetsSeen *seen = seen_of(x, c->object);
  if (seen && c->verb == VERB_GET) add(&seen->waits, strand);
  if (seen && (c->verb == VERB_GET_NOWAIT || c->deadline >= 0)) add(&seen->tries, strand);
  bool alone = seen && (!seen->tries || !seen->waits || (seen->tries == seen->waits && seen->tries != GETS_MANY));
  x->gets_matter = !alone;
}

void gets_take(Explore *x, const WorldCall *c) {
  if (is_off(x) || !reads(c) || c->object >= WORLD_OBJECTS) return;
  x->gets_matter = atomic_load(&world_object(x->world, c->object)->word[QUEUE_LEFT]) != 0;
}

// A get that its process waits in, while nobody has the queue's reading lock. Its own step is none of them.
static bool is_left(const Explore *x, const PendingStep *p, const WorldCall *own) {
  const WorldCall *c = &p->call;
  if (c->verb != VERB_GET || (own && own->verb == VERB_EXIT && actor_strand(own->actor) == p->place)) return false;
  return c->object < WORLD_OBJECTS && world_holder(x->world, c->object) == 0;
}

void gets_foot(const Explore *x, int slot, const WorldCall *c, VerbFootprint *f) {
  const LocalState *l = slot < x->nlocals && world_whole_gets(x->world) ? x->local[slot] : NULL;
  for (int i = 0; l && !l->ended && i < l->n; i++)
    if (is_left(x, &l->pending[i], c)) verb_leaves_reader(f, l->pending[i].call.object);
}

void gets_die(Explore *x, int slot) {
  const LocalState *l = x->local[slot];
  const Choice *by = x->event ? &x->event->choice : NULL;
  bool foretold = by &&
                  ((by->verb == VERB_EXIT && by->slot == slot) || (by->verb == VERB_KILL && (int)by->object == slot));
  for (int i = 0; by && !is_off(x) && i < l->n; i++) {
    if (!is_left(x, &l->pending[i], NULL)) continue;
    atomic_store(&world_object(x->world, l->pending[i].call.object)->word[QUEUE_LEFT], 1);
    x->gets_matter |= !foretold;  // no step said so before
  }
}

void gets_stop(Explore *x, int slot) {
  const LocalState *l = x->local[slot];
  for (int i = 0; !is_off(x) && i < l->n; i++) x->gets_matter |= is_left(x, &l->pending[i], NULL);
}
