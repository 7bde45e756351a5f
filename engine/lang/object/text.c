// Text as spans of bytes, whatever its kind: making it, counting and finding in it, its hash and its order.
#include "text.h"

#include <string.h>

bool text_span(Value v, Span *s) {
  if (!is_ptr(v)) return false;
  const Object *o = as_obj(v);
  switch ((Kind)o->kind) {
  case K_STR: *s = (Span){((const Str *)o)->data, ((const Str *)o)->size}; return true;
  case K_BYTES: *s = (Span){((const Bytes *)o)->data, ((const Bytes *)o)->size}; return true;
  case K_BYTEARRAY: {
    const ByteArray *b = (const ByteArray *)o;
    *s = (Span){b->size ? b->data : "", b->size};
    return true;
  }
  default: return false;
  }
}

bool text_is_bytes(Value v) { return is_kind(v, K_BYTES) || is_kind(v, K_BYTEARRAY); }

bool text_raw_str(Value v, Span *s) { return is_kind(v, K_STR) && text_span(v, s); }

Value text_itself(Machine *m, Value v) {
  Span s;
  return is_own(v) && text_span(v, &s) ? text_make(m, (Kind)as_obj(v)->kind, s.data, s.size) : incref(v);
}

Value text_make(Machine *m, Kind kind, const char *data, size_t size) {
  if (kind == K_STR) return str_new(m, data, size);
  if (kind == K_BYTES) return bytes_new(m, data, size);
  return bytearray_new(m, data, size);
}

Value text_finish(Buffer *b, Kind kind) {
  if (kind == K_STR) return buffer_str(b);
  if (kind == K_BYTES) return buffer_bytes(b);
  Value v = b->failed ? raise_memory(b->m) : bytearray_new(b->m, b->data, b->size);
  buffer_free(b);
  return v;
}

int64_t text_units(Value v) {
  if (is_kind(v, K_STR)) return ((Str *)as_obj(v))->length;
  Span s = {0};
  text_span(v, &s);
  return (int64_t)s.size;
}

// ---- bytearray's storage ----

bool bytearray_may_resize(Machine *m, const ByteArray *b) {
  if (!weak_exported(m, &b->head)) return true;
  raisef(m, m->e_BufferError, "Existing exports of data: object cannot be re-sized");
  return false;
}

bool bytearray_resize(Machine *m, ByteArray *b, size_t size) {
  if (size != b->size && !bytearray_may_resize(m, b)) return false;
  if (size > UINT32_MAX / 2) {
    raise_memory(m);
    return false;
  }
  if (size > b->room) {
    size_t room = size + size / 8 + 16;
    char *data = heap_resize(m->heap, b->data, b->room, room);
    if (!data) {
      raise_memory(m);
      return false;
    }
    b->data = data;
    b->room = (uint32_t)room;
  }
  b->size = (uint32_t)size;
  return true;
}

Value bytearray_new(Machine *m, const char *data, size_t size) {
  ByteArray *b = object_alloc(m, sizeof *b, K_BYTEARRAY, m->t_bytearray);
  if (!b) return V_UNBOUND;
  *b = (ByteArray){.head = b->head};
  if (!bytearray_resize(m, b, size)) {
    DECREF_OBJ(m, b);
    return V_UNBOUND;
  }
  if (size && data) memcpy(b->data, data, size);
  return from_obj(b);
}

// ---- code points in a str ----

static bool is_start(char c) { return ((unsigned char)c & 0xC0) != 0x80; }

int64_t utf8_length(const char *s, size_t n) {
  int64_t count = 0;
  for (size_t i = 0; i < n; i++) count += is_start(s[i]);
  return count;
}

static const char *step_points(const char *p, int64_t n) {  // p stands on a code point's start
  while (n-- > 0) {
    do p++;
    while (!is_start(*p));
  }
  return p;
}

size_t str_offset(Value v, int64_t index) {
  const Str *s = (const Str *)as_obj(v);
  if (s->size == s->length) return (size_t)index;
  if (index > s->length / 2) {  // nearer to the end
    const char *p = s->data + s->size;
    for (int64_t left = s->length - index; left > 0; left--) {
      do p--;
      while (!is_start(*p));
    }
    return (size_t)(p - s->data);
  }
  return (size_t)(step_points(s->data, index) - s->data);
}

Value str_at(Machine *m, Value v, int64_t i) {
  static Value ascii[128];  // code space: the same in every machine
  const Str *s = (const Str *)as_obj(v);
  const char *p = s->data + str_offset(v, i);
  unsigned char c = (unsigned char)*p;
  if (c < 128) {
    if (!ascii[c]) ascii[c] = str_constant(p, 1);
    return ascii[c];
  }
  return str_new(m, p, (size_t)(step_points(p, 1) - p));
}

Value str_slice(Machine *m, Value v, int64_t start, int64_t stop, int64_t step, int64_t count) {
  const Str *s = (const Str *)as_obj(v);
  if (count <= 0) return str_constant("", 0);
  if (step == 1 && count == s->length) return text_itself(m, v);
  size_t from = str_offset(v, start);
  if (step == 1) {
    size_t to = s->size == s->length ? from + (size_t)count : (size_t)(step_points(s->data + from, count) - s->data);
    return count == 1 ? str_at(m, v, start) : str_new(m, s->data + from, to - from);
  }
  Buffer b;
  buffer_init(&b, m);
  const char *p = s->data + from;
  for (int64_t i = 0; i < count; i++) {
    const char *next = step_points(p, 1);
    buffer_add(&b, p, (size_t)(next - p));
    if (i == count - 1) break;
    if (step > 0) p = step_points(p, step);
    else
      for (int64_t back = -step; back > 0; back--) {
        do p--;
        while (!is_start(*p));
      }
  }
  return buffer_str(&b);
}

Value str_concat(Machine *m, Value a, Value b) {
  const Str *x = (const Str *)as_obj(a), *y = (const Str *)as_obj(b);
  if (!x->size) return text_itself(m, b);
  if (!y->size) return text_itself(m, a);
  size_t size = (size_t)x->size + y->size;
  if (size > UINT32_MAX - 64) return raise_memory(m);
  Str *s = object_alloc(m, sizeof *s + size + 1, K_STR, m->t_str);
  if (!s) return V_UNBOUND;
  s->hash = 0;
  s->size = (uint32_t)size;
  s->length = x->length + y->length;
  memcpy(s->data, x->data, x->size);
  memcpy(s->data + x->size, y->data, y->size);
  s->data[size] = 0;
  return from_obj(s);
}

bool str_append(Machine *m, Value a, Value b) {
  Str *x = (Str *)as_obj(a);
  const Str *y = (const Str *)as_obj(b);
  uint32_t more = y->size;
  size_t size = (size_t)x->size + more;
  if (x->head.refs != 1 || x->head.flags || !x->size || size > UINT32_MAX - 64 ||
      !heap_has_room(sizeof *x + x->size + 1, sizeof *x + size + 1))
    return false;
  x->length += y->length;
  memcpy(x->data + x->size, y->data, more);
  x->size = (uint32_t)size;
  x->data[size] = 0;
  x->hash = 0;
  return true;
}

// ---- comparing ----

bool str_equal(Value a, Value b) {
  if (a == b) return true;
  const Str *x = (const Str *)as_obj(a), *y = (const Str *)as_obj(b);
  return x->size == y->size && !memcmp(x->data, y->data, x->size);
}

int str_compare(Value a, Value b) {  // UTF-8 keeps the order of code points
  const Str *x = (const Str *)as_obj(a), *y = (const Str *)as_obj(b);
  uint32_t n = x->size < y->size ? x->size : y->size;
  int c = memcmp(x->data, y->data, n);
  if (c) return c < 0 ? -1 : 1;
  return (x->size > y->size) - (x->size < y->size);
}

// Eight bytes at a time: multiply, fold the high half back in. Only quality and speed matter: no program sees the
// number of a str's hash twice the same in CPython either.
uint64_t bytes_hash(const void *data, size_t size) {
  const unsigned char *p = data;
  uint64_t h = 0x9E3779B97F4A7C15u ^ size;
  for (; size >= 8; p += 8, size -= 8) {
    uint64_t word;
    memcpy(&word, p, 8);
    h = (h ^ word) * 0xD6E8FEB86659FD93u;
    h ^= h >> 32;
  }
  uint64_t last = 0;
  for (size_t i = 0; i < size; i++) last |= (uint64_t)p[i] << (8 * i);
  h = (h ^ last) * 0xD6E8FEB86659FD93u;
  h ^= h >> 29;
  h *= 0xA0761D6478BD642Fu;
  h ^= h >> 32;
  return h ? h : 1;
}

// ---- searching ----

int64_t span_find(Span hay, Span needle) {
  if (!needle.size) return 0;
  const char *p = needle.size > hay.size ? NULL : memmem(hay.data, hay.size, needle.data, needle.size);
  return p ? p - hay.data : -1;
}

int64_t span_rfind(Span hay, Span needle) {
  if (!needle.size) return (int64_t)hay.size;
  if (needle.size > hay.size) return -1;
  size_t room = hay.size - needle.size + 1;
  while (room) {
    const char *p = memrchr(hay.data, needle.data[0], room);
    if (!p) return -1;
    if (!memcmp(p, needle.data, needle.size)) return p - hay.data;
    room = (size_t)(p - hay.data);
  }
  return -1;
}

int64_t span_count(Span hay, Span needle) {
  int64_t count = 0;
  for (int64_t at; (at = span_find(hay, needle)) >= 0; count++) {
    hay.data += (size_t)at + needle.size;
    hay.size -= (size_t)at + needle.size;
  }
  return count;
}
