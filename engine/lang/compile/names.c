// Variables and targets: where a name lives, how it is read, assigned and deleted; assignment in its forms.
//
// A value that goes into a target is consumed when it is a temporary, unless it is to be kept for a further target.
#include <string.h>

#include "compiler.h"
#include "lang/object/constant.h"

typedef enum Place { IN_REGISTER, IN_CELL, IN_GLOBALS, IN_NAMESPACE, IN_NAMESPACE_OR_CELL } Place;

static Place place_of(Compiler *c, Value mangled, Reg *reg) {
  const Scope *s = c->u->scope;
  const Symbol *sym = scope_symbol(s, mangled);
  *reg = sym ? sym->reg : 0;
  if (s->kind == SCOPE_MODULE || (sym && (sym->flags & SYM_GLOBAL))) return IN_GLOBALS;
  if (s->kind == SCOPE_CLASS) {
    if (!sym || !(sym->flags & SYM_FREE)) return IN_NAMESPACE;
    if (sym->flags & SYM_NONLOCAL) return IN_CELL;
    return sym->flags & SYM_BOUND ? IN_NAMESPACE : IN_NAMESPACE_OR_CELL;
  }
  if (!sym) return IN_GLOBALS;
  if (sym->flags & (SYM_FREE | SYM_CELL)) return IN_CELL;
  return sym->flags & SYM_BOUND ? IN_REGISTER : IN_GLOBALS;
}

static bool sure(const Compiler *c, Value mangled) { return !(scope_symbol(c->u->scope, mangled)->flags & SYM_UNSURE); }

Reg load_name(Compiler *c, Value name, Reg want) {
  Reg reg;
  name = scope_mangle(c->u->scope, name);
  Place place = place_of(c, name, &reg);
  if (place == IN_REGISTER) {
    if (flow_bound(c, reg)) return reg;
    emit(c, OP_CHECK, 0, reg, 0, 0);
    if (sure(c, name)) flow_bind(c, reg);
    return reg;
  }
  Reg dst = temp_result(c, want, c->u->top);
  if (place == IN_CELL) emit(c, OP_GETCELL, 0, dst, reg, 0);
  else if (place == IN_GLOBALS) emit(c, OP_GETGLOBAL, 0, dst, unit_const(c, name), 0);
  else if (place == IN_NAMESPACE) emit(c, OP_GETNAME, 0, dst, unit_const(c, name), 0);
  else emit(c, OP_GETNAMECELL, 0, dst, unit_const(c, name), reg);
  return dst;
}

void store_name(Compiler *c, Value name, Reg r, bool keep) {
  Reg reg;
  name = scope_mangle(c->u->scope, name);
  int taken = !keep && reg_is_temp(c, r);
  switch (place_of(c, name, &reg)) {
  case IN_REGISTER:
    if (r != reg) emit(c, OP_MOVE, taken ? XB : 0, reg, r, 0);
    if (sure(c, name)) flow_bind(c, reg);
    break;
  case IN_CELL: emit(c, OP_SETCELL, taken ? XB : 0, reg, r, 0); break;
  case IN_GLOBALS: emit(c, OP_SETGLOBAL, taken ? XA : 0, r, unit_const(c, name), 0); break;
  default: emit(c, OP_SETNAME, taken ? XA : 0, r, unit_const(c, name), 0); break;
  }
}

static void delete_name(Compiler *c, Value name) {
  Reg reg;
  name = scope_mangle(c->u->scope, name);
  switch (place_of(c, name, &reg)) {
  case IN_REGISTER: emit(c, OP_DELLOCAL, 0, reg, 0, 0); break;
  case IN_CELL: emit(c, OP_DELCELL, 0, reg, 0, 0); break;
  case IN_GLOBALS: emit(c, OP_DELGLOBAL, 0, 0, unit_const(c, name), 0); break;
  default: emit(c, OP_DELNAME, 0, 0, unit_const(c, name), 0); break;
  }
}

void unbind_name(Compiler *c, Value name) {
  Reg reg;
  if (place_of(c, scope_mangle(c->u->scope, name), &reg) == IN_REGISTER) {
    emit(c, OP_CLEAR, 0, reg, 0, 0);
    return;
  }
  store_name(c, name, unit_const(c, V_NONE), false);
  delete_name(c, name);
}

Reg local_target(Compiler *c, const Node *target) {
  Reg reg;
  if (target->kind == N_NAME && place_of(c, scope_mangle(c->u->scope, target->u.name), &reg) == IN_REGISTER) return reg;
  return REG_ANY;
}

// ---- targets ----

static void unpack(Compiler *c, const Node *target, Reg r, bool keep) {
  const Nodes *list = &target->u.list;
  uint32_t mark = c->u->top;
  int star = -1;
  for (int i = 0; i < list->count; i++) {
    if (list->at[i]->kind != N_STARRED) continue;
    if (star >= 0) refuse(c, target->pos, "multiple starred expressions in assignment");
    star = i;
  }
  if (star > 255 || list->count - star > 256) {
    if (star >= 0) refuse(c, target->pos, "too many expressions in star-unpacking assignment");
  }
  Reg base = (Reg)(REG_VARS + mark);
  for (int i = 0; i < list->count; i++) temp_push(c);
  int taken = !keep && reg_is_temp(c, r) ? XB : 0;
  if (star < 0) emit(c, OP_UNPACK, taken, base, r, (uint32_t)list->count);
  else emit(c, OP_UNPACKEX, taken, base, r, (uint32_t)(star | (list->count - star - 1) << 8));
  for (int i = 0; i < list->count; i++) {
    const Node *t = list->at[i];
    store(c, t->kind == N_STARRED ? t->u.value : t, (Reg)(base + i), false);
  }
  c->u->top = mark;
}

void store(Compiler *c, const Node *target, Reg r, bool keep) {
  uint32_t mark = c->u->top;
  Pos outer = c->pos;
  c->pos = target->pos;
  int value = !keep && reg_is_temp(c, r) ? XC : 0;
  switch (target->kind) {
  case N_NAME: store_name(c, target->u.name, r, keep); break;
  case N_ATTRIBUTE: {
    Reg object = compile_expr(c, target->u.attribute.value);
    c->pos = attribute_pos(target, target->pos);
    Reg name = unit_const(c, scope_mangle(c->u->scope, target->u.attribute.attr));
    emit(c, OP_SETATTR, value | (reg_is_temp(c, object) ? XA : 0), object, name, r);
    break;
  }
  case N_SUBSCRIPT: {
    Reg object = compile_operand(c, target->u.subscript.value, target->u.subscript.index);
    Reg key = compile_expr(c, target->u.subscript.index);
    emit(c, OP_SETITEM, value | (reg_is_temp(c, object) ? XA : 0) | (reg_is_temp(c, key) ? XB : 0), object, key, r);
    break;
  }
  case N_TUPLE:
  case N_LIST: unpack(c, target, r, keep); break;
  default: refuse(c, target->pos, "starred assignment target must be in a list or tuple"); break;
  }
  c->u->top = mark;
  c->pos = outer;
}

void delete_target(Compiler *c, const Node *target) {
  uint32_t mark = c->u->top;
  Pos outer = c->pos;
  c->pos = target->pos;
  if (target->kind == N_NAME) {
    delete_name(c, target->u.name);
  } else if (target->kind == N_ATTRIBUTE) {
    Reg object = compile_expr(c, target->u.attribute.value);
    c->pos = attribute_pos(target, target->pos);
    emit_use(c, OP_DELATTR, 0, object, unit_const(c, scope_mangle(c->u->scope, target->u.attribute.attr)), 0);
  } else if (target->kind == N_SUBSCRIPT) {
    Reg object = compile_operand(c, target->u.subscript.value, target->u.subscript.index);
    Reg key = compile_expr(c, target->u.subscript.index);
    emit_use(c, OP_DELITEM, 0, object, key, 0);
  } else if (target->kind == N_TUPLE || target->kind == N_LIST) {
    compile_delete(c, &target->u.list);
  } else {
    refuse(c, target->pos, "cannot delete starred");
  }
  c->u->top = mark;
  c->pos = outer;
}

void compile_delete(Compiler *c, const Nodes *targets) {
  for (int i = 0; i < targets->count; i++) delete_target(c, targets->at[i]);
}

// ---- names for world objects ----

// Could this expression have made an object of the world that has no name yet?
static bool may_make(const Node *n) {
  switch (n->kind) {
  case N_CALL: return true;
  case N_LIST:
  case N_TUPLE:
    for (int i = 0; i < n->u.list.count; i++)
      if (may_make(n->u.list.at[i])) return true;
    return false;
  case N_DICT:
    for (int i = 0; i < n->u.dict.values.count; i++)
      if (may_make(n->u.dict.values.at[i])) return true;
    return false;
  case N_LISTCOMP: return may_make(n->u.comp.element);
  case N_DICTCOMP: return may_make(n->u.comp.value);
  case N_IFEXP: return may_make(n->u.ifexp.body) || may_make(n->u.ifexp.orelse);
  default: return false;
  }
}

void note_name(Compiler *c, const Node *target, const Node *value, Reg r) {
  Value name = V_UNBOUND;
  if (target->kind == N_NAME) name = target->u.name;
  else if (target->kind == N_ATTRIBUTE) name = target->u.attribute.attr;
  if (name != V_UNBOUND && may_make(value) && !reg_is_const(r)) emit(c, OP_NAMED, 0, r, unit_const(c, name), 0);
}

// Stores, with NAMED for every part of the target; a tuple is taken apart first.
static void store_named(Compiler *c, const Node *target, const Node *value, Reg r, bool keep) {
  if ((target->kind != N_TUPLE && target->kind != N_LIST) || !may_make(value)) {
    note_name(c, target, value, r);
    store(c, target, r, keep);
    return;
  }
  for (int i = 0; i < target->u.list.count; i++) {
    if (target->u.list.at[i]->kind == N_STARRED) {
      store(c, target, r, keep);
      return;
    }
  }
  uint32_t mark = c->u->top;
  uint32_t count = (uint32_t)target->u.list.count;
  Reg base = (Reg)(REG_VARS + mark);
  Pos outer = c->pos;
  c->pos = target->pos;
  for (uint32_t i = 0; i < count; i++) temp_push(c);
  emit(c, OP_UNPACK, !keep && reg_is_temp(c, r) ? XB : 0, base, r, count);
  for (uint32_t i = 0; i < count; i++) store_named(c, target->u.list.at[i], value, (Reg)(base + i), false);
  c->u->top = mark;
  c->pos = outer;
}

// ---- assignment ----

static bool plain_list(const Node *n) {
  if (n->kind != N_TUPLE && n->kind != N_LIST) return false;
  for (int i = 0; i < n->u.list.count; i++)
    if (n->u.list.at[i]->kind == N_STARRED) return false;
  return true;
}

// The last value may go straight into the last target when all targets are different local variables.
static bool distinct_locals(Compiler *c, const Nodes *targets) {
  for (int i = 0; i < targets->count; i++) {
    Reg r = local_target(c, targets->at[i]);
    if (r == REG_ANY) return false;
    for (int j = 0; j < i; j++)
      if (local_target(c, targets->at[j]) == r) return false;
  }
  return true;
}

// a, b = x, y without a tuple in between.
static void assign_parallel(Compiler *c, const Nodes *targets, const Nodes *values) {
  uint32_t mark = c->u->top;
  int n = targets->count;
  bool direct = distinct_locals(c, targets);
  for (int i = 0; i < n - direct; i++) compile_push(c, values->at[i]);
  if (direct) {
    Reg last = local_target(c, targets->at[n - 1]);
    compile_into(c, values->at[n - 1], last);
    store(c, targets->at[n - 1], last, false);
  }
  for (int i = 0; i < n - direct; i++) {
    Reg r = (Reg)(REG_VARS + mark + (uint32_t)i);
    store_named(c, targets->at[i], values->at[i], r, false);
  }
  if (direct) note_name(c, targets->at[n - 1], values->at[n - 1], local_target(c, targets->at[n - 1]));
  c->u->top = mark;
}

static void assign_one(Compiler *c, const Node *target, const Node *value) {
  enum { MAX_PARALLEL = 32 };  // more values than this go through a tuple, to spare registers
  uint32_t mark = c->u->top;
  Reg local = local_target(c, target);
  if (local != REG_ANY) {
    compile_into(c, value, local);
    store(c, target, local, false);
    note_name(c, target, value, local);
  } else if (plain_list(target) && plain_list(value) && target->u.list.count == value->u.list.count &&
             value->u.list.count > 0 && value->u.list.count <= MAX_PARALLEL) {
    assign_parallel(c, &target->u.list, &value->u.list);
  } else {
    Reg r = compile_operand(c, value, target);
    store_named(c, target, value, r, false);
  }
  c->u->top = mark;
}

void compile_assign(Compiler *c, const Nodes *targets, const Node *value) {
  if (targets->count == 1) {
    assign_one(c, targets->at[0], value);
    return;
  }
  uint32_t mark = c->u->top;
  Reg r = compile_expr(c, value);
  if (reg_is_local(c, r)) {  // it may be one of the targets
    Reg copy = temp_push(c);
    emit(c, OP_MOVE, 0, copy, r, 0);
    r = copy;
  }
  for (int i = 0; i < targets->count; i++) store_named(c, targets->at[i], value, r, i + 1 < targets->count);
  c->u->top = mark;
}

// ---- augmented assignment ----

static void augment_name(Compiler *c, const Node *n, Op op) {
  const Node *target = n->u.aug.target;
  c->pos = target->pos;
  Reg left = load_name(c, target->u.name, REG_ANY);
  Reg dst = left;
  if (reg_is_local(c, left) && may_rebind(c, n->u.aug.value)) {
    left = temp_push(c);
    emit(c, OP_MOVE, 0, left, dst, 0);
  }
  Reg right = compile_expr(c, n->u.aug.value);
  c->pos = n->pos;
  emit_use(c, op, XINPLACE, dst, left, right);
  c->pos = target->pos;
  store_name(c, target->u.name, dst, false);
}

static void augment_attribute(Compiler *c, const Node *n, Op op) {
  const Node *target = n->u.aug.target;
  Reg object = compile_operand(c, target->u.attribute.value, n->u.aug.value);
  Reg name = unit_const(c, scope_mangle(c->u->scope, target->u.attribute.attr));
  Pos at = attribute_pos(target, target->pos);
  c->pos = at;
  Reg value = temp_push(c);
  emit(c, OP_GETATTR, 0, value, object, name);
  Reg right = compile_expr(c, n->u.aug.value);
  c->pos = n->pos;
  emit_use(c, op, XINPLACE, value, value, right);
  c->pos = at;
  emit_use(c, OP_SETATTR, 0, object, name, value);
}

static void augment_item(Compiler *c, const Node *n, Op op) {
  const Node *target = n->u.aug.target;
  Reg object = compile_operand(c, target->u.subscript.value, n);
  Reg key = compile_operand(c, target->u.subscript.index, n->u.aug.value);
  c->pos = target->pos;
  Reg value = temp_push(c);
  emit(c, OP_GETITEM, 0, value, object, key);
  Reg right = compile_expr(c, n->u.aug.value);
  c->pos = n->pos;
  emit_use(c, op, XINPLACE, value, value, right);
  c->pos = target->pos;
  emit_use(c, OP_SETITEM, 0, object, key, value);
}

void compile_augmented(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  Op op = (Op)(OP_ADD + (int)n->u.aug.op);
  switch (n->u.aug.target->kind) {
  case N_NAME: augment_name(c, n, op); break;
  case N_ATTRIBUTE: augment_attribute(c, n, op); break;
  default: augment_item(c, n, op); break;
  }
  c->u->top = mark;
  c->pos = n->pos;
}
