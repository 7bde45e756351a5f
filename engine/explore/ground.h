// What a search stands on: a model that takes steps and goes back. Two there are: images of our own machine (explore.h,
// search_explore.c), and processes of the real world that are run again (rerun.h).
#ifndef EXPLORE_GROUND_H
#define EXPLORE_GROUND_H

#include "search.h"
#include "state.h"

// As the functions of explore.h, with marks of its own.
typedef struct SearchGround {
  void *self;
  int base;        // steps that had been taken before the search began
  uint64_t plain;  // orders that are tried before states are stored
  bool slow;       // a step and a way back take milliseconds: orders by lot come first, and few (search_first.c)
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
  // no strand can go on but by something from outside of the program: not an order (why). NULL: never
  bool (*outside)(void *self);
  // is it a lock that keeps everybody else out? NULL: none is known to be
  bool (*is_mutex)(void *self, uint32_t object);
  // states have keys (state.h): keep_keys is called once, at the state where the search begins. key: of the present
  // state; event: the n steps since then; false: no memory. NULL: they have none, and are not stored
  void (*keep_keys)(void *self);
  bool (*key)(void *self, const ExploreEvent *event, int n, StateKey *key);
  // steps were more dependent than their footprints said: the search ends and must start again. NULL: never
  bool (*independence_lost)(void *self);
  World *(*world)(void *self);  // for questions about objects. NULL: it has none
} SearchGround;

SearchGround explore_ground(Explore *x);  // at its present state

bool search_run_on(Search *s, const SearchGround *g);  // as search_run

#endif
