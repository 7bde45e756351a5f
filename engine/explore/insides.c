// Kills inside a call: the ways that a kill has (world/inside.h), as steps to choose from.
//
// A KILL that surely ends its target is pending once as it is, and once more for each step of the target that it may
// find under way: as a strand of its own, whose place has the way above the killer's place (choice_place). All of them
// depend on one another, so a search tries each where it tries one; taking one takes the others away.
//
// Programs that kill nobody have none of this. A search begins without; the first KILL that would end somebody tells
// (kills_matter), and the search starts again.
//
// A reading of the clock that is a step (hosts/finer.h) has two ways as well: it is asked at once, or late.
//
// Not every way of two strands at once is tried: a feeder that dies with its queue's lock while main dies with a
// Value's. Each of the two is, and what hangs on both hangs on one.
#include "explain.h"
#include "inner.h"
#include "world/inside.h"

enum { PLACES_MOST = 16 };  // strands of a target: those after have no ways

bool insides_kills(const Explore *x, const PendingStep *p) {
  const WorldCall *c = &p->call;
  return c->verb == VERB_KILL && !p->pools && explore_would_end((Explore *)x, (int)c->object, (int)c->arg);
}

static const PendingStep *victim(const Explore *x, int slot, const PendingStep *kill, int way) {
  int target = (int)kill->call.object, place = way_strand(way);
  const LocalState *l = target < x->nlocals ? x->local[target] : NULL;
  for (int i = 0; l && !l->ended && i < l->n; i++)
    if (l->pending[i].place == place) return target == slot && place == kill->place ? NULL : &l->pending[i];
  return NULL;
}

// Much time has gone by when the clock is read.
static ExplorePending late_of(Explore *x, int slot, const PendingStep *ask) {
  PendingStep late = *ask;
  late.call.arg = 1;
  ExplorePending e = explore_pending_of(x, slot, x->local[slot], &late);
  e.strand = ask->place | 1 << 8;
  return e;
}

static bool offers(const Explore *x, int slot, const PendingStep *kill, int way) {
  const PendingStep *v = victim(x, slot, kill, way);
  return v && inside_has(x->world, &v->call, way_inside(way));
}

static ExplorePending pending_of(Explore *x, int slot, const PendingStep *kill, int way) {
  ExplorePending e = explore_pending_of(x, slot, x->local[slot], kill);
  const PendingStep *v = victim(x, slot, kill, way);
  e.strand = kill->place | way << 8;
  e.go = e.go && inside_can(x->world, &v->call, way_inside(way));
  e.timeout = false;
  e.call.arg2 |= (int64_t)way << 8;
  inside_foot(x->world, &v->call, way_inside(way), &e.footprint);
  return e;
}

int insides_pending(Explore *x, int slot, ExplorePending *out, int n, int max) {
  const LocalState *l = x->local[slot];
  int kills = 0, asks = 0;
  for (int i = 0; i < l->n; i++) {
    if (!x->kills_between && insides_kills(x, &l->pending[i])) x->kills_matter = true, kills++;
    asks += l->pending[i].call.verb == VERB_CLOCK;
  }
  if (!world_insides(x->world)) kills = 0;
  if (!kills && !asks) return n;
  for (int way = 1; way <= way_of(PLACES_MOST - 1, WORLD_INSIDE_DONE); way++)
    for (int i = 0; i < l->n; i++) {
      const PendingStep *p = &l->pending[i];
      bool late = way == 1 && p->call.verb == VERB_CLOCK;
      bool kill = kills && insides_kills(x, p) && offers(x, slot, p, way);
      if (!late && !kill) continue;
      if (n < max) out[n] = late ? late_of(x, slot, p) : pending_of(x, slot, p, way);
      n++;
    }
  return n;
}

// c: a call of insides_pending.
bool explore_guard(Explore *x, const WorldCall *c) {
  int way = c->verb == VERB_KILL ? (int)(c->arg2 >> 8) : 0;
  if (!verb_guard(x->world, c)) return false;
  if (!way) return true;
  int slot = actor_slot(c->actor);
  PendingStep kill = {.place = (uint8_t)actor_strand(c->actor), .call = *c};
  const PendingStep *v = victim(x, slot, &kill, way);
  return v && insides_kills(x, &kill) && inside_can(x->world, &v->call, way_inside(way));
}

void insides_die_foot(const Explore *x, int slot, VerbFootprint *f) {
  const LocalState *l = world_insides(x->world) && slot < x->nlocals ? x->local[slot] : NULL;
  for (int i = 0; l && !l->ended && i < l->n; i++) inside_die_foot(x->world, &l->pending[i].call, f);
}

void insides_die(Explore *x, int slot) {
  const LocalState *l = x->local[slot];
  for (int i = 0; i < l->n; i++) inside_die(x->world, &l->pending[i].call);
}

bool insides_take(Explore *x, int slot, const PendingStep *kill, int way, VerbFootprint *f) {
  const PendingStep *v = victim(x, slot, kill, way);
  if (!v) return true;
  WorldCall c = v->call;
  *f = explore_foot(x, &kill->call);
  inside_foot(x->world, &c, way_inside(way), f);
  if (way_inside(way) == WORLD_INSIDE_DONE) {
    if (!explore_bring(x, (int)kill->call.object)) return false;
    step_to_call(x->process, v->strand, &c);
    c.room = explore_room_outside, c.room_data = x;
    verb_try(x->world, &c);
  }
  inside_keep(x->world, &c);
  return true;
}

void insides_said(const Explore *x, const ExplorePending *p, Saying *s) {
  int way = p->strand >> 8;
  PendingStep kill = {.place = (uint8_t)p->strand, .call = p->call};
  const PendingStep *v = way && p->call.verb == VERB_KILL ? victim(x, p->slot, &kill, way) : NULL;
  if (v) explain_inside(x->world, &v->call, way_inside(way), s);
}
