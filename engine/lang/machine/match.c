// The parts of a match statement that ask the subject: its kind, its length, its keys, its class and attributes.
// What is known of the builtin kinds and of plain instances is answered here; all else in the prelude
// (prelude/builtins/patterns.py).
#include "loop.h"

bool pattern_takes(const Machine *m, Value v, int kind) {
  int wanted = kind ? TAKEN_MAPPING : TAKEN_SEQUENCE;
  if (!is_ptr(v) || !as_obj(v)->type) return is_kind(v, K_TUPLE) && wanted == TAKEN_SEQUENCE;  // a constant
  return type_taken(as_obj(v)->type) == wanted;
}

static bool is_plain(const Machine *m, Value v) {
  return is_ptr(v) && (!as_obj(v)->type || as_obj(v)->type->head.flags & TYPE_IMMUTABLE);
}

CallEnd do_len(Machine *m, Value o, Value *v) {
  if (is_plain(m, o)) {
    int64_t n = value_length(m, o);
    if (n >= 0) {
      *v = from_int(n);
      return CALL_DONE;
    }
  }
  return call_prelude(m, "_pattern_len", 1, &o, v);
}

// ---- keys ----

// Texts and numbers that certainly differ: no two of them are one key.
static bool different_keys(const Tuple *keys) {
  for (uint32_t i = 0; i < keys->count; i++) {
    Value k = keys->items[i];
    if (!is_int(k) && !(is_kind(k, K_STR) && !(as_obj(k)->flags & OF_OWN))) return false;
    for (uint32_t j = 0; j < i; j++)
      if (k == keys->items[j] || (is_kind(k, K_STR) && is_kind(keys->items[j], K_STR) && str_equal(k, keys->items[j])))
        return false;
  }
  return true;
}

CallEnd do_match_keys(Machine *m, Value mapping, Value keys, Value *v) {
  const Tuple *wanted = (const Tuple *)as_obj(keys);
  if (is_kind(mapping, K_DICT) && is_plain(m, mapping) && different_keys(wanted)) {
    Value values = tuple_new(m, wanted->count), found;
    if (values == V_UNBOUND) return CALL_ERROR;
    for (uint32_t i = 0; i < wanted->count; i++) {
      Answer a = dict_get(m, (Dict *)as_obj(mapping), wanted->items[i], &found);
      if (a == YES) {
        ((Tuple *)as_obj(values))->items[i] = incref(found);
        continue;
      }
      decref(m, values);
      if (a == RAISED) return CALL_ERROR;
      if (a == NEEDS_PYTHON) return call_prelude(m, "_pattern_keys", 2, (Value[]){mapping, keys}, v);
      *v = V_NONE;
      return CALL_DONE;
    }
    *v = values;
    return CALL_DONE;
  }
  return call_prelude(m, "_pattern_keys", 2, (Value[]){mapping, keys}, v);
}

// ---- classes ----

// The kinds whose classes take themselves for their only part by position: int(n), str(s).
static bool takes_itself(const Type *t) {
  switch (t->layout) {
  case K_FLOAT:
  case K_BIGINT:
  case K_STR:
  case K_BYTES:
  case K_BYTEARRAY:
  case K_TUPLE:
  case K_LIST:
  case K_DICT:
  case K_SET:
  case K_FROZENSET: return true;
  default: return false;
  }
}

// Must the prelude look, because a method of the program's may have a say in it?
static bool asks_python(Machine *m, Value subject, const Type *cls) {
  if (cls->head.type != m->t_type) return true;
  return is_kind(subject, K_INSTANCE) && is_kind(type_lookup_str(m, as_obj(subject)->type, "__class__"), K_PROPERTY);
}

// A plain instance's attribute, whatever its class has of that name not being computed. V_UNBOUND: ask the prelude.
static Value own_attribute(Machine *m, Value o, Value name) {
  if (!is_kind(o, K_INSTANCE)) return V_UNBOUND;
  Type *t = as_obj(o)->type;
  if (t->head.flags & (TYPE_HAS_SLOW_GETATTR | TYPE_SLOTS)) return V_UNBOUND;
  Value of_class = type_lookup(m, t, name);
  if (is_ptr(of_class) &&
      (is_kind(of_class, K_PROPERTY) || is_kind(of_class, K_GETSET) || as_obj(of_class)->kind == K_INSTANCE))
    return V_UNBOUND;
  return dict_get_name(((const Instance *)as_obj(o))->dict, name);
}

// The attributes of names[0..n), behind which have `at` more; false: the prelude must look.
static bool plain_attributes(Machine *m, Value o, const Value *names, uint32_t n, Value *out) {
  for (uint32_t i = 0; i < n; i++) {
    Value found = is_kind(names[i], K_STR) ? own_attribute(m, o, names[i]) : V_UNBOUND;
    if (found == V_UNBOUND) return false;
    out[i] = incref(found);
  }
  return true;
}

static CallEnd attributes(Machine *m, Value subject, Type *cls, const Tuple *asked, Value *v) {
  uint32_t by_position = (uint32_t)as_int(asked->items[0]), named = asked->count - 1;
  Value match_args = by_position ? type_lookup_str(m, cls, "__match_args__") : V_UNBOUND;
  Value got = tuple_new(m, by_position + named);
  if (got == V_UNBOUND) return CALL_ERROR;
  Value *out = ((Tuple *)as_obj(got))->items;
  *v = got;
  bool itself = by_position == 1 && match_args == V_UNBOUND && takes_itself(cls);
  if (itself) out[0] = incref(subject);
  bool found = itself || !by_position;
  if (is_kind(match_args, K_TUPLE) && ((Tuple *)as_obj(match_args))->count >= by_position)
    found = plain_attributes(m, subject, ((Tuple *)as_obj(match_args))->items, by_position, out);
  if (found && plain_attributes(m, subject, asked->items + 1, named, out + by_position)) return CALL_DONE;
  decref(m, got);
  *v = V_UNBOUND;
  return CALL_ERROR;
}

CallEnd do_match_class(Machine *m, Value subject, Value cls, Value asked, Value *v) {
  if (is_kind(cls, K_TYPE) && !asks_python(m, subject, (Type *)as_obj(cls))) {
    if (!is_instance(m, subject, (Type *)as_obj(cls))) {
      *v = V_NONE;
      return CALL_DONE;
    }
    if (attributes(m, subject, (Type *)as_obj(cls), (const Tuple *)as_obj(asked), v) == CALL_DONE) return CALL_DONE;
    if (raised(m)) return CALL_ERROR;
  }
  return call_prelude(m, "_pattern_class", 3, (Value[]){subject, cls, asked}, v);
}
