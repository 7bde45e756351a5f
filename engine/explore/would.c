// What the stuck would do (see would.h).
#include "would.h"

#include "inner.h"

enum { STUCK_MOST = 16, STEPS_MOST = 200, PENDING_MOST = 64 };

static bool joins(const OutcomeStuck *s) { return s->verb == VERB_JOIN && s->holder >= 0; }

bool step_frees(const ExploreEvent *e, const OutcomeStuck *s) {
  if (joins(s)) return e->ended == s->holder;
  if (e->failed || e->choice.kind != CHOICE_STEP || s->object < 0 || (int)e->choice.object != s->object) return false;
  switch (s->verb) {
  case VERB_ACQUIRE: return e->choice.verb == VERB_RELEASE;
  case VERB_WAIT: return e->choice.verb == VERB_SET;
  case VERB_WOKEN: return e->choice.verb == VERB_NOTIFY;
  case VERB_RECV: return (e->choice.verb == VERB_PUT && e->result) || e->choice.verb == VERB_FEED;
  case VERB_PIPE_RECV:
  case VERB_PIPE_POLL:
    return (e->arg & 1) != (s->arg & 1) &&
           ((e->choice.verb == VERB_PIPE_SEND && e->result) || e->choice.verb == VERB_PIPE_CLOSE);
  default: return false;
  }
}

// ---- to give it what it waits for ----

static bool make(World *w, int verb, int object, int64_t arg) {
  static const char zero[] = "\x80\x04K\x00.";  // pickle.dumps(0)
  bool sends = verb == VERB_FEED || verb == VERB_PIPE_SEND;
  WorldCall c = {.verb = (uint16_t)verb,
                 .object = (uint32_t)object,
                 .actor = world_actor(w, 0, 0),
                 .arg = arg,
                 .bytes = sends ? zero : NULL,
                 .nbytes = sends ? sizeof zero - 1 : 0,
                 .deadline = -1};
  return verb_try(w, &c) == VERB_DONE && (verb != VERB_ACQUIRE || c.result);
}

static bool notify_all(World *w, int condition) {
  int lock = world_object(w, (uint32_t)condition)->lock;
  return lock >= 0 && make(w, VERB_ACQUIRE, lock, 0) && make(w, VERB_NOTIFY, condition, -1) &&
         make(w, VERB_RELEASE, lock, 0);
}

static bool give(Explore *x, const OutcomeStuck *s) {
  World *w = x->world;
  if (joins(s)) {
    if (s->holder >= x->nlocals || !x->local[s->holder] || x->local[s->holder]->ended) return false;
    return explore_end_process(x, s->holder, 0), true;
  }
  if (s->object < 0) return false;
  switch (s->verb) {
  case VERB_ACQUIRE: return make(w, VERB_RELEASE, s->object, 0);
  case VERB_WAIT: return make(w, VERB_SET, s->object, 0);
  case VERB_WOKEN: return notify_all(w, s->object);
  case VERB_RECV: return make(w, VERB_FEED, s->object, 1);
  case VERB_PIPE_RECV:
  case VERB_PIPE_POLL: return make(w, VERB_PIPE_SEND, s->object, !(s->arg & 1));
  default: return false;
  }
}

// ---- to let it go on ----

static bool one_step(Explore *x, int slot, ExploreEvent *e) {
  ExplorePending list[PENDING_MOST];
  int n = explore_pending(x, list, PENDING_MOST);
  for (int i = 0; i < n && i < PENDING_MOST; i++) {
    if (list[i].slot != slot || !(list[i].go || list[i].timeout)) continue;
    return explore_take(x, slot, list[i].strand, e) == EXPLORE_TAKEN;
  }
  return false;
}

static uint64_t gives_alone(Explore *x, const Outcome *o, int i) {
  uint64_t gives = 0;
  ExploreEvent e;
  window_ran(x->shared);
  if (!give(x, &o->stuck[i])) return 0;
  for (int n = 0; n < STEPS_MOST && one_step(x, o->stuck[i].slot, &e); n++)
    for (int k = 0; k < o->nstuck; k++)
      if (k != i && step_frees(&e, &o->stuck[k])) gives |= (uint64_t)1 << k;
  return gives;
}

bool would_give(Explore *x, const Outcome *o, uint64_t gives[OUTCOME_STUCK]) {
  if (o->kind != OUTCOME_DEADLOCK || o->nstuck > STUCK_MOST) return false;
  ExploreMark *here = explore_mark(x);
  if (here == NULL) return false;
  for (int i = 0; i < o->nstuck; i++) {
    gives[i] = gives_alone(x, o, i);
    explore_back(x, here);
  }
  explore_drop(x, here);
  return true;
}
