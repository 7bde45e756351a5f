// Which strand is tried first at a new state of the search with a store (search_store.c).
//
// Any will do, and the persistent set grows from it by races. But sets that begin with different strands end up
// differently large: philosophers round a table all compete with one another while nobody has eaten, and when one has,
// his neighbour's first fork is nobody else's. Where the set is that neighbour alone, the others' orders need not be
// told apart yet, and states are n³ instead of 2ⁿ.
//
// So the search learns which kinds of steps race with each other (store_note_race), and how late in its life a strand
// takes a step of a kind. A strand is tied to those with a step to come that is known to race with its next one; a
// strand that cannot go, to those with a step to come that may let it. The set that begins with a strand will be about
// all that it is tied to, directly or not. The smallest is taken; where two are equal, the one that goes on with the
// last strand. A wrong guess costs time, nothing else.
#include <string.h>

#include "base/grow.h"
#include "search_states.h"

typedef struct Ties {
  SearchRun *h;
  StrandSet known;  // of whom `to` is filled in
  StrandSet to[CLOCKS_STRANDS];
} Ties;

// By the store's numbers of strands: their numbers along the order, -1: not there now. false: no memory
static bool number_strands(SearchRun *h) {
  SearchStates *st = h->states;
  int whos = store_whos(st->store);
  if (!GROW(st->strand_of, st->strands_room, whos, 64)) return false;
  for (int i = 0; i < whos; i++) st->strand_of[i] = -1;
  const SearchNode *node = &h->node[h->clocks.n];
  for (int i = 0; i < node->count; i++) {
    const ClockStep *s = &h->step[node->first + i];
    int who = store_who_of(st->store, s);
    if (who >= 0) st->strand_of[who] = s->strand;
  }
  return true;
}

static void add_with_steps_to_come(const SearchRun *h, const StoreBits *kinds, StrandSet *to) {
  const SearchStates *st = h->states;
  for (size_t w = 0; w < kinds->n; w++)
    for (uint64_t bits = kinds->word[w]; bits; bits &= bits - 1) {
      int kind = (int)w * 64 + __builtin_ctzll(bits), strand = st->strand_of[store_who(st->store, kind)];
      if (strand >= 0 && store_latest(st->store, kind) > h->clocks.count[strand]) set_add(to, strand);
    }
}

static const StrandSet *tied_to(Ties *t, int strand) {
  SearchRun *h = t->h;
  StrandSet *to = &t->to[strand];
  if (set_has(&t->known, strand)) return to;
  set_add(&t->known, strand);
  *to = (StrandSet){{0}};
  const ClockStep *next = search_step(h, h->clocks.n, strand);
  int kind = store_find_kind(h->states->store, next);
  if (kind < 0) return to;
  const StoreBits *dependent = next->able ? NULL : store_dependents(h->states->store, kind);
  add_with_steps_to_come(h, store_rivals(h->states->store, kind), to);
  if (dependent) add_with_steps_to_come(h, dependent, to);
  return to;
}

// How many strands that can go are tied together with this one; `most`, if as many or more.
static int tied_together(Ties *t, int strand, int most) {
  const StrandSet *able = &t->h->node[t->h->clocks.n].able;
  StrandSet all = {{0}}, left = {{0}};
  set_add(&left, strand);
  for (int q; (q = set_first(&left)) >= 0;) {
    set_add(&all, q);
    left = set_minus(set_or(left, *tied_to(t, q)), all);
    StrandSet go = set_and(all, *able);
    if (set_size(&go) >= most) return most;
  }
  all = set_and(all, *able);
  return set_size(&all);
}

int search_prefer(SearchRun *h) {
  const SearchNode *node = &h->node[h->clocks.n];
  int best = search_choose(h, &node->able);
  if (set_size(&node->able) == 1 || !number_strands(h)) return best;
  Ties t;
  t.h = h;
  t.known = (StrandSet){{0}};
  int least = tied_together(&t, best, CLOCKS_STRANDS);
  for (int strand = 0; least > 1 && strand < h->clocks.nstrands; strand++) {
    if (!set_has(&node->able, strand) || search_ends_others(h, &node->able, strand)) continue;
    int size = tied_together(&t, strand, least);
    if (size < least) least = size, best = strand;
  }
  return best;
}
