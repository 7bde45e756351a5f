// How much of a program's work can be done at the same time: all its work, and its critical path, in the machine's own
// instructions. So the answer is the same on every machine, however many cores it has.
//
// It is one run: whoever can go first, goes first, as if there were a core for each process. A step costs one
// instruction, the private work after it what it is. A strand that waited goes on when it was freed.
#ifndef EXPLORE_MAKESPAN_H
#define EXPLORE_MAKESPAN_H

#include "explore.h"

typedef struct Makespan {
  uint64_t work, path;
  bool over;  // the run came to its end
} Makespan;

// Begins the program anew, and leaves it where it ended. false: no memory, or the bound was reached.
bool makespan_measure(Explore *x, uint64_t most_steps, Makespan *m);

#endif
