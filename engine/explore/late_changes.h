// Items that were changed after they had been put or submitted (bind/late_items.c): is it sure that CPython had pickled
// them by then? It is, where the change happens after the item was written by the putter's feeder, or, of a pool's
// task, after a worker got it (sync.h). Else what arrives may be the changed one: a caveat, with the line of the put.
#ifndef EXPLORE_LATE_CHANGES_H
#define EXPLORE_LATE_CHANGES_H

#include "caveats.h"
#include "explore.h"

// Is it not sure of one that was put in a queue? Then the search starts again, and pickles late (explore_pickle_late).
bool late_changes_matter(World *w, const ExploreEvent *event, int n, const ExploreChange *change, int nchanges);
// Of one order, which has just come to its end. false: no memory.
bool late_changes_order(Caveats *c, World *w, const ExploreEvent *event, int n, const ExploreChange *change,
                        int nchanges);
// How far an item has come in an order up to now: 0 it was not fed, 1 fed, 2 got, 3 got and sure.
int late_changes_met(World *w, const ExploreEvent *event, int n, const ExploreChange *c);

#endif
