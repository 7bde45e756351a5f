// The C interface of text: UTF-8, slices by code points, hashes, formats and reprs without Python, and failed
// allocations. Methods are tested by tests/programs/text_*.py, with python3 as judge.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "lang/boot.h"
#include "lang/types/text.h"

static Machine *m;

static int start(void **state) {
  static Host host;
  m = machine_new(64 << 20, &host);
  return m ? 0 : -1;
}

static int stop(void **state) {
  machine_free(m);
  return 0;
}

static void expect_str(Value v, const char *wanted) {
  assert_true(is_kind(v, K_STR));
  assert_string_equal(str_data(v), wanted);
  decref(m, v);
}

static void utf8_is_strict(void **state) {
  const char *const good[] = {"a", "é", "漢", "😀", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF"};
  const char *const bad[] = {
      "\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
      "\xF8", "\xE6\xBC", "\xC3"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    int size;
    char back[4];
    uint32_t c = utf8_decode(good[i], good[i] + strlen(good[i]), &size);
    assert_int_equal(size, strlen(good[i]));
    assert_int_equal(utf8_encode(c, back), size);
    assert_memory_equal(back, good[i], (size_t)size);
    assert_true(utf8_valid(good[i], strlen(good[i])));
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(utf8_valid(bad[i], strlen(bad[i])));
}

static void slices_count_code_points(void **state) {
  Value s = str_from(m, "a漢字b😀c");
  assert_int_equal(((Str *)as_obj(s))->length, 6);
  expect_str(str_slice(m, s, 1, 4, 1, 3), "漢字b");
  expect_str(str_slice(m, s, 5, -1, -1, 6), "c😀b字漢a");
  expect_str(str_slice(m, s, 0, 6, 2, 3), "a字😀");
  expect_str(str_slice(m, s, 4, 0, -2, 2), "😀字");
  expect_str(str_slice(m, s, 3, 3, 1, 0), "");
  expect_str(str_at(m, s, 4), "😀");
  expect_str(str_at(m, s, 0), "a");
  decref(m, s);
}

static void equal_texts_have_equal_hashes(void **state) {
  char text[40];
  for (size_t n = 0; n < sizeof text; n++) {
    memset(text, 'x', n);
    uint64_t h = bytes_hash(text, n);
    assert_int_not_equal(h, 0);
    assert_true(h == bytes_hash(text, n));
    if (n) {
      text[n / 2] ^= 1;
      assert_true(h != bytes_hash(text, n));
    }
  }
}

static void strs_are_ordered_by_code_points(void **state) {
  Value a = str_from(m, "漢"), b = str_from(m, "漢字"), c = str_from(m, "z");
  assert_true(str_compare(a, b) < 0 && str_compare(b, a) > 0 && str_compare(c, a) < 0 && str_compare(a, a) == 0);
  assert_false(str_equal(a, b));
  Value both = str_concat(m, a, c);
  assert_int_equal(((Str *)as_obj(both))->length, 2);
  expect_str(both, "漢z");
  decref(m, a), decref(m, b), decref(m, c);
}

static void plain_reprs_never_fail(void **state) {
  Value deep = list_new(m, 0);
  for (int i = 0; i < 5000; i++) {
    Value outer = list_new(m, 1);
    list_append(m, outer, deep);
    decref(m, deep);
    deep = outer;
  }
  Buffer b;
  buffer_init(&b, m);
  value_repr_plain(m, deep, &b);
  assert_false(b.failed);
  assert_true(b.size > 1000);
  buffer_free(&b);
  assert_true(value_repr(m, deep) == V_UNBOUND);
  assert_true(exception_matches(m->strand->exc, m->e_RecursionError));
  decref(m, exception_take(m));
  decref(m, deep);
}

static void formats(void **state) {
  Value spec = str_from(m, ">8,.2f"), v = float_new(m, 1234.5), format = str_from(m, "%05d|%-4s|%x"),
        name = str_from(m, "漢");
  expect_str(value_format(m, v, spec), "1,234.50");
  Value args = tuple_of(m, 3, from_int(-42), name, from_int(255));
  expect_str(str_percent(m, format, args), "-0042|漢   |ff");
  decref(m, spec), decref(m, v), decref(m, format), decref(m, name), decref(m, args);
}

static void a_failed_allocation_is_a_memory_error(void **state) {
  Value format = str_from(m, "%s and %300d"), args = tuple_of(m, 2, from_int(1), from_int(2));
  size_t before = heap_used(m->heap);
  for (long n = 0; n < 12; n++) {
    heap_fail_after(n);
    Value v = str_percent(m, format, args);
    heap_fail_after(-1);
    if (v == V_UNBOUND) {
      assert_true(exception_matches(m->strand->exc, m->e_MemoryError));
      decref(m, exception_take(m));
    } else decref(m, v);
  }
  assert_true(heap_used(m->heap) <= before + 65536);
  decref(m, format), decref(m, args);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(utf8_is_strict),
                                     cmocka_unit_test(slices_count_code_points),
                                     cmocka_unit_test(equal_texts_have_equal_hashes),
                                     cmocka_unit_test(strs_are_ordered_by_code_points),
                                     cmocka_unit_test(plain_reprs_never_fail),
                                     cmocka_unit_test(formats),
                                     cmocka_unit_test(a_failed_allocation_is_a_memory_error)};
  return cmocka_run_group_tests(tests, start, stop);
}
