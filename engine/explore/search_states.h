// What the search with a store of states shares: search_store.c, search_needs.c and search_prefer.c. Others include search.h.
#ifndef EXPLORE_SEARCH_STATES_H
#define EXPLORE_SEARCH_STATES_H

#include "search_inner.h"
#include "store.h"

typedef struct SearchLevel {  // beside a SearchNode: what is known below that state by now
  StateKey key;
  int kind;     // of the step that was taken there
  bool stored;  // it has an entry in the store, which is on_way
  StoreBits below;
  StoreEnd *end;
  uint32_t nends, end_room;
} SearchLevel;

typedef struct NeedKinds {  // kinds of one strand below a state
  int *kind, n, room;
  int strand;      // its number along the order, -1: it is not there yet
  uint64_t meets;  // of all of them
} NeedKinds;

typedef struct SearchStates {
  Store *store;
  SearchLevel *level;  // as SearchRun.node
  int room;
  int fresh;      // the first step of the path that on_known has not been told of
  StoreEnd *end;  // scratch of lists that are joined
  uint32_t end_room;
  NeedKinds *by_who;  // scratch of search_needs_below
  int nwhos;
  int *strand_of;  // scratch of search_prefer
  int strands_room;
  bool cut_off;  // the step that search_needs is asked about will never be taken on this path
  bool below;    // by_who is of the known state that has just been met
} SearchStates;

// search_needs.c: a step that is about to be taken, or that waits in vain, or was never taken: where it races with a
// step of the path, its strand is to be tried there, too.
void search_needs(SearchRun *h, const ClockStep *t);
// The same for all kinds of steps of a set, which come some time after the present state.
void search_needs_below(SearchRun *h, const uint64_t *word, size_t n);
void search_needs_free(SearchStates *st);
// search_prefer.c: the strand that is tried first at the present state
int search_prefer(SearchRun *h);

#endif
