// Printed lines, and which of their numbers rest on the clock or on PIDs.
#include "explore/printed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static bool alike(const char *a, const char *b) { return printed_alike(a, strlen(a), b, strlen(b)); }

static void numbers_do_not_make_lines_differ(void **state) {
  (void)state;
  assert_true(alike("took 0.0 s", "took 3600.25 s"));
  assert_true(alike("9.5367431640625e-07", "0.0013"));
  assert_true(alike("d = -0.5", "d = 0.5"));
  assert_true(alike("took    0.001 s", "took 3600.250 s"));
  assert_true(alike("0:00:00.000001", "1 day, 2:03:04"));
  assert_true(alike("Tue Nov 14 22:13:20 2023", "Thu Dec 19 01:43:21 2024"));
  assert_true(alike("<C object at 0x7f15b44661d0>", "<C object at 0x7f15b4466a70>"));
  assert_true(alike("2 days, 0:00:01", "1 day, 2:03:04"));
  assert_false(alike("2 days", "1 day"));
  assert_true(alike("1e5 x", "2E-07 x"));
  assert_true(alike("1e+5 x", "2 x"));
  assert_false(alike("1e x", "2 x"));
  assert_false(alike("0x7f15b x", "0x7f15b446 x"));
  assert_true(alike("0x7f15b4 x", "0x7f15b446 x"));
  assert_true(alike("", ""));
}

static void words_do(void **state) {
  (void)state;
  assert_false(alike("even", "odd"));
  assert_false(alike("3 items", "3 item"));
  assert_false(alike("[1, 2]", "[1, 2, 3]"));
  assert_false(alike("a1", "b1"));
  assert_false(alike("2 - 1", "2 1"));
  assert_false(alike("a - b", "a 1 b"));
  assert_false(alike("1.", "1x"));
  assert_false(alike("Marta 1", "Mara 1"));
  assert_false(alike("x", ""));
}

static void digits_of_a_name_are_no_number(void **state) {
  (void)state;
  assert_false(alike("first: Process-1", "first: Process-2"));
  assert_false(alike("ForkPoolWorker-1 took 0.5 s", "ForkPoolWorker-12 took 0.5 s"));
  assert_true(alike("job-1700000000", "job-1700786461"));
  assert_true(alike("14-Nov-23", "19-Dec-24"));
  assert_true(alike("total-1.5 s", "total-2.5 s"));
}

static bool renamed(const char *a, const char *b) { return printed_renamed(a, strlen(a), b, strlen(b)); }

static void what_is_renamed_is_long(void **state) {
  (void)state;
  assert_true(renamed("[1000001, 1000002]", "[1004098, 1004097]"));
  assert_true(renamed("<C object at 0x7f15b44661d0>", "<C object at 0x7f15b4466a70>"));
  assert_true(renamed("shard 3 of 1000001", "shard 3 of 1004098"));
  assert_false(renamed("shard 3", "shard 2"));
  assert_false(renamed("1000001", "8"));
  assert_false(renamed("even", "odd"));
}

static void expect_mask(const PrintedTable *t, const char *name, const char *line, const char *expected) {
  char out[200];
  size_t n = printed_mask(t, name, line, out, sizeof out);
  assert_string_equal(out, expected);
  assert_int_equal(n, strlen(expected));
}

static void what_differed_is_masked(void **state) {
  (void)state;
  PrintedTable t = {0};
  assert_true(printed_learn(&t, "Process-1", "took 0.0 s, 3 items", "took 1.5 s, 3 items"));
  expect_mask(&t, "Process-1", "took 0.0 s, 3 items", "took # s, 3 items");
  expect_mask(&t, "Process-1", "took   12 s, 4 items", "took # s, 4 items");
  expect_mask(&t, "Process-2", "took 0.0 s, 3 items", "took 0.0 s, 3 items");
  expect_mask(&t, "Process-1", "took 0.0 ms, 3 items", "took 0.0 ms, 3 items");
  assert_false(printed_learn(&t, "Process-1", "took 0.0 s, 3 items", "took 9 s, 3 items"));
  assert_true(printed_learn(&t, "Process-1", "took 0.0 s, 3 items", "took 0.0 s, 4 items"));
  expect_mask(&t, "Process-1", "took 0.0 s, 3 items", "took # s, # items");
  printed_free(&t);
}

static void other_skeletons_teach_nothing(void **state) {
  (void)state;
  PrintedTable t = {0};
  assert_false(printed_learn(&t, "MainProcess", "1 late", "2 early"));
  assert_false(printed_learn(&t, "MainProcess", "1 late", "1 late"));
  assert_int_equal(t.n, 0);
  expect_mask(&t, "MainProcess", "  as it is  1", "  as it is  1");
  printed_free(&t);
}

// The last bit stands for all numbers that follow; a line that does not fit is cut.
static void long_lines(void **state) {
  (void)state;
  PrintedTable t = {0};
  char a[400] = "", b[400] = "", out[8];
  for (int i = 0; i < 70; i++) strcat(a, "1 "), strcat(b, i == 66 ? "2 " : "1 ");
  assert_true(printed_learn(&t, "P", a, b));
  char all[400];
  printed_mask(&t, "P", a, all, sizeof all);
  assert_int_equal(all[2 * 62], '1');
  assert_int_equal(all[2 * 63], '#');
  assert_int_equal(all[2 * 69], '#');
  assert_int_equal(printed_mask(&t, "P", a, out, sizeof out), 140);
  assert_string_equal(out, "1 1 1 1");
  printed_free(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_do_not_make_lines_differ),
      cmocka_unit_test(words_do),
      cmocka_unit_test(digits_of_a_name_are_no_number),
      cmocka_unit_test(what_is_renamed_is_long),
      cmocka_unit_test(what_differed_is_masked),
      cmocka_unit_test(other_skeletons_teach_nothing),
      cmocka_unit_test(long_lines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
