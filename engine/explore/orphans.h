// Orphans: processes that nobody had waited for when main ended.
//
// It does not matter whether such a process was still alive then: in another order it might be. So orphans are found by
// who waited for whom: a process is no orphan when main, or a process that is no orphan, waited for its end, saw it, or
// caused it.
#ifndef EXPLORE_ORPHANS_H
#define EXPLORE_ORPHANS_H

#include "explore.h"

// Slots of the orphans of an order; none when main did not come to its end. Returns how many there are. The forkserver
// is none: it ends by itself when no process can ask it any more.
int left_behind(World *w, const ExploreEvent *event, int n, int *slots, int max);

// The process whose end this step waited for, saw or brought about; -1: none.
int orphans_looked_after(World *w, const ExploreEvent *e);

#endif
