// Small things that containers, numbers and builtins share: calling back, arguments, tables of natives. See
// collections.h.
#include "collections.h"
#include "boot.h"

#define N(name) Value n_##name;
SPECIAL_NAMES(N)
#undef N

// ---- calling back ----

Value method_of(Machine *m, Value v, Value name) {
  Value fn = type_lookup(m, type_of(m, v), name);
  return fn == V_NONE ? V_UNBOUND : fn;
}

bool method_is_python(Machine *m, Value v, Value name) {
  Value fn = type_lookup(m, type_of(m, v), name);
  return fn != V_UNBOUND && fn != V_NONE && !is_kind(fn, K_NATIVE);
}

Value tail_call(Machine *m, Value callable, int n, const Value *args) {
  Value tuple = tuple_from(m, args, (uint32_t)n);
  return tuple == V_UNBOUND ? tuple : machine_tail(m, callable, tuple, V_UNBOUND);
}

Value tail_special(Machine *m, Value v, Value name, int n, const Value *args) {
  Value fn = method_of(m, v, name), all[4] = {v};
  for (int i = 0; i < n; i++) all[i + 1] = args[i];
  if (is_kind(fn, K_NATIVE)) {
    const NativeDef *def = ((Native *)as_obj(fn))->def;
    const Type *owner = ((Native *)as_obj(fn))->owner;
    bool fits = !owner || is_instance(m, v, owner);
    if (fits && !def->params && n + 1 >= def->min && (def->max < 0 || n + 1 <= def->max)) return def->fn(m, all, n + 1);
  }
  return tail_call(m, fn, n + 1, all);
}

Value prelude(Machine *m, const char *name, int n, ...) {
  Value args[8];
  va_list ap;
  va_start(ap, n);
  for (int i = 0; i < n; i++) args[i] = va_arg(ap, Value);
  va_end(ap);
  return machine_tail_prelude(m, name, n, args);
}

Value answer_value(Machine *m, Answer a) { return a == RAISED ? V_UNBOUND : from_bool(a == YES); }

// ---- arguments ----

Value raise_no_index(Machine *m, Value v) {
  raisef(m, m->e_TypeError, "'%T' object cannot be interpreted as an integer", v);
  if (is_ptr(v) && method_of(m, v, n_index) != V_UNBOUND) m->own.no_index = v;
  return V_UNBOUND;
}

bool has_bytes(Machine *m, Value v) {
  return is_kind(v, K_INSTANCE) && type_lookup_str(m, as_obj(v)->type, "_put_bytes") != V_UNBOUND;
}

Value raise_no_bytes(Machine *m, Value v, Value whole) {
  if (has_bytes(m, v)) m->own.no_index = whole;
  return V_UNBOUND;
}

bool arg_index(Machine *m, Value v, int64_t *i) {
  if (is_whole(v)) {
    *i = as_whole(v);
    return true;
  }
  if (is_big(v)) {
    *i = ((const BigInt *)as_obj(v))->sign < 0 ? INT_MIN63 : INT_MAX63;
    return true;
  }
  raise_no_index(m, v);
  return false;
}

bool arg_int(Machine *m, Value v, int64_t *i) {
  if (is_big(v)) {
    raisef(m, m->e_OverflowError, "Python int too large to convert to C ssize_t");
    return false;
  }
  return arg_index(m, v, i);
}

int64_t index_clamp(int64_t i, int64_t length) {
  if (i < 0) i += length;
  return i < 0 ? 0 : i > length ? length : i;
}

Value keyword_refused(Machine *m, Value name, const char *function) {
  return raisef(m, m->e_TypeError, "'%V' is an invalid keyword argument for %s()", name, function);
}

Value bytes_like(Machine *m, Value v, const char **data, size_t *size) {
  if (is_kind(v, K_BYTES)) {
    *data = as_bytes(v)->data;
    *size = as_bytes(v)->size;
  } else if (is_kind(v, K_BYTEARRAY)) {
    *data = as_bytearray(v)->size ? as_bytearray(v)->data : "";
    *size = as_bytearray(v)->size;
  } else {
    return V_UNBOUND;
  }
  return V_NONE;
}

// ---- sequences ----

Value sequence_values(Value v, const Value **items, uint32_t *count) {
  if (is_kind(v, K_LIST)) {
    *items = as_list(v)->items;
    *count = as_list(v)->count;
  } else if (is_kind(v, K_TUPLE)) {
    *items = as_tuple(v)->items;
    *count = as_tuple(v)->count;
  } else {
    return V_UNBOUND;
  }
  return v;
}

Value tuple_from(Machine *m, const Value *items, uint32_t n) {
  Value t = tuple_new(m, n);
  if (t == V_UNBOUND) return t;
  for (uint32_t i = 0; i < n; i++) as_tuple(t)->items[i] = incref(items[i]);
  return t;
}

Value list_from(Machine *m, const Value *items, uint32_t n) {
  Value l = list_new(m, n);
  if (l == V_UNBOUND) return l;
  for (uint32_t i = 0; i < n; i++) as_list(l)->items[i] = incref(items[i]);
  as_list(l)->count = n;
  return l;
}

Value list_to_tuple(Machine *m, Value list) {
  if (list == V_UNBOUND) return list;
  Value t = tuple_from(m, as_list(list)->items, as_list(list)->count);
  decref(m, list);
  return t;
}

// ---- tables of natives ----

void wrapped_method_add(Machine *m, Type *t, Kind wrapper, const NativeDef *def) {
  Wrapper *w = object_alloc(m, sizeof *w, wrapper, wrapper == K_STATICMETHOD ? m->t_staticmethod : m->t_classmethod);
  w->function = native_new(m, def, NULL, V_UNBOUND);
  as_obj(w->function)->refs = IMMORTAL;
  w->head.refs = IMMORTAL;
  dict_set_name(m, t->dict, str_constant(def->name, strlen(def->name)), from_obj(w));
  type_attribute_changed(t);
}

static void natives_add(Machine *m, Dict *d, const NativeDef *defs) {
  for (; defs->name; defs++) {
    Value fn = native_new(m, defs, NULL, V_UNBOUND);
    as_obj(fn)->refs = IMMORTAL;
    dict_set_name(m, d, str_constant(defs->name, strlen(defs->name)), fn);
  }
}

void builtins_add(Machine *m, const NativeDef *defs) { natives_add(m, m->builtins, defs); }
void helpers_add(Machine *m, const NativeDef *defs) { natives_add(m, m->prelude, defs); }

void containers_boot(Machine *m) {
#define N(name) n_##name = str_constant("__" #name "__", sizeof #name + 3);
  SPECIAL_NAMES(N)
#undef N
  dict_boot(m);
  set_boot(m);
  list_boot(m);
  deque_boot(m);
  sequence_boot(m);
  iterator_boot(m);
  special_methods_boot(m);
}
