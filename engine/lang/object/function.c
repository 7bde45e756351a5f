// The attributes of what can be called or decorates it: functions, methods, natives, property, staticmethod,
// classmethod, modules, cells.
#include <string.h>

#include "boot.h"
#include "code.h"
#include "dict.h"
#include "names.h"
#include "native.h"

static Function *self_fn(Value v) { return (Function *)as_obj(v); }
static Value or_none(Value v) { return v == V_UNBOUND ? V_NONE : incref(v); }

static Value fn_name(Machine *m, Value v) { return incref(self_fn(v)->name); }
static Value fn_qualname(Machine *m, Value v) { return incref(self_fn(v)->qualname); }
static Value fn_doc(Machine *m, Value v) { return or_none(self_fn(v)->doc); }
static Value fn_module(Machine *m, Value v) { return or_none(self_fn(v)->module); }
static Value fn_defaults(Machine *m, Value v) { return or_none(self_fn(v)->defaults); }
static Value fn_kwdefaults(Machine *m, Value v) { return or_none(self_fn(v)->kwdefaults); }
// What a function of the prelude stands on is mplab's own business: its variables lead to natives that trust them.
static bool is_prelude(Value v) { return self_fn(v)->code->flags & CODE_PRELUDE; }
static Value fn_closure(Machine *m, Value v) { return is_prelude(v) ? V_NONE : or_none(self_fn(v)->closure); }
static Value fn_globals(Machine *m, Value v) {
  if (!is_prelude(v)) return INCREF_OBJ(self_fn(v)->globals);
  return raisef(m, m->e_AttributeError, "mplab: a function of mplab's own shows no __globals__");
}
static Value fn_code(Machine *m, Value v) { return from_obj(self_fn(v)->code); }

static Value set_slot(Machine *m, Value *slot, Value x) {
  Value old = *slot;
  *slot = incref(x);
  decref(m, old);
  return V_NONE;
}
static Value fn_set_name(Machine *m, Value v, Value x) {
  if (!is_kind(x, K_STR)) return raisef(m, m->e_TypeError, "__name__ must be set to a string object");
  return set_slot(m, &self_fn(v)->name, x);
}
static Value fn_set_qualname(Machine *m, Value v, Value x) {
  if (!is_kind(x, K_STR)) return raisef(m, m->e_TypeError, "__qualname__ must be set to a string object");
  return set_slot(m, &self_fn(v)->qualname, x);
}
static Value set_default(Machine *m, Value *slot, Value x, Kind kind, const char *error) {
  if (x != V_NONE && !is_kind(x, kind)) return raisef(m, m->e_TypeError, "%s", error);
  Value old = *slot;
  *slot = x == V_NONE ? V_UNBOUND : incref(x);
  decref(m, old);
  return V_NONE;
}
static Value fn_set_defaults(Machine *m, Value v, Value x) {
  return set_default(m, &self_fn(v)->defaults, x, K_TUPLE, "__defaults__ must be set to a tuple object");
}
static Value fn_set_kwdefaults(Machine *m, Value v, Value x) {
  return set_default(m, &self_fn(v)->kwdefaults, x, K_DICT, "__kwdefaults__ must be set to a dict object");
}
static Value fn_set_doc(Machine *m, Value v, Value x) { return set_slot(m, &self_fn(v)->doc, x); }
static Value fn_set_module(Machine *m, Value v, Value x) { return set_slot(m, &self_fn(v)->module, x); }

static Value fn_annotations(Machine *m, Value v) {
  Dict *d = attr_dict(m, v, true);
  Value key = name_annotations;
  if (!d) return V_UNBOUND;
  Value a = dict_get_name(d, key);
  if (a != V_UNBOUND) return incref(a);
  Dict *made = dict_new(m);
  if (!made || !dict_set_name(m, d, key, from_obj(made))) return V_UNBOUND;
  return from_obj(made);
}

static Value fn_set_annotations(Machine *m, Value v, Value x) {
  if (x != V_NONE && !is_kind(x, K_DICT))
    return raisef(m, m->e_TypeError, "__annotations__ must be set to a dict object");
  Dict *d = attr_dict(m, v, true), *made = x == V_NONE ? dict_new(m) : NULL;
  if (!d || (x == V_NONE && !made)) return V_UNBOUND;
  bool kept = dict_set_name(m, d, name_annotations, made ? from_obj(made) : x);
  if (made) decref(m, from_obj(made));
  return kept ? V_NONE : V_UNBOUND;
}

// descriptor.__get__(self, type=None)
static Value descriptor_get(Machine *m, const Value *args, int nargs) {
  Value cls = nargs > 2 ? args[2] : V_NONE;
  if (args[1] == V_NONE && cls == V_NONE) return raisef(m, m->e_TypeError, "__get__(None, None) is invalid");
  Type *t = is_kind(cls, K_TYPE) ? (Type *)as_obj(cls) : type_of(m, args[1]);
  return attr_bind(m, args[0], args[1] == V_NONE ? V_UNBOUND : args[1], t);
}
static const NativeDef function_methods[] = {{"__get__", descriptor_get, 2, 3, NULL}, {0}};

static const GetSetDef function_attrs[] = {{"__name__", fn_name, fn_set_name},
                                           {"__qualname__", fn_qualname, fn_set_qualname},
                                           {"__doc__", fn_doc, fn_set_doc},
                                           {"__module__", fn_module, fn_set_module},
                                           {"__defaults__", fn_defaults, fn_set_defaults},
                                           {"__kwdefaults__", fn_kwdefaults, fn_set_kwdefaults},
                                           {"__closure__", fn_closure, NULL},
                                           {"__globals__", fn_globals, NULL},
                                           {"__code__", fn_code, NULL},
                                           {"__annotations__", fn_annotations, fn_set_annotations},
                                           {0}};

uint32_t code_local(const Code *c, uint32_t k) {
  if (!(c->flags & CODE_VARARGS) || k < c->npos || k > (uint32_t)c->npos + c->nkwonly) return k;
  return k == (uint32_t)c->npos + c->nkwonly ? c->npos : k + 1;
}

static Value code_name(Machine *m, Value v) { return ((Code *)as_obj(v))->name; }
static Value code_varnames(Machine *m, Value v) {
  Code *c = (Code *)as_obj(v);
  Value t = tuple_new(m, c->nlocals);
  for (uint32_t i = 0; t != V_UNBOUND && i < c->nlocals; i++)
    ((Tuple *)as_obj(t))->items[i] = c->varnames[code_local(c, i)];
  return t;
}
static Value code_filename(Machine *m, Value v) { return str_from(m, ((Code *)as_obj(v))->source->path); }
static Value code_first_line(Machine *m, Value v) { return from_int(((Code *)as_obj(v))->first_line); }
static Value code_argcount(Machine *m, Value v) { return from_int(((Code *)as_obj(v))->npos); }
static const GetSetDef code_attrs[] = {{"co_name", code_name, NULL},
                                       {"co_varnames", code_varnames, NULL},
                                       {"co_argcount", code_argcount, NULL},
                                       {"co_filename", code_filename, NULL},
                                       {"co_firstlineno", code_first_line, NULL},
                                       {0}};

// ---- methods and natives ----

static Value method_function(Machine *m, Value v) { return incref(((Method *)as_obj(v))->function); }
static Value method_self(Machine *m, Value v) { return incref(((Method *)as_obj(v))->self); }
static Value method_name(Machine *m, Value v) { return attr_get_str(m, ((Method *)as_obj(v))->function, "__name__"); }
static Value method_qualname(Machine *m, Value v) {
  return attr_get_str(m, ((Method *)as_obj(v))->function, "__qualname__");
}
static Value method_doc(Machine *m, Value v) { return attr_get_str(m, ((Method *)as_obj(v))->function, "__doc__"); }
static Value method_module(Machine *m, Value v) {
  return attr_get_str(m, ((Method *)as_obj(v))->function, "__module__");
}
static const GetSetDef method_attrs[] = {{"__func__", method_function, NULL},
                                         {"__self__", method_self, NULL},
                                         {"__name__", method_name, NULL},
                                         {"__qualname__", method_qualname, NULL},
                                         {"__doc__", method_doc, NULL},
                                         {"__module__", method_module, NULL},
                                         {0}};

static Value method_eq(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[1], K_METHOD)) return V_NOTIMPLEMENTED;
  Method *a = (Method *)as_obj(args[0]), *b = (Method *)as_obj(args[1]);
  return from_bool(a->function == b->function && a->self == b->self);
}
static const NativeDef method_methods[] = {{"__eq__", method_eq, 2, 2, NULL}, {0}};

static Value native_name(Machine *m, Value v) { return str_from(m, ((Native *)as_obj(v))->def->name); }
static Value native_qualname(Machine *m, Value v) {
  Native *n = (Native *)as_obj(v);
  return n->owner ? str_format(m, "%V.%s", n->owner->name, n->def->name) : str_from(m, n->def->name);
}
static Value native_self(Machine *m, Value v) {
  Value self = ((Native *)as_obj(v))->self;
  bool shown = !is_kind(self, K_MODULE) || dict_get_name(m->modules, ((Module *)as_obj(self))->name) == self;
  return shown ? or_none(self) : V_NONE;  // one of mplab's own modules is not shown
}
static Value native_module(Machine *m, Value v) {
  Native *n = (Native *)as_obj(v);
  return is_kind(n->self, K_MODULE) ? incref(((Module *)as_obj(n->self))->name)
         : n->owner                 ? V_NONE
                                    : str_constant("builtins", 8);
}
static Value native_doc(Machine *m, Value v) { return V_NONE; }
static const GetSetDef native_attrs[] = {{"__name__", native_name, NULL}, {"__qualname__", native_qualname, NULL},
                                         {"__self__", native_self, NULL}, {"__module__", native_module, NULL},
                                         {"__doc__", native_doc, NULL},   {0}};

// ---- decorators ----

static Value property_make(Machine *m, const Value *args, int nargs) {
  Property *p = object_alloc(m, sizeof *p, K_PROPERTY, m->t_property);
  if (!p) return V_UNBOUND;
  Value *parts[] = {&p->get, &p->set, &p->del, &p->doc};
  for (int i = 0; i < 4; i++) *parts[i] = i + 1 < nargs && args[i + 1] != V_UNBOUND ? incref(args[i + 1]) : V_NONE;
  return from_obj(p);
}
static Value property_with(Machine *m, const Value *args, int which) {
  Property *old = (Property *)as_obj(args[0]);
  Value parts[] = {from_obj(m->t_property), old->get, old->set, old->del, old->doc};
  parts[1 + which] = args[1];
  return property_make(m, parts, 5);
}
static Value property_getter(Machine *m, const Value *args, int nargs) { return property_with(m, args, 0); }
static Value property_setter(Machine *m, const Value *args, int nargs) { return property_with(m, args, 1); }
static Value property_deleter(Machine *m, const Value *args, int nargs) { return property_with(m, args, 2); }
static Value property_fget(Machine *m, Value v) { return incref(((Property *)as_obj(v))->get); }
static Value property_fset(Machine *m, Value v) { return incref(((Property *)as_obj(v))->set); }
static Value property_fdel(Machine *m, Value v) { return incref(((Property *)as_obj(v))->del); }
static Value property_doc(Machine *m, Value v) {
  Property *p = (Property *)as_obj(v);
  return p->doc != V_NONE || p->get == V_NONE || is_int(p->get) ? incref(p->doc) : attr_get_str(m, p->get, "__doc__");
}
static Value property_set_doc(Machine *m, Value v, Value x) { return set_slot(m, &((Property *)as_obj(v))->doc, x); }
static const NativeDef property_methods[] = {{"getter", property_getter, 2, 2, NULL},
                                             {"setter", property_setter, 2, 2, NULL},
                                             {"deleter", property_deleter, 2, 2, NULL},
                                             {"__get__", descriptor_get, 2, 3, NULL},
                                             {0}};
static const GetSetDef property_attrs[] = {{"fget", property_fget, NULL},
                                           {"fset", property_fset, NULL},
                                           {"fdel", property_fdel, NULL},
                                           {"__doc__", property_doc, property_set_doc},
                                           {0}};
static const NativeDef property_def = {"property", property_make, 1, 5, "self fget fset fdel doc"};

static Value wrap(Machine *m, Kind kind, Type *type, Value function) {
  Wrapper *w = object_alloc(m, sizeof *w, kind, type);
  if (!w) return V_UNBOUND;
  w->function = incref(function);
  return from_obj(w);
}
static Value static_make(Machine *m, const Value *args, int nargs) {
  return wrap(m, K_STATICMETHOD, m->t_staticmethod, args[1]);
}
static Value class_make(Machine *m, const Value *args, int nargs) {
  return wrap(m, K_CLASSMETHOD, m->t_classmethod, args[1]);
}
static Value wrapper_function(Machine *m, Value v) { return incref(((Wrapper *)as_obj(v))->function); }
static const NativeDef static_def = {"staticmethod", static_make, 2, 2, NULL},
                       class_def = {"classmethod", class_make, 2, 2, NULL};
static const GetSetDef wrapper_attrs[] = {
    {"__func__", wrapper_function, NULL}, {"__wrapped__", wrapper_function, NULL}, {0}};

// ---- modules and cells ----

static Value cell_contents(Machine *m, Value v) {
  Value c = ((Cell *)as_obj(v))->value;
  return c == V_UNBOUND ? raisef(m, m->e_ValueError, "Cell is empty") : incref(c);
}
static const GetSetDef cell_attrs[] = {{"cell_contents", cell_contents, NULL}, {0}};

// types.MethodType(function, instance)
static Value method_make(Machine *m, const Value *args, int nargs) {
  if (nargs != 3) return raisef(m, m->e_TypeError, "method expected 2 arguments, got %d", nargs - 1);
  Value f = args[1];
  bool callable = is_kind(f, K_FUNCTION) || is_kind(f, K_NATIVE) || is_kind(f, K_METHOD) || is_kind(f, K_TYPE) ||
                  type_lookup_str(m, type_of(m, f), "__call__") != V_UNBOUND;
  if (!callable) return raisef(m, m->e_TypeError, "first argument must be callable");
  if (args[2] == V_NONE) return raisef(m, m->e_TypeError, "instance must not be None");
  return method_new(m, f, args[2]);
}

static const NativeDef method_def = {"method", method_make, 3, 3, NULL};

void functions_boot(Machine *m) {
  type_add(m, m->t_function, function_methods, function_attrs);
  type_add(m, m->t_code, NULL, code_attrs);
  type_add(m, m->t_method, method_methods, method_attrs);
  type_add(m, m->t_builtin_function_or_method, NULL, native_attrs);
  type_add(m, m->t_method_descriptor, NULL, native_attrs);
  type_add(m, m->t_property, property_methods, property_attrs);
  type_add(m, m->t_staticmethod, function_methods, wrapper_attrs);
  type_add(m, m->t_classmethod, function_methods, wrapper_attrs);
  type_add(m, m->t_cell, NULL, cell_attrs);
  m->t_method->make = &method_def;
  m->t_property->make = &property_def;
  m->t_staticmethod->make = &static_def;
  m->t_classmethod->make = &class_def;
}
