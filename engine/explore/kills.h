// Signals that come at a bad moment. Processes that are killed inside something: in explore a kill comes between two
// steps; in CPython it may come inside the step that the process was about to take, or at the end of the one that its
// queue's feeder has just taken. A step whose inside may leave something behind (verb_inside) earns a caveat, if
// somebody uses the object afterwards: what is left on an object that nobody uses any more harms nobody. A pool that
// ends its workers takes care of that itself. So do a look at a killed process that nobody has joined yet (it may still
// be there), and a signal with a handler that comes to a process which neither waits nor sleeps (its next steps may
// come before the handler runs).
#ifndef EXPLORE_KILLS_H
#define EXPLORE_KILLS_H

#include "caveats.h"
#include "explore.h"

// Of one order, which has just come to its end: the world is as it left it. false: no memory.
bool kills_order(Caveats *c, World *w, const ExploreEvent *event, int n, const ExploreKill *kill, int nkills);

#endif
