// The methods that change a bytearray: append, extend, insert, pop, remove, clear, reverse, copy.
#include "text_parts.h"

#include <string.h>

static ByteArray *array_of(Value v) { return (ByteArray *)as_obj(v); }

static Value array_append(Machine *m, const Value *args, int nargs) {
  uint8_t c;
  ByteArray *b = array_of(args[0]);
  if (!text_byte_arg(m, args[1], &c) || !bytearray_resize(m, b, (size_t)b->size + 1)) return V_UNBOUND;
  b->data[b->size - 1] = (char)c;
  return V_NONE;
}

static bool append_all(Machine *m, ByteArray *b, Span s) {
  size_t at = b->size;
  bool own = b->size && s.data == b->data;  // b.extend(b)
  if (!bytearray_resize(m, b, at + s.size)) return false;
  if (s.size) memcpy(b->data + at, own ? b->data : s.data, s.size);
  return true;
}

static Value array_extend(Machine *m, const Value *args, int nargs) {
  ByteArray *b = array_of(args[0]);
  Span s;
  if (text_is_bytes(args[1])) {
    text_span(args[1], &s);
    return append_all(m, b, s) ? V_NONE : V_UNBOUND;
  }
  if (!is_ptr(args[1]) || is_float(args[1]) || is_integer(args[1]))
    return raisef(m, m->e_TypeError, "can't extend bytearray with %T", args[1]);
  bool python = false;
  Value list = iter_all(m, args[1], &python);
  if (list == V_UNBOUND) {
    if (python) return machine_tail_prelude(m, "_bytearray_extend", 2, args);
    if (!exception_matches(m->strand->exc, m->e_TypeError)) return V_UNBOUND;
    return raisef(m, m->e_TypeError, "can't extend bytearray with %T", args[1]);
  }
  const List *l = (const List *)as_obj(list);
  Buffer more;
  buffer_init(&more, m);
  uint8_t c;
  bool good = true;
  for (uint32_t i = 0; i < l->count && good; i++) {
    good = text_byte_arg(m, l->items[i], &c);
    if (good) buffer_putc(&more, (char)c);
  }
  good = good && append_all(m, b, (Span){more.data, more.size});
  buffer_free(&more);
  decref(m, list);
  return good ? V_NONE : V_UNBOUND;
}

static Value array_insert(Machine *m, const Value *args, int nargs) {
  ByteArray *b = array_of(args[0]);
  int64_t at;
  uint8_t c;
  if (!text_int_arg(m, args[1], &at) || !text_byte_arg(m, args[2], &c)) return V_UNBOUND;
  int64_t size = b->size;
  if (at < 0) at = at + size < 0 ? 0 : at + size;
  if (at > size) at = size;
  if (!bytearray_resize(m, b, (size_t)size + 1)) return V_UNBOUND;
  memmove(b->data + at + 1, b->data + at, (size_t)(size - at));
  b->data[at] = (char)c;
  return V_NONE;
}

static void remove_at(ByteArray *b, int64_t at) {
  memmove(b->data + at, b->data + at + 1, (size_t)(b->size - at - 1));
  b->size--;
}

static Value array_pop(Machine *m, const Value *args, int nargs) {
  ByteArray *b = array_of(args[0]);
  int64_t at = -1;
  if (nargs > 1 && !text_int_arg(m, args[1], &at)) return V_UNBOUND;
  if (!b->size) return raisef(m, m->e_IndexError, "pop from empty bytearray");
  if (at < 0) at += b->size;
  if (at < 0 || at >= b->size) return raisef(m, m->e_IndexError, "pop index out of range");
  if (!bytearray_may_resize(m, b)) return V_UNBOUND;
  Value v = from_int((unsigned char)b->data[at]);
  remove_at(b, at);
  return v;
}

static Value array_remove(Machine *m, const Value *args, int nargs) {
  ByteArray *b = array_of(args[0]);
  uint8_t c;
  if (!text_byte_arg(m, args[1], &c)) return V_UNBOUND;
  const char *p = b->size ? memchr(b->data, c, b->size) : NULL;
  if (!p) return raisef(m, m->e_ValueError, "value not found in bytearray");
  if (!bytearray_may_resize(m, b)) return V_UNBOUND;
  remove_at(b, p - b->data);
  return V_NONE;
}

static Value array_clear(Machine *m, const Value *args, int nargs) {
  ByteArray *b = array_of(args[0]);
  if (b->size && !bytearray_may_resize(m, b)) return V_UNBOUND;
  b->size = 0;
  return V_NONE;
}

static Value array_reverse(Machine *m, const Value *args, int nargs) {
  ByteArray *b = array_of(args[0]);
  for (uint32_t i = 0, j = b->size; i + 1 < j; i++) {
    char c = b->data[i];
    b->data[i] = b->data[--j];
    b->data[j] = c;
  }
  return V_NONE;
}

static Value array_copy(Machine *m, const Value *args, int nargs) {
  return bytearray_new(m, array_of(args[0])->data, array_of(args[0])->size);
}

const NativeDef bytearray_methods[] = {
    {"append", array_append, 2, 2, NULL},   {"extend", array_extend, 2, 2, NULL}, {"insert", array_insert, 3, 3, NULL},
    {"pop", array_pop, 1, 2, NULL},         {"remove", array_remove, 2, 2, NULL}, {"clear", array_clear, 1, 1, NULL},
    {"reverse", array_reverse, 1, 1, NULL}, {"copy", array_copy, 1, 1, NULL},     {0},
};
