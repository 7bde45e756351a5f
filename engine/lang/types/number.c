// Arithmetic of numbers: int, bool and float together. Words first, then integers of any size, then floats.
#include "numbers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const uint64_t hash_prime = ((uint64_t)1 << 61) - 1;

Value integer_plain(Machine *m, Value v) {
  if (is_whole(v)) return from_int(as_whole(v));
  const BigInt *b = (const BigInt *)as_obj(v);
  return is_own(v) ? int_from_limbs(m, b->sign, b->limbs, b->nlimbs) : incref(v);
}

bool number_to_double(Machine *m, Value v, double *d) {
  if (is_float(v)) {
    *d = float_of(v);
    return true;
  }
  bool overflow = false;
  *d = int_to_double(v, &overflow);
  if (overflow) raisef(m, m->e_OverflowError, "int too large to convert to float");
  return !overflow;
}

// ---- words ----

static Value divide_by_zero(Machine *m, int op) {
  static const char *const texts[] = {[B_DIV] = "division by zero",
                                      [B_FLOORDIV] = "integer division or modulo by zero",
                                      [B_MOD] = "integer modulo by zero"};
  return raisef(m, m->e_ZeroDivisionError, "%s", texts[op]);
}

static Value power_of_words(Machine *m, int64_t base, int64_t e, Value a, Value b) {
  if (e < 0) {
    if (!base) return raisef(m, m->e_ZeroDivisionError, "0.0 cannot be raised to a negative power");
    return float_binary(m, B_POW, (double)base, (double)e);
  }
  int64_t result = 1;
  for (int64_t left = e; left; left >>= 1) {
    if (left & 1 && __builtin_mul_overflow(result, base, &result)) return integer_power(m, a, b);
    if (left > 1 && __builtin_mul_overflow(base, base, &base)) return integer_power(m, a, b);
  }
  return int_new(m, result);
}

static Value shift_words(Machine *m, int op, int64_t x, int64_t count, Value a, Value b) {
  if (count < 0) return raisef(m, m->e_ValueError, "negative shift count");
  if (op == B_RSHIFT) return from_int(x >> (count > 63 ? 63 : count));
  if (count < 62 && x < ((int64_t)1 << (62 - count)) && x >= -((int64_t)1 << (62 - count)))
    return from_int((int64_t)((uint64_t)x << count));
  return integer_shift(m, a, b, true);
}

static Value words(Machine *m, int op, Value a, Value b) {
  int64_t x = as_whole(a), y = as_whole(b), z;
  switch ((BinOp)op) {
  case B_ADD: return int_new(m, x + y);
  case B_SUB: return int_new(m, x - y);
  case B_MUL: return __builtin_mul_overflow(x, y, &z) ? integer_multiply(m, a, b) : int_new(m, z);
  case B_DIV: return y ? integer_true_divide(m, a, b) : divide_by_zero(m, op);
  case B_FLOORDIV:
    if (!y) return divide_by_zero(m, op);
    z = x / y;
    return int_new(m, x % y && (x ^ y) < 0 ? z - 1 : z);
  case B_MOD:
    if (!y) return divide_by_zero(m, op);
    z = x % y;
    return from_int(z && (z ^ y) < 0 ? z + y : z);
  case B_POW: return power_of_words(m, x, y, a, b);
  case B_LSHIFT:
  case B_RSHIFT: return shift_words(m, op, x, y, a, b);
  case B_AND: return is_bool(a) && is_bool(b) ? from_bool(x & y) : from_int(x & y);
  case B_OR: return is_bool(a) && is_bool(b) ? from_bool(x | y) : from_int(x | y);
  case B_XOR: return is_bool(a) && is_bool(b) ? from_bool(x ^ y) : from_int(x ^ y);
  default: return V_NOTIMPLEMENTED;
  }
}

// ---- integers and floats ----

static Value large(Machine *m, int op, Value a, Value b) {
  Value v = V_UNBOUND;
  switch ((BinOp)op) {
  case B_ADD: return integer_add(m, a, b, false);
  case B_SUB: return integer_add(m, a, b, true);
  case B_MUL: return integer_multiply(m, a, b);
  case B_DIV: return integer_sign(b) ? integer_true_divide(m, a, b) : divide_by_zero(m, op);
  case B_FLOORDIV:
    if (!integer_sign(b)) return divide_by_zero(m, op);
    integer_divide(m, a, b, &v, NULL);
    return v;
  case B_MOD:
    if (!integer_sign(b)) return divide_by_zero(m, op);
    integer_divide(m, a, b, NULL, &v);
    return v;
  case B_POW: {
    if (integer_sign(b) >= 0) return integer_power(m, a, b);
    double x, y;
    if (!number_to_double(m, a, &x) || !number_to_double(m, b, &y)) return V_UNBOUND;
    return float_binary(m, B_POW, x, y);
  }
  case B_LSHIFT: return integer_shift(m, a, b, true);
  case B_RSHIFT: return integer_shift(m, a, b, false);
  case B_AND:
  case B_OR:
  case B_XOR: return integer_bitwise(m, op, a, b);
  default: return V_NOTIMPLEMENTED;
  }
}

Value number_binary(Machine *m, int op, Value a, Value b) {
  if (is_whole(a) && is_whole(b)) return words(m, op, a, b);
  bool fa = is_float(a), fb = is_float(b);
  if (!fa && !is_integer(a)) return V_NOTIMPLEMENTED;
  if (!fb && !is_integer(b)) return V_NOTIMPLEMENTED;
  if (!fa && !fb) return large(m, op, a, b);
  if (op > B_POW) return V_NOTIMPLEMENTED;
  double x, y;
  if (!number_to_double(m, a, &x) || !number_to_double(m, b, &y)) return V_UNBOUND;
  return float_binary(m, op, x, y);
}

static Value pair(Machine *m, Value q, Value r) {
  Value t = q != V_UNBOUND && r != V_UNBOUND ? tuple_of(m, 2, q, r) : V_UNBOUND;
  decref(m, q);
  decref(m, r);
  return t;
}

Value number_divmod(Machine *m, Value a, Value b) {
  if (!is_number(a) || !is_number(b)) return V_NOTIMPLEMENTED;
  Value q = V_UNBOUND, r = V_UNBOUND;
  if (is_float(a) || is_float(b)) {
    double x, y;
    if (!number_to_double(m, a, &x) || !number_to_double(m, b, &y)) return V_UNBOUND;
    r = float_divmod(m, x, y, &q);
    return pair(m, q, r);
  }
  if (!integer_sign(b)) return divide_by_zero(m, B_FLOORDIV);
  integer_divide(m, a, b, &q, &r);
  return pair(m, q, r);
}

Value number_power3(Machine *m, Value a, Value b, Value modulus) {
  if ((is_complex(a) || is_complex(b)) && (is_complex(a) || is_number(a)) && (is_complex(b) || is_number(b)))
    return raisef(m, m->e_ValueError, "complex modulo");
  if (is_integer(a) && is_integer(b) && is_integer(modulus)) return integer_power_mod(m, a, b, modulus);
  if (!is_number(a) || !is_number(b) || !is_number(modulus))
    return raisef(m, m->e_TypeError, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b, modulus);
  return raisef(m, m->e_TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
}

Value number_abs(Machine *m, Value v) {
  if (is_complex(v)) return complex_abs(m, v);
  if (is_float(v)) return float_new(m, fabs(float_of(v)));
  if (!is_integer(v)) return V_NOTIMPLEMENTED;
  if (integer_sign(v) < 0) return integer_negate(m, v);
  return integer_plain(m, v);
}

// ---- rounding ----

static Value round_float(Machine *m, double d, int64_t digits) {
  if (!isfinite(d) || digits > 330) return float_new(m, d);
  if (digits < -330) return float_new(m, copysign(0, d));
  char text[800];  // the exact decimal value, rounded by the C library: half to even on what the double really is
  double result;
  if (digits >= 0) {
    snprintf(text, sizeof text, "%.*f", (int)digits, d);
    result = strtod(text, NULL);
  } else {
    double unit = pow(10, (double)-digits);
    result = nearbyint(d / unit) * unit;
  }
  if (isinf(result)) return raisef(m, m->e_OverflowError, "rounded value too large to represent");
  return float_new(m, result);
}

// To a multiple of 10**digits, a half to the even one.
static Value round_integer(Machine *m, Value v, int64_t digits) {
  Value unit = number_binary(m, B_POW, from_int(10), from_int(digits)), twice = V_UNBOUND, q = V_UNBOUND, r = V_UNBOUND,
        result = V_UNBOUND;
  if (unit == V_UNBOUND) return unit;
  if (integer_divide(m, v, unit, &q, &r)) twice = number_binary(m, B_ADD, r, r);
  if (twice != V_UNBOUND) {
    int order = integer_compare(twice, unit);
    Value odd = number_binary(m, B_AND, q, from_int(1));
    Value up = number_binary(m, B_ADD, q, from_int(order > 0 || (order == 0 && odd == from_int(1))));
    if (up != V_UNBOUND) result = number_binary(m, B_MUL, up, unit);
    decref(m, odd);
    decref(m, up);
  }
  decref(m, unit);
  decref(m, twice);
  decref(m, q);
  decref(m, r);
  return result;
}

Value number_round(Machine *m, Value v, Value digits) {
  if (!is_number(v)) return V_NOTIMPLEMENTED;
  int64_t n = 0;
  if (digits != V_NONE && !arg_index(m, digits, &n)) return V_UNBOUND;
  if (is_float(v)) {
    if (digits != V_NONE) return round_float(m, float_of(v), n);
    return integer_from_double(m, nearbyint(float_of(v)));
  }
  if (digits == V_NONE || n >= 0) return integer_plain(m, v);
  return round_integer(m, v, -n);
}

// ---- comparing and hashing ----

int integer_compare_double(Value a, double d) {
  if (isnan(d)) return 2;
  if (isinf(d)) return d > 0 ? -1 : 1;
  const int64_t exact = (int64_t)1 << 53;
  if (is_whole(a) && as_whole(a) <= exact && as_whole(a) >= -exact) {
    double x = (double)as_whole(a);
    return (x > d) - (x < d);
  }
  double floor_d = floor(d);
  if (fabs(floor_d) < 4e18) {
    int64_t other;
    if (!int_to_i64(a, &other)) return integer_sign(a);
    int64_t i = (int64_t)floor_d;
    return other != i ? (other > i) - (other < i) : floor_d < d ? -1 : 0;
  }
  bool overflow = false;  // both are large; a float that large is whole
  double x = int_to_double(a, &overflow);
  if (x != d || overflow) return overflow ? integer_sign(a) : (x > d) - (x < d);
  int exponent;  // they round to the same double: compare bit by bit
  double mantissa = frexp(fabs(d), &exponent);
  uint64_t top = (uint64_t)ldexp(mantissa, 64);
  View v;
  view_of(&v, a);
  size_t bits = integer_bits(a);
  if (bits != (size_t)exponent) return bits > (size_t)exponent ? v.sign : -v.sign;
  int64_t scale;
  uint64_t mine = limbs_leading(v.limbs, v.n, false, &scale);
  return mine == top ? 0 : (mine > top ? v.sign : -v.sign);
}

int number_compare(Value a, Value b) {
  bool fa = is_float(a), fb = is_float(b);
  if (!fa && !fb) return integer_compare(a, b);
  if (!fa) return integer_compare_double(a, float_of(b));
  if (!fb) {
    int order = integer_compare_double(b, float_of(a));
    return order == 2 ? 2 : -order;
  }
  double x = float_of(a), y = float_of(b);
  return isnan(x) || isnan(y) ? 2 : (x > y) - (x < y);
}

static uint64_t with_sign(uint64_t h, bool negative) {
  int64_t signed_hash = negative ? -(int64_t)h : (int64_t)h;
  return signed_hash == -1 ? (uint64_t)-2 : (uint64_t)signed_hash;
}

uint64_t double_hash(double d) {
  if (isnan(d)) return 0;
  if (isinf(d)) return d > 0 ? 314159 : (uint64_t)-314159;
  int e;
  double mantissa = frexp(fabs(d), &e);
  uint64_t x = 0;
  while (mantissa != 0) {  // 28 bits at a time, modulo 2**61 - 1
    x = ((x << 28) & hash_prime) | x >> (61 - 28);
    mantissa *= 268435456.0;
    e -= 28;
    uint64_t y = (uint64_t)mantissa;
    mantissa -= (double)y;
    x += y;
    if (x >= hash_prime) x -= hash_prime;
  }
  e = e >= 0 ? e % 61 : 60 - (-1 - e) % 61;
  x = ((x << e) & hash_prime) | x >> (61 - e);
  return with_sign(x, d < 0);
}

uint64_t number_hash(Value v) {
  if (is_whole(v)) {
    int64_t i = as_whole(v);
    uint64_t magnitude = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    return with_sign(magnitude % hash_prime, i < 0);
  }
  if (is_float(v)) return double_hash(float_of(v));
  const BigInt *b = (const BigInt *)as_obj(v);
  uint64_t x = 0;
  for (uint32_t i = b->nlimbs; i-- > 0;) {  // 2**64 is 8 modulo the prime
    x = ((x << 3) & hash_prime) | x >> 58;
    x += b->limbs[i] % hash_prime;
    if (x >= hash_prime) x -= hash_prime;
  }
  return with_sign(x, b->sign < 0);
}
