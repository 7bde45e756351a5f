// A queue's verbs, tried in one process on a private world: places, messages, the pipe that holds them, and the ends
// that a pool leaves.
#include "stage.h"
#include "world/traits.h"

static VerbEnd feed(World *w, Actor a, int q, const void *bytes, uint32_t n, WorldCall *c) {
  *c = call(a, VERB_FEED, q, 0, 0);
  c->bytes = bytes;
  c->nbytes = n;
  return world_step(w, c);
}

static VerbEnd feed_simple(World *w, Actor a, int q, const void *bytes, uint32_t n, WorldCall *c) {
  *c = call(a, VERB_FEED, q, 1, 0);
  c->bytes = bytes;
  c->nbytes = n;
  return world_step(w, c);
}

static void test_queue(void **state) {
  Stage *s = *state;
  int q = new_object(s->w, s->a, KIND_QUEUE, -1, 2);
  WorldCall c;
  assert_int_equal(ask(s->w, s->a, VERB_PUT, q, 1, 0), 1);
  assert_int_equal(ask(s->w, s->a, VERB_PUT, q, 1, 0), 1);
  assert_int_equal(act(s->w, s->a, VERB_PUT, q, 1, 0), VERB_BLOCKED);
  assert_int_equal(ask(s->w, s->a, VERB_PUT, q, 0, 0), 0);
  assert_int_equal(ask(s->w, s->a, VERB_FULL, q, 0, 0), 1);
  assert_int_equal(ask(s->w, s->a, VERB_EMPTY, q, 0, 0), 1);
  assert_int_equal(feed(s->w, s->a, q, "hello", 5, &c), VERB_DONE);
  assert_int_equal(feed(s->w, s->a, q, "you", 3, &c), VERB_DONE);
  WorldItem items[4];
  char text[64];
  assert_int_equal(world_queue_items(s->w, (uint32_t)q, 0, items, 4, text, sizeof text), 2);
  assert_memory_equal(items[1].bytes, "you", 3);
  c = call(s->b, VERB_GET, q, 1, 0);
  assert_int_equal(world_step(s->w, &c), VERB_DONE);
  assert_int_equal(c.result, 1);
  assert_int_equal(c.result2, s->a);
  assert_memory_equal(c.out, "hello", 5);
  free(c.out);
  assert_int_equal(ask(s->w, s->a, VERB_QSIZE, q, 0, 0), 1);
  assert_int_equal(ask(s->w, s->b, VERB_GET_NOWAIT, q, 0, 0), 1);
  assert_int_equal(ask(s->w, s->b, VERB_GET_NOWAIT, q, 0, 0), 0);
  assert_int_equal(ask(s->w, s->b, VERB_GET, q, 1, 0), 0);  // has the reading lock now
  assert_int_equal(act(s->w, s->a, VERB_GET, q, 1, 0), VERB_BLOCKED);
  assert_int_equal(act(s->w, s->b, VERB_RECV, q, 0, 0), VERB_BLOCKED);
  c = call(s->b, VERB_RECV, q, 0, 0);
  verb_expire(s->w, &c);
  assert_true(c.timed_out);
  assert_int_equal(ask(s->w, s->a, VERB_GET, q, 1, 0), 0);
}

// Where orders are compared a get waits for its message too, and takes the reading lock no earlier.
static void test_queue_got_in_one_step(void **state) {
  Stage *s = *state;
  WorldCall c;
  Actor who;
  int q = new_object(s->w, s->a, KIND_SIMPLEQUEUE, -1, 0);
  atomic_store(&s->w->head->whole_gets, 1);
  assert_int_equal(act(s->w, s->b, VERB_GET, q, 0, 0), VERB_BLOCKED);
  assert_int_equal(world_holder(s->w, (uint32_t)q), 0);
  c = call(s->b, VERB_GET, q, 0, 0);
  assert_int_equal(verb_why(s->w, &c, &who), WHY_EMPTY);
  assert_int_equal(feed_simple(s->w, s->a, q, "one", 3, &c), VERB_DONE);
  c = call(s->b, VERB_GET, q, 0, 0);
  assert_true(verb_guard(s->w, &c));
  assert_int_equal(ask(s->w, s->b, VERB_GET, q, 0, 0), 1);
  assert_int_equal(ask(s->w, s->a, VERB_SEIZE, q, 0, 0), 0);
  assert_int_equal(feed_simple(s->w, s->a, q, "two", 3, &c), VERB_DONE);
  assert_int_equal(act(s->w, s->b, VERB_GET, q, 0, 0), VERB_BLOCKED);
  c = call(s->b, VERB_GET, q, 0, 0);
  assert_int_equal(verb_why(s->w, &c, &who), WHY_HELD);
  s->w->gets_in_two = true;
  q = new_object(s->w, s->a, KIND_SIMPLEQUEUE, -1, 0);
  assert_int_equal(ask(s->w, s->b, VERB_GET, q, 0, 0), 0);
  assert_int_equal(world_holder(s->w, (uint32_t)q), s->b);
}

// Who dies as it waits for a message keeps the reading lock, as a get of two steps does.
static void test_queue_left_in_one_step(void **state) {
  Stage *s = *state;
  WorldCall c;
  int q = new_object(s->w, s->a, KIND_SIMPLEQUEUE, -1, 0);
  atomic_store(&s->w->head->whole_gets, 1);
  c = call(s->b, VERB_GET, q, 0, 0);
  world_wait_begin(s->w, &c);
  world_process_died(s->w, actor_slot(s->b), -9, s->a);
  assert_int_equal(world_holder(s->w, (uint32_t)q), s->b);
  assert_int_equal(feed_simple(s->w, s->a, q, "one", 3, &c), VERB_DONE);
  assert_int_equal(act(s->w, s->a, VERB_GET, q, 0, 0), VERB_BLOCKED);
}

// A pool's end: from then on the queue is empty, and nobody else reads it.
static void test_queue_seized(void **state) {
  Stage *s = *state;
  static char big[200000];
  WorldCall c;
  int q = new_object(s->w, s->a, KIND_SIMPLEQUEUE, -1, 0);
  assert_int_equal(ask(s->w, s->b, VERB_GET, q, 0, 0), 0);  // b waits for a message
  assert_int_equal(act(s->w, s->a, VERB_SEIZE, q, 0, 0), VERB_BLOCKED);
  for (int i = 0; i < 3; i++) assert_int_equal(feed_simple(s->w, s->a, q, "task", 4, &c), VERB_DONE);
  assert_int_equal(ask(s->w, s->b, VERB_RECV, q, 0, 0), 1);
  assert_int_equal(ask(s->w, s->a, VERB_SEIZE, q, 0, 0), 2);
  assert_int_equal(ask(s->w, s->a, VERB_EMPTY, q, 0, 0), 1);
  assert_int_equal(ask(s->w, s->a, VERB_QSIZE, q, 0, 0), 0);
  assert_int_equal(feed_simple(s->w, s->a, q, "late", 4, &c), VERB_DONE);
  assert_int_equal(act(s->w, s->b, VERB_GET, q, 0, 0), VERB_BLOCKED);
  assert_int_equal(world_holder(s->w, (uint32_t)q), s->a);
  q = new_object(s->w, s->a, KIND_SIMPLEQUEUE, -1, 0);
  assert_int_equal(feed_simple(s->w, s->a, q, big, sizeof big, &c), VERB_DONE);
  int64_t number = c.result2;
  assert_int_equal(ask(s->w, s->b, VERB_SEIZE, q, 0, 0), 1);
  assert_int_equal(act(s->w, s->a, VERB_DRAINED, q, number, 0), VERB_DONE);
  assert_int_equal(feed_simple(s->w, s->a, q, big, sizeof big, &c), VERB_DONE);
}

// Of a pool's queues the maker's end is the only one: its death is the end of file, and a broken pipe.
static void test_queue_without_its_maker(void **state) {
  Stage *s = *state;
  WorldCall c;
  int tasks = new_object(s->w, s->b, KIND_SIMPLEQUEUE, -1, 0),
      results = new_object(s->w, s->b, KIND_SIMPLEQUEUE, -1, 0);
  world_object(s->w, (uint32_t)tasks)->count = SIDES_MAKER_WRITES;
  world_object(s->w, (uint32_t)results)->count = SIDES_MAKER_READS;
  assert_int_equal(feed_simple(s->w, s->b, tasks, "last", 4, &c), VERB_DONE);
  assert_int_equal(feed_simple(s->w, s->a, results, "done", 4, &c), VERB_DONE);
  assert_int_equal(c.result, 0);
  ask(s->w, s->b, VERB_EXIT, actor_slot(s->b), 0, 0);
  assert_int_equal(feed_simple(s->w, s->a, results, "done", 4, &c), VERB_DONE);
  assert_int_equal(c.result, -1);
  assert_int_equal(ask(s->w, s->a, VERB_GET, tasks, 0, 0), 1);
  for (int i = 0; i < 2; i++) {
    assert_int_equal(ask(s->w, s->a, VERB_GET, tasks, 0, 0), 0);
    assert_int_equal(ask(s->w, s->a, VERB_RECV, tasks, 0, 0), 0);
  }
  int shared = new_object(s->w, s->b, KIND_SIMPLEQUEUE, -1, 0);
  assert_int_equal(ask(s->w, s->a, VERB_GET, shared, 0, 0), 0);
  assert_int_equal(act(s->w, s->a, VERB_RECV, shared, 0, 0), VERB_BLOCKED);
}

static void test_queue_pipe(void **state) {
  Stage *s = *state;
  int q = new_object(s->w, s->a, KIND_QUEUE, -1, 0);
  static char big[200000], part[1000];
  memset(big, 'b', sizeof big);
  WorldCall c;
  int fed = 0;
  while (feed(s->w, s->a, q, part, sizeof part, &c) == VERB_DONE) fed++;
  assert_int_equal(fed, 65);  // 65 * 1004 of 65536
  assert_int_equal(feed(s->w, s->a, q, big, sizeof big, &c), VERB_BLOCKED);
  while (fed--) assert_int_equal(ask(s->w, s->b, VERB_GET, q, 1, 0), 1);
  for (int round = 0; round < 3; round++) {
    assert_int_equal(feed(s->w, s->a, q, big, sizeof big, &c), VERB_DONE);
    assert_int_equal(c.result, 1);
    int64_t number = c.result2;
    assert_int_equal(act(s->w, s->a, VERB_DRAINED, q, number, 0), VERB_BLOCKED);
    assert_int_equal(feed(s->w, s->a, q, "x", 1, &c), VERB_BLOCKED);
    c = call(s->b, VERB_GET, q, 1, 0);
    assert_int_equal(world_step(s->w, &c), VERB_DONE);
    assert_int_equal(c.out_size, sizeof big);
    assert_memory_equal(c.out, big, sizeof big);
    free(c.out);
    assert_int_equal(act(s->w, s->a, VERB_DRAINED, q, number, 0), VERB_DONE);
  }
  for (uint32_t n = 0; n < 5000; n++) {  // round the ring, with every alignment
    memset(part, (int)(n & 127), sizeof part);
    assert_int_equal(feed(s->w, s->a, q, part, n % 700, &c), VERB_DONE);
    if (n < 20) continue;
    c = call(s->b, VERB_GET, q, 1, 0);
    assert_int_equal(world_step(s->w, &c), VERB_DONE);
    assert_int_equal(c.out_size, (n - 20) % 700);
    for (uint32_t i = 0; i < c.out_size; i++) assert_int_equal(((char *)c.out)[i], (n - 20) & 127);
    free(c.out);
  }
}

// A message and its 4 bytes may fill the pipe to the last one; then not even an empty one has room.
static void test_queue_pipe_is_filled_to_its_end(void **state) {
  Stage *s = *state;
  int q = new_object(s->w, s->a, KIND_QUEUE, -1, 0);
  static char most[WORLD_PIPE - 4];
  WorldCall c;
  assert_int_equal(feed(s->w, s->a, q, most, sizeof most, &c), VERB_DONE);
  assert_int_equal(c.result, 0);  // it is in: nobody has to wait until it is got
  assert_int_equal(feed(s->w, s->a, q, "", 0, &c), VERB_BLOCKED);
  assert_int_equal(ask(s->w, s->b, VERB_GET, q, 1, 0), 1);
  assert_int_equal(feed(s->w, s->a, q, most, sizeof most - 4, &c), VERB_DONE);
  assert_int_equal(feed(s->w, s->a, q, "", 0, &c), VERB_DONE);
  assert_int_equal(feed(s->w, s->a, q, "", 0, &c), VERB_BLOCKED);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_stage, clear_stage)
  const struct CMUnitTest tests[] = {
      TEST(test_queue),
      TEST(test_queue_got_in_one_step),
      TEST(test_queue_left_in_one_step),
      TEST(test_queue_seized),
      TEST(test_queue_without_its_maker),
      TEST(test_queue_pipe),
      TEST(test_queue_pipe_is_filled_to_its_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
