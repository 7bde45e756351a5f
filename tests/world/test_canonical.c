// The canonical form of worlds: names, counts and places in memory make no difference, all else does.
#include "world/canonical.h"
#include "world_help.h"

typedef struct Two {  // two worlds, made alike up to here: main and two children
  World *w[2];
  Actor main[2], one[2], two[2];
} Two;

static int set_up(void **state) {
  Two *t = malloc(sizeof *t);
  for (int i = 0; i < 2; i++) {
    t->w[i] = world_create_private();
    t->main[i] = new_process(t->w[i], 0, "MainProcess");
    t->one[i] = new_process(t->w[i], t->main[i], "Process-1");
    t->two[i] = new_process(t->w[i], t->main[i], "Process-2");
  }
  *state = t;
  return 0;
}

static int tear_down(void **state) {
  Two *t = *state;
  world_free(t->w[0]);
  world_free(t->w[1]);
  free(t);
  return 0;
}

static bool same_with(World *a, const WorldCall *in_a, World *b, const WorldCall *in_b, int n) {
  WorldCanonical x = {.keeps_words = true}, y = {.keeps_words = true};
  assert_true(world_canonical(a, in_a, n, &x));
  assert_true(world_canonical(b, in_b, n, &y));
  bool same = world_canonical_same(&x, &y);
  assert_int_equal(same, x.n == y.n && memcmp(x.word, y.word, x.n * sizeof *x.word) == 0);
  world_canonical_free(&x);
  world_canonical_free(&y);
  return same;
}
static bool same(const Two *t) { return same_with(t->w[0], NULL, t->w[1], NULL, 0); }

// ---- names ----

static void test_processes_are_called_by_their_birth(void **state) {
  Two *t = *state;
  assert_true(same(t));
  new_process(t->w[0], t->one[0], "a");
  new_process(t->w[0], t->two[0], "b");
  new_process(t->w[1], t->two[1], "b");
  assert_false(same(t));
  new_process(t->w[1], t->one[1], "a");
  assert_true(same(t));
  new_process(t->w[0], t->one[0], "c");
  new_process(t->w[1], t->two[1], "c");
  assert_false(same(t));
}

static void test_objects_are_called_by_their_makers(void **state) {
  Two *t = *state;
  int mine[2], others[2];
  mine[0] = new_object(t->w[0], t->one[0], KIND_QUEUE, -1, 0);
  others[0] = new_object(t->w[0], t->two[0], KIND_LOCK, -1, 0);
  others[1] = new_object(t->w[1], t->two[1], KIND_LOCK, -1, 0);
  mine[1] = new_object(t->w[1], t->one[1], KIND_QUEUE, -1, 0);
  assert_int_not_equal(mine[0], mine[1]);
  assert_true(same(t));
  WorldCall put[2];
  for (int i = 0; i < 2; i++) {
    world_name(t->w[i], (uint32_t)(i ? others : mine)[i], "x");  // who is the first of a name depends on the order
    world_name(t->w[i], (uint32_t)(i ? mine : others)[i], "x");
    ask(t->w[i], t->main[i], VERB_ACQUIRE, others[i], 1, 0);
    put[i] = call(t->two[i], VERB_PUT, mine[i], 1, 0);
  }
  assert_true(same_with(t->w[0], &put[0], t->w[1], &put[1], 1));
  put[1].object = (uint32_t)others[1];
  assert_false(same_with(t->w[0], &put[0], t->w[1], &put[1], 1));
}

// ---- numbers that only count ----

static void turn(World *w, Actor a, int lock) {
  ask(w, a, VERB_ACQUIRE, lock, 1, 0);
  act(w, a, VERB_RELEASE, lock, 0, 0);
}

static void test_a_lock_that_was_held(void **state) {
  Two *t = *state;
  int lock = 0;
  for (int i = 0; i < 2; i++) lock = new_object(t->w[i], t->main[i], KIND_RLOCK, -1, 0);
  turn(t->w[0], t->one[0], lock);
  assert_true(same(t));
  ask(t->w[0], t->one[0], VERB_ACQUIRE, lock, 1, 0);
  assert_false(same(t));
  ask(t->w[1], t->two[1], VERB_ACQUIRE, lock, 1, 0);
  assert_false(same(t));
}

static void test_a_cell_and_what_is_remembered_of_it(void **state) {
  Two *t = *state;
  int v = 0;
  WorldCall store[2];
  for (int i = 0; i < 2; i++) v = new_object(t->w[i], t->main[i], KIND_RAWVALUE, -1, 1);
  ask(t->w[0], t->two[0], VERB_STORE, v, 0, 0);  // as it was, with another version
  for (int i = 0; i < 2; i++) {
    WorldCall load = call(t->one[i], VERB_LOAD, v, 0, 0);
    assert_int_equal(world_step(t->w[i], &load), VERB_DONE);
    store[i] = call(t->one[i], VERB_STORE, v, 5, 0);
    store[i].seen = true;
    store[i].seen_version = (uint64_t)load.result2;
    store[i].seen_value = load.result;
  }
  assert_true(same_with(t->w[0], &store[0], t->w[1], &store[1], 1));
  ask(t->w[1], t->two[1], VERB_STORE, v, 0, 0);  // now one of them would be stale
  assert_true(same(t));
  assert_false(same_with(t->w[0], &store[0], t->w[1], &store[1], 1));
  world_step(t->w[0], &store[0]);
  world_step(t->w[1], &store[1]);
  assert_true(store[1].stale && !store[0].stale);
  assert_false(same(t));
}

static WorldCall slept(World *w, Actor a, int lock, int cond) {
  ask(w, a, VERB_ACQUIRE, lock, 1, 0);
  return call(a, VERB_WOKEN, cond, ask(w, a, VERB_SLEEP, cond, 0, 0), 0);
}

static void notify(World *w, Actor a, int lock, int cond, int n) {
  ask(w, a, VERB_ACQUIRE, lock, 1, 0);
  ask(w, a, VERB_NOTIFY, cond, n, 0);
  act(w, a, VERB_RELEASE, lock, 0, 0);
}

// In one of the worlds somebody has slept before: all tickets are others. Then two sleep, in that order or the other.
static void test_sleepers_and_their_tickets(void **state) {
  Two *t = *state;
  int lock = 0, cond = 0;
  for (int i = 0; i < 2; i++) {
    lock = new_object(t->w[i], t->main[i], KIND_LOCK, -1, 0);
    cond = new_object(t->w[i], t->main[i], KIND_CONDITION, lock, 0);
  }
  WorldCall before = slept(t->w[0], t->two[0], lock, cond);
  notify(t->w[0], t->main[0], lock, cond, -1);
  assert_false(same(t));
  world_step(t->w[0], &before);
  assert_true(same(t));
  WorldCall one[2], two[2];
  for (int i = 0; i < 2; i++) {
    one[i] = slept(t->w[i], t->one[i], lock, cond);
    two[i] = slept(t->w[i], t->two[i], lock, cond);
  }
  assert_int_equal(one[0].arg, one[1].arg);  // no ticket is told
  assert_true(same_with(t->w[0], &one[0], t->w[1], &one[1], 1));
  for (int i = 0; i < 2; i++) notify(t->w[i], t->main[i], lock, cond, -1);
  world_step(t->w[0], &one[0]);
  world_step(t->w[1], &two[1]);
  assert_false(same(t));
  world_step(t->w[0], &two[0]);
  world_step(t->w[1], &one[1]);
  assert_true(same(t));
}

static void test_who_sleeps_first(void **state) {
  Two *t = *state;
  int lock = 0, cond = 0;
  for (int i = 0; i < 2; i++) {
    lock = new_object(t->w[i], t->main[i], KIND_LOCK, -1, 0);
    cond = new_object(t->w[i], t->main[i], KIND_CONDITION, lock, 0);
    slept(t->w[i], i ? t->two[i] : t->one[i], lock, cond);
    slept(t->w[i], i ? t->one[i] : t->two[i], lock, cond);
  }
  assert_false(same(t));
  for (int i = 0; i < 2; i++) notify(t->w[i], t->main[i], lock, cond, 2);
  assert_true(same(t));
}

static void test_an_event_that_was_set(void **state) {
  Two *t = *state;
  int event = 0;
  for (int i = 0; i < 2; i++) event = new_object(t->w[i], t->main[i], KIND_EVENT, -1, 0);
  act(t->w[0], t->one[0], VERB_SET, event, 0, 0);
  assert_false(same(t));
  act(t->w[0], t->one[0], VERB_CLEAR, event, 0, 0);
  assert_true(same(t));
  WorldCall wait[2] = {call(t->two[0], VERB_WAIT, event, 1, 0), call(t->two[1], VERB_WAIT, event, 0, 0)};
  assert_true(same_with(t->w[0], &wait[0], t->w[1], &wait[1], 1));
  wait[0].arg = 0;
  assert_false(same_with(t->w[0], &wait[0], t->w[1], &wait[1], 1));
}

// ---- messages ----

static void pass(World *w, Actor a, int queue, const char *text) {
  WorldCall feed = call(a, VERB_FEED, queue, 1, 0);
  feed.bytes = text;
  feed.nbytes = (uint32_t)strlen(text);
  assert_int_equal(world_step(w, &feed), VERB_DONE);
}

static void test_a_queue_that_was_used(void **state) {
  Two *t = *state;
  int q = 0;
  for (int i = 0; i < 2; i++) q = new_object(t->w[i], t->main[i], KIND_SIMPLEQUEUE, -1, 0);
  pass(t->w[0], t->one[0], q, "seen and gone");
  ask(t->w[0], t->two[0], VERB_GET, q, 0, 0);
  assert_true(same(t));
  for (int i = 0; i < 2; i++) pass(t->w[i], t->one[i], q, "hello");
  assert_true(same(t));
  pass(t->w[0], t->one[0], q, "a");
  pass(t->w[1], t->one[1], q, "b");
  assert_false(same(t));
}

static void test_a_pipe_that_was_used(void **state) {
  Two *t = *state;
  int pipe = 0;
  for (int i = 0; i < 2; i++) pipe = new_pipe(t->w[i], t->main[i], 2);
  WorldCall sent = send_call(t->main[0], pipe, 0, "x", 1);
  world_step(t->w[0], &sent);
  assert_false(same(t));
  ask(t->w[0], t->main[0], VERB_PIPE_RECV, pipe, 1, 0);
  assert_true(same(t));
  act(t->w[0], t->main[0], VERB_PIPE_CLOSE, pipe, 1, 0);
  assert_false(same(t));
}

// ---- what is written, and the past ----

static void say(World *w, Actor a, const char *text) {
  WorldCall c = call(a, VERB_WRITE, 0, 1, 0);
  c.bytes = text;
  c.nbytes = (uint32_t)strlen(text);
  assert_int_equal(world_step(w, &c), VERB_DONE);
}

static void test_who_writes_what(void **state) {
  Two *t = *state;
  say(t->w[0], t->one[0], "a");
  say(t->w[0], t->two[0], "bc");
  say(t->w[1], t->two[1], "b");
  say(t->w[1], t->one[1], "a");
  assert_false(same(t));
  say(t->w[1], t->two[1], "c");
  assert_true(same(t));
}

static void test_the_clock_and_the_past_are_no_state(void **state) {
  Two *t = *state;
  for (int i = 0; i < 2; i++) new_object(t->w[i], t->main[i], KIND_EVENT, -1, 0);
  world_clock_advance(t->w[0], 1000000);
  for (int i = 0; i < 3; i++) ask(t->w[0], t->one[0], VERB_IS_SET, 0, 0, 0);
  WorldCall waits = call(t->two[0], VERB_WAIT, 0, 0, 0);
  world_wait_begin(t->w[0], &waits);
  assert_true(same(t));
  atomic_store(&world_process(t->w[0], 1)->signals, 4);
  assert_false(same(t));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_processes_are_called_by_their_birth),
      TEST(test_objects_are_called_by_their_makers),
      TEST(test_a_lock_that_was_held),
      TEST(test_a_cell_and_what_is_remembered_of_it),
      TEST(test_sleepers_and_their_tickets),
      TEST(test_who_sleeps_first),
      TEST(test_an_event_that_was_set),
      TEST(test_a_queue_that_was_used),
      TEST(test_a_pipe_that_was_used),
      TEST(test_who_writes_what),
      TEST(test_the_clock_and_the_past_are_no_state),
  };
  return cmocka_run_group_tests_name("canonical", tests, NULL, NULL);
}
