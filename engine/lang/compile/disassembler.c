// Disassembly, and the check that a Code keeps what code.h and opcodes.h promise the machine. Both read the formats of
// opcodes.h.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "opcodes.h"
#include "compile.h"
#include "base/memory_text.h"
#include "base/out_of_memory.h"

typedef struct Row {
  const char *name, *format;
} Row;
static const Row rows[] = {
#define OP(name, format, what) {#name, format},
    OPCODES(OP)
#undef OP
};

// ---- disassembly ----

// Its beginning, whole characters; what would steer a terminal is spelled out.
static void print_text(FILE *f, const char *s, uint32_t size) {
  uint32_t shown = size;
  if (size > 60)
    for (shown = 60; ((unsigned char)s[shown] & 0xc0) == 0x80;) shown--;
  fputc('\'', f);
  for (uint32_t i = 0; i < shown; i++) {
    unsigned char c = (unsigned char)s[i];
    if (c == '\n') fputs("\\n", f);
    else if (c < ' ' || c == 0x7f) fprintf(f, "\\x%02x", c);
    else fputc(c, f);
  }
  fputs(shown < size ? "…'" : "'", f);
}

static void print_const(FILE *f, Value v) {
  static const char *const words[] = {[V_NONE] = "None", [V_FALSE] = "False", [V_TRUE] = "True", [V_ELLIPSIS] = "..."};
  if (is_int(v)) {
    fprintf(f, "%lld", (long long)as_int(v));
  } else if (is_float(v)) {
    fprintf(f, "%.17g", float_of(v));
  } else if (!is_ptr(v)) {
    fputs(v <= V_ELLIPSIS && words[v] ? words[v] : "?", f);
  } else if (is_kind(v, K_STR)) {
    print_text(f, str_data(v), str_size(v));
  } else if (is_kind(v, K_TUPLE)) {
    const Tuple *t = (const Tuple *)as_obj(v);
    fputc('(', f);
    for (uint32_t i = 0; i < t->count; i++) {
      if (i) fputs(", ", f);
      print_const(f, t->items[i]);
    }
    fputc(')', f);
  } else if (is_kind(v, K_CODE)) {
    fprintf(f, "<code %s>", str_data(((const Code *)as_obj(v))->qualname));
  } else {
    fprintf(f, "<%s>", is_kind(v, K_BYTES) ? "bytes" : is_kind(v, K_BIGINT) ? "big int" : "?");
  }
}

static void print_reg(FILE *f, const Code *c, uint16_t r) {
  fputc(' ', f);
  if (r < c->nconsts) print_const(f, c->consts[r]);
  else if (r < c->nconsts + c->nlocals) fputs(str_data(c->varnames[r - c->nconsts]), f);
  else fprintf(f, "t%d", r - c->nconsts - c->nlocals);
}

static void print_flags(FILE *f, int op, int x) {
  static const struct {
    int bit;
    const char *name;
  } flags[] = {{XA, "xa"}, {XB, "xb"}, {XC, "xc"}, {XINPLACE, "inplace"}};
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
    if (x & flags[i].bit) fprintf(f, " %s", flags[i].name);
  if (op == OP_FORMAT) {
    if (x >> 4) fprintf(f, " !%c", "?sra"[x >> 4 & 3]);
    return;
  }
  if (x & XSTAR) fputs(" star", f);
  if (x & XMETHOD) fputs(" method", f);
  if (x & XTRUE) fputs(" true", f);
}

static int64_t jump_target(const Code *c, uint32_t i) {
  const char *format = rows[c->ins[i].op].format;
  if (format[1] == 'J') return (int64_t)i + 1 + ins_jump(c->ins[i]);
  if (format[2] == 'C') return (int64_t)i + 1 + (int16_t)c->ins[i].c;
  return -1;
}

static void print_ins(FILE *f, const Code *c, uint32_t i) {
  const Ins ins = c->ins[i];
  const char *format = rows[ins.op].format;
  const uint16_t operands[] = {ins.a, ins.b, ins.c};
  fputs(rows[ins.op].name, f);
  for (int k = 0; k < 3; k++) {
    if (format[k] == 'J') break;
    if (format[k] == 'r' || format[k] == 'w' || format[k] == 'k') print_reg(f, c, operands[k]);
    else if (format[k] == 'n' || format[k] == 'g') fprintf(f, " #%d", operands[k]);
  }
  if (jump_target(c, i) >= 0) fprintf(f, " -> %lld", (long long)jump_target(c, i));
  print_flags(f, ins.op, ins.x);
}

void code_print(const Code *c, void *file) {
  FILE *f = file;
  fprintf(f, "%s: %d constants, %d locals, %d registers\n", str_data(c->qualname), c->nconsts, c->nlocals, c->nregs);
  for (uint32_t i = 0; i < c->nins; i++) {
    fprintf(f, "%5u  %4u  ", c->pos[i].line, i);
    print_ins(f, c, i);
    fputc('\n', f);
  }
  for (uint32_t i = 0; i < c->nhandlers; i++) {
    const Handler *h = &c->handlers[i];
    fprintf(f, "       [%u, %u) -> %u,", h->start, h->end, h->target);
    print_reg(f, c, h->reg);
    fputc('\n', f);
  }
  for (int i = 0; i < c->nconsts; i++)
    if (is_kind(c->consts[i], K_CODE)) code_print((const Code *)as_obj(c->consts[i]), f);
}

// ---- the same with the program's text beside it ----

enum {
  SOURCE_COLUMN = 44,  // of an instruction's text; longer ones push the source to the right
  LIST_WIDTH = 118     // of the lists of registers
};

// Those that keep what they found: their functions in machine/loop_quick.h ask cache_of.
static bool has_cache(int op) {
  switch (op) {
  case OP_GETGLOBAL:
  case OP_SETGLOBAL:
  case OP_GETNAME:
  case OP_SETNAME:
  case OP_GETATTR:
  case OP_SETATTR:
  case OP_METHOD:
  case OP_WITHENTER:
  case OP_WITHEXIT: return true;
  default: return false;
  }
}

static void print_source(FILE *f, const Source *s, uint32_t line) {
  if (s == NULL || line == 0 || line > s->nlines) return;
  const char *text = s->text + s->line_start[line - 1], *end = s->text + s->size;
  while (text < end && (*text == ' ' || *text == '\t')) text++;
  size_t size = 0;
  while (text + size < end && text[size] != '\n' && text[size] != '\r' && text[size] != '\0') size++;
  fprintf(f, "  | %.*s", (int)size, text);
}

static size_t characters(const char *text) {
  size_t n = 0;
  for (; *text; text++) n += ((unsigned char)*text & 0xc0) != 0x80;
  return n;
}

static void show_ins(FILE *f, const Code *c, uint32_t i) {
  uint32_t line = c->pos[i].line;
  bool first = i == 0 || line != c->pos[i - 1].line;
  char *text = NULL;
  size_t size = 0;
  FILE *one = not_null(open_memstream(&text, &size));
  print_ins(one, c, i);
  if (has_cache(c->ins[i].op)) fputs("  (cache)", one);
  not_null(memory_text(one, &text));
  if (first) fprintf(f, "%6u", line);
  else fputs("      ", f);
  fprintf(f, "  %4u  %s", i, text);
  for (size_t n = characters(text); first && n < SOURCE_COLUMN; n++) fputc(' ', f);
  if (first) print_source(f, c->source, line);
  fputc('\n', f);
  free(text);
}

// From register `from` up to `to`, as many on a line as fit.
static void show_registers(FILE *f, const Code *c, const char *what, int from, int to) {
  size_t column = 0;
  for (int r = from; r < to; r++) {
    char *text = NULL;
    size_t size = 0;
    FILE *one = not_null(open_memstream(&text, &size));
    fprintf(one, "  R%d", r);
    print_reg(one, c, (uint16_t)r);
    not_null(memory_text(one, &text));
    if (r == from) column = (size_t)fprintf(f, "  %-10s", what);
    else if (column + characters(text) > LIST_WIDTH) column = (size_t)fprintf(f, "\n%12s", "") - 1;
    column += characters(text);
    fputs(text, f);
    free(text);
  }
  if (to > from) fputc('\n', f);
}

static void show_frame(FILE *f, const Code *c) {
  int variables = c->nconsts, temporaries = c->nconsts + c->nlocals;
  show_registers(f, c, "constants", 0, variables);
  show_registers(f, c, "variables", variables, temporaries);
  int last = c->nregs - 1;
  if (last == temporaries) fprintf(f, "  temporary   t0 in R%d\n", last);
  if (last > temporaries) fprintf(f, "  temporaries t0 to t%d in R%d to R%d\n", last - temporaries, temporaries, last);
  fputc('\n', f);
}

static void show_handlers(FILE *f, const Code *c) {
  if (c->nhandlers) fputs("  handlers: of those that cover an instruction the last is taken\n", f);
  for (uint32_t i = 0; i < c->nhandlers; i++) {
    const Handler *h = &c->handlers[i];
    fprintf(f, "    an exception in %u to %u goes on at %u, in", h->start, h->end - 1, h->target);
    print_reg(f, c, h->reg);
    fprintf(f, ", R%d and up emptied\n", h->level);
  }
}

static const char *kind_of(const Code *c) {
  return c->flags & CODE_MODULE      ? "module"
         : c->flags & CODE_CLASS     ? "body of class"
         : c->flags & CODE_GENERATOR ? "generator"
                                     : "function";
}

void code_show(const Code *c, void *file) {
  FILE *f = file;
  fprintf(f, "%s %s, line %u: %u instructions, %d registers\n", kind_of(c), str_data(c->qualname), c->first_line,
          c->nins, c->nregs);
  show_frame(f, c);
  for (uint32_t i = 0; i < c->nins; i++) show_ins(f, c, i);
  show_handlers(f, c);
  for (int i = 0; i < c->nconsts; i++)
    if (is_kind(c->consts[i], K_CODE)) {
      fputc('\n', f);
      code_show((const Code *)as_obj(c->consts[i]), f);
    }
}

// ---- check ----

// How many registers an instruction touches from operand k on.
static uint32_t span_of(const Ins i, int k) {
  const char *format = rows[i.op].format;
  switch (i.op) {
  case OP_CALL:
  case OP_CALLKW: return i.b + 1u + (i.x & XMETHOD ? 1u : 0u);
  case OP_CALLEX: return 3;
  case OP_METHOD: return k == 0 ? 2 : 1;
  case OP_SLICE: return k == 1 ? 3 : 1;
  case OP_DICT: return k == 1 ? 2u * i.c : 1;
  case OP_MATCHCLASS:
  case OP_DICTADD: return k == 1 ? 2 : 1;
  case OP_UNPACK: return k == 0 ? i.c : 1;
  case OP_UNPACKEX: return k == 0 ? (i.c & 255u) + (i.c >> 8) + 1 : 1;
  case OP_FUNCTION: return k == 2 ? 4 : 1;
  case OP_CLASS: return k == 1 ? 4 : 1;
  default: return k == 1 && format[2] == 'g' ? i.c : 1;
  }
}

static const char *check_operand(const Code *c, const Ins i, int k, uint16_t v) {
  char kind = rows[i.op].format[k];
  if (kind == 'k') return v < c->nconsts ? NULL : "a constant out of range";
  if (kind != 'r' && kind != 'w') return NULL;
  uint32_t span = span_of(i, k);
  if (v + span > c->nregs) return "a register out of range";
  if ((kind == 'w' || span > 1) && span > 0 && v < c->nconsts) return "a constant written";
  static const int dies[] = {XA, XB, XC};
  bool jump_compare = rows[i.op].format[2] == 'C' && i.op != OP_FOR;
  bool flagged = i.x & (jump_compare ? (k == 0 ? XA : XB) : dies[k]);
  if (kind == 'r' && flagged && v < c->nconsts + c->nlocals) return "a constant or a variable emptied";
  return NULL;
}

static const char *check_ins(const Code *c, uint32_t at) {
  const Ins i = c->ins[at];
  if (i.op >= OP_COUNT) return "no such instruction";
  const uint16_t operands[] = {i.a, i.b, i.c};
  for (int k = 0; k < 3; k++) {
    const char *wrong = check_operand(c, i, k, operands[k]);
    if (wrong) return wrong;
  }
  const char *format = rows[i.op].format;
  if (format[1] == 'J' || format[2] == 'C') {
    int64_t to = jump_target(c, at);
    if (to < 0 || to >= c->nins) return "a jump out of range";
  }
  if (i.op == OP_FUNCTION && !is_kind(c->consts[i.b], K_CODE)) return "a function without code";
  if (i.op == OP_FREEVAR && i.b >= c->nfree) return "a free variable out of range";
  return NULL;
}

static bool fail(const Code *c, uint32_t at, const char *what, char *why, size_t size) {
  snprintf(why, size, "%s, instruction %u: %s", str_data(c->qualname), at, what);
  return false;
}

bool code_check(const Code *c, char *why, size_t size) {
  for (uint32_t i = 0; i < c->nins; i++) {
    const char *wrong = check_ins(c, i);
    if (wrong) return fail(c, i, wrong, why, size);
  }
  int last = c->nins ? c->ins[c->nins - 1].op : OP_NOP;
  if (last != OP_RETURN && last != OP_RAISE && last != OP_RERAISE && last != OP_JMP)
    return fail(c, c->nins, "it runs over its end", why, size);
  for (uint32_t i = 0; i < c->nhandlers; i++) {
    const Handler *h = &c->handlers[i];
    if (h->start >= h->end || h->end > c->nins || h->target >= c->nins)
      return fail(c, h->start, "a handler out of range", why, size);
    if (h->level < c->nconsts + c->nlocals || h->reg >= c->nregs)
      return fail(c, h->start, "a handler's registers", why, size);
  }
  for (int i = 0; i < c->nconsts; i++)
    if (is_kind(c->consts[i], K_CODE) && !code_check((const Code *)as_obj(c->consts[i]), why, size)) return false;
  return true;
}
