// The one loop: it runs the frames of a strand, instruction by instruction. opcodes.h says what each does.
//
// Fast paths (small ints, lists, plain functions) are here; everything slower is a call to another file or
// to the prelude. An instruction that pushed a frame is finished by deliver() in deliver.c when that frame returns.
#include "loop.h"
#include "names.h"

#include <string.h>

#pragma GCC diagnostic ignored "-Wpedantic"  // labels as values: the dispatch of gcc and clang

#define A (r[i.a])
#define B (r[i.b])
#define C (r[i.c])

static inline void put(Machine *m, Value *slot, Value v) {
  Value old = *slot;
  *slot = v;
  decref(m, old);
}

static inline void drop(Machine *m, Value *slot) { put(m, slot, V_UNBOUND); }

// The operands that the instruction marks as temporaries are emptied, after it has used them.
static inline void empty_operands(Machine *m, Value *r, Ins i) {
  if (i.x & XB) drop(m, &r[i.b]);
  if (i.x & XC) drop(m, &r[i.c]);
}

static inline bool is_special(Value v) { return v == V_UNBOUND || v == V_TAIL || v == V_WAIT; }

// Python's // and % round towards minus infinity.
static inline int64_t floor_div(int64_t a, int64_t b) {
  int64_t q = a / b;
  return q - ((a % b != 0) && ((a < 0) != (b < 0)));
}
static inline int64_t floor_mod(int64_t a, int64_t b) {
  int64_t x = a % b;
  return x + ((x != 0 && (x < 0) != (b < 0)) ? b : 0);
}

static inline bool list_index(const Machine *m, Value list, Value key, Value *v) {
  if (!is_int(key) || !is_ptr(list)) return false;
  int64_t i = as_int(key);
  const Object *o = as_obj(list);
  if (o->kind == K_LIST && o->type == m->t_list) {
    const List *l = (const List *)o;
    if (i < 0) i += l->count;
    if (i < 0 || i >= l->count) return false;
    *v = incref(l->items[i]);
    return true;
  }
  if (o->flags & OF_OWN) return false;
  if (o->kind == K_BYTEARRAY) {
    const ByteArray *b = (const ByteArray *)o;
    if (i < 0 || i >= b->size) return false;
    *v = from_int((unsigned char)b->data[i]);
    return true;
  }
  if (o->kind == K_TUPLE) {
    const Tuple *t = (const Tuple *)o;
    if (i < 0 || i >= t->count) return false;
    *v = incref(t->items[i]);
    return true;
  }
  return false;
}

static inline bool list_store(Machine *m, Value list, Value key, Value v) {
  if (!is_int(key) || !is_ptr(list)) return false;
  int64_t i = as_int(key);
  Object *o = as_obj(list);
  if (o->kind == K_LIST && o->type == m->t_list) {
    List *l = (List *)o;
    if (i < 0 || i >= l->count) return false;
    put(m, &l->items[i], incref(v));
    return true;
  }
  if (o->kind == K_BYTEARRAY && !(o->flags & OF_OWN)) {
    ByteArray *b = (ByteArray *)o;
    if (i < 0 || i >= b->size || !is_int(v) || (uint64_t)as_int(v) > 255) return false;
    b->data[i] = (char)as_int(v);
    return true;
  }
  return false;
}

// A call of a plain function with just its positional parameters: the arguments are moved. NULL: not so plain, nothing was done.
static inline Frame *push_plain(Machine *m, Value callable, Value *args, int nargs) {
  if (!is_kind(callable, K_FUNCTION)) return NULL;
  Function *fn = (Function *)as_obj(callable);
  const Code *code = fn->code;
  if (nargs != code->npos || code->flags & (CODE_VARARGS | CODE_VARKW | CODE_GENERATOR) || code->nkwonly) return NULL;
  Frame *f = frame_push(m, fn);
  if (!f) return NULL;
  Value *params = f->r + code->nconsts;
  for (int k = 0; k < nargs; k++) {
    params[k] = args[k];
    args[k] = V_UNBOUND;
  }
  return f;
}

static Value not_defined(Machine *m, Value name) {
  raisef(m, m->e_NameError, "name '%V' is not defined", name);
  return raise_about(m, name, V_UNBOUND);
}

static InlineCache *cache_of(Frame *f) {
  Code *code = f->code;
  if (!code->cache) code->cache = code_space_alloc(code->nins * sizeof(InlineCache));
  return &code->cache[f->pc - code->ins - 1];
}

static Value get_global(Machine *m, Frame *f, Value name) {
  InlineCache *cache = cache_of(f);
  Dict *g = f->globals;
  if (cache->version == g->version && (cache->version2 == 0 || cache->version2 == m->builtins->version)) return incref(cache->value);
  Value v = dict_get_name(g, name);
  uint64_t version2 = 0;
  if (v == V_UNBOUND) {
    v = dict_get_name(m->builtins, name);
    version2 = m->builtins->version;
  }
  if (v == V_UNBOUND) return not_defined(m, name);
  *cache = (InlineCache){.version = g->version, .version2 = version2, .value = v};
  return incref(v);
}

// The method of an instance without making a Method: true if fn is what name means for o's class and o has no attribute in its way.
static inline bool find_method(Machine *m, Frame *f, Value o, Value name, Value *fn) {
  if (!is_ptr(o) || as_obj(o)->kind == K_TYPE || as_obj(o)->kind == K_MODULE || as_obj(o)->kind == K_SUPER) return false;
  Type *t = type_of(m, o);
  if (t->head.flags & TYPE_HAS_SLOW_GETATTR) return false;
  InlineCache *cache = cache_of(f);
  if (cache->version != t->version) {
    Value v = type_lookup(m, t, name);
    if (!is_kind(v, K_FUNCTION) && !(is_kind(v, K_NATIVE) && ((Native *)as_obj(v))->owner)) return false;
    *cache = (InlineCache){.version = t->version, .value = v};
  }
  Dict *own = attr_dict(m, o, false);
  if (own && own->live && dict_get_name(own, name) != V_UNBOUND) return false;
  *fn = incref(cache->value);
  return true;
}

// What is found in the class of a handle on the world is looked up once an instruction, for each version of that class.
// An attribute computed in C (v.value); hook: what could come before it. NULL: it is none.
static inline const GetSetDef *shared_attribute(Machine *m, Frame *f, Value o, Value name, Value hook) {
  if (!is_kind(o, K_SHARED)) return NULL;
  Type *t = as_obj(o)->type;
  InlineCache *cache = cache_of(f);
  if (cache->version != t->version) {
    Value found = type_lookup(m, t, name);
    if (!is_kind(found, K_GETSET) || is_kind(type_lookup(m, t, hook), K_FUNCTION)) return NULL;
    *cache = (InlineCache){.version = t->version, .value = found};
  }
  return ((GetSet *)as_obj(cache->value))->def;
}

static inline bool takes(Value native, int nargs) {
  if (!is_kind(native, K_NATIVE)) return false;
  const NativeDef *d = ((Native *)as_obj(native))->def;
  return !d->params && nargs >= d->min && (d->max < 0 || nargs <= d->max);
}

// Its native __enter__ or __exit__, if it has both.
static inline NativeFn shared_manager(Machine *m, Frame *f, Value o, Value name, int nargs) {
  if (!is_kind(o, K_SHARED)) return NULL;
  Type *t = as_obj(o)->type;
  InlineCache *cache = cache_of(f);
  if (cache->version != t->version) {
    Value found = type_lookup(m, t, name);
    if (!takes(found, nargs) || type_lookup(m, t, name_enter) == V_UNBOUND || type_lookup(m, t, name_exit) == V_UNBOUND) return NULL;
    *cache = (InlineCache){.version = t->version, .value = found};
  }
  return ((Native *)as_obj(cache->value))->def->fn;
}

RunEnd machine_loop(Machine *m, Strand *s) {
  static const void *const labels[] = {
#define OP(name, format, what) &&L_##name,
      OPCODES(OP)
#undef OP
  };
  Frame *f;
  Value *r;
  const Ins *pc;
  Ins i;
  Value v;
  CallEnd end;
  const GetSetDef *quick;
  NativeFn manager;

#define LOAD_FRAME() (f = s->top, r = f->r, pc = f->pc)
#define NEXT() do { i = *pc++; goto *labels[i.op]; } while (0)
#define SAVE() (f->pc = pc)
#define COUNT_DOWN() do { if (--m->slice <= 0) goto tick; } while (0)
  // v is what a native returned for R[a]: the usual end of an instruction.
#define GIVE() do { if (is_special(v)) goto special; put(m, &A, v); NEXT(); } while (0)
#define RAISE() goto raised_here

  s->between = false;
  LOAD_FRAME();
  if (s->exc != V_UNBOUND) goto raised_here;
  NEXT();

L_NOP: NEXT();
L_MOVE:
  if (i.x & XB) {
    v = B;
    B = V_UNBOUND;
    put(m, &A, v);
    NEXT();
  }
  v = B;
  if (v == V_UNBOUND) goto unbound_b;
  put(m, &A, incref(v));
  NEXT();
L_CLEAR: drop(m, &A); NEXT();
L_CHECK:
  if (A == V_UNBOUND) goto unbound_a;
  NEXT();
L_DELLOCAL:
  if (A == V_UNBOUND) goto unbound_a;
  drop(m, &A);
  NEXT();

L_GETGLOBAL: SAVE(); v = get_global(m, f, B); GIVE();
L_SETGLOBAL:
  if (A == V_UNBOUND) goto unbound_a;
  SAVE();
  if (!dict_set_name(m, f->globals, B, A)) RAISE();
  if (i.x & XA) drop(m, &A);
  NEXT();
L_DELGLOBAL:
  SAVE();
  if (!dict_del_name(m, f->globals, B)) {
    not_defined(m, B);
    RAISE();
  }
  NEXT();
L_GETNAME:
  SAVE();
  v = dict_get_name(f->ns, B);
  v = v == V_UNBOUND ? get_global(m, f, B) : incref(v);
  GIVE();
L_SETNAME:
  if (A == V_UNBOUND) goto unbound_a;
  SAVE();
  if (!dict_set_name(m, f->ns, B, A)) RAISE();
  if (i.x & XA) drop(m, &A);
  NEXT();
L_DELNAME:
  SAVE();
  if (!dict_del_name(m, f->ns, B)) {
    not_defined(m, B);
    RAISE();
  }
  NEXT();
L_GETNAMECELL:
  SAVE();
  v = dict_get_name(f->ns, B);
  if (v == V_UNBOUND) v = ((Cell *)as_obj(C))->value;
  if (v == V_UNBOUND) {
    unbound_free(m, B);
    RAISE();
  }
  put(m, &A, incref(v));
  NEXT();
L_CELLNEW:
  SAVE();
  v = A;
  A = V_UNBOUND;
  v = cell_new(m, v);
  GIVE();
L_FREEVAR:
  put(m, &A, incref(((Tuple *)as_obj(f->function->closure))->items[i.b]));
  NEXT();
L_GETCELL:
  v = ((Cell *)as_obj(B))->value;
  if (v == V_UNBOUND) {
    SAVE();
    unbound_cell(m, f, i.b);
    RAISE();
  }
  put(m, &A, incref(v));
  NEXT();
L_SETCELL:
  v = B;
  if (v == V_UNBOUND) goto unbound_b;
  if (i.x & XB) B = V_UNBOUND; else incref(v);
  put(m, &((Cell *)as_obj(A))->value, v);
  NEXT();
L_DELCELL:
  if (((Cell *)as_obj(A))->value == V_UNBOUND) {
    SAVE();
    unbound_cell(m, f, i.a);
    RAISE();
  }
  drop(m, &((Cell *)as_obj(A))->value);
  NEXT();

#define BOTH_INTS (B & C & 1)
L_ADD:
  if (BOTH_INTS) {
    int64_t sum;
    if (!__builtin_add_overflow((int64_t)B, (int64_t)(C - 1), &sum)) {
      put(m, &A, (Value)sum);
      NEXT();
    }
  }
  goto binary;
L_SUB:
  if (BOTH_INTS) {
    int64_t difference;
    if (!__builtin_sub_overflow((int64_t)B, (int64_t)(C - 1), &difference)) {
      put(m, &A, (Value)difference);
      NEXT();
    }
  }
  goto binary;
L_MUL:
  if (BOTH_INTS) {
    int64_t product;
    if (!__builtin_mul_overflow(as_int(B), (int64_t)(C - 1), &product)) {
      put(m, &A, (Value)product | 1);
      NEXT();
    }
  }
  goto binary;
L_FLOORDIV:
  if (BOTH_INTS && as_int(C) > 0) {
    put(m, &A, from_int(floor_div(as_int(B), as_int(C))));
    NEXT();
  }
  goto binary;
L_MOD:
  if (BOTH_INTS && as_int(C) > 0) {
    put(m, &A, from_int(floor_mod(as_int(B), as_int(C))));
    NEXT();
  }
  goto binary;
L_AND:
  if (BOTH_INTS) {
    put(m, &A, B & C);
    NEXT();
  }
  goto binary;
L_OR:
  if (BOTH_INTS) {
    put(m, &A, B | C);
    NEXT();
  }
  goto binary;
L_XOR:
  if (BOTH_INTS) {
    put(m, &A, (B ^ C) | 1);
    NEXT();
  }
  goto binary;
L_RSHIFT:
  if (BOTH_INTS && (uint64_t)as_int(C) < 63) {
    put(m, &A, from_int(as_int(B) >> as_int(C)));
    NEXT();
  }
  goto binary;
L_LSHIFT: L_DIV: L_POW: L_MATMUL:
binary:
  SAVE();
  end = do_binary(m, r, i, &v);
  goto ended;
L_NEG: L_POS: L_INVERT:
  SAVE();
  end = do_unary(m, r, i, &v);
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

#define COMPARE(name, sign) \
  L_##name: \
  if (BOTH_INTS) { \
    put(m, &A, from_bool((int64_t)B sign (int64_t)C)); \
    NEXT(); \
  } \
  goto compare;
  COMPARE(LT, <)
  COMPARE(LE, <=)
  COMPARE(EQ, ==)
  COMPARE(NE, !=)
  COMPARE(GT, >)
  COMPARE(GE, >=)
compare:
  SAVE();
  end = do_compare(m, i.op - OP_LT + C_LT, B, C, &v);
  goto ended;
L_IN: L_NOTIN:
  SAVE();
  end = do_contains(m, B, C, &v);
  if (end == CALL_DONE && i.op == OP_NOTIN) v = v == V_TRUE ? V_FALSE : V_TRUE;
  goto ended;
L_IS: L_ISNOT:
  if (B == V_UNBOUND) goto unbound_b;
  if (C == V_UNBOUND) goto unbound_c;
  v = from_bool((B == C) == (i.op == OP_IS));
  empty_operands(m, r, i);
  put(m, &A, v);
  NEXT();

L_JMP: {
  int32_t by = ins_jump(i);
  pc += by;
  if (by < 0) COUNT_DOWN();
  NEXT();
}
L_JT: L_JF:
  v = A;
  if (v != V_TRUE && v != V_FALSE) {
    if (v == V_UNBOUND) goto unbound_a;
    SAVE();
    end = do_truth(m, v, &v);
    if (i.x & XA) drop(m, &A);
    if (end != CALL_DONE) goto not_done;
  } else if (i.x & XA) {
    A = V_UNBOUND;
  }
  if ((v == V_TRUE) == (i.op == OP_JT)) {
    int32_t by = ins_jump(i);
    pc += by;
    if (by < 0) COUNT_DOWN();
  }
  NEXT();

#define JUMP_COMPARE(name, sign) \
  L_##name: \
  if (A & B & 1) { \
    if (((int64_t)A sign (int64_t)B) == !!(i.x & XTRUE)) goto jump_c; \
    NEXT(); \
  } \
  goto jump_compare;
  JUMP_COMPARE(JLT, <)
  JUMP_COMPARE(JLE, <=)
  JUMP_COMPARE(JEQ, ==)
  JUMP_COMPARE(JNE, !=)
  JUMP_COMPARE(JGT, >)
  JUMP_COMPARE(JGE, >=)
jump_c:
  pc += (int16_t)i.c;
  if ((int16_t)i.c < 0) COUNT_DOWN();
  NEXT();
jump_compare:
  SAVE();
  end = do_compare(m, i.op - OP_JLT + C_LT, A, B, &v);
  if (i.x & XA) drop(m, &A);
  if (i.x & XB) drop(m, &B);
  if (end != CALL_DONE) goto not_done;
  if (v != V_TRUE && v != V_FALSE) {
    Value result = v;
    end = do_truth(m, result, &v);
    decref(m, result);
    if (end != CALL_DONE) goto not_done;
  }
  if ((v == V_TRUE) == !!(i.x & XTRUE)) goto jump_c;
  NEXT();
L_JIS: L_JISNOT: {
  if (A == V_UNBOUND) goto unbound_a;
  if (B == V_UNBOUND) goto unbound_b;
  bool is = (A == B) == (i.op == OP_JIS);
  if (i.x & XA) drop(m, &A);
  if (i.x & XB) drop(m, &B);
  if (is == !!(i.x & XTRUE)) goto jump_c;
  NEXT();
}
L_JBOUND:
  if (A != V_UNBOUND) pc += ins_jump(i);
  NEXT();
L_JSWOFF:
  if (!switch_on(m, i.a)) pc += ins_jump(i);
  NEXT();

L_GETATTR:
  if (B == V_UNBOUND) goto unbound_b;
  SAVE();
  quick = shared_attribute(m, f, B, C, name_getattribute);
  v = quick ? quick->get(m, B) : attr_get(m, B, C);
  if (i.x & XB) drop(m, &B);
  GIVE();
L_SETATTR:
  if (A == V_UNBOUND) goto unbound_a;
  if (C == V_UNBOUND) goto unbound_c;
  SAVE();
  quick = shared_attribute(m, f, A, B, name_setattr);
  v = quick && quick->set ? quick->set(m, A, C) : attr_set(m, A, B, C);
  if (i.x & XA) drop(m, &A);
  if (i.x & XC) drop(m, &C);
  goto no_value;
L_DELATTR:
  if (A == V_UNBOUND) goto unbound_a;
  SAVE();
  v = attr_del(m, A, B);
  if (i.x & XA) drop(m, &A);
  goto no_value;
L_METHOD:
  if (B == V_UNBOUND) goto unbound_b;
  SAVE();
  if (find_method(m, f, B, C, &v)) {
    Value self = B;
    if (i.x & XB) B = V_UNBOUND; else incref(self);
    put(m, &A, v);
    put(m, &r[i.a + 1], self);
    NEXT();
  }
  v = attr_get(m, B, C);
  if (i.x & XB) drop(m, &B);
  drop(m, &r[i.a + 1]);
  GIVE();
L_GETITEM:
  if (list_index(m, B, C, &v)) {
    empty_operands(m, r, i);
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
    if (i.x & XA) drop(m, &A);
    if (i.x & XC) drop(m, &C);
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
  i.x &= (uint8_t)~XC;
  goto ended_drop;
L_SLICE:
  SAVE();
  v = slice_new(m, B, r[i.b + 1], r[i.b + 2]);
  for (int k = 0; k < 3; k++) drop(m, &r[i.b + k]);
  GIVE();

L_TUPLE:
  SAVE();
  v = tuple_new(m, i.c);
  if (v == V_UNBOUND) RAISE();
  for (uint32_t k = 0; k < i.c; k++) {
    ((Tuple *)as_obj(v))->items[k] = r[i.b + k];
    r[i.b + k] = V_UNBOUND;
  }
  put(m, &A, v);
  NEXT();
L_LIST:
  SAVE();
  v = list_new(m, i.c);
  if (v == V_UNBOUND) RAISE();
  for (uint32_t k = 0; k < i.c; k++) {
    ((List *)as_obj(v))->items[k] = r[i.b + k];
    r[i.b + k] = V_UNBOUND;
  }
  ((List *)as_obj(v))->count = i.c;
  put(m, &A, v);
  NEXT();
L_SET: L_DICT: L_CONCAT: L_LISTADD: L_SETADD: L_DICTADD: L_LISTEXTEND: L_SETUPDATE: L_DICTUPDATE: L_DICTMERGE: L_LISTTUPLE:
  SAVE();
  end = do_build(m, f, i, &v);
  if (end != CALL_DONE) goto not_done;
  if (v != V_UNBOUND) put(m, &A, v);
  NEXT();
L_FORMAT:
  SAVE();
  end = do_format(m, r, i, &v);
  goto ended;
L_UNPACK: L_UNPACKEX:
  SAVE();
  if (B == V_UNBOUND) goto unbound_b;
  end = do_unpack(m, r, i);
  if (end != CALL_DONE) goto not_done;
  NEXT();

L_ITER:
  if (B == V_UNBOUND) goto unbound_b;
  SAVE();
  end = do_iter(m, B, &v);
  goto ended;
L_FOR: {
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
  pc += (int16_t)i.c;
  NEXT();

L_CALL: {
  if (--m->slice <= 0) {
    pc--;  // the call itself comes after the tick
    goto tick;
  }
  SAVE();
  int nargs = i.b;
  Value *args = &r[i.a + 1];
  if (i.x & XMETHOD) {
    if (args[0] == V_UNBOUND) args++;
    else nargs++;
  }
  Value callable = A;
  if (push_plain(m, callable, args, nargs)) {
    A = V_UNBOUND;
    decref(m, callable);
    LOAD_FRAME();
    NEXT();
  }
  if (s->exc != V_UNBOUND) RAISE();
  end = call_value(m, callable, args, nargs, V_UNBOUND, &v);
  for (int k = 0; k < nargs; k++) drop(m, &args[k]);
  drop(m, &A);
  if (end != CALL_DONE) goto not_done;
  A = v;
  NEXT();
}
L_CALLKW: {
  SAVE();
  int nargs = i.b;
  Value *args = &r[i.a + 1];
  if (i.x & XMETHOD) {
    if (args[0] == V_UNBOUND) args++;
    else nargs++;
  }
  end = call_value(m, A, args, nargs, C, &v);
  for (int k = 0; k < nargs; k++) drop(m, &args[k]);
  drop(m, &A);
  if (end != CALL_DONE) goto not_done;
  A = v;
  NEXT();
}
L_CALLEX:
  SAVE();
  end = do_callex(m, r, i, &v);
  for (int k = 0; k < 3; k++) drop(m, &r[i.a + k]);
  if (end != CALL_DONE) goto not_done;
  A = v;
  NEXT();
L_RETURN:
  v = A;
  if (v == V_UNBOUND) goto unbound_a;
  if (i.x & XA) A = V_UNBOUND; else incref(v);
  if (f->flags == 0 && f->back && f->back->pc[-1].op == OP_CALL) {  // the common end, without a way round
    Frame *ended = f;
    s->depth -= !(f->code->flags & CODE_PRELUDE);
    s->top = f->back;
    frame_drop(m, ended);
    LOAD_FRAME();
    put(m, &r[pc[-1].a], v);
    NEXT();
  }
  SAVE();
  end = do_return(m, s, f, v);
  goto delivered;
L_YIELD:
  v = B;
  if (v == V_UNBOUND) goto unbound_b;
  if (i.x & XB) B = V_UNBOUND; else incref(v);
  SAVE();
  end = do_yield(m, s, f, v);
  goto delivered;
L_YIELDFROM:
  SAVE();
  end = do_yield_from(m, s, f, i);
  if (end == CALL_DONE) {
    if (s->top == f) NEXT();
    goto reload;
  }
  goto not_done;
L_FUNCTION:
  SAVE();
  v = do_function(m, f, i);
  GIVE();
L_CLASS:
  SAVE();
  end = do_class(m, f, i);
  if (end == CALL_PUSHED) goto reload;
  RAISE();
L_IMPORT:
  SAVE();
  end = import_module(m, B, C, &v);
  if (end == CALL_DONE) put(m, &A, v);
  else goto not_done;
  NEXT();
L_IMPORTFROM:
  SAVE();
  v = import_from(m, B, C);
  if (i.x & XB) drop(m, &B);
  GIVE();
L_IMPORTSTAR:
  SAVE();
  v = import_star(m, A, f->globals);
  if (i.x & XA) drop(m, &A);
  goto no_value;

L_RAISE:
  SAVE();
  end = do_raise(m, r, i);
  if (end == CALL_PUSHED) goto reload;
  RAISE();
L_RERAISE:
  SAVE();
  do_reraise(m, r, i);
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
  if (i.x & XC) drop(m, &C);
  GIVE();
L_ASSERT:
  SAVE();
  do_assert(m, r, i);
  RAISE();
L_WITHENTER:
  SAVE();
  if (B == V_UNBOUND) goto unbound_b;
  if ((manager = shared_manager(m, f, B, name_enter, 1)) != NULL) {
    v = manager(m, &B, 1);
    GIVE();
  }
  end = do_with_enter(m, B, &v);
  if (end != CALL_DONE) goto not_done;
  put(m, &A, v);
  NEXT();
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
  end = do_with_exception(m, r, i, &v);
  if (end != CALL_DONE) goto not_done;
  put(m, &A, v);
  NEXT();
L_NAMED:
  SAVE();
  do_named(m, A, B);
  NEXT();

  // ---- the ends of instructions ----
ended:  // a do_… function left its end and v: the value of R[a]; operands that are temporaries are done with
  empty_operands(m, r, i);
  if (end != CALL_DONE) goto not_done;
  put(m, &A, v);
  NEXT();
ended_drop:  // the same for one without a value, whose operands are a, b and c
  if (i.x & XA) drop(m, &A);
  if (i.x & XB) drop(m, &B);
  if (i.x & XC) drop(m, &C);
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

unbound_a: SAVE(); unbound_local(m, f, i.a); goto raised_here;
unbound_b: SAVE(); unbound_local(m, f, i.b); goto raised_here;
unbound_c: SAVE(); unbound_local(m, f, i.c); goto raised_here;

raised_here:
  if (!unwind(m, s, true)) return RUN_ENDED;
  if (s->state == STRAND_ENDED) return RUN_ENDED;
  LOAD_FRAME();
  NEXT();
raised_before:  // an exception that goes on: its traceback has this frame already
  if (!unwind(m, s, false)) return RUN_ENDED;
  LOAD_FRAME();
  NEXT();

tick:
  SAVE();
  m->slice = MACHINE_SLICE;
  s->between = true;
  if (m->own.objects >= m->own.collect_at) machine_collect(m);
  bool goes_on = !m->host || !m->host->tick || m->host->tick(m->host, m);
  if (m->own.dying != V_UNBOUND && s->exc == V_UNBOUND) dying_speak(m, s);
  if (s->exc != V_UNBOUND && s->top) {  // raised between two instructions: it belongs to the one to come
    s->top->pc++;
    goto raised_here;
  }
  if (!goes_on) return RUN_TICK;
  s->between = false;
  goto reload;
}
