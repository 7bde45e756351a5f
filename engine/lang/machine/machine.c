// The one loop: it runs the frames of a strand, instruction by instruction. opcodes.h says what each does.
//
// Fast paths (small ints, lists, plain functions) are in loop_quick.h; everything slower is a call to another file or
// to the prelude. An instruction that pushed a frame is finished by deliver() in deliver.c when that frame returns.
#include "loop_quick.h"
#include "loop_words.h"

#include <string.h>

#pragma GCC diagnostic ignored "-Wpedantic"  // labels as values: the dispatch of gcc and clang

RunEnd machine_loop(Machine *m, Strand *s) {
  static const void *const labels[] = {
#define OP(name, format, what) &&L_##name,
      OPCODES(OP)
#undef OP
  };
  Frame *f;
  Value *r;
  const Ins *pc;
  Value v;
  double x, y;
  CallEnd end;
  const GetSetDef *quick;
  NativeFn manager, native;

  s->between = false;
  LOAD_FRAME();
  if (s->exc != V_UNBOUND) goto raised_here;
  NEXT();

L_NOP:
  NEXT();
L_MOVE:
  if (I.x & XB) {
    v = B;
    B = V_UNBOUND;
    put(m, &A, v);
    NEXT();
  }
  v = B;
  if (v == V_UNBOUND) goto unbound_b;
  put(m, &A, incref(v));
  NEXT();
L_CLEAR:
  drop(m, &A);
  NEXT();
L_CHECK:
  if (A == V_UNBOUND) goto unbound_a;
  NEXT();
L_DELLOCAL:
  if (A == V_UNBOUND) goto unbound_a;
  drop(m, &A);
  NEXT();

L_GETGLOBAL:
  LAST_WORDS();
  SAVE();
  v = get_global(m, f, B);
  GIVE();
L_SETGLOBAL:
L_SETNAME:
  if (A == V_UNBOUND) goto unbound_a;
  SAVE();
  if (!set_global(m, f, I.op == OP_SETNAME ? f->ns : f->globals, B, A)) RAISE();
  if (I.x & XA) drop(m, &A);
  NEXT();
L_DELGLOBAL:
L_DELNAME:
  SAVE();
  if (!forget_name(m, I.op == OP_DELNAME ? f->ns : f->globals, B)) RAISE();
  NEXT();
L_GETNAME:
  LAST_WORDS();
  SAVE();
  v = dict_get_name(f->ns, B);
  v = v == V_UNBOUND ? get_global(m, f, B) : incref(v);
  GIVE();
L_GETNAMECELL:
  SAVE();
  v = name_or_cell(m, f, B, C);
  GIVE();
L_CELLNEW:
  SAVE();
  v = A;
  A = V_UNBOUND;
  v = cell_new(m, v);
  GIVE();
L_FREEVAR:
  put(m, &A, incref(((Tuple *)as_obj(f->function->closure))->items[I.b]));
  NEXT();
L_GETCELL:
  LAST_WORDS();
  v = ((Cell *)as_obj(B))->value;
  if (v == V_UNBOUND) goto unbound_cell_b;
  put(m, &A, incref(v));
  NEXT();
L_SETCELL:
  v = B;
  if (v == V_UNBOUND) goto unbound_b;
  if (I.x & XB) B = V_UNBOUND;
  else incref(v);
  put(m, &((Cell *)as_obj(A))->value, v);
  NEXT();
L_DELCELL:
  if (((Cell *)as_obj(A))->value == V_UNBOUND) goto unbound_cell_a;
  drop(m, &((Cell *)as_obj(A))->value);
  NEXT();

  CHECKED(ADD, __builtin_add_overflow, (int64_t)B, C - 1, 0, x + y)
  CHECKED(SUB, __builtin_sub_overflow, (int64_t)B, C - 1, 0, x - y)
  CHECKED(MUL, __builtin_mul_overflow, as_int(B), C - 1, 1, x * y)
  SIMPLE(FLOORDIV, as_int(C) > 0, from_int(floor_div(as_int(B), as_int(C))))
  SIMPLE(MOD, as_int(C) > 0, from_int(floor_mod(as_int(B), as_int(C))))
  SIMPLE(AND, true, B & C)
  SIMPLE(OR, true, B | C)
  SIMPLE(XOR, true, (B ^ C) | 1)
  SIMPLE(RSHIFT, (uint64_t)as_int(C) < 63, from_int(as_int(B) >> as_int(C)))
L_DIV:
  if (BOTH_INTS && is_exact_double(B) && is_exact_double(C)) {
    x = (double)as_int(B), y = (double)as_int(C);
    if (y != 0 && (v = float_word(x / y)) != V_UNBOUND) GIVE();
    goto binary;
  }
  FLOATS(y != 0, x / y)
L_LSHIFT:
L_POW:
L_MATMUL:
binary:
  SAVE();
  end = do_binary(m, r, I, &v);
  goto ended;
L_NEG:
  if (is_float_word(B) && (B | 4) != (FLOAT_ZERO | 4)) {
    put(m, &A, B ^ 4);  // the sign
    NEXT();
  }
L_POS:
L_INVERT:
  SAVE();
  end = do_unary(m, r, I, &v);
  goto ended;
L_NOT:
  SAVE();
  v = B;
  if (v == V_TRUE || v == V_FALSE) {
    put(m, &A, v == V_TRUE ? V_FALSE : V_TRUE);
    NEXT();
  }
  end = do_truth(m, v, &v);
  if (end == CALL_DONE) v = v == V_TRUE ? V_FALSE : V_TRUE;
  goto ended;

  COMPARE(LT, <) COMPARE(LE, <=) COMPARE(EQ, ==) COMPARE(NE, !=) COMPARE(GT, >) COMPARE(GE, >=) compare : SAVE();
  end = do_compare(m, I.op - OP_LT + C_LT, B, C, &v);
  goto ended;
L_IN:
L_NOTIN:
  SAVE();
  end = do_contains(m, B, C, &v);
  if (end == CALL_DONE && I.op == OP_NOTIN) v = v == V_TRUE ? V_FALSE : V_TRUE;
  goto ended;
L_IS:
L_ISNOT:
  if (B == V_UNBOUND) goto unbound_b;
  if (C == V_UNBOUND) goto unbound_c;
  v = from_bool((B == C) == (I.op == OP_IS));
  empty_operands(m, r, I);
  put(m, &A, v);
  NEXT();

L_JMP:
jump_far : {
  int32_t by = ins_jump(I);
  pc += by;
  if (by < 0) COUNT_DOWN();
  NEXT();
}
L_JT:
L_JF:
  v = A;
  if (v != V_TRUE && v != V_FALSE) {
    if (v == V_UNBOUND) goto unbound_a;
    SAVE();
    end = do_truth(m, v, &v);
    if (I.x & XA) drop(m, &A);
    if (end != CALL_DONE) goto not_done;
  } else if (I.x & XA) {
    A = V_UNBOUND;
  }
  if ((v == V_TRUE) == (I.op == OP_JT)) goto jump_far;
  NEXT();

  JUMP_COMPARE(JLT, <)
  JUMP_COMPARE(JLE, <=)
  JUMP_COMPARE(JEQ, ==) JUMP_COMPARE(JNE, !=) JUMP_COMPARE(JGT, >) JUMP_COMPARE(JGE, >=) jump_c : {
    int by = (int16_t)I.c;
    pc += by;
    if (by < 0) COUNT_DOWN();
    NEXT();
  }
jump_compare:
  SAVE();
  end = do_compare(m, I.op - OP_JLT + C_LT, A, B, &v);
  if (I.x & XA) drop(m, &A);
  if (I.x & XB) drop(m, &B);
  if (end != CALL_DONE) goto not_done;
  if (v != V_TRUE && v != V_FALSE) {
    Value result = v;
    end = do_truth(m, result, &v);
    decref(m, result);
    if (end != CALL_DONE) goto not_done;
  }
  if ((v == V_TRUE) == !!(I.x & XTRUE)) goto jump_c;
  NEXT();
L_JIS:
L_JISNOT : {
  if (A == V_UNBOUND) goto unbound_a;
  if (B == V_UNBOUND) goto unbound_b;
  bool is = (A == B) == (I.op == OP_JIS);
  if (I.x & XA) drop(m, &A);
  if (I.x & XB) drop(m, &B);
  if (is == !!(I.x & XTRUE)) goto jump_c;
  NEXT();
}
L_JBOUND:
  if (A != V_UNBOUND) pc += ins_jump(I);
  NEXT();
L_JSWOFF:
  if (!switch_on(m, I.a)) pc += ins_jump(I);
  NEXT();

L_GETATTR:
  LAST_WORDS();
  if (B == V_UNBOUND) goto unbound_b;
  SAVE();
  if (is_kind(B, K_SHARED)) {
    quick = shared_attribute(m, f, B, C, name_getattribute);
    v = quick ? quick->get(m, B) : attr_get(m, B, C);
  } else if (!(is_kind(B, K_INSTANCE) && get_instance(m, f, B, C, &v)) &&
             !(is_kind(B, K_MODULE) && get_of_module(m, f, B, C, &v))) {
    v = attr_get(m, B, C);
  }
  if (I.x & XB) drop(m, &B);
  GIVE();
L_SETATTR:
  if (A == V_UNBOUND) goto unbound_a;
  if (C == V_UNBOUND) goto unbound_c;
  SAVE();
  if (is_kind(A, K_SHARED)) {
    quick = shared_attribute(m, f, A, B, name_setattr);
    v = quick && quick->set ? quick->set(m, A, C) : attr_set(m, A, B, C);
  } else if (!is_kind(A, K_INSTANCE) || !set_instance(m, f, A, B, C, &v)) {
    v = attr_set(m, A, B, C);
  }
  if (I.x & XA) drop(m, &A);
  if (I.x & XC) drop(m, &C);
  goto no_value;
L_DELATTR:
  if (A == V_UNBOUND) goto unbound_a;
  SAVE();
  v = attr_del(m, A, B);
  if (I.x & XA) drop(m, &A);
  goto no_value;
L_METHOD:
  if (B == V_UNBOUND) goto unbound_b;
  SAVE();
  if (find_method(m, f, B, C, &v)) {
    Value self = B;
    if (I.x & XB) B = V_UNBOUND;
    else incref(self);
    put(m, &A, v);
    put(m, &r[I.a + 1], self);
    NEXT();
  }
  if (!is_kind(B, K_MODULE) || !get_of_module(m, f, B, C, &v)) v = attr_get(m, B, C);
  if (I.x & XB) drop(m, &B);
  drop(m, &r[I.a + 1]);
  GIVE();
L_GETITEM:
  LAST_WORDS();
  if (list_index(m, B, C, &v)) {
    empty_operands(m, r, I);
    put(m, &A, v);
    NEXT();
  }
  SAVE();
  if (B == V_UNBOUND) goto unbound_b;
  if (C == V_UNBOUND) goto unbound_c;
  end = do_getitem(m, B, C, &v);
  goto ended;
L_SETITEM:
  if (C == V_UNBOUND) goto unbound_c;
  if (list_store(m, A, B, C)) {
    if (I.x & XA) drop(m, &A);
    if (I.x & XC) drop(m, &C);
    NEXT();
  }
  SAVE();
  if (A == V_UNBOUND) goto unbound_a;
  if (B == V_UNBOUND) goto unbound_b;
  end = do_setitem(m, A, B, C, &v);
  goto ended_drop;
L_DELITEM:
  SAVE();
  if (A == V_UNBOUND) goto unbound_a;
  if (B == V_UNBOUND) goto unbound_b;
  end = do_delitem(m, A, B, &v);
  goto ended_drop_two;
L_SLICE:
  SAVE();
  v = slice_new(m, B, r[I.b + 1], r[I.b + 2]);
  for (int k = 0; k < 3; k++) drop(m, &r[I.b + k]);
  GIVE();

L_TUPLE:
  SAVE();
  v = tuple_new(m, I.c);
  if (v == V_UNBOUND) RAISE();
  move_values(((Tuple *)as_obj(v))->items, &B, I.c);
  put(m, &A, v);
  NEXT();
L_LIST:
  SAVE();
  v = list_new(m, I.c);
  if (v == V_UNBOUND) RAISE();
  move_values(((List *)as_obj(v))->items, &B, I.c);
  ((List *)as_obj(v))->count = I.c;
  put(m, &A, v);
  NEXT();
L_SET:
L_DICT:
L_CONCAT:
L_LISTADD:
L_SETADD:
L_DICTADD:
L_LISTEXTEND:
L_SETUPDATE:
L_DICTUPDATE:
L_DICTMERGE:
L_LISTTUPLE:
  SAVE();
  end = do_build(m, f, I, &v);
  if (end != CALL_DONE) goto not_done;
  if (v != V_UNBOUND) put(m, &A, v);
  NEXT();
L_FORMAT:
  SAVE();
  end = do_format(m, r, I, &v);
  goto ended;
L_UNPACK:
  if (unpack_plain(m, r, I)) NEXT();
L_UNPACKEX:
  SAVE();
  if (B == V_UNBOUND) goto unbound_b;
  end = do_unpack(m, r, I);
  if (end != CALL_DONE) goto not_done;
  NEXT();

L_MATCHKIND:
  put(m, &A, from_bool(pattern_takes(m, B, I.c)));
  NEXT();
L_LEN:
  SAVE();
  end = do_len(m, B, &v);
  goto given;
L_MATCHKEYS:
  SAVE();
  end = do_match_keys(m, B, C, &v);
  goto given;
L_MATCHCLASS:
  SAVE();
  end = do_match_class(m, B, r[I.b + 1], C, &v);
  drop(m, &B);
  drop(m, &r[I.b + 1]);
  goto given;

L_ITER:
  if (B == V_UNBOUND) goto unbound_b;
  SAVE();
  end = do_iter(m, B, &v);
  goto ended;
L_FOR : {
  if (is_kind(B, K_ITERATOR)) {
    Iterator *it = (Iterator *)as_obj(B);
    if (it->head.flags == IT_RANGE) {
      if (it->stop <= 0) goto for_end;
      it->stop--;
      put(m, &A, from_int(it->at));
      it->at += it->step;
      COUNT_DOWN();
      NEXT();
    }
    SAVE();
    v = iter_next(m, it);
    if (v == V_UNBOUND && s->exc == V_UNBOUND) goto for_end;
    if (is_special(v)) goto special;
    put(m, &A, v);
    COUNT_DOWN();
    NEXT();
  }
  SAVE();
  end = do_next(m, B, &v);
  if (end == CALL_DONE) {
    put(m, &A, v);
    NEXT();
  }
  goto not_done;
}
for_end:
  drop(m, &B);
  pc += (int16_t)I.c;
  NEXT();

L_CALL : {
  if (--m->slice <= 0) {
    pc--;  // the call itself comes after the tick
    goto tick;
  }
  SAVE();
  int nargs;
  Value *args = call_arguments(r, I, &nargs);
  Value callable = A;
  if (is_kind(callable, K_FUNCTION)) {
    if (push_plain(m, s, callable, args, nargs)) {
      A = V_UNBOUND;
      LOAD_FRAME();
      NEXT();
    }
    if (s->exc != V_UNBOUND) RAISE();
  } else if (is_kind(callable, K_NATIVE) &&
             (native = plain_native(m, callable, args, nargs, I.x & XMETHOD && args == &r[I.a + 1])) != NULL) {
    v = native(m, args, nargs);
    if (v == V_UNBOUND && m->own.no_index != V_UNBOUND)
      v = native_with_index(m, (Native *)as_obj(callable), args, nargs, V_UNBOUND);
    for (int k = 0; k < nargs; k++) drop(m, &args[k]);
    drop(m, &A);
    GIVE();
  }
  end = call_value(m, callable, args, nargs, V_UNBOUND, &v);
  for (int k = 0; k < nargs; k++) drop(m, &args[k]);
  goto called;
}
L_CALLKW : {
  SAVE();
  int nargs;
  Value *args = call_arguments(r, I, &nargs);
  end = call_value(m, A, args, nargs, C, &v);
  for (int k = 0; k < nargs; k++) drop(m, &args[k]);
  goto called;
}
L_CALLEX:
  SAVE();
  end = do_callex(m, r, I, &v);
  drop(m, &r[I.a + 1]);
  drop(m, &r[I.a + 2]);
called:
  drop(m, &A);
  if (end != CALL_DONE) goto not_done;
  A = v;
  NEXT();
L_RETURN:
  v = A;
  if (v == V_UNBOUND) goto unbound_a;
  if (I.a >= f->first) A = V_UNBOUND;
  if (f->flags == 0 && f->back && f->back->pc[-1].op == OP_CALL) {  // the common end, without a way round
    Frame *ended = f;
    strand_count_out(s, f->code);
    s->top = f->back;
    frame_drop(m, ended);
    LOAD_FRAME();
    r[pc[-1].a] = v;  // empty since the call began
    NEXT();
  }
  SAVE();
  end = do_return(m, s, f, v);
  goto delivered;
L_YIELD:
  v = B;
  if (v == V_UNBOUND) goto unbound_b;
  if (I.x & XB) B = V_UNBOUND;
  else incref(v);
  SAVE();
  end = do_yield(m, s, f, v);
  goto delivered;
L_YIELDFROM:
  SAVE();
  end = do_yield_from(m, s, f, I);
  if (end == CALL_DONE) {
    if (s->top == f) NEXT();
    goto reload;
  }
  goto not_done;
L_FUNCTION:
  SAVE();
  v = do_function(m, f, I);
  GIVE();
L_CLASS:
  SAVE();
  end = do_class(m, f, I);
  if (end == CALL_PUSHED) goto reload;
  RAISE();
L_IMPORT:
  SAVE();
  end = import_module(m, B, C, &v);
  goto given;
L_IMPORTFROM:
  SAVE();
  v = import_from(m, B, C);
  if (I.x & XB) drop(m, &B);
  GIVE();
L_IMPORTSTAR:
  SAVE();
  v = import_star(m, A, f->globals);
  if (I.x & XA) drop(m, &A);
  goto no_value;

L_RAISE:
  SAVE();
  end = do_raise(m, r, I);
  if (end == CALL_PUSHED) goto reload;
  RAISE();
L_RERAISE:
  SAVE();
  do_reraise(m, r, I);
  goto raised_before;
L_PUSHEXC:
  put(m, &A, s->handled);
  s->handled = incref(B);
  NEXT();
L_POPEXC:
  decref(m, s->handled);
  s->handled = A;
  A = V_UNBOUND;
  NEXT();
L_MATCHEXC:
  SAVE();
  v = do_match(m, B, C);
  if (I.x & XC) drop(m, &C);
  GIVE();
L_ASSERT:
  SAVE();
  do_assert(m, r, I);
  RAISE();
L_WITHENTER:
  SAVE();
  if (B == V_UNBOUND) goto unbound_b;
  if ((manager = shared_manager(m, f, B, name_enter, 1)) != NULL) {
    v = manager(m, &B, 1);
    GIVE();
  }
  end = do_with_enter(m, B, &v);
  goto given;
L_WITHEXIT:
  if (A == V_UNBOUND) NEXT();
  SAVE();
  if ((manager = shared_manager(m, f, A, name_exit, 4)) != NULL) {
    v = manager(m, (Value[]){A, V_NONE, V_NONE, V_NONE}, 4);
    drop(m, &A);
    if (is_special(v)) goto special;
    decref(m, v);
    NEXT();
  }
  v = A;
  A = V_UNBOUND;
  end = do_with_exit(m, v, V_UNBOUND, &v);
  if (end != CALL_DONE) goto not_done;
  decref(m, v);
  NEXT();
L_WITHEXC:
  SAVE();
  end = do_with_exception(m, r, I, &v);
  goto given;
L_NAMED:
  SAVE();
  do_named(m, A, B);
  NEXT();

  // ---- the ends of instructions ----
ended:  // a do_… function left its end and v: the value of R[a]; operands that are temporaries are done with
  empty_operands(m, r, I);
given:
  if (end != CALL_DONE) goto not_done;
  put(m, &A, v);
  NEXT();
ended_drop:  // the same for one without a value, whose operands are a, b and c
  if (I.x & XC) drop(m, &C);
ended_drop_two:
  if (I.x & XA) drop(m, &A);
  if (I.x & XB) drop(m, &B);
  if (end != CALL_DONE) goto not_done;
  decref(m, v);
  NEXT();
no_value:
  if (is_special(v)) goto special;
  NEXT();
special:  // v is V_UNBOUND, V_TAIL or V_WAIT
  end = call_native_result(m, v, &v);
  if (end == CALL_DONE) end = deliver(m, s, v);
  goto delivered;
delivered:
  if (end == CALL_DONE) {
    if (s->state == STRAND_ENDED) return RUN_ENDED;
    goto reload;
  }
not_done:
  switch (end) {
  case CALL_PUSHED: goto reload;
  case CALL_WAIT: s->state = STRAND_WAITING; return RUN_WAITING;
  default: goto raised_here;
  }
reload:
  LOAD_FRAME();
  if (s->exc != V_UNBOUND) goto raised_here;
  NEXT();

unbound_a:
  SAVE();
  unbound_local(m, f, I.a);
  goto raised_here;
unbound_b:
  SAVE();
  unbound_local(m, f, I.b);
  goto raised_here;
unbound_c:
  SAVE();
  unbound_local(m, f, I.c);
  goto raised_here;
unbound_cell_a:
  SAVE();
  unbound_cell(m, f, I.a);
  goto raised_here;
unbound_cell_b:
  SAVE();
  unbound_cell(m, f, I.b);
  goto raised_here;

raised_here:
  if (!unwind(m, s, true) || s->state == STRAND_ENDED) return RUN_ENDED;
  LOAD_FRAME();
  NEXT();
raised_before:  // an exception that goes on: its traceback has this frame already
  if (!unwind(m, s, false)) return RUN_ENDED;
  LOAD_FRAME();
  NEXT();

#ifdef MACHINE_WATCHED
stopped:  // before this instruction
  f->pc = pc - 1;
  s->between = true;
  s->state = STRAND_WAITING;
  return RUN_WAITING;
#endif

tick:
  SAVE();
  bool goes_on = machine_tick(m, s);
  if (s->exc != V_UNBOUND && s->top) {  // raised between two instructions: it belongs to the one to come
    s->top->pc++;
    goto raised_here;
  }
  if (!goes_on) return RUN_TICK;
  s->between = false;
  goto reload;
}
