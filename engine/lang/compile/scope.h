// Scopes: for every module, function, class body and comprehension, which of its names live where.
//
// Built in two passes over the tree before any code is made: the first collects who binds and who uses a name, the
// second finds, for each name that is used but not bound, the function around it that owns it. What Python
// forbids about names (a global that is a parameter, a nonlocal without a binding, …) is refused here.
#ifndef LANG_COMPILE_SCOPE_H
#define LANG_COMPILE_SCOPE_H

#include "lang/syntax/ast.h"

enum {  // Symbol.flags
  SYM_PARAM = 1,
  SYM_BOUND = 2,  // assigned, imported, defined, … in this scope (parameters too)
  SYM_USED = 4,
  SYM_GLOBAL = 8,     // declared global, or found to be
  SYM_NONLOCAL = 16,  // declared nonlocal
  SYM_ANNOTATED = 32,
  SYM_UNSURE = 64,      // deleted somewhere (or an "except … as"): never known to be bound
  SYM_CELL = 128,       // ours, and an inner scope captures it: its register holds a cell
  SYM_FREE = 256,       // an outer scope's: its register holds that cell
  SYM_ITERATION = 512,  // a comprehension's own variable
};

typedef struct Symbol {
  Value name;  // mangled
  uint16_t flags;
  uint16_t reg;  // for the compiler
  Pos declared;  // of the global or nonlocal statement
} Symbol;

typedef enum ScopeKind { SCOPE_MODULE, SCOPE_FUNCTION, SCOPE_CLASS, SCOPE_COMPREHENSION } ScopeKind;

typedef struct Scope Scope;
struct Scope {
  Scope *parent, *next;  // next: in the order of their creation, outer ones first
  const Node *node;      // NULL: the module
  ScopeKind kind;
  Value class_name;  // of the innermost class around, for __private names; V_UNBOUND if none
  Symbol *symbols;   // in the order of first mention, parameters first
  int nsymbols, room;
  int32_t *index;  // open addressing over symbols, -1 empty
  uint32_t mask;
  Value *free;  // the names of the closure, in order
  int nfree;
  bool generator;   // has a yield
  bool walrus;      // an assignment expression rebinds one of its names
  bool class_cell;  // a class body whose functions want __class__
  bool annotated;   // a module or class body with annotations
};

typedef struct Scopes Scopes;

Scopes *scopes_build(const Tree *t, Refusal *r);  // NULL: refused. Freed with scopes_free
void scopes_free(Scopes *s);
bool scopes_postponed(const Node *n);  // is it from __future__ import annotations?
// The scope of a FUNCDEF, LAMBDA, CLASSDEF or comprehension. node NULL: the module's.
Scope *scopes_find(const Scopes *s, const Node *node);
Symbol *scope_symbol(const Scope *s, Value mangled);  // NULL: not mentioned there
Symbol *scope_add(Scope *s, Value mangled);           // found or made
Value scope_mangle(const Scope *s, Value name);       // __x inside class C: _C__x
bool scope_is_function(const Scope *s);               // its variables live in registers

// The second pass, in scope_resolve.c. false: refused.
bool scopes_resolve(Scope *first, const Source *source, Refusal *r);

// Fills r with a SyntaxError at pos of source, if nothing was refused before; the first refusal stands.
void compiler_refuse(Refusal *r, const Source *source, Pos pos, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
static inline bool compiler_refused(const Refusal *r) { return r->what[0] != 0; }

// Depth of a tree. The parser allows 200 brackets, but a.b.c.d… nests without them. As measured, it fits 4 MB of stack.
enum { COMPILER_DEPTH = 1500 };

#endif
