// Growth: how the room grows, what stays, and what is refused with everything left as it was.
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/grow.h"

static void test_doubles(void **state) {
  int *at = NULL, room = 0, before = 0, moves = 0;
  for (int i = 0; i < 1000; i++, before = room) {
    assert_true(GROW(at, room, i + 1, 16));
    moves += room != before;
    at[i] = i;
  }
  assert_int_equal(room, 1024);
  assert_int_equal(moves, 7);  // 16, 32 … 1024
  for (int i = 0; i < 1000; i++) assert_int_equal(at[i], i);
  free(at);
}

static void test_many_at_once(void **state) {
  char *text = NULL;
  size_t room = 0;
  assert_true(GROW(text, room, 100, 16));
  assert_int_equal(room, 128);
  assert_true(GROW(text, room, 128, 16));
  assert_int_equal(room, 128);
  assert_true(GROW(text, room, 129, 1024));  // never less than the first
  assert_int_equal(room, 1024);
  free(text);
}

static void test_exactly(void **state) {
  double *at = NULL;
  uint32_t room = 0;
  assert_true(GROW_EXACTLY(at, room, 3));
  assert_int_equal(room, 3);
  assert_true(GROW_EXACTLY(at, room, 2));
  assert_int_equal(room, 3);
  assert_true(GROW_EXACTLY(at, room, 7));
  assert_int_equal(room, 7);
  free(at);
}

// What cannot be counted is refused before memory is asked for: the numbers would wrap and the block be too small.
static void test_refused(void **state) {
  struct {
    uint64_t word[4];
  } *at = NULL;
  size_t room = 0;
  assert_false(GROW(at, room, SIZE_MAX / sizeof *at + 1, 16));
  assert_false(GROW(at, room, SIZE_MAX, 16));
  assert_false(GROW_EXACTLY(at, room, SIZE_MAX / sizeof *at + 1));
  assert_null(at);
  assert_int_equal(room, 0);
  char *text = malloc(8);
  int few = 8;
  char *same = text;
  assert_false(GROW(text, few, (size_t)INT_MAX + 1, 16));
  assert_false(GROW(text, few, -1, 16));  // a number that has wrapped
  assert_ptr_equal(text, same);
  assert_int_equal(few, 8);
  free(text);
}

// Past half of what a room's type can hold it is not doubled but just enough.
static void test_near_the_end(void **state) {
  char *at = NULL;
  int room = 0;
  assert_true(GROW(at, room, INT_MAX / 2 + 2, 16));
  assert_true(room >= INT_MAX / 2 + 2);
  free(at);
}

static void test_clock(void **state) {
  int64_t first = clock_monotonic(), then = clock_monotonic();
  assert_true(first > 0 && then >= first);
  assert_true(clock_of(CLOCK_REALTIME) > 1600000000 * CLOCK_SECOND);
  assert_true(clock_seconds(3 * CLOCK_SECOND / 2) == 1.5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_doubles), cmocka_unit_test(test_many_at_once), cmocka_unit_test(test_exactly),
      cmocka_unit_test(test_refused), cmocka_unit_test(test_near_the_end), cmocka_unit_test(test_clock),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
