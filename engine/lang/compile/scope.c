// The first pass over names: walks the tree once and notes, scope by scope, every name that is bound, used or declared.
//
// The walk follows CPython's order of visits, so that of several mistakes the same one is reported. A node that stands
// in the tree twice (the body shared by both wordings of a switch) has one scope.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "lang/object/constant.h"
#include "lang/syntax/refusal.h"
#include "scope.h"
#include "base/out_of_memory.h"

struct Scopes {
  Scope *first, *last;
  Scope **table;  // by node
  uint32_t mask, count;
};

typedef struct Walk {
  Scopes *scopes;
  Scope *at;
  const Source *source;
  Refusal *refusal;
  int depth;
  bool postponed;   // from __future__ import annotations
  int in_iterable;  // inside a comprehension's "in …": no assignment expression there
} Walk;

static void walk_expr(Walk *w, const Node *n);
static void walk_body(Walk *w, const Nodes *body);

// ---- the table of scopes, and symbols in one ----

static uint32_t hash_word(uint64_t v) { return (uint32_t)((v >> 4) * 0x9E3779B97F4A7C15u >> 32); }

static void *room_for(size_t bytes) {
  void *p = malloc(bytes);
  if (!p) out_of_memory();
  return p;
}

static Scope **scopes_slot(const Scopes *s, const Node *node) {
  uint32_t i = hash_word((uintptr_t)node) & s->mask;
  while (s->table[i] && s->table[i]->node != node) i = (i + 1) & s->mask;
  return &s->table[i];
}

Scope *scopes_find(const Scopes *s, const Node *node) { return *scopes_slot(s, node); }

static void scopes_widen(Scopes *s) {
  uint32_t size = s->mask ? (s->mask + 1) * 2 : 64;
  free(s->table);
  s->table = room_for(size * sizeof *s->table);
  memset(s->table, 0, size * sizeof *s->table);
  s->mask = size - 1;
  for (Scope *e = s->first; e; e = e->next) *scopes_slot(s, e->node) = e;
}

static void scope_reindex(Scope *s) {
  uint32_t size = s->mask ? (s->mask + 1) * 2 : 16;
  free(s->index);
  s->index = room_for(size * sizeof *s->index);
  memset(s->index, 0xff, size * sizeof *s->index);
  s->mask = size - 1;
  for (int k = 0; k < s->nsymbols; k++) {
    uint32_t i = hash_word(s->symbols[k].name) & s->mask;
    while (s->index[i] >= 0) i = (i + 1) & s->mask;
    s->index[i] = k;
  }
}

static Scope *scope_new(Walk *w, const Node *node, ScopeKind kind) {
  Scopes *all = w->scopes;
  if (all->count * 2 >= all->mask) scopes_widen(all);
  Scope *s = room_for(sizeof *s);
  *s = (Scope){.parent = w->at, .node = node, .kind = kind, .class_name = w->at ? w->at->class_name : V_UNBOUND};
  scope_reindex(s);
  if (all->last) all->last->next = s;
  else all->first = s;
  all->last = s;
  all->count++;
  *scopes_slot(all, node) = s;
  return s;
}

Symbol *scope_symbol(const Scope *s, Value name) {
  uint32_t i = hash_word(name) & s->mask;
  while (s->index[i] >= 0) {
    Symbol *found = &s->symbols[s->index[i]];
    if (found->name == name) return found;
    i = (i + 1) & s->mask;
  }
  return NULL;
}

Symbol *scope_add(Scope *s, Value name) {
  Symbol *found = scope_symbol(s, name);
  if (found) return found;
  if (!GROW(s->symbols, s->room, s->nsymbols + 1, 8)) out_of_memory();
  s->symbols[s->nsymbols++] = (Symbol){.name = name};
  if ((uint32_t)s->nsymbols * 2 > s->mask) {
    scope_reindex(s);
  } else {
    uint32_t i = hash_word(name) & s->mask;
    while (s->index[i] >= 0) i = (i + 1) & s->mask;
    s->index[i] = s->nsymbols - 1;
  }
  return &s->symbols[s->nsymbols - 1];
}

bool scope_is_function(const Scope *s) { return s->kind == SCOPE_FUNCTION || s->kind == SCOPE_COMPREHENSION; }

Value scope_mangle(const Scope *s, Value name) {
  const char *n = str_data(name);
  uint32_t size = str_size(name);
  if (s->class_name == V_UNBOUND || size < 3 || n[0] != '_' || n[1] != '_') return name;
  if ((n[size - 1] == '_' && n[size - 2] == '_') || memchr(n, '.', size)) return name;
  const char *cls = str_data(s->class_name);
  while (*cls == '_') cls++;
  if (!*cls) return name;
  size_t total = strlen(cls) + size + 1;
  char *text = room_for(total + 1);
  snprintf(text, total + 1, "_%s%s", cls, n);
  Value mangled = str_constant(text, total);
  free(text);
  return mangled;
}

void compiler_refuse(Refusal *r, const Source *source, Pos pos, const char *format, ...) {
  if (compiler_refused(r)) return;
  char what[sizeof r->what];
  va_list ap;
  va_start(ap, format);
  vsnprintf(what, sizeof what, format, ap);
  va_end(ap);
  refusal_set(r, source, pos.line, pos.col, "SyntaxError", "", "%s", what);
}

static void refuse_name(Walk *w, Pos pos, const char *format, Value name) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  compiler_refuse(w->refusal, w->source, pos, format, str_data(name));
#pragma GCC diagnostic pop
}

// ---- what is said of a name ----

static Symbol *mention(Walk *w, Value name, int flags) {
  Symbol *s = scope_add(w->at, scope_mangle(w->at, name));
  s->flags |= (uint16_t)flags;
  return s;
}

static void bind(Walk *w, Value name, Pos pos) {
  if (strcmp(str_data(name), "__debug__") == 0)
    compiler_refuse(w->refusal, w->source, pos, "cannot assign to __debug__");
  Symbol *s = mention(w, name, SYM_BOUND);
  if (w->at->kind == SCOPE_COMPREHENSION) {
    if (s->flags & (SYM_NONLOCAL | SYM_GLOBAL))
      refuse_name(w, pos, "comprehension inner loop cannot rebind assignment expression target '%s'", name);
    s->flags |= SYM_ITERATION;
  }
}

static void use(Walk *w, Value name) {
  mention(w, name, SYM_USED);
  if (scope_is_function(w->at) && strcmp(str_data(name), "super") == 0)
    mention(w, str_constant("__class__", 9), SYM_USED);
}

static void declare(Walk *w, const Node *n) {
  bool global = n->kind == N_GLOBAL;
  const char *word = global ? "global" : "nonlocal";
  for (int i = 0; i < n->u.names.count; i++) {
    Value name = n->u.names.at[i];
    Symbol *s = mention(w, name, 0);
    const char *plain = str_data(name);
    const char *problem = NULL;
    if (s->flags & SYM_PARAM)
      compiler_refuse(w->refusal, w->source, n->pos, "name '%s' is parameter and %s", plain, word);
    else if (s->flags & SYM_ANNOTATED)
      compiler_refuse(w->refusal, w->source, n->pos, "annotated name '%s' can't be %s", plain, word);
    else if ((s->flags & SYM_BOUND) && !(s->flags & (SYM_GLOBAL | SYM_NONLOCAL))) problem = "assigned to before";
    else if ((s->flags & SYM_USED) && !(s->flags & (SYM_GLOBAL | SYM_NONLOCAL))) problem = "used prior to";
    if (problem) compiler_refuse(w->refusal, w->source, n->pos, "name '%s' is %s %s declaration", plain, problem, word);
    if (!global && w->at->kind == SCOPE_MODULE)
      compiler_refuse(w->refusal, w->source, n->pos, "nonlocal declaration not allowed at module level");
    if (s->flags & (global ? SYM_NONLOCAL : SYM_GLOBAL))
      compiler_refuse(w->refusal, w->source, s->declared, "name '%s' is nonlocal and global", plain);
    if (!(s->flags & (SYM_GLOBAL | SYM_NONLOCAL))) s->declared = n->pos;
    s->flags |= global ? SYM_GLOBAL : SYM_NONLOCAL;
  }
}

// ---- expressions ----

static void walk_nodes(Walk *w, const Nodes *list) {
  for (int i = 0; i < list->count; i++) walk_expr(w, list->at[i]);
}

static void param(Walk *w, const Arg *a) {
  Value name = scope_mangle(w->at, a->name);
  if (scope_symbol(w->at, name)) refuse_name(w, a->pos, "duplicate argument '%s' in function definition", a->name);
  Symbol *s = scope_add(w->at, name);
  s->flags |= SYM_PARAM | SYM_BOUND;
}

static void walk_annotation(Walk *w, const Arg *a) {
  if (a && a->annotation) walk_expr(w, a->annotation);
}

static void walk_annotations(Walk *w, const Node *n) {
  const Args *args = &n->u.func.args;
  for (int i = 0; i < args->npos; i++) walk_annotation(w, &args->pos[i]);
  walk_annotation(w, args->varargs);
  for (int i = 0; i < args->nkwonly; i++) walk_annotation(w, &args->kwonly[i]);
  walk_annotation(w, args->varkw);
  if (n->u.func.returns) walk_expr(w, n->u.func.returns);
}

static void walk_function(Walk *w, const Node *n) {
  const Args *args = &n->u.func.args;
  if (n->kind == N_FUNCDEF && !w->postponed) walk_annotations(w, n);
  for (int i = 0; i < args->npos; i++)
    if (args->pos[i].fallback) walk_expr(w, args->pos[i].fallback);
  for (int i = 0; i < args->nkwonly; i++)
    if (args->kwonly[i].fallback) walk_expr(w, args->kwonly[i].fallback);
  if (scopes_find(w->scopes, n)) return;
  Scope *outer = w->at;
  w->at = scope_new(w, n, SCOPE_FUNCTION);
  for (int i = 0; i < args->npos; i++) param(w, &args->pos[i]);
  if (args->varargs) param(w, args->varargs);
  for (int i = 0; i < args->nkwonly; i++) param(w, &args->kwonly[i]);
  if (args->varkw) param(w, args->varkw);
  if (n->kind == N_LAMBDA) walk_expr(w, n->u.func.body.at[0]);
  else walk_body(w, &n->u.func.body);
  w->at = outer;
}

static void walk_iterable(Walk *w, const Node *n) {
  w->in_iterable++;
  walk_expr(w, n);
  w->in_iterable--;
}

static void walk_comprehension(Walk *w, const Node *n) {
  const Comp *comps = n->u.comp.comps;
  walk_iterable(w, comps[0].iter);
  if (scopes_find(w->scopes, n)) return;
  Scope *outer = w->at;
  int outer_iterable = w->in_iterable;
  w->at = scope_new(w, n, SCOPE_COMPREHENSION);
  scope_add(w->at, str_constant(".0", 2))->flags = SYM_PARAM | SYM_BOUND;
  w->at->generator = n->kind == N_GENEXP;
  for (int i = 0; i < n->u.comp.ncomps; i++) {
    walk_expr(w, comps[i].target);
    if (i > 0) walk_iterable(w, comps[i].iter);
    walk_nodes(w, &comps[i].ifs);
  }
  if (n->u.comp.value) walk_expr(w, n->u.comp.value);
  walk_expr(w, n->u.comp.element);
  w->in_iterable = outer_iterable;
  w->at = outer;
}

// The target belongs to the function around the comprehensions that the expression stands in.
static void walk_walrus(Walk *w, const Node *n) {
  Value name = n->u.named.target->u.name;
  Pos pos = n->u.named.target->pos;
  if (w->in_iterable)
    compiler_refuse(w->refusal, w->source, n->u.named.target->pos,
                    "assignment expression cannot be used in a comprehension iterable expression");
  Scope *home = w->at;
  while (home->kind == SCOPE_COMPREHENSION) {
    Symbol *own = scope_symbol(home, scope_mangle(home, name));
    if (own && (own->flags & SYM_ITERATION))
      refuse_name(w, pos, "assignment expression cannot rebind comprehension iteration variable '%s'", name);
    home = home->parent;
  }
  if (home != w->at && home->kind == SCOPE_CLASS)
    compiler_refuse(w->refusal, w->source, pos,
                    "assignment expression within a comprehension cannot be used in a class body");
  Value mangled = scope_mangle(home, name);
  Symbol *s = scope_add(home, mangled);
  s->flags |= SYM_BOUND;
  home->walrus = true;
  uint16_t inner = home->kind == SCOPE_MODULE || (s->flags & SYM_GLOBAL) ? SYM_GLOBAL : SYM_NONLOCAL;
  for (Scope *c = w->at; c != home; c = c->parent) {
    Symbol *passed = scope_add(c, mangled);
    passed->flags |= inner;
    passed->declared = pos;
  }
  walk_expr(w, n->u.named.value);
}

static void walk_yield(Walk *w, const Node *n) {
  static const char *const names[] = {[N_LISTCOMP] = "list comprehension",
                                      [N_SETCOMP] = "set comprehension",
                                      [N_DICTCOMP] = "dict comprehension",
                                      [N_GENEXP] = "generator expression"};
  if (w->at->kind == SCOPE_COMPREHENSION)
    compiler_refuse(w->refusal, w->source, n->pos, "'yield' inside %s", names[w->at->node->kind]);
  else if (w->at->kind != SCOPE_FUNCTION) compiler_refuse(w->refusal, w->source, n->pos, "'yield' outside function");
  w->at->generator = true;
  if (n->u.value) walk_expr(w, n->u.value);
}

static void walk_name(Walk *w, const Node *n) {
  if (n->ctx == LOAD) {
    use(w, n->u.name);
    return;
  }
  bind(w, n->u.name, n->pos);
  if (n->ctx == DEL) mention(w, n->u.name, SYM_UNSURE);
}

static void walk_keywords(Walk *w, const Keyword *k, int n) {
  for (int i = 0; i < n; i++) walk_expr(w, k[i].value);
}

static void walk_dict(Walk *w, const Node *n) {
  for (int i = 0; i < n->u.dict.keys.count; i++) {
    if (n->u.dict.keys.at[i]) walk_expr(w, n->u.dict.keys.at[i]);
    walk_expr(w, n->u.dict.values.at[i]);
  }
}

static void walk_optional(Walk *w, const Node *n) {
  if (n) walk_expr(w, n);
}

static void walk_node(Walk *w, const Node *n) {
  switch (n->kind) {
  case N_BOOLOP: walk_nodes(w, &n->u.boolop.values); break;
  case N_NAMEDEXPR: walk_walrus(w, n); break;
  case N_UNARYOP: walk_expr(w, n->u.unary.operand); break;
  case N_LAMBDA: walk_function(w, n); break;
  case N_IFEXP: walk_expr(w, n->u.ifexp.test), walk_expr(w, n->u.ifexp.body), walk_expr(w, n->u.ifexp.orelse); break;
  case N_DICT: walk_dict(w, n); break;
  case N_SET:
  case N_LIST:
  case N_TUPLE: walk_nodes(w, &n->u.list); break;
  case N_LISTCOMP:
  case N_SETCOMP:
  case N_DICTCOMP:
  case N_GENEXP: walk_comprehension(w, n); break;
  case N_YIELD:
  case N_YIELDFROM: walk_yield(w, n); break;
  case N_COMPARE: walk_expr(w, n->u.compare.left), walk_nodes(w, &n->u.compare.right); break;
  case N_CALL:
    walk_expr(w, n->u.call.func), walk_nodes(w, &n->u.call.args);
    walk_keywords(w, n->u.call.keywords, n->u.call.nkeywords);
    break;
  case N_JOINED: walk_nodes(w, &n->u.joined.parts); break;
  case N_FORMATTED: walk_expr(w, n->u.formatted.value), walk_optional(w, n->u.formatted.spec); break;
  case N_ATTRIBUTE: walk_expr(w, n->u.attribute.value); break;
  case N_SUBSCRIPT: walk_expr(w, n->u.subscript.value), walk_expr(w, n->u.subscript.index); break;
  case N_STARRED: walk_expr(w, n->u.value); break;
  case N_NAME: walk_name(w, n); break;
  case N_SLICE:
    walk_optional(w, n->u.slice.lower), walk_optional(w, n->u.slice.upper), walk_optional(w, n->u.slice.step);
    break;
  default: break;
  }
}

// a + b + c + … nests to the left, perhaps thousands deep: its spine is walked in a loop.
static void walk_spine(Walk *w, const Node *n) {
  int count = 1, i = 0;
  for (const Node *p = n; p->u.bin.left->kind == N_BINOP; p = p->u.bin.left) count++;
  const Node **spine = room_for((size_t)count * sizeof *spine);
  for (const Node *p = n; i < count; p = p->u.bin.left) spine[i++] = p;
  walk_expr(w, spine[count - 1]->u.bin.left);
  while (i-- > 0) walk_expr(w, spine[i]->u.bin.right);
  free(spine);
}

static void walk_expr(Walk *w, const Node *n) {
  if (compiler_refused(w->refusal)) return;
  if (++w->depth > COMPILER_DEPTH) {
    compiler_refuse(w->refusal, w->source, n->pos, "maximum recursion depth exceeded during compilation");
    snprintf(w->refusal->kind, sizeof w->refusal->kind, "RecursionError");
  } else if (n->kind == N_BINOP) {
    walk_spine(w, n);
  } else {
    walk_node(w, n);
  }
  w->depth--;
}

// ---- statements ----

static void walk_class(Walk *w, const Node *n) {
  bind(w, n->u.cls.name, n->pos);
  walk_nodes(w, &n->u.cls.bases);
  walk_keywords(w, n->u.cls.keywords, n->u.cls.nkeywords);
  walk_nodes(w, &n->u.cls.decorators);
  if (scopes_find(w->scopes, n)) return;
  Scope *outer = w->at;
  w->at = scope_new(w, n, SCOPE_CLASS);
  w->at->class_name = n->u.cls.name;
  walk_body(w, &n->u.cls.body);
  w->at = outer;
}

static void walk_annotated(Walk *w, const Node *n) {
  const Node *target = n->u.ann.target;
  if (target->kind == N_NAME) {
    Symbol *s = mention(w, target->u.name, 0);
    if ((s->flags & (SYM_GLOBAL | SYM_NONLOCAL)) && w->at->kind != SCOPE_MODULE)
      compiler_refuse(w->refusal, w->source, n->pos, "annotated name '%s' can't be %s", str_data(target->u.name),
                      s->flags & SYM_GLOBAL ? "global" : "nonlocal");
    s->flags |= SYM_ANNOTATED;
  }
  walk_expr(w, target);
  walk_optional(w, n->u.ann.value);
  if (w->at->kind != SCOPE_CLASS && w->at->kind != SCOPE_MODULE) return;  // a function's are never evaluated
  w->at->annotated = true;
  if (!w->postponed) walk_expr(w, n->u.ann.annotation);
}

bool scopes_postponed(const Node *n) {
  if (n->kind != N_IMPORTFROM || strcmp(str_data(n->u.import.module), "__future__") != 0) return false;
  for (int i = 0; i < n->u.import.nnames; i++)
    if (strcmp(str_data(n->u.import.names[i].name), "annotations") == 0) return true;
  return false;
}

static void walk_import(Walk *w, const Node *n) {
  w->postponed |= scopes_postponed(n);
  for (int i = 0; i < n->u.import.nnames; i++) {
    const Alias *a = &n->u.import.names[i];
    const char *text = str_data(a->name), *dot = strchr(text, '.');
    if (strcmp(text, "*") == 0) {
      if (w->at->kind != SCOPE_MODULE)
        compiler_refuse(w->refusal, w->source, a->pos, "import * only allowed at module level");
      continue;
    }
    Value bound = a->asname != V_UNBOUND ? a->asname : a->name;
    if (n->kind == N_IMPORT && dot && a->asname == V_UNBOUND) bound = str_constant(text, (size_t)(dot - text));
    bind(w, bound, a->pos);
  }
}

static void walk_try(Walk *w, const Node *n) {
  walk_body(w, &n->u.try_.body);
  for (int i = 0; i < n->u.try_.nclauses; i++) {
    const ExceptClause *e = &n->u.try_.clauses[i];
    walk_optional(w, e->type);
    if (e->name != V_UNBOUND) {
      bind(w, e->name, e->pos);
      mention(w, e->name, SYM_UNSURE);
    }
    walk_body(w, &e->body);
  }
  walk_body(w, &n->u.try_.orelse);
  walk_body(w, &n->u.try_.final);
}

static void walk_with(Walk *w, const Node *n) {
  for (int i = 0; i < n->u.with.nitems; i++) {
    walk_expr(w, n->u.with.items[i].context);
    walk_optional(w, n->u.with.items[i].vars);
  }
  walk_body(w, &n->u.with.body);
}

static void walk_pattern(Walk *w, const Node *n) {
  if (n->kind == N_PAT_VALUE) walk_expr(w, n->u.value);
  if (n->kind == N_PAT_VALUE || n->kind == N_PAT_SINGLETON || compiler_refused(w->refusal)) return;
  if (n->kind == N_PAT_CLASS) walk_expr(w, n->u.pattern.head);
  else if (n->u.pattern.head) walk_pattern(w, n->u.pattern.head);
  walk_nodes(w, &n->u.pattern.keys);
  for (int i = 0; i < n->u.pattern.parts.count; i++) walk_pattern(w, n->u.pattern.parts.at[i]);
  if (n->u.pattern.name != V_UNBOUND) bind(w, n->u.pattern.name, n->pos);
}

static void walk_match(Walk *w, const Node *n) {
  walk_expr(w, n->u.match.subject);
  for (int i = 0; i < n->u.match.ncases; i++) {
    walk_pattern(w, n->u.match.cases[i].pattern);
    walk_optional(w, n->u.match.cases[i].guard);
    walk_body(w, &n->u.match.cases[i].body);
  }
}

static void walk_stmt(Walk *w, const Node *n);

// elif chains may be long: they are walked in a loop.
static void walk_if(Walk *w, const Node *n) {
  for (;;) {
    walk_expr(w, n->u.cond.test);
    walk_body(w, &n->u.cond.body);
    const Nodes *orelse = &n->u.cond.orelse;
    if (orelse->count != 1 || orelse->at[0]->kind != N_IF) {
      walk_body(w, orelse);
      return;
    }
    n = orelse->at[0];
  }
}

static void walk_stmt_node(Walk *w, const Node *n) {
  switch (n->kind) {
  case N_FUNCDEF:
    bind(w, n->u.func.name, n->pos);
    walk_nodes(w, &n->u.func.decorators);
    walk_function(w, n);
    break;
  case N_CLASSDEF: walk_class(w, n); break;
  case N_RETURN:
  case N_EXPR: walk_optional(w, n->u.value); break;
  case N_DELETE: walk_nodes(w, &n->u.list); break;
  case N_ASSIGN: walk_nodes(w, &n->u.assign.targets), walk_expr(w, n->u.assign.value); break;
  case N_AUGASSIGN:
    if (n->u.aug.target->kind == N_NAME) use(w, n->u.aug.target->u.name);
    walk_expr(w, n->u.aug.target), walk_expr(w, n->u.aug.value);
    break;
  case N_ANNASSIGN: walk_annotated(w, n); break;
  case N_FOR:
    walk_expr(w, n->u.loop_for.target), walk_expr(w, n->u.loop_for.iter);
    walk_body(w, &n->u.loop_for.body), walk_body(w, &n->u.loop_for.orelse);
    break;
  case N_WHILE: walk_expr(w, n->u.cond.test), walk_body(w, &n->u.cond.body), walk_body(w, &n->u.cond.orelse); break;
  case N_IF: walk_if(w, n); break;
  case N_WITH: walk_with(w, n); break;
  case N_RAISE: walk_optional(w, n->u.raise.exc), walk_optional(w, n->u.raise.cause); break;
  case N_TRY: walk_try(w, n); break;
  case N_MATCH: walk_match(w, n); break;
  case N_ASSERT: walk_expr(w, n->u.assert_.test), walk_optional(w, n->u.assert_.msg); break;
  case N_IMPORT:
  case N_IMPORTFROM: walk_import(w, n); break;
  case N_GLOBAL:
  case N_NONLOCAL: declare(w, n); break;
  case N_SWITCHED:
    walk_stmt(w, n->u.switched.on);
    if (n->u.switched.off) walk_stmt(w, n->u.switched.off);
    break;
  default: break;
  }
}

static void walk_stmt(Walk *w, const Node *n) {
  if (compiler_refused(w->refusal)) return;
  if (++w->depth > COMPILER_DEPTH) compiler_refuse(w->refusal, w->source, n->pos, "too many statically nested blocks");
  else walk_stmt_node(w, n);
  w->depth--;
}

static void walk_body(Walk *w, const Nodes *body) {
  for (int i = 0; i < body->count; i++) walk_stmt(w, body->at[i]);
}

Scopes *scopes_build(const Tree *t, Refusal *r) {
  Scopes *s = room_for(sizeof *s);
  *s = (Scopes){0};
  Walk w = {.scopes = s, .source = t->source, .refusal = r};
  w.at = scope_new(&w, NULL, SCOPE_MODULE);
  walk_body(&w, &t->body);
  if (!compiler_refused(r)) scopes_resolve(s->first, t->source, r);
  if (!compiler_refused(r)) return s;
  scopes_free(s);
  return NULL;
}

void scopes_free(Scopes *s) {
  for (Scope *e = s->first, *next; e; e = next) {
    next = e->next;
    free(e->symbols), free(e->index), free(e->free), free(e);
  }
  free(s->table);
  free(s);
}
