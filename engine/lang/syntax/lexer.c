// The lexer: text to tokens, with Python's rules for lines, indentation and parentheses, and CPython's words for what
// is wrong.
//
// An offset is enough to name a place: the line comes with the token, the column is the offset less the line's start.
// The text ends with a NUL, so looking one character ahead is always allowed.
#include "lexer.h"

#include <stdio.h>
#include <string.h>

#include "lexer_number.h"
#include "refusal.h"
#include "source.h"

enum { LEVELS = 200, INDENTS = 100, TAB = 8 };  // CPython's own limits

typedef struct Lexer {
  const Source *s;
  Arena *a;
  Tokens *out;
  Refusal *r;         // filled when a function answers false
  uint32_t at, stop;  // where we are; where the text to read ends
  uint32_t line;
  bool waits;          // what is wrong is told only when the parser comes to it
  bool whole_file;     // lines and indentation count
  bool parenthesised;  // as inside parentheses from the start
  int room, marker_room;
  uint16_t line_marker;  // 1 + the marker seen in this line
  int level;
  struct {
    char c;
    uint32_t at, line;
  } open[LEVELS];
  int nindents;
  int indent[INDENTS], alternative[INDENTS];  // columns with a tab to 8 and with a tab to 1: they must agree
} Lexer;

typedef struct Word {
  const char *text;
  uint8_t size, kind;
} Word;

#define ROW(name, text) {text, sizeof text - 1, T_##name},
static const Word keywords[] = {KEYWORDS(ROW)};
static const Word operators[] = {OPERATORS(ROW)};
#undef ROW

// All that the prelude has at the start is cut by this: most words differ in the first character.
static bool stands_at(const Word *w, const char *text) {
  return *w->text == *text && memcmp(w->text, text, w->size) == 0;
}

static char now(const Lexer *l) { return l->at < l->stop ? l->s->text[l->at] : 0; }
static char next(const Lexer *l) { return l->at + 1 < l->stop ? l->s->text[l->at + 1] : 0; }
static uint32_t column(const Lexer *l, uint32_t offset) { return offset - l->s->line_start[l->line - 1]; }

// at: the offset of the character the caret stands under.
static bool wrong(Lexer *l, uint32_t at, const char *what) {
  refusal_set(l->r, l->s, l->line, column(l, at), "SyntaxError", "", "%s", what);
  return false;
}

static Token *add(Lexer *l, TokenKind kind, uint32_t start, uint32_t end, uint32_t line) {
  Tokens *t = l->out;
  ARENA_GROW(l->a, t->at, l->room, t->count + 1, 256);
  Token *k = &t->at[t->count++];
  *k = (Token){.kind = (uint8_t)kind,
               .level = (uint8_t)(l->level + l->parenthesised),
               .start = start,
               .end = end,
               .line = line,
               .end_line = l->line};
  return k;
}

static void add_marker(Lexer *l, uint32_t start, uint32_t end) {
  Tokens *t = l->out;
  ARENA_GROW(l->a, t->markers, l->marker_room, t->nmarkers + 1, 16);
  uint32_t first = l->s->line_start[l->line - 1], code_end = start;
  while (code_end > first && (l->s->text[code_end - 1] == ' ' || l->s->text[code_end - 1] == '\t')) code_end--;
  t->markers[t->nmarkers++] = (Marker){.start = start, .end = end, .line = l->line, .code_end = code_end};
  if (t->nmarkers < 0xffff) l->line_marker = (uint16_t)t->nmarkers;
}

// How many letters must be put in, left out or changed to make one word of the other.
static int distance(const char *a, size_t na, const char *b) {
  int row[16];
  size_t nb = strlen(b);
  for (size_t j = 0; j <= nb; j++) row[j] = (int)j;
  for (size_t i = 1; i <= na; i++) {
    int corner = row[0];
    row[0] = (int)i;
    for (size_t j = 1; j <= nb; j++) {
      int best = corner + ((a[i - 1] | 0x20) != b[j - 1]);
      corner = row[j];
      if (row[j] + 1 < best) best = row[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      row[j] = best;
    }
  }
  return row[nb];
}

// "#: switch" and "#: knob" are markers, and so is what looks like a slip of the pen; other "#:" comments are the
// program's own.
static bool is_marker(const Lexer *l, uint32_t start) {
  const char *s = l->s->text + start + 1;
  if (*s != ':') return false;
  s += 1 + strspn(s + 1, " \t");
  size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (n < 3 || n > 10) return false;
  return ((*s | 0x20) == 's' && distance(s, n, "switch") <= 2) || ((*s | 0x20) == 'k' && distance(s, n, "knob") <= 1);
}

static void skip_comment(Lexer *l) {
  uint32_t start = l->at;
  while (l->at < l->stop && now(l) != '\n') l->at++;
  if (l->whole_file && is_marker(l, start)) add_marker(l, start, l->at);
}

// Behind a backslash: the newline, and there must be more.
static bool join_line(Lexer *l) {
  if (next(l) != '\n' && l->at + 1 < l->stop)
    return wrong(l, l->at + 1, "unexpected character after line continuation character");
  if (l->at + 2 >= l->stop) {
    l->waits = true;
    return wrong(l, l->at + 1, "unexpected EOF while parsing");
  }
  l->at += 2;
  l->line++;
  return true;
}

static bool indent_wrong(Lexer *l, const char *kind, const char *what, uint32_t col) {
  l->waits = true;
  refusal_set(l->r, l->s, l->line, col, kind, "", "%s", what);
  return false;
}

static bool tabs_wrong(Lexer *l) {
  return indent_wrong(l, "TabError", "inconsistent use of tabs and spaces in indentation", 0);
}

// The line is not blank and begins with these columns: INDENT, or DEDENTs, or neither.
static bool place_line(Lexer *l, int col, int alternative) {
  int top = l->nindents - 1;
  if (col == l->indent[top]) return alternative == l->alternative[top] || tabs_wrong(l);
  if (col > l->indent[top]) {
    if (l->nindents == INDENTS)
      return indent_wrong(l, "IndentationError", "too many levels of indentation", column(l, l->at));
    if (alternative <= l->alternative[top]) return tabs_wrong(l);
    l->indent[l->nindents] = col;
    l->alternative[l->nindents++] = alternative;
    add(l, T_INDENT, l->at, l->at, l->line);
    return true;
  }
  while (top > 0 && col < l->indent[top]) top--;
  if (col != l->indent[top]) {
    size_t size;
    source_line(l->s, l->line, &size);
    return indent_wrong(l, "IndentationError", "unindent does not match any outer indentation level", (uint32_t)size);
  }
  for (; l->nindents > top + 1; l->nindents--) add(l, T_DEDENT, l->at, l->at, l->line);
  return alternative == l->alternative[top] || tabs_wrong(l);
}

// At the beginning of a line: skips blank ones and comments, then places the first that is not.
static bool begin_line(Lexer *l) {
  for (;;) {
    int col = 0, alternative = 0, first_col = 0;  // first_col: of a line joined to the next, which counts if not 0
    for (;; l->at++) {
      char c = now(l);
      if (c == ' ') col++, alternative++;
      else if (c == '\t') col = (col / TAB + 1) * TAB, alternative++;
      else if (c == '\f') col = alternative = 0;
      else if (c == '\\') {
        if (!first_col) first_col = col;
        if (!join_line(l)) return false;
        l->at--;
      } else break;
    }
    if (now(l) == '#') {
      skip_comment(l);
      l->line_marker = 0;
    }
    if (l->at >= l->stop) return true;
    if (now(l) != '\n') return first_col ? place_line(l, first_col, first_col) : place_line(l, col, alternative);
    l->at++;
    l->line++;
  }
}

static bool lex_name(Lexer *l) {
  uint32_t start = l->at;
  for (int size; l->at < l->stop; l->at += (uint32_t)size) {
    uint32_t c = source_char(l->s->text + l->at, l->s->text + l->stop, &size);
    if (!identifier_may_continue(c)) break;
  }
  size_t n = l->at - start;
  const char *name = l->s->text + start;
  for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
    if (keywords[i].size == n && stands_at(&keywords[i], name))
      return add(l, keywords[i].kind, start, l->at, l->line), true;
  return add(l, T_NAME, start, l->at, l->line), true;
}

static bool lex_number(Lexer *l) {
  NumberFault f;
  uint32_t start = l->at, end = number_end(l->s->text, start, &f);
  if (*f.what) {
    refusal_set(l->r, l->s, l->line, column(l, f.at) - 1, "SyntaxError", f.instead, "%s", f.what);
    return false;
  }
  if (end > l->stop) end = l->stop;
  l->at = end;
  return add(l, T_NUMBER, start, end, l->line), true;
}

static bool unterminated(Lexer *l, uint32_t start, uint32_t line, bool triple) {
  uint32_t last = l->line > l->s->nlines ? l->s->nlines : l->line;
  refusal_set(l->r, l->s, line, start - l->s->line_start[line - 1], "SyntaxError", "",
              "unterminated %sstring literal (detected at line %u)", triple ? "triple-quoted " : "", last);
  return false;
}

// l->at stands on the quote; start is where the prefix begins.
static bool lex_string(Lexer *l, uint32_t start) {
  uint32_t line = l->line;
  char quote = now(l);
  bool triple = next(l) == quote && l->at + 2 < l->stop && l->s->text[l->at + 2] == quote;
  l->at += triple ? 3 : 1;
  for (int quotes = 0; quotes < (triple ? 3 : 1); l->at++) {
    char c = now(l);
    if (l->at >= l->stop || (c == '\n' && !triple)) return unterminated(l, start, line, triple);
    quotes = c == quote ? quotes + 1 : 0;
    if (c == '\\') {
      l->at++;
      if (l->at >= l->stop) return unterminated(l, start, line, triple);
      c = now(l);
    }
    if (c == '\n') l->line++;
  }
  return add(l, T_STRING, start, l->at, line), true;
}

// How many letters of a string prefix stand here (and a quote behind them); -1: none.
static int string_prefix(const Lexer *l) {
  bool b = false, r = false, u = false, f = false;
  for (int n = 0; n < 3; n++) {
    char c = l->at + (uint32_t)n < l->stop ? l->s->text[l->at + (uint32_t)n] : 0;
    if (c == '"' || c == '\'') return n;
    c |= 0x20;
    if (c == 'b' && !b && !u && !f) b = true;
    else if (c == 'r' && !r && !u) r = true;
    else if (c == 'u' && !b && !r && !u && !f) u = true;
    else if (c == 'f' && !f && !b && !u) f = true;
    else return -1;
  }
  return -1;
}

static bool open_bracket(Lexer *l, char c) {
  if (l->level == LEVELS) return wrong(l, l->at, "too many nested parentheses");
  l->open[l->level].c = c;
  l->open[l->level].at = l->at;
  l->open[l->level++].line = l->line;
  return true;
}

static bool close_bracket(Lexer *l, char c) {
  char what[96];
  if (l->level == 0) {
    snprintf(what, sizeof what, "unmatched '%c'", c);
    return wrong(l, l->at, what);
  }
  l->level--;
  char o = l->open[l->level].c;
  if ((o == '(' && c == ')') || (o == '[' && c == ']') || (o == '{' && c == '}')) return true;
  int n = snprintf(what, sizeof what, "closing parenthesis '%c' does not match opening parenthesis '%c'", c, o);
  if (l->open[l->level].line != l->line)
    snprintf(what + n, sizeof what - (size_t)n, " on line %u", l->open[l->level].line);
  return wrong(l, l->at, what);
}

static bool lex_operator(Lexer *l) {
  const char *text = l->s->text + l->at;
  size_t best = 1;
  TokenKind kind = T_OTHER;
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
    size_t n = operators[i].size;
    if ((kind == T_OTHER || n > best) && n <= l->stop - l->at && stands_at(&operators[i], text))
      best = n, kind = operators[i].kind;
  }
  char c = *text;
  if ((c == '(' || c == '[' || c == '{') && !open_bracket(l, c)) return false;
  if ((c == ')' || c == ']' || c == '}') && !close_bracket(l, c)) return false;
  uint32_t start = l->at;
  l->at += (uint32_t)best;
  return add(l, kind, start, l->at, l->line), true;
}

// Characters that look like another one: what a Chinese keyboard or a word processor puts there.
static const struct {
  uint32_t c;
  const char *plain;
} lookalikes[] = {
    {0x2018, "'"}, {0x2019, "'"},  {0x201c, "\""}, {0x201d, "\""}, {0x3001, ","}, {0x3002, "."},
    {0x3010, "["}, {0x3011, "]"},  {0x2013, "-"},  {0x2014, "-"},  {0x2212, "-"}, {0x00d7, "*"},
    {0x00f7, "/"}, {0x2264, "<="}, {0x2265, ">="}, {0x2260, "!="},
};

static bool is_printable(uint32_t c) {
  static const uint32_t not [][2] = {{0, 0x1f},        {0x7f, 0xa0},     {0xad, 0xad},     {0x600, 0x605},
                                     {0x61c, 0x61c},   {0x1680, 0x1680}, {0x180e, 0x180e}, {0x2000, 0x200f},
                                     {0x2028, 0x202f}, {0x205f, 0x206f}, {0x3000, 0x3000}, {0xd800, 0xf8ff},
                                     {0xfeff, 0xfeff}, {0xfff0, 0xfffb}, {0xfffe, 0xffff}, {0xe0000, 0x10ffff}};
  for (size_t i = 0; i < sizeof not / sizeof *not ; i++)
    if (c >= not [i][0] && c <= not [i][1]) return false;
  return true;
}

static bool lex_foreign(Lexer *l, uint32_t c, int size) {
  char instead[64] = "";
  for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++)
    if (lookalikes[i].c == c) snprintf(instead, sizeof instead, "write %s", lookalikes[i].plain);
  if (c >= 0xff01 && c <= 0xff5e) snprintf(instead, sizeof instead, "write %c", (char)(c - 0xfee0));
  if (c == 0xa0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200a))
    snprintf(instead, sizeof instead, "write an ordinary space");
  uint32_t col = column(l, l->at);
  if (identifier_is_unstable(c))
    refusal_set(l->r, l->s, l->line, col, "", "write it in its plain form: mplab does not normalise names",
                "the character '%.*s' (U+%04X) in a name", size, l->s->text + l->at, c);
  else if (!is_printable(c))
    refusal_set(l->r, l->s, l->line, col, "SyntaxError", instead, "invalid non-printable character U+%04X", c);
  else
    refusal_set(l->r, l->s, l->line, col, "SyntaxError", instead, "invalid character '%.*s' (U+%04X)", size,
                l->s->text + l->at, c);
  return false;
}

static void end_line(Lexer *l, uint32_t start) {
  Token *t = add(l, T_NEWLINE, start, l->at, l->line);
  t->marker = l->line_marker;
  l->line_marker = 0;
}

// One token, or the blanks before one.
static bool lex_one(Lexer *l) {
  while (now(l) == ' ' || now(l) == '\t' || now(l) == '\f') l->at++;
  if (l->at >= l->stop) return true;
  char c = now(l);
  uint32_t start = l->at;
  if (c == '#') {
    skip_comment(l);
    if (l->level == 0 && !l->parenthesised) end_line(l, start);
    else return true;
    if (l->at >= l->stop) return true;
    l->at++;
    l->line++;
    return !l->whole_file || begin_line(l);
  }
  if (c == '\n') {
    if (l->level == 0 && !l->parenthesised) end_line(l, start);
    l->at++;
    l->line++;
    return l->level > 0 || !l->whole_file || begin_line(l);
  }
  if (c == '\\') return join_line(l);
  if ((c >= '0' && c <= '9') || (c == '.' && next(l) >= '0' && next(l) <= '9')) return lex_number(l);
  int prefix = string_prefix(l);
  if (prefix >= 0) {
    l->at += (uint32_t)prefix;
    return lex_string(l, start);
  }
  int size;
  uint32_t point = source_char(l->s->text + l->at, l->s->text + l->stop, &size);
  if (identifier_may_start(point)) return lex_name(l);
  if (point >= 0x80 || point < 0x20 || point == 0x7f) return lex_foreign(l, point, size);
  return lex_operator(l);
}

static bool lex_all(Lexer *l) {
  if (l->whole_file && !begin_line(l)) return false;
  while (l->at < l->stop)
    if (!lex_one(l)) return false;
  // What comes at the end stands at the end of the last line, as CPython tells it.
  if (l->line > l->s->nlines) l->line = l->s->nlines;
  size_t size;
  uint32_t end = (uint32_t)(source_line(l->s, l->line, &size) - l->s->text) + (uint32_t)size;
  if (!l->whole_file) end = l->stop;
  if (l->level > 0) {
    uint32_t at = l->open[l->level - 1].at, line = l->open[l->level - 1].line;
    refusal_set(l->r, l->s, line, at - l->s->line_start[line - 1], "SyntaxError", "", "'%c' was never closed",
                l->s->text[at]);
    l->out->unclosed_line = line;
    l->at = end;
    return false;
  }
  bool open_line = l->out->count > 0 && l->out->at[l->out->count - 1].kind != T_NEWLINE;
  if (l->out->count > 0 && l->out->at[l->out->count - 1].kind == T_DEDENT) open_line = false;
  if (open_line && !l->parenthesised) {
    l->at = end;
    end_line(l, end);
  }
  for (; l->nindents > 1; l->nindents--) add(l, T_DEDENT, end, end, l->line);
  add(l, T_END, end, end, l->line);
  return true;
}

static void lex(Lexer *l) {
  l->nindents = 1;
  l->r = arena_alloc(l->a, sizeof *l->r);
  if (lex_all(l)) return;
  l->out->broken = l->r;
  l->out->broken_first = !l->waits && !l->out->unclosed_line;
  add(l, T_BROKEN, l->at, l->at, l->line);
}

Tokens lex_file(const Source *s, Arena *a) {
  Tokens out = {0};
  lex(&(Lexer){.s = s, .a = a, .out = &out, .stop = s->size, .line = 1, .whole_file = true});
  return out;
}

Tokens lex_piece(const Source *s, Arena *a, uint32_t start, uint32_t end, uint32_t line, bool parenthesised) {
  Tokens out = {0};
  lex(&(Lexer){.s = s, .a = a, .out = &out, .at = start, .stop = end, .line = line, .parenthesised = parenthesised});
  return out;
}
