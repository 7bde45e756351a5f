// Attributes: o.name for every kind of object, with CPython's order of looking and its descriptors.
//
// What needs Python (a property, __getattr__, a user's descriptor) comes back as V_TAIL.
#include <string.h>

#include "dict.h"
#include "names.h"
#include "native.h"
#include "text.h"

Dict *attr_dict(Machine *m, Value o, bool make) {
  if (!is_ptr(o)) return NULL;
  Object *obj = as_obj(o);
  Value *slot;
  Dict **dict;
  switch ((Kind)obj->kind) {
  case K_INSTANCE: return obj->type == m->t_object ? NULL : ((Instance *)obj)->dict;
  case K_MODULE: return ((Module *)obj)->dict;
  case K_EXCEPTION: dict = &((Exception *)obj)->dict; goto by_pointer;
  case K_SHARED: dict = &((Shared *)obj)->dict; goto by_pointer;
  case K_FUNCTION: slot = &((Function *)obj)->attrs; goto by_value;
  case K_LIST: slot = &((List *)obj)->attrs; break;
  case K_DICT: slot = &((Dict *)obj)->attrs; break;
  case K_SET:
  case K_FROZENSET: slot = &((Set *)obj)->attrs; break;
  case K_DEQUE: slot = &((Deque *)obj)->attrs; break;
  case K_FLOAT:
  case K_COMPLEX:
  case K_BIGINT:
  case K_STR:
  case K_BYTES:
  case K_BYTEARRAY:
  case K_TUPLE:
    if (!(obj->flags & OF_OWN)) return NULL;
    slot = own_attrs(obj);
    break;
  default: return NULL;
  }
  if (!obj->type || obj->type->head.flags & TYPE_IMMUTABLE) return NULL;  // a plain list has no attributes
by_value:
  if (*slot == V_UNBOUND && make) {
    Dict *d = dict_new(m);
    if (d) *slot = from_obj(d);
  }
  return *slot == V_UNBOUND ? NULL : (Dict *)as_obj(*slot);
by_pointer:
  if (!*dict && make) *dict = dict_new(m);
  return *dict;
}

static Value tail_with(Machine *m, Value callable, int n, const Value *args) {
  Value tuple = tuple_new(m, (uint32_t)n);
  if (tuple == V_UNBOUND) return V_UNBOUND;
  for (int i = 0; i < n; i++) ((Tuple *)as_obj(tuple))->items[i] = incref(args[i]);
  return machine_tail(m, callable, tuple, V_UNBOUND);
}

static Value user_descriptor(Machine *m, Value d, Value method) {
  if (!is_kind(d, K_INSTANCE)) return V_UNBOUND;
  return type_lookup(m, as_obj(d)->type, method);
}

// A named tuple's: item get of the tuple.
static Value field_of(Machine *m, const Property *p, Value self) {
  int64_t i = as_int(p->get);
  if (is_kind(self, K_TUPLE) && i < ((Tuple *)as_obj(self))->count) return incref(((Tuple *)as_obj(self))->items[i]);
  return raisef(m, m->e_IndexError, "tuple index out of range");
}

// An attribute that is computed in C may be put into any class: is self what it computes with?
static bool is_of(Machine *m, Value d, Value self) { return is_instance(m, self, ((const GetSet *)as_obj(d))->owner); }
static Value not_of(Machine *m, Value d, Value self) {
  const GetSet *g = (const GetSet *)as_obj(d);
  return raisef(m, m->e_TypeError, "descriptor '%s' for '%V' objects doesn't apply to a '%T' object", g->def->name,
                g->owner->name, self);
}

// What finding d in a class means for self (V_UNBOUND: it was asked of the class itself). new
static Value bind(Machine *m, Value d, Value self, Type *type) {
  if (!is_ptr(d)) return d;
  switch ((Kind)as_obj(d)->kind) {
  case K_FUNCTION: return self == V_UNBOUND ? incref(d) : method_new(m, d, self);
  case K_NATIVE: return self == V_UNBOUND || !((Native *)as_obj(d))->owner ? incref(d) : method_new(m, d, self);
  case K_CLASSMETHOD: return method_new(m, ((Wrapper *)as_obj(d))->function, from_obj(type));
  case K_STATICMETHOD: return incref(((Wrapper *)as_obj(d))->function);
  case K_PROPERTY:
    if (self == V_UNBOUND) return incref(d);
    if (is_int(((Property *)as_obj(d))->get)) return field_of(m, (const Property *)as_obj(d), self);
    if (((Property *)as_obj(d))->get == V_NONE)
      return raisef(m, m->e_AttributeError, "property of '%T' object has no getter", self);
    return tail_with(m, ((Property *)as_obj(d))->get, 1, &self);
  case K_GETSET:
    if (self == V_UNBOUND) return incref(d);
    return is_of(m, d, self) ? ((GetSet *)as_obj(d))->def->get(m, self) : not_of(m, d, self);
  case K_INSTANCE: {
    Value get = user_descriptor(m, d, name_get);
    if (get == V_UNBOUND) return incref(d);
    Value args[] = {d, self == V_UNBOUND ? V_NONE : self, from_obj(type)};
    return tail_with(m, get, 3, args);
  }
  default: return incref(d);
  }
}

Value attr_bind(Machine *m, Value descriptor, Value self, Type *type) { return bind(m, descriptor, self, type); }

static bool is_data_descriptor(Machine *m, Value d) {
  return is_kind(d, K_PROPERTY) || is_kind(d, K_GETSET) || user_descriptor(m, d, name_set) != V_UNBOUND;
}

static Value get_of_type(Machine *m, Type *t, Value name) {
  Value meta = type_lookup(m, t->head.type, name);
  if (meta != V_UNBOUND && is_data_descriptor(m, meta)) return bind(m, meta, from_obj(t), t->head.type);
  Value own = type_lookup(m, t, name);
  if (own != V_UNBOUND) return bind(m, own, V_UNBOUND, t);
  if (meta != V_UNBOUND) return bind(m, meta, from_obj(t), t->head.type);
  Value hook = t->head.type == m->t_type ? V_UNBOUND : type_lookup(m, t->head.type, name_getattr);
  if (hook != V_UNBOUND) return tail_with(m, hook, 2, (Value[]){from_obj(t), name});
  raisef(m, m->e_AttributeError, "type object '%V' has no attribute '%V'", t->name, name);
  return raise_about(m, name, from_obj(t));
}

static Value get_of_super(Machine *m, Super *s, Value name) {
  const Tuple *mro = (const Tuple *)as_obj(s->self_type->mro);
  uint32_t i = 0;
  while (i < mro->count && mro->items[i] != from_obj(s->type)) i++;
  for (i++; i < mro->count; i++) {
    Value v = dict_get_name(((Type *)as_obj(mro->items[i]))->dict, name);
    if (v == V_UNBOUND) continue;
    bool on_class = is_kind(s->self, K_TYPE) && s->self == from_obj(s->self_type);
    return bind(m, v, on_class ? V_UNBOUND : s->self, s->self_type);
  }
  raisef(m, m->e_AttributeError, "'super' object has no attribute '%V'", name);
  return raise_about(m, name, from_obj(s));
}

static Value missing(Machine *m, Value o, Value name, bool ask) {
  Type *t = type_of(m, o);
  if (ask && t->head.flags & TYPE_HAS_SLOW_GETATTR) {
    Value hook = type_lookup(m, t, name_getattr);
    if (hook != V_UNBOUND) return tail_with(m, hook, 2, (Value[]){o, name});
  }
  Value of_module = is_kind(o, K_MODULE) ? dict_get_name(((Module *)as_obj(o))->dict, name_getattr) : V_UNBOUND;
  if (of_module != V_UNBOUND) return tail_with(m, of_module, 1, &name);
  if (is_kind(o, K_MODULE))
    raisef(m, m->e_AttributeError, "module '%V' has no attribute '%V'", ((Module *)as_obj(o))->name, name);
  else raisef(m, m->e_AttributeError, "'%T' object has no attribute '%V'", o, name);
  return raise_about(m, name, o);
}

// ask: if there is no such attribute, __getattr__ is called.
static Value get_plain(Machine *m, Value o, Value name, bool ask) {
  if (is_kind(o, K_SUPER)) return get_of_super(m, (Super *)as_obj(o), name);
  if (is_kind(o, K_TYPE)) return get_of_type(m, (Type *)as_obj(o), name);
  Type *t = type_of(m, o);
  Value d = type_lookup(m, t, name);
  if (d != V_UNBOUND && is_data_descriptor(m, d)) return bind(m, d, o, t);
  Dict *own = attr_dict(m, o, false);
  if (own) {
    Value v = dict_get_name(own, name);
    if (v != V_UNBOUND) return incref(v);
  }
  if (d != V_UNBOUND) return bind(m, d, o, t);
  return missing(m, o, name, ask);
}

static Value attr_get_plain(Machine *m, Value o, Value name) { return get_plain(m, o, name, true); }

// What object.__getattribute__ gives. Only where the class has a __getattribute__ of its own is this its last word, and
// __getattr__ is asked after it.
Value attr_get_default(Machine *m, Value o, Value name) {
  return get_plain(m, o, name, is_kind(type_lookup(m, type_of(m, o), name_getattribute), K_FUNCTION));
}

Value attr_get(Machine *m, Value o, Value name) {
  if (is_ptr(o) && as_obj(o)->type && as_obj(o)->type->head.flags & TYPE_HAS_SLOW_GETATTR && !is_kind(o, K_TYPE)) {
    Value hook = type_lookup(m, as_obj(o)->type, name_getattribute);
    if (is_kind(hook, K_FUNCTION)) return tail_with(m, hook, 2, (Value[]){o, name});
  }
  return attr_get_plain(m, o, name);
}

Value attr_get_str(Machine *m, Value o, const char *name) { return attr_get(m, o, str_constant(name, strlen(name))); }

// Lets the descriptor d, found in o's class, take the value. False: it is none that takes one.
static bool set_by_descriptor(Machine *m, Value d, Value o, Value name, Value value, Value *result) {
  if (is_kind(d, K_PROPERTY)) {
    Value set = ((Property *)as_obj(d))->set;
    if (is_int(((Property *)as_obj(d))->get)) *result = raisef(m, m->e_AttributeError, "can't set attribute");
    else if (set == V_NONE)
      *result = raisef(m, m->e_AttributeError, "property '%V' of '%T' object has no setter", name, o);
    else *result = tail_with(m, set, 2, (Value[]){o, value});
    return true;
  }
  if (is_kind(d, K_GETSET)) {
    const GetSetDef *def = ((GetSet *)as_obj(d))->def;
    if (!is_of(m, d, o)) *result = not_of(m, d, o);
    else if (def->set) *result = def->set(m, o, value);
    else
      *result = raisef(m, m->e_AttributeError, "attribute '%V' of '%V' objects is not writable", name,
                       ((GetSet *)as_obj(d))->owner->name);
    return true;
  }
  Value user = user_descriptor(m, d, name_set);
  if (user == V_UNBOUND) return false;
  *result = tail_with(m, user, 3, (Value[]){d, o, value});
  return true;
}

static bool delete_by_descriptor(Machine *m, Value d, Value o, Value name, Value *result) {
  if (is_kind(d, K_PROPERTY)) {
    Value del = ((Property *)as_obj(d))->del;
    *result = del == V_NONE ? raisef(m, m->e_AttributeError, "property '%V' of '%T' object has no deleter", name, o)
                            : tail_with(m, del, 1, &o);
    return true;
  }
  Value user = user_descriptor(m, d, name_delete);
  if (user == V_UNBOUND) return false;
  *result = tail_with(m, user, 2, (Value[]){d, o});
  return true;
}

static Value set_on_type(Machine *m, Type *t, Value name, Value value) {
  if (t->head.flags & TYPE_IMMUTABLE)
    return raisef(m, m->e_TypeError, "cannot set '%V' attribute of immutable type '%s'", name, type_full_name(t));
  Value meta = type_lookup(m, t->head.type, name), result;
  if (set_by_descriptor(m, meta, from_obj(t), name, value, &result)) return result;
  if (!dict_set_name(m, t->dict, name, value)) return V_UNBOUND;
  if (str_equal(name, name_getattr)) t->head.flags |= TYPE_HAS_SLOW_GETATTR;
  type_attribute_changed(t);
  return V_NONE;
}

// Is it this slot? One that begins with two underscores belongs to its class, as _Class__name.
static bool is_slot(Value slot, Value name) {
  if (!is_kind(slot, K_STR)) return false;
  if (str_equal(slot, name)) return true;
  uint32_t n = str_size(slot), size = str_size(name);
  return n > 2 && size > n && str_data(slot)[0] == '_' && str_data(slot)[1] == '_' && str_data(name)[0] == '_' &&
         !strcmp(str_data(name) + size - n, str_data(slot));
}

static bool has_slot(const Type *t, Value name) {
  const Tuple *mro = (const Tuple *)as_obj(t->mro);
  for (uint32_t i = 0; i < mro->count; i++) {
    Value slots = dict_get_name(((const Type *)as_obj(mro->items[i]))->dict, name_slots);
    if (is_slot(slots, name)) return true;
    const Value *items = is_kind(slots, K_TUPLE)  ? ((const Tuple *)as_obj(slots))->items
                         : is_kind(slots, K_LIST) ? ((const List *)as_obj(slots))->items
                                                  : NULL;
    uint32_t n = is_kind(slots, K_TUPLE) ? ((const Tuple *)as_obj(slots))->count
                 : items                 ? ((const List *)as_obj(slots))->count
                                         : 0;
    for (uint32_t k = 0; items && k < n; k++)
      if (is_slot(items[k], name)) return true;
  }
  return false;
}

Value attr_set_plain(Machine *m, Value o, Value name, Value value) {
  if (is_kind(o, K_TYPE)) return set_on_type(m, (Type *)as_obj(o), name, value);
  Type *t = type_of(m, o);
  Value d = type_lookup(m, t, name), result;
  if (set_by_descriptor(m, d, o, name, value, &result)) return result;
  Dict *own = t->head.flags & TYPE_SLOTS && !has_slot(t, name) ? NULL : attr_dict(m, o, true);
  if (own) return dict_set_name(m, own, name, value) ? V_NONE : V_UNBOUND;
  if (raised(m)) return V_UNBOUND;
  if (d != V_UNBOUND) return raisef(m, m->e_AttributeError, "'%T' object attribute '%V' is read-only", o, name);
  return raisef(m, m->e_AttributeError, "'%T' object has no attribute '%V'", o, name);
}

// Classes have hooks of their own only if their metaclass is not type itself.
static bool may_hook(const Machine *m, Value o) {
  return is_ptr(o) && (as_obj(o)->kind != K_TYPE || as_obj(o)->type != m->t_type);
}

Value attr_set(Machine *m, Value o, Value name, Value value) {
  if (may_hook(m, o)) {
    Value hook = type_lookup(m, type_of(m, o), name_setattr);
    if (is_kind(hook, K_FUNCTION)) return tail_with(m, hook, 3, (Value[]){o, name, value});
  }
  return attr_set_plain(m, o, name, value);
}

static Value del_of_type(Machine *m, Type *t, Value name) {
  if (t->head.flags & TYPE_IMMUTABLE)
    return raisef(m, m->e_TypeError, "cannot set '%V' attribute of immutable type '%s'", name, type_full_name(t));
  Value result;
  if (delete_by_descriptor(m, type_lookup(m, t->head.type, name), from_obj(t), name, &result)) return result;
  if (!dict_del_name(m, t->dict, name))
    return raisef(m, m->e_AttributeError, "type object '%V' has no attribute '%V'", t->name, name);
  type_attribute_changed(t);
  return V_NONE;
}

Value attr_del_plain(Machine *m, Value o, Value name) {
  if (is_kind(o, K_TYPE)) return del_of_type(m, (Type *)as_obj(o), name);
  Value result;
  if (delete_by_descriptor(m, type_lookup(m, type_of(m, o), name), o, name, &result)) return result;
  Dict *own = attr_dict(m, o, false);
  if (own && dict_del_name(m, own, name)) return V_NONE;
  return raisef(m, m->e_AttributeError, "'%T' object has no attribute '%V'", o, name);
}

Value attr_del(Machine *m, Value o, Value name) {
  if (may_hook(m, o)) {
    Value hook = type_lookup(m, type_of(m, o), name_delattr);
    if (is_kind(hook, K_FUNCTION)) return tail_with(m, hook, 2, (Value[]){o, name});
  }
  return attr_del_plain(m, o, name);
}
