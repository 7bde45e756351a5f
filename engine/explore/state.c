// The key of a state (state.h): the world's form, each process's private memory and strands, what its past means, and
// what facts hang on.
#include <stdlib.h>

#include "base/grow.h"
#include "base/hash.h"
#include "facts.h"
#include "state_inner.h"
#include "world/canonical.h"

typedef struct Keeping {  // between two keys
  WorldCanonical form;
  WorldCall *call;
  int room;
} Keeping;

void explore_keep_states(Explore *x) {
  x->keeps_states = explore_bring(x, 0);
  if (x->keeps_states) state_private_begin(x);
}

void state_free(Explore *x) {
  Keeping *k = x->canonical;
  if (k) world_canonical_free(&k->form), free(k->call);
  free(k);
  free(x->stores);
  free(x->stood);
  x->canonical = NULL;
  x->stores = NULL;
  x->stood = NULL;
  x->nstood = x->stood_room = 0;
  x->nstores = x->stores_room = 0;
}

// Without the bytes that they send: these stand in private memory.
static int pending_calls(const Explore *x, Keeping *k) {
  int n = 0;
  for (int slot = 0; slot < x->nlocals; slot++) {
    const LocalState *l = x->local[slot];
    if (l && !GROW(k->call, k->room, n + l->n, 16)) return -1;
    for (int i = 0; l && i < l->n; i++) {
      k->call[n] = l->pending[i].call;
      k->call[n++].bytes = NULL;
    }
  }
  return n;
}

static bool add_world(Explore *x, StateKey *key) {
  if (!x->canonical && !(x->canonical = calloc(1, sizeof(Keeping)))) return false;
  Keeping *k = x->canonical;
  k->form.stored = true;
  int n = pending_calls(x, k);
  if (n < 0 || !world_canonical(x->world, k->call, n, &k->form)) return false;
  state_mix(key, k->form.hash[0]);
  state_mix(key, k->form.hash[1]);
  return true;
}

static void add_strands(const LocalState *l, StateKey *key) {
  state_mix(key, (uint64_t)l->n << 2 | (uint64_t)l->stopped << 1 | l->due);
  for (int i = 0; i < l->n; i++) {
    const PendingStep *p = &l->pending[i];
    state_mix(key, (uint64_t)p->place << 3 | (uint64_t)p->python << 2 | (uint64_t)p->apart << 1 | p->parked);
  }
}

// Both the clock and until when strands wait, which a timeout would set it to.
static void add_clock(const Explore *x, StateKey *key) {
  if (!x->looks.times) return;
  state_mix(key, (uint64_t)world_now(x->world));
  for (int slot = 0; slot < x->nlocals; slot++)
    for (int i = 0; x->local[slot] && i < x->local[slot]->n; i++)
      state_mix(key, (uint64_t)x->local[slot]->pending[i].call.deadline);
}

static bool add_process(Explore *x, int slot, StateKey *key) {
  const LocalState *l = x->local[slot];
  state_mix(key, (uint64_t)slot << 2 | (l != NULL) << 1 | (l && l->ended));
  if (!l || l->ended) return true;
  const StatePrivate *p = state_private(x, slot);
  if (!p) return false;
  add_strands(l, key);
  state_mix(key, p->sum.word[0]);
  state_mix(key, p->sum.word[1]);
  ImageSum more = {{0, 0}};
  for (int i = 0; i < p->n; i++) {
    const StateLoad *s = &p->load[i];
    int unchanged = state_unchanged(x->world, s->object, s->index, s->version);
    state_add_word(&more, mix((uint64_t)s->object << 32 | s->index, s->place), (uint64_t)unchanged);
  }
  if (!state_add_past(x, slot, &more)) return false;
  state_mix(key, more.word[0]);
  state_mix(key, more.word[1]);
  // once the program has looked at an address, what will be allocated where is part of it
  if (x->looked & (LOOKED_ADDRESS | LOOKED_ORDER)) state_mix(key, image_hash(x->local[slot]->image));
  return true;
}

bool explore_key(Explore *x, const ExploreEvent *event, int n, StateKey *key) {
  *key = (StateKey){{3, 4}};
  if (x->stores_lost || !add_world(x, key)) return false;
  for (int slot = 0; slot < x->nlocals; slot++)
    if (!add_process(x, slot, key)) return false;
  add_clock(x, key);
  state_mix(key, (uint64_t)x->looked << 32 | (uint64_t)x->against << 2 | (uint64_t)x->strands_share << 1 |
                     (x->looks.times > 0));
  state_mix(key, x->nstores);
  facts_add(x, event, n, key);
  return true;
}
