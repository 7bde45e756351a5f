// Does a store depend on what was loaded? Each process's past (hosts/past.h), kept with its states, and the question.
#ifndef EXPLORE_DEPEND_H
#define EXPLORE_DEPEND_H

#include "hosts/past.h"
#include "image.h"

typedef struct Explore Explore;
typedef struct PendingStep PendingStep;

Past *past_keep(Past *p);  // one more reference; returns p. NULL: nothing
void past_drop(Explore *x, Past *p);
// The slot's process is about to take a step: its image, if its past wants one here (a new reference), else NULL.
// false: no memory.
bool past_begin(Explore *x, int slot, Image **image);
// … has performed it: its past with this step, a new reference; takes the image over. NULL: it has none (no memory).
Past *past_with(Explore *x, int slot, Image *image, const PastStep *step);

void depends_begin(void);  // of a new program: no answer is known

// What a store would be stale by (past_depends), before it is performed. The process in the window may be another one
// afterwards.
typedef struct Depends {
  PastFound found;
  WorldSeen seen;
  uint64_t tested;  // past_depends
  WorldSeen *each;  // of a store of many words: malloc'd; NULL: of nothing
} Depends;
Depends depends(Explore *x, int slot, const PendingStep *p);

// Had the load returned that word: would its process be as it is when its strand comes to next, the step that followed?
// ELSEWHERE: the strand would not have come to that step. OPEN: what later steps would be is not known by that.
typedef enum LoadFate { FATE_SAME, FATE_ELSEWHERE, FATE_OPEN } LoadFate;
LoadFate load_fate(Explore *x, const Past *load, const PastStep *next, int64_t word);

#endif
