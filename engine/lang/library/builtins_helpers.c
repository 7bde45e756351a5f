// What the prelude's slow paths (engine/prelude/builtins/) need of C: looking names up in classes, operators of
// builtin kinds alone, and the errors in CPython's words.
#include "builtins.h"

// _method(class, name): what the class or a base says under name, as it stands there; None if nothing does.
static Value method(Machine *m, const Value *args, int nargs) {
  Value fn = type_lookup(m, as_type(args[0]), args[1]);
  if (is_kind(fn, K_STATICMETHOD)) fn = ((Wrapper *)as_obj(fn))->function;
  return fn == V_UNBOUND ? V_NONE : incref(fn);
}

// _operator(class, name): the same of an operator. One that is None is there: calling it is what fails.
static Value operator_of(Machine *m, const Value *args, int nargs) {
  if (type_lookup(m, as_type(args[0]), args[1]) == V_NONE) return incref(prelude_function(m, "_blocked"));
  return method(m, args, nargs);
}

static Value binary_error(Machine *m, const Value *args, int nargs) {
  return binary_unsupported(m, (int)as_int(args[0]), args[1] == V_TRUE, args[2], args[3]);
}

static Value unary_error(Machine *m, const Value *args, int nargs) {
  return unary_unsupported(m, (int)as_int(args[0]), args[1]);
}

static Value compare_error(Machine *m, const Value *args, int nargs) {
  if (as_int(args[0]) < 0 || as_int(args[0]) > 5) return raisef(m, m->e_SystemError, "mplab: no such comparison");
  return raisef(m, m->e_TypeError, "'%s' not supported between instances of '%T' and '%T'",
                compare_signs[as_int(args[0])], args[1], args[2]);
}

// _plain_binary(op, in_place, a, b): the operator of builtin kinds, or NotImplemented.
static Value plain_binary(Machine *m, const Value *args, int nargs) {
  return binary_bare(m, (int)as_int(args[0]), args[2], args[3], args[1] == V_TRUE);
}

// _plain_compare(op, a, b): True, False or NotImplemented; elements are asked in Python where they must be.
static Value plain_compare(Machine *m, const Value *args, int nargs) {
  return compare_bare(m, (int)as_int(args[0]), args[1], args[2]);
}

// _plain_item(container, key), and with a value: as the builtin kind does it.
static Value plain_item(Machine *m, const Value *args, int nargs) {
  return nargs == 2 ? item_get(m, args[0], args[1]) : item_set(m, args[0], args[1], args[2]);
}

// _plain_len(v): the length of a builtin kind whatever its class says; None if it has none.
static Value plain_len(Machine *m, const Value *args, int nargs) {
  int64_t n = value_length(m, args[0]);
  return n < 0 ? V_NONE : from_int(n);
}

// _plain_iter(container): the builtin kind's own iterator, whatever __iter__ its class has.
static Value plain_iter(Machine *m, const Value *args, int nargs) {
  return value_length(m, args[0]) < 0 ? iter_new(m, args[0]) : container_iterator(m, args[0]);
}

// _hash_row(hashes): the hash of a tuple whose elements have these.
static Value hash_row(Machine *m, const Value *args, int nargs) {
  const List *hashes = as_list(args[0]);
  Lanes lanes = lanes_begin();
  for (uint32_t i = 0; i < hashes->count; i++) {
    int64_t lane = 0;
    int_to_i64(hashes->items[i], &lane);
    lanes_add(&lanes, (uint64_t)lane);
  }
  return int_new(m, (int64_t)lanes_end(&lanes));
}

// _iterable(v): iter(v) would find something.
static Value iterable(Machine *m, const Value *args, int nargs) {
  Value v = args[0];
  return from_bool(method_of(m, v, n_iter) != V_UNBOUND || method_of(m, v, n_getitem) != V_UNBOUND);
}

static Value is_function(Machine *m, const Value *args, int nargs) { return from_bool(is_kind(args[0], K_FUNCTION)); }

// _name(callable): what an error calls it: "f()", with its class.
static Value name_of(Machine *m, const Value *args, int nargs) {
  Value fn = is_kind(args[0], K_METHOD) ? ((Method *)as_obj(args[0]))->function : args[0];
  if (is_kind(fn, K_FUNCTION)) return incref(((Function *)as_obj(fn))->qualname);
  if (is_kind(fn, K_TYPE)) return incref(as_type(fn)->name);
  if (is_kind(fn, K_NATIVE)) return str_from(m, ((Native *)as_obj(fn))->def->name);
  return value_repr(m, fn);
}

// _own_base(cls): the builtin class that the program made cls from; _own(cls, v): a copy of v, a value of that class,
// in cls.
static Value own_base(Machine *m, const Value *args, int nargs) {
  Type *t = as_type(args[0]);
  while (!(t->head.flags & TYPE_IMMUTABLE)) t = t->base;
  return incref(from_obj(t));
}

static Value own(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[1], K_FROZENSET)) return own_new(m, as_type(args[0]), args[1]);
  Value made = set_new(m, as_type(args[0]));
  if (made == V_UNBOUND || table_merge(m, as_set(made)->dict, as_set(args[1])->dict) == YES) return made;
  decref(m, made);
  return V_UNBOUND;
}

// What errors call the class of a value.
static Value kind_name(Machine *m, const Value *args, int nargs) { return str_from(m, type_name(m, args[0])); }

// _kept_hash(v): as dicts and sets keep it
static Value kept_hash(Machine *m, const Value *args, int nargs) {
  uint64_t hash;
  Answer a = value_hash(m, args[0], &hash);
  if (a == NEEDS_PYTHON) return prelude(m, "_hash", 1, args[0]);
  return a == RAISED ? V_UNBOUND : int_new(m, (int64_t)hash);
}

// _plain_delete(container, key)
static Value plain_delete(Machine *m, const Value *args, int nargs) { return item_del(m, args[0], args[1]); }

// _changes(deque, dict or set): a number that is another after each change of it. Of a set, whose version says other
// things (object/table.h): after each that moves its table or leaves it with more or fewer keys.
static Value changes_of(Machine *m, const Value *args, int nargs) {
  if (is_kind(args[0], K_DICT)) return from_int((int64_t)(as_dict(args[0])->version >> 1));
  if (is_set(args[0])) {
    const Dict *d = as_set(args[0])->dict;
    return from_int((int64_t)(((uint64_t)d->used << 32 ^ d->live ^ (uint64_t)(uintptr_t)d->entries) >> 1));
  }
  return !is_kind(args[0], K_DEQUE) ? from_int(0) : from_int((int64_t)as_deque(args[0])->changes);
}

// _entry(dict, at): the first entry from that place on, as (the place behind it, key, value); None: there is none.
static Value entry_from(Machine *m, const Value *args, int nargs) {
  uint32_t at = (uint32_t)as_int(args[1]);
  Value key, v;
  if (!dict_next(as_dict(args[0]), &at, &key, &v)) return V_NONE;
  return tuple_of(m, 3, from_int(at), key, v);
}

// _set_taken(cls, as): patterns take instances of cls, and of classes below it, for a sequence (1) or a mapping (2).
static Value set_taken(Machine *m, const Value *args, int nargs) {
  as_type(args[0])->taken = (uint8_t)as_int(args[1]);
  return V_NONE;
}

// _take_as(cls, of): as those of the class that it has been registered with, unless it is taken for something already.
static Value take_as(Machine *m, const Value *args, int nargs) {
  Type *t = as_type(args[0]);
  if (!(t->head.flags & TYPE_IMMUTABLE) && !type_taken(t)) t->taken = (uint8_t)type_taken(as_type(args[1]));
  return V_NONE;
}

// ---- weak references ----

// Has it a class of the program's whose instances have just their slots, and none for a weak reference?
static bool only_slots(Machine *m, Type *t) {
  Value name = str_constant("__weakref__", 11);
  if (!(t->head.flags & TYPE_SLOTS)) return false;
  const Tuple *mro = as_tuple(t->mro);
  for (uint32_t i = 0; i < mro->count; i++) {
    Value slots = dict_get_name(as_type(mro->items[i])->dict, str_constant("__slots__", 9));
    if (slots != V_UNBOUND && value_contains(m, slots, name) == YES) return false;
  }
  return true;
}

// Which objects CPython lets be referred to weakly.
static bool takes_weak(Machine *m, Value v) {
  if (!is_ptr(v)) return false;
  Type *t = type_of(m, v);
  bool own = !(t->head.flags & TYPE_IMMUTABLE);
  switch ((Kind)as_obj(v)->kind) {
  case K_FUNCTION:
  case K_NATIVE:
  case K_METHOD:
  case K_GENERATOR:
  case K_SET:
  case K_FROZENSET:
  case K_DEQUE:
  case K_TYPE:
  case K_MODULE:
  case K_CODE:
  case K_SHARED: return true;
  case K_INSTANCE:
  case K_EXCEPTION:
  case K_LIST:
  case K_DICT:
  case K_STR:
  case K_FLOAT:
  case K_BYTEARRAY: return own && !only_slots(m, t);
  default: return false;
  }
}

// _weak_new(target, owner, calls): what a weak reference holds; calls: the owner hears of the target's end
static Value make_weak(Machine *m, const Value *args, int nargs) {
  if (!takes_weak(m, args[0])) return raisef(m, m->e_TypeError, "cannot create weak reference to '%T' object", args[0]);
  if (!is_kind(args[1], K_INSTANCE)) return raisef(m, m->e_TypeError, "_weak_new() wants an instance");
  return weak_new(m, as_obj(args[0]), as_obj(args[1]), args[2] == V_TRUE);
}

// _export(bytearray, view): as long as the view holds what this gives, the array keeps its size
static Value export(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[1], K_INSTANCE)) return raisef(m, m->e_TypeError, "_export() wants an instance");
  Value w = weak_new(m, as_obj(args[0]), as_obj(args[1]), false);
  if (w != V_UNBOUND) ((Weak *)as_obj(w))->exports = true;
  return w;
}

// _weak_get(weak): the target, or None
static Value weak_get(Machine *m, const Value *args, int nargs) {
  const Weak *w = is_kind(args[0], K_WEAK) ? (const Weak *)as_obj(args[0]) : NULL;
  return w && w->target ? INCREF_OBJ(w->target) : V_NONE;
}

// _weak_owners(target): the reference objects to it, newest first
static Value weak_owners(Machine *m, const Value *args, int nargs) {
  Value list = list_new(m, 0);
  for (const Weak *w = is_ptr(args[0]) ? weak_of(m, as_obj(args[0])) : NULL; w && list != V_UNBOUND; w = w->next)
    if (!w->exports && !list_append(m, list, from_obj(w->owner))) return decref(m, list), V_UNBOUND;
  return list;
}

// _weak_silence(): the program is at its end: no callback is called any more
static Value silence(Machine *m, const Value *args, int nargs) { return weak_silence(m), V_NONE; }

static const NativeDef helpers[] = {{"_weak_silence", silence, 0, 0, NULL},
                                    {"_weak_new", make_weak, 3, 3, "=..."},
                                    {"_export", export, 2, 2, "=y."},
                                    {"_weak_get", weak_get, 1, 1, "=."},
                                    {"_weak_owners", weak_owners, 1, 1, "=."},
                                    {"_set_taken", set_taken, 2, 2, "=ci"},
                                    {"_take_as", take_as, 2, 2, "=cc"},
                                    {"_entry", entry_from, 2, 2, "=di"},
                                    {"_plain_delete", plain_delete, 2, 2, "=.."},
                                    {"_changes", changes_of, 1, 1, "=."},
                                    {"_kept_hash", kept_hash, 1, 1, "=."},
                                    {"_own_base", own_base, 1, 1, "=c"},
                                    {"_own", own, 2, 2, "=c."},
                                    {"_method", method, 2, 2, "=cs"},
                                    {"_operator", operator_of, 2, 2, "=cs"},
                                    {"_binary_error", binary_error, 4, 4, "=i..."},
                                    {"_unary_error", unary_error, 2, 2, "=i."},
                                    {"_compare_error", compare_error, 3, 3, "=i.."},
                                    {"_plain_binary", plain_binary, 4, 4, "=i..."},
                                    {"_plain_compare", plain_compare, 3, 3, "=i.."},
                                    {"_plain_item", plain_item, 2, 3, "=..."},
                                    {"_plain_len", plain_len, 1, 1, "=."},
                                    {"_plain_iter", plain_iter, 1, 1, "=."},
                                    {"_hash_row", hash_row, 1, 1, "=l"},
                                    {"_iterable", iterable, 1, 1, "=."},
                                    {"_is_function", is_function, 1, 1, "=."},
                                    {"_name", name_of, 1, 1, "=."},
                                    {"_kind_name", kind_name, 1, 1, "=."},
                                    {0}};

void builtins_helpers_boot(Machine *m) { helpers_add(m, helpers); }
