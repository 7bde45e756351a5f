// Numbers as the screen shows them.
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "inner.h"

static double bits_to_double(int64_t word) {
  double d;
  memcpy(&d, &word, sizeof d);
  return d;
}

void number_grouped(int64_t n, char *out, size_t size) {
  char digits[24];
  int k = snprintf(digits, sizeof digits, "%" PRIu64, n < 0 ? (uint64_t)0 - (uint64_t)n : (uint64_t)n);
  size_t at = 0;
  if (n < 0 && at + 1 < size) out[at++] = '-';
  for (int i = 0; i < k && at + 2 < size; i++) {
    if (i > 0 && (k - i) % 3 == 0) out[at++] = ',';
    out[at++] = digits[i];
  }
  out[at] = '\0';
}

double value_number(const WorldObjectView *v, int64_t word) {
  if (v->real) return bits_to_double(word);
  return v->typecode == 'Q' || v->typecode == 'L' ? (double)(uint64_t)word : (double)word;
}
