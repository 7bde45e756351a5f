// What facts of an order hang on (facts.h).
#include "facts.h"

#include "late_changes.h"
#include "orphans.h"
#include "state_inner.h"

// ---- kills ----

static void add_call(StateKey *key, const WorldCall *c) {
  state_mix(key, (uint64_t)c->verb << 32 | c->object);
  state_mix(key, (uint64_t)c->line << 32 | c->actor);
  state_mix(key, (uint64_t)c->arg);
}

static bool is_joined_since(const ExploreEvent *event, int n, const ExploreKill *k) {
  for (int i = k->step + 1; i < n; i++)
    if (event[i].choice.verb == VERB_JOIN && (int)event[i].choice.object == k->slot) return true;
  return false;
}

// A step of the main strand's since, as the one that the signal came upon: its handler is over.
static bool is_handled_since(const ExploreEvent *event, int n, const ExploreKill *k) {
  for (int i = k->step + 1; i < n; i++)
    for (int s = 0; s < k->n; s++)
      if (event[i].choice.slot == k->slot && event[i].choice.strand == 0 &&
          event[i].choice.verb == k->at[s].call.verb && event[i].choice.line == k->at[s].call.line)
        return true;
  return false;
}

static void add_fed(const ExploreEvent *event, const ExploreKill *k, StateKey *key) {
  uint64_t seen = 0;
  for (int i = k->step - 1; i >= 0; i--) {
    const Choice *c = &event[i].choice;
    uint64_t bit = (uint64_t)1 << c->strand % 64;
    if (c->slot != k->slot || event[i].python || seen & bit) continue;
    seen |= bit;
    state_mix(key, (uint64_t)c->verb << 48 | (uint64_t)c->strand << 32 | c->object);
    state_mix(key, c->line);
  }
}

static void add_kills(Explore *x, const ExploreEvent *event, int n, StateKey *key) {
  int nkills;
  const ExploreKill *kill = explore_kills(x, &nkills);
  for (int i = 0; i < nkills; i++) {
    const ExploreKill *k = &kill[i];
    if (k->by_prelude || k->step < 0 || k->step >= n) continue;
    state_mix(key, (uint64_t)k->slot << 2 | (uint64_t)k->handled << 1 | is_joined_since(event, n, k));
    state_mix(key, (uint64_t)event[k->step].choice.line << 1 | (k->handled && is_handled_since(event, n, k)));
    for (int s = 0; s < k->n; s++) {
      add_call(key, &k->at[s].call);
      state_mix(key, (uint64_t)k->at[s].python << 1 | k->at[s].go);
    }
    add_fed(event, k, key);
  }
}

// ---- orphans ----

static void add_orphans(Explore *x, const ExploreEvent *event, int n, StateKey *key) {
  ImageSum pairs = {{0, 0}};
  uint64_t met[8];
  int nmet = 0;
  for (int i = 0; i < n; i++) {
    int other = orphans_looked_after(x->world, &event[i]);
    uint64_t pair = (uint64_t)(other + 1) << 16 | event[i].choice.slot;
    int k = 0;
    if (other <= 0) continue;
    while (k < nmet && met[k] != pair) k++;
    if (k < nmet) continue;
    if (nmet < 8) met[nmet++] = pair;
    state_add_word(&pairs, pair, 1);
  }
  state_mix(key, pairs.word[0]);
  state_mix(key, pairs.word[1]);
}

// ---- items that changed after they were put ----

static void add_changes(Explore *x, const ExploreEvent *event, int n, StateKey *key) {
  int nchanges;
  const ExploreChange *change = explore_changes(x, &nchanges);
  for (int i = 0; i < nchanges; i++) {
    const ExploreChange *c = &change[i];
    state_mix(key, (uint64_t)c->item.line << 32 | (uint64_t)c->slot << 1 | c->item.task);
    state_mix(key, c->item.fed << 2 | (uint64_t)late_changes_met(x->world, event, n, c));
  }
}

void facts_add(Explore *x, const ExploreEvent *event, int n, StateKey *key) {
  add_kills(x, event, n, key);
  add_orphans(x, event, n, key);
  add_changes(x, event, n, key);
}
