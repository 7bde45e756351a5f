// _json.write: the text of plain data in C, under json's dumps. Plain are None, bool, int, float and str, lists, tuples
// and dicts of them, none of a class of the program's own, not nested deeper than DEEPEST. For anything else (a
// default= to be asked, an error to be raised) it says NotImplemented before anything was seen, and json's Python does
// the whole.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "lang/object/text.h"
#include "lang/types/containers.h"
#include "modules.h"

enum { DEEPEST = 200 };

typedef struct Writer {
  Machine *m;
  Buffer out;
  bool ascii, allow_nan, sorted;
  Value indent;     // a Str, or None: all on one line
  Value item, key;  // the separators
} Writer;

static bool write_value(Writer *w, Value v, int depth);

static void add_str(Writer *w, Value text) { buffer_add(&w->out, str_data(text), str_size(text)); }

static void escape_unit(Writer *w, uint32_t unit) {
  static const char digits[] = "0123456789abcdef";
  char text[6] = {
      '\\', 'u', digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
  buffer_add(&w->out, text, sizeof text);
}

static void escape(Writer *w, uint32_t c) {
  static const char named[] = "\"\"\\\\\nn\rr\tt\ff\bb";
  for (const char *p = named; *p && c < 128; p += 2) {
    if (c != (unsigned char)*p) continue;
    buffer_putc(&w->out, '\\');
    buffer_putc(&w->out, p[1]);
    return;
  }
  if (c < 0x10000) {
    escape_unit(w, c);
  } else {
    escape_unit(w, 0xd800 | ((c - 0x10000) >> 10));
    escape_unit(w, 0xdc00 | ((c - 0x10000) & 0x3ff));
  }
}

static void write_quoted(Writer *w, const char *s, uint32_t size) {
  buffer_putc(&w->out, '"');
  uint32_t from = 0;
  for (uint32_t i = 0; i < size;) {
    unsigned char c = (unsigned char)s[i];
    bool plain = c >= 0x80 ? !w->ascii : c >= ' ' && c != '"' && c != '\\' && !(c == 0x7f && w->ascii);
    if (plain) {
      i++;
      continue;
    }
    buffer_add(&w->out, s + from, i - from);
    int n = 1;
    escape(w, c < 0x80 ? c : utf8_decode(s + i, s + size, &n));
    from = i += (uint32_t)n;
  }
  buffer_add(&w->out, s + from, size - from);
  buffer_putc(&w->out, '"');
}

static bool write_float(Writer *w, double d) {
  char text[32];
  if (!isfinite(d) && !w->allow_nan) return false;
  if (isfinite(d)) float_repr(d, text);
  buffer_puts(&w->out, isfinite(d) ? text : isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
  return true;
}

static const char *word_of(Value v) { return v == V_NONE ? "null" : v == V_TRUE ? "true" : "false"; }

// A number or one of the three words. Ints past a word's are left to Python.
static bool write_simple(Writer *w, Value v) {
  if (is_int(v)) {
    buffer_printf(&w->out, "%lld", (long long)as_int(v));
    return true;
  }
  if (is_float(v)) return !is_own(v) && write_float(w, float_of(v));
  if (v != V_NONE && !is_bool(v)) return false;
  buffer_puts(&w->out, word_of(v));
  return true;
}

static bool write_key(Writer *w, Value key) {
  if (is_kind(key, K_STR) && !is_own(key)) {
    write_quoted(w, str_data(key), str_size(key));
    return true;
  }
  buffer_putc(&w->out, '"');
  bool done = write_simple(w, key);
  buffer_putc(&w->out, '"');
  return done;
}

// Before the first item, between two, or after the last.
static void new_line(Writer *w, int depth) {
  if (w->indent == V_NONE) return;
  buffer_putc(&w->out, '\n');
  while (depth-- > 0) add_str(w, w->indent);
}

static bool write_items(Writer *w, const Value *items, uint32_t n, int depth) {
  buffer_putc(&w->out, '[');
  for (uint32_t i = 0; i < n; i++) {
    if (i) add_str(w, w->item);
    new_line(w, depth + 1);
    if (!write_value(w, items[i], depth + 1)) return false;
  }
  if (n) new_line(w, depth);
  buffer_putc(&w->out, ']');
  return true;
}

static bool write_pair(Writer *w, Value key, Value v, bool first, int depth) {
  if (!first) add_str(w, w->item);
  new_line(w, depth + 1);
  if (!write_key(w, key)) return false;
  add_str(w, w->key);
  return write_value(w, v, depth + 1);
}

// In the order of code points, which is that of UTF-8's bytes.
static int by_text(const void *a, const void *b) {
  Value x = ((const DictEntry *)a)->key, y = ((const DictEntry *)b)->key;
  uint32_t n = str_size(x) < str_size(y) ? str_size(x) : str_size(y);
  int order = memcmp(str_data(x), str_data(y), n);
  return order ? order : (str_size(x) > str_size(y)) - (str_size(x) < str_size(y));
}

static bool write_sorted(Writer *w, const Dict *d, int depth) {
  size_t size = d->live * sizeof(DictEntry);
  DictEntry *pairs = heap_alloc(w->m->heap, size);
  if (!pairs) return false;
  uint32_t at = 0, n = 0;
  bool done = true;
  for (Value key, v; done && dict_next(d, &at, &key, &v); n++) {
    pairs[n] = (DictEntry){.key = key, .value = v};
    done = is_kind(key, K_STR) && !is_own(key);
  }
  if (done) qsort(pairs, n, sizeof *pairs, by_text);
  for (uint32_t i = 0; done && i < n; i++) done = write_pair(w, pairs[i].key, pairs[i].value, i == 0, depth);
  heap_free(w->m->heap, pairs, size);
  return done;
}

static bool write_dict(Writer *w, const Dict *d, int depth) {
  buffer_putc(&w->out, '{');
  uint32_t at = 0;
  bool first = true, done = true;
  if (w->sorted && d->live) done = write_sorted(w, d, depth);
  else
    for (Value key, v; done && dict_next(d, &at, &key, &v); first = false) done = write_pair(w, key, v, first, depth);
  if (d->live) new_line(w, depth);
  buffer_putc(&w->out, '}');
  return done;
}

static bool write_value(Writer *w, Value v, int depth) {
  if (depth > DEEPEST || w->out.failed) return false;
  if (!is_ptr(v) || is_float(v)) return write_simple(w, v);
  const Object *o = as_obj(v);
  if (is_own(v)) return false;
  switch ((Kind)o->kind) {
  case K_STR: write_quoted(w, str_data(v), str_size(v)); return true;
  case K_TUPLE: return write_items(w, ((const Tuple *)o)->items, ((const Tuple *)o)->count, depth);
  case K_LIST:
    return o->type == w->m->t_list && write_items(w, ((const List *)o)->items, ((const List *)o)->count, depth);
  case K_DICT: return o->type == w->m->t_dict && write_dict(w, (const Dict *)o, depth);
  default: return false;
  }
}

// write(value, ascii, allow_nan, sorted, indent, between items, after a key). Where the machine has other strands,
// which may change the data meanwhile, Python writes: each look is one that can be seen.
static Value json_write(Machine *m, const Value *args, int nargs) {
  if (m->strands->next) return V_NOTIMPLEMENTED;
  bool texts = is_kind(args[5], K_STR) && is_kind(args[6], K_STR) && (args[4] == V_NONE || is_kind(args[4], K_STR));
  if (!texts) return V_NOTIMPLEMENTED;
  Writer w = {.m = m,
              .ascii = args[1] == V_TRUE,
              .allow_nan = args[2] == V_TRUE,
              .sorted = args[3] == V_TRUE,
              .indent = args[4],
              .item = args[5],
              .key = args[6]};
  buffer_init(&w.out, m);
  if (write_value(&w, args[0], 0)) return buffer_str(&w.out);
  buffer_free(&w.out);
  return raised(m) ? V_UNBOUND : V_NOTIMPLEMENTED;
}

static const NativeDef functions[] = {{"write", json_write, 7, 7, "=......."}, {"read", json_read, 1, 1, "=."}, {0}};
const ModuleDef json_modules[] = {{"_json", functions, NULL}, {0}};
