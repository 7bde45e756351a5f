// Targets: what may stand left of =, behind del, between for and in; and the names, in errors, of what may not.
#include "parser.h"

bool target_is_single(const Node *n) { return n->kind == N_NAME || n->kind == N_ATTRIBUTE || n->kind == N_SUBSCRIPT; }

void parser_store(Parser *p, Node *n, Ctx ctx) {
  switch (n->kind) {
  case N_NAME:
  case N_ATTRIBUTE:
  case N_SUBSCRIPT: break;
  case N_STARRED:
    if (ctx == DEL) parser_fail(p);
    parser_store(p, n->u.value, ctx);
    break;
  case N_LIST:
  case N_TUPLE:
    for (int i = 0; i < n->u.list.count; i++) parser_store(p, n->u.list.at[i], ctx);
    break;
  default: parser_fail(p);
  }
  n->ctx = ctx;
}

Node *parser_star_target(Parser *p) {
  int start = p->at;
  if (!parser_accept(p, T_STAR)) return parser_primary(p);
  Node *value = parser_primary(p);
  Node *n = parser_node(p, N_STARRED, start);
  n->u.value = value;
  return n;
}

static Node *star_targets(Parser *p) {
  int start = p->at;
  Node *first = parser_star_target(p);
  if (parser_is(p, T_COMMA)) {
    NodeList list = {0};
    parser_add(p, &list, first);
    while (parser_accept(p, T_COMMA) && (parser_starts_expression(p) || parser_is(p, T_STAR)))
      parser_add(p, &list, parser_star_target(p));
    first = parser_node(p, N_TUPLE, start);
    first->u.list = parser_nodes(&list);
  }
  parser_store(p, first, STORE);
  return first;
}

Node *parser_star_targets(Parser *p) {
  if (!p->hints) return star_targets(p);
  int start = p->at;
  Node *n = parser_attempt(p, star_targets, true);
  if (n && parser_is(p, T_IN)) return n;
  p->at = start;
  const Node *all = parser_star_expressions(p), *bad = target_invalid(all, OF_FOR);
  if (bad) parser_wrong(p, bad->pos, "SyntaxError", "", "cannot assign to %s", node_describe(bad));
  parser_fail(p);
}

const Node *target_invalid(const Node *n, TargetOf of) {
  switch (n->kind) {
  case N_NAME:
  case N_ATTRIBUTE:
  case N_SUBSCRIPT: return NULL;
  case N_STARRED: return of == OF_DEL ? n : target_invalid(n->u.value, of);
  case N_COMPARE:
    if (of != OF_FOR) return n;
    return n->u.compare.ops[0] == C_IN ? target_invalid(n->u.compare.left, of) : NULL;
  case N_LIST:
  case N_TUPLE:
    for (int i = 0; i < n->u.list.count; i++) {
      const Node *bad = target_invalid(n->u.list.at[i], of);
      if (bad) return bad;
    }
    return NULL;
  default: return n;
  }
}

const char *node_describe(const Node *n) {
  switch (n->kind) {
  case N_ATTRIBUTE: return "attribute";
  case N_SUBSCRIPT: return "subscript";
  case N_STARRED: return "starred";
  case N_NAME: return "name";
  case N_LIST: return "list";
  case N_TUPLE: return "tuple";
  case N_LAMBDA: return "lambda";
  case N_CALL: return "function call";
  case N_BOOLOP:
  case N_BINOP:
  case N_UNARYOP: return "expression";
  case N_GENEXP: return "generator expression";
  case N_YIELD:
  case N_YIELDFROM: return "yield expression";
  case N_LISTCOMP: return "list comprehension";
  case N_SETCOMP: return "set comprehension";
  case N_DICTCOMP: return "dict comprehension";
  case N_DICT: return "dict literal";
  case N_SET: return "set display";
  case N_JOINED:
  case N_FORMATTED: return "f-string expression";
  case N_COMPARE: return "comparison";
  case N_IFEXP: return "conditional expression";
  case N_NAMEDEXPR: return "named expression";
  case N_CONSTANT:
    switch (n->u.constant) {
    case V_NONE: return "None";
    case V_TRUE: return "True";
    case V_FALSE: return "False";
    case V_ELLIPSIS: return "ellipsis";
    default: return "literal";
    }
  default: return "expression";
  }
}
