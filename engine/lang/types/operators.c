// a + b and its like over builtin kinds that are not both numbers: sequences, sets, dicts, text; and the errors when a
// pair has no operator.
#include "numbers.h"

const char *const binary_signs[] = {"+", "-", "*", "/", "//", "%", "** or pow()", "@", "<<", ">>", "&", "|", "^"};

static bool is_sequence(Value v) {
  if (!is_ptr(v)) return false;
  switch ((Kind)as_obj(v)->kind) {
  case K_STR:
  case K_BYTES:
  case K_BYTEARRAY:
  case K_LIST:
  case K_DEQUE:
  case K_TUPLE: return true;
  default: return false;
  }
}

// Its class may have the operator in Python: the prelude asks, and raises if not.
static bool may_have_operators(Value v) {
  return is_subclassed(v) || is_kind(v, K_INSTANCE) || is_kind(v, K_SHARED) || is_kind(v, K_TYPE) ||
         is_kind(v, K_EXCEPTION);
}

// ---- joining and repeating ----

static Value bytearray_of(Machine *m, const char *a, size_t na, const char *b, size_t nb) {
  Value v = m->t_bytearray->make->fn(m, (Value[]){from_obj(m->t_bytearray)}, 1);
  if (v == V_UNBOUND || na + nb == 0) return v;
  ByteArray *array = as_bytearray(v);
  array->data = na + nb > UINT32_MAX / 2 ? NULL : heap_alloc(m->heap, na + nb);
  if (!array->data) {
    decref(m, v);
    return raise_memory(m);
  }
  array->size = array->room = (uint32_t)(na + nb);
  memcpy(array->data, a, na);
  memcpy(array->data + na, b, nb);
  return v;
}

static Value join_bytes(Machine *m, Value a, Value b, bool in_place) {
  const char *x, *y;
  size_t nx, ny;
  if (bytes_like(m, a, &x, &nx) == V_UNBOUND || bytes_like(m, b, &y, &ny) == V_UNBOUND) return V_NOTIMPLEMENTED;
  if (is_kind(a, K_BYTEARRAY) && in_place) {
    Value end = slice_new(m, from_int((int64_t)nx), V_NONE, V_NONE), done;
    if (end == V_UNBOUND) return end;
    done = item_set(m, a, end, b);
    decref(m, end);
    return done == V_NONE ? incref(a) : done;
  }
  if (is_kind(a, K_BYTEARRAY)) return bytearray_of(m, x, nx, y, ny);
  Value v = bytes_new(m, NULL, nx + ny);
  if (v == V_UNBOUND) return v;
  memcpy(as_bytes(v)->data, x, nx);
  memcpy(as_bytes(v)->data + nx, y, ny);
  return v;
}

static Value join_lists(Machine *m, const List *a, const List *b) {
  Value v = list_new(m, a->count + b->count);
  if (v == V_UNBOUND) return v;
  if (list_extend_from(m, as_list(v), a->items, a->count) && list_extend_from(m, as_list(v), b->items, b->count))
    return v;
  decref(m, v);
  return V_UNBOUND;
}

static Value join_tuples(Machine *m, const Tuple *a, const Tuple *b) {
  Value v = tuple_new(m, a->count + b->count);
  if (v == V_UNBOUND) return v;
  for (uint32_t i = 0; i < a->count; i++) as_tuple(v)->items[i] = incref(a->items[i]);
  for (uint32_t i = 0; i < b->count; i++) as_tuple(v)->items[a->count + i] = incref(b->items[i]);
  return v;
}

static Value extend_in_place(Machine *m, Value a, Value b) {
  Value done = type_lookup_str(m, m->t_list, "extend");
  Value args[] = {a, b}, v = ((Native *)as_obj(done))->def->fn(m, args, 2);
  if (v == V_NONE) return incref(a);
  if (v != V_TAIL) return v;
  tail_drop(m);
  return prelude(m, "_list_iadd", 2, a, b);
}

static Value add(Machine *m, Value a, Value b, bool in_place) {
  if (!is_ptr(a)) return V_NOTIMPLEMENTED;
  switch ((Kind)as_obj(a)->kind) {
  case K_STR: return is_kind(b, K_STR) ? str_concat(m, a, b) : V_NOTIMPLEMENTED;
  case K_BYTES:
  case K_BYTEARRAY: return join_bytes(m, a, b, in_place);
  case K_LIST:
    if (in_place) return extend_in_place(m, a, b);
    return is_kind(b, K_LIST) ? join_lists(m, as_list(a), as_list(b)) : V_NOTIMPLEMENTED;
  case K_DEQUE: return deque_add(m, a, b, in_place);
  case K_TUPLE: return is_kind(b, K_TUPLE) ? join_tuples(m, as_tuple(a), as_tuple(b)) : V_NOTIMPLEMENTED;
  default: return V_NOTIMPLEMENTED;
  }
}

static Value repeat_values(Machine *m, Value v, int64_t times, bool in_place) {
  const Value *items;
  uint32_t n;
  sequence_values(v, &items, &n);
  if ((uint64_t)n * (uint64_t)times > UINT32_MAX / 2) return raise_memory(m);
  uint32_t all = n * (uint32_t)times;
  if (is_kind(v, K_TUPLE)) {
    Value t = tuple_new(m, all);
    for (uint32_t i = 0; t != V_UNBOUND && i < all; i++) as_tuple(t)->items[i] = incref(items[i % n]);
    return t;
  }
  Value l = in_place ? incref(v) : list_new(m, all);
  if (l == V_UNBOUND || (in_place && !list_reserve(m, as_list(l), all))) return V_UNBOUND;
  List *list = as_list(l);
  if (in_place) items = list->items;
  if (in_place && !times) list_remove_range(m, list, 0, n);
  for (uint32_t i = in_place ? n : 0; i < all; i++) list->items[i] = incref(items[i % n]);
  list->count = all;
  return l;
}

static void fill(char *to, const char *from, size_t n, size_t times) {
  if (n == 1) memset(to, *from, times);
  else
    for (size_t i = 0; i < times; i++) memcpy(to + i * n, from, n);
}

static Value repeat_text(Machine *m, Value v, size_t times) {
  const char *data;
  size_t n;
  if (is_kind(v, K_STR)) data = str_data(v), n = str_size(v);
  else bytes_like(m, v, &data, &n);
  if (n && times > UINT32_MAX / 2 / n) return raise_memory(m);
  if (is_kind(v, K_STR) && times == 1 && !is_own(v)) return incref(v);
  size_t size = n * times;
  char *room = size ? heap_alloc(m->heap, size) : NULL;
  if (size && !room) return raise_memory(m);
  if (room) fill(room, data, n, times);
  const char *text = room ? room : "";
  Value made = is_kind(v, K_STR)     ? str_new(m, text, size)
               : is_kind(v, K_BYTES) ? bytes_new(m, text, size)
                                     : bytearray_of(m, text, size, "", 0);
  if (room) heap_free(m->heap, room, size);
  return made;
}

static Value multiply(Machine *m, Value a, Value b, bool in_place) {
  if (is_integer(a) && is_sequence(b)) {
    Value x = a;
    a = b;
    b = x;
    in_place = false;
  }
  if (!is_sequence(a) || !is_integer(b)) return V_NOTIMPLEMENTED;
  if (!is_whole(b)) return raisef(m, m->e_OverflowError, "cannot fit 'int' into an index-sized integer");
  int64_t times = as_whole(b) < 0 ? 0 : as_whole(b);
  if (is_kind(a, K_LIST) || is_kind(a, K_TUPLE)) return repeat_values(m, a, times, in_place && is_kind(a, K_LIST));
  if (is_kind(a, K_DEQUE)) return deque_repeat(m, a, times, in_place);
  Value v = repeat_text(m, a, (size_t)times);
  if (!in_place || !is_kind(a, K_BYTEARRAY) || v == V_UNBOUND) return v;
  if (!bytearray_may_resize(m, as_bytearray(a))) return decref(m, v), V_UNBOUND;
  ByteArray *to = as_bytearray(a), *from = as_bytearray(v), old = *to;
  to->data = from->data, to->size = from->size, to->room = from->room;
  from->data = old.data, from->size = old.size, from->room = old.room;
  decref(m, v);
  return incref(a);
}

// ---- sets and dicts ----

static Value merge_dicts(Machine *m, Value a, Value b, bool in_place) {
  Dict *d = in_place ? as_dict(incref(a)) : dict_copy(m, as_dict(a));
  Answer done = d ? dict_merge(m, d, as_dict(b)) : RAISED;
  if (done == YES) return from_obj(d);
  Value tail = done == NEEDS_PYTHON ? prelude(m, "_dict_or", 2, from_obj(d), b) : V_UNBOUND;
  if (d) DECREF_OBJ(m, d);
  return tail;
}

static bool is_key_view(Value v) { return is_kind(v, K_DICTVIEW) && ((DictView *)as_obj(v))->what != 1; }

static Value combine(Machine *m, int op, Value a, Value b, bool in_place) {
  if (is_set(a) && is_set(b)) return set_operator(m, op, a, b, in_place);
  if (is_key_view(a) || is_key_view(b)) return prelude(m, "_view_operator", 3, from_int(op), a, b);
  if (op == B_OR && is_kind(a, K_DICT) && is_kind(b, K_DICT)) return merge_dicts(m, a, b, in_place);
  if (op == B_OR && is_kind(a, K_DICT) && in_place) return prelude(m, "_dict_ior", 2, a, b);
  return V_NOTIMPLEMENTED;
}

Value binary_bare(Machine *m, int op, Value a, Value b, bool in_place) {
  Value v = number_binary(m, op, a, b);
  if (v != V_NOTIMPLEMENTED) return v;
  if (is_complex(a) || is_complex(b)) v = complex_binary(m, op, a, b);
  if (v != V_NOTIMPLEMENTED) return v;
  switch ((BinOp)op) {
  case B_ADD: return add(m, a, b, in_place);
  case B_MUL: return multiply(m, a, b, in_place);
  case B_MOD:
    if (is_kind(a, K_STR)) return str_percent(m, a, b);
    return is_kind(a, K_BYTES) || is_kind(a, K_BYTEARRAY) ? bytes_percent(m, a, b) : V_NOTIMPLEMENTED;
  case B_SUB:
  case B_AND:
  case B_OR:
  case B_XOR: return combine(m, op, a, b, in_place);
  default: return V_NOTIMPLEMENTED;
  }
}

Value value_binary(Machine *m, int op, Value a, Value b, bool in_place) {
  Value v = binary_bare(m, op, a, b, in_place);
  if (v != V_NOTIMPLEMENTED || may_have_operators(a) || may_have_operators(b)) return v;
  return binary_unsupported(m, op, in_place, a, b);
}

Value binary_unsupported(Machine *m, int op, bool in_place, Value a, Value b) {
  if (op == B_ADD && (is_kind(a, K_STR) || is_kind(a, K_LIST) || is_kind(a, K_TUPLE))) {
    const char *name = is_kind(a, K_STR) ? "str" : is_kind(a, K_LIST) ? "list" : "tuple";
    return raisef(m, m->e_TypeError, "can only concatenate %s (not \"%T\") to %s", name, b, name);
  }
  if (op == B_ADD && (is_kind(a, K_BYTES) || is_kind(a, K_BYTEARRAY)))
    return raisef(m, m->e_TypeError, "can't concat %T to %T", b, a);
  if (op == B_MUL && (is_sequence(a) || is_sequence(b)))
    return raisef(m, m->e_TypeError, "can't multiply sequence by non-int of type '%T'", is_sequence(a) ? b : a);
  const char *sign = op == B_POW && in_place ? "**" : binary_signs[op];
  return raisef(m, m->e_TypeError, "unsupported operand type(s) for %s%s: '%T' and '%T'", sign, in_place ? "=" : "", a,
                b);
}

// ---- one operand ----

Value unary_unsupported(Machine *m, int op, Value v) {
  static const char *const signs[] = {"-", "+", "~"};
  return raisef(m, m->e_TypeError, "bad operand type for unary %s: '%T'", signs[op], v);
}

Value value_unary(Machine *m, int op, Value v) {
  if (is_integer(v)) {
    if (op == U_NEG) return integer_negate(m, v);
    if (op == U_INVERT) return integer_invert(m, v);
    return integer_plain(m, v);
  }
  if (is_float(v) && op != U_INVERT) return op == U_NEG ? float_new(m, -float_of(v)) : float_plain(m, v);
  if (is_complex(v) && op != U_INVERT) return complex_unary(m, op, v);
  return may_have_operators(v) ? V_NOTIMPLEMENTED : unary_unsupported(m, op, v);
}
