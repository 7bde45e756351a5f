// Constant folding, as far as CPython does it for what programs write: signs, arithmetic on numbers, tuples.
//
// Nothing is folded that would raise or leave 63 bits: it is then computed, and raises, where it stands.
#include <math.h>
#include <string.h>

#include "compiler.h"
#include "lang/object/constant.h"

enum { MAX_TUPLE = 256, MAX_DEPTH = 8 };  // a longer or deeper literal is built at run time, which is as right

bool fold_unary(UnaryOp op, Value a, Value *v) {
  if (op == U_NOT) {
    *v = from_bool(!const_truth(a));
    return true;
  }
  if (is_float(a) && op != U_INVERT) {
    *v = op == U_NEG ? float_constant(-float_of(a)) : a;
    return true;
  }
  if (is_complex(a) && op != U_INVERT) {
    const Complex *c = (const Complex *)as_obj(a);
    *v = op == U_NEG ? complex_constant(-c->re, -c->im) : a;
    return true;
  }
  if (!is_int(a)) return false;
  int64_t i = as_int(a);
  int64_t result = op == U_NEG ? -i : op == U_INVERT ? ~i : i;
  if (!int_fits(result)) return false;
  *v = from_int(result);
  return true;
}

static bool fold_power(int64_t base, int64_t exponent, int64_t *out) {
  if (exponent < 0 || exponent > 64) return false;
  int64_t result = 1;
  while (exponent-- > 0)
    if (__builtin_mul_overflow(result, base, &result)) return false;
  *out = result;
  return true;
}

static bool fold_ints(BinOp op, int64_t a, int64_t b, Value *v) {
  int64_t r = 0;
  switch (op) {
  case B_ADD: r = a + b; break;
  case B_SUB: r = a - b; break;
  case B_MUL:
    if (__builtin_mul_overflow(a, b, &r)) return false;
    break;
  case B_DIV: {
    const int64_t exact = (int64_t)1 << 53;
    if (b == 0 || a > exact || a < -exact || b > exact || b < -exact) return false;
    *v = float_constant((double)a / (double)b);
    return true;
  }
  case B_FLOORDIV:
    if (b == 0) return false;
    r = a / b - (a % b != 0 && (a % b < 0) != (b < 0));
    break;
  case B_MOD:
    if (b == 0) return false;
    r = a % b;
    if (r != 0 && (r < 0) != (b < 0)) r += b;
    break;
  case B_POW:
    if (!fold_power(a, b, &r)) return false;
    break;
  case B_LSHIFT:
    if (b < 0 || b > 61 || a > (INT_MAX63 >> b) || a < (INT_MIN63 >> b)) return false;
    r = (int64_t)((uint64_t)a << b);
    break;
  case B_RSHIFT:
    if (b < 0) return false;
    r = a >> (b > 63 ? 63 : b);
    break;
  case B_AND: r = a & b; break;
  case B_OR: r = a | b; break;
  case B_XOR: r = a ^ b; break;
  default: return false;
  }
  if (!int_fits(r)) return false;
  *v = from_int(r);
  return true;
}

// 1 + 2j, as complex numbers are written.
static bool fold_complex(BinOp op, Value a, Value b, Value *v) {
  const Complex *c = (const Complex *)as_obj(b);
  if ((op != B_ADD && op != B_SUB) || !(is_int(a) || is_float(a))) return false;
  double x = is_int(a) ? (double)as_int(a) : float_of(a);
  *v = op == B_ADD ? complex_constant(x + c->re, 0 + c->im) : complex_constant(x - c->re, 0 - c->im);
  return true;
}

bool fold_binary(BinOp op, Value a, Value b, Value *v) {
  if (is_complex(b)) return fold_complex(op, a, b, v);
  if (is_int(a) && is_int(b)) return fold_ints(op, as_int(a), as_int(b), v);
  bool af = is_float(a), bf = is_float(b);
  if (!(af || is_int(a)) || !(bf || is_int(b))) return false;
  double x = af ? float_of(a) : (double)as_int(a), y = bf ? float_of(b) : (double)as_int(b), r;
  switch (op) {
  case B_ADD: r = x + y; break;
  case B_SUB: r = x - y; break;
  case B_MUL: r = x * y; break;
  case B_DIV:
    if (y == 0) return false;
    r = x / y;
    break;
  default: return false;
  }
  *v = float_constant(r);
  return true;
}

static bool fold_tuple(const Node *n, Value *v, int depth) {
  Value items[MAX_TUPLE];
  if (n->u.list.count > MAX_TUPLE) return false;
  for (int i = 0; i < n->u.list.count; i++)
    if (!fold_node(n->u.list.at[i], &items[i], depth + 1)) return false;
  *v = tuple_constant(items, (uint32_t)n->u.list.count);
  return true;
}

bool fold_node(const Node *n, Value *v, int depth) {
  Value a, b;
  if (depth > MAX_DEPTH) return false;
  switch (n->kind) {
  case N_CONSTANT: *v = n->u.constant; return true;
  case N_NAME: *v = V_TRUE; return n->ctx == LOAD && strcmp(((Str *)as_obj(n->u.name))->data, "__debug__") == 0;
  case N_UNARYOP: return fold_node(n->u.unary.operand, &a, depth + 1) && fold_unary(n->u.unary.op, a, v);
  case N_BINOP:
    return fold_node(n->u.bin.right, &b, depth + 1) && fold_node(n->u.bin.left, &a, depth + 1) &&
           fold_binary(n->u.bin.op, a, b, v);
  case N_TUPLE: return n->ctx == LOAD && fold_tuple(n, v, depth);
  default: return false;
  }
}
