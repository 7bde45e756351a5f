// Stepping over the inside of a call: after the step that the caller let go, those steps follow by themselves that are
// inside a call of a pool, an executor or a manager (explore/fold.h), and that nobody else could go before or between.
//
// In explore that is decided for a whole order. Here what is still to come is not known, so it is decided from what is
// true when everybody has come to a next step: nobody else who can go stands before a step that conflicts with it; each
// end of a connection is open in one process alone; of a door and of a pool's results one strand alone has ever read;
// and whoever looks at a bell waits for it.
#include "gate.h"

#include "explore/fold.h"

static bool is_other(const Posted *a, const Posted *b) { return a->slot != b->slot || a->strand != b->strand; }

static bool has_rival(const Lab *lab, const Posted *h, const VerbFootprint *f) {
  const Gate *g = lab->gate;
  for (int i = 0; i < g->pub.nchoices; i++) {
    const Posted *o = &g->posted[i];
    if (!is_other(o, h) || (!o->go && !o->timeout)) continue;
    VerbFootprint its = verb_footprint(lab->world, &o->call);
    if (verb_conflict(f, &its)) return true;
  }
  return false;
}

static bool is_waited_for(const Gate *g, const Posted *h) {
  for (int i = 0; i < g->pub.nchoices; i++) {
    const Posted *o = &g->posted[i];
    if (is_other(o, h) && !o->go && !o->timeout && o->call.verb == VERB_WAIT && o->call.object == h->call.object)
      return true;
  }
  return false;
}

static bool each_end_is_one_process(const World *w, uint32_t pipe) {
  for (int end = 0; end < 2; end++) {
    int open = 0;
    for (int slot = 0, n = world_processes(w); slot < n; slot++) open += world_pipe_open_in(w, pipe, end, slot);
    if (open > 1) return false;
  }
  return true;
}

static bool reads(int verb) {
  return verb == VERB_GET || verb == VERB_RECV || verb == VERB_GET_NOWAIT || verb == VERB_SEIZE;
}

static bool only_reader(const Gate *g, const Posted *h) {
  for (int i = 0; i < g->pub.at; i++) {
    const Choice *c = &g->order.choice[i];
    if ((c->kind == CHOICE_STEP || c->kind == CHOICE_TIMEOUT) && reads(c->verb) && c->object == h->call.object &&
        (c->slot != h->slot || c->strand != h->strand))
      return false;
  }
  return true;
}

static bool is_alone(const Lab *lab, const Posted *h) {
  const Gate *g = lab->gate;
  switch (verb_family(h->call.verb)) {
  case FAMILY_PIPE: return h->call.verb == VERB_PIPE_CLOSE || each_end_is_one_process(lab->world, h->call.object);
  case FAMILY_QUEUE: return !reads(h->call.verb) || only_reader(g, h);
  case FAMILY_EVENT: return h->call.verb != VERB_SET || is_waited_for(g, h);
  default: return true;
  }
}

static bool is_inside(const Lab *lab, const Posted *h) {
  if (!h->go || lab->gate->conductor.stopped[h->slot]) return false;
  VerbFootprint f = verb_footprint(lab->world, &h->call);
  return fold_belongs(lab->world, &h->call, &f) && is_alone(lab, h) && !has_rival(lab, h, &f);
}

int gate_inside(const Lab *lab) {
  const Gate *g = lab->gate;
  for (int i = 0; i < g->pub.nchoices; i++)
    if (is_inside(lab, &g->posted[i])) return i;
  return -1;
}

int gate_call(const Lab *lab, const Posted *h) {
  const FoldChoices of = {lab->gate->order.choice, sizeof *lab->gate->order.choice};
  return fold_serves(lab->world, h->call.verb, h->call.object) ? fold_call(&of, lab->gate->pub.at, h->slot, h->strand)
                                                               : -1;
}
