// Sayings: put into words, cut, damaged.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "explore/forms.h"

static char said[400], text[400];

static const char *explore_form(const char *name) { return form_english(&explore_forms, name); }

static void english(const char *expected) {
  assert_int_equal(explore_english(said, text, sizeof text), strlen(expected));
  assert_string_equal(text, expected);
}

// ---- in words ----

static void test_forms_follow_each_other(void **state) {
  Saying s = saying_in(said, sizeof said);
  say_form(&s, FORM_WAITS_FOR, "who", "A", "object", "b", "holder", "C", NULL);
  say_form(&s, FORM_NEXT, NULL);
  say_form(&s, FORM_WAITS_FOR, "who", "C", "object", "d", "holder", "", NULL);  // what is in brackets is left out
  english("A waits for b, held by C; C waits for d");
}

static void test_a_part_may_be_a_saying(void **state) {
  char lock[100];
  Saying inner = saying_in(lock, sizeof lock), s = saying_in(said, sizeof said);
  say_form(&inner, FORM_OWNED, "owner", "counter", "kind", "RLock", NULL);
  say_text(&inner, "[2]");
  say_form(&s, FORM_RACE_LACKS, "line", say_int(20).text, "lock", lock, NULL);
  english(": line 20 lacks counter's RLock[2]");
}

static void test_marks_of_a_program_are_not_ours(void **state) {
  Saying s = saying_in(said, sizeof said);
  say_form(&s, FORM_RAISED, "who", "A", "exception", "E: \1\2x\4\4", NULL);
  english("A: E: \\x01\\x02x\\x04\\x04");
}

static void test_what_does_not_fit_is_left_out(void **state) {
  char small[24];
  Saying s = saying_in(small, sizeof small);
  say_form(&s, FORM_NEXT, NULL);
  say_form(&s, FORM_RAISED, "who", "a name that is long", "exception", "E", NULL);
  assert_true(s.full);
  explore_english(small, text, sizeof text);
  assert_string_equal(text, "; ");
}

static void test_a_cut_comes_after_a_whole_form(void **state) {
  char copy[40];
  Saying s = saying_in(said, sizeof said);
  say_form(&s, FORM_VALUE, "name", "a", "value", "1", NULL);
  say_form(&s, FORM_VALUE, "name", "b", "value", "2", NULL);
  say_form(&s, FORM_VALUE, "name", "c", "value", "3", NULL);
  saying_copy(said, copy, sizeof copy);
  explore_english(copy, text, sizeof text);
  assert_string_equal(text, "a = 1…");
  saying_copy(said, text, sizeof text);
  assert_string_equal(text, said);
}

static void test_damage_is_noticed(void **state) {
  static const char *const damaged[] = {"\1VALUE", "\1VALUE\2name\4", "\1NO_SUCH_FORM\4", "\1VALUE\2name\3a\1\4",
                                        "\1\1\1\4"};
  for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
    assert_int_equal(saying_words(damaged[i], explore_form, text, sizeof text), -1);
    assert_string_equal(text, "");
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_forms_follow_each_other),         cmocka_unit_test(test_a_part_may_be_a_saying),
      cmocka_unit_test(test_marks_of_a_program_are_not_ours), cmocka_unit_test(test_what_does_not_fit_is_left_out),
      cmocka_unit_test(test_a_cut_comes_after_a_whole_form),  cmocka_unit_test(test_damage_is_noticed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
