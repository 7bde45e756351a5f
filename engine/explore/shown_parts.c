// Splits what Python shows of a list or dict at its own commas (see shown_parts.h).
#include "shown_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

// Past a text in quotes.
static const char *past_quotes(const char *s) {
  char quote = *s++;
  while (*s && *s != quote) s += *s == '\\' && s[1] ? 2 : 1;
  return *s ? s + 1 : s;
}

// The end of what begins at s: a comma, a colon or a closing bracket that belongs to none that was opened in it.
static const char *part_end(const char *s, bool colon) {
  for (int depth = 0; *s;) {
    if (*s == '\'' || *s == '"') {
      s = past_quotes(s);
      continue;
    }
    if (depth == 0 && (*s == ',' || (colon && *s == ':'))) return s;
    if (strchr("([{", *s)) depth++;
    else if (strchr(")]}", *s) && depth-- == 0) return s;
    s++;
  }
  return s;
}

bool shown_next(const char **at, ShownPart *p) {
  const char *s = *at;
  while (*s == ' ' || *s == ',') s++;
  if (*s == '\0' || strchr(")]}", *s)) return false;
  const char *end = part_end(s, true);
  *p = (ShownPart){s, s, 0, 0};
  if (*end == ':') {
    p->key_size = (size_t)(end - s);
    for (s = end + 1; *s == ' ';) s++;
    end = part_end(s, false);
  }
  p->text = s;
  p->size = (size_t)(end - s);
  *at = end;
  return true;
}

// ---- in order ----

enum { DEEPEST = 16, PARTS_MOST = 1 << 12 };  // deeper containers, and longer ones, stay as they are

static int by_key(const void *a, const void *b) {
  const ShownPart *x = a, *y = b;
  size_t m = (size_t)(x->text - x->key) + x->size, n = (size_t)(y->text - y->key) + y->size;
  int order = memcmp(x->key, y->key, m < n ? m : n);
  return order ? order : m < n ? -1 : m > n;
}

typedef struct Out {
  char *at, *end;
} Out;

static void put(Out *o, const char *text, size_t n) {
  size_t room = (size_t)(o->end - o->at);
  if (n > room) n = room;
  memcpy(o->at, text, n);
  o->at += n;
}

static void put_sorted(Out *o, const char *from, const char *to, int depth);

// *from: behind the opening bracket; then where the last part ends. NULL: too many parts, or no memory.
static ShownPart *parts_of(const char **from, int *n) {
  ShownPart *list = malloc(PARTS_MOST * sizeof *list);
  for (*n = 0; list && shown_next(from, &list[*n]);) {
    if (++*n < PARTS_MOST) continue;
    free(list);
    return NULL;
  }
  return list;
}

// A dict or set, or "Namespace(x=1, y=2)".
static bool has_no_order(const char *from, const char *open) {
  return *open == '{' || (*open == '(' && open > from && (isalnum((unsigned char)open[-1]) || open[-1] == '_'));
}

// Writes what stands from `from` to `to`, with its first container, and those in it, in order.
static void put_sorted(Out *o, const char *from, const char *to, int depth) {
  const char *open = depth < DEEPEST ? strpbrk(from, "[{('\"") : NULL, *at = open ? open + 1 : NULL;
  bool container = open && open < to && (*open == '[' || *open == '{' || *open == '(');
  int n = 0;
  ShownPart *list = container ? parts_of(&at, &n) : NULL;
  if (list == NULL || n == 0 || at > to) {
    free(list);
    put(o, from, (size_t)(to - from));
    return;
  }
  put(o, from, (size_t)(list[0].key - from));
  if (has_no_order(from, open)) qsort(list, (size_t)n, sizeof *list, by_key);
  for (int i = 0; i < n; i++) {
    const ShownPart *p = &list[i];
    if (i) put(o, ", ", 2);
    put(o, p->key, (size_t)(p->text - p->key));
    put_sorted(o, p->text, p->text + p->size, depth + 1);
  }
  free(list);
  put(o, at, (size_t)(to - at));
}

void shown_sorted(const char *text, char *out, size_t size) {
  Out o = {out, out + size - 1};
  put_sorted(&o, text, text + strlen(text), 0);
  *o.at = '\0';
}
