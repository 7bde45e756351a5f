// A Python value in one machine word.
//
//   ...1   an integer of 63 bits               (no memory, no reference count)
//   ..10   a constant: None, False, True, …    (no memory, no reference count)
//   ..00   the address of an Object on the machine's heap, 16-aligned
//
// The all-zero word is no value at all; an empty register holds V_UNBOUND.
// Ownership is said everywhere in CPython's words: a *new* reference is the caller's to give
// away or to release, a *borrowed* one is not. Natives borrow arguments and return new references.
#ifndef LANG_OBJECT_VALUE_H
#define LANG_OBJECT_VALUE_H

#include <stdbool.h>
#include <stdint.h>

typedef uint64_t Value;

enum {
  V_UNBOUND = 2,          // no value: an empty register; returned by a native: an exception is set
  V_NONE = 6,             // None
  V_FALSE = 10,           // False
  V_TRUE = 14,            // True
  V_TAIL = 18,            // only returned by natives: "my result is what m->tail's call returns"
  V_WAIT = 22,            // only returned by natives: "my result comes when the posted step is done"
  V_NOTIMPLEMENTED = 26,  // NotImplemented
  V_ELLIPSIS = 30,        // ...
};

#define INT_MAX63 ((int64_t)0x3fffffffffffffff)
#define INT_MIN63 (-INT_MAX63 - 1)

static inline bool is_int(Value v) { return v & 1; }
static inline bool is_ptr(Value v) { return (v & 3) == 0; }
static inline int64_t as_int(Value v) { return (int64_t)v >> 1; }
static inline bool int_fits(int64_t i) { return i >= INT_MIN63 && i <= INT_MAX63; }
// int_fits(i). NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): unsigned
static inline Value from_int(int64_t i) { return ((uint64_t)i << 1) | 1; }
static inline Value from_bool(bool b) { return b ? V_TRUE : V_FALSE; }
static inline bool is_bool(Value v) { return v == V_TRUE || v == V_FALSE; }

#endif
