// Patterns in orders that do not break, on orders made by hand: what earns a caveat, and near misses that do not.
#include "explore/patterns_order.h"
#include "order_help.h"

static Patterns *patterns;
static Caveats caveats;
static uint32_t pipe;

static int setup(void **state) {
  order_begin();
  WorldSpec spec = {.kind = KIND_PIPE, .owner = -1, .lock = -1, .count = 2, .line = 3};
  pipe = (uint32_t)world_object_new(w, world_actor(w, MAIN, 0), &spec);
  world_name(w, pipe, "c");
  patterns = patterns_new();
  assert_non_null(patterns);
  start(MAIN, A);
  start(MAIN, B);
  return 0;
}

static int cleanup(void **state) {
  patterns_free(patterns);
  caveats_free(&caveats);
  return teardown(state);
}

static void sends(int slot, int end, uint32_t line, uint32_t nbytes) {
  ExploreEvent *e = step(slot, VERB_PIPE_SEND, pipe, line, 1);
  e->arg = end;
  e->nbytes = nbytes;
}
static void receives(int slot, int end, uint32_t line, int64_t result) {
  step(slot, VERB_PIPE_RECV, pipe, line, result)->arg = end;
}

static int found(void) {
  assert_true(patterns_order(patterns, w, ev, n, &caveats));
  return caveats.n;
}

static void test_two_senders(void **state) {
  sends(A, 1, 5, 5000);
  sends(B, 1, 9, 10);
  assert_int_equal(found(), 1);
  assert_int_equal(caveats.list[0].kind, CAVEAT_PATTERN);
  assert_int_equal(caveats.list[0].line, 9);
  assert_int_equal(found(), 1);  // the same lines once more
  char text[640];
  explore_english(caveats.list[0].said, text, sizeof text);
  assert_string_equal(text, "Process-1 (line 5) and Process-2 (line 9) send to the same end of c, and nothing orders "
                            "the two. CPython does not write a message of 5000 bytes at once: the two can be mixed, "
                            "which is not among these orders. Send under one lock, or use a Queue.");
}

// A message with its length in one page, at most: PIPE_BUF.
static void test_what_is_written_at_once(void **state) {
  sends(A, 1, 5, 4092);
  sends(B, 1, 9, 4092);
  assert_int_equal(found(), 0);
  ev[n - 1].nbytes++;
  assert_int_equal(found(), 1);
}

// A later small message does not hide the large one before it.
static void test_the_largest_counts(void **state) {
  sends(A, 1, 5, 5000);
  sends(A, 1, 6, 10);
  sends(B, 1, 9, 10);
  assert_int_equal(found(), 1);
}

static void test_two_ends(void **state) {
  sends(A, 1, 5, 5000);
  sends(B, 0, 9, 5000);
  receives(A, 1, 6, 1);
  receives(B, 0, 10, 1);
  assert_int_equal(found(), 0);
}

static void test_senders_with_a_lock(void **state) {
  uint32_t lock = object(KIND_LOCK, "lock", -1);
  for (int who = A; who <= B; who++) {
    acquire(who, lock, 4);
    sends(who, 1, 5, 5000);
    release(who, lock, 4);
  }
  assert_int_equal(found(), 0);
}

static void test_senders_by_turns(void **state) {
  uint32_t turn = object(KIND_VALUE, "turn", -1);
  sends(A, 1, 5, 5000);
  store(A, turn, 6, 1);
  load(B, turn, 8, 1);
  sends(B, 1, 9, 5000);
  assert_int_equal(found(), 0);
}

static void test_a_sender_after_a_join(void **state) {
  sends(A, 1, 5, 5000);
  end(A);
  step(MAIN, VERB_JOIN, A, 20, 1);
  sends(MAIN, 1, 21, 5000);
  assert_int_equal(found(), 0);
}

// A pipe of mplab's own modules has its own rules.
static void test_a_pipe_of_a_manager(void **state) {
  sends(A, 1, 5, 5000);
  sends(B, 1, 9, 5000);
  world_object(w, pipe)->role = ROLE_LINK;
  assert_int_equal(found(), 0);
}

static void test_two_receivers(void **state) {
  receives(A, 0, 5, 1);
  receives(B, 0, 9, 0);
  assert_int_equal(found(), 1);
}

static void test_two_see_the_end_of_file(void **state) {
  receives(A, 0, 5, 0);
  receives(B, 0, 9, 0);
  assert_int_equal(found(), 0);
}

// ---- only where ends differ ----

static uint32_t value_named(const char *name) { return object(KIND_VALUE, name, (int)object(KIND_RLOCK, NULL, -1)); }

static int found_at_the_end(void) {
  assert_int_equal(found(), 0);
  patterns_ends(patterns, &caveats);
  return caveats.n;
}

static void test_read_before_it_was_ready(void **state) {
  uint32_t v = value_named("v");
  load(MAIN, v, 20, 0);
  store(A, v, 5, 42);
  assert_int_equal(found_at_the_end(), 1);
  assert_int_equal(caveats.list[0].line, 20);
}

// A progress report looks again and again, here or in another order.
static void test_read_again_and_again(void **state) {
  uint32_t v = value_named("v");
  load(MAIN, v, 20, 0);
  store(A, v, 5, 42);
  assert_int_equal(found(), 0);
  load(MAIN, v, 20, 42);
  assert_int_equal(found_at_the_end(), 0);
}

static void test_a_stranger_may_read(void **state) {
  uint32_t v = value_named("v");
  load(B, v, 20, 0);
  store(A, v, 5, 42);
  assert_int_equal(found_at_the_end(), 0);
}

static void test_a_reader_under_a_lock(void **state) {
  uint32_t v = value_named("v"), lock = object(KIND_LOCK, "lock", -1);
  acquire(MAIN, lock, 19);
  load(MAIN, v, 20, 0);
  release(MAIN, lock, 19);
  store(A, v, 5, 42);
  assert_int_equal(found_at_the_end(), 0);
}

static void torn(bool locked) {
  uint32_t x = value_named("x"), y = value_named("y"), lock = object(KIND_LOCK, "lock", -1);
  load(B, x, 10, 0);
  if (locked) acquire(A, lock, 4);
  store(A, x, 5, 1);
  store(A, y, 6, 1);
  if (locked) release(A, lock, 4);
  load(B, y, 11, 1);
}

static void test_a_torn_pair(void **state) {
  torn(true);
  assert_int_equal(found_at_the_end(), 1);
  assert_int_equal(caveats.list[0].line, 10);
}

static void test_a_pair_without_a_lock(void **state) {
  torn(false);
  assert_int_equal(found_at_the_end(), 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, cleanup)
int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_two_senders),
      TEST(test_what_is_written_at_once),
      TEST(test_the_largest_counts),
      TEST(test_two_ends),
      TEST(test_senders_with_a_lock),
      TEST(test_senders_by_turns),
      TEST(test_a_sender_after_a_join),
      TEST(test_a_pipe_of_a_manager),
      TEST(test_two_receivers),
      TEST(test_two_see_the_end_of_file),
      TEST(test_read_before_it_was_ready),
      TEST(test_read_again_and_again),
      TEST(test_a_stranger_may_read),
      TEST(test_a_reader_under_a_lock),
      TEST(test_a_torn_pair),
      TEST(test_a_pair_without_a_lock),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
