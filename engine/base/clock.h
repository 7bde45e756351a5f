// The clock, in nanoseconds. Monotonic is the one that measures: it never goes back, and its zero says nothing. The
// world's clock, which a bench can hold, is made of it (world_now).
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

#define CLOCK_SECOND INT64_C(1000000000)  // ns

// Another of the system's clocks: CLOCK_REALTIME, CLOCK_PROCESS_CPUTIME_ID …
static inline int64_t clock_of(clockid_t which) {
  struct timespec t;
  clock_gettime(which, &t);
  return (int64_t)t.tv_sec * CLOCK_SECOND + t.tv_nsec;
}

static inline int64_t clock_monotonic(void) { return clock_of(CLOCK_MONOTONIC); }

// to - from, whatever stands in them: a word of the world that its processes have written over gives a wrong length.
static inline int64_t clock_between(int64_t from, int64_t to) { return (int64_t)((uint64_t)to - (uint64_t)from); }

static inline double clock_seconds(int64_t ns) { return (double)ns / 1e9; }

#endif
