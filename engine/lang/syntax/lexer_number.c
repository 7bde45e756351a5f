// Numbers as they are written: 12, 0x_ff, 1_000.5e-3. What is wrong with one is told in CPython's words and at its
// places.
#include "lexer_number.h"

#include <stdio.h>
#include <string.h>

#include "lexer.h"
#include "source.h"

static bool digit_of(char c, int base) {
  if (base == 16) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  return c >= '0' && c < '0' + base;
}

static uint32_t fault(NumberFault *f, uint32_t at, const char *instead, const char *what) {
  snprintf(f->what, sizeof f->what, "%s", what);
  snprintf(f->instead, sizeof f->instead, "%s", instead);
  f->at = at;
  return at;
}

static uint32_t fault_in(NumberFault *f, uint32_t at, const char *name) {
  char what[112];
  snprintf(what, sizeof what, "invalid %s literal", name);
  return fault(f, at, "", what);
}

// Digits with single underscores between them. At a fault f is filled.
static uint32_t digits(const char *text, uint32_t at, int base, const char *name, NumberFault *f) {
  for (;;) {
    while (digit_of(text[at], base)) at++;
    if (text[at] != '_') return at;
    at++;
    if (!digit_of(text[at], base)) return fault_in(f, at, name);
  }
}

// A number may be followed at once by a keyword that makes sense there (1if x else 2), not by another letter.
static uint32_t close_number(const char *text, uint32_t start, uint32_t at, const char *name, NumberFault *f) {
  static const char *const may_follow[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
  int size;
  uint32_t c = source_char(text + at, text + at + strnlen(text + at, 4), &size);
  if (!identifier_may_start(c)) return at;
  for (size_t i = 0; i < sizeof may_follow / sizeof *may_follow; i++) {
    size_t n = strlen(may_follow[i]);
    if (strncmp(text + at, may_follow[i], n) == 0 && (unsigned char)text[at + n] < 0x80 &&
        !identifier_may_continue((unsigned char)text[at + n]))
      return at;
  }
  fault_in(f, at, name);
  bool plain = true;
  for (uint32_t i = start; i < at; i++) plain &= digit_of(text[i], 10);
  if ((c == 'L' || c == 'l') && plain)
    snprintf(f->instead, sizeof f->instead, "Python 2: integers grow by themselves; write %.*s",
             at - start < 40 ? (int)(at - start) : 40, text + start);
  return at;
}

static uint32_t with_prefix(const char *text, uint32_t start, int base, const char *name, NumberFault *f) {
  uint32_t at = start + 2;
  if (text[at] == '_') at++;
  if (!digit_of(text[at], base)) {
    if (base < 10 && digit_of(text[at], 10)) goto bad_digit;
    return fault_in(f, at, name);
  }
  at = digits(text, at, base, name, f);
  if (*f->what) return at;
  if (base < 10 && digit_of(text[at], 10)) goto bad_digit;
  return close_number(text, start, at, name, f);
bad_digit:
  fault_in(f, at + 1, name);
  snprintf(f->what, sizeof f->what, "invalid digit '%c' in %s literal", text[at], name);
  return at;
}

// Behind the digits before the point: fraction, exponent, j.
static uint32_t real_tail(const char *text, uint32_t start, uint32_t at, NumberFault *f) {
  const char *name = "decimal";
  if (text[at] == '.') {
    at++;
    if (digit_of(text[at], 10)) at = digits(text, at, 10, name, f);
    if (*f->what) return at;
  }
  if ((text[at] | 0x20) == 'e') {
    uint32_t e = at + 1;
    bool sign = text[e] == '+' || text[e] == '-';
    if (digit_of(text[e + sign], 10)) at = digits(text, e + sign, 10, name, f);
    else if (sign) return fault_in(f, e + 1, name);
    else return close_number(text, start, at, name, f);
    if (*f->what) return at;
  }
  if ((text[at] | 0x20) == 'j') at++, name = "imaginary";
  return close_number(text, start, at, name, f);
}

static bool has_tail(char c) { return c == '.' || (c | 0x20) == 'e' || (c | 0x20) == 'j'; }

uint32_t number_end(const char *text, uint32_t start, NumberFault *f) {
  *f->what = *f->instead = 0;
  uint32_t at = start;
  if (text[at] == '.') return real_tail(text, start, at, f);
  if (text[at] == '0') {
    char c = (char)(text[at + 1] | 0x20);
    if (c == 'x') return with_prefix(text, start, 16, "hexadecimal", f);
    if (c == 'o') return with_prefix(text, start, 8, "octal", f);
    if (c == 'b') return with_prefix(text, start, 2, "binary", f);
  }
  at = digits(text, at, 10, "decimal", f);
  if (*f->what) return at;
  if (text[start] == '0' && !has_tail(text[at])) {
    uint32_t nonzero = start;
    while (text[nonzero] == '0' || text[nonzero] == '_') nonzero++;
    if (nonzero < at) {
      char instead[112];
      snprintf(instead, sizeof instead, "Python 2: write 0o%.*s", at - nonzero < 40 ? (int)(at - nonzero) : 40,
               text + nonzero);
      return fault(f, start + 1, instead,
                   "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
    }
  }
  return has_tail(text[at]) ? real_tail(text, start, at, f) : close_number(text, start, at, "decimal", f);
}
