// The fast paths of the loop (machine.c), inlined there: small ints, lists, plain functions, globals and methods found
// before. Each says by its result whether it did the work; if not, nothing was done and the slow way is taken.
#ifndef LANG_MACHINE_LOOP_QUICK_H
#define LANG_MACHINE_LOOP_QUICK_H

#include "loop.h"
#include "lang/object/names.h"

static inline void put(Machine *m, Value *slot, Value v) {
  Value old = *slot;
  *slot = v;
  decref(m, old);
}

static inline void drop(Machine *m, Value *slot) { put(m, slot, V_UNBOUND); }

// The operands that the instruction marks as temporaries are emptied, after it has used them.
static inline void empty_operands(Machine *m, Value *r, Ins i) {
  if (i.x & XB) drop(m, &r[i.b]);
  if (i.x & XC) drop(m, &r[i.c]);
}

static inline bool is_special(Value v) { return (v & 7) == 4 && (v == V_UNBOUND || v == V_TAIL || v == V_WAIT); }

// An int that a double holds exactly.
static inline bool is_exact_double(Value v) { return as_int(v) + (1LL << 53) >= 0 && as_int(v) <= 1LL << 53; }

// Two words of which one is a float and the other a float or such an int.
static inline bool float_pair(Value a, Value b, double *x, double *y) {
  bool fa = is_float_word(a), fb = is_float_word(b);
  if (fa) *x = float_of_word(a);
  else if (fb && is_int(a) && is_exact_double(a)) *x = (double)as_int(a);
  else return false;
  if (fb) *y = float_of_word(b);
  else if (is_int(b) && is_exact_double(b)) *y = (double)as_int(b);
  else return false;
  return true;
}

// Python's // and % round towards minus infinity; b > 0. The processor divides half words faster than whole words.
static inline int64_t floor_div(int64_t a, int64_t b) {
  if (!((uint64_t)(a | b) >> 32)) return (uint32_t)a / (uint32_t)b;
  return a / b - (a % b < 0);
}
static inline int64_t floor_mod(int64_t a, int64_t b) {
  if (!(b & (b - 1))) return a & (b - 1);
  if (!((uint64_t)(a | b) >> 32)) return (uint32_t)a % (uint32_t)b;
  int64_t x = a % b;
  return x < 0 ? x + b : x;
}

static inline bool list_index(const Machine *m, Value list, Value key, Value *v) {
  if (!is_int(key) || !is_ptr(list)) return false;
  int64_t i = as_int(key);
  const Object *o = as_obj(list);
  if (o->kind == K_LIST && o->type == m->t_list) {
    const List *l = (const List *)o;
    if (i < 0) i += l->count;
    if (i < 0 || i >= l->count) return false;
    *v = incref(l->items[i]);
    return true;
  }
  if (o->flags & OF_OWN) return false;
  if (o->kind == K_BYTEARRAY) {
    const ByteArray *b = (const ByteArray *)o;
    if (i < 0 || i >= b->size) return false;
    *v = from_int((unsigned char)b->data[i]);
    return true;
  }
  if (o->kind == K_TUPLE) {
    const Tuple *t = (const Tuple *)o;
    if (i < 0 || i >= t->count) return false;
    *v = incref(t->items[i]);
    return true;
  }
  return false;
}

static inline bool list_store(Machine *m, Value list, Value key, Value v) {
  if (!is_int(key) || !is_ptr(list)) return false;
  int64_t i = as_int(key);
  Object *o = as_obj(list);
  if (o->kind == K_LIST && o->type == m->t_list) {
    List *l = (List *)o;
    if (i < 0 || i >= l->count) return false;
    put(m, &l->items[i], incref(v));
    return true;
  }
  if (o->kind == K_BYTEARRAY && !(o->flags & OF_OWN)) {
    ByteArray *b = (ByteArray *)o;
    if (i < 0 || i >= b->size || !is_int(v) || (uint64_t)as_int(v) > 255) return false;
    b->data[i] = (char)as_int(v);
    return true;
  }
  return false;
}

static inline void move_values(Value *to, Value *from, uint32_t n) {
  for (uint32_t k = 0; k < n; k++) {
    to[k] = from[k];
    from[k] = V_UNBOUND;
  }
}

// Where a call's arguments begin, and how many they are: a method's self is among them.
static inline Value *call_arguments(Value *r, Ins i, int *nargs) {
  Value *args = &r[i.a + 1];
  bool no_self = i.x & XMETHOD && args[0] == V_UNBOUND;
  *nargs = i.b + (i.x & XMETHOD && !no_self);
  return args + no_self;
}

// A frame for fn, of which the caller's reference becomes the frame's. NULL: raised.
static inline Frame *push_spare(Machine *m, Strand *s, Function *fn) {
  Frame *f = fn->spare;
  bool counted = !(fn->code->flags & CODE_PRELUDE);
  if (!f || s->depth >= m->depth_limit || s->inner >= INNER_LIMIT) {
    f = frame_push(m, fn);
    if (f) DECREF_OBJ(m, fn);
    return f;
  }
  fn->spare = f->back;
  fn->nspare--;
  f->head.kind = K_FRAME;
  s->depth += counted;
  s->inner += !counted;
  m->strands_share |= counted & s->apart;
  f->back = s->top;
  f->pc = fn->code->ins;
  f->serial = ++m->own.frame_serial;
  s->top = f;
  return f;
}

// Calls a plain function with exactly its positional parameters; callable and arguments are moved. NULL: it is not so
// plain, nothing was done.
static inline Frame *push_plain(Machine *m, Strand *s, Value callable, Value *args, int nargs) {
  Function *fn = (Function *)as_obj(callable);
  const Code *code = fn->code;
  if (nargs != code->npos || code->flags & (CODE_VARARGS | CODE_VARKW | CODE_GENERATOR) || code->nkwonly) return NULL;
  Frame *f = push_spare(m, s, fn);
  if (!f) return NULL;
  Value *params = f->r + code->nconsts;
  for (int k = 0; k < nargs; k++) {
    params[k] = args[k];
    args[k] = V_UNBOUND;
  }
  return f;
}

// Of an object. (Constants of code have no type of their own.)
static inline Type *class_of(Machine *m, Value o) { return as_obj(o)->type ? as_obj(o)->type : type_of(m, o); }

// The native, if it can be called directly: the arguments fit and none is named. of_class: METHOD found it in the class
// of args[0]. NULL: native_call must check.
static inline NativeFn plain_native(Machine *m, Value callable, const Value *args, int nargs, bool of_class) {
  const Native *n = (const Native *)as_obj(callable);
  const NativeDef *d = n->def;
  if (d->params || nargs < d->min || (d->max >= 0 && nargs > d->max)) return NULL;
  if (n->owner && !of_class && (nargs == 0 || !is_ptr(args[0]) || class_of(m, args[0]) != n->owner)) return NULL;
  return d->fn;
}

static Value not_defined(Machine *m, Value name) {
  raisef(m, m->e_NameError, "name '%V' is not defined", name);
  return raise_about(m, name, V_UNBOUND);
}

static bool forget_name(Machine *m, Dict *d, Value name) {
  if (dict_del_name(m, d, name)) return true;
  not_defined(m, name);
  return false;
}

// In a class body inside a function: the body's own name, else the function's variable.
static Value name_or_cell(Machine *m, const Frame *f, Value name, Value cell) {
  Value v = dict_get_name(f->ns, name);
  if (v == V_UNBOUND) v = ((const Cell *)as_obj(cell))->value;
  if (v == V_UNBOUND) unbound_free(m, name);
  return incref(v);
}

// Of the instruction that is being done: caches[pc - 1 - code->ins] of its code, in fewer instructions.
_Static_assert(sizeof(InlineCache) == 4 * sizeof(Ins), "a cache is four instructions long");
static inline InlineCache *cache_of(const Frame *f) { return (InlineCache *)(f->caches + 4 * (uintptr_t)(f->pc - 1)); }

// A module of mplab's own, in a text of the prelude that has imported it: it is no variable there, so that nobody who
// gets at the variables gets at the module.
static Value find_inner(Machine *m, Frame *f, Value name) {
  int64_t at = dict_find_name(m->inner, name);
  if (at < 0) return not_defined(m, name);
  *cache_of(f) = (InlineCache){.version = f->globals->version, .version2 = m->inner->version, .at = (uint32_t)at};
  return incref(m->inner->entries[at].value);
}

static __attribute__((noinline)) Value find_global(Machine *m, Frame *f, Value name) {
  const Dict *g = f->globals, *found = g;
  int64_t at = dict_find_name(g, name);
  if (at < 0) at = dict_find_name(found = m->builtins, name);
  if (at < 0 && f->code->flags & CODE_PRELUDE) return find_inner(m, f, name);
  if (at < 0) return not_defined(m, name);
  *cache_of(f) = (InlineCache){.version = g->version, .version2 = found == g ? 0 : found->version, .at = (uint32_t)at};
  return incref(found->entries[at].value);
}

static inline Value get_global(Machine *m, Frame *f, Value name) {
  const InlineCache *cache = cache_of(f);
  const Dict *g = f->globals;
  if (cache->version == g->version) {
    if (cache->version2 == 0) return incref(g->entries[cache->at].value);
    if (cache->version2 == m->builtins->version) return incref(m->builtins->entries[cache->at].value);
    if (cache->version2 == m->inner->version) return incref(m->inner->entries[cache->at].value);
  }
  return find_global(m, f, name);
}

static inline bool set_global(Machine *m, Frame *f, Dict *d, Value name, Value v) {
  InlineCache *cache = cache_of(f);
  if (cache->version == d->version) {
    put(m, &d->entries[cache->at].value, incref(v));
    return true;
  }
  if (!dict_set_name(m, d, name, v)) return false;
  *cache = (InlineCache){.version = d->version, .at = (uint32_t)dict_find_name(d, name)};
  return true;
}

// An instance's own attribute, if its class has nothing of that name and no hook. That is cached for the class's
// version; the entry where the attribute was last found is tried first.
static __attribute__((noinline)) bool learn_instance(Machine *m, InlineCache *cache, Type *t, Value name, Value hook) {
  if (t->head.flags & (TYPE_HAS_SLOW_GETATTR | TYPE_SLOTS) || t == m->t_object || type_lookup(m, t, name) != V_UNBOUND)
    return false;
  if (hook != V_UNBOUND && is_kind(type_lookup(m, t, hook), K_FUNCTION)) return false;
  *cache = (InlineCache){.version = t->version};
  return true;
}
static inline bool instance_alone(Machine *m, InlineCache *cache, Type *t, Value name, Value hook) {
  return cache->version == t->version || learn_instance(m, cache, t, name, hook);
}

static inline Value *instance_entry(InlineCache *cache, const Dict *d, Value name) {
  if (cache->at < d->used && d->entries[cache->at].key == name) return &d->entries[cache->at].value;
  int64_t at = dict_find_name(d, name);
  if (at < 0) return NULL;
  cache->at = (uint32_t)at;
  return &d->entries[at].value;
}

// A module's attribute, if the class of modules has nothing of that name. The dict is cached by its version, in the
// cache's second field: the first is a class's.
static inline bool get_of_module(Machine *m, Frame *f, Value o, Value name, Value *v) {
  InlineCache *cache = cache_of(f);
  const Dict *d = ((const Module *)as_obj(o))->dict;
  if (cache->version != 0 || cache->version2 != d->version) {
    int64_t at = dict_find_name(d, name);
    if (at < 0 || type_lookup(m, class_of(m, o), name) != V_UNBOUND) return false;
    *cache = (InlineCache){.version2 = d->version, .at = (uint32_t)at};
  }
  *v = incref(d->entries[cache->at].value);
  return true;
}

// A tuple of just so many: its values into R[a..]. They are moved if nobody else has the tuple.
static inline bool unpack_plain(Machine *m, Value *r, Ins i) {
  if (!is_kind(r[i.b], K_TUPLE) || as_obj(r[i.b])->flags & OF_OWN) return false;
  Tuple *t = (Tuple *)as_obj(r[i.b]);
  if (t->count != i.c) return false;
  if (i.x & XB) r[i.b] = V_UNBOUND;
  else incref(from_obj(t));
  for (uint32_t k = 0; k < t->count; k++) put(m, &r[i.a + k], incref(t->items[k]));
  decref(m, from_obj(t));
  return true;
}

// o is an instance.
static inline bool get_instance(Machine *m, Frame *f, Value o, Value name, Value *v) {
  InlineCache *cache = cache_of(f);
  if (!instance_alone(m, cache, as_obj(o)->type, name, V_UNBOUND)) return false;
  const Value *slot = instance_entry(cache, ((const Instance *)as_obj(o))->dict, name);
  if (slot) *v = incref(*slot);
  return slot != NULL;
}

// *end is V_NONE, or V_UNBOUND: raised.
static inline bool set_instance(Machine *m, Frame *f, Value o, Value name, Value v, Value *end) {
  InlineCache *cache = cache_of(f);
  if (!instance_alone(m, cache, as_obj(o)->type, name, name_setattr)) return false;
  Dict *d = ((const Instance *)as_obj(o))->dict;
  Value *slot = instance_entry(cache, d, name);
  *end = V_NONE;
  if (slot) put(m, slot, incref(v));
  else if (!dict_set_name(m, d, name, v)) *end = V_UNBOUND;
  return true;
}

// Has o an attribute of its own that hides its class's? The last dict asked is cached by its version.
static inline bool in_the_way(Machine *m, InlineCache *cache, const Type *t, Value o, Value name) {
  const Object *obj = as_obj(o);
  if (obj->kind <= K_DICTVIEW && t->head.flags & TYPE_IMMUTABLE) return false;
  const Dict *own = obj->kind == K_SHARED     ? ((const Shared *)obj)->dict
                    : obj->kind == K_INSTANCE ? ((const Instance *)obj)->dict
                                              : attr_dict(m, o, false);
  if (!own || !own->live || cache->version2 == own->version) return false;
  if (dict_get_name(own, name) != V_UNBOUND) return true;
  cache->version2 = own->version;
  return false;
}

// A method call without a Method object: true if name is fn in o's class and o has no attribute that hides it.
static inline bool find_method(Machine *m, Frame *f, Value o, Value name, Value *fn) {
  if (!is_ptr(o) || as_obj(o)->kind == K_TYPE || as_obj(o)->kind == K_MODULE || as_obj(o)->kind == K_SUPER)
    return false;
  Type *t = class_of(m, o);
  InlineCache *cache = cache_of(f);
  if (cache->version != t->version) {
    if (t->head.flags & TYPE_HAS_SLOW_GETATTR) return false;
    Value v = type_lookup(m, t, name);
    if (!is_kind(v, K_FUNCTION) &&
        !(is_kind(v, K_NATIVE) && ((Native *)as_obj(v))->owner && type_is_subclass(t, ((Native *)as_obj(v))->owner)))
      return false;
    *cache = (InlineCache){.version = t->version, .value = v};
  }
  if (in_the_way(m, cache, t, o, name)) return false;
  *fn = incref(cache->value);
  return true;
}

// An attribute, computed in C, of a handle on the world (v.value): looked up once an instruction and version of the
// class. hook: a method that could come before it. NULL: there is no such attribute.
static inline const GetSetDef *shared_attribute(Machine *m, Frame *f, Value o, Value name, Value hook) {
  Type *t = as_obj(o)->type;
  InlineCache *cache = cache_of(f);
  if (cache->version != t->version) {
    Value found = type_lookup(m, t, name);
    if (!is_kind(found, K_GETSET) || !type_is_subclass(t, ((GetSet *)as_obj(found))->owner)) return NULL;
    if (is_kind(type_lookup(m, t, hook), K_FUNCTION)) return NULL;
    *cache = (InlineCache){.version = t->version, .value = found};
  }
  return ((GetSet *)as_obj(cache->value))->def;
}

static inline bool takes(Value native, int nargs) {
  if (!is_kind(native, K_NATIVE)) return false;
  const NativeDef *d = ((Native *)as_obj(native))->def;
  return !d->params && nargs >= d->min && (d->max < 0 || nargs <= d->max);
}

// Its native __enter__ or __exit__, if it has both.
static inline NativeFn shared_manager(Machine *m, Frame *f, Value o, Value name, int nargs) {
  if (!is_kind(o, K_SHARED)) return NULL;
  Type *t = as_obj(o)->type;
  InlineCache *cache = cache_of(f);
  if (cache->version != t->version) {
    Value found = type_lookup(m, t, name);
    if (!takes(found, nargs) || !type_is_subclass(t, ((Native *)as_obj(found))->owner) ||
        type_lookup(m, t, name_enter) == V_UNBOUND || type_lookup(m, t, name_exit) == V_UNBOUND)
      return NULL;
    *cache = (InlineCache){.version = t->version, .value = found};
  }
  return ((Native *)as_obj(cache->value))->def->fn;
}

#endif
