// _json.read: the value of a JSON text (RFC 8259) in C, under json's loads without hooks. A text that is not right, or
// nested deeper than DEEPEST, or has a number, a name or an escape that is not of the plain kind, gives None: json's
// Python reads it then, and says where it is wrong, in CPython's words.
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "lang/object/dict.h"
#include "lang/object/text.h"
#include "lang/types/containers.h"

enum { DEEPEST = 200, NUMBER_LONGEST = 60 };

typedef struct Reader {
  Machine *m;
  const char *at, *end;
  Buffer text;  // of the string that is being read, where it has escapes
} Reader;

static Value read_value(Reader *r, int depth);

static void skip_blanks(Reader *r) {
  while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\t' || *r->at == '\r')) r->at++;
}

// The next sign that is no blank, without taking it; 0 at the end.
static char next_sign(Reader *r) {
  skip_blanks(r);
  return r->at < r->end ? *r->at : 0;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static void digits(Reader *r) {
  while (r->at < r->end && is_digit(*r->at)) r->at++;
}

static Value read_number(Reader *r) {
  const char *from = r->at;
  r->at += *r->at == '-';
  const char *first = r->at;
  digits(r);
  if (r->at == first || (*first == '0' && r->at - first > 1)) return V_UNBOUND;
  bool whole = true;
  if (r->at < r->end && *r->at == '.') {
    const char *point = r->at++;
    digits(r);
    if (r->at == point + 1) return V_UNBOUND;
    whole = false;
  }
  if (r->at < r->end && (*r->at == 'e' || *r->at == 'E')) {
    r->at++;
    if (r->at < r->end && (*r->at == '+' || *r->at == '-')) r->at++;
    if (r->at == r->end || !is_digit(*r->at)) return V_UNBOUND;
    digits(r);
    whole = false;
  }
  size_t n = (size_t)(r->at - from);
  if (whole && n <= 18) {
    int64_t i = 0;
    for (const char *p = first; p < r->at; p++) i = i * 10 + (*p - '0');
    return from_int(*from == '-' ? -i : i);
  }
  if (whole) return int_parse(r->m, from, n, 10);
  char copy[NUMBER_LONGEST + 1];
  if (n > NUMBER_LONGEST) return V_UNBOUND;
  memcpy(copy, from, n);
  copy[n] = 0;
  return float_new(r->m, strtod(copy, NULL));
}

static int hex_digit(char c) {
  return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Four digits after \u; -1: they are not.
static int32_t read_unit(Reader *r) {
  if (r->end - r->at < 4) return -1;
  int32_t unit = 0;
  for (int i = 0; i < 4; i++) {
    int d = hex_digit(r->at[i]);
    if (d < 0) return -1;
    unit = unit << 4 | d;
  }
  r->at += 4;
  return unit;
}

// After a backslash. A half of a pair that stands alone is left to Python.
static bool read_escape(Reader *r) {
  static const char plain[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
  if (r->at == r->end) return false;
  char c = *r->at++;
  for (const char *p = plain; *p; p += 2)
    if (c == *p) return buffer_putc(&r->text, p[1]), true;
  int32_t unit = c == 'u' ? read_unit(r) : -1;
  if (unit < 0 || (unit >= 0xdc00 && unit < 0xe000)) return false;
  if (unit >= 0xd800 && unit < 0xdc00) {
    if (r->end - r->at < 2 || r->at[0] != '\\' || r->at[1] != 'u') return false;
    r->at += 2;
    int32_t low = read_unit(r);
    if (low < 0xdc00 || low >= 0xe000) return false;
    unit = 0x10000 + ((unit & 0x3ff) << 10 | (low & 0x3ff));
  }
  char utf8[4];
  buffer_add(&r->text, utf8, (size_t)utf8_encode((uint32_t)unit, utf8));
  return true;
}

// At a quote.
static Value read_string(Reader *r) {
  const char *first = ++r->at, *from = first;
  bool good = true;
  buffer_init(&r->text, r->m);
  while (good && r->at < r->end && *r->at != '"') {
    if ((unsigned char)*r->at < ' ') {
      good = false;
    } else if (*r->at != '\\') {
      r->at++;
    } else {
      buffer_add(&r->text, from, (size_t)(r->at - from));
      r->at++;
      good = read_escape(r);
      from = r->at;
    }
  }
  if (!good || r->at >= r->end) return buffer_free(&r->text), V_UNBOUND;
  size_t rest = (size_t)(r->at - from);
  r->at++;
  if (from == first) return buffer_free(&r->text), str_new(r->m, from, rest);  // no escapes
  buffer_add(&r->text, from, rest);
  return buffer_str(&r->text);
}

// After a value in a list or dict: true at a comma, which is taken; at the closing sign *closed.
static bool goes_on(Reader *r, char closing, bool *closed) {
  char c = next_sign(r);
  *closed = c == closing;
  if (c != ',' && !*closed) return false;
  r->at++;
  return !*closed;
}

static Value read_list(Reader *r, int depth) {
  Value list = list_new(r->m, 0);
  r->at++;
  bool closed = next_sign(r) == ']';
  if (closed) r->at++;
  for (bool more = !closed && list != V_UNBOUND; more;) {
    Value v = read_value(r, depth + 1);
    more = v != V_UNBOUND && list_append(r->m, list, v) && goes_on(r, ']', &closed);
    decref(r->m, v);
  }
  if (closed) return list;
  decref(r->m, list);
  return V_UNBOUND;
}

static bool read_pair(Reader *r, Dict *d, int depth) {
  if (next_sign(r) != '"') return false;
  Value key = read_string(r), v = V_UNBOUND;
  if (key != V_UNBOUND && next_sign(r) == ':') {
    r->at++;
    v = read_value(r, depth + 1);
  }
  bool done = v != V_UNBOUND && dict_set_name(r->m, d, key, v);
  decref(r->m, key);
  decref(r->m, v);
  return done;
}

static Value read_dict(Reader *r, int depth) {
  Dict *d = dict_new(r->m);
  if (!d) return V_UNBOUND;
  r->at++;
  bool closed = next_sign(r) == '}';
  if (closed) r->at++;
  for (bool more = !closed; more;) more = read_pair(r, d, depth) && goes_on(r, '}', &closed);
  if (closed) return from_obj(d);
  decref(r->m, from_obj(d));
  return V_UNBOUND;
}

static Value read_word(Reader *r, const char *word, Value v) {
  size_t n = strlen(word);
  if ((size_t)(r->end - r->at) < n || memcmp(r->at, word, n) != 0) return V_UNBOUND;
  r->at += n;
  return v;
}

static Value read_value(Reader *r, int depth) {
  if (depth > DEEPEST) return V_UNBOUND;
  char c = next_sign(r);
  switch (c) {
  case '"': return read_string(r);
  case '[': return read_list(r, depth);
  case '{': return read_dict(r, depth);
  case 'n': return read_word(r, "null", V_NONE);
  case 't': return read_word(r, "true", V_TRUE);
  case 'f': return read_word(r, "false", V_FALSE);
  default: return c == '-' || is_digit(c) ? read_number(r) : V_UNBOUND;
  }
}

Value json_read(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[0], K_STR)) return V_NONE;
  Reader r = {.m = m, .at = str_data(args[0]), .end = str_data(args[0]) + str_size(args[0])};
  Value v = read_value(&r, 0);
  if (v != V_UNBOUND && next_sign(&r) == 0 && r.at == r.end) {
    Value result = tuple_of(m, 1, v);
    decref(m, v);
    return result;
  }
  decref(m, v);
  if (raised(m)) {  // no memory, or an int with too many digits: Python comes to it too
    decref(m, exception_take(m));
  }
  return V_NONE;
}
