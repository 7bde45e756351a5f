// One Code in the making: its beginning (where each variable lives), its constants, its end.
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler.h"
#include "base/grow.h"
#include "lang/object/constant.h"
#include "lang/object/heap.h"
#include "base/out_of_memory.h"

// Registers: 16 bits hold constants and the others, each up to this. 4 M instructions are 100 MB of tables.
enum { MAX_REGISTERS = 0x7f00, MAX_EMITTED = 4000000 };

void refuse(Compiler *c, Pos pos, const char *format, ...) {
  char text[256];
  va_list ap;
  va_start(ap, format);
  vsnprintf(text, sizeof text, format, ap);
  va_end(ap);
  compiler_refuse(c->refusal, c->source, pos, "%s", text);
}

// ---- constants ----

static uint64_t const_hash(Value v) {
  if (is_float(v)) {
    uint64_t bits;
    double d = float_of(v);
    memcpy(&bits, &d, sizeof bits);
    return bits * 31 + 7;
  }
  if (is_complex(v)) {
    uint64_t bits[2];
    memcpy(bits, &((const Complex *)as_obj(v))->re, sizeof bits);
    return bits[0] * 31 + bits[1] * 7 + 3;
  }
  if (is_kind(v, K_TUPLE)) {
    const Tuple *t = (Tuple *)as_obj(v);
    uint64_t h = t->count;
    for (uint32_t i = 0; i < t->count; i++) h = h * 1000003 + const_hash(t->items[i]);
    return h;
  }
  if (is_kind(v, K_BYTES)) {
    uint64_t h = 5381;
    for (uint32_t i = 0; i < ((Bytes *)as_obj(v))->size; i++) h = h * 33 + (uint8_t)((Bytes *)as_obj(v))->data[i];
    return h;
  }
  return v;
}

// The same type and the same value: 1, 1.0 and True differ, and so do 0.0 and -0.0.
static bool const_same(Value a, Value b) {
  if (a == b) return true;
  if (is_float_word(a) || is_float_word(b)) return false;  // one float has one form
  if (!is_ptr(a) || !is_ptr(b) || as_obj(a)->kind != as_obj(b)->kind) return false;
  if (is_float(a))
    return signbit(float_of(a)) == signbit(float_of(b)) &&
           (float_of(a) == float_of(b) || (isnan(float_of(a)) && isnan(float_of(b))));
  if (is_complex(a)) {
    uint64_t x[2], y[2];
    memcpy(x, &((const Complex *)as_obj(a))->re, sizeof x);
    memcpy(y, &((const Complex *)as_obj(b))->re, sizeof y);
    return x[0] == y[0] && x[1] == y[1];
  }
  if (is_kind(a, K_BYTES)) {
    const Bytes *x = (Bytes *)as_obj(a), *y = (Bytes *)as_obj(b);
    return x->size == y->size && memcmp(x->data, y->data, x->size) == 0;
  }
  if (!is_kind(a, K_TUPLE)) return false;
  const Tuple *x = (Tuple *)as_obj(a), *y = (Tuple *)as_obj(b);
  if (x->count != y->count) return false;
  for (uint32_t i = 0; i < x->count; i++)
    if (!const_same(x->items[i], y->items[i])) return false;
  return true;
}

bool const_truth(Value v) {
  if (is_int(v)) return as_int(v) != 0;
  if (is_float(v)) return float_of(v) != 0;
  if (is_complex(v)) return ((const Complex *)as_obj(v))->re != 0 || ((const Complex *)as_obj(v))->im != 0;
  if (!is_ptr(v)) return v == V_TRUE || v == V_ELLIPSIS;
  switch (as_obj(v)->kind) {
  case K_STR: return str_size(v) != 0;
  case K_BYTES: return ((Bytes *)as_obj(v))->size != 0;
  case K_TUPLE: return ((Tuple *)as_obj(v))->count != 0;
  default: return true;
  }
}

static uint32_t *const_slot(Unit *u, Value v) {
  uint32_t i = (uint32_t)(const_hash(v) * 0x9E3779B97F4A7C15u >> 32) & u->const_mask;
  while (u->const_index[i] >= 0 && !const_same(u->consts[u->const_index[i]], v)) i = (i + 1) & u->const_mask;
  return (uint32_t *)&u->const_index[i];
}

static void *room_for(size_t bytes) {
  void *p = malloc(bytes);
  if (!p) out_of_memory();
  return p;
}

static void consts_widen(Unit *u) {
  u->const_mask = u->const_mask ? u->const_mask * 2 + 1 : 31;
  free(u->const_index);
  u->const_index = room_for((u->const_mask + 1) * sizeof *u->const_index);
  memset(u->const_index, 0xff, (u->const_mask + 1) * sizeof *u->const_index);
  for (uint32_t i = 0; i < u->nconsts; i++) *const_slot(u, u->consts[i]) = i;
}

Reg unit_const(Compiler *c, Value v) {
  Unit *u = c->u;
  if (u->nconsts * 2 >= u->const_mask) consts_widen(u);
  uint32_t *slot = const_slot(u, v);
  if ((int32_t)*slot >= 0) return (Reg)*slot;
  if (u->nconsts >= MAX_REGISTERS) {
    refuse(c, c->pos, "too many constants in one function for mplab");
    c->refusal->syntax = false;
    return 0;
  }
  if (!GROW(u->consts, u->consts_room, u->nconsts + 1, 16)) out_of_memory();
  *slot = u->nconsts;
  u->consts[u->nconsts] = v;
  return (Reg)u->nconsts++;
}

Reg unit_name(Compiler *c, const char *s) { return unit_const(c, str_constant(s, strlen(s))); }

// ---- beginning ----

static Value qualname_of(const Unit *u) {
  const Unit *o = u->outer;
  if (!o || o->scope->kind == SCOPE_MODULE) return u->name;
  const Symbol *declared = scope_symbol(o->scope, scope_mangle(o->scope, u->name));
  if (u->scope->kind != SCOPE_COMPREHENSION && declared && (declared->flags & SYM_GLOBAL)) return u->name;
  const char *between = o->scope->kind == SCOPE_CLASS ? "." : ".<locals>.";
  size_t size = str_size(o->qualname) + strlen(between) + str_size(u->name);
  char *text = room_for(size + 1);
  snprintf(text, size + 1, "%s%s%s", str_data(o->qualname), between, str_data(u->name));
  Value v = str_constant(text, size);
  free(text);
  return v;
}

// Parameters first (the scope mentions them first), then the other locals, then what comes from outer functions.
static void place_variables(Unit *u) {
  Scope *s = u->scope;
  bool registers = scope_is_function(s);
  for (int i = 0; i < s->nsymbols; i++) {
    Symbol *sym = &s->symbols[i];
    bool local = registers && (sym->flags & SYM_BOUND) && !(sym->flags & (SYM_GLOBAL | SYM_NONLOCAL | SYM_FREE));
    if (local || ((sym->flags & SYM_CELL) && !(sym->flags & SYM_FREE))) sym->reg = (uint16_t)(REG_VARS + u->nlocals++);
  }
  for (int i = 0; i < s->nfree; i++) scope_symbol(s, s->free[i])->reg = (uint16_t)(REG_VARS + u->nlocals++);
  u->top = u->max_top = u->nlocals;
}

static void open_cells(Compiler *c) {
  Scope *s = c->u->scope;
  for (int i = 0; i < s->nsymbols; i++) {
    Symbol *sym = &s->symbols[i];
    if ((sym->flags & SYM_CELL) && !(sym->flags & SYM_FREE)) emit(c, OP_CELLNEW, 0, sym->reg, 0, 0);
    else if ((sym->flags & SYM_PARAM) && !(sym->flags & SYM_UNSURE)) flow_bind(c, sym->reg);
  }
  for (int i = 0; i < s->nfree; i++) emit(c, OP_FREEVAR, 0, scope_symbol(s, s->free[i])->reg, (uint32_t)i, 0);
}

void unit_begin(Compiler *c, Unit *u, Scope *scope, Value name, uint32_t first_line) {
  *u = (Unit){.outer = c->u, .scope = scope, .name = name, .doc = V_NONE, .first_line = first_line};
  u->qualname = qualname_of(u);
  if (scope->generator) u->flags |= CODE_GENERATOR;
  if (c->source->prelude) u->flags |= CODE_PRELUDE;
  if (c->source->beside) u->flags |= CODE_BESIDE;
  c->u = u;
  consts_widen(u);
  place_variables(u);
  Pos outer = c->pos;
  c->pos = (Pos){first_line, 0xffff, 0xffff, first_line};
  if (u->nlocals >= MAX_REGISTERS) {
    refuse(c, outer, "too many variables in one function for mplab");
    c->refusal->syntax = false;
  } else {
    open_cells(c);
  }
  c->pos = outer;
}

Reg unit_closure(Compiler *c, const Scope *inner) {
  uint32_t mark = c->u->top;
  if (inner->nfree == 0) {
    Reg none = temp_push(c);
    emit(c, OP_CLEAR, 0, none, 0, 0);
    return none;
  }
  for (int i = 0; i < inner->nfree; i++) {
    Reg cell = scope_symbol(c->u->scope, inner->free[i])->reg;
    emit(c, OP_MOVE, 0, temp_push(c), cell, 0);
  }
  Reg base = (Reg)(REG_VARS + mark);
  emit(c, OP_TUPLE, 0, base, base, (uint32_t)inner->nfree);
  return temp_result(c, REG_ANY, mark);
}

// ---- end ----

static const char *const formats[] = {
#define OP(name, format, what) format,
    OPCODES(OP)
#undef OP
};

static uint16_t settle(const Unit *u, uint16_t v) { return v >= REG_VARS ? (uint16_t)(v - REG_VARS + u->nconsts) : v; }

static void settle_ins(Compiler *c, Unit *u, uint32_t at, Ins *out) {
  Emitted *e = &u->ins[at];
  Ins i = e->ins;
  const char *f = formats[i.op];
  uint16_t *operands[] = {&i.a, &i.b, &i.c};
  for (int k = 0; k < 3; k++)
    if (f[k] == 'r' || f[k] == 'w') *operands[k] = settle(u, *operands[k]);
  if (e->label != NO_LABEL) {
    int64_t offset = (int64_t)u->labels[e->label] - ((int64_t)at + 1);
    if (f[1] == 'J') {
      i.b = (uint16_t)(uint32_t)offset;
      i.c = (uint16_t)((uint32_t)offset >> 16);
    } else {
      if (offset < INT16_MIN || offset > INT16_MAX) {
        refuse(c, e->pos, "a loop or condition too large for mplab");
        c->refusal->syntax = false;
      }
      i.c = (uint16_t)offset;
    }
  }
  *out = i;
}

static int outer_first(const void *a, const void *b) {
  const RangeOf *x = a, *y = b;
  if (x->depth != y->depth) return x->depth < y->depth ? -1 : 1;
  return x->h.start < y->h.start ? -1 : x->h.start > y->h.start;
}

static void settle_handlers(Unit *u, Code *code) {
  code->nhandlers = u->nranges;
  code->handlers = code_space_alloc((u->nranges ? u->nranges : 1) * sizeof *code->handlers);
  if (u->nranges) qsort(u->ranges, u->nranges, sizeof *u->ranges, outer_first);
  for (uint32_t i = 0; i < u->nranges; i++) {
    Handler h = u->ranges[i].h;
    h.target = u->labels[u->ranges[i].target];
    h.level = settle(u, h.level);
    h.reg = settle(u, h.reg);
    code->handlers[i] = h;
  }
}

static void settle_names(Unit *u, Code *code) {
  const Scope *s = u->scope;
  code->varnames = code_space_alloc((u->nlocals ? u->nlocals : 1) * sizeof *code->varnames);
  code->freenames = code_space_alloc((s->nfree ? (size_t)s->nfree : 1) * sizeof *code->freenames);
  for (int i = 0; i < s->nsymbols; i++)
    if (s->symbols[i].reg) code->varnames[s->symbols[i].reg - REG_VARS] = s->symbols[i].name;
  for (int i = 0; i < s->nfree; i++) code->freenames[i] = s->free[i];
}

static Code *make_code(Compiler *c, Unit *u) {
  Code *code = code_space_alloc(sizeof *code);
  code->head = (Object){.refs = IMMORTAL, .kind = K_CODE};
  code->name = u->name, code->qualname = u->qualname, code->doc = u->doc;
  code->source = c->source;
  code->first_line = u->first_line;
  code->flags = u->flags;
  code->nposonly = u->nposonly, code->npos = u->npos, code->nkwonly = u->nkwonly;
  code->nconsts = (uint16_t)u->nconsts, code->nlocals = (uint16_t)u->nlocals;
  code->nregs = (uint16_t)(u->nconsts + u->max_top);
  code->nfree = (uint16_t)u->scope->nfree;
  code->nins = u->nins;
  code->consts = code_space_alloc((u->nconsts ? u->nconsts : 1) * sizeof *code->consts);
  if (u->nconsts) memcpy(code->consts, u->consts, u->nconsts * sizeof *code->consts);
  code->ins = code_space_alloc(u->nins * sizeof *code->ins);
  code->pos = code_space_alloc(u->nins * sizeof *code->pos);
  for (uint32_t i = 0; i < u->nins; i++) {
    settle_ins(c, u, i, &code->ins[i]);
    code->pos[i] = u->ins[i].pos;
  }
  settle_names(u, code);
  settle_handlers(u, code);
  return code;
}

Code *unit_finish(Compiler *c) {
  Unit *u = c->u;
  if (u->max_top >= MAX_REGISTERS) {
    refuse(c, (Pos){.line = u->first_line}, "a function too large for mplab");
    c->refusal->syntax = false;
  }
  c->emitted += u->nins;
  if (c->emitted > MAX_EMITTED) {
    refuse(c, (Pos){.line = u->first_line}, "a program too large for mplab");
    c->refusal->syntax = false;
  }
  Code *code = compiler_refused(c->refusal) ? NULL : make_code(c, u);
  if (compiler_refused(c->refusal)) code = NULL;
  if (code) code_register(code);
  free(u->ins), free(u->consts), free(u->const_index), free(u->labels), free(u->ranges);
  c->u = u->outer;
  return code;
}
