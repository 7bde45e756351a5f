// Inside of retake: what an order that is taken again has with it. retake.c takes it under each variant,
// retake_threads.c watches its threads.
#ifndef EXPLORE_RETAKE_INNER_H
#define EXPLORE_RETAKE_INNER_H

#include "inner.h"
#include "outcome.h"
#include "retake.h"
#include "threads.h"
#include "variants.h"

typedef struct Taken {  // a step of the order
  WorldCall call;       // bytes: see at
  size_t at;            // its bytes, in Retake.bytes
} Taken;

typedef struct Printed {  // what one process has printed
  char *text;
  size_t n, room;
} Printed;

typedef struct Parting {
  enum { PARTS_NOT, PARTS_STORED, PARTS_SENT, PARTS_PRINTED, PARTS_EXIT, PARTS_STEP } how;
  int step;          // of the order
  uint32_t line;     // of the step, in the order
  bool python;       // it is not a feeder's
  uint64_t instead;  // the word stored, or the exit code, under the variant
  char other[CAVEAT_SAID / 2];
} Parting;

struct Retake {
  Explore *x;
  const ExploreMark *start;
  ExploreMark *begin[VARIANT_COUNT];
  unsigned renewed;              // Explore.renewed, when they were made
  bool hopeless[VARIANT_COUNT];  // it came to no first step
  int found[CAVEAT_KINDS];       // lines
  int clock;                     // the number of the next shaken one
  int reading;                   // … of the one where the jumping one jumps
  int64_t shaking;               // slices that were spent on them
  uint64_t orders, next;
  Taken *taken;  // the order
  int ntaken, taken_room;
  char *bytes;
  size_t nbytes, bytes_room;
  Printed said[OUTCOME_PROCESSES], varied[OUTCOME_PROCESSES];  // by slot: in the order, and under the variant
  Threads threads;                                             // of the order that is watched
  int threads_at_first;                                        // … before its first step
  int before_step[OUTCOME_PROCESSES];                          // by slot: before which step each process runs now
  int *turned, turned_room;                                    // places of the order's steps when it is turned round
  Sync *sync;
  Caveats *caveats;
  Variant variant;
  bool failed;     // no memory
  Parting *parts;  // of the variant that is being tried
};

// From the start of the run, under r->variant, up to where it parts from the order (at->how).
void retake_take(Retake *r, const ExploreEvent *event, int n, Parting *at);
bool retake_begin(Retake *r, Variant v, int64_t bound);  // false: it comes to no first step
void retake_add(Retake *r, CaveatKind kind, uint32_t line, const char *said);

// Counts what is done between two readings of the clock (VARIANT_EVEN_CLOCK).
void retake_count(void *data, Strand *s);
void retake_watched(Retake *r, const ExploreEvent *event, int n, int64_t bound);

#endif
