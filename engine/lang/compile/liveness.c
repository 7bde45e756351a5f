// Liveness of temporaries (liveness.h): backward data flow, to the fixed point.
//
// Before an instruction is live what it reads, and what is live behind it and not written by it: behind it in order, at
// its jump, and at the handler that covers it, of whose registers those below its level stay. Where an instruction
// writes several registers, it may have written some when it waits: they count as read.
#include "liveness.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "opcodes.h"

typedef struct Live {
  uint64_t *before;  // [nins][words]; NULL: not yet, or no memory
} Live;
static Live *lives;  // by the code's serial
static uint32_t nlives;

typedef struct Flow {
  const Code *code;
  uint32_t first, words;  // the first temporary; of a set
  uint64_t *before;
} Flow;

static const char *const formats[] = {
#define OP(name, format, what) format,
    OPCODES(OP)
#undef OP
};

static uint32_t words_of(const Code *code) { return (code_temporaries(code) + 63) / 64; }
static uint64_t *set_at(const Flow *f, uint32_t pc) { return f->before + (size_t)pc * f->words; }

static void put(const Flow *f, uint64_t *set, uint32_t reg, bool there) {
  if (reg < f->first || reg >= f->code->nregs) return;
  uint64_t bit = (uint64_t)1 << (reg - f->first) % 64, *word = &set[(reg - f->first) / 64];
  *word = there ? *word | bit : *word & ~bit;
}

// ---- one instruction ----

// A run of registers that it reads besides those of its format.
static uint32_t run_of(Ins i, uint32_t *first) {
  *first = i.b;
  switch (i.op) {
  case OP_TUPLE:
  case OP_LIST:
  case OP_SET:
  case OP_CONCAT: return i.c;
  case OP_DICT: return 2u * i.c;
  case OP_SLICE: return 3;
  case OP_MATCHCLASS:
  case OP_DICTADD: return 2;
  case OP_CLASS: return 4;
  default: break;
  }
  *first = i.op == OP_FUNCTION ? i.c : i.a;
  switch (i.op) {
  case OP_FUNCTION: return 4;
  case OP_CALL:
  case OP_CALLKW: return 1u + i.b + (i.x & XMETHOD ? 1 : 0);
  case OP_CALLEX: return 3;
  case OP_METHOD: return 2;  // written
  case OP_UNPACK: return i.c;
  case OP_UNPACKEX: return (i.c & 255u) + 1 + (i.c >> 8);
  case OP_CELLNEW:
  case OP_DELLOCAL:
  case OP_WITHEXIT: return 1;
  default: return 0;
  }
}

static void step_back(const Flow *f, Ins i, uint64_t *set) {
  const char *format = formats[i.op];
  const uint16_t operand[3] = {i.a, i.b, i.c};
  uint32_t first, n = run_of(i, &first);
  for (int k = 0; k < 3; k++)
    if (format[k] == 'w') put(f, set, operand[k], false);
  for (int k = 0; k < 3; k++)
    if (format[k] == 'r') put(f, set, operand[k], true);
  for (uint32_t k = 0; k < n; k++) put(f, set, first + k, true);
}

// Where it jumps to; 0: nowhere.
static uint32_t jump_of(Ins i, uint32_t next) {
  if (formats[i.op][1] == 'J') return next + (uint32_t)ins_jump(i);
  return formats[i.op][2] == 'C' ? next + (uint32_t)(int16_t)i.c : 0;
}

static bool goes_on(Ins i) {
  return i.op != OP_JMP && i.op != OP_RETURN && i.op != OP_RAISE && i.op != OP_RERAISE && i.op != OP_ASSERT;
}

// ---- all of them ----

static const Handler *handler_at(const Code *code, uint32_t pc) {
  const Handler *h = NULL;
  for (uint32_t i = 0; i < code->nhandlers; i++)
    if (pc >= code->handlers[i].start && pc < code->handlers[i].end) h = &code->handlers[i];
  return h;
}

static void add(const Flow *f, uint64_t *set, uint32_t pc) {
  for (uint32_t i = 0; i < f->words && pc < f->code->nins; i++) set[i] |= set_at(f, pc)[i];
}

static void add_handler(const Flow *f, uint64_t *set, const Handler *h, uint64_t *spare) {
  memcpy(spare, set_at(f, h->target), f->words * sizeof *spare);
  for (uint32_t reg = h->level > f->first ? h->level : f->first; reg < f->code->nregs; reg++) put(f, spare, reg, false);
  put(f, spare, h->reg, false);
  for (uint32_t i = 0; i < f->words; i++) set[i] |= spare[i];
}

// One round from the last instruction to the first; true: a set has grown.
static bool go_round(const Flow *f, uint64_t *set, uint64_t *spare) {
  bool grown = false;
  for (uint32_t pc = f->code->nins; pc-- > 0;) {
    Ins i = f->code->ins[pc];
    uint32_t jump = jump_of(i, pc + 1);
    const Handler *h = handler_at(f->code, pc);
    memset(set, 0, f->words * sizeof *set);
    if (goes_on(i)) add(f, set, pc + 1);
    if (jump) add(f, set, jump);
    step_back(f, i, set);
    if (h && h->target < f->code->nins) add_handler(f, set, h, spare);
    for (uint32_t k = 0; k < f->words; k++) {
      grown |= (set[k] & ~set_at(f, pc)[k]) != 0;
      set_at(f, pc)[k] |= set[k];
    }
  }
  return grown;
}

static uint64_t *computed(const Code *code) {
  Flow f = {.code = code, .first = (uint32_t)code->nconsts + code->nlocals, .words = words_of(code)};
  uint64_t *spare = calloc(2 * (size_t)f.words + 1, sizeof *spare);
  f.before = calloc((size_t)code->nins * f.words + 1, sizeof *f.before);
  while (f.before && spare && go_round(&f, spare, spare + f.words)) continue;
  if (!spare) free(f.before), f.before = NULL;
  free(spare);
  return f.before;
}

const uint64_t *code_live(const Code *code, const Ins *at) {
  uint32_t room = nlives;
  size_t pc = (size_t)(at - code->ins);
  if (pc >= code->nins) return NULL;
  if (code->serial >= nlives) {
    if (!GROW(lives, room, code->serial + 1, 1024)) return NULL;
    memset(&lives[nlives], 0, (room - nlives) * sizeof *lives);
    nlives = room;
  }
  Live *l = &lives[code->serial];
  if (!l->before) l->before = computed(code);
  return l->before ? l->before + pc * words_of(code) : NULL;
}
