// An order that is being built: its steps, and the happens-before relation between them.
//
// Two steps are dependent when their order may matter. Such are: steps of one strand, or of Python strands of one
// process (they share its private memory); steps whose footprints conflict; a step that begins, ends or signals the
// other's process; two steps that begin a process (slots are given out in turn).
//
// Happens-before is the smallest partial order that contains these pairs and, for each step, the pair with the step
// that brought its strand there (cause). Each step has a vector clock (C. Fidge, F. Mattern, 1988): for each strand,
// how many of its steps happened before this step, itself included. Two orders with the same clocks differ only in the
// order of independent steps: they are equivalent, and have the same hash.
#ifndef EXPLORE_CLOCKS_H
#define EXPLORE_CLOCKS_H

#include "explore.h"

enum { CLOCKS_STRANDS = 256, CLOCKS_WORDS = CLOCKS_STRANDS / 64 };  // strands of one order

// ---- sets of strands, by their number along the order ----

typedef struct StrandSet {
  uint64_t word[CLOCKS_WORDS];
} StrandSet;

static inline bool set_has(const StrandSet *s, int i) { return s->word[i / 64] >> (i % 64) & 1; }
static inline void set_add(StrandSet *s, int i) { s->word[i / 64] |= (uint64_t)1 << (i % 64); }
static inline bool set_empty(const StrandSet *s) { return !(s->word[0] | s->word[1] | s->word[2] | s->word[3]); }
static inline bool set_meets(const StrandSet *a, const StrandSet *b) {
  return ((a->word[0] & b->word[0]) | (a->word[1] & b->word[1]) | (a->word[2] & b->word[2]) |
          (a->word[3] & b->word[3])) != 0;
}
static inline StrandSet set_and(StrandSet a, StrandSet b) {
  return (StrandSet){{a.word[0] & b.word[0], a.word[1] & b.word[1], a.word[2] & b.word[2], a.word[3] & b.word[3]}};
}
static inline StrandSet set_or(StrandSet a, StrandSet b) {
  return (StrandSet){{a.word[0] | b.word[0], a.word[1] | b.word[1], a.word[2] | b.word[2], a.word[3] | b.word[3]}};
}
static inline StrandSet set_minus(StrandSet a, StrandSet b) {
  return (StrandSet){{a.word[0] & ~b.word[0], a.word[1] & ~b.word[1], a.word[2] & ~b.word[2], a.word[3] & ~b.word[3]}};
}
static inline int set_size(const StrandSet *s) {
  return __builtin_popcountll(s->word[0]) + __builtin_popcountll(s->word[1]) + __builtin_popcountll(s->word[2]) +
         __builtin_popcountll(s->word[3]);
}
static inline int set_first(const StrandSet *s) {  // -1: it is empty
  for (int i = 0; i < CLOCKS_WORDS; i++)
    if (s->word[i]) return i * 64 + __builtin_ctzll(s->word[i]);
  return -1;
}

// ---- steps ----

// A step that a strand has come to, or has taken. It holds what decides which steps are dependent. It is made from an
// ExplorePending or an ExploreEvent, so that the two can be compared. A search keeps one for each strand of each state.
typedef struct ClockStep {
  uint64_t meets;  // a bit for each thing it could conflict on (a hash): no bit in common, independent
  VerbFootprint footprint;
  int64_t arg;
  uint32_t object, line;
  int target;       // the process that it begins, ends or signals, -1
  int told;         // the process that gets a signal because of it, -1
  int cause;        // the step after which its strand came here, -1 the start
  int posted;       // how many steps had been taken when its strand came here
  int own;          // its strand's step before it, -1 none
  uint16_t strand;  // its strand's number along the order
  uint16_t slot, verb;
  uint16_t place;  // its strand's place in its process (choice_place)
  bool able;       // enabled: it may be taken now, by its guard or by its deadline
  bool python;     // shares private memory with other strands of its process, without a step in between
  bool parked;     // not enabled for another reason than its guard: it spins, or its process is stopped
  bool waits;      // it may block: its guard may be false, and it has no deadline
} ClockStep;

ClockStep clocks_pending(const ExplorePending *p);  // strand, posted and own are the caller's to set
ClockStep clocks_taken(const ExploreEvent *e);      // the same
bool clocks_depend(const ClockStep *a, const ClockStep *b);
// It is still the same step that the strand has come to. After a signal's handler it comes to it anew, and the one
// before the signal was never taken.
bool clocks_same(const ClockStep *a, const ClockStep *b);

// ---- the order ----

// What a look through many steps needs. local: the number of the step within its strand, from 1
typedef struct ClockBrief {
  uint64_t meets;
  uint32_t local;
  uint16_t strand;
} ClockBrief;

typedef struct Clocks {
  int n, room;  // steps
  ClockStep *step;
  ClockBrief *brief;  // the same steps, in short
  uint32_t *clock;
  int stride;  // words of a row of clock. Row i is the vector clock of step i
  int nstrands;
  struct {
    uint16_t slot, place;
  } who[CLOCKS_STRANDS];
  uint32_t count[CLOCKS_STRANDS];  // steps of each strand
  int last[CLOCKS_STRANDS];        // its last one, -1 none
} Clocks;

bool clocks_init(Clocks *c);  // false: no memory
void clocks_free(Clocks *c);
// its number, a new one if need be; -1: there are too many
int clocks_strand(Clocks *c, int slot, int place);
bool clocks_push(Clocks *c, const ClockStep *s);  // the next step; sets its own. false: no memory
// forgets all steps after the first n, and the strands that appeared since
void clocks_cut(Clocks *c, int n, int nstrands);
static inline const uint32_t *clocks_row(const Clocks *c, int i) { return c->clock + (size_t)i * (size_t)c->stride; }
// i happens before j, or i is j
static inline bool clocks_before(const Clocks *c, int i, int j) {
  return clocks_row(c, j)[c->brief[i].strand] >= c->brief[i].local;
}
void clocks_join(const Clocks *c, uint32_t *row, int i);  // row: the maximum of row and step i's clock
// what happens before s whatever its footprint: its strand's previous step, and its cause. row: [CLOCKS_STRANDS]
void clocks_base(const Clocks *c, const ClockStep *s, uint32_t *row);
uint64_t clocks_hash(const Clocks *c);

#endif
