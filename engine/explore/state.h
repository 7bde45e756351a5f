// The key of a state: 128 bits, equal for all states from which everything that matters goes on alike.
//
// A search that stores states (search_store.c) takes two states with one key for the same. Two equivalent orders lead
// to one state, but not to the same bytes. So the key leaves out what no later step and no outcome depends on, and adds
// what they depend on though it stands in no memory. It is what P. Godefroid calls a state ("Partial-order methods for
// the verification of concurrent systems", LNCS 1032, 1996), of a program in Python.
//
// What is in it
//   private memory   word by word, addresses too: images of processes with a common past are equal where their
//                    variables are (state_private.c). Of a process with strands that are apart, which take blocks in
//                    the order in which they go on: wherever its blocks lie (state_graph.c). Not: serial numbers of
//                    frames, versions of dicts and classes, hashes kept in texts, frames kept for a next call, when
//                    the collector is due, deadlines, what the next step remembers of its cell (below), free blocks
//                    and lists
//   the world        its stored form (world/canonical.h), with every strand's next step
//   strands          which of them spin and are parked; who is stopped, who has a signal due
//   staleness        for each load that the compiler says a later store may be stale by: whether its cell is unchanged
//                    since. Of those that the machine is asked about (depend.h) the process's steps since that load, as
//                    the answer hangs on them; only where that strand ever stores to that object (state_past.c).
//                    Nothing of an object in which a store has been stale already: it is told once
//   the clock        once the program has looked at it, in any order. Before, it orders nobody
//   facts            of the order that led here, what caveats of later steps hang on (facts.h)
//
// What is left out would only tell apart what goes on alike, but for two things. Addresses that blocks will have: once
// the program has looked at an address, memory counts as it is. The number of an object: two processes that make
// objects in another order make other states.
#ifndef EXPLORE_STATE_H
#define EXPLORE_STATE_H

#include "explore.h"

typedef struct StateKey {
  uint64_t word[2];
} StateKey;
static inline bool state_same(StateKey a, StateKey b) { return a.word[0] == b.word[0] && a.word[1] == b.word[1]; }

// From here on what keys need is kept with each step. Call it at the state where the search begins; the states before
// it have no keys.
void explore_keep_states(Explore *x);
// Of the present state, to which these n steps have led since then. false: no memory.
bool explore_key(Explore *x, const ExploreEvent *event, int n, StateKey *key);

#endif
