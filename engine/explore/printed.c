// Skeletons of printed lines, and which of their numbers are masked (see printed.h).
#include "printed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

typedef struct Text {
  const char *start, *at, *end;
} Text;

static Text text_of(const char *s, size_t n) { return (Text){s, s, s + n}; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
static bool is_blank(char c) { return c == ' ' || c == '\t'; }
static bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }

// ---- numbers ----

static size_t digits_at(const char *s, const char *end) {
  const char *p = s;
  while (p < end && is_digit(*p)) p++;
  return (size_t)(p - s);
}

static size_t exponent_at(const char *s, const char *end) {
  if (end - s < 2 || (*s != 'e' && *s != 'E')) return 0;
  size_t sign = s[1] == '-' || s[1] == '+', n = digits_at(s + 1 + sign, end);
  return n ? 1 + sign + n : 0;
}

// "1 day, " before the digits of a clock: a timedelta's text.
static size_t days_at(const char *s, const char *end) {
  static const char *const words[] = {" day, ", " days, "};
  for (int i = 0; i < 2; i++) {
    size_t n = strlen(words[i]);
    if ((size_t)(end - s) > n && memcmp(s, words[i], n) == 0 && is_digit(s[n])) return n;
  }
  return 0;
}

static size_t decimal_at(const char *s, const char *end) {
  const char *p = s;
  if (p < end && *p == '-') p++;
  size_t n = digits_at(p, end), days;
  if (n == 0) return 0;
  p += n;
  if ((days = days_at(p, end)) > 0) return (size_t)(p - s) + days + digits_at(p + days, end);
  if (p < end && *p == '.') p += 1 + digits_at(p + 1, end);
  return (size_t)(p + exponent_at(p, end) - s);
}

static size_t address_at(const char *s, const char *end) {
  const char *p = s + 2;
  if (end - s < 8 || s[0] != '0' || s[1] != 'x') return 0;
  while (p < end && is_hex(*p)) p++;
  return p - s >= 8 ? (size_t)(p - s) : 0;
}

static size_t calendar_at(const char *s, const char *end) {
  static const char *const words[] = {
      "Mon",     "Tue",       "Wed",      "Thu",      "Fri",      "Sat",    "Sun",  "Monday",
      "Tuesday", "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday", "Jan",  "Feb",
      "Mar",     "Apr",       "May",      "Jun",      "Jul",      "Aug",    "Sep",  "Oct",
      "Nov",     "Dec",       "January",  "February", "March",    "April",  "June", "July",
      "August",  "September", "October",  "November", "December", "AM",     "PM"};
  const char *p = s;
  while (p < end && is_letter(*p)) p++;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strlen(words[i]) == (size_t)(p - s) && memcmp(s, words[i], (size_t)(p - s)) == 0) return (size_t)(p - s);
  return 0;
}

// "Process-1", "ForkPoolWorker-12": digits behind the hyphen of a long word. ("14-Nov-2023" is a date.)
static bool is_in_a_name(const Text *t) {
  enum { WORD = 4, DIGITS = 3 };
  size_t letters = 0, n = digits_at(t->at, t->end);
  if (t->at == t->start || t->at[-1] != '-' || n == 0 || n > DIGITS || (t->at + n < t->end && t->at[n] == '.'))
    return false;
  for (const char *p = t->at - 1; p > t->start && is_letter(p[-1]); p--) letters++;
  return letters >= WORD;
}

// The length of the number that begins at t; before: the byte before it, 0 at the start. 0: none begins there.
static size_t number_at(const Text *t, char before) {
  const char *s = t->at, *end = t->end;
  size_t n = 0;
  if (is_in_a_name(t)) return 0;
  if (is_letter(*s)) return is_letter(before) || is_digit(before) ? 0 : calendar_at(s, end);
  if (*s == '-' && (is_letter(before) || is_digit(before) || before == ')')) return 0;
  if (*s == '0') n = address_at(s, end);
  return n ? n : decimal_at(s, end);
}

// ---- skeletons ----

typedef struct Piece {  // of a line: a number, or other bytes
  const char *at;
  size_t n;
  bool number;
} Piece;

// The next piece: a number; a row of blanks; one byte. false: the end. *before: the byte before it.
static bool next_piece(Text *t, char *before, Piece *p) {
  if (t->at == t->end) return false;
  size_t n = number_at(t, *before);
  *p = (Piece){t->at, n ? n : 1, n > 0};
  if (!n && is_blank(*t->at))
    while (t->at + p->n < t->end && is_blank(t->at[p->n])) p->n++;
  t->at += p->n;
  *before = t->at[-1];
  return true;
}

static uint64_t mix(uint64_t h, unsigned char c) { return (h ^ c) * 0x100000001b3u; }

static uint64_t skeleton_of(Text t) {
  uint64_t h = 0xcbf29ce484222325u;
  char before = 0;
  Piece p;
  while (next_piece(&t, &before, &p)) h = mix(h, p.number ? 1 : is_blank(*p.at) ? ' ' : (unsigned char)*p.at);
  return h;
}

bool printed_alike(const char *a, size_t na, const char *b, size_t nb) {
  return (na == nb && memcmp(a, b, na) == 0) || skeleton_of(text_of(a, na)) == skeleton_of(text_of(b, nb));
}

static bool next_number(Text *t, char *before, Piece *p) {
  while (next_piece(t, before, p))
    if (p->number) return true;
  return false;
}

// The next numbers of both texts, one beside the other. false: one of the two has none.
static bool next_numbers(Text *a, Text *b, char before[2], Piece *p, Piece *q) {
  return next_number(a, &before[0], p) && next_number(b, &before[1], q);
}

static bool piece_same(const Piece *p, const Piece *q) { return p->n == q->n && memcmp(p->at, q->at, p->n) == 0; }

bool printed_renamed(const char *a, size_t na, const char *b, size_t nb) {
  enum { LONG = 5 };
  Text x = text_of(a, na), y = text_of(b, nb);
  char before[2] = {0, 0};
  Piece p, q;
  if (!printed_alike(a, na, b, nb)) return false;
  while (next_numbers(&x, &y, before, &p, &q))
    if (!piece_same(&p, &q) && (p.n < LONG || q.n < LONG)) return false;
  return true;
}

static bool is_count(const Piece *p) {
  enum { DIGITS = 2 };
  return p->n <= DIGITS && digits_at(p->at, p->at + p->n) == p->n;
}

bool printed_same_counts(const char *a, size_t na, const char *b, size_t nb) {
  Text x = text_of(a, na), y = text_of(b, nb);
  char before[2] = {0, 0};
  Piece p, q;
  if (!printed_alike(a, na, b, nb)) return false;
  while (next_numbers(&x, &y, before, &p, &q))
    if (!piece_same(&p, &q) && is_count(&p) && is_count(&q)) return false;
  return true;
}

static int small_number(const Piece *p) { return p->n == 2 ? 10 * (p->at[0] - '0') + p->at[1] - '0' : p->at[0] - '0'; }

bool printed_permuted(const char *a, size_t na, const char *b, size_t nb) {
  Text x = text_of(a, na), y = text_of(b, nb);
  char before[2] = {0, 0};
  int more[100] = {0};  // how often the number has come in a, less how often in b
  bool any = false;
  Piece p, q;
  if (!printed_alike(a, na, b, nb)) return false;
  while (next_numbers(&x, &y, before, &p, &q)) {
    if (piece_same(&p, &q) || !is_count(&p) || !is_count(&q)) continue;
    any = true;
    more[small_number(&p)]++;
    more[small_number(&q)]--;
  }
  for (size_t i = 0; i < sizeof more / sizeof *more; i++)
    if (more[i]) return false;
  return any;
}

// ---- the table ----

static uint64_t run_bit(int i) { return (uint64_t)1 << (i < PRINTED_RUNS ? i : PRINTED_RUNS - 1); }

static uint64_t runs_that_differ(Text a, Text b) {
  uint64_t runs = 0;
  char before[2] = {0, 0};
  Piece p, q;
  for (int i = 0; next_numbers(&a, &b, before, &p, &q); i++)
    if (!piece_same(&p, &q)) runs |= run_bit(i);
  return runs;
}

static const PrintedLine *find(const PrintedTable *t, const char *name, uint64_t skeleton) {
  for (int i = 0; i < t->n; i++)
    if (t->line[i].skeleton == skeleton && strncmp(t->line[i].name, name, WORLD_NAME - 1) == 0) return &t->line[i];
  return NULL;
}

bool printed_learn_part(PrintedTable *t, const char *name, const char *a, size_t na, const char *b, size_t nb) {
  if (na == nb && memcmp(a, b, na) == 0) return false;
  uint64_t skeleton = skeleton_of(text_of(a, na)), runs = runs_that_differ(text_of(a, na), text_of(b, nb));
  if (skeleton != skeleton_of(text_of(b, nb)) || runs == 0) return false;
  PrintedLine *line = (PrintedLine *)find(t, name, skeleton);
  if (line == NULL) {
    if (!GROW(t->line, t->room, t->n + 1, 16)) return false;
    line = &t->line[t->n++];
    *line = (PrintedLine){.skeleton = skeleton};
    snprintf(line->name, sizeof line->name, "%s", name);
  }
  bool new = (runs & ~line->runs) != 0;
  line->runs |= runs;
  return new;
}

bool printed_learn(PrintedTable *t, const char *name, const char *line_a, const char *line_b) {
  return printed_learn_part(t, name, line_a, strlen(line_a), line_b, strlen(line_b));
}

size_t printed_mask(const PrintedTable *t, const char *name, const char *line, char *out, size_t size) {
  Text text = text_of(line, strlen(line));
  const PrintedLine *known = t->n ? find(t, name, skeleton_of(text)) : NULL;
  if (known == NULL) return (size_t)snprintf(out, size, "%s", line);
  size_t n = 0;
  int number = 0;
  char before = 0;
  Piece p;
  while (next_piece(&text, &before, &p)) {
    bool masked = p.number && known->runs & run_bit(number), one = masked || is_blank(*p.at);
    number += p.number;
    const char *from = masked ? "#" : is_blank(*p.at) ? " " : p.at;
    for (size_t i = 0; i < (one ? 1 : p.n); i++, n++)
      if (n + 1 < size) out[n] = from[i];
  }
  if (size) out[n < size ? n : size - 1] = '\0';
  return n;
}

void printed_free(PrintedTable *t) {
  free(t->line);
  *t = (PrintedTable){0};
}
