// The syntax tree: what the parser makes and the compiler reads.
//
// All nodes of a program live in one Tree and go with it. Lists are arrays in the same memory. Identifiers and
// literals are Values in code space (str_constant and the like): immortal, equal names are the same Value.
#ifndef LANG_SYNTAX_AST_H
#define LANG_SYNTAX_AST_H

#include "lang/object/code.h"
#include "lang/object/operators.h"

typedef struct Node Node;
typedef struct Nodes {
  Node **at;
  int count;
} Nodes;
typedef struct Names {
  Value *at;
  int count;
} Names;

// clang-format off
#define NODES(N) \
  /* statements */ \
  N(FUNCDEF) N(CLASSDEF) N(RETURN) N(DELETE) N(ASSIGN) N(AUGASSIGN) N(ANNASSIGN) N(FOR) N(WHILE) N(IF) N(WITH) \
  N(RAISE) N(TRY) N(MATCH) N(ASSERT) N(IMPORT) N(IMPORTFROM) N(GLOBAL) N(NONLOCAL) N(EXPR) N(PASS) N(BREAK) N(CONTINUE) \
  N(SWITCHED) \
  /* expressions */ \
  N(BOOLOP) N(NAMEDEXPR) N(BINOP) N(UNARYOP) N(LAMBDA) N(IFEXP) N(DICT) N(SET) N(LISTCOMP) N(SETCOMP) N(DICTCOMP) \
  N(GENEXP) N(YIELD) N(YIELDFROM) N(COMPARE) N(CALL) N(JOINED) N(FORMATTED) N(CONSTANT) N(ATTRIBUTE) N(SUBSCRIPT) \
  N(STARRED) N(NAME) N(LIST) N(TUPLE) N(SLICE) \
  /* patterns */ \
  N(PAT_VALUE) N(PAT_SINGLETON) N(PAT_SEQUENCE) N(PAT_MAPPING) N(PAT_CLASS) N(PAT_STAR) N(PAT_AS) N(PAT_OR)
// clang-format on

typedef enum NodeKind {
#define N(name) N_##name,
  NODES(N)
#undef N
} NodeKind;

typedef enum Ctx { LOAD, STORE, DEL } Ctx;

typedef struct Arg {
  Value name;
  Node *annotation;
  Node *fallback;
  Pos pos;
} Arg;  // fallback: the default, or NULL
typedef struct Args {
  Arg *pos;
  int npos, nposonly;  // positional, the first nposonly of them positional-only
  Arg *kwonly;
  int nkwonly;
  Arg *varargs, *varkw;  // NULL if none
} Args;
typedef struct Keyword {
  Value name;
  Node *value;
} Keyword;  // name V_UNBOUND: **value
typedef struct Comp {
  Node *target, *iter;
  Nodes ifs;
} Comp;
// type NULL: a bare except. name V_UNBOUND: no "as".
typedef struct ExceptClause {
  Node *type;
  Value name;
  Nodes body;
  Pos pos;
} ExceptClause;
typedef struct MatchCase {
  Node *pattern, *guard;  // guard NULL: none
  Nodes body;
} MatchCase;
typedef struct WithItem {
  Node *context, *vars;
} WithItem;  // vars NULL: no "as"
typedef struct Alias {
  Value name, asname;
  Pos pos;
} Alias;  // asname V_UNBOUND: none. name may be dotted, or "*"

struct Node {
  NodeKind kind;
  Pos pos;  // from its first character to behind its last
  union {
    // FUNCDEF; LAMBDA: body is one expression
    struct {
      Value name;
      Args args;
      Nodes body;
      Nodes decorators;
      Node *returns;
      Value doc;
    } func;
    // doc V_NONE if none
    struct {
      Value name;
      Nodes bases;
      Keyword *keywords;
      int nkeywords;
      Nodes body, decorators;
      Value doc;
    } cls;
    // RETURN (NULL: None), EXPR, YIELD (NULL), YIELDFROM, STARRED
    Node *value;
    // DELETE, SET, LIST/TUPLE (with ctx below)
    Nodes list;
    struct {
      Nodes targets;
      Node *value;
    } assign;
    struct {
      Node *target, *value;
      BinOp op;
    } aug;
    // value NULL: no assignment. simple: a name, not in parentheses
    struct {
      Node *target, *annotation, *value;
      bool simple;
    } ann;
    struct {
      Node *target, *iter;
      Nodes body, orelse;
    } loop_for;
    // WHILE, IF (elif: an IF alone in orelse)
    struct {
      Node *test;
      Nodes body, orelse;
    } cond;
    struct {
      WithItem *items;
      int nitems;
      Nodes body;
    } with;
    struct {
      Node *exc, *cause;
    } raise;  // NULLs
    struct {
      Nodes body;
      ExceptClause *clauses;
      int nclauses;
      Nodes orelse, final;
    } try_;
    struct {
      Node *subject;
      MatchCase *cases;
      int ncases;
    } match;
    struct {
      Node *test, *msg;
    } assert_;
    // IMPORT: module unused; IMPORTFROM
    struct {
      Value module;
      Alias *names;
      int nnames;
    } import;
    // GLOBAL, NONLOCAL
    Names names;
    // a statement with a switch: as written, and how it runs when the switch is off (NULL: nothing; a with: see
    // compiler)
    struct {
      Node *on, *off;
      int number;
    } switched;
    struct {
      bool is_or;
      Nodes values;
    } boolop;
    struct {
      Node *target, *value;
    } named;
    struct {
      Node *left, *right;
      BinOp op;
    } bin;
    struct {
      Node *operand;
      UnaryOp op;
    } unary;
    struct {
      Node *test, *body, *orelse;
    } ifexp;
    // keys.at[i] NULL: **values.at[i]
    struct {
      Nodes keys, values;
    } dict;
    // value: DICTCOMP's
    struct {
      Node *element, *value;
      Comp *comps;
      int ncomps;
    } comp;
    struct {
      Node *left;
      Nodes right;
      CmpOp *ops;
    } compare;
    // args may hold STARRED
    struct {
      Node *func;
      Nodes args;
      Keyword *keywords;
      int nkeywords;
    } call;
    // CONSTANT strs and FORMATTED
    struct {
      Nodes parts;
    } joined;
    // conversion 0, 's', 'r', 'a'; spec: JOINED or CONSTANT, or NULL
    struct {
      Node *value;
      int conversion;
      Node *spec;
    } formatted;
    Value constant;  // immortal
    struct {
      Node *value;
      Value attr;
    } attribute;
    struct {
      Node *value, *index;
    } subscript;
    Value name;  // NAME
    struct {
      Node *lower, *upper, *step;
    } slice;  // NULLs
    // Patterns. VALUE: value (an expression), SINGLETON: constant. Else of this:
    // parts: of a SEQUENCE, an OR, of a MAPPING's values (keys: expressions), of a CLASS: those by position, then those
    // by keyword (names). head: a CLASS's class, an AS's inner pattern (NULL: none). name: what an AS, a STAR or the
    // ** of a MAPPING binds; V_UNBOUND: nothing. An AS of neither is the wildcard.
    struct {
      Nodes parts, keys;
      Names names;
      Node *head;
      Value name;
    } pattern;
  } u;
  Ctx ctx;  // NAME, ATTRIBUTE, SUBSCRIPT, STARRED, LIST, TUPLE
};

// What a file cannot be: where and why. A learner's mistake, not ours.
typedef struct Refusal {
  char path[512];
  uint32_t line, col;  // from 1; col counts characters
  char text[512];      // the line itself
  char what[256];      // what it is:           "Python 2: print is a function in Python 3"
  char instead[256];   // what to write, or "": "write print(x)"
  bool syntax;         // CPython refuses it too: `what` is then CPython's SyntaxError text
  char kind[24];       // "SyntaxError", "IndentationError", "TabError"; "" when only mplab refuses it
} Refusal;

typedef struct Switch {  // #: switch NAME [-> other wording]
  char name[32];
  uint32_t line;
  bool paired;  // one half of an acquire/release pair: acts from the next run
} Switch;
typedef enum KnobKind { KNOB_RANGE, KNOB_CHOICE } KnobKind;
typedef struct Knob {  // NAME = value   #: knob 1..16 explore 2     |     #: knob fork|spawn
  char name[64];
  uint32_t line;
  KnobKind kind;
  int64_t min, max, value, explore;  // KNOB_RANGE
  bool has_explore;
  char choices[8][32];
  int nchoices, choice;  // KNOB_CHOICE: choice is the one written
} Knob;

typedef struct Tree {
  const Source *source;
  Nodes body;
  Value doc;
  Switch *switches;
  int nswitches;
  Knob *knobs;
  int nknobs;
  void *memory;  // the parser's arena
} Tree;

// A knob's value as text, in place of its constant: 8, or spawn.
typedef struct KnobSetting {
  const char *name;
  const char *value;
} KnobSetting;

// Reads text (UTF-8, size bytes, path for messages). The source's text is copied to code space. Knobs named in settings
// are read as if their line had that constant. On refusal returns NULL and fills r.
Tree *parse(const char *path, const char *module, const char *text, size_t size, const KnobSetting *settings,
            int nsettings, Refusal *r);
void tree_free(Tree *t);
// Refuses what parses but is not in mplab: unknown modules, open, eval, input, …. false: refused.
bool check_subset(const Tree *t, Refusal *r);
// Prints it for the user: file:line:col: what, the line, a caret, the way out.
void refusal_print(const Refusal *r, char *buf, size_t size);

#endif
