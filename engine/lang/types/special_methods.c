// The methods with double underscores of the builtin classes: what super().__setitem__(…), list.__add__(…) or
// hasattr(x, "__len__") find.
//
// They are the bare operations: they never look for a subclass's override, which would call them again.
#include "numbers.h"
#include "text_parts.h"

#define BINARY(name, op)                                                                                      \
  static Value do_##name(Machine *m, const Value *a, int n) { return binary_bare(m, op, a[0], a[1], false); } \
  static Value do_r##name(Machine *m, const Value *a, int n) { return binary_bare(m, op, a[1], a[0], false); }
#define IN_PLACE(name, op) \
  static Value do_i##name(Machine *m, const Value *a, int n) { return binary_bare(m, op, a[0], a[1], true); }
// clang-format off
#define BINARIES(B) \
  B(add, B_ADD) B(sub, B_SUB) B(mul, B_MUL) B(truediv, B_DIV) B(floordiv, B_FLOORDIV) B(mod, B_MOD) \
  B(lshift, B_LSHIFT) B(rshift, B_RSHIFT) B(and, B_AND) B(or, B_OR) B(xor, B_XOR)
BINARIES(BINARY)
IN_PLACE(add, B_ADD)
IN_PLACE(mul, B_MUL)
IN_PLACE(and, B_AND)
IN_PLACE(or, B_OR)
IN_PLACE(xor, B_XOR)
IN_PLACE(sub, B_SUB)
// clang-format on

#define COMPARISON(name, op) \
  static Value do_##name(Machine *m, const Value *a, int n) { return compare_bare(m, op, a[0], a[1]); }
#define COMPARISONS(C) C(lt, C_LT) C(le, C_LE) C(eq, C_EQ) C(ne, C_NE) C(gt, C_GT) C(ge, C_GE)
// clang-format off
COMPARISONS(COMPARISON)
// clang-format on

static Value do_pow(Machine *m, const Value *a, int n) {
  return n > 2 && a[2] != V_NONE ? number_power3(m, a[0], a[1], a[2]) : binary_bare(m, B_POW, a[0], a[1], false);
}
static Value do_rpow(Machine *m, const Value *a, int n) { return binary_bare(m, B_POW, a[1], a[0], false); }
static Value do_divmod(Machine *m, const Value *a, int n) { return number_divmod(m, a[0], a[1]); }
static Value do_rdivmod(Machine *m, const Value *a, int n) { return number_divmod(m, a[1], a[0]); }
static Value do_neg(Machine *m, const Value *a, int n) { return value_unary(m, U_NEG, a[0]); }
static Value do_pos(Machine *m, const Value *a, int n) { return value_unary(m, U_POS, a[0]); }
static Value do_invert(Machine *m, const Value *a, int n) { return value_unary(m, U_INVERT, a[0]); }
static Value do_abs(Machine *m, const Value *a, int n) { return number_abs(m, a[0]); }
static Value do_bool(Machine *m, const Value *a, int n) {
  if (is_complex(a[0])) return from_bool(!complex_equal(a[0], from_int(0)));
  return from_bool(is_float(a[0]) ? float_of(a[0]) != 0 : integer_sign(a[0]) != 0);
}

Value range_len(Machine *m, Value v) {
  Value n = range_count(m, (const Range *)as_obj(v));
  if (n == V_UNBOUND || !is_big(n) || integer_bits(n) < 64) return n;
  decref(m, n);
  return raisef(m, m->e_OverflowError, "Python int too large to convert to C ssize_t");
}

static Value do_hash(Machine *m, const Value *a, int n) {
  uint64_t hash;
  Answer done = hash_bare(m, a[0], &hash);
  if (done == NEEDS_PYTHON) return prelude(m, is_kind(a[0], K_TUPLE) ? "_hash_elements" : "_hash", 1, a[0]);
  return done == RAISED ? V_UNBOUND : int_new(m, (int64_t)hash_shown(m, a[0], hash));
}

static Value do_len(Machine *m, const Value *a, int n) {
  return is_kind(a[0], K_RANGE) ? range_len(m, a[0]) : from_int(value_length(m, a[0]));
}
static Value do_getitem(Machine *m, const Value *a, int n) {
  if (is_kind(a[0], K_DICT) && is_subclassed(a[0]) && method_of(m, a[0], n_missing) != V_UNBOUND) {
    Value v;
    if (dict_get(m, as_dict(a[0]), a[1], &v) == NO) return tail_special(m, a[0], n_missing, 1, a + 1);
  }
  return item_get(m, a[0], a[1]);
}
static Value do_setitem(Machine *m, const Value *a, int n) { return item_set(m, a[0], a[1], a[2]); }
static Value do_delitem(Machine *m, const Value *a, int n) { return item_del(m, a[0], a[1]); }

// value_contains asks for an override first; this is what the override calls.
static Value do_contains(Machine *m, const Value *a, int n) {
  if (is_kind(a[0], K_DICT)) {
    Value v;
    Answer done = dict_get(m, as_dict(a[0]), a[1], &v);
    return done == NEEDS_PYTHON ? prelude(m, "_contains_bare", 2, a[0], a[1]) : answer_value(m, done);
  }
  Answer done = contains_bare(m, a[0], a[1]);
  return done == NEEDS_PYTHON ? prelude(m, "_contains_bare", 2, a[0], a[1]) : answer_value(m, done);
}

static Value do_iter(Machine *m, const Value *a, int n) { return container_iterator(m, a[0]); }

// What copying and pickling make a value of the program's own class from: the bare value.
static Value do_getnewargs(Machine *m, const Value *a, int n) {
  Value bare = is_integer(a[0])         ? integer_plain(m, a[0])
               : is_float(a[0])         ? float_plain(m, a[0])
               : is_kind(a[0], K_TUPLE) ? tuple_from(m, as_tuple(a[0])->items, as_tuple(a[0])->count)
                                        : text_itself(m, a[0]);
  Value args = bare == V_UNBOUND ? bare : tuple_of(m, 1, bare);
  decref(m, bare);
  return args;
}

#define ROW(name, max) \
  { "__" #name "__", do_##name, 2, max, NULL }
#define ONE(name) \
  { "__" #name "__", do_##name, 1, 1, NULL }
#define B_ROWS(name, op) ROW(name, 2), ROW(r##name, 2),
#define C_ROWS(name, op) ROW(name, 2),

static const NativeDef int_rows[] = {BINARIES(B_ROWS) COMPARISONS(C_ROWS) ROW(pow, 3),
                                     ROW(rpow, 2),
                                     ROW(divmod, 2),
                                     ROW(rdivmod, 2),
                                     ONE(neg),
                                     ONE(pos),
                                     ONE(invert),
                                     ONE(abs),
                                     ONE(bool),
                                     ONE(hash),
                                     {0}};
static const NativeDef float_rows[] = {ROW(add, 2),
                                       ROW(radd, 2),
                                       ROW(sub, 2),
                                       ROW(rsub, 2),
                                       ROW(mul, 2),
                                       ROW(rmul, 2),
                                       ROW(truediv, 2),
                                       ROW(rtruediv, 2),
                                       ROW(floordiv, 2),
                                       ROW(rfloordiv, 2),
                                       ROW(mod, 2),
                                       ROW(rmod, 2),
                                       ROW(pow, 3),
                                       ROW(rpow, 2),
                                       ROW(divmod, 2),
                                       ROW(rdivmod, 2),
                                       COMPARISONS(C_ROWS) ONE(neg),
                                       ONE(pos),
                                       ONE(abs),
                                       ONE(bool),
                                       ONE(hash),
                                       {0}};
static const NativeDef complex_rows[] = {ROW(add, 2),
                                         ROW(radd, 2),
                                         ROW(sub, 2),
                                         ROW(rsub, 2),
                                         ROW(mul, 2),
                                         ROW(rmul, 2),
                                         ROW(truediv, 2),
                                         ROW(rtruediv, 2),
                                         ROW(pow, 3),
                                         ROW(rpow, 2),
                                         COMPARISONS(C_ROWS) ONE(neg),
                                         ONE(pos),
                                         ONE(abs),
                                         ONE(bool),
                                         ONE(hash),
                                         {0}};
static const NativeDef sequence_rows[] = {
    ROW(add, 2), ROW(mul, 2), ROW(rmul, 2), ROW(getitem, 2), ROW(contains, 2), COMPARISONS(C_ROWS) ONE(len),
    ONE(iter),   {0}};
static const NativeDef text_rows[] = {ROW(mod, 2), ROW(rmod, 2), ONE(hash), {0}};
static const NativeDef hash_rows[] = {ONE(hash), {0}};
static const NativeDef list_rows[] = {
    ROW(iadd, 2), ROW(imul, 2), {"__setitem__", do_setitem, 3, 3, NULL}, ROW(delitem, 2), {0}};
static const NativeDef dict_rows[] = {ROW(getitem, 2), {"__setitem__", do_setitem, 3, 3, NULL},
                                      ROW(delitem, 2), ROW(contains, 2),
                                      ROW(or, 2),      ROW(ror, 2),
                                      ROW(ior, 2),     ROW(eq, 2),
                                      ROW(ne, 2),      ONE(len),
                                      ONE(iter),       {0}};
static const NativeDef set_rows[] = {
    ROW(and, 2),  ROW(rand, 2), ROW(or, 2),   ROW(ror, 2),      ROW(xor, 2),
    ROW(rxor, 2), ROW(sub, 2),  ROW(rsub, 2), ROW(contains, 2), COMPARISONS(C_ROWS) ONE(len),
    ONE(iter),    {0}};
static const NativeDef set_in_place_rows[] = {ROW(iand, 2), ROW(ior, 2), ROW(ixor, 2), ROW(isub, 2), {0}};
static const NativeDef range_rows[] = {ROW(getitem, 2), ROW(contains, 2), ROW(eq, 2), ROW(ne, 2),
                                       ONE(len),        ONE(iter),        ONE(hash),  {0}};
static const NativeDef view_rows[] = {ROW(contains, 2), ROW(eq, 2),  ROW(ne, 2), ROW(and, 2), ROW(or, 2),
                                      ROW(xor, 2),      ROW(sub, 2), ONE(len),   ONE(iter),   {0}};
static const NativeDef values_rows[] = {ONE(len), ONE(iter), {0}};

static void unhashable(Machine *m, Type *t) {
  dict_set_name(m, t->dict, n_hash, V_NONE);
  type_attribute_changed(t);
}

static const NativeDef newargs_rows[] = {{"__getnewargs__", do_getnewargs, 1, 1, NULL}, {0}};

void special_methods_boot(Machine *m) {
  Type *unchanging[] = {m->t_int, m->t_float, m->t_str, m->t_bytes, m->t_tuple};
  for (int i = 0; i < 5; i++) type_add(m, unchanging[i], newargs_rows, NULL);
  type_add(m, m->t_int, int_rows, NULL);
  type_add(m, m->t_float, float_rows, NULL);
  type_add(m, m->t_complex, complex_rows, NULL);
  Type *sequences[] = {m->t_list, m->t_tuple, m->t_str, m->t_bytes, m->t_bytearray, m->t_deque};
  for (int i = 0; i < 6; i++) type_add(m, sequences[i], sequence_rows, NULL);
  Type *texts[] = {m->t_str, m->t_bytes, m->t_bytearray};
  for (int i = 0; i < 3; i++) type_add(m, texts[i], text_rows, NULL);
  type_add(m, m->t_list, list_rows, NULL);
  type_add(m, m->t_deque, list_rows, NULL);
  type_add(m, m->t_bytearray, list_rows, NULL);
  type_add(m, m->t_tuple, hash_rows, NULL);
  type_add(m, m->t_frozenset, hash_rows, NULL);
  type_add(m, m->t_method, hash_rows, NULL);
  type_add(m, m->t_dict, dict_rows, NULL);
  type_add(m, m->t_set, set_rows, NULL);
  type_add(m, m->t_frozenset, set_rows, NULL);
  type_add(m, m->t_set, set_in_place_rows, NULL);
  type_add(m, m->t_range, range_rows, NULL);
  type_add(m, m->t_dict_keys, view_rows, NULL);
  type_add(m, m->t_dict_items, view_rows, NULL);
  type_add(m, m->t_dict_values, values_rows, NULL);
  Type *mutable[] = {m->t_list, m->t_dict, m->t_set, m->t_deque, m->t_bytearray, m->t_dict_keys, m->t_dict_items};
  for (int i = 0; i < 7; i++) unhashable(m, mutable[i]);
}
