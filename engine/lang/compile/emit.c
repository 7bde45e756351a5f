// Instructions, temporaries, labels, exception regions and the flow of what is bound: the ground the compiler stands
// on.
#include <stdlib.h>
#include <string.h>

#include "compiler.h"
#include "base/grow.h"
#include "base/out_of_memory.h"

// ---- instructions ----

static void emit_labelled(Compiler *c, Ins ins, Label label) {
  Unit *u = c->u;
  enum { MAX_INSTRUCTIONS = 2000000 };  // of one function: nested finally bodies double its size
  if (u->flow.dead || compiler_refused(c->refusal)) return;
  if (u->nins >= MAX_INSTRUCTIONS) {
    refuse(c, c->pos, "a function too large for mplab");
    c->refusal->syntax = false;
    return;
  }
  if (!GROW(u->ins, u->ins_room, u->nins + 1, 32)) out_of_memory();
  u->ins[u->nins++] = (Emitted){ins, c->pos, label};
}

void emit(Compiler *c, Op op, int x, uint32_t a, uint32_t b, uint32_t d) {
  emit_labelled(c, (Ins){(uint8_t)op, (uint8_t)x, (uint16_t)a, (uint16_t)b, (uint16_t)d}, NO_LABEL);
}

static const char *const formats[] = {
#define OP(name, format, what) format,
    OPCODES(OP)
#undef OP
};

static int uses(const Compiler *c, const char *format, uint32_t a, uint32_t b, uint32_t d) {
  int x = 0;
  if (format[0] == 'r' && reg_is_temp(c, (Reg)a)) x |= XA;
  if (format[1] == 'r' && format[2] != 'g' && reg_is_temp(c, (Reg)b)) x |= XB;
  if (format[2] == 'r' && reg_is_temp(c, (Reg)d)) x |= XC;
  return x;
}

void emit_use(Compiler *c, Op op, int x, uint32_t a, uint32_t b, uint32_t d) {
  emit(c, op, x | uses(c, formats[op], a, b, d), a, b, d);
}

void emit_jump(Compiler *c, Op op, int x, uint32_t a, uint32_t b, Label to) {
  emit_labelled(c, (Ins){(uint8_t)op, (uint8_t)x, (uint16_t)a, (uint16_t)b, 0}, to);
}

// ---- temporaries ----

Reg temp_push(Compiler *c) {
  Unit *u = c->u;
  if (u->top < 0x7ff0) u->top++;  // past it the unit is refused when it is finished
  if (u->top > u->max_top) u->max_top = u->top;
  return (Reg)(REG_VARS + u->top - 1);
}

Reg temp_result(Compiler *c, Reg want, uint32_t mark) {
  c->u->top = mark;
  return want == REG_ANY ? temp_push(c) : want;
}

void temp_clear(Compiler *c, Reg r) {
  if (reg_is_temp(c, r)) emit(c, OP_CLEAR, 0, r, 0, 0);
}

// ---- labels ----

Label label_new(Compiler *c) {
  Unit *u = c->u;
  if (!GROW(u->labels, u->labels_room, u->nlabels + 1, 32)) out_of_memory();
  u->labels[u->nlabels] = 0;
  return u->nlabels++;
}

void label_place(Compiler *c, Label l) { c->u->labels[l] = c->u->nins; }

// ---- flow ----

Flow flow_meet(Flow a, Flow b) {
  if (a.dead) return b;
  if (b.dead) return a;
  for (int i = 0; i < BOUND_WORDS; i++) a.bound[i] &= b.bound[i];
  return a;
}

void flow_end(Compiler *c) { c->u->flow.dead = true; }

bool flow_bound(const Compiler *c, Reg r) {
  uint32_t i = (uint32_t)(r - REG_VARS);
  return c->u->flow.dead || (i < 64 * BOUND_WORDS && (c->u->flow.bound[i / 64] >> (i % 64) & 1));
}

void flow_bind(Compiler *c, Reg r) {
  uint32_t i = (uint32_t)(r - REG_VARS);
  if (i < 64 * BOUND_WORDS) c->u->flow.bound[i / 64] |= (uint64_t)1 << (i % 64);
}

// ---- regions ----

static int regions_around(const Compiler *c) {
  int n = 0;
  for (const Block *b = c->u->block; b; b = b->outer) n += (b->region != NULL) + (b->region2 != NULL);
  return n;
}

void region_open(Compiler *c, Region *r, Reg level) {
  *r = (Region){.target = label_new(c), .level = level, .depth = regions_around(c), .start = c->u->nins, .open = true};
}

void region_pause(Compiler *c, Region *r) {
  Unit *u = c->u;
  if (r->open && r->start < u->nins) {
    if (!GROW(u->ranges, u->ranges_room, u->nranges + 1, 32)) out_of_memory();
    u->ranges[u->nranges++] = (RangeOf){
        {.start = r->start, .end = u->nins, .level = r->level, .reg = r->level}, r->depth, r->target};
    r->used = true;
  }
  r->open = false;
}

void region_resume(Compiler *c, Region *r) {
  r->start = c->u->nins;
  r->open = true;
}

bool region_close(Compiler *c, Region *r) {
  region_pause(c, r);
  return r->used;
}
