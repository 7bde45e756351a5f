// What the stuck strands of an order would do if they got what they wait for: asked of the machine itself.
//
// From the state in which the order ended, a strand is given the thing that it waits for (a release, a set, a message,
// the end of the process that it joins), and its process goes on alone for a while. So it is known, and not guessed,
// that it would then do what another stuck strand waits for. A message's value is not known: 0 is sent.
#ifndef EXPLORE_WOULD_H
#define EXPLORE_WOULD_H

#include "explore.h"

// x stands where the order ended, and does so again afterwards. gives[i]: bit k, stuck[i] would do what stuck[k] waits
// for. false: nothing is known (not a deadlock, too many are stuck, no memory).
bool would_give(Explore *x, const Outcome *o, uint64_t gives[OUTCOME_STUCK]);

// Is this step, which was done, what that stuck strand waits for?
bool step_frees(const ExploreEvent *e, const OutcomeStuck *s);

#endif
