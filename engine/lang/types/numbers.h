// Integers of any size and floats, as the files of numbers and the module math share them. Others: containers.h.
#ifndef LANG_TYPES_NUMBERS_H
#define LANG_TYPES_NUMBERS_H

#include "collections.h"

// An integer of either form seen as sign and limbs. A View of a word borrows its own `one`: keep it where it is, do not
// copy it.
typedef struct View {
  int sign;
  size_t n;
  const uint64_t *limbs;
  uint64_t one;
} View;                             // sign 0: zero, n 0
void view_of(View *view, Value v);  // v: is_integer
// Room for a calculation: on the C stack when it is small, else on the heap until limbs_end.
typedef struct Limbs {
  Machine *m;
  uint64_t *at;
  size_t n;
  uint64_t few[32];
} Limbs;
bool limbs_begin(Limbs *l, Machine *m, size_t n);  // not filled; false: MemoryError raised
void limbs_end(Limbs *l);
Value limbs_value(Limbs *l, size_t n, int sign);  // the integer of its first n limbs; ends l

Value integer_add(Machine *m, Value a, Value b, bool subtract);
Value integer_multiply(Machine *m, Value a, Value b);
// Floored division, b not 0. quotient and rest are new; either pointer may be NULL.
bool integer_divide(Machine *m, Value a, Value b, Value *quotient, Value *rest);
Value integer_true_divide(Machine *m, Value a, Value b);
Value integer_power(Machine *m, Value a, Value b);  // b >= 0
Value integer_power_mod(Machine *m, Value a, Value b, Value modulus);
Value integer_shift(Machine *m, Value a, Value b, bool left);
Value integer_bitwise(Machine *m, int op, Value a, Value b);
Value integer_negate(Machine *m, Value a);
Value integer_invert(Machine *m, Value a);
int integer_sign(Value a);
int integer_compare(Value a, Value b);  // -1, 0, 1
size_t integer_bits(Value a);           // bit_length
// The leading 64 bits. sticky: the lowest one is set if any bit below is.
uint64_t limbs_leading(const uint64_t *limbs, size_t n, bool sticky, int64_t *exponent);
Value integer_from_double(Machine *m, double d);            // truncated; raises for nan and infinities
Value integer_from_text(Machine *m, Value text, int base);  // int("…"): str, bytes or bytearray
Value number_divmod(Machine *m, Value a, Value b);          // a tuple; V_NOTIMPLEMENTED unless both are numbers
Value number_power3(Machine *m, Value a, Value b, Value modulus);
// round(v, digits). digits V_NONE: to an int. V_NOTIMPLEMENTED: v is no number.
Value number_round(Machine *m, Value v, Value digits);
Value number_abs(Machine *m, Value v);                  // likewise
Value integer_plain(Machine *m, Value v);               // an int of the class int itself; v: is_integer; new
Value float_plain(Machine *m, Value v);                 // likewise
bool number_to_double(Machine *m, Value v, double *d);  // v: is_number; false: OverflowError raised
int number_compare(Value a, Value b);                   // -1, 0, 1; 2: a nan is among them
int integer_compare_double(Value a, double d);          // likewise; a: is_integer
uint64_t double_hash(double d);                         // 0 of a nan
uint64_t number_hash(Value v);                          // as CPython's
// complex (complex.c); either operand may be an int or a float. V_NOTIMPLEMENTED: neither, or no such operator.
Value complex_binary(Machine *m, int op, Value a, Value b);
Value complex_power(Machine *m, double a, double b);  // of two floats whose power is no float
Value complex_unary(Machine *m, int op, Value v);     // U_NEG or U_POS
Value complex_abs(Machine *m, Value v);
Value complex_plain(Machine *m, Value v);
bool complex_equal(Value a, Value b);  // one is complex, the other any number
uint64_t complex_hash(Value v);
Value float_binary(Machine *m, int op, double x, double y);           // V_NOTIMPLEMENTED for bit operators
Value float_divmod(Machine *m, double x, double y, Value *quotient);  // new rest, *quotient new
// A str with its digits and blanks turned into ASCII; any other value as it is; new.
Value number_text(Machine *m, Value text);
bool float_parse(const char *s, size_t n, double *d);  // as float("…"); false: not a number
Value float_from_text(Machine *m, Value text);
Value float_hex(Machine *m, double d);
Value float_from_hex(Machine *m, Value text);
Value math_error(Machine *m, const char *text);  // ValueError

#endif
