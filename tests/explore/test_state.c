// The key of a state: equal after orders that differ in independent steps alone, another after each thing that matters.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "bind/ops.h"
#include "explore/inner.h"
#include "explore/state.h"
#include "explore/store.h"

static Explore *x;
static ExploreEvent event[200];
static int n;
static ExploreMark *start;

static void open_program(const char *text) {
  static const char *const argv[] = {"program.py"};
  static RunConfig config;
  char why[300];
  config = (RunConfig){.path = "program.py", .text = text, .size = strlen(text), .argv = argv, .argc = 1, .births = -1};
  x = explore_new(&bind_ops, &config, &(ExploreSetup){.seed = 1}, why, sizeof why);
  if (!x) fail_msg("%s", why);
  explore_keep_states(x);
  start = explore_mark(x);
}

static void close_program(void) {
  explore_drop(x, start);
  explore_free(x);
}

// From the start: one step of the process of that slot for each digit; ' ' is nothing. The state's key.
static StateKey after(const char *slots) {
  StateKey key;
  explore_back(x, start);
  n = 0;
  for (; *slots; slots++)
    if (*slots != ' ') assert_int_equal(explore_take(x, *slots - '0', 0, &event[n++]), EXPLORE_TAKEN);
  assert_true(explore_key(x, event, n, &key));
  return key;
}

static void expect_same(const char *a, const char *b) {
  StateKey first = after(a), second = after(b);
  if (!state_same(first, second)) fail_msg("%s and %s are one state", a, b);
}

static void expect_other(const char *a, const char *b) {
  StateKey first = after(a), second = after(b);
  if (state_same(first, second)) fail_msg("%s and %s are two states", a, b);
}

#define TWO(body, shared)                                                          \
  "from multiprocessing import *\n" body "if __name__ == '__main__':\n    " shared \
  "\n    ps = [Process(target=t, args=(v,)) for t in (f, g)]\n    for p in ps: p.start()\n    for p in ps: p.join()\n"

// f and g store to cells of their own, and each loads its own: the orders of these commute.
static void test_commuting(void **state) {
  open_program(TWO("def f(v): v[0] += 1; v[0] += 1\ndef g(v): v[1] += 1\n", "v = RawArray('i', 2)"));
  expect_same("00 11 22", "00 22 11");
  expect_same("00 12 12", "00 22 11");
  expect_same("00 1111 2", "00 2 1111");
  expect_other("00 11", "00 22");
  expect_other("00 1", "00 11");
  expect_other("00 11", "00 1111");
  close_program();
}

// Both store 1 in turn: what stands there is the same, but for what was loaded before.
static void test_values(void **state) {
  open_program(TWO("def f(v): v.value = 1\ndef g(v): v.value = 1\n", "v = RawValue('i', 0)"));
  expect_same("00 12", "00 21");
  expect_other("00 1", "00 2");
  close_program();
  open_program(TWO("def f(v): v.value = 1\ndef g(v): v.value = 2\n", "v = RawValue('i', 0)"));
  expect_other("00 12", "00 21");
  close_program();
}

// g has loaded 0 in both; f has stored 0 before it, or after: a store of g's is stale, or is not.
static void test_staleness(void **state) {
  open_program(TWO("def f(v): v.value = 0\ndef g(v): v.value += 1\n", "v = RawValue('i', 0)"));
  expect_other("00 12", "00 21");
  close_program();
}

// Once an object has seen a stale store, who would be stale next is no part of it: the third one's load comes before
// or after a store that changes nothing but the version.
static void test_stale_once(void **state) {
  open_program(TWO("def f(v):\n  v.value += 1\n  v.value = 1\ndef g(v):\n  v.value += 1\n  v.value += 1\n",
                   "v = RawValue('i', 0)"));
  expect_other("00 21", "00 12 2");             // the store has been taken or not
  expect_same("00 12 1 2 12", "00 12 1 2 21");  // stale by g's first store; then a load beside a store of the same
  close_program();
}

// f's load is for a branch: nothing of it is left but where it would have led with a word that f ever stores over.
static void test_branches(void **state) {
  open_program(TWO("def f(v):\n    if v.value == 7: v.value = 8\n    v.value = 3\ndef g(v): v.value = 1; v.value = 2\n",
                   "v = RawValue('i', 0)"));
  after("00 1 22 1");  // it stores over 2
  expect_same("00 1 22", "00 2 1 2");
  expect_same("00 1 22", "00 22 1");
  close_program();
  open_program(TWO("def f(v):\n    if v.value == 1: v.value\n    v.value = 3\ndef g(v): v.value = 2; v.value = 1\n",
                   "v = RawValue('i', 0)"));
  after("00 1 22 1");  // with 1 it would not have come to this store
  expect_same("00 1 22", "00 2 1 2");
  expect_other("00 1 22", "00 22 1");
  close_program();
  open_program(TWO("def f(v):\n    new = v.value + 1\n    v.value = new\ndef g(v): v.value = 2; v.value = 1\n",
                   "v = RawValue('i', 0)"));
  after("00 1 22 1");
  expect_other("00 1 22", "00 2 1 2");
  close_program();
}

// A free lock is one, whoever had it and how often; a lock that is held is its holder's.
static void test_locks(void **state) {
  open_program(
      TWO("def f(v):\n  with v: pass\n  v.acquire()\ndef g(v):\n  with v: pass\n  v.acquire()\n", "v = Lock()"));
  expect_same("00 11 22", "00 22 11");
  expect_other("00 11 22 1", "00 11 22 2");
  close_program();
}

// A process's own text counts, not which process wrote first.
static void test_output(void **state) {
  open_program(TWO("def f(v): print('a', flush=True)\ndef g(v): print('b', flush=True)\n", "v = 0"));
  expect_same("00 12", "00 21");
  expect_other("00 1", "00");
  close_program();
}

// Whether the clock is in it rests on whether the program looks at it.
static void test_clock(void **state) {
  open_program(TWO("import time\ndef f(v): time.sleep(1); v.value = 1\ndef g(v): time.sleep(2); v.value = 1\n",
                   "v = RawValue('i', 0)"));
  expect_same("00 12", "00 21");
  close_program();
}

// Variables, though no step has told of them yet.
static void test_private(void **state) {
  open_program(
      TWO("def f(v): v.value = 1\ndef g(v):\n  x = v.value\n  v.value = 5\n  v.value = x\n", "v = RawValue('i', 0)"));
  expect_other("00 1 22", "00 2 1 2");
  close_program();
}

// ---- the store ----

static void test_states_are_found(void **state) {
  Store *t = store_new();
  for (uint64_t i = 0; i < 5000; i++) {
    StoreState *s = store_at(t, (StateKey){{i * 7, i}});
    assert_int_equal(s->used, 0);
    s->used = 1;
    s->below = (uint32_t)i;
  }
  assert_int_equal(store_states(t), 5000);
  for (uint64_t i = 0; i < 5000; i++) assert_int_equal(store_find(t, (StateKey){{i * 7, i}})->below, i);
  assert_null(store_find(t, (StateKey){{7, 2}}));  // half of a key is none
  store_free(t);
}

static void test_sets_grow(void **state) {
  Store *t = store_new();
  StoreBits b = {0};
  ClockStep s = {.verb = VERB_LOAD, .target = -1, .told = -1};
  for (int i = 0; i < 5000; i++) {  // many strands, many kinds
    s.slot = (uint16_t)(i % 300);
    s.object = (uint32_t)i;
    assert_int_equal(store_kind(t, &s), i);
    assert_int_equal(store_kind(t, &s), i);
    assert_true(store_bits_add(&b, i));
  }
  assert_int_equal(store_whos(t), 300);
  int64_t all = store_set(t, &b);
  store_bits_clear(&b);
  store_bits_add(&b, 3);
  int64_t one = store_set(t, &b);
  size_t words;
  assert_int_not_equal(all, one);
  assert_int_equal(store_set(t, &b), one);
  assert_int_equal(store_set_words(t, (uint32_t)all, &words)[70], UINT64_MAX);
  assert_int_equal(words, 79);
  assert_int_equal(store_set_words(t, (uint32_t)one, &words)[0], 8);
  assert_int_equal(words, 1);
  free(b.word);
  store_free(t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_commuting),        cmocka_unit_test(test_values),    cmocka_unit_test(test_staleness),
      cmocka_unit_test(test_stale_once),       cmocka_unit_test(test_branches),  cmocka_unit_test(test_locks),
      cmocka_unit_test(test_output),           cmocka_unit_test(test_clock),     cmocka_unit_test(test_private),
      cmocka_unit_test(test_states_are_found), cmocka_unit_test(test_sets_grow),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
