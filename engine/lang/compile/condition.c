// Truth: and, or, not, comparisons and their chains, as values and as jumps.
#include "compiler.h"

// ---- as jumps ----

// Which operator has a jump of its own; OP_NOP: none.
static Op jump_for(CmpOp op) {
  static const Op jumps[] = {
      [C_LT] = OP_JLT, [C_LE] = OP_JLE, [C_EQ] = OP_JEQ,    [C_NE] = OP_JNE, [C_GT] = OP_JGT,
      [C_GE] = OP_JGE, [C_IN] = OP_NOP, [C_NOTIN] = OP_NOP, [C_IS] = OP_JIS, [C_ISNOT] = OP_JISNOT};
  return jumps[op];
}

static void jump_on(Compiler *c, Reg r, bool sense, Label to) {
  emit_jump(c, sense ? OP_JT : OP_JF, reg_is_temp(c, r) ? XA : 0, r, 0, to);
}

// Compares and goes to `to` if the result is sense. keep_right: the right operand is needed again.
static void jump_compared(Compiler *c, CmpOp op, Reg left, Reg right, bool keep_right, bool sense, Label to) {
  int left_dies = reg_is_temp(c, left), right_dies = reg_is_temp(c, right) && !keep_right;
  Op jump = jump_for(op);
  if (jump != OP_NOP) {
    emit_jump(c, jump, (sense ? XTRUE : 0) | (left_dies ? XA : 0) | (right_dies ? XB : 0), left, right, to);
    return;
  }
  uint32_t mark = c->u->top;
  Reg t = temp_push(c);
  emit(c, (Op)(OP_LT + (int)op), (left_dies ? XB : 0) | (right_dies ? XC : 0), t, left, right);
  jump_on(c, t, sense, to);
  c->u->top = mark;
}

// a < b < c: middle operands have registers of their own, which are emptied where the chain ends early.
static void jump_chain(Compiler *c, const Node *n, bool sense, Label to) {
  const Nodes *right = &n->u.compare.right;
  uint32_t mark = c->u->top;
  Label broken = label_new(c), end = label_new(c);
  bool empties = false;
  Reg left = compile_operand(c, n->u.compare.left, n);
  uint32_t middle = c->u->top;
  Flow after_first = c->u->flow;
  for (int i = 0; i < right->count; i++) {
    bool last = i + 1 == right->count;
    Reg r = compile_operand(c, right->at[i], last ? right->at[i] : n);
    if (i == 0) after_first = c->u->flow;
    if (last) {
      jump_compared(c, n->u.compare.ops[i], left, r, false, sense, to);
    } else {
      bool held = c->u->top > middle;
      empties |= held;
      jump_compared(c, n->u.compare.ops[i], left, r, true, false, held ? broken : sense ? end : to);
    }
    left = r;
  }
  if (empties) {
    emit_jump(c, OP_JMP, 0, 0, 0, end);
    label_place(c, broken);
    for (uint32_t t = middle; t < c->u->top; t++) emit(c, OP_CLEAR, 0, REG_VARS + t, 0, 0);
    if (!sense) emit_jump(c, OP_JMP, 0, 0, 0, to);
  }
  label_place(c, end);
  c->u->flow = after_first;
  c->u->top = mark;
}

static void jump_comparison(Compiler *c, const Node *n, bool sense, Label to) {
  if (n->u.compare.right.count > 1) {
    jump_chain(c, n, sense, to);
    return;
  }
  Reg left = compile_operand(c, n->u.compare.left, n->u.compare.right.at[0]);
  Reg right = compile_expr(c, n->u.compare.right.at[0]);
  jump_compared(c, n->u.compare.ops[0], left, right, false, sense, to);
}

static void jump_boolop(Compiler *c, const Node *n, bool sense, Label to) {
  const Nodes *v = &n->u.boolop.values;
  bool decides = n->u.boolop.is_or;  // the truth of one value that decides the whole
  Label skip = label_new(c);
  Flow after_first = c->u->flow;
  for (int i = 0; i + 1 < v->count; i++) {
    compile_jump(c, v->at[i], decides, decides == sense ? to : skip);
    if (i == 0) after_first = c->u->flow;
  }
  compile_jump(c, v->at[v->count - 1], sense, to);
  label_place(c, skip);
  c->u->flow = after_first;
}

static void jump_ifexp(Compiler *c, const Node *n, bool sense, Label to) {
  Label otherwise = label_new(c), end = label_new(c);
  compile_jump(c, n->u.ifexp.test, false, otherwise);
  Flow before = c->u->flow;
  compile_jump(c, n->u.ifexp.body, sense, to);
  emit_jump(c, OP_JMP, 0, 0, 0, end);
  label_place(c, otherwise);
  c->u->flow = before;
  compile_jump(c, n->u.ifexp.orelse, sense, to);
  label_place(c, end);
  c->u->flow = before;
}

static void jump_node(Compiler *c, const Node *n, bool sense, Label to) {
  Value folded;
  if (fold_node(n, &folded, 0)) {
    if (const_truth(folded) == sense) emit_jump(c, OP_JMP, 0, 0, 0, to);
    return;
  }
  if (n->kind == N_UNARYOP && n->u.unary.op == U_NOT) {
    compile_jump(c, n->u.unary.operand, !sense, to);
  } else if (n->kind == N_BOOLOP) {
    jump_boolop(c, n, sense, to);
  } else if (n->kind == N_IFEXP) {
    jump_ifexp(c, n, sense, to);
  } else if (n->kind == N_COMPARE) {
    c->pos = n->pos;  // and so it stays, as in CPython: an assert that ends in a comparison blames that
    jump_comparison(c, n, sense, to);
  } else {
    jump_on(c, compile_expr(c, n), sense, to);
  }
}

void compile_jump(Compiler *c, const Node *n, bool sense, Label to) {
  uint32_t mark = c->u->top;
  if (compiler_refused(c->refusal)) return;
  if (++c->depth > COMPILER_DEPTH) refuse(c, n->pos, "maximum recursion depth exceeded during compilation");
  else jump_node(c, n, sense, to);
  c->depth--;
  c->u->top = mark;
}

// ---- as values ----

Reg compile_boolop(Compiler *c, const Node *n) {
  const Nodes *v = &n->u.boolop.values;
  uint32_t mark = c->u->top;
  Label end = label_new(c);
  Flow after_first = c->u->flow;
  for (int i = 0; i < v->count; i++) {
    c->u->top = mark;
    Reg r = compile_push(c, v->at[i]);
    if (i == 0) after_first = c->u->flow;
    if (i + 1 < v->count) emit_jump(c, n->u.boolop.is_or ? OP_JT : OP_JF, 0, r, 0, end);
  }
  label_place(c, end);
  c->u->flow = after_first;
  return (Reg)(REG_VARS + mark);
}

static Reg compare_chain(Compiler *c, const Node *n) {
  const Nodes *right = &n->u.compare.right;
  uint32_t mark = c->u->top;
  Reg dst = temp_push(c);
  Label broken = label_new(c), end = label_new(c);
  Reg left = compile_operand(c, n->u.compare.left, n);
  uint32_t middle = c->u->top;
  Flow after_first = c->u->flow;
  for (int i = 0; i < right->count; i++) {
    bool last = i + 1 == right->count;
    Reg r = compile_operand(c, right->at[i], last ? right->at[i] : n);
    if (i == 0) after_first = c->u->flow;
    int x = (reg_is_temp(c, left) ? XB : 0) | (last && reg_is_temp(c, r) ? XC : 0);
    emit(c, (Op)(OP_LT + (int)n->u.compare.ops[i]), x, dst, left, r);
    if (!last) emit_jump(c, OP_JF, 0, dst, 0, broken);
    left = r;
  }
  if (c->u->top > middle) {
    emit_jump(c, OP_JMP, 0, 0, 0, end);
    label_place(c, broken);
    for (uint32_t t = middle; t < c->u->top; t++) emit(c, OP_CLEAR, 0, REG_VARS + t, 0, 0);
  } else {
    label_place(c, broken);
  }
  label_place(c, end);
  c->u->flow = after_first;
  c->u->top = mark;
  temp_push(c);
  return dst;
}

Reg compile_compare(Compiler *c, const Node *n, Reg want) {
  if (n->u.compare.right.count > 1) return compare_chain(c, n);
  uint32_t mark = c->u->top;
  Reg left = compile_operand(c, n->u.compare.left, n->u.compare.right.at[0]);
  Reg right = compile_expr(c, n->u.compare.right.at[0]);
  Reg dst = temp_result(c, want, mark);
  emit_use(c, (Op)(OP_LT + (int)n->u.compare.ops[0]), 0, dst, left, right);
  return dst;
}
