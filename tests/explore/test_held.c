// What an order says of locks and of ends, on orders made by hand: one rule a test, and what would be true if the rule
// were another.
#include "explore/held.h"
#include "explore/orphans.h"
#include "order_help.h"

static int setup(void **state) {
  order_begin();
  return 0;
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
      TEST(test_who_is_left_behind),
      TEST(test_nobody_is_left_while_main_lives),
      TEST(test_looked_after_by_another),
      TEST(test_what_looks_after),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
