// Writing what is not plain data: instances, exceptions, classes, functions, methods, ranges, … and what __reduce_ex__
// gave.
//
// An instance whose class has no hooks is written here, as object.__reduce_ex__(4) would have it; the others are asked
// for by Pickler.need, and the prelude comes back with pickler_save_reduced.
#include "parts.h"

#include <string.h>

static bool fail(Pickler *p, const char *text) {
  raisef(p->m, pickle_error(p->m, "_PicklingError"), "%s", text);
  return false;
}

// ---- which classes have hooks ----

static bool is_hooked(Machine *m, Type *t, bool exception) {
  static const char *const hooks[] = {"__reduce_ex__", "__reduce__", "__getstate__", "__getnewargs_ex__",
                                      "__getnewargs__"};
  for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++) {
    Value v = type_lookup_str(m, t, hooks[i]);
    if (v == V_UNBOUND) continue;
    const Type *owner = is_kind(v, K_NATIVE) ? ((Native *)as_obj(v))->owner : NULL;
    if (owner != m->t_object && !(exception && owner == m->e_BaseException)) return true;
  }
  return false;
}

static bool asks(Pickler *p, Value v) {
  p->need = v;
  return true;
}

// ---- the kinds ----

static bool push_state(Pickler *p, const Dict *d) {
  if (!d || !d->live) return true;
  return pickler_push(p, WORK_CODE, V_NONE, PK_BUILD) && pickler_push(p, WORK_VALUE, from_obj(d), 0);
}

// Has the program said in copyreg how this class is reduced?
static bool is_registered(Machine *m, const Type *t) {
  Value module = machine_module(m, "copyreg");
  Value table = is_kind(module, K_MODULE)
                    ? dict_get_name(((Module *)as_obj(module))->dict, str_constant("dispatch_table", 14))
                    : V_UNBOUND;
  if (!is_kind(table, K_DICT)) return false;
  const Dict *d = (const Dict *)as_obj(table);
  for (uint32_t i = 0; i < d->used; i++)
    if (d->entries[i].key == from_obj(t)) return true;
  return false;
}

static bool save_instance(Pickler *p, Value v) {
  Type *t = as_obj(v)->type;
  if (p->plain != t || p->plain_version != t->version) {
    if (is_hooked(p->m, t, false) || is_registered(p->m, t)) return asks(p, v);
    p->plain = t;
    p->plain_version = t->version;
  }
  return pickler_save_global(p, from_obj(t), V_UNBOUND) && pickler_code(p, PK_EMPTY_TUPLE) &&
         pickler_code(p, PK_NEWOBJ) && pickler_memoize(p, v) && push_state(p, ((const Instance *)as_obj(v))->dict);
}

static bool save_exception(Pickler *p, Value v) {
  const Exception *e = (const Exception *)as_obj(v);
  if (is_hooked(p->m, e->head.type, true)) return asks(p, v);
  return pickler_save_global(p, from_obj(e->head.type), V_UNBOUND) && push_state(p, e->dict) &&
         pickler_push(p, WORK_MEMO, v, 0) && pickler_push(p, WORK_CODE, V_NONE, PK_REDUCE) &&
         pickler_push(p, WORK_VALUE, e->args, 0);
}

// type(*parts) of three values
static bool save_three(Pickler *p, Value v, Type *t, const Value *parts) {
  return pickler_save_global(p, from_obj(t), V_UNBOUND) && pickler_push(p, WORK_MEMO, v, 0) &&
         pickler_push(p, WORK_CODE, V_NONE, PK_REDUCE) && pickler_push(p, WORK_CODE_MEMO, V_NONE, PK_TUPLE3) &&
         pickler_push(p, WORK_VALUE, parts[2], 0) && pickler_push(p, WORK_VALUE, parts[1], 0) &&
         pickler_push(p, WORK_VALUE, parts[0], 0);
}

static bool save_complex(Pickler *p, Value v) {
  const Complex *c = (const Complex *)as_obj(v);
  Value re = float_new(p->m, c->re), im = float_new(p->m, c->im);
  if (re == V_UNBOUND || !pickler_keep(p, re) || im == V_UNBOUND || !pickler_keep(p, im)) return false;
  return pickler_save_global(p, from_obj(p->m->t_complex), V_UNBOUND) && pickler_push(p, WORK_MEMO, v, 0) &&
         pickler_push(p, WORK_CODE, V_NONE, PK_REDUCE) && pickler_push(p, WORK_CODE_MEMO, V_NONE, PK_TUPLE2) &&
         pickler_push(p, WORK_VALUE, im, 0) && pickler_push(p, WORK_VALUE, re, 0);
}

// getattr(self, name)
static bool save_getattr(Pickler *p, Value v, Value self, Value name) {
  Value getattr = dict_get_name(p->m->builtins, str_constant("getattr", 7));
  return pickler_save_global(p, getattr, V_UNBOUND) && pickler_push(p, WORK_MEMO, v, 0) &&
         pickler_push(p, WORK_CODE, V_NONE, PK_REDUCE) && pickler_push(p, WORK_CODE_MEMO, V_NONE, PK_TUPLE2) &&
         pickler_push(p, WORK_VALUE, name, 0) && pickler_push(p, WORK_VALUE, self, 0);
}

static Value name_of(Machine *m, Value function) {
  return is_kind(function, K_FUNCTION) ? ((Function *)as_obj(function))->name : pickle_name_of(m, function);
}

static bool save_shared(Pickler *p, Value v) {
  Machine *m = p->m;
  Type *t = as_obj(v)->type;
  if (is_hooked(m, t, false)) return asks(p, v);
  Value saved = pickle_shared_save(m, v);
  if (saved == V_UNBOUND || !pickler_keep(p, saved)) return false;
  return pickler_save(p, str_constant("_mp", 3)) && pickler_save(p, str_constant("_shared", 7)) &&
         pickler_code(p, PK_STACK_GLOBAL) && pickler_memoize(p, V_UNBOUND) && pickler_push(p, WORK_MEMO, v, 0) &&
         pickler_push(p, WORK_CODE, V_NONE, PK_REDUCE) && pickler_push(p, WORK_CODE_MEMO, V_NONE, PK_TUPLE1) &&
         pickler_push(p, WORK_VALUE, saved, 0);
}

static bool cannot(Pickler *p, Value v) {
  if (is_kind(v, K_CODE)) raisef(p->m, p->m->e_TypeError, "cannot pickle code objects");
  else raisef(p->m, p->m->e_TypeError, "cannot pickle '%T' object", v);
  return false;
}

bool pickler_save_object(Pickler *p, Value v) {
  Machine *m = p->m;
  if (v == V_ELLIPSIS || v == V_NOTIMPLEMENTED) {
    return pickler_save(p, str_constant("builtins", 8)) &&
           pickler_save(p, v == V_ELLIPSIS ? str_constant("Ellipsis", 8) : str_constant("NotImplemented", 14)) &&
           pickler_code(p, PK_STACK_GLOBAL) && pickler_memoize(p, V_UNBOUND);
  }
  if (!is_ptr(v)) return cannot(p, v);
  const Object *o = as_obj(v);
  switch ((Kind)o->kind) {
  case K_INSTANCE: return save_instance(p, v);
  case K_EXCEPTION: return save_exception(p, v);
  case K_TYPE:
  case K_FUNCTION: return pickler_save_global(p, v, V_UNBOUND);
  case K_NATIVE: {
    const Native *n = (const Native *)o;
    return n->owner ? save_getattr(p, v, from_obj(n->owner), pickle_name_of(m, v))
                    : pickler_save_global(p, v, V_UNBOUND);
  }
  case K_METHOD: return save_getattr(p, v, ((const Method *)o)->self, name_of(m, ((const Method *)o)->function));
  case K_COMPLEX: return o->type && o->type != m->t_complex ? asks(p, v) : save_complex(p, v);
  case K_RANGE: return save_three(p, v, m->t_range, &((const Range *)o)->start);
  case K_SLICE: return save_three(p, v, m->t_slice, &((const Slice *)o)->start);
  case K_SHARED: return save_shared(p, v);
  case K_LIST:
  case K_DICT:
  case K_SET:
  case K_FROZENSET:
  case K_DEQUE:
  case K_FLOAT:
  case K_BIGINT:
  case K_STR:
  case K_BYTES:
  case K_BYTEARRAY:
  case K_TUPLE: return asks(p, v);  // of a class of the program's own, or a deque
  case K_ITERATOR: return asks(p, v);
  case K_GENERATOR: return o->type == m->t_generator ? cannot(p, v) : asks(p, v);
  default: return cannot(p, v);
  }
}

// ---- what __reduce_ex__ gave ----

static bool is_callable(Machine *m, Value v) {
  if (!is_ptr(v)) return false;
  Kind k = (Kind)as_obj(v)->kind;
  return k == K_FUNCTION || k == K_NATIVE || k == K_METHOD || k == K_TYPE ||
         type_lookup_str(m, type_of(m, v), "__call__") != V_UNBOUND;
}

static bool is_named(Value v, const char *name) {
  return is_kind(v, K_FUNCTION) && !strcmp(str_data(((Function *)as_obj(v))->name), name);
}

// Everything that follows the object itself, the last first: state, pairs, items.
static bool push_rest(Pickler *p, Value v, const Tuple *t, Value items, Value pairs) {
  Value state = t->count > 2 ? t->items[2] : V_NONE, setter = t->count > 5 ? t->items[5] : V_NONE;
  if (state != V_NONE && setter == V_NONE) {
    if (!pickler_push(p, WORK_CODE, V_NONE, PK_BUILD) || !pickler_push(p, WORK_VALUE, state, 0)) return false;
  } else if (state != V_NONE) {  // setter(v, state), its result dropped
    if (!pickler_push(p, WORK_CODE, V_NONE, PK_POP) || !pickler_push(p, WORK_CODE, V_NONE, PK_REDUCE) ||
        !pickler_push(p, WORK_CODE, V_NONE, PK_TUPLE2) || !pickler_push(p, WORK_VALUE, state, 0) ||
        !pickler_push(p, WORK_VALUE, v, 0) || !pickler_push(p, WORK_VALUE, setter, 0))
      return false;
  }
  if (is_kind(pairs, K_LIST) && ((List *)as_obj(pairs))->count && !pickler_push(p, WORK_PAIRS, pairs, 0)) return false;
  return !is_kind(items, K_LIST) || !((List *)as_obj(items))->count || pickler_push(p, WORK_LIST, items, 0);
}

static bool push_new(Pickler *p, Value v, const Tuple *args, bool extended) {
  if (!args->count || (extended && args->count != 3)) return fail(p, "__newobj__ arglist is empty");
  Value cls = args->items[0];
  if (!is_kind(cls, K_TYPE)) return fail(p, "args[0] from __newobj__ args has the wrong class");
  if (from_obj(type_of(p->m, v)) != cls) return fail(p, "args[0] from __newobj__ args has the wrong class");
  if (!pickler_push(p, WORK_MEMO, v, 0) || !pickler_push(p, WORK_CODE, V_NONE, extended ? PK_NEWOBJ_EX : PK_NEWOBJ))
    return false;
  if (extended)
    return pickler_push(p, WORK_VALUE, args->items[2], 0) && pickler_push(p, WORK_VALUE, args->items[1], 0) &&
           pickler_push(p, WORK_VALUE, cls, 0);
  Value rest = tuple_new(p->m, args->count - 1);
  if (rest == V_UNBOUND || !pickler_keep(p, rest)) return false;
  for (uint32_t i = 1; i < args->count; i++) ((Tuple *)as_obj(rest))->items[i - 1] = incref(args->items[i]);
  return pickler_push(p, WORK_VALUE, rest, 0) && pickler_push(p, WORK_VALUE, cls, 0);
}

bool pickler_save_reduced(Pickler *p, Value v, Value reduced, Value items, Value pairs) {
  if (is_kind(reduced, K_STR)) return pickler_save_global(p, v, reduced);
  if (!is_kind(reduced, K_TUPLE)) return fail(p, "__reduce__ must return a string or tuple");
  const Tuple *t = (const Tuple *)as_obj(reduced);
  if (t->count < 2 || t->count > 6) return fail(p, "tuple returned by __reduce__ must contain 2 through 6 elements");
  if (!is_callable(p->m, t->items[0]))
    return fail(p, "first item of the tuple returned by __reduce__ must be callable");
  if (!is_kind(t->items[1], K_TUPLE)) return fail(p, "second item of the tuple returned by __reduce__ must be a tuple");
  if (!push_rest(p, v, t, items, pairs)) return false;
  if (is_named(t->items[0], "__newobj__")) return push_new(p, v, (const Tuple *)as_obj(t->items[1]), false);
  if (is_named(t->items[0], "__newobj_ex__")) return push_new(p, v, (const Tuple *)as_obj(t->items[1]), true);
  return pickler_push(p, WORK_MEMO, v, 0) && pickler_push(p, WORK_CODE, V_NONE, PK_REDUCE) &&
         pickler_push(p, WORK_VALUE, t->items[1], 0) && pickler_push(p, WORK_VALUE, t->items[0], 0);
}
