// In what the ends of a program differ: places, and the sentences that name them.
#include "explore/ends.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "explore/shown_parts.h"

enum { MOST = 8 };
static Outcome made[MOST];
static const Outcome *list[MOST];
static int nmade;

// Outcomes of one value each, "name", and what main printed; NULL: there is none.
static void outcome(const char *name, const char *value, const char *printed) {
  static OutcomeValue values[MOST];
  Outcome *o = &made[nmade];
  *o = (Outcome){.end = (uint64_t)nmade, .value = &values[nmade], .nvalues = value != NULL, .nprocesses = 1};
  if (value) snprintf(values[nmade].name, sizeof values[nmade].name, "%s", name);
  values[nmade].text = value;
  snprintf(o->process[0].name, sizeof o->process[0].name, "MainProcess");
  o->process[0].ended = true;
  o->process[0].printed = printed;
  list[nmade] = o;
  nmade++;
}

static void differ(const char *expected) {
  EndDifferences d = {0};
  char text[2000] = "", one[1000];
  ends_differ(list, nmade, &d);
  assert_false(d.no_memory);
  for (int i = 0; i < d.n; i++) {
    char said[4000];
    Saying s = saying_in(said, sizeof said);
    end_difference_said(&d.list[i], nmade, &s);
    assert_false(s.full);
    explore_english(said, one, sizeof one);
    snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", i ? "; " : "", one);
  }
  ends_free(&d);
  nmade = 0;
  assert_string_equal(text, expected);
}

static void values_of(const char *a, const char *b, const char *c, const char *expected) {
  outcome("v", a, NULL);
  if (b) outcome("v", b, NULL);
  if (c) outcome("v", c, NULL);
  differ(expected);
}

static void test_values(void **state) {
  (void)state;
  values_of("1", NULL, NULL, "");
  values_of("1", "1", "1", "");
  values_of("2", "1", NULL, "v ends as 1 or 2");
  values_of("10", "9", "11", "v ends as 9, 10 or 11");
  values_of("-1", "1.5", "1.5", "v ends as -1 or 1.5");
  values_of("b'x'", "b'a'", NULL, "v ends as b'x' or b'a'");
}

static void test_lists(void **state) {
  (void)state;
  values_of("[5, 10]", "[5, 9]", "[5, 11]", "v[1] ends as 9, 10 or 11");
  values_of("[1, 2]", "[2, 1]", NULL, "v[0] ends as 1 or 2; v[1] ends as 1 or 2");
  values_of("[1]", "[1, 2]", NULL, "v ends as [1] or \"[1, 2]\"");
  values_of("[]", "[1]", NULL, "v ends as [] or [1]");
  values_of("['a,b', 1]", "['a,c', 1]", NULL, "v[0] ends as 'a,b' or 'a,c'");
  values_of("[[1, 2], 3]", "[[1, 4], 3]", NULL, "v[0] ends as \"[1, 2]\" or \"[1, 4]\"");
}

static void test_dicts(void **state) {
  (void)state;
  values_of("{'k': 1, 'n': [1, 2]}", "{'k': 2, 'n': [1, 2]}", NULL, "v['k'] ends as 1 or 2");
  values_of("{'k': 1}", "{'n': 1}", NULL, "v ends as \"{'k': 1}\" or \"{'n': 1}\"");
  values_of("{'a:b': {1: 2}}", "{'a:b': {1: 3}}", NULL, "v['a:b'] ends as \"{1: 2}\" or \"{1: 3}\"");
}

static void printed(const char *a, const char *b, const char *expected) {
  outcome("v", NULL, a);
  outcome("v", NULL, b);
  differ(expected);
}

static void test_printed(void **state) {
  (void)state;
  printed("2\n", "3\n", "main prints 2 or 3");
  printed("2\n", NULL, "main prints 2 or nothing");
  printed("total\n2\n", "total\n3\n", "main prints 2 or 3 in line 2");
  printed("a\nb\n", "b\na\n", "main prints a or b in line 1; main prints b or a in line 2");
  printed("all the accounts of the bank hold together 10 coins\n",
          "all the accounts of the bank hold together 20 coins\n", "main prints \"…10 coins\" or \"…20 coins\"");
}

static void test_some_have_none(void **state) {
  (void)state;
  outcome("v", "1", NULL);
  outcome("v", NULL, NULL);
  differ("v ends as 1 or nothing");
  outcome("v", NULL, NULL);
  outcome("v", "[1]", NULL);
  differ("v ends as [1] or nothing");
}

static void test_many(void **state) {
  (void)state;
  static const char *const texts[] = {"6", "5", "4", "3", "2", "1"};
  for (int i = 0; i < 6; i++) outcome("v", texts[i], NULL);
  differ("v ends as 1, 2, 3 or one of 3 more");
  for (int i = 0; i < 4; i++) outcome("v", texts[i], NULL);
  differ("v ends as 3, 4, 5 or 6");
}

static void test_exit_codes(void **state) {
  (void)state;
  for (int i = 0; i < 3; i++) outcome("v", NULL, NULL);
  made[1].process[0].exitcode = -15;
  made[2].process[0].ended = false;  // that alone is no difference
  differ("main ends with exit code -15 or 0");
  for (int i = 0; i < 2; i++) outcome("v", NULL, NULL);
  made[1].process[0].ended = false;
  differ("");
}

static void test_how_many_ends(void **state) {
  (void)state;
  for (int i = 0; i < 4; i++) outcome("v", "1", NULL);
  made[3].end = made[0].end;
  made[2].end = made[0].end;
  assert_int_equal(ends_count(list, nmade), 2);
  assert_int_equal(ends_count(list, 0), 0);
  nmade = 0;
}

// A text that is damaged ends somewhere, and is not read past its end.
static void test_parts_of_anything(void **state) {
  (void)state;
  static const char *const texts[] = {"",      "1",      "'",  "'\\", "a: ",        "a:",  ",,,",     "]",
                                      "[1, 2", "'a': [", "}{", ": 1", "(1, (2, 3)", "\"'", "1, 2, 3]"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    char *text = strdup(texts[i]);
    const char *at = text;
    int n = 0;
    for (ShownPart p; n < 20 && shown_next(&at, &p); n++)
      assert_true(p.text >= text && p.text + p.size <= text + strlen(text) && at <= text + strlen(text));
    assert_true(n < 20);
    free(text);
  }
}

static void sorted(const char *text, const char *expected) {
  char out[200];
  shown_sorted(text, out, sizeof out);
  assert_string_equal(out, expected);
  for (size_t size = 1; size <= strlen(expected); size++) {  // cut, not written past its end
    char *small = malloc(size);
    shown_sorted(text, small, size);
    assert_memory_equal(small, expected, size - 1);
    assert_int_equal(small[size - 1], 0);
    free(small);
  }
}

static void test_equal_dicts_have_one_text(void **state) {
  (void)state;
  sorted("{'b': 1, 'a': 2}", "{'a': 2, 'b': 1}");
  sorted("{3, 1, 2}", "{1, 2, 3}");
  sorted("[3, 1, 2]", "[3, 1, 2]");
  sorted("(3, 1, 2)", "(3, 1, 2)");
  sorted("Namespace(y=[2, 1], x={'k': 1, 'a': {'z', 'b'}})", "Namespace(x={'a': {'b', 'z'}, 'k': 1}, y=[2, 1])");
  sorted("[{2: 0, 1: 0}, ({'b', 'a'},)]", "[{1: 0, 2: 0}, ({'a', 'b'},)]");
  sorted("{'a': 1}", "{'a': 1}");
  sorted("{}", "{}");
  sorted("", "");
  sorted("'{b, a}'", "'{b, a}'");
  sorted("set()", "set()");
  sorted("{'b, {': \"it's, \", 'a': b']'}", "{'a': b']', 'b, {': \"it's, \"}");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_values),
      cmocka_unit_test(test_lists),
      cmocka_unit_test(test_dicts),
      cmocka_unit_test(test_printed),
      cmocka_unit_test(test_some_have_none),
      cmocka_unit_test(test_many),
      cmocka_unit_test(test_exit_codes),
      cmocka_unit_test(test_how_many_ends),
      cmocka_unit_test(test_parts_of_anything),
      cmocka_unit_test(test_equal_dicts_have_one_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
