// Comparing values without running Python: ==, <, … and truth of builtin kinds, element by element.
//
// Two answers besides yes and no: NEEDS_PYTHON, when an element's comparison is a method of the program; NO_ORDER, when
// the two kinds have none. Depth is bounded as in CPython: comparing a list that holds itself is a RecursionError,
// never a crash.
#include "numbers.h"

#include <math.h>

enum { NO_ORDER = NEEDS_PYTHON + 1, DEEPEST = 400 };

const char *const compare_signs[] = {"<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not"};

static inline Answer yes_no(bool b) { return b ? YES : NO; }

static Answer by_order(int op, int order) {
  switch (op) {
  case C_LT: return yes_no(order < 0);
  case C_LE: return yes_no(order <= 0);
  case C_EQ: return yes_no(order == 0);
  case C_NE: return yes_no(order != 0);
  case C_GT: return yes_no(order > 0);
  default: return yes_no(order >= 0);
  }
}

static Answer equal(Machine *m, Value a, Value b, int depth);

static Answer negated(Answer a) { return a == YES ? NO : a == NO ? YES : a; }

static Answer compare_sequences(Machine *m, int op, const Value *a, uint32_t na, const Value *b, uint32_t nb,
                                int depth) {
  uint32_t n = na < nb ? na : nb;
  for (uint32_t i = 0; i < n; i++) {
    Answer e = equal(m, a[i], b[i], depth + 1);
    if (e == YES) continue;
    if (e != NO) return e;
    if (op == C_EQ || op == C_NE) return yes_no(op == C_NE);
    e = compare_builtin(m, op, a[i], b[i], depth + 1);
    if ((int)e != NO_ORDER) return e;
    if (is_subclassed(a[i]) || is_subclassed(b[i])) return NEEDS_PYTHON;
    raisef(m, m->e_TypeError, "'%s' not supported between instances of '%T' and '%T'", compare_signs[op], a[i], b[i]);
    return RAISED;
  }
  return by_order(op, (na > nb) - (na < nb));
}

static Answer equal_dicts(Machine *m, const Dict *a, const Dict *b, int depth) {
  if (a->live != b->live) return NO;
  for (uint32_t i = 0; i < a->used; i++) {
    DictEntry e = a->entries[i];
    Value v;
    if (e.key == V_UNBOUND) continue;
    Answer found = dict_has_hashed(m, b, e.key, e.hash, &v);
    if (found == YES) found = equal(m, e.value, v, depth + 1);
    if (found != YES) return found;
  }
  return YES;
}

static Answer is_subset(Machine *m, const Dict *a, const Dict *b) {
  if (a->live > b->live) return NO;
  for (uint32_t i = 0; i < a->used; i++) {
    DictEntry e = a->entries[i];
    Value v;
    if (e.key == V_UNBOUND) continue;
    Answer found = dict_has_hashed(m, b, e.key, e.hash, &v);
    if (found != YES) return found;
  }
  return YES;
}

static Answer compare_sets(Machine *m, int op, const Dict *a, const Dict *b) {
  switch (op) {
  case C_EQ: return a->live != b->live ? NO : is_subset(m, a, b);
  case C_NE: return a->live != b->live ? YES : negated(is_subset(m, a, b));
  case C_LE: return is_subset(m, a, b);
  case C_LT: return a->live >= b->live ? NO : is_subset(m, a, b);
  case C_GE: return is_subset(m, b, a);
  default: return b->live >= a->live ? NO : is_subset(m, b, a);
  }
}

static Answer compare_ranges(Machine *m, int op, const Range *a, const Range *b) {
  if (op != C_EQ && op != C_NE) return (Answer)NO_ORDER;
  if (range_is_wide(a) || range_is_wide(b)) return yes_no(range_equal(m, a, b) == (op == C_EQ));
  bool same = a->length == b->length &&
              (!a->length || (a->start == b->start && (a->length == 1 || a->step == b->step)));
  return yes_no(same == (op == C_EQ));
}

static Answer compare_bytes(Machine *m, int op, Value a, Value b) {
  const char *x, *y;
  size_t nx, ny;
  bytes_like(m, a, &x, &nx);
  bytes_like(m, b, &y, &ny);
  int order = memcmp(x, y, nx < ny ? nx : ny);
  return by_order(op, order ? order : (nx > ny) - (nx < ny));
}

static Answer compare_methods(int op, const Method *a, const Method *b) {
  if (op != C_EQ && op != C_NE) return (Answer)NO_ORDER;
  return yes_no((a->self == b->self && a->function == b->function) == (op == C_EQ));
}

static bool is_key_view(Value v) { return is_kind(v, K_DICTVIEW) && ((const DictView *)as_obj(v))->what != 1; }
static bool is_bytes_kind(Value v) { return is_kind(v, K_BYTES) || is_kind(v, K_BYTEARRAY); }

// The comparison of class v that op asks for is the program's.
static bool compares_in_python(Machine *m, Value v, int op) {
  static Value *const names[] = {&n_lt, &n_le, &n_eq, &n_ne, &n_gt, &n_ge};
  if (!is_subclassed(v)) return false;
  return method_is_python(m, v, *names[op]) || (op == C_NE && method_is_python(m, v, n_eq));
}

// Lists of different length are not compared any further; tuples are.
static bool lengths_tell(int op, uint32_t na, uint32_t nb) { return (op == C_EQ || op == C_NE) && na != nb; }

static Answer compare_kinds(Machine *m, int op, Value a, Value b, int depth) {
  const Object *x = as_obj(a), *y = as_obj(b);
  if (is_set(a) && is_set(b)) return compare_sets(m, op, as_set(a)->dict, as_set(b)->dict);
  if (is_bytes_kind(a) && is_bytes_kind(b)) return compare_bytes(m, op, a, b);
  if ((is_key_view(a) && (is_set(b) || is_key_view(b))) || (is_set(a) && is_key_view(b))) return NEEDS_PYTHON;
  if (x->kind != y->kind) return (Answer)NO_ORDER;
  switch ((Kind)x->kind) {
  case K_STR:
    return op == C_EQ   ? yes_no(str_equal(a, b))
           : op == C_NE ? yes_no(!str_equal(a, b))
                        : by_order(op, str_compare(a, b));
  case K_TUPLE:
    return compare_sequences(m, op, as_tuple(a)->items, as_tuple(a)->count, as_tuple(b)->items, as_tuple(b)->count,
                             depth);
  case K_LIST:
    if (lengths_tell(op, as_list(a)->count, as_list(b)->count)) return yes_no(op == C_NE);
    return compare_sequences(m, op, as_list(a)->items, as_list(a)->count, as_list(b)->items, as_list(b)->count, depth);
  case K_DEQUE:
    if (lengths_tell(op, as_deque(a)->count, as_deque(b)->count)) return yes_no(op == C_NE);
    return compare_sequences(m, op, deque_values(as_deque(a)), as_deque(a)->count, deque_values(as_deque(b)),
                             as_deque(b)->count, depth);
  case K_DICT: {
    if (op != C_EQ && op != C_NE) return (Answer)NO_ORDER;
    Answer e = equal_dicts(m, as_dict(a), as_dict(b), depth);
    return op == C_EQ ? e : negated(e);
  }
  case K_RANGE: return compare_ranges(m, op, (const Range *)x, (const Range *)y);
  case K_SLICE: return compare_sequences(m, op, &((const Slice *)x)->start, 3, &((const Slice *)y)->start, 3, depth);
  case K_METHOD: return compare_methods(op, (const Method *)x, (const Method *)y);
  default: return (Answer)NO_ORDER;
  }
}

// The depth that is handed on is of sequences and dicts. Sets look their elements up, which compares anew: so the
// comparisons that are under way are counted, too.
static Answer compare_objects(Machine *m, int op, Value a, Value b, int depth) {
  static int under_way;
  if (depth > DEEPEST || under_way > DEEPEST) {
    raisef(m, m->e_RecursionError, "maximum recursion depth exceeded in comparison");
    return RAISED;
  }
  under_way++;
  Answer e = compare_kinds(m, op, a, b, depth);
  under_way--;
  return e;
}

static Answer compare_numbers(int op, Value a, Value b) {
  int order = number_compare(a, b);
  return order == 2 ? yes_no(op == C_NE) : by_order(op, order);
}

static double plain_double(Value v) { return is_int(v) ? (double)as_int(v) : is_float(v) ? float_of(v) : NAN; }

static void note_apart(Machine *m, Value a, Value b) {
  double gap = fabs(plain_double(a) - plain_double(b));
  if (!is_float(a) && !is_float(b)) return;
  if (!isfinite(gap)) return;
  m->apart.gap = gap;
  m->apart.wanted = false;
}

// Equal or not; there is no order.
static Answer compare_complex(int op, Value a, Value b) {
  bool numbers = (is_complex(a) || is_number(a)) && (is_complex(b) || is_number(b));
  if (op != C_EQ && op != C_NE) return (Answer)NO_ORDER;
  return yes_no((numbers && complex_equal(a, b)) == (op == C_EQ));
}

Answer compare_builtin(Machine *m, int op, Value a, Value b, int depth) {
  if (is_int(a) && is_int(b)) return by_order(op, (as_int(a) > as_int(b)) - (as_int(a) < as_int(b)));
  if (is_number(a) && is_number(b) && !compares_in_python(m, a, op) && !compares_in_python(m, b, op)) {
    if (m->apart.wanted && op != C_EQ && op != C_NE) note_apart(m, a, b);
    return compare_numbers(op, a, b);
  }
  if (compares_in_python(m, a, op) || compares_in_python(m, b, op)) return NEEDS_PYTHON;
  if (is_complex(a) || is_complex(b)) return compare_complex(op, a, b);
  Answer e = is_ptr(a) && is_ptr(b) ? compare_objects(m, op, a, b, depth) : (Answer)NO_ORDER;
  if ((int)e == NO_ORDER && op == C_EQ) return yes_no(a == b);
  if ((int)e == NO_ORDER && op == C_NE) return yes_no(a != b);
  return e;
}

static Answer equal(Machine *m, Value a, Value b, int depth) {
  return a == b ? YES : compare_builtin(m, C_EQ, a, b, depth);
}

Answer value_equal(Machine *m, Value a, Value b) { return equal(m, a, b, 0); }

Value value_compare(Machine *m, int op, Value a, Value b) {
  Answer e = compare_builtin(m, op, a, b, 0);
  if (e == YES) return V_TRUE;
  if (e == NO) return V_FALSE;
  if (e == RAISED) return V_UNBOUND;
  if (e == NEEDS_PYTHON || is_subclassed(a) || is_subclassed(b)) return V_NOTIMPLEMENTED;
  return raisef(m, m->e_TypeError, "'%s' not supported between instances of '%T' and '%T'", compare_signs[op], a, b);
}

// As the method of the builtin class itself: a subclass's own comparison is not asked, only those of the elements.
Value compare_bare(Machine *m, int op, Value a, Value b) {
  Answer e;
  if (is_number(a) && is_number(b)) e = compare_numbers(op, a, b);
  else if (is_complex(a) && (is_complex(b) || is_number(b))) e = compare_complex(op, a, b);
  else e = is_ptr(a) && is_ptr(b) ? compare_objects(m, op, a, b, 0) : (Answer)NO_ORDER;
  if (e == NEEDS_PYTHON) return prelude(m, "_compare_containers", 3, from_int(op), a, b);
  if ((int)e == NO_ORDER && a == b && (op == C_EQ || op == C_NE)) return from_bool(op == C_EQ);
  return (int)e == NO_ORDER ? V_NOTIMPLEMENTED : answer_value(m, e);
}

Answer value_less(Machine *m, Value a, Value b) {
  Answer e = compare_builtin(m, C_LT, a, b, 0);
  if ((int)e != NO_ORDER) return e;
  if (is_subclassed(a) || is_subclassed(b)) return NEEDS_PYTHON;
  raisef(m, m->e_TypeError, "'<' not supported between instances of '%T' and '%T'", a, b);
  return RAISED;
}

// ---- truth and containment ----

static bool has_python_truth(Machine *m, Value v) {
  Value own = type_lookup(m, type_of(m, v), n_bool);
  return own == V_NONE || method_is_python(m, v, n_bool) || method_is_python(m, v, n_len) ||
         (own == V_UNBOUND && type_lookup(m, type_of(m, v), n_len) == V_NONE);
}

Answer value_truth(Machine *m, Value v) {
  if (is_int(v)) return yes_no(as_int(v) != 0);
  if (is_float_word(v)) return yes_no(v != FLOAT_ZERO);
  if (!is_ptr(v)) return yes_no(v != V_FALSE && v != V_NONE);
  if (is_subclassed(v) && has_python_truth(m, v)) return NEEDS_PYTHON;
  if (is_kind(v, K_FLOAT)) return yes_no(float_of(v) != 0);
  if (is_complex(v)) return yes_no(!complex_equal(v, from_int(0)));
  if (is_kind(v, K_BIGINT)) return yes_no(!is_own_word(v) || as_whole(v) != 0);
  int64_t n = value_length(m, v);
  if (n >= 0) return yes_no(n > 0);
  if (is_kind(v, K_SHARED) && (method_of(m, v, n_bool) != V_UNBOUND || method_of(m, v, n_len) != V_UNBOUND))
    return NEEDS_PYTHON;
  return YES;
}

static Answer among(Machine *m, const Value *items, uint32_t n, Value item) {
  for (uint32_t i = 0; i < n; i++) {
    Answer e = value_equal(m, items[i], item);
    if (e != NO) return e;
  }
  return NO;
}

static Answer in_bytes(Machine *m, Value container, Value item) {
  const char *data, *what;
  size_t size, n;
  bytes_like(m, container, &data, &size);
  if (is_integer(item)) {
    if (!is_whole(item) || as_whole(item) < 0 || as_whole(item) > 255) {
      raisef(m, m->e_ValueError, "byte must be in range(0, 256)");
      return RAISED;
    }
    return yes_no(size && memchr(data, (int)as_whole(item), size));
  }
  if (bytes_like(m, item, &what, &n) == V_UNBOUND) {
    if (has_bytes(m, item)) return NEEDS_PYTHON;
    raisef(m, m->e_TypeError, "a bytes-like object is required, not '%T'", item);
    return RAISED;
  }
  return yes_no(!n || memmem(data, size, what, n));
}

static Answer in_wide_range(Machine *m, const Range *r, double d) {
  if (!isfinite(d) || d != trunc(d)) return NO;
  Value whole = integer_from_double(m, d);
  Answer a = whole == V_UNBOUND ? RAISED : range_has(m, r, whole);
  decref(m, whole);
  return a;
}

static Answer in_range(Machine *m, const Range *r, Value item) {
  if (range_is_wide(r) && is_integer(item)) return range_has(m, r, item);
  if (range_is_wide(r) && is_float(item)) return in_wide_range(m, r, float_of(item));
  if (is_float(item)) {
    double d = float_of(item);
    if (d != (double)(int64_t)d || !int_fits((int64_t)d)) return NO;
    item = from_int((int64_t)d);
  }
  if (!is_whole(item)) return is_subclassed(item) && method_is_python(m, item, n_eq) ? NEEDS_PYTHON : NO;
  int64_t step = as_int(r->step), away = as_whole(item) - as_int(r->start);
  return yes_no(r->length && away % step == 0 && away / step >= 0 && away / step < r->length);
}

static Answer in_view(Machine *m, const DictView *view, Value item) {
  Value v;
  if (view->what == 0) return dict_get(m, view->dict, item, &v);
  if (view->what == 2) {
    if (!is_kind(item, K_TUPLE) || as_tuple(item)->count != 2) return NO;
    Answer a = dict_get(m, view->dict, as_tuple(item)->items[0], &v);
    return a == YES ? value_equal(m, v, as_tuple(item)->items[1]) : a;
  }
  for (uint32_t i = 0; i < view->dict->used; i++) {
    DictEntry e = view->dict->entries[i];
    Answer a = e.key == V_UNBOUND ? NO : value_equal(m, e.value, item);
    if (a != NO) return a;
  }
  return NO;
}

static Answer in_str(Machine *m, Value container, Value item) {
  if (is_kind(item, K_STR))
    return yes_no(memmem(str_data(container), str_size(container), str_data(item), str_size(item)) != NULL);
  raisef(m, m->e_TypeError, "'in <string>' requires string as left operand, not %T", item);
  return RAISED;
}

// A set is looked for among sets by its contents, though it has no hash of its own.
static Answer in_set(Machine *m, Value container, Value item) {
  if (!is_kind(item, K_SET) || is_subclassed(item)) return set_has(m, container, item);
  const Dict *d = as_set(container)->dict;
  for (uint32_t i = 0; i < d->used; i++) {
    if (!is_set(d->entries[i].key)) continue;
    Answer a = value_equal(m, d->entries[i].key, item);
    if (a != NO) return a;
  }
  return NO;
}

Answer contains_bare(Machine *m, Value container, Value item) {
  if (is_ptr(container)) switch ((Kind)as_obj(container)->kind) {
    case K_LIST: return among(m, as_list(container)->items, as_list(container)->count, item);
    case K_TUPLE: return among(m, as_tuple(container)->items, as_tuple(container)->count, item);
    case K_DEQUE: return among(m, deque_values(as_deque(container)), as_deque(container)->count, item);
    case K_STR: return in_str(m, container, item);
    case K_DICT: {
      Value v;
      return dict_get(m, as_dict(container), item, &v);
    }
    case K_SET:
    case K_FROZENSET: return in_set(m, container, item);
    case K_BYTES:
    case K_BYTEARRAY: return in_bytes(m, container, item);
    case K_RANGE: return in_range(m, (const Range *)as_obj(container), item);
    case K_DICTVIEW: return in_view(m, (const DictView *)as_obj(container), item);
    default: break;
    }
  if (type_lookup(m, type_of(m, container), n_contains) != V_UNBOUND || method_of(m, container, n_iter) != V_UNBOUND ||
      method_of(m, container, n_getitem) != V_UNBOUND)
    return NEEDS_PYTHON;
  raisef(m, m->e_TypeError, "argument of type '%T' is not iterable", container);
  return RAISED;
}

Answer value_contains(Machine *m, Value container, Value item) {
  if (is_subclassed(container) && method_is_python(m, container, n_contains)) return NEEDS_PYTHON;
  return contains_bare(m, container, item);
}
