// math: the C library's functions, with CPython's errors.
#include "modules.h"
#include "lang/types/numbers.h"

#include <math.h>

static bool number(Machine *m, Value v, double *d) {
  bool overflow = false;
  if (is_float(v)) *d = float_of(v);
  else if (is_integer(v)) *d = int_to_double(v, &overflow);
  else {
    raisef(m, m->e_TypeError, "must be real number, not %T", v);
    return false;
  }
  if (overflow) raisef(m, m->e_OverflowError, "int too large to convert to float");
  return !overflow;
}

// nan from a number, or infinity from a finite one: outside the domain, or too large.
static Value checked(Machine *m, double result, double x, bool may_overflow) {
  if (isnan(result) && !isnan(x)) return raisef(m, m->e_ValueError, "math domain error");
  if (isinf(result) && isfinite(x)) {
    if (may_overflow) return raisef(m, m->e_OverflowError, "math range error");
    return raisef(m, m->e_ValueError, "math domain error");
  }
  return float_new(m, result);
}

#define ONE(name, call, overflow)                                                 \
  static Value math_##name(Machine *m, const Value *args, int nargs) {            \
    double x;                                                                     \
    return number(m, args[0], &x) ? checked(m, call(x), x, overflow) : V_UNBOUND; \
  }
// clang-format off
ONE(sqrt, sqrt, false)
ONE(exp, exp, true)
ONE(expm1, expm1, true)
ONE(log1p, log1p, false)
ONE(sin, sin, false)
ONE(cos, cos, false)
ONE(tan, tan, false)
ONE(asin, asin, false)
ONE(acos, acos, false)
ONE(atan, atan, false)
ONE(sinh, sinh, true)
ONE(cosh, cosh, true)
ONE(tanh, tanh, false)
ONE(asinh, asinh, false)
ONE(acosh, acosh, false)
ONE(atanh, atanh, false)
ONE(fabs, fabs, false)
ONE(cbrt, cbrt, false)
ONE(exp2, exp2, true)
ONE(erf, erf, false)
ONE(erfc, erfc, false)
// clang-format on

// Neither is defined at zero and below it at whole numbers.
static bool is_pole(double x) { return x <= 0 && x == floor(x); }

static Value math_gamma(Machine *m, const Value *args, int nargs) {
  double x;
  if (!number(m, args[0], &x)) return V_UNBOUND;
  if (is_pole(x)) return raisef(m, m->e_ValueError, "math domain error");
  return checked(m, tgamma(x), x, true);
}
static Value math_lgamma(Machine *m, const Value *args, int nargs) {
  double x;
  if (!number(m, args[0], &x)) return V_UNBOUND;
  if (isfinite(x) && is_pole(x)) return raisef(m, m->e_ValueError, "math domain error");
  return checked(m, lgamma(x), x, true);
}

static Value math_ulp(Machine *m, const Value *args, int nargs) {
  double x;
  if (!number(m, args[0], &x)) return V_UNBOUND;
  x = fabs(x);
  if (!isfinite(x)) return float_new(m, x);
  double next = nextafter(x, INFINITY);
  return float_new(m, isinf(next) ? x - nextafter(x, 0) : next - x);
}

// The logarithm of an int of any size: of its double if it has one, else of its top bits and its length.
static bool log_of(Machine *m, Value v, double (*log_fn)(double), double *result) {
  double x;
  if (is_big(v)) {
    const BigInt *b = (const BigInt *)as_obj(v);
    uint32_t n = b->nlimbs;
    x = n > 1 ? (double)b->limbs[n - 1] * 18446744073709551616.0 + (double)b->limbs[n - 2] : (double)b->limbs[0];
    uint32_t shift = n > 2 ? (n - 2) * 64 : 0;
    if (b->sign > 0) {
      *result = log_fn(x) + shift * log_fn(2.0);
      return true;
    }
    x = -1;
  } else if (!number(m, v, &x)) {
    return false;
  }
  if (x <= 0) {
    raisef(m, m->e_ValueError, "math domain error");
    return false;
  }
  *result = log_fn(x);
  return true;
}

static Value math_log(Machine *m, const Value *args, int nargs) {
  double x, base;
  if (!log_of(m, args[0], log, &x)) return V_UNBOUND;
  if (nargs < 2) return float_new(m, x);
  if (!log_of(m, args[1], log, &base)) return V_UNBOUND;
  if (base == 0) return raisef(m, m->e_ZeroDivisionError, "float division by zero");
  return float_new(m, x / base);
}
static Value math_log2(Machine *m, const Value *args, int nargs) {
  double x;
  return log_of(m, args[0], log2, &x) ? float_new(m, x) : V_UNBOUND;
}
static Value math_log10(Machine *m, const Value *args, int nargs) {
  double x;
  return log_of(m, args[0], log10, &x) ? float_new(m, x) : V_UNBOUND;
}

// floor, ceil and trunc give ints; one past 63 bits is built from the double's own bits.
static Value whole(Machine *m, double d) {
  if (isnan(d)) return raisef(m, m->e_ValueError, "cannot convert float NaN to integer");
  if (isinf(d)) return raisef(m, m->e_OverflowError, "cannot convert float infinity to integer");
  if (fabs(d) < 4e18) return int_new(m, (int64_t)d);
  int exponent;
  uint64_t bits = (uint64_t)ldexp(frexp(fabs(d), &exponent), 53);
  uint64_t limbs[18] = {0};
  unsigned shift = (unsigned)(exponent - 53), at = shift / 64, by = shift % 64;
  limbs[at] = bits << by;
  if (by) limbs[at + 1] = bits >> (64 - by);
  return int_from_limbs(m, d < 0 ? -1 : 1, limbs, 18);
}

#define ROUNDING(name)                                                 \
  static Value math_##name(Machine *m, const Value *args, int nargs) { \
    double x;                                                          \
    if (is_integer(args[0])) return integer_plain(m, args[0]);         \
    return number(m, args[0], &x) ? whole(m, name(x)) : V_UNBOUND;     \
  }
ROUNDING(floor)
ROUNDING(ceil)
ROUNDING(trunc)

#define TWO(name, call)                                                       \
  static Value math_##name(Machine *m, const Value *args, int nargs) {        \
    double x, y;                                                              \
    if (!number(m, args[0], &x) || !number(m, args[1], &y)) return V_UNBOUND; \
    return checked(m, call(x, y), isnan(x) ? x : y, true);                    \
  }
TWO(atan2, atan2)
TWO(fmod, fmod)
TWO(remainder, remainder)

// Any two numbers have these.
#define ALWAYS(name)                                                          \
  static Value math_##name(Machine *m, const Value *args, int nargs) {        \
    double x, y;                                                              \
    if (!number(m, args[0], &x) || !number(m, args[1], &y)) return V_UNBOUND; \
    return float_new(m, name(x, y));                                          \
  }
ALWAYS(copysign)
ALWAYS(nextafter)

static Value math_pow(Machine *m, const Value *args, int nargs) {
  double x, y;
  if (!number(m, args[0], &x) || !number(m, args[1], &y)) return V_UNBOUND;
  double r = pow(x, y);
  if (isnan(r) && !isnan(x) && !isnan(y)) return raisef(m, m->e_ValueError, "math domain error");
  if (isinf(r) && isfinite(x) && isfinite(y))
    return x == 0 ? raisef(m, m->e_ValueError, "math domain error") : raisef(m, m->e_OverflowError, "math range error");
  return float_new(m, r);
}

static Value math_hypot(Machine *m, const Value *args, int nargs) {
  double sum = 0;
  for (int i = 0; i < nargs; i++) {
    double x;
    if (!number(m, args[i], &x)) return V_UNBOUND;
    sum = hypot(sum, x);
  }
  return float_new(m, sum);
}

static Value math_ldexp(Machine *m, const Value *args, int nargs) {
  double x;
  int64_t by;
  if (!number(m, args[0], &x)) return V_UNBOUND;
  if (is_big(args[1])) by = ((const BigInt *)as_obj(args[1]))->sign < 0 ? -100000 : 100000;
  else if (!int_to_i64(args[1], &by)) return raisef(m, m->e_TypeError, "Expected an int as second argument to ldexp.");
  double r = ldexp(x, by > 100000 ? 100000 : by < -100000 ? -100000 : (int)by);
  return isinf(r) && isfinite(x) ? raisef(m, m->e_OverflowError, "math range error") : float_new(m, r);
}

static Value math_frexp(Machine *m, const Value *args, int nargs) {
  double x;
  int e = 0;
  if (!number(m, args[0], &x)) return V_UNBOUND;
  Value f = float_new(m, isfinite(x) ? frexp(x, &e) : x);
  Value t = f == V_UNBOUND ? f : tuple_of(m, 2, f, from_int(e));
  decref(m, f);
  return t;
}

static Value math_modf(Machine *m, const Value *args, int nargs) {
  double x, i;
  if (!number(m, args[0], &x)) return V_UNBOUND;
  double fraction = modf(x, &i);
  Value a = float_new(m, fraction), b = float_new(m, i), t = tuple_of(m, 2, a, b);
  decref(m, a);
  decref(m, b);
  return t;
}

#define TEST(name, test)                                               \
  static Value math_##name(Machine *m, const Value *args, int nargs) { \
    double x;                                                          \
    return number(m, args[0], &x) ? from_bool(test(x)) : V_UNBOUND;    \
  }
TEST(isnan, isnan)
TEST(isinf, isinf)
TEST(isfinite, isfinite)

static Value math_degrees(Machine *m, const Value *args, int nargs) {
  double x;
  return number(m, args[0], &x) ? float_new(m, x * (180.0 / M_PI)) : V_UNBOUND;
}
static Value math_radians(Machine *m, const Value *args, int nargs) {
  double x;
  return number(m, args[0], &x) ? float_new(m, x * (M_PI / 180.0)) : V_UNBOUND;
}

// A number of the program's own class (__float__, __index__): the prelude asks it, and calls the function again. Floats
// and ints are the rule.
static bool must_ask(Machine *m, const Value *args, int nargs) {
  for (int i = 0; i < nargs; i++)
    if (is_ptr(args[i]) && as_obj(args[i])->kind == K_INSTANCE &&
        (method_of(m, args[i], n_float) != V_UNBOUND || method_of(m, args[i], n_index) != V_UNBOUND ||
         method_of(m, args[i], n_floor) != V_UNBOUND || method_of(m, args[i], n_ceil) != V_UNBOUND ||
         method_of(m, args[i], n_trunc) != V_UNBOUND))
      return true;
  return false;
}

static Value ask(Machine *m, const char *name, const Value *args, int nargs) {
  Value all = tuple_from(m, args, (uint32_t)nargs), text = str_constant(name, strlen(name));
  Value tail = all == V_UNBOUND ? all : prelude(m, "_math_of_own", 2, text, all);
  decref(m, all);
  return tail;
}

// clang-format off
#define FUNCTIONS(F) \
  F(sqrt, 1, 1) \
  F(exp, 1, 1) \
  F(expm1, 1, 1) \
  F(log1p, 1, 1) \
  F(sin, 1, 1) \
  F(cos, 1, 1) \
  F(tan, 1, 1) \
  F(asin, 1, 1) \
  F(acos, 1, 1) \
  F(atan, 1, 1) \
  F(sinh, 1, 1) F(cosh, 1, 1) F(tanh, 1, 1) F(asinh, 1, 1) F(acosh, 1, 1) F(atanh, 1, 1) F(fabs, 1, 1) F(cbrt, 1, 1) \
      F(exp2, 1, 1) F(ulp, 1, 1) F(nextafter, 2, 2) F(gamma, 1, 1) F(lgamma, 1, 1) F(erf, 1, 1) F(erfc, 1, 1) F(log2, 1, 1) F(log10, 1, 1) F(floor, 1, 1) \
          F(ceil, 1, 1) F(trunc, 1, 1) F(atan2, 2, 2) F(copysign, 2, 2) F(fmod, 2, 2) F(remainder, 2, 2) F(pow, 2, 2) \
              F(ldexp, 2, 2) F(frexp, 1, 1) F(modf, 1, 1) F(isnan, 1, 1) F(isinf, 1, 1) F(isfinite, 1, 1) \
                  F(degrees, 1, 1) F(radians, 1, 1) F(log, 1, 2) F(hypot, 0, -1)
// clang-format on

#define F(name, min, max)                                                                       \
  static Value any_##name(Machine *m, const Value *args, int nargs) {                           \
    return must_ask(m, args, nargs) ? ask(m, #name, args, nargs) : math_##name(m, args, nargs); \
  }
FUNCTIONS(F)
#undef F

static const NativeDef functions[] = {
#define F(name, min, max) {#name, any_##name, min, max, NULL},
    FUNCTIONS(F)
#undef F
        {0}};

static void init(Machine *m, Module *mod) {
  module_add(m, mod, "pi", float_new(m, M_PI));
  module_add(m, mod, "e", float_new(m, M_E));
  module_add(m, mod, "tau", float_new(m, 2 * M_PI));
  module_add(m, mod, "inf", float_new(m, INFINITY));
  module_add(m, mod, "nan", float_new(m, NAN));
}

const ModuleDef math_modules[] = {{"math", functions, init}, {0}};
