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
  // the host's own: a hash of the private memory before the step, and malloc'd memory of its
  uint64_t before_sum[2];
  void *kept;
  PastStep step;  // its out is behind it
} Past;

// before with one more step: one reference, and one on before. image_hash: of an image's contents; only the oldest
// step's counts. NULL: no memory.
Past *past_add(Past *before, void *image, uint64_t image_hash, const PastStep *step);
// The newest that has an image, from p on back.
const Past *past_imaged(const Past *p);

// Would the step `to`, which follows tip, be another if load had returned what stands there now?
typedef struct PastQuestion {
  const Past *load, *tip;
  int64_t word;     // a cell's word, or …
  const void *out;  // … the bytes of a manager's reply; NULL: a word
  uint32_t out_size;
  PastStep to;
} PastQuestion;
// ELSEWHERE: the strand would not have come to it: the load was for a branch.
typedef enum PastAnswer { PAST_UNKNOWN, PAST_SAME, PAST_OTHER, PAST_ELSEWHERE } PastAnswer;
typedef PastAnswer PastAsk(void *data, const PastQuestion *q);

// What is found out of a step that changes something. AS_COMPILED: nothing that the compiler does not know
// (WorldCall.seen). BLIND: the compiler takes it to be made of a load, but with what stands there now it would be the
// same.
typedef enum PastFound { PAST_AS_COMPILED, PAST_DEPENDS, PAST_BLIND } PastFound;

// A store that the strand is about to take: was it made of an outdated load? Asked are the loads since the strand's own
// last store to the cell, the last one first. DEPENDS: seen is what the load returned. Else tested may be set: the
// version of a load without which, as it would be now, the strand would not be at this store (of a line's loads the
// last one); UINT64_MAX: there is none.
//
// The same for VERB_STALE: was the request that the strand sent last made of the reply to an earlier one, which would
// be another now? Its bytes: that request, as it was sent if it was its link's first, the reply that it would get now;
// each with its length before it. DEPENDS: seen's version is how many replies came after that one, its value the
// call's.
PastFound past_depends(World *w, const Past *tip, uint32_t strand, const WorldCall *c, PastAsk *ask, void *data,
                       WorldSeen *seen, uint64_t *tested);
// The call then says so.
void past_found(WorldCall *c, PastFound found, const WorldSeen *seen);

// The same for a store of many words: each[] is what each was made of, version WORLD_UNSEEN if of nothing outdated.
bool past_depends_each(World *w, const Past *tip, uint32_t strand, const WorldCall *c, PastAsk *ask, void *data,
                       WorldSeen *each);

// For a PastAsk: does the private work again, with the load's answer changed or as it was. The memory is put back to
// past_imaged(q->load)->image before.
WhatIfEnd past_again(Process *p, const PastQuestion *q, bool changed);
// What came of it, with the answer changed and, if that is known, as it was (NULL: as the step was taken).
PastAnswer past_answer(const PastQuestion *q, const WhatIfEnd *now, const WhatIfEnd *was);

#endif
