// Which step next: every order, depth first; or one of each class, with source sets and sleep sets (see search.h).
//
// The way goes down until nobody can go on, then back to the deepest state where something is left to try. A mark
// stands at each state where there is a choice. Of a class of equal orders one alone comes to its end: a strand whose
// step was tried at a state sleeps in what is tried there afterwards, until a step is taken that its own depends on;
// where only sleepers could go on, the order is equal to one that was tried and is given up.
#include "search_inner.h"

// Who sleeps on after the last step.
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

// The one that went last goes on if it can: so the first orders have few switches.
static int choose(const SearchRun *h, const StrandSet *awake) {
  int n = h->clocks.n, last = n ? h->node[n - 1].strand : -1;
  return last >= 0 && set_has(awake, last) ? last : set_first(awake);
}

// Of the steps that are not taken: at an order's end, also where only sleepers could go on.
static void races_of_waiting(SearchRun *h, const SearchNode *n) {
  for (int i = 0; i < n->count; i++)
    if (!h->step[n->first + i].able) search_races(h, &h->step[n->first + i], &h->pending[i].call);
  for (int i = 0; i < h->ngone; i++) search_races(h, &h->step[h->gone[i].step], NULL);
}

static bool mark_here(SearchRun *h, SearchNode *n) {
  n->mark = h->g->mark(h->g->self);
  if (n->mark) return true;
  search_incomplete(h, FORM_NO_MARK, 0);
  h->stopped = true;
  return false;
}

// Takes one step at the state where it is. false: the order goes no further.
static bool descend(SearchRun *h, int strand) {
  bool dpor = h->s->method == SEARCH_DPOR;
  if (dpor) search_races(h, search_step(h, h->clocks.n, strand), &search_pending(h, strand)->call);
  if (search_take(h, strand) != SEARCH_TAKEN || !search_arrive(h)) return false;
  for (int i = h->ngone - 1; dpor && i >= 0 && h->gone[i].since == h->clocks.n; i--)
    search_races(h, &h->step[h->gone[i].step], NULL);
  return search_tick(h);
}

// On from the state it is in, whose choice is not made yet, until the order ends.
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
      search_incomplete(h, FORM_TOO_MANY_STEPS, (uint64_t)h->max_steps);
      return;
    }
    if (set_size(&awake) > 1 && !mark_here(h, n)) return;
    int strand = choose(h, &awake);
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

// To the deepest state where something is left to try, and what that is. false: there is none.
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

// Asked when there is more to try.
static bool in_bounds(SearchRun *h) {
  Search *s = h->s;
  uint64_t runs = s->orders + (s->method == SEARCH_ALL ? s->redundant : 0);
  if (h->stopped) return false;
  if (!s->max_orders || runs < s->max_orders) return true;
  search_incomplete(h, FORM_STOPPED_ORDERS, runs);
  return false;
}

void search_tree(SearchRun *h) {
  int strand;
  if (search_arrive(h)) go_down(h);
  while (!h->stopped && go_back(h, &strand) && in_bounds(h))
    if (descend(h, strand)) go_down(h);
  for (int n = h->clocks.n; n >= 0; n--) leave(h, n);
}
