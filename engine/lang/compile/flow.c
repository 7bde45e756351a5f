// Data flow within one function (flow.h): which registers and names may hold what one instruction gave, before each
// instruction. Forward, to the fixed point; a set is one bit a register, and one a global name (its constant's).
#include "flow.h"

#include <stdlib.h>
#include <string.h>

#include "opcodes.h"

typedef struct Analysis {
  const Code *code;
  uint32_t from;   // the instruction asked about
  uint32_t words;  // of a set
  uint64_t *in;    // [nins][words]: the sets before each instruction
  uint32_t *todo;  // instructions whose set has grown, each once
  uint8_t *is_todo;
  uint32_t ntodo;
} Analysis;

static bool has(const uint64_t *set, uint32_t i) { return set[i / 64] >> i % 64 & 1; }
static void put(uint64_t *set, uint32_t i, bool there) {
  uint64_t bit = (uint64_t)1 << i % 64;
  set[i / 64] = there ? set[i / 64] | bit : set[i / 64] & ~bit;
}
static bool any_of(const uint64_t *set, uint32_t first, uint32_t n) {
  for (uint32_t i = first; i < first + n; i++)
    if (has(set, i)) return true;
  return false;
}

// ---- one instruction ----

// The arguments of a call, its callable included.
static uint32_t call_width(Ins i) {
  if (i.op == OP_CALLEX) return 3;
  return 1u + i.b + (i.x & XMETHOD ? 1 : 0);
}

// How many registers it writes from R[a] on.
static uint32_t writes(Ins i) {
  switch (i.op) {
  case OP_UNPACK: return i.c;
  case OP_UNPACKEX: return (i.c & 255u) + 1 + (i.c >> 8);
  case OP_METHOD: return 2;
  default: return 1;
  }
}

static void set_written(uint64_t *set, Ins i, bool there) {
  for (uint32_t n = writes(i), r = 0; r < n; r++) put(set, i.a + r, there);
}

// What flows into R[a] (of SETGLOBAL and SETNAME: into the name).
typedef enum Sort { NOTHING, EMPTIED, FROM_B, FROM_BC, FROM_NAME, FROM_NAME_C, TO_NAME, FROM_RUN, ADDED, CALLED } Sort;

// clang-format off
static const uint8_t sorts[OP_COUNT] = {
    [OP_ADD] = FROM_BC, [OP_SUB] = FROM_BC, [OP_MUL] = FROM_BC, [OP_DIV] = FROM_BC, [OP_FLOORDIV] = FROM_BC, [OP_MOD] = FROM_BC,
    [OP_POW] = FROM_BC, [OP_MATMUL] = FROM_BC, [OP_LSHIFT] = FROM_BC, [OP_RSHIFT] = FROM_BC, [OP_AND] = FROM_BC, [OP_OR] = FROM_BC,
    [OP_XOR] = FROM_BC, [OP_LT] = FROM_BC, [OP_LE] = FROM_BC, [OP_EQ] = FROM_BC, [OP_NE] = FROM_BC, [OP_GT] = FROM_BC, [OP_GE] = FROM_BC,
    [OP_IN] = FROM_BC, [OP_NOTIN] = FROM_BC, [OP_IS] = FROM_BC, [OP_ISNOT] = FROM_BC, [OP_GETITEM] = FROM_BC, [OP_FORMAT] = FROM_BC,
    [OP_MOVE] = FROM_B, [OP_NEG] = FROM_B, [OP_POS] = FROM_B, [OP_INVERT] = FROM_B, [OP_NOT] = FROM_B, [OP_ITER] = FROM_B,
    [OP_LISTTUPLE] = FROM_B, [OP_GETATTR] = FROM_B, [OP_METHOD] = FROM_B, [OP_UNPACK] = FROM_B, [OP_UNPACKEX] = FROM_B, [OP_FOR] = FROM_B,
    [OP_YIELDFROM] = FROM_B, [OP_GETCELL] = FROM_B, [OP_SETCELL] = FROM_B, [OP_WITHENTER] = FROM_B,
    [OP_GETGLOBAL] = FROM_NAME, [OP_GETNAME] = FROM_NAME, [OP_GETNAMECELL] = FROM_NAME_C, [OP_SETGLOBAL] = TO_NAME, [OP_SETNAME] = TO_NAME,
    [OP_SLICE] = FROM_RUN, [OP_TUPLE] = FROM_RUN, [OP_LIST] = FROM_RUN, [OP_SET] = FROM_RUN, [OP_CONCAT] = FROM_RUN, [OP_DICT] = FROM_RUN,
    [OP_FUNCTION] = FROM_RUN,
    [OP_LEN] = FROM_B, [OP_MATCHKEYS] = FROM_BC, [OP_MATCHCLASS] = FROM_RUN, [OP_MATCHKIND] = EMPTIED,
    [OP_LISTADD] = ADDED, [OP_SETADD] = ADDED, [OP_LISTEXTEND] = ADDED, [OP_SETUPDATE] = ADDED, [OP_DICTUPDATE] = ADDED, [OP_DICTMERGE] = ADDED,
    [OP_DICTADD] = ADDED,
    [OP_CALL] = CALLED, [OP_CALLKW] = CALLED, [OP_CALLEX] = CALLED,
    [OP_CLEAR] = EMPTIED, [OP_DELLOCAL] = EMPTIED, [OP_FREEVAR] = EMPTIED, [OP_CLASS] = EMPTIED, [OP_IMPORT] = EMPTIED,
    [OP_IMPORTFROM] = EMPTIED, [OP_YIELD] = EMPTIED, [OP_PUSHEXC] = EMPTIED, [OP_MATCHEXC] = EMPTIED, [OP_WITHEXIT] = EMPTIED,
    [OP_WITHEXC] = EMPTIED,
};
// clang-format on

// Of FROM_RUN: is one of the registers that it takes in the set?
static bool run_has(const uint64_t *set, Ins i) {
  if (i.op == OP_SLICE) return any_of(set, i.b, 3);
  if (i.op == OP_MATCHCLASS) return has(set, i.b);
  if (i.op == OP_FUNCTION) return any_of(set, i.c, 3);
  return any_of(set, i.b, i.op == OP_DICT ? 2u * i.c : i.c);
}

// What the instruction does to the set. name: the bit of the first global name.
static void transfer(uint64_t *set, Ins i, uint32_t name) {
  switch ((Sort)sorts[i.op]) {
  case NOTHING: return;
  case EMPTIED: put(set, i.a, false); return;
  case FROM_B: set_written(set, i, has(set, i.b)); return;
  case FROM_BC: put(set, i.a, has(set, i.b) || has(set, i.c)); return;
  case FROM_NAME: put(set, i.a, has(set, name + i.b)); return;
  case FROM_NAME_C: put(set, i.a, has(set, name + i.b) || has(set, i.c)); return;
  case TO_NAME: put(set, name + i.b, has(set, i.a)); return;
  case FROM_RUN: put(set, i.a, run_has(set, i)); return;
  case ADDED: put(set, i.a, has(set, i.a) || any_of(set, i.b, i.op == OP_DICTADD ? 2 : 1)); return;
  case CALLED: put(set, i.a, any_of(set, i.a, call_width(i))); return;
  }
}

// Is it in what the instruction stores, or gives to a callee?
static bool takes(const uint64_t *set, Ins i) {
  if (i.op == OP_SETATTR || i.op == OP_SETITEM) return has(set, i.c);
  return sorts[i.op] == CALLED && any_of(set, i.a, call_width(i));
}

// ---- all of them ----

static uint64_t *set_at(const Analysis *f, uint32_t pc) { return f->in + (size_t)pc * f->words; }

static void join(Analysis *f, uint32_t pc, const uint64_t *set, bool first) {
  bool grown = first;
  if (pc >= f->code->nins) return;
  for (uint32_t i = 0; i < f->words; i++) {
    grown |= (set[i] & ~set_at(f, pc)[i]) != 0;
    set_at(f, pc)[i] |= set[i];
  }
  if (!grown || f->is_todo[pc]) return;
  f->is_todo[pc] = 1;
  f->todo[f->ntodo++] = pc;
}

static void join_handler(Analysis *f, uint32_t pc, const uint64_t *before, const uint64_t *after) {
  const Handler *h = NULL;
  for (uint32_t i = 0; i < f->code->nhandlers; i++)
    if (pc >= f->code->handlers[i].start && pc < f->code->handlers[i].end) h = &f->code->handlers[i];
  if (!h) return;
  join(f, h->target, before, false);
  join(f, h->target, after, false);
}

// Where a jump goes; 0: it is none.
static uint32_t jump_of(Ins i, uint32_t next) {
  if (i.op == OP_JMP || i.op == OP_JT || i.op == OP_JF || i.op == OP_JBOUND || i.op == OP_JSWOFF)
    return next + (uint32_t)ins_jump(i);
  return (i.op >= OP_JLT && i.op <= OP_JISNOT) || i.op == OP_FOR ? next + (uint32_t)(int16_t)i.c : 0;
}

static void join_next(Analysis *f, uint32_t pc, const uint64_t *before, const uint64_t *after) {
  Ins i = f->code->ins[pc];
  uint32_t jump = jump_of(i, pc + 1);
  join_handler(f, pc, before, after);
  if (jump) join(f, jump, i.op == OP_FOR ? before : after, false);
  if (i.op != OP_JMP && i.op != OP_RETURN && i.op != OP_RAISE && i.op != OP_RERAISE && i.op != OP_ASSERT)
    join(f, pc + 1, after, false);
}

static void follow(Analysis *f, uint64_t *after) {
  uint32_t name = f->code->nregs;
  memset(after, 0, f->words * sizeof *after);
  join(f, f->from, after, true);
  while (f->ntodo) {
    uint32_t pc = f->todo[--f->ntodo];
    f->is_todo[pc] = 0;
    memcpy(after, set_at(f, pc), f->words * sizeof *after);
    transfer(after, f->code->ins[pc], name);
    if (pc == f->from) set_written(after, f->code->ins[pc], true);
    join_next(f, pc, set_at(f, pc), after);
  }
}

// ---- what is known ----

// Of a code and a load: the instructions that take what it gave. A new one replaces the old one of its place.
enum { PLACES = 256 };
typedef struct Known {
  const Code *code;
  uint32_t from;
  uint8_t *takes;  // a byte an instruction
} Known;
static Known known[PLACES];

static uint8_t *computed(const Code *code, uint32_t from) {
  Analysis f = {.code = code, .from = from, .words = (code->nregs + code->nconsts + 63u) / 64};
  f.in = calloc((size_t)code->nins * f.words, sizeof *f.in);
  f.todo = calloc(code->nins, sizeof *f.todo);
  f.is_todo = calloc(code->nins, 1);
  uint64_t *after = calloc(f.words, sizeof *after);
  uint8_t *out = calloc(code->nins, 1);
  if (f.in && f.todo && f.is_todo && after && out) {
    follow(&f, after);
    for (uint32_t pc = 0; pc < code->nins; pc++) out[pc] = takes(set_at(&f, pc), code->ins[pc]);
  } else {
    free(out);
    out = NULL;
  }
  free(f.in);
  free(f.todo);
  free(f.is_todo);
  free(after);
  return out;
}

bool code_flows(const Code *code, const Ins *from, const Ins *to) {
  uint32_t at = (uint32_t)(from - code->ins), end = (uint32_t)(to - code->ins);
  if (at >= code->nins || end >= code->nins) return false;
  Known *k = &known[(code->serial * 31 + at) % PLACES];
  if (k->code != code || k->from != at) {
    free(k->takes);
    *k = (Known){code, at, computed(code, at)};
  }
  return !k->takes || k->takes[end];  // no memory: better one too many
}
