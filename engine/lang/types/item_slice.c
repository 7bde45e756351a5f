// o[a:b:c], and for lists and bytearrays o[a:b:c] = v and del o[a:b:c].
#include "items.h"

typedef struct Cut {
  int64_t start, stop, step, count;
} Cut;

static bool cut(Machine *m, Value o, Value slice, Cut *c) {
  return slice_bounds(m, slice, value_length(m, o), &c->start, &c->stop, &c->step, &c->count);
}

static Value slice_of_values(Machine *m, const Value *items, const Cut *c, Value made, Value *to) {
  if (made == V_UNBOUND) return made;
  for (int64_t i = 0; i < c->count; i++) to[i] = incref(items[c->start + i * c->step]);
  return made;
}

static Value slice_of_bytes(Machine *m, Value o, const Cut *c) {
  const char *data;
  size_t size;
  bytes_like(m, o, &data, &size);
  Value made = bytes_new(m, NULL, (size_t)c->count);
  if (made == V_UNBOUND) return made;
  char *to = as_bytes(made)->data;
  for (int64_t i = 0; i < c->count; i++) to[i] = data[c->start + i * c->step];
  if (is_kind(o, K_BYTES)) return made;
  Value array = m->t_bytearray->make->fn(m, (Value[]){from_obj(m->t_bytearray)}, 1);
  if (array != V_UNBOUND && c->count) {
    ByteArray *b = as_bytearray(array);
    b->data = heap_alloc(m->heap, (size_t)c->count);
    if (b->data) {
      b->size = b->room = (uint32_t)c->count;
      memcpy(b->data, to, (size_t)c->count);
    } else {
      decref(m, array);
      array = raise_memory(m);
    }
  }
  decref(m, made);
  return array;
}

static Value slice_of_range(Machine *m, const Range *r, const Cut *c) {
  int64_t step = as_int(r->step);
  return range_new(m, as_int(r->start) + c->start * step, as_int(r->start) + c->stop * step, step * c->step);
}

Value slice_get(Machine *m, Value o, Value slice) {
  Cut c;
  if (!cut(m, o, slice, &c)) return V_UNBOUND;
  Value made;
  switch ((Kind)as_obj(o)->kind) {
  case K_STR: return str_slice(m, o, c.start, c.stop, c.step, c.count);
  case K_TUPLE:
    if (c.count == as_tuple(o)->count && c.step == 1 && !is_subclassed(o)) return incref(o);
    made = tuple_new(m, (uint32_t)c.count);
    return slice_of_values(m, as_tuple(o)->items, &c, made, made == V_UNBOUND ? NULL : as_tuple(made)->items);
  case K_LIST:
    made = list_new(m, (uint32_t)c.count);
    if (made != V_UNBOUND) as_list(made)->count = (uint32_t)c.count;
    return slice_of_values(m, as_list(o)->items, &c, made, made == V_UNBOUND ? NULL : as_list(made)->items);
  case K_RANGE: return slice_of_range(m, (const Range *)as_obj(o), &c);
  default: return slice_of_bytes(m, o, &c);
  }
}

// ---- lists ----

// The values to insert, as a separate list (never the target itself). V_UNBOUND: *python, or raised.
static Value new_values(Machine *m, Value v, bool extended, bool *python) {
  const Value *items;
  uint32_t n;
  if (!is_subclassed(v) && sequence_values(v, &items, &n) != V_UNBOUND) return list_from(m, items, n);
  Value all = iter_all(m, v, python);
  if (all == V_UNBOUND && !*python && m->strand->exc != V_UNBOUND &&
      exception_matches(m->strand->exc, m->e_TypeError)) {
    decref(m, exception_take(m));
    raisef(m, m->e_TypeError, extended ? "must assign iterable to extended slice" : "can only assign an iterable");
  }
  return all;
}

// As many as there were: nothing else moves.
static void replace_in_place(Machine *m, List *l, int64_t start, const List *with) {
  for (uint32_t i = 0; i < with->count; i++) {
    Value old = l->items[start + i];
    l->items[start + i] = incref(with->items[i]);
    decref(m, old);
  }
}

static bool replace_range(Machine *m, List *l, int64_t start, int64_t count, const List *with) {
  if (count == (int64_t)with->count) return replace_in_place(m, l, start, with), true;
  if (!list_reserve(m, l, l->count + (size_t)with->count)) return false;
  list_remove_range(m, l, start, count);
  if (l->items) memmove(l->items + start + with->count, l->items + start, (size_t)(l->count - start) * sizeof(Value));
  for (uint32_t i = 0; l->items && i < with->count; i++) l->items[start + i] = incref(with->items[i]);
  l->count += with->count;
  return true;
}

static Value list_slice_set(Machine *m, Value o, Value slice, Value v) {
  List *l = as_list(o);
  Cut c;
  bool python = false;
  if (!cut(m, o, slice, &c)) return V_UNBOUND;
  Value with = new_values(m, v, c.step != 1, &python);
  if (with == V_UNBOUND) return python ? prelude(m, "_setitem_slice", 3, o, slice, v) : V_UNBOUND;
  const List *w = as_list(with);
  Value result = V_NONE;
  if (c.step == 1) {
    if (!replace_range(m, l, c.start, c.stop > c.start ? c.stop - c.start : 0, w)) result = V_UNBOUND;
  } else if (w->count != c.count) {
    result = raisef(m, m->e_ValueError, "attempt to assign sequence of size %u to extended slice of size %lld",
                    w->count, (long long)c.count);
  } else {
    for (uint32_t i = 0; i < w->count; i++) {
      Value *slot = &l->items[c.start + i * c.step], old = *slot;
      *slot = incref(w->items[i]);
      decref(m, old);
    }
  }
  decref(m, with);
  return result;
}

// ---- bytearrays ----

// V_TAIL: they must be asked for in Python; nothing is asked for yet.
static Value bytes_of_ints(Machine *m, Value v) {
  bool python = false;
  Value list = is_kind(v, K_STR) || is_number(v) ? V_UNBOUND : iter_all(m, v, &python);
  if (python) return V_TAIL;
  if (list == V_UNBOUND) {
    if (raised(m)) decref(m, exception_take(m));
    return raisef(m, m->e_TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  Value b = bytes_new(m, NULL, as_list(list)->count);
  for (uint32_t i = 0; b != V_UNBOUND && i < as_list(list)->count; i++) {
    Value x = as_list(list)->items[i];
    if (is_whole(x) && as_whole(x) >= 0 && as_whole(x) <= 255) {
      as_bytes(b)->data[i] = (char)as_whole(x);
      continue;
    }
    decref(m, b);
    b = is_integer(x) ? raisef(m, m->e_ValueError, "byte must be in range(0, 256)")
                      : raisef(m, m->e_TypeError, "'%T' object cannot be interpreted as an integer", x);
  }
  decref(m, list);
  return b;
}

static bool replace_bytes(Machine *m, ByteArray *b, int64_t start, int64_t count, const char *with, size_t n) {
  size_t size = b->size - (size_t)count + n;
  if (size != b->size && !bytearray_may_resize(m, b)) return false;
  if (size > b->room) {
    size_t room = size + size / 8 + 8;
    char *data = size > UINT32_MAX / 2 ? NULL : heap_resize(m->heap, b->data, b->room, room);
    if (!data) {
      raise_memory(m);
      return false;
    }
    b->data = data;
    b->room = (uint32_t)room;
  }
  if (b->data) memmove(b->data + start + n, b->data + start + count, b->size - (size_t)(start + count));
  if (n) memcpy(b->data + start, with, n);
  b->size = (uint32_t)size;
  return true;
}

static Value bytearray_slice_set(Machine *m, Value o, Value slice, Value v) {
  ByteArray *b = as_bytearray(o);
  const char *data;
  size_t n;
  Cut c;
  if (!cut(m, o, slice, &c)) return V_UNBOUND;
  Value copy = bytes_like(m, v, &data, &n) == V_UNBOUND ? bytes_of_ints(m, v) : bytes_new(m, data, n), result = V_NONE;
  if (copy == V_TAIL) return prelude(m, "_setitem_slice", 3, o, slice, v);
  if (copy == V_UNBOUND) return copy;
  bytes_like(m, copy, &data, &n);
  if (c.step == 1) {
    if (!replace_bytes(m, b, c.start, c.stop > c.start ? c.stop - c.start : 0, data, n)) result = V_UNBOUND;
  } else if ((int64_t)n != c.count) {
    result = raisef(m, m->e_ValueError, "attempt to assign bytes of size %zu to extended slice of size %lld", n,
                    (long long)c.count);
  } else {
    for (int64_t i = 0; i < c.count; i++) b->data[c.start + i * c.step] = data[i];
  }
  decref(m, copy);
  return result;
}

Value slice_set(Machine *m, Value o, Value slice, Value v) {
  return is_kind(o, K_LIST) ? list_slice_set(m, o, slice, v) : bytearray_slice_set(m, o, slice, v);
}

Value slice_del(Machine *m, Value o, Value slice) {
  Cut c;
  if (!cut(m, o, slice, &c)) return V_UNBOUND;
  if (c.step < 0) c.start += (c.count - 1) * c.step, c.step = -c.step;
  if (c.count > 0 && is_kind(o, K_BYTEARRAY) && !bytearray_may_resize(m, as_bytearray(o))) return V_UNBOUND;
  for (int64_t i = c.count; c.step != 1 && i-- > 0;) {  // from the end, one by one
    int64_t at = c.start + i * c.step;
    if (is_kind(o, K_LIST)) list_remove_range(m, as_list(o), at, 1);
    else replace_bytes(m, as_bytearray(o), at, 1, NULL, 0);
  }
  if (c.step != 1 || c.count <= 0) return V_NONE;
  if (is_kind(o, K_LIST)) list_remove_range(m, as_list(o), c.start, c.count);
  else replace_bytes(m, as_bytearray(o), c.start, c.count, NULL, 0);
  return V_NONE;
}
