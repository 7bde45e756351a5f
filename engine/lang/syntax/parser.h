// The parser from the inside: what its files share. The outside is parse() in ast.h.
//
// It is a recursive descent over the tokens, in two passes like CPython's. The first reads the program. If it fails,
// the second goes over it again with `hints` set: it looks at the usual mistakes at the places where CPython does and
// so finds its words for them ("Perhaps you forgot a comma?"). If it finds none, it is "invalid syntax" at the furthest
// token that the first pass has looked at.
//
// A failure leaves by longjmp to the trap that was set last; all memory is the arena's, so nothing is lost. Three
// kinds:
//   generic     no rule fits here: an attempt may try another one
//   particular  a rule of the second pass knows what is wrong
//   final       nothing can change it (outside the subset, nested too deeply, inside an f-string)
#ifndef LANG_SYNTAX_PARSER_H
#define LANG_SYNTAX_PARSER_H

#include <setjmp.h>

#include "lang/object/arena.h"
#include "ast.h"
#include "lexer.h"

// The depth of nesting that fits the parser's stack; and the compiler's, with long chains.
enum { PARSER_DEPTH = 300, TREE_DEPTH = 1000 };

typedef enum Failure { FAIL_GENERIC = 1, FAIL_PARTICULAR, FAIL_FINAL } Failure;

typedef struct Parser {
  Tree *tree;
  Arena *arena;
  const Source *source;
  Refusal *refusal;  // filled by a failure that is not generic
  Refusal *late;     // the first thing that CPython finds only when the whole has been parsed; line
                     // 0: none
  Tokens tokens;
  int at;        // the token that is next
  int furthest;  // the last one that was looked at
  int depth;
  bool second;      // the second pass: what does not fit behind a whole operand is left, as in
                    // CPython's backtracking
  bool hints;       // it, where usual mistakes are looked for
  int hint_budget;  // how many more attempts they may cost
  bool in_field;    // inside an f-string's field: messages begin with "f-string: "
  Node *subject;
  int subject_start;  // what a trailer hangs on: for its rule, read at once
  int operand_level;  // how tight an operand binds: for its rule, read at once
  Failure failure;
  jmp_buf *trap;
  int header;   // the newline token of the compound statement's header that was parsed last; -1:
                // it has its body in the same line
  Node *graft;  // the compound statement whose block stands for the missing one of a switch's
                // other wording
  const KnobSetting *settings;
  int nsettings;
} Parser;

typedef struct NodeList {
  Node **at;
  int count, room;
} NodeList;

// ---- tokens ----

_Noreturn void parser_fail(Parser *p);    // generic
_Noreturn void parser_broken(Parser *p);  // at T_BROKEN
static inline const Token *parser_token(const Parser *p) { return &p->tokens.at[p->at]; }
static inline TokenKind parser_peek(Parser *p) {
  if (p->at > p->furthest) p->furthest = p->at;
  TokenKind kind = p->tokens.at[p->at].kind;
  if (kind == T_BROKEN) parser_broken(p);
  return kind;
}
static inline bool parser_is(Parser *p, TokenKind kind) { return parser_peek(p) == kind; }
static inline TokenKind parser_next_kind(const Parser *p) {  // the one behind, without looking at it
  return p->at + 1 < p->tokens.count ? p->tokens.at[p->at + 1].kind : T_END;
}
static inline bool parser_accept(Parser *p, TokenKind kind) {
  if (!parser_is(p, kind)) return false;
  p->at++;
  return true;
}
static inline void parser_expect(Parser *p, TokenKind kind) {
  if (!parser_accept(p, kind)) parser_fail(p);
}
Value parser_name(Parser *p);  // a NAME is expected and taken
bool parser_token_text_is(const Parser *p, int token, const char *text);

// ---- failures ----

// A SyntaxError (kind) that CPython words like this. instead: a way out of mplab's own, or "".
__attribute__((format(printf, 5, 6))) _Noreturn void parser_wrong(Parser *p, Pos at, const char *kind,
                                                                  const char *instead, const char *what, ...);
// Valid Python that mplab has not.
__attribute__((format(printf, 4, 5))) _Noreturn void parser_refuse(Parser *p, Pos at, const char *instead,
                                                                   const char *what, ...);
_Noreturn void parser_wrong_here(Parser *p, const char *kind, const char *what);  // at the furthest token
void parser_wrong_late(Parser *p, Pos at, const char *what);  // a SyntaxError, told when the whole has been parsed
void parser_enter(Parser *p);                                 // one level deeper; the way back is p->depth--
// Tries a rule. NULL: it failed, and nothing was taken. quiet: also its particular failures, and without hints.
Node *parser_attempt(Parser *p, Node *(*rule)(Parser *), bool quiet);
// A rule on other tokens (a field of an f-string, a marker's wording), with passes of its own. NULL: refused,
// p->refusal filled.
// the rule; in the second pass NULL and back at that token where it fails
Node *parser_operand(Parser *p, Node *(*rule)(Parser *), int back);
Node *parser_piece(Parser *p, Tokens tokens, Node *(*rule)(Parser *));
_Noreturn void parser_refused(Parser *p);  // p->refusal has been filled by somebody else: final

// ---- nodes ----

Node *parser_node(Parser *p, NodeKind kind, int start);  // from token number start to the last one taken
Pos parser_pos(const Parser *p, int start);              // the same, as a Pos
Pos parser_pos_of(const Parser *p, int first, int last);
void parser_add(Parser *p, NodeList *list, Node *n);
Nodes parser_nodes(const NodeList *list);
Nodes parser_one(Parser *p, Node *n);  // a list of one

// ---- expressions ----

Node *parser_expression(Parser *p);  // lambda, conditional, …
Node *parser_disjunction(Parser *p);
Node *parser_bitwise_or(Parser *p);
Node *parser_named_expression(Parser *p);  // NAME := expression, or an expression
Node *parser_star_expressions(Parser *p);  // a, *b, c: a tuple if there is a comma
Node *parser_star_named_expression(Parser *p);
Node *parser_yield_or_star_expressions(Parser *p);
Node *parser_primary(Parser *p);
Node *parser_atom(Parser *p);
Node *parser_name_node(Parser *p);
Node *parser_attribute(Parser *p, Node *value, int start);  // at the dot; start: value's first token
Node *parser_strings(Parser *p);                            // one or more string literals
Node *parser_number(Parser *p);
Comp *parser_comprehension(Parser *p, int *count);  // for … in … if …, one or more
// The arguments of a call or a class, behind '('; takes the ')'. open: the token of '(', where a lone generator
// expression may stand; -1: it may not.
typedef struct Arguments {
  Nodes args;
  Keyword *keywords;
  int nkeywords;
} Arguments;
Arguments parser_arguments(Parser *p, int open);
// Parses a group, tuple or generator expression; takes the closing token.
Node *parser_inside_parentheses(Parser *p, int open, TokenKind close);
Args parser_parameters(Parser *p, bool lambda);  // up to ')' or ':', which stays
bool parser_starts_expression(Parser *p);

// ---- targets ----

void parser_store(Parser *p, Node *n, Ctx ctx);  // makes n a target; what cannot be one fails generically
bool target_is_single(const Node *n);            // a name, an attribute, an item
Node *parser_star_target(Parser *p);             // one of them, not yet a target
Node *parser_star_targets(Parser *p);            // what stands between for and in
typedef enum TargetOf { OF_ASSIGN, OF_FOR, OF_DEL } TargetOf;
const Node *target_invalid(const Node *n, TargetOf of);  // the part that cannot be assigned to; NULL: none
const char *node_describe(const Node *n);                // "function call", as in "cannot assign to function call"

// ---- patterns ----

Node *parser_patterns(Parser *p);  // what stands between case and its guard or colon

// ---- statements ----

Node *parser_file(Parser *p);  // NULL; the tree's body is filled
void parser_statement(Parser *p, NodeList *out);
void parser_simple_line(Parser *p, NodeList *out);  // simple statements up to the newline
Node *parser_compound(Parser *p);                   // NULL: it is none
Value parser_docstring(const Nodes *body);          // V_NONE if there is none
// The rule for a marker's other wording: one statement, whose block is p->graft's.
Node *parser_other_wording(Parser *p);

// ---- literals ----

typedef struct LiteralBuffer {
  char *at;
  size_t size, room;
} LiteralBuffer;
void literal_add(Parser *p, LiteralBuffer *b, const char *s, size_t n);
// Appends the value of a string's inside [from, to) of the text. where: the literal, for what is wrong with it.
void literal_decode(Parser *p, LiteralBuffer *b, uint32_t from, uint32_t to, Pos where, bool raw, bool bytes);
// An f-string's parts so far. pending: text that is not yet a part; whole: the position of all its literals together.
typedef struct FString {
  NodeList parts;
  LiteralBuffer pending;
  Pos whole;
  bool raw;
} FString;
void fstring_parts(Parser *p, FString *f, uint32_t from, uint32_t to, uint32_t line);
void fstring_flush(Parser *p, FString *f);

// ---- markers ----

// Applies the markers of a line. out[first …]: its statements; newline: the token that ends it.
void markers_apply(Parser *p, NodeList *out, int first, int newline);
Node *markers_wrap_compound(Parser *p, Node *n, int newline);  // its header's newline token
void markers_check_claimed(Parser *p);

#endif
