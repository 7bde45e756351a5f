// The classes int and bool: their constructors and methods.
#include "numbers.h"
#include "boot.h"

#include <math.h>

// A class of the program's own that is a number may still say which one.
static bool says_itself(Machine *m, Value v) {
  return is_ptr(v) && (as_obj(v)->type->head.flags & TYPE_IMMUTABLE) == 0 &&
         is_kind(method_of(m, v, n_int), K_FUNCTION);
}

static Value from_number(Machine *m, Value v) {
  if (is_integer(v) && !says_itself(m, v)) return integer_plain(m, v);
  if (is_float(v)) return integer_from_double(m, float_of(v));
  if (is_kind(v, K_STR) || is_kind(v, K_BYTES) || is_kind(v, K_BYTEARRAY)) return integer_from_text(m, v, 10);
  if (method_of(m, v, n_int) != V_UNBOUND || method_of(m, v, n_index) != V_UNBOUND ||
      method_of(m, v, n_trunc) != V_UNBOUND)
    return prelude(m, "_to_int", 1, v);
  return raisef(m, m->e_TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%T'",
                v);
}

static Value int_make(Machine *m, const Value *args, int nargs) {
  Value based = nargs > 2 ? args[2] : V_UNBOUND;
  if (nargs > 3) return raisef(m, m->e_TypeError, "int() takes at most 2 arguments (%d given)", nargs - 1);
  if (m->kwnames != V_UNBOUND) {
    Value name = as_tuple(m->kwnames)->items[0];
    if (as_tuple(m->kwnames)->count > 1 || strcmp(str_data(name), "base")) return keyword_refused(m, name, "int");
    based = args[--nargs];
  }
  if (nargs < 2) return based != V_UNBOUND ? raisef(m, m->e_TypeError, "int() missing string argument") : from_int(0);
  if (based == V_UNBOUND) return from_number(m, args[1]);
  int64_t base;
  if (!arg_index(m, based, &base)) return V_UNBOUND;
  if (base && (base < 2 || base > 36)) return raisef(m, m->e_ValueError, "int() base must be >= 2 and <= 36, or 0");
  if (is_kind(args[1], K_STR) || is_kind(args[1], K_BYTES) || is_kind(args[1], K_BYTEARRAY))
    return integer_from_text(m, args[1], (int)base);
  return raisef(m, m->e_TypeError, "int() can't convert non-string with explicit base");
}

static Value bool_make(Machine *m, const Value *args, int nargs) {
  if (nargs > 2) return raisef(m, m->e_TypeError, "bool expected at most 1 argument, got %d", nargs - 1);
  if (nargs < 2) return V_FALSE;
  Answer a = value_truth(m, args[1]);
  return a == NEEDS_PYTHON ? prelude(m, "_truth", 1, args[1]) : answer_value(m, a);
}

static Value bit_length(Machine *m, const Value *args, int nargs) { return from_int((int64_t)integer_bits(args[0])); }

static Value bit_count(Machine *m, const Value *args, int nargs) {
  View v;
  view_of(&v, args[0]);
  int64_t n = 0;
  for (size_t i = 0; i < v.n; i++) n += __builtin_popcountll(v.limbs[i]);
  return from_int(n);
}

static Value itself(Machine *m, const Value *args, int nargs) { return integer_plain(m, args[0]); }

static Value int_as_float(Machine *m, const Value *args, int nargs) {
  double d;
  return number_to_double(m, args[0], &d) ? float_new(m, d) : V_UNBOUND;
}

static Value int_rounded(Machine *m, const Value *args, int nargs) {
  return number_round(m, args[0], nargs > 1 ? args[1] : V_NONE);
}

static Value as_ratio(Machine *m, const Value *args, int nargs) {
  Value self = itself(m, args, 1), t = tuple_of(m, 2, self, from_int(1));
  decref(m, self);
  return t;
}

// ---- bytes ----

static bool byte_order(Machine *m, Value v, bool *big) {
  if (v == V_UNBOUND) {
    *big = true;
    return true;
  }
  if (!is_kind(v, K_STR)) {
    raisef(m, m->e_TypeError, "argument 'byteorder' must be str, not %T", v);
    return false;
  }
  *big = !strcmp(str_data(v), "big");
  if (*big || !strcmp(str_data(v), "little")) return true;
  raisef(m, m->e_ValueError, "byteorder must be either 'little' or 'big'");
  return false;
}

// Byte i (least significant first) of the two's complement of a magnitude.
static void write_bytes(const View *v, unsigned char *out, size_t n, bool big) {
  bool carry = v->sign < 0;
  for (size_t i = 0; i < n; i++) {
    unsigned byte = i / 8 < v->n ? (v->limbs[i / 8] >> (i % 8 * 8)) & 255 : 0;
    if (v->sign < 0) {
      byte = (~byte & 255) + carry;
      carry = byte > 255;
    }
    out[big ? n - 1 - i : i] = (unsigned char)byte;
  }
}

static bool fits_bytes(const View *v, Value value, int64_t n, bool is_signed) {
  size_t bits = integer_bits(value), room = (size_t)n * 8;
  if (!is_signed) return bits <= room;
  if (!bits) return true;
  if (bits < room) return true;
  if (v->sign > 0 || bits > room || !room) return false;
  for (size_t i = 0; i + 1 < v->n; i++)  // only -2**(room - 1) has as many bits
    if (v->limbs[i]) return false;
  return !(v->limbs[v->n - 1] & (v->limbs[v->n - 1] - 1));
}

static Value to_bytes(Machine *m, const Value *args, int nargs) {
  int64_t n = 1;
  bool big, is_signed = is_given(args, nargs, 3) && value_truth(m, args[3]) == YES;
  if (is_given(args, nargs, 1) && !arg_index(m, args[1], &n)) return V_UNBOUND;
  if (!byte_order(m, is_given(args, nargs, 2) ? args[2] : V_UNBOUND, &big)) return V_UNBOUND;
  if (n < 0) return raisef(m, m->e_ValueError, "length argument must be non-negative");
  View v;
  view_of(&v, args[0]);
  if (v.sign < 0 && !is_signed) return raisef(m, m->e_OverflowError, "can't convert negative int to unsigned");
  if (!fits_bytes(&v, args[0], n, is_signed)) return raisef(m, m->e_OverflowError, "int too big to convert");
  Value b = bytes_new(m, NULL, (size_t)n);
  if (b != V_UNBOUND) write_bytes(&v, (unsigned char *)as_bytes(b)->data, (size_t)n, big);
  return b;
}

static Value read_bytes(Machine *m, const unsigned char *data, size_t n, bool big, bool is_signed) {
  Limbs l;
  size_t limbs = n / 8 + 1;
  if (!limbs_begin(&l, m, limbs)) return V_UNBOUND;
  bool negative = is_signed && n && data[big ? 0 : n - 1] & 128, carry = negative;
  memset(l.at, 0, limbs * sizeof *l.at);
  for (size_t i = 0; i < n; i++) {
    unsigned byte = data[big ? n - 1 - i : i];
    if (negative) {
      byte = (~byte & 255) + carry;
      carry = byte > 255;
      byte &= 255;
    }
    l.at[i / 8] |= (uint64_t)byte << (i % 8 * 8);
  }
  if (negative && carry) l.at[n / 8] |= (uint64_t)1 << (n % 8 * 8);
  return limbs_value(&l, limbs, negative ? -1 : 1);
}

static Value from_bytes(Machine *m, const Value *args, int nargs) {
  bool big, python = false, is_signed = is_given(args, nargs, 2) && value_truth(m, args[2]) == YES;
  if (!byte_order(m, is_given(args, nargs, 1) ? args[1] : V_UNBOUND, &big)) return V_UNBOUND;
  const char *data;
  size_t n;
  if (bytes_like(m, args[0], &data, &n) != V_UNBOUND)
    return read_bytes(m, (const unsigned char *)data, n, big, is_signed);
  if (is_kind(args[0], K_STR) || is_number(args[0]) || has_bytes(m, args[0])) {
    raisef(m, m->e_TypeError, "cannot convert '%T' object to bytes", args[0]);
    return raise_no_bytes(m, args[0], args[0]);
  }
  Value list = iter_all(m, args[0], &python), b, v;
  if (list == V_UNBOUND)
    return python ? raisef(m, m->e_TypeError, "cannot convert '%T' object to bytes", args[0]) : V_UNBOUND;
  n = as_list(list)->count;
  b = bytes_new(m, NULL, n);
  for (size_t i = 0; b != V_UNBOUND && i < n; i++) {
    Value item = as_list(list)->items[i];
    if (!is_whole(item) || as_whole(item) < 0 || as_whole(item) > 255) {
      decref(m, b);
      b = is_integer(item) ? raisef(m, m->e_ValueError, "bytes must be in range(0, 256)")
                           : raisef(m, m->e_TypeError, "'%T' object cannot be interpreted as an integer", item);
      break;
    }
    as_bytes(b)->data[i] = (char)as_whole(item);
  }
  decref(m, list);
  if (b == V_UNBOUND) return b;
  v = read_bytes(m, (const unsigned char *)as_bytes(b)->data, n, big, is_signed);
  decref(m, b);
  return v;
}

static const NativeDef int_methods[] = {{"bit_length", bit_length, 1, 1, NULL},
                                        {"bit_count", bit_count, 1, 1, NULL},
                                        {"conjugate", itself, 1, 1, NULL},
                                        {"__int__", itself, 1, 1, NULL},
                                        {"__index__", itself, 1, 1, NULL},
                                        {"__trunc__", itself, 1, 1, NULL},
                                        {"__floor__", itself, 1, 1, NULL},
                                        {"__ceil__", itself, 1, 1, NULL},
                                        {"__float__", int_as_float, 1, 1, NULL},
                                        {"__round__", int_rounded, 1, 2, NULL},
                                        {"as_integer_ratio", as_ratio, 1, 1, NULL},
                                        {"to_bytes", to_bytes, 1, 4, "self length byteorder * signed"},
                                        {0}};

static Value get_itself(Machine *m, Value v) { return itself(m, &v, 1); }
static Value get_zero(Machine *m, Value v) { return from_int(0); }
static Value get_one(Machine *m, Value v) { return from_int(1); }
static const GetSetDef int_attrs[] = {{"real", get_itself, NULL},
                                      {"imag", get_zero, NULL},
                                      {"numerator", get_itself, NULL},
                                      {"denominator", get_one, NULL},
                                      {0}};

static const NativeDef int_def = {"int", int_make, 1, -1, "**"};
static const NativeDef bool_def = {"bool", bool_make, 1, -1, NULL};
static const NativeDef from_bytes_def = {"from_bytes", from_bytes, 1, 3, "bytes byteorder * signed"};

void integer_boot(Machine *m) {
  m->t_int->make = &int_def;
  m->t_bool->make = &bool_def;
  type_add(m, m->t_int, int_methods, int_attrs);
  wrapped_method_add(m, m->t_int, K_STATICMETHOD, &from_bytes_def);
}

void numbers_boot(Machine *m) {
  integer_boot(m);
  float_boot(m);
  complex_boot(m);
}
