// o[key], o[key] = v, del o[key] of builtin kinds, and len. Slices of lists and bytearrays are in item_slice.c.
//
// These are the bare operations of the builtin kinds: a subclass's own __getitem__ is the machine's affair, which asks
// first.
#include "items.h"
#include "lang/object/deque.h"

// Of a wide range: no more than 63 bits hold.
static int64_t range_length(Machine *m, const Range *r) {
  Value n = range_count(m, r);
  int64_t length = n == V_UNBOUND || is_big(n) ? INT_MAX63 : as_whole(n);
  decref(m, n);
  return length;
}

int64_t value_length(Machine *m, Value v) {
  if (!is_ptr(v)) return -1;
  const Object *o = as_obj(v);
  switch ((Kind)o->kind) {
  case K_STR: return ((const Str *)o)->length;
  case K_BYTES: return ((const Bytes *)o)->size;
  case K_BYTEARRAY: return ((const ByteArray *)o)->size;
  case K_TUPLE: return ((const Tuple *)o)->count;
  case K_LIST: return ((const List *)o)->count;
  case K_DEQUE: return ((const Deque *)o)->count;
  case K_DICT: return ((const Dict *)o)->live;
  case K_SET:
  case K_FROZENSET: return ((const Set *)o)->dict->live;
  case K_RANGE: return range_is_wide((const Range *)o) ? range_length(m, (const Range *)o) : ((const Range *)o)->length;
  case K_DICTVIEW: return ((const DictView *)o)->dict->live;
  default: return -1;
  }
}

// A subclass (a namedtuple) says the name of the builtin kind, as CPython's does.
static Value bad_index(Machine *m, Value o, Value key) {
  const char *name = "list";
  switch ((Kind)as_obj(o)->kind) {
  case K_STR: return raisef(m, m->e_TypeError, "string indices must be integers, not '%T'", key);
  case K_BYTES: name = "byte"; break;
  case K_BYTEARRAY: name = "bytearray"; break;
  case K_TUPLE: name = "tuple"; break;
  case K_RANGE: name = "range"; break;
  default: break;
  }
  return raisef(m, m->e_TypeError, "%s indices must be integers or slices, not %T", name, key);
}

static Value out_of_range(Machine *m, Value o) {
  switch ((Kind)as_obj(o)->kind) {
  case K_STR: return raisef(m, m->e_IndexError, "string index out of range");
  case K_BYTES: return raisef(m, m->e_IndexError, "index out of range");
  case K_BYTEARRAY: return raisef(m, m->e_IndexError, "bytearray index out of range");
  case K_TUPLE: return raisef(m, m->e_IndexError, "tuple index out of range");
  case K_RANGE: return raisef(m, m->e_IndexError, "range object index out of range");
  default: return raisef(m, m->e_IndexError, "list index out of range");
  }
}

static Value at(Machine *m, Value o, int64_t i) {
  int64_t length = value_length(m, o);
  if (i < 0) i += length;
  if (i < 0 || i >= length) return out_of_range(m, o);
  switch ((Kind)as_obj(o)->kind) {
  case K_LIST: return incref(as_list(o)->items[i]);
  case K_TUPLE: return incref(as_tuple(o)->items[i]);
  case K_BYTES: return from_int((unsigned char)as_bytes(o)->data[i]);
  case K_BYTEARRAY: return from_int((unsigned char)as_bytearray(o)->data[i]);
  case K_STR: return str_at(m, o, i);
  default: return int_new(m, range_at((const Range *)as_obj(o), i));
  }
}

bool has_index(Machine *m, Value key) {
  if (is_kind(key, K_SLICE)) {
    const Slice *s = (const Slice *)as_obj(key);
    return has_index(m, s->start) || has_index(m, s->stop) || has_index(m, s->step);
  }
  return is_ptr(key) && is_subclassed(key) && !is_integer(key) && method_of(m, key, n_index) != V_UNBOUND;
}

static bool is_wide_range(Value o) { return is_kind(o, K_RANGE) && range_is_wide((const Range *)as_obj(o)); }

static Value with_index(Machine *m, Value o, Value key) {
  if (is_kind(o, K_RANGE) && is_integer(key) && (is_big(key) || is_wide_range(o)))
    return range_item(m, (const Range *)as_obj(o), key);
  if (is_wide_range(o) && is_kind(key, K_SLICE)) return prelude(m, "_range_slice", 2, o, key);
  if (is_whole(key)) return at(m, o, as_whole(key));
  if (has_index(m, key)) return prelude(m, "_getitem_index", 2, o, key);
  if (is_kind(key, K_SLICE)) return slice_get(m, o, key);
  if (is_big(key)) return raisef(m, m->e_IndexError, "cannot fit 'int' into an index-sized integer");
  return bad_index(m, o, key);
}

// Where in a deque; -1: raised.
static int64_t deque_index(Machine *m, Value o, Value key) {
  const Deque *d = as_deque(o);
  if (!is_integer(key)) {
    raisef(m, m->e_TypeError, "sequence index must be integer, not '%T'", key);
    return -1;
  }
  if (is_big(key)) raisef(m, m->e_IndexError, "cannot fit 'int' into an index-sized integer");
  int64_t i = is_big(key) ? -1 : as_whole(key) < 0 ? as_whole(key) + d->count : as_whole(key);
  if (i >= 0 && i < d->count) return i;
  if (!raised(m)) raisef(m, m->e_IndexError, "deque index out of range");
  return -1;
}

static Value dict_item(Machine *m, Value o, Value key) {
  Value v;
  switch (dict_get(m, as_dict(o), key, &v)) {
  case YES: return incref(v);
  case NO: return raise_key(m, key);
  case RAISED: return V_UNBOUND;
  default: return prelude(m, "_getitem", 2, o, key);
  }
}

static Value class_item(Machine *m, Value o, Value key) {
  if (method_of(m, o, n_getitem) != V_UNBOUND) return tail_special(m, o, n_getitem, 1, &key);  // an enum's
  Value hook = type_lookup(m, as_type(o), n_class_getitem);
  if (hook != V_UNBOUND) return prelude(m, "_class_getitem", 2, o, key);
  if (as_type(o)->head.flags & TYPE_IMMUTABLE && !type_is_subclass(as_type(o), m->e_BaseException) &&
      o != from_obj(m->t_int) && o != from_obj(m->t_str) && o != from_obj(m->t_float) && o != from_obj(m->t_bool) &&
      o != from_obj(m->t_object))
    return prelude(m, "_class_getitem", 2, o, key);
  return raisef(m, m->e_TypeError, "type '%V' is not subscriptable", as_type(o)->name);
}

Value item_get(Machine *m, Value o, Value key) {
  if (!is_ptr(o)) return raisef(m, m->e_TypeError, "'%T' object is not subscriptable", o);
  switch ((Kind)as_obj(o)->kind) {
  case K_LIST:
    if (is_int(key) && (uint64_t)as_int(key) < as_list(o)->count) return incref(as_list(o)->items[as_int(key)]);
    return with_index(m, o, key);
  case K_BYTEARRAY:
    if (is_int(key) && (uint64_t)as_int(key) < as_bytearray(o)->size)
      return from_int((unsigned char)as_bytearray(o)->data[as_int(key)]);
    return with_index(m, o, key);
  case K_TUPLE:
  case K_STR:
  case K_BYTES:
  case K_RANGE: return with_index(m, o, key);
  case K_DICT: return dict_item(m, o, key);
  case K_DEQUE: {
    if (has_index(m, key)) return prelude(m, "_getitem_index", 2, o, key);
    int64_t i = deque_index(m, o, key);
    return i < 0 ? V_UNBOUND : incref(deque_at(as_deque(o), i));
  }
  case K_TYPE: return class_item(m, o, key);
  default:
    if (method_of(m, o, n_getitem) != V_UNBOUND) return tail_special(m, o, n_getitem, 1, &key);
    return raisef(m, m->e_TypeError, "'%T' object is not subscriptable", o);
  }
}

// ---- storing ----

static Value not_assignable(Machine *m, Value o) {
  return raisef(m, m->e_TypeError, "'%T' object does not support item assignment", o);
}

static bool own_index(Machine *m, Value o, Value key, int64_t length, int64_t *i) {
  if (!is_whole(key)) {
    if (is_big(key)) raisef(m, m->e_IndexError, "cannot fit 'int' into an index-sized integer");
    else bad_index(m, o, key);
    return false;
  }
  *i = as_whole(key) < 0 ? as_whole(key) + length : as_whole(key);
  if (*i >= 0 && *i < length) return true;
  raisef(m, m->e_IndexError,
         is_kind(o, K_LIST) ? "list assignment index out of range" : "bytearray index out of range");
  return false;
}

static Value list_set(Machine *m, Value o, Value key, Value v) {
  List *l = as_list(o);
  int64_t i;
  if (has_index(m, key)) return prelude(m, "_setitem_index", 3, o, key, v);
  if (is_kind(key, K_SLICE)) return slice_set(m, o, key, v);
  if (!own_index(m, o, key, l->count, &i)) return V_UNBOUND;
  Value old = l->items[i];
  l->items[i] = incref(v);
  decref(m, old);
  return V_NONE;
}

static Value bytearray_set(Machine *m, Value o, Value key, Value v) {
  ByteArray *b = as_bytearray(o);
  int64_t i;
  if (has_index(m, key) || (!is_kind(key, K_SLICE) && has_index(m, v)))
    return prelude(m, "_setitem_index", 3, o, key, v);
  if (is_kind(key, K_SLICE)) return slice_set(m, o, key, v);
  if (!own_index(m, o, key, b->size, &i)) return V_UNBOUND;
  if (!is_integer(v)) return raisef(m, m->e_TypeError, "'%T' object cannot be interpreted as an integer", v);
  if (!is_whole(v) || as_whole(v) < 0 || as_whole(v) > 255)
    return raisef(m, m->e_ValueError, "byte must be in range(0, 256)");
  b->data[i] = (char)as_whole(v);
  return V_NONE;
}

Value item_set(Machine *m, Value o, Value key, Value v) {
  if (!is_ptr(o)) return not_assignable(m, o);
  switch ((Kind)as_obj(o)->kind) {
  case K_LIST: return list_set(m, o, key, v);
  case K_BYTEARRAY: return bytearray_set(m, o, key, v);
  case K_DEQUE: {
    if (has_index(m, key)) return prelude(m, "_setitem_index", 3, o, key, v);
    int64_t i = deque_index(m, o, key);
    if (i < 0) return V_UNBOUND;
    deque_put(m, as_deque(o), i, v);
    return V_NONE;
  }
  case K_DICT:
    switch (dict_set(m, as_dict(o), key, v)) {
    case RAISED: return V_UNBOUND;
    case NEEDS_PYTHON: return prelude(m, "_setitem", 3, o, key, v);
    default: return V_NONE;
    }
  default:
    if (method_of(m, o, n_setitem) != V_UNBOUND) return tail_special(m, o, n_setitem, 2, (Value[]){key, v});
    return not_assignable(m, o);
  }
}

// ---- deleting ----

static Value dict_delete(Machine *m, Value o, Value key) {
  switch (dict_del(m, as_dict(o), key)) {
  case YES: return V_NONE;
  case NO: return raise_key(m, key);
  case RAISED: return V_UNBOUND;
  default: return prelude(m, "_delitem", 2, o, key);
  }
}

Value item_del(Machine *m, Value o, Value key) {
  int64_t i;
  bool indexed = is_kind(o, K_LIST) || is_kind(o, K_BYTEARRAY) || is_kind(o, K_DEQUE);
  if (indexed && has_index(m, key)) return prelude(m, "_delitem_index", 2, o, key);
  if (is_ptr(o)) switch ((Kind)as_obj(o)->kind) {
    case K_LIST:
      if (is_kind(key, K_SLICE)) return slice_del(m, o, key);
      if (!own_index(m, o, key, as_list(o)->count, &i)) return V_UNBOUND;
      list_remove_range(m, as_list(o), i, 1);
      return V_NONE;
    case K_BYTEARRAY: {
      ByteArray *b = as_bytearray(o);
      if (is_kind(key, K_SLICE)) return slice_del(m, o, key);
      if (!own_index(m, o, key, b->size, &i) || !bytearray_may_resize(m, b)) return V_UNBOUND;
      memmove(b->data + i, b->data + i + 1, b->size - (size_t)i - 1);
      b->size--;
      return V_NONE;
    }
    case K_DICT: return dict_delete(m, o, key);
    case K_DEQUE:
      if ((i = deque_index(m, o, key)) < 0) return V_UNBOUND;
      deque_remove(m, as_deque(o), i);
      return V_NONE;
    case K_TUPLE:
    case K_STR:
    case K_BYTES:
    case K_RANGE:
    case K_FLOAT:
    case K_COMPLEX:
    case K_BIGINT: break;
    default:
      if (method_of(m, o, n_delitem) != V_UNBOUND) return tail_special(m, o, n_delitem, 1, &key);
    }
  bool sequence = is_kind(o, K_TUPLE) || is_kind(o, K_STR) || is_kind(o, K_BYTES) || is_kind(o, K_RANGE) || is_set(o) ||
                  is_kind(o, K_DICTVIEW) || (is_kind(o, K_INSTANCE) && is_integer(key));
  return raisef(m, m->e_TypeError,
                sequence ? "'%T' object doesn't support item deletion" : "'%T' object does not support item deletion",
                o);
}
