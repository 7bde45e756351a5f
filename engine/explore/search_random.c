// Which step next, at random: partial order sampling. X. Yuan, J. Yang, R. Gu: "Partial order aware concurrency
// sampling", CAV 2018.
//
// Each pending step has a random priority; the enabled step with the highest is taken. A step that depends on the one
// just taken gets a new priority: so the orders of dependent steps are sampled almost evenly, however many independent
// steps the strands have. It proves nothing.
#include "search_inner.h"

enum { RUNS = 1000 };  // when there is no bound at all

static uint64_t next_random(uint64_t *r) {  // xorshift64*
  *r ^= *r >> 12;
  *r ^= *r << 25;
  *r ^= *r >> 27;
  return *r * 0x2545f4914f6cdd1du;
}

static int heaviest(const SearchRun *h, const SearchNode *n, const uint64_t *weight) {
  int best = -1;
  for (int i = 0; i < n->count; i++) {
    const ClockStep *s = &h->step[n->first + i];
    if (s->able && (best < 0 || weight[s->strand] > weight[best])) best = s->strand;
  }
  return best;
}

static void weigh(const SearchRun *h, uint64_t *weight, uint64_t *random) {
  int n = h->clocks.n;
  const SearchNode *node = &h->node[n];
  for (int i = 0; i < node->count; i++) {
    const ClockStep *s = &h->step[node->first + i];
    if (s->posted == n || (n && clocks_depend(s, &h->clocks.step[n - 1]))) weight[s->strand] = next_random(random);
  }
}

bool search_random_order(SearchRun *h, uint64_t *random) {
  uint64_t weight[CLOCKS_STRANDS];
  for (;;) {
    int n = h->clocks.n;
    weigh(h, weight, random);
    int strand = heaviest(h, &h->node[n], weight);
    if (strand < 0) {
      search_found(h);
      return true;
    }
    if (n >= h->max_steps) {
      if (!h->lot) search_endless(h, FORM_TOO_MANY_STEPS, 0);
      return false;
    }
    if (search_take(h, strand) != SEARCH_TAKEN || !search_arrive(h) || !search_tick(h)) return false;
  }
}

uint64_t search_random_seed(const Search *s) {
  uint64_t random = s->seed * 0x9e3779b97f4a7c15u + 0x632be59bd9b4e019u;
  return random ? random : 1;
}

void search_random(SearchRun *h) {
  Search *s = h->s;
  uint64_t random = search_random_seed(s), runs = s->max_orders;
  if (!runs && s->seconds <= 0 && !s->on_progress && !s->on_order) runs = RUNS;
  if (!search_begin(h)) return;
  for (uint64_t i = 0; !h->stopped && (!runs || i < runs); i++) {
    if (i) search_return(h, h->nbegin, h->begin);
    search_random_order(h, &random);
    search_between(h);
  }
  search_incomplete(h, FORM_RANDOM_PROVES_NOTHING, 0);
}
