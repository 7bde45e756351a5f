// The arguments of the methods of text, and what CPython says of wrong ones.
#include "text_parts.h"

Value text_optional(const Value *args, int nargs, int i) { return i < nargs ? args[i] : V_UNBOUND; }

bool text_int_arg(Machine *m, Value v, int64_t *out) {
  if (is_whole(v)) {
    *out = as_whole(v);
    return true;
  }
  if (is_big(v)) {
    if (int_to_i64(v, out)) return true;
    raisef(m, m->e_OverflowError, "Python int too large to convert to C ssize_t");
  } else raise_no_index(m, v);
  return false;
}

bool text_byte_arg(Machine *m, Value v, uint8_t *out) {
  int64_t i;
  if (is_big(v)) i = -1;
  else if (!text_int_arg(m, v, &i)) return false;
  if (i < 0 || i > 255) {
    raisef(m, m->e_ValueError, "byte must be in range(0, 256)");
    return false;
  }
  *out = (uint8_t)i;
  return true;
}

bool text_same_arg(Machine *m, Value self, Value v, const char *str_error, Span *s) {
  if (is_kind(self, K_STR)) {
    if (is_kind(v, K_STR)) return text_span(v, s);
    raisef(m, m->e_TypeError, str_error, v);
    return false;
  }
  if (text_is_bytes(v)) return text_span(v, s);
  raisef(m, m->e_TypeError, "a bytes-like object is required, not '%T'", v);
  raise_no_bytes(m, v, v);
  return false;
}

static bool index_arg(Machine *m, Value v, int64_t length, int64_t *at) {
  if (v == V_UNBOUND || v == V_NONE) return true;
  if (is_whole(v)) *at = as_whole(v);
  else if (is_big(v)) *at = ((BigInt *)as_obj(v))->sign < 0 ? -length - 1 : INT64_MAX / 2;
  else {
    raise_no_index(m, v);
    if (m->own.no_index == V_UNBOUND)
      raisef(m, m->e_TypeError, "slice indices must be integers or None or have an __index__ method");
    return false;
  }
  if (*at < 0) *at = *at + length < 0 ? 0 : *at + length;
  return true;
}

bool text_range_args(Machine *m, Value start, Value end, int64_t length, int64_t *from, int64_t *to) {
  *from = 0;
  *to = length;
  if (!index_arg(m, start, length, from) || !index_arg(m, end, length, to)) return false;
  if (*to > length) *to = length;
  return true;
}
