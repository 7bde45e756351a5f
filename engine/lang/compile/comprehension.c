// Comprehensions and generator expressions: functions of their own, as in CPython 3.11, called at once with the
// iterator over the first iterable, which is evaluated outside.
#include <assert.h>
#include <string.h>

#include "compiler.h"
#include "lang/object/constant.h"

typedef struct Comprehension {
  const Node *node;
  Reg result;  // the list, set or dict; REG_ANY in a generator
} Comprehension;

static void add_element(Compiler *c, const Comprehension *k) {
  uint32_t mark = c->u->top;
  const Node *n = k->node;
  if (n->kind == N_DICTCOMP) {
    Reg pair = compile_push(c, n->u.comp.element);
    compile_push(c, n->u.comp.value);
    emit(c, OP_DICTADD, 0, k->result, pair, 0);
  } else if (n->kind == N_GENEXP) {
    Reg r = compile_expr(c, n->u.comp.element);
    Reg sent = temp_result(c, REG_ANY, mark);
    emit_use(c, OP_YIELD, 0, sent, r, 0);
    emit(c, OP_CLEAR, 0, sent, 0, 0);
  } else {
    Reg r = compile_expr(c, n->u.comp.element);
    emit(c, n->kind == N_LISTCOMP ? OP_LISTADD : OP_SETADD, reg_is_temp(c, r) ? XB : 0, k->result, r, 0);
  }
  c->u->top = mark;
}

static void compile_level(Compiler *c, const Comprehension *k, int level) {
  uint32_t mark = c->u->top;
  const Comp *comp = &k->node->u.comp.comps[level];
  Reg iterator = c->u->scope->symbols[0].reg;
  if (level > 0) {
    Reg r = compile_iterable(c, comp->iter);
    iterator = temp_result(c, REG_ANY, mark);
    emit_use(c, OP_ITER, 0, iterator, r, 0);
  }
  Flow before = c->u->flow;
  Label head = label_new(c), end = label_new(c);
  label_place(c, head);
  Reg item = local_target(c, comp->target);
  if (item == REG_ANY) item = temp_push(c);
  emit_jump(c, OP_FOR, 0, item, iterator, end);
  store(c, comp->target, item, false);
  if (reg_is_temp(c, item)) c->u->top--;
  for (int i = 0; i < comp->ifs.count; i++) compile_jump(c, comp->ifs.at[i], false, head);
  if (level + 1 < k->node->u.comp.ncomps) compile_level(c, k, level + 1);
  else add_element(c, k);
  emit_jump(c, OP_JMP, 0, 0, 0, head);
  label_place(c, end);
  c->u->flow = before;
  c->u->top = mark;
}

static Code *comprehension_code(Compiler *c, const Node *n) {
  static const struct {
    const char *name;
    Op make;
  } kinds[] = {[N_LISTCOMP] = {"<listcomp>", OP_LIST},
               [N_SETCOMP] = {"<setcomp>", OP_SET},
               [N_DICTCOMP] = {"<dictcomp>", OP_DICT},
               [N_GENEXP] = {"<genexpr>", OP_NOP}};
  const char *name = kinds[n->kind].name;
  assert(name);
  size_t size = strlen(name);
  Unit u;
  unit_begin(c, &u, scopes_find(c->scopes, n), str_constant(name, size), n->pos.line);
  u.npos = 1;
  Comprehension k = {n, REG_ANY};
  if (n->kind != N_GENEXP) {
    k.result = temp_push(c);
    emit(c, kinds[n->kind].make, 0, k.result, k.result, 0);
  }
  compile_level(c, &k, 0);
  if (k.result == REG_ANY) emit(c, OP_RETURN, 0, unit_const(c, V_NONE), 0, 0);
  else emit(c, OP_RETURN, XA, k.result, 0, 0);
  return unit_finish(c);
}

Reg compile_comprehension(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  Code *code = comprehension_code(c, n);
  c->pos = n->pos;
  Reg base = emit_function(c, code, scopes_find(c->scopes, n), NULL, REG_ANY);
  Reg r = compile_iterable(c, n->u.comp.comps[0].iter);
  Reg iterator = temp_result(c, REG_ANY, mark + 1);
  emit_use(c, OP_ITER, 0, iterator, r, 0);
  emit(c, OP_CALL, 0, base, 1, 0);
  return temp_result(c, REG_ANY, mark);
}
