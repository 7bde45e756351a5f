// What orders two steps and what does not (happens-before), and which races that leaves, on orders made by hand: one
// rule a test, and what would be true if the rule were another.
#include "explore/races.h"
#include "order_help.h"

static int setup(void **state) {
  order_begin();
  return 0;
}

static int races_found(void) {
  Races *r = races_new();
  assert_true(races_order(r, w, ev, n));
  assert_true(races_order(r, w, ev, n));  // the tables of one order say nothing to the next
  int found = r->n;
  for (int i = 0; i < found; i++) assert_int_equal(r->race[i].orders % 2, 0);
  races_free(r);
  return found;
}

static uint32_t raw;
static void two_children(void) {
  raw = object(KIND_RAWVALUE, "raw", -1);
  start(MAIN, A);
  start(MAIN, B);
}

static void test_two_loads_do_not_race(void **state) {
  two_children();
  load(A, raw, 1, 0);
  load(B, raw, 2, 0);
  assert_int_equal(races_found(), 0);
  store(A, raw, 3, 0);
  assert_int_equal(races_found(), 1);  // with B's load; its own is its own
}

// Who reads beside others is remembered, each of them, until the next store.
static void test_each_reader_races(void **state) {
  two_children();
  start(MAIN, C);
  load(A, raw, 1, 0);
  load(B, raw, 2, 0);
  load(B, raw, 3, 0);  // its last one only
  store(C, raw, 4, 1);
  assert_int_equal(races_found(), 2);
  load(A, raw, 5, 0);
  assert_int_equal(races_found(), 3);
}

static void test_one_report_for_an_array(void **state) {
  uint32_t numbers = object(KIND_RAWARRAY, "numbers", -1), number = object(KIND_RAWARRAY, "number", -1);
  start(MAIN, A);
  start(MAIN, B);
  for (int i = 0; i < 40; i++) {
    store(A, i < 20 ? numbers : number, 1, 0)->arg2 = i % 20;
    store(B, i < 20 ? numbers : number, 2, 0)->arg2 = i % 20;
  }
  Races *r = races_new();
  assert_true(races_order(r, w, ev, n));
  assert_int_equal(r->n, 2);
  assert_int_equal(r->race[0].orders, 20);
  assert_string_equal(r->race[0].object, "numbers[0]");
  assert_string_equal(r->race[1].object, "number[0]");
  races_free(r);
}

// The same two lines the other way round are the same race; another line, or a load for a store, is another.
static void test_which_races_are_one(void **state) {
  two_children();
  store(A, raw, 1, 0);
  store(B, raw, 2, 0);
  Races *r = races_new();
  assert_true(races_order(r, w, ev, n));
  n -= 2;
  store(B, raw, 2, 0);
  store(A, raw, 1, 0);
  assert_true(races_order(r, w, ev, n));
  assert_int_equal(r->n, 1);
  assert_int_equal(r->race[0].orders, 2);
  ev[n - 1].choice.line = 9;
  assert_true(races_order(r, w, ev, n));
  assert_int_equal(r->n, 2);
  n--;
  load(A, raw, 1, 0);
  assert_true(races_order(r, w, ev, n));
  assert_int_equal(r->n, 3);
  races_free(r);
}

// A slice touches its cells alone: so many from the first on, with its step between them.
static void test_a_slice(void **state) {
  uint32_t numbers = object(KIND_RAWARRAY, "numbers", -1);
  static const bool in_slice[] = {false, false, true, false, false, true, false, false, true, false, false, false};
  for (int verb = VERB_LOAD_ALL; verb <= VERB_STORE_ALL; verb++)
    for (int i = 0; i < 12; i++) {
      n = 0;
      start(MAIN, A);
      start(MAIN, B);
      ExploreEvent *all = step(A, verb, numbers, 1, 0);
      all->arg = 2 | (int64_t)3 << 32;
      all->arg2 = 3;
      store(B, numbers, 2, 0)->arg2 = i;
      assert_int_equal(races_found(), in_slice[i]);
      n--;
      load(B, numbers, 2, 0);
      ev[n - 1].arg = i;
      assert_int_equal(races_found(), in_slice[i] && verb == VERB_STORE_ALL);
    }
}

static ExploreEvent *at_pipe(int slot, int verb, uint32_t pipe, int end, int64_t result) {
  ExploreEvent *e = step(slot, verb, pipe, 2, result);
  e->arg = end;
  return e;
}

// A message orders its sender and its receiver: the first one that is received is the first one that was sent.
static void test_a_message_orders(void **state) {
  uint32_t pipe = object(KIND_PIPE, "pipe", -1);
  two_children();
  start(MAIN, C);
  at_pipe(C, VERB_PIPE_SEND, pipe, 1, 1);
  store(A, raw, 1, 1);
  at_pipe(A, VERB_PIPE_SEND, pipe, 1, 1);
  at_pipe(B, VERB_PIPE_RECV, pipe, 0, 1);
  load(B, raw, 4, 1);
  assert_int_equal(races_found(), 1);
  n--;
  at_pipe(B, VERB_PIPE_RECV, pipe, 0, 1);
  load(B, raw, 4, 1);
  assert_int_equal(races_found(), 0);
  store(A, raw, 5, 1);  // after it was sent
  assert_int_equal(races_found(), 1);
}

// That two go to the same end orders nothing; nor does what goes the other way.
static void test_what_a_pipe_does_not_order(void **state) {
  uint32_t pipe = object(KIND_PIPE, "pipe", -1);
  two_children();
  store(A, raw, 1, 1);
  at_pipe(A, VERB_PIPE_SEND, pipe, 1, 1);
  at_pipe(B, VERB_PIPE_SEND, pipe, 1, 1);
  store(B, raw, 4, 1);
  assert_int_equal(races_found(), 1);
  n = 0;
  two_children();
  store(A, raw, 1, 1);
  at_pipe(A, VERB_PIPE_SEND, pipe, 1, 1);
  at_pipe(A, VERB_PIPE_SEND, pipe, 0, 1);
  at_pipe(B, VERB_PIPE_RECV, pipe, 1, 1);  // its own end's
  store(B, raw, 4, 1);
  assert_int_equal(races_found(), 0);
  n = 0;
  two_children();
  at_pipe(A, VERB_PIPE_SEND, pipe, 0, 1);
  store(A, raw, 1, 1);
  at_pipe(A, VERB_PIPE_SEND, pipe, 1, 1);
  at_pipe(B, VERB_PIPE_RECV, pipe, 1, 1);
  store(B, raw, 4, 1);
  assert_int_equal(races_found(), 1);
}

// Who sees that something is there, or that it was received, or the end of file, comes after it.
static void test_what_is_seen_of_a_pipe_orders(void **state) {
  uint32_t pipe = object(KIND_PIPE, "pipe", -1);
  two_children();
  store(A, raw, 1, 1);
  at_pipe(A, VERB_PIPE_SEND, pipe, 1, 1);
  at_pipe(B, VERB_PIPE_POLL, pipe, 0, 1);
  load(B, raw, 4, 1);
  assert_int_equal(races_found(), 0);
  ev[n - 2].result = 0;  // it saw nothing
  assert_int_equal(races_found(), 1);
  n = 0;
  two_children();
  at_pipe(B, VERB_PIPE_SEND, pipe, 1, 2);
  store(A, raw, 1, 1);
  at_pipe(A, VERB_PIPE_RECV, pipe, 0, 1);
  at_pipe(B, VERB_PIPE_SENT, pipe, 1, 1);
  load(B, raw, 4, 1);
  assert_int_equal(races_found(), 0);
  n = 0;
  two_children();
  store(A, raw, 1, 1);
  at_pipe(A, VERB_PIPE_CLOSE, pipe, 1, 0);
  at_pipe(B, VERB_PIPE_RECV, pipe, 0, 0);
  load(B, raw, 4, 1);
  assert_int_equal(races_found(), 0);
  ev[n - 3].choice.verb = VERB_PIPE_LEND;
  assert_int_equal(races_found(), 1);
}

// What a signal's process does from then on comes after it.
static void test_a_signal_orders(void **state) {
  two_children();
  store(A, raw, 1, 1);
  step(A, VERB_KILL, B, 2, 1)->arg = 10;
  load(B, raw, 4, 1);
  assert_int_equal(races_found(), 0);
  load(MAIN, raw, 5, 1);
  assert_int_equal(races_found(), 1);
}

// A step that the world refused orders nothing.
static void test_a_failure_orders_nothing(void **state) {
  uint32_t lock = object(KIND_LOCK, NULL, -1);
  two_children();
  store(A, raw, 1, 1);
  release(A, lock, 2);
  acquire(B, lock, 3);
  load(B, raw, 4, 1);
  assert_int_equal(races_found(), 0);
  ev[3].failed = true;
  assert_int_equal(races_found(), 1);
  ev[2].failed = true;  // nor is a store that failed one
  ev[3].failed = false;
  assert_int_equal(races_found(), 0);
}

// Messages are got in the order in which they were fed, each from its own queue.
static void test_messages_in_turn(void **state) {
  uint32_t q = object(KIND_QUEUE, "q", -1), other = object(KIND_QUEUE, "other", -1);
  two_children();
  step(A, VERB_FEED, other, 0, 0);
  step(A, VERB_FEED, q, 0, 0);
  store(A, raw, 1, 1);
  step(A, VERB_FEED, q, 0, 0);
  step(B, VERB_GET, q, 2, 1);
  load(B, raw, 3, 1);
  assert_int_equal(races_found(), 1);  // the first message is older
  n--;
  step(B, VERB_GET, other, 2, 1);
  load(B, raw, 3, 1);
  assert_int_equal(races_found(), 1);
  n--;
  step(B, VERB_GET, q, 2, 1);
  load(B, raw, 3, 1);
  assert_int_equal(races_found(), 0);
}

// A place that was given back comes after what its giver did.
static void test_a_place_orders(void **state) {
  uint32_t q = bounded(KIND_QUEUE, 1);
  two_children();
  store(A, raw, 1, 1);
  step(A, VERB_GET, q, 2, 1);
  step(B, VERB_PUT, q, 3, 1);
  load(B, raw, 4, 1);
  assert_int_equal(races_found(), 0);
  ev[4].result = 0;  // it found no place
  assert_int_equal(races_found(), 1);
}

static void test_a_notice_orders(void **state) {
  uint32_t cond = object(KIND_CONDITION, "cond", (int)object(KIND_LOCK, NULL, -1));
  two_children();
  store(A, raw, 1, 1);
  step(A, VERB_NOTIFY, cond, 2, 1)->arg = 1;
  step(B, VERB_WOKEN, cond, 3, 1);
  load(B, raw, 4, 1);
  assert_int_equal(races_found(), 0);
  ev[4].result = 0;  // its time ran out
  assert_int_equal(races_found(), 1);
}

// An end brings all that any strand of the process did; who kills one has not seen what it did.
static void test_ends(void **state) {
  two_children();
  store(A, raw, 1, 1);
  ev[n - 1].choice.strand = 1;
  end(A);
  step(MAIN, VERB_JOIN, A, 3, 1);
  store(MAIN, raw, 4, 1);
  assert_int_equal(races_found(), 0);
  step(B, VERB_LOAD, raw, 5, 1);
  assert_int_equal(races_found(), 1);  // B has joined nobody: with main's store
  n = 0;
  store(A, raw, 1, 1);
  step(B, VERB_KILL, A, 2, 0)->ended = A;
  load(B, raw, 3, 1);
  assert_int_equal(races_found(), 1);
  step(MAIN, VERB_JOIN, A, 4, 1);
  store(MAIN, raw, 5, 1);
  assert_int_equal(races_found(), 2);  // with B's load, that came after the kill
}

// A strand comes after the step of its process that made it.
static void test_a_new_strand(void **state) {
  two_children();
  store(A, raw, 1, 1);
  int cause = n - 1;
  load(A, raw, 2, 1);
  ev[n - 1].choice.strand = 1;
  assert_int_equal(races_found(), 1);
  ev[n - 1].cause = cause;
  assert_int_equal(races_found(), 0);
  ev[n - 1].cause = 1;  // a step of another process made it: no reason
  assert_int_equal(races_found(), 1);
  ev[n - 1].cause = cause;
  store(A, raw, 3, 1);  // the maker's own, later
  assert_int_equal(races_found(), 1);
}

// The maker may be the very first strand of the order.
static void test_a_strand_that_the_first_one_makes(void **state) {
  raw = object(KIND_RAWVALUE, "raw", -1);
  store(MAIN, raw, 1, 1);
  load(MAIN, raw, 2, 1);
  ev[n - 1].choice.strand = 1;
  ev[n - 1].cause = 0;
  assert_int_equal(races_found(), 0);
}

static void test_who_races_is_named(void **state) {
  uint32_t one = object(KIND_LOCK, "one", -1), two = object(KIND_LOCK, "two", -1);
  char text[320];
  two_children();
  acquire(A, one, 1);
  store(A, raw, 2, 1);
  acquire(B, two, 3);
  store(B, raw, 4, 1);
  Races *r = races_new();
  assert_true(races_order(r, w, ev, n));
  race_text(&r->race[0], text, sizeof text);
  assert_string_equal(text, "raw: Process-1 stores to it on line 2, holding one; Process-2 stores to it on line 4, "
                            "holding two; nothing orders the two: they hold different locks");
  races_free(r);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_two_loads_do_not_race),
      TEST(test_each_reader_races),
      TEST(test_one_report_for_an_array),
      TEST(test_which_races_are_one),
      TEST(test_a_slice),
      TEST(test_a_message_orders),
      TEST(test_what_a_pipe_does_not_order),
      TEST(test_what_is_seen_of_a_pipe_orders),
      TEST(test_a_signal_orders),
      TEST(test_a_failure_orders_nothing),
      TEST(test_messages_in_turn),
      TEST(test_a_place_orders),
      TEST(test_a_notice_orders),
      TEST(test_ends),
      TEST(test_a_new_strand),
      TEST(test_a_strand_that_the_first_one_makes),
      TEST(test_who_races_is_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
