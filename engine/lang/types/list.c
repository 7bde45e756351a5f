// The list: its storage and its methods.
#include "numbers.h"

bool list_reserve(Machine *m, List *l, size_t count) {
  if (count <= l->room) return true;
  if (count > UINT32_MAX / 2) {
    raise_memory(m);
    return false;
  }
  size_t room = count + count / 8 + (count < 9 ? 3 : 6);
  Value *items = heap_resize(m->heap, l->items, (size_t)l->room * sizeof(Value), room * sizeof(Value));
  if (!items) {
    raise_memory(m);
    return false;
  }
  l->items = items;
  l->room = (uint32_t)room;
  return true;
}

bool list_extend_from(Machine *m, List *l, const Value *items, size_t n) {
  bool itself = items == l->items;
  if (!list_reserve(m, l, l->count + n)) return false;
  if (itself) items = l->items;
  for (size_t i = 0; i < n; i++) l->items[l->count + i] = incref(items[i]);
  l->count += (uint32_t)n;
  return true;
}

bool list_insert(Machine *m, List *l, int64_t at, Value v) {
  if (!list_reserve(m, l, l->count + (size_t)1)) return false;
  memmove(l->items + at + 1, l->items + at, (size_t)(l->count - at) * sizeof(Value));
  l->items[at] = incref(v);
  l->count++;
  return true;
}

void list_remove_range(Machine *m, List *l, int64_t start, int64_t count) {
  if (count <= 0) return;
  Value few[32], *old = few;
  if (count > 32) old = heap_alloc(m->heap, (size_t)count * sizeof(Value));
  if (!old) {  // no room to keep them aside: nothing that runs at a release looks at this list
    for (int64_t i = 0; i < count; i++) decref(m, l->items[start + i]);
  } else {
    memcpy(old, l->items + start, (size_t)count * sizeof(Value));
  }
  memmove(l->items + start, l->items + start + count, (size_t)(l->count - start - count) * sizeof(Value));
  l->count -= (uint32_t)count;
  if (!old) return;
  for (int64_t i = 0; i < count; i++) decref(m, old[i]);
  if (old != few) heap_free(m->heap, old, (size_t)count * sizeof(Value));
}

static void list_empty(Machine *m, List *l) {
  Value *items = l->items;
  uint32_t n = l->count, room = l->room;
  l->items = NULL;
  l->count = l->room = 0;
  for (uint32_t i = 0; i < n; i++) decref(m, items[i]);
  heap_free(m->heap, items, room * sizeof(Value));
}

// ---- methods ----

static Value list_make(Machine *m, const Value *args, int nargs) {
  Value l = list_new(m, 0);
  if (l == V_UNBOUND || args[0] == from_obj(m->t_list)) return l;
  DECREF_OBJ(m, as_obj(l)->type);
  as_obj(l)->type = (Type *)as_obj(incref(args[0]));
  return l;
}

static Value extend_by(Machine *m, Value list, Value from) {
  const Value *items;
  uint32_t n;
  if (!is_subclassed(from) && sequence_values(from, &items, &n) != V_UNBOUND)
    return list_extend_from(m, as_list(list), items, n) ? V_NONE : V_UNBOUND;
  bool python = false;
  Value all = iter_all(m, from, &python);
  if (all == V_UNBOUND) return python ? prelude(m, "_extend", 3, list, from, V_FALSE) : V_UNBOUND;
  bool good = list_extend_from(m, as_list(list), as_list(all)->items, as_list(all)->count);
  decref(m, all);
  return good ? V_NONE : V_UNBOUND;
}

static Value list_init(Machine *m, const Value *args, int nargs) {
  if (nargs > 2) return raisef(m, m->e_TypeError, "list expected at most 1 argument, got %d", nargs - 1);
  if (as_list(args[0])->count) list_empty(m, as_list(args[0]));
  return nargs > 1 ? extend_by(m, args[0], args[1]) : V_NONE;
}

static Value list_append_method(Machine *m, const Value *args, int nargs) {
  return list_append(m, args[0], args[1]) ? V_NONE : V_UNBOUND;
}
static Value list_extend(Machine *m, const Value *args, int nargs) { return extend_by(m, args[0], args[1]); }

static Value list_insert_method(Machine *m, const Value *args, int nargs) {
  int64_t at;
  if (!arg_index(m, args[1], &at)) return V_UNBOUND;
  return list_insert(m, as_list(args[0]), index_clamp(at, as_list(args[0])->count), args[2]) ? V_NONE : V_UNBOUND;
}

static Value list_pop(Machine *m, const Value *args, int nargs) {
  List *l = as_list(args[0]);
  int64_t at = -1;
  if (nargs > 1 && !arg_index(m, args[1], &at)) return V_UNBOUND;
  if (!l->count) return raisef(m, m->e_IndexError, "pop from empty list");
  if (at < 0) at += l->count;
  if (at < 0 || at >= l->count) return raisef(m, m->e_IndexError, "pop index out of range");
  Value v = l->items[at];
  l->count--;
  memmove(l->items + at, l->items + at + 1, (size_t)(l->count - at) * sizeof(Value));
  return v;
}

static Answer position(Machine *m, const List *l, Value v, int64_t from, int64_t to, int64_t *at) {
  for (int64_t i = from; i < to && i < l->count; i++) {
    Answer a = value_equal(m, l->items[i], v);
    *at = i;
    if (a != NO) return a;
  }
  return NO;
}

static Value list_remove(Machine *m, const Value *args, int nargs) {
  List *l = as_list(args[0]);
  int64_t at;
  Answer a = position(m, l, args[1], 0, l->count, &at);
  if (a == NEEDS_PYTHON) return prelude(m, "_list_remove", 2, args[0], args[1]);
  if (a == NO) return raisef(m, m->e_ValueError, "list.remove(x): x not in list");
  if (a == YES) list_remove_range(m, l, at, 1);
  return a == YES ? V_NONE : V_UNBOUND;
}

static Value list_index(Machine *m, const Value *args, int nargs) {
  List *l = as_list(args[0]);
  int64_t from = 0, to = INT32_MAX, at;
  if (nargs > 2 && !arg_index(m, args[2], &from)) return V_UNBOUND;
  if (nargs > 3 && !arg_index(m, args[3], &to)) return V_UNBOUND;
  Answer a = position(m, l, args[1], index_clamp(from, l->count), index_clamp(to, l->count), &at);
  if (a == NEEDS_PYTHON) return prelude(m, "_seq_index", 4, args[0], args[1], from_int(from), from_int(to));
  if (a == NO) return raisef(m, m->e_ValueError, "%R is not in list", args[1]);
  return a == YES ? from_int(at) : V_UNBOUND;
}

static Value list_count(Machine *m, const Value *args, int nargs) {
  const List *l = as_list(args[0]);
  int64_t n = 0;
  for (uint32_t i = 0; i < l->count; i++) {
    Answer a = value_equal(m, l->items[i], args[1]);
    if (a == RAISED) return V_UNBOUND;
    if (a == NEEDS_PYTHON) return prelude(m, "_seq_count", 2, args[0], args[1]);
    n += a == YES;
  }
  return from_int(n);
}

static void reverse(Value *items, uint32_t n) {
  for (uint32_t i = 0; i < n / 2; i++) {
    Value v = items[i];
    items[i] = items[n - 1 - i];
    items[n - 1 - i] = v;
  }
}

static Value list_reverse(Machine *m, const Value *args, int nargs) {
  reverse(as_list(args[0])->items, as_list(args[0])->count);
  return V_NONE;
}

static Value list_clear(Machine *m, const Value *args, int nargs) {
  list_empty(m, as_list(args[0]));
  return V_NONE;
}

static Value list_copy(Machine *m, const Value *args, int nargs) {
  return list_from(m, as_list(args[0])->items, as_list(args[0])->count);
}

// ---- sort ----

// Sorts a copy of the items (by keys, or by themselves): after a comparison that raises, the list still has all of
// them.
static Value sort_list(Machine *m, List *l, const List *keys, bool backwards, Value slow_keys) {
  size_t n = l->count, size = (n ? n : 1) * sizeof(Value);
  Value *items = heap_alloc(m->heap, size), *by = keys ? heap_alloc(m->heap, size) : NULL, result = V_NONE;
  if (!items || (keys && !by)) {
    result = raise_memory(m);
  } else {
    if (n) memcpy(items, l->items, n * sizeof(Value));
    if (keys && n) memcpy(by, keys->items, n * sizeof(Value));
    if (backwards) reverse(items, (uint32_t)n);
    if (backwards && keys) reverse(by, (uint32_t)n);
    Answer a = list_sort_plain(m, keys ? by : items, keys ? items : NULL, n);
    if (a == YES) {
      if (backwards) reverse(items, (uint32_t)n);
      if (n) memcpy(l->items, items, n * sizeof(Value));
    } else {
      result = a == RAISED ? V_UNBOUND : prelude(m, "_sort_slow", 3, from_obj(l), slow_keys, from_bool(backwards));
    }
  }
  heap_free(m->heap, items, size);
  if (by) heap_free(m->heap, by, size);
  return result;
}

Value list_sort_all(Machine *m, Value list, bool backwards) {
  return sort_list(m, as_list(list), NULL, backwards, V_NONE);
}

static bool arg_reverse(Machine *m, Value v, bool *backwards) {
  int64_t i = 0;
  if (v != V_UNBOUND && !arg_index(m, v, &i)) return false;
  *backwards = i != 0;
  return true;
}

static Value list_sort(Machine *m, const Value *args, int nargs) {
  if (m->kwnames == V_UNBOUND && nargs > 1) return raisef(m, m->e_TypeError, "sort() takes no positional arguments");
  uint32_t named = m->kwnames == V_UNBOUND ? 0 : as_tuple(m->kwnames)->count;
  if (nargs - (int)named > 1) return raisef(m, m->e_TypeError, "sort() takes no positional arguments");
  Value key = V_NONE, back = V_UNBOUND;
  for (uint32_t i = 0; i < named; i++) {
    Value name = as_tuple(m->kwnames)->items[i];
    if (!strcmp(str_data(name), "key")) key = args[1 + i];
    else if (!strcmp(str_data(name), "reverse")) back = args[1 + i];
    else return keyword_refused(m, name, "sort");
  }
  bool backwards;
  if (!arg_reverse(m, back, &backwards)) return V_UNBOUND;
  if (key != V_NONE) return prelude(m, "_sort_keyed", 3, args[0], key, from_bool(backwards));
  return sort_list(m, as_list(args[0]), NULL, backwards, V_NONE);
}

// _sort_by(list, keys, reverse): the prelude has computed the keys.
static Value sort_by(Machine *m, const Value *args, int nargs) {
  if (as_list(args[0])->count != as_list(args[1])->count)
    return raisef(m, m->e_ValueError, "list modified during sort");
  return sort_list(m, as_list(args[0]), as_list(args[1]), args[2] == V_TRUE, args[1]);
}

static const NativeDef list_methods[] = {{"__init__", list_init, 1, -1, NULL},
                                         {"append", list_append_method, 2, 2, NULL},
                                         {"extend", list_extend, 2, 2, NULL},
                                         {"insert", list_insert_method, 3, 3, NULL},
                                         {"pop", list_pop, 1, 2, NULL},
                                         {"remove", list_remove, 2, 2, NULL},
                                         {"index", list_index, 2, 4, NULL},
                                         {"count", list_count, 2, 2, NULL},
                                         {"reverse", list_reverse, 1, 1, NULL},
                                         {"clear", list_clear, 1, 1, NULL},
                                         {"copy", list_copy, 1, 1, NULL},
                                         {"sort", list_sort, 1, -1, "**"},
                                         {0}};

static const NativeDef list_def = {"list", list_make, 1, -1, "**"};
static const NativeDef list_helpers[] = {{"_sort_by", sort_by, 3, 3, "=ll."}, {0}};

void list_boot(Machine *m) {
  m->t_list->make = &list_def;
  type_add(m, m->t_list, list_methods, NULL);
  helpers_add(m, list_helpers);
}
