// f-strings: literal text, fields, conversions and format specifications, by the rules of Python 3.11.
//
// A field's expression is found first, by counting brackets and quotes, then read by the parser on tokens of its own as
// if it stood in parentheses: so positions are those of the file, and a field cannot hold a backslash, a comment or the
// string's own quote.
#include <string.h>

#include "lang/object/constant.h"
#include "parser.h"

enum { NESTED = 200, SPEC_LEVELS = 2 };

typedef struct Scan {
  Parser *p;
  FString *f;
  const char *text;
  uint32_t at, to;
  uint32_t line, counted;  // the line of offset `counted`
} Scan;

static Pos place(Scan *s, uint32_t at) {
  for (; s->counted < at; s->counted++) s->line += s->text[s->counted] == '\n';
  uint32_t col = at - s->p->source->line_start[s->line - 1];
  uint16_t small = col < 0xffff ? (uint16_t)col : 0xffff;
  return (Pos){.line = s->line, .end_line = s->line, .col = small, .end_col = small};
}

_Noreturn static void wrong(Scan *s, uint32_t at, const char *what) {
  parser_wrong(s->p, place(s, at), "SyntaxError", "", "%s", what);
}

// The string ends inside a field: most often because the field holds the string's own quote.
_Noreturn static void cut_off(Scan *s, const char *what) {
  parser_wrong(s->p, place(s, s->at), "SyntaxError", "inside {…} use the other kind of quotes", "%s", what);
}

void fstring_flush(Parser *p, FString *f) {
  if (f->pending.size == 0) return;
  Node *n = arena_alloc(p->arena, sizeof *n);
  n->kind = N_CONSTANT;
  n->pos = f->whole;
  n->u.constant = str_constant(f->pending.at, f->pending.size);
  parser_add(p, &f->parts, n);
  f->pending.size = 0;
}

// Text up to a brace that is not doubled. At level 0 a doubled one stands for itself; further in there are none.
static void literal_text(Scan *s, int level) {
  uint32_t from = s->at;
  while (s->at < s->to) {
    char c = s->text[s->at];
    if (c == '\\' && !s->f->raw && s->at + 1 < s->to) {
      c = s->text[s->at + 1];
      if (c != '{' && c != '}') {
        s->at += 2;
        continue;
      }
      s->at++;
    }
    if (c != '{' && c != '}') {
      s->at++;
      continue;
    }
    if (level == 0 && s->at + 1 < s->to && s->text[s->at + 1] == c) {
      literal_decode(s->p, &s->f->pending, from, s->at + 1, place(s, s->at), s->f->raw, false);
      s->at += 2;
      from = s->at;
      continue;
    }
    if (level == 0 && c == '}') wrong(s, s->at, "f-string: single '}' is not allowed");
    break;
  }
  literal_decode(s->p, &s->f->pending, from, s->at, place(s, from), s->f->raw, false);
}

static char closing(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

static void close_bracket(Scan *s, const char *open, int *depth, char c) {
  char what[] = "f-string: closing parenthesis 'X' does not match opening parenthesis 'Y'";
  if (*depth == 0) {
    char unmatched[] = "f-string: unmatched 'X'";
    *strchr(unmatched, 'X') = c;
    wrong(s, s->at, unmatched);
  }
  char o = open[--*depth];
  if (closing(o) == c) return;
  *strchr(what, 'X') = c;
  *strchr(what, 'Y') = o;
  wrong(s, s->at, what);
}

// Skips a string inside a field. Its quotes cannot be the f-string's own: the lexer has seen to that.
static void skip_string(Scan *s) {
  char quote = s->text[s->at];
  uint32_t size = s->to - s->at >= 3 && s->text[s->at + 1] == quote && s->text[s->at + 2] == quote ? 3 : 1, run = 0;
  for (s->at += size; s->at < s->to; s->at++) {
    if (s->text[s->at] == '\\') wrong(s, s->at, "f-string expression part cannot include a backslash");
    run = s->text[s->at] == quote ? run + 1 : 0;
    if (run == size) return;
  }
  wrong(s, s->at, "f-string: unterminated string");
}

// Goes to the end of a field's expression: an outer = ! : or }.
static void find_expression_end(Scan *s) {
  char open[NESTED] = {0};
  int depth = 0;
  for (; s->at < s->to; s->at++) {
    char c = s->text[s->at], after = s->at + 1 < s->to ? s->text[s->at + 1] : 0;
    if (c == '\\') wrong(s, s->at, "f-string expression part cannot include a backslash");
    if (c == '#') wrong(s, s->at, "f-string expression part cannot include '#'");
    if (c == '\'' || c == '"') {
      skip_string(s);
      continue;
    }
    if (c == '(' || c == '[' || c == '{') {
      if (depth >= NESTED) wrong(s, s->at, "f-string: too many nested parenthesis");
      else open[depth++] = c;
      continue;
    }
    if (depth == 0 && c && strchr("=!<>", c) && after == '=') {
      s->at++;
      continue;
    }
    if (depth == 0 && (c == '=' || c == '!' || c == ':' || c == '}')) return;
    if (c == ')' || c == ']' || c == '}') close_bracket(s, open, &depth, c);
  }
  if (depth <= 0) {
    cut_off(s, "f-string: expecting '}'");
    return;
  }
  char what[] = "f-string: unmatched 'X'";
  *strchr(what, 'X') = open[depth - 1];
  cut_off(s, what);
}

static Node *field_rule(Parser *p) { return parser_inside_parentheses(p, 0, T_END); }

static Node *field_expression(Scan *s, uint32_t from, uint32_t to) {
  Parser *p = s->p;
  size_t blank = strspn(s->text + from, " \t\n\f\r");
  if (blank >= to - from) {
    char end = s->text[to], what[] = "f-string: expression required before 'X'";
    if (end == '}') wrong(s, to, "f-string: empty expression not allowed");
    *strchr(what, 'X') = end;
    wrong(s, to, what);
  }
  uint32_t line = place(s, from).line;
  bool outer = p->in_field;
  p->in_field = true;
  Node *n = parser_piece(p, lex_piece(p->source, p->arena, from, to, line, true), field_rule);
  if (!n) parser_refused(p);
  p->in_field = outer;
  return n;
}

static int conversion(Scan *s) {
  char c = ++s->at < s->to ? s->text[s->at] : 0;
  if (!c) wrong(s, s->at, "f-string: expecting '}'");
  if (c != 's' && c != 'r' && c != 'a')
    wrong(s, s->at, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
  s->at++;
  return c;
}

static void parts(Scan *s, int level);

// A format specification, from behind its colon up to the closing brace.
static Node *specification(Scan *s, int level) {
  FString inner = {.whole = s->f->whole, .raw = s->f->raw}, *outer = s->f;
  s->f = &inner;
  s->at++;
  parts(s, level + 1);
  s->f = outer;
  fstring_flush(s->p, &inner);
  if (inner.parts.count == 1 && inner.parts.at[0]->kind == N_CONSTANT) return inner.parts.at[0];
  Node *n = arena_alloc(s->p->arena, sizeof *n);
  n->pos = outer->whole;
  n->kind = inner.parts.count ? N_JOINED : N_CONSTANT;
  if (inner.parts.count) n->u.joined.parts = parser_nodes(&inner.parts);
  else n->u.constant = str_constant("", 0);
  return n;
}

// s->at stands on the brace that opens it.
static void field(Scan *s, int level) {
  Parser *p = s->p;
  if (level >= SPEC_LEVELS) wrong(s, s->at, "f-string: expressions nested too deeply");
  uint32_t from = ++s->at;
  find_expression_end(s);
  Node *value = field_expression(s, from, s->at);
  bool debug = s->text[s->at] == '=';
  if (debug) {
    s->at++;
    while (s->at < s->to && strchr(" \t\n\f\r", s->text[s->at])) s->at++;
    literal_add(p, &s->f->pending, s->text + from, s->at - from);
  }
  int how = s->at < s->to && s->text[s->at] == '!' ? conversion(s) : 0;
  Node *spec = s->at < s->to && s->text[s->at] == ':' ? specification(s, level) : NULL;
  if (s->at >= s->to || s->text[s->at] != '}') wrong(s, s->at, "f-string: expecting '}'");
  s->at++;
  fstring_flush(p, s->f);
  Node *n = arena_alloc(p->arena, sizeof *n);
  n->kind = N_FORMATTED;
  n->pos = s->f->whole;
  n->u.formatted.value = value;
  n->u.formatted.conversion = debug && !how && !spec ? 'r' : how;
  n->u.formatted.spec = spec;
  parser_add(p, &s->f->parts, n);
}

static void parts(Scan *s, int level) {
  while (s->at < s->to) {
    literal_text(s, level);
    if (s->at >= s->to || s->text[s->at] == '}') return;
    field(s, level);
  }
}

void fstring_parts(Parser *p, FString *f, uint32_t from, uint32_t to, uint32_t line) {
  uint32_t counted = from;
  Scan s = {.p = p, .f = f, .text = p->source->text, .at = from, .to = to, .line = line, .counted = counted};
  parts(&s, 0);
}
