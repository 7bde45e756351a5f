// find, rfind, index, rindex, count, startswith, endswith, replace, removeprefix, removesuffix of str, bytes and
// bytearray.
#include "text_parts.h"

#include <string.h>

// What is searched for: of a str a str; of bytes bytes-like, or one byte as an int (kept in *byte).
static bool needle_arg(Machine *m, Value self, Value v, Span *needle, uint8_t *byte) {
  if (is_kind(self, K_STR)) return text_same_arg(m, self, v, "must be str, not %T", needle);
  if (text_is_bytes(v)) return text_span(v, needle);
  if (!is_integer(v)) {
    raisef(m, m->e_TypeError, "argument should be integer or bytes-like object, not '%T'", v);
    raise_no_bytes(m, v, v);
    return false;
  }
  *needle = (Span){(const char *)byte, 1};
  return text_byte_arg(m, v, byte);
}

// The part of self that the optional bounds args[2], args[3] leave. NULL data: start lies behind the end, nothing is
// found there.
static bool part_of(Machine *m, const Value *args, int nargs, Span *part, int64_t *from) {
  int64_t to, units = text_units(args[0]);
  if (!text_range_args(m, text_optional(args, nargs, 2), text_optional(args, nargs, 3), units, from, &to)) return false;
  Span all;
  text_span(args[0], &all);
  if (*from > to) {
    *part = (Span){NULL, 0};
    return true;
  }
  size_t a = (size_t)*from, b = (size_t)to;
  if (is_kind(args[0], K_STR)) {
    a = *from == 0 ? 0 : str_offset(args[0], *from);
    b = to == units ? all.size : str_offset(args[0], to);
  }
  *part = (Span){all.data + a, b - a};
  return true;
}

typedef int64_t (*Search)(Span, Span);

// -2: raised; -1: not found; else the index in units of self
static int64_t search(Machine *m, const Value *args, int nargs, Search how) {
  Span needle, part;
  uint8_t byte;
  int64_t from;
  if (!needle_arg(m, args[0], args[1], &needle, &byte) || !part_of(m, args, nargs, &part, &from)) return -2;
  if (!part.data) return -1;
  int64_t at = how(part, needle);
  if (at < 0) return -1;
  return from + (is_kind(args[0], K_STR) ? utf8_length(part.data, (size_t)at) : at);
}

static Value found(int64_t at) { return at == -2 ? V_UNBOUND : from_int(at); }

static Value found_or_raise(Machine *m, const Value *args, int64_t at) {
  if (at == -1) return raisef(m, m->e_ValueError, "%s not found", is_kind(args[0], K_STR) ? "substring" : "subsection");
  return found(at);
}

static Value text_find(Machine *m, const Value *args, int nargs) { return found(search(m, args, nargs, span_find)); }
static Value text_rfind(Machine *m, const Value *args, int nargs) { return found(search(m, args, nargs, span_rfind)); }
static Value text_index(Machine *m, const Value *args, int nargs) {
  return found_or_raise(m, args, search(m, args, nargs, span_find));
}
static Value text_rindex(Machine *m, const Value *args, int nargs) {
  return found_or_raise(m, args, search(m, args, nargs, span_rfind));
}

static Value text_count(Machine *m, const Value *args, int nargs) {
  Span needle, part;
  uint8_t byte;
  int64_t from;
  if (!needle_arg(m, args[0], args[1], &needle, &byte) || !part_of(m, args, nargs, &part, &from)) return V_UNBOUND;
  if (!part.data) return from_int(0);
  if (needle.size) return from_int(span_count(part, needle));
  return from_int((is_kind(args[0], K_STR) ? utf8_length(part.data, part.size) : (int64_t)part.size) + 1);
}

static bool touches(Span part, Span affix, bool at_end) {
  if (!part.data || affix.size > part.size) return false;
  return !memcmp(at_end ? part.data + part.size - affix.size : part.data, affix.data, affix.size);
}

static Value affix_in_tuple(Machine *m, const Value *args, Span part, bool at_end) {
  const Tuple *t = (const Tuple *)as_obj(args[1]);
  for (uint32_t i = 0; i < t->count; i++) {
    Span affix;
    if (!text_same_arg(m, args[0], t->items[i],
                       at_end ? "tuple for endswith must only contain str, not %T"
                              : "tuple for startswith must only contain str, not %T",
                       &affix))
      return V_UNBOUND;
    if (touches(part, affix, at_end)) return V_TRUE;
  }
  return V_FALSE;
}

static Value has_affix(Machine *m, const Value *args, int nargs, bool at_end) {
  Span part, affix;
  int64_t from;
  if (!part_of(m, args, nargs, &part, &from)) return V_UNBOUND;
  if (is_kind(args[1], K_TUPLE)) return affix_in_tuple(m, args, part, at_end);
  bool str = is_kind(args[0], K_STR);
  if (str ? !is_kind(args[1], K_STR) : !text_is_bytes(args[1])) {
    const char *kind = str ? "str" : "bytes";
    raisef(m, m->e_TypeError, "%s first arg must be %s or a tuple of %s, not %T", at_end ? "endswith" : "startswith",
           kind, kind, args[1]);
    return str ? V_UNBOUND : raise_no_bytes(m, args[1], args[1]);
  }
  text_span(args[1], &affix);
  return from_bool(touches(part, affix, at_end));
}

static Value text_startswith(Machine *m, const Value *args, int nargs) { return has_affix(m, args, nargs, false); }
static Value text_endswith(Machine *m, const Value *args, int nargs) { return has_affix(m, args, nargs, true); }

static Value without_affix(Machine *m, const Value *args, bool at_end) {
  Span self, affix;
  if (!text_same_arg(m, args[0], args[1],
                     at_end ? "removesuffix() argument must be str, not %T"
                            : "removeprefix() argument must be str, not %T",
                     &affix))
    return V_UNBOUND;
  text_span(args[0], &self);
  bool there = affix.size && touches(self, affix, at_end);
  if (!there && !is_kind(args[0], K_BYTEARRAY)) return text_itself(m, args[0]);
  if (there) {
    if (!at_end) self.data += affix.size;
    self.size -= affix.size;
  }
  return text_make(m, (Kind)as_obj(args[0])->kind, self.data, self.size);
}

static Value text_removeprefix(Machine *m, const Value *args, int nargs) { return without_affix(m, args, false); }
static Value text_removesuffix(Machine *m, const Value *args, int nargs) { return without_affix(m, args, true); }

// An empty needle stands before every unit and at the end.
static void replace_empty(Buffer *b, Span self, Span to, int64_t limit, bool str) {
  const char *p = self.data, *end = self.data + self.size;
  while (limit-- > 0) {
    buffer_add(b, to.data, to.size);
    if (p == end) return;
    int size = 1;
    if (str) utf8_decode(p, end, &size);
    buffer_add(b, p, (size_t)size);
    p += size;
  }
  buffer_add(b, p, (size_t)(end - p));
}

static Value text_replace(Machine *m, const Value *args, int nargs) {
  Span self, from, to;
  int64_t limit = -1;
  if (!text_same_arg(m, args[0], args[1], "replace() argument 1 must be str, not %T", &from)) return V_UNBOUND;
  if (!text_same_arg(m, args[0], args[2], "replace() argument 2 must be str, not %T", &to)) return V_UNBOUND;
  if (nargs > 3 && !text_int_arg(m, args[3], &limit)) return V_UNBOUND;
  if (limit < 0) limit = INT64_MAX;
  text_span(args[0], &self);
  Kind kind = (Kind)as_obj(args[0])->kind;
  Buffer b;
  buffer_init(&b, m);
  if (!from.size) {
    replace_empty(&b, self, to, limit, kind == K_STR);
    return text_finish(&b, kind);
  }
  bool changed = false;
  while (limit-- > 0) {
    int64_t at = span_find(self, from);
    if (at < 0) break;
    changed = true;
    buffer_add(&b, self.data, (size_t)at);
    buffer_add(&b, to.data, to.size);
    self.data += (size_t)at + from.size;
    self.size -= (size_t)at + from.size;
  }
  if (!changed && kind != K_BYTEARRAY) return text_itself(m, args[0]);
  buffer_add(&b, self.data, self.size);
  return text_finish(&b, kind);
}

const NativeDef text_search_methods[] = {
    {"find", text_find, 2, 4, NULL},
    {"rfind", text_rfind, 2, 4, NULL},
    {"index", text_index, 2, 4, NULL},
    {"rindex", text_rindex, 2, 4, NULL},
    {"count", text_count, 2, 4, NULL},
    {"startswith", text_startswith, 2, 4, NULL},
    {"endswith", text_endswith, 2, 4, NULL},
    {"removeprefix", text_removeprefix, 2, 2, NULL},
    {"removesuffix", text_removesuffix, 2, 2, NULL},
    {"replace", text_replace, 3, 4, NULL},
    {0},
};
