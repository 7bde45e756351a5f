// Words of shared memory as Python shows them (see cell_text.h).
#include "cell_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lang/types/containers.h"
#include "lang/object/text.h"

enum { CELLS_SHOWN = 64 };  // of an Array: more do not fit a line

static double bits_to_double(int64_t word) {
  double d;
  memcpy(&d, &word, sizeof d);
  return d;
}

static void byte_text(unsigned char c, char *out, size_t size) {
  if (c == '\\' || c == '\'') snprintf(out, size, "\\%c", c);
  else if (c == '\n') snprintf(out, size, "\\n");
  else if (c == '\t') snprintf(out, size, "\\t");
  else if (c == '\r') snprintf(out, size, "\\r");
  else if (c < 32 || c > 126) snprintf(out, size, "\\x%02x", c);
  else snprintf(out, size, "%c", c);
}

void value_text(const WorldObjectView *v, int64_t word, char *out, size_t size) {
  char text[32];
  switch (v->typecode) {
  case 'd':
  case 'f':
    float_repr(bits_to_double(word), text);
    snprintf(out, size, "%s", text);
    return;
  case 'c':
    byte_text((unsigned char)word, text, sizeof text);
    snprintf(out, size, "b'%s'", text);
    return;
  case 'u':
    text[utf8_encode((uint32_t)word, text)] = '\0';
    snprintf(out, size, "'%s'", text);
    return;
  case '?': snprintf(out, size, "%s", word ? "True" : "False"); return;
  case 'Q':
  case 'L': snprintf(out, size, "%" PRIu64, (uint64_t)word); return;
  default: snprintf(out, size, "%" PRId64, word);
  }
}

static bool is_one(const WorldObjectView *v) { return v->kind == KIND_VALUE || v->kind == KIND_RAWVALUE; }

static void bytes_text(const int64_t *words, uint32_t n, char *out, size_t size) {
  size_t at = (size_t)snprintf(out, size, "b'");
  for (uint32_t i = 0; i < n && words[i] != 0; i++) {
    char text[8];
    byte_text((unsigned char)words[i], text, sizeof text);
    if (at + strlen(text) + 5 > size) {
      at += (size_t)snprintf(out + at, size - at, "…");
      break;
    }
    at += (size_t)snprintf(out + at, size - at, "%s", text);
  }
  snprintf(out + at, size - at, "'");
}

static void list_text(const WorldObjectView *v, const int64_t *words, uint32_t n, char *out, size_t size) {
  size_t at = (size_t)snprintf(out, size, "[");
  for (uint32_t i = 0; i < v->count; i++) {
    char text[40] = "…";
    if (i < n) value_text(v, words[i], text, sizeof text);
    if (i >= n || at + strlen(text) + 8 > size) {
      at += (size_t)snprintf(out + at, size - at, i > 0 ? ", …" : "…");
      break;
    }
    at += (size_t)snprintf(out + at, size - at, "%s%s", i > 0 ? ", " : "", text);
  }
  snprintf(out + at, size - at, "]");
}

void value_texts(World *w, const WorldObjectView *v, char *out, size_t size) {
  int64_t words[CELLS_SHOWN];
  uint32_t n = world_cells_read(w, (uint32_t)v->id, 0, CELLS_SHOWN, words);
  if (is_one(v)) {
    out[0] = '\0';
    if (n > 0) value_text(v, words[0], out, size);
  } else if (v->typecode == 'c') {
    bytes_text(words, n, out, size);
  } else {
    list_text(v, words, n, out, size);
  }
}

// ---- whole ----

enum { CELL_MOST = 16 + WORLD_NAME };  // bytes of one cell's text and of what stands before it

const char *value_pid_name(World *w, const WorldObjectView *v, int64_t word) {
  enum { LEAST = 100 };  // in a run of its own the first processes have less
  bool whole = v->typecode && strchr("iIlLqQ", v->typecode);
  for (int i = 0, n = world_processes(w); whole && word >= LEAST && i < n; i++)
    if (world_process(w, i)->pid == word) return world_process(w, i)->name;
  return NULL;
}

static void whole_text(World *w, const WorldObjectView *v, int64_t word, char *out, size_t size) {
  const char *name = value_pid_name(w, v, word);
  if (name) snprintf(out, size, VALUE_PID "%.*s", WORLD_NAME - 1, name);
  else value_text(v, word, out, size);
}

size_t value_whole_size(const WorldObjectView *v) { return (size_t)v->count * CELL_MOST + CELL_MOST; }

// Characters up to the last that is not NUL: what stands behind the first NUL is part of the value.
static uint32_t length_of(World *w, const WorldObjectView *v) {
  int64_t words[CELLS_SHOWN];
  uint32_t length = 0;
  for (uint32_t i = 0, n; i < v->count; i += n) {
    n = world_cells_read(w, (uint32_t)v->id, i, CELLS_SHOWN, words);
    if (n == 0) break;
    for (uint32_t k = 0; k < n; k++)
      if (words[k] != 0) length = i + k + 1;
  }
  return length;
}

static size_t put(char *out, size_t size, size_t at, const char *text) {
  int n = at < size ? snprintf(out + at, size - at + 1, "%s", text) : 0;
  return n > 0 ? at + (size_t)n : at;
}

void value_whole(World *w, const WorldObjectView *v, char *out, size_t size) {
  int64_t words[CELLS_SHOWN];
  bool bytes = v->typecode == 'c', list = !bytes && !is_one(v);
  if (is_one(v)) {
    out[0] = '\0';
    if (world_cells_read(w, (uint32_t)v->id, 0, 1, words) == 1) whole_text(w, v, words[0], out, size + 1);
    return;
  }
  uint32_t count = bytes ? length_of(w, v) : v->count;
  size_t at = put(out, size, 0, list ? "[" : "b'");
  for (uint32_t i = 0, n; i < count; i += n) {
    n = world_cells_read(w, (uint32_t)v->id, i, CELLS_SHOWN, words);
    if (n == 0) break;
    for (uint32_t k = 0; k < n && i + k < count; k++) {
      char text[CELL_MOST];
      if (bytes) byte_text((unsigned char)words[k], text, sizeof text);
      else whole_text(w, v, words[k], text, sizeof text);
      if (list && i + k > 0) at = put(out, size, at, ", ");
      at = put(out, size, at, text);
    }
  }
  put(out, size, at, list ? "]" : "'");
}
