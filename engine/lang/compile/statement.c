// Statements, and the module as a whole. Loops, try and with have files of their own.
#include <stdlib.h>
#include <string.h>

#include "compiler.h"
#include "lang/object/constant.h"
#include "compile.h"

static void compile_if(Compiler *c, const Node *n) {
  Label end = label_new(c);
  Flow joined = {.dead = true};
  for (;;) {  // a chain of elif
    c->pos = n->pos;
    Label next = label_new(c);
    Value folded;
    bool known = fold_node(n->u.cond.test, &folded, 0), truth = known && const_truth(folded);
    if (!known) compile_jump(c, n->u.cond.test, false, next);
    Flow tested = c->u->flow;
    if (known && !truth) flow_end(c);
    compile_body(c, &n->u.cond.body);
    const Nodes *orelse = &n->u.cond.orelse;
    if (orelse->count) emit_jump(c, OP_JMP, 0, 0, 0, end);
    joined = flow_meet(joined, c->u->flow);
    label_place(c, next);
    c->u->flow = tested;
    if (truth) flow_end(c);
    if (orelse->count == 1 && orelse->at[0]->kind == N_IF) {
      n = orelse->at[0];
      continue;
    }
    compile_body(c, orelse);
    break;
  }
  label_place(c, end);
  c->u->flow = flow_meet(joined, c->u->flow);
}

static void evaluate(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  temp_clear(c, compile_expr(c, n));
  c->u->top = mark;
}

static void compile_expression(Compiler *c, const Node *n) {
  if (n->u.value->kind != N_CONSTANT) evaluate(c, n->u.value);
}

// As it stands in the text, for from __future__ import annotations.
static Value text_of(const Compiler *c, const Node *n) {
  const Source *s = c->source;
  if (n->pos.col == 0xffff || n->pos.end_col == 0xffff) return str_constant("", 0);
  uint32_t from = s->line_start[n->pos.line - 1] + n->pos.col, to = s->line_start[n->pos.end_line - 1] + n->pos.end_col;
  return str_constant(s->text + from, to > from ? to - from : 0);
}

void compile_push_annotation(Compiler *c, const Node *n) {
  if (!c->postponed) compile_push(c, n);
  else emit(c, OP_MOVE, 0, temp_push(c), unit_const(c, text_of(c, n)), 0);
}

// Annotations of names in a module or class are kept in __annotations__, for dataclasses and their like. On another
// target the annotation is only evaluated, as is the target if nothing is assigned. A local variable's is ignored.
static void compile_annotated(Compiler *c, const Node *n) {
  Node *target = n->u.ann.target;
  Nodes targets = {&target, 1};
  if (n->u.ann.value) compile_assign(c, &targets, n->u.ann.value);
  else if (target->kind == N_ATTRIBUTE) evaluate(c, target->u.attribute.value);
  else if (target->kind == N_SUBSCRIPT) evaluate(c, target->u.subscript.value), evaluate(c, target->u.subscript.index);
  if (c->u->scope->kind != SCOPE_CLASS && c->u->scope->kind != SCOPE_MODULE) return;
  if (!n->u.ann.simple) {
    if (!c->postponed) evaluate(c, n->u.ann.annotation);
    return;
  }
  uint32_t mark = c->u->top;
  Reg value = c->postponed ? unit_const(c, text_of(c, n->u.ann.annotation)) : compile_expr(c, n->u.ann.annotation);
  Reg all = temp_push(c);
  if (c->u->scope->kind == SCOPE_CLASS) emit(c, OP_GETNAME, 0, all, unit_name(c, "__annotations__"), 0);
  else emit(c, OP_GETGLOBAL, 0, all, unit_name(c, "__annotations__"), 0);
  emit(c, OP_SETITEM, XA | (reg_is_temp(c, value) ? XC : 0), all,
       unit_const(c, scope_mangle(c->u->scope, target->u.name)), value);
  c->u->top = mark;
}

static void compile_raise(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  if (!n->u.raise.exc) {
    Reg none = temp_push(c);
    emit(c, OP_CLEAR, 0, none, 0, 0);
    emit(c, OP_RERAISE, 0, none, 0, 0);
  } else {
    Reg exc, cause;
    if (n->u.raise.cause) {
      exc = compile_operand(c, n->u.raise.exc, n->u.raise.cause);
      cause = compile_expr(c, n->u.raise.cause);
    } else {
      exc = compile_expr(c, n->u.raise.exc);
      cause = temp_push(c);
      emit(c, OP_CLEAR, 0, cause, 0, 0);
    }
    emit_use(c, OP_RAISE, 0, exc, cause, 0);
  }
  flow_end(c);
  c->u->top = mark;
}

static void compile_assert(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  Label fine = label_new(c);
  compile_jump(c, n->u.assert_.test, true, fine);
  Flow tested = c->u->flow;
  Reg message;
  if (n->u.assert_.msg) {
    message = compile_expr(c, n->u.assert_.msg);
  } else {
    message = temp_push(c);
    emit(c, OP_CLEAR, 0, message, 0, 0);
  }
  emit_use(c, OP_ASSERT, 0, message, 0, 0);
  label_place(c, fine);
  c->u->flow = tested;
  c->u->top = mark;
}

// ---- statements with a switch ----

static void compile_variant(Compiler *c, const Node *n, int number, bool on) {
  LoopSwitch sw = {number, on};
  if (n->kind == N_FOR) compile_for(c, n, sw);
  else if (n->kind == N_WHILE) compile_while(c, n, sw);
  else compile_stmt(c, n);
}

// A switch is read each time the line is reached. A `with` that is off still runs its block, and remembers at its end
// what it did at its beginning. A loop reads the switch at the head of each round.
static void compile_switched(Compiler *c, const Node *n) {
  int number = n->u.switched.number;
  const Node *on = n->u.switched.on, *off = n->u.switched.off;
  c->pos = n->pos;
  if (on->kind == N_WITH && !off) {
    compile_with(c, on, number);
    return;
  }
  Label otherwise = label_new(c), end = label_new(c);
  Flow before = c->u->flow;
  emit_jump(c, OP_JSWOFF, 0, (uint32_t)number, 0, otherwise);
  compile_variant(c, on, number, true);
  Flow after = c->u->flow;
  if (off) emit_jump(c, OP_JMP, 0, 0, 0, end);
  label_place(c, otherwise);
  c->u->flow = before;
  if (off) compile_variant(c, off, number, false);
  label_place(c, end);
  c->u->flow = flow_meet(after, c->u->flow);
}

// ---- all of them ----

static void compile_kind(Compiler *c, const Node *n) {
  static const LoopSwitch none = {NO_SWITCH, true};
  switch (n->kind) {
  case N_FUNCDEF: compile_funcdef(c, n); break;
  case N_CLASSDEF: compile_classdef(c, n); break;
  case N_RETURN: compile_return(c, n); break;
  case N_DELETE: compile_delete(c, &n->u.list); break;
  case N_ASSIGN: compile_assign(c, &n->u.assign.targets, n->u.assign.value); break;
  case N_AUGASSIGN: compile_augmented(c, n); break;
  case N_ANNASSIGN: compile_annotated(c, n); break;
  case N_FOR: compile_for(c, n, none); break;
  case N_WHILE: compile_while(c, n, none); break;
  case N_IF: compile_if(c, n); break;
  case N_WITH: compile_with(c, n, NO_SWITCH); break;
  case N_RAISE: compile_raise(c, n); break;
  case N_TRY: compile_try(c, n); break;
  case N_MATCH: compile_match(c, n); break;
  case N_ASSERT: compile_assert(c, n); break;
  case N_IMPORT:
  case N_IMPORTFROM: compile_import(c, n); break;
  case N_GLOBAL:
  case N_NONLOCAL:
  case N_PASS: break;
  case N_EXPR: compile_expression(c, n); break;
  case N_BREAK:
  case N_CONTINUE: compile_leave_loop(c, n); break;
  case N_SWITCHED: compile_switched(c, n); break;
  default: abort();  // an expression's node: the parser's error
  }
}

void compile_stmt(Compiler *c, const Node *n) {
  if (compiler_refused(c->refusal)) return;
  c->pos = n->pos;
  compile_kind(c, n);
}

void compile_body(Compiler *c, const Nodes *body) {
  for (int i = 0; i < body->count; i++) compile_stmt(c, body->at[i]);
}

static Code *compile_module(Compiler *c) {
  const Tree *t = c->tree;
  Unit u;
  unit_begin(c, &u, scopes_find(c->scopes, NULL), str_constant("<module>", 8), 1);
  u.flags |= CODE_MODULE;
  u.doc = t->doc;
  c->pos = (Pos){.line = 1, .end_line = 1};
  if (is_kind(t->doc, K_STR)) emit(c, OP_SETGLOBAL, 0, unit_const(c, t->doc), unit_name(c, "__doc__"), 0);
  if (u.scope->annotated) {
    Reg annotations = temp_push(c);
    emit(c, OP_DICT, 0, annotations, annotations, 0);
    emit_use(c, OP_SETGLOBAL, 0, annotations, unit_name(c, "__annotations__"), 0);
    u.top = u.nlocals;
  }
  compile_body(c, &t->body);
  emit(c, OP_RETURN, 0, unit_const(c, V_NONE), 0, 0);
  return unit_finish(c);
}

Code *compile(const Tree *t, Refusal *r) {
  memset(r, 0, sizeof *r);
  Compiler c = {.tree = t, .source = t->source, .refusal = r};
  c.scopes = scopes_build(t, r);
  if (!c.scopes) return NULL;
  Code *code = compile_module(&c);
  scopes_free(c.scopes);
  return code;
}
