// str % values and bytes % values: "%-8s|%(name)05.2f".
#include "text_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct Percent {
  Asking ask;
  bool bytes;          // the format is bytes or bytearray
  Value args;          // the tuple, the mapping, or the one value
  const Tuple *tuple;  // args, if it is a tuple
  uint32_t next;       // the next of them; of the one value: 0 it is still to come, 1 it has been taken
  bool mapping;        // args has keys: leftovers do not matter
  Value keyed;         // the value of the (key) just read, owned, or V_UNBOUND
} Percent;

typedef struct Directive {
  bool left, plus, space, alternate, zero;
  int64_t width, precision;
  char conversion;
} Directive;

static Answer fail(Machine *m, Type *type, const char *text) {
  raisef(m, type, "%s", text);
  return RAISED;
}

static Answer next_value(Percent *w, Value *v) {
  Machine *m = w->ask.m;
  if (w->keyed != V_UNBOUND) {
    *v = w->keyed;
    return YES;
  }
  if (w->next >= (w->tuple ? w->tuple->count : 1))
    return fail(m, m->e_TypeError, "not enough arguments for format string");
  *v = w->tuple ? w->tuple->items[w->next] : w->args;
  w->next++;
  return YES;
}

// Reads "(key)" behind its parenthesis and looks it up.
static Answer read_key(Percent *w, const char **at, const char *end) {
  Machine *m = w->ask.m;
  if (!w->mapping) return fail(m, m->e_TypeError, "format requires a mapping");
  const char *start = *at, *p = start;
  for (int open = 1; open; p++) {
    if (p == end) return fail(m, m->e_ValueError, "incomplete format key");
    if (*p == '(') open++;
    if (*p == ')') open--;
  }
  *at = p;
  size_t size = (size_t)(p - 1 - start);
  Value key = w->bytes ? bytes_new(m, start, size) : str_new(m, start, size), v = V_UNBOUND;
  if (key == V_UNBOUND) return RAISED;
  Answer a = YES;
  bool plain = is_kind(w->args, K_DICT) && as_obj(w->args)->type == m->t_dict;
  if (plain || is_kind(w->args, K_LIST) || is_kind(w->args, K_BYTES)) {
    v = item_get(m, w->args, key);
    if (v == V_UNBOUND) a = RAISED;
  } else {
    a = format_ask(&w->ask, prelude_function(m, "_item"), 2, (Value[]){w->args, key}, &v);
    if (a == YES) incref(v);
  }
  decref(m, key);
  if (a == YES) {
    decref(m, w->keyed);
    w->keyed = v;
  }
  return a;
}

static Answer read_number(Percent *w, const char **at, const char *end, int64_t *n) {
  Machine *m = w->ask.m;
  if (*at < end && **at == '*') {
    (*at)++;
    Value v;
    Answer a = next_value(w, &v);
    if (a != YES) return a;
    if (!is_whole(v)) return fail(m, m->e_TypeError, "* wants int");
    *n = as_whole(v);
  } else {
    for (; *at < end && **at >= '0' && **at <= '9'; (*at)++) {
      if (*n < 0) *n = 0;
      *n = *n * 10 + (**at - '0');
      if (*n > INT32_MAX) break;
    }
  }
  return *n > INT32_MAX || *n < -INT32_MAX ? fail(m, m->e_ValueError, "width too big") : YES;
}

static Answer read_directive(Percent *w, const char **at, const char *end, Directive *d) {
  *d = (Directive){.width = -1, .precision = -1};
  const char *p = *at;
  Answer a = YES;
  if (p < end && *p == '(') {
    p++;
    a = read_key(w, &p, end);
  }
  for (bool flag = true; flag && p < end;) {
    switch (*p) {
    case '-': d->left = true; break;
    case '+': d->plus = true; break;
    case ' ': d->space = true; break;
    case '#': d->alternate = true; break;
    case '0': d->zero = true; break;
    default: flag = false; continue;
    }
    p++;
  }
  if (a == YES) a = read_number(w, &p, end, &d->width);
  if (a == YES && d->width < -1) d->left = true, d->width = -d->width;
  if (a == YES && p < end && *p == '.') {
    p++;
    d->precision = 0;
    a = read_number(w, &p, end, &d->precision);
    if (d->precision < 0) d->precision = 0;
  }
  if (a != YES) return a;
  if (p < end && strchr("hlL", *p)) p++;
  if (p == end) return fail(w->ask.m, w->ask.m->e_ValueError, "incomplete format");
  d->conversion = *p++;
  *at = p;
  return YES;
}

// ---- one value ----

static void add_padded(const Directive *d, Span prefix, Span body, bool zeros, bool bytes, Buffer *out) {
  int64_t units = (int64_t)prefix.size + (bytes ? (int64_t)body.size : utf8_length(body.data, body.size));
  int64_t padding = d->width > units ? d->width - units : 0;
  for (int64_t i = 0; !d->left && !zeros && i < padding && !out->failed; i++) buffer_putc(out, ' ');
  buffer_add(out, prefix.data, prefix.size);
  for (int64_t i = 0; !d->left && zeros && i < padding && !out->failed; i++) buffer_putc(out, '0');
  buffer_add(out, body.data, body.size);
  for (int64_t i = 0; d->left && i < padding && !out->failed; i++) buffer_putc(out, ' ');
}

static Span cut(Span s, int64_t units, bool bytes) {
  if (units < 0) return s;
  const char *p = s.data, *end = s.data + s.size;
  for (int64_t i = 0; i < units && p < end; i++) {
    int size = 1;
    if (!bytes) utf8_decode(p, end, &size);
    p += size;
  }
  s.size = (size_t)(p - s.data);
  return s;
}

static Answer add_text(Percent *w, const Directive *d, Value v, Buffer *out) {
  Machine *m = w->ask.m;
  Buffer b;
  buffer_init(&b, m);
  Answer a = YES;
  Span s = {"", 0};
  if (w->bytes && (d->conversion == 's' || d->conversion == 'b')) {
    if (!text_is_bytes(v)) {
      raisef(m, m->e_TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'",
             v);
      return RAISED;
    }
    text_span(v, &s);
  } else if (d->conversion == 's' && is_kind(v, K_STR) && !is_own(v)) text_span(v, &s);
  else {
    a = format_convert(&w->ask, w->bytes ? 'a' : d->conversion, v, &b);
    if (a == YES && b.size) s = (Span){b.data, b.size};
  }
  if (a == YES) add_padded(d, (Span){"", 0}, cut(s, d->precision, w->bytes), false, w->bytes, out);
  if (b.failed) out->failed = true;
  buffer_free(&b);
  return a;
}

static bool has_method(Machine *m, Value v, const char *name) {
  return is_ptr(v) && (as_obj(v)->kind == K_INSTANCE || as_obj(v)->kind == K_SHARED) &&
         type_lookup_str(m, type_of(m, v), name) != V_UNBOUND;
}

static Answer add_char(Percent *w, const Directive *d, Value v, Buffer *out) {
  Machine *m = w->ask.m;
  char text[4];
  Span s;
  int64_t c;
  if (text_span(v, &s) && (w->bytes ? text_is_bytes(v) : is_kind(v, K_STR)) && text_units(v) == 1) {
    add_padded(d, (Span){"", 0}, s, false, w->bytes, out);
    return YES;
  }
  if (!is_integer(v) && has_method(m, v, "__index__")) {
    Answer a = format_ask(&w->ask, from_obj(m->t_int), 1, &v, &v);
    if (a != YES) return a;
  }
  if (!is_integer(v))
    return fail(m, m->e_TypeError,
                w->bytes ? "%c requires an integer in range(256) or a single byte" : "%c requires int or char");
  c = is_whole(v) ? as_whole(v) : -1;
  if (c < 0 || c > (w->bytes ? 255 : 0x10FFFF))
    return fail(m, m->e_OverflowError, w->bytes ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
  int size = 1;
  if (w->bytes) text[0] = (char)c;
  else size = utf8_encode((uint32_t)c, text);
  add_padded(d, (Span){"", 0}, (Span){text, (size_t)size}, false, w->bytes, out);
  return YES;
}

// The sign, by flags, and the prefix of %#x: at most 3 characters.
static Span sign_and_prefix(const Directive *d, bool negative, const char *prefix, char out[4]) {
  size_t n = 0;
  if (negative || d->plus || d->space) out[n++] = negative ? '-' : d->plus ? '+' : ' ';
  for (; *prefix; prefix++) out[n++] = *prefix;
  return (Span){out, n};
}

// v as an int, new, for %d and %x.
static Answer to_int(Percent *w, char conversion, Value v, Value *number) {
  Machine *m = w->ask.m;
  bool decimal = strchr("diu", conversion) != NULL;
  if (is_integer(v)) *number = is_whole(v) ? from_int(as_whole(v)) : incref(v);
  else if (decimal && is_float(v)) {
    double f = float_of(v);
    if (isnan(f)) return fail(m, m->e_ValueError, "cannot convert float NaN to integer");
    if (isinf(f)) return fail(m, m->e_OverflowError, "cannot convert float infinity to integer");
    char digits[400];
    int n = snprintf(digits, sizeof digits, "%.0f", trunc(f));
    *number = int_parse(m, digits, (size_t)n, 10);
    if (*number == V_UNBOUND) return RAISED;
  } else if (has_method(m, v, "__index__") || (decimal && has_method(m, v, "__int__"))) {
    Answer a = format_ask(&w->ask, from_obj(m->t_int), 1, &v, number);
    if (a != YES) return a;
    if (!is_integer(*number)) return fail(m, m->e_TypeError, "__int__ returned non-int");
    incref(*number);
  } else {
    char called = w->bytes && conversion == 'i' ? 'd' : conversion;
    if (decimal) raisef(m, m->e_TypeError, "%%%c format: a real number is required, not %T", called, v);
    else raisef(m, m->e_TypeError, "%%%c format: an integer is required, not %T", conversion, v);
    return RAISED;
  }
  return YES;
}

static Answer add_int(Percent *w, const Directive *d, Value v, Buffer *out) {
  Machine *m = w->ask.m;
  Value number;
  char c = d->conversion;
  Answer a = to_int(w, c, v, &number);
  if (a != YES) return a;
  int base = c == 'o' ? 8 : (c | 32) == 'x' ? 16 : 10;
  char *text, sign[4];
  size_t size;
  bool good = int_to_text(m, number, base, &text, &size);
  decref(m, number);
  if (!good) return RAISED;
  bool negative = *text == '-';
  Buffer digits;
  buffer_init(&digits, m);
  for (int64_t i = (int64_t)size - negative; i < d->precision && !digits.failed; i++) buffer_putc(&digits, '0');
  for (size_t i = negative; i < size; i++)
    buffer_putc(&digits, (char)(c == 'X' && text[i] >= 'a' ? text[i] - 32 : text[i]));
  heap_free(m->heap, text, size + 1);
  const char *prefix = !d->alternate ? "" : base == 8 ? "0o" : c == 'x' ? "0x" : c == 'X' ? "0X" : "";
  if (digits.failed) out->failed = true;
  else add_padded(d, sign_and_prefix(d, negative, prefix, sign), (Span){digits.data, digits.size}, d->zero, true, out);
  buffer_free(&digits);
  return YES;
}

static Answer to_float(Percent *w, Value v, double *number) {
  Machine *m = w->ask.m;
  if (is_float(v)) *number = float_of(v);
  else if (is_integer(v)) {
    bool overflow = false;
    *number = is_whole(v) ? (double)as_whole(v) : int_to_double(v, &overflow);
    if (overflow) return fail(m, m->e_OverflowError, "int too large to convert to float");
  } else if (has_method(m, v, "__float__") || has_method(m, v, "__index__")) {
    Value answer;
    Answer a = format_ask(&w->ask, from_obj(m->t_float), 1, &v, &answer);
    if (a != YES) return a;
    if (!is_float(answer)) return fail(m, m->e_TypeError, "__float__ returned non-float");
    *number = float_of(answer);
  } else {
    raisef(m, m->e_TypeError, w->bytes ? "float argument required, not %T" : "must be real number, not %T", v);
    return RAISED;
  }
  return YES;
}

static Answer add_float(Percent *w, const Directive *d, Value v, Buffer *out) {
  Machine *m = w->ask.m;
  double number;
  Answer a = to_float(w, v, &number);
  if (a != YES) return a;
  Buffer text;
  buffer_init(&text, m);
  int precision = d->precision < 0 ? 6 : (int)d->precision;
  format_float_text(fabs(number), (char)(d->conversion | 32), precision, d->alternate, d->conversion < 'a', &text);
  char sign[4];
  if (text.failed) out->failed = true;
  else
    add_padded(d, sign_and_prefix(d, signbit(number) && !isnan(number), "", sign), (Span){text.data, text.size},
               d->zero, true, out);
  buffer_free(&text);
  return YES;
}

static Answer add_directive(Percent *w, const Directive *d, const char *start, const char *at, Buffer *out) {
  Machine *m = w->ask.m;
  Value v;
  Answer a = next_value(w, &v);
  if (a != YES) return a;
  if (w->keyed != V_UNBOUND) w->next = 1;  // the value stands for itself: "%(a)s %s" has nothing for the second
  char c = d->conversion;
  if (strchr("sra", c) || (w->bytes && c == 'b')) return add_text(w, d, v, out);
  if (c == 'c') return add_char(w, d, v, out);
  if (strchr("diuoxX", c)) return add_int(w, d, v, out);
  if (strchr("eEfFgG", c)) return add_float(w, d, v, out);
  int size;
  const char *end = at + strnlen(at, 4);
  uint32_t code = w->bytes ? (unsigned char)c : utf8_decode(at, end, &size);
  int64_t index = w->bytes ? at - start : utf8_length(start, (size_t)(at - start));
  raisef(m, m->e_ValueError, "unsupported format character '%c' (0x%x) at index %lld",
         code > 31 && code < 127 ? (int)code : '?', (unsigned)code, (long long)index);
  return RAISED;
}

static Answer expand(Percent *w, Span format, Buffer *out) {
  Machine *m = w->ask.m;
  const char *end = format.data + format.size;
  for (const char *p = format.data; p < end;) {
    const char *percent = memchr(p, '%', (size_t)(end - p));
    buffer_add(out, p, (size_t)((percent ? percent : end) - p));
    if (!percent) break;
    p = percent + 1;
    if (p < end && *p == '%') {
      buffer_putc(out, *p++);
      continue;
    }
    Directive d;
    Answer a = read_directive(w, &p, end, &d);
    if (a == YES) a = add_directive(w, &d, format.data, p - 1, out);
    decref(m, w->keyed);
    w->keyed = V_UNBOUND;
    if (a != YES) return a;
  }
  if (w->mapping || w->next >= (w->tuple ? w->tuple->count : 1)) return YES;
  return fail(m, m->e_TypeError,
              w->bytes ? "not all arguments converted during bytes formatting"
                       : "not all arguments converted during string formatting");
}

static bool is_mapping(Machine *m, Value v, bool bytes) {
  if (!is_ptr(v)) return false;
  switch ((Kind)as_obj(v)->kind) {
  case K_DICT:
  case K_LIST:
  case K_RANGE: return true;
  case K_BYTES:
  case K_BYTEARRAY: return !bytes;
  case K_INSTANCE:
  case K_SHARED: return type_lookup_str(m, type_of(m, v), "__getitem__") != V_UNBOUND;
  default: return false;
  }
}

Value percent_try(Machine *m, const List *answers, Value format, Value args) {
  Percent w = {.ask = {m, answers, 0, V_UNBOUND}, .bytes = !is_kind(format, K_STR), .args = args, .keyed = V_UNBOUND};
  w.tuple = is_kind(args, K_TUPLE) ? (const Tuple *)as_obj(args) : NULL;
  w.mapping = is_mapping(m, args, w.bytes);
  Span s;
  text_span(format, &s);
  Buffer out;
  buffer_init(&out, m);
  Answer a = expand(&w, s, &out);
  return format_end(&w.ask, a, &out, (Kind)as_obj(format)->kind, "_try_percent", 2, (Value[]){format, args});
}

Value str_percent(Machine *m, Value format, Value args) { return percent_try(m, NULL, format, args); }
Value bytes_percent(Machine *m, Value format, Value args) { return percent_try(m, NULL, format, args); }
