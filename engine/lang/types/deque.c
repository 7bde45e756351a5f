// collections.deque: values in a ring, so that both ends are cheap.
//
// Value i stands at items[(first + i) % room]; room is 0 or a power of two. deque_values gives the values in a row: it
// rotates the ring until it does not wrap, which no program can see. Each change of the values has a number, by which
// iterators notice it.
#include "collections.h"
#include "lang/object/deque.h"

enum { FIRST_ROOM = 8, KEPT_ROOM = 64 };  // places made at first; at most so many are kept by one that has run empty

// ---- storage ----

static bool grow(Machine *m, Deque *d) {
  if (d->count < d->room) return true;
  uint32_t room = d->room ? d->room * 2 : FIRST_ROOM, head = d->room - d->first;
  Value *items = room > UINT32_MAX / 4 ? NULL : heap_alloc(m->heap, room * sizeof(Value));
  if (!items) {
    raise_memory(m);
    return false;
  }
  if (d->room) {
    memcpy(items, d->items + d->first, head * sizeof(Value));
    memcpy(items + head, d->items, d->first * sizeof(Value));
  }
  heap_free(m->heap, d->items, d->room * sizeof(Value));
  d->items = items;
  d->room = room;
  d->first = 0;
  return true;
}

static Value take_left(Deque *d) {
  Value v = *deque_place(d, 0);
  d->first = (d->first + 1) & (d->room - 1);
  d->count--;
  return v;
}

static Value take_right(Deque *d) { return *deque_place(d, --d->count); }

static bool put_at_end(Machine *m, Deque *d, Value v, bool left) {
  Value old = V_UNBOUND;
  d->changes++;
  if (d->count == d->maxlen) {
    if (!d->maxlen) return true;
    old = left ? take_right(d) : take_left(d);
  }
  bool good = grow(m, d);
  if (good && left) {
    d->first = (d->first - 1) & (d->room - 1);
    d->items[d->first] = incref(v);
    d->count++;
  } else if (good) {
    *deque_place(d, d->count++) = incref(v);
  }
  decref(m, old);
  return good;
}

static void reverse_places(Value *items, uint32_t n) {
  for (uint32_t i = 0; i < n / 2; i++) {
    Value v = items[i];
    items[i] = items[n - 1 - i];
    items[n - 1 - i] = v;
  }
}

const Value *deque_values(Deque *d) {
  if (!d->room) return NULL;
  if (d->first + d->count > d->room) {
    reverse_places(d->items, d->first);
    reverse_places(d->items + d->first, d->room - d->first);
    reverse_places(d->items, d->room);
    d->first = 0;
  }
  return d->items + d->first;
}

void deque_put(Machine *m, Deque *d, int64_t i, Value v) {
  Value *slot = deque_place(d, (uint32_t)i), old = *slot;
  *slot = incref(v);
  decref(m, old);
}

// The shorter side makes way.
void deque_remove(Machine *m, Deque *d, int64_t at) {
  uint32_t i = (uint32_t)at;
  Value old = *deque_place(d, i);
  d->changes++;
  if (i < d->count / 2) {
    for (; i > 0; i--) *deque_place(d, i) = *deque_place(d, i - 1);
    take_left(d);
  } else {
    for (; i + 1 < d->count; i++) *deque_place(d, i) = *deque_place(d, i + 1);
    take_right(d);
  }
  decref(m, old);
}

static bool insert_at(Machine *m, Deque *d, uint32_t at, Value v) {
  bool left = at < d->count / 2;
  if (!put_at_end(m, d, v, left)) return false;
  Value own = left ? *deque_place(d, 0) : *deque_place(d, d->count - 1);
  if (left)
    for (uint32_t i = 0; i < at; i++) *deque_place(d, i) = *deque_place(d, i + 1);
  else
    for (uint32_t i = d->count - 1; i > at; i--) *deque_place(d, i) = *deque_place(d, i - 1);
  *deque_place(d, at) = own;
  return true;
}

static void turn(Deque *d, int64_t by) {
  if (d->count < 2) return;
  by %= d->count;
  if (by < 0) by += d->count;
  if (by > d->count / 2) by -= d->count;
  for (; by > 0; by--) {
    Value v = take_right(d);
    d->first = (d->first - 1) & (d->room - 1);
    d->items[d->first] = v;
    d->count++;
  }
  for (; by < 0; by++) {
    Value v = take_left(d);
    *deque_place(d, d->count++) = v;
  }
}

// ---- making ----

static Value deque_make(Machine *m, const Value *args, int nargs) {
  Deque *d = object_alloc(m, sizeof *d, K_DEQUE, as_type(args[0]));
  if (!d) return V_UNBOUND;
  *d = (Deque){.head = d->head, .attrs = V_UNBOUND, .maxlen = -1};
  m->own.objects++;
  return from_obj(d);
}

static Value extend_by(Machine *m, Value self, Value from, bool left) {
  if (self == from) {
    Value copy = list_from(m, deque_values(as_deque(self)), as_deque(self)->count);
    Value done = copy == V_UNBOUND ? copy : extend_by(m, self, copy, left);
    decref(m, copy);
    return done;
  }
  if (!iterates_in_c(m, from)) return prelude(m, "_deque_extend", 3, self, from, from_bool(left));
  Walk w;
  if (!walk_begin(&w, m, from)) return V_UNBOUND;
  Value v;
  while ((v = walk_next(&w)) != V_UNBOUND) {
    bool good = put_at_end(m, as_deque(self), v, left);
    decref(m, v);
    if (!good) break;
  }
  walk_end(&w);
  return raised(m) ? V_UNBOUND : V_NONE;
}

static bool size_argument(Machine *m, Value v, int64_t *i) {
  if (!is_big(v)) return arg_index(m, v, i);
  raisef(m, m->e_OverflowError, "Python int too large to convert to C ssize_t");
  return false;
}

static bool arguments(Machine *m, const Value *args, int nargs, Value found[2]) {
  static const char *const names[] = {"iterable", "maxlen"};
  uint32_t named = m->kwnames == V_UNBOUND ? 0 : as_tuple(m->kwnames)->count;
  int plain = nargs - 1 - (int)named;
  if (nargs > 3) {
    raisef(m, m->e_TypeError, "deque() takes at most 2 arguments (%d given)", nargs - 1);
    return false;
  }
  for (int i = 0; i < plain; i++) found[i] = args[1 + i];
  for (uint32_t k = 0; k < named; k++) {
    Value name = as_tuple(m->kwnames)->items[k];
    int i = 0;
    while (i < 2 && strcmp(names[i], str_data(name)) != 0) i++;
    if (i == 2) keyword_refused(m, name, "deque");
    else if (found[i] != V_UNBOUND)
      raisef(m, m->e_TypeError, "argument for deque() given by name ('%s') and position (%d)", names[i], i + 1);
    if (raised(m)) return false;
    found[i] = args[1 + plain + (int)k];
  }
  return true;
}

static Value deque_init(Machine *m, const Value *args, int nargs) {
  Deque *d = as_deque(args[0]);
  Value found[2] = {V_UNBOUND, V_UNBOUND}, most = V_UNBOUND;
  if (!arguments(m, args, nargs, found)) return V_UNBOUND;
  most = found[1];
  int64_t maxlen = -1;
  if (most != V_UNBOUND && most != V_NONE) {
    if (!is_integer(most) && method_of(m, most, n_index) != V_UNBOUND) return raise_no_index(m, most);
    if (!is_integer(most)) return raisef(m, m->e_TypeError, "an integer is required");
    if (!size_argument(m, most, &maxlen)) return V_UNBOUND;
    if (maxlen < 0) return raisef(m, m->e_ValueError, "maxlen must be non-negative");
  }
  d->maxlen = maxlen;
  if (d->count) deque_clear(m, d);
  return found[0] == V_UNBOUND ? V_NONE : extend_by(m, args[0], found[0], false);
}

// Of the builtin class itself, with the same bound and so many times the values.
static Value copied(Machine *m, Value self, int64_t times) {
  Value made = deque_make(m, (Value[]){from_obj(m->t_deque)}, 1);
  if (made == V_UNBOUND) return made;
  as_deque(made)->maxlen = as_deque(self)->maxlen;
  for (; times > 0; times--)
    if (extend_by(m, made, self, false) != V_NONE) {
      decref(m, made);
      return V_UNBOUND;
    }
  return made;
}

static Value as_class_of(Machine *m, Value self, Value values) {
  if (!is_subclassed(self)) return values;
  Value tail = values == V_UNBOUND ? values : prelude(m, "_deque_like", 2, self, values);
  decref(m, values);
  return tail;
}

static Value deque_copy(Machine *m, const Value *args, int nargs) {
  return is_subclassed(args[0]) ? prelude(m, "_deque_like", 2, args[0], args[0]) : copied(m, args[0], 1);
}

// ---- operators ----

Value deque_add(Machine *m, Value a, Value b, bool in_place) {
  if (in_place) {
    Value done = extend_by(m, a, b, false);
    if (done == V_NONE) return incref(a);
    if (done != V_TAIL) return done;
    tail_drop(m);
    return prelude(m, "_deque_iadd", 2, a, b);
  }
  if (!is_kind(b, K_DEQUE)) return raisef(m, m->e_TypeError, "can only concatenate deque (not \"%T\") to deque", b);
  Value made = copied(m, a, 1);
  if (made == V_UNBOUND || extend_by(m, made, b, false) == V_NONE)
    return made == V_UNBOUND ? made : as_class_of(m, a, made);
  decref(m, made);
  return V_UNBOUND;
}

Value deque_repeat(Machine *m, Value a, int64_t times, bool in_place) {
  if (times > 0 && as_deque(a)->count > UINT32_MAX / 4 / times) return raise_memory(m);
  Value made = copied(m, a, times);
  if (!in_place || made == V_UNBOUND) return made == V_UNBOUND ? made : as_class_of(m, a, made);
  deque_clear(m, as_deque(a));
  Value done = extend_by(m, a, made, false);
  decref(m, made);
  return done == V_NONE ? incref(a) : done;
}

// ---- methods ----

static Value append(Machine *m, const Value *args, int nargs) {
  return put_at_end(m, as_deque(args[0]), args[1], false) ? V_NONE : V_UNBOUND;
}
static Value appendleft(Machine *m, const Value *args, int nargs) {
  return put_at_end(m, as_deque(args[0]), args[1], true) ? V_NONE : V_UNBOUND;
}
static Value extend(Machine *m, const Value *args, int nargs) { return extend_by(m, args[0], args[1], false); }
static Value extendleft(Machine *m, const Value *args, int nargs) { return extend_by(m, args[0], args[1], true); }

static Value pop_from(Machine *m, Deque *d, bool left) {
  if (!d->count) return raisef(m, m->e_IndexError, "pop from an empty deque");
  d->changes++;
  Value v = left ? take_left(d) : take_right(d);
  if (!d->count && d->room > KEPT_ROOM) deque_give_room_back(m, d);
  return v;
}

static Value pop(Machine *m, const Value *args, int nargs) { return pop_from(m, as_deque(args[0]), false); }
static Value popleft(Machine *m, const Value *args, int nargs) { return pop_from(m, as_deque(args[0]), true); }

static Value clear(Machine *m, const Value *args, int nargs) {
  deque_clear(m, as_deque(args[0]));
  return V_NONE;
}

static Value rotate(Machine *m, const Value *args, int nargs) {
  int64_t by = 1;
  if (nargs > 1 && !size_argument(m, args[1], &by)) return V_UNBOUND;
  turn(as_deque(args[0]), by);
  as_deque(args[0])->changes++;
  return V_NONE;
}

static Value reverse(Machine *m, const Value *args, int nargs) {
  Deque *d = as_deque(args[0]);
  if (deque_values(d)) reverse_places(d->items + d->first, d->count);
  d->changes++;
  return V_NONE;
}

static Value insert(Machine *m, const Value *args, int nargs) {
  Deque *d = as_deque(args[0]);
  int64_t at;
  if (!arg_index(m, args[1], &at)) return V_UNBOUND;
  if (d->count == d->maxlen) return raisef(m, m->e_IndexError, "deque already at its maximum size");
  return insert_at(m, d, (uint32_t)index_clamp(at, d->count), args[2]) ? V_NONE : V_UNBOUND;
}

static Answer position(Machine *m, const Deque *d, Value v, int64_t from, int64_t to, int64_t *at) {
  for (int64_t i = from; i < to && i < d->count; i++) {
    Answer a = value_equal(m, deque_at(d, i), v);
    *at = i;
    if (a != NO) return a;
  }
  return NO;
}

static Value remove_value(Machine *m, const Value *args, int nargs) {
  Deque *d = as_deque(args[0]);
  int64_t at;
  Answer a = position(m, d, args[1], 0, d->count, &at);
  if (a == NEEDS_PYTHON) return prelude(m, "_deque_remove", 2, args[0], args[1]);
  if (a == NO) return raisef(m, m->e_ValueError, "%R is not in deque", args[1]);
  if (a == YES) deque_remove(m, d, at);
  return a == YES ? V_NONE : V_UNBOUND;
}

static Value index_of(Machine *m, const Value *args, int nargs) {
  const Deque *d = as_deque(args[0]);
  int64_t from = 0, to = INT32_MAX, at;
  if (nargs > 2 && !arg_index(m, args[2], &from)) return V_UNBOUND;
  if (nargs > 3 && !arg_index(m, args[3], &to)) return V_UNBOUND;
  from = index_clamp(from, d->count);
  to = index_clamp(to, d->count);
  Answer a = position(m, d, args[1], from, to, &at);
  if (a == NEEDS_PYTHON) return prelude(m, "_deque_index", 4, args[0], args[1], from_int(from), from_int(to));
  if (a == NO) return raisef(m, m->e_ValueError, "%R is not in deque", args[1]);
  return a == YES ? from_int(at) : V_UNBOUND;
}

static Value count(Machine *m, const Value *args, int nargs) {
  const Deque *d = as_deque(args[0]);
  int64_t n = 0;
  for (uint32_t i = 0; i < d->count; i++) {
    Answer a = value_equal(m, deque_at(d, i), args[1]);
    if (a == RAISED) return V_UNBOUND;
    if (a == NEEDS_PYTHON) return prelude(m, "_seq_count", 2, args[0], args[1]);
    n += a == YES;
  }
  return from_int(n);
}

static Value reduce(Machine *m, const Value *args, int nargs) {
  const Deque *d = as_deque(args[0]);
  const Dict *own = attr_dict(m, args[0], false);
  Value bound = d->maxlen < 0 ? tuple_new(m, 0) : tuple_new(m, 2), it = container_iterator(m, args[0]),
        parts = V_UNBOUND;
  if (bound != V_UNBOUND && d->maxlen >= 0)
    as_tuple(bound)->items[0] = tuple_new(m, 0), as_tuple(bound)->items[1] = from_int(d->maxlen);
  if (bound != V_UNBOUND && it != V_UNBOUND)
    parts = tuple_of(m, 4, from_obj(d->head.type), bound, own && own->live ? from_obj(own) : V_NONE, it);
  decref(m, bound);
  decref(m, it);
  return parts;
}

static Value reversed(Machine *m, const Value *args, int nargs) {
  Value it = iterator_new(m, IT_REVERSED, args[0], from_int(0));
  if (it == V_UNBOUND) return it;
  ((Iterator *)as_obj(it))->at = (int64_t)as_deque(args[0])->count - 1;
  ((Iterator *)as_obj(it))->mark = as_deque(args[0])->changes;
  return it;
}

static Value get_maxlen(Machine *m, Value self) {
  return as_deque(self)->maxlen < 0 ? V_NONE : from_int(as_deque(self)->maxlen);
}

// _deque_put(deque, value, left), as it walks what only Python can walk.
static Value put_one(Machine *m, const Value *args, int nargs) {
  return put_at_end(m, as_deque(args[0]), args[1], args[2] == V_TRUE) ? V_NONE : V_UNBOUND;
}

// _deque_drop(deque, i)
static Value drop_one(Machine *m, const Value *args, int nargs) {
  if (as_int(args[1]) < 0 || as_int(args[1]) >= as_deque(args[0])->count)
    return raisef(m, m->e_IndexError, "deque index out of range");
  deque_remove(m, as_deque(args[0]), as_int(args[1]));
  return V_NONE;
}

static const NativeDef methods[] = {{"__init__", deque_init, 1, -1, "**"},
                                    {"append", append, 2, 2, NULL},
                                    {"appendleft", appendleft, 2, 2, NULL},
                                    {"extend", extend, 2, 2, NULL},
                                    {"extendleft", extendleft, 2, 2, NULL},
                                    {"pop", pop, 1, 1, NULL},
                                    {"popleft", popleft, 1, 1, NULL},
                                    {"clear", clear, 1, 1, NULL},
                                    {"rotate", rotate, 1, 2, NULL},
                                    {"reverse", reverse, 1, 1, NULL},
                                    {"insert", insert, 3, 3, NULL},
                                    {"remove", remove_value, 2, 2, NULL},
                                    {"index", index_of, 2, 4, NULL},
                                    {"count", count, 2, 2, NULL},
                                    {"copy", deque_copy, 1, 1, NULL},
                                    {"__copy__", deque_copy, 1, 1, NULL},
                                    {"__reduce__", reduce, 1, 1, NULL},
                                    {"__reversed__", reversed, 1, 1, NULL},
                                    {0}};
static const GetSetDef attributes[] = {{"maxlen", get_maxlen, NULL}, {0}};
static const NativeDef deque_def = {"deque", deque_make, 1, -1, "**"};
static const NativeDef helpers[] = {{"_deque_put", put_one, 3, 3, "=D.."}, {"_deque_drop", drop_one, 2, 2, "=Di"}, {0}};

void deque_boot(Machine *m) {
  m->t_deque->make = &deque_def;
  m->t_deque->module = str_constant("collections", 11);
  m->t__deque_iterator->module = m->t__deque_reverse_iterator->module = str_constant("_collections", 12);
  type_add(m, m->t_deque, methods, attributes);
  helpers_add(m, helpers);
}
