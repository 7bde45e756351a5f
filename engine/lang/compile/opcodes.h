// The machine's instructions: one row each. From this table come the enum, the dispatch and the disassembler.
//
// R[i] is a register of the running frame, K[i] one that holds a constant (i < nconsts). An instruction is 8 bytes: op,
// x, a, b, c.
//
// Who releases what. Each register always holds a valid Value. Writing R[a] releases what it held before.
// A temporary is used once. Where the operand in place b (or c, or a) is a temporary, the compiler sets
// XB (or XC, XA): the instruction empties it (R[b] := unbound, its reference released or moved). For ints that is
// optional, so that the fast paths do nothing: a dead temporary may hold an old int, never an old object. "takes
// R[i..j]" : the registers are emptied, their references moved, whatever x says. R[a] may be the same register as R[b]
// or R[c]. Reading an unbound local variable raises UnboundLocalError in every instruction.
//
// Jumps go to the instruction after this one plus an offset: jJ is 32 bits (b and c, ins_jump), jC 16 bits (c, signed).
// A backward jump, a call and a FOR count down the machine's slice.
//
// A slow path may need Python (a user's __add__, __bool__, __next__): then a frame is pushed, and when it returns the
// machine looks at the caller's current instruction to see what its result is for.
//
//   OP(name, format, what it does)     formats tell the disassembler and the checker what a, b, c are:
//   r register, w register written, k constant register, n number, g number of registers from the operand before it, -
//   unused, J, C jumps
#ifndef LANG_COMPILE_OPCODES_H
#define LANG_COMPILE_OPCODES_H

enum { XB = 1, XC = 2, XA = 4, XINPLACE = 8, XSTAR = 16, XALONE = 32, XMETHOD = 64, XTRUE = 128 };

// One row each, not to be folded.
// clang-format off
#define OPCODES(OP) \
  /* moving */ \
  OP(NOP,        "---", "nothing") \
  OP(MOVE,       "wr-", "R[a] := R[b]; XB: takes R[b]") \
  OP(CLEAR,      "w--", "R[a] := unbound") \
  OP(CHECK,      "r--", "R[a] must be bound") \
  OP(DELLOCAL,   "w--", "R[a] must be bound; R[a] := unbound") \
  /* names */ \
  OP(GETGLOBAL,  "wk-", "R[a] := globals[K[b]], else builtins[K[b]]; NameError") \
  OP(SETGLOBAL,  "rk-", "globals[K[b]] := R[a] (XA)") \
  OP(DELGLOBAL,  "-k-", "del globals[K[b]]; NameError") \
  OP(GETNAME,    "wk-", "R[a] := namespace[K[b]], else as GETGLOBAL   (class bodies)") \
  OP(SETNAME,    "rk-", "namespace[K[b]] := R[a] (XA)") \
  OP(DELNAME,    "-k-", "del namespace[K[b]]; NameError") \
  OP(GETNAMECELL,"wkr", "R[a] := namespace[K[b]], else the content of cell R[c]; NameError   (class bodies)") \
  OP(CELLNEW,    "w--", "R[a] := cell(R[a])   (R[a] may be unbound)") \
  OP(FREEVAR,    "wn-", "R[a] := closure[b]   (a cell)") \
  OP(GETCELL,    "wr-", "R[a] := content of cell R[b]; NameError, UnboundLocalError if the cell is this frame's own") \
  OP(SETCELL,    "rr-", "content of cell R[a] := R[b] (XB)") \
  OP(DELCELL,    "r--", "content of cell R[a] := unbound; it must have been bound") \
  /* arithmetic: XINPLACE tries __iadd__ … first */ \
  OP(ADD,        "wrr", "R[a] := R[b] + R[c]") \
  OP(SUB,        "wrr", "R[a] := R[b] - R[c]") \
  OP(MUL,        "wrr", "R[a] := R[b] * R[c]") \
  OP(DIV,        "wrr", "R[a] := R[b] / R[c]") \
  OP(FLOORDIV,   "wrr", "R[a] := R[b] // R[c]") \
  OP(MOD,        "wrr", "R[a] := R[b] % R[c]") \
  OP(POW,        "wrr", "R[a] := R[b] ** R[c]") \
  OP(MATMUL,     "wrr", "R[a] := R[b] @ R[c]") \
  OP(LSHIFT,     "wrr", "R[a] := R[b] << R[c]") \
  OP(RSHIFT,     "wrr", "R[a] := R[b] >> R[c]") \
  OP(AND,        "wrr", "R[a] := R[b] & R[c]") \
  OP(OR,         "wrr", "R[a] := R[b] | R[c]") \
  OP(XOR,        "wrr", "R[a] := R[b] ^ R[c]") \
  OP(NEG,        "wr-", "R[a] := -R[b]") \
  OP(POS,        "wr-", "R[a] := +R[b]") \
  OP(INVERT,     "wr-", "R[a] := ~R[b]") \
  OP(NOT,        "wr-", "R[a] := not R[b]") \
  /* comparison */ \
  OP(LT,         "wrr", "R[a] := R[b] < R[c]") \
  OP(LE,         "wrr", "R[a] := R[b] <= R[c]") \
  OP(EQ,         "wrr", "R[a] := R[b] == R[c]") \
  OP(NE,         "wrr", "R[a] := R[b] != R[c]") \
  OP(GT,         "wrr", "R[a] := R[b] > R[c]") \
  OP(GE,         "wrr", "R[a] := R[b] >= R[c]") \
  OP(IN,         "wrr", "R[a] := R[b] in R[c]") \
  OP(NOTIN,      "wrr", "R[a] := R[b] not in R[c]") \
  OP(IS,         "wrr", "R[a] := R[b] is R[c]") \
  OP(ISNOT,      "wrr", "R[a] := R[b] is not R[c]") \
  /* jumps. In the J<compare> rows XA and XB say which operand is a temporary; the jump is taken if the truth of the test equals XTRUE */ \
  OP(JMP,        "-J-", "go on at jJ") \
  OP(JT,         "rJ-", "if R[a] is true go on at jJ (XA: R[a] is emptied either way)") \
  OP(JF,         "rJ-", "if R[a] is false go on at jJ (XA: as JT)") \
  OP(JLT,        "rrC", "if (R[a] < R[b]) == XTRUE go on at jC") \
  OP(JLE,        "rrC", "… <=") \
  OP(JEQ,        "rrC", "… ==") \
  OP(JNE,        "rrC", "… !=") \
  OP(JGT,        "rrC", "… >") \
  OP(JGE,        "rrC", "… >=") \
  OP(JIS,        "rrC", "… is") \
  OP(JISNOT,     "rrC", "… is not") \
  OP(JBOUND,     "rJ-", "if R[a] is not unbound go on at jJ") \
  OP(JSWOFF,     "nJ-", "if switch number a is off go on at jJ") \
  /* attributes and items */ \
  OP(GETATTR,    "wrk", "R[a] := R[b].K[c]") \
  OP(SETATTR,    "rkr", "R[a].K[b] := R[c]   (XA, XC)") \
  OP(DELATTR,    "rk-", "del R[a].K[b]   (XA)") \
  OP(METHOD,     "wrk", "R[a], R[a+1] := the function K[c] of R[b]'s class, R[b]; or the attribute K[c] of R[b], unbound   (for CALL with XMETHOD)") \
  OP(GETITEM,    "wrr", "R[a] := R[b][R[c]]") \
  OP(SETITEM,    "rrr", "R[a][R[b]] := R[c]   (XA, XB, XC)") \
  OP(DELITEM,    "rr-", "del R[a][R[b]]   (XA, XB)") \
  OP(SLICE,      "wr-", "R[a] := slice(R[b], R[b+1], R[b+2]); takes R[b..b+2]") \
  /* building */ \
  OP(TUPLE,      "wrg", "R[a] := tuple of c values; takes R[b..b+c-1]") \
  OP(LIST,       "wrg", "R[a] := list of c values; takes R[b..b+c-1]") \
  OP(SET,        "wrg", "R[a] := set of c values; takes R[b..b+c-1]") \
  OP(DICT,       "wrn", "R[a] := dict of c pairs; takes R[b..b+2c-1]") \
  OP(CONCAT,     "wrg", "R[a] := the c strings R[b..b+c-1] joined; takes them   (f-strings)") \
  OP(FORMAT,     "wrr", "R[a] := format(R[b], R[c]), R[b] converted first as x >> 4 says: 0 not, 1 str, 2 repr, 3 ascii; XB, XC; c may be K[\"\"]") \
  OP(LISTADD,    "rr-", "list R[a].append(R[b])   (XB)") \
  OP(SETADD,     "rr-", "set R[a].add(R[b])   (XB)") \
  OP(DICTADD,    "rr-", "dict R[a][R[b]] := R[b+1]; takes R[b], R[b+1]") \
  OP(LISTEXTEND, "rrr", "list R[a].extend(R[b])   (XB); XSTAR: an argument list: \"Value after * must be an iterable, not …\"; XALONE: the only " \
      "argument of R[c], which the text names") \
  OP(SETUPDATE,  "rr-", "set R[a].update(R[b])   (XB); XALONE: the constants R[b], in the order CPython gives them; XSTAR: for a loop") \
  OP(DICTUPDATE, "rr-", "dict R[a].update(R[b])   (XB)   ({**d})") \
  OP(DICTMERGE,  "rrr", "the same for keyword arguments of callable R[c] (not emptied): a second one of a name is a TypeError   (XB)") \
  OP(LISTTUPLE,  "wr-", "R[a] := tuple(list R[b])   (XB)") \
  OP(UNPACK,     "wrg", "R[a..a+c-1] := the c values of R[b]   (XB)   (\"not enough values to unpack (expected 2, got 1)\", …)") \
  OP(UNPACKEX,   "wrn", "the same with a star: c & 255 before it, then a list, c >> 8 after it   (XB)") \
  /* patterns: the parts of a match statement */ \
  OP(MATCHKIND,  "wrn", "R[a] := do patterns take R[b] for a sequence (c 0), a mapping (c 1)") \
  OP(LEN,        "wr-", "R[a] := len(R[b])") \
  OP(MATCHKEYS,  "wrr", "R[a] := tuple of mapping R[b]'s values at the keys of tuple R[c], or None if one is missing") \
  OP(MATCHCLASS, "wrk", "R[a] := tuple of R[b]'s attributes that class R[b+1] asks for, or None if it is not of it; K[c]: how many by position, then \
names; takes R[b], R[b+1]") \
  /* iteration */ \
  OP(ITER,       "wr-", "R[a] := iter(R[b])   (XB)") \
  OP(FOR,        "wrC", "R[a] := next(R[b]); at its end R[b] := unbound and go on at jC") \
  /* calls: the callable and its arguments are taken, the result goes to R[a] */ \
  OP(CALL,       "wn-", "R[a] := R[a](R[a+1..a+b]).  XMETHOD: R[a](R[a+1] unless unbound, R[a+2..a+1+b])") \
  OP(CALLKW,     "wnk", "the same; b counts all arguments, the last len(K[c]) are named by the tuple K[c]") \
  OP(CALLEX,     "w--", "R[a] := R[a](*R[a+1], **R[a+2]); R[a+1] a tuple or list, R[a+2] a dict or unbound") \
  OP(RETURN,     "r--", "return R[a]   (XA)") \
  OP(YIELD,      "wr-", "R[a] := yield R[b]   (XB)") \
  OP(YIELDFROM,  "wr-", "R[a] := yield from R[b] (an iterator, from ITER); R[b] is emptied at its end") \
  OP(FUNCTION,   "wkr", "R[a] := function of code K[b]; takes R[c] defaults (tuple or unbound), R[c+1] keyword defaults (dict or unbound), R[c+2] " \
      "closure (tuple of cells or unbound), R[c+3] annotations (dict or unbound)") \
  OP(CLASS,      "wr-", "R[a] := class; takes R[b] function of its body, R[b+1] name, R[b+2] bases (tuple), R[b+3] keywords (dict or unbound)") \
  OP(IMPORT,     "wkk", "R[a] := module K[b] imported (the top one of a dotted name; the last one if K[c], a tuple of names, is not None)") \
  OP(IMPORTFROM, "wrk", "R[a] := name K[c] of module R[b]; ImportError") \
  OP(IMPORTSTAR, "r--", "every public name of module R[a] into globals   (XA)") \
  /* exceptions */ \
  OP(RAISE,      "rr-", "raise R[a] from R[b]   (XA, XB; R[b] unbound: no from)") \
  OP(RERAISE,    "r--", "the exception R[a] goes on as it was; unbound: the one being handled (\"No active exception to reraise\")   (XA)") \
  OP(PUSHEXC,    "wr-", "R[a] := the exception being handled (or unbound); the one being handled := R[b]") \
  OP(POPEXC,     "r--", "the exception being handled := R[a]; takes R[a]") \
  OP(MATCHEXC,   "wrr", "R[a] := does exception R[b] match R[c], a class or a tuple of them   (XC)") \
  OP(ASSERT,     "r--", "raise AssertionError(R[a]), or AssertionError() if unbound   (XA)") \
  OP(WITHENTER,  "wr-", "R[a] := enter(R[b]); R[b] stays for the exit") \
  OP(WITHEXIT,   "w--", "exit(R[a])(None, None, None); R[a] := unbound; nothing if it is unbound   (the switch was off)") \
  OP(WITHEXC,    "wrr", "R[a] := truth of exit(R[b])(type, R[c], traceback); False if R[b] is unbound; R[b] is emptied") \
  /* for the bench */ \
  OP(NAMED,      "rk-", \
    "the value R[a] was just assigned to the variable K[b]: a world object without a name (or those in a list, or in a prelude instance) takes it")
// clang-format on

typedef enum Op {
#define OP(name, format, what) OP_##name,
  OPCODES(OP)
#undef OP
      OP_COUNT
} Op;

#endif
