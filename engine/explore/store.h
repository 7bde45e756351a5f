// A store of states that a search has met: for each its key, what is done below it, and which ends are how far.
//
// What is done below a state are kinds of steps: a strand, its verb, what it touches. Kinds are numbered; a set of them
// is a row of bits that grows; equal sets are kept once. So a state takes 32 bytes, and few sets are kept for many
// states. No number of strands or kinds is too large; memory is the bound (memory.h).
#ifndef EXPLORE_STORE_H
#define EXPLORE_STORE_H

#include "clocks.h"
#include "state.h"

typedef struct Store Store;

typedef struct StoreState {
  StateKey key;
  uint32_t below;  // number of a set of kinds
  uint32_t ends;   // number of a list of ends
  int32_t on_way;  // it is this state of the present path; -1: all below it is done
  uint32_t used;   // 0: there is no state here
} StoreState;

typedef struct StoreEnd {  // an end that is reached below a state, in so many steps at least
  uint32_t finding, steps;
} StoreEnd;

// A set of kinds that grows: while it is collected. Zeroed it is empty.
typedef struct StoreBits {
  uint64_t *word;
  size_t n, room;  // words in use
} StoreBits;

Store *store_new(void);  // NULL: no memory
void store_free(Store *t);
uint64_t store_states(const Store *t);
uint64_t store_bytes(const Store *t);

// The state with that key, a new one if there was none (used: 0; the caller sets it to 1). Valid until the next call.
// NULL: no memory.
StoreState *store_at(Store *t, StateKey key);
StoreState *store_find(Store *t, StateKey key);  // NULL: there is none

// The number of the kind of this step, a new one if need be; -1: no memory.
int store_kind(Store *t, const ClockStep *s);
const ClockStep *store_step(const Store *t, int kind);
// The same; -1: no such step has been met.
int store_find_kind(const Store *t, const ClockStep *s);
// … and of its strand: small, the same in all orders.
int store_who(const Store *t, int kind);
int store_whos(const Store *t);
int store_who_of(const Store *t, const ClockStep *s);  // -1: it has none

// What is learnt of kinds, for a guess (search_prefer.c). It was taken, or waited for, as its strand's step number own,
// from 1; the latest such.
void store_note_taken(Store *t, int kind, uint32_t own);
uint32_t store_latest(const Store *t, int kind);
// The two race, either way: they could be enabled together, and nothing orders them. -1: not known which
void store_note_race(Store *t, int a, int b);
const StoreBits *store_rivals(const Store *t, int kind);
// Kinds of other strands that are dependent on it. NULL: no memory
const StoreBits *store_dependents(Store *t, int kind);

bool store_bits_add(StoreBits *b, int kind);
bool store_bits_join(StoreBits *b, const uint64_t *word, size_t n);
void store_bits_clear(StoreBits *b);
// The set as one that is kept; -1: no memory.
int64_t store_set(Store *t, const StoreBits *b);
const uint64_t *store_set_words(const Store *t, uint32_t set, size_t *n);

// The same for lists of ends, sorted by finding.
int64_t store_ends(Store *t, const StoreEnd *list, uint32_t n);
const StoreEnd *store_ends_list(const Store *t, uint32_t ends, uint32_t *n);

#endif
