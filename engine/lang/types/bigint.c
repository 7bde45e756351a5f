// Integers past a word, on libgmp's mpn layer: sums, products, shifts, bits, roots and powers on bare limbs in our own
// memory.
//
// Every function takes integers of either form (a word or a BigInt) and gives one that is normal: a BigInt is made only
// for what does not fit 63 bits. Division is in bigint_divide.c.
#include "numbers.h"

#include <gmp.h>

void view_of(View *view, Value v) {
  if (is_whole(v)) {
    int64_t i = as_whole(v);
    view->sign = (i > 0) - (i < 0);
    view->one = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    view->n = i != 0;
    view->limbs = &view->one;
    return;
  }
  const BigInt *b = (const BigInt *)as_obj(v);
  view->sign = b->sign;
  view->n = b->nlimbs;
  view->limbs = b->limbs;
}

bool limbs_begin(Limbs *l, Machine *m, size_t n) {
  l->m = m;
  l->n = n;
  l->at = l->few;
  if (n <= sizeof l->few / sizeof *l->few) return true;
  l->at = n > MOST_LIMBS ? NULL : heap_alloc(m->heap, n * sizeof *l->at);
  if (!l->at) raise_memory(m);
  return l->at != NULL;
}

void limbs_end(Limbs *l) {
  if (l->at && l->at != l->few) heap_free(l->m->heap, l->at, l->n * sizeof *l->at);
}

Value limbs_value(Limbs *l, size_t n, int sign) {
  Value v = int_from_limbs(l->m, sign, l->at, n);
  limbs_end(l);
  return v;
}

int integer_sign(Value a) {
  if (is_whole(a)) return (as_whole(a) > 0) - (as_whole(a) < 0);
  return ((const BigInt *)as_obj(a))->sign;
}

int integer_compare(Value a, Value b) {
  if (is_whole(a) && is_whole(b)) return (as_whole(a) > as_whole(b)) - (as_whole(a) < as_whole(b));
  View x, y;
  view_of(&x, a);
  view_of(&y, b);
  if (x.sign != y.sign) return x.sign < y.sign ? -1 : 1;
  if (x.n != y.n) return (x.n < y.n ? -1 : 1) * x.sign;
  int order = mpn_cmp(x.limbs, y.limbs, (mp_size_t)x.n);
  return (order > 0) - (order < 0) > 0 ? x.sign : order < 0 ? -x.sign : 0;
}

static size_t bits_of(const View *v) { return v->n ? v->n * 64 - (size_t)__builtin_clzll(v->limbs[v->n - 1]) : 0; }

size_t integer_bits(Value a) {
  View v;
  view_of(&v, a);
  return bits_of(&v);
}

// ---- sums and products ----

static int compare_magnitudes(const View *a, const View *b) {
  if (a->n != b->n) return a->n < b->n ? -1 : 1;
  return a->n ? mpn_cmp(a->limbs, b->limbs, (mp_size_t)a->n) : 0;
}

Value integer_add(Machine *m, Value a, Value b, bool subtract) {
  View x, y;
  view_of(&x, a);
  view_of(&y, b);
  if (subtract) y.sign = -y.sign;
  bool swapped = compare_magnitudes(&x, &y) < 0;
  const View *large = swapped ? &y : &x, *small = swapped ? &x : &y;
  Limbs l;
  if (!limbs_begin(&l, m, large->n + 1)) return V_UNBOUND;
  memcpy(l.at, large->limbs, large->n * sizeof *l.at);
  l.at[large->n] = 0;
  if (small->n && large->sign == small->sign)
    l.at[large->n] = mpn_add(l.at, large->limbs, (mp_size_t)large->n, small->limbs, (mp_size_t)small->n);
  else if (small->n) mpn_sub(l.at, large->limbs, (mp_size_t)large->n, small->limbs, (mp_size_t)small->n);
  return limbs_value(&l, large->n + 1, large->sign);
}

Value integer_multiply(Machine *m, Value a, Value b) {
  View x, y;
  view_of(&x, a);
  view_of(&y, b);
  if (!x.n || !y.n) return from_int(0);
  const View *large = x.n < y.n ? &y : &x, *small = x.n < y.n ? &x : &y;
  Limbs l;
  if (!limbs_begin(&l, m, x.n + y.n)) return V_UNBOUND;
  if (x.limbs == y.limbs) mpn_sqr(l.at, x.limbs, (mp_size_t)x.n);
  else mpn_mul(l.at, large->limbs, (mp_size_t)large->n, small->limbs, (mp_size_t)small->n);
  return limbs_value(&l, x.n + y.n, x.sign * y.sign);
}

Value integer_negate(Machine *m, Value a) {
  if (is_whole(a)) return int_new(m, -as_whole(a));
  const BigInt *b = (const BigInt *)as_obj(a);
  return int_from_limbs(m, -b->sign, b->limbs, b->nlimbs);
}

Value integer_invert(Machine *m, Value a) {
  if (is_whole(a)) return from_int(~as_whole(a));
  Value more = integer_add(m, a, from_int(1), false);
  if (more == V_UNBOUND) return more;
  Value v = integer_negate(m, more);
  decref(m, more);
  return v;
}

// ---- bits ----

static Value shift_left(Machine *m, const View *x, uint64_t count) {
  if (!x->n) return from_int(0);
  size_t limbs = count / 64, bits = count % 64;
  Limbs l;
  if (count / 64 > MOST_LIMBS) return raise_memory(m);
  if (!limbs_begin(&l, m, x->n + limbs + 1)) return V_UNBOUND;
  memset(l.at, 0, limbs * sizeof *l.at);
  l.at[x->n + limbs] = 0;
  if (bits) l.at[x->n + limbs] = mpn_lshift(l.at + limbs, x->limbs, (mp_size_t)x->n, (unsigned)bits);
  else memcpy(l.at + limbs, x->limbs, x->n * sizeof *l.at);
  return limbs_value(&l, x->n + limbs + 1, x->sign);
}

static Value shift_right(Machine *m, const View *x, uint64_t count) {
  size_t limbs = count / 64, bits = count % 64;
  if (limbs >= x->n) return from_int(x->sign < 0 ? -1 : 0);
  Limbs l;
  size_t n = x->n - limbs;
  if (!limbs_begin(&l, m, n + 1)) return V_UNBOUND;
  bool lost = false;
  for (size_t i = 0; i < limbs; i++) lost |= x->limbs[i] != 0;
  if (bits) lost |= mpn_rshift(l.at, x->limbs + limbs, (mp_size_t)n, (unsigned)bits) != 0;
  else memcpy(l.at, x->limbs + limbs, n * sizeof *l.at);
  l.at[n] = x->sign < 0 && lost ? mpn_add_1(l.at, l.at, (mp_size_t)n, 1) : 0;  // downwards, as Python rounds
  return limbs_value(&l, n + 1, x->sign);
}

Value integer_shift(Machine *m, Value a, Value b, bool left) {
  if (integer_sign(b) < 0) return raisef(m, m->e_ValueError, "negative shift count");
  View x;
  view_of(&x, a);
  if (!is_whole(b)) {
    if (!x.n) return from_int(0);
    if (left) return raisef(m, m->e_OverflowError, "too many digits in integer");
    return from_int(x.sign < 0 ? -1 : 0);
  }
  return left ? shift_left(m, &x, (uint64_t)as_whole(b)) : shift_right(m, &x, (uint64_t)as_whole(b));
}

static void to_complement(const View *x, uint64_t *out, size_t n) {
  memset(out, 0, n * sizeof *out);
  memcpy(out, x->limbs, x->n * sizeof *out);
  if (x->sign < 0) mpn_neg(out, out, (mp_size_t)n);
}

Value integer_bitwise(Machine *m, int op, Value a, Value b) {
  View x, y;
  view_of(&x, a);
  view_of(&y, b);
  size_t n = (x.n > y.n ? x.n : y.n) + 1;
  Limbs l, r;
  if (!limbs_begin(&l, m, n)) return V_UNBOUND;
  if (!limbs_begin(&r, m, n)) {
    limbs_end(&l);
    return V_UNBOUND;
  }
  to_complement(&x, l.at, n);
  to_complement(&y, r.at, n);
  for (size_t i = 0; i < n; i++)
    l.at[i] = op == B_AND ? l.at[i] & r.at[i] : op == B_OR ? l.at[i] | r.at[i] : l.at[i] ^ r.at[i];
  limbs_end(&r);
  int sign = l.at[n - 1] >> 63 ? -1 : 1;
  if (sign < 0) mpn_neg(l.at, l.at, (mp_size_t)n);
  return limbs_value(&l, n, sign);
}

// ---- powers and roots ----

Value integer_power(Machine *m, Value a, Value b) {
  if (!is_whole(b)) {
    if (is_whole(a) && as_whole(a) >= -1 && as_whole(a) <= 1) {
      Value odd = as_whole(a) == -1 ? from_int(((const BigInt *)as_obj(b))->limbs[0] & 1 ? -1 : 1)
                                    : from_int(as_whole(a));
      return odd;
    }
    return raise_memory(m);
  }
  uint64_t e = (uint64_t)as_whole(b);
  if (integer_bits(a) > 1 && e > (uint64_t)MOST_LIMBS * 64 / (integer_bits(a) - 1)) return raise_memory(m);
  Value result = from_int(1), base = incref(a);
  while (e && result != V_UNBOUND && base != V_UNBOUND) {
    if (e & 1) {
      Value next = number_binary(m, B_MUL, result, base);
      decref(m, result);
      result = next;
    }
    e >>= 1;
    if (!e) break;
    Value square = number_binary(m, B_MUL, base, base);
    decref(m, base);
    base = square;
  }
  bool whole = result != V_UNBOUND && base != V_UNBOUND;
  decref(m, base);
  if (whole) return result;
  decref(m, result);
  return V_UNBOUND;
}

// ---- towards floats ----

uint64_t limbs_leading(const uint64_t *limbs, size_t n, bool sticky, int64_t *exponent) {
  while (n && !limbs[n - 1]) n--;
  *exponent = 0;
  if (!n) return 0;
  int zeros = __builtin_clzll(limbs[n - 1]);
  uint64_t top = limbs[n - 1] << zeros;
  if (n > 1 && zeros) top |= limbs[n - 2] >> (64 - zeros);
  if (n > 1 && zeros && limbs[n - 2] << zeros) sticky = true;
  if (n > 1 && !zeros && limbs[n - 2]) sticky = true;
  for (size_t i = 0; i + 2 < n && !sticky; i++) sticky = limbs[i] != 0;
  *exponent = (int64_t)(n - 1) * 64 - zeros;
  return top | sticky;
}
