// What kind of character a code point is, and its other cases: ASCII by rule, the rest by the tables of Unicode.
#include "text_parts.h"

typedef struct UniRange {
  uint32_t first, last;
} UniRange;
// every step-th from first on: c + delta
typedef struct UniCaseRun {
  uint32_t first, last;
  int step, delta;
} UniCaseRun;
typedef struct UniExpansion {
  uint32_t from, to[3];
} UniExpansion;  // to: 0 where it is shorter

#include "str_unicode_tables.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool in_ranges(uint32_t c, const UniRange *r, size_t n) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (c > r[mid].last) low = mid + 1;
    else high = mid;
  }
  return low < n && c >= r[low].first;
}

#define IN(table) in_ranges(c, table, COUNT(table))

static bool ascii_lower(uint32_t c) { return c >= 'a' && c <= 'z'; }
static bool ascii_upper(uint32_t c) { return c >= 'A' && c <= 'Z'; }
static bool ascii_digit(uint32_t c) { return c >= '0' && c <= '9'; }

bool uni_alpha(uint32_t c) { return c < 128 ? ascii_lower(c) || ascii_upper(c) : IN(uni_alpha_ranges); }
bool uni_decimal(uint32_t c) { return c < 128 ? ascii_digit(c) : IN(uni_decimal_ranges); }
bool uni_digit(uint32_t c) { return c < 128 ? ascii_digit(c) : IN(uni_digit_ranges); }
bool uni_numeric(uint32_t c) { return c < 128 ? ascii_digit(c) : IN(uni_numeric_ranges); }
bool uni_space(uint32_t c) { return c < 128 ? (c >= 9 && c <= 13) || (c >= 28 && c <= 32) : IN(uni_space_ranges); }
bool uni_printable(uint32_t c) { return c < 127 ? c >= 32 : !IN(uni_unprintable_ranges); }
bool uni_lower(uint32_t c) { return c < 128 ? ascii_lower(c) : IN(uni_lower_ranges); }
bool uni_upper(uint32_t c) { return c < 128 ? ascii_upper(c) : IN(uni_upper_ranges); }
bool uni_titlecase(uint32_t c) { return c >= 128 && IN(uni_title_ranges); }
bool uni_cased(uint32_t c) { return uni_lower(c) || uni_upper(c) || uni_titlecase(c); }

bool uni_identifier(uint32_t c, bool first) {
  if (c == '_' || uni_alpha(c)) return true;
  return !first && uni_decimal(c);
}

// The decimal digits of a script are ten in a row, and each range is a multiple of ten.
int uni_digit_value(uint32_t c) {
  if (c < 128) return ascii_digit(c) ? (int)(c - '0') : -1;
  for (size_t i = 0; i < COUNT(uni_decimal_ranges); i++)
    if (c >= uni_decimal_ranges[i].first && c <= uni_decimal_ranges[i].last)
      return (int)(c - uni_decimal_ranges[i].first) % 10;
  return -1;
}

static bool map_run(uint32_t c, const UniCaseRun *runs, size_t n, uint32_t *to) {
  size_t low = 0, high = n;  // runs two apart may be interlaced with a neighbour: look around the place
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (c > runs[mid].last) low = mid + 1;
    else high = mid;
  }
  for (size_t i = low; i < n && i < low + 3; i++)
    if (c >= runs[i].first && c <= runs[i].last && (c - runs[i].first) % (uint32_t)runs[i].step == 0) {
      *to = (uint32_t)((int64_t)c + runs[i].delta);
      return true;
    }
  return false;
}

static bool expand(Buffer *b, uint32_t c, const UniExpansion *rows, size_t n) {
  for (size_t i = 0; i < n && rows[i].from <= c; i++) {
    if (rows[i].from != c) continue;
    for (int j = 0; j < 3 && rows[i].to[j]; j++) format_code_point(rows[i].to[j], b);
    return true;
  }
  return false;
}

void uni_add_case(Buffer *b, uint32_t c, UniCase to) {
  if (c < 128) {
    if (to == UNI_LOWER ? ascii_upper(c) : ascii_lower(c)) c ^= 0x20;
    buffer_putc(b, (char)c);
    return;
  }
  if (to == UNI_LOWER && c == 0x130) {
    buffer_puts(b, "i\xCC\x87");
    return;
  }
  if (to == UNI_UPPER && expand(b, c, uni_upper_expansions, COUNT(uni_upper_expansions))) return;
  if (to == UNI_TITLE && expand(b, c, uni_title_expansions, COUNT(uni_title_expansions))) return;
  uint32_t mapped = c;
  if (to == UNI_LOWER) map_run(c, uni_lower_runs, COUNT(uni_lower_runs), &mapped);
  else if (to == UNI_UPPER || !map_run(c, uni_title_runs, COUNT(uni_title_runs), &mapped))
    map_run(c, uni_upper_runs, COUNT(uni_upper_runs), &mapped);
  format_code_point(mapped, b);
}
