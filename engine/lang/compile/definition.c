// Functions, lambdas and classes: their code, and the instructions that make them.
#include <stdlib.h>
#include <string.h>

#include "compiler.h"
#include "lang/object/constant.h"
#include "base/out_of_memory.h"

static void return_none(Compiler *c) { emit(c, OP_RETURN, 0, unit_const(c, V_NONE), 0, 0); }

// ---- making a function ----

static void push_nothing(Compiler *c) { emit(c, OP_CLEAR, 0, temp_push(c), 0, 0); }

static void push_defaults(Compiler *c, const Args *args) {
  int count = 0;
  for (int i = 0; args && i < args->npos; i++) count += args->pos[i].fallback != NULL;
  if (count == 0) {
    push_nothing(c);
    return;
  }
  Node **nodes = malloc((size_t)count * sizeof *nodes);
  if (!nodes) out_of_memory();
  Node tuple = {.kind = N_TUPLE, .pos = c->pos, .ctx = LOAD};
  tuple.u.list = (Nodes){nodes, 0};
  for (int i = 0; i < args->npos; i++)
    if (args->pos[i].fallback) nodes[tuple.u.list.count++] = args->pos[i].fallback;
  compile_push(c, &tuple);
  free(nodes);
}

static void push_keyword_defaults(Compiler *c, const Args *args) {
  uint32_t mark = c->u->top;
  uint32_t count = 0;
  for (int i = 0; args && i < args->nkwonly; i++) {
    if (!args->kwonly[i].fallback) continue;
    emit(c, OP_MOVE, 0, temp_push(c), unit_const(c, scope_mangle(c->u->scope, args->kwonly[i].name)), 0);
    compile_push(c, args->kwonly[i].fallback);
    count++;
  }
  if (count == 0) {
    push_nothing(c);
    return;
  }
  emit(c, OP_DICT, 0, REG_VARS + mark, REG_VARS + mark, count);
  temp_result(c, REG_ANY, mark);
}

static uint32_t push_annotation(Compiler *c, Value name, const Node *annotation) {
  if (!annotation) return 0;
  emit(c, OP_MOVE, 0, temp_push(c), unit_const(c, scope_mangle(c->u->scope, name)), 0);
  compile_push_annotation(c, annotation);
  return 1;
}

static void push_annotations(Compiler *c, const Node *n) {
  const Args *args = &n->u.func.args;
  uint32_t mark = c->u->top, count = 0;
  // CPython's order: those before a slash come after the others
  for (int i = 0; i < args->npos; i++) {
    const Arg *a = &args->pos[(i + args->nposonly) % args->npos];
    count += push_annotation(c, a->name, a->annotation);
  }
  if (args->varargs) count += push_annotation(c, args->varargs->name, args->varargs->annotation);
  for (int i = 0; i < args->nkwonly; i++) count += push_annotation(c, args->kwonly[i].name, args->kwonly[i].annotation);
  if (args->varkw) count += push_annotation(c, args->varkw->name, args->varkw->annotation);
  count += push_annotation(c, str_constant("return", 6), n->u.func.returns);
  if (count == 0) {
    push_nothing(c);
    return;
  }
  emit(c, OP_DICT, 0, REG_VARS + mark, REG_VARS + mark, count);
  temp_result(c, REG_ANY, mark);
}

// Emits FUNCTION. The four registers from mark on hold defaults, keyword defaults, closure, annotations. n: its def,
// NULL if it has none.
static Reg finish_function(Compiler *c, Code *code, const Scope *scope, const Node *n, Reg want, uint32_t mark) {
  unit_closure(c, scope);
  if (n) push_annotations(c, n);
  else push_nothing(c);
  Reg dst = temp_result(c, want, mark);
  emit(c, OP_FUNCTION, 0, dst, code ? unit_const(c, from_obj(code)) : 0, REG_VARS + mark);
  return dst;
}

Reg emit_function(Compiler *c, Code *code, const Scope *scope, const Args *args, Reg want) {
  uint32_t mark = c->u->top;
  push_defaults(c, args);
  push_keyword_defaults(c, args);
  return finish_function(c, code, scope, NULL, want, mark);
}

// ---- the code of one ----

static Code *function_code(Compiler *c, const Node *n, Value name, Value doc, uint32_t first_line) {
  const Args *args = &n->u.func.args;
  Unit u;
  unit_begin(c, &u, scopes_find(c->scopes, n), name, first_line);
  u.doc = doc;
  u.nposonly = (uint16_t)args->nposonly, u.npos = (uint16_t)args->npos, u.nkwonly = (uint16_t)args->nkwonly;
  if (args->varargs) u.flags |= CODE_VARARGS;
  if (args->varkw) u.flags |= CODE_VARKW;
  Pos outer = c->pos;
  if (n->kind == N_LAMBDA) {
    const Node *body = n->u.func.body.at[0];
    Reg r = compile_expr(c, body);
    c->pos = body->pos;
    emit_use(c, OP_RETURN, 0, r, 0, 0);
  } else {
    compile_body(c, &n->u.func.body);
    return_none(c);
  }
  c->pos = outer;
  return unit_finish(c);
}

Reg compile_lambda(Compiler *c, const Node *n, Reg want) {
  uint32_t mark = c->u->top;
  push_defaults(c, &n->u.func.args);
  push_keyword_defaults(c, &n->u.func.args);
  Code *code = function_code(c, n, str_constant("<lambda>", 8), V_NONE, n->pos.line);
  return finish_function(c, code, scopes_find(c->scopes, n), NULL, want, mark);
}

static uint32_t first_line_of(const Node *n, const Nodes *decorators) {
  return decorators->count ? decorators->at[0]->pos.line : n->pos.line;
}

// The decorators stand below the function: each call takes the result of the one inside it.
static Reg apply_decorators(Compiler *c, const Nodes *decorators, uint32_t mark) {
  Pos outer = c->pos;
  for (int i = decorators->count - 1; i >= 0; i--) {
    c->pos = decorators->at[i]->pos;
    emit(c, OP_CALL, 0, REG_VARS + mark + (uint32_t)i, 1, 0);
  }
  c->pos = outer;
  return temp_result(c, REG_ANY, mark);
}

void compile_funcdef(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  const Nodes *decorators = &n->u.func.decorators;
  Node name = {.kind = N_NAME, .pos = n->pos, .ctx = STORE};
  name.u.name = n->u.func.name;
  for (int i = 0; i < decorators->count; i++) compile_push(c, decorators->at[i]);
  uint32_t base = c->u->top;
  push_defaults(c, &n->u.func.args);
  push_keyword_defaults(c, &n->u.func.args);
  Code *code = function_code(c, n, n->u.func.name, n->u.func.doc, first_line_of(n, decorators));
  Reg want = decorators->count ? REG_ANY : local_target(c, &name);
  Reg r = finish_function(c, code, scopes_find(c->scopes, n), n, want, base);
  if (decorators->count) r = apply_decorators(c, decorators, mark);
  store(c, &name, r, false);
  c->u->top = mark;
}

// ---- classes ----

static void set_class_name(Compiler *c, const char *name, Reg r) {
  emit_use(c, OP_SETNAME, 0, r, unit_name(c, name), 0);
}

static Code *class_code(Compiler *c, const Node *n) {
  Unit u;
  Pos outer = c->pos;
  Scope *scope = scopes_find(c->scopes, n);
  uint32_t line = first_line_of(n, &n->u.cls.decorators);
  unit_begin(c, &u, scope, n->u.cls.name, line);
  u.flags |= CODE_CLASS;
  u.doc = n->u.cls.doc;
  c->pos = (Pos){line, 0, 0, line};
  Reg module = temp_push(c);
  emit(c, OP_GETGLOBAL, 0, module, unit_name(c, "__name__"), 0);
  set_class_name(c, "__module__", module);
  c->u->top = u.nlocals;
  set_class_name(c, "__qualname__", unit_const(c, u.qualname));
  if (n->u.cls.doc != V_NONE) set_class_name(c, "__doc__", unit_const(c, n->u.cls.doc));
  if (scope->annotated) {
    Reg annotations = temp_push(c);
    emit(c, OP_DICT, 0, annotations, annotations, 0);
    set_class_name(c, "__annotations__", annotations);
    c->u->top = u.nlocals;
  }
  compile_body(c, &n->u.cls.body);
  if (scope->class_cell) {
    Reg cell = temp_push(c);
    emit(c, OP_MOVE, 0, cell, scope_symbol(scope, str_constant("__class__", 9))->reg, 0);
    set_class_name(c, "__classcell__", cell);
  }
  return_none(c);
  c->pos = outer;
  return unit_finish(c);
}

void compile_classdef(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  const Nodes *decorators = &n->u.cls.decorators;
  check_keywords(c, n->u.cls.keywords, n->u.cls.nkeywords);
  for (int i = 0; i < decorators->count; i++) compile_push(c, decorators->at[i]);
  uint32_t base = c->u->top;
  Code *code = class_code(c, n);
  emit_function(c, code, scopes_find(c->scopes, n), NULL, REG_ANY);
  emit(c, OP_MOVE, 0, temp_push(c), unit_const(c, n->u.cls.name), 0);
  Node bases = {.kind = N_TUPLE, .pos = n->pos, .ctx = LOAD};
  bases.u.list = n->u.cls.bases;
  compile_push(c, &bases);
  Reg keywords = temp_push(c);
  if (n->u.cls.nkeywords) compile_keywords_dict(c, n->u.cls.keywords, n->u.cls.nkeywords, keywords, REG_ANY);
  else emit(c, OP_CLEAR, 0, keywords, 0, 0);
  Reg r = temp_result(c, REG_ANY, base);
  emit(c, OP_CLASS, 0, r, REG_VARS + base, 0);
  if (decorators->count) r = apply_decorators(c, decorators, mark);
  store_name(c, n->u.cls.name, r, false);
  c->u->top = mark;
}
