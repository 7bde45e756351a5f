// The attributes of object and of type themselves: __init__, __class__, __dict__, __name__, mro(), …, and super.
#include "lang/machine/machine.h"
#include "lang/object/dict.h"

#include "lang/object/names.h"
#include "lang/types/containers.h"
#include "lang/types/text.h"
#include "modules.h"

#include <string.h>

// For a class without an __init__ call.c has refused surplus arguments.
static Value self_init(Machine *m, const Value *args, int nargs) {
  if (nargs == 1) return V_NONE;
  Type *t = type_of(m, args[0]);
  Value init = type_lookup(m, t, name_init), make = type_lookup(m, t, name_new);
  if (!is_kind(init, K_NATIVE) || ((Native *)as_obj(init))->owner != m->t_object)
    return raisef(m, m->e_TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
  bool plain = make == dict_get_name(m->t_object->dict, name_new) && t->layout == K_INSTANCE;
  // the arguments were for its __new__
  return plain ? raisef(m, m->e_TypeError, "%V() takes no arguments", t->name) : V_NONE;
}

// A call's arguments from the given one on, as a new Tuple, and its keywords as a new Dict (V_UNBOUND: none). False:
// raised.
static bool gather(Machine *m, const Value *args, int nargs, uint32_t from, Value *all, Value *keywords) {
  uint32_t nkw = m->kwnames == V_UNBOUND ? 0 : ((Tuple *)as_obj(m->kwnames))->count, n = (uint32_t)nargs - nkw - from;
  Dict *named = nkw ? dict_new(m) : NULL;
  *all = tuple_new(m, n);
  *keywords = named ? from_obj(named) : V_UNBOUND;
  for (uint32_t i = 0; *all != V_UNBOUND && i < n; i++) ((Tuple *)as_obj(*all))->items[i] = incref(args[from + i]);
  for (uint32_t i = 0; named && i < nkw; i++)
    dict_set_name(m, named, ((Tuple *)as_obj(m->kwnames))->items[i], args[(uint32_t)nargs - nkw + i]);
  if (!raised(m)) return true;
  decref(m, *all);
  decref(m, *keywords);
  return false;
}

// int.__new__(cls, …) and its like: a call of the builtin class, the prelude's of one that the program made from it.
static Value own_make(Machine *m, Type *t, const Value *args, int nargs) {
  bool builtin = t->head.flags & TYPE_IMMUTABLE;
  // of just such a value: its builtin class would give the value itself
  bool plain = !builtin && nargs == 2 && m->kwnames == V_UNBOUND && !is_own(args[1]);
  if (plain &&
      ((t->layout == K_BIGINT && (is_int(args[1]) || is_big(args[1]))) || (t->layout == K_FLOAT && is_float(args[1])) ||
       ((t->layout == K_TUPLE || t->layout == K_STR || t->layout == K_BYTES) && is_kind(args[1], t->layout))))
    return own_new(m, t, args[1]);
  Value all, named;
  if (!gather(m, args, nargs, builtin, &all, &named)) return V_UNBOUND;
  return machine_tail(m, builtin ? from_obj(t) : prelude_function(m, "_new_own"), all, named);
}

static Value object_make(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[0], K_TYPE))
    return raisef(m, m->e_TypeError, "object.__new__(X): X is not a type object (%T)", args[0]);
  Type *t = (Type *)as_obj(args[0]);
  if (t->head.flags & TYPE_ABSTRACT) return machine_tail_prelude(m, "_abstract_error", 1, args);
  if (t->layout == K_FLOAT || t->layout == K_COMPLEX || t->layout == K_BIGINT || t->layout == K_STR ||
      t->layout == K_BYTES || t->layout == K_TUPLE || t->layout == K_FROZENSET)
    return own_make(m, t, args, nargs);
  if (t->make && t->make->min <= 1) return t->make->fn(m, args, 1);
  if (t->layout != K_INSTANCE)
    return raisef(m, m->e_TypeError, "object.__new__(%V) is not safe, use %V.__new__()", t->name, t->name);
  Instance *o = object_alloc(m, sizeof *o, K_INSTANCE, t);
  if (!o) return V_UNBOUND;
  o->dict = dict_new(m);
  m->own.objects++;
  if (o->dict) return from_obj(o);
  DECREF_OBJ(m, o);
  return V_UNBOUND;
}

static Value object_repr(Machine *m, const Value *args, int nargs) {
  Type *t = type_of(m, args[0]);
  const char *module = is_kind(t->module, K_STR) ? str_data(t->module) : "builtins";
  unsigned long long at = address_shown(m, args[0]);
  if (!strcmp(module, "builtins")) return str_format(m, "<%s object at 0x%llx>", str_data(t->qualname), at);
  return str_format(m, "<%s.%s object at 0x%llx>", module, str_data(t->qualname), at);
}

static Value object_str(Machine *m, const Value *args, int nargs) { return value_repr(m, args[0]); }
static Value object_eq(Machine *m, const Value *args, int nargs) {
  return args[0] == args[1] ? V_TRUE : V_NOTIMPLEMENTED;
}
static Value object_ne(Machine *m, const Value *args, int nargs) {
  return machine_tail_prelude(m, "_not_equal", 2, args);
}
static Value object_hash(Machine *m, const Value *args, int nargs) {
  return from_int((int64_t)hash_shown(m, args[0], address_veiled(m, args[0]) >> 4));
}
static bool is_name(Machine *m, Value name) {
  if (is_kind(name, K_STR)) return true;
  raisef(m, m->e_TypeError, "attribute name must be string, not '%T'", name);
  return false;
}
static Value object_setattr(Machine *m, const Value *args, int nargs) {
  return is_name(m, args[1]) ? attr_set_plain(m, args[0], args[1], args[2]) : V_UNBOUND;
}
static Value object_getattribute(Machine *m, const Value *args, int nargs) {
  return is_name(m, args[1]) ? attr_get_default(m, args[0], args[1]) : V_UNBOUND;
}
static Value object_delattr(Machine *m, const Value *args, int nargs) {
  return is_name(m, args[1]) ? attr_del_plain(m, args[0], args[1]) : V_UNBOUND;
}

static Value object_format(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[1], K_STR)) return raisef(m, m->e_TypeError, "__format__() argument must be str, not %T", args[1]);
  if (str_size(args[1])) return raisef(m, m->e_TypeError, "unsupported format string passed to %T.__format__", args[0]);
  return machine_tail_prelude(m, "_str", 1, args);
}

static const NativeDef object_new_def = {"__new__", object_make, 1, -1, "**"};

static Value object_init_subclass(Machine *m, const Value *args, int nargs) {
  if (m->kwnames != V_UNBOUND)
    return raisef(m, m->e_TypeError, "%V.__init_subclass__() takes no keyword arguments", args[0]);
  return nargs == 1
             ? V_NONE
             : raisef(m, m->e_TypeError, "%V.__init_subclass__() takes no arguments (%d given)", args[0], nargs - 1);
}
static const NativeDef init_subclass_def = {"__init_subclass__", object_init_subclass, 1, -1, "**"};

static const NativeDef object_methods[] = {
    {"__init__", self_init, 1, -1, "**"},
    {"__repr__", object_repr, 1, 1, NULL},
    {"__str__", object_str, 1, 1, NULL},
    {"__eq__", object_eq, 2, 2, NULL},
    {"__ne__", object_ne, 2, 2, NULL},
    {"__hash__", object_hash, 1, 1, NULL},
    {"__setattr__", object_setattr, 3, 3, NULL},
    {"__getattribute__", object_getattribute, 2, 2, NULL},
    {"__delattr__", object_delattr, 2, 2, NULL},
    {"__format__", object_format, 2, 2, NULL},
    {0},
};

static Value get_class(Machine *m, Value self) { return incref(from_obj(type_of(m, self))); }

static Value set_class(Machine *m, Value self, Value value) {
  if (!is_kind(value, K_TYPE))
    return raisef(m, m->e_TypeError, "__class__ must be set to a class, not '%T' object", value);
  Type *t = (Type *)as_obj(value);
  if (!is_ptr(self) || as_obj(self)->kind != K_INSTANCE || t->layout != K_INSTANCE)
    return raisef(m, m->e_TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
  Type *old = as_obj(self)->type;
  as_obj(self)->type = (Type *)as_obj(incref(value));
  DECREF_OBJ(m, old);
  return V_NONE;
}

static Value get_dict(Machine *m, Value self) {
  Dict *d = type_of(m, self)->head.flags & TYPE_SLOTS ? NULL : attr_dict(m, self, true);
  if (d) return INCREF_OBJ(d);
  if (raised(m)) return V_UNBOUND;
  return raisef(m, m->e_AttributeError, "'%T' object has no attribute '__dict__'", self);
}

static Value set_dict(Machine *m, Value self, Value value) {
  if (!is_kind(value, K_DICT))
    return raisef(m, m->e_TypeError, "__dict__ must be set to a dictionary, not a '%T'", value);
  if (!is_kind(self, K_INSTANCE))
    return raisef(m, m->e_AttributeError, "attribute '__dict__' of '%T' objects is not writable", self);
  Instance *o = (Instance *)as_obj(self);
  Dict *old = o->dict;
  o->dict = (Dict *)as_obj(incref(value));
  DECREF_OBJ(m, old);
  return V_NONE;
}

static const GetSetDef object_attrs[] = {{"__class__", get_class, set_class}, {0}};
static const GetSetDef dict_attr[] = {{"__dict__", get_dict, set_dict}, {0}};

// ---- type ----

static Type *self_type(Value v) { return (Type *)as_obj(v); }

static Value type_get_name(Machine *m, Value v) { return incref(self_type(v)->name); }
static Value type_get_qualname(Machine *m, Value v) { return incref(self_type(v)->qualname); }
static Value type_get_module(Machine *m, Value v) { return incref(self_type(v)->module); }
static Value type_get_mro(Machine *m, Value v) { return incref(self_type(v)->mro); }
static Value type_get_bases(Machine *m, Value v) { return incref(self_type(v)->bases); }
static Value type_get_base(Machine *m, Value v) { return self_type(v)->base ? INCREF_OBJ(self_type(v)->base) : V_NONE; }
static Value type_get_dict(Machine *m, Value v) { return from_obj(dict_copy(m, self_type(v)->dict)); }
static Value type_get_annotations(Machine *m, Value v) {
  Type *t = self_type(v);
  Value own = dict_get_name(t->dict, name_annotations);
  if (own != V_UNBOUND) return incref(own);
  if (t->head.flags & TYPE_IMMUTABLE)
    return raisef(m, m->e_AttributeError, "type object '%V' has no attribute '__annotations__'", t->name);
  Dict *made = dict_new(m);
  if (!made || !dict_set_name(m, t->dict, name_annotations, from_obj(made))) return V_UNBOUND;
  return from_obj(made);
}
static Value type_set_annotations(Machine *m, Value v, Value x) {
  return dict_set_name(m, self_type(v)->dict, name_annotations, x) ? V_NONE : V_UNBOUND;
}
static Value type_get_doc(Machine *m, Value v) {
  Value doc = dict_get_name(self_type(v)->dict, name_doc);
  return doc == V_UNBOUND ? V_NONE : incref(doc);
}

static Value set_text(Machine *m, Value v, Value value, Value *slot, const char *what) {
  if (self_type(v)->head.flags & TYPE_IMMUTABLE)
    return raisef(m, m->e_TypeError, "cannot set '%s' attribute of immutable type '%V'", what, self_type(v)->name);
  if (!is_kind(value, K_STR))
    return raisef(m, m->e_TypeError, "can only assign string to %V.%s, not '%T'", self_type(v)->name, what, value);
  decref(m, *slot);
  *slot = incref(value);
  return V_NONE;
}

static Value type_set_name(Machine *m, Value v, Value x) { return set_text(m, v, x, &self_type(v)->name, "__name__"); }
static Value type_set_qualname(Machine *m, Value v, Value x) {
  return set_text(m, v, x, &self_type(v)->qualname, "__qualname__");
}
static Value type_set_module(Machine *m, Value v, Value x) {
  return set_text(m, v, x, &self_type(v)->module, "__module__");
}

static Value type_set_doc(Machine *m, Value v, Value x) {
  if (!dict_set_name(m, self_type(v)->dict, name_doc, x)) return V_UNBOUND;
  type_attribute_changed(self_type(v));
  return V_NONE;
}
static Value type_set_member(Machine *m, Value v, Value x) {
  return raisef(m, m->e_AttributeError, "readonly attribute");
}
static Value type_set_bases(Machine *m, Value v, Value x) {
  return raisef(m, m->e_TypeError, "mplab: a class keeps the bases that it was made with");
}

static const GetSetDef type_attrs[] = {
    {"__name__", type_get_name, type_set_name},
    {"__qualname__", type_get_qualname, type_set_qualname},
    {"__module__", type_get_module, type_set_module},
    {"__mro__", type_get_mro, type_set_member},
    {"__bases__", type_get_bases, type_set_bases},
    {"__base__", type_get_base, type_set_member},
    {"__dict__", type_get_dict, NULL},
    {"__doc__", type_get_doc, type_set_doc},
    {"__annotations__", type_get_annotations, type_set_annotations},
    {0},
};

static Value type_mro(Machine *m, const Value *args, int nargs) {
  const Tuple *mro = (const Tuple *)as_obj(self_type(args[0])->mro);
  Value list = list_new(m, mro->count);
  for (uint32_t i = 0; list != V_UNBOUND && i < mro->count; i++)
    if (!list_append(m, list, mro->items[i])) {
      decref(m, list);
      return V_UNBOUND;
    }
  return list;
}

static Value type_subclasses(Machine *m, const Value *args, int nargs) {
  const List *subs = (const List *)as_obj(self_type(args[0])->subclasses);
  Value list = list_new(m, subs->count);
  for (uint32_t i = 0; list != V_UNBOUND && i < subs->count; i++)
    if (!list_append(m, list, subs->items[i])) {
      decref(m, list);
      return V_UNBOUND;
    }
  return list;
}

// type.__new__(metaclass, name, bases, namespace)
static Value type_make(Machine *m, const Value *args, int nargs) {
  Value all, named;
  if (!gather(m, args, nargs, 1, &all, &named)) return V_UNBOUND;
  const Tuple *t = (const Tuple *)as_obj(all);
  Value made;
  if (!is_kind(args[0], K_TYPE) || ((Type *)as_obj(args[0]))->layout != K_TYPE)
    made = raisef(m, m->e_TypeError, "type.__new__(X): X is not a type object (%T)", args[0]);
  else if (t->count != 3)
    made = raisef(m, m->e_TypeError, "type.__new__() takes exactly 3 arguments (%d given)", (int)t->count);
  else if (!is_kind(t->items[0], K_STR) || !is_kind(t->items[1], K_TUPLE) || !is_kind(t->items[2], K_DICT))
    made = raisef(m, m->e_TypeError, "type.__new__() wants a str, a tuple and a dict");
  else
    made = class_made(m, (Type *)as_obj(args[0]), t->items[0], t->items[1], (Dict *)as_obj(t->items[2]),
                      named == V_UNBOUND ? V_NONE : named, false);
  decref(m, all);
  decref(m, named);
  return made;
}
static const NativeDef type_new_def = {"__new__", type_make, 1, -1, "**"};

static Value type_init(Machine *m, const Value *args, int nargs) { return V_NONE; }

// type.__call__: what a call of the class does, whatever its metaclass says.
static Value type_call(Machine *m, const Value *args, int nargs) {
  Value all, named;
  if (!gather(m, args, nargs, 0, &all, &named)) return V_UNBOUND;
  return machine_tail(m, prelude_function(m, "_new_instance"), all, named);
}

// What isinstance and issubclass do where the metaclass has nothing of its own to say.
static Value type_instancecheck(Machine *m, const Value *args, int nargs) {
  return from_bool(is_instance(m, args[1], self_type(args[0])));
}
static Value type_subclasscheck(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[1], K_TYPE)) return raisef(m, m->e_TypeError, "issubclass() arg 1 must be a class");
  return from_bool(type_is_subclass(self_type(args[1]), self_type(args[0])));
}

static const NativeDef type_methods[] = {{"__instancecheck__", type_instancecheck, 2, 2, NULL},
                                         {"__subclasscheck__", type_subclasscheck, 2, 2, NULL},
                                         {"__init__", type_init, 1, -1, "**"},
                                         {"__call__", type_call, 1, -1, "**"},
                                         {"mro", type_mro, 1, 1, NULL},
                                         {"__subclasses__", type_subclasses, 1, 1, NULL},
                                         {0}};

// ---- super ----

static Value super_make(Machine *m, const Value *args, int nargs) {
  if (nargs < 2) return raisef(m, m->e_RuntimeError, "super(): no arguments");
  if (!is_kind(args[1], K_TYPE)) return raisef(m, m->e_TypeError, "super() argument 1 must be a type, not %T", args[1]);
  Type *t = self_type(args[1]);
  Value self = nargs > 2 ? args[2] : V_NONE;
  Type *of = type_of(m, self);
  if (is_kind(self, K_TYPE) && type_is_subclass(self_type(self), t)) of = self_type(self);
  if (!type_is_subclass(of, t))
    return raisef(m, m->e_TypeError, "super(type, obj): obj must be an instance or subtype of type");
  Super *s = object_alloc(m, sizeof *s, K_SUPER, m->t_super);
  if (!s) return V_UNBOUND;
  s->type = (Type *)as_obj(incref(args[1]));
  s->self = incref(self);
  s->self_type = (Type *)as_obj(INCREF_OBJ(of));
  return from_obj(s);
}

static const NativeDef super_def = {"super", super_make, 1, 3, NULL};

static Value none_get_doc(Machine *m, Value v) { return V_NONE; }
static const GetSetDef doc_attr[] = {{"__doc__", none_get_doc, NULL}, {0}};

static void add_wrapped(Machine *m, Type *to, Kind kind, Type *type, Value name, const NativeDef *def) {
  Wrapper *w = object_alloc(m, sizeof *w, kind, type);
  w->function = native_new(m, def, NULL, V_UNBOUND);
  as_obj(w->function)->refs = IMMORTAL;
  w->head.refs = IMMORTAL;
  dict_set_name(m, to->dict, name, from_obj(w));
}

void object_boot(Machine *m) {
  type_add(m, m->t_object, object_methods, object_attrs);
  type_add(m, m->t_NoneType, NULL, doc_attr);
  add_wrapped(m, m->t_object, K_STATICMETHOD, m->t_staticmethod, name_new, &object_new_def);
  add_wrapped(m, m->t_type, K_STATICMETHOD, m->t_staticmethod, name_new, &type_new_def);
  add_wrapped(m, m->t_object, K_CLASSMETHOD, m->t_classmethod, name_init_subclass, &init_subclass_def);
  dict_set_name(m, m->t_object->dict, name_doc, V_NONE);
  type_attribute_changed(m->t_object);
  Type *with_dict[] = {m->t_object, m->t_function, m->t_module, m->e_BaseException, m->t_shared};
  for (size_t i = 0; i < sizeof with_dict / sizeof *with_dict; i++) type_add(m, with_dict[i], NULL, dict_attr);
  type_add(m, m->t_type, type_methods, type_attrs);
  m->t_super->make = &super_def;
}
