// A list of caveats keeps one of each.
#include "explore/caveats.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static void one_of_each_kind_and_line(void **state) {
  (void)state;
  Caveats c = {0};
  assert_true(caveats_add(&c, CAVEAT_CLOCK, 3, "a"));
  assert_true(caveats_add(&c, CAVEAT_CLOCK, 3, "b"));
  assert_int_equal(c.n, 1);
  assert_string_equal(c.list[0].said, "a");
  caveats_add(&c, CAVEAT_CLOCK, 4, "a");
  caveats_add(&c, CAVEAT_PID, 3, "a");
  assert_int_equal(c.n, 3);
  caveats_free(&c);
  assert_int_equal(c.n, 0);
}

static void patterns_differ_by_what_is_said(void **state) {
  (void)state;
  Caveats c = {0};
  caveats_add(&c, CAVEAT_PATTERN, 3, "a");
  caveats_add(&c, CAVEAT_PATTERN, 3, "b");
  caveats_add(&c, CAVEAT_PATTERN, 3, "a");
  assert_int_equal(c.n, 2);
  caveats_free(&c);
}

static void no_more_than_can_be_read(void **state) {
  (void)state;
  Caveats c = {0};
  for (uint32_t i = 0; i < 2 * CAVEATS_MOST; i++) assert_true(caveats_add(&c, CAVEAT_ID, i, ""));
  assert_int_equal(c.n, CAVEATS_MOST);
  caveats_free(&c);
}

static void every_kind_has_a_name(void **state) {
  (void)state;
  for (int k = 0; k < CAVEAT_KINDS; k++) {
    assert_true(strlen(caveat_name((CaveatKind)k)) > 1);
    for (int other = 0; other < k; other++)
      assert_string_not_equal(caveat_name((CaveatKind)k), caveat_name((CaveatKind)other));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_of_each_kind_and_line),
      cmocka_unit_test(patterns_differ_by_what_is_said),
      cmocka_unit_test(no_more_than_can_be_read),
      cmocka_unit_test(every_kind_has_a_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
