// The compiler's own insides, shared by its files.
//
// One Unit is one Code in the making. Until it is finished, registers have virtual numbers: constants from 0, variables
// and then temporaries from REG_VARS; unit_finish puts them behind one another. Temporaries are a stack: `top` is
// the first free one. An expression leaves its value either in place (a constant, a local variable: top is as before)
// or in one new temporary, which is then the one at the old top. Positions follow CPython's: `pos` is that of the node
// being compiled.
#ifndef LANG_COMPILE_COMPILER_H
#define LANG_COMPILE_COMPILER_H

#include "lang/syntax/ast.h"
#include "opcodes.h"
#include "scope.h"

typedef uint16_t Reg;
typedef uint32_t Label;
enum { REG_VARS = 0x8000, REG_ANY = 0xffff, NO_LABEL = 0x7fffffff, BOUND_WORDS = 4, NO_SWITCH = -1 };

typedef struct Emitted {
  Ins ins;
  Pos pos;
  Label label;
} Emitted;

// Flow: the variables that are certainly bound here; only the first 64 * BOUND_WORDS are followed. dead: this place is
// unreachable, and emits nothing.
typedef struct Flow {
  uint64_t bound[BOUND_WORDS];
  bool dead;
} Flow;

// Instructions under one exception handler. The region is closed for code that is not under it (a finally body on the
// way out).
typedef struct Region {
  Label target;
  Reg level;  // temporaries from here up are emptied, the exception is put here
  int depth;  // how many regions are around it
  uint32_t start;
  bool open, used;  // used: it covers something
} Region;

typedef enum BlockKind {
  BLOCK_LOOP,
  BLOCK_TRY,      // the body of try … except
  BLOCK_FINALLY,  // what a finally waits for: leaving runs it
  BLOCK_WITH,     // leaving exits the manager
  BLOCK_HANDLER,  // an except clause: leaving ends the handling of its exception
  BLOCK_CLEANUP,  // a finally that runs because of an exception
} BlockKind;
typedef struct Block Block;
struct Block {
  Block *outer;
  BlockKind kind;
  Region *region, *region2;  // NULL: none
  Label on_break, on_continue;
  Reg reg;                // LOOP: a for's iterator, or REG_ANY. WITH: the manager. HANDLER, CLEANUP: the saved
                          // exception
  const Nodes *final;     // FINALLY
  Value name;             // HANDLER: of "as", or V_UNBOUND
  Pos pos;                // WITH: of the statement
  bool broke, continued;  // LOOP: somebody did
};

typedef struct RangeOf {
  Handler h;
  int depth;
  Label target;
} RangeOf;

typedef struct Unit Unit;
struct Unit {
  Unit *outer;
  Scope *scope;
  Value name, qualname, doc;
  uint16_t flags, nposonly, npos, nkwonly;
  uint32_t first_line;
  Emitted *ins;
  uint32_t nins, ins_room;
  Value *consts;
  uint32_t nconsts, consts_room;
  int32_t *const_index;
  uint32_t const_mask;
  uint32_t *labels;
  uint32_t nlabels, labels_room;
  RangeOf *ranges;
  uint32_t nranges, ranges_room;
  uint32_t nlocals, top, max_top;  // in variables and temporaries: the register is REG_VARS + i
  Flow flow;
  Block *block;
};

typedef struct Compiler {
  const Tree *tree;
  const Source *source;
  Scopes *scopes;
  Refusal *refusal;
  Unit *u;
  Pos pos;
  int depth;
  bool postponed;    // from __future__ import annotations
  uint32_t emitted;  // in all units: a bound on what nested finally bodies blow up to
} Compiler;

// ---- unit.c: units, constants ----
void unit_begin(Compiler *c, Unit *u, Scope *scope, Value name, uint32_t first_line);
Code *unit_finish(Compiler *c);  // NULL: refused. Back to the outer unit
Reg unit_const(Compiler *c, Value v);
Reg unit_name(Compiler *c, const char *s);
// pushes the closure tuple that inner wants, or nothing bound
Reg unit_closure(Compiler *c, const Scope *inner);
bool const_truth(Value v);
void refuse(Compiler *c, Pos pos, const char *format, ...) __attribute__((format(printf, 3, 4)));

// ---- emit.c: instructions, temporaries, labels, regions, flow ----
void emit(Compiler *c, Op op, int x, uint32_t a, uint32_t b, uint32_t d);
// As emit; sets XA, XB, XC for operands that are temporaries.
void emit_use(Compiler *c, Op op, int x, uint32_t a, uint32_t b, uint32_t d);
void emit_jump(Compiler *c, Op op, int x, uint32_t a, uint32_t b, Label to);
static inline bool reg_is_const(Reg r) { return r < REG_VARS; }
static inline bool reg_is_temp(const Compiler *c, Reg r) { return r >= REG_VARS + c->u->nlocals; }
static inline bool reg_is_local(const Compiler *c, Reg r) { return r >= REG_VARS && r < REG_VARS + c->u->nlocals; }
Reg temp_push(Compiler *c);
Reg temp_result(Compiler *c, Reg want, uint32_t mark);  // drops the temporaries from mark on; want, or a new one
void temp_clear(Compiler *c, Reg r);                    // CLEAR if it is a temporary
Label label_new(Compiler *c);
void label_place(Compiler *c, Label l);
Flow flow_meet(Flow a, Flow b);
void flow_end(Compiler *c);  // what follows is not reached
bool flow_bound(const Compiler *c, Reg r);
void flow_bind(Compiler *c, Reg r);  // r surely has a value from here on
void region_open(Compiler *c, Region *r, Reg level);
void region_pause(Compiler *c, Region *r);
void region_resume(Compiler *c, Region *r);
bool region_close(Compiler *c, Region *r);  // false: it covers nothing, so its handler is never reached

// ---- names.c: variables, targets ----
Reg load_name(Compiler *c, Value name, Reg want);
void store_name(Compiler *c, Value name, Reg r, bool keep);  // keep: r stays
void unbind_name(Compiler *c, Value name);                   // the end of an "except … as": no error if it is unbound
Reg local_target(Compiler *c, const Node *target);           // the register of a plain local variable, or REG_ANY
void store(Compiler *c, const Node *target, Reg r, bool keep);
void delete_target(Compiler *c, const Node *target);
void note_name(Compiler *c, const Node *target, const Node *value, Reg r);  // NAMED, if value may have made something
void compile_assign(Compiler *c, const Nodes *targets, const Node *value);
void compile_augmented(Compiler *c, const Node *n);
void compile_delete(Compiler *c, const Nodes *targets);

// ---- expression.c and its neighbours ----
Reg compile_expr(Compiler *c, const Node *n);  // in place, or a new temporary
Reg compile_push(Compiler *c, const Node *n);  // always a new temporary
// Pushes an annotation's value, or its text under `from __future__ import annotations`.
void compile_push_annotation(Compiler *c, const Node *n);
void compile_into(Compiler *c, const Node *n, Reg want);             // into a variable's register
Reg compile_operand(Compiler *c, const Node *n, const Node *later);  // as compile_expr, and `later` cannot change it
bool may_rebind(const Compiler *c, const Node *n);   // can evaluating n change a variable of this function?
bool fold_node(const Node *n, Value *v, int depth);  // fold.c: is it a constant?
bool fold_binary(BinOp op, Value a, Value b, Value *v);
bool fold_unary(UnaryOp op, Value a, Value *v);
Reg compile_boolop(Compiler *c, const Node *n);  // condition.c
Reg compile_compare(Compiler *c, const Node *n, Reg want);
void compile_jump(Compiler *c, const Node *n, bool sense, Label to);  // goes to `to` if the truth of n is sense
Reg compile_list(Compiler *c, const Node *n, Reg want);  // display.c: lists, tuples, sets, dicts, f-strings
Reg compile_iterable(Compiler *c, const Node *n);        // as compile_expr, for a loop
Reg compile_elements(Compiler *c, Op op, const Nodes *items, Reg want);
Reg compile_dict(Compiler *c, const Node *n, Reg want);
Reg compile_joined(Compiler *c, const Node *n, Reg want);
Reg compile_call(Compiler *c, const Node *n);  // call.c
void compile_keywords_dict(Compiler *c, const Keyword *k, int n, Reg dict, Reg callable);
void check_keywords(Compiler *c, const Keyword *k, int n);
Pos attribute_pos(const Node *attribute, Pos whole);  // of a method call that spans lines

// ---- definition.c, comprehension.c ----
Reg compile_lambda(Compiler *c, const Node *n, Reg want);
void compile_import(Compiler *c, const Node *n);  // import.c
void compile_funcdef(Compiler *c, const Node *n);
void compile_classdef(Compiler *c, const Node *n);
Reg compile_comprehension(Compiler *c, const Node *n);
Reg emit_function(Compiler *c, Code *code, const Scope *scope, const Args *args, Reg want);  // args NULL: none

// ---- statement.c, loop.c, try.c ----
typedef struct LoopSwitch {
  int number;
  bool while_on;
} LoopSwitch;  // number NO_SWITCH: none
void compile_body(Compiler *c, const Nodes *body);
void compile_stmt(Compiler *c, const Node *n);
void compile_for(Compiler *c, const Node *n, LoopSwitch sw);
void compile_while(Compiler *c, const Node *n, LoopSwitch sw);
void compile_leave_loop(Compiler *c, const Node *n);
void compile_with(Compiler *c, const Node *n, int number);  // number: of its switch, or NO_SWITCH
void compile_try(Compiler *c, const Node *n);
void compile_match(Compiler *c, const Node *n);  // match.c
void compile_return(Compiler *c, const Node *n);
void block_push(Compiler *c, Block *b);
void block_pop(Compiler *c);
// Emits what leaving the blocks inside `until` does. The caller then emits the jump, and calls block_stay.
Block *block_leave(Compiler *c, Block *until, bool returning);
void block_stay(Compiler *c, Block *innermost, Block *until);

#endif
