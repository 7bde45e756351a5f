// Types: their boot, the lookup along the MRO, and the classes that programs make.
//
// A type's version changes whenever an attribute of it or of one of its bases does, and no version is used twice in one
// OS process, so a cache that remembers a version needs no other check.
#include <assert.h>
#include <string.h>

#include "boot.h"
#include "dict.h"
#include "names.h"
#include "native.h"
#include "text.h"

Type *type_of(Machine *m, Value v) {
  if (is_int(v)) return m->t_int;
  if (is_float_word(v)) return m->t_float;
  if (is_ptr(v)) {
    Object *o = as_obj(v);
    if (o->type) return o->type;
    switch ((Kind)o->kind) {  // constants of code know no type: a type belongs to a machine
    case K_STR: return m->t_str;
    case K_FLOAT: return m->t_float;
    case K_COMPLEX: return m->t_complex;
    case K_BIGINT: return m->t_int;
    case K_BYTES: return m->t_bytes;
    case K_TUPLE: return m->t_tuple;
    case K_FROZENSET: return m->t_frozenset;
    case K_CODE: return m->t_code;
    default: return m->t_object;
    }
  }
  switch (v) {
  case V_NONE: return m->t_NoneType;
  case V_TRUE:
  case V_FALSE: return m->t_bool;
  case V_NOTIMPLEMENTED: return m->t_NotImplementedType;
  case V_ELLIPSIS: return m->t_ellipsis;
  default: return m->t_object;
  }
}

// Classes that are C in CPython and not builtins: its messages say whose they are.
static const char *const named_in_full[] = {"collections.deque",
                                            "collections.OrderedDict",
                                            "collections.defaultdict",
                                            "datetime.date",
                                            "datetime.time",
                                            "datetime.datetime",
                                            "datetime.timedelta",
                                            "datetime.timezone",
                                            "datetime.tzinfo",
                                            "decimal.Decimal",
                                            "decimal.Context",
                                            "functools.partial",
                                            "functools._lru_cache_wrapper",
                                            "array.array",
                                            "_io.StringIO",
                                            "_io.BytesIO",
                                            "re.Pattern",
                                            "re.Match",
                                            "time.struct_time",
                                            "types.SimpleNamespace",
                                            "operator.itemgetter",
                                            "operator.attrgetter",
                                            "operator.methodcaller",
                                            "itertools.chain",
                                            "itertools.count",
                                            "itertools.cycle",
                                            "itertools.repeat",
                                            "itertools.accumulate",
                                            "itertools.islice",
                                            "itertools.product",
                                            "itertools.permutations",
                                            "itertools.combinations",
                                            "itertools.groupby",
                                            "itertools.takewhile",
                                            "itertools.dropwhile",
                                            "itertools.starmap",
                                            "itertools.zip_longest",
                                            "itertools.combinations_with_replacement",
                                            "itertools.compress",
                                            "itertools.filterfalse",
                                            "itertools.pairwise",
                                            "itertools._grouper",
                                            "itertools._tee"};

const char *type_full_name(const Type *t) {
  const char *module = str_data(t->module), *name = str_data(t->name);
  size_t size = strlen(module);
  for (size_t i = 0; i < sizeof named_in_full / sizeof *named_in_full; i++) {
    const char *full = named_in_full[i], *own = full + (*full == '_');  // _io's classes are io's here
    if (!strncmp(own, module, size) && own[size] == '.' && !strcmp(own + size + 1, name)) return full;
  }
  return name;
}

const char *type_name(Machine *m, Value v) {
  const Type *t = type_of(m, v);
  bool in_c = t->head.flags & (TYPE_PRELUDE | TYPE_IMMUTABLE) && is_kind(t->module, K_STR) && is_kind(t->name, K_STR);
  return in_c && strcmp(str_data(t->module), "builtins") != 0 ? type_full_name(t) : str_data(t->name);
}

bool type_is_subclass(const Type *t, const Type *of) {
  if (t == of) return true;
  if (!is_ptr(t->mro)) return false;
  const Tuple *mro = (const Tuple *)as_obj(t->mro);
  for (uint32_t i = 1; i < mro->count; i++)
    if (mro->items[i] == from_obj(of)) return true;
  return false;
}

bool exception_matches(Value exc, Type *type) {
  return is_kind(exc, K_EXCEPTION) && type_is_subclass(as_obj(exc)->type, type);
}

// A small cache in front of the walk along the MRO, by type version and name.
enum { LOOKUP_CACHE = 1024 };
static struct {
  uint64_t version;
  Value name, found;
} lookup_cache[LOOKUP_CACHE];

static Value lookup_slowly(const Type *t, Value name) {
  const Tuple *mro = (const Tuple *)as_obj(t->mro);
  for (uint32_t i = 0; i < mro->count; i++) {
    Value v = dict_get_name(((const Type *)as_obj(mro->items[i]))->dict, name);
    if (v != V_UNBOUND) return v;
  }
  return V_UNBOUND;
}

int type_taken(const Type *t) {
  const Tuple *mro = (const Tuple *)as_obj(t->mro);
  int taken = 0;
  for (uint32_t i = 0; i < mro->count && !taken; i++) taken = ((const Type *)as_obj(mro->items[i]))->taken;
  return taken;
}

Value type_lookup(Machine *m, Type *t, Value name) {
  // its address may be used again for another text
  if (!(as_obj(name)->refs & IMMORTAL)) return lookup_slowly(t, name);
  size_t i = (size_t)((name >> 4) ^ t->version * 31) % LOOKUP_CACHE;
  if (lookup_cache[i].version == t->version && lookup_cache[i].name == name) return lookup_cache[i].found;
  Value v = lookup_slowly(t, name);
  lookup_cache[i].version = t->version;
  lookup_cache[i].name = name;
  lookup_cache[i].found = v;
  return v;
}

Value type_lookup_str(Machine *m, Type *t, const char *name) {
  return type_lookup(m, t, str_constant(name, strlen(name)));
}

static void type_changed(Type *t) {
  t->version = dict_version();
  if (!is_ptr(t->subclasses)) return;
  const List *subs = (const List *)as_obj(t->subclasses);
  for (uint32_t i = 0; i < subs->count; i++) type_changed((Type *)as_obj(subs->items[i]));
}

// ---- boot ----

static void become_immortal(void *o) { ((Object *)o)->refs = IMMORTAL; }

static Type *bare_type(Machine *m, const char *name) {
  Type *t = heap_alloc_object(m->heap, sizeof *t);
  if (!t) return NULL;
  *t = (Type){.head = {.refs = IMMORTAL, .kind = K_TYPE, .flags = TYPE_IMMUTABLE}};
  t->name = t->qualname = str_constant(name, strlen(name));
  t->module = str_constant("builtins", 8);
  t->layout = K_INSTANCE;
  t->version = dict_version();
  t->bases = t->mro = t->subclasses = V_UNBOUND;
  return t;
}

static void set_mro_single(Machine *m, Type *t) {
  uint32_t depth = 0;
  for (Type *b = t; b; b = b->base) depth++;
  Value mro = tuple_new(m, depth);
  Tuple *tuple = (Tuple *)as_obj(mro);
  uint32_t i = 0;
  for (Type *b = t; b; b = b->base) tuple->items[i++] = from_obj(b);  // types made at boot are immortal: not counted
  become_immortal(tuple);
  t->mro = mro;
}

static void finish_bare(Machine *m, Type *t, Type *base) {
  t->head.type = m->t_type;
  t->base = base;
  t->dict = dict_new(m);
  become_immortal(t->dict);
  t->subclasses = list_new(m, 0);
  become_immortal(as_obj(t->subclasses));
  t->bases = tuple_new(m, base ? 1 : 0);
  become_immortal(as_obj(t->bases));
  if (base) {
    ((Tuple *)as_obj(t->bases))->items[0] = from_obj(base);
    list_append(m, base->subclasses, from_obj(t));
    t->layout = t->layout == K_INSTANCE ? base->layout : t->layout;
    t->make = base->make;
  }
  set_mro_single(m, t);
}

static void set_layouts(Machine *m) {
  const struct {
    Type *type;
    Kind kind;
  } rows[] = {{m->t_float, K_FLOAT},
              {m->t_complex, K_COMPLEX},
              {m->t_str, K_STR},
              {m->t_bytes, K_BYTES},
              {m->t_bytearray, K_BYTEARRAY},
              {m->t_tuple, K_TUPLE},
              {m->t_list, K_LIST},
              {m->t_dict, K_DICT},
              {m->t_set, K_SET},
              {m->t_frozenset, K_FROZENSET},
              {m->t_deque, K_DEQUE},
              {m->t_range, K_RANGE},
              {m->t_slice, K_SLICE},
              {m->t_int, K_BIGINT},
              {m->t_function, K_FUNCTION},
              {m->t_builtin_function_or_method, K_NATIVE},
              {m->t_method_descriptor, K_NATIVE},
              {m->t_method, K_METHOD},
              {m->t_module, K_MODULE},
              {m->t_generator, K_GENERATOR},
              {m->t_cell, K_CELL},
              {m->t_code, K_CODE},
              {m->t_frame, K_FRAME},
              {m->t_property, K_PROPERTY},
              {m->t_staticmethod, K_STATICMETHOD},
              {m->t_classmethod, K_CLASSMETHOD},
              {m->t_super, K_SUPER},
              {m->t_getset_descriptor, K_GETSET},
              {m->t_iterator, K_ITERATOR},
              {m->t_enumerate, K_ITERATOR},
              {m->t_zip, K_ITERATOR},
              {m->t_reversed, K_ITERATOR},
              {m->t_callable_iterator, K_ITERATOR},
              {m->t_list_iterator, K_ITERATOR},
              {m->t_tuple_iterator, K_ITERATOR},
              {m->t_str_iterator, K_ITERATOR},
              {m->t_str_ascii_iterator, K_ITERATOR},
              {m->t_bytes_iterator, K_ITERATOR},
              {m->t_bytearray_iterator, K_ITERATOR},
              {m->t_range_iterator, K_ITERATOR},
              {m->t_set_iterator, K_ITERATOR},
              {m->t_list_reverseiterator, K_ITERATOR},
              {m->t_dict_keyiterator, K_ITERATOR},
              {m->t_dict_valueiterator, K_ITERATOR},
              {m->t_dict_itemiterator, K_ITERATOR},
              {m->t_dict_reversekeyiterator, K_ITERATOR},
              {m->t_dict_reversevalueiterator, K_ITERATOR},
              {m->t_dict_reverseitemiterator, K_ITERATOR},
              {m->t__deque_iterator, K_ITERATOR},
              {m->t__deque_reverse_iterator, K_ITERATOR},
              {m->t_dict_keys, K_DICTVIEW},
              {m->t_dict_values, K_DICTVIEW},
              {m->t_dict_items, K_DICTVIEW},
              {m->t_shared, K_SHARED},
              {m->t_weak, K_WEAK},
              {m->t_type, K_TYPE},
              {m->e_BaseException, K_EXCEPTION}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) rows[i].type->layout = rows[i].kind;
}

void types_boot(Machine *m) {
#define T(name) m->t_##name = bare_type(m, #name);
  TYPES(T)
#undef T
#define E(name, base_) m->e_##name = bare_type(m, #name);
  EXCEPTIONS(E)
#undef E
  set_layouts(m);
  finish_bare(m, m->t_object, NULL);
#define T(name) \
  if (m->t_##name != m->t_object) finish_bare(m, m->t_##name, m->t_##name == m->t_bool ? m->t_int : m->t_object);
  TYPES(T)
#undef T
  finish_bare(m, m->e_BaseException, m->t_object);
#define E(name, base_) \
  if (m->e_##name != m->e_BaseException) finish_bare(m, m->e_##name, m->e_##base_);
  EXCEPTIONS(E)
#undef E
  m->t_bool->head.flags |= TYPE_NO_SUBCLASS;
  m->t_list->taken = m->t_tuple->taken = m->t_range->taken = m->t_deque->taken = TAKEN_SEQUENCE;
  m->t_dict->taken = TAKEN_MAPPING;
}

void type_add(Machine *m, Type *t, const NativeDef *methods, const GetSetDef *getset) {
  for (; methods && methods->name; methods++) {
    Value fn = native_new(m, methods, t, V_UNBOUND);
    become_immortal(as_obj(fn));
    dict_set_name(m, t->dict, str_constant(methods->name, strlen(methods->name)), fn);
  }
  for (; getset && getset->name; getset++) {
    GetSet *g = object_alloc(m, sizeof *g, K_GETSET, m->t_getset_descriptor);
    g->def = getset;
    g->owner = t;
    become_immortal(g);
    dict_set_name(m, t->dict, str_constant(getset->name, strlen(getset->name)), from_obj(g));
  }
  type_changed(t);
}

Type *type_new_native(Machine *m, const char *name, const char *module, Type *base, Kind layout,
                      const NativeDef *methods, const GetSetDef *getset) {
  Type *t = bare_type(m, name);
  if (!t) return NULL;
  t->module = str_constant(module, strlen(module));
  t->layout = layout;
  finish_bare(m, t, base ? base : m->t_object);
  type_add(m, t, methods, getset);
  return t;
}

// ---- classes made by programs ----

// C3: merges the bases' MROs and the list of bases. heads[i] is how much of sequence i is used up.
static bool in_tail(const Tuple *seq, uint32_t from, Value t) {
  for (uint32_t i = from + 1; i < seq->count; i++)
    if (seq->items[i] == t) return true;
  return false;
}

static Value merge_mros(Machine *m, Type *t, const Tuple *bases) {
  uint32_t n = bases->count + 1;
  Value list = list_new(m, 8);
  uint32_t *heads = heap_alloc(m->heap, n * sizeof *heads);
  if (list == V_UNBOUND || !heads) return raise_memory(m);
  memset(heads, 0, n * sizeof *heads);
  Value result = V_UNBOUND;
  for (;;) {
    Value next = V_UNBOUND;
    bool left = false;
    for (uint32_t i = 0; i < n && next == V_UNBOUND; i++) {
      const Tuple *seq = i < bases->count ? (const Tuple *)as_obj(((Type *)as_obj(bases->items[i]))->mro) : bases;
      if (heads[i] == seq->count) continue;
      left = true;
      Value candidate = seq->items[heads[i]];
      bool good = true;
      for (uint32_t j = 0; j < n && good; j++) {
        const Tuple *other = j < bases->count ? (const Tuple *)as_obj(((Type *)as_obj(bases->items[j]))->mro) : bases;
        good = heads[j] >= other->count || !in_tail(other, heads[j], candidate);
      }
      if (good) next = candidate;
    }
    if (!left) break;
    if (next == V_UNBOUND) {
      Buffer names;
      buffer_init(&names, m);
      for (uint32_t i = 0; i < bases->count; i++)
        buffer_printf(&names, "%s%s", i ? ", " : "", str_data(((Type *)as_obj(bases->items[i]))->name));
      Value text = buffer_str(&names);
      raisef(m, m->e_TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %V", text);
      decref(m, text);
      goto done;
    }
    for (uint32_t i = 0; i < n; i++) {
      const Tuple *seq = i < bases->count ? (const Tuple *)as_obj(((Type *)as_obj(bases->items[i]))->mro) : bases;
      if (heads[i] < seq->count && seq->items[heads[i]] == next) heads[i]++;
    }
    if (!list_append(m, list, next)) goto done;
  }
  const List *l = (const List *)as_obj(list);
  result = tuple_new(m, l->count + 1);
  if (result == V_UNBOUND) goto done;
  ((Tuple *)as_obj(result))->items[0] = from_obj(t);  // itself, borrowed
  for (uint32_t i = 0; i < l->count; i++) ((Tuple *)as_obj(result))->items[i + 1] = incref(l->items[i]);
done:
  heap_free(m->heap, heads, n * sizeof *heads);
  decref(m, list);
  return result;
}

// The base whose struct the instances have: the one furthest from a plain instance; two different ones conflict.
static Type *best_base(Machine *m, const Tuple *bases) {
  Type *best = NULL;
  for (uint32_t i = 0; i < bases->count; i++) {
    if (!is_kind(bases->items[i], K_TYPE)) {
      raisef(m, m->e_TypeError, "metaclass conflict: a base must be a class, not '%T'", bases->items[i]);
      return NULL;
    }
    Type *b = (Type *)as_obj(bases->items[i]);
    if (b->head.flags & TYPE_NO_SUBCLASS) {
      raisef(m, m->e_TypeError, "type '%V' is not an acceptable base type", b->name);
      return NULL;
    }
    for (uint32_t j = 0; j < i; j++)
      if (bases->items[j] == bases->items[i]) {
        raisef(m, m->e_TypeError, "duplicate base class %V", b->name);
        return NULL;
      }
    if (!best || (best->layout == K_INSTANCE && b->layout != K_INSTANCE)) best = b;
    else if (b->layout != K_INSTANCE && b->layout != best->layout) {
      raisef(m, m->e_TypeError, "multiple bases have instance lay-out conflict");
      return NULL;
    }
  }
  assert(best && "there is always object");
  switch (best->layout) {
  case K_INSTANCE:
  case K_LIST:
  case K_DICT:
  case K_SET:
  case K_FROZENSET:
  case K_DEQUE:
  case K_EXCEPTION:
  case K_SHARED: return best;
  case K_FLOAT:
  case K_COMPLEX:
  case K_BIGINT:
  case K_STR:
  case K_BYTES:
  case K_BYTEARRAY:
  case K_TUPLE: return best;  // with OF_OWN
  case K_TYPE: return best;   // a metaclass
  default:
    raisef(m, m->e_TypeError, "mplab: a class cannot inherit from '%V'; keep one as an attribute instead", best->name);
    return NULL;
  }
}

// A name of __slots__ that gives instances a dict after all.
static bool names_dict(const Value *names, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (is_kind(names[i], K_STR) && str_equal(names[i], str_constant("__dict__", 8))) return true;
  return false;
}

// Do its instances have just the attributes that __slots__ names? Every class above it must say so too.
static bool only_slots(Machine *m, const Type *t) {
  Value slots = dict_get_name(t->dict, name_slots);
  if (slots == V_UNBOUND || (t->layout != K_INSTANCE && t->layout > K_TUPLE)) return false;
  const Tuple *bases = (const Tuple *)as_obj(t->bases);
  for (uint32_t i = 0; i < bases->count; i++)
    if (!(as_obj(bases->items[i])->flags & (TYPE_SLOTS | TYPE_IMMUTABLE))) return false;
  if (is_kind(slots, K_TUPLE))
    return !names_dict(((const Tuple *)as_obj(slots))->items, ((const Tuple *)as_obj(slots))->count);
  if (is_kind(slots, K_LIST))
    return !names_dict(((const List *)as_obj(slots))->items, ((const List *)as_obj(slots))->count);
  return is_kind(slots, K_STR) && !names_dict(&slots, 1);
}

Type *type_metaclass(Machine *m, Value given, const Tuple *bases) {
  Type *best = is_kind(given, K_TYPE) && ((Type *)as_obj(given))->layout == K_TYPE ? (Type *)as_obj(given) : m->t_type;
  for (uint32_t i = 0; i < bases->count; i++)
    if (is_kind(bases->items[i], K_TYPE) && type_is_subclass(as_obj(bases->items[i])->type, best))
      best = as_obj(bases->items[i])->type;
  return best;
}

Value type_build(Machine *m, Value name, Value bases, Dict *ns) {
  Value real_bases = ((Tuple *)as_obj(bases))->count ? incref(bases) : tuple_of(m, 1, from_obj(m->t_object));
  if (real_bases == V_UNBOUND) return V_UNBOUND;
  Type *base = best_base(m, (Tuple *)as_obj(real_bases));
  Type *t = base ? object_alloc(m, sizeof *t, K_TYPE, type_metaclass(m, V_UNBOUND, (Tuple *)as_obj(real_bases))) : NULL;
  if (!t) {
    decref(m, real_bases);
    return V_UNBOUND;
  }
  Object head = t->head;
  *t = (Type){.head = head,
              .name = incref(name),
              .qualname = incref(name),
              .base = base,
              .bases = real_bases,
              .layout = base->layout,
              .make = base->make,
              .drop = NULL,
              .module = V_UNBOUND,
              .mro = V_UNBOUND,
              .subclasses = V_UNBOUND};
  t->head.flags = base->head.flags & (TYPE_HAS_SLOW_GETATTR | TYPE_HAS_DEL);
  t->version = dict_version();
  t->subclasses = list_new(m, 0);
  t->dict = dict_copy(m, ns);
  t->mro = merge_mros(m, t, (Tuple *)as_obj(real_bases));
  if (t->mro != V_UNBOUND) as_obj(t->mro)->flags |= OF_TYPE;
  if (t->subclasses != V_UNBOUND) as_obj(t->subclasses)->flags |= OF_TYPE;
  if (t->mro == V_UNBOUND || t->subclasses == V_UNBOUND || !t->dict) {
    Value empty = tuple_new(m, 1);  // free_type expects one
    if (t->mro == V_UNBOUND) t->mro = empty;
    else decref(m, empty);
    if (t->subclasses == V_UNBOUND) t->subclasses = list_new(m, 0);
    decref(m, from_obj(t));
    return V_UNBOUND;
  }
  Value qualname = dict_get_name(t->dict, name_qualname);
  if (is_kind(qualname, K_STR)) {
    decref(m, t->qualname);
    t->qualname = incref(qualname);
    dict_del_name(m, t->dict, name_qualname);
  }
  Value module = dict_get_name(t->dict, name_module);
  t->module = is_kind(module, K_STR) ? incref(module) : str_constant("builtins", 8);
  if (dict_get_name(t->dict, name_doc) == V_UNBOUND) dict_set_name(m, t->dict, name_doc, V_NONE);
  static const char *const class_methods[] = {"__init_subclass__", "__class_getitem__"};
  for (int i = 0; i < 2; i++) {
    Value key = str_constant(class_methods[i], strlen(class_methods[i]));
    Value fn = dict_get_name(t->dict, key);
    if (!is_kind(fn, K_FUNCTION)) continue;
    Wrapper *w = object_alloc(m, sizeof *w, K_CLASSMETHOD, m->t_classmethod);
    if (!w) break;
    w->function = incref(fn);
    dict_set_name(m, t->dict, key, from_obj(w));
    DECREF_OBJ(m, w);
  }
  if (dict_get_name(t->dict, name_eq) != V_UNBOUND && dict_get_name(t->dict, name_hash) == V_UNBOUND)
    dict_set_name(m, t->dict, name_hash, V_NONE);
  if (dict_get_name(t->dict, name_getattr) != V_UNBOUND || dict_get_name(t->dict, name_getattribute) != V_UNBOUND)
    t->head.flags |= TYPE_HAS_SLOW_GETATTR;
  if (dict_get_name(t->dict, name_del) != V_UNBOUND) {
    t->head.flags |= TYPE_HAS_DEL;
    m->mortal = true;
  }
  const Tuple *bt = (const Tuple *)as_obj(real_bases);
  for (uint32_t i = 0; i < bt->count; i++) {
    Type *b = (Type *)as_obj(bt->items[i]);
    t->head.flags |= b->head.flags & (TYPE_HAS_SLOW_GETATTR | TYPE_HAS_DEL);
    if (list_append(m, b->subclasses, from_obj(t))) t->head.refs--;  // borrowed: free_type takes it out
  }
  if (only_slots(m, t)) t->head.flags |= TYPE_SLOTS;
  m->own.objects++;
  return from_obj(t);
}

void type_attribute_changed(Type *t) { type_changed(t); }
