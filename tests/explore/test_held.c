// What an order says of locks, of happens-before and of ends, on orders made by hand: one rule a test, and what would
// be true if the rule were another.
#include "explore/held.h"
#include "explore/orphans.h"
#include "explore/races.h"
#include "order_help.h"

static int setup(void **state) {
  order_begin();
  return 0;
}

static uint32_t bounded(WorldKind kind, int64_t bound) {
  WorldSpec spec = {.kind = kind, .owner = -1, .lock = -1, .value = bound, .bound = bound, .line = 3};
  return (uint32_t)world_object_new(w, world_actor(w, MAIN, 0), &spec);
}

// ---- held ----

static Held h;

static void follow(void) {
  held_begin(&h, w);
  for (int i = 0; i < n; i++) held_step(&h, &ev[i], i);
}

static LockSet set_of(int slot, int strand) {
  LockSet s;
  held_set(&h, slot, strand, &s);
  return s;
}

static void test_held(void **state) {
  uint32_t lock, cond = condition(&lock), own = object(KIND_RLOCK, "own", -1);
  LockSet s;
  acquire(A, own, 1);
  acquire(A, own, 2);
  release(A, own, 3);
  acquire(A, lock, 4);
  held_begin(&h, w);
  for (int i = 0; i < n; i++) held_step(&h, &ev[i], i);
  held_set(&h, A, 0, &s);
  assert_int_equal(s.n, 2);
  step(A, VERB_SLEEP, cond, 5, 0);
  held_step(&h, &ev[n - 1], n - 1);
  held_set(&h, A, 0, &s);
  assert_int_equal(s.n, 1);
  assert_true(lockset_has(&s, own));
  release(B, lock, 6);  // fails in the world; here nobody holds it
  held_step(&h, &ev[n - 1], n - 1);
  assert_null(held_find(&h, lock, 0));
}

// By number, each with the step that took it, whatever the order in which they were taken.
static void test_a_set_is_sorted(void **state) {
  uint32_t lock[3];
  for (int i = 0; i < 3; i++) lock[i] = object(KIND_LOCK, NULL, -1);
  acquire(A, lock[2], 1);
  acquire(A, lock[0], 2);
  acquire(A, lock[1], 3);
  follow();
  LockSet s = set_of(A, 0);
  static const int since[] = {1, 2, 0};
  assert_int_equal(s.n, 3);
  for (int i = 0; i < 3; i++) {
    assert_int_equal(s.lock[i], lock[i]);
    assert_int_equal(s.since[i], since[i]);
  }
  assert_int_equal(set_of(B, 0).n, 0);
  assert_int_equal(set_of(A, 1).n, 0);  // another strand of the same process
}

static void test_sets(void **state) {
  LockSet a = {.lock = {1, 4, 7}, .since = {10, 11, 12}, .n = 3},
          b = {.lock = {4, 7, 9}, .since = {11, 30, 12}, .n = 3};
  LockSet both;
  assert_true(lockset_has(&a, 1) && lockset_has(&a, 7));
  assert_false(lockset_has(&a, 9));
  assert_int_equal(lockset_common(&a, &b), 4);
  lockset_throughout(&a, &b, &both);  // 7 was let go in between
  assert_int_equal(both.n, 1);
  assert_int_equal(both.lock[0], 4);
  assert_int_equal(both.since[0], 11);
  lockset_throughout(&b, &a, &a);  // into one of the two
  assert_int_equal(a.n, 1);
  b.n = 0;
  assert_int_equal(lockset_common(&a, &b), -1);
  assert_false(lockset_has(&b, 4));
}

// Only what has a place for one keeps the others out.
static void test_what_excludes(void **state) {
  const struct {
    uint32_t lock;
    bool excludes;
  } rows[] = {{object(KIND_LOCK, NULL, -1), true}, {object(KIND_RLOCK, NULL, -1), true},
              {bounded(KIND_BOUNDED, 1), true},    {bounded(KIND_BOUNDED, 2), false},
              {bounded(KIND_SEMAPHORE, 1), false}, {object(KIND_LOCK, NULL, -1), true}};
  for (int i = 0; i < 6; i++) {
    n = 0;
    acquire(A, rows[i].lock, 1);
    follow();
    assert_int_equal(set_of(A, 0).n, rows[i].excludes);
    assert_non_null(held_find(&h, rows[i].lock, 0));
  }
}

// An RLock is held until it was let go as often as it was taken; a sleep lets all of it go, and takes all of it again.
static void test_how_deep(void **state) {
  uint32_t rlock = object(KIND_RLOCK, NULL, -1), cond = object(KIND_CONDITION, "cond", (int)rlock);
  acquire(A, rlock, 1);
  acquire(A, rlock, 2);
  follow();
  assert_int_equal(h.n, 1);
  assert_int_equal(held_by(&h, rlock, A, 0)->depth, 2);
  assert_int_equal(held_by(&h, rlock, A, 0)->since, 0);
  release(A, rlock, 3);
  follow();
  assert_int_equal(held_by(&h, rlock, A, 0)->depth, 1);
  acquire(A, rlock, 4);
  step(A, VERB_SLEEP, cond, 5, 0);
  follow();
  assert_int_equal(h.n, 0);
  ExploreEvent *again = step(A, VERB_ACQUIRE, rlock, 5, 1);
  again->arg = 1;
  again->arg2 = 2;
  release(A, rlock, 6);
  follow();
  assert_int_equal(held_by(&h, rlock, A, 0)->depth, 1);
  release(A, rlock, 7);
  follow();
  assert_int_equal(h.n, 0);
}

// A place of a semaphore is the giver's own if it has one, else the one that was taken first.
static void test_whose_place_is_given_back(void **state) {
  uint32_t s = bounded(KIND_SEMAPHORE, 3);
  acquire(A, s, 1);
  acquire(B, s, 2);
  acquire(B, s, 3);
  follow();
  assert_int_equal(h.n, 3);
  assert_ptr_equal(held_find(&h, s, 1), &h.one[1]);
  assert_null(held_find(&h, s, 3));
  assert_null(held_find(&h, s + 1, 0));
  release(B, s, 4);
  follow();
  assert_int_equal(h.n, 2);
  assert_int_equal(h.one[0].slot, A);
  assert_int_equal(h.one[1].slot, B);
  assert_int_equal(h.one[1].since, 2);
  release(C, s, 5);
  follow();
  assert_int_equal(h.n, 1);
  assert_int_equal(h.one[0].slot, B);
}

// A queue's reading lock is held while an item is waited for; it keeps nobody from cells.
static void test_reading(void **state) {
  uint32_t q = object(KIND_QUEUE, "q", -1);
  step(A, VERB_GET, q, 1, 0);
  follow();
  assert_int_equal(h.n, 1);
  assert_true(h.one[0].reading);
  assert_int_equal(set_of(A, 0).n, 0);
  step(A, VERB_RECV, q, 1, 1);
  follow();
  assert_int_equal(h.n, 0);
  step(B, VERB_GET, q, 2, 1);  // something was there
  follow();
  assert_int_equal(h.n, 0);
}

static void test_what_takes_nothing(void **state) {
  uint32_t lock = object(KIND_LOCK, NULL, -1);
  step(A, VERB_ACQUIRE, lock, 1, 0);  // a try in vain
  step(A, VERB_ACQUIRE, lock, 2, 1)->choice.kind = CHOICE_TIMEOUT;
  store(A, lock, 3, 1);
  step(A, VERB_RELEASE, lock, 4, 0);
  follow();
  assert_int_equal(h.n, 0);
}

// ---- happens-before ----

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

// ---- left behind ----

static int left(int *slots, int max) { return left_behind(w, ev, n, slots, max); }

// Main has asked whether it is alive, and has ended: only who heard that it was over has seen to its end.
static void test_who_is_left_behind(void **state) {
  int slots[4];
  start(MAIN, A);
  start(MAIN, B);
  step(MAIN, VERB_JOIN, B, 31, 1);
  ExploreEvent *asks = step(MAIN, VERB_IS_ALIVE, A, 32, 1);
  end(MAIN);
  assert_int_equal(left_behind(w, ev, n, slots, 4), 1);
  assert_int_equal(slots[0], A);
  asks->result = 0;
  assert_int_equal(left_behind(w, ev, n, slots, 4), 0);
}

static void test_nobody_is_left_while_main_lives(void **state) {
  int slots[4];
  start(MAIN, A);
  assert_int_equal(left(slots, 4), 0);
  end(A);
  assert_int_equal(left(slots, 4), 0);
  end(MAIN);
  assert_int_equal(left(slots, 4), 1);
}

// Whoever is looked after by one that is looked after is so, too, in whatever order that was seen to.
static void test_looked_after_by_another(void **state) {
  int slots[4] = {-1, -1, -1, -1};
  start(MAIN, A);
  start(A, B);
  start(A, C);
  step(A, VERB_JOIN, B, 1, 1);
  step(MAIN, VERB_JOIN, A, 2, 1);
  end(MAIN);
  assert_int_equal(left(slots, 4), 1);
  assert_int_equal(slots[0], C);
  ev[4].choice.object = C;  // main does not look after A: nobody is
  assert_int_equal(left(slots, 1), 2);
  assert_int_equal(slots[0], A);
  assert_int_equal(slots[1], -1);
}

static void test_what_looks_after(void **state) {
  int slots[4];
  start(MAIN, A);
  ExploreEvent *e = step(MAIN, VERB_KILL, A, 1, 1);
  end(MAIN);
  assert_int_equal(left(slots, 4), 1);  // a signal that did not end it
  e->ended = A;
  assert_int_equal(left(slots, 4), 0);
  e->failed = true;
  assert_int_equal(left(slots, 4), 1);
  e->failed = false;
  e->ended = -1;
  e->result = 0;  // it was over before
  assert_int_equal(left(slots, 4), 0);
  *e = (ExploreEvent){.choice = {.kind = CHOICE_SIGNAL, .slot = A, .arg = 9}, .created = -1, .ended = A};
  assert_int_equal(left(slots, 4), 1);  // the learner's doing
  e->choice = (Choice){.kind = CHOICE_STEP, .verb = VERB_JOIN, .slot = B, .object = A};
  assert_int_equal(left(slots, 4), 1);  // B itself has nobody
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_held),
      TEST(test_a_set_is_sorted),
      TEST(test_sets),
      TEST(test_what_excludes),
      TEST(test_how_deep),
      TEST(test_whose_place_is_given_back),
      TEST(test_reading),
      TEST(test_what_takes_nothing),
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
      TEST(test_who_is_left_behind),
      TEST(test_nobody_is_left_while_main_lives),
      TEST(test_looked_after_by_another),
      TEST(test_what_looks_after),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
