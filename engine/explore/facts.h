// What facts of an order hang on, beside the states that it leads through (state.h).
//
// Caveats, races and orphans are found in finished orders: of two steps that lie apart. Where the search goes on no
// further, as the state is known (search_store.c), the steps up to there are looked at as if the order ended there. A
// fact of one step before and one behind it would be lost; so what it needs of the steps before is part of the key:
//
//   kills    who was killed, or interrupted by a signal, inside what (kills.h); whether he was joined since, what his
//            feeders had last fed, whether the handler is through
//   changes  items that changed after they were put (late_changes.h): whose, and what has been seen of them
//   orphans  who has waited for whose end, or seen it (orphans.h)
//
// Not in it: who knows of an access to a cell without a lock (races.h), which would tell apart nearly all orders. A
// race
// of an access before the known state with one behind it is found by the order that came there first, if the two are
// unordered in that, too.
#ifndef EXPLORE_FACTS_H
#define EXPLORE_FACTS_H

#include "state.h"

void facts_add(Explore *x, const ExploreEvent *event, int n, StateKey *key);

#endif
