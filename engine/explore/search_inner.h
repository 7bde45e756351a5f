// The search's internals, shared by its files; others include search.h.
//
//   search.c           one search from start to end: bounds, the present path, findings
//   search_tree.c      which step next: every order, or one of each class
//   search_races.c     which steps of an order could have come in another order
//   search_store.c     the same with a store of states; search_needs.c: which steps race with the path;
//                      search_prefer.c: which strand first
//   search_random.c    which step next, at random
//   search_first.c     the steps that are given; between two orders: what is likely to break first
//   search_steer.c     orders that lead into a cycle of the lock order
//   search_best.c      after the search: shorter orders, fewer context switches, the nearest good order
//   search_explore.c   SearchGround on explore.h
#ifndef EXPLORE_SEARCH_INNER_H
#define EXPLORE_SEARCH_INNER_H

#include "clocks.h"
#include "ground.h"

// A state on the present path: the strands' pending steps, and which of them were tried or are to be tried.
typedef struct SearchNode {
  StrandSet here;    // strands that have come to a step
  StrandSet able;    // enabled ones
  StrandSet sleep;   // the sleep set: strands whose step need not be taken here, such orders are equivalent to earlier
                     // ones
  StrandSet todo;    // the source set, as far as it is known: strands to be tried, tried ones included
  int first, count;  // their steps: SearchRun.step[first .. first+count-1], by slot and place
  int nstrands;      // of the order, up to here
  int strand;        // whose step is taken
  int done;          // how many have been tried to their end
  int doubts;        // list of doubts at this state; -1 ends it
  void *mark;        // NULL where there is no choice
} SearchNode;

// A later step that may have been enabled at this state: its guard is tested when the search is back here.
typedef struct SearchDoubt {
  WorldCall call;
  StrandSet initials;  // if it is enabled, one of these is to be tried
  int next;
} SearchDoubt;

typedef struct SearchNote {
  int switches;
} SearchNote;  // of a finding

typedef struct SearchRun {  // one search while it runs. Its state is node[clocks.n]
  Search *s;
  const SearchGround *g;
  Clocks clocks;
  ExploreEvent *event;     // the order: event[0 .. clocks.n-1]
  bool independence_lost;  // SearchGround.independence_lost
  SearchNode *node;        // [clocks.n + 1]
  int room;                // of both
  ClockStep *step;
  int step_room;
  ExplorePending *pending;
  int npending;  // of the state it is in
  // pending steps (in step[]) that were never taken: step since - 1 killed their strand, or gave it another step
  struct {
    int step, since;
  } * gone;
  int ngone, gone_room;
  SearchDoubt *doubt;
  int ndoubts, doubt_room, free_doubt;
  Outcome *outcome;
  void *root;   // the mark at the start
  void *begin;  // the mark after the steps that are given: nbegin of them
  int nbegin;
  bool lot;              // beside the search: its orders are not counted, and prove nothing (search_first.c)
  bool steered, thrown;  // done
  uint64_t broke_at;     // steps that had been taken when an order broke; 0: none has
  bool told_break;
  int max_steps;
  SearchNote *note;  // one a finding
  int *index;        // of findings by their outcome's key: 0 none, else its number + 1
  uint64_t *seen;
  uint64_t nseen, seen_room;  // hashes of orders
  double start, cpu_start, next_progress;
  unsigned ticks;
  // over the states that are done: branches: how many strands were tried there, in all; branched: such states
  double branches;
  uint64_t branched;
  struct SearchStates *states;  // search_states.h: of the search with a store, while that goes on
  uint64_t plain_most;          // orders that are tried before states are stored; 0: not yet known
  bool plain_is_over;           // SEARCH_PLAIN orders have been tried, and there is a store to go on with
  bool stopped;                 // by a bound or the caller: the findings so far are reported
  bool failed;                  // no memory
} SearchRun;

// steps of an order unless told otherwise; different outcomes that are kept
enum { SEARCH_STEPS = 10000, SEARCH_FINDINGS = 1000 };

typedef enum SearchStep { SEARCH_TAKEN, SEARCH_CUT, SEARCH_STOP } SearchStep;  // CUT: this order cannot be finished

// reads the present state into node[clocks.n]. false: it must stop
bool search_arrive(SearchRun *h);
// that strand's step, its clock and its event; search_arrive is the caller's to call
SearchStep search_take(SearchRun *h, int strand);
void search_return(SearchRun *h, int n, void *mark);  // goes back to the state after the first n steps
// the order has come to its end. Returns its finding's number; -1: it has none
int search_found(SearchRun *h);
bool search_is_at(SearchRun *h, int finding);        // the present state is an end of that finding
void search_keep(SearchRun *h, int finding);         // … and the order to it may be its shortest
bool search_late(const SearchRun *h, double grace);  // has the time been up for so many seconds
double search_estimate(const SearchRun *h);          // of all orders, by the part of the tree that is done
bool search_tick(SearchRun *h);                      // checks time and the caller's callbacks. false: stop
// the search is incomplete; only the first reason is kept. n: the form's number, if it has one
void search_incomplete(SearchRun *h, const char *why, uint64_t n);
void search_incomplete_with(SearchRun *h, const char *why, uint64_t n, const char *who);  // who: a saying, or ""
// The present path may go on without end: from that step on it goes round (search_endless.c).
void search_endless(SearchRun *h, const char *why, int from);
void search_no_memory(SearchRun *h, const char *why);  // because of the limit (memory.h), or else why
// A run of its own path beside h, with h's findings, at the steps that are given. false: it must stop. Its end gives
// the path back, and tells h why it stopped.
bool search_beside(SearchRun *h, SearchRun *beside);
void search_beside_end(SearchRun *h, SearchRun *beside);
const ClockStep *search_step(const SearchRun *h, int n,
                             int strand);  // the strand's pending step at state n; it must have one
const ExplorePending *search_pending(const SearchRun *h, int strand);  // at the present state

// Which of these strands goes first: the last one, so that the first orders have few context switches. A process does
// not end while a strand of it that is apart may go: what that one does may leave nothing behind.
int search_choose(const SearchRun *h, const StrandSet *of);
// Does that strand end its process, while one of it that is apart is among these?
bool search_ends_others(const SearchRun *h, const StrandSet *of, int strand);
// Step e of the path leaves nothing behind when its process ends right after it, by t: the same as if it had not been.
bool search_leaves_nothing(const SearchRun *h, int e, const ClockStep *t);

void search_tree(SearchRun *h);
void search_store(SearchRun *h);
void search_random(SearchRun *h);
// one order at random from the present state. false: it was not finished
bool search_random_order(SearchRun *h, uint64_t *random);
uint64_t search_random_seed(const Search *s);
// search_first.c
// Arrives at the start, keeps keys from there on if states are stored, and takes the steps that are given. false: it
// must stop
bool search_begin(SearchRun *h);
// Called between two orders, and leaves the ground in any state: the search goes back from there.
void search_between(SearchRun *h);
// The search is over: each end that was found before its turn must have been found again.
void search_settle_lots(SearchRun *h);
// search_steer.c: orders into cycles of the lock order of this one, which has just come to its end
void search_steer(SearchRun *h, const ExploreEvent *event, int n);
void search_best(SearchRun *h);
void search_best_of(SearchRun *h, SearchFinding *f);  // of one alone, while the search goes on
void search_forget_words(SearchFinding *f);           // and its neighbour
// is order a better: shorter, then with fewer stale stores, then with fewer context switches
bool search_is_better(const ExploreEvent *a, int na, int switches_a, const ExploreEvent *b, int nb, int switches_b);

// Finds the steps that t races with, and adds to the source sets of earlier states. call: t's, NULL if it is not known.
void search_races(SearchRun *h, const ClockStep *t, const WorldCall *call);
void search_settle_doubts(SearchRun *h, int n);  // at state n, the present one
void search_forget_doubts(SearchRun *h, int n);

#endif
