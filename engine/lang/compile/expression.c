// Expressions: the entry points, and the kinds that have no file of their own.
//
// Every kind's function gets the register that is wanted (REG_ANY: none in particular) and answers where the value is.
// It may answer another one; compile_into then moves it. It writes the wanted register at its very end only, since an
// exception in the middle must leave the variable as it was.
#include <stdlib.h>
#include <stdio.h>

#include "compiler.h"
#include "lang/object/constant.h"
#include "base/out_of_memory.h"

static Reg dispatch(Compiler *c, const Node *n, Reg want);

static Reg guarded(Compiler *c, const Node *n, Reg want) {
  if (compiler_refused(c->refusal)) return unit_const(c, V_NONE);
  Pos outer = c->pos;
  c->pos = n->pos;
  Reg r = dispatch(c, n, want);
  c->pos = outer;
  return r;
}

Reg compile_expr(Compiler *c, const Node *n) { return guarded(c, n, REG_ANY); }

static void move_to(Compiler *c, const Node *n, Reg to, Reg from) {
  Pos outer = c->pos;
  c->pos = n->pos;
  emit(c, OP_MOVE, reg_is_temp(c, from) ? XB : 0, to, from, 0);
  c->pos = outer;
}

// A variable on its way into another register needs no CHECK: MOVE does it.
static Reg moved(Compiler *c, const Node *n, Reg want) {
  Reg local = n->kind == N_NAME ? local_target(c, n) : REG_ANY;
  return local == REG_ANY ? guarded(c, n, want) : local;
}

Reg compile_push(Compiler *c, const Node *n) {
  Reg r = moved(c, n, REG_ANY);
  if (reg_is_temp(c, r)) return r;
  Reg to = temp_push(c);
  move_to(c, n, to, r);
  return to;
}

void compile_into(Compiler *c, const Node *n, Reg want) {
  uint32_t mark = c->u->top;
  Reg r = moved(c, n, want);
  if (r != want) move_to(c, n, want, r);
  c->u->top = mark;
}

bool may_rebind(const Compiler *c, const Node *n) {
  return c->u->scope->walrus && n->kind != N_NAME && n->kind != N_CONSTANT;
}

Reg compile_operand(Compiler *c, const Node *n, const Node *later) {
  Reg r = compile_expr(c, n);
  if (!reg_is_local(c, r) || !may_rebind(c, later)) return r;
  Reg copy = temp_push(c);
  move_to(c, n, copy, r);
  return copy;
}

// ---- kinds ----

static Reg binary(Compiler *c, const Node *n, Reg left, Reg want, uint32_t mark) {
  Reg right = compile_expr(c, n->u.bin.right);
  Value folded;
  if (reg_is_const(left) && reg_is_const(right) &&
      fold_binary(n->u.bin.op, c->u->consts[left], c->u->consts[right], &folded)) {
    c->u->top = mark;
    return unit_const(c, folded);
  }
  c->pos = n->pos;
  Reg dst = temp_result(c, want, mark);
  emit_use(c, (Op)(OP_ADD + (int)n->u.bin.op), 0, dst, left, right);
  return dst;
}

// The spine of a + b + c + … is walked in a loop: it may be thousands long.
static Reg compile_spine(Compiler *c, const Node *n, Reg want) {
  size_t count = 1;
  const Node *p;
  for (p = n; p->u.bin.left->kind == N_BINOP; p = p->u.bin.left) count++;
  const Node **spine = malloc(count * sizeof *spine);
  if (!spine) out_of_memory();
  uint32_t mark = c->u->top;
  Reg left = compile_operand(c, p->u.bin.left, p->u.bin.right);
  size_t i = 0;
  for (p = n; i < count; p = p->u.bin.left) spine[i++] = p;
  while (i-- > 0) {
    if (compiler_refused(c->refusal)) break;
    left = binary(c, spine[i], left, i == 0 ? want : REG_ANY, mark);
  }
  free(spine);
  return left;
}

static Reg compile_unary(Compiler *c, const Node *n, Reg want) {
  uint32_t mark = c->u->top;
  Reg r = compile_expr(c, n->u.unary.operand);
  Value folded;
  if (reg_is_const(r) && fold_unary(n->u.unary.op, c->u->consts[r], &folded)) return unit_const(c, folded);
  Reg dst = temp_result(c, want, mark);
  emit_use(c, (Op)(OP_NEG + (int)n->u.unary.op), 0, dst, r, 0);
  return dst;
}

static Reg compile_walrus(Compiler *c, const Node *n) {
  const Node *target = n->u.named.target;
  Reg local = local_target(c, target);
  if (local != REG_ANY) {
    compile_into(c, n->u.named.value, local);
    store(c, target, local, false);
    note_name(c, target, n->u.named.value, local);
    return local;
  }
  Reg r = compile_push(c, n->u.named.value);
  note_name(c, target, n->u.named.value, r);
  store(c, target, r, true);
  return r;
}

static Reg compile_ifexp(Compiler *c, const Node *n, Reg want) {
  uint32_t mark = c->u->top;
  Label otherwise = label_new(c), end = label_new(c);
  compile_jump(c, n->u.ifexp.test, false, otherwise);
  Flow before = c->u->flow;
  Reg dst = temp_result(c, want, mark);
  c->u->top = mark;
  if (want != REG_ANY) compile_into(c, n->u.ifexp.body, want);
  else compile_push(c, n->u.ifexp.body);
  emit_jump(c, OP_JMP, 0, 0, 0, end);
  label_place(c, otherwise);
  c->u->flow = before;
  c->u->top = mark;
  if (want != REG_ANY) compile_into(c, n->u.ifexp.orelse, want);
  else compile_push(c, n->u.ifexp.orelse);
  label_place(c, end);
  c->u->flow = before;
  return dst;
}

static Reg compile_attribute(Compiler *c, const Node *n, Reg want) {
  uint32_t mark = c->u->top;
  Reg object = compile_expr(c, n->u.attribute.value);
  Reg dst = temp_result(c, want, mark);
  c->pos = attribute_pos(n, n->pos);
  emit_use(c, OP_GETATTR, 0, dst, object, unit_const(c, scope_mangle(c->u->scope, n->u.attribute.attr)));
  return dst;
}

static Reg compile_subscript(Compiler *c, const Node *n, Reg want) {
  uint32_t mark = c->u->top;
  Reg object = compile_operand(c, n->u.subscript.value, n->u.subscript.index);
  Reg key = compile_expr(c, n->u.subscript.index);
  Reg dst = temp_result(c, want, mark);
  emit_use(c, OP_GETITEM, 0, dst, object, key);
  return dst;
}

static Reg compile_slice(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  const Node *parts[] = {n->u.slice.lower, n->u.slice.upper, n->u.slice.step};
  for (int i = 0; i < 3; i++) {
    if (parts[i]) compile_push(c, parts[i]);
    else emit(c, OP_MOVE, 0, temp_push(c), unit_const(c, V_NONE), 0);
  }
  Reg base = (Reg)(REG_VARS + mark);
  emit(c, OP_SLICE, 0, base, base, 0);
  return temp_result(c, REG_ANY, mark);
}

static Reg compile_yield(Compiler *c, const Node *n, Reg want) {
  uint32_t mark = c->u->top;
  Reg r = n->u.value ? compile_expr(c, n->u.value) : unit_const(c, V_NONE);
  Reg dst = temp_result(c, want, mark);
  emit_use(c, OP_YIELD, 0, dst, r, 0);
  return dst;
}

// The iterator stands above the result: the machine comes back to the instruction for every value.
static Reg compile_yield_from(Compiler *c, const Node *n, Reg want) {
  uint32_t mark = c->u->top;
  temp_push(c);
  Reg r = compile_expr(c, n->u.value);
  Reg iterator = temp_result(c, REG_ANY, mark + 1);
  emit_use(c, OP_ITER, 0, iterator, r, 0);
  Reg dst = temp_result(c, want, mark);
  emit(c, OP_YIELDFROM, XB, dst, iterator, 0);
  return dst;
}

static Reg by_kind(Compiler *c, const Node *n, Reg want) {
  switch (n->kind) {
  case N_BOOLOP: return compile_boolop(c, n);
  case N_NAMEDEXPR: return compile_walrus(c, n);
  case N_BINOP: return compile_spine(c, n, want);
  case N_UNARYOP: return compile_unary(c, n, want);
  case N_LAMBDA: return compile_lambda(c, n, want);
  case N_IFEXP: return compile_ifexp(c, n, want);
  case N_DICT: return compile_dict(c, n, want);
  case N_SET: return compile_elements(c, OP_SET, &n->u.list, want);
  case N_LIST:
  case N_TUPLE: return compile_list(c, n, want);
  case N_LISTCOMP:
  case N_SETCOMP:
  case N_DICTCOMP:
  case N_GENEXP: return compile_comprehension(c, n);
  case N_YIELD: return compile_yield(c, n, want);
  case N_YIELDFROM: return compile_yield_from(c, n, want);
  case N_COMPARE: return compile_compare(c, n, want);
  case N_CALL: return compile_call(c, n);
  case N_JOINED: return compile_joined(c, n, want);
  case N_CONSTANT: return unit_const(c, n->u.constant);
  case N_ATTRIBUTE: return compile_attribute(c, n, want);
  case N_SUBSCRIPT: return compile_subscript(c, n, want);
  case N_NAME: return load_name(c, n->u.name, want);
  case N_SLICE: return compile_slice(c, n);
  case N_STARRED: refuse(c, n->pos, "can't use starred expression here"); break;
  default: abort();  // a statement's node: the parser's error
  }
  return unit_const(c, V_NONE);
}

static Reg dispatch(Compiler *c, const Node *n, Reg want) {
  Value folded;
  if ((n->kind == N_NAME || n->kind == N_TUPLE) && fold_node(n, &folded, 0)) return unit_const(c, folded);
  if (++c->depth > COMPILER_DEPTH) refuse(c, n->pos, "maximum recursion depth exceeded during compilation");
  Reg r = compiler_refused(c->refusal) ? unit_const(c, V_NONE) : by_kind(c, n, want);
  c->depth--;
  return r;
}
