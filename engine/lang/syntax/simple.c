// Simple statements: assignment in its forms, import, del, raise, … and the line that holds several.
#include <stdio.h>

#include "lang/object/constant.h"
#include "parser.h"

static Node *value_statement(Parser *p, NodeKind kind, int start, Node *value) {
  Node *n = parser_node(p, kind, start);
  n->u.value = value;
  return n;
}

// ---- assignment ----

static bool augmented(TokenKind kind, BinOp *op) {
  static const struct {
    TokenKind token;
    BinOp op;
  } table[] = {{T_PLUSEQUAL, B_ADD},
               {T_MINUSEQUAL, B_SUB},
               {T_STAREQUAL, B_MUL},
               {T_SLASHEQUAL, B_DIV},
               {T_DOUBLESLASHEQUAL, B_FLOORDIV},
               {T_PERCENTEQUAL, B_MOD},
               {T_DOUBLESTAREQUAL, B_POW},
               {T_ATEQUAL, B_MATMUL},
               {T_LSHIFTEQUAL, B_LSHIFT},
               {T_RSHIFTEQUAL, B_RSHIFT},
               {T_AMPEREQUAL, B_AND},
               {T_PIPEEQUAL, B_OR},
               {T_CARETEQUAL, B_XOR}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (table[i].token != kind) continue;
    *op = table[i].op;
    return true;
  }
  return false;
}

static Node *tail_of_targets(Parser *p) {  // more of a, b: at the comma
  while (parser_accept(p, T_COMMA) && (parser_starts_expression(p) || parser_is(p, T_STAR)))
    parser_star_named_expression(p);
  return NULL;
}

static void hint_annotation(Parser *p, int start) {
  p->at = start;
  if (parser_is(p, T_LSQB) || parser_is(p, T_LPAR)) {
    const Node *a = parser_attempt(p, parser_atom, false);
    if (a && (a->kind == N_LIST || a->kind == N_TUPLE) && parser_accept(p, T_COLON) &&
        parser_attempt(p, parser_expression, false))
      parser_wrong(p, a->pos, "SyntaxError", "", "only single target (not %s) can be annotated", node_describe(a));
  }
  p->at = start;
  const Node *first = parser_attempt(p, parser_star_named_expression, false);
  if (first && parser_is(p, T_COMMA) && parser_attempt(p, tail_of_targets, false) && parser_accept(p, T_COLON) &&
      parser_attempt(p, parser_expression, false))
    parser_wrong(p, first->pos, "SyntaxError", "", "only single target (not tuple) can be annotated");
  p->at = start;
  const Node *a = parser_attempt(p, parser_expression, false);
  if (a && parser_accept(p, T_COLON) && parser_attempt(p, parser_expression, false))
    parser_wrong(p, a->pos, "SyntaxError", "", "illegal target for annotation");
}

static void hint_targets(Parser *p, int start) {
  int end;
  p->at = end = start;
  while (parser_attempt(p, parser_star_targets, true) && parser_accept(p, T_EQUAL)) end = p->at;
  p->at = end;
  const Node *a = parser_attempt(p, parser_star_expressions, false);
  if (a && parser_is(p, T_EQUAL)) {
    const Node *bad = target_invalid(a, OF_ASSIGN);
    if (bad) parser_wrong(p, bad->pos, "SyntaxError", "", "cannot assign to %s", node_describe(bad));
  }
  p->at = end;
  if (parser_is(p, T_YIELD)) {
    a = parser_attempt(p, parser_yield_or_star_expressions, false);
    if (a && parser_is(p, T_EQUAL))
      parser_wrong(p, a->pos, "SyntaxError", "", "assignment to yield expression not possible");
  }
  p->at = start;
  BinOp op;
  a = parser_attempt(p, parser_star_expressions, false);
  if (a && augmented(parser_peek(p), &op)) {
    p->at++;
    if (parser_attempt(p, parser_yield_or_star_expressions, false))
      parser_wrong(p, a->pos, "SyntaxError", "", "'%s' is an illegal expression for augmented assignment",
                   node_describe(a));
  }
}

// No assignment fits the line that begins at start: what CPython says of those that nearly do.
static void hint_assignment(Parser *p, int start) {
  int end = p->at;
  hint_annotation(p, start);
  hint_targets(p, start);
  p->at = end;
}

_Noreturn static void no_assignment(Parser *p, int start) {
  if (p->hints) hint_assignment(p, start);
  parser_fail(p);
}

static Node *annotated(Parser *p, int start, Node *target) {
  if (!target_is_single(target)) no_assignment(p, start);
  target->ctx = STORE;
  p->at++;
  Node *annotation = parser_expression(p), *value = NULL;
  if (parser_accept(p, T_EQUAL)) value = parser_yield_or_star_expressions(p);
  Node *n = parser_node(p, N_ANNASSIGN, start);
  n->u.ann.target = target;
  n->u.ann.annotation = annotation;
  n->u.ann.value = value;
  n->u.ann.simple = target->kind == N_NAME && target->pos.line == n->pos.line && target->pos.col == n->pos.col;
  return n;
}

static Node *assigned(Parser *p, int start, Node *first) {
  NodeList targets = {0};
  Node *value = first;
  while (parser_is(p, T_EQUAL)) {
    if (target_invalid(value, OF_ASSIGN)) no_assignment(p, start);
    parser_store(p, value, STORE);
    parser_add(p, &targets, value);
    p->at++;
    value = parser_yield_or_star_expressions(p);
  }
  Node *n = parser_node(p, N_ASSIGN, start);
  n->u.assign.targets = parser_nodes(&targets);
  n->u.assign.value = value;
  return n;
}

static Node *expression_statement(Parser *p) {
  int start = p->at;
  BinOp op;
  Node *e = parser_yield_or_star_expressions(p);
  TokenKind kind = parser_peek(p);
  if (kind == T_COLON) return annotated(p, start, e);
  if (kind == T_EQUAL) return assigned(p, start, e);
  if (augmented(kind, &op)) {
    if (!target_is_single(e)) no_assignment(p, start);
    e->ctx = STORE;
    p->at++;
    Node *value = parser_yield_or_star_expressions(p);
    Node *n = parser_node(p, N_AUGASSIGN, start);
    n->u.aug.target = e;
    n->u.aug.value = value;
    n->u.aug.op = op;
    return n;
  }
  if (p->hints && kind != T_NEWLINE && kind != T_SEMI) hint_assignment(p, start);
  return value_statement(p, N_EXPR, start, e);
}

// ---- import ----

static Value dotted_name(Parser *p) {
  int start = p->at;
  parser_name(p);
  while (parser_accept(p, T_DOT)) parser_name(p);
  char name[256];
  int n = 0;
  for (int i = start; i < p->at && n < (int)sizeof name; i++) {
    const Token *t = &p->tokens.at[i];
    n += snprintf(name + n, sizeof name - (size_t)n, "%.*s", (int)(t->end - t->start), p->source->text + t->start);
  }
  if (n >= (int)sizeof name)
    parser_refuse(p, parser_pos(p, start), "", "a module's name of more than %zu letters", sizeof name - 1);
  return str_constant(name, (size_t)n);
}

typedef struct AliasList {
  Alias *at;
  int count, room;
} AliasList;

static void add_alias(Parser *p, AliasList *list, int start, Value name) {
  ARENA_GROW(p->arena, list->at, list->room, list->count + 1, 2);
  Value asname = parser_accept(p, T_AS) ? parser_name(p) : V_UNBOUND;
  list->at[list->count++] = (Alias){.name = name, .asname = asname, .pos = parser_pos(p, start)};
}

static Node *import_node(Parser *p, NodeKind kind, int start, Value module, const AliasList *list) {
  Node *n = parser_node(p, kind, start);
  n->u.import.module = module;
  n->u.import.names = list->at;
  n->u.import.nnames = list->count;
  return n;
}

static void imported_names(Parser *p, AliasList *list, bool parenthesised) {
  do {
    if (parenthesised && list->count > 0 && parser_is(p, T_RPAR)) break;
    if (p->hints && !parenthesised && list->count > 0 && parser_is(p, T_NEWLINE))
      parser_wrong_here(p, "SyntaxError", "trailing comma not allowed without surrounding parentheses");
    int start = p->at;
    Value name = parser_name(p);
    add_alias(p, list, start, name);
  } while (parser_accept(p, T_COMMA));
  if (parenthesised) parser_expect(p, T_RPAR);
}

static bool is_program(const Source *s) { return strcmp(s->module, "__main__") == 0; }

// The package that so many dots stand for: one is the module's own, which of a package is itself. 0 bytes: there is
// none.
static size_t package_of(const Source *s, int dots, char *out, size_t size) {
  static const char of_package[] = "/__init__.py";
  size_t path = strlen(s->path), end = sizeof of_package - 1;
  bool package = path > end && strcmp(s->path + path - end, of_package) == 0;
  size_t n = is_program(s) ? 0 : strlen(s->module);
  if (n >= size) return 0;
  for (int up = package ? 1 : 0; up < dots && n; up++) do
      n--;
    while (n && s->module[n] != '.');
  memcpy(out, s->module, n);
  out[n] = '\0';
  return n;
}

// from .a import b: the module by its whole name
static Value absolute_name(Parser *p, int at, int dots, Value name) {
  char whole[512];
  size_t n = package_of(p->source, dots, whole, sizeof whole);
  if (!n)
    parser_refuse(p, parser_pos_of(p, at, at), "write import NAME for a file that lies beside the program",
                  is_program(p->source) ? "attempted relative import with no known parent package"
                                        : "attempted relative import beyond top-level package");
  if (name == V_NONE) return str_constant(whole, n);
  snprintf(whole + n, sizeof whole - n, ".%s", str_data(name));
  return str_constant(whole, strlen(whole));
}

static Node *import_from(Parser *p) {
  int start = p->at++, first = p->at, dots = 0;
  for (bool three; (three = parser_accept(p, T_ELLIPSIS)) || parser_accept(p, T_DOT);) dots += three ? 3 : 1;
  Value module = dots && parser_is(p, T_IMPORT) ? V_NONE : dotted_name(p);
  parser_expect(p, T_IMPORT);
  AliasList list = {0};
  int star = p->at;
  if (parser_accept(p, T_STAR)) add_alias(p, &list, star, str_constant("*", 1));
  else if (parser_accept(p, T_LPAR)) imported_names(p, &list, true);
  else imported_names(p, &list, false);
  if (dots) module = absolute_name(p, first, dots, module);
  return import_node(p, N_IMPORTFROM, start, module, &list);
}

static Node *import_plain(Parser *p) {
  int start = p->at++;
  AliasList list = {0};
  do {
    int first = p->at;
    Value name = dotted_name(p);
    add_alias(p, &list, first, name);
  } while (parser_accept(p, T_COMMA));
  return import_node(p, N_IMPORT, start, V_NONE, &list);
}

// ---- the others ----

static Node *del_statement(Parser *p) {
  int start = p->at++;
  NodeList list = {0};
  if (p->hints) {
    const Node *all = parser_attempt(p, parser_star_expressions, false),
               *bad = all ? target_invalid(all, OF_DEL) : NULL;
    if (bad) parser_wrong(p, bad->pos, "SyntaxError", "", "cannot delete %s", node_describe(bad));
    p->at = start + 1;
  }
  do {
    if (list.count > 0 && !parser_starts_expression(p)) break;
    Node *target = parser_primary(p);
    parser_store(p, target, DEL);
    parser_add(p, &list, target);
  } while (parser_accept(p, T_COMMA));
  Node *n = parser_node(p, N_DELETE, start);
  n->u.list = parser_nodes(&list);
  return n;
}

static Node *raise_statement(Parser *p) {
  int start = p->at++;
  Node *exc = NULL, *cause = NULL;
  if (parser_starts_expression(p)) {
    exc = parser_expression(p);
    if (parser_accept(p, T_FROM)) cause = parser_expression(p);
  }
  Node *n = parser_node(p, N_RAISE, start);
  n->u.raise.exc = exc;
  n->u.raise.cause = cause;
  return n;
}

static Node *assert_statement(Parser *p) {
  int start = p->at++;
  Node *test = parser_expression(p), *msg = parser_accept(p, T_COMMA) ? parser_expression(p) : NULL;
  Node *n = parser_node(p, N_ASSERT, start);
  n->u.assert_.test = test;
  n->u.assert_.msg = msg;
  return n;
}

static Node *scope_statement(Parser *p, NodeKind kind) {
  int start = p->at++, room = 0;
  Names names = {0};
  do {
    ARENA_GROW(p->arena, names.at, room, names.count + 1, 4);
    names.at[names.count++] = parser_name(p);
  } while (parser_accept(p, T_COMMA));
  Node *n = parser_node(p, kind, start);
  n->u.names = names;
  return n;
}

static Node *return_statement(Parser *p) {
  int start = p->at++;
  Node *value = parser_starts_expression(p) || parser_is(p, T_STAR) ? parser_star_expressions(p) : NULL;
  return value_statement(p, N_RETURN, start, value);
}

static Node *word_statement(Parser *p, NodeKind kind) {
  int start = p->at++;
  return parser_node(p, kind, start);
}

static Node *simple_statement(Parser *p) {
  switch (parser_peek(p)) {
  case T_PASS: return word_statement(p, N_PASS);
  case T_BREAK: return word_statement(p, N_BREAK);
  case T_CONTINUE: return word_statement(p, N_CONTINUE);
  case T_RETURN: return return_statement(p);
  case T_RAISE: return raise_statement(p);
  case T_ASSERT: return assert_statement(p);
  case T_DEL: return del_statement(p);
  case T_GLOBAL: return scope_statement(p, N_GLOBAL);
  case T_NONLOCAL: return scope_statement(p, N_NONLOCAL);
  case T_IMPORT: return import_plain(p);
  case T_FROM: return import_from(p);
  default: return expression_statement(p);
  }
}

void parser_simple_line(Parser *p, NodeList *out) {
  int first = out->count;
  do {
    if (out->count > first && parser_is(p, T_NEWLINE)) break;
    parser_add(p, out, simple_statement(p));
  } while (parser_accept(p, T_SEMI));
  parser_expect(p, T_NEWLINE);
  markers_apply(p, out, first, p->at - 1);
}
