// cmath: functions of complex numbers, the C library's, with CPython's errors.
#include "modules.h"
#include "lang/types/numbers.h"

#include <complex.h>
#include <math.h>

typedef double complex Number;

static Number made(double re, double im) {  // as CMPLX, which not every compiler has
  Number z;
  memcpy(&z, (double[]){re, im}, sizeof z);
  return z;
}

// A complex, a float or an int. Of a class of the program's own: the prelude makes one of it, and calls again.
static bool is_plain_number(Value v) { return is_complex(v) || is_number(v); }

static bool must_ask(Machine *m, Value v) {
  return !is_plain_number(v) && is_kind(v, K_INSTANCE) &&
         (method_of(m, v, str_constant("__complex__", 11)) != V_UNBOUND || method_of(m, v, n_float) != V_UNBOUND ||
          method_of(m, v, n_index) != V_UNBOUND);
}

static Value ask(Machine *m, const char *name, const Value *args, int nargs) {
  Value all = tuple_from(m, args, (uint32_t)nargs), text = str_constant(name, strlen(name));
  Value tail = all == V_UNBOUND ? all : prelude(m, "_cmath_of_own", 2, text, all);
  decref(m, all);
  return tail;
}

static bool number(Machine *m, Value v, Number *z) {
  double d;
  if (is_complex(v)) {
    const Complex *c = (const Complex *)as_obj(v);
    return *z = made(c->re, c->im), true;
  }
  if (!is_number(v)) return raisef(m, m->e_TypeError, "must be real number, not %T", v), false;
  if (!number_to_double(m, v, &d)) return false;
  return *z = made(d, 0), true;
}

static bool is_finite(Number z) { return isfinite(creal(z)) && isfinite(cimag(z)); }

// Infinite from a finite number: too large.
static Value checked(Machine *m, Number result, Number z) {
  bool infinite = isinf(creal(result)) || isinf(cimag(result));
  if (is_finite(z) && infinite) return raisef(m, m->e_OverflowError, "math range error");
  return complex_new(m, creal(result), cimag(result));
}

static Value domain_error(Machine *m) { return raisef(m, m->e_ValueError, "math domain error"); }

#define ONE(name, call)                                                 \
  static Value of_##name(Machine *m, const Value *args, int nargs) {    \
    Number z;                                                           \
    return number(m, args[0], &z) ? checked(m, call(z), z) : V_UNBOUND; \
  }
// clang-format off
ONE(sqrt, csqrt)
ONE(exp, cexp)
ONE(sin, csin)
ONE(cos, ccos)
ONE(tan, ctan)
ONE(asin, casin)
ONE(acos, cacos)
ONE(sinh, csinh)
ONE(cosh, ccosh)
ONE(tanh, ctanh)
ONE(asinh, casinh)
ONE(acosh, cacosh)
// clang-format on

static Value of_atan(Machine *m, const Value *args, int nargs) {
  Number z;
  if (!number(m, args[0], &z)) return V_UNBOUND;
  return creal(z) == 0 && fabs(cimag(z)) == 1 ? domain_error(m) : checked(m, catan(z), z);
}
static Value of_atanh(Machine *m, const Value *args, int nargs) {
  Number z;
  if (!number(m, args[0], &z)) return V_UNBOUND;
  return cimag(z) == 0 && fabs(creal(z)) == 1 ? domain_error(m) : checked(m, catanh(z), z);
}

static Value of_log(Machine *m, const Value *args, int nargs) {
  Number z, base;
  if (!number(m, args[0], &z)) return V_UNBOUND;
  if (z == 0) return domain_error(m);
  if (nargs < 2) return checked(m, clog(z), z);
  if (!number(m, args[1], &base)) return V_UNBOUND;
  if (base == 0) return domain_error(m);
  Value top = checked(m, clog(z), z), bottom = checked(m, clog(base), base), v = V_UNBOUND;
  if (top != V_UNBOUND && bottom != V_UNBOUND) v = complex_binary(m, B_DIV, top, bottom);
  decref(m, top);
  decref(m, bottom);
  return v;
}
static Value of_log10(Machine *m, const Value *args, int nargs) {
  Number z;
  if (!number(m, args[0], &z)) return V_UNBOUND;
  if (z == 0) return domain_error(m);
  Number l = clog(z);
  return complex_new(m, creal(l) / M_LN10, cimag(l) / M_LN10);
}

static Value of_phase(Machine *m, const Value *args, int nargs) {
  Number z;
  return number(m, args[0], &z) ? float_new(m, carg(z)) : V_UNBOUND;
}
static Value of_polar(Machine *m, const Value *args, int nargs) {
  Number z;
  if (!number(m, args[0], &z)) return V_UNBOUND;
  if (isinf(cabs(z)) && is_finite(z)) return raisef(m, m->e_OverflowError, "math range error");
  Value r = float_new(m, cabs(z)), phi = float_new(m, carg(z));
  Value t = r != V_UNBOUND && phi != V_UNBOUND ? tuple_of(m, 2, r, phi) : V_UNBOUND;
  decref(m, r);
  decref(m, phi);
  return t;
}
static Value of_rect(Machine *m, const Value *args, int nargs) {
  double part[2];
  for (int i = 0; i < 2; i++) {
    if (!is_number(args[i])) return raisef(m, m->e_TypeError, "must be real number, not %T", args[i]);
    if (!number_to_double(m, args[i], &part[i])) return V_UNBOUND;
  }
  double r = part[0], phi = part[1];
  if (isinf(phi) && r != 0 && !isnan(r)) return domain_error(m);
  return phi == 0 ? complex_new(m, r, r * phi) : complex_new(m, r * cos(phi), r * sin(phi));
}

#define TEST(name, expression)                                       \
  static Value of_##name(Machine *m, const Value *args, int nargs) { \
    Number z;                                                        \
    if (!number(m, args[0], &z)) return V_UNBOUND;                   \
    return from_bool(expression);                                    \
  }
TEST(isfinite, is_finite(z))
TEST(isnan, isnan(creal(z)) || isnan(cimag(z)))
TEST(isinf, isinf(creal(z)) || isinf(cimag(z)))

// clang-format off
#define FUNCTIONS(F) \
  F(sqrt, 1, 1) F(exp, 1, 1) F(sin, 1, 1) F(cos, 1, 1) F(tan, 1, 1) F(asin, 1, 1) F(acos, 1, 1) F(atan, 1, 1) \
  F(sinh, 1, 1) F(cosh, 1, 1) F(tanh, 1, 1) F(asinh, 1, 1) F(acosh, 1, 1) F(atanh, 1, 1) F(log, 1, 2) F(log10, 1, 1) \
  F(phase, 1, 1) F(polar, 1, 1) F(rect, 2, 2) F(isfinite, 1, 1) F(isnan, 1, 1) F(isinf, 1, 1)
// clang-format on

#define F(name, min, max)                                                   \
  static Value any_##name(Machine *m, const Value *args, int nargs) {       \
    bool own = must_ask(m, args[0]) || (nargs > 1 && must_ask(m, args[1])); \
    return own ? ask(m, #name, args, nargs) : of_##name(m, args, nargs);    \
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
  module_add(m, mod, "infj", complex_new(m, 0, INFINITY));
  module_add(m, mod, "nanj", complex_new(m, 0, NAN));
}

const ModuleDef cmath_modules[] = {{"cmath", functions, init}, {0}};
