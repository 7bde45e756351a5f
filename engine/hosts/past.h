// A process's past: its steps with what they returned; and whether a store depends on what one of them loaded.
//
// A list, the newest step first, shared by the states that have it in common. Some of its steps have the process's
// private memory from before them (image: the host's own); the oldest has. So the answer is the same however the host
// came here.
#ifndef HOSTS_PAST_H
#define HOSTS_PAST_H

#include "whatif.h"

typedef struct Past {
  uint32_t refs;
  uint32_t n;      // how many steps, this one included
  uint32_t since;  // … since the one with the newest image; 0: this one
  struct Past *before;
  void *image;    // of the process, before the step; owned by the host; NULL: there is one further back
  uint64_t hash;  // of all of it
  PastStep step;  // its out is behind it
} Past;

// before with one more step: one reference, and one on before. image_hash: of an image's contents; only the oldest
// step's counts. NULL: no memory.
Past *past_add(Past *before, void *image, uint64_t image_hash, const PastStep *step);
// The newest that has an image, from p on back.
const Past *past_imaged(const Past *p);

// Would the step `to`, which follows tip, be another if load had returned another word?
typedef struct PastQuestion {
  const Past *load, *tip;
  int64_t word;  // what stands there now
  PastStep to;
} PastQuestion;
typedef bool PastAsk(void *data, const PastQuestion *q);

// A store that the strand is about to take: was it made of an outdated load? Asked are the loads since the strand's own
// last store to the cell, the last one first; not when the compiler knows it already (WorldCall.seen). true: seen is
// what the load returned.
bool past_depends(World *w, const Past *tip, uint32_t strand, const WorldCall *c, PastAsk *ask, void *data,
                  WorldSeen *seen);

// For a PastAsk: does the private work again, with word as the load's answer. The memory is put back to
// past_imaged(q->load)->image before.
WhatIfEnd past_again(Process *p, const PastQuestion *q, int64_t word);
// Is what came of it another step? NULL for was: as it was taken.
bool past_differs(const PastQuestion *q, const WhatIfEnd *now, const WhatIfEnd *was);

#endif
