// The C interface of containers and numbers: the dict's table and its versions, the order of sets, sorting, integers
// larger than a word, floats as text, and failed allocations. Methods are tested by tests/programs, with python3 as
// judge.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "lang/boot.h"
#include "lang/types/collections.h"
#include "lang/types/numbers.h"

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

static uint64_t seed = 88172645463325252u;
static uint64_t draw(void) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return seed;
}

static void forget(void) { decref(m, exception_take(m)); }

// ---- dict ----

static Value name_of(int i) {
  char text[24];
  return str_constant(text, (size_t)snprintf(text, sizeof text, "name_%d", i));
}

static void names_are_found_by_pointer_and_by_text(void **state) {
  Dict *d = dict_new(m);
  for (int i = 0; i < 100; i++) assert_true(dict_set_name(m, d, name_of(i), from_int(i)));
  for (int i = 0; i < 100; i++) {
    assert_int_equal(dict_get_name(d, name_of(i)), from_int(i));
    Value other = str_from(m, str_data(name_of(i)));
    assert_int_equal(dict_get_name(d, other), from_int(i));
    assert_int_equal(d->entries[dict_find_name(d, other)].key, name_of(i));
    decref(m, other);
  }
  assert_int_equal(dict_get_name(d, name_of(100)), V_UNBOUND);
  for (int i = 0; i < 100; i += 2) assert_true(dict_del_name(m, d, name_of(i)));
  assert_false(dict_del_name(m, d, name_of(0)));
  for (int i = 0; i < 100; i++) assert_int_equal(dict_get_name(d, name_of(i)), i % 2 ? from_int(i) : V_UNBOUND);
  DECREF_OBJ(m, d);
}

static void a_dict_keeps_its_order_through_growth_and_deletion(void **state) {
  Dict *d = dict_new(m);
  for (int64_t i = 0; i < 1000; i++) assert_int_equal(dict_set(m, d, from_int(i * 7919 % 1009), from_int(i)), YES);
  for (int64_t i = 0; i < 1000; i += 3) assert_int_equal(dict_del(m, d, from_int(i * 7919 % 1009)), YES);
  for (int64_t i = 2000; i < 3000; i++) assert_int_equal(dict_set(m, d, from_int(i), from_int(i)), YES);
  Value key, v;
  int64_t last = -1;
  uint32_t n = 0;
  for (uint32_t at = 0; dict_next(d, &at, &key, &v); n++) {
    assert_true(as_int(v) > last);
    last = as_int(v);
  }
  assert_int_equal(n, d->live);
  DECREF_OBJ(m, d);
}

// A value that is replaced leaves the version, and its entry where it is: an inline cache may keep the entry's number.
static void every_change_of_keys_has_a_version_of_its_own(void **state) {
  Dict *d = dict_new(m), *copy;
  uint64_t seen[5] = {d->version};
  dict_set_name(m, d, name_of(1), from_int(1));
  seen[1] = d->version;
  int64_t at = dict_find_name(d, name_of(1));
  dict_set_name(m, d, name_of(1), from_int(2));
  assert_true(d->version == seen[1] && dict_find_name(d, name_of(1)) == at && d->entries[at].value == from_int(2));
  dict_del_name(m, d, name_of(1));
  seen[2] = d->version;
  dict_clear(m, d);
  seen[3] = d->version;
  copy = dict_copy(m, d);
  seen[4] = copy->version;
  for (int i = 0; i < 5; i++)
    for (int j = 0; j < i; j++) assert_true(seen[i] != seen[j]);
  DECREF_OBJ(m, d);
  DECREF_OBJ(m, copy);
}

static void equal_numbers_are_one_key(void **state) {
  Dict *d = dict_new(m);
  Value one = float_new(m, 1.0), v;
  dict_set(m, d, from_int(1), from_int(7));
  assert_int_equal(dict_get(m, d, one, &v), YES);
  assert_int_equal(dict_get(m, d, V_TRUE, &v), YES);
  assert_int_equal(dict_set(m, d, V_TRUE, from_int(8)), YES);
  assert_int_equal(d->live, 1);
  Value list = list_new(m, 0);
  assert_int_equal(dict_set(m, d, list, one), RAISED);
  forget();
  decref(m, list);
  decref(m, one);
  DECREF_OBJ(m, d);
}

// ---- set: CPython's order, written down from python3.11 ----

static void expect_order(Value set, const char *wanted) {
  Value text = value_repr(m, set);
  assert_string_equal(str_data(text), wanted);
  decref(m, text);
}

static Value set_of(int n, const int *items) {
  Value s = set_new(m, m->t_set);
  for (int i = 0; i < n; i++) assert_int_equal(set_add(m, s, from_int(items[i])), YES);
  return s;
}

static void sets_are_walked_as_in_cpython(void **state) {
  Value s = set_of(6, (int[]){100, 5, 8, 16, 24, 1});
  expect_order(s, "{1, 100, 5, 8, 16, 24}");
  decref(m, s);
  s = set_of(3, (int[]){0, 8, 16});
  set_discard(m, s, from_int(0));
  set_discard(m, s, from_int(16));
  set_add(m, s, from_int(24));
  expect_order(s, "{8, 24}");
  assert_int_equal(set_discard(m, s, from_int(3)), NO);
  assert_int_equal(set_has(m, s, from_int(24)), YES);
  decref(m, s);
  s = set_of(3, (int[]){-1, -2, 5});
  expect_order(s, "{5, -1, -2}");
  decref(m, s);
}

// ---- lists ----

static void sorting_is_stable(void **state) {
  for (size_t n = 0; n < 300; n = n * 2 + 1) {
    Value *keys = heap_alloc(m->heap, (n + 1) * sizeof *keys), *items = heap_alloc(m->heap, (n + 1) * sizeof *items);
    for (size_t i = 0; i < n; i++) keys[i] = from_int((int64_t)(draw() % 10)), items[i] = from_int((int64_t)i);
    assert_int_equal(list_sort_plain(m, keys, items, n), YES);
    for (size_t i = 1; i < n; i++) {
      assert_true(as_int(keys[i - 1]) <= as_int(keys[i]));
      if (keys[i - 1] == keys[i]) assert_true(as_int(items[i - 1]) < as_int(items[i]));
    }
    heap_free(m->heap, keys, (n + 1) * sizeof *keys);
    heap_free(m->heap, items, (n + 1) * sizeof *items);
  }
}

static void a_sort_that_raises_loses_nothing(void **state) {
  Value mixed[] = {from_int(3), str_constant("a", 1), from_int(1), from_int(2), str_constant("b", 1)};
  assert_int_equal(list_sort_plain(m, mixed, NULL, 5), RAISED);
  forget();
  int64_t sum = 0, texts = 0;
  for (int i = 0; i < 5; i++) is_int(mixed[i]) ? (sum += as_int(mixed[i])) : texts++;
  assert_int_equal(sum, 6);
  assert_int_equal(texts, 2);
}

static void slices_have_pythons_bounds(void **state) {
  const struct {
    int64_t start, stop, step, length, wanted[4];
  } rows[] = {{1, 3, 1, 5, {1, 3, 1, 2}},
              {-2, 99, 1, 5, {3, 5, 1, 2}},
              {4, 0, -2, 5, {4, 0, -2, 2}},
              {-99, -1, 3, 5, {0, 4, 3, 2}},
              {3, 1, 1, 5, {3, 1, 1, 0}}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    int64_t got[4];
    Value s = slice_new(m, from_int(rows[i].start), from_int(rows[i].stop), from_int(rows[i].step));
    assert_true(slice_bounds(m, s, rows[i].length, &got[0], &got[1], &got[2], &got[3]));
    assert_memory_equal(got, rows[i].wanted, sizeof got);
    decref(m, s);
  }
}

// ---- numbers ----

// A random integer of up to 300 bits, of either sign and either form.
static Value some_integer(void) {
  uint64_t limbs[5];
  size_t n = draw() % 6;
  for (size_t i = 0; i < n; i++) limbs[i] = draw() % 5 ? draw() : draw() % 2 ? UINT64_MAX : 0;
  return int_from_limbs(m, draw() % 2 ? 1 : -1, limbs, n);
}

static Value op(int which, Value a, Value b) {
  Value v = number_binary(m, which, a, b);
  assert_true(v != V_UNBOUND && v != V_NOTIMPLEMENTED);
  return v;
}

static void expect_same(Value a, Value b) {
  assert_int_equal(number_compare(a, b), 0);
  assert_int_equal(is_int(a), is_int(b));
  decref(m, a);
  decref(m, b);
}

static void integers_keep_the_laws_of_arithmetic(void **state) {
  for (int round = 0; round < 3000; round++) {
    Value a = some_integer(), b = some_integer(), sum = op(B_ADD, a, b), product = op(B_MUL, a, b);
    expect_same(op(B_SUB, sum, b), incref(a));
    Value square = op(B_MUL, sum, a), aa = op(B_MUL, a, a);
    expect_same(op(B_ADD, aa, product), square);
    decref(m, aa);
    if (integer_sign(b)) {
      Value q = op(B_FLOORDIV, a, b), r = op(B_MOD, a, b), back = op(B_MUL, q, b);
      assert_true(!integer_sign(r) || integer_sign(r) == integer_sign(b));
      expect_same(op(B_ADD, back, r), incref(a));
      decref(m, q), decref(m, r), decref(m, back);
    }
    Value both = op(B_AND, a, b), either = op(B_OR, a, b), one = op(B_XOR, a, b);
    expect_same(op(B_ADD, both, either), incref(sum));
    expect_same(op(B_SUB, either, both), one);
    decref(m, both), decref(m, either);
    Value count = from_int((int64_t)(draw() % 200)), left = op(B_LSHIFT, a, count),
          unit = op(B_LSHIFT, from_int(1), count);
    expect_same(op(B_RSHIFT, left, count), incref(a));
    expect_same(op(B_FLOORDIV, a, unit), op(B_RSHIFT, a, count));
    decref(m, left), decref(m, unit), decref(m, a), decref(m, b), decref(m, sum), decref(m, product);
  }
}

static void integers_are_read_as_they_are_written(void **state) {
  static const int bases[] = {2, 8, 10, 16};
  for (int round = 0; round < 500; round++) {
    Value a = some_integer();
    int base = bases[draw() % 4];
    char *text;
    size_t size;
    assert_true(int_to_text(m, a, base, &text, &size));
    expect_same(int_parse(m, text, size, base), a);
    heap_free(m->heap, text, size + 1);
  }
  static const char *const bad[] = {"", "-", "_1", "1_", "1__0", "0x", "12a", " ", "+-1", "0b2"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    assert_int_equal(int_parse(m, bad[i], strlen(bad[i]), 0), V_UNBOUND);
    forget();
  }
}

static void integers_and_floats_compare_exactly(void **state) {
  Value large = int_new(m, ((int64_t)1 << 53) + 1), f = float_new(m, 9007199254740992.0),
        power = op(B_POW, from_int(2), from_int(100)), d = float_new(m, 0x1p100);
  Value more = op(B_ADD, power, from_int(1));
  assert_int_equal(number_compare(large, f), 1);
  assert_int_equal(number_compare(f, large), -1);
  assert_int_equal(number_compare(power, d), 0);
  assert_int_equal(number_compare(more, d), 1);
  assert_true(number_hash(power) == number_hash(d));
  decref(m, large), decref(m, f), decref(m, power), decref(m, d), decref(m, more);
}

static void floats_show_their_shortest_digits(void **state) {
  const struct {
    double d;
    const char *text;
  } rows[] = {{0.1, "0.1"},
              {1e16, "1e+16"},
              {123456789012345.0, "123456789012345.0"},
              {1e-5, "1e-05"},
              {0.0001, "0.0001"},
              {5e-324, "5e-324"},
              {-0.0, "-0.0"},
              {1.7976931348623157e308, "1.7976931348623157e+308"},
              {2.5, "2.5"},
              {0.1 + 0.2, "0.30000000000000004"},
              {1e22, "1e+22"},
              {100.0, "100.0"}};
  char text[32];
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    float_repr(rows[i].d, text);
    assert_string_equal(text, rows[i].text);
  }
}

// ---- no room ----

// Each allocation in turn fails: MemoryError is raised, the containers stay whole, and everything is given back.
static void a_failed_allocation_leaves_things_whole(void **state) {
  for (long nth = 0; nth < 60; nth++) {
    Value list = list_new(m, 0), set = set_new(m, m->t_set);
    Dict *d = dict_new(m);
    heap_fail_after(nth);
    int64_t i = 0;
    for (; i < 50; i++) {
      if (!list_append(m, list, from_int(i))) break;
      if (set_add(m, set, from_int(i)) != YES || dict_set(m, d, from_int(i), from_int(i)) != YES) break;
    }
    heap_fail_after(-1);
    if (i < 50) {
      assert_true(raised(m));
      forget();
    }
    assert_true(as_list(list)->count >= i && d->live >= i);
    for (int64_t k = 0; k < i; k++) assert_int_equal(set_has(m, set, from_int(k)), YES);
    decref(m, list);
    decref(m, set);
    DECREF_OBJ(m, d);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_found_by_pointer_and_by_text),
                                     cmocka_unit_test(a_dict_keeps_its_order_through_growth_and_deletion),
                                     cmocka_unit_test(every_change_of_keys_has_a_version_of_its_own),
                                     cmocka_unit_test(equal_numbers_are_one_key),
                                     cmocka_unit_test(sets_are_walked_as_in_cpython),
                                     cmocka_unit_test(sorting_is_stable),
                                     cmocka_unit_test(a_sort_that_raises_loses_nothing),
                                     cmocka_unit_test(slices_have_pythons_bounds),
                                     cmocka_unit_test(integers_keep_the_laws_of_arithmetic),
                                     cmocka_unit_test(integers_are_read_as_they_are_written),
                                     cmocka_unit_test(integers_and_floats_compare_exactly),
                                     cmocka_unit_test(floats_show_their_shortest_digits),
                                     cmocka_unit_test(a_failed_allocation_leaves_things_whole)};
  return cmocka_run_group_tests(tests, start, stop);
}
