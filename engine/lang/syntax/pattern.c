// Patterns: what stands behind `case`.
//
// The rules are those of the grammar in the language's reference, tried in its order. What a pattern may not be once it
// has been read (a name bound twice, a key that is no literal, …) is found when it is compiled.
#include "lang/object/constant.h"
#include "parser.h"

static Node *pattern(Parser *p);

static Node *pattern_node(Parser *p, NodeKind kind, int start) {
  Node *n = parser_node(p, kind, start);
  n->u.pattern.name = V_UNBOUND;
  return n;
}

// ---- names ----

static bool at_underscore(const Parser *p) { return parser_token_text_is(p, p->at, "_"); }

// Behind a name these make it the beginning of something else.
static bool goes_on(Parser *p) { return parser_is(p, T_DOT) || parser_is(p, T_LPAR) || parser_is(p, T_EQUAL); }

// A name that is bound: not _, and nothing hangs on it.
static Value target(Parser *p) {
  if (parser_is(p, T_NAME) && at_underscore(p)) parser_fail(p);
  Value name = parser_name(p);
  if (goes_on(p)) parser_fail(p);
  return name;
}

// A name, or a.b.c.
static Node *name_or_attribute(Parser *p) {
  int start = p->at;
  Node *n = parser_name_node(p);
  while (parser_is(p, T_DOT)) n = parser_attribute(p, n, start);
  return n;
}

// ---- literals ----

static bool at_literal(Parser *p) {
  switch (parser_peek(p)) {
  case T_NUMBER:
  case T_MINUS:
  case T_STRING:
  case T_NONE:
  case T_TRUE:
  case T_FALSE: return true;
  default: return false;
  }
}

static void refuse_part(Parser *p, int at, const char *kind) {
  parser_wrong(p, parser_pos_of(p, at, at), "SyntaxError", "", "%s number required in complex literal", kind);
}

static Node *negated(Parser *p, Node *number, int start) {
  Node *n = parser_node(p, N_UNARYOP, start);
  n->u.unary.operand = number;
  n->u.unary.op = U_NEG;
  return n;
}

static Node *signed_number(Parser *p) {
  int start = p->at;
  bool minus = parser_accept(p, T_MINUS);
  if (!parser_is(p, T_NUMBER)) parser_fail(p);
  Node *number = parser_number(p), *first = minus ? negated(p, number, start) : number;
  bool plus = parser_accept(p, T_PLUS);
  if (!plus && !parser_accept(p, T_MINUS)) return first;
  int second = p->at;
  if (!parser_is(p, T_NUMBER)) parser_fail(p);
  Node *imaginary = parser_number(p);
  if (is_complex(number->u.constant)) refuse_part(p, start, "real");
  if (!is_complex(imaginary->u.constant)) refuse_part(p, second, "imaginary");
  Node *n = parser_node(p, N_BINOP, start);
  n->u.bin.left = first;
  n->u.bin.right = imaginary;
  n->u.bin.op = plus ? B_ADD : B_SUB;
  return n;
}

// The expression of a literal: also what a mapping's key may be.
static Node *literal(Parser *p) {
  switch (parser_peek(p)) {
  case T_STRING: return parser_strings(p);
  case T_NUMBER:
  case T_MINUS: return signed_number(p);
  default: return parser_atom(p);  // None, True, False
  }
}

static Node *literal_pattern(Parser *p) {
  int start = p->at;
  TokenKind kind = parser_peek(p);
  Node *value = literal(p);
  if (kind == T_NONE || kind == T_TRUE || kind == T_FALSE) {
    Node *n = parser_node(p, N_PAT_SINGLETON, start);
    n->u.constant = value->u.constant;
    return n;
  }
  Node *n = parser_node(p, N_PAT_VALUE, start);
  n->u.value = value;
  return n;
}

// ---- sequences ----

static Node *star_pattern(Parser *p) {
  int start = p->at++;
  Value name = V_UNBOUND;
  if (parser_is(p, T_NAME) && at_underscore(p)) p->at++;
  else name = target(p);
  Node *n = pattern_node(p, N_PAT_STAR, start);
  n->u.pattern.name = name;
  return n;
}

static Node *maybe_star(Parser *p) { return parser_is(p, T_STAR) ? star_pattern(p) : pattern(p); }

// The parts behind the first one, up to what is none. end: what closes them.
static Node *sequence(Parser *p, int start, Node *first, TokenKind end) {
  NodeList list = {0};
  if (first) parser_add(p, &list, first);
  while (first && parser_accept(p, T_COMMA) && !parser_is(p, end) && !parser_is(p, T_IF))
    parser_add(p, &list, maybe_star(p));
  if (end != T_COLON) parser_expect(p, end);
  Node *n = pattern_node(p, N_PAT_SEQUENCE, start);
  n->u.pattern.parts = parser_nodes(&list);
  return n;
}

static Node *in_brackets(Parser *p) {
  int start = p->at++;
  return sequence(p, start, parser_is(p, T_RSQB) ? NULL : maybe_star(p), T_RSQB);
}

// A group, or a sequence of none, or of one and a comma, or of more.
static Node *in_parentheses(Parser *p) {
  int start = p->at++;
  if (parser_is(p, T_RPAR)) return sequence(p, start, NULL, T_RPAR);
  Node *first = maybe_star(p);
  if (first->kind == N_PAT_STAR || parser_is(p, T_COMMA)) {
    if (!parser_is(p, T_COMMA)) parser_fail(p);
    return sequence(p, start, first, T_RPAR);
  }
  parser_expect(p, T_RPAR);
  return first;
}

// ---- mappings ----

static Node *key(Parser *p) {
  if (at_literal(p)) return literal(p);
  Node *n = name_or_attribute(p);
  if (n->kind != N_ATTRIBUTE || goes_on(p)) parser_fail(p);
  return n;
}

static Node *mapping(Parser *p) {
  int start = p->at++;
  NodeList keys = {0}, values = {0};
  Value rest = V_UNBOUND;
  while (!parser_is(p, T_RBRACE)) {
    if (parser_accept(p, T_DOUBLESTAR)) {
      rest = target(p);
      parser_accept(p, T_COMMA);
      break;
    }
    parser_add(p, &keys, key(p));
    parser_expect(p, T_COLON);
    parser_add(p, &values, pattern(p));
    if (!parser_accept(p, T_COMMA)) break;
  }
  parser_expect(p, T_RBRACE);
  Node *n = pattern_node(p, N_PAT_MAPPING, start);
  n->u.pattern.keys = parser_nodes(&keys);
  n->u.pattern.parts = parser_nodes(&values);
  n->u.pattern.name = rest;
  return n;
}

// ---- classes ----

typedef struct ClassParts {
  NodeList parts;
  Names names;
  int room;
} ClassParts;

static bool at_keyword(Parser *p) { return parser_is(p, T_NAME) && parser_next_kind(p) == T_EQUAL; }

static void keyword_part(Parser *p, ClassParts *c) {
  ARENA_GROW(p->arena, c->names.at, c->room, c->names.count + 1, 4);
  Value name = parser_name(p);
  p->at++;
  parser_add(p, &c->parts, pattern(p));
  c->names.at[c->names.count++] = name;
}

// Behind a keyword one by position: in the second pass it is said so, over all that follow one another.
static void hint_positional(Parser *p) {
  Node *first = pattern(p);
  while (parser_accept(p, T_COMMA) && !parser_is(p, T_RPAR) && !at_keyword(p)) pattern(p);
  parser_wrong(p, first->pos, "SyntaxError", "", "positional patterns follow keyword patterns");
}

static Node *class_pattern(Parser *p, int start, Node *head) {
  ClassParts c = {0};
  p->at++;
  while (!parser_is(p, T_RPAR)) {
    if (at_keyword(p)) keyword_part(p, &c);
    else if (!c.names.count) parser_add(p, &c.parts, pattern(p));
    else if (p->hints) hint_positional(p);
    else parser_fail(p);
    if (!parser_accept(p, T_COMMA)) break;
  }
  parser_expect(p, T_RPAR);
  Node *n = pattern_node(p, N_PAT_CLASS, start);
  n->u.pattern.head = head;
  n->u.pattern.parts = parser_nodes(&c.parts);
  n->u.pattern.names = c.names;
  return n;
}

// ---- all of them ----

// A name to bind, _, a dotted name's value, or a class.
static Node *named_pattern(Parser *p) {
  int start = p->at;
  bool wildcard = at_underscore(p);
  Node *head = name_or_attribute(p);
  if (parser_is(p, T_LPAR)) return class_pattern(p, start, head);
  if (goes_on(p)) parser_fail(p);
  if (head->kind == N_ATTRIBUTE) {
    Node *n = parser_node(p, N_PAT_VALUE, start);
    n->u.value = head;
    return n;
  }
  Node *n = pattern_node(p, N_PAT_AS, start);
  n->u.pattern.name = wildcard ? V_UNBOUND : head->u.name;
  return n;
}

static Node *closed_pattern(Parser *p) {
  if (at_literal(p)) return literal_pattern(p);
  switch (parser_peek(p)) {
  case T_NAME: return named_pattern(p);
  case T_LPAR: return in_parentheses(p);
  case T_LSQB: return in_brackets(p);
  case T_LBRACE: return mapping(p);
  default: parser_fail(p);
  }
}

static Node *or_pattern(Parser *p) {
  int start = p->at;
  Node *first = closed_pattern(p);
  if (!parser_is(p, T_PIPE)) return first;
  NodeList list = {0};
  parser_add(p, &list, first);
  while (parser_accept(p, T_PIPE)) parser_add(p, &list, closed_pattern(p));
  Node *n = pattern_node(p, N_PAT_OR, start);
  n->u.pattern.parts = parser_nodes(&list);
  return n;
}

static void hint_target(Parser *p) {
  Pos at = parser_pos_of(p, p->at, p->at);
  if (parser_is(p, T_NAME) && at_underscore(p)) parser_wrong(p, at, "SyntaxError", "", "cannot use '_' as a target");
  if (parser_is(p, T_NAME) || !parser_starts_expression(p)) return;
  const Node *bad = parser_expression(p);
  parser_wrong(p, bad->pos, "SyntaxError", "", "invalid pattern target");
}

static Node *as_pattern(Parser *p) {
  int start = p->at;
  Node *inner = or_pattern(p);
  if (!parser_accept(p, T_AS)) return inner;
  if (p->hints) hint_target(p);
  Value name = target(p);
  Node *n = pattern_node(p, N_PAT_AS, start);
  n->u.pattern.head = inner;
  n->u.pattern.name = name;
  return n;
}

static Node *pattern(Parser *p) {
  parser_enter(p);
  Node *n = as_pattern(p);
  p->depth--;
  return n;
}

Node *parser_patterns(Parser *p) {
  int start = p->at;
  Node *first = maybe_star(p);
  if (first->kind != N_PAT_STAR && !parser_is(p, T_COMMA)) return first;
  if (!parser_is(p, T_COMMA)) parser_fail(p);
  return sequence(p, start, first, T_COLON);
}
