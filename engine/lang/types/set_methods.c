// The methods of set and frozenset. Results have CPython's order of iteration, so each works as CPython's does: which
// set is walked, which is searched, when the table grows.
#include "collections.h"
#include "lang/object/table.h"

static Dict *table(Value v) { return as_set(v)->dict; }

static Type *plain_type(Machine *m, Value v) { return is_kind(v, K_FROZENSET) ? m->t_frozenset : m->t_set; }

static Value set_copy(Machine *m, Value v, Type *type) {
  Value made = set_new(m, type);
  if (made == V_UNBOUND || table_merge(m, table(made), table(v)) == YES) return made;
  decref(m, made);
  return V_UNBOUND;
}

// What stands for "other" where a set is wanted: a set itself, else a new set of its items. *python: it must be asked
// in Python.
static Value as_a_set(Machine *m, Value v, bool *python);

static Answer add_all(Machine *m, Value set, Value from) {
  if (is_set(from) && !(is_subclassed(from) && method_is_python(m, from, n_iter)))
    return table_merge(m, table(set), table(from));
  if (is_kind(from, K_DICT) && !is_subclassed(from)) {
    const Dict *d = as_dict(from);
    if (!table_reserve_for(m, table(set), d->live, d->live)) return RAISED;
    for (uint32_t i = 0; i < d->used; i++) {
      Answer a = d->entries[i].key == V_UNBOUND ? YES : table_add(m, table(set), d->entries[i].key, d->entries[i].hash);
      if (a != YES) return a;
    }
    return YES;
  }
  const Value *items;
  uint32_t n;
  bool python = false;
  Value list = V_UNBOUND;
  // it can be iterated only once: the prelude adds its items one by one
  if (is_kind(from, K_ITERATOR)) return NEEDS_PYTHON;
  if (is_subclassed(from) || sequence_values(from, &items, &n) == V_UNBOUND) {
    list = iter_all(m, from, &python);
    if (list == V_UNBOUND) return python ? NEEDS_PYTHON : RAISED;
    sequence_values(list, &items, &n);
  }
  Answer a = YES;
  for (uint32_t i = 0; a == YES && i < n; i++) a = set_add(m, set, items[i]);
  decref(m, list);
  return a;
}

static Value update_result(Machine *m, Answer a, Value set, Value from) {
  if (a == NEEDS_PYTHON) return prelude(m, "_set_update", 2, set, from);
  return a == RAISED ? V_UNBOUND : V_NONE;
}

static Value as_a_set(Machine *m, Value v, bool *python) {
  if (is_set(v)) return incref(v);
  Value made = set_new(m, m->t_set);
  if (made == V_UNBOUND) return made;
  Answer a = add_all(m, made, v);
  if (a == YES) return made;
  *python = a == NEEDS_PYTHON;
  decref(m, made);
  return V_UNBOUND;
}

// ---- constructors ----

static Value set_make(Machine *m, const Value *args, int nargs) { return set_new(m, as_type(args[0])); }

static Value set_init(Machine *m, const Value *args, int nargs) {
  if (nargs > 2) return raisef(m, m->e_TypeError, "set expected at most 1 argument, got %d", nargs - 1);
  if (table(args[0])->live) dict_clear(m, table(args[0]));
  return nargs > 1 ? update_result(m, add_all(m, args[0], args[1]), args[0], args[1]) : V_NONE;
}

static Value frozenset_make(Machine *m, const Value *args, int nargs) {
  if (nargs > 2) return raisef(m, m->e_TypeError, "frozenset expected at most 1 argument, got %d", nargs - 1);
  if (nargs > 1 && is_kind(args[1], K_FROZENSET) && !is_subclassed(args[1]) && args[0] == from_obj(m->t_frozenset))
    return incref(args[1]);
  Value made = set_new(m, as_type(args[0]));
  if (made == V_UNBOUND || nargs < 2) return made;
  Answer a = add_all(m, made, args[1]);
  if (a == YES) return made;
  Value tail = a == NEEDS_PYTHON ? prelude(m, "_frozenset", 2, made, args[1]) : V_UNBOUND;
  decref(m, made);
  return tail;
}

// ---- one item ----

static Value set_add_method(Machine *m, const Value *args, int nargs) {
  Answer a = set_add(m, args[0], args[1]);
  if (a == NEEDS_PYTHON) return prelude(m, "_set_put", 2, args[0], args[1]);
  return a == RAISED ? V_UNBOUND : V_NONE;
}

// A set, which has no hash, is taken for a frozenset.
static Answer discard(Machine *m, Value set, Value item) {
  if (!is_kind(item, K_SET) || method_is_python(m, item, n_hash)) return set_discard(m, set, item);
  Value frozen = set_new(m, m->t_frozenset);
  Answer a = frozen == V_UNBOUND ? RAISED : table_merge(m, as_set(frozen)->dict, as_set(item)->dict);
  if (a == YES) a = set_discard(m, set, frozen);
  decref(m, frozen);
  return a;
}

static Value set_discard_method(Machine *m, const Value *args, int nargs) {
  Answer a = discard(m, args[0], args[1]);
  if (a == NEEDS_PYTHON) return prelude(m, "_set_remove", 3, args[0], args[1], V_FALSE);
  return a == RAISED ? V_UNBOUND : V_NONE;
}

static Value set_remove_method(Machine *m, const Value *args, int nargs) {
  Answer a = discard(m, args[0], args[1]);
  if (a == NEEDS_PYTHON) return prelude(m, "_set_remove", 3, args[0], args[1], V_TRUE);
  if (a == NO) return raise_key(m, args[1]);
  return a == RAISED ? V_UNBOUND : V_NONE;
}

static Value set_pop_method(Machine *m, const Value *args, int nargs) {
  Value v = table_pop(m, table(args[0]));
  return v == V_UNBOUND ? raisef(m, m->e_KeyError, "pop from an empty set") : v;
}

static Value set_clear_method(Machine *m, const Value *args, int nargs) {
  dict_clear(m, table(args[0]));
  return V_NONE;
}

static Value set_copy_method(Machine *m, const Value *args, int nargs) {
  if (is_kind(args[0], K_FROZENSET) && !is_subclassed(args[0])) return incref(args[0]);
  return set_copy(m, args[0], plain_type(m, args[0]));
}

// ---- of two ----

// Adds to `to` the keys of `walked` that are in `asked` (or are not).
static Answer pick(Machine *m, Value to, const Dict *walked, const Dict *asked, bool wanted) {
  for (uint32_t i = 0; i < walked->used; i++) {
    DictEntry e = walked->entries[i];
    int64_t at;
    if (e.key == V_UNBOUND) continue;
    Answer a = dict_find_key(m, asked, e.key, e.hash, &at);
    if ((a == YES) == wanted && a <= YES) a = table_add(m, table(to), e.key, e.hash);
    if (a > YES) return a;
  }
  return YES;
}

static Answer intersect(Machine *m, Value to, Value a, Value b) {
  bool swap = is_set(b) && table(b)->live > table(a)->live;
  return pick(m, to, swap ? table(a) : table(b), swap ? table(b) : table(a), true);
}

static Answer remove_all(Machine *m, Value set, const Dict *what) {
  for (uint32_t i = 0; i < what->used; i++) {
    DictEntry e = what->entries[i];
    int64_t at;
    if (e.key == V_UNBOUND) continue;
    Answer a = dict_find_key(m, table(set), e.key, e.hash, &at);
    if (a > YES) return a;
    if (a == YES) table_remove_at(m, table(set), at);
  }
  return table_shrink(m, table(set)) ? YES : RAISED;
}

static Answer toggle_all(Machine *m, Value set, const Dict *what) {
  for (uint32_t i = 0; i < what->used; i++) {
    DictEntry e = what->entries[i];
    int64_t at;
    if (e.key == V_UNBOUND) continue;
    Answer a = dict_find_key(m, table(set), e.key, e.hash, &at);
    if (a == YES) table_remove_at(m, table(set), at);
    else if (a == NO) a = table_add(m, table(set), e.key, e.hash);
    if (a > YES) return a;
  }
  return YES;
}

// a & b, a - b, a ^ b, a | b of two sets, new, of a's plain type. A small b is taken out of a copy of a.
static Answer combine(Machine *m, int op, Value a, Value b, Value *result) {
  bool take_out = op == B_SUB && table(a)->live >> 2 > table(b)->live;
  Value made = op == B_OR || take_out ? set_copy(m, a, plain_type(m, a))
               : op == B_XOR          ? set_copy(m, b, plain_type(m, a))
                                      : set_new(m, plain_type(m, a));
  if (made == V_UNBOUND) return RAISED;
  Answer done = op == B_OR    ? table_merge(m, table(made), table(b))
                : op == B_AND ? intersect(m, made, a, b)
                : op == B_XOR ? toggle_all(m, made, table(a))
                : take_out    ? remove_all(m, made, table(b))
                              : pick(m, made, table(a), table(b), false);
  if (done == YES) *result = made;
  else decref(m, made);
  return done;
}

static Answer combine_in_place(Machine *m, int op, Value a, Value b) {
  Value made;
  if (op == B_OR) return table_merge(m, table(a), table(b));
  if (op == B_AND || a == b) {
    Answer done = combine(m, op, a, b, &made);
    if (done != YES) return done;
    table_swap(table(a), table(made));
    decref(m, made);
    return YES;
  }
  return op == B_XOR ? toggle_all(m, a, table(b)) : remove_all(m, a, table(b));
}

Value set_operator(Machine *m, int op, Value a, Value b, bool in_place) {
  Value made = V_UNBOUND;
  Answer done = in_place && is_kind(a, K_SET) ? combine_in_place(m, op, a, b) : combine(m, op, a, b, &made);
  if (done == NEEDS_PYTHON)
    return prelude(m, "_set_operator", 4, from_int(op), a, b, from_bool(in_place && is_kind(a, K_SET)));
  if (done == RAISED) return V_UNBOUND;
  return made == V_UNBOUND ? incref(a) : made;
}

// One method over any number of iterables: op applied with each in turn, on a copy or on the set itself.
static Value fold(Machine *m, int op, const Value *args, int nargs, bool in_place) {
  Value result = in_place ? incref(args[0]) : V_UNBOUND;
  if (!in_place) {
    result = nargs == 1 || op == B_OR ? set_copy(m, args[0], plain_type(m, args[0])) : incref(args[0]);
    if (result == V_UNBOUND) return result;
  }
  bool owned = !in_place && (nargs == 1 || op == B_OR);
  for (int i = 1; i < nargs; i++) {
    bool python = false;
    Answer done = YES;
    Value other = op == B_OR ? incref(args[i]) : as_a_set(m, args[i], &python), made = V_UNBOUND;
    if (other == V_UNBOUND) done = python ? NEEDS_PYTHON : RAISED;
    else if (op == B_OR) done = add_all(m, result, other);
    else if (in_place || owned) done = combine_in_place(m, op, result, other);
    else done = combine(m, op, result, other, &made);
    decref(m, other);
    if (done == YES && made != V_UNBOUND) {
      decref(m, result);
      result = made;
      owned = true;
    }
    if (done == YES) continue;
    Value rest = done == NEEDS_PYTHON ? tuple_from(m, args + i, (uint32_t)(nargs - i)) : V_UNBOUND;
    Value tail = rest == V_UNBOUND ? rest : prelude(m, "_set_fold", 4, from_int(op), result, rest, from_bool(in_place));
    decref(m, rest);
    decref(m, result);
    return tail;
  }
  if (!in_place) return result;
  decref(m, result);
  return V_NONE;
}

static Value set_union(Machine *m, const Value *args, int nargs) { return fold(m, B_OR, args, nargs, false); }
static Value set_intersection(Machine *m, const Value *args, int nargs) { return fold(m, B_AND, args, nargs, false); }
static Value set_difference(Machine *m, const Value *args, int nargs) { return fold(m, B_SUB, args, nargs, false); }
static Value set_symmetric(Machine *m, const Value *args, int nargs) { return fold(m, B_XOR, args, nargs, false); }
static Value set_update(Machine *m, const Value *args, int nargs) { return fold(m, B_OR, args, nargs, true); }
static Value set_intersection_update(Machine *m, const Value *args, int nargs) {
  return fold(m, B_AND, args, nargs, true);
}
static Value set_difference_update(Machine *m, const Value *args, int nargs) {
  return fold(m, B_SUB, args, nargs, true);
}
static Value set_symmetric_update(Machine *m, const Value *args, int nargs) {
  return fold(m, B_XOR, args, nargs, true);
}

// ---- comparing with any iterable ----

static Value compared(Machine *m, const Value *args, const char *slow, int op) {
  bool python = false;
  Value other = as_a_set(m, args[1], &python);
  if (other == V_UNBOUND) return python ? prelude(m, slow, 2, args[0], args[1]) : V_UNBOUND;
  Value v = value_compare(m, op, args[0], other);
  decref(m, other);
  return v == V_NOTIMPLEMENTED ? prelude(m, slow, 2, args[0], args[1]) : v;
}

static Value set_issubset(Machine *m, const Value *args, int nargs) { return compared(m, args, "_set_issubset", C_LE); }
static Value set_issuperset(Machine *m, const Value *args, int nargs) {
  return compared(m, args, "_set_issuperset", C_GE);
}

static Value set_isdisjoint(Machine *m, const Value *args, int nargs) {
  bool python = false;
  Value other = as_a_set(m, args[1], &python), common = V_UNBOUND;
  if (other == V_UNBOUND) return python ? prelude(m, "_set_isdisjoint", 2, args[0], args[1]) : V_UNBOUND;
  Answer a = combine(m, B_AND, args[0], other, &common);
  decref(m, other);
  if (a == NEEDS_PYTHON) return prelude(m, "_set_isdisjoint", 2, args[0], args[1]);
  if (a == RAISED) return V_UNBOUND;
  bool none = !table(common)->live;
  decref(m, common);
  return from_bool(none);
}

static const NativeDef shared_methods[] = {{"copy", set_copy_method, 1, 1, NULL},
                                           {"union", set_union, 1, -1, NULL},
                                           {"intersection", set_intersection, 1, -1, NULL},
                                           {"difference", set_difference, 1, -1, NULL},
                                           {"symmetric_difference", set_symmetric, 2, 2, NULL},
                                           {"issubset", set_issubset, 2, 2, NULL},
                                           {"issuperset", set_issuperset, 2, 2, NULL},
                                           {"isdisjoint", set_isdisjoint, 2, 2, NULL},
                                           {0}};
static const NativeDef set_only_methods[] = {{"__init__", set_init, 1, -1, NULL},
                                             {"add", set_add_method, 2, 2, NULL},
                                             {"discard", set_discard_method, 2, 2, NULL},
                                             {"remove", set_remove_method, 2, 2, NULL},
                                             {"pop", set_pop_method, 1, 1, NULL},
                                             {"clear", set_clear_method, 1, 1, NULL},
                                             {"update", set_update, 1, -1, NULL},
                                             {"intersection_update", set_intersection_update, 1, -1, NULL},
                                             {"difference_update", set_difference_update, 1, -1, NULL},
                                             {"symmetric_difference_update", set_symmetric_update, 2, 2, NULL},
                                             {0}};
static const NativeDef set_def = {"set", set_make, 1, -1, NULL};
static const NativeDef frozenset_def = {"frozenset", frozenset_make, 1, -1, NULL};

void set_boot(Machine *m) {
  m->t_set->make = &set_def;
  m->t_frozenset->make = &frozenset_def;
  type_add(m, m->t_set, shared_methods, NULL);
  type_add(m, m->t_set, set_only_methods, NULL);
  type_add(m, m->t_frozenset, shared_methods, NULL);
}
