// What a step takes with it under a variant, the same but for its names.
#include "explore/renamed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

enum { PID_0 = 1000000, DOWN_0 = 1004099 };  // main's, in the search and under VARIANT_PIDS_DOWN

static void a_pid_is_that_of_the_same_process(void **state) {
  (void)state;
  assert_true(variant_same(VARIANT_PIDS_DOWN, PID_0, DOWN_0));
  assert_true(variant_same(VARIANT_PIDS_DOWN, PID_0 + 3, DOWN_0 - 3));
  assert_false(variant_same(VARIANT_PIDS_DOWN, PID_0 + 3, DOWN_0 - 2));
  assert_false(variant_same(VARIANT_PIDS_DOWN, 0, 1));
  assert_true(variant_same(VARIANT_PIDS_DOWN, 7, 7));
  assert_false(variant_same(VARIANT_SLOW_CLOCK, PID_0, DOWN_0));
}

static void every_pid_has_another_parity(void **state) {
  (void)state;
  for (int v = VARIANT_PIDS_DOWN; v <= VARIANT_PIDS_MIXED; v++)
    for (uint64_t slot = 0; slot < 64; slot++) {
      int same = 0;
      for (uint64_t pid = PID_0; pid < PID_0 + 10000; pid++) {
        if (!variant_same((Variant)v, PID_0 + slot, pid) || pid == PID_0 + slot) continue;
        same++;
        assert_int_not_equal(pid % 2, (PID_0 + slot) % 2);
      }
      assert_int_equal(same, 1);
    }
}

// A pickle of one value: its opcodes.
static size_t pickle_of(unsigned char *out, const void *opcodes, size_t n) {
  out[0] = 0x80, out[1] = 4;
  memcpy(out + 2, opcodes, n);
  out[n + 2] = '.';
  return n + 3;
}

static size_t of_int(unsigned char *out, int32_t i) {
  unsigned char op[5] = {'J'};
  memcpy(op + 1, &i, sizeof i);
  return pickle_of(out, op, sizeof op);
}
static size_t of_float(unsigned char *out, unsigned char high) {
  unsigned char op[9] = {'G', 0x3f, high};
  return pickle_of(out, op, sizeof op);
}
static size_t of_text(unsigned char *out, const char *text) {
  unsigned char op[64] = {0x8c, (unsigned char)strlen(text)};
  memcpy(op + 2, text, strlen(text));
  return pickle_of(out, op, 2 + strlen(text));
}

static unsigned char a[80], b[80];

static bool same_ints(Variant v, int32_t x, int32_t y) {
  size_t n = of_int(a, x), m = of_int(b, y);
  return renamed_message(v, a, n, b, m);
}

static void ints_of_messages(void **state) {
  (void)state;
  assert_true(same_ints(VARIANT_PIDS_DOWN, PID_0, DOWN_0));
  assert_false(same_ints(VARIANT_PIDS_DOWN, 0, 1));
  assert_false(same_ints(VARIANT_SLOW_CLOCK, 0, 1));
  assert_true(same_ints(VARIANT_SLOW_CLOCK, 1700000000, 1700786461));
  assert_false(same_ints(VARIANT_PIDS_DOWN, 1700000000, 1700786461));
}

static void floats_are_times_to_the_clock_alone(void **state) {
  (void)state;
  size_t n = of_float(a, 1), m = of_float(b, 2);
  assert_true(renamed_message(VARIANT_FAST_CLOCK, a, n, b, m));
  assert_false(renamed_message(VARIANT_PIDS_DOWN, a, n, b, m));
}

static void texts_without_their_numbers(void **state) {
  (void)state;
  size_t n = of_text(a, "took 0.5 s"), m = of_text(b, "took 3600.25 s");
  assert_true(renamed_message(VARIANT_FAST_CLOCK, a, n, b, m));
  m = of_text(b, "took 1 hour");
  assert_false(renamed_message(VARIANT_FAST_CLOCK, a, n, b, m));
  n = of_int(b, 3);
  assert_false(renamed_message(VARIANT_FAST_CLOCK, a, n, b, n));
}

static void words_of_a_slice(void **state) {
  (void)state;
  const uint64_t x[] = {1, PID_0}, y[] = {1, DOWN_0}, z[] = {2, DOWN_0};
  assert_true(renamed_words(VARIANT_PIDS_DOWN, x, sizeof x, y, sizeof y));
  assert_false(renamed_words(VARIANT_PIDS_DOWN, x, sizeof x, z, sizeof z));
  assert_false(renamed_words(VARIANT_PIDS_DOWN, x, sizeof x, y, sizeof y - 8));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_pid_is_that_of_the_same_process),
      cmocka_unit_test(every_pid_has_another_parity),
      cmocka_unit_test(ints_of_messages),
      cmocka_unit_test(floats_are_times_to_the_clock_alone),
      cmocka_unit_test(texts_without_their_numbers),
      cmocka_unit_test(words_of_a_slice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
