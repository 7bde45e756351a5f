// SearchGround on explore.h.
#include "search_inner.h"

static int pending(void *x, ExplorePending *out, int max) { return explore_pending(x, out, max); }
static ExploreEnd take(void *x, int slot, int strand, ExploreEvent *e) { return explore_take(x, slot, strand, e); }
static const char *why(void *x) { return explore_why_said(x); }
static void *mark(void *x) { return explore_mark(x); }
static void back(void *x, const void *m) { explore_back(x, m); }
static void drop(void *x, void *m) { explore_drop(x, m); }
static ExploreState state(void *x) { return explore_state(x); }
static void outcome(void *x, Outcome *o) { explore_outcome(x, o); }
static int sentence(void *x, const ExplorePending *p, char *out, int size) { return explore_sentence(x, p, out, size); }
static bool guard(void *x, const WorldCall *c) { return explore_guard(x, c); }

static bool is_mutex(void *x, uint32_t object) {
  if (object >= WORLD_OBJECTS) return false;
  int kind = world_object(explore_world(x), object)->kind;
  return kind == KIND_LOCK || kind == KIND_RLOCK;
}

static void keep_keys(void *x) { explore_keep_states(x); }
static bool key(void *x, const ExploreEvent *event, int n, StateKey *k) { return explore_key(x, event, n, k); }

static bool outside(void *x) { return explore_waits_outside(x); }
static bool independence_lost(void *x) { return explore_doubts(x); }
static World *world(void *x) { return explore_world(x); }

SearchGround explore_ground(Explore *x) {
  return (SearchGround){.self = x,
                        .base = explore_depth(x),
                        .pending = pending,
                        .take = take,
                        .why = why,
                        .mark = mark,
                        .back = back,
                        .drop = drop,
                        .state = state,
                        .outcome = outcome,
                        .sentence = sentence,
                        .guard = guard,
                        .outside = outside,
                        .is_mutex = is_mutex,
                        .keep_keys = keep_keys,
                        .key = key,
                        .independence_lost = independence_lost,
                        .world = world};
}

// First believes the strands that say they are apart, and that nobody can tell a get from two steps; when that turns
// out wrong, the search starts again.
bool search_run(Search *s, Explore *x) {
  SearchGround g = explore_ground(x);
  explore_believe(x);
  for (;;) {
    g.plain = explore_finer(x).n ? SEARCH_PLAIN_FINER : SEARCH_PLAIN;
    if (!search_run_on(s, &g)) return false;
    if (!explore_doubts(x)) return true;
    search_free(s);
    s->used += s->spent;
    if (!explore_renew(x)) return false;
  }
}
