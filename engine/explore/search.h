// Search: which orders are tried. Nothing here knows how a step is taken (explore.h).
//
//   dpor    one order of each equivalence class: source sets with sleep sets. P. Abdulla, S. Aronis, B. Jonsson, K.
//           Sagonas: "Optimal dynamic partial order reduction", POPL 2014; "Source sets: a foundation for optimal
//           dynamic partial order reduction", JACM 64 (2017). A step that may have to wait races with what made it
//           wait, also when that was not the last one before it.
//   all     every order, depth first: the oracle of the tests
//   random  a seeded search for what is too large: proves nothing. Partial order sampling (search_random.c)
#ifndef EXPLORE_SEARCH_H
#define EXPLORE_SEARCH_H

#include "explore.h"

typedef enum SearchMethod { SEARCH_DPOR, SEARCH_ALL, SEARCH_RANDOM } SearchMethod;

typedef struct SearchFinding {  // one outcome, and the best order that leads to it
  Outcome outcome;
  uint64_t orders;  // different orders that led to it
  // the order: as short as can be, with the fewest switches; malloc'd, the search's. sentence NULL: there were too many
  // findings to tell them all; bad ones are told first
  ExploreEvent *event;
  char (*sentence)[OUTCOME_TEXT];
  int n;
  // a bad outcome: the nearest order that does not break (0: none was found), and where the two part: event[parts]
  // against good[parts]
  ExploreEvent *good;
  char (*good_sentence)[OUTCOME_TEXT];
  int ngood;
  int parts;
  Outcome good_outcome;
} SearchFinding;

typedef struct Search {  // options first, then what was found
  SearchMethod method;
  uint64_t max_orders;  // 0: no bound. All, random: of orders tried, equal ones included
  int max_steps;        // of one order; 0: the default
  uint64_t seed;        // random
  double seconds;       // 0: no bound
  // called after each order, and now and then: false stops the search
  // one different order is finished; may be NULL
  bool (*on_order)(struct Search *s, const ExploreEvent *event, int n, const Outcome *o);
  // at least some times a second; may be NULL
  bool (*on_progress)(struct Search *s);
  void *data;
  // found
  uint64_t orders;                     // different ones
  uint64_t redundant;                  // begun and given up: equal to one that was tried. All, random: taken to their
                                       // end, and equal to an earlier one
  uint64_t steps;                      // taken in all
  double spent;                        // seconds
  double cpu;                          // of the processor's time: of the search alone, without what is made of what was
                                       // found
  double estimate;                     // of all orders there are, while it runs (a weighted mean over the branches
                                       // taken); 0: none yet
  bool complete;                       // nothing was left out
  char incomplete[OUTCOME_TEXT];       // why not: "stopped after 1000 orders", "a process loops without a step in line
                                       // 7", …
  char incomplete_said[OUTCOME_TEXT];  // the same as a saying
  SearchFinding *finding;
  int nfindings;
} Search;

// from where x is; x is there again afterwards. false: no memory
bool search_run(Search *s, Explore *x);
void search_free(Search *s);

#endif
