// Processes left behind: main was over and nobody had waited for them.
//
// Not a matter of who happened to be quicker: a process that had ended by then by itself, but for which nobody waited,
// might as well have been alive. So it is read off who waited for whom: a process is looked after when its end was
// waited for (seen, brought about) by main, or by one that is looked after itself.
#ifndef EXPLORE_ORPHANS_H
#define EXPLORE_ORPHANS_H

#include "explore.h"

// Slots of those left behind in an order in which main came to its end; none in one in which it did not. Returns how
// many there are. The forkserver is none: it ends by itself when nobody can ask it any more.
int left_behind(World *w, const ExploreEvent *event, int n, int *slots, int max);

#endif
