// The values of literals: numbers, and strings with their escapes.
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "lang/object/constant.h"
#include "parser.h"
#include "source.h"

enum { INT_DIGITS = 4300 };  // CPython's limit for decimal digits of one integer

// ---- numbers ----

// Read with the point of the C locale, whatever the terminal's is.
static double real_value(const char *s) {
  static locale_t c_locale;
  if (!c_locale) c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  return strtod_l(s, NULL, c_locale);
}

static Value number_value(Parser *p, const char *s, size_t n, Pos at) {
  int base = 10;
  if (n > 2 && s[0] == '0' && s[1] > '9') {
    char c = (char)(s[1] | 0x20);
    base = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 10;
  }
  if (base != 10) return int_constant_digits(s + 2, n - 2, base);
  if (strpbrk(s, ".eE")) return float_constant(real_value(s));
  if (n > INT_DIGITS)
    parser_wrong(p, at, "SyntaxError", "",
                 "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; use "
                 "sys.set_int_max_str_digits() to increase the limit"
                 " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
                 INT_DIGITS, n);
  return int_constant_digits(s, n, 10);
}

Node *parser_number(Parser *p) {
  int start = p->at;
  const Token *t = parser_token(p);
  size_t n = 0;
  char *digits = arena_alloc(p->arena, t->end - t->start + 1);
  for (uint32_t i = t->start; i < t->end; i++)
    if (p->source->text[i] != '_') digits[n++] = p->source->text[i];
  p->at++;
  Node *node = parser_node(p, N_CONSTANT, start);
  bool imaginary = (digits[n - 1] | 0x20) == 'j';
  if (imaginary) digits[n - 1] = 0;
  node->u.constant = imaginary ? complex_constant(0, real_value(digits)) : number_value(p, digits, n, node->pos);
  return node;
}

// ---- strings ----

void literal_add(Parser *p, LiteralBuffer *b, const char *s, size_t n) {
  if (b->size + n > b->room) {
    size_t room = (b->size + n) * 2 + 32;
    b->at = arena_grow(p->arena, b->at, b->size, room);
    b->room = room;
  }
  if (n) memcpy(b->at + b->size, s, n);
  b->size += n;
}

static void add_point(Parser *p, LiteralBuffer *b, uint32_t c) {
  char s[4];
  size_t n;
  if (c < 0x80) n = 1, s[0] = (char)c;
  else if (c < 0x800) n = 2, s[0] = (char)(0xc0 | c >> 6);
  else if (c < 0x10000) n = 3, s[0] = (char)(0xe0 | c >> 12);
  else n = 4, s[0] = (char)(0xf0 | c >> 18);
  for (size_t i = 1; i < n; i++) s[i] = (char)(0x80 | (c >> 6 * (n - 1 - i) & 0x3f));
  literal_add(p, b, s, n);
}

typedef struct Decoding {
  Parser *p;
  LiteralBuffer *b;
  const char *s, *from, *to;  // where we are, and the literal's inside
  Pos where;
  bool bytes;
} Decoding;

// Where CPython's decoder counts it: a character beyond ASCII stands there as an escape of ten.
static size_t decoder_position(const Decoding *d, const char *at) {
  size_t n = 0;
  for (const char *s = d->from; s < at; s++)
    n += (unsigned char)*s < 0x80 ? 1 : ((unsigned char)*s & 0xc0) == 0xc0 ? 10 : 0;
  return n;
}

_Noreturn static void wrong_escape(Decoding *d, const char *start, const char *end, const char *what) {
  if (d->bytes)
    parser_wrong(d->p, d->where, "SyntaxError", "", "(value error) invalid \\x escape at position %td",
                 start - d->from);
  size_t first = decoder_position(d, start), last = decoder_position(d, end) - 1;
  parser_wrong(d->p, d->where, "SyntaxError", "",
               "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s", first, last, what);
}

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// \x, \u, \U: d->s stands behind the letter.
static void hex_escape(Decoding *d, int count, const char *truncated) {
  const char *start = d->s - 2;
  uint32_t c = 0;
  for (int i = 0; i < count; i++, d->s++) {
    int digit = d->s < d->to ? hex_digit(*d->s) : -1;
    if (digit < 0) wrong_escape(d, start, d->s, truncated);
    c = c << 4 | (uint32_t)digit;
  }
  if (c > 0x10ffff) wrong_escape(d, start, d->s, "illegal Unicode character");
  if (c >= 0xd800 && c <= 0xdfff)
    parser_refuse(d->p, d->where, "write the character itself, or its \\UXXXXXXXX",
                  "a lone surrogate (\\u%04x): a str of mplab holds whole characters", c);
  if (d->bytes) literal_add(d->p, d->b, &(char){(char)c}, 1);
  else add_point(d->p, d->b, c);
}

static void octal_escape(Decoding *d, char first) {
  uint32_t c = (uint32_t)(first - '0');
  for (int i = 0; i < 2 && d->s < d->to && *d->s >= '0' && *d->s <= '7'; i++) c = c << 3 | (uint32_t)(*d->s++ - '0');
  if (d->bytes) literal_add(d->p, d->b, &(char){(char)c}, 1);
  else add_point(d->p, d->b, c);
}

// d->s stands behind the backslash, and there is something there: a string does not end in one.
static void escape(Decoding *d) {
  static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
  char c = *d->s++;
  const char *known = c ? strchr(from, c) : NULL;
  if (c == '\n') return;
  if (known) literal_add(d->p, d->b, &to[known - from], 1);
  else if (c >= '0' && c <= '7') octal_escape(d, c);
  else if (c == 'x') hex_escape(d, 2, "truncated \\xXX escape");
  else if (c == 'u' && !d->bytes) hex_escape(d, 4, "truncated \\uXXXX escape");
  else if (c == 'U' && !d->bytes) hex_escape(d, 8, "truncated \\UXXXXXXXX escape");
  else if (c == 'N' && !d->bytes)
    parser_refuse(d->p, d->where, "write the character itself, or its \\uXXXX", "\\N{…} in a string is not in mplab");
  else {
    literal_add(d->p, d->b, "\\", 1);
    d->s--;
  }
}

void literal_decode(Parser *p, LiteralBuffer *b, uint32_t from, uint32_t to, Pos where, bool raw, bool bytes) {
  const char *text = p->source->text;
  if (bytes)
    for (uint32_t i = from; i < to; i++)
      if ((unsigned char)text[i] >= 0x80)
        parser_wrong(p, where, "SyntaxError", "write b\"\\x…\", or \"…\".encode()",
                     "bytes can only contain ASCII literal characters");
  Decoding d = {.p = p, .b = b, .s = text + from, .from = text + from, .to = text + to, .where = where, .bytes = bytes};
  while (d.s < d.to) {
    const char *stop = raw ? NULL : memchr(d.s, '\\', (size_t)(d.to - d.s));
    if (!stop) stop = d.to;
    literal_add(p, b, d.s, (size_t)(stop - d.s));
    d.s = stop;
    if (d.s < d.to && ++d.s < d.to) escape(&d);
    else if (stop < d.to) literal_add(p, b, "\\", 1);  // a piece of an f-string may end in one
  }
}

typedef struct Prefix {
  bool raw, bytes, format;
  uint32_t from, to;
} Prefix;  // and the inside

static Prefix read_prefix(const char *text, const Token *t) {
  Prefix x = {0};
  uint32_t at = t->start;
  for (; text[at] != '\'' && text[at] != '"'; at++) {
    char c = (char)(text[at] | 0x20);
    x.raw |= c == 'r';
    x.bytes |= c == 'b';
    x.format |= c == 'f';
  }
  bool triple = t->end - at >= 6 && text[at + 1] == text[at] && text[at + 2] == text[at];
  x.from = at + (triple ? 3 : 1);
  x.to = t->end - (triple ? 3 : 1);
  return x;
}

Node *parser_strings(Parser *p) {
  int start = p->at;
  const char *text = p->source->text;
  bool bytes = read_prefix(text, parser_token(p)).bytes, format = false;
  while (parser_is(p, T_STRING)) {
    Prefix x = read_prefix(text, parser_token(p));
    format |= x.format;
    p->at++;
  }
  int end = p->at;
  FString f = {.whole = parser_pos(p, start)};
  for (int i = start; i < end; i++) {
    Prefix x = read_prefix(text, &p->tokens.at[i]);
    f.raw = x.raw;
    if (x.bytes != bytes)
      parser_wrong(p, parser_pos_of(p, i, i), "SyntaxError", "", "cannot mix bytes and nonbytes literals");
    if (x.format) fstring_parts(p, &f, x.from, x.to, p->tokens.at[i].line);
    else literal_decode(p, &f.pending, x.from, x.to, parser_pos_of(p, i, i), x.raw, bytes);
  }
  if (format) {
    fstring_flush(p, &f);
    Node *n = parser_node(p, N_JOINED, start);
    n->u.joined.parts = parser_nodes(&f.parts);
    return n;
  }
  Node *n = parser_node(p, N_CONSTANT, start);
  const char *data = f.pending.at ? f.pending.at : "";
  n->u.constant = bytes ? bytes_constant(data, f.pending.size) : str_constant(data, f.pending.size);
  return n;
}
