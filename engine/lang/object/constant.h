// Constants in code space: what literals, names and folded expressions become.
//
// Each is immortal and never changes, so every machine of the process, and every child, may read it. A constant does
// not know its Type (types belong to a machine): head.type is NULL and the machine derives the type from head.kind.
#ifndef LANG_OBJECT_CONSTANT_H
#define LANG_OBJECT_CONSTANT_H

#include "object.h"

Value str_constant(const char *utf8, size_t size);  // interned: equal texts are one Value
Value float_constant(double d);
Value complex_constant(double re, double im);
Value bytes_constant(const void *data, size_t size);
Value tuple_constant(const Value *items, uint32_t count);  // of constants; copies items
// The integer sign * limbs (least significant first; leading zeros allowed): 63 bits if it fits, else a BigInt.
Value int_constant(int sign, const uint64_t *limbs, size_t n);
// An integer from n digits of a base of 2 to 36, without prefix, sign or underscores. The digits must be valid.
Value int_constant_digits(const char *digits, size_t n, int base);

#endif
