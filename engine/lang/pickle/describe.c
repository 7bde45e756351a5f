// What is in a pickle, for the screen: read without a machine into a small tree on the C stack, then written as Python
// would.
//
// It must survive any bytes, and a big pickle costs no more than a small one: when the tree is full the reading stops,
// what is open is closed with …, and so it is when the text is full. Instances are shown as Name(args,
// attribute=value).
#include "parts.h"

#include <stdio.h>
#include <string.h>

enum { NODES = 320, STACK = 128, MARKS = 32, MEMO = 512, DEPTH = 12, NONE = 0xffff };

typedef enum NodeKind {
  N_WORD,
  N_INT,
  N_LONG,
  N_FLOAT,
  N_STR,
  N_BYTES,
  N_LIST,
  N_TUPLE,
  N_DICT,
  N_SET,
  N_FROZENSET,
  N_NAME,
  N_OBJECT,
  N_REF,
  N_MORE
} NodeKind;

typedef struct Node {
  uint8_t kind;
  bool open;                   // it is being written: what refers to it from inside is a …
  uint16_t first, last, next;  // children: items; of a dict keys and values in turn; of an object class, args, state
  union {
    int64_t number;
    double real;
    const char *word;
    uint16_t target;
  };
  const char *data;
  uint32_t size;  // N_STR, N_BYTES, N_LONG, N_NAME
} Node;

typedef struct Tree {
  Node nodes[NODES];
  int nnodes;
  uint16_t stack[STACK];
  int nstack;
  uint16_t marks[MARKS];
  int nmarks;
  uint16_t memo[MEMO];
  unsigned nmemo;
  const unsigned char *p, *end;
  bool full;
} Tree;

// ---- reading ----

static uint16_t add(Tree *t, NodeKind kind) {
  if (t->nnodes == NODES) {
    t->full = true;
    return NONE;
  }
  t->nodes[t->nnodes] = (Node){.kind = (uint8_t)kind, .first = NONE, .last = NONE, .next = NONE};
  return (uint16_t)t->nnodes++;
}

static void push(Tree *t, uint16_t n) {
  if (n == NONE || t->nstack == STACK) t->full = true;
  else t->stack[t->nstack++] = n;
}

static int fence(const Tree *t) { return t->nmarks ? t->marks[t->nmarks - 1] : 0; }

static uint16_t pop(Tree *t) {
  // NOLINTNEXTLINE(clang-analyzer-core.uninitialized.UndefReturn): it was pushed
  if (t->nstack > fence(t)) return t->stack[--t->nstack];
  t->full = true;
  return NONE;
}

// A node has one place in the tree: what is shared comes a second time as a reference to it.
static void attach(Tree *t, uint16_t parent, uint16_t child) {
  if (parent == NONE || child == NONE || parent == child) return;
  Node *p = &t->nodes[parent];
  if (p->last == NODES - 1) return;  // it has been closed
  if (p->last == NONE) p->first = child;
  else t->nodes[p->last].next = child;
  p->last = child;
}

static bool number(Tree *t, int bytes, uint64_t *n) {
  if (t->end - t->p < bytes) return t->full = true, false;
  *n = 0;
  memcpy(n, t->p, (size_t)bytes);
  t->p += bytes;
  return true;
}

static void push_word(Tree *t, const char *word) {
  uint16_t n = add(t, N_WORD);
  if (n != NONE) t->nodes[n].word = word;
  push(t, n);
}

static void push_int(Tree *t, int64_t i) {
  uint16_t n = add(t, N_INT);
  if (n != NONE) t->nodes[n].number = i;
  push(t, n);
}

static void push_sized(Tree *t, NodeKind kind, int bytes) {
  uint64_t size;
  if (!number(t, bytes, &size)) return;
  if (size > (uint64_t)(t->end - t->p)) {
    t->full = true;
    return;
  }
  uint16_t n = add(t, kind);
  if (n != NONE) t->nodes[n].data = (const char *)t->p, t->nodes[n].size = (uint32_t)size;
  t->p += size;
  push(t, n);
}

static void push_float(Tree *t) {
  uint64_t n, bits = 0;
  if (!number(t, 8, &n)) return;
  for (int i = 0; i < 8; i++) bits = bits << 8 | (n >> (8 * i) & 255);
  uint16_t node = add(t, N_FLOAT);
  if (node != NONE) memcpy(&t->nodes[node].real, &bits, 8);
  push(t, node);
}

static void push_items(Tree *t, NodeKind kind, int from) {
  uint16_t n = add(t, kind);
  for (int i = from; i < t->nstack; i++) attach(t, n, t->stack[i]);
  t->nstack = from;
  push(t, n);
}

static int pop_mark(Tree *t) {
  if (t->nmarks) return t->marks[--t->nmarks];
  t->full = true;
  return t->nstack;
}

static void top_gets(Tree *t, int from) {  // the values from there on go into the container below them
  if (from < 1 || from > t->nstack || from - 1 < fence(t)) {
    t->full = true;
    return;
  }
  for (int i = from; i < t->nstack; i++) attach(t, t->stack[from - 1], t->stack[i]);
  t->nstack = from;
}

static void push_object(Tree *t, int parts) {
  uint16_t n = add(t, N_OBJECT), part[3];
  for (int i = parts - 1; i >= 0; i--) part[i] = pop(t);
  for (int i = 0; i < parts && i < 2; i++) attach(t, n, part[i]);
  push(t, n);
}

static void push_name(Tree *t) {
  uint16_t name = pop(t), n = add(t, N_NAME);
  pop(t);
  if (n == NONE || name == NONE) return;
  if (t->nodes[name].kind == N_REF) name = t->nodes[name].target;
  t->nodes[n].data = t->nodes[name].data;
  t->nodes[n].size = t->nodes[name].kind == N_STR ? t->nodes[name].size : 0;
  push(t, n);
}

static void build(Tree *t) {
  uint16_t state = pop(t);
  if (t->nstack <= fence(t)) return;
  uint16_t object = t->stack[t->nstack - 1];
  if (t->nodes[object].kind == N_OBJECT) attach(t, object, state);
}

static void memo_put(Tree *t, uint64_t i) {
  if (i >= MEMO || t->nstack <= fence(t)) return;
  while (t->nmemo <= i) t->memo[t->nmemo++] = NONE;
  t->memo[i] = t->stack[t->nstack - 1];
}

static void memo_get(Tree *t, uint64_t i) {
  uint16_t target = i < t->nmemo ? t->memo[i] : NONE, n = add(t, target == NONE ? N_MORE : N_REF);
  if (n != NONE && target != NONE) t->nodes[n].target = target;
  push(t, n);
}

static void read_memo(Tree *t, int op) {
  uint64_t i = t->nmemo;
  if (op != PK_MEMOIZE && !number(t, op == PK_BINGET || op == PK_BINPUT ? 1 : 4, &i)) return;
  if (op == PK_BINGET || op == PK_LONG_BINGET) memo_get(t, i);
  else memo_put(t, i);
}

static bool read_container(Tree *t, int op) {
  switch (op) {
  case PK_EMPTY_LIST: push(t, add(t, N_LIST)); return true;
  case PK_EMPTY_DICT: push(t, add(t, N_DICT)); return true;
  case PK_EMPTY_SET: push(t, add(t, N_SET)); return true;
  case PK_EMPTY_TUPLE: push(t, add(t, N_TUPLE)); return true;
  case PK_TUPLE1:
  case PK_TUPLE2:
  case PK_TUPLE3: {
    int n = op - PK_TUPLE1 + 1;
    if (t->nstack - fence(t) < n) t->full = true;
    else push_items(t, N_TUPLE, t->nstack - n);
    return true;
  }
  case PK_TUPLE: push_items(t, N_TUPLE, pop_mark(t)); return true;
  case PK_LIST: push_items(t, N_LIST, pop_mark(t)); return true;
  case PK_DICT: push_items(t, N_DICT, pop_mark(t)); return true;
  case PK_FROZENSET: push_items(t, N_FROZENSET, pop_mark(t)); return true;
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

static void read_one(Tree *t, int op) {
  uint64_t n;
  switch (op) {
  case PK_NONE: push_word(t, "None"); return;
  case PK_NEWTRUE: push_word(t, "True"); return;
  case PK_NEWFALSE: push_word(t, "False"); return;
  case PK_BININT:
    if (number(t, 4, &n)) push_int(t, (int32_t)(uint32_t)n);
    return;
  case PK_BININT1:
    if (number(t, 1, &n)) push_int(t, (int64_t)n);
    return;
  case PK_BININT2:
    if (number(t, 2, &n)) push_int(t, (int64_t)n);
    return;
  case PK_LONG1: push_sized(t, N_LONG, 1); return;
  case PK_LONG4: push_sized(t, N_LONG, 4); return;
  case PK_BINFLOAT: push_float(t); return;
  case PK_SHORT_BINUNICODE: push_sized(t, N_STR, 1); return;
  case PK_BINUNICODE: push_sized(t, N_STR, 4); return;
  case PK_BINUNICODE8: push_sized(t, N_STR, 8); return;
  case PK_SHORT_BINBYTES: push_sized(t, N_BYTES, 1); return;
  case PK_BINBYTES: push_sized(t, N_BYTES, 4); return;
  case PK_BINBYTES8:
  case PK_BYTEARRAY8: push_sized(t, N_BYTES, 8); return;
  case PK_PROTO: number(t, 1, &n); return;
  case PK_FRAME: number(t, 8, &n); return;
  case PK_POP:
    if (t->nstack > fence(t)) t->nstack--;
    else pop_mark(t);
    return;
  case PK_POP_MARK: t->nstack = pop_mark(t); return;
  case PK_MARK:
    if (t->nmarks < MARKS) t->marks[t->nmarks++] = (uint16_t)t->nstack;
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

// Everything that is still open is closed, innermost first, with a … as its last item.
static void close_open(Tree *t) {
  while (t->nmarks) {
    int from = pop_mark(t);
    for (int i = from; i < t->nstack && from > 0; i++) attach(t, t->stack[from - 1], t->stack[i]);
    t->nstack = from;
    if (from > 0) attach(t, t->stack[from - 1], NODES - 1);
  }
}

// ---- writing ----

typedef struct Text {
  char *out;
  size_t size, used;
  bool full;
} Text;

static void put(Text *w, const char *s, size_t n) {
  if (w->full || w->used + n + 4 > w->size) {  // room is kept for … and the NUL
    w->full = true;
    return;
  }
  memcpy(w->out + w->used, s, n);
  w->used += n;
}

static void puts_(Text *w, const char *s) { put(w, s, strlen(s)); }

static void put_quoted(Text *w, const Node *n) {
  bool str = n->kind == N_STR;
  char quote = memchr(n->data, '\'', n->size) && !memchr(n->data, '"', n->size) ? '"' : '\'';
  if (!str) puts_(w, "b");
  put(w, &quote, 1);
  const char *end = n->data + n->size;
  for (const char *p = n->data; p < end && !w->full;) {
    int size = 1;
    uint32_t c = str ? utf8_decode(p, end, &size) : (unsigned char)*p;
    char text[16];
    bool good = c >= 32 && c != 127 && (str ? uni_printable(c) && !(c == 0xFFFD && size == 1) : c < 127);
    if (c == (unsigned char)quote || c == '\\') snprintf(text, sizeof text, "\\%c", (int)c);
    else if (c == '\n' || c == '\t' || c == '\r')
      snprintf(text, sizeof text, "\\%c", c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
    else if (good) snprintf(text, sizeof text, "%.*s", size, p);
    else snprintf(text, sizeof text, c < 256 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
    puts_(w, text);
    p += size;
  }
  put(w, &quote, 1);
}

// A long integer in decimal; one of more than 32 bytes is only hinted at.
static void put_long(Text *w, const Node *n) {
  unsigned char bytes[32];
  char digits[80];
  if (n->size > sizeof bytes) {
    puts_(w, "<int…>");
    return;
  }
  memcpy(bytes, n->data, n->size);
  bool negative = n->size && bytes[n->size - 1] >= 128;
  unsigned carry = 1;
  for (uint32_t i = 0; negative && i < n->size; i++) {
    unsigned c = (unsigned char)~bytes[i] + carry;
    bytes[i] = (unsigned char)c;
    carry = c >> 8;
  }
  size_t at = sizeof digits;
  bool zero;
  do {
    unsigned rest = 0;
    zero = true;
    for (uint32_t i = n->size; i-- > 0;) {
      rest = rest << 8 | bytes[i];
      bytes[i] = (unsigned char)(rest / 10);
      rest %= 10;
      zero = zero && !bytes[i];
    }
    digits[--at] = (char)('0' + rest);
  } while (!zero);
  if (negative) puts_(w, "-");
  put(w, digits + at, sizeof digits - at);
}

static void write_node(Tree *t, Text *w, uint16_t i, int depth);
static void write_content(Tree *t, Text *w, const Node *n, int depth);

static void write_items(Tree *t, Text *w, const Node *n, const char *open, const char *close, int depth) {
  puts_(w, open);
  bool dict = n->kind == N_DICT, key = false;
  int count = 0;
  for (uint16_t i = n->first; i != NONE && !w->full; i = t->nodes[i].next, count++) {
    key = dict && !key;
    if (count) puts_(w, dict && !key ? ": " : ", ");
    write_node(t, w, i, depth);
  }
  if (n->kind == N_TUPLE && count == 1) puts_(w, ",");
  puts_(w, close);
}

static void write_attributes(Tree *t, Text *w, const Node *dict, bool comma, int depth) {
  for (uint16_t i = dict->first; i != NONE && !w->full; comma = true) {
    const Node *key = &t->nodes[i];
    if (comma) puts_(w, ", ");
    if (key->kind == N_REF) key = &t->nodes[key->target];
    if (key->kind == N_STR) put(w, key->data, key->size);
    else puts_(w, "…");
    i = t->nodes[i].next;
    if (i == NONE) break;
    puts_(w, "=");
    write_node(t, w, i, depth);
    i = t->nodes[i].next;
  }
}

static void write_object(Tree *t, Text *w, const Node *n, int depth) {
  uint16_t args = n->first == NONE ? NONE : t->nodes[n->first].next, state = args == NONE ? NONE : t->nodes[args].next;
  if (n->first == NONE) puts_(w, "…");
  else write_node(t, w, n->first, depth);
  puts_(w, "(");
  int count = 0;
  if (args != NONE && t->nodes[args].kind == N_TUPLE)
    for (uint16_t i = t->nodes[args].first; i != NONE && !w->full; i = t->nodes[i].next) {
      if (count++) puts_(w, ", ");
      write_node(t, w, i, depth);
    }
  if (state != NONE && t->nodes[state].kind == N_DICT) write_attributes(t, w, &t->nodes[state], count > 0, depth);
  else if (state != NONE) {
    if (count) puts_(w, ", ");
    write_node(t, w, state, depth);
  }
  puts_(w, ")");
}

static void write_node(Tree *t, Text *w, uint16_t i, int depth) {
  Node *n = &t->nodes[i];
  if (n->kind == N_REF) n = &t->nodes[n->target];
  if (depth > DEPTH || n->kind == N_REF || n->open) {
    puts_(w, "…");
    return;
  }
  n->open = true;
  write_content(t, w, n, depth);
  n->open = false;
}

static void write_content(Tree *t, Text *w, const Node *n, int depth) {
  char text[40];
  switch ((NodeKind)n->kind) {
  case N_WORD: puts_(w, n->word); return;
  case N_INT:
    snprintf(text, sizeof text, "%lld", (long long)n->number);
    puts_(w, text);
    return;
  case N_LONG: put_long(w, n); return;
  case N_FLOAT:
    float_repr(n->real, text);
    puts_(w, text);
    return;
  case N_STR:
  case N_BYTES: put_quoted(w, n); return;
  case N_LIST: write_items(t, w, n, "[", "]", depth + 1); return;
  case N_TUPLE: write_items(t, w, n, "(", ")", depth + 1); return;
  case N_DICT: write_items(t, w, n, "{", "}", depth + 1); return;
  case N_SET: write_items(t, w, n, n->first == NONE ? "set(" : "{", n->first == NONE ? ")" : "}", depth + 1); return;
  case N_FROZENSET: write_items(t, w, n, "frozenset({", "})", depth + 1); return;
  case N_NAME: put(w, n->data ? n->data : "?", n->data ? n->size : 1); return;
  case N_OBJECT: write_object(t, w, n, depth + 1); return;
  default: puts_(w, "…"); return;
  }
}

void pickle_describe(const void *data, size_t size, char *out, size_t out_size) {
  if (!out_size) return;
  if (out_size < 8) {
    *out = 0;
    return;
  }
  Tree t;
  t.nnodes = t.nstack = t.nmarks = 0;
  t.nmemo = 0;
  t.p = data;
  t.end = t.p + size;
  t.full = false;
  bool stopped = false;
  while (t.p < t.end && !t.full && !stopped) {
    int op = *t.p++;
    if (op == PK_STOP) stopped = true;
    else if (t.nnodes >= NODES - 1) t.full = true;  // the last node is the … that close_open uses
    else read_one(&t, op);
  }
  t.nodes[NODES - 1] = (Node){.kind = N_MORE, .first = NONE, .last = NONE, .next = NONE};
  if (!stopped) close_open(&t);
  Text w = {out, out_size, 0, false};
  if (t.nstack) write_node(&t, &w, t.stack[0], 0);
  else puts_(&w, "…");
  if (w.full) {
    memcpy(out + w.used, "…", 3);
    w.used += 3;
  }
  out[w.used] = 0;
}
