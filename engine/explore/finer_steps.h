// Steps of CPython that are finer than ours, found in an order at its end. What they may come to is a caveat.
//
// get_nowait gives up when the queue's reading lock is held: by another reader that is about to take an item, too. Here
// a get is one step when an item is there, so two readers never meet. Two gets of different strands that nothing
// orders, one of them a get_nowait that got something, may meet in CPython.
//
// Process.start reaps the children that have ended. Here it does so without a step, so only those that ended long
// before. The program's own os.waitpid, os.wait and os.kill may find a child gone that nothing kept from ending before
// such a start.
#ifndef EXPLORE_FINER_STEPS_H
#define EXPLORE_FINER_STEPS_H

#include "caveats.h"
#include "explore.h"

// The object inside a synchronized Value or Array (get_obj) is the same cells here, and an access to them waits for
// whoever holds the lock. In CPython it does not.
bool finer_steps_inside(Caveats *c, const Explore *x);

// Of one order, which has just come to its end. false: no memory.
bool finer_steps_order(Caveats *c, World *w, const ExploreEvent *event, int n);

#endif
