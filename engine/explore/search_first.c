// Where an order begins, and what is tried before its turn (Search.breaks_first).
//
// Depth first, a large search may come late to the orders that break. So some orders are tried before their turn, until
// one has broken:
//
//   after the first order         orders into each cycle of its lock order (search_steer.c)
//   when the search has taken     500 orders at random, by partial order sampling (search_random.c): they find in
//   PLAIN steps                   milliseconds what is rare in the tree and likely in a sample. On a slow ground some
//                                 right after the first order
//
// Both are bounds of counts: a program has the same answer on any machine. A search that ends before PLAIN pays nothing
// for the second. None of these orders is an order of the search: it goes on as if they had not been, and when it is
// complete it has found each of their ends again.
#include "search_inner.h"

#include <stdlib.h>

enum {
  PLAIN = 10000,      // steps: some hundredths of a second
  LOTS = 500,         // orders
  LOTS_SLOW = 12,     // … where each takes long: at once
  LOT_STEPS = 60000,  // in all: long orders are fewer
  GONE_ON = 4000,     // steps after the first break: whoever waits is shown its order
};

// ---- where orders begin ----

static int strand_at(const SearchRun *h, const Choice *c) {
  const SearchNode *node = &h->node[h->clocks.n];
  for (int i = 0; i < node->count; i++) {
    const ClockStep *s = &h->step[node->first + i];
    if (s->able && s->slot == c->slot && s->place == choice_place(c)) return s->strand;
  }
  return -1;
}

static bool take_given(SearchRun *h, const Choice *c) {
  int strand = strand_at(h, c);
  if (strand >= 0 && search_take(h, strand) == SEARCH_TAKEN) {
    if (!search_arrive(h)) return false;
    if (choice_same(&h->event[h->clocks.n - 1].choice, c)) return true;
  }
  search_incomplete(h, FORM_NOT_THE_SAME_AGAIN, 0);
  h->stopped = true;
  return false;
}

bool search_begin(SearchRun *h) {
  const Search *s = h->s;
  if (!search_arrive(h)) return false;
  if (h->states) h->g->keep_keys(h->g->self);
  if (h->begin && h->begin != h->root) h->g->drop(h->g->self, h->begin);
  h->begin = NULL;
  for (int i = 0; i < s->nfrom; i++)
    if (!take_given(h, &s->from[i])) return false;
  h->nbegin = s->nfrom;
  h->begin = s->nfrom ? h->g->mark(h->g->self) : h->root;
  if (!h->begin) search_no_memory(h, FORM_NO_MARK);
  return h->begin != NULL;
}

// ---- between two orders ----

static void steer(SearchRun *h) {
  h->steered = true;
  if (h->s->nfindings == 1 && !h->broke_at) search_steer(h, h->s->finding[0].event, h->s->finding[0].n);
}

static void throw_lots(SearchRun *h) {
  SearchRun beside;
  Search *s = h->s;
  uint64_t random = search_random_seed(s), until = s->steps + LOT_STEPS;
  h->thrown = true;
  bool going = search_beside(h, &beside);
  int most = h->g->slow ? LOTS_SLOW : LOTS;
  for (int i = 0; going && i < most && !beside.broke_at && s->steps < until; i++) {
    if (i) search_return(&beside, beside.nbegin, beside.begin);
    going = search_random_order(&beside, &random) && !beside.stopped;
  }
  search_beside_end(h, &beside);
}

static SearchFinding *first_bad(Search *s) {
  for (int i = 0; i < s->nfindings; i++)
    if (outcome_breaks(&s->finding[i].outcome)) return &s->finding[i];
  return NULL;
}

static void tell_break(SearchRun *h) {
  SearchFinding *f = first_bad(h->s);
  h->told_break = true;
  if (!f || !h->s->on_break) return;
  search_best_of(h, f);
  h->s->on_break(h->s, f);
}

void search_between(SearchRun *h) {
  const Search *s = h->s;
  if (s->breaks_first && s->method == SEARCH_DPOR && !h->stopped) {
    if (!h->steered) steer(h);
    if (!h->stopped && !h->thrown && !h->broke_at && (h->g->slow || s->steps >= PLAIN)) throw_lots(h);
  }
  if (!h->stopped && h->broke_at && !h->told_break && s->steps >= h->broke_at + GONE_ON) tell_break(h);
}

// ---- after the search ----

// An end that only these orders came to. Its order is taken once more: what is known by now to be no part of an outcome
// may make it equal to another (printed.h).
static bool is_known_now(SearchRun *h, const SearchFinding *f) {
  const Search *s = h->s;
  h->g->back(h->g->self, h->root);
  for (int i = 0; i < f->n; i++) {
    ExploreEvent e;
    if (h->g->take(h->g->self, f->event[i].choice.slot, choice_place(&f->event[i].choice), &e) != EXPLORE_TAKEN)
      return false;
  }
  h->g->outcome(h->g->self, h->outcome);
  for (int i = 0; i < s->nfindings; i++)
    if (s->finding[i].orders && s->finding[i].outcome.key == h->outcome->key) return true;
  return false;
}

static void forget(SearchRun *h, int i) {
  Search *s = h->s;
  SearchFinding *f = &s->finding[i], *last = &s->finding[--s->nfindings];
  free(f->event);
  search_forget_words(f);
  outcome_free(&f->outcome);
  outcome_free(&f->good_outcome);
  if (f == last) return;
  *f = *last;
  h->note[i] = h->note[s->nfindings];
}

void search_settle_lots(SearchRun *h) {
  Search *s = h->s;
  for (int i = s->nfindings - 1; i >= 0 && s->lots; i--) {
    if (s->finding[i].orders) continue;
    if (is_known_now(h, &s->finding[i])) {
      forget(h, i);
      continue;
    }
    s->lot_alone |= s->complete;
    search_incomplete(h, FORM_ONLY_BY_LOT, 0);
  }
}
