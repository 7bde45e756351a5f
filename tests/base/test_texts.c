// Texts stay where they are until all go.
#include "base/texts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

enum { MANY = 3000 };

static void each_stays(void **state) {
  (void)state;
  Texts t = {0};
  static const char *added[MANY];
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < MANY; i++) {
      char text[600];
      int n = snprintf(text, sizeof text, "%0*d", (i * 7) % 500 + 1, i);
      added[i] = texts_add(&t, text, (size_t)n);
      assert_non_null(added[i]);
    }
    for (int i = 0; i < MANY; i++) {
      char text[600];
      snprintf(text, sizeof text, "%0*d", (i * 7) % 500 + 1, i);
      assert_string_equal(added[i], text);
    }
    texts_clear(&t);
  }
  texts_free(&t);
  assert_null(t.first);
}

// Sizes about the end of a block, the longest among short ones, and none at all.
static void any_length(void **state) {
  (void)state;
  static const size_t sizes[] = {0, 1, 4094, 4095, 4096, 4097, 100000, 0, 8192, 3};
  enum { N = sizeof sizes / sizeof *sizes };
  Texts t = {0};
  for (int round = 0; round < 2; round++) {
    char *room[N];
    for (int i = 0; i < N; i++) {
      room[i] = texts_room(&t, sizes[i]);
      assert_non_null(room[i]);
      memset(room[i], 'a' + i, sizes[i]);
    }
    for (int i = 0; i < N; i++) {
      assert_int_equal(strlen(room[i]), sizes[i]);
      for (size_t k = 0; k < sizes[i]; k++) assert_int_equal(room[i][k], 'a' + i);
    }
    texts_clear(&t);
  }
  assert_null(texts_room(&t, SIZE_MAX - 1));
  texts_free(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(each_stays), cmocka_unit_test(any_length)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
