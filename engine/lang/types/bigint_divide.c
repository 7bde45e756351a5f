// Division of integers of any size: floored quotient and rest, true division rounded once, gcd, powers modulo a number.
#include "numbers.h"

#include <assert.h>
#include <gmp.h>
#include <math.h>

__extension__ typedef unsigned __int128 Wide;

static bool give(Machine *m, Value q, Value r, Value *quotient, Value *rest) {
  bool good = q != V_UNBOUND && r != V_UNBOUND;
  if (quotient && good) *quotient = q;
  else decref(m, q);
  if (rest && good) *rest = r;
  else decref(m, r);
  return good;
}

static bool divide_words(Machine *m, int64_t a, int64_t b, Value *quotient, Value *rest) {
  assert(b != 0);
  int64_t q = a / b, r = a % b;
  if (r && (r < 0) != (b < 0)) q--, r += b;
  return give(m, int_new(m, q), from_int(r), quotient, rest);
}

// |x| / |y| towards zero into q (x.n - y.n + 1 limbs) and r (y.n limbs); x.n >= y.n
static bool divide_limbs(Machine *m, const View *x, const View *y, Limbs *q, Limbs *r) {
  if (!limbs_begin(q, m, x->n - y->n + 1)) return false;
  if (!limbs_begin(r, m, y->n)) {
    limbs_end(q);
    return false;
  }
  mpn_tdiv_qr(q->at, r->at, 0, x->limbs, (mp_size_t)x->n, y->limbs, (mp_size_t)y->n);
  return true;
}

bool integer_divide(Machine *m, Value a, Value b, Value *quotient, Value *rest) {
  if (is_whole(a) && is_whole(b)) return divide_words(m, as_whole(a), as_whole(b), quotient, rest);
  View x, y;
  view_of(&x, a);
  view_of(&y, b);
  Value q, r;
  if (x.n < y.n) {
    q = from_int(0);
    r = is_bool(a) ? from_int(as_whole(a)) : incref(a);
  } else {
    Limbs ql, rl;
    if (!divide_limbs(m, &x, &y, &ql, &rl)) return false;
    q = limbs_value(&ql, x.n - y.n + 1, x.sign * y.sign);
    r = limbs_value(&rl, y.n, x.sign);
  }
  if (q != V_UNBOUND && r != V_UNBOUND && integer_sign(r) && integer_sign(r) != y.sign) {
    Value lower = number_binary(m, B_SUB, q, from_int(1)), added = number_binary(m, B_ADD, r, b);
    decref(m, q);
    decref(m, r);
    q = lower;
    r = added;
  }
  return give(m, q, r, quotient, rest);
}

// The leading bits, with a sticky bit for those below, are rounded once, by the conversion from long double.
Value integer_true_divide(Machine *m, Value a, Value b) {
  const int64_t exact = (int64_t)1 << 53;
  if (is_whole(a) && is_whole(b) && as_whole(a) <= exact && as_whole(a) >= -exact && as_whole(b) <= exact &&
      as_whole(b) >= -exact)
    return float_new(m, (double)as_whole(a) / (double)as_whole(b));
  int64_t shift = 66 - ((int64_t)integer_bits(a) - (int64_t)integer_bits(b));
  if (!integer_sign(a)) return float_new(m, 0.0);
  Value up = integer_shift(m, shift > 0 ? a : b, from_int(shift > 0 ? shift : -shift), true);
  if (up == V_UNBOUND) return up;
  View x, y;
  view_of(&x, shift > 0 ? up : a);
  view_of(&y, shift > 0 ? b : up);
  Limbs q, r;
  Value v = V_UNBOUND;
  if (divide_limbs(m, &x, &y, &q, &r)) {
    bool sticky = false;
    for (size_t i = 0; i < y.n; i++) sticky |= r.at[i] != 0;
    int64_t exponent;
    long double d = (long double)limbs_leading(q.at, x.n - y.n + 1, sticky, &exponent);
    exponent -= shift;
    double result = (double)ldexpl(d, exponent > 20000 ? 20000 : exponent < -20000 ? -20000 : (int)exponent);
    limbs_end(&q);
    limbs_end(&r);
    v = isinf(result) ? raisef(m, m->e_OverflowError, "integer division result too large for a float")
                      : float_new(m, x.sign * y.sign < 0 ? -result : result);
  }
  decref(m, up);
  return v;
}

double int_to_double(Value v, bool *overflow) {
  if (is_whole(v)) return (double)as_whole(v);
  const BigInt *b = (const BigInt *)as_obj(v);
  int64_t exponent;
  double d = (double)limbs_leading(b->limbs, b->nlimbs, false, &exponent);  // rounded here, once: the rest is exact
  double result = ldexp(d, exponent > 20000 ? 20000 : (int)exponent);
  if (isinf(result) && overflow) *overflow = true;
  return b->sign < 0 ? -result : result;
}

bool int_to_i64(Value v, int64_t *out) {
  if (is_whole(v)) {
    *out = as_whole(v);
    return true;
  }
  if (!is_big(v)) return false;
  const BigInt *b = (const BigInt *)as_obj(v);
  if (b->nlimbs > 1 || b->limbs[0] > (uint64_t)INT64_MAX + (b->sign < 0)) return false;
  *out = b->sign < 0 ? (int64_t)(0 - b->limbs[0]) : (int64_t)b->limbs[0];
  return true;
}

// ---- powers modulo ----

static Value power_mod_words(Machine *m, uint64_t base, uint64_t e, uint64_t modulus) {
  assert(modulus != 0);
  uint64_t result = 1 % modulus;
  for (; e; e >>= 1) {
    if (e & 1) result = (uint64_t)((Wide)result * base % modulus);
    base = (uint64_t)((Wide)base * base % modulus);
  }
  return int_new_u64(m, result);
}

static Value multiply_mod(Machine *m, Value a, Value b, Value modulus) {
  Value product = number_binary(m, B_MUL, a, b), rest = V_UNBOUND;
  if (product == V_UNBOUND) return product;
  integer_divide(m, product, modulus, NULL, &rest);
  decref(m, product);
  return rest;
}

static Value power_mod_large(Machine *m, Value base, Value e, Value modulus) {
  View bits;
  view_of(&bits, e);
  Value result = from_int(1), b = incref(base);
  size_t n = integer_bits(e);
  for (size_t i = 0; i < n && result != V_UNBOUND && b != V_UNBOUND; i++) {
    if (bits.limbs[i / 64] >> (i % 64) & 1) {
      Value next = multiply_mod(m, result, b, modulus);
      decref(m, result);
      result = next;
    }
    Value square = i + 1 < n ? multiply_mod(m, b, b, modulus) : V_NONE;
    decref(m, b);
    b = square;
  }
  if (b == V_UNBOUND) {
    decref(m, result);
    result = V_UNBOUND;
  }
  decref(m, b);
  return result;
}

// x with a * x == 1 modulo modulus (> 0), by Euclid's algorithm extended.
static Value inverse_mod(Machine *m, Value a, Value modulus) {
  Value r0 = incref(modulus), r1 = V_UNBOUND, s0 = from_int(0), s1 = from_int(1);
  integer_divide(m, a, modulus, NULL, &r1);
  while (r1 != V_UNBOUND && s1 != V_UNBOUND && integer_sign(r1)) {
    Value q = V_UNBOUND, r = V_UNBOUND, s = V_UNBOUND;
    if (integer_divide(m, r0, r1, &q, &r)) {
      Value qs = number_binary(m, B_MUL, q, s1);
      if (qs != V_UNBOUND) s = number_binary(m, B_SUB, s0, qs);
      decref(m, qs);
    }
    decref(m, q);
    decref(m, r0);
    decref(m, s0);
    r0 = r1, r1 = r, s0 = s1, s1 = s;
  }
  bool good = r1 != V_UNBOUND && s1 != V_UNBOUND;
  if (good && integer_compare(r0, from_int(1)) != 0) {
    raisef(m, m->e_ValueError, "base is not invertible for the given modulus");
    good = false;
  }
  decref(m, r0);
  decref(m, r1);
  decref(m, s1);
  if (good) return s0;
  decref(m, s0);
  return V_UNBOUND;
}

static Value power_mod_positive(Machine *m, Value a, Value e, Value modulus) {
  Value base = V_UNBOUND;
  if (!integer_divide(m, a, modulus, NULL, &base)) return V_UNBOUND;
  Value v;
  if (is_whole(base) && is_whole(e) && is_whole(modulus))
    v = power_mod_words(m, (uint64_t)as_whole(base), (uint64_t)as_whole(e), (uint64_t)as_whole(modulus));
  else v = power_mod_large(m, base, e, modulus);
  decref(m, base);
  if (v == V_UNBOUND) return v;
  Value rest = V_UNBOUND;
  integer_divide(m, v, modulus, NULL, &rest);
  decref(m, v);
  return rest;
}

Value integer_power_mod(Machine *m, Value a, Value b, Value modulus) {
  int sign = integer_sign(modulus);
  if (!sign) return raisef(m, m->e_ValueError, "pow() 3rd argument cannot be 0");
  Value size = number_abs(m, modulus), base = incref(a), e = number_abs(m, b), v = V_UNBOUND;
  if (integer_sign(b) < 0 && size != V_UNBOUND) {
    decref(m, base);
    base = integer_compare(size, from_int(1)) == 0 ? from_int(0) : inverse_mod(m, a, size);
  }
  if (size != V_UNBOUND && base != V_UNBOUND && e != V_UNBOUND) v = power_mod_positive(m, base, e, size);
  if (v != V_UNBOUND && sign < 0 && integer_sign(v)) {
    Value lower = number_binary(m, B_ADD, v, modulus);
    decref(m, v);
    v = lower;
  }
  decref(m, size);
  decref(m, base);
  decref(m, e);
  return v;
}
