// What if a step had returned something else? Would its process have stored something else later?
//
// A process's past is its steps with what they returned. Its private memory is put back to where one of them was
// pending (the host that asks does this); from there it does its private work again: each step returns what it
// returned then, but for one of them, which returns what stands there now; up to the step that is asked about. It is
// the same step if the strand comes to it by the same steps: verbs and lines in the same order. If another step comes
// first, or an exception, or none at all, the answer was for a branch (control), not for the value (data).
//
// What it makes are the objects that it made then (host_made_before), in their order.
//
// Nothing that it does may be seen: the host takes back, or throws away, both the process's memory and the world.
#ifndef HOSTS_WHATIF_H
#define HOSTS_WHATIF_H

#include "process.h"

typedef struct PastStep {
  uint32_t strand;  // its own number
  uint16_t verb;
  uint32_t object, line;
  int64_t arg, arg2;
  uint64_t bytes;  // a hash of what it was given
  int objects;     // the world's, before it
  // what it returned:
  uint16_t error;
  bool timed_out;
  int64_t result, result2;
  uint32_t out_size;
  const char *out;
} PastStep;

uint64_t past_hash(const void *bytes, size_t size);  // as PastStep.bytes
// A step that has been taken; out is the call's own. objects: how many the world had before it.
PastStep past_step(uint32_t strand, const WorldCall *c, VerbEnd end, int objects);
// A load of that cell by that strand (one of many words is a load of each): the word. false: it is none.
bool past_loads(const PastStep *s, uint32_t strand, uint32_t object, uint32_t index, int64_t *word);
// Which of the words of a load or store of many is that cell's. false: none
bool past_which(const PastStep *s, uint32_t index, uint32_t *which);
// A store of that strand to that cell.
bool past_stores(const PastStep *s, uint32_t strand, uint32_t object, uint32_t index);

typedef struct WhatIf {
  const PastStep *const *step;  // in their order; step[0] is pending in the memory that was put back
  uint32_t n;
  uint32_t at;      // this one returns …
  int64_t word;     // … another word (a load), …
  const void *out;  // … or other bytes (NULL: a word)
  uint32_t out_size;
  const PastStep *to;  // the step asked about: the one after the last. What it returned is not looked at
} WhatIf;

typedef struct WhatIfEnd {
  bool there;      // it came to that step …
  int64_t arg;     // … with this word …
  uint64_t bytes;  // … and these bytes (a hash)
  bool asked;      // its private work asked the world, so it may differ from what it was then for other reasons
} WhatIfEnd;

// Afterwards the process is of no use before its memory and the world are put back.
WhatIfEnd what_if(Process *p, const WhatIf *q);

#endif
