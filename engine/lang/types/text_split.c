// split, rsplit, splitlines, partition, rpartition, join, strip, lstrip, rstrip of str, bytes and bytearray.
#include "text_parts.h"

#include <string.h>

static Kind kind_of(Value v) { return (Kind)as_obj(v)->kind; }

static bool append_piece(Machine *m, Value list, Kind kind, const char *data, size_t size) {
  Value piece = text_make(m, kind, data, size);
  bool good = piece != V_UNBOUND && list_append(m, list, piece);
  decref(m, piece);
  return good;
}

static void reverse(Value list) {
  List *l = (List *)as_obj(list);
  for (uint32_t i = 0, j = l->count; i + 1 < j; i++) {
    Value v = l->items[i];
    l->items[i] = l->items[--j];
    l->items[j] = v;
  }
}

static bool space_at(Kind kind, const char *p, const char *end, int *size) {
  *size = 1;
  if (kind == K_STR) return uni_space(utf8_decode(p, end, size));
  return *p == ' ' || (*p >= 9 && *p <= 13);
}

// The start of the unit that ends at p.
static const char *unit_before(Kind kind, const char *p) {
  p--;
  if (kind == K_STR)
    while (((unsigned char)*p & 0xC0) == 0x80) p--;
  return p;
}

static bool split_spaces(Machine *m, Value list, Kind kind, Span s, int64_t limit) {
  const char *p = s.data, *end = s.data + s.size;
  for (;;) {
    int size;
    while (p < end && space_at(kind, p, end, &size)) p += size;
    if (p == end) return true;
    const char *start = p;
    if (limit-- == 0) return append_piece(m, list, kind, start, (size_t)(end - start));  // spaces at its far end stay
    while (p < end && !space_at(kind, p, end, &size)) p += size;
    if (!append_piece(m, list, kind, start, (size_t)(p - start))) return false;
  }
}

static bool rsplit_spaces(Machine *m, Value list, Kind kind, Span s, int64_t limit) {
  const char *begin = s.data, *p = s.data + s.size, *before;
  int size;
  for (;;) {
    while (p > begin && space_at(kind, before = unit_before(kind, p), p, &size)) p = before;
    if (p == begin) return true;
    const char *stop = p;
    if (limit-- == 0) return append_piece(m, list, kind, begin, (size_t)(stop - begin));
    while (p > begin && !space_at(kind, before = unit_before(kind, p), p, &size)) p = before;
    if (!append_piece(m, list, kind, p, (size_t)(stop - p))) return false;
  }
}

static bool split_by(Machine *m, Value list, Kind kind, Span s, Span sep, int64_t limit) {
  for (int64_t at; limit-- != 0 && (at = span_find(s, sep)) >= 0;) {
    if (!append_piece(m, list, kind, s.data, (size_t)at)) return false;
    s.data += (size_t)at + sep.size;
    s.size -= (size_t)at + sep.size;
  }
  return append_piece(m, list, kind, s.data, s.size);
}

static bool rsplit_by(Machine *m, Value list, Kind kind, Span s, Span sep, int64_t limit) {
  for (int64_t at; limit-- != 0 && (at = span_rfind(s, sep)) >= 0;) {
    const char *piece = s.data + at + sep.size;
    if (!append_piece(m, list, kind, piece, (size_t)(s.data + s.size - piece))) return false;
    s.size = (size_t)at;
  }
  return append_piece(m, list, kind, s.data, s.size);
}

static Value split(Machine *m, const Value *args, int nargs, bool from_right) {
  Span self, sep = {0};
  int64_t limit = -1;
  Value by = text_optional(args, nargs, 1), most = text_optional(args, nargs, 2);
  bool spaces = by == V_UNBOUND || by == V_NONE;
  if (!spaces && !text_same_arg(m, args[0], by, "must be str or None, not %T", &sep)) return V_UNBOUND;
  if (!spaces && !sep.size) return raisef(m, m->e_ValueError, "empty separator");
  if (most != V_UNBOUND && !text_int_arg(m, most, &limit)) return V_UNBOUND;
  Value list = list_new(m, 0);
  if (list == V_UNBOUND) return V_UNBOUND;
  text_span(args[0], &self);
  Kind kind = kind_of(args[0]);
  bool good = spaces ? (from_right ? rsplit_spaces : split_spaces)(m, list, kind, self, limit)
                     : (from_right ? rsplit_by : split_by)(m, list, kind, self, sep, limit);
  if (!good) {
    decref(m, list);
    return V_UNBOUND;
  }
  if (from_right) reverse(list);
  return list;
}

static Value text_split(Machine *m, const Value *args, int nargs) { return split(m, args, nargs, false); }
static Value text_rsplit(Machine *m, const Value *args, int nargs) { return split(m, args, nargs, true); }

static bool ends_line(Kind kind, uint32_t c) {
  if (c == '\n' || c == '\r') return true;
  return kind == K_STR &&
         (c == 0x0B || c == 0x0C || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029);
}

static Value text_splitlines(Machine *m, const Value *args, int nargs) {
  Value keep_ends = text_optional(args, nargs, 1);
  if (keep_ends != V_UNBOUND && !is_integer(keep_ends)) return raise_no_index(m, keep_ends);
  bool keep = keep_ends != V_UNBOUND && value_truth(m, keep_ends) == YES;
  Kind kind = kind_of(args[0]);
  Span self;
  text_span(args[0], &self);
  Value list = list_new(m, 0);
  if (list == V_UNBOUND) return V_UNBOUND;
  const char *end = self.data + self.size;
  for (const char *p = self.data; p < end;) {
    const char *start = p, *stop = NULL;
    while (p < end && !stop) {
      int size = 1;
      uint32_t c = kind == K_STR ? utf8_decode(p, end, &size) : (unsigned char)*p;
      if (ends_line(kind, c)) stop = p;
      p += size;
      if (stop && c == '\r' && p < end && *p == '\n') p++;
    }
    if (!stop || keep) stop = p;
    if (append_piece(m, list, kind, start, (size_t)(stop - start))) continue;
    decref(m, list);
    return V_UNBOUND;
  }
  return list;
}

static Value partition(Machine *m, const Value *args, bool from_right) {
  Span self, sep;
  if (!text_same_arg(m, args[0], args[1], "must be str, not %T", &sep)) return V_UNBOUND;
  if (!sep.size) return raisef(m, m->e_ValueError, "empty separator");
  text_span(args[0], &self);
  Kind kind = kind_of(args[0]);
  int64_t at = from_right ? span_rfind(self, sep) : span_find(self, sep);
  Span parts[3] = {{self.data, 0}, {self.data, 0}, {self.data, 0}};
  if (at >= 0) {
    parts[0].size = (size_t)at;
    parts[1] = (Span){self.data + at, sep.size};
    parts[2] = (Span){self.data + at + sep.size, self.size - (size_t)at - sep.size};
  } else parts[from_right ? 2 : 0] = self;
  Value result = tuple_new(m, 3);
  for (int i = 0; i < 3 && result != V_UNBOUND; i++) {
    Value piece = text_make(m, kind, parts[i].data, parts[i].size);
    if (piece == V_UNBOUND) {
      decref(m, result);
      return V_UNBOUND;
    }
    ((Tuple *)as_obj(result))->items[i] = piece;
  }
  return result;
}

static Value text_partition(Machine *m, const Value *args, int nargs) { return partition(m, args, false); }
static Value text_rpartition(Machine *m, const Value *args, int nargs) { return partition(m, args, true); }

// ---- join ----

// whole: the argument that they stand in
static Value join_items(Machine *m, Value self, const Value *items, uint32_t n, Value whole) {
  Span sep, piece;
  text_span(self, &sep);
  bool str = is_kind(self, K_STR);
  if (n == 1 && str && is_kind(items[0], K_STR) && !is_own(items[0])) return incref(items[0]);
  Buffer b;
  buffer_init(&b, m);
  for (uint32_t i = 0; i < n; i++) {
    if (str ? !is_kind(items[i], K_STR) : !text_is_bytes(items[i])) {
      buffer_free(&b);
      if (str) return raisef(m, m->e_TypeError, "sequence item %u: expected str instance, %T found", i, items[i]);
      raisef(m, m->e_TypeError, "sequence item %u: expected a bytes-like object, %T found", i, items[i]);
      return raise_no_bytes(m, items[i], whole);
    }
    if (i) buffer_add(&b, sep.data, sep.size);
    text_span(items[i], &piece);
    buffer_add(&b, piece.data, piece.size);
  }
  return text_finish(&b, kind_of(self));
}

static Value text_join(Machine *m, const Value *args, int nargs) {
  if (is_kind(args[1], K_LIST))
    return join_items(m, args[0], ((List *)as_obj(args[1]))->items, ((List *)as_obj(args[1]))->count, args[1]);
  if (is_kind(args[1], K_TUPLE))
    return join_items(m, args[0], ((Tuple *)as_obj(args[1]))->items, ((Tuple *)as_obj(args[1]))->count, args[1]);
  bool iterable = is_kind(args[1], K_INSTANCE) || is_kind(args[1], K_SHARED)
                      ? type_lookup_str(m, type_of(m, args[1]), "__iter__") != V_UNBOUND ||
                            type_lookup_str(m, type_of(m, args[1]), "__getitem__") != V_UNBOUND
                      : !is_int(args[1]);
  bool python = false;
  Value list = iterable ? iter_all(m, args[1], &python) : V_UNBOUND;
  if (list == V_UNBOUND && iterable && python) return machine_tail_prelude(m, "_join", 2, args);
  if (list == V_UNBOUND) {
    if (raised(m) && !exception_matches(m->strand->exc, m->e_TypeError)) return V_UNBOUND;
    return raisef(m, m->e_TypeError, "can only join an iterable");
  }
  Value result = join_items(m, args[0], ((List *)as_obj(list))->items, ((List *)as_obj(list))->count, V_UNBOUND);
  decref(m, list);
  return result;
}

// ---- strip ----

static bool in_set(Kind kind, const char *p, const char *end, const Span *chars, int *size) {
  *size = 1;
  if (kind == K_STR && (unsigned char)*p < 0x80) {
    char c = *p;
    return chars ? memchr(chars->data, c, chars->size) != NULL
                 : c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
  }
  if (!chars) return space_at(kind, p, end, size);
  if (kind == K_STR) utf8_decode(p, end, size);
  return span_find(*chars, (Span){p, (size_t)*size}) >= 0;
}

enum { LEFT = 1, RIGHT = 2 };

static Value strip(Machine *m, const Value *args, int nargs, int sides, const char *str_error) {
  Span self, chars, *set = NULL;
  Value arg = text_optional(args, nargs, 1);
  if (arg != V_UNBOUND && arg != V_NONE) {
    if (!text_same_arg(m, args[0], arg, str_error, &chars)) return V_UNBOUND;
    set = &chars;
  }
  text_span(args[0], &self);
  Kind kind = kind_of(args[0]);
  const char *p = self.data, *end = self.data + self.size, *before;
  int size;
  if (sides & LEFT)
    while (p < end && in_set(kind, p, end, set, &size)) p += size;
  if (sides & RIGHT)
    while (p < end && in_set(kind, before = unit_before(kind, end), end, set, &size)) end = before;
  if ((size_t)(end - p) == self.size && kind != K_BYTEARRAY) return text_itself(m, args[0]);
  return text_make(m, kind, p, (size_t)(end - p));
}

static Value text_strip(Machine *m, const Value *args, int nargs) {
  return strip(m, args, nargs, LEFT | RIGHT, "strip arg must be None or str");
}
static Value text_lstrip(Machine *m, const Value *args, int nargs) {
  return strip(m, args, nargs, LEFT, "lstrip arg must be None or str");
}
static Value text_rstrip(Machine *m, const Value *args, int nargs) {
  return strip(m, args, nargs, RIGHT, "rstrip arg must be None or str");
}

const NativeDef text_split_methods[] = {
    {"split", text_split, 1, 3, "self sep maxsplit"},
    {"rsplit", text_rsplit, 1, 3, "self sep maxsplit"},
    {"splitlines", text_splitlines, 1, 2, "self keepends"},
    {"partition", text_partition, 2, 2, NULL},
    {"rpartition", text_rpartition, 2, 2, NULL},
    {"join", text_join, 2, 2, NULL},
    {"strip", text_strip, 1, 2, NULL},
    {"lstrip", text_lstrip, 1, 2, NULL},
    {"rstrip", text_rstrip, 1, 2, NULL},
    {0},
};
