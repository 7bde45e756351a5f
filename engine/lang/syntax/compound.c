// Compound statements: their headers, blocks and further clauses; and the file as a whole.
//
// A header may carry a switch with another wording, read as a statement whose block is the first one's (p->graft).
#include <stdio.h>

#include "lang/object/constant.h"
#include "parser.h"

// ---- headers and blocks ----

// forced: any other token is "expected ':'"; else only the end of the line is.
static void colon(Parser *p, bool forced) {
  if (parser_accept(p, T_COLON)) return;
  if (forced) parser_wrong(p, parser_pos_of(p, p->at, p->at), "SyntaxError", "", "expected ':'");
  if (p->hints && parser_is(p, T_NEWLINE)) parser_wrong_here(p, "SyntaxError", "expected ':'");
  parser_fail(p);
}

static Nodes grafted(const Node *n) {
  switch (n->kind) {
  case N_FUNCDEF: return n->u.func.body;
  case N_CLASSDEF: return n->u.cls.body;
  case N_FOR: return n->u.loop_for.body;
  case N_WITH: return n->u.with.body;
  default: return n->u.cond.body;
  }
}

// The statements that belong to a header. what and line: "'if' statement", for what is said when they are missing.
static Nodes block(Parser *p, const char *what, int header_token) {
  NodeList list = {0};
  if (p->graft && parser_is(p, T_NEWLINE) && parser_next_kind(p) == T_END) {
    p->at++;
    return grafted(p->graft);
  }
  if (!parser_accept(p, T_NEWLINE)) {
    int first = p->at;
    parser_simple_line(p, &list);
    if (p->tokens.at[p->at - 1].marker)
      parser_refuse(p, parser_pos_of(p, first, first), "give the block a line of its own",
                    "a marker on a line that holds a header and its block");
    p->header = -1;
    return parser_nodes(&list);
  }
  int header = p->at - 1;
  if (!parser_accept(p, T_INDENT)) {
    if (!p->hints) parser_fail(p);
    char missing[96];
    snprintf(missing, sizeof missing, "expected an indented block after %s on line %u", what,
             p->tokens.at[header_token].line);
    parser_wrong_here(p, "IndentationError", missing);
  }
  while (!parser_is(p, T_DEDENT) && !parser_is(p, T_END)) parser_statement(p, &list);
  parser_expect(p, T_DEDENT);
  p->header = header;
  return parser_nodes(&list);
}

static Nodes else_block(Parser *p) {
  int word = p->at, header = p->header;
  if (!parser_accept(p, T_ELSE)) return (Nodes){0};
  colon(p, true);
  Nodes body = block(p, "'else' statement", word);
  p->header = header;
  return body;
}

// ---- if, while, for ----

static Node *if_statement(Parser *p) {
  Node *first = NULL, *last = NULL;
  int header = -1, start = p->at;
  do {  // elif: an if alone in the one before's else
    int word = p->at++;
    Node *test = parser_named_expression(p);
    colon(p, false);
    Nodes body = block(p, p->tokens.at[word].kind == T_IF ? "'if' statement" : "'elif' statement", word);
    Node *n = parser_node(p, N_IF, word);
    n->u.cond.test = test;
    n->u.cond.body = body;
    if (last) last->u.cond.orelse = parser_one(p, n);
    else first = n, header = p->header;
    last = n;
  } while (parser_is(p, T_ELIF));
  last->u.cond.orelse = else_block(p);
  Pos end = parser_pos(p, start);
  for (Node *n = first;; n = n->u.cond.orelse.at[0]) {
    n->pos.end_line = end.end_line;
    n->pos.end_col = end.end_col;
    if (n == last) break;
  }
  p->header = header;
  return first;
}

static Node *while_statement(Parser *p) {
  int start = p->at++;
  Node *test = parser_named_expression(p);
  colon(p, false);
  Nodes body = block(p, "'while' statement", start), orelse = else_block(p);
  Node *n = parser_node(p, N_WHILE, start);
  n->u.cond.test = test;
  n->u.cond.body = body;
  n->u.cond.orelse = orelse;
  return n;
}

static Node *for_statement(Parser *p) {
  int start = p->at++;
  Node *target = parser_star_targets(p);
  parser_expect(p, T_IN);
  Node *iter = parser_star_expressions(p);
  colon(p, false);
  Nodes body = block(p, "'for' statement", start), orelse = else_block(p);
  Node *n = parser_node(p, N_FOR, start);
  n->u.loop_for.target = target;
  n->u.loop_for.iter = iter;
  n->u.loop_for.body = body;
  n->u.loop_for.orelse = orelse;
  return n;
}

// ---- with ----

static Node *with_target(Parser *p) {
  Node *n = parser_star_target(p);
  parser_store(p, n, STORE);
  if (!parser_is(p, T_COMMA) && !parser_is(p, T_RPAR) && !parser_is(p, T_COLON)) parser_fail(p);
  return n;
}

static void with_item(Parser *p, Node *with) {
  int n = with->u.with.nitems, at;
  with->u.with.items = arena_grow(p->arena, with->u.with.items, (size_t)n * sizeof(WithItem),
                                  (size_t)(n + 1) * sizeof(WithItem));
  WithItem *item = &with->u.with.items[n];
  item->context = parser_expression(p);
  with->u.with.nitems++;
  if (!parser_accept(p, T_AS)) return;
  at = p->at;
  if (!p->hints) item->vars = with_target(p);
  else if (!(item->vars = parser_attempt(p, with_target, true))) {
    const Node *all = parser_expression(p), *bad = target_invalid(all, OF_ASSIGN);
    if (bad && (parser_is(p, T_COMMA) || parser_is(p, T_RPAR) || parser_is(p, T_COLON)))
      parser_wrong(p, bad->pos, "SyntaxError", "", "cannot assign to %s", node_describe(bad));
    p->at = at;
    with_target(p);
  }
}

// with (a as b, c as d): – tried first, since (a, b) may also be a tuple.
static Node *with_parenthesised(Parser *p) {
  Node *with = parser_node(p, N_WITH, p->at - 1);
  parser_expect(p, T_LPAR);
  do {
    if (with->u.with.nitems > 0 && parser_is(p, T_RPAR)) break;
    with_item(p, with);
  } while (parser_accept(p, T_COMMA));
  parser_expect(p, T_RPAR);
  if (!parser_is(p, T_COLON) && !parser_is(p, T_NEWLINE)) parser_fail(p);
  return with;
}

static Node *with_statement(Parser *p) {
  int start = p->at++;
  Node *with = parser_is(p, T_LPAR) ? parser_attempt(p, with_parenthesised, false) : NULL;
  if (!with) {
    with = parser_node(p, N_WITH, start);
    do with_item(p, with);
    while (parser_accept(p, T_COMMA));
  }
  colon(p, false);
  with->u.with.body = block(p, "'with' statement", start);
  with->pos = parser_pos(p, start);
  return with;
}

// ---- try ----

static void except_clause(Parser *p, Node *try) {
  int n = try->u.try_.nclauses, start = p->at++;
  if (parser_is(p, T_STAR))
    parser_refuse(p, parser_pos_of(p, start, p->at), "write except E as e:", "except* is not in mplab");
  try->u.try_.clauses = arena_grow(p->arena, try->u.try_.clauses, (size_t)n * sizeof(ExceptClause),
                                   (size_t)(n + 1) * sizeof(ExceptClause));
  ExceptClause *c = &try->u.try_.clauses[n];
  c->name = V_UNBOUND;
  if (!parser_is(p, T_COLON) && !parser_is(p, T_NEWLINE)) {
    int first = p->at;
    c->type = parser_expression(p);
    if (p->hints && parser_accept(p, T_COMMA)) {
      parser_star_expressions(p);
      if (parser_accept(p, T_AS)) parser_name(p);
      if (parser_is(p, T_COLON))
        parser_wrong(p, parser_pos(p, first), "SyntaxError",
                     "write except E as e: (Python 2 had a comma), or except (E, F):",
                     "multiple exception types must be parenthesized");
      parser_fail(p);
    }
    if (parser_accept(p, T_AS)) c->name = parser_name(p);
  }
  colon(p, false);
  c->body = block(p, "'except' statement", start);
  c->pos = parser_pos(p, start);
  try->u.try_.nclauses++;
}

static Node *try_statement(Parser *p) {
  int start = p->at++;
  colon(p, true);
  Nodes body = block(p, "'try' statement", start);
  int header = p->header;
  Node *try = parser_node(p, N_TRY, start);
  try->u.try_.body = body;
  if (!parser_is(p, T_EXCEPT) && !parser_is(p, T_FINALLY)) {
    if (!p->hints) parser_fail(p);
    parser_wrong_here(p, "SyntaxError", "expected 'except' or 'finally' block");
  }
  while (parser_is(p, T_EXCEPT)) except_clause(p, try);
  if (try->u.try_.nclauses) try->u.try_.orelse = else_block(p);
  int word = p->at;
  if (parser_accept(p, T_FINALLY)) {
    colon(p, true);
    try->u.try_.final = block(p, "'finally' statement", word);
  }
  try->pos = parser_pos(p, start);
  p->header = header;
  return try;
}

// ---- def, class ----

Value parser_docstring(const Nodes *body) {
  if (body->count == 0 || body->at[0]->kind != N_EXPR || body->at[0]->u.value->kind != N_CONSTANT) return V_NONE;
  Value v = body->at[0]->u.value->u.constant;
  return is_kind(v, K_STR) ? v : V_NONE;
}

static Node *function(Parser *p, Nodes decorators) {
  int start = p->at++;
  Value name = parser_name(p);
  if (!parser_accept(p, T_LPAR)) parser_wrong(p, parser_pos_of(p, p->at, p->at), "SyntaxError", "", "expected '('");
  Args args = parser_parameters(p, false);
  parser_expect(p, T_RPAR);
  Node *returns = parser_accept(p, T_ARROW) ? parser_operand(p, parser_expression, p->at - 1) : NULL;
  colon(p, true);
  Nodes body = block(p, "function definition", start);
  Node *n = parser_node(p, N_FUNCDEF, start);
  n->u.func.name = name;
  n->u.func.args = args;
  n->u.func.body = body;
  n->u.func.decorators = decorators;
  n->u.func.returns = returns;
  n->u.func.doc = parser_docstring(&body);
  return n;
}

static Node *class_statement(Parser *p, Nodes decorators) {
  int start = p->at++;
  Value name = parser_name(p);
  Arguments a = {0};
  if (parser_accept(p, T_LPAR)) a = parser_arguments(p, -1);
  colon(p, false);
  Nodes body = block(p, "class definition", start);
  Node *n = parser_node(p, N_CLASSDEF, start);
  n->u.cls.name = name;
  n->u.cls.bases = a.args;
  n->u.cls.keywords = a.keywords;
  n->u.cls.nkeywords = a.nkeywords;
  n->u.cls.body = body;
  n->u.cls.decorators = decorators;
  n->u.cls.doc = parser_docstring(&body);
  return n;
}

_Noreturn static void refuse_async(Parser *p) {
  parser_refuse(p, parser_pos_of(p, p->at, p->at),
                "write plain functions; what should run at the same time is a Process or a Thread",
                "async is not in mplab");
}

static Node *decorated(Parser *p) {
  NodeList list = {0};
  while (parser_accept(p, T_AT)) {
    parser_add(p, &list, parser_named_expression(p));
    parser_expect(p, T_NEWLINE);
  }
  if (parser_is(p, T_ASYNC)) refuse_async(p);
  if (parser_is(p, T_DEF)) return function(p, parser_nodes(&list));
  if (parser_is(p, T_CLASS)) return class_statement(p, parser_nodes(&list));
  parser_fail(p);
}

// ---- statements ----

// ---- match ----

static Node *match_subject(Parser *p) {
  int start = p->at;
  Node *first = parser_star_named_expression(p);
  if (!parser_is(p, T_COMMA)) {
    if (first->kind == N_STARRED) parser_fail(p);
    return first;
  }
  NodeList list = {0};
  parser_add(p, &list, first);
  while (parser_accept(p, T_COMMA) && (parser_starts_expression(p) || parser_is(p, T_STAR)))
    parser_add(p, &list, parser_star_named_expression(p));
  Node *n = parser_node(p, N_TUPLE, start);
  n->u.list = parser_nodes(&list);
  return n;
}

static void match_case(Parser *p, Node *match) {
  int n = match->u.match.ncases, word = p->at++;
  match->u.match.cases = arena_grow(p->arena, match->u.match.cases, (size_t)n * sizeof(MatchCase),
                                    (size_t)(n + 1) * sizeof(MatchCase));
  MatchCase *c = &match->u.match.cases[n];
  c->pattern = parser_patterns(p);
  c->guard = parser_accept(p, T_IF) ? parser_named_expression(p) : NULL;
  colon(p, false);
  c->body = block(p, "'case' statement", word);
  match->u.match.ncases++;
}

static bool at_word(Parser *p, const char *word) {
  return parser_is(p, T_NAME) && parser_token_text_is(p, p->at, word);
}

static Node *match_rule(Parser *p) {
  int start = p->at++;
  Node *match = parser_node(p, N_MATCH, start);
  match->u.match.subject = match_subject(p);
  colon(p, false);
  parser_expect(p, T_NEWLINE);
  if (!parser_accept(p, T_INDENT)) {
    if (!p->hints) parser_fail(p);
    char missing[96];
    snprintf(missing, sizeof missing, "expected an indented block after 'match' statement on line %u",
             p->tokens.at[start].line);
    parser_wrong_here(p, "IndentationError", missing);
  }
  do {
    if (!at_word(p, "case")) parser_fail(p);
    match_case(p, match);
  } while (!parser_accept(p, T_DEDENT));
  match->pos = parser_pos(p, start);
  p->header = -1;
  return match;
}

// `match` and `case` are keywords only where such a statement can be read; else they are names.
static Node *match_statement(Parser *p) {
  if (!at_word(p, "match")) return NULL;
  return parser_attempt(p, match_rule, false);
}

static Node *compound_rule(Parser *p) {
  switch (parser_peek(p)) {
  case T_IF: return if_statement(p);
  case T_WHILE: return while_statement(p);
  case T_FOR: return for_statement(p);
  case T_WITH: return with_statement(p);
  case T_TRY: return try_statement(p);
  case T_DEF: return function(p, (Nodes){0});
  case T_CLASS: return class_statement(p, (Nodes){0});
  case T_AT: return decorated(p);
  case T_ASYNC: refuse_async(p);
  case T_NAME: return match_statement(p);
  default: return NULL;
  }
}

Node *parser_compound(Parser *p) {
  p->header = -1;
  Node *n = compound_rule(p);
  return n && p->header >= 0 ? markers_wrap_compound(p, n, p->header) : n;
}

void parser_statement(Parser *p, NodeList *out) {
  parser_enter(p);
  Node *n = parser_compound(p);
  if (n) parser_add(p, out, n);
  else parser_simple_line(p, out);
  p->depth--;
}

Node *parser_other_wording(Parser *p) {
  NodeList list = {0};
  int start = p->at;
  parser_statement(p, &list);
  parser_expect(p, T_END);
  if (list.count != 1)
    parser_refuse(p, parser_pos_of(p, start, start), "one statement", "a switch's other wording of several statements");
  Node *n = list.at[0], *from = p->graft;
  if (!from) return n;
  Nodes orelse = from->kind == N_FOR                           ? from->u.loop_for.orelse
                 : from->kind == N_WHILE || from->kind == N_IF ? from->u.cond.orelse
                                                               : (Nodes){0};
  if (n->kind == N_FOR) n->u.loop_for.orelse = orelse;
  if (n->kind == N_WHILE || n->kind == N_IF) n->u.cond.orelse = orelse;
  if (n->kind == N_FUNCDEF) n->u.func.doc = parser_docstring(&n->u.func.body);
  if (n->kind == N_CLASSDEF) n->u.cls.doc = parser_docstring(&n->u.cls.body);
  return n;
}

Node *parser_file(Parser *p) {
  NodeList list = {0};
  while (!parser_is(p, T_END)) parser_statement(p, &list);
  p->tree->body = parser_nodes(&list);
  p->tree->doc = parser_docstring(&p->tree->body);
  markers_check_claimed(p);
  return NULL;
}
