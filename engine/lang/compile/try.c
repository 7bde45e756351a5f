// try and with: regions of instructions under a handler, at no cost while nothing is raised.
//
// A handler begins with the exception in the first temporary of its region's level. PUSHEXC makes it the one being
// handled and keeps the one before; every way out puts that back by POPEXC, an exception in the middle through a region
// of its own (`cleanup`). A finally body is compiled once for each way out.
#include "compiler.h"
#include "lang/object/constant.h"

static Reg next_temp(const Compiler *c) { return (Reg)(REG_VARS + c->u->top); }

// At a region's handler: what was surely bound before the region still is.
static void begin_handler(Compiler *c, const Region *r, Flow before) {
  label_place(c, r->target);
  c->u->flow = before;
  if (!r->used) flow_end(c);
}

typedef struct Handling {
  Reg exception, saved;
  Region cleanup;
  Flow before;
} Handling;

static void begin_handling(Compiler *c, Handling *h, const Region *r, Flow before) {
  begin_handler(c, r, before);
  h->before = before;
  h->exception = temp_push(c);
  h->saved = temp_push(c);
  emit(c, OP_PUSHEXC, 0, h->saved, h->exception, 0);
  region_open(c, &h->cleanup, next_temp(c));
}

// What was raised while handling goes on, with the exception handled before put back.
static void end_handling(Compiler *c, Handling *h) {
  region_close(c, &h->cleanup);
  begin_handler(c, &h->cleanup, h->before);
  emit(c, OP_POPEXC, 0, h->saved, 0, 0);
  emit(c, OP_RERAISE, XA, h->cleanup.level, 0, 0);
  flow_end(c);
  if (h->cleanup.level == next_temp(c)) {  // it uses this one register more
    temp_push(c);
    c->u->top--;
  }
}

// ---- with ----

static void with_handler(Compiler *c, const Node *n, Reg manager, const Region *region, Flow before) {
  uint32_t mark = c->u->top;
  Handling h;
  Label suppressed = label_new(c);
  c->pos = n->pos;
  begin_handling(c, &h, region, before);
  Flow handling = c->u->flow;
  Reg swallowed = temp_push(c);
  emit(c, OP_WITHEXC, 0, swallowed, manager, h.exception);
  emit_jump(c, OP_JT, XA, swallowed, 0, suppressed);
  c->u->top--;
  emit(c, OP_RERAISE, XA, h.exception, 0, 0);
  end_handling(c, &h);
  label_place(c, suppressed);
  c->u->flow = handling;
  emit(c, OP_POPEXC, 0, h.saved, 0, 0);
  emit(c, OP_CLEAR, 0, h.exception, 0, 0);
  c->u->top = mark;
}

static void with_items(Compiler *c, const Node *n, int i, int number) {
  if (i == n->u.with.nitems) {
    compile_body(c, &n->u.with.body);
    return;
  }
  const WithItem *item = &n->u.with.items[i];
  uint32_t mark = c->u->top;
  Label body = label_new(c), end = label_new(c);
  Reg manager = next_temp(c);
  if (number != NO_SWITCH) {
    temp_push(c);
    emit(c, OP_CLEAR, 0, manager, 0, 0);
    emit_jump(c, OP_JSWOFF, 0, (uint32_t)number, 0, body);
    c->u->top = mark;
  }
  Flow before = c->u->flow;
  compile_push(c, item->context);
  Reg entered = temp_push(c);
  c->pos = n->pos;
  emit(c, OP_WITHENTER, 0, entered, manager, 0);
  Region region;
  region_open(c, &region, entered);
  Block block = {.kind = BLOCK_WITH, .region = &region, .reg = manager, .pos = n->pos};
  block_push(c, &block);
  if (item->vars) {
    note_name(c, item->vars, item->context, entered);
    store(c, item->vars, entered, false);
  } else {
    emit(c, OP_CLEAR, 0, entered, 0, 0);
  }
  c->u->top = mark + 1;
  if (number != NO_SWITCH) {
    label_place(c, body);
    c->u->flow = before;
  }
  with_items(c, n, i + 1, number);
  block_pop(c);
  region_close(c, &region);
  c->pos = n->pos;
  emit(c, OP_WITHEXIT, 0, manager, 0, 0);
  emit_jump(c, OP_JMP, 0, 0, 0, end);
  Flow normal = c->u->flow;
  with_handler(c, n, manager, &region, before);
  label_place(c, end);
  c->u->flow = flow_meet(normal, c->u->flow);
  c->u->top = mark;
}

void compile_with(Compiler *c, const Node *n, int number) { with_items(c, n, 0, number); }

// ---- try … except ----

static void clause_body(Compiler *c, const ExceptClause *e, Handling *h, Label end) {
  bool named = e->name != V_UNBOUND;
  Region unbinding;
  Block block = {.kind = BLOCK_HANDLER, .region = &h->cleanup, .reg = h->saved, .name = e->name};
  Flow entered = c->u->flow;
  if (named) store_name(c, e->name, h->exception, false);
  else emit(c, OP_CLEAR, 0, h->exception, 0, 0);
  block_push(c, &block);
  if (named) {
    region_open(c, &unbinding, next_temp(c));
    block.region2 = &unbinding;
  }
  compile_body(c, &e->body);
  block_pop(c);
  if (named) region_close(c, &unbinding);
  region_pause(c, &h->cleanup);
  emit(c, OP_POPEXC, 0, h->saved, 0, 0);
  if (named) unbind_name(c, e->name);
  emit_jump(c, OP_JMP, 0, 0, 0, end);
  Flow after = c->u->flow;
  region_resume(c, &h->cleanup);
  if (named) {
    begin_handler(c, &unbinding, entered);
    Reg raised = temp_push(c);
    unbind_name(c, e->name);
    emit(c, OP_RERAISE, XA, raised, 0, 0);
    c->u->top--;
  }
  c->u->flow = after;
}

static void try_except(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  Label end = label_new(c);
  Flow before = c->u->flow;
  Region region;
  Block block = {.kind = BLOCK_TRY, .region = &region};
  region_open(c, &region, next_temp(c));
  block_push(c, &block);
  compile_body(c, &n->u.try_.body);
  block_pop(c);
  region_close(c, &region);
  compile_body(c, &n->u.try_.orelse);
  emit_jump(c, OP_JMP, 0, 0, 0, end);
  Flow joined = c->u->flow;
  Handling h;
  begin_handling(c, &h, &region, before);
  for (int i = 0; i < n->u.try_.nclauses; i++) {
    const ExceptClause *e = &n->u.try_.clauses[i];
    Label next = label_new(c);
    c->pos = e->pos;
    if (e->type) {
      uint32_t clause = c->u->top;
      Reg type = compile_expr(c, e->type);
      Reg matches = temp_result(c, REG_ANY, clause);
      emit(c, OP_MATCHEXC, reg_is_temp(c, type) ? XC : 0, matches, h.exception, type);
      emit_jump(c, OP_JF, XA, matches, 0, next);
      c->u->top = clause;
    } else if (i + 1 < n->u.try_.nclauses) {
      refuse(c, e->pos, "default 'except:' must be last");
    }
    Flow unmatched = c->u->flow;
    clause_body(c, e, &h, end);
    joined = flow_meet(joined, c->u->flow);
    label_place(c, next);
    c->u->flow = unmatched;
    if (!e->type) flow_end(c);
  }
  emit(c, OP_RERAISE, XA, h.exception, 0, 0);
  end_handling(c, &h);
  label_place(c, end);
  c->u->flow = joined;
  c->u->top = mark;
}

// ---- try … finally ----

static void try_finally(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  Label end = label_new(c);
  Flow before = c->u->flow;
  Region region;
  Block block = {.kind = BLOCK_FINALLY, .region = &region, .final = &n->u.try_.final};
  region_open(c, &region, next_temp(c));
  block_push(c, &block);
  if (n->u.try_.nclauses) try_except(c, n);
  else compile_body(c, &n->u.try_.body);
  block_pop(c);
  region_close(c, &region);
  compile_body(c, &n->u.try_.final);
  emit_jump(c, OP_JMP, 0, 0, 0, end);
  Flow normal = c->u->flow;
  Handling h;
  begin_handling(c, &h, &region, before);
  Block cleanup = {.kind = BLOCK_CLEANUP, .region = &h.cleanup, .reg = h.saved};
  block_push(c, &cleanup);
  compile_body(c, &n->u.try_.final);
  block_pop(c);
  emit(c, OP_RERAISE, XA, h.exception, 0, 0);
  end_handling(c, &h);
  label_place(c, end);
  c->u->flow = normal;
  c->u->top = mark;
}

void compile_try(Compiler *c, const Node *n) {
  if (n->u.try_.final.count) try_finally(c, n);
  else try_except(c, n);
}
