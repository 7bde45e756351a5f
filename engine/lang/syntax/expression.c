// Expressions: operators and their precedence, conditionals, lambda, tuples without parentheses, :=.
#include <string.h>

#include "lang/object/constant.h"
#include "parser.h"

bool parser_starts_expression(Parser *p) {
  switch (parser_peek(p)) {
  case T_NAME:
  case T_NUMBER:
  case T_STRING:
  case T_LPAR:
  case T_LSQB:
  case T_LBRACE:
  case T_PLUS:
  case T_MINUS:
  case T_TILDE:
  case T_ELLIPSIS:
  case T_NOT:
  case T_LAMBDA:
  case T_AWAIT:
  case T_NONE:
  case T_TRUE:
  case T_FALSE: return true;
  default: return false;
  }
}

// ---- arithmetic ----

typedef struct Operator {
  TokenKind token;
  BinOp op;
  int level;
} Operator;
static const Operator operators[] = {
    {T_PIPE, B_OR, 1},       {T_CARET, B_XOR, 2},
    {T_AMPER, B_AND, 3},     {T_LSHIFT, B_LSHIFT, 4},
    {T_RSHIFT, B_RSHIFT, 4}, {T_PLUS, B_ADD, 5},
    {T_MINUS, B_SUB, 5},     {T_STAR, B_MUL, 6},
    {T_SLASH, B_DIV, 6},     {T_DOUBLESLASH, B_FLOORDIV, 6},
    {T_PERCENT, B_MOD, 6},   {T_AT, B_MATMUL, 6},
};

static const Operator *operator_of(TokenKind token) {
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (operators[i].token == token) return &operators[i];
  return NULL;
}

static Node *binary_node(Parser *p, int start, Node *left, BinOp op, Node *right) {
  Node *n = parser_node(p, N_BINOP, start);
  n->u.bin.left = left;
  n->u.bin.right = right;
  n->u.bin.op = op;
  return n;
}

static Node *factor(Parser *p) {
  int start = p->at;
  TokenKind kind = parser_peek(p);
  if (kind != T_PLUS && kind != T_MINUS && kind != T_TILDE) {
    Node *left = parser_primary(p);
    if (!parser_accept(p, T_DOUBLESTAR)) return left;
    parser_enter(p);
    Node *right = parser_operand(p, factor, p->at - 1);
    p->depth--;
    return !right ? left : binary_node(p, start, left, B_POW, right);
  }
  parser_enter(p);
  p->at++;
  Node *operand = factor(p);
  p->depth--;
  Node *n = parser_node(p, N_UNARYOP, start);
  n->u.unary.operand = operand;
  n->u.unary.op = kind == T_PLUS ? U_POS : kind == T_MINUS ? U_NEG : U_INVERT;
  return n;
}

static Node *binary(Parser *p) {
  int start = p->at, least = p->operand_level;
  Node *left = factor(p);
  for (;;) {
    const Operator *o = operator_of(parser_peek(p));
    if (!o || o->level < least) return left;
    p->at++;
    p->operand_level = o->level + 1;
    Node *right = parser_operand(p, binary, p->at - 1);
    if (!right) return left;
    left = binary_node(p, start, left, o->op, right);
  }
}

Node *parser_bitwise_or(Parser *p) {
  p->operand_level = 1;
  return binary(p);
}

// ---- comparison and logic ----

static bool comparison_operator(Parser *p, CmpOp *op) {
  switch (parser_peek(p)) {
  case T_EQEQUAL: *op = C_EQ; break;
  case T_NOTEQUAL: *op = C_NE; break;
  case T_LESS: *op = C_LT; break;
  case T_LESSEQUAL: *op = C_LE; break;
  case T_GREATER: *op = C_GT; break;
  case T_GREATEREQUAL: *op = C_GE; break;
  case T_IN: *op = C_IN; break;
  case T_NOT:
    p->at++;
    *op = C_NOTIN;
    if (parser_accept(p, T_IN)) return true;
    p->at--;
    return false;
  case T_IS:
    p->at++;
    *op = parser_accept(p, T_NOT) ? C_ISNOT : C_IS;
    return true;
  default: return false;
  }
  p->at++;
  return true;
}

static Node *comparison(Parser *p) {
  int start = p->at, room = 0;
  Node *left = parser_bitwise_or(p);
  NodeList right = {0};
  CmpOp op, *ops = NULL;
  for (int before = p->at; comparison_operator(p, &op); before = p->at) {
    ARENA_GROW(p->arena, ops, room, right.count + 1, 2);
    Node *operand = parser_operand(p, parser_bitwise_or, before);
    if (!operand) break;
    ops[right.count] = op;
    parser_add(p, &right, operand);
  }
  if (right.count == 0) return left;
  Node *n = parser_node(p, N_COMPARE, start);
  n->u.compare.left = left;
  n->u.compare.right = parser_nodes(&right);
  n->u.compare.ops = ops;
  return n;
}

static Node *inversion(Parser *p) {
  int start = p->at;
  if (!parser_accept(p, T_NOT)) return comparison(p);
  parser_enter(p);
  Node *operand = inversion(p);
  p->depth--;
  Node *n = parser_node(p, N_UNARYOP, start);
  n->u.unary.operand = operand;
  n->u.unary.op = U_NOT;
  return n;
}

static Node *junction(Parser *p, TokenKind word, Node *(*part)(Parser *)) {
  int start = p->at;
  Node *first = part(p);
  if (!parser_is(p, word)) return first;
  NodeList values = {0};
  parser_add(p, &values, first);
  while (parser_accept(p, word)) {
    Node *value = parser_operand(p, part, p->at - 1);
    if (!value) break;
    parser_add(p, &values, value);
  }
  if (values.count == 1) return first;
  Node *n = parser_node(p, N_BOOLOP, start);
  n->u.boolop.is_or = word == T_OR;
  n->u.boolop.values = parser_nodes(&values);
  return n;
}

static Node *conjunction(Parser *p) { return junction(p, T_AND, inversion); }
Node *parser_disjunction(Parser *p) { return junction(p, T_OR, conjunction); }

// ---- expression ----

static Node *lambda(Parser *p) {
  int start = p->at++;
  Args args = parser_parameters(p, true);
  parser_expect(p, T_COLON);
  Node *body = parser_expression(p);
  Node *n = parser_node(p, N_LAMBDA, start);
  n->u.func.name = str_constant("<lambda>", 8);
  n->u.func.args = args;
  n->u.func.body = parser_one(p, body);
  n->u.func.doc = V_NONE;
  return n;
}

static bool is_legacy_word(const Parser *p, int token) {
  return p->tokens.at[token].kind == T_NAME &&
         (parser_token_text_is(p, token, "print") || parser_token_text_is(p, token, "exec"));
}

static Pos span(const Node *a, const Node *b) {
  return (Pos){.line = a->pos.line, .col = a->pos.col, .end_line = b->pos.end_line, .end_col = b->pos.end_col};
}

// Two expressions in a row inside parentheses: a comma was forgotten.
static void hint_comma(Parser *p, int start, const Node *a) {
  const Token *first = &p->tokens.at[start];
  if (first->kind == T_NAME) {
    if (p->tokens.at[start + 1].kind == T_STRING) return;
    if (parser_token_text_is(p, start, "_") || parser_token_text_is(p, start, "match") ||
        parser_token_text_is(p, start, "case"))
      return;
  }
  int end = p->at;
  Node *b = parser_starts_expression(p) ? parser_attempt(p, parser_expression, true) : NULL;
  if (!b) return;
  bool inside = p->tokens.at[p->at - 1].level > 0;
  p->at = end;
  if (inside && !(end == start + 1 && is_legacy_word(p, start)))
    parser_wrong(p, span(a, b), "SyntaxError", "", "invalid syntax. Perhaps you forgot a comma?");
}

// print x. What follows a name is looked at closely whatever the name is, as CPython does.
static void hint_legacy(Parser *p, int start) {
  if (p->tokens.at[start].kind != T_NAME || p->tokens.at[start + 1].kind == T_LPAR) return;
  int end = p->at;
  p->at = start + 1;
  if (parser_starts_expression(p) && parser_attempt(p, parser_star_expressions, false) && is_legacy_word(p, start)) {
    bool print = parser_token_text_is(p, start, "print");
    const char *word = print ? "print" : "exec";
    parser_wrong(p, parser_pos_of(p, start, p->at - 1), "SyntaxError",
                 print ? "Python 2: print is a function in Python 3; write print(x)"
                       : "Python 2: exec is a function in Python 3; mplab has neither",
                 "Missing parentheses in call to '%s'. Did you mean %s(...)?", word, word);
  }
  p->at = end;
}

Node *parser_expression(Parser *p) {
  parser_enter(p);
  int start = p->at;
  if (parser_is(p, T_LAMBDA)) {
    Node *n = lambda(p);
    p->depth--;
    return n;
  }
  Node *body = parser_disjunction(p);
  if (p->hints) hint_comma(p, start, body);
  int word = p->at;
  Node *test = parser_accept(p, T_IF) ? parser_operand(p, parser_disjunction, word) : NULL;
  if (p->hints && (!test || parser_is(p, T_ELSE))) hint_legacy(p, start);
  if (test) {
    if (p->hints && !parser_is(p, T_ELSE) && !parser_is(p, T_COLON))
      parser_wrong(p, span(body, test), "SyntaxError", "", "expected 'else' after 'if' expression");
    if (p->second && !parser_is(p, T_ELSE)) {
      p->at = word;
      p->depth--;
      return body;
    }
    parser_expect(p, T_ELSE);
    Node *orelse = parser_expression(p);
    Node *n = parser_node(p, N_IFEXP, start);
    n->u.ifexp.test = test;
    n->u.ifexp.body = body;
    n->u.ifexp.orelse = orelse;
    body = n;
  }
  p->depth--;
  return body;
}

// ---- := ----

// `=` where a value is wanted: == or := was meant.
static void hint_equals(Parser *p, int start) {
  int end = p->at;
  p->at++;
  if (end == start + 1 && p->tokens.at[start].kind == T_NAME) {
    Node *b = parser_attempt(p, parser_bitwise_or, false);
    if (b && !parser_is(p, T_EQUAL) && !parser_is(p, T_COLONEQUAL)) {
      Pos at = parser_pos_of(p, start, p->at - 1);
      parser_wrong(p, at, "SyntaxError", "", "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
  }
  p->at = start;
  TokenKind first = parser_peek(p);
  bool display = first == T_TRUE || first == T_FALSE || first == T_NONE;
  if (first == T_LPAR || first == T_LSQB) {
    const Node *atom = parser_attempt(p, parser_atom, false);
    display = atom && (atom->kind == N_LIST || atom->kind == N_TUPLE || atom->kind == N_GENEXP);
    p->at = start;
  }
  Node *a = display ? NULL : parser_attempt(p, parser_bitwise_or, false);
  if (a && parser_accept(p, T_EQUAL) && parser_attempt(p, parser_bitwise_or, false) && !parser_is(p, T_EQUAL) &&
      !parser_is(p, T_COLONEQUAL))
    parser_wrong(p, a->pos, "SyntaxError", "", "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                 node_describe(a));
  p->at = end;
}

Node *parser_named_expression(Parser *p) {
  int start = p->at;
  if (parser_is(p, T_NAME) && parser_next_kind(p) == T_COLONEQUAL) {
    Node *target = parser_atom(p);
    target->ctx = STORE;
    p->at++;
    Node *value = parser_expression(p);
    Node *n = parser_node(p, N_NAMEDEXPR, start);
    n->u.named.target = target;
    n->u.named.value = value;
    return n;
  }
  Node *e = parser_expression(p);
  if (p->hints && parser_is(p, T_COLONEQUAL)) {
    p->at++;
    parser_expression(p);
    parser_wrong(p, e->pos, "SyntaxError", "", "cannot use assignment expressions with %s", node_describe(e));
  }
  if (p->hints && parser_is(p, T_EQUAL)) hint_equals(p, start);
  if (parser_is(p, T_COLONEQUAL)) parser_fail(p);
  return e;
}

// ---- with stars and commas ----

static Node *starred(Parser *p) {
  int start = p->at++;
  Node *value = parser_bitwise_or(p);
  Node *n = parser_node(p, N_STARRED, start);
  n->u.value = value;
  return n;
}

static Node *star_expression(Parser *p) { return parser_is(p, T_STAR) ? starred(p) : parser_expression(p); }
Node *parser_star_named_expression(Parser *p) { return parser_is(p, T_STAR) ? starred(p) : parser_named_expression(p); }

Node *parser_star_expressions(Parser *p) {
  int start = p->at;
  Node *first = star_expression(p);
  if (!parser_is(p, T_COMMA)) return first;
  NodeList list = {0};
  parser_add(p, &list, first);
  while (parser_accept(p, T_COMMA) && (parser_starts_expression(p) || parser_is(p, T_STAR)))
    parser_add(p, &list, star_expression(p));
  Node *n = parser_node(p, N_TUPLE, start);
  n->u.list = parser_nodes(&list);
  return n;
}

Node *parser_yield_or_star_expressions(Parser *p) {
  int start = p->at;
  if (!parser_accept(p, T_YIELD)) return parser_star_expressions(p);
  NodeKind kind = parser_accept(p, T_FROM) ? N_YIELDFROM : N_YIELD;
  Node *value = NULL;
  if (kind == N_YIELDFROM) value = parser_expression(p);
  else if (parser_starts_expression(p) || parser_is(p, T_STAR)) value = parser_star_expressions(p);
  Node *n = parser_node(p, kind, start);
  n->u.value = value;
  return n;
}
