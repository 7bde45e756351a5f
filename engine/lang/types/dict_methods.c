// The methods of dict and its constructor. A key whose __hash__ or __eq__ is Python is left to the prelude.
#include "collections.h"

static Value dict_make(Machine *m, const Value *args, int nargs) { return dict_type_new(m, as_type(args[0])); }

// Element i of a sequence of pairs.
static Answer add_pair(Machine *m, Dict *d, Value element, uint32_t i) {
  const Value *items;
  uint32_t n;
  Value list = V_UNBOUND;
  if (sequence_values(element, &items, &n) == V_UNBOUND) {
    bool python = false;
    list = iter_all(m, element, &python);
    if (python) return NEEDS_PYTHON;
    if (list == V_UNBOUND) {
      decref(m, exception_take(m));
      raisef(m, m->e_TypeError, "cannot convert dictionary update sequence element #%u to a sequence", i);
      return RAISED;
    }
    sequence_values(list, &items, &n);
  }
  Answer a = RAISED;
  if (n == 2) a = dict_set(m, d, items[0], items[1]);
  else raisef(m, m->e_ValueError, "dictionary update sequence element #%u has length %u; 2 is required", i, n);
  decref(m, list);
  return a;
}

static Answer update_pairs(Machine *m, Dict *d, Value from) {
  bool python = false;
  Value list = iter_all(m, from, &python);
  if (list == V_UNBOUND) return python ? NEEDS_PYTHON : RAISED;
  Answer a = YES;
  for (uint32_t i = 0; a == YES && i < as_list(list)->count; i++) a = add_pair(m, d, as_list(list)->items[i], i);
  decref(m, list);
  return a;
}

static Answer update_from(Machine *m, Dict *d, Value from) {
  if (is_kind(from, K_DICT)) {
    static Value keys;
    if (!keys) keys = str_constant("keys", 4);
    if (!is_subclassed(from) || !method_is_python(m, from, keys)) return dict_merge(m, d, as_dict(from));
    return NEEDS_PYTHON;
  }
  if (is_kind(from, K_ITERATOR) || !iterates_in_c(m, from)) return NEEDS_PYTHON;  // an iterator can be walked once only
  return update_pairs(m, d, from);
}

static bool add_keywords(Machine *m, Dict *d, const Value *values) {
  const Tuple *names = as_tuple(m->kwnames);
  for (uint32_t i = 0; i < names->count; i++)
    if (!dict_set_name(m, d, names->items[i], values[i])) return false;
  return true;
}

static Value update(Machine *m, const char *name, const Value *args, int nargs) {
  uint32_t named = m->kwnames == V_UNBOUND ? 0 : as_tuple(m->kwnames)->count;
  int positional = nargs - (int)named;
  if (positional > 2) return raisef(m, m->e_TypeError, "%s expected at most 1 argument, got %d", name, positional - 1);
  Dict *d = as_dict(args[0]);
  if (positional == 2) {
    Answer a = update_from(m, d, args[1]);
    if (a == RAISED) return V_UNBOUND;
    if (a == NEEDS_PYTHON) {
      Dict *keywords = dict_new(m);
      if (!keywords || (named && !add_keywords(m, keywords, args + positional))) return V_UNBOUND;
      Value tail = prelude(m, "_dict_update", 3, args[0], args[1], from_obj(keywords));
      DECREF_OBJ(m, keywords);
      return tail;
    }
  }
  if (named && !add_keywords(m, d, args + positional)) return V_UNBOUND;
  return V_NONE;
}

static Value dict_init(Machine *m, const Value *args, int nargs) { return update(m, "dict", args, nargs); }
static Value dict_update(Machine *m, const Value *args, int nargs) { return update(m, "update", args, nargs); }

static Value dict_get_method(Machine *m, const Value *args, int nargs) {
  Value v;
  Answer a = dict_get(m, as_dict(args[0]), args[1], &v);
  if (a == YES) return incref(v);
  if (a == RAISED) return V_UNBOUND;
  Value fallback = nargs > 2 ? args[2] : V_NONE;
  return a == NO ? incref(fallback) : prelude(m, "_dict_get", 3, args[0], args[1], fallback);
}

// An empty one does not ask for the key's hash.
static Value dict_pop_method(Machine *m, const Value *args, int nargs) {
  Value v;
  Answer a = as_dict(args[0])->live ? dict_pop(m, as_dict(args[0]), args[1], &v) : NO;
  if (a == YES) return v;
  if (a == RAISED) return V_UNBOUND;
  if (a == NEEDS_PYTHON)
    return prelude(m, "_dict_pop", 4, args[0], args[1], from_bool(nargs > 2), nargs > 2 ? args[2] : V_NONE);
  return nargs > 2 ? incref(args[2]) : raise_key(m, args[1]);
}

static Value dict_popitem(Machine *m, const Value *args, int nargs) {
  Value key, v;
  if (!dict_pop_last(m, as_dict(args[0]), &key, &v)) return raisef(m, m->e_KeyError, "popitem(): dictionary is empty");
  Value t = tuple_of(m, 2, key, v);
  decref(m, key);
  decref(m, v);
  return t;
}

static Value dict_setdefault(Machine *m, const Value *args, int nargs) {
  Value v, fallback = nargs > 2 ? args[2] : V_NONE;
  Answer a = dict_get(m, as_dict(args[0]), args[1], &v);
  if (a == YES) return incref(v);
  if (a == NO) a = dict_set(m, as_dict(args[0]), args[1], fallback);
  if (a == RAISED) return V_UNBOUND;
  return a == YES ? incref(fallback) : prelude(m, "_dict_setdefault", 3, args[0], args[1], fallback);
}

static Value dict_clear_method(Machine *m, const Value *args, int nargs) {
  dict_clear(m, as_dict(args[0]));
  return V_NONE;
}

static Value dict_copy_method(Machine *m, const Value *args, int nargs) {
  Dict *d = dict_copy(m, as_dict(args[0]));
  return d ? from_obj(d) : V_UNBOUND;
}

static Value dict_keys(Machine *m, const Value *args, int nargs) { return dict_view_new(m, as_dict(args[0]), 0); }
static Value dict_values(Machine *m, const Value *args, int nargs) { return dict_view_new(m, as_dict(args[0]), 1); }
static Value dict_items(Machine *m, const Value *args, int nargs) { return dict_view_new(m, as_dict(args[0]), 2); }

static Value dict_reversed(Machine *m, const Value *args, int nargs) {
  Value all[] = {from_obj(m->t_reversed), args[0]};
  return m->t_reversed->make->fn(m, all, 2);
}

// dict.fromkeys(iterable, value=None): a class method.
static Value dict_fromkeys(Machine *m, const Value *args, int nargs) {
  Value fallback = nargs > 2 ? args[2] : V_NONE;
  bool python = false;
  if (args[0] != from_obj(m->t_dict)) return prelude(m, "_dict_fromkeys", 3, args[0], args[1], fallback);
  Value list = iter_all(m, args[1], &python);
  if (list == V_UNBOUND) return python ? prelude(m, "_dict_fromkeys", 3, args[0], args[1], fallback) : V_UNBOUND;
  Dict *d = dict_new(m);
  Answer a = d ? YES : RAISED;
  for (uint32_t i = 0; a == YES && i < as_list(list)->count; i++) a = dict_set(m, d, as_list(list)->items[i], fallback);
  if (a == YES) {
    decref(m, list);
    return from_obj(d);
  }
  if (d) DECREF_OBJ(m, d);
  Value tail = a == NEEDS_PYTHON ? prelude(m, "_dict_fromkeys", 3, args[0], args[1], fallback) : V_UNBOUND;
  decref(m, list);
  return tail;
}

// ---- helpers of the prelude: a dict or set by hash and identity, when equality is the program's ----

static Dict *table_of(Value v) { return is_kind(v, K_DICT) ? as_dict(v) : as_set(v)->dict; }
static uint64_t hash_of(Value v) {
  int64_t i = 0;
  if (int_to_i64(v, &i)) return (uint64_t)i;
  return is_big(v) ? ((const BigInt *)as_obj(v))->limbs[0] : 0;
}

// _candidates(container, hash): the keys that have this hash.
static Value candidates(Machine *m, const Value *args, int nargs) {
  const Dict *d = table_of(args[0]);
  uint64_t hash = hash_of(args[1]);
  Value list = list_new(m, 0);
  for (uint32_t i = 0; list != V_UNBOUND && i < d->used; i++)
    if (d->entries[i].key != V_UNBOUND && d->entries[i].hash == hash && !list_append(m, list, d->entries[i].key))
      return V_UNBOUND;
  return list;
}

static int64_t same_at(const Dict *d, Value key, uint64_t hash) {
  for (uint32_t i = 0; i < d->used; i++)
    if (d->entries[i].key == key && d->entries[i].hash == hash) return i;
  return -1;
}

// _at(dict, key, hash): the value of this very key.
static Value at_same(Machine *m, const Value *args, int nargs) {
  const Dict *d = table_of(args[0]);
  int64_t at = same_at(d, args[1], hash_of(args[2]));
  return at < 0 ? raise_key(m, args[1]) : incref(d->entries[at].value);
}

static bool identical(Value a, Value b) { return a == b; }

// _put(container, key, hash, value): replaces this very key's value, or adds it.
static Value put_same(Machine *m, const Value *args, int nargs) {
  Dict *d = table_of(args[0]);
  uint64_t hash = hash_of(args[2]);
  if (d->head.flags & DICT_IS_TABLE) return answer_value(m, table_add_unless(m, d, args[1], hash, identical));
  int64_t at = same_at(d, args[1], hash);
  if (at >= 0) {
    Value old = d->entries[at].value;
    d->entries[at].value = incref(args[3]);
    d->version = dict_version();
    decref(m, old);
    return V_NONE;
  }
  if (!dict_reserve(m, d, 1)) return V_UNBOUND;
  dict_append(d, args[1], hash, args[3]);
  return V_NONE;
}

static Value take_same(Machine *m, const Value *args, int nargs) {
  Dict *d = table_of(args[0]);
  int64_t at = same_at(d, args[1], hash_of(args[2]));
  if (at >= 0) dict_remove_at(m, d, at);
  return V_NONE;
}

static const NativeDef dict_helpers[] = {{"_candidates", candidates, 2, 2, "=ow"},
                                         {"_at", at_same, 3, 3, "=d.w"},
                                         {"_put", put_same, 4, 4, "=o.w."},
                                         {"_take", take_same, 3, 3, "=o.w"},
                                         {0}};

static const NativeDef dict_methods[] = {{"__init__", dict_init, 1, -1, "**"},
                                         {"update", dict_update, 1, -1, "**"},
                                         {"get", dict_get_method, 2, 3, NULL},
                                         {"pop", dict_pop_method, 2, 3, NULL},
                                         {"popitem", dict_popitem, 1, 1, NULL},
                                         {"setdefault", dict_setdefault, 2, 3, NULL},
                                         {"clear", dict_clear_method, 1, 1, NULL},
                                         {"copy", dict_copy_method, 1, 1, NULL},
                                         {"keys", dict_keys, 1, 1, NULL},
                                         {"values", dict_values, 1, 1, NULL},
                                         {"items", dict_items, 1, 1, NULL},
                                         {"__reversed__", dict_reversed, 1, 1, NULL},
                                         {0}};
static const NativeDef dict_def = {"dict", dict_make, 1, -1, "**"};
static const NativeDef fromkeys_def = {"fromkeys", dict_fromkeys, 2, 3, NULL};

// ---- views ----

Value dict_view_new(Machine *m, Dict *d, int what) {
  DictView *v = object_alloc(m, sizeof *v, K_DICTVIEW,
                             what == 0   ? m->t_dict_keys
                             : what == 1 ? m->t_dict_values
                                         : m->t_dict_items);
  if (!v) return V_UNBOUND;
  v->dict = d;
  v->what = what;
  INCREF_OBJ(d);
  return from_obj(v);
}

static Value view_reversed(Machine *m, const Value *args, int nargs) { return dict_reversed(m, args, nargs); }

static Value view_isdisjoint(Machine *m, const Value *args, int nargs) {
  return prelude(m, "_view_isdisjoint", 2, args[0], args[1]);
}

static Value view_mapping(Machine *m, Value v) {
  return prelude(m, "_MappingProxy", 1, from_obj(((DictView *)as_obj(v))->dict));
}

static const GetSetDef view_attrs[] = {{"mapping", view_mapping, NULL}, {0}};
static const NativeDef view_methods[] = {
    {"__reversed__", view_reversed, 1, 1, NULL}, {"isdisjoint", view_isdisjoint, 2, 2, NULL}, {0}};

void dict_boot(Machine *m) {
  m->t_dict->make = &dict_def;
  type_add(m, m->t_dict, dict_methods, NULL);
  wrapped_method_add(m, m->t_dict, K_CLASSMETHOD, &fromkeys_def);
  type_add(m, m->t_dict_keys, view_methods, view_attrs);
  type_add(m, m->t_dict_items, view_methods, view_attrs);
  type_add(m, m->t_dict_values, view_methods, view_attrs);
  helpers_add(m, dict_helpers);
}
