// What a text binds (see bound.h). It is read a logical line at a time: a statement whose brackets are open goes on in
// the next line.
#include "bound.h"

#include <ctype.h>
#include <string.h>

typedef struct Reader {
  const char *s, *end;  // the statement: what is still to be read of it
  Bound now;            // its line and column
  int hidden;           // indentation of the def or class whose body is being read; -1: none
  void (*found)(void *data, const Bound *b);
  void *data;
} Reader;

bool same_piece(TextPiece a, TextPiece b) { return a.size == b.size && memcmp(a.at, b.at, a.size) == 0; }

static bool is(TextPiece p, const char *word) { return p.size == strlen(word) && memcmp(p.at, word, p.size) == 0; }

static bool is_any(TextPiece p, const char *const *words) {
  while (*words && !is(p, *words)) words++;
  return *words;
}

static void bind(Reader *r, BoundHow how, TextPiece name) {
  r->now.how = how;
  r->now.name = name;
  if (name.size) r->found(r->data, &r->now);
}

// ---- words ----

static bool in_word(char c) { return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80; }

static void skip(Reader *r, const char *these) {
  while (r->s < r->end && strchr(these, *r->s)) r->s++;
}

// With dots: a.b.c is one. Size 0: no name stands here.
static TextPiece word(Reader *r, bool dots) {
  skip(r, " \t\n\\\r");
  const char *start = r->s;
  while (r->s < r->end && (in_word(*r->s) || (dots && *r->s == '.'))) r->s++;
  if (r->s > start && isdigit((unsigned char)*start)) return (TextPiece){start, 0};
  return (TextPiece){start, (size_t)(r->s - start)};
}

static bool comes(Reader *r, const char *wanted) {
  const char *s = r->s;
  if (is(word(r, false), wanted)) return true;
  r->s = s;
  return false;
}

// The first of such characters outside brackets; the end, if there is none.
static const char *find_outside(const char *s, const char *end, const char *these) {
  for (int depth = 0; s < end; s++) {
    if (depth == 0 && strchr(these, *s)) return s;
    depth += (strchr("([{", *s) != NULL) - (strchr(")]}", *s) != NULL);
  }
  return end;
}

// ---- statements ----

static void read_imports(Reader *r, bool from) {
  TextPiece module = from ? word(r, true) : (TextPiece){r->s, 0};
  if (from && !comes(r, "import")) return;
  while (r->s < r->end) {
    skip(r, " \t\n\\\r(),");
    TextPiece what = word(r, true), name = what;
    if (!what.size) return;  // *, or no Python
    r->now.module = from ? module : what;
    r->now.original = from ? what : (TextPiece){what.at, 0};
    const char *dot = memchr(what.at, '.', what.size);
    if (comes(r, "as")) name = word(r, false);
    else if (dot) name.size = (size_t)(dot - what.at);
    bind(r, BOUND_IMPORTED, name);
  }
}

// x, and the base of x.y; not of x[0] or x().y
static void read_target(Reader *r, const char *end, bool only_patches) {
  while (r->s < end) {
    skip(r, " \t\n\\\r([*,");
    TextPiece name = word(r, false);
    skip(r, " \t");
    bool attribute = r->s < end && *r->s == '.';
    while (r->s < end && (in_word(*r->s) || strchr(". \t", *r->s))) r->s++;
    bool whole = r->s >= end || strchr(",)]:\n", *r->s);
    if (whole && attribute) bind(r, BOUND_PATCHED, name);
    else if (whole && !only_patches) bind(r, BOUND_ASSIGNED, name);
    r->s = find_outside(r->s, end, ",");
  }
}

// An "=" that assigns: not one of ==, <=, >=, !=, :=. += does.
static const char *next_assign(const char *from, const char *end) {
  const char *s = from;
  while ((s = find_outside(s, end, "=")) < end) {
    if (s + 1 < end && s[1] == '=') s += 2;
    else if (s == from || strchr("<>!:", s[-1])) s++;
    else return s;
  }
  return end;
}

static void read_assignment(Reader *r, bool only_patches) {
  const char *end = r->end;
  for (const char *at; (at = next_assign(r->s, end)) < end; r->s = at + 1) {
    const char *target_end = at;
    while (target_end > r->s && strchr("+-*/%@&|^<> \t", target_end[-1])) target_end--;
    read_target(r, find_outside(r->s, target_end, ":"), only_patches);  // what stands behind a colon is a hint
  }
}

static void read_names(Reader *r) {
  for (TextPiece name; skip(r, " \t,"), (name = word(r, false)).size;) bind(r, BOUND_ASSIGNED, name);
}

static const char *const headers[] = {"if",    "elif", "else", "try",   "except", "finally",
                                      "while", "with", "for",  "match", "case",   NULL};

// inside: a function or a class; only what it does to the module counts.
static void read_statement(Reader *r, int indent, bool inside) {
  const char *start = r->s;
  TextPiece first = word(r, false);
  if (is(first, "async")) first = word(r, false);
  if (is_any(first, headers)) {
    const char *colon = find_outside(r->s, r->end, ":");
    r->s = colon < r->end ? colon + 1 : colon;
    if (r->s < r->end) read_statement(r, indent, inside);
  } else if (inside && is(first, "global")) {
    read_names(r);
  } else if (!inside && (is(first, "def") || is(first, "class"))) {
    r->hidden = indent;
    bind(r, BOUND_DEFINED, word(r, false));
  } else if (!inside && (is(first, "import") || is(first, "from"))) {
    read_imports(r, is(first, "from"));
  } else if (!inside && is(first, "del")) {
    read_names(r);
  } else {
    r->s = start;
    read_assignment(r, inside);
  }
}

// A logical line; semicolons part its statements.
static void read_line(Reader *r, const char *line, const char *end) {
  int indent = 0;
  for (; line < end && (*line == ' ' || *line == '\t'); line++) indent += *line == '\t' ? 8 - indent % 8 : 1;
  if (line == end) return;
  if (indent <= r->hidden) r->hidden = -1;
  bool inside = r->hidden >= 0;
  r->now.first_column = indent == 0;
  for (const char *s = line; s < end; s = r->end + 1) {
    r->s = s;
    r->end = find_outside(s, end, ";");
    read_statement(r, indent, inside);
  }
}

void bound_each(const char *bare, void (*found)(void *data, const Bound *b), void *data) {
  Reader r = {.hidden = -1, .found = found, .data = data, .now = {.line = 1}};
  const char *all = bare + strlen(bare);
  for (const char *s = bare, *end; s < all; s = end + 1) {
    end = find_outside(s, all, "\n");
    while (end < all && end > s && end[-1] == '\\') end = find_outside(end + 1, all, "\n");
    read_line(&r, s, end);
    for (const char *c = s; c < end; c++) r.now.line += *c == '\n';
    r.now.line++;
  }
}
