// What others wrote, shown: a control, a turn of direction, what nobody sees, and what is no UTF-8 become marks.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/visible.h"

static void shows(const char *text, const char *shown) {
  char out[200];
  visible_text(out, sizeof out, text);
  assert_string_equal(out, shown);
}

static void each_kind_has_its_mark(void **state) {
  (void)state;
  shows("", "");
  shows("counter = 1", "counter = 1");
  shows("Zähler 计数 🐍 é", "Zähler 计数 🐍 é");
  shows("a\nb\tc\rd", "a\\nb\\tc\\rd");
  shows("\033[31m\x7f\x01", "\\x1b[31m\\x7f\\x01");
  shows("\xc2\x85|\u00ad|\u200b|\u202e|\u2028|\u2066|\ufeff", "\\x85|\\xad|\\u200b|\\u202e|\\u2028|\\u2066|\\ufeff");
  shows("\U000e0041", "\\U000e0041");
  shows("\xff|\xc3|\xe2\x80|\xc0\x80|\xed\xa0\x80", "\\xff|\\xc3|\\xe2\\x80|\\xc0\\x80|\\xed\\xa0\\x80");
  shows("\xf4\x90\x80\x80|\xf0\x9f\x90", "\\xf4\\x90\\x80\\x80|\\xf0\\x9f\\x90");
}

static void a_cut_falls_between_characters(void **state) {
  (void)state;
  const char text[] = "aä\n\u202e计";
  const char *const cuts[] = {"", "a", "a", "aä", "aä", "aä\\n", "aä\\n"};
  for (size_t size = 1; size <= sizeof cuts / sizeof *cuts; size++) {
    char out[20];
    memset(out, '#', sizeof out);
    visible_text(out, size, text);
    assert_string_equal(out, cuts[size - 1]);
    assert_int_equal(out[size], '#');
  }
  char nothing = '#';
  visible_text(&nothing, 0, text);
  assert_int_equal(nothing, '#');
}

static void the_first_odd_one_is_found(void **state) {
  (void)state;
  const char text[] = "a\nb\u202ec";
  assert_ptr_equal(visible_first_odd(text, ""), text + 1);
  assert_ptr_equal(visible_first_odd(text, "\n"), text + 3);
  assert_null(visible_first_odd("a\nb", "\n\t"));
}

// However long, and whatever stands in its parts.
static void a_line_is_one_line(void **state) {
  (void)state;
  enum { LONG = 5000 };
  char part[LONG + 1], *written = NULL;
  size_t size = 0;
  memset(part, '\n', LONG);
  part[LONG] = 0;
  FILE *f = open_memstream(&written, &size);
  visible_line(f, "x: %s %s", part, "end");
  fclose(f);
  assert_int_equal(size, 3 + 2 * LONG + 5);
  assert_ptr_equal(strchr(written, '\n'), written + size - 1);
  free(written);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_kind_has_its_mark),
      cmocka_unit_test(a_cut_falls_between_characters),
      cmocka_unit_test(the_first_odd_one_is_found),
      cmocka_unit_test(a_line_is_one_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
