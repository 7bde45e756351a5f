// The arguments of a call and of a class, and the parameters of a function.
#include <stdio.h>

#include "lang/object/constant.h"
#include "parser.h"

// ---- arguments ----

typedef struct Reading {
  Parser *p;
  int open, first;  // tokens: '(' (-1: a class's), the first argument
  NodeList args;
  Keyword *keywords;
  int nkeywords, room;
  bool seen_double_star;
  const char *misplaced;  // a positional argument behind a keyword: told when the rest has been read
                          // (hints)
} Reading;

static void check_repeated(Reading *r, Value name, Pos at) {
  for (int i = 0; i < r->nkeywords; i++) {
    if (r->keywords[i].name != name) continue;
    char what[200];
    snprintf(what, sizeof what, "keyword argument repeated: %.150s", str_data(name));
    parser_wrong_late(r->p, at, what);
  }
}

static void add_keyword(Reading *r, Value name, Node *value) {
  ARENA_GROW(r->p->arena, r->keywords, r->room, r->nkeywords + 1, 4);
  r->keywords[r->nkeywords++] = (Keyword){name, value};
}

static void keyword_argument(Reading *r) {
  Parser *p = r->p;
  int start = p->at;
  Value name = parser_name(p);
  p->at++;
  Node *value = parser_expression(p);
  if (p->hints && parser_is(p, T_FOR)) {
    int ignored;
    parser_comprehension(p, &ignored);
    parser_wrong(p, parser_pos_of(p, start, start + 1), "SyntaxError", "",
                 "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  }
  check_repeated(r, name, parser_pos(p, start));
  add_keyword(r, name, value);
}

static void star_argument(Reading *r) {
  Parser *p = r->p;
  int start = p->at++;
  bool nothing = p->hints && start > r->first && !parser_starts_expression(p);
  if (r->seen_double_star || nothing) {
    if (!p->hints) parser_fail(p);
    parser_wrong(p, parser_pos_of(p, r->first, r->first), "SyntaxError", "",
                 "iterable argument unpacking follows keyword argument unpacking");
  }
  Node *value = parser_expression(p);
  Node *n = parser_node(p, N_STARRED, start);
  n->u.value = value;
  parser_add(p, &r->args, n);
}

// An element was read and `for` follows: f(x for x in y).
static void generator_argument(Reading *r, Node *element) {
  Parser *p = r->p;
  int ncomps;
  bool alone = r->args.count == 0 && r->nkeywords == 0;
  if (alone && r->open < 0) parser_fail(p);
  Comp *comps = parser_comprehension(p, &ncomps);
  if (!alone || parser_is(p, T_COMMA)) {
    if (!p->hints) parser_fail(p);
    parser_wrong(p, element->pos, "SyntaxError", "", "Generator expression must be parenthesized");
  }
  parser_expect(p, T_RPAR);
  Node *n = parser_node(p, N_GENEXP, r->open);
  p->at--;
  n->u.comp.element = element;
  n->u.comp.comps = comps;
  n->u.comp.ncomps = ncomps;
  parser_add(p, &r->args, n);
}

// True, False, None or an expression before `=`.
static void hint_keyword(Reading *r, int start, const Node *e) {
  Parser *p = r->p;
  if (!p->hints || !parser_is(p, T_EQUAL)) return;
  Pos at = parser_pos_of(p, start, p->at);
  TokenKind kind = p->tokens.at[start].kind;
  if (p->at == start + 1 && (kind == T_TRUE || kind == T_FALSE || kind == T_NONE))
    parser_wrong(p, at, "SyntaxError", "", "cannot assign to %s", node_describe(e));
  parser_wrong(p, e->pos, "SyntaxError", "", "expression cannot contain assignment, perhaps you meant \"==\"?");
}

static void positional_argument(Reading *r) {
  Parser *p = r->p;
  int start = p->at;
  Node *e;
  if (parser_is(p, T_NAME) && parser_next_kind(p) == T_COLONEQUAL) e = parser_named_expression(p);
  else e = parser_expression(p);
  if (e->kind != N_NAMEDEXPR) hint_keyword(r, start, e);
  if (parser_is(p, T_FOR) || parser_is(p, T_ASYNC)) {
    generator_argument(r, e);
    return;
  }
  if (parser_is(p, T_EQUAL) || parser_is(p, T_COLONEQUAL)) parser_fail(p);
  if (r->nkeywords > 0) {
    if (!p->hints) parser_fail(p);
    if (!r->misplaced)
      r->misplaced = r->seen_double_star ? "positional argument follows keyword argument unpacking"
                                         : "positional argument follows keyword argument";
  }
  parser_add(p, &r->args, e);
}

Arguments parser_arguments(Parser *p, int open) {
  Reading r = {.p = p, .open = open, .first = p->at};
  while (!parser_is(p, T_RPAR)) {
    if (parser_is(p, T_STAR)) star_argument(&r);
    else if (parser_is(p, T_DOUBLESTAR)) {
      p->at++;
      add_keyword(&r, V_UNBOUND, parser_expression(p));
      r.seen_double_star = true;
    } else if (parser_is(p, T_NAME) && parser_next_kind(p) == T_EQUAL) keyword_argument(&r);
    else positional_argument(&r);
    if (!parser_accept(p, T_COMMA)) break;
  }
  if (r.misplaced) parser_wrong_here(p, "SyntaxError", r.misplaced);
  parser_expect(p, T_RPAR);
  return (Arguments){parser_nodes(&r.args), r.keywords, r.nkeywords};
}

// ---- parameters ----

typedef struct Parameters {
  Parser *p;
  bool lambda;
  TokenKind close;
  Args a;
  int pos_room, kw_room;
  bool seen_slash, seen_star, seen_default;
} Parameters;

static Arg *arg_add(Parser *p, Arg **at, int *count, int *room) {
  ARENA_GROW(p->arena, *at, *room, *count + 1, 4);
  return &(*at)[(*count)++];
}

// A name and, in a def, its annotation.
static Arg parameter(Parameters *s) {
  Parser *p = s->p;
  int start = p->at;
  Arg a = {.name = parser_name(p)};
  if (!s->lambda && parser_accept(p, T_COLON)) a.annotation = parser_expression(p);
  a.pos = parser_pos(p, start);
  return a;
}

_Noreturn static void wrong_parameter(Parameters *s, int token, const char *what) {
  if (!s->p->hints) parser_fail(s->p);
  parser_wrong(s->p, parser_pos_of(s->p, token, token), "SyntaxError", "", "%s", what);
}

_Noreturn static void bare_star(Parameters *s, int token) {
  const char *what = "named arguments must follow bare *";
  if (s->lambda && s->p->hints) parser_wrong_here(s->p, "SyntaxError", what);
  wrong_parameter(s, token, what);
}

static void slash(Parameters *s) {
  Parser *p = s->p;
  int token = p->at;
  if (s->seen_slash) wrong_parameter(s, token, "/ may appear only once");
  if (s->seen_star) wrong_parameter(s, token, "/ must be ahead of *");
  if (s->a.npos == 0) {
    if (parser_next_kind(p) == T_COMMA) wrong_parameter(s, token, "at least one argument must precede /");
    parser_fail(p);
  }
  p->at++;
  if (parser_is(p, T_STAR)) wrong_parameter(s, p->at, "expected comma between / and *");
  s->seen_slash = true;
  s->a.nposonly = s->a.npos;
}

static void star(Parameters *s) {
  Parser *p = s->p;
  int token = p->at;
  if (s->seen_star) {
    TokenKind after = parser_next_kind(p);
    if (after == T_BROKEN) p->at++;
    if (after == T_NAME || after == T_COMMA) wrong_parameter(s, token, "* argument may appear only once");
    parser_fail(p);
  }
  p->at++;
  s->seen_star = true;
  if (parser_is(p, s->close)) bare_star(s, token);
  if (parser_is(p, T_COMMA)) {
    p->at++;
    if (parser_is(p, s->close) || parser_is(p, T_DOUBLESTAR)) bare_star(s, token);
    p->at--;
    return;
  }
  s->a.varargs = arena_alloc(p->arena, sizeof(Arg));
  *s->a.varargs = parameter(s);
  if (parser_is(p, T_EQUAL)) wrong_parameter(s, p->at, "var-positional argument cannot have default value");
}

static void double_star(Parameters *s) {
  Parser *p = s->p;
  p->at++;
  s->a.varkw = arena_alloc(p->arena, sizeof(Arg));
  *s->a.varkw = parameter(s);
  if (parser_is(p, T_EQUAL)) wrong_parameter(s, p->at, "var-keyword argument cannot have default value");
  if (!parser_accept(p, T_COMMA)) return;
  TokenKind kind = parser_peek(p);
  if (kind == T_NAME || kind == T_STAR || kind == T_DOUBLESTAR || kind == T_SLASH)
    wrong_parameter(s, p->at, "arguments cannot follow var-keyword argument");
}

static void plain_parameter(Parameters *s) {
  Parser *p = s->p;
  int token = p->at;
  Arg a = parameter(s);
  if (parser_accept(p, T_EQUAL)) {
    if (parser_is(p, T_COMMA) || parser_is(p, T_RPAR))
      wrong_parameter(s, p->at - 1, "expected default value expression");
    a.fallback = parser_expression(p);
    if (!s->seen_star) s->seen_default = true;
  } else if (s->seen_default && !s->seen_star) {
    if (parser_is(p, T_COMMA) || parser_is(p, s->close))
      wrong_parameter(s, token, "non-default argument follows default argument");
    parser_fail(p);
  }
  if (s->seen_star) *arg_add(p, &s->a.kwonly, &s->a.nkwonly, &s->kw_room) = a;
  else *arg_add(p, &s->a.pos, &s->a.npos, &s->pos_room) = a;
}

// def f((a, b)): Python 2 unpacked it.
static void hint_parenthesised(Parameters *s) {
  Parser *p = s->p;
  int open = p->at++;
  while (parser_accept(p, T_NAME) && parser_accept(p, T_COMMA)) {
  }
  if (p->at > open + 1 && parser_is(p, T_RPAR))
    parser_wrong(p, parser_pos_of(p, open, p->at), "SyntaxError", "take one parameter, and unpack it in the body",
                 "%s parameters cannot be parenthesized", s->lambda ? "Lambda expression" : "Function");
  p->at = open;
}

Args parser_parameters(Parser *p, bool lambda) {
  Parameters s = {.p = p, .lambda = lambda, .close = lambda ? T_COLON : T_RPAR};
  while (!parser_is(p, s.close)) {
    TokenKind kind = parser_peek(p);
    if (kind == T_SLASH) slash(&s);
    else if (kind == T_STAR) star(&s);
    else if (kind == T_DOUBLESTAR) {
      double_star(&s);
      break;
    } else {
      if (p->hints && kind == T_LPAR) hint_parenthesised(&s);
      plain_parameter(&s);
    }
    if (!parser_accept(p, T_COMMA)) break;
  }
  return s.a;
}
