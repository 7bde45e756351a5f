// The parser's ground: tokens, nodes, failures, the two passes, and parse() itself.
#include "parser.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lang/object/constant.h"
#include "markers.h"
#include "refusal.h"
#include "source.h"
#include "tree.h"

enum { HINT_BUDGET = 50000 };  // attempts of a second pass: a page of nested brackets needs far less

// ---- places ----

static uint16_t column(const Parser *p, uint32_t offset, uint32_t line) {
  uint32_t col = offset - p->source->line_start[line - 1];
  return col < 0xffff ? (uint16_t)col : 0xffff;
}

Pos parser_pos_of(const Parser *p, int first, int last) {
  const Token *a = &p->tokens.at[first], *z = &p->tokens.at[last];
  return (Pos){.line = a->line,
               .col = column(p, a->start, a->line),
               .end_line = z->end_line,
               .end_col = column(p, z->end, z->end_line)};
}

Pos parser_pos(const Parser *p, int start) {
  int last = p->at - 1;
  while (last > start && (p->tokens.at[last].kind == T_NEWLINE || p->tokens.at[last].kind == T_DEDENT ||
                          p->tokens.at[last].kind == T_INDENT))
    last--;
  return parser_pos_of(p, start, last > start ? last : start);
}

// ---- failures ----

static _Noreturn void spring(Parser *p, Failure kind) {
  p->failure = kind;
  longjmp(*p->trap, 1);
}

_Noreturn void parser_fail(Parser *p) {
  parser_peek(p);
  spring(p, FAIL_GENERIC);
}

_Noreturn void parser_wrong(Parser *p, Pos at, const char *kind, const char *instead, const char *what, ...) {
  char text[300];
  va_list args;
  va_start(args, what);
  vsnprintf(text, sizeof text, what, args);
  va_end(args);
  bool prefix = p->in_field && strncmp(text, "f-string", 8) != 0;
  refusal_set(p->refusal, p->source, at.line, at.col, kind, instead, "%s%s", prefix ? "f-string: " : "", text);
  spring(p, FAIL_PARTICULAR);
}

_Noreturn void parser_refuse(Parser *p, Pos at, const char *instead, const char *what, ...) {
  char text[300];
  va_list args;
  va_start(args, what);
  vsnprintf(text, sizeof text, what, args);
  va_end(args);
  refusal_set(p->refusal, p->source, at.line, at.col, "", instead, "%s", text);
  spring(p, FAIL_FINAL);
}

_Noreturn void parser_wrong_here(Parser *p, const char *kind, const char *what) {
  Pos at = parser_pos_of(p, p->furthest, p->furthest);
  TokenKind token = p->tokens.at[p->furthest].kind;
  bool blank = token == T_INDENT ||
               (token == T_DEDENT && p->tokens.at[p->furthest].start < p->tokens.at[p->tokens.count - 1].start);
  if (blank && at.col) at.col--;  // CPython shows the blanks, not what stands behind them
  parser_wrong(p, at, kind, "", "%s", what);
}

void parser_wrong_late(Parser *p, Pos at, const char *what) {
  if (!p->late->line) refusal_set(p->late, p->source, at.line, at.col, "SyntaxError", "", "%s", what);
}

_Noreturn void parser_broken(Parser *p) {
  *p->refusal = *p->tokens.broken;
  spring(p, FAIL_FINAL);
}

_Noreturn void parser_refused(Parser *p) { spring(p, FAIL_FINAL); }

void parser_enter(Parser *p) {
  if (++p->depth > PARSER_DEPTH)
    parser_refuse(p, parser_pos_of(p, p->at, p->at), "give the inner part a name of its own",
                  "an expression nested more than %d levels deep", PARSER_DEPTH);
}

// Sets a trap, runs the rule, takes the trap away. NULL: it failed; p->failure says how.
static Node *trapped(Parser *p, Node *(*rule)(Parser *)) {
  static Node done;  // stands for the result of a rule that has none
  jmp_buf here, *outer = p->trap;
  p->failure = 0;
  if (setjmp(here) != 0) {
    p->trap = outer;
    return NULL;
  }
  p->trap = &here;
  Node *n = rule(p);
  p->trap = outer;
  return n ? n : &done;
}

Node *parser_attempt(Parser *p, Node *(*rule)(Parser *), bool quiet) {
  int at = p->at, depth = p->depth;
  bool hints = p->hints;
  if (quiet) p->hints = false;
  if (p->second && --p->hint_budget < 0) p->hints = hints = false;
  Node *n = trapped(p, rule);
  p->hints = hints;
  if (n) return n;
  p->at = at;
  p->depth = depth;
  if (p->failure == FAIL_FINAL || (p->failure == FAIL_PARTICULAR && !quiet)) spring(p, p->failure);
  return NULL;
}

Node *parser_operand(Parser *p, Node *(*rule)(Parser *), int back) {
  if (!p->second) return rule(p);
  Node *n = parser_attempt(p, rule, false);
  if (!n) p->at = back;
  return n;
}

// ---- the two passes ----

// What only Python 2 or a notebook says, where CPython has no better words than "invalid syntax".
static const char *way_out(const Parser *p, int token) {
  const Token *t = &p->tokens.at[token];
  const char *text = p->source->text;
  int first = token;
  for (; first > 0; first--) {
    TokenKind before = p->tokens.at[first - 1].kind;
    if (before == T_NEWLINE || before == T_INDENT || before == T_DEDENT) break;
  }
  if (t->kind == T_OTHER && text[t->start] == '`') return "Python 2: write repr(x) for `x`";
  if (token == first && (t->kind == T_PERCENT || (t->kind == T_OTHER && text[t->start] == '!')))
    return "a notebook's command, not Python: leave the line out";
  if (t->kind == T_OTHER && text[t->start] == '!') return "write not x, or x != y";
  if (t->kind == T_LESSGREATER) return "Python 2: write != for <>";
  if (t->kind == T_COMMA && p->tokens.at[first].kind == T_RAISE)
    return "Python 2: write raise E(\"text\") for raise E, \"text\"";
  if (t->kind == T_STRING && token > 0 && p->tokens.at[token - 1].kind == T_NAME &&
      p->tokens.at[token - 1].end == t->start)
    return "no such string prefix (Python 2 had ur): write r\"…\", b\"…\", f\"…\" or plain quotes";
  if (t->kind == T_AND || t->kind == T_OR) return "";
  if (token == first + 1 && t->kind == T_NAME && parser_token_text_is(p, first, "type"))
    return "type statements are not Python 3.11: write NAME = …";
  if (t->kind == T_LSQB && first < token && p->tokens.at[first].kind == T_CLASS)
    return "type parameters are not Python 3.11: leave them out";
  if (t->kind == T_PLUS && token > 0 && p->tokens.at[token - 1].kind == T_PLUS) return "Python has no ++: write x += 1";
  return "";
}

static void say_generic(Parser *p, int token) {
  const Token *t = &p->tokens.at[token];
  uint16_t col = column(p, t->start, t->line);
  const char *instead = way_out(p, token), *prefix = p->in_field ? "f-string: " : "";
  if (t->kind == T_INDENT)
    refusal_set(p->refusal, p->source, t->line, col ? col - 1u : 0, "IndentationError", "", "%sunexpected indent",
                prefix);
  else if (t->kind == T_DEDENT)
    refusal_set(p->refusal, p->source, t->line, col, "IndentationError", "", "%sunexpected unindent", prefix);
  else refusal_set(p->refusal, p->source, t->line, col, "SyntaxError", instead, "%sinvalid syntax", prefix);
}

// Runs the rule over all of p->tokens. NULL: refused, p->refusal filled.
static Node *two_passes(Parser *p, Node *(*rule)(Parser *)) {
  int depth = p->depth;
  p->at = p->furthest = 0;
  p->second = p->hints = false;
  Node *n = trapped(p, rule);
  if (n || p->failure == FAIL_FINAL) return n;
  int token = p->furthest;
  p->at = 0;
  p->depth = depth;
  p->second = p->hints = true;
  p->hint_budget = HINT_BUDGET;
  trapped(p, rule);
  if (p->failure == FAIL_FINAL) return NULL;
  if (p->failure != FAIL_PARTICULAR) say_generic(p, token);
  bool blanks = p->failure == FAIL_GENERIC &&
                (p->tokens.at[token].kind == T_INDENT || p->tokens.at[token].kind == T_DEDENT);
  bool unclosed = p->tokens.unclosed_line && p->tokens.at[p->furthest].line > p->tokens.unclosed_line;
  if (!blanks && (p->tokens.broken_first || unclosed)) *p->refusal = *p->tokens.broken;
  return NULL;
}

Node *parser_piece(Parser *p, Tokens tokens, Node *(*rule)(Parser *)) {
  Parser outer = *p;
  p->tokens = tokens;
  Node *n = two_passes(p, rule);
  *p = outer;
  return n;
}

// ---- tokens and nodes ----

Value parser_name(Parser *p) {
  if (!parser_is(p, T_NAME)) parser_fail(p);
  const Token *t = parser_token(p);
  p->at++;
  return str_constant(p->source->text + t->start, t->end - t->start);
}

bool parser_token_text_is(const Parser *p, int token, const char *text) {
  const Token *t = &p->tokens.at[token];
  return t->end - t->start == strlen(text) && memcmp(p->source->text + t->start, text, strlen(text)) == 0;
}

Node *parser_node(Parser *p, NodeKind kind, int start) {
  Node *n = arena_alloc(p->arena, sizeof *n);
  n->kind = kind;
  n->pos = parser_pos(p, start);
  return n;
}

void parser_add(Parser *p, NodeList *list, Node *n) {
  ARENA_GROW(p->arena, list->at, list->room, list->count + 1, 4);
  list->at[list->count++] = n;
}

Nodes parser_nodes(const NodeList *list) { return (Nodes){list->at, list->count}; }

Nodes parser_one(Parser *p, Node *n) {
  NodeList list = {0};
  parser_add(p, &list, n);
  return parser_nodes(&list);
}

// ---- the whole ----

static bool not_too_deep(void *data, const Node *n, int depth) {
  const Parser *p = data;
  if (depth <= TREE_DEPTH) return true;
  refusal_set(p->refusal, p->source, n->pos.line, n->pos.col, "", "break it into several statements",
              "a chain of more than %d parts", TREE_DEPTH);
  return false;
}

Tree *parse(const char *path, const char *module, const char *text, size_t size, const KnobSetting *settings,
            int nsettings, Refusal *r) {
  Source *source = source_new(path, module, text, size, r);
  if (!source) return NULL;
  Arena *arena = arena_new();
  ShownTree *shown = arena_alloc(arena, sizeof *shown);
  Tree *tree = &shown->tree;
  tree->source = source;
  tree->memory = arena;
  tree->doc = V_NONE;
  Refusal late = {0};
  Parser p = {.tree = tree,
              .arena = arena,
              .source = source,
              .refusal = r,
              .late = &late,
              .settings = settings,
              .nsettings = nsettings};
  p.tokens = lex_file(source, arena);
  if (two_passes(&p, parser_file) && tree_walk(tree, not_too_deep, &p)) {
    shown->markers = p.tokens.markers;
    shown->nmarkers = p.tokens.nmarkers;
    if (!late.line) return tree;
    *r = late;
  }
  arena_free(arena);
  return NULL;
}
