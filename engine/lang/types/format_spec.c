// A format spec ([[fill]align][sign][z][#][0][width][,_][.precision][type]): reading it, and laying out numbers and
// text by it.
#include "text_parts.h"

#include <string.h>

void format_code_point(uint32_t c, Buffer *out) {
  char text[4];
  int n = utf8_encode(c, text);
  buffer_add(out, text, (size_t)n);
}

typedef struct Reader {
  const char *p, *end;
} Reader;

static bool take(Reader *r, char c) {
  if (r->p == r->end || *r->p != c) return false;
  r->p++;
  return true;
}

static bool is_align(const char *p, const char *end) { return p < end && memchr("<>=^", *p, sizeof "<>=^" - 1); }

// false: too big. *n stays -1 without a digit.
static bool take_number(Reader *r, int64_t *n) {
  for (*n = -1; r->p < r->end && *r->p >= '0' && *r->p <= '9'; r->p++) {
    if (*n < 0) *n = 0;
    if (*n > (INT64_MAX - 9) / 10) return false;
    *n = *n * 10 + (*r->p - '0');
  }
  return true;
}

static bool fail(Machine *m, const char *text) {
  raisef(m, m->e_ValueError, "%s", text);
  return false;
}

static bool check_separator(Machine *m, const FormatSpec *spec) {
  if (!spec->separator || spec->type == 0 || (spec->type < 128 && strchr("defgEGF%", (int)spec->type))) return true;
  if (spec->separator == '_' && spec->type < 128 && strchr("boxX", (int)spec->type)) return true;
  if (spec->type > 32 && spec->type < 128)
    raisef(m, m->e_ValueError, "Cannot specify '%c' with '%c'.", spec->separator, (int)spec->type);
  else raisef(m, m->e_ValueError, "Cannot specify '%c' with '\\x%x'.", spec->separator, (unsigned)spec->type);
  return false;
}

bool format_parse(Machine *m, Span text, Value v, FormatSpec *spec) {
  bool str = is_kind(v, K_STR), number = !str;
  *spec = (FormatSpec){.width = -1, .precision = -1, .type = str ? 's' : is_float(v) || is_complex(v) ? 0 : 'd'};
  Reader r = {text.data, text.data + text.size};
  int size = 1;
  if (r.p < r.end) utf8_decode(r.p, r.end, &size);
  if (is_align(r.p + size, r.end) && r.p < r.end) {
    spec->fill = (Span){r.p, (size_t)size};
    spec->align = r.p[size];
    r.p += size + 1;
  } else if (is_align(r.p, r.end)) spec->align = *r.p++;
  if (r.p < r.end && memchr("+- ", *r.p, sizeof "+- " - 1)) spec->sign = *r.p++;
  spec->no_negative_zero = take(&r, 'z');
  spec->alternate = take(&r, '#');
  if (!spec->fill.size && take(&r, '0')) {
    spec->zero = true;
    spec->fill = (Span){"0", 1};
    if (!spec->align && number) spec->align = '=';
  }
  if (!take_number(&r, &spec->width)) return fail(m, "Too many decimal digits in format string");
  if (take(&r, ',')) spec->separator = ',';
  if (take(&r, '_')) {
    if (spec->separator) return fail(m, "Cannot specify both ',' and '_'.");
    spec->separator = '_';
  }
  if (spec->separator == '_' && r.p < r.end && *r.p == ',') return fail(m, "Cannot specify both ',' and '_'.");
  if (take(&r, '.')) {
    if (!take_number(&r, &spec->precision)) return fail(m, "Too many decimal digits in format string");
    if (spec->precision < 0) return fail(m, "Format specifier missing precision");
  }
  if (r.p < r.end) {
    spec->type = utf8_decode(r.p, r.end, &size);
    r.p += size;
  }
  if (r.p == r.end) return check_separator(m, spec);
  Value whole = str_new(m, text.data, text.size);
  if (whole != V_UNBOUND) raisef(m, m->e_ValueError, "Invalid format specifier '%V' for object of type '%T'", whole, v);
  decref(m, whole);
  return false;
}

static void add_fill(Buffer *out, const FormatSpec *spec, int64_t n) {
  Span fill = spec->fill.size ? spec->fill : (Span){" ", 1};
  // a width may be in the billions: it fails at once if there is no memory for it
  if (n > 0) buffer_expect(out, (size_t)n * fill.size);
  while (n-- > 0 && !out->failed) buffer_add(out, fill.data, fill.size);
}

Answer format_add_str(Machine *m, Span text, FormatSpec *spec, Buffer *out) {
  const char *wrong = spec->sign == ' '        ? "Space not allowed in string format specifier"
                      : spec->sign             ? "Sign not allowed in string format specifier"
                      : spec->no_negative_zero ? "Negative zero coercion (z) not allowed in string format specifier"
                      : spec->alternate        ? "Alternate form (#) not allowed in string format specifier"
                      : spec->align == '='     ? "'=' alignment not allowed in string format specifier"
                                               : NULL;
  if (wrong) {
    fail(m, wrong);
    return RAISED;
  }
  int64_t units = utf8_length(text.data, text.size);
  if (spec->precision >= 0 && spec->precision < units) {
    units = spec->precision;
    const char *p = text.data;
    for (int64_t i = 0; i < units; i++) {
      int size;
      utf8_decode(p, text.data + text.size, &size);
      p += size;
    }
    text.size = (size_t)(p - text.data);
  }
  int64_t padding = spec->width > units ? spec->width - units : 0;
  int64_t left = spec->align == '>' ? padding : spec->align == '^' ? padding / 2 : 0;
  add_fill(out, spec, left);
  buffer_add(out, text.data, text.size);
  add_fill(out, spec, padding - left);
  return YES;
}

// Digits in groups, from the right, with zeros before them until they are wide enough; never a separator first.
static void add_grouped(Buffer *out, const FormatSpec *spec, Span digits, int64_t wide) {
  int group = spec->type < 128 && spec->type && strchr("boxX", (int)spec->type) ? 4 : 3;
  int64_t count = (int64_t)digits.size;  // of digits, zeros included
  if (!spec->separator) count = wide;
  else
    while (count + (count - 1) / group < wide) count++;
  for (int64_t i = count; i > 0; i--) {
    buffer_putc(out, i > (int64_t)digits.size ? '0' : digits.data[(int64_t)digits.size - i]);
    if (spec->separator && i > 1 && (i - 1) % group == 0) buffer_putc(out, spec->separator);
    if (out->failed) return;
  }
}

void format_add_number(const FormatSpec *spec, bool negative, const char *prefix, Span digits, Span rest, Buffer *out) {
  char sign = negative ? '-' : spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
  int64_t before = (sign != 0) + (int64_t)strlen(prefix), after = utf8_length(rest.data, rest.size), wide = 0;
  bool zeros = spec->align == '=' && spec->fill.size == 1 && *spec->fill.data == '0';
  if (zeros && digits.size) wide = spec->width - before - after;
  bool plain = !spec->separator && wide <= (int64_t)digits.size;  // the digits as they are
  Buffer grouped;
  buffer_init(&grouped, out->m);
  if (!plain && digits.size) {
    add_grouped(&grouped, spec, digits, wide);
    out->failed = out->failed || grouped.failed;
    digits = (Span){grouped.data, grouped.size};
  }
  int64_t padding = spec->width - before - after - (int64_t)digits.size;
  if (padding < 0) padding = 0;
  int64_t left = spec->align == '<' || spec->align == '=' ? 0 : spec->align == '^' ? padding / 2 : padding;
  int64_t middle = spec->align == '=' ? padding : 0;
  add_fill(out, spec, left);
  if (sign) buffer_putc(out, sign);
  buffer_puts(out, prefix);
  add_fill(out, spec, middle);
  buffer_add(out, digits.data, digits.size);
  buffer_add(out, rest.data, rest.size);
  add_fill(out, spec, padding - left - middle);
  buffer_free(&grouped);
}
