// Messages and texts, the same but for their names (see renamed.h).
#include "renamed.h"

#include <string.h>

#include "lang/pickle/tree.h"
#include "printed.h"

enum { DEEPEST = 4 };                               // pickles inside a pickle
static const int64_t A_TIME = (int64_t)1000000000;  // seconds since 1970 are more than this

// ---- PIDs in another base ----

static int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_between(char c) { return c == ',' || c == '_'; }

// Digits of any base, perhaps in groups: how many bytes begin at i.
static size_t digits_at(const char *s, size_t i, size_t n) {
  size_t at = i;
  while (at < n && (digit_of(s[at]) >= 0 || (is_between(s[at]) && at > i && at + 1 < n && digit_of(s[at + 1]) >= 0)))
    at++;
  return at - i;
}

static bool read_number(const char *s, size_t n, int base, uint64_t *value) {
  size_t i = base == 2 && n > 2 && s[0] == '0' && (s[1] | 0x20) == 'b' ? 2 : 0;
  for (*value = 0; i < n; i++) {
    int digit = digit_of(s[i]);
    if (is_between(s[i])) continue;
    if (digit < 0 || digit >= base || *value > UINT32_MAX) return false;
    *value = *value * (uint64_t)base + (uint64_t)digit;
  }
  return true;
}

static bool same_digits(Variant v, const char *a, const char *b, size_t n) {
  static const int bases[] = {10, 16, 8, 2};
  uint64_t x, y;
  if (memcmp(a, b, n) == 0) return true;
  for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
    if (read_number(a, n, bases[i], &x) && read_number(b, n, bases[i], &y) && variant_same(v, x, y)) return true;
  return false;
}

// All PIDs are equally long, in each base.
static bool same_but_for_pids(Variant v, const char *a, size_t na, const char *b, size_t nb) {
  if (na != nb) return false;
  for (size_t i = 0, n; i < na; i += n ? n : 1) {
    n = digits_at(a, i, na);
    if (n ? digits_at(b, i, nb) != n || !same_digits(v, a + i, b + i, n) : a[i] != b[i]) return false;
  }
  return true;
}

bool renamed_text(Variant v, const char *a, size_t na, const char *b, size_t nb) {
  CaveatKind kind = variant_kind(v);
  if (v == VARIANT_EVEN_CLOCK) return printed_same_counts(a, na, b, nb);
  if (kind == CAVEAT_THREADS) return na == nb && memcmp(a, b, na) == 0;
  if (kind == CAVEAT_PID && same_but_for_pids(v, a, na, b, nb)) return true;
  if (kind == CAVEAT_CLOCK && printed_permuted(a, na, b, nb)) return false;
  return kind == CAVEAT_CLOCK || kind == CAVEAT_RANDOM ? printed_alike(a, na, b, nb) : printed_renamed(a, na, b, nb);
}

bool renamed_words(Variant v, const void *a, size_t na, const void *b, size_t nb) {
  if (na != nb || na % 8 != 0) return na == nb && memcmp(a, b, na) == 0;
  for (size_t i = 0; i < na; i += 8) {
    uint64_t x, y;
    memcpy(&x, (const char *)a + i, 8);
    memcpy(&y, (const char *)b + i, 8);
    if (!variant_same(v, x, y)) return false;
  }
  return true;
}

// ---- pickles ----

static bool same_at(Variant v, const void *a, size_t na, const void *b, size_t nb, int depth);

// Is there a date in it? Its fields are numbers of the clock's.
static bool has_dates(const PickleTree *t) {
  static const char *const names[] = {"datetime", "date", "time", "timedelta", "struct_time"};
  for (int i = 0; i < t->nnodes; i++)
    for (size_t k = 0; t->nodes[i].kind == PN_NAME && k < sizeof names / sizeof *names; k++)
      if (t->nodes[i].size == strlen(names[k]) && memcmp(t->nodes[i].data, names[k], t->nodes[i].size) == 0)
        return true;
  return false;
}

// A long int's bytes, as a number of 64 bits; false: it is larger.
static bool word_of(const PickleNode *n, uint64_t *word) {
  *word = 0;
  if (n->size > 9 || (n->size == 9 && n->data[8] != 0)) return false;
  memcpy(word, n->data, n->size < 8 ? n->size : 8);
  return true;
}

static bool is_number(const PickleNode *n) { return n->kind == PN_INT || n->kind == PN_LONG || n->kind == PN_FLOAT; }

static bool same_node(Variant v, const PickleNode *a, const PickleNode *b, bool dates, int depth) {
  bool clock = variant_kind(v) == CAVEAT_CLOCK;
  uint64_t x, y;
  if (a->kind != b->kind) return clock && is_number(a) && is_number(b);
  switch ((PickleNodeKind)a->kind) {
  case PN_INT:
    return variant_same(v, (uint64_t)a->number, (uint64_t)b->number) ||
           (clock && (dates || (a->number > A_TIME && b->number > A_TIME)));
  case PN_FLOAT:
    memcpy(&x, &a->real, sizeof x);
    memcpy(&y, &b->real, sizeof y);
    return clock || x == y;
  case PN_LONG:
    if (word_of(a, &x) && word_of(b, &y)) return clock || variant_same(v, x, y);
    return clock || (a->size == b->size && memcmp(a->data, b->data, a->size) == 0);
  case PN_STR: return renamed_text(v, a->data, a->size, b->data, b->size);
  case PN_BYTES: return (clock && dates) || same_at(v, a->data, a->size, b->data, b->size, depth + 1);
  case PN_NAME: return a->size == b->size && memcmp(a->data, b->data, a->size) == 0;
  case PN_REF: return a->target == b->target;
  default: return true;
  }
}

// Trees of the same shape have their nodes in the same order.
static bool same_tree(Variant v, const PickleTree *a, const PickleTree *b, int depth) {
  bool dates = has_dates(a);
  if (a->nnodes != b->nnodes) return false;
  for (int i = 0; i < a->nnodes; i++) {
    const PickleNode *x = &a->nodes[i], *y = &b->nodes[i];
    if (x->first != y->first || x->last != y->last || x->next != y->next || !same_node(v, x, y, dates, depth))
      return false;
  }
  return true;
}

static bool is_pickle(const void *bytes, size_t n) { return n > 2 && *(const unsigned char *)bytes == 0x80; }

static bool same_at(Variant v, const void *a, size_t na, const void *b, size_t nb, int depth) {
  PickleTree x, y;
  if (na == nb && memcmp(a, b, na) == 0) return true;
  if (!is_pickle(a, na) || !is_pickle(b, nb)) return renamed_text(v, a, na, b, nb);
  if (depth == DEEPEST) return false;
  return pickle_read(&x, a, na) >= 0 && pickle_read(&y, b, nb) >= 0 && same_tree(v, &x, &y, depth);
}

bool renamed_message(Variant v, const void *a, size_t na, const void *b, size_t nb) {
  return same_at(v, a, na, b, nb, 0);
}
