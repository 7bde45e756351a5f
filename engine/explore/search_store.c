// Stateful dynamic partial order reduction: the depth first search of search_tree.c, and a state that was met before is
// not gone on from (see search.h).
//
// C. Flanagan, P. Godefroid: "Dynamic partial-order reduction for model checking software", POPL 2005. Y. Yang, X.
// Chen, G. Gopalakrishnan, R. Kirby: "Efficient stateful dynamic partial order reduction", SPIN 2008. X. Yi, J. Wang,
// X. Yang, 2006.
//
// At each state a persistent set of strands is tried. It begins with one strand, and grows by races: a step that is
// taken later, or waits in vain, races with the step e that was taken here if the two are dependent and nothing orders
// them (search_needs.c). Where a known state is met, all steps that are done below it race with the way there: so the
// store has a summary of each state, the set of kinds of steps below it. There are no sleep sets here: equal orders
// meet in known states anyway, a state that is done is done for all who come to it, and what is below it is all that
// is below it.
//
// Why this loses no order. Let v be an order from a state s on, none of whose first steps is tried at s. The first step
// t of v that depends on a step u that is tried at s is taken by a strand that is not tried at s. The steps of v before
// t do not depend on u, so they can be taken after u; behind u they are taken in some order that was searched, or whose
// end was, and there t races with u: so its strand is tried at s, or one that steps before t.
//
// A state that is met on the way from itself, again and again, is a run without end. The search is incomplete then,
// and says so; to lose as little as it can it tries all strands at the state that is met again.
//
// The shortest order to each end is found, though most orders are never taken to their end: a state has for each end
// below it how many steps away it is. Where a known state is met early enough the rest is taken after all.
#include "search_inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "search_states.h"

// As often a state may be met on its own way: a strand that spins goes round a few times before it parks (spin.c), and
// its memory comes to rest.
enum { ROUNDS = 8 };

// ---- what is known below a state of the path ----

static bool no_memory(SearchRun *h) {
  search_no_memory(h, FORM_NO_MEMORY);
  return false;
}

static bool level_begin(SearchRun *h, int n) {
  SearchStates *st = h->states;
  int room = st->room;
  if (n >= room) {
    if (!GROW(st->level, st->room, n + 1, 256)) return no_memory(h);
    memset(st->level + room, 0, (size_t)(st->room - room) * sizeof *st->level);
  }
  SearchLevel *l = &st->level[n];
  store_bits_clear(&l->below);
  l->nends = 0;
  l->stored = false;
  return true;
}

// own: the step's number within its strand. Returns its kind.
static int add_kind(SearchRun *h, int n, const ClockStep *s, uint32_t own) {
  SearchStates *st = h->states;
  int kind = store_kind(st->store, s);
  if (!store_bits_add(&st->level[n].below, kind)) no_memory(h);
  store_note_taken(st->store, kind, own);
  return kind;
}

// Those of list are more steps further. Both lists are sorted by finding.
static void join_ends(SearchRun *h, SearchLevel *l, const StoreEnd *list, uint32_t n, uint32_t more) {
  SearchStates *st = h->states;
  uint32_t had = l->nends, k = 0, i = 0;
  if (n == 0) return;
  if (!GROW(st->end, st->end_room, had + n, 64) || !GROW(l->end, l->end_room, had + n, 8)) {
    no_memory(h);
    return;
  }
  memcpy(st->end, l->end, had * sizeof *st->end);
  for (l->nends = 0; i < had || k < n; l->nends++) {
    StoreEnd *to = &l->end[l->nends];
    bool mine = i < had && (k == n || st->end[i].finding <= list[k].finding);
    bool both = mine && k < n && st->end[i].finding == list[k].finding;
    *to = mine ? st->end[i] : (StoreEnd){list[k].finding, list[k].steps + more};
    if (both && list[k].steps + more < to->steps) to->steps = list[k].steps + more;
    k += both || !mine;
    i += mine;
  }
}

static void join_known(SearchRun *h, int n, const StoreState *s) {
  const SearchStates *st = h->states;
  SearchLevel *l = &h->states->level[n];
  size_t words;
  uint32_t ends;
  const uint64_t *below = store_set_words(st->store, s->below, &words);
  if (!store_bits_join(&l->below, below, words)) no_memory(h);
  const StoreEnd *end = store_ends_list(st->store, s->ends, &ends);
  join_ends(h, l, end, ends, 0);
}

// State n is done: it is kept, and what is below it is below the one before.
static void level_end(SearchRun *h, int n) {
  SearchStates *st = h->states;
  SearchLevel *l = &st->level[n];
  if (l->stored) {
    StoreState *s = store_at(st->store, l->key);
    int64_t below = store_set(st->store, &l->below), ends = store_ends(st->store, l->end, l->nends);
    if (!s || below < 0 || ends < 0) {
      no_memory(h);
      return;
    }
    s->below = (uint32_t)below;
    s->ends = (uint32_t)ends;
    s->on_way = -1;
    l->stored = false;
  }
  if (n == 0) return;
  SearchLevel *before = &st->level[n - 1];
  if (!store_bits_join(&before->below, l->below.word, l->below.n)) no_memory(h);
  join_ends(h, before, l->end, l->nends, 1);
}

// ---- facts of steps ----

// The order goes on no further. Steps from fresh on have not been looked at yet.
static void look_at_facts(SearchRun *h) {
  Search *s = h->s;
  if (s->on_known && !s->on_known(s, h->event, h->clocks.n, h->states->fresh)) {
    search_incomplete(h, FORM_STOPPED_ORDERS, s->orders);
    h->stopped = true;
  }
  h->states->fresh = h->clocks.n;
}

// ---- ends ----

// The steps that wait in vain.
static void races_of_waiting(SearchRun *h) {
  int n = h->clocks.n;
  const SearchNode *node = &h->node[n];
  for (int i = 0; i < node->count; i++) {
    const ClockStep *s = &h->step[node->first + i];
    if (s->able) continue;
    search_needs(h, s);
    add_kind(h, n, s, h->clocks.count[s->strand] + 1);
  }
}

static void found(SearchRun *h) {
  int n = h->clocks.n, finding = search_found(h);
  h->states->fresh = n;
  StoreEnd end = {(uint32_t)finding, 0};
  if (finding >= 0) join_ends(h, &h->states->level[n], &end, 1, 0);
}

// ---- a shorter order ----

static uint32_t steps_to(const SearchStates *st, const StoreState *s, uint32_t finding) {
  uint32_t n;
  const StoreEnd *end = store_ends_list(st->store, s->ends, &n);
  for (uint32_t i = 0; i < n; i++)
    if (end[i].finding == finding) return end[i].steps;
  return UINT32_MAX;
}

// From the present state to that end in so many steps: a strand after which it is one step less. Depth first, as a
// strand that leads on to another state of that distance is right, too. true: the order stands there.
static bool go_to(SearchRun *h, uint32_t finding, uint32_t steps) {
  SearchNode *node = &h->node[h->clocks.n];
  int n = h->clocks.n;
  StateKey key;
  if (steps == 0) return set_empty(&node->able) && search_is_at(h, (int)finding);
  if (h->stopped || set_empty(&node->able)) return false;
  bool choice = set_size(&node->able) > 1;
  if (choice) {
    if (!h->g->key(h->g->self, h->event, n, &key)) return no_memory(h);
    const StoreState *s = store_find(h->states->store, key);
    if (!s || s->on_way >= 0 || steps_to(h->states, s, finding) > steps) return false;
    node->mark = h->g->mark(h->g->self);
    if (!node->mark) return no_memory(h);
  }
  StrandSet able = node->able;
  bool there = false;
  for (int strand; !there && !h->stopped && (strand = set_first(&able)) >= 0;) {
    StrandSet one = {{0}};
    set_add(&one, strand);
    able = set_minus(able, one);
    there = search_take(h, strand) == SEARCH_TAKEN && search_arrive(h) && go_to(h, finding, steps - 1);
    if (there || !choice) break;
    search_return(h, n, h->node[n].mark);
  }
  if (choice) h->g->drop(h->g->self, h->node[n].mark);
  h->node[n].mark = NULL;
  h->node[n].strand = -1;
  return there;
}

// A known state has been met: is one of its ends nearer than by any order so far? Then the order is taken.
static void take_shorter(SearchRun *h, const StoreState *known) {
  int n = h->clocks.n;
  uint32_t ends;
  const StoreEnd *list = store_ends_list(h->states->store, known->ends, &ends);
  // nothing is added to the store meanwhile
  for (uint32_t i = 0; i < ends && !h->stopped; i++) {
    StoreEnd end = list[i];
    if (n + (int)end.steps >= h->s->finding[end.finding].n) continue;
    void *mark = h->g->mark(h->g->self);
    if (!mark) {
      no_memory(h);
      return;
    }
    if (go_to(h, end.finding, end.steps)) search_keep(h, (int)end.finding);
    search_return(h, n, mark);
    h->g->drop(h->g->self, mark);
  }
}

// ---- going on ----

// false: it is gone on from.
static bool met_on_way(SearchRun *h, StoreState *s) {
  if (++s->used <= ROUNDS) return false;
  SearchNode *first = &h->node[s->on_way];
  search_endless(h, FORM_RUN_WITHOUT_END, s->on_way);
  first->todo = set_or(first->todo, first->able);
  look_at_facts(h);
  return true;
}

static void met_again(SearchRun *h, const StoreState *s) {
  h->s->matched++;
  size_t words;
  const uint64_t *below = store_set_words(h->states->store, s->below, &words);
  search_needs_below(h, below, words);
  join_known(h, h->clocks.n, s);
  look_at_facts(h);
  take_shorter(h, s);
}

// The present state is a known one, and need not be gone on from.
static bool is_known(SearchRun *h) {
  SearchStates *st = h->states;
  int n = h->clocks.n;
  SearchLevel *l = &st->level[n];
  if (set_size(&h->node[n].able) == 1) return false;
  if (!h->g->key(h->g->self, h->event, n, &l->key)) return !no_memory(h);
  StoreState *s = store_at(st->store, l->key);
  if (!s) return !no_memory(h);
  if (s->used && s->on_way >= 0) return met_on_way(h, s);
  if (s->used) {
    met_again(h, s);
    return true;
  }
  s->used = 1;
  s->on_way = n;
  l->stored = true;
  h->s->states = store_states(st->store);
  return false;
}

static bool descend(SearchRun *h, int strand) {
  int n = h->clocks.n;
  search_needs(h, search_step(h, n, strand));
  if (search_take(h, strand) != SEARCH_TAKEN || !search_arrive(h) || !level_begin(h, n + 1)) return false;
  h->states->level[n].kind = add_kind(h, n, &h->clocks.step[n], h->clocks.brief[n].local);
  for (int i = h->ngone - 1; i >= 0 && h->gone[i].since == h->clocks.n; i--) {
    h->states->cut_off = true;
    search_needs(h, &h->step[h->gone[i].step]);
    h->states->cut_off = false;
    add_kind(h, n, &h->step[h->gone[i].step], 0);
  }
  return search_tick(h);
}

static void go_down(SearchRun *h) {
  for (;;) {
    SearchNode *node = &h->node[h->clocks.n];
    if (is_known(h) || h->stopped) return;
    if (set_empty(&node->able)) {
      races_of_waiting(h);
      found(h);
      return;
    }
    if (h->clocks.n >= h->max_steps) {
      search_endless(h, FORM_TOO_MANY_STEPS, 0);
      return;
    }
    if (set_size(&node->able) > 1 && !(node->mark = h->g->mark(h->g->self))) {
      search_no_memory(h, FORM_NO_MARK);
      return;
    }
    int strand = search_prefer(h);
    set_add(&node->todo, strand);
    if (!descend(h, strand)) return;
  }
}

static void leave(SearchRun *h, int n) {
  SearchNode *node = &h->node[n];
  level_end(h, n);
  if (!node->mark) return;
  h->g->drop(h->g->self, node->mark);
  node->mark = NULL;
}

// To the deepest state with a strand left to try. sleep: those that were tried to their end.
static bool go_back(SearchRun *h, int *strand) {
  for (int n = h->clocks.n; n >= 0; n--) {
    SearchNode *node = &h->node[n];
    if (node->strand >= 0) set_add(&node->sleep, node->strand);
    StrandSet left = set_minus(node->todo, node->sleep);
    if (node->mark && (*strand = set_first(&left)) >= 0) {
      search_return(h, n, node->mark);
      if (h->states->fresh > n) h->states->fresh = n;
      return true;
    }
    leave(h, n);
  }
  return false;
}

static bool in_bounds(SearchRun *h) {
  Search *s = h->s;
  s->store_bytes = store_bytes(h->states->store);
  if (h->stopped) return false;
  if (!s->max_orders || s->orders < s->max_orders) return true;
  search_incomplete(h, FORM_STOPPED_ORDERS, s->orders);
  return false;
}

static void put_away(SearchStates *st) {
  store_free(st->store);
  for (int i = 0; i < st->room; i++) {
    free(st->level[i].below.word);
    free(st->level[i].end);
  }
  free(st->level);
  free(st->end);
  free(st->strand_of);
  search_needs_free(st);
}

// At the steps that are given, if there are some: after a plain search, or at first. Keys are kept from the start on,
// where every process is still there.
static bool begin(SearchRun *h) {
  if (h->plain_is_over) search_return(h, 0, h->root);
  if (!search_begin(h)) return false;
  for (int n = 0; n <= h->nbegin; n++)
    if (!level_begin(h, n)) return false;
  return true;
}

void search_store(SearchRun *h) {
  SearchStates st = {.store = store_new()};
  int strand;
  h->states = &st;
  h->s->exact = false;
  if (!st.store) no_memory(h);
  else if (begin(h)) {
    go_down(h);
    for (search_between(h); !h->stopped && go_back(h, &strand) && in_bounds(h); search_between(h))
      if (descend(h, strand)) go_down(h);
    for (int n = h->clocks.n; n >= 0; n--) leave(h, n);
  }
  if (st.store) h->s->store_bytes = store_bytes(st.store);
  put_away(&st);
  h->states = NULL;
}
