// Signals that come at a bad moment, on orders made by hand: what earns a caveat, and near misses that do not.
#include "explore/kills.h"
#include "order_help.h"

enum { KILLED_ON = 20, AT = 5, AFTER = 9 };  // lines: of the kill, of the killed one's step, of what comes later

static ExploreKill killed;
static uint32_t value, raw, lock, queue, other_queue, pipe;

static uint32_t pipe_called(const char *name) {
  WorldSpec spec = {.kind = KIND_PIPE, .owner = -1, .lock = -1, .count = 2, .line = 3};
  uint32_t id = (uint32_t)world_object_new(w, world_actor(w, MAIN, 0), &spec);
  world_name(w, id, name);
  return id;
}

static int setup(void **state) {
  order_begin();
  lock = object(KIND_LOCK, "lock", -1);
  value = object(KIND_VALUE, "v", (int)object(KIND_RLOCK, NULL, -1));
  raw = object(KIND_RAWVALUE, "raw", -1);
  queue = object(KIND_QUEUE, "q", -1);
  other_queue = object(KIND_QUEUE, "r", -1);
  pipe = pipe_called("c");
  start(MAIN, A);
  start(MAIN, B);
  return 0;
}

// Process-1 gets a signal, and is about to take that step; what follows is the order's rest.
static WorldCall *killed_at(int verb, uint32_t o, int64_t arg) {
  killed = (ExploreKill){.step = n, .slot = A, .n = 1};
  killed.at[0].python = killed.at[0].go = true;
  killed.at[0].call = (WorldCall){
      .verb = (uint16_t)verb, .object = o, .line = AT, .arg = arg, .deadline = -1, .actor = world_actor(w, A, 0)};
  step(MAIN, VERB_KILL, A, KILLED_ON, 0);
  return &killed.at[0].call;
}

static ExploreEvent *then(int slot, int verb, uint32_t o, int64_t arg) {
  ExploreEvent *e = step(slot, verb, o, AFTER, 0);
  e->arg = arg;
  return e;
}

// How many caveats the order earns; then it is as it was at `before` steps.
static int earns(int before, CaveatKind kind, uint32_t line, const char *words) {
  Caveats c = {0};
  char text[1200] = "";
  assert_true(kills_order(&c, w, ev, n, &killed, 1));
  for (int i = 0; i < c.n; i++) {
    explore_english(c.list[i].said, text, sizeof text);
    assert_int_equal(c.list[i].kind, kind);
    assert_int_equal(c.list[i].line, line);
    if (!strstr(text, words)) fail_msg("\"%s\" is not in: %s", words, text);
  }
  int found = c.n;
  caveats_free(&c);
  n = before;
  return found;
}

static int inside(int before) { return earns(before, CAVEAT_KILL, KILLED_ON, "when it may be inside a step"); }

// One later step: does it meet what was left behind?
static bool meets(int slot, int verb, uint32_t o, int64_t arg) {
  int before = n;
  then(slot, verb, o, arg);
  return inside(before) == 1;
}

static void test_in_a_value(void **state) {
  int begin = n;
  acquire(MAIN, (uint32_t)world_object(w, value)->lock, AFTER);  // by who kills, before it: that is no harm
  killed_at(VERB_STORE, value, 1);
  assert_int_equal(inside(n), 0);
  n = begin;
  acquire(B, (uint32_t)world_object(w, value)->lock, AFTER);  // nothing orders the two: it may come after it as well
  killed_at(VERB_STORE, value, 1);
  assert_int_equal(inside(n), 1);
  n = begin;
  killed_at(VERB_STORE, value, 1);
  assert_true(meets(B, VERB_LOAD, value, 0));
  assert_true(meets(B, VERB_ACQUIRE, (uint32_t)world_object(w, value)->lock, 1));
  assert_false(meets(B, VERB_ACQUIRE, lock, 1));
  assert_false(meets(B, VERB_LOAD, raw, 0));
  assert_false(meets(A, VERB_LOAD, value, 0));
  assert_false(meets(B, VERB_EMPTY, queue, 0));
  n = begin;
  killed_at(VERB_STORE, raw, 1);  // without a lock nothing can be left
  assert_false(meets(B, VERB_LOAD, raw, 0));
  n = begin;
  killed_at(VERB_ACQUIRE, lock, 1);
  assert_false(meets(B, VERB_ACQUIRE, lock, 1));
}

static bool waits_meet(uint32_t o, int nplaces) {
  int before = n;
  ExploreEvent *e = then(B, VERB_WAIT_ANY, 0, 0);
  e->footprint = (VerbFootprint){.n = nplaces, .place = {{other_queue, PART_WHOLE, false}, {o, PART_WHOLE, false}}};
  return inside(before) == 1;
}

static void test_in_a_pipe(void **state) {
  int begin = n;
  uint32_t other = pipe_called("d");
  killed_at(VERB_PIPE_RECV, pipe, 0);
  assert_true(meets(B, VERB_PIPE_RECV, pipe, 0));
  assert_false(meets(B, VERB_PIPE_RECV, pipe, 1) || meets(B, VERB_PIPE_RECV, other, 0));
  assert_false(meets(B, VERB_PIPE_POLL, pipe, 0) || meets(B, VERB_PIPE_SEND, pipe, 0));
  assert_false(waits_meet(pipe, 2));
  n = begin;
  killed_at(VERB_PIPE_SEND, pipe, 0)->nbytes = 5000;
  assert_true(meets(B, VERB_PIPE_RECV, pipe, 1) && meets(B, VERB_PIPE_POLL, pipe, 1));
  assert_false(meets(B, VERB_PIPE_RECV, pipe, 0) || meets(B, VERB_PIPE_POLL, pipe, 0));
  assert_false(meets(B, VERB_PIPE_SEND, pipe, 1) || meets(B, VERB_PIPE_RECV, other, 1));
  assert_true(waits_meet(pipe, 2));
  assert_false(waits_meet(pipe, 1) || waits_meet(other, 2));
  n = begin;
  killed_at(VERB_PIPE_SEND, pipe, 0)->nbytes = 4096;  // written at once or not at all
  assert_false(meets(B, VERB_PIPE_RECV, pipe, 1) || waits_meet(pipe, 2));
}

static void test_in_a_queue(void **state) {
  int begin = n;
  killed_at(VERB_FEED, queue, 0);
  killed.at[0].python = false;
  assert_true(meets(B, VERB_GET, queue, 0) && meets(B, VERB_RECV, queue, 0) && meets(B, VERB_GET_NOWAIT, queue, 0));
  assert_true(meets(B, VERB_EMPTY, queue, 0) && meets(B, VERB_FEED, queue, 0));
  assert_false(meets(B, VERB_PUT, queue, 0) || meets(B, VERB_GET, other_queue, 0));
  assert_true(waits_meet(queue, 2));
  n = begin;
  for (int verb = 0; verb < 2; verb++) {
    killed_at(verb ? VERB_GET : VERB_RECV, queue, 0);
    assert_true(meets(B, VERB_GET, queue, 0) && meets(B, VERB_RECV, queue, 1));
    assert_false(meets(B, VERB_EMPTY, queue, 0) || meets(B, VERB_FEED, queue, 0) || waits_meet(queue, 2));
    n = begin;
  }
  killed_at(VERB_FEED, queue, 0);
  killed.by_prelude = true;  // a pool ends its workers, and sees to what they leave
  assert_false(meets(B, VERB_GET, queue, 0));
  killed.by_prelude = false;
  killed.step = -1;
  assert_false(meets(B, VERB_GET, queue, 0));
  killed.step = n + 1;
  assert_false(meets(B, VERB_GET, queue, 0));
  killed.step = n - 1;
  killed.n = 0;
  assert_false(meets(B, VERB_GET, queue, 0));
}

// Each of its strands may be inside a step.
static void test_in_another_strand(void **state) {
  killed_at(VERB_ACQUIRE, lock, 1);
  killed.n = 2;
  killed.at[1] = killed.at[0];
  killed.at[1].call.verb = VERB_STORE;
  killed.at[1].call.object = value;
  assert_true(meets(B, VERB_LOAD, value, 0));
  killed.n = 1;
  assert_false(meets(B, VERB_LOAD, value, 0));
}

// ---- the feeder has just written ----

static ExploreEvent *fed(int slot, int strand, uint32_t o) {
  ExploreEvent *e = step(slot, VERB_FEED, o, AT, 0);
  e->choice.strand = (uint8_t)strand;
  e->python = false;
  return e;
}

static bool holds_for_writing(int slot, uint32_t o) {
  int before = n;
  fed(slot, 1, o);
  return earns(before, CAVEAT_KILL, KILLED_ON, "when it has just written a message") == 1;
}

static void killed_afterwards(void) {
  killed_at(VERB_LOAD, raw, 0);
  killed.n = 0;
}

static void test_a_feeder_that_has_written(void **state) {
  int begin = n;
  fed(B, 1, queue);
  killed_afterwards();
  assert_false(holds_for_writing(B, queue));  // nothing was written by the killed one
  n = begin;
  fed(A, 1, queue);
  fed(B, 1, queue);
  load(A, raw, AT, 0);
  killed_afterwards();
  assert_int_equal(inside(n), 0);
  assert_true(holds_for_writing(B, queue));
  assert_false(holds_for_writing(B, other_queue) || holds_for_writing(A, queue));
  int before = n;
  then(B, VERB_GET, queue, 0);
  assert_int_equal(inside(before), 0);
  n = begin;
  fed(A, 1, queue)->python = true;  // that was no feeder
  killed_afterwards();
  assert_false(holds_for_writing(B, queue));
  n = begin;
  fed(A, 1, queue);
  fed(A, 1, other_queue);  // its last one went to another
  killed_afterwards();
  assert_false(holds_for_writing(B, queue));
  assert_true(holds_for_writing(B, other_queue));
  n = begin;
  fed(A, 1, queue);
  fed(A, 2, other_queue);  // two feeders, each with its own last one
  killed_afterwards();
  assert_true(holds_for_writing(B, queue) && holds_for_writing(B, other_queue));
  n = begin;
  fed(A, 1, queue);
  fed(A, 1, queue)->choice.verb = VERB_SLEEP_UNTIL;  // it has gone on since
  killed_afterwards();
  assert_false(holds_for_writing(B, queue));
}

// ---- what is asked too soon ----

static bool too_soon(int before) { return earns(before, CAVEAT_KILL, AFTER, "is seen as gone") == 1; }

static void test_asked_before_it_is_joined(void **state) {
  killed_afterwards();
  int before = n;
  then(MAIN, VERB_IS_ALIVE, A, 0);
  assert_true(too_soon(before));
  then(MAIN, VERB_IS_ALIVE, B, 0);
  assert_false(too_soon(before));
  then(MAIN, VERB_IS_ALIVE, A, 0)->choice.line = 0;
  assert_false(too_soon(before));
  then(MAIN, VERB_JOIN, A, 0);
  then(MAIN, VERB_IS_ALIVE, A, 0);
  assert_false(too_soon(before));
  then(MAIN, VERB_JOIN, A, 0)->choice.kind = CHOICE_TIMEOUT;
  then(MAIN, VERB_IS_ALIVE, A, 0);
  assert_true(too_soon(before));
  then(MAIN, VERB_JOIN, B, 0);
  then(MAIN, VERB_IS_ALIVE, A, 0);
  assert_true(too_soon(before));
  then(MAIN, VERB_PIPE_SEND, pipe, 0)->failed = true;  // nobody reads any more
  assert_true(too_soon(before));
  then(MAIN, VERB_PIPE_SEND, pipe, 0);
  assert_false(too_soon(before));
  then(MAIN, VERB_PIPE_RECV, pipe, 0)->failed = true;
  assert_false(too_soon(before));
}

// ---- a handler ----

static bool late(void) { return earns(n, CAVEAT_SIGNAL, KILLED_ON, "when it is about to") == 1; }

static void test_a_handler_comes_late(void **state) {
  int begin = n;
  killed_at(VERB_ACQUIRE, lock, 1);
  killed.handled = true;
  assert_true(late());
  killed.at[0].call.actor = world_actor(w, A, 1);  // a thread: handlers run in main's
  assert_false(late());
  killed.at[0].call.actor = world_actor(w, A, 0);
  killed.at[0].python = false;
  assert_false(late());
  killed.at[0].python = true;
  killed.at[0].go = false;  // it waits: the handler runs at once
  assert_false(late());
  n = begin;
  static const int rests[] = {VERB_SLEEP_UNTIL, VERB_PAUSE};
  for (int i = 0; i < 2; i++) {
    killed_at(rests[i], 0, 0);
    killed.handled = true;
    assert_false(late());
    n = begin;
  }
}

static bool enters(int slot, int verb, uint32_t o, uint32_t line) {
  int before = n;
  step(slot, verb, o, line, 0);
  step(A, VERB_GET, queue, AT, 0);  // what it was about to do
  step(A, VERB_GET_NOWAIT, queue, AFTER, 0);
  return earns(before, CAVEAT_SIGNAL, KILLED_ON, "goes to the same object") == 1;
}

// Its step is about to wait on what the handler goes to.
static void test_a_handler_goes_to_what_is_waited_for(void **state) {
  killed_at(VERB_GET, queue, 0);
  killed.handled = true;
  killed.at[0].go = false;
  assert_true(enters(A, VERB_GET_NOWAIT, queue, AFTER));
  assert_true(enters(A, VERB_GET, queue, AFTER));
  assert_false(enters(A, VERB_GET, queue, AT));  // that is the step itself
  assert_false(enters(A, VERB_GET_NOWAIT, other_queue, AFTER) || enters(B, VERB_GET_NOWAIT, queue, AFTER));
  assert_false(enters(A, VERB_LOAD, value, AFTER));
  int before = n;
  step(A, VERB_GET_NOWAIT, queue, AFTER, 0)->choice.strand = 1;
  assert_int_equal(earns(before, CAVEAT_SIGNAL, KILLED_ON, ""), 0);
  killed.at[0].call = (WorldCall){
      .verb = VERB_PIPE_RECV, .object = pipe, .line = AT, .deadline = -1, .actor = world_actor(w, A, 0)};
  step(A, VERB_PIPE_SEND, pipe, AFTER, 0);  // a short message, too
  assert_int_equal(earns(before, CAVEAT_SIGNAL, KILLED_ON, "goes to the same object"), 1);
}

static void test_each_kill_counts(void **state) {
  killed_at(VERB_STORE, value, 1);
  ExploreKill two[2] = {killed, killed};
  two[0].by_prelude = true;
  then(B, VERB_LOAD, value, 0);
  Caveats c = {0};
  assert_true(kills_order(&c, w, ev, n, two, 2));
  assert_int_equal(c.n, 1);
  caveats_free(&c);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
  const struct CMUnitTest tests[] = {TEST(test_in_a_value),
                                     TEST(test_in_a_pipe),
                                     TEST(test_in_a_queue),
                                     TEST(test_in_another_strand),
                                     TEST(test_a_feeder_that_has_written),
                                     TEST(test_asked_before_it_is_joined),
                                     TEST(test_a_handler_comes_late),
                                     TEST(test_a_handler_goes_to_what_is_waited_for),
                                     TEST(test_each_kill_counts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
