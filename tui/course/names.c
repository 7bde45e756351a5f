// Names in a text of Python (see names.h): a small reader that knows comments and strings, and nothing else of it.
#include "names.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/memory_text.h"

typedef struct Names {
  const char *s;     // what is still to be read
  const char *text;  // the whole, and the copy of it in which comments and strings become blanks; NULL: none is made
  char *bare;
  bool (*found)(void *data, const char *name, size_t size);
  void *data;
} Names;

static bool is_first(char c) { return isalpha((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80; }
static bool is_rest(char c) { return is_first(c) || isdigit((unsigned char)c); }

static bool read(Names *n, const char *end);

// Between the braces of an f-string; s stands behind the opening one. {{ is a brace.
static bool read_braces(Names *n, const char *end) {
  const char *s = n->s;
  int depth = 1;
  for (; s < end && depth; s++) depth += (*s == '{') - (*s == '}');
  const char *close = depth ? s : s - 1;
  return read(n, close) && (n->s = depth ? close : close + 1, true);
}

// s stands at the quote. A string that is not closed ends with its line, or with the text.
static bool read_string(Names *n, const char *end, bool formatted, bool raw) {
  char quote = *n->s;
  bool triple = end - n->s >= 3 && n->s[1] == quote && n->s[2] == quote;
  for (n->s += triple ? 3 : 1; n->s < end; n->s++) {
    const char *s = n->s;
    if (*s == '\\' && !raw && s + 1 < end) n->s++;
    else if (!triple && *s == '\n') return true;
    else if (*s == quote && (!triple || (end - s >= 3 && s[1] == quote && s[2] == quote))) {
      n->s += triple ? 3 : 1;
      return true;
    } else if (formatted && *s == '{') {
      n->s++;
      if (n->s < end && *n->s == '{') continue;
      if (!read_braces(n, end)) return false;
      n->s--;
    }
  }
  return true;
}

// What was read since start is no code.
static bool blank(const Names *n, const char *start) {
  for (char *c = n->bare ? n->bare + (start - n->text) : NULL; c && c < n->bare + (n->s - n->text); c++)
    if (*c != '\n') *c = ' ';
  return true;
}

static bool read_word(Names *n, const char *end) {
  const char *start = n->s;
  while (n->s < end && is_rest(*n->s)) n->s++;
  size_t size = (size_t)(n->s - start);
  bool quote = n->s < end && (*n->s == '"' || *n->s == '\'');
  if (!quote || size > 2 || strspn(start, "rRbBuUfF") < size) return n->found(n->data, start, size);
  bool formatted = memchr(start, 'f', size) || memchr(start, 'F', size);
  return read_string(n, end, formatted, memchr(start, 'r', size) || memchr(start, 'R', size)) && blank(n, start);
}

static bool read(Names *n, const char *end) {
  while (n->s < end) {
    const char *start = n->s;
    if (*n->s == '#') {
      while (n->s < end && *n->s != '\n') n->s++;
      blank(n, start);
    } else if (*n->s == '"' || *n->s == '\'') {
      if (!read_string(n, end, false, false) || !blank(n, start)) return false;
    } else if (is_first(*n->s)) {
      if (!read_word(n, end)) return false;
    } else if (isdigit((unsigned char)*n->s)) {
      while (n->s < end && is_rest(*n->s)) n->s++;  // 0x1f, 1e5
    } else {
      n->s++;
    }
  }
  return true;
}

// Calls found for each name, from left to right, until it returns false. false: it did.
static bool each_name(const char *text, bool (*found)(void *data, const char *name, size_t size), void *data) {
  Names n = {.s = text, .found = found, .data = data};
  return read(&n, text + strlen(text));
}

static bool any(void *data, const char *name, size_t size) {
  (void)data, (void)name, (void)size;
  return true;
}

char *names_bare(const char *text) {
  Names n = {.s = text, .text = text, .bare = strdup(text), .found = any};
  if (n.bare) read(&n, text + strlen(text));
  return n.bare;
}

static bool is_other(void *data, const char *name, size_t size) {
  const char *wanted = data;
  return strlen(wanted) != size || memcmp(wanted, name, size) != 0;
}

bool names_has(const char *text, const char *name) { return !each_name(text, is_other, (void *)(size_t)name); }

typedef struct Replacing {
  FILE *f;
  const char *at;  // up to here it is written
  const char *const *name, *const *other;
  int n;
} Replacing;

static bool replace(void *data, const char *name, size_t size) {
  Replacing *r = data;
  for (int i = 0; i < r->n; i++) {
    if (strlen(r->name[i]) != size || memcmp(r->name[i], name, size) != 0) continue;
    fwrite(r->at, 1, (size_t)(name - r->at), r->f);
    fputs(r->other[i], r->f);
    r->at = name + size;
    break;
  }
  return true;
}

char *names_replace(const char *text, const char *const *name, const char *const *other, int n) {
  char *out = NULL;
  size_t size = 0;
  Replacing r = {open_memstream(&out, &size), text, name, other, n};
  if (!r.f) return NULL;
  each_name(text, replace, &r);
  fputs(r.at, r.f);
  return memory_text(r.f, &out);
}
