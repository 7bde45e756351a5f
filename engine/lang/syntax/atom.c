// Atoms and what hangs on them: names, literals, displays, comprehensions, attributes, items, calls.
#include <string.h>

#include "lang/object/constant.h"
#include "parser.h"

static Node *constant_node(Parser *p, Value v) {
  int start = p->at++;
  Node *n = parser_node(p, N_CONSTANT, start);
  n->u.constant = v;
  return n;
}

Node *parser_name_node(Parser *p) {
  int start = p->at;
  Value name = parser_name(p);
  Node *n = parser_node(p, N_NAME, start);
  n->u.name = name;
  return n;
}

static Node *sequence(Parser *p, NodeKind kind, int start, const NodeList *list) {
  Node *n = parser_node(p, kind, start);
  n->u.list = parser_nodes(list);
  return n;
}

// ---- comprehensions ----

static void refuse_async(Parser *p) {
  if (parser_is(p, T_ASYNC))
    parser_refuse(p, parser_pos_of(p, p->at, p->at),
                  "write it without async: mplab runs processes and threads, not coroutines", "async is not in mplab");
}

static bool starts_comprehension(Parser *p) {
  refuse_async(p);
  return parser_is(p, T_FOR);
}

Comp *parser_comprehension(Parser *p, int *count) {
  Comp *comps = NULL;
  for (*count = 0; starts_comprehension(p); ++*count) {
    comps = arena_grow(p->arena, comps, (size_t)*count * sizeof *comps, (size_t)(*count + 1) * sizeof *comps);
    Comp *c = &comps[*count];
    p->at++;
    c->target = parser_star_targets(p);
    parser_expect(p, T_IN);
    c->iter = parser_disjunction(p);
    NodeList ifs = {0};
    while (parser_accept(p, T_IF)) parser_add(p, &ifs, parser_disjunction(p));
    c->ifs = parser_nodes(&ifs);
  }
  return comps;
}

static Node *comprehension(Parser *p, NodeKind kind, int start, Node *element, Node *value, TokenKind close) {
  if (element->kind == N_STARRED) {
    if (!p->hints) parser_fail(p);
    int ignored;
    parser_comprehension(p, &ignored);
    parser_wrong(p, element->pos, "SyntaxError", "", "iterable unpacking cannot be used in comprehension");
  }
  int ncomps;
  Comp *comps = parser_comprehension(p, &ncomps);
  parser_expect(p, close);
  Node *n = parser_node(p, kind, start);
  n->u.comp.element = element;
  n->u.comp.value = value;
  n->u.comp.comps = comps;
  n->u.comp.ncomps = ncomps;
  return n;
}

// ---- displays ----

// More elements behind a comma, up to what is none.
static void more_elements(Parser *p, NodeList *list) {
  while (parser_accept(p, T_COMMA) && (parser_starts_expression(p) || parser_is(p, T_STAR)))
    parser_add(p, list, parser_star_named_expression(p));
}

static void hint_bare_tuple_target(Parser *p, const NodeList *list) {
  if (!p->hints || !starts_comprehension(p)) return;
  int ignored;
  parser_comprehension(p, &ignored);
  Pos at = list->at[0]->pos;
  parser_wrong(p, at, "SyntaxError", "", "did you forget parentheses around the comprehension target?");
}

static Node *list_display(Parser *p) {
  int start = p->at++;
  NodeList list = {0};
  if (!parser_is(p, T_RSQB)) {
    Node *first = parser_star_named_expression(p);
    if (starts_comprehension(p)) return comprehension(p, N_LISTCOMP, start, first, NULL, T_RSQB);
    parser_add(p, &list, first);
    if (parser_is(p, T_COMMA)) {
      more_elements(p, &list);
      hint_bare_tuple_target(p, &list);
    }
  }
  parser_expect(p, T_RSQB);
  return sequence(p, N_LIST, start, &list);
}

static Node *set_display(Parser *p, int start, Node *first) {
  if (starts_comprehension(p)) return comprehension(p, N_SETCOMP, start, first, NULL, T_RBRACE);
  NodeList list = {0};
  parser_add(p, &list, first);
  if (parser_is(p, T_COMMA)) {
    more_elements(p, &list);
    hint_bare_tuple_target(p, &list);
  }
  parser_expect(p, T_RBRACE);
  return sequence(p, N_SET, start, &list);
}

// The value behind a key. Its colon has been taken.
static Node *dict_value(Parser *p) {
  int colon = p->at - 1;
  if (p->hints && parser_is(p, T_STAR)) {
    int star = p->at++;
    parser_bitwise_or(p);
    parser_wrong(p, parser_pos_of(p, star, star), "SyntaxError", "",
                 "cannot use a starred expression in a dictionary value");
  }
  if (p->hints && (parser_is(p, T_RBRACE) || parser_is(p, T_COMMA)))
    parser_wrong(p, parser_pos_of(p, colon, colon), "SyntaxError", "",
                 "expression expected after dictionary key and ':'");
  return parser_expression(p);
}

static Node *dict_key(Parser *p) {
  Node *key = parser_expression(p);
  if (p->hints && !parser_is(p, T_COLON)) {
    Pos at = key->pos;
    at.line = at.end_line;
    at.col = at.end_col ? at.end_col - 1 : 0;
    parser_wrong(p, at, "SyntaxError", "", "':' expected after dictionary key");
  }
  parser_expect(p, T_COLON);
  return key;
}

// key: the first key, its colon already taken; NULL: the display begins with **.
static Node *dict_display(Parser *p, int start, Node *key) {
  NodeList keys = {0}, values = {0};
  do {
    if (values.count > 0 && parser_is(p, T_RBRACE)) break;
    if (!key && parser_is(p, T_DOUBLESTAR)) {
      int stars = p->at++;
      parser_add(p, &keys, NULL);
      parser_add(p, &values, parser_bitwise_or(p));
      if (p->hints && parser_is(p, T_FOR))
        parser_wrong(p, parser_pos_of(p, stars, stars), "SyntaxError", "",
                     "dict unpacking cannot be used in dict comprehension");
      continue;
    }
    bool first = key != NULL;
    if (!key) key = dict_key(p);
    Node *value = dict_value(p);
    if (first && starts_comprehension(p)) return comprehension(p, N_DICTCOMP, start, key, value, T_RBRACE);
    parser_add(p, &keys, key);
    parser_add(p, &values, value);
    key = NULL;
  } while (parser_accept(p, T_COMMA));
  parser_expect(p, T_RBRACE);
  Node *n = parser_node(p, N_DICT, start);
  n->u.dict.keys = parser_nodes(&keys);
  n->u.dict.values = parser_nodes(&values);
  return n;
}

static Node *brace_display(Parser *p) {
  int start = p->at++;
  if (parser_is(p, T_DOUBLESTAR)) return dict_display(p, start, NULL);
  if (parser_accept(p, T_RBRACE)) return parser_node(p, N_DICT, start);
  Node *first = parser_star_named_expression(p);
  bool may_be_key = first->kind != N_STARRED && first->kind != N_NAMEDEXPR;
  if (may_be_key && parser_accept(p, T_COLON)) return dict_display(p, start, first);
  return set_display(p, start, first);
}

Node *parser_inside_parentheses(Parser *p, int open, TokenKind close) {
  if (parser_is(p, T_YIELD)) {
    Node *n = parser_yield_or_star_expressions(p);
    parser_expect(p, close);
    return n;
  }
  if (p->hints && parser_is(p, T_DOUBLESTAR)) {
    int stars = p->at++;
    parser_expression(p);
    if (parser_is(p, close))
      parser_wrong(p, parser_pos_of(p, stars, stars), "SyntaxError", "", "cannot use double starred expression here");
  }
  NodeList list = {0};
  if (close == T_RPAR && parser_accept(p, close)) return sequence(p, N_TUPLE, open, &list);
  Node *first = parser_star_named_expression(p);
  if (starts_comprehension(p)) return comprehension(p, N_GENEXP, open, first, NULL, close);
  if (parser_is(p, T_COMMA)) {
    parser_add(p, &list, first);
    more_elements(p, &list);
    parser_expect(p, close);
    return sequence(p, N_TUPLE, open, &list);
  }
  if (first->kind == N_STARRED) {
    if (p->hints && parser_is(p, close))
      parser_wrong(p, first->pos, "SyntaxError", "", "cannot use starred expression here");
    parser_fail(p);
  }
  parser_expect(p, close);
  return first;
}

static Node *parentheses(Parser *p) {
  int open = p->at++;
  return parser_inside_parentheses(p, open, T_RPAR);
}

// ---- atoms and primaries ----

Node *parser_atom(Parser *p) {
  switch (parser_peek(p)) {
  case T_NAME: return parser_name_node(p);
  case T_TRUE: return constant_node(p, V_TRUE);
  case T_FALSE: return constant_node(p, V_FALSE);
  case T_NONE: return constant_node(p, V_NONE);
  case T_ELLIPSIS: return constant_node(p, V_ELLIPSIS);
  case T_NUMBER: return parser_number(p);
  case T_STRING: return parser_strings(p);
  case T_LPAR: return parentheses(p);
  case T_LSQB: return list_display(p);
  case T_LBRACE: return brace_display(p);
  case T_AWAIT:
    parser_refuse(p, parser_pos_of(p, p->at, p->at),
                  "call the function directly: mplab runs processes and threads, not coroutines",
                  "await is not in mplab");
  default: parser_fail(p);
  }
}

static bool ends_slice_part(Parser *p) {
  return parser_is(p, T_COLON) || parser_is(p, T_COMMA) || parser_is(p, T_RSQB);
}

static Node *slice(Parser *p) {
  int start = p->at;
  Node *lower = NULL, *upper = NULL, *step = NULL;
  if (!parser_is(p, T_COLON)) {
    Node *e = parser_star_named_expression(p);
    if (e->kind == N_STARRED || e->kind == N_NAMEDEXPR || !parser_is(p, T_COLON)) return e;
    lower = e;
  }
  p->at++;
  if (!ends_slice_part(p)) upper = parser_expression(p);
  if (parser_accept(p, T_COLON) && !ends_slice_part(p)) step = parser_expression(p);
  Node *n = parser_node(p, N_SLICE, start);
  n->u.slice.lower = lower;
  n->u.slice.upper = upper;
  n->u.slice.step = step;
  return n;
}

static Node *slices(Parser *p) {
  int start = p->at;
  Node *first = slice(p);
  if (!parser_is(p, T_COMMA) && first->kind != N_STARRED) return first;
  NodeList list = {0};
  parser_add(p, &list, first);
  while (parser_accept(p, T_COMMA) && !parser_is(p, T_RSQB)) parser_add(p, &list, slice(p));
  return sequence(p, N_TUPLE, start, &list);
}

Node *parser_attribute(Parser *p, Node *value, int start) {
  p->at++;
  Value name = parser_name(p);
  Node *n = parser_node(p, N_ATTRIBUTE, start);
  n->u.attribute.value = value;
  n->u.attribute.attr = name;
  return n;
}

static Node *attribute(Parser *p) { return parser_attribute(p, p->subject, p->subject_start); }

static Node *subscript(Parser *p) {
  int start = p->subject_start;
  Node *value = p->subject;
  p->at++;
  Node *index = slices(p);
  parser_expect(p, T_RSQB);
  Node *n = parser_node(p, N_SUBSCRIPT, start);
  n->u.subscript.value = value;
  n->u.subscript.index = index;
  return n;
}

static Node *call(Parser *p) {
  int start = p->subject_start, open = p->at++;
  Node *func = p->subject;
  Arguments a = parser_arguments(p, open);
  Node *n = parser_node(p, N_CALL, start);
  n->u.call.func = func;
  n->u.call.args = a.args;
  n->u.call.keywords = a.keywords;
  n->u.call.nkeywords = a.nkeywords;
  return n;
}

Node *parser_primary(Parser *p) {
  int start = p->at;
  Node *n = parser_atom(p), *whole = n;
  while (whole) {
    n = whole;
    p->subject = n;
    p->subject_start = start;
    switch (parser_peek(p)) {
    case T_DOT: whole = parser_operand(p, attribute, p->at); break;
    case T_LSQB: whole = parser_operand(p, subscript, p->at); break;
    case T_LPAR: whole = parser_operand(p, call, p->at); break;
    default: return n;
    }
  }
  return n;
}
