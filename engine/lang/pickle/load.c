// Reading: the loop over the opcodes, the stack, the marks and the memo. Opcodes that make objects of classes are
// make.c's.
//
// The bytes are not trusted: every length is checked against what is left, every value against what the opcode needs,
// and nothing of a size named in the pickle is allocated before its bytes are there.
#include "parts.h"

#include <string.h>

enum { MAX_MEMO_GAP = 1 << 16 };  // how far a memo number may lie beyond the last one

Outcome unpickler_bad(Unpickler *u, const char *text) {
  raisef(u->m, pickle_error(u->m, "_UnpicklingError"), "%s", text);
  return FAILED;
}

static Outcome truncated(Unpickler *u) { return unpickler_bad(u, "pickle data was truncated"); }

static Outcome no_memory(Unpickler *u) {
  raise_memory(u->m);
  return FAILED;
}

void unpickler_free(Unpickler *u) {
  Machine *m = u->m;
  for (uint32_t i = 0; i < u->nstack; i++) decref(m, u->stack[i]);
  for (uint32_t i = 0; i < u->nmemo; i++) decref(m, u->memo[i]);
  heap_free(m->heap, u->stack, u->stack_room * sizeof(Value));
  heap_free(m->heap, u->memo, u->memo_room * sizeof(Value));
  heap_free(m->heap, u->marks, u->marks_room * sizeof *u->marks);
  decref(m, u->call);
}

// ---- the stack ----

static bool grow(Unpickler *u, void **block, uint32_t *room, size_t unit, uint32_t wanted) {
  uint32_t more = *room * 2 + 16;
  if (more < wanted) more = wanted;
  void *p = heap_resize(u->m->heap, *block, *room * unit, more * unit);
  if (!p) {
    raise_memory(u->m);
    return false;
  }
  *block = p;
  *room = more;
  return true;
}

bool unpickler_push(Unpickler *u, Value v) {
  if (u->nstack == u->stack_room) {
    void *block = u->stack;
    if (!grow(u, &block, &u->stack_room, sizeof(Value), 0)) {
      decref(u->m, v);
      return false;
    }
    u->stack = block;
  }
  u->stack[u->nstack++] = v;
  return true;
}

static uint32_t fence(const Unpickler *u) { return u->nmarks ? u->marks[u->nmarks - 1] : 0; }

Value *unpickler_top(Unpickler *u, uint32_t n) {
  if (u->nstack - fence(u) >= n) return u->stack + u->nstack - n;
  unpickler_bad(u, u->nmarks ? "unexpected MARK found" : "unpickling stack underflow");
  return NULL;
}

bool unpickler_pop_mark(Unpickler *u, uint32_t *at) {
  if (!u->nmarks) {
    unpickler_bad(u, "could not find MARK");
    return false;
  }
  *at = u->marks[--u->nmarks];
  return true;
}

void unpickler_drop(Unpickler *u, uint32_t n) {
  while (n--) decref(u->m, u->stack[--u->nstack]);
}

static Outcome pushed(Unpickler *u, Value v) { return v != V_UNBOUND && unpickler_push(u, v) ? DONE : FAILED; }

// ---- bytes ----

static const unsigned char *take(Unpickler *u, uint64_t n) {
  if (n > (uint64_t)(u->end - u->p)) {
    truncated(u);
    return NULL;
  }
  const unsigned char *p = u->p;
  u->p += n;
  return p;
}

static bool take_number(Unpickler *u, int bytes, uint64_t *n) {
  const unsigned char *p = take(u, (uint64_t)bytes);
  if (!p) return false;
  *n = 0;
  memcpy(n, p, (size_t)bytes);  // little-endian, as Linux machines of today are
  return true;
}

// A length of so many bytes, then so much data.
static const unsigned char *take_sized(Unpickler *u, int bytes, uint64_t *n) {
  return take_number(u, bytes, n) ? take(u, *n) : NULL;
}

static Value make_long(Unpickler *u, const unsigned char *p, size_t n) {
  Machine *m = u->m;
  bool negative = n && p[n - 1] >= 128;
  if (n <= 8) {
    int64_t i = negative ? -1 : 0;
    memcpy(&i, p, n);
    return int_new(m, i);
  }
  size_t limbs = (n + 7) / 8;
  uint64_t *data = heap_alloc(m->heap, limbs * 8);
  if (!data) return raise_memory(m);
  memset(data, negative ? 255 : 0, limbs * 8);
  memcpy(data, p, n);
  for (size_t i = 0, carry = 1; negative && i < limbs; i++) {
    data[i] = ~data[i] + carry;
    carry = carry && !data[i];
  }
  Value v = int_from_limbs(m, negative ? -1 : 1, data, limbs);
  heap_free(m->heap, data, limbs * 8);
  return v;
}

static Value make_float(Unpickler *u, const unsigned char *p) {
  uint64_t bits = 0;
  for (int i = 0; i < 8; i++) bits = bits << 8 | p[i];
  double d;
  memcpy(&d, &bits, 8);
  return float_new(u->m, d);
}

static Value make_str(Unpickler *u, const unsigned char *p, size_t n) {
  if (utf8_valid((const char *)p, n)) return str_new(u->m, (const char *)p, n);
  Value bytes = bytes_new(u->m, p, n);
  if (bytes == V_UNBOUND) return bytes;
  text_decode(u->m, (Span){(const char *)p, n}, bytes, V_UNBOUND, V_UNBOUND);  // raises
  decref(u->m, bytes);
  return V_UNBOUND;
}

static Outcome load_sized(Unpickler *u, int op) {
  uint64_t n;
  int bytes = op == PK_SHORT_BINUNICODE || op == PK_SHORT_BINBYTES || op == PK_LONG1 ? 1
              : op == PK_BINUNICODE || op == PK_BINBYTES || op == PK_LONG4           ? 4
                                                                                     : 8;
  const unsigned char *p = take_sized(u, bytes, &n);
  if (!p) return FAILED;
  switch (op) {
  case PK_SHORT_BINUNICODE:
  case PK_BINUNICODE:
  case PK_BINUNICODE8: return pushed(u, make_str(u, p, n));
  case PK_LONG1:
  case PK_LONG4: return pushed(u, make_long(u, p, n));
  case PK_BYTEARRAY8: return pushed(u, bytearray_new(u->m, (const char *)p, n));
  default: return pushed(u, bytes_new(u->m, p, n));
  }
}

static Outcome load_number(Unpickler *u, int op) {
  uint64_t n;
  const unsigned char *p;
  switch (op) {
  case PK_BININT: return take_number(u, 4, &n) ? pushed(u, from_int((int32_t)(uint32_t)n)) : FAILED;
  case PK_BININT1: return take_number(u, 1, &n) ? pushed(u, from_int((int64_t)n)) : FAILED;
  case PK_BININT2: return take_number(u, 2, &n) ? pushed(u, from_int((int64_t)n)) : FAILED;
  default: p = take(u, 8); return p ? pushed(u, make_float(u, p)) : FAILED;
  }
}

// ---- memo ----

static Outcome memo_put(Unpickler *u, uint64_t number) {
  Value *v = unpickler_top(u, 1);
  if (!v) return FAILED;
  if (number > (uint64_t)u->nmemo + MAX_MEMO_GAP)
    return unpickler_bad(u, "mplab: a memo number is out of all proportion");
  if (number >= u->memo_room) {
    void *block = u->memo;
    if (!grow(u, &block, &u->memo_room, sizeof(Value), (uint32_t)number + 1)) return FAILED;
    u->memo = block;
  }
  while (u->nmemo <= number) u->memo[u->nmemo++] = V_UNBOUND;
  Value old = u->memo[number];
  u->memo[number] = incref(*v);
  decref(u->m, old);
  return DONE;
}

static Outcome memo_get(Unpickler *u, uint64_t number) {
  if (number < u->nmemo && u->memo[number] != V_UNBOUND) return pushed(u, incref(u->memo[number]));
  raisef(u->m, pickle_error(u->m, "_UnpicklingError"), "Memo value not found at index %llu",
         (unsigned long long)number);
  return FAILED;
}

static Outcome load_memo(Unpickler *u, int op) {
  uint64_t n = u->nmemo;
  switch (op) {
  case PK_BINGET: return take_number(u, 1, &n) ? memo_get(u, n) : FAILED;
  case PK_LONG_BINGET: return take_number(u, 4, &n) ? memo_get(u, n) : FAILED;
  case PK_BINPUT: return take_number(u, 1, &n) ? memo_put(u, n) : FAILED;
  case PK_LONG_BINPUT: return take_number(u, 4, &n) ? memo_put(u, n) : FAILED;
  default: return memo_put(u, n);
  }
}

// ---- the rest ----

static Outcome load_tuple(Unpickler *u, int op) {
  uint32_t n = op == PK_EMPTY_TUPLE ? 0 : (uint32_t)(op - PK_TUPLE1 + 1), at;
  if (op == PK_TUPLE) {
    if (!unpickler_pop_mark(u, &at)) return FAILED;
    n = u->nstack - at;
  } else if (n && !unpickler_top(u, n)) return FAILED;
  Value t = tuple_new(u->m, n);
  if (t == V_UNBOUND) return FAILED;
  u->nstack -= n;
  if (n) memcpy(((Tuple *)as_obj(t))->items, u->stack + u->nstack, n * sizeof(Value));
  return pushed(u, t);
}

static Outcome load_mark(Unpickler *u) {
  if (u->nmarks == u->marks_room) {
    void *block = u->marks;
    if (!grow(u, &block, &u->marks_room, sizeof *u->marks, 0)) return no_memory(u);
    u->marks = block;
  }
  u->marks[u->nmarks++] = u->nstack;
  return DONE;
}

static Outcome load_pop(Unpickler *u, int op) {
  uint32_t at;
  if (op == PK_POP && u->nmarks && u->marks[u->nmarks - 1] == u->nstack) {
    u->nmarks--;
    return DONE;
  }
  if (op == PK_POP) {
    if (!unpickler_top(u, 1)) return FAILED;
    at = u->nstack - 1;
  } else if (!unpickler_pop_mark(u, &at)) return FAILED;
  unpickler_drop(u, u->nstack - at);
  return DONE;
}

static Outcome load_frame(Unpickler *u) {
  uint64_t n;
  if (!take_number(u, 8, &n)) return FAILED;
  return n > (uint64_t)(u->end - u->p) ? truncated(u) : DONE;
}

static Outcome load_proto(Unpickler *u) {
  uint64_t n;
  if (!take_number(u, 1, &n)) return FAILED;
  if (n <= 5) return DONE;
  raisef(u->m, u->m->e_ValueError, "unsupported pickle protocol: %d", (int)n);
  return FAILED;
}

static Outcome unknown(Unpickler *u, int op) {
  if (op >= 32 && op < 127 && op != '\'' && op != '\\')
    raisef(u->m, pickle_error(u->m, "_UnpicklingError"), "invalid load key, '%c'.", op);
  else raisef(u->m, pickle_error(u->m, "_UnpicklingError"), "invalid load key, '\\x%02x'.", (unsigned)op);
  return FAILED;
}

static Outcome load_one(Unpickler *u, int op) {
  Value *v;
  switch (op) {
  case PK_NONE: return pushed(u, V_NONE);
  case PK_NEWTRUE: return pushed(u, V_TRUE);
  case PK_NEWFALSE: return pushed(u, V_FALSE);
  case PK_BININT:
  case PK_BININT1:
  case PK_BININT2:
  case PK_BINFLOAT: return load_number(u, op);
  case PK_SHORT_BINUNICODE:
  case PK_BINUNICODE:
  case PK_BINUNICODE8:
  case PK_SHORT_BINBYTES:
  case PK_BINBYTES:
  case PK_BINBYTES8:
  case PK_BYTEARRAY8:
  case PK_LONG1:
  case PK_LONG4: return load_sized(u, op);
  case PK_BINGET:
  case PK_LONG_BINGET:
  case PK_BINPUT:
  case PK_LONG_BINPUT:
  case PK_MEMOIZE: return load_memo(u, op);
  case PK_TUPLE:
  case PK_EMPTY_TUPLE:
  case PK_TUPLE1:
  case PK_TUPLE2:
  case PK_TUPLE3: return load_tuple(u, op);
  case PK_MARK: return load_mark(u);
  case PK_POP:
  case PK_POP_MARK: return load_pop(u, op);
  case PK_DUP: v = unpickler_top(u, 1); return v ? pushed(u, incref(*v)) : FAILED;
  case PK_FRAME: return load_frame(u);
  case PK_PROTO: return load_proto(u);
  case PK_EMPTY_LIST:
  case PK_LIST:
  case PK_APPEND:
  case PK_APPENDS:
  case PK_EMPTY_DICT:
  case PK_DICT:
  case PK_SETITEM:
  case PK_SETITEMS:
  case PK_EMPTY_SET:
  case PK_FROZENSET:
  case PK_ADDITEMS:
  case PK_GLOBAL:
  case PK_STACK_GLOBAL:
  case PK_REDUCE:
  case PK_NEWOBJ:
  case PK_NEWOBJ_EX:
  case PK_BUILD: return unpickler_make(u, op);
  default: return unknown(u, op);
  }
}

// A run of small ints, as long as there is room for it on the stack.
static void load_small_ints(Unpickler *u) {
  const unsigned char *p = u->p, *last = u->end - 5;
  Value *at = u->stack + u->nstack, *end = u->stack + u->stack_room;
  for (; p <= last && at < end; at++) {
    uint32_t n;
    memcpy(&n, p + 1, 4);
    if (*p == PK_BININT1) *at = from_int(n & 0xff), p += 2;
    else if (*p == PK_BININT2) *at = from_int(n & 0xffff), p += 3;
    else if (*p == PK_BININT) *at = from_int((int32_t)n), p += 5;
    else break;
  }
  u->p = p;
  u->nstack = (uint32_t)(at - u->stack);
}

Outcome unpickler_run(Unpickler *u, Value *result) {
  while (u->p < u->end) {
    if (u->nstack < u->stack_room && u->end - u->p > 5) load_small_ints(u);
    int op = *u->p++;
    if (op == PK_STOP) {
      Value *v = unpickler_top(u, 1);
      if (!v) return FAILED;
      *result = *v;
      u->nstack--;
      return DONE;
    }
    Outcome o = load_one(u, op);
    if (o != DONE) return o;
  }
  raisef(u->m, u->m->e_EOFError, "Ran out of input");
  return FAILED;
}
