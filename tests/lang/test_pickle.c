// The C interface of pickle: what dumps writes, what loads makes of damaged bytes, depth, failed allocations, and
// pickle_describe. Classes, hooks and errors are tested by tests/programs/pickle_*.py, with python3 as judge.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "lang/boot.h"
#include "lang/types/containers.h"
#include "lang/pickle/pickle.h"
#include "lang/pickle/tree.h"

static Machine *m;

static int start(void **state) {
  static Host host;
  m = machine_new(256 << 20, &host);
  return m ? 0 : -1;
}

static int stop(void **state) {
  machine_free(m);
  return 0;
}

static const Bytes *bytes_of(Value v) {
  assert_true(is_kind(v, K_BYTES));
  return (const Bytes *)as_obj(v);
}

static Value nested_list(int depth) {
  Value deep = list_new(m, 0);
  for (int i = 0; i < depth; i++) {
    Value outer = list_new(m, 1);
    list_append(m, outer, deep);
    decref(m, deep);
    deep = outer;
  }
  return deep;
}

// [1, 'ab', (2.5, None, True), {'k': b'x'}, -5, 2**70 …]
static Value sample(void) {
  Value list = list_new(m, 0), text = str_from(m, "ab漢"), f = float_new(m, 2.5), bytes = bytes_new(m, "x", 1);
  Value tuple = tuple_of(m, 3, f, V_NONE, V_TRUE), big = int_from_limbs(m, -1, (uint64_t[]){0, 64}, 2);
  Dict *d = dict_new(m);
  dict_set(m, d, text, bytes);
  const Value items[] = {from_int(1), text, tuple, from_obj(d), from_int(-5), big, tuple};
  for (size_t i = 0; i < sizeof items / sizeof *items; i++) list_append(m, list, items[i]);
  decref(m, text), decref(m, f), decref(m, bytes), decref(m, tuple), decref(m, big), decref(m, from_obj(d));
  return list;
}

static void what_goes_in_comes_out(void **state) {
  Value v = sample(), data = pickle_dumps(m, v);
  const Bytes *b = bytes_of(data);
  Value back = pickle_loads(m, b->data, b->size);
  assert_int_equal(value_equal(m, v, back), YES);
  const List *l = (const List *)as_obj(back);
  assert_true(l->items[2] == l->items[6]);
  decref(m, v), decref(m, data), decref(m, back);
}

static void an_int_is_written_as_cpython_does(void **state) {
  Value data = pickle_dumps(m, from_int(300));
  assert_int_equal(bytes_of(data)->size, 15);
  assert_memory_equal(bytes_of(data)->data, "\x80\x04\x95\x04\0\0\0\0\0\0\0M,\x01.", 15);
  decref(m, data);
}

static void depth_is_no_danger(void **state) {
  Value deep = nested_list(100000), data = pickle_dumps(m, deep);
  const Bytes *b = bytes_of(data);
  Value back = pickle_loads(m, b->data, b->size);
  assert_true(is_kind(back, K_LIST));
  char text[40];
  pickle_describe(b->data, b->size, text, sizeof text);
  decref(m, deep), decref(m, data), decref(m, back);
}

static void a_cut_pickle_is_an_error(void **state) {
  Value v = sample(), data = pickle_dumps(m, v);
  for (uint32_t n = 0; n < bytes_of(data)->size; n++) {
    assert_true(pickle_loads(m, bytes_of(data)->data, n) == V_UNBOUND);
    assert_true(raised(m));
    decref(m, exception_take(m));
  }
  decref(m, v), decref(m, data);
}

static void no_memory_is_an_error_and_nothing_is_lost(void **state) {
  Value v = sample(), data = pickle_dumps(m, v);
  for (long n = 0; n < 40; n++) {
    heap_fail_after(n);
    Value one = n % 2 ? pickle_dumps(m, v) : pickle_loads(m, bytes_of(data)->data, bytes_of(data)->size);
    heap_fail_after(-1);
    if (one == V_UNBOUND) decref(m, exception_take(m));
    else decref(m, one);
  }
  Value again = pickle_dumps(m, v);
  assert_int_equal(bytes_of(again)->size, bytes_of(data)->size);
  decref(m, v), decref(m, data), decref(m, again);
}

static void expect_described(const char *bytes, size_t size, size_t room, const char *wanted) {
  char text[200];
  pickle_describe(bytes, size, text, room);
  assert_string_equal(text, wanted);
}

#define DESCRIBED(bytes, wanted) expect_described(bytes, sizeof bytes - 1, 200, wanted)

static void a_pickle_is_described(void **state) {
  DESCRIBED("\x80\x04K*.", "42");
  DESCRIBED("\x80\x04]\x94(K*N\x8c\x05hello\x94"
            "e.",
            "[42, None, 'hello']");
  DESCRIBED("\x80\x04}\x94(\x8c\x01"
            "a\x94K\x01K\x02h\x01u.",
            "{'a': 1, 2: 'a'}");
  DESCRIBED("\x80\x04K\x01\x85\x94.", "(1,)");
  DESCRIBED("\x80\x04\x8f\x94.", "set()");
  DESCRIBED("\x80\x04\x8c\x08__main__\x94\x8c\x01"
            "B\x94\x93\x94)\x81\x94}\x94\x8c\x01x\x94K\x01sb.",
            "B(x=1)");
  DESCRIBED("\x80\x04\x8c\x08"
            "builtins\x94\x8c\nValueError\x94\x93\x94\x8c\x01x\x94\x85\x94R\x94.",
            "ValueError('x')");
  DESCRIBED("\x80\x04\x8a\x09\0\0\0\0\0\0\0\x80\0.", "9223372036854775808");
  DESCRIBED("\x80\x04\x8a\x01\xff.", "-1");
  DESCRIBED("\x80\x04G?\xf8\0\0\0\0\0\0.", "1.5");
  DESCRIBED("\x80\x04\x8c\x06\xe6\xbc\xa2\xe5\xad\x97\x94.", "'漢字'");
  DESCRIBED("\x80\x04"
            "C\x02\x00\xff.",
            "b'\\x00\\xff'");
  DESCRIBED("\x80\x04]\x94h\x00"
            "a.",
            "[…]");
  DESCRIBED("\x80\x04]\x94(K\x01K\x02", "[1, 2, …]");
  DESCRIBED("\x80\x04(K\x01K\x02(K\x03", "(1, 2, (3, …), …)");
  DESCRIBED("", "…");
  DESCRIBED("garbage", "…");
  expect_described("\x80\x04\x8c\x14"
                   "abcdefghijklmnopqrst.",
                   26, 16, "'abcdefghijk…");
}

// What is taken off where nothing is above a mark is the mark.
static void a_pop_may_take_a_mark(void **state) {
  DESCRIBED("\x80\x04K\x01(0K\x02\x86.", "(1, 2)");
  DESCRIBED("\x80\x04(K\x01K\x03"
            "0t.",
            "(1,)");
  DESCRIBED("\x80\x04(K\x01(K\x02K\x03"
            "1t.",
            "(1,)");
}

// What is longer than what is left is not there, whatever its bytes would be as operations.
static void a_cut_text_is_not_read_on(void **state) {
  DESCRIBED("\x80\x04](\x8c\x09Ne.", "['Ne.…', …]");  // its beginning
  DESCRIBED("\x80\x04](\x8a\x09Ne.", "[…]");
  DESCRIBED("\x80\x04](JNe.", "[…]");
  DESCRIBED("\x80\x04](GNNe.", "[…]");
}

// (7, 0, True, [9, 'x']): asked, not read as text.
static void a_pickle_is_asked(void **state) {
  static const char bytes[] = "\x80\x04(K\x07K\0\x88]\x94(K\x09\x8c\x01xet\x94.";
  PickleTree t;
  int root = pickle_read(&t, bytes, sizeof bytes - 1), list = pickle_item(&t, root, 3);
  int64_t n;
  size_t size;
  const char *text;
  assert_int_equal(pickle_count(&t, root), 4);
  assert_true(pickle_is(&t, root, PN_TUPLE) && pickle_is(&t, list, PN_LIST));
  assert_true(pickle_int(&t, pickle_item(&t, root, 0), &n) && n == 7);
  assert_true(pickle_is(&t, pickle_item(&t, root, 2), PN_TRUE));
  assert_true(pickle_text(&t, pickle_item(&t, list, 1), &text, &size) && size == 1 && *text == 'x');
  assert_int_equal(pickle_item(&t, root, 4), -1);
  assert_int_equal(pickle_count(&t, pickle_item(&t, root, 0)), 0);
  assert_int_equal(pickle_part(&t, root, PICKLE_CLASS), -1);
  assert_false(pickle_is(&t, -1, PN_NONE));
}

// ValueError('no') with a state: what it is made of, and some of its attributes left out.
static void parts_of_an_object(void **state) {
  static const char bytes[] = "\x80\x04\x8c\x08"
                              "builtins\x94\x8c\nValueError\x94\x93\x94\x8c\x02no\x94\x85\x94R\x94}\x94(\x8c\x01"
                              "aK\x01\x8c\x01"
                              "bK\x02ub.";
  PickleTree t;
  int root = pickle_read(&t, bytes, sizeof bytes - 1);
  size_t size;
  const char *text;
  char out[100];
  assert_true(pickle_text(&t, pickle_part(&t, root, PICKLE_CLASS), &text, &size));
  assert_memory_equal(text, "ValueError", size);
  assert_int_equal(pickle_count(&t, pickle_part(&t, root, PICKLE_ARGS)), 1);
  pickle_write(&t, root, NULL, out, sizeof out);
  assert_string_equal(out, "ValueError('no', a=1, b=2)");
  pickle_write(&t, root, "b", out, sizeof out);
  assert_string_equal(out, "ValueError('no', a=1)");
}

static void a_big_pickle_is_cut(void **state) {
  Value list = list_new(m, 0);
  for (int i = 0; i < 100000; i++) list_append(m, list, from_int(i));
  Value data = pickle_dumps(m, list);
  char text[24];
  pickle_describe(bytes_of(data)->data, bytes_of(data)->size, text, sizeof text);
  assert_string_equal(text, "[0, 1, 2, 3, 4, 5, 6…");
  decref(m, list), decref(m, data);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_goes_in_comes_out),
                                     cmocka_unit_test(an_int_is_written_as_cpython_does),
                                     cmocka_unit_test(depth_is_no_danger),
                                     cmocka_unit_test(a_cut_pickle_is_an_error),
                                     cmocka_unit_test(no_memory_is_an_error_and_nothing_is_lost),
                                     cmocka_unit_test(a_pickle_is_described),
                                     cmocka_unit_test(a_pop_may_take_a_mark),
                                     cmocka_unit_test(a_cut_text_is_not_read_on),
                                     cmocka_unit_test(a_pickle_is_asked),
                                     cmocka_unit_test(parts_of_an_object),
                                     cmocka_unit_test(a_big_pickle_is_cut)};
  return cmocka_run_group_tests(tests, start, stop);
}
