// FNV-1a: its published values, and a text in pieces.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/hash.h"

static void test_published_values(void **state) {
  assert_true(fnv_add(FNV_EMPTY, "", 0) == UINT64_C(0xcbf29ce484222325));
  assert_true(fnv_add(FNV_EMPTY, "a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
  assert_true(fnv_add(FNV_EMPTY, "foobar", 6) == UINT64_C(0x85944171f73967e8));
}

static void test_in_pieces(void **state) {
  assert_true(fnv_add(fnv_add(FNV_EMPTY, "foo", 3), "bar", 3) == fnv_add(FNV_EMPTY, "foobar", 6));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_published_values), cmocka_unit_test(test_in_pieces)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
