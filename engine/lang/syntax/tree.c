// Trees: letting one go, and walking one.
#include "tree.h"

#include <stdlib.h>

#include "base/grow.h"
#include "lang/object/arena.h"

void tree_free(Tree *t) {
  if (t) arena_free(t->memory);
}

typedef struct Visit {
  const Node *n;
  int depth;
} Visit;
typedef struct Stack {
  Visit *at;
  size_t count, room;
  int depth;
} Stack;

static void push(Stack *s, const Node *n) {
  if (!n) return;
  if (!GROW(s->at, s->room, s->count + 1, 256)) abort();
  s->at[s->count++] = (Visit){n, s->depth};
}

static void push_all(Stack *s, Nodes list) {
  for (int i = 0; i < list.count; i++) push(s, list.at[i]);
}

static void push_arg(Stack *s, const Arg *a) {
  if (!a) return;
  push(s, a->annotation);
  push(s, a->fallback);
}

static void push_function(Stack *s, const Node *n) {
  const Args *a = &n->u.func.args;
  push_all(s, n->u.func.decorators);
  for (int i = 0; i < a->npos; i++) push_arg(s, &a->pos[i]);
  push_arg(s, a->varargs);
  for (int i = 0; i < a->nkwonly; i++) push_arg(s, &a->kwonly[i]);
  push_arg(s, a->varkw);
  push(s, n->u.func.returns);
  push_all(s, n->u.func.body);
}

static void push_keywords(Stack *s, const Keyword *k, int count) {
  for (int i = 0; i < count; i++) push(s, k[i].value);
}

static void push_try(Stack *s, const Node *n) {
  push_all(s, n->u.try_.body);
  for (int i = 0; i < n->u.try_.nclauses; i++) {
    push(s, n->u.try_.clauses[i].type);
    push_all(s, n->u.try_.clauses[i].body);
  }
  push_all(s, n->u.try_.orelse);
  push_all(s, n->u.try_.final);
}

static void push_comprehension(Stack *s, const Node *n) {
  push(s, n->u.comp.element);
  push(s, n->u.comp.value);
  for (int i = 0; i < n->u.comp.ncomps; i++) {
    push(s, n->u.comp.comps[i].target);
    push(s, n->u.comp.comps[i].iter);
    push_all(s, n->u.comp.comps[i].ifs);
  }
}

static void push_dict(Stack *s, const Node *n) {
  for (int i = 0; i < n->u.dict.values.count; i++) {
    push(s, n->u.dict.keys.at[i]);
    push(s, n->u.dict.values.at[i]);
  }
}

static void push_with(Stack *s, const Node *n) {
  for (int i = 0; i < n->u.with.nitems; i++) {
    push(s, n->u.with.items[i].context);
    push(s, n->u.with.items[i].vars);
  }
  push_all(s, n->u.with.body);
}

static void push_match(Stack *s, const Node *n) {
  push(s, n->u.match.subject);
  for (int i = 0; i < n->u.match.ncases; i++) {
    push(s, n->u.match.cases[i].pattern);
    push(s, n->u.match.cases[i].guard);
    push_all(s, n->u.match.cases[i].body);
  }
}

static void push_statement(Stack *s, const Node *n) {
  switch (n->kind) {
  case N_FUNCDEF: push_function(s, n); break;
  case N_CLASSDEF:
    push_all(s, n->u.cls.decorators);
    push_all(s, n->u.cls.bases);
    push_keywords(s, n->u.cls.keywords, n->u.cls.nkeywords);
    push_all(s, n->u.cls.body);
    break;
  case N_RETURN:
  case N_EXPR: push(s, n->u.value); break;
  case N_DELETE: push_all(s, n->u.list); break;
  case N_ASSIGN:
    push_all(s, n->u.assign.targets);
    push(s, n->u.assign.value);
    break;
  case N_AUGASSIGN:
    push(s, n->u.aug.target);
    push(s, n->u.aug.value);
    break;
  case N_ANNASSIGN:
    push(s, n->u.ann.target);
    push(s, n->u.ann.annotation);
    push(s, n->u.ann.value);
    break;
  case N_FOR:
    push(s, n->u.loop_for.target);
    push(s, n->u.loop_for.iter);
    push_all(s, n->u.loop_for.body);
    push_all(s, n->u.loop_for.orelse);
    break;
  case N_WHILE:
  case N_IF:
    push(s, n->u.cond.test);
    push_all(s, n->u.cond.body);
    push_all(s, n->u.cond.orelse);
    break;
  case N_WITH: push_with(s, n); break;
  case N_RAISE:
    push(s, n->u.raise.exc);
    push(s, n->u.raise.cause);
    break;
  case N_TRY: push_try(s, n); break;
  case N_MATCH: push_match(s, n); break;
  case N_ASSERT:
    push(s, n->u.assert_.test);
    push(s, n->u.assert_.msg);
    break;
  case N_SWITCHED:
    push(s, n->u.switched.on);
    push(s, n->u.switched.off);
    break;
  default: break;
  }
}

static void push_expression(Stack *s, const Node *n) {
  switch (n->kind) {
  case N_BOOLOP: push_all(s, n->u.boolop.values); break;
  case N_NAMEDEXPR:
    push(s, n->u.named.target);
    push(s, n->u.named.value);
    break;
  case N_BINOP:
    push(s, n->u.bin.left);
    push(s, n->u.bin.right);
    break;
  case N_UNARYOP: push(s, n->u.unary.operand); break;
  case N_LAMBDA: push_function(s, n); break;
  case N_IFEXP:
    push(s, n->u.ifexp.body);
    push(s, n->u.ifexp.test);
    push(s, n->u.ifexp.orelse);
    break;
  case N_DICT: push_dict(s, n); break;
  case N_SET:
  case N_LIST:
  case N_TUPLE: push_all(s, n->u.list); break;
  case N_LISTCOMP:
  case N_SETCOMP:
  case N_DICTCOMP:
  case N_GENEXP: push_comprehension(s, n); break;
  case N_YIELD:
  case N_YIELDFROM:
  case N_STARRED: push(s, n->u.value); break;
  case N_COMPARE:
    push(s, n->u.compare.left);
    push_all(s, n->u.compare.right);
    break;
  case N_CALL:
    push(s, n->u.call.func);
    push_all(s, n->u.call.args);
    push_keywords(s, n->u.call.keywords, n->u.call.nkeywords);
    break;
  case N_JOINED: push_all(s, n->u.joined.parts); break;
  case N_FORMATTED:
    push(s, n->u.formatted.value);
    push(s, n->u.formatted.spec);
    break;
  case N_ATTRIBUTE: push(s, n->u.attribute.value); break;
  case N_SUBSCRIPT:
    push(s, n->u.subscript.value);
    push(s, n->u.subscript.index);
    break;
  case N_SLICE:
    push(s, n->u.slice.lower);
    push(s, n->u.slice.upper);
    push(s, n->u.slice.step);
    break;
  default: break;
  }
}

static void push_pattern(Stack *s, const Node *n) {
  switch (n->kind) {
  case N_PAT_VALUE: push(s, n->u.value); break;
  case N_PAT_SINGLETON: break;
  default:
    push(s, n->u.pattern.head);
    push_all(s, n->u.pattern.keys);
    push_all(s, n->u.pattern.parts);
    break;
  }
}

static void reverse(Visit *from, Visit *to) {
  while (from < --to) {
    Visit t = *from;
    *from++ = *to;
    *to = t;
  }
}

bool tree_walk(const Tree *t, TreeVisit visit, void *data) {
  Stack s = {.depth = 1};
  bool on = true;
  push_all(&s, t->body);
  if (s.count) reverse(s.at, s.at + s.count);
  while (on && s.count) {
    Visit top = s.at[--s.count];
    on = visit(data, top.n, top.depth);
    size_t first = s.count;
    s.depth = top.depth + 1;
    if (top.n->kind <= N_SWITCHED) push_statement(&s, top.n);
    else if (top.n->kind < N_PAT_VALUE) push_expression(&s, top.n);
    else push_pattern(&s, top.n);
    if (s.count > first) reverse(s.at + first, s.at + s.count);
  }
  free(s.at);
  return on;
}
