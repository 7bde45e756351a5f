// What is in a pickle, for the screen: its tree (tree.h), written as Python would. Instances are shown as Name(args,
// attribute=value). When the text is full it ends with ….
#include <stdio.h>
#include <string.h>

#include "parts.h"
#include "tree.h"

enum { DEPTH = 12 };

// ---- writing ----

typedef struct Text {
  char *out;
  size_t size, used;
  bool full;
  const char *before;  // of attributes, those from that one on are left out; NULL: none
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

static void put_quoted(Text *w, const PickleNode *n) {
  bool str = n->kind == PN_STR;
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
  if (n->cut) puts_(w, "…");
  put(w, &quote, 1);
}

// A long integer in decimal; one of more than 32 bytes is only hinted at.
static void put_long(Text *w, const PickleNode *n) {
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

static void write_node(PickleTree *t, Text *w, uint16_t i, int depth);
static void write_content(PickleTree *t, Text *w, const PickleNode *n, int depth);

static void write_items(PickleTree *t, Text *w, const PickleNode *n, const char *open, const char *close, int depth) {
  puts_(w, open);
  bool dict = n->kind == PN_DICT, key = false;
  int count = 0;
  for (uint16_t i = n->first; i != PICKLE_NO_NODE && !w->full; i = t->nodes[i].next, count++) {
    key = dict && !key;
    if (count) puts_(w, dict && !key ? ": " : ", ");
    write_node(t, w, i, depth);
  }
  if (n->kind == PN_TUPLE && count == 1) puts_(w, ",");
  puts_(w, close);
}

static void write_attributes(PickleTree *t, Text *w, const PickleNode *dict, bool comma, int depth) {
  for (uint16_t i = dict->first; i != PICKLE_NO_NODE && !w->full; comma = true) {
    const PickleNode *key = &t->nodes[i];
    if (key->kind == PN_REF) key = &t->nodes[key->target];
    if (w->before && key->kind == PN_STR && key->size == strlen(w->before) && !memcmp(key->data, w->before, key->size))
      return;
    if (comma) puts_(w, ", ");
    if (key->kind == PN_STR) put(w, key->data, key->size);
    else puts_(w, "…");
    i = t->nodes[i].next;
    if (i == PICKLE_NO_NODE) break;
    puts_(w, "=");
    write_node(t, w, i, depth);
    i = t->nodes[i].next;
  }
}

static void write_object(PickleTree *t, Text *w, const PickleNode *n, int depth) {
  uint16_t args = n->first == PICKLE_NO_NODE ? PICKLE_NO_NODE : t->nodes[n->first].next,
           state = args == PICKLE_NO_NODE ? PICKLE_NO_NODE : t->nodes[args].next;
  if (n->first == PICKLE_NO_NODE) puts_(w, "…");
  else write_node(t, w, n->first, depth);
  puts_(w, "(");
  int count = 0;
  if (args != PICKLE_NO_NODE && t->nodes[args].kind == PN_TUPLE)
    for (uint16_t i = t->nodes[args].first; i != PICKLE_NO_NODE && !w->full; i = t->nodes[i].next) {
      if (count++) puts_(w, ", ");
      write_node(t, w, i, depth);
    }
  if (state != PICKLE_NO_NODE && t->nodes[state].kind == PN_DICT)
    write_attributes(t, w, &t->nodes[state], count > 0, depth);
  else if (state != PICKLE_NO_NODE) {
    if (count) puts_(w, ", ");
    write_node(t, w, state, depth);
  }
  puts_(w, ")");
}

static void write_node(PickleTree *t, Text *w, uint16_t i, int depth) {
  PickleNode *n = &t->nodes[i];
  if (n->kind == PN_REF) n = &t->nodes[n->target];
  if (depth > DEPTH || n->kind == PN_REF || n->open) {
    puts_(w, "…");
    return;
  }
  n->open = true;
  write_content(t, w, n, depth);
  n->open = false;
}

static void write_content(PickleTree *t, Text *w, const PickleNode *n, int depth) {
  char text[40];
  switch ((PickleNodeKind)n->kind) {
  case PN_NONE: puts_(w, "None"); return;
  case PN_TRUE: puts_(w, "True"); return;
  case PN_FALSE: puts_(w, "False"); return;
  case PN_INT:
    snprintf(text, sizeof text, "%lld", (long long)n->number);
    puts_(w, text);
    return;
  case PN_LONG: put_long(w, n); return;
  case PN_FLOAT:
    float_repr(n->real, text);
    puts_(w, text);
    return;
  case PN_STR:
  case PN_BYTES: put_quoted(w, n); return;
  case PN_LIST: write_items(t, w, n, "[", "]", depth + 1); return;
  case PN_TUPLE: write_items(t, w, n, "(", ")", depth + 1); return;
  case PN_DICT: write_items(t, w, n, "{", "}", depth + 1); return;
  case PN_SET:
    write_items(t, w, n, n->first == PICKLE_NO_NODE ? "set(" : "{", n->first == PICKLE_NO_NODE ? ")" : "}", depth + 1);
    return;
  case PN_FROZENSET: write_items(t, w, n, "frozenset({", "})", depth + 1); return;
  case PN_NAME: put(w, n->data ? n->data : "?", n->data ? n->size : 1); return;
  case PN_OBJECT: write_object(t, w, n, depth + 1); return;
  default: puts_(w, "…"); return;
  }
}

void pickle_write(PickleTree *t, int node, const char *before, char *out, size_t out_size) {
  if (!out_size) return;
  if (out_size < 8) {
    *out = 0;
    return;
  }
  Text w = {out, out_size, 0, false, before};
  if (node >= 0) write_node(t, &w, (uint16_t)node, 0);
  else puts_(&w, "…");
  if (w.full) {
    memcpy(out + w.used, "…", 3);
    w.used += 3;
  }
  out[w.used] = 0;
}

void pickle_describe(const void *data, size_t size, char *out, size_t out_size) {
  PickleTree t;
  pickle_write(&t, pickle_read(&t, data, size), NULL, out, out_size);
}
