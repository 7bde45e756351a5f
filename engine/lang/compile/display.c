// Lists, tuples, sets, dicts and f-strings: values gathered in registers side by side, or added one by one when they
// are many or some are starred.
#include "compiler.h"
#include "lang/object/constant.h"

enum {
  MAX_GATHERED = 30,  // elements in registers; more are added one by one, so that a long literal needs two registers
  MAX_PAIRS = 15,
  MIN_CONSTANT = 3,  // a list or set of so many constants is filled from a constant tuple
};

static bool has_starred(const Nodes *items) {
  for (int i = 0; i < items->count; i++)
    if (items->at[i]->kind == N_STARRED) return true;
  return false;
}

// All constants: the tuple of them.
static bool constant_items(const Nodes *items, Value *v) {
  Node as_tuple = {.kind = N_TUPLE, .ctx = LOAD};
  as_tuple.u.list = *items;
  return fold_node(&as_tuple, v, 0);
}

// Into a new list or set, one by one.
static Reg add_elements(Compiler *c, Op op, const Nodes *items) {
  uint32_t mark = c->u->top;
  Pos whole = c->pos;
  bool set = op == OP_SET;
  Reg to = temp_push(c);
  emit(c, set ? OP_SET : OP_LIST, 0, to, to, 0);
  for (int i = 0; i < items->count; i++) {
    const Node *e = items->at[i];
    bool star = e->kind == N_STARRED;
    Reg r = compile_expr(c, star ? e->u.value : e);
    Op add = set ? (star ? OP_SETUPDATE : OP_SETADD) : (star ? OP_LISTEXTEND : OP_LISTADD);
    c->pos = whole;
    emit(c, add, (reg_is_temp(c, r) ? XB : 0) | (add == OP_LISTEXTEND ? XSTAR : 0), to, r, 0);
    c->u->top = mark + 1;
  }
  return to;
}

static Reg constant_set(Compiler *c, Value items, int how) {
  Reg to = temp_push(c);
  emit(c, OP_SET, 0, to, to, 0);
  emit(c, OP_SETUPDATE, XALONE | how, to, unit_const(c, items), 0);
  return to;
}

// op is OP_LIST, OP_TUPLE or OP_SET.
Reg compile_elements(Compiler *c, Op op, const Nodes *items, Reg want) {
  uint32_t mark = c->u->top;
  Reg base = (Reg)(REG_VARS + mark);
  Value constant;
  if (op == OP_SET && items->count >= MIN_CONSTANT && constant_items(items, &constant))
    return constant_set(c, constant, 0);
  if (op == OP_LIST && items->count >= MIN_CONSTANT && constant_items(items, &constant)) {
    Reg to = temp_push(c);
    emit(c, OP_LIST, 0, to, to, 0);
    emit(c, OP_LISTEXTEND, 0, to, unit_const(c, constant), 0);
    return to;
  }
  if (items->count > MAX_GATHERED || has_starred(items)) {
    Reg gathered = add_elements(c, op, items);
    if (op != OP_TUPLE) return gathered;
    Reg dst = temp_result(c, want, mark);
    emit(c, OP_LISTTUPLE, XB, dst, gathered, 0);
    return dst;
  }
  for (int i = 0; i < items->count; i++) compile_push(c, items->at[i]);
  Reg dst = temp_result(c, want, mark);
  emit(c, op, 0, dst, base, (uint32_t)items->count);
  return dst;
}

// What a loop walks over: a set of constants is there CPython's frozenset itself.
Reg compile_iterable(Compiler *c, const Node *n) {
  Value constant;
  return n->kind == N_SET && constant_items(&n->u.list, &constant) ? constant_set(c, constant, XSTAR)
                                                                   : compile_expr(c, n);
}

Reg compile_list(Compiler *c, const Node *n, Reg want) {
  return compile_elements(c, n->kind == N_LIST ? OP_LIST : OP_TUPLE, &n->u.list, want);
}

static Reg add_pairs(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  Reg to = temp_push(c);
  emit(c, OP_DICT, 0, to, to, 0);
  for (int i = 0; i < n->u.dict.values.count; i++) {
    c->u->top = mark + 1;
    if (n->u.dict.keys.at[i]) {
      Reg pair = compile_push(c, n->u.dict.keys.at[i]);
      compile_push(c, n->u.dict.values.at[i]);
      emit(c, OP_DICTADD, 0, to, pair, 0);
    } else {
      Reg r = compile_expr(c, n->u.dict.values.at[i]);
      emit(c, OP_DICTUPDATE, reg_is_temp(c, r) ? XB : 0, to, r, 0);
    }
  }
  c->u->top = mark + 1;
  return to;
}

Reg compile_dict(Compiler *c, const Node *n, Reg want) {
  uint32_t mark = c->u->top;
  int count = n->u.dict.values.count;
  bool gathered = count <= MAX_PAIRS;
  for (int i = 0; i < count; i++) gathered &= n->u.dict.keys.at[i] != NULL;
  if (!gathered) return add_pairs(c, n);
  for (int i = 0; i < count; i++) {
    compile_push(c, n->u.dict.keys.at[i]);
    compile_push(c, n->u.dict.values.at[i]);
  }
  Reg dst = temp_result(c, want, mark);
  emit(c, OP_DICT, 0, dst, REG_VARS + mark, (uint32_t)count);
  return dst;
}

// ---- f-strings ----

static Reg compile_formatted(Compiler *c, const Node *n, Reg want) {
  uint32_t mark = c->u->top;
  int conversion = n->u.formatted.conversion == 's'   ? 1
                   : n->u.formatted.conversion == 'r' ? 2
                   : n->u.formatted.conversion == 'a' ? 3
                                                      : 0;
  const Node *spec = n->u.formatted.spec;
  Reg value = spec ? compile_operand(c, n->u.formatted.value, spec) : compile_expr(c, n->u.formatted.value);
  Reg with = spec ? compile_expr(c, spec) : unit_name(c, "");
  Reg dst = temp_result(c, want, mark);
  Pos outer = c->pos;
  c->pos = n->pos;
  emit_use(c, OP_FORMAT, conversion << 4, dst, value, with);
  c->pos = outer;
  return dst;
}

static Reg push_part(Compiler *c, const Node *n) {
  return n->kind == N_FORMATTED ? compile_formatted(c, n, REG_ANY) : compile_push(c, n);
}

Reg compile_joined(Compiler *c, const Node *n, Reg want) {
  uint32_t mark = c->u->top;
  const Nodes *parts = &n->u.joined.parts;
  if (parts->count == 0) return unit_name(c, "");
  if (parts->count == 1 && parts->at[0]->kind == N_FORMATTED) return compile_formatted(c, parts->at[0], want);
  if (parts->count == 1) return compile_expr(c, parts->at[0]);
  for (int i = 0; i < parts->count; i++) {
    push_part(c, parts->at[i]);
    if (c->u->top - mark < MAX_GATHERED) continue;
    emit(c, OP_CONCAT, 0, REG_VARS + mark, REG_VARS + mark, c->u->top - mark);
    c->u->top = mark + 1;
  }
  uint32_t count = c->u->top - mark;
  Reg dst = temp_result(c, want, mark);
  emit(c, OP_CONCAT, 0, dst, REG_VARS + mark, count);
  return dst;
}
