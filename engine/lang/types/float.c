// Floats: arithmetic with Python's signs and errors, and the methods of float.
#include "numbers.h"

#include <errno.h>
#include <math.h>

static Value zero_division(Machine *m, const char *text) { return raisef(m, m->e_ZeroDivisionError, "%s", text); }

static Value out_of_range(Machine *m) {
  Value text = str_from(m, "Numerical result out of range");
  if (text == V_UNBOUND) return text;
  Value args = tuple_of(m, 2, from_int(ERANGE), text);
  decref(m, text);
  if (args == V_UNBOUND) return args;
  Value exc = exception_new(m, m->e_OverflowError, args);
  return exc == V_UNBOUND ? exc : raise_value(m, exc);
}

static double python_mod(double x, double y) {
  double r = fmod(x, y);
  if (r == 0) return copysign(0, y);
  return (r < 0) != (y < 0) ? r + y : r;
}

static double python_floor_divide(double x, double y) {
  double r = fmod(x, y), q = (x - r) / y;
  if (r != 0 && (r < 0) != (y < 0)) q -= 1;
  if (q == 0) return copysign(0, x / y);
  double whole = floor(q);
  return q - whole > 0.5 ? whole + 1 : whole;
}

static Value power(Machine *m, double x, double y) {
  if (x == 0 && y < 0 && isfinite(y)) return zero_division(m, "0.0 cannot be raised to a negative power");
  if (x < 0 && isfinite(x) && isfinite(y) && y != floor(y)) return complex_power(m, x, y);
  double z = pow(x, y);
  if (isinf(z) && isfinite(x) && isfinite(y)) return out_of_range(m);
  return float_new(m, z);
}

Value float_binary(Machine *m, int op, double x, double y) {
  switch ((BinOp)op) {
  case B_ADD: return float_new(m, x + y);
  case B_SUB: return float_new(m, x - y);
  case B_MUL: return float_new(m, x * y);
  case B_DIV: return y == 0 ? zero_division(m, "float division by zero") : float_new(m, x / y);
  case B_FLOORDIV:
    return y == 0 ? zero_division(m, "float floor division by zero") : float_new(m, python_floor_divide(x, y));
  case B_MOD: return y == 0 ? zero_division(m, "float modulo") : float_new(m, python_mod(x, y));
  case B_POW: return power(m, x, y);
  default: return V_NOTIMPLEMENTED;
  }
}

Value float_divmod(Machine *m, double x, double y, Value *quotient) {
  if (y == 0) return zero_division(m, "float divmod()");
  *quotient = float_new(m, python_floor_divide(x, y));
  return float_new(m, python_mod(x, y));
}

Value integer_from_double(Machine *m, double d) {
  if (isnan(d)) return raisef(m, m->e_ValueError, "cannot convert float NaN to integer");
  if (isinf(d)) return raisef(m, m->e_OverflowError, "cannot convert float infinity to integer");
  d = trunc(d);
  if (fabs(d) < 4e18) return int_new(m, (int64_t)d);
  int exponent;
  uint64_t mantissa = (uint64_t)ldexp(frexp(fabs(d), &exponent), 64);
  Value v = int_from_limbs(m, d < 0 ? -1 : 1, &mantissa, 1), shifted;
  if (v == V_UNBOUND) return v;
  shifted = number_binary(m, exponent >= 64 ? B_LSHIFT : B_RSHIFT, v,
                          from_int(exponent >= 64 ? exponent - 64 : 64 - exponent));
  decref(m, v);
  return shifted;
}

// ---- methods ----

Value float_plain(Machine *m, Value v) { return is_own(v) ? float_new(m, float_of(v)) : incref(v); }

static Value float_make(Machine *m, const Value *args, int nargs) {
  if (nargs > 2) return raisef(m, m->e_TypeError, "float expected at most 1 argument, got %d", nargs - 1);
  if (nargs < 2) return float_new(m, 0.0);
  Value v = args[1];
  if (is_float(v)) return float_plain(m, v);
  if (is_integer(v)) {
    double d;
    return number_to_double(m, v, &d) ? float_new(m, d) : V_UNBOUND;
  }
  if (is_kind(v, K_STR) || is_kind(v, K_BYTES) || is_kind(v, K_BYTEARRAY)) return float_from_text(m, v);
  if (method_of(m, v, n_float) != V_UNBOUND || method_of(m, v, n_index) != V_UNBOUND)
    return prelude(m, "_to_float", 1, v);
  return raisef(m, m->e_TypeError, "float() argument must be a string or a real number, not '%T'", v);
}

static Value is_whole_number(Machine *m, const Value *args, int nargs) {
  double d = float_of(args[0]);
  return from_bool(isfinite(d) && d == floor(d));
}

static Value as_ratio(Machine *m, const Value *args, int nargs) {
  double d = float_of(args[0]);
  if (isinf(d)) return raisef(m, m->e_OverflowError, "cannot convert Infinity to integer ratio");
  if (isnan(d)) return raisef(m, m->e_ValueError, "cannot convert NaN to integer ratio");
  int exponent;
  double mantissa = frexp(d, &exponent);
  for (int i = 0; i < 300 && mantissa != floor(mantissa); i++) mantissa *= 2, exponent--;
  Value top = integer_from_double(m, mantissa);
  if (top == V_UNBOUND) return top;
  Value power_of_2 = number_binary(m, B_LSHIFT, from_int(1), from_int(exponent < 0 ? -exponent : exponent)),
        result = V_UNBOUND;
  if (exponent > 0 && power_of_2 != V_UNBOUND) {
    Value product = number_binary(m, B_MUL, top, power_of_2);
    if (product != V_UNBOUND) result = tuple_of(m, 2, product, from_int(1));
    decref(m, product);
  } else if (power_of_2 != V_UNBOUND) {
    result = tuple_of(m, 2, top, power_of_2);
  }
  decref(m, top);
  decref(m, power_of_2);
  return result;
}

static Value float_hex_method(Machine *m, const Value *args, int nargs) { return float_hex(m, float_of(args[0])); }
static Value conjugate(Machine *m, const Value *args, int nargs) { return float_plain(m, args[0]); }
static Value truncated(Machine *m, const Value *args, int nargs) { return integer_from_double(m, float_of(args[0])); }
static Value floored(Machine *m, const Value *args, int nargs) {
  return integer_from_double(m, floor(float_of(args[0])));
}
static Value ceiled(Machine *m, const Value *args, int nargs) {
  return integer_from_double(m, ceil(float_of(args[0])));
}
static Value from_hex(Machine *m, const Value *args, int nargs) { return float_from_hex(m, args[0]); }
static Value rounded(Machine *m, const Value *args, int nargs) {
  return number_round(m, args[0], nargs > 1 ? args[1] : V_NONE);
}

static const NativeDef float_methods[] = {{"is_integer", is_whole_number, 1, 1, NULL},
                                          {"as_integer_ratio", as_ratio, 1, 1, NULL},
                                          {"hex", float_hex_method, 1, 1, NULL},
                                          {"conjugate", conjugate, 1, 1, NULL},
                                          {"__trunc__", truncated, 1, 1, NULL},
                                          {"__int__", truncated, 1, 1, NULL},
                                          {"__floor__", floored, 1, 1, NULL},
                                          {"__ceil__", ceiled, 1, 1, NULL},
                                          {"__float__", conjugate, 1, 1, NULL},
                                          {"__round__", rounded, 1, 2, NULL},
                                          {0}};

static Value get_real(Machine *m, Value v) { return float_plain(m, v); }
static Value get_imag(Machine *m, Value v) { return float_new(m, 0.0); }
static const GetSetDef float_attrs[] = {{"real", get_real, NULL}, {"imag", get_imag, NULL}, {0}};

static const NativeDef float_def = {"float", float_make, 1, -1, NULL};
static const NativeDef from_hex_def = {"fromhex", from_hex, 1, 1, NULL};

void float_boot(Machine *m) {
  m->t_float->make = &float_def;
  type_add(m, m->t_float, float_methods, float_attrs);
  wrapped_method_add(m, m->t_float, K_STATICMETHOD, &from_hex_def);
}
