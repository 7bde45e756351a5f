// Loops, and every way out of a block: break, continue and return run what stands between here and there.
#include "compiler.h"
#include "lang/object/constant.h"

// ---- blocks ----

void block_push(Compiler *c, Block *b) {
  enum { MAX_BLOCKS = 20 };  // CPython's
  int depth = 1;
  for (const Block *o = c->u->block; o; o = o->outer) depth++;
  if (depth > MAX_BLOCKS) refuse(c, c->pos, "too many statically nested blocks");
  b->outer = c->u->block;
  c->u->block = b;
}

void block_pop(Compiler *c) { c->u->block = c->u->block->outer; }

static void leave_one(Compiler *c, Block *b, bool returning) {
  Pos outer = c->pos;
  switch (b->kind) {
  case BLOCK_FINALLY: compile_body(c, b->final); break;
  case BLOCK_WITH:
    c->pos = b->pos;
    emit(c, OP_WITHEXIT, 0, b->reg, 0, 0);
    break;
  case BLOCK_HANDLER:
    emit(c, OP_POPEXC, 0, b->reg, 0, 0);
    if (b->name != V_UNBOUND) unbind_name(c, b->name);
    break;
  case BLOCK_CLEANUP:
    emit(c, OP_POPEXC, 0, b->reg, 0, 0);
    if (!returning) emit(c, OP_CLEAR, 0, (uint32_t)b->reg - 1, 0, 0);
    break;
  default: break;
  }
  c->pos = outer;
}

Block *block_leave(Compiler *c, Block *until, bool returning) {
  Block *innermost = c->u->block;
  for (Block *b = innermost; b != until; b = b->outer) {
    if (b->region2) region_pause(c, b->region2);
    if (b->region) region_pause(c, b->region);
    c->u->block = b->outer;
    leave_one(c, b, returning);
  }
  return innermost;
}

void block_stay(Compiler *c, Block *innermost, Block *until) {
  for (Block *b = innermost; b != until; b = b->outer) {
    if (b->region2) region_resume(c, b->region2);
    if (b->region) region_resume(c, b->region);
  }
  c->u->block = innermost;
}

void compile_leave_loop(Compiler *c, const Node *n) {
  Block *loop = c->u->block;
  bool is_break = n->kind == N_BREAK;
  while (loop && loop->kind != BLOCK_LOOP) loop = loop->outer;
  if (!loop) {
    refuse(c, n->pos, is_break ? "'break' outside loop" : "'continue' not properly in loop");
    return;
  }
  Block *innermost = block_leave(c, loop, false);
  c->pos = n->pos;
  bool reached = !c->u->flow.dead;
  if (is_break) {
    if (loop->reg != REG_ANY) emit(c, OP_CLEAR, 0, loop->reg, 0, 0);
    loop->broke |= reached;
  } else {
    loop->continued |= reached;
  }
  emit_jump(c, OP_JMP, 0, 0, 0, is_break ? loop->on_break : loop->on_continue);
  block_stay(c, innermost, loop);
  flow_end(c);
}

// A value that stands in a variable must not be changed by what runs on the way out.
static bool may_change(const Compiler *c) {
  for (const Block *b = c->u->block; b; b = b->outer)
    if (b->kind == BLOCK_FINALLY || (b->kind == BLOCK_HANDLER && b->name != V_UNBOUND)) return true;
  return false;
}

void compile_return(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  if (c->u->scope->kind != SCOPE_FUNCTION) {
    refuse(c, n->pos, "'return' outside function");
    return;
  }
  Reg r = n->u.value ? compile_expr(c, n->u.value) : unit_const(c, V_NONE);
  if (reg_is_local(c, r) && may_change(c)) {
    Reg copy = temp_push(c);
    emit(c, OP_MOVE, 0, copy, r, 0);
    r = copy;
  }
  Block *innermost = block_leave(c, NULL, true);
  c->pos = n->pos;
  emit_use(c, OP_RETURN, 0, r, 0, 0);
  block_stay(c, innermost, NULL);
  flow_end(c);
  c->u->top = mark;
}

// ---- loops ----

// The switch of the line is read again for a further round: to `out` when it no longer fits.
static void look_again(Compiler *c, LoopSwitch sw, Label out) {
  if (sw.number == NO_SWITCH) return;
  if (sw.while_on) {
    emit_jump(c, OP_JSWOFF, 0, (uint32_t)sw.number, 0, out);
    return;
  }
  Label fits = label_new(c);
  emit_jump(c, OP_JSWOFF, 0, (uint32_t)sw.number, 0, fits);
  emit_jump(c, OP_JMP, 0, 0, 0, out);
  label_place(c, fits);
}

static void finish_loop(Compiler *c, const Node *orelse_of, const Nodes *orelse, const Block *loop, Flow at_break) {
  c->pos = orelse_of->pos;
  compile_body(c, orelse);
  label_place(c, loop->on_break);
  if (loop->broke) c->u->flow = flow_meet(c->u->flow, at_break);
}

void compile_for(Compiler *c, const Node *n, LoopSwitch sw) {
  uint32_t mark = c->u->top;
  c->pos = n->pos;
  Reg r = compile_iterable(c, n->u.loop_for.iter);
  Reg iterator = temp_result(c, REG_ANY, mark);
  emit_use(c, OP_ITER, 0, iterator, r, 0);
  Flow before = c->u->flow;
  Label head = label_new(c), next = label_new(c), done = label_new(c), cut = label_new(c);
  Block loop = {.kind = BLOCK_LOOP, .on_break = label_new(c), .on_continue = head, .reg = iterator};
  if (sw.number != NO_SWITCH) emit_jump(c, OP_JMP, 0, 0, 0, next);
  label_place(c, head);
  look_again(c, sw, cut);
  label_place(c, next);
  Reg item = local_target(c, n->u.loop_for.target);
  if (item == REG_ANY) item = temp_push(c);
  emit_jump(c, OP_FOR, 0, item, iterator, done);
  store(c, n->u.loop_for.target, item, false);
  c->u->top = mark + 1;
  block_push(c, &loop);
  compile_body(c, &n->u.loop_for.body);
  block_pop(c);
  c->pos = n->pos;
  emit_jump(c, OP_JMP, 0, 0, 0, head);
  c->u->flow = before;
  if (sw.number != NO_SWITCH) {
    label_place(c, cut);
    emit(c, OP_CLEAR, 0, iterator, 0, 0);
  }
  label_place(c, done);
  c->u->top = mark;
  finish_loop(c, n, &n->u.loop_for.orelse, &loop, before);
}

// The test stands at the bottom; the first round jumps to it.
void compile_while(Compiler *c, const Node *n, LoopSwitch sw) {
  c->pos = n->pos;
  Value folded;
  bool known = fold_node(n->u.cond.test, &folded, 0), endless = known && const_truth(folded), never = known && !endless;
  Flow before = c->u->flow;
  Label body = label_new(c), test = label_new(c), out = label_new(c);
  Block loop = {.kind = BLOCK_LOOP, .on_break = label_new(c), .on_continue = label_new(c), .reg = REG_ANY};
  if (!known) emit_jump(c, OP_JMP, 0, 0, 0, test);
  if (never) flow_end(c);
  label_place(c, body);
  block_push(c, &loop);
  compile_body(c, &n->u.cond.body);
  block_pop(c);
  c->pos = n->pos;
  label_place(c, loop.on_continue);
  if (loop.continued) c->u->flow = flow_meet(c->u->flow, before);
  look_again(c, sw, out);
  if (endless) emit_jump(c, OP_JMP, 0, 0, 0, body);
  if (!known) {
    label_place(c, test);
    c->u->flow = before;
    compile_jump(c, n->u.cond.test, true, body);
  }
  label_place(c, out);
  c->u->flow = before;
  if (endless && sw.number == NO_SWITCH) flow_end(c);
  finish_loop(c, n, &n->u.cond.orelse, &loop, before);
}
