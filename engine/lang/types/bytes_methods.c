// bytes and bytearray themselves: making them, decode, hex, fromhex, translate, maketrans.
#include "collections.h"
#include "text_parts.h"

#include <string.h>

// ---- making ----

// The bytes of an iterable of ints, into b. YES, RAISED, NEEDS_PYTHON.
static Answer add_ints(Machine *m, Value v, Buffer *b, const char *range_error) {
  bool python = false;
  Value list = iter_all(m, v, &python);
  if (list == V_UNBOUND) return python ? NEEDS_PYTHON : RAISED;
  const List *l = (const List *)as_obj(list);
  for (uint32_t i = 0; i < l->count; i++) {
    int64_t n = -1;
    Value item = l->items[i];
    if (has_index(m, item)) {
      decref(m, list);
      return NEEDS_PYTHON;
    }
    if (!is_big(item) && !text_int_arg(m, item, &n)) break;
    if (n < 0 || n > 255) {
      raisef(m, m->e_ValueError, "%s", range_error);
      break;
    }
    buffer_putc(b, (char)n);
  }
  decref(m, list);
  return raised(m) ? RAISED : YES;
}

static bool is_iterable_kind(Machine *m, Value v) {
  return is_ptr(v) && !is_float(v) && !is_integer(v) &&
         (type_lookup_str(m, type_of(m, v), "__iter__") != V_UNBOUND || value_length(m, v) >= 0 ||
          is_kind(v, K_ITERATOR) || is_kind(v, K_GENERATOR));
}

static void add_zeros(Buffer *b, int64_t n) {
  static const char zeros[256];
  for (; n > 0 && !b->failed; n -= 256) buffer_add(b, zeros, n < 256 ? (size_t)n : 256);
}

// What bytes(source, encoding, errors) holds, into b.
static Answer add_source(Machine *m, const Value *args, const char *name, const char *range_error, Buffer *b) {
  Value source = args[1], encoding = args[2], errors = args[3];
  Span s;
  if (is_kind(source, K_STR)) {
    if (encoding == V_UNBOUND) {
      raisef(m, m->e_TypeError, "string argument without an encoding");
      return RAISED;
    }
    if (!is_kind(encoding, K_STR)) {
      raisef(m, m->e_TypeError, "%s() argument 'encoding' must be str, not %T", name, encoding);
      return RAISED;
    }
    Value bytes = text_encode(m, source, encoding, errors);
    if (bytes == V_UNBOUND) return RAISED;
    text_span(bytes, &s);
    buffer_add(b, s.data, s.size);
    decref(m, bytes);
    return YES;
  }
  if (encoding != V_UNBOUND || errors != V_UNBOUND) {
    raisef(m, m->e_TypeError,
           encoding == V_UNBOUND ? "errors without a string argument" : "encoding without a string argument");
    return RAISED;
  }
  if (source == V_UNBOUND) return YES;
  if (text_span(source, &s)) {
    buffer_add(b, s.data, s.size);
    return YES;
  }
  if (is_integer(source)) {
    int64_t n = -1;
    if (!text_int_arg(m, source, &n)) return RAISED;
    if (n < 0) raisef(m, m->e_ValueError, "negative count");
    else if ((uint64_t)n > heap_limit(m->heap)) raise_memory(m);
    else add_zeros(b, n);
    return raised(m) ? RAISED : YES;
  }
  if (is_kind(source, K_INSTANCE) && type_lookup_str(m, type_of(m, source), "__bytes__") != V_UNBOUND)
    return NEEDS_PYTHON;
  if (has_index(m, source)) return NEEDS_PYTHON;
  if (!is_iterable_kind(m, source)) {
    raisef(m, m->e_TypeError, "cannot convert '%T' object to %s", source, name);
    return RAISED;
  }
  return add_ints(m, source, b, range_error);
}

static Value bytes_make(Machine *m, const Value *args, int nargs) {
  if (is_kind(args[1], K_BYTES) && args[2] == V_UNBOUND && args[3] == V_UNBOUND) return text_itself(m, args[1]);
  Buffer b;
  buffer_init(&b, m);
  Answer a = add_source(m, args, "bytes", "bytes must be in range(0, 256)", &b);
  if (a == YES) return buffer_bytes(&b);
  buffer_free(&b);
  return a == NEEDS_PYTHON ? machine_tail_prelude(m, "_bytes", 1, args + 1) : V_UNBOUND;
}

static Value bytearray_make(Machine *m, const Value *args, int nargs) {
  Value made = bytearray_new(m, NULL, 0), own;
  if (made == V_UNBOUND || args[0] == from_obj(m->t_bytearray)) return made;
  own = own_new(m, (Type *)as_obj(args[0]), made);
  decref(m, made);
  return own;
}

static Value bytearray_init(Machine *m, const Value *args, int nargs) {
  Buffer b;
  buffer_init(&b, m);
  Answer a = add_source(m, args, "bytearray", "byte must be in range(0, 256)", &b);
  ByteArray *self = (ByteArray *)as_obj(args[0]);
  bool good = a == YES && !b.failed && bytearray_resize(m, self, b.size);
  if (good && b.size) memcpy(self->data, b.data, b.size);
  if (b.failed) raise_memory(m);
  buffer_free(&b);
  if (a == NEEDS_PYTHON) return machine_tail_prelude(m, "_bytearray_init", 2, args);
  return good ? V_NONE : V_UNBOUND;
}

// ---- decode, hex ----

static Value bytes_decode(Machine *m, const Value *args, int nargs) {
  Span s;
  text_span(args[0], &s);
  return text_decode(m, s, args[0], args[1], args[2]);
}

static Value bytes_hex(Machine *m, const Value *args, int nargs) {
  Span self, sep = {"", 0};
  int64_t group = 1;
  text_span(args[0], &self);
  if (args[1] != V_UNBOUND) {
    if (!text_span(args[1], &sep)) return raisef(m, m->e_TypeError, "sep must be str or bytes.");
    if (sep.size != 1) return raisef(m, m->e_ValueError, "sep must be length 1.");
  }
  if (args[2] != V_UNBOUND && !text_int_arg(m, args[2], &group)) return V_UNBOUND;
  Buffer b;
  buffer_init(&b, m);
  int64_t n = (int64_t)self.size;
  for (int64_t i = 0; i < n; i++) {
    if (i && sep.size && group && (group > 0 ? (n - i) % group == 0 : i % -group == 0)) buffer_putc(&b, *sep.data);
    unsigned char c = (unsigned char)self.data[i];
    buffer_putc(&b, "0123456789abcdef"[c >> 4]);
    buffer_putc(&b, "0123456789abcdef"[c & 15]);
  }
  return buffer_str(&b);
}

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if ((c | 32) >= 'a' && (c | 32) <= 'f') return (c | 32) - 'a' + 10;
  return -1;
}

static Value bytes_fromhex(Machine *m, const Value *args, int nargs) {
  Span s;
  if (!text_raw_str(args[1], &s)) return raisef(m, m->e_TypeError, "fromhex() argument must be str, not %T", args[1]);
  Buffer b;
  buffer_init(&b, m);
  for (size_t i = 0; i < s.size;) {
    if (s.data[i] == ' ' || (s.data[i] >= 9 && s.data[i] <= 13)) {
      i++;
      continue;
    }
    int high = hex_digit(s.data[i]), low = high < 0 || i + 1 == s.size ? -1 : hex_digit(s.data[i + 1]);
    if (low < 0) {
      buffer_free(&b);
      return raisef(m, m->e_ValueError, "non-hexadecimal number found in fromhex() arg at position %d",
                    (int)(high < 0 ? i : i + 1));
    }
    buffer_putc(&b, (char)(high << 4 | low));
    i += 2;
  }
  return text_finish(&b, args[0] == from_obj(m->t_bytearray) ? K_BYTEARRAY : K_BYTES);
}

// ---- translate ----

static Value bytes_translate(Machine *m, const Value *args, int nargs) {
  Span self, table = {0}, gone = {"", 0};
  if (args[1] != V_NONE) {
    if (!text_same_arg(m, args[0], args[1], "", &table)) return V_UNBOUND;
    if (table.size != 256) return raisef(m, m->e_ValueError, "translation table must be 256 characters long");
  }
  if (args[2] != V_UNBOUND && !text_same_arg(m, args[0], args[2], "", &gone)) return V_UNBOUND;
  text_span(args[0], &self);
  Buffer b;
  buffer_init(&b, m);
  for (size_t i = 0; i < self.size; i++) {
    unsigned char c = (unsigned char)self.data[i];
    if (gone.size && memchr(gone.data, c, gone.size)) continue;
    buffer_putc(&b, table.data ? table.data[c] : (char)c);
  }
  return text_finish(&b, (Kind)as_obj(args[0])->kind);
}

static Value bytes_maketrans(Machine *m, const Value *args, int nargs) {
  Span from, to;
  for (int i = 0; i < 2; i++)
    if (!text_is_bytes(args[i])) return raisef(m, m->e_TypeError, "a bytes-like object is required, not '%T'", args[i]);
  text_span(args[0], &from);
  text_span(args[1], &to);
  if (from.size != to.size) return raisef(m, m->e_ValueError, "maketrans arguments must have same length");
  char table[256];
  for (int i = 0; i < 256; i++) table[i] = (char)i;
  for (size_t i = 0; i < from.size; i++) table[(unsigned char)from.data[i]] = to.data[i];
  return bytes_new(m, table, sizeof table);
}

static const NativeDef bytes_def = {"bytes", bytes_make, 1, 4, "cls source encoding errors"};
static const NativeDef bytearray_def = {"bytearray", bytearray_make, 1, -1, "**"};
static const NativeDef fromhex_def = {"fromhex", bytes_fromhex, 2, 2, NULL};
static const NativeDef maketrans_def = {"maketrans", bytes_maketrans, 2, 2, NULL};
static const NativeDef init_method[] = {{"__init__", bytearray_init, 1, 4, "self source encoding errors"}, {0}};

static const NativeDef bytes_only_methods[] = {
    {"decode", bytes_decode, 1, 3, "self encoding errors"},
    {"hex", bytes_hex, 1, 3, "self sep bytes_per_sep"},
    {"translate", bytes_translate, 2, 3, "self table / delete"},
    {0},
};

void bytes_boot(Machine *m) {
  m->t_bytes->make = &bytes_def;
  m->t_bytearray->make = &bytearray_def;
  Type *types[] = {m->t_bytes, m->t_bytearray};
  const NativeDef *tables[] = {text_search_methods, text_split_methods, text_pad_methods, text_case_methods,
                               bytes_only_methods};
  for (int t = 0; t < 2; t++) {
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) type_add(m, types[t], tables[i], NULL);
    text_add_wrapped(m, types[t], &fromhex_def, K_CLASSMETHOD);
    text_add_wrapped(m, types[t], &maketrans_def, K_STATICMETHOD);
  }
  type_add(m, m->t_bytearray, init_method, NULL);
  type_add(m, m->t_bytearray, bytearray_methods, NULL);
}
