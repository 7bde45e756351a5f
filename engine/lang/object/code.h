// Compiled code: what the compiler makes and the machine runs. It lives in code space: immortal, never changed, shared.
//
// A frame's registers, in this order:
//   [0, nconsts)                      the constants, copied in at entry (immortal: never released)
//   [nconsts, nconsts + nlocals)      local variables, parameters first, in the order
//                                     positional-only, positional, *args, keyword-only, **kw
//   [nconsts + nlocals, nregs)        temporaries
// A variable that an inner function captures holds a Cell in its register (opcode CELLNEW at the start);
// free variables are locals too, filled by FREEVAR at the start. A class body's names live in its namespace dict.
#ifndef LANG_OBJECT_CODE_H
#define LANG_OBJECT_CODE_H

#include "object.h"

typedef struct Ins {
  uint8_t op, x;
  uint16_t a, b, c;
} Ins;  // opcodes.h
// The 32-bit offset of a J format, counted from the next instruction.
static inline int32_t ins_jump(Ins i) { return (int32_t)((uint32_t)i.b | (uint32_t)i.c << 16); }

// The position of an instruction. Columns are bytes from 0; 0xffff: unknown.
typedef struct Pos {
  uint32_t line;
  uint16_t col, end_col;
  uint32_t end_line;
} Pos;
typedef struct Handler {  // the innermost (last in the table that covers pc) is taken
  uint32_t start, end;    // instructions [start, end) are covered
  uint32_t target;        // where it goes on
  uint16_t level;         // registers from here up are emptied first
  uint16_t reg;           // then the exception is put here
} Handler;

typedef struct Source {  // a file's text, as it was read; lives as long as the process
  const char *path;      // as given by the user: it stands in tracebacks
  const char *module;    // "__main__", "multiprocessing", …
  const char *text;
  uint32_t size;
  const uint32_t *line_start;
  uint32_t nlines;  // line_start[i]: offset of line i + 1
  bool prelude;     // its frames stay out of tracebacks
  bool beside;      // a module of the program's own: not the text whose lines are shown
  // while it is checked: the modules that came with it, each its name, a NUL, its text, a NUL; NULL: none
  const char *modules;
  size_t modules_size;
} Source;

enum {
  CODE_VARARGS = 1,
  CODE_VARKW = 2,
  CODE_GENERATOR = 4,
  CODE_MODULE = 8,
  CODE_CLASS = 16,
  CODE_PRELUDE = 32,
  CODE_BESIDE = 64
};

struct Code {
  Object head;
  Value name, qualname;  // Str
  Value doc;             // Str or V_NONE
  const Source *source;
  uint32_t first_line;
  uint16_t flags;
  uint16_t nposonly;  // parameters that are positional only
  uint16_t npos;      // positional parameters, those included
  uint16_t nkwonly;
  uint16_t nconsts, nlocals, nregs;
  uint16_t nfree;  // size of the closure tuple it wants
  uint32_t nins, nhandlers;
  uint32_t serial;   // its number among all codes of the process: code_by_serial(serial)
  Value *consts;     // [nconsts]
  Value *varnames;   // [nlocals] Str
  Value *freenames;  // [nfree] Str
  Ins *ins;
  Pos *pos;                   // [nins]
  Handler *handlers;          // in order of nesting, outer first
  struct InlineCache *cache;  // [nins], the machine's; NULL until first run
};

const Code *code_by_serial(uint32_t serial);
uint32_t code_register(Code *code);  // gives it its serial; the compiler calls it for each

// The place among the locals of the k-th in CPython's order: there *args and **kwargs stand behind keyword-only ones.
uint32_t code_local(const Code *c, uint32_t k);

#endif
