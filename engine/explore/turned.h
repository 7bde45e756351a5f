// An order turned round: the same steps, each after all that happened before it (clocks.h), but where two processes
// could go, main goes first, then the one that was started last. The two orders are equivalent; between its steps each
// process did what is no step, such as to look at the clock, at another time.
#ifndef EXPLORE_TURNED_H
#define EXPLORE_TURNED_H

#include "explore.h"

enum { TURNED_STEPS = 1000 };  // longer orders are not: it takes the square of their length

// place[i]: at which place, from 0, event[i] comes. false: it is too long, has too many strands, or no memory
bool turned_places(const ExploreEvent *event, int n, int *place);

#endif
