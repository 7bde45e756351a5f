// Which step next: every order, depth first; or one of each class, with source sets and sleep sets (see search.h).
//
// The path goes down until no strand is enabled, then back to the deepest state with a strand left to try. Each state
// with a choice has a mark. Only one order of an equivalence class comes to its end: a strand that was tried at a state
// is in the sleep set of the later branches there, until a step is taken that its own depends on. Where all enabled
// strands sleep, the order is equivalent to an earlier one and is dropped.
#include "search_inner.h"

// The sleep set after the last step.
static StrandSet sleepers(const SearchRun *h) {
  int n = h->clocks.n;
  StrandSet s = {0};
  if (n == 0) return s;
  const SearchNode *before = &h->node[n - 1];
  if (set_empty(&before->sleep)) return s;
  for (int i = 0; i < before->count; i++) {
    const ClockStep *q = &h->step[before->first + i];
    if (q->strand != before->strand && set_has(&before->sleep, q->strand) && !clocks_depend(q, &h->clocks.step[n - 1]))
      set_add(&s, q->strand);
  }
  return s;
}

// Races of pending steps that are not taken: at an order's end, also where only sleepers are enabled.
static void races_of_waiting(SearchRun *h, const SearchNode *n) {
  for (int i = 0; i < n->count; i++)
    if (!h->step[n->first + i].able) search_races(h, &h->step[n->first + i], &h->pending[i].call);
  for (int i = 0; i < h->ngone; i++) search_races(h, &h->step[h->gone[i].step], NULL);
}

static bool mark_here(SearchRun *h, SearchNode *n) {
  n->mark = h->g->mark(h->g->self);
  if (n->mark) return true;
  search_no_memory(h, FORM_NO_MARK);
  return false;
}

// Takes one step at the present state. false: the order ends here.
static bool descend(SearchRun *h, int strand) {
  bool dpor = h->s->method == SEARCH_DPOR;
  if (dpor) search_races(h, search_step(h, h->clocks.n, strand), &search_pending(h, strand)->call);
  if (search_take(h, strand) != SEARCH_TAKEN || !search_arrive(h)) return false;
  for (int i = h->ngone - 1; dpor && i >= 0 && h->gone[i].since == h->clocks.n; i--)
    search_races(h, &h->step[h->gone[i].step], NULL);
  return search_tick(h);
}

// From the present state, where no strand is chosen yet, to the end of the order.
static void go_down(SearchRun *h) {
  for (;;) {
    SearchNode *n = &h->node[h->clocks.n];
    bool dpor = h->s->method == SEARCH_DPOR;
    if (set_empty(&n->able)) {
      if (dpor) races_of_waiting(h, n);
      search_found(h);
      return;
    }
    if (dpor) n->sleep = sleepers(h);
    StrandSet awake = set_minus(n->able, n->sleep);
    if (set_empty(&awake)) {
      races_of_waiting(h, n);
      h->s->redundant++;
      return;
    }
    if (h->clocks.n >= h->max_steps) {
      search_endless(h, FORM_TOO_MANY_STEPS, 0);
      return;
    }
    if (set_size(&awake) > 1 && !mark_here(h, n)) return;
    int strand = search_choose(h, &awake);
    if (dpor) set_add(&n->todo, strand);
    else n->todo = awake;
    if (!descend(h, strand)) return;
  }
}

static void leave(SearchRun *h, int n) {
  SearchNode *node = &h->node[n];
  search_forget_doubts(h, n);
  if (!node->mark) return;
  h->g->drop(h->g->self, node->mark);
  node->mark = NULL;
  h->branches += node->done;
  h->branched++;
}

// Goes back to the deepest state with a strand left to try; *strand: that one. false: there is none.
static bool go_back(SearchRun *h, int *strand) {
  for (int n = h->clocks.n; n >= 0; n--) {
    SearchNode *node = &h->node[n];
    if (node->strand >= 0) {
      set_add(&node->sleep, node->strand);
      node->done++;
    }
    StrandSet left = set_minus(node->todo, node->sleep);
    bool doubts = node->mark && node->doubts >= 0;
    if (node->mark && (doubts || !set_empty(&left))) {
      search_return(h, n, node->mark);
      search_settle_doubts(h, n);
      left = set_minus(node->todo, node->sleep);
      *strand = set_first(&left);
      if (*strand >= 0) return true;
    }
    leave(h, n);
  }
  return false;
}

// Is it time to store states? A search that seems to be nearly done is brought to its end: where few orders meet in one
// state, states are no fewer.
static bool is_over(SearchRun *h) {
  const Search *s = h->s;
  uint64_t tried = s->orders + s->redundant;
  if (s->method != SEARCH_DPOR || s->store != SEARCH_STORE_LATER || !h->g->key || tried < h->g->plain) return false;
  if (!h->plain_most)
    h->plain_most = search_estimate(h) <= SEARCH_NEARLY && h->g->plain == SEARCH_PLAIN ? SEARCH_NEARLY : h->g->plain;
  return tried >= h->plain_most;
}

// Asked when there is more to try.
static bool in_bounds(SearchRun *h) {
  Search *s = h->s;
  uint64_t runs = s->orders + (s->method == SEARCH_ALL ? s->redundant : 0);
  if (h->stopped) return false;
  if (is_over(h)) {
    h->plain_is_over = true;
    return false;
  }
  if (!s->max_orders || runs < s->max_orders) return true;
  search_incomplete(h, FORM_STOPPED_ORDERS, runs);
  return false;
}

void search_tree(SearchRun *h) {
  int strand;
  bool begun = search_begin(h);
  if (begun) go_down(h);
  else h->node[h->clocks.n].mark = NULL;  // nobody was there
  for (search_between(h); !h->stopped && go_back(h, &strand) && in_bounds(h); search_between(h))
    if (descend(h, strand)) go_down(h);
  for (int n = h->clocks.n; n >= 0; n--) leave(h, n);
}
