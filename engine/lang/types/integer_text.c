// Integers as text: int("…", base) with its prefixes and underscores, and the digits of any integer in bases 2 to 36.
#include "numbers.h"
#include "text_parts.h"

#include <gmp.h>
#include <stdio.h>

// CPython's limit for bases that are not powers of two, whose conversion takes quadratic time
enum { MOST_DIGITS = 4300 };

static int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_power_of_2(int base) { return !(base & (base - 1)); }

// What a text says: sign, base, and where its digits are.
typedef struct Numeral {
  int sign, base;
  const char *at;
  size_t n, digits;
} Numeral;

static int prefix_base(const char *s, size_t n) {
  if (n < 2 || s[0] != '0') return 0;
  switch (s[1] | 32) {
  case 'x': return 16;
  case 'o': return 8;
  case 'b': return 2;
  default: return 0;
  }
}

static bool read_numeral(const char *s, size_t n, int base, Numeral *out) {
  while (n && is_blank(*s)) s++, n--;
  while (n && is_blank(s[n - 1])) n--;
  out->sign = n && *s == '-' ? -1 : 1;
  if (n && (*s == '-' || *s == '+')) s++, n--;
  int prefix = prefix_base(s, n);
  bool decimal_only = false;
  if (prefix && (base == 0 || base == prefix)) {
    base = prefix;
    s += 2, n -= 2;
    if (n && *s == '_') s++, n--;
  } else if (base == 0) {
    base = 10;
    decimal_only = n && *s == '0';  // 0 and 00 may be, 07 is not
  }
  if (!n || *s == '_' || s[n - 1] == '_') return false;
  *out = (Numeral){out->sign, base, s, n, 0};
  for (size_t i = 0; i < n; i++) {
    if (s[i] == '_') {
      if (s[i - 1] == '_') return false;
      continue;
    }
    if (digit_of(s[i]) >= base || (decimal_only && s[i] != '0')) return false;
    out->digits++;
  }
  return true;
}

static Value large_numeral(Machine *m, const Numeral *num) {
  if (num->digits > MOST_DIGITS && !is_power_of_2(num->base))
    return raisef(m, m->e_ValueError,
                  "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; use "
                  "sys.set_int_max_str_digits() to increase the limit",
                  MOST_DIGITS, num->digits);
  unsigned char *digits = heap_alloc(m->heap, num->digits);
  if (!digits) return raise_memory(m);
  size_t count = 0;
  for (size_t i = 0; i < num->n; i++)
    if (num->at[i] != '_') digits[count++] = (unsigned char)digit_of(num->at[i]);
  Limbs l;
  Value v = V_UNBOUND;
  if (limbs_begin(&l, m, count * 6 / 64 + 2))
    v = limbs_value(&l, (size_t)mpn_set_str(l.at, digits, count, num->base), num->sign);
  heap_free(m->heap, digits, num->digits);
  return v;
}

static Value numeral_value(Machine *m, const Numeral *num) {
  uint64_t value = 0;
  for (size_t i = 0; i < num->n; i++) {
    if (num->at[i] == '_') continue;
    if (value > ((uint64_t)INT_MAX63 - 36) / 36) return large_numeral(m, num);
    value = value * (uint64_t)num->base + (uint64_t)digit_of(num->at[i]);
  }
  return from_int(num->sign < 0 ? -(int64_t)value : (int64_t)value);
}

Value int_parse(Machine *m, const char *s, size_t n, int base) {
  Numeral num;
  if (read_numeral(s, n, base, &num)) return numeral_value(m, &num);
  Value text = utf8_valid(s, n) ? str_new(m, s, n) : bytes_new(m, s, n);
  if (text == V_UNBOUND) return text;
  raisef(m, m->e_ValueError, "invalid literal for int() with base %d: %R", base, text);
  decref(m, text);
  return V_UNBOUND;
}

Value integer_from_text(Machine *m, Value text, int base) {
  Value plain = number_text(m, text), v;
  const char *s;
  size_t n;
  if (plain == V_UNBOUND) return plain;
  if (is_kind(plain, K_STR)) s = str_data(plain), n = str_size(plain);
  else bytes_like(m, plain, &s, &n);
  Numeral num;
  if (read_numeral(s, n, base, &num)) v = numeral_value(m, &num);
  else v = raisef(m, m->e_ValueError, "invalid literal for int() with base %d: %R", base, text);
  decref(m, plain);
  return v;
}

// The text with every script's digits and blanks as ASCII's, for int() and float().
Value number_text(Machine *m, Value text) {
  if (!is_kind(text, K_STR) || ((const Str *)as_obj(text))->length == str_size(text)) return incref(text);
  Buffer b;
  buffer_init(&b, m);
  const char *end = str_data(text) + str_size(text);
  int width;
  for (const char *p = str_data(text); p < end; p += width) {
    uint32_t c = utf8_decode(p, end, &width);
    int digit = uni_digit_value(c);
    if (c < 128) buffer_putc(&b, (char)c);
    else if (digit >= 0) buffer_putc(&b, (char)('0' + digit));
    else buffer_putc(&b, uni_space(c) ? ' ' : '?');
  }
  return buffer_str(&b);
}

// ---- writing ----

static bool word_to_text(Machine *m, int64_t i, int base, char **out, size_t *size) {
  char text[72], *p = text + sizeof text;
  uint64_t u = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
  do *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[u % (unsigned)base];
  while (u /= (unsigned)base);
  if (i < 0) *--p = '-';
  *size = (size_t)(text + sizeof text - p);
  *out = heap_alloc(m->heap, *size + 1);
  if (!*out) {
    raise_memory(m);
    return false;
  }
  memcpy(*out, p, *size);
  (*out)[*size] = 0;
  return true;
}

static bool copy_text(Machine *m, const char *p, size_t n, bool negative, char **out, size_t *size) {
  *size = n + negative;
  *out = heap_alloc(m->heap, *size + 1);
  if (!*out) {
    raise_memory(m);
    return false;
  }
  (*out)[0] = '-';
  memcpy(*out + negative, p, n);
  (*out)[*size] = 0;
  return true;
}

bool int_to_text(Machine *m, Value v, int base, char **out, size_t *size) {
  if (is_whole(v)) return word_to_text(m, as_whole(v), base, out, size);
  const BigInt *b = (const BigInt *)as_obj(v);
  size_t room = (size_t)((double)b->nlimbs * 64 /
                         (is_power_of_2(base) ? (double)__builtin_ctz((unsigned)base) : 3.32)) +
                4;
  if (base == 10 && integer_bits(v) > (size_t)(MOST_DIGITS * 3.33)) room = 0;
  Limbs l;
  char *digits = room ? heap_alloc(m->heap, room) : NULL;
  if (room && !digits) raise_memory(m);
  bool good = digits && limbs_begin(&l, m, b->nlimbs + 1);
  size_t n = 0, skip = 0;
  if (good) {
    memcpy(l.at, b->limbs, b->nlimbs * sizeof *l.at);
    n = mpn_get_str((unsigned char *)digits, base, l.at, b->nlimbs);
    limbs_end(&l);
    while (skip + 1 < n && !digits[skip]) skip++;
    for (size_t i = skip; i < n; i++) digits[i] = "0123456789abcdefghijklmnopqrstuvwxyz"[(unsigned char)digits[i]];
  }
  if (!raised(m) && (!room || (base == 10 && n - skip > MOST_DIGITS))) {
    raisef(m, m->e_ValueError,
           "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase "
           "the limit",
           MOST_DIGITS);
    good = false;
  }
  if (good) good = copy_text(m, digits + skip, n - skip, b->sign < 0, out, size);
  heap_free(m->heap, digits, room);
  return good;
}
