// format(int, spec) and format(float, spec), and the dispatch of format by the kind of value.
#include "text_parts.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static Answer fail(Machine *m, const char *text) {
  raisef(m, m->e_ValueError, "%s", text);
  return RAISED;
}

static Answer unknown_code(Machine *m, const FormatSpec *spec, Value v) {
  if (spec->type > 32 && spec->type < 128)
    raisef(m, m->e_ValueError, "Unknown format code '%c' for object of type '%T'", (int)spec->type, v);
  else raisef(m, m->e_ValueError, "Unknown format code '\\x%x' for object of type '%T'", (unsigned)spec->type, v);
  return RAISED;
}

// ---- int ----

static Answer add_char(Machine *m, Value v, FormatSpec *spec, Buffer *out) {
  if (spec->sign) return fail(m, "Sign not allowed with integer format specifier 'c'");
  if (spec->alternate) return fail(m, "Alternate form (#) not allowed with integer format specifier 'c'");
  int64_t c = -1;
  if (!int_to_i64(v, &c) || c < 0 || c > 0x10FFFF) {
    raisef(m, m->e_OverflowError, "%%c arg not in range(0x110000)");
    return RAISED;
  }
  char text[4];
  int n = utf8_encode((uint32_t)c, text);
  format_add_number(spec, false, "", (Span){"", 0}, (Span){text, (size_t)n}, out);
  return YES;
}

static void upper(char *s, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (s[i] >= 'a' && s[i] <= 'z') s[i] = (char)(s[i] - 32);
}

Answer format_add_int(Machine *m, Value v, FormatSpec *spec, Buffer *out) {
  if (spec->type && spec->type < 128 && strchr("eEfFgG%", (int)spec->type)) {
    bool overflow = false;
    double d = int_to_double(v, &overflow);
    if (!overflow) return format_add_float(m, v, d, spec, out);
    raisef(m, m->e_OverflowError, "int too large to convert to float");
    return RAISED;
  }
  if (!spec->type || spec->type >= 128 || !strchr("dncboxX", (int)spec->type)) return unknown_code(m, spec, v);
  if (spec->precision >= 0) return fail(m, "Precision not allowed in integer format specifier");
  if (spec->no_negative_zero) return fail(m, "Negative zero coercion (z) not allowed in integer format specifier");
  if (spec->type == 'c') return add_char(m, v, spec, out);
  int base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : (spec->type | 32) == 'x' ? 16 : 10;
  const char *prefix = !spec->alternate    ? ""
                       : base == 2         ? "0b"
                       : base == 8         ? "0o"
                       : spec->type == 'X' ? "0X"
                       : base == 16        ? "0x"
                                           : "";
  char *text, small[24];
  size_t size;
  if (base == 10 && is_int(v)) {
    size = text_small_int(as_int(v), small);
    format_add_number(spec, *small == '-', prefix, (Span){small + (*small == '-'), size - (*small == '-')},
                      (Span){"", 0}, out);
    return YES;
  }
  if (!int_to_text(m, v, base, &text, &size)) return RAISED;
  if (spec->type == 'X') upper(text, size);
  bool negative = *text == '-';
  format_add_number(spec, negative, prefix, (Span){text + negative, size - negative}, (Span){"", 0}, out);
  heap_free(m->heap, text, size + 1);
  return YES;
}

// ---- float ----

// Shortest text with at most precision digits, with ".0" where it would look like an int: format(d, ".3").
static void add_general_dot_zero(double d, int precision, bool alternate, Buffer *out) {
  char text[64];
  if (precision == 0) precision = 1;
  int kept = precision > 40 ? 40 : precision;
  snprintf(text, sizeof text, alternate ? "%#.*e" : "%.*e", kept - 1, d);
  int exponent = 0;
  sscanf(strchr(text, 'e') + 1, "%d", &exponent);
  if (exponent + 1 <= -4 || exponent + 1 > precision - 1) {
    if (alternate) {
      buffer_puts(out, text);
      return;
    }
    char *e = strchr(text, 'e'), *end = e;
    if (memchr(text, '.', (size_t)(e - text)))
      while (end[-1] == '0') end--;
    if (end[-1] == '.') end--;
    buffer_add(out, text, (size_t)(end - text));
    buffer_puts(out, e);
    return;
  }
  size_t start = out->size;
  buffer_printf(out, alternate ? "%#.*g" : "%.*g", precision, d);
  if (!out->failed && !memchr(out->data + start, '.', out->size - start)) buffer_puts(out, ".0");
}

void format_float_text(double d, char type, int precision, bool alternate, bool big, Buffer *out) {
  size_t start = out->size;
  if (!isfinite(d)) buffer_puts(out, isnan(d) ? "nan" : "inf");
  else if (type == 'r' && precision < 0) {
    char text[32], *e;
    float_repr(d, text);
    e = alternate && !strchr(text, '.') ? strchr(text, 'e') : NULL;
    if (e) buffer_add(out, text, (size_t)(e - text)), buffer_putc(out, '.');
    buffer_puts(out, e ? e : text);
  } else if (type == 'r') add_general_dot_zero(d, precision, alternate, out);
  else {
    char format[] = "%#.*f";
    format[4] = type;
    if (!alternate) format[1] = '.', format[2] = '*', format[3] = type, format[4] = 0;
    buffer_printf(out, format, precision, d);
  }
  if (big && !out->failed) upper(out->data + start, out->size - start);
}

static bool all_zero(Span s) {
  for (size_t i = 0; i < s.size && s.data[i] != 'e' && s.data[i] != 'E'; i++)
    if (s.data[i] >= '1' && s.data[i] <= '9') return false;
  return true;
}

Answer format_add_float(Machine *m, Value v, double d, FormatSpec *spec, Buffer *out) {
  if (spec->type >= 128 || (spec->type && !strchr("eEfFgGn%", (int)spec->type))) return unknown_code(m, spec, v);
  if (spec->precision > INT_MAX) return fail(m, "precision too big");
  if (spec->precision > (int64_t)heap_limit(m->heap)) {
    raise_memory(m);
    return RAISED;
  }
  bool percent = spec->type == '%', big = spec->type == 'E' || spec->type == 'F' || spec->type == 'G';
  char type = percent ? 'f' : spec->type == 'n' ? 'g' : spec->type ? (char)(spec->type | 32) : 'r';
  int precision = spec->precision >= 0 ? (int)spec->precision : type == 'r' ? -1 : 6;
  if (percent) d *= 100;
  Buffer text;
  buffer_init(&text, m);
  format_float_text(fabs(d), type, precision, spec->alternate, big, &text);
  if (percent) buffer_putc(&text, '%');
  if (text.failed) {
    buffer_free(&text);
    raise_memory(m);
    return RAISED;
  }
  Span all = {text.data, text.size};
  bool negative = signbit(d) && !isnan(d);
  if (negative && spec->no_negative_zero && isfinite(d) && all_zero(all)) negative = false;
  size_t digits = 0;
  while (digits < all.size && all.data[digits] >= '0' && all.data[digits] <= '9') digits++;
  format_add_number(spec, negative, "", (Span){all.data, digits}, (Span){all.data + digits, all.size - digits}, out);
  buffer_free(&text);
  return YES;
}

// ---- dispatch ----

static Answer add_builtin(Machine *m, Value v, Span spec_text, Buffer *out) {
  FormatSpec spec;
  if (!format_parse(m, spec_text, v, &spec)) return RAISED;
  if (is_kind(v, K_STR)) {
    Span s;
    if (spec.type != 's') return unknown_code(m, &spec, v);
    text_span(v, &s);
    return format_add_str(m, s, &spec, out);
  }
  if (is_complex(v)) return complex_format(m, v, &spec, out);
  if (is_float(v)) return format_add_float(m, v, float_of(v), &spec, out);
  return format_add_int(m, v, &spec, out);
}

Answer format_add(Machine *m, Value v, Span spec, Buffer *out) {
  bool builtin = is_integer(v) || is_kind(v, K_STR) || is_float(v) || is_complex(v);
  if (builtin && !is_own(v)) return spec.size ? add_builtin(m, v, spec, out) : text_add_str(m, v, out);
  if (is_ptr(v) && as_obj(v)->type) {
    Value own = type_lookup(m, as_obj(v)->type, str_constant("__format__", 10));
    if (!is_kind(own, K_NATIVE)) return NEEDS_PYTHON;
    if (builtin) return spec.size ? add_builtin(m, v, spec, out) : text_add_str(m, v, out);
    if (((Native *)as_obj(own))->owner != m->t_object) return NEEDS_PYTHON;
  }
  if (!spec.size) return text_add_str(m, v, out);
  raisef(m, m->e_TypeError, "unsupported format string passed to %T.__format__", v);
  return RAISED;
}

Answer format_bare(Machine *m, Value v, Span spec, Buffer *out) {
  return spec.size ? add_builtin(m, v, spec, out) : text_add_str(m, v, out);
}

Value value_format(Machine *m, Value v, Value spec) {
  Span s;
  if (!text_raw_str(spec, &s)) return raisef(m, m->e_TypeError, "format() argument 2 must be str, not %T", spec);
  Buffer b;
  buffer_init(&b, m);
  Answer a = format_add(m, v, s, &b);
  if (a == YES) return buffer_str(&b);
  buffer_free(&b);
  return a == NEEDS_PYTHON ? machine_tail_prelude(m, "_format_slow", 2, (Value[]){v, spec}) : V_UNBOUND;
}
