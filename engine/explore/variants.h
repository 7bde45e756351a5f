// An order is taken again with something else that CPython gives anew in each run: another clock, other PIDs, other
// addresses, another hash seed, other lots. What then parts rests on it (retake.h).
//
// A variant is words of the world's header and of the machines: it goes with the images, so a mark that was made
// under a variant leads back to it, and a mark of the search to the search's own.
#ifndef EXPLORE_VARIANTS_H
#define EXPLORE_VARIANTS_H

#include "caveat_kinds.h"
#include "explore.h"

// Two addresses, or two hashes, come in the other order in one variant at least: of addresses, each bit is turned in
// one of the first two; HASHES_TURNED has the complements of the hashes of HASHES (hash_stirred). ADDRESSES_NEXT is one
// place further or nearer: whatever is left of a place divided by a number (a row of a table, a lot) is another then.
//
// LATE_TURNED: the clock is looked at as it would be in the order turned round (turned.h).
//
// EVEN_CLOCK: two readings of the time of day, one right after the other, are equal.
//
// SHAKEN_CLOCK is many, by number: whatever a digit of the clock decides is decided otherwise in some of them.
//
// JUMPING_CLOCK is the search's own clock up to a reading, by number, and much later from it on.
//
// WATCHED is the search's own run, but each instruction is watched (threads.h).
//
// id, the kind of caveat, host words: the clock, the PIDs, what is mixed into hashes, into addresses, and into the seed
// of what the program draws by lot
// clang-format off
#define VARIANTS(V) \
  V(SLOW_CLOCK,    CAVEAT_CLOCK,   OTHER_CLOCK_SLOW, 0, 0,                   0,        0) \
  V(FAST_CLOCK,    CAVEAT_CLOCK,   OTHER_CLOCK_FAST, 0, 0,                   0,        0) \
  V(LATE_CLOCK,    CAVEAT_CLOCK,   OTHER_CLOCK_LATE, 0, 0,                   0,        0) \
  V(LATE_TURNED,   CAVEAT_CLOCK,   OTHER_CLOCK_LATE, 0, 0,                   0,        0) \
  V(EVEN_CLOCK,    CAVEAT_CLOCK,   OTHER_CLOCK_EVEN, 0, 0,                   0,        0) \
  V(SHAKEN_CLOCK,  CAVEAT_CLOCK,   OTHER_CLOCK_SHAKEN, 0, 0,                 0,        0) \
  V(PIDS_DOWN,     CAVEAT_PID,     OTHER_CLOCK_NONE, 1, 0,                   0,        0) \
  V(PIDS_MIXED,    CAVEAT_PID,     OTHER_CLOCK_NONE, 2, 0,                   0,        0) \
  V(ADDRESSES,     CAVEAT_ID,      OTHER_CLOCK_NONE, 0, 0,                   0xa5a5a0, 0) \
  V(ADDRESSES_TOO, CAVEAT_ID,      OTHER_CLOCK_NONE, 0, 0,                   0x5a5a50, 0) \
  V(ADDRESSES_NEXT, CAVEAT_ID,     OTHER_CLOCK_NONE, 0, 0,                   0x10,     0) \
  V(ADDRESSES_MIXED, CAVEAT_ID,    OTHER_CLOCK_NONE, 0, 0,                   0x3c69c0, 0) \
  V(ADDRESSES_AGAIN, CAVEAT_ID,    OTHER_CLOCK_NONE, 0, 0,                   0x969630, 0) \
  V(HASHES,        CAVEAT_HASH,    OTHER_CLOCK_NONE, 0, 0x8e51f2c4d3b7a960u, 0,        0) \
  V(HASHES_TURNED, CAVEAT_HASH,    OTHER_CLOCK_NONE, 0, 0x8e51f2c4d3b7a961u, 0,        0) \
  V(HASHES_TOO,    CAVEAT_HASH,    OTHER_CLOCK_NONE, 0, 0x3c6ef372fe94f82cu, 0,        0) \
  V(LOTS,          CAVEAT_RANDOM,  OTHER_CLOCK_NONE, 0, 0,                   0,        0x9e3779b97f4a7c15u) \
  V(LOTS_TOO,      CAVEAT_RANDOM,  OTHER_CLOCK_NONE, 0, 0,                   0,        0xbf58476d1ce4e5b9u) \
  V(LOTS_AGAIN,    CAVEAT_RANDOM,  OTHER_CLOCK_NONE, 0, 0,                   0,        0x94d049bb133111ebu) \
  V(LOTS_ONCE_MORE, CAVEAT_RANDOM, OTHER_CLOCK_NONE, 0, 0,                   0,        0xff51afd7ed558ccdu) \
  V(WATCHED,       CAVEAT_THREADS, OTHER_CLOCK_NONE, 0, 0,                   0,        0) \
  V(JUMPING_CLOCK, CAVEAT_CLOCK,   OTHER_CLOCK_NONE, 0, 0,                   0,        0)
// clang-format on

typedef enum Variant {
#define V(id, ...) VARIANT_##id,
  VARIANTS(V)
#undef V
      VARIANT_COUNT
} Variant;

CaveatKind variant_kind(Variant v);
// Has the program, in any order, looked at what is other in this variant?
bool variant_looked(const Explore *x, Variant v);
// The run from its start, under the variant: main has come to its first step. NULL: no memory, or it has come to none.
// number: of the clock, if it is SHAKEN_CLOCK; of the reading, if it is JUMPING_CLOCK
ExploreMark *variant_begin(Explore *x, Variant v, int number);

// A spawned process has a hash seed of its own: what is mixed into its hashes, by what is into its parent's.
uint64_t variant_hash_anew(uint64_t by, int slot);

// Is b under the variant what a is in the search: the same number, or the PID, address or hash of the same thing?
bool variant_same(Variant v, uint64_t a, uint64_t b);

#endif
