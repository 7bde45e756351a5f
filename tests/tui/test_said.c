// The engine's sentences in Chinese: every form has a row, with the same parts; without a saying, or with a damaged
// one, the English is shown.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lab/lab.h"
#include "tui/words/said.h"

static char text[400];

static void test_a_saying_is_put_into_chinese(void **state) {
  said_in(CHINESE, "\1RACE_LACKS\2line\00320\2lock\3\1OWNED\2owner\3counter\2kind\3RLock\4[2]\4", "the English", text,
          sizeof text);
  assert_string_equal(text, "：第 20 行没有拿 counter 的 RLock[2]");
  said_in(ENGLISH, "\1RACE_LACKS\2line\00320\4", "the English", text, sizeof text);
  assert_string_equal(text, "the English");
}

static void test_else_the_english_is_shown(void **state) {
  static const char *const without[] = {"", "\1VALUE", "\1NO_SUCH_FORM\4"};
  for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
    said_in(CHINESE, without[i], "the English", text, sizeof text);
    assert_string_equal(text, "the English");
  }
}

static void test_a_part_is_taken_out(void **state) {
  static const char said[] = "\1load\2object\3c\2index\3\1OWNED\2owner\3v\4\4\1RESULT\2value\0037\4\1SWITCHED_ON\4";
  assert_true(lab_said_part(said, "RESULT", "value", text, sizeof text));
  assert_string_equal(text, "7");
  assert_true(lab_said_part(said, NULL, "value", text, sizeof text));
  assert_true(lab_said_part(said, "load", "object", text, 2));
  assert_string_equal(text, "c");
  assert_false(lab_said_part(said, "load", "index", text, sizeof text));  // a form of its own
  assert_false(lab_said_part(said, "RESULT", "object", text, sizeof text));
  assert_false(lab_said_part(said, NULL, "val", text, sizeof text));
  assert_true(lab_said_part(said, "SWITCHED_ON", NULL, text, sizeof text));
  assert_false(lab_said_part(said, "SWITCHED", NULL, text, sizeof text));
  assert_false(lab_said_part("", NULL, "value", text, sizeof text));
}

// ---- the Chinese table ----

static int parts_of(const char *form, char part[][32], int most) {
  int n = 0;
  for (const char *p = form; (p = strchr(p, '{')) && n < most; p++)
    snprintf(part[n++], 32, "%.*s", (int)strcspn(p + 1, "}"), p + 1);
  return n;
}

static void has_parts_of(const char *name, const char *form, const char *other) {
  char part[16][32], in[sizeof part + 3];
  int n = parts_of(form, part, 16);
  for (int i = 0; i < n; i++) {
    snprintf(in, sizeof in, "{%s}", part[i]);
    if (!strstr(other, in)) fail_msg("%s: %s is not in \"%s\"", name, in, other);
  }
}

static int count(const char *text_of, char c) {
  int n = 0;
  for (; *text_of; text_of++) n += *text_of == c;
  return n;
}

static void test_every_form_is_there_in_chinese(void **state) {
  const char *in_english, *name;
  for (int i = 0; (name = lab_form(i, &in_english)); i++) {
    if (!*name) continue;  // no verb
    const char *chinese = said_zh(name);
    if (!chinese) fail_msg("no Chinese for %s: %s", name, in_english);
    has_parts_of(name, in_english, chinese);
    has_parts_of(name, chinese, in_english);
    if (count(chinese, '[') != count(in_english, '[') || count(chinese, ']') != count(chinese, '['))
      fail_msg("%s: its brackets differ", name);
  }
}

static void test_no_chinese_row_is_spare(void **state) {
  const char *name, *form;
  for (int i = 0; (name = said_zh_form(i)); i++) {
    int k = 0;
    while ((form = lab_form(k, NULL)) && strcmp(form, name) != 0) k++;
    if (!form) fail_msg("the engine has no form %s", name);
  }
}

static void test_names_differ(void **state) {
  const char *name, *other;
  for (int i = 0; (name = lab_form(i, NULL)); i++)
    for (int k = 0; k < i && (other = lab_form(k, NULL)); k++) assert_string_not_equal(name, other);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_saying_is_put_into_chinese), cmocka_unit_test(test_else_the_english_is_shown),
      cmocka_unit_test(test_a_part_is_taken_out),          cmocka_unit_test(test_every_form_is_there_in_chinese),
      cmocka_unit_test(test_no_chinese_row_is_spare),      cmocka_unit_test(test_names_differ),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
