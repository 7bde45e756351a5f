// The operators: what the parser reads, the instructions name and the types answer to.
#ifndef LANG_OBJECT_OPERATORS_H
#define LANG_OBJECT_OPERATORS_H

// In the order of the opcodes.
typedef enum BinOp {
  B_ADD,
  B_SUB,
  B_MUL,
  B_DIV,
  B_FLOORDIV,
  B_MOD,
  B_POW,
  B_MATMUL,
  B_LSHIFT,
  B_RSHIFT,
  B_AND,
  B_OR,
  B_XOR
} BinOp;
typedef enum UnaryOp { U_NEG, U_POS, U_INVERT, U_NOT } UnaryOp;
typedef enum CmpOp { C_LT, C_LE, C_EQ, C_NE, C_GT, C_GE, C_IN, C_NOTIN, C_IS, C_ISNOT } CmpOp;  // likewise

#endif
