// The class complex: arithmetic, text both ways, format, and its methods.
//
// Division is Smith's (Algorithm 116, CACM 5, 1962); a power with a small whole exponent is made of squares.
#include "numbers.h"
#include "text_parts.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct Pair {
  double re, im;
} Pair;

static Pair pair_of(Value v) {
  const Complex *c = (const Complex *)as_obj(v);
  return (Pair){c->re, c->im};
}

static Value pair_value(Machine *m, Pair p) { return complex_new(m, p.re, p.im); }

Value complex_plain(Machine *m, Value v) { return is_own(v) ? pair_value(m, pair_of(v)) : incref(v); }

// ---- arithmetic ----

// false, and *failed: an int that is too large; false alone: no number
static bool operand(Machine *m, Value v, Pair *p, bool *failed) {
  if (is_complex(v)) return *p = pair_of(v), true;
  p->im = 0;
  if (!is_number(v)) return false;
  *failed = !number_to_double(m, v, &p->re);
  return !*failed;
}

static Pair times(Pair a, Pair b) { return (Pair){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }

// false: b is zero
static bool over(Pair a, Pair b, Pair *q) {
  if (fabs(b.re) >= fabs(b.im)) {
    if (b.re == 0) return false;
    double ratio = b.im / b.re, denominator = b.re + b.im * ratio;
    *q = (Pair){(a.re + a.im * ratio) / denominator, (a.im - a.re * ratio) / denominator};
  } else if (fabs(b.im) >= fabs(b.re)) {
    double ratio = b.re / b.im, denominator = b.re * ratio + b.im;
    *q = (Pair){(a.re * ratio + a.im) / denominator, (a.im * ratio - a.re) / denominator};
  } else {
    *q = (Pair){NAN, NAN};
  }
  return true;
}

static Pair power_of_whole(Pair base, int n) {
  Pair result = {1, 0}, square = base;
  for (int bit = 1; bit > 0 && bit <= n; bit <<= 1) {
    if (n & bit) result = times(result, square);
    square = times(square, square);
  }
  return result;
}

static bool power_of_any(Pair a, Pair b, Pair *result) {
  if (b.re == 0 && b.im == 0) return *result = (Pair){1, 0}, true;
  if (a.re == 0 && a.im == 0) return *result = (Pair){0, 0}, b.im == 0 && b.re >= 0;
  double size = hypot(a.re, a.im), length = pow(size, b.re), angle = atan2(a.im, a.re), phase = angle * b.re;
  if (b.im != 0) length /= exp(angle * b.im), phase += b.im * log(size);
  result->re = length * cos(phase);
  result->im = length * sin(phase);
  return true;
}

static Value power(Machine *m, Pair a, Pair b) {
  Pair result;
  bool whole = b.im == 0 && b.re == floor(b.re) && fabs(b.re) <= 100, good = true;
  if (!whole) good = power_of_any(a, b, &result);
  else if (b.re > 0) result = power_of_whole(a, (int)b.re);
  else good = over((Pair){1, 0}, power_of_whole(a, (int)-b.re), &result);
  if (!good) return raisef(m, m->e_ZeroDivisionError, "0.0 to a negative or complex power");
  bool finite = isfinite(a.re) && isfinite(a.im) && isfinite(b.re) && isfinite(b.im);
  if (finite && (isinf(result.re) || isinf(result.im))) return raisef(m, m->e_OverflowError, "complex exponentiation");
  return pair_value(m, result);
}

Value complex_binary(Machine *m, int op, Value a, Value b) {
  Pair x, y, q;
  bool failed = false;
  if (!operand(m, a, &x, &failed) || !operand(m, b, &y, &failed)) return failed ? V_UNBOUND : V_NOTIMPLEMENTED;
  switch ((BinOp)op) {
  case B_ADD: return complex_new(m, x.re + y.re, x.im + y.im);
  case B_SUB: return complex_new(m, x.re - y.re, x.im - y.im);
  case B_MUL: return pair_value(m, times(x, y));
  case B_DIV:
    if (!over(x, y, &q)) return raisef(m, m->e_ZeroDivisionError, "complex division by zero");
    return pair_value(m, q);
  case B_POW: return power(m, x, y);
  default: return V_NOTIMPLEMENTED;
  }
}

Value complex_power(Machine *m, double a, double b) { return power(m, (Pair){a, 0}, (Pair){b, 0}); }

Value complex_unary(Machine *m, int op, Value v) {
  Pair p = pair_of(v);
  return op == U_NEG ? complex_new(m, -p.re, -p.im) : complex_plain(m, v);
}

Value complex_abs(Machine *m, Value v) {
  Pair p = pair_of(v);
  double size = hypot(p.re, p.im);
  if (isinf(size) && isfinite(p.re) && isfinite(p.im)) return raisef(m, m->e_OverflowError, "absolute value too large");
  return float_new(m, size);
}

bool complex_equal(Value a, Value b) {
  if (!is_complex(a)) return complex_equal(b, a);
  Pair p = pair_of(a);
  if (is_complex(b)) return p.re == pair_of(b).re && p.im == pair_of(b).im;
  if (p.im != 0) return false;
  return is_float(b) ? p.re == float_of(b) : integer_compare_double(b, p.re) == 0;
}

uint64_t complex_hash(Value v) {
  Pair p = pair_of(v);
  uint64_t h = double_hash(p.re) + 1000003 * double_hash(p.im);
  return h == (uint64_t)-1 ? (uint64_t)-2 : h;
}

// ---- text ----

// A part as repr writes it: a float's digits, without ".0"
static void part_text(double d, char out[32]) {
  float_repr(d, out);
  size_t n = strlen(out);
  if (n > 2 && !strcmp(out + n - 2, ".0")) out[n - 2] = 0;
}

void complex_repr(Value v, char out[72]) {
  char re[32], im[32];
  Pair p = pair_of(v);
  part_text(p.im, im);
  if (p.re == 0 && !signbit(p.re)) {
    snprintf(out, 72, "%sj", im);
    return;
  }
  part_text(p.re, re);
  snprintf(out, 72, "(%s%s%sj)", re, *im == '-' ? "" : "+", im);
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The longest number that s begins with. false: none
static bool take_number(const char **s, const char *end, double *d) {
  for (const char *to = end; to > *s; to--) {
    if (!is_blank(**s) && !is_blank(to[-1]) && float_parse(*s, (size_t)(to - *s), d)) return *s = to, true;
  }
  return false;
}

static bool is_unit(char c) { return c == 'j' || c == 'J'; }

// A sign alone, before the j, is one of it.
static double unit_of(const char **s, const char *end) {
  double d = 1;
  if (*s < end && (**s == '+' || **s == '-')) d = *(*s)++ == '-' ? -1 : 1;
  return d;
}

// "1+2j", "1", "2j", "-j", each in brackets or not
static bool parse(const char *s, const char *end, Pair *p) {
  *p = (Pair){0, 0};
  if (take_number(&s, end, &p->re)) {
    if (s < end && is_unit(*s)) return *p = (Pair){0, p->re}, s + 1 == end;
    if (s == end) return true;
    if (*s != '+' && *s != '-') return false;
  }
  if (!take_number(&s, end, &p->im)) p->im = unit_of(&s, end);
  return s + 1 == end && is_unit(*s);
}

static void strip(const char **s, const char **end) {
  while (*s < *end && is_blank(**s)) ++*s;
  while (*s < *end && is_blank((*end)[-1])) --*end;
}

static Value from_text(Machine *m, Value text) {
  Value plain = number_text(m, text);
  if (plain == V_UNBOUND) return plain;
  const char *s = str_data(plain), *end = s + str_size(plain);
  Pair p;
  strip(&s, &end);
  bool good = true;
  if (s < end && *s == '(') {
    good = end > s + 1 && end[-1] == ')';
    s++, end--;
    if (good) strip(&s, &end);
  }
  good = good && s < end && !memchr(s, 0, (size_t)(end - s)) && parse(s, end, &p);
  decref(m, plain);
  return good ? pair_value(m, p) : raisef(m, m->e_ValueError, "complex() arg is a malformed string");
}

// ---- format ----

static bool add_part(double d, char type, int precision, FormatSpec *spec, Buffer *out) {
  Buffer text;
  buffer_init(&text, out->m);
  format_float_text(fabs(d), type, precision, spec->alternate,
                    spec->type == 'E' || spec->type == 'F' || spec->type == 'G', &text);
  size_t digits = 0, n = text.size;
  if (type == 'r' && n > 2 && !memcmp(text.data + n - 2, ".0", 2)) n -= 2;
  while (digits < n && text.data[digits] >= '0' && text.data[digits] <= '9') digits++;
  bool good = !text.failed;
  if (good)
    format_add_number(spec, signbit(d) && !isnan(d), "", (Span){text.data, digits},
                      (Span){text.data + digits, n - digits}, out);
  buffer_free(&text);
  return good && !out->failed;
}

static bool check_format(Machine *m, const FormatSpec *spec, Value v) {
  const char *wrong = spec->zero           ? "Zero padding is not allowed in complex format specifier"
                      : spec->align == '=' ? "'=' alignment flag is not allowed in complex format specifier"
                                           : NULL;
  if (wrong) return raisef(m, m->e_ValueError, "%s", wrong), false;
  bool known = !spec->type || (spec->type < 128 && strchr("eEfFgGn", (int)spec->type));
  if (!known && spec->type > 32 && spec->type < 128)
    raisef(m, m->e_ValueError, "Unknown format code '%c' for object of type '%T'", (int)spec->type, v);
  else if (!known)
    raisef(m, m->e_ValueError, "Unknown format code '\\x%x' for object of type '%T'", (unsigned)spec->type, v);
  return known;
}

Answer complex_format(Machine *m, Value v, FormatSpec *spec, Buffer *out) {
  Pair p = pair_of(v);
  if (!check_format(m, spec, v)) return RAISED;
  bool bare = !spec->type, alone = bare && p.re == 0 && !signbit(p.re);
  char type = bare ? (spec->precision < 0 ? 'r' : 'g') : spec->type == 'n' ? 'g' : (char)(spec->type | 32);
  int precision = spec->precision >= 0 ? (int)spec->precision : type == 'r' ? -1 : 6;
  FormatSpec part = *spec;
  part.width = -1, part.align = 0, part.fill = (Span){NULL, 0};
  Buffer text;
  buffer_init(&text, m);
  if (bare && !alone) buffer_putc(&text, '(');
  bool good = alone || add_part(p.re, type, precision, &part, &text);
  if (!alone) part.sign = '+';
  good = good && add_part(p.im, type, precision, &part, &text);
  buffer_puts(&text, bare && !alone ? "j)" : "j");
  FormatSpec whole = {.width = spec->width, .precision = -1, .fill = spec->fill, .align = spec->align};
  if (!whole.align) whole.align = '>';
  Answer a = RAISED;
  if (good && !text.failed) a = format_add_str(m, (Span){text.data, text.size}, &whole, out);
  else raise_memory(m);
  buffer_free(&text);
  return a;
}

// ---- the class ----

static Value make_of_text(Machine *m, Value re, Value im) {
  if (im != V_UNBOUND) return raisef(m, m->e_TypeError, "complex() can't take second arg if first is a string");
  return from_text(m, re);
}

// A number of its builtin class itself; of any other the prelude makes one.
static bool is_plain(Value v) { return (is_complex(v) || is_number(v)) && !is_own(v); }

static bool is_convertible(Machine *m, Value v, bool first) {
  return is_complex(v) || (first && method_of(m, v, str_constant("__complex__", 11)) != V_UNBOUND) ||
         method_of(m, v, n_float) != V_UNBOUND || method_of(m, v, n_index) != V_UNBOUND;
}

static Value make_of_parts(Machine *m, Value re, Value im) {
  bool failed = false, given = im != V_UNBOUND;
  Pair x, y = {0, 0};
  if (!is_plain(re) && !is_convertible(m, re, true))
    return raisef(m, m->e_TypeError, "complex() first argument must be a string or a number, not '%T'", re);
  if (given && !is_plain(im) && !is_convertible(m, im, false))
    return raisef(m, m->e_TypeError, "complex() second argument must be a number, not '%T'", im);
  if (!is_plain(re) || (given && !is_plain(im))) return prelude(m, "_to_complex", 2, re, given ? im : V_NONE);
  if (!given && is_complex(re)) return incref(re);
  if (!operand(m, re, &x, &failed) || (given && !operand(m, im, &y, &failed))) return V_UNBOUND;
  // im * j is added: what im has of the second kind goes to the first. Nothing is added to nothing: -0.0 stays
  if (given && is_complex(im)) x.re -= y.im;
  if (given) x.im = is_complex(re) ? x.im + y.re : y.re;
  return pair_value(m, x);
}

static Value complex_make(Machine *m, const Value *args, int nargs) {
  Value given[2] = {V_UNBOUND, V_UNBOUND};
  uint32_t named = m->kwnames == V_UNBOUND ? 0 : as_tuple(m->kwnames)->count;
  int positional = nargs - 1 - (int)named;
  if (nargs - 1 > 2) return raisef(m, m->e_TypeError, "complex() takes at most 2 arguments (%d given)", nargs - 1);
  for (int i = 0; i < positional; i++) given[i] = args[1 + i];
  for (uint32_t i = 0; i < named; i++) {
    Value name = as_tuple(m->kwnames)->items[i];
    int which = !strcmp(str_data(name), "real") ? 0 : !strcmp(str_data(name), "imag") ? 1 : -1;
    if (which < 0) return keyword_refused(m, name, "complex");
    if (given[which] != V_UNBOUND)
      return raisef(m, m->e_TypeError, "argument for complex() given by name ('%V') and position (%d)", name,
                    which + 1);
    given[which] = args[1 + positional + (int)i];
  }
  if (is_kind(given[1], K_STR)) return raisef(m, m->e_TypeError, "complex() second arg can't be a string");
  if (is_kind(given[0], K_STR)) return make_of_text(m, given[0], given[1]);
  return make_of_parts(m, given[0] == V_UNBOUND ? from_int(0) : given[0], given[1]);
}

static Value conjugate(Machine *m, const Value *args, int nargs) {
  Pair p = pair_of(args[0]);
  return complex_new(m, p.re, -p.im);
}
static Value itself(Machine *m, const Value *args, int nargs) { return complex_plain(m, args[0]); }
static Value newargs(Machine *m, const Value *args, int nargs) {
  Pair p = pair_of(args[0]);
  Value re = float_new(m, p.re), im = float_new(m, p.im);
  Value t = re != V_UNBOUND && im != V_UNBOUND ? tuple_of(m, 2, re, im) : V_UNBOUND;
  decref(m, re);
  decref(m, im);
  return t;
}

static Value get_real(Machine *m, Value v) { return float_new(m, pair_of(v).re); }
static Value get_imag(Machine *m, Value v) { return float_new(m, pair_of(v).im); }

static const NativeDef methods[] = {{"conjugate", conjugate, 1, 1, NULL},
                                    {"__complex__", itself, 1, 1, NULL},
                                    {"__getnewargs__", newargs, 1, 1, NULL},
                                    {0}};
static Value set_none(Machine *m, Value v, Value value) { return raisef(m, m->e_AttributeError, "readonly attribute"); }
static const GetSetDef attrs[] = {{"real", get_real, set_none}, {"imag", get_imag, set_none}, {0}};
static const NativeDef complex_def = {"complex", complex_make, 1, -1, "**"};

void complex_boot(Machine *m) {
  m->t_complex->make = &complex_def;
  type_add(m, m->t_complex, methods, attrs);
}
