// What the parts of the search share. Not for others: search.h is.
//
//   search.c           one search from its beginning to its end: bounds, the way that is being taken, what was found
//   search_tree.c      which step next: every order, or one of each class
//   search_races.c     which steps of an order could have come in another order
//   search_random.c    which step next, by lot
//   search_best.c      what is made of what was found: shorter orders, fewer switches, the nearest that does not break
//   search_explore.c   the ground they stand on: explore.h
#ifndef EXPLORE_SEARCH_INNER_H
#define EXPLORE_SEARCH_INNER_H

#include "clocks.h"
#include "search.h"

// What takes the steps. As the functions of explore.h, with marks that are its own.
typedef struct SearchGround {
  void *self;
  int base;  // steps that had been taken before the search began
  int (*pending)(void *self, ExplorePending *out, int max);
  ExploreEnd (*take)(void *self, int slot, int strand, ExploreEvent *event);
  const char *(*why)(void *self);
  void *(*mark)(void *self);
  void (*back)(void *self, const void *mark);
  void (*drop)(void *self, void *mark);
  ExploreState (*state)(void *self);
  void (*outcome)(void *self, Outcome *o);
  int (*sentence)(void *self, const ExplorePending *p, char *out, int size);
  bool (*guard)(void *self, const WorldCall *c);
  // the order ends because something from outside would have to come: it is no order (why). NULL: never
  bool (*outside)(void *self);
  // what steps depend on has turned out to be more than they said: the search ends, to be begun anew. NULL: never
  bool (*independence_lost)(void *self);
} SearchGround;

bool search_run_on(Search *s, const SearchGround *g);  // as search_run

// A state of the way: what the strands have come to, and what was and is to be tried there.
typedef struct SearchNode {
  StrandSet here;    // strands that have come to a step
  StrandSet able;    // those that may take it
  StrandSet sleep;   // those whose step need not be taken here: the orders that begin so are equal to ones
                     // that were tried
  StrandSet todo;    // those to be tried, tried ones included
  int first, count;  // their steps: SearchRun.step[first .. first+count-1], by slot and place
  int nstrands;      // of the order, up to here
  int strand;        // whose step is taken
  int done;          // how many have been tried to their end
  int doubts;        // a list: steps that may have been possible here; -1 ends it
  void *mark;        // NULL where there is no choice
} SearchNode;

// A step that may have been possible at a state: its guard is asked when the search is back there.
typedef struct SearchDoubt {
  WorldCall call;
  StrandSet initials;  // then one of these is to be tried
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
  int nsteps, step_room;
  ExplorePending *pending;
  int npending;  // of the state it is in
  // steps (SearchRun.step) that were never taken: their strand was killed, or led elsewhere, by step since - 1
  struct {
    int step, since;
  } * gone;
  int ngone, gone_room;
  SearchDoubt *doubt;
  int ndoubts, doubt_room, free_doubt;
  Outcome *outcome;
  void *root;  // the mark at the start
  int max_steps;
  SearchNote *note;  // one a finding
  int *index;        // of findings by their outcome's key: 0 none, else its number + 1
  uint64_t *seen;
  uint64_t nseen, seen_room;  // hashes of orders
  double start, cpu_start, next_progress;
  unsigned ticks;
  // of the states that are done: how many were tried there, in all
  double branches;
  uint64_t branched;
  bool stopped;  // by a bound or the caller: what was found so far is reported
  bool failed;   // no memory
} SearchRun;

// steps of an order unless told otherwise; different outcomes that are kept
enum { SEARCH_STEPS = 10000, SEARCH_FINDINGS = 1000 };

typedef enum SearchStep { SEARCH_TAKEN, SEARCH_CUT, SEARCH_STOP } SearchStep;  // CUT: this order cannot be finished

// reads the state it is in into node[clocks.n]. false: it must stop
bool search_arrive(SearchRun *h);
// that strand's step, its clock and its event; search_arrive is the caller's to call
SearchStep search_take(SearchRun *h, int strand);
void search_return(SearchRun *h, int n, void *mark);  // back to after the first n steps
void search_found(SearchRun *h);                      // the order has come to its end
bool search_tick(SearchRun *h);                       // time and the caller's wishes. false: stop
// something was left out: the first reason stays. n: how many, where the form names a number
void search_incomplete(SearchRun *h, const char *why, uint64_t n);
const ClockStep *search_step(const SearchRun *h, int n,
                             int strand);  // what the strand had come to at state n; it is there
const ExplorePending *search_pending(const SearchRun *h, int strand);  // in the state it is in

void search_tree(SearchRun *h);
void search_random(SearchRun *h);
void search_best(SearchRun *h);
// the order a: shorter, then with fewer stale stores, then with fewer switches
bool search_is_better(const ExploreEvent *a, int na, int switches_a, const ExploreEvent *b, int nb, int switches_b);

// The steps before t with which it could change places lead to more that is to be tried at earlier states. call: t's,
// NULL if it is not known.
void search_races(SearchRun *h, const ClockStep *t, const WorldCall *call);
void search_settle_doubts(SearchRun *h, int n);  // at state n, where it is
void search_forget_doubts(SearchRun *h, int n);

#endif
