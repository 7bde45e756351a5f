// Builtin functions on objects and their classes: isinstance, getattr and its like, hash, id, callable, dir, vars,
// globals, locals.
#include "builtins.h"
#include "lang/object/frame.h"

Value value_id(Machine *m, Value v) {
  return int_new_u64(m, is_ptr(v) ? address_veiled(m, v) : v);  // of a word its bits, which are no object's address
}

// ---- classes ----

static Value check_name(const char *function) {
  return strcmp(function, "isinstance") ? str_constant("__subclasscheck__", 17) : str_constant("__instancecheck__", 17);
}

enum { DEEPEST = 900 };  // tuples of classes in one another; CPython stops a little below 1000

// Is t below any of what, a class or a tuple of them (of tuples)?
static Answer below(Machine *m, const Type *t, Value what, const char *function, int depth) {
  if (is_kind(what, K_TYPE)) {
    Value hook = as_obj(what)->type == m->t_type ? V_UNBOUND : type_lookup(m, as_obj(what)->type, check_name(function));
    bool asked = is_kind(hook, K_FUNCTION),  // of the program's; one of the prelude's would say the same of a subclass
        own = asked && !(((Function *)as_obj(hook))->code->flags & CODE_PRELUDE);
    if (own && !(t == as_type(what) && !strcmp(function, "isinstance"))) return NEEDS_PYTHON;
    if (type_is_subclass(t, as_type(what))) return YES;
    return asked ? NEEDS_PYTHON : NO;
  }
  if (depth > DEEPEST) {
    raisef(m, m->e_RecursionError, "maximum recursion depth exceeded in %V", check_name(function));
    return RAISED;
  }
  if (is_kind(what, K_TUPLE)) {
    for (uint32_t i = 0; i < as_tuple(what)->count; i++) {
      Answer a = below(m, t, as_tuple(what)->items[i], function, depth + 1);
      if (a != NO) return a;
    }
    return NO;
  }
  if (is_ptr(what) && is_subclassed(what) && method_of(m, what, check_name(function)) != V_UNBOUND) return NEEDS_PYTHON;
  raisef(m, m->e_TypeError, "%s() arg 2 must be a %s, or a union", function,
         !strcmp(function, "isinstance") ? "type, a tuple of types" : "class, a tuple of classes");
  return RAISED;
}

static Value builtin_isinstance(Machine *m, const Value *args, int nargs) {
  Answer a = below(m, type_of(m, args[0]), args[1], "isinstance", 0);
  if (a == NO && is_kind(args[0], K_INSTANCE) &&
      is_kind(type_lookup_str(m, type_of(m, args[0]), "__class__"), K_PROPERTY))
    return prelude(m, "_isinstance_said", 2, args[0], args[1]);
  return a == NEEDS_PYTHON ? prelude(m, "_isinstance", 2, args[0], args[1]) : answer_value(m, a);
}

static Value builtin_issubclass(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[0], K_TYPE)) return raisef(m, m->e_TypeError, "issubclass() arg 1 must be a class");
  Answer a = below(m, as_type(args[0]), args[1], "issubclass", 0);
  return a == NEEDS_PYTHON ? prelude(m, "_issubclass", 2, args[0], args[1]) : answer_value(m, a);
}

static Value builtin_callable(Machine *m, const Value *args, int nargs) {
  Value v = args[0];
  if (is_kind(v, K_FUNCTION) || is_kind(v, K_NATIVE) || is_kind(v, K_METHOD) || is_kind(v, K_TYPE) ||
      is_kind(v, K_STATICMETHOD))
    return V_TRUE;
  return from_bool(type_lookup_str(m, type_of(m, v), "__call__") != V_UNBOUND);
}

// ---- attributes ----

static bool attribute_name(Machine *m, Value name) {
  if (is_kind(name, K_STR)) return true;
  raisef(m, m->e_TypeError, "attribute name must be string, not '%T'", name);
  return false;
}

// An AttributeError in flight is forgotten: true.
static bool was_missing(Machine *m) {
  if (!exception_matches(m->strand->exc, m->e_AttributeError)) return false;
  decref(m, exception_take(m));
  return true;
}

static Value builtin_getattr(Machine *m, const Value *args, int nargs) {
  if (!attribute_name(m, args[1])) return V_UNBOUND;
  Value v = attr_get(m, args[0], args[1]);
  if (nargs < 3) return v;
  if (v == V_TAIL) {
    tail_drop(m);
    return prelude(m, "_getattr", 3, args[0], args[1], args[2]);
  }
  return v == V_UNBOUND && was_missing(m) ? incref(args[2]) : v;
}

static Value builtin_hasattr(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[1], K_STR)) return raisef(m, m->e_TypeError, "hasattr(): attribute name must be string");
  Value v = attr_get(m, args[0], args[1]);
  if (v == V_TAIL) {
    tail_drop(m);
    return prelude(m, "_hasattr", 2, args[0], args[1]);
  }
  if (v == V_UNBOUND) return was_missing(m) ? V_FALSE : V_UNBOUND;
  decref(m, v);
  return V_TRUE;
}

static Value builtin_setattr(Machine *m, const Value *args, int nargs) {
  return attribute_name(m, args[1]) ? attr_set(m, args[0], args[1], args[2]) : V_UNBOUND;
}

static Value builtin_delattr(Machine *m, const Value *args, int nargs) {
  return attribute_name(m, args[1]) ? attr_del(m, args[0], args[1]) : V_UNBOUND;
}

// ---- looking at objects ----

static Value builtin_hash(Machine *m, const Value *args, int nargs) {
  uint64_t hash;
  Answer a = value_hash(m, args[0], &hash);
  if (a == NEEDS_PYTHON) return prelude(m, "_hash", 1, args[0]);
  if (a == YES) hash = hash_shown(m, args[0], hash);
  return a == RAISED ? V_UNBOUND : int_new(m, (int64_t)hash);
}

static Value builtin_id(Machine *m, const Value *args, int nargs) {
  return is_ptr(args[0]) ? int_new(m, (int64_t)address_shown(m, args[0])) : value_id(m, args[0]);
}

static Dict *frame_names(Machine *m);

static Value builtin_dir(Machine *m, const Value *args, int nargs) {
  if (nargs && !is_kind(args[0], K_TYPE) && method_is_python(m, args[0], n_dir)) return prelude(m, "_dir", 1, args[0]);
  if (nargs) return object_names(m, args[0]);
  Value set = set_new(m, m->t_set);
  if (set == V_UNBOUND) return set;
  Dict *d = frame_names(m);
  bool good = d && names_add(m, set, d);
  if (d) DECREF_OBJ(m, d);
  if (good) return names_sorted(m, set);
  decref(m, set);
  return V_UNBOUND;
}

static Value builtin_vars(Machine *m, const Value *args, int nargs) {
  Dict *d;
  if (!nargs) {
    d = frame_names(m);
    return d ? from_obj(d) : V_UNBOUND;
  }
  if (is_kind(args[0], K_TYPE)) d = dict_copy(m, as_type(args[0])->dict);
  else if ((d = type_of(m, args[0])->head.flags & TYPE_SLOTS ? NULL : attr_dict(m, args[0], true))) INCREF_OBJ(d);
  if (d) return from_obj(d);
  return raised(m) ? V_UNBOUND : raisef(m, m->e_TypeError, "vars() argument must have __dict__ attribute");
}

// ---- the caller's names ----

static Value builtin_globals(Machine *m, const Value *args, int nargs) { return INCREF_OBJ(m->strand->top->globals); }

// locals() of the running frame: a class body's and a module's own dict, a function's variables as a new one.
static Dict *frame_names(Machine *m) {
  Frame *f = m->strand->top;
  Dict *d = f->ns ? f->ns : f->code->flags & CODE_MODULE ? f->globals : NULL;
  if (d) {
    INCREF_OBJ(d);
    return d;
  }
  d = dict_new(m);
  for (uint32_t k = 0; d && k < f->code->nlocals; k++) {
    uint32_t i = code_local(f->code, k);
    Value v = f->r[f->code->nconsts + i];
    if (is_kind(v, K_CELL)) v = ((Cell *)as_obj(v))->value;
    if (v == V_UNBOUND || !is_kind(f->code->varnames[i], K_STR) || str_data(f->code->varnames[i])[0] == '.') continue;
    if (dict_set_name(m, d, f->code->varnames[i], v)) continue;
    DECREF_OBJ(m, d);
    return NULL;
  }
  return d;
}

static Value builtin_locals(Machine *m, const Value *args, int nargs) {
  Dict *d = frame_names(m);
  return d ? from_obj(d) : V_UNBOUND;
}

static const NativeDef object_functions[] = {{"isinstance", builtin_isinstance, 2, 2, NULL},
                                             {"issubclass", builtin_issubclass, 2, 2, NULL},
                                             {"callable", builtin_callable, 1, 1, NULL},
                                             {"getattr", builtin_getattr, 2, 3, NULL},
                                             {"hasattr", builtin_hasattr, 2, 2, NULL},
                                             {"setattr", builtin_setattr, 3, 3, NULL},
                                             {"delattr", builtin_delattr, 2, 2, NULL},
                                             {"hash", builtin_hash, 1, 1, NULL},
                                             {"id", builtin_id, 1, 1, NULL},
                                             {"dir", builtin_dir, 0, 1, NULL},
                                             {"vars", builtin_vars, 0, 1, NULL},
                                             {"globals", builtin_globals, 0, 0, NULL},
                                             {"locals", builtin_locals, 0, 0, NULL},
                                             {0}};

void builtins_object_boot(Machine *m) { builtins_add(m, object_functions); }
