// Patterns in orders that do not break: caveats (caveats.h), each pair of lines once.
//
//   two senders, two receivers   Two strands send to, or receive from, one end of a program's own pipe, and nothing
//       orders the two. CPython writes a message of more than PIPE_BUF bytes in pieces, and reads each in two, its
//       length and its bytes: they can be mixed. A message that is small enough is written at once. Queues have locks.
//   missed signal   A strand is woken from signal.pause() by a signal that another process sent, and nothing says that
//       it had come so far: what it did last before the pause does not happen before the kill. Here a signal comes at
//       a step; in CPython it may come before the pause, and then nothing ends it.
//   order violation, torn pair, check then act   As in orders that break (order.h), where the evidence is in the order
//       alone: the reader had started the other process or slept, held no lock, and read once; the two were stored
//       under one lock; a cell was tested, and changed by what was seen, and no lock was held throughout. They are told
//       only if the program has more than one end and none breaks (patterns_ends).
#ifndef EXPLORE_PATTERNS_ORDER_H
#define EXPLORE_PATTERNS_ORDER_H

#include "caveats.h"
#include "explore.h"
#include "patterns.h"

typedef struct Patterns Patterns;
Patterns *patterns_new(void);  // NULL: no memory
void patterns_free(Patterns *p);
// adds a finished order; the world is as it left it. false: no memory for it
bool patterns_order(Patterns *p, World *w, const ExploreEvent *event, int n, Caveats *to);
// the search is over, and its orders come to more than one end, none of which breaks
void patterns_ends(const Patterns *p, Caveats *to);

#endif
