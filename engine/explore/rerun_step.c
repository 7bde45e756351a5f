// One step of a run, and its event (see rerun_inner.h).
#include <sched.h>
#include <string.h>

#include "base/clock.h"
#include "rerun_inner.h"
#include "world/traits.h"
#include "world/view.h"

static const int64_t STEP_WITHIN = 5000000000;  // ns from its grant: it is taken at once

static bool other(Rerun *r, ExploreEnd end) {
  r->end = end;
  return false;
}

// ---- before it ----

// How often the cell was stored to on the way to n.
static uint64_t version_of(const RerunNode *n, uint32_t object, uint32_t index) {
  uint64_t version = 0;
  for (; n && n->before; n = n->before)
    version += n->choice.verb == VERB_STORE && n->choice.object == object && n->index == index;
  return version;
}

static const RerunNode *last_load(const RerunNode *n, const Choice *c, uint32_t index) {
  for (; n && n->before; n = n->before) {
    bool same = n->choice.slot == c->slot && n->choice.strand == c->strand && n->choice.object == c->object;
    if (same && n->choice.verb == VERB_LOAD && n->index == index) return n;
    if (same && n->choice.verb == VERB_STORE && n->index == index) return NULL;
  }
  return NULL;
}

static void tell_before(const Rerun *r, const Posted *h, ExploreEvent *e) {
  const RerunStrand *s = rerun_strand(r->here, h->slot, h->strand);
  *e = (ExploreEvent){.choice = conductor_choice(h),
                      .footprint = s->is.footprint,
                      .cause = s->is.cause,
                      .told = s->is.told,
                      .python = s->is.python,
                      .arg = h->call.arg,
                      .arg2 = h->call.arg2,
                      .nbytes = h->call.nbytes,
                      .tested = UINT64_MAX,
                      .stale_over = -1,
                      .waited = s->waited,
                      .created = -1,
                      .ended = -1};
}

// ---- after it ----

static bool tells_argument(int verb) { return verb == VERB_STORE || verb == VERB_EXIT || verb == VERB_HANDLE; }

static void tell_stale(const Rerun *r, ExploreEvent *e) {
  WorldObjectView v;
  const RerunNode *load = last_load(r->here, &e->choice, (uint32_t)e->arg2);
  e->stale = true;
  if (load) {
    e->seen = true;
    e->seen_value = load->value;
    e->seen_version = version_of(load, e->choice.object, (uint32_t)e->arg2);
  }
  if (!world_object_read(r->world, e->choice.object, &v)) return;
  e->stale_over = v.last_over;
  if (!v.real) {
    e->lost = (int64_t)((uint64_t)v.last_was - (uint64_t)e->seen_value);
    return;
  }
  double was, read;
  memcpy(&was, &v.last_was, sizeof was);
  memcpy(&read, &e->seen_value, sizeof read);
  e->lost = (int64_t)(was - read);
}

static void tell_after(const Rerun *r, const WorldEvent *w, ExploreEvent *e) {
  int verb = e->choice.verb;
  bool none = w->flags & (EVENT_REFUSED | EVENT_TIMED_OUT);
  e->failed = w->flags & EVENT_FAILED;
  e->result = none ? 0 : tells_argument(verb) ? (w->flags & EVENT_STALE) != 0 : w->value;
  VerbDone done = explore_done(e);
  e->reads = verb_change(&done) == CHANGED_NOTHING;
  if (verb == VERB_LOAD)
    e->value = w->value, e->result2 = (int64_t)version_of(r->here, e->choice.object, (uint32_t)e->arg);
  if (verb == VERB_STORE) e->value = e->arg;
  if (w->flags & EVENT_STALE) tell_stale(r, e);
  if (verb == VERB_START && !e->failed) e->created = (int)w->value;
  if (verb == VERB_EXIT) e->ended = e->choice.slot;
  if (verb == VERB_KILL && !e->failed && world_process_state(r->world, (int)e->choice.object) >= PROCESS_ENDED)
    e->ended = (int)e->choice.object;
}

// ---- it ----

static bool let_go(Rerun *r, const Choice *want, Posted *h) {
  for (;;) {
    if (!conductor_find(&r->conductor, want->slot, want->strand, h)) return other(r, EXPLORE_REFUSED);
    Choice is = conductor_choice(h);
    if (!choice_same(&is, want) || (!h->go && !h->timeout)) return other(r, EXPLORE_REFUSED);
    if (conductor_let_go(&r->conductor, h)) return true;
    if (!rerun_settle(r)) return false;
  }
}

static bool see(Rerun *r, WorldEvent *w) {
  int64_t until = clock_monotonic() + STEP_WITHIN;
  ConductorSight sight;
  while ((sight = conductor_see(&r->conductor, w)) == CONDUCTOR_UNDER_WAY) {
    sched_yield();
    if (clock_monotonic() > until) return other(r, EXPLORE_REFUSED);
  }
  if (sight == CONDUCTOR_HAPPENED) return true;
  rerun_leave_out(r, LEFT_OUT_HANDLER, "");
  return other(r, EXPLORE_REFUSED);
}

bool rerun_step(Rerun *r, const Choice *want, ExploreEvent *event, int64_t *value) {
  Posted h;
  WorldEvent w;
  if (!let_go(r, want, &h)) return false;
  if (event) tell_before(r, &h, event);
  if (!see(r, &w)) return false;
  if (!rerun_settle(r)) return false;
  if (h.call.verb == VERB_LOAD || h.call.verb == VERB_STORE) *value = w.value;
  if (event) tell_after(r, &w, event);
  return true;
}
