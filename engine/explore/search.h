// Search: which orders are tried. Nothing here knows how a step is taken (explore.h).
//
//   dpor    one order of each equivalence class: source sets and sleep sets. P. Abdulla, S. Aronis, B. Jonsson, K.
//           Sagonas: "Optimal dynamic partial order reduction", POPL 2014; "Source sets: a foundation for optimal
//           dynamic partial order reduction", JACM 64 (2017). A step that may block also races with an earlier step
//           that disabled it, when other dependent steps came between.
//   all     every order, depth first: the oracle of the tests
//   random  seeded sampling, when there are too many orders: proves nothing. Partial order sampling (search_random.c)
//
// A strand that is apart may leave nothing behind when its process ends (search_leaves_nothing): orders that differ
// only in whether it took such a last step are tried once.
//
// In a large search the orders that break may come late. With breaks_first dpor tries some orders before their turn
// (search_first.c). They are no orders of the search: it counts as without them, and must find again what they found.
#ifndef EXPLORE_SEARCH_H
#define EXPLORE_SEARCH_H

#include <signal.h>

#include "explore.h"

typedef enum SearchMethod { SEARCH_DPOR, SEARCH_ALL, SEARCH_RANDOM } SearchMethod;

// Dpor: whether states are stored, and a state that was met before is not searched again (search_store.c). LATER: once
// SEARCH_PLAIN orders have been tried, a count and never a time, so that a program gets the same answer everywhere.
typedef enum SearchStore { SEARCH_STORE_LATER, SEARCH_STORE_NEVER, SEARCH_STORE_AT_ONCE } SearchStore;
// A search that has at most SEARCH_NEARLY orders, as far as can be guessed at SEARCH_PLAIN, goes on without states up
// to that.
// 40,000: a manager with three clients comes to its end by 33,048 orders, and its states hardly meet.
// 2,000 where threads change places in private work: all their steps depend on one another, and their states meet.
enum { SEARCH_PLAIN = 40000, SEARCH_NEARLY = 100000, SEARCH_PLAIN_FINER = 2000 };  // different and redundant ones

typedef struct SearchFinding {  // one outcome, and the best order that leads to it
  Outcome outcome;
  uint64_t orders;  // different orders that led to it; 0: up to now only one that was tried before its turn
  // the order: short, with few context switches (search_best.c); malloc'd, owned by the search. sentence NULL: too many
  // findings to put all into words; bad ones come first
  ExploreEvent *event;
  char (*sentence)[OUTCOME_TEXT];
  int n;
  // of a bad outcome: the nearest order that does not break (ngood 0: none was found), and where the two first differ:
  // event[parts], good[parts]
  ExploreEvent *good;
  char (*good_sentence)[OUTCOME_TEXT];
  int ngood;
  int parts;
  Outcome good_outcome;
} SearchFinding;

typedef struct Search {  // options first, then what was found
  SearchMethod method;
  SearchStore store;    // dpor
  uint64_t max_orders;  // 0: no bound. All, random: of orders tried, equal ones included
  uint64_t most_steps;  // taken in all, as `steps` counts them; 0: no bound
  int max_steps;        // of one order; 0: the default
  uint64_t seed;        // random, and of the orders by lot
  // Every order begins with these choices; the caller has seen that they can be taken. nfrom 0: from the start
  const Choice *from;
  int nfrom;
  bool breaks_first;  // dpor: what is likely to break is tried before its turn (search_first.c)
  bool rough;         // findings are not made better, and have no words (search_best.c)
  double seconds;     // 0: no bound
  double used;        // of them, before the search began
  // not 0: the clock is to be looked at now, not after so many steps. NULL: never
  const volatile sig_atomic_t *hurry;
  // the outcome is one that no order had yet: called before it is counted. May go anywhere, and comes back. true: the
  // outcome is to be read again. May be NULL
  bool (*on_new)(struct Search *s, const ExploreEvent *event, int n);
  // called after each order, and now and then: false stops the search
  // one different order is finished; may be NULL
  bool (*on_order)(struct Search *s, const ExploreEvent *event, int n, const Outcome *o);
  // the search goes on no further, as the state is known: so far the order is event[0 .. n), its steps from fresh on
  // are told for the first time; may be NULL
  bool (*on_known)(struct Search *s, const ExploreEvent *event, int n, int fresh);
  // at least some times a second; may be NULL
  bool (*on_progress)(struct Search *s);
  // The first order that breaks has been found, and the search has gone on for a while: it is made short, has its
  // neighbour and is in words. May go anywhere. May be NULL
  void (*on_break)(struct Search *s, const SearchFinding *f);
  void *data;
  // found
  uint64_t orders;       // different ones
  uint64_t redundant;    // equivalent to an earlier one. dpor: stopped by a sleep set before their end;
                         // all, random: taken to their end
  uint64_t steps;        // taken in all
  uint64_t lots;         // orders that were tried before their turn; not among the others
  uint64_t broke_after;  // orders, those before their turn included, that were tried when one broke; 0: none
  uint64_t states;       // different states in the store, since it is used; 0: it is not (yet)
  uint64_t matched;      // how often such a state was met again, and not gone on from
  uint64_t store_bytes;  // what the store holds, in memory
  // orders, redundant and each finding's orders are counts of the classes of all orders (but for last steps that leave
  // nothing behind). false: the search goes by the
  // store, and they count only those that were taken to their end: to be told as "2,878 states, 11 ends"
  bool exact;
  double spent;                       // seconds
  double cpu;                         // seconds of processor time of the search alone, without search_best
  double estimate;                    // of the number of all orders, while it runs (a weighted mean over the branches
                                      // taken); 0: none yet
  bool complete;                      // nothing was left out
  bool lot_alone;                     // it would be, but orders by lot came to an end that the search did not come to
  char incomplete[2 * OUTCOME_TEXT];  // why not: "stopped after 1000 orders", "a process loops without a step in line
                                      // 7", …
  char incomplete_said[4 * OUTCOME_TEXT];  // the same as a saying
  SearchFinding *finding;
  int nfindings;
} Search;

// starts at x's present state, and leaves x there. false: no memory
bool search_run(Search *s, Explore *x);
void search_free(Search *s);

#endif
