// Operators, items and iteration off the fast paths: builtin kinds in C (containers.h), everything else in the prelude
// or in the user's own methods.
#include "loop.h"

#include "lang/object/names.h"
#include "lang/types/text.h"

#include <string.h>

// Does this value's class define operators in Python? Instances always ask the prelude; a subclass of a builtin too.
static bool is_users(const Machine *m, Value v) {
  if (!is_ptr(v)) return false;
  const Object *o = as_obj(v);
  return o->kind == K_INSTANCE || o->kind == K_EXCEPTION || o->kind == K_SHARED || o->kind == K_TYPE ||
         (o->type && !(o->type->head.flags & TYPE_IMMUTABLE));
}

static bool check_bound(Machine *m, Value v) {
  if (v != V_UNBOUND) return true;
  return false;
}

static CallEnd unbound_operand(Machine *m, Value *r, Ins i, Value first) {
  unbound_local(m, m->strand->top, first == V_UNBOUND ? i.b : i.c);
  return CALL_ERROR;
}

CallEnd do_binary(Machine *m, Value *r, Ins i, Value *v) {
  Value a = r[i.b], b = r[i.c];
  if (!check_bound(m, a) || !check_bound(m, b)) return unbound_operand(m, r, i, a);
  int op = i.op - OP_ADD;
  bool in_place = i.x & XINPLACE;
  static const uint8_t order[] = {B_ADD,    B_SUB,    B_MUL,    B_DIV, B_FLOORDIV, B_MOD, B_POW,
                                  B_MATMUL, B_LSHIFT, B_RSHIFT, B_AND, B_OR,       B_XOR};
  if (i.op == OP_ADD && i.a == i.b && is_kind(a, K_STR) && is_kind(b, K_STR) && str_append(m, a, b)) {
    *v = incref(a);
    return CALL_DONE;
  }
  if (!is_users(m, a) && !is_users(m, b)) {
    CallEnd end = call_native_result(m, value_binary(m, order[op], a, b, in_place), v);
    if (end != CALL_DONE || *v != V_NOTIMPLEMENTED) return end;
  }
  Value args[] = {from_int(order[op]), from_bool(in_place), a, b};
  return call_prelude(m, "_binary", 4, args, v);
}

CallEnd do_unary(Machine *m, Value *r, Ins i, Value *v) {
  Value a = r[i.b];
  if (a == V_UNBOUND) return unbound_operand(m, r, i, a);
  int op = i.op - OP_NEG + U_NEG;
  if (!is_users(m, a)) {
    CallEnd end = call_native_result(m, value_unary(m, op, a), v);
    if (end != CALL_DONE || *v != V_NOTIMPLEMENTED) return end;
  }
  Value args[] = {from_int(op), a};
  return call_prelude(m, "_unary", 2, args, v);
}

CallEnd do_compare(Machine *m, int op, Value a, Value b, Value *v) {
  if (a == V_UNBOUND || b == V_UNBOUND) {
    Ins i = m->strand->top->pc[-1];
    bool jump = i.op >= OP_JLT && i.op <= OP_JGE;
    unbound_local(m, m->strand->top, a == V_UNBOUND ? (jump ? i.a : i.b) : (jump ? i.b : i.c));
    return CALL_ERROR;
  }
  if ((op == C_EQ || op == C_NE) && is_kind(a, K_STR) && is_kind(b, K_STR) &&
      !((as_obj(a)->flags | as_obj(b)->flags) & OF_OWN)) {
    *v = from_bool(str_equal(a, b) == (op == C_EQ));
    return CALL_DONE;
  }
  if (!is_users(m, a) && !is_users(m, b)) {
    CallEnd end = call_native_result(m, value_compare(m, op, a, b), v);
    if (end != CALL_DONE || *v != V_NOTIMPLEMENTED) return end;
  }
  Value args[] = {from_int(op), a, b};
  return call_prelude(m, "_compare", 3, args, v);
}

CallEnd do_contains(Machine *m, Value item, Value container, Value *v) {
  if (item == V_UNBOUND || container == V_UNBOUND) {
    Ins i = m->strand->top->pc[-1];
    unbound_local(m, m->strand->top, item == V_UNBOUND ? i.b : i.c);
    return CALL_ERROR;
  }
  bool users = is_users(m, container) && type_lookup(m, type_of(m, container), name_contains) != V_UNBOUND &&
               is_kind(type_lookup(m, type_of(m, container), name_contains), K_FUNCTION);
  Answer answer = users ? NEEDS_PYTHON : value_contains(m, container, item);
  switch (answer) {
  case YES: *v = V_TRUE; return CALL_DONE;
  case NO: *v = V_FALSE; return CALL_DONE;
  case RAISED: return CALL_ERROR;
  default: return call_prelude(m, "_contains", 2, (Value[]){container, item}, v);
  }
}

CallEnd do_truth(Machine *m, Value x, Value *v) {
  switch (value_truth(m, x)) {
  case YES: *v = V_TRUE; return CALL_DONE;
  case NO: *v = V_FALSE; return CALL_DONE;
  case RAISED: return CALL_ERROR;
  default: return call_prelude(m, "_truth", 1, &x, v);
  }
}

// The user's own method of that name (Python), or V_UNBOUND: then the builtin kind's way is taken.
static Value users_method(Machine *m, Value o, Value name) {
  if (!is_users(m, o) || is_kind(o, K_TYPE)) return V_UNBOUND;
  return type_lookup(m, type_of(m, o), name);
}

CallEnd do_getitem(Machine *m, Value o, Value key, Value *v) {
  Value method = users_method(m, o, name_getitem);
  if (method != V_UNBOUND &&
      (is_kind(method, K_FUNCTION) || as_obj(o)->kind == K_INSTANCE || as_obj(o)->kind == K_SHARED))
    return call_value(m, method, (Value[]){o, key}, 2, V_UNBOUND, v);
  if (is_kind(o, K_DICT) && as_obj(o)->type != m->t_dict) {
    Value missing = type_lookup(m, as_obj(o)->type, name_missing), found;
    if (missing != V_UNBOUND) {
      Answer answer = dict_get(m, (Dict *)as_obj(o), key, &found);
      if (answer == NO) return call_value(m, missing, (Value[]){o, key}, 2, V_UNBOUND, v);
      if (answer == YES) {
        *v = incref(found);
        return CALL_DONE;
      }
    }
  }
  return call_native_result(m, item_get(m, o, key), v);
}

CallEnd do_setitem(Machine *m, Value o, Value key, Value x, Value *v) {
  Value method = users_method(m, o, name_setitem);
  if (method != V_UNBOUND &&
      (is_kind(method, K_FUNCTION) || as_obj(o)->kind == K_INSTANCE || as_obj(o)->kind == K_SHARED))
    return call_value(m, method, (Value[]){o, key, x}, 3, V_UNBOUND, v);
  return call_native_result(m, item_set(m, o, key, x), v);
}

CallEnd do_delitem(Machine *m, Value o, Value key, Value *v) {
  Value method = users_method(m, o, name_delitem);
  if (method != V_UNBOUND &&
      (is_kind(method, K_FUNCTION) || as_obj(o)->kind == K_INSTANCE || as_obj(o)->kind == K_SHARED))
    return call_value(m, method, (Value[]){o, key}, 2, V_UNBOUND, v);
  return call_native_result(m, item_del(m, o, key), v);
}

CallEnd do_format(Machine *m, Value *r, Ins i, Value *v) {
  Value x = r[i.b], spec = r[i.c];
  if (x == V_UNBOUND) return unbound_operand(m, r, i, x);
  int conversion = i.x >> 4;
  if (conversion == 0 && is_kind(x, K_STR) && type_of(m, x) == m->t_str && str_size(spec) == 0) {
    *v = incref(x);
    return CALL_DONE;
  }
  if (conversion == 0 && !is_users(m, x)) return call_native_result(m, value_format(m, x, spec), v);
  return call_prelude(m, "_format", 3, (Value[]){x, spec, from_int(conversion)}, v);
}

CallEnd do_iter(Machine *m, Value o, Value *v) {
  Value method = users_method(m, o, name_iter);
  if (method != V_UNBOUND && method != V_NONE &&
      (is_kind(method, K_FUNCTION) || as_obj(o)->kind == K_INSTANCE || as_obj(o)->kind == K_SHARED))
    return call_value(m, method, &o, 1, V_UNBOUND, v);
  if (is_kind(o, K_GENERATOR)) {
    *v = incref(o);
    return CALL_DONE;
  }
  return call_native_result(m, iter_new(m, o), v);
}

CallEnd do_next(Machine *m, Value it, Value *v) {
  if (is_kind(it, K_GENERATOR)) return generator_resume(m, (Generator *)as_obj(it), V_NONE, V_UNBOUND);
  Value next = type_lookup(m, type_of(m, it), name_next);
  if (next == V_UNBOUND) {
    raisef(m, m->e_TypeError, "iter() returned non-iterator of type '%T'", it);
    return CALL_ERROR;
  }
  return call_value(m, next, &it, 1, V_UNBOUND, v);
}
