// Folds: of an order, the steps inside a call of a Pool, an Executor or a Manager between which nobody else could have
// gone. They are shown as a part of the step that they lead to, or come from.
//
// A call of a proxy is many steps: a message to the strand that serves the client, its receipt, the work on the object,
// the answer. Only the work can be seen by anybody else: the messages before it could as well be taken right before it,
// those after it right after it. R. Lipton: "Reduction: a method of proving properties of parallel programs", CACM 18
// (1975): right movers, one step that counts, left movers are one step.
//
// A step is inside
//   - if all that it touches belongs to a call: a client's connection and the door to it, the results that a pool's own
//     strand takes in, the bell that it rings for them. Never what the call is about: the served object, a task, a
//     result that is put or looked for;
//   - and if it is in no race. Two dependent steps of two strands race if nothing else orders them and the later one
//     could have come first: its guard was true before the earlier one. That is decided for this order, by taking it
//     again: where the later one's strand had not come to it yet, all steps between that do not depend on the earlier
//     one are taken without it.
//
// The first is told by what an object was made for; by itself it would let a program's own view of the inside (a poll
// of a result, a kill, an end of the connection that somebody else has) be hidden. The second keeps these in sight.
#ifndef EXPLORE_FOLD_H
#define EXPLORE_FOLD_H

#include "explore.h"

typedef struct FoldStep {
  bool inside;
  bool served;  // a step of a manager's server, in the call of this strand, on this line of its
  int slot, strand;
  uint32_t line;
} FoldStep;

// The first condition. footprint: c's, as of now.
bool fold_belongs(World *w, const WorldCall *c, const VerbFootprint *footprint);

// A step of a manager's server on what it serves, or on its table of objects.
bool fold_serves(World *w, int verb, uint32_t object);
// Choices that lie so many bytes apart.
typedef struct FoldChoices {
  const Choice *first;
  size_t apart;
} FoldChoices;
static inline const Choice *fold_choice(const FoldChoices *of, int i) {
  return (const Choice *)(const void *)((const char *)of->first + (size_t)i * of->apart);
}
// The client's send that such a step, number i, by this strand answers; -1: it is not known.
int fold_call(const FoldChoices *of, int i, int slot, int strand);

// Of the order from start on; fold: [n]. It leaves x anywhere. What is not decided with a bounded number of steps is
// not inside.
void fold_order(Explore *x, const ExploreMark *start, const ExploreEvent *event, int n, FoldStep *fold);

#endif
