// Reading a pickle into a tree, and asking it (see tree.h).
#include "tree.h"

#include <stdlib.h>
#include <string.h>

#include "parts.h"

// ---- reading ----

static uint16_t add(PickleTree *t, PickleNodeKind kind) {
  if (t->nnodes == t->room) {
    t->full = true;
    return PICKLE_NO_NODE;
  }
  t->nodes[t->nnodes] = (PickleNode){
      .kind = (uint8_t)kind, .first = PICKLE_NO_NODE, .last = PICKLE_NO_NODE, .next = PICKLE_NO_NODE};
  return (uint16_t)t->nnodes++;
}

static void push(PickleTree *t, uint16_t n) {
  if (n == PICKLE_NO_NODE || t->nstack == t->stack_room) t->full = true;
  else t->stack[t->nstack++] = n;
}

static int fence(const PickleTree *t) { return t->nmarks ? t->marks[t->nmarks - 1] : 0; }

static uint16_t pop(PickleTree *t) {
  // NOLINTNEXTLINE(clang-analyzer-core.uninitialized.UndefReturn): it was pushed
  if (t->nstack > fence(t)) return t->stack[--t->nstack];
  t->full = true;
  return PICKLE_NO_NODE;
}

// A node has one place in the tree; a shared value appears again as a reference to it.
static void attach(PickleTree *t, uint16_t parent, uint16_t child) {
  if (parent == PICKLE_NO_NODE || child == PICKLE_NO_NODE || parent == child) return;
  PickleNode *p = &t->nodes[parent];
  if (p->last == t->room - 1) return;  // it has been closed
  if (p->last == PICKLE_NO_NODE) p->first = child;
  else t->nodes[p->last].next = child;
  p->last = child;
}

static bool number(PickleTree *t, int bytes, uint64_t *n) {
  if (t->end - t->p < bytes) return t->full = true, false;
  *n = 0;
  memcpy(n, t->p, (size_t)bytes);
  t->p += bytes;
  return true;
}

static void push_int(PickleTree *t, int64_t i) {
  uint16_t n = add(t, PN_INT);
  if (n != PICKLE_NO_NODE) t->nodes[n].number = i;
  push(t, n);
}

static void push_sized(PickleTree *t, PickleNodeKind kind, int bytes) {
  uint64_t size;
  if (!number(t, bytes, &size)) return;
  bool cut = size > (uint64_t)(t->end - t->p);
  if (cut && kind == PN_LONG) {
    t->full = true;
    return;
  }
  if (cut) size = (uint64_t)(t->end - t->p);  // the beginning of a text says more than nothing
  uint16_t n = add(t, kind);
  if (n != PICKLE_NO_NODE) t->nodes[n].data = (const char *)t->p, t->nodes[n].size = (uint32_t)size;
  if (n != PICKLE_NO_NODE) t->nodes[n].cut = cut;
  t->p += size;
  push(t, n);
  if (cut) t->full = true;
}

static void push_float(PickleTree *t) {
  uint64_t n, bits = 0;
  if (!number(t, 8, &n)) return;
  for (int i = 0; i < 8; i++) bits = bits << 8 | (n >> (8 * i) & 255);
  uint16_t node = add(t, PN_FLOAT);
  if (node != PICKLE_NO_NODE) memcpy(&t->nodes[node].real, &bits, 8);
  push(t, node);
}

static void push_items(PickleTree *t, PickleNodeKind kind, int from) {
  uint16_t n = add(t, kind);
  for (int i = from; i < t->nstack; i++) attach(t, n, t->stack[i]);
  t->nstack = from;
  push(t, n);
}

static int pop_mark(PickleTree *t) {
  if (t->nmarks) return t->marks[--t->nmarks];
  t->full = true;
  return t->nstack;
}

static void top_gets(PickleTree *t, int from) {  // the values from there on go into the container below them
  if (from < 1 || from > t->nstack || from - 1 < fence(t)) {
    t->full = true;
    return;
  }
  for (int i = from; i < t->nstack; i++) attach(t, t->stack[from - 1], t->stack[i]);
  t->nstack = from;
}

static void push_object(PickleTree *t, int parts) {
  uint16_t n = add(t, PN_OBJECT), part[3];
  for (int i = parts - 1; i >= 0; i--) part[i] = pop(t);
  for (int i = 0; i < parts && i < 2; i++) attach(t, n, part[i]);
  push(t, n);
}

static void push_name(PickleTree *t) {
  uint16_t name = pop(t), n = add(t, PN_NAME);
  pop(t);
  if (n == PICKLE_NO_NODE || name == PICKLE_NO_NODE) return;
  if (t->nodes[name].kind == PN_REF) name = t->nodes[name].target;
  t->nodes[n].data = t->nodes[name].data;
  t->nodes[n].size = t->nodes[name].kind == PN_STR ? t->nodes[name].size : 0;
  push(t, n);
}

static void build(PickleTree *t) {
  uint16_t state = pop(t);
  if (t->nstack <= fence(t)) return;
  uint16_t object = t->stack[t->nstack - 1];
  if (t->nodes[object].kind == PN_OBJECT) attach(t, object, state);
}

static void memo_put(PickleTree *t, uint64_t i) {
  if (i >= (uint64_t)t->memo_room || t->nstack <= fence(t)) return;
  while (t->nmemo <= i) t->memo[t->nmemo++] = PICKLE_NO_NODE;
  t->memo[i] = t->stack[t->nstack - 1];
}

static void memo_get(PickleTree *t, uint64_t i) {
  uint16_t target = i < t->nmemo ? t->memo[i] : PICKLE_NO_NODE, n = add(t, target == PICKLE_NO_NODE ? PN_MORE : PN_REF);
  if (n != PICKLE_NO_NODE && target != PICKLE_NO_NODE) t->nodes[n].target = target;
  push(t, n);
}

static void read_memo(PickleTree *t, int op) {
  uint64_t i = t->nmemo;
  if (op != PK_MEMOIZE && !number(t, op == PK_BINGET || op == PK_BINPUT ? 1 : 4, &i)) return;
  if (op == PK_BINGET || op == PK_LONG_BINGET) memo_get(t, i);
  else memo_put(t, i);
}

static bool read_container(PickleTree *t, int op) {
  switch (op) {
  case PK_EMPTY_LIST: push(t, add(t, PN_LIST)); return true;
  case PK_EMPTY_DICT: push(t, add(t, PN_DICT)); return true;
  case PK_EMPTY_SET: push(t, add(t, PN_SET)); return true;
  case PK_EMPTY_TUPLE: push(t, add(t, PN_TUPLE)); return true;
  case PK_TUPLE1:
  case PK_TUPLE2:
  case PK_TUPLE3: {
    int n = op - PK_TUPLE1 + 1;
    if (t->nstack - fence(t) < n) t->full = true;
    else push_items(t, PN_TUPLE, t->nstack - n);
    return true;
  }
  case PK_TUPLE: push_items(t, PN_TUPLE, pop_mark(t)); return true;
  case PK_LIST: push_items(t, PN_LIST, pop_mark(t)); return true;
  case PK_DICT: push_items(t, PN_DICT, pop_mark(t)); return true;
  case PK_FROZENSET: push_items(t, PN_FROZENSET, pop_mark(t)); return true;
  case PK_APPEND: top_gets(t, t->nstack - 1); return true;
  case PK_SETITEM: top_gets(t, t->nstack - 2); return true;
  case PK_APPENDS:
  case PK_SETITEMS:
  case PK_ADDITEMS: top_gets(t, pop_mark(t)); return true;
  case PK_REDUCE:
  case PK_NEWOBJ: push_object(t, 2); return true;
  case PK_NEWOBJ_EX: push_object(t, 3); return true;
  case PK_STACK_GLOBAL: push_name(t); return true;
  case PK_BUILD: build(t); return true;
  default: return false;
  }
}

static void read_one(PickleTree *t, int op) {
  uint64_t n;
  switch (op) {
  case PK_NONE: push(t, add(t, PN_NONE)); return;
  case PK_NEWTRUE: push(t, add(t, PN_TRUE)); return;
  case PK_NEWFALSE: push(t, add(t, PN_FALSE)); return;
  case PK_BININT:
    if (number(t, 4, &n)) push_int(t, (int32_t)(uint32_t)n);
    return;
  case PK_BININT1:
    if (number(t, 1, &n)) push_int(t, (int64_t)n);
    return;
  case PK_BININT2:
    if (number(t, 2, &n)) push_int(t, (int64_t)n);
    return;
  case PK_LONG1: push_sized(t, PN_LONG, 1); return;
  case PK_LONG4: push_sized(t, PN_LONG, 4); return;
  case PK_BINFLOAT: push_float(t); return;
  case PK_SHORT_BINUNICODE: push_sized(t, PN_STR, 1); return;
  case PK_BINUNICODE: push_sized(t, PN_STR, 4); return;
  case PK_BINUNICODE8: push_sized(t, PN_STR, 8); return;
  case PK_SHORT_BINBYTES: push_sized(t, PN_BYTES, 1); return;
  case PK_BINBYTES: push_sized(t, PN_BYTES, 4); return;
  case PK_BINBYTES8:
  case PK_BYTEARRAY8: push_sized(t, PN_BYTES, 8); return;
  case PK_PROTO: number(t, 1, &n); return;
  case PK_FRAME: number(t, 8, &n); return;
  case PK_POP:
    if (t->nstack > fence(t)) t->nstack--;
    else pop_mark(t);
    return;
  case PK_POP_MARK: t->nstack = pop_mark(t); return;
  case PK_MARK:
    if (t->nmarks < PICKLE_MARKS) t->marks[t->nmarks++] = (uint16_t)t->nstack;
    else t->full = true;
    return;
  case PK_BINGET:
  case PK_LONG_BINGET:
  case PK_BINPUT:
  case PK_LONG_BINPUT:
  case PK_MEMOIZE: read_memo(t, op); return;
  default:
    if (!read_container(t, op)) t->full = true;
  }
}

static bool is_filled_later(const PickleTree *t, int node) {
  PickleNodeKind kind = (PickleNodeKind)t->nodes[node].kind;
  return kind == PN_LIST || kind == PN_DICT || kind == PN_SET;
}

// Closes all that is still open, innermost first, with a … as the last item. Values above a mark go into the list, dict
// or set below it; if there is none they make a tuple.
static void close_open(PickleTree *t) {
  while (t->nmarks) {
    int from = pop_mark(t);
    if (from > 0 && is_filled_later(t, t->stack[from - 1])) {
      for (int i = from; i < t->nstack; i++) attach(t, t->stack[from - 1], t->stack[i]);
      t->nstack = from;
    } else if (t->nnodes < t->room - 1) {
      push_items(t, PN_TUPLE, from);
    } else {
      t->nstack = from;
    }
    if (t->nstack > 0) attach(t, t->stack[t->nstack - 1], (uint16_t)(t->room - 1));
  }
}

static int read_all(PickleTree *t, const void *data, size_t size) {
  t->nnodes = t->nstack = t->nmarks = 0;
  t->nmemo = 0;
  t->p = data;
  t->end = t->p + size;
  t->full = false;
  bool stopped = false;
  while (t->p < t->end && !t->full && !stopped) {
    int op = *t->p++;
    if (op == PK_STOP) stopped = true;
    else if (t->nnodes >= t->room - 1 - PICKLE_MARKS)
      t->full = true;  // close_open needs the rest: one for each mark, and the last is its …
    else read_one(t, op);
  }
  t->nodes[t->room - 1] = (PickleNode){
      .kind = PN_MORE, .first = PICKLE_NO_NODE, .last = PICKLE_NO_NODE, .next = PICKLE_NO_NODE};
  if (!stopped) close_open(t);
  return t->nstack ? t->stack[0] : -1;
}

int pickle_read(PickleTree *t, const void *data, size_t size) {
  t->nodes = t->own_nodes, t->stack = t->own_stack, t->memo = t->own_memo;
  t->room = PICKLE_NODES, t->stack_room = PICKLE_STACK, t->memo_room = PICKLE_MEMO;
  return read_all(t, data, size);
}

// No opcode makes more than one node, and each takes at least a byte.
int pickle_read_whole(PickleTree *t, const void *data, size_t size) {
  size_t room = size + PICKLE_NODES < PICKLE_NO_NODE ? size + PICKLE_NODES : PICKLE_NO_NODE;
  t->nodes = malloc(room * sizeof *t->nodes);
  t->stack = malloc(room * sizeof *t->stack);
  t->memo = malloc(room * sizeof *t->memo);
  if (!t->nodes || !t->stack || !t->memo) abort();
  t->room = t->stack_room = t->memo_room = (int)room;
  return read_all(t, data, size);
}

void pickle_forget(PickleTree *t) {
  free(t->nodes);
  free(t->stack);
  free(t->memo);
}

// ---- asking ----

static const PickleNode *node_of(const PickleTree *t, int node) {
  if (node < 0 || node >= t->room) return NULL;
  const PickleNode *n = &t->nodes[node];
  if (n->kind == PN_REF) n = &t->nodes[n->target];
  return n->kind == PN_REF ? NULL : n;
}

static int child(const PickleTree *t, const PickleNode *n, int i) {
  uint16_t at = n->first;
  for (int steps = 0; at != PICKLE_NO_NODE && i > 0 && steps < t->room; i--, steps++) at = t->nodes[at].next;
  return at == PICKLE_NO_NODE ? -1 : at;
}

bool pickle_is(const PickleTree *t, int node, PickleNodeKind kind) {
  const PickleNode *n = node_of(t, node);
  return n && n->kind == kind;
}

static bool is_sequence(const PickleNode *n) { return n && (n->kind == PN_TUPLE || n->kind == PN_LIST); }

int pickle_count(const PickleTree *t, int node) {
  const PickleNode *n = node_of(t, node);
  int count = 0;
  for (uint16_t i = is_sequence(n) ? n->first : PICKLE_NO_NODE; i != PICKLE_NO_NODE && count < t->room;
       i = t->nodes[i].next)
    count++;
  return count;
}

int pickle_item(const PickleTree *t, int node, int i) {
  const PickleNode *n = node_of(t, node);
  return is_sequence(n) && i >= 0 ? child(t, n, i) : -1;
}

bool pickle_int(const PickleTree *t, int node, int64_t *number) {
  const PickleNode *n = node_of(t, node);
  if (!n || n->kind != PN_INT) return false;
  *number = n->number;
  return true;
}

bool pickle_text(const PickleTree *t, int node, const char **text, size_t *size) {
  const PickleNode *n = node_of(t, node);
  if (!n || (n->kind != PN_STR && n->kind != PN_NAME) || !n->data) return false;
  *text = n->data;
  *size = n->size;
  return true;
}

int pickle_part(const PickleTree *t, int node, PicklePart part) {
  const PickleNode *n = node_of(t, node);
  return n && n->kind == PN_OBJECT ? child(t, n, (int)part) : -1;
}
