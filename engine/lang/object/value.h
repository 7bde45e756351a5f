// A Python value in one machine word.
//
//   ...1   an integer of 63 bits               (no memory, no reference count)
//   ..10   a float whose exponent is not extreme, and 0.0    (no memory, no reference count)
//   .100   a constant: None, False, True, …    (no memory, no reference count)
//   .000   the address of an Object on the machine's heap, 16-aligned
//
// A float word holds all bits of the double but two: of its exponent's three highest bits only 011 and 100 occur, which
// are magnitudes from 2^-255 to 2^256, so the lowest of the three says them all. Turned left by three bits, sign and
// those two come to the low end, and the tag replaces the two. 0.0 has the word that 2^-255 would have. Any other (that
// one, -0.0, inf, nan, the very small and large) is a Float on the heap. The idea: flonums, as in Ruby and in
// D. Gudeman, Representing Type Information in Dynamically Typed Languages (1993).
//
// The all-zero word is no value at all; an empty register holds V_UNBOUND.
// Ownership is said everywhere in CPython's words: a *new* reference is the caller's to give
// away or to release, a *borrowed* one is not. Natives borrow arguments and return new references.
#ifndef LANG_OBJECT_VALUE_H
#define LANG_OBJECT_VALUE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t Value;

enum {
  V_UNBOUND = 4,          // no value: an empty register; returned by a native: an exception is set
  V_NONE = 12,            // None
  V_FALSE = 20,           // False
  V_TRUE = 28,            // True
  V_TAIL = 36,            // only returned by natives: "my result is what m->tail's call returns"
  V_WAIT = 44,            // only returned by natives: "my result comes when the posted step is done"
  V_NOTIMPLEMENTED = 52,  // NotImplemented
  V_ELLIPSIS = 60,        // ...
};

#define INT_MAX63 ((int64_t)0x3fffffffffffffff)
#define INT_MIN63 (-INT_MAX63 - 1)

static inline bool is_int(Value v) { return v & 1; }
static inline bool is_ptr(Value v) { return (v & 7) == 0; }
static inline bool is_float_word(Value v) { return (v & 3) == 2; }
static inline int64_t as_int(Value v) { return (int64_t)v >> 1; }
static inline bool int_fits(int64_t i) { return i >= INT_MIN63 && i <= INT_MAX63; }
// int_fits(i). NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): unsigned
static inline Value from_int(int64_t i) { return ((uint64_t)i << 1) | 1; }
static inline Value from_bool(bool b) { return b ? V_TRUE : V_FALSE; }
static inline bool is_bool(Value v) { return v == V_TRUE || v == V_FALSE; }

#define FLOAT_ZERO 0x8000000000000002u

// The word of d, or V_UNBOUND: d needs a Float on the heap.
static inline Value float_word(double d) {
  uint64_t bits;
  memcpy(&bits, &d, sizeof bits);
  if ((((bits >> 60) + 1) & 6) == 4 && bits != 0x3000000000000000u)
    return ((bits << 3 | bits >> 61) & ~(uint64_t)3) | 2;
  return bits ? V_UNBOUND : FLOAT_ZERO;
}

// Of a float word.
static inline double float_of_word(Value v) {
  if (v == FLOAT_ZERO) return 0;
  v = (v & ~(uint64_t)3) | (2 - (v >> 63));
  uint64_t bits = v >> 3 | v << 61;
  double d;
  memcpy(&d, &bits, sizeof d);
  return d;
}

#endif
