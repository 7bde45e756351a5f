// Explanations, races and guards, on orders made by hand: for each order the right pattern is the first that fits.
#include "explore/guards.h"
#include "explore/races.h"
#include "explain_help.h"

// ---- updates ----

static void test_lost_update(void **state) {
  uint32_t counter = object(KIND_VALUE, "counter", (int)object(KIND_RLOCK, NULL, -1));
  load(A, counter, 11, 0);
  load(B, counter, 11, 0);
  store(A, counter, 11, 1);
  stale(B, counter, 11, 1, 0, A);
  tell("lost update", "Process-2 read counter = 0 before Process-1 had written 1, so Process-2's 1 fell on top of "
                      "Process-1's 1: one update is lost. "
                      "Line 11 is not one step: it loads, then stores.");
}

// What is said is the net, as on the screen, not how many stores were stale.
static void test_how_many_are_lost(void **state) {
  uint32_t counter = object(KIND_VALUE, "counter", (int)object(KIND_RLOCK, NULL, -1));
  load(A, counter, 5, 0);
  load(B, counter, 5, 0);
  store(A, counter, 5, 1)->seen = true;
  load(A, counter, 5, 1);
  store(A, counter, 5, 2)->seen = true;
  ev[n - 1].seen_value = 1;
  stale(B, counter, 5, 1, 0, A);
  ev[n - 1].lost = 2;
  tell("lost update", "Process-2 read counter = 0 before Process-1 had written 2, so Process-2's 1 fell on top of "
                      "Process-1's 2: 2 updates are lost. "
                      "Line 5 is not one step: it loads, then stores.");
  load(A, counter, 5, 1);  // a second stale store brings back what the first one took
  load(B, counter, 5, 1);
  stale(A, counter, 5, 2, 2, B);
  ev[n - 1].lost = -1;
  tell("lost update", "Process-2 read counter = 0 before Process-1 had written 2, so Process-2's 1 fell on top of "
                      "Process-1's 2: the updates that are lost come to +1 together. "
                      "Line 5 is not one step: it loads, then stores.");
  ev[n - 1].lost = -2;
  tell("lost update", "Process-2 read counter = 0 before Process-1 had written 2, so Process-2's 1 fell on top of "
                      "Process-1's 2: it had not seen that, though in the end nothing is missing. "
                      "Line 5 is not one step: it loads, then stores.");
}

// Loss is told as a change, with its sign: nothing is ever minus three lost.
static void test_what_was_taken_off(void **state) {
  uint32_t stock = object(KIND_VALUE, "stock", -1);
  load(A, stock, 5, 10);
  load(B, stock, 5, 10);
  store(A, stock, 5, 7);
  stale(B, stock, 5, 7, 10, A);
  ev[n - 1].lost = -3;
  tell("lost update", "Process-2 read stock = 10 before Process-1 had written 7, so Process-2's 7 fell on top of "
                      "Process-1's 7: one update of −3 is lost. "
                      "Line 5 is not one step: it loads, then stores.");
}

// The load that the store was made of is named, though there was a later one.
static void test_not_the_last_load(void **state) {
  uint32_t counter = object(KIND_VALUE, "counter", -1);
  load(B, counter, 5, 0);
  store(A, counter, 9, 1);
  load(B, counter, 6, 1);
  ev[n - 1].result2 = 1;
  stale(B, counter, 7, 1, 0, A);
  tell("lost update", "Process-2 read counter = 0 before Process-1 had written 1, so Process-2's 1 fell on top of "
                      "Process-1's 1: one update is lost. "
                      "Lines 5 and 7 are not one step.");
}

static void test_lost_update_lock_in_pieces(void **state) {
  uint32_t lock = object(KIND_LOCK, "lock", -1), counter = object(KIND_VALUE, "counter", -1);
  for (int who = A; who <= B; who++) {
    acquire(who, lock, 8);
    load(who, counter, 9, 0);
    release(who, lock, 8);
  }
  acquire(A, lock, 10);
  store(A, counter, 11, 1);
  release(A, lock, 10);
  acquire(B, lock, 10);
  stale(B, counter, 11, 1, 0, A);
  tell("lost update",
       "Process-2 read counter = 0 before Process-1 had written 1, so Process-2's 1 fell on top of Process-1's 1: one "
       "update is lost. "
       "Lines 9 and 11 are not one step. lock is let go in between: it must be held from the load to the store.");
}

static void test_two_locks_for_one_cell(void **state) {
  uint32_t one = object(KIND_LOCK, "guard", -1), two = object(KIND_LOCK, "guard", -1),
           counter = object(KIND_VALUE, "counter", -1);
  acquire(A, one, 8);
  acquire(B, two, 8);
  load(A, counter, 9, 0);
  load(B, counter, 9, 0);
  store(A, counter, 9, 1);
  stale(B, counter, 9, 1, 0, A);
  tell("wrong lock", "Process-1 goes to counter under guard (line 9), Process-2 under guard#2 (line 9): two different "
                     "locks do not keep each other out. "
                     "Process-2's 1 fell on top of Process-1's 1.");
}

static void test_access_without_the_lock(void **state) {
  uint32_t lock = object(KIND_LOCK, "lock", -1), counter = object(KIND_VALUE, "counter", -1);
  load(B, counter, 20, 0);
  acquire(A, lock, 8);
  load(A, counter, 9, 0);
  store(A, counter, 9, 1);
  release(A, lock, 8);
  stale(B, counter, 20, 1, 0, A);
  tell("wrong lock", "Process-1 goes to counter under lock (line 9), but Process-2 does so without it (line 20): a "
                     "lock keeps out only those who ask for it. "
                     "Process-2's 1 fell on top of Process-1's 1.");
}

static void test_check_then_act(void **state) {
  uint32_t balance = object(KIND_VALUE, "balance", -1);
  load(A, balance, 8, 10);
  load(B, balance, 8, 10);
  load(A, balance, 9, 10);
  store(A, balance, 9, 0);
  load(B, balance, 9, 0);
  store(B, balance, 9, -10);
  load(MAIN, balance, 20, -10);
  fails(MAIN, "AssertionError");
  tell("check then act",
       "Process-2 looked at balance (line 8: it was 10), then Process-1 made it 0 (line 9), and Process-2 acted on "
       "what it had seen (line 9: it stored -10). "
       "Looking and acting are two steps: both must be under one lock. MainProcess ended by AssertionError.");
}

static void test_check_that_was_repeated(void **state) {
  uint32_t balance = object(KIND_VALUE, "balance", -1);
  load(B, balance, 8, 10);
  store(A, balance, 9, 0);
  load(B, balance, 8, 0);
  store(B, balance, 9, 5);
  load(MAIN, balance, 20, 5);
  fails(MAIN, "AssertionError: 5");
  tell("", "MainProcess ended by AssertionError: 5.");
}

static void test_queue_check_then_act(void **state) {
  uint32_t q = object(KIND_QUEUE, "q", -1);
  step(A, VERB_EMPTY, q, 7, 0)->reads = true;
  step(B, VERB_EMPTY, q, 7, 0)->reads = true;
  step(A, VERB_GET, q, 8, 1);
  step(B, VERB_GET, q, 8, 0);
  stuck(B, VERB_RECV, (int)q, -1, 8);
  tell("check then act", "Process-2 asked whether it could (q.empty(), line 7), then Process-1 took the item (line 8), "
                         "so Process-2's get (line 8) found nothing there: "
                         "the answer was old when it was used.");
}

// ---- nobody can go on ----

static void test_circular_wait(void **state) {
  uint32_t a = object(KIND_LOCK, "a", -1), b = object(KIND_LOCK, "b", -1);
  acquire(A, a, 8);
  acquire(B, b, 13);
  stuck(MAIN, VERB_JOIN, -1, A, 30);
  stuck(A, VERB_ACQUIRE, (int)b, B, 9);
  stuck(B, VERB_ACQUIRE, (int)a, A, 14);
  tell("circular wait", "Process-1 holds a (line 8) and waits for b (line 9); Process-2 holds b (line 13) and waits "
                        "for a (line 14): each waits for what the other will not let go.");
}

static void test_circular_wait_through_join(void **state) {
  uint32_t lock = object(KIND_LOCK, "lock", -1);
  acquire(MAIN, lock, 20);
  stuck(MAIN, VERB_JOIN, -1, A, 22);
  stuck(A, VERB_ACQUIRE, (int)lock, MAIN, 9);
  tell("circular wait", "MainProcess holds lock (line 20) and waits for Process-1 to end (line 22); Process-1 waits "
                        "for lock (line 9): each waits for what the other will not let go.");
}

static void test_lock_taken_twice(void **state) {
  uint32_t lock = object(KIND_LOCK, "lock", -1);
  acquire(A, lock, 8);
  stuck(A, VERB_ACQUIRE, (int)lock, A, 9);
  tell("circular wait", "Process-1 holds lock, taken on line 8, and waits for it again (line 9): a Lock is not given "
                        "twice, not even to the one who has it.");
}

static void test_forgotten_release(void **state) {
  uint32_t lock = object(KIND_LOCK, "lock", -1);
  acquire(A, lock, 8);
  end(A);
  stuck(B, VERB_ACQUIRE, (int)lock, -1, 8);
  tell("forgotten release", "Process-1 took lock on line 8 and came to its end without giving it back: Process-2 waits "
                            "for it (line 8) for ever.");
}

static void test_holder_killed(void **state) {
  uint32_t lock = object(KIND_LOCK, "lock", -1);
  acquire(A, lock, 8);
  ExploreEvent *kill = step(MAIN, VERB_KILL, A, 22, 1);
  kill->arg = 15;
  kill->ended = A;
  outcome.process[A].exitcode = -15;
  stuck(B, VERB_ACQUIRE, (int)lock, -1, 8);
  tell("the holder was killed", "Process-1 was killed by SIGTERM (MainProcess, line 22) while it was holding lock, "
                                "which it had taken on line 8: the dead give nothing back, and "
                                "Process-2 waits for it (line 8) for ever.");
}

static void test_holder_ended_by_an_exception(void **state) {
  uint32_t lock = object(KIND_LOCK, "lock", -1);
  acquire(A, lock, 8);
  end(A);
  fails(A, "ValueError: no");
  stuck(B, VERB_ACQUIRE, (int)lock, -1, 8);
  tell("the holder ended", "Process-1, holding lock, which it had taken on line 8, ended by ValueError: no: nobody "
                           "gives it back, and Process-2 waits for it (line 8) for ever.");
}

static void test_join_before_drain(void **state) {
  uint32_t q = object(KIND_QUEUE, "q", -1);
  stuck(MAIN, VERB_JOIN, -1, A, 20);
  stuck(A, VERB_DRAINED, (int)q, -1, 9);
  tell("join before drain", "MainProcess waits for Process-1 to end (line 20) before what it has put in q was got: q "
                            "has no room in its pipe, so Process-1 cannot end. Get first, then join.");
}

// ---- conditions ----

static void test_lost_wakeup(void **state) {
  uint32_t lock, cond = condition(&lock);
  acquire(A, lock, 12);
  notify(A, cond, 13, 1, 0);
  release(A, lock, 12);
  acquire(B, lock, 7);
  step(B, VERB_SLEEP, cond, 8, 0);
  stuck(B, VERB_WOKEN, (int)cond, -1, 8);
  tell("lost wake-up", "Process-1 notified changed (line 13) when nobody slept there yet; Process-2 went to sleep "
                       "afterwards (line 8), and nobody notifies it again. "
                       "A notify is not kept for those who come later.");
}

static void test_notify_too_few(void **state) {
  uint32_t lock, cond = condition(&lock);
  for (int who = A; who <= B; who++) {
    acquire(who, lock, 7);
    step(who, VERB_SLEEP, cond, 8, 0);
  }
  acquire(C, lock, 12);
  notify(C, cond, 13, 1, 1);
  release(C, lock, 12);
  step(A, VERB_WOKEN, cond, 8, 1);
  acquire(A, lock, 8);
  release(A, lock, 7);
  stuck(B, VERB_WOKEN, (int)cond, -1, 8);
  tell("notify too few", "Process-3's notify (line 13) woke Process-1 alone, though 2 slept on changed: Process-2 "
                         "sleeps on (line 8), and nobody notifies it again. notify_all wakes everybody.");
}

static void sleeps_for_a_loaf(uint32_t lock, uint32_t cond, uint32_t shelf) {
  acquire(A, lock, 20);
  load(A, shelf, 22, 0);
  step(A, VERB_SLEEP, cond, 23, 0);
  acquire(C, lock, 10);
  store(C, shelf, 14, 1);
  notify(C, cond, 16, 1, 1);
  release(C, lock, 10);
  step(A, VERB_WOKEN, cond, 23, 1);
  acquire(B, lock, 20);
  load(B, shelf, 22, 1);
  load(B, shelf, 24, 1);
  store(B, shelf, 24, 0);
  release(B, lock, 20);
  acquire(A, lock, 23);
}

static void test_if_for_while(void **state) {
  uint32_t lock, cond = condition(&lock), shelf = object(KIND_VALUE, "shelf", -1);
  sleeps_for_a_loaf(lock, cond, shelf);
  load(A, shelf, 24, 0);
  store(A, shelf, 24, -1);
  load(A, shelf, 25, -1);
  fails(A, "AssertionError: a loaf that is not there");
  tell("if where while is needed", "Process-1 slept (line 23) because shelf was 0 (line 22). Process-3 notified it "
                                   "(line 16), but before it had the lock back Process-2 changed shelf (line 24) to 0, "
                                   "and it went on without looking again: this `if` must be a `while`. Process-1 ended "
                                   "by AssertionError: a loaf that is not there.");
}

static void test_while_is_not_blamed(void **state) {
  uint32_t lock, cond = condition(&lock), shelf = object(KIND_VALUE, "shelf", -1);
  sleeps_for_a_loaf(lock, cond, shelf);
  load(A, shelf, 22, 0);
  store(A, shelf, 24, -1);
  fails(A, "AssertionError: a loaf that is not there");
  tell("", "Process-1 ended by AssertionError: a loaf that is not there.");
}

// ---- what fits no pattern ----

static void test_facts(void **state) {
  uint32_t e = object(KIND_EVENT, "e", -1);
  stuck(MAIN, VERB_JOIN, -1, A, 20);
  stuck(A, VERB_WAIT, (int)e, -1, 8);
  tell("", "Nobody can go on: MainProcess waits for Process-1 to end (line 20); Process-1 waits: wait for e (line 8).");
}

static void test_nobody_puts(void **state) {
  uint32_t q = object(KIND_QUEUE, "q", -1);
  step(A, VERB_GET, q, 8, 0);
  stuck(MAIN, VERB_JOIN, -1, A, 20);
  stuck(A, VERB_RECV, (int)q, -1, 8);
  tell("nobody puts", "Process-1 waits for an item of q (line 8) that nobody puts (taken so far: 0).");
}

static void test_a_long_sentence_is_cut_with_a_mark(void **state) {
  for (int i = 0; i < 4; i++) {
    memset(outcome.process[i].name, 'x', sizeof outcome.process[i].name - 1);
    fails(i, "E");
    memset(outcome.process[i].exception, 'y', OUTCOME_TEXT - 1);
  }
  for (int i = 0; i < 4; i++) memset(outcome.process[i].exception, 'y', OUTCOME_TEXT - 1);
  ExplainCase c = {.world = w, .event = ev, .n = 0, .outcome = &outcome};
  explain(&c, &why);
  assert_true(strlen(why.text) < sizeof why.text);
}

// ---- races ----

static const Race *only_race(Races *r) {
  assert_true(races_order(r, w, ev, n));
  assert_int_equal(r->n, 1);
  return &r->race[0];
}

static void no_race(void) {
  Races *r = races_new();
  assert_true(races_order(r, w, ev, n));
  assert_int_equal(r->n, 0);
  races_free(r);
}

static void test_race(void **state) {
  uint32_t raw = object(KIND_RAWVALUE, "raw", -1), lock = object(KIND_LOCK, "lock", -1);
  char text[320];
  store(MAIN, raw, 2, 7);
  start(MAIN, A);
  start(MAIN, B);
  acquire(A, lock, 8);
  store(A, raw, 9, 1);
  release(A, lock, 8);
  load(B, raw, 20, 1);
  Races *r = races_new();
  const Race *race = only_race(r);
  race_text(race, text, sizeof text);
  assert_string_equal(text, "raw: Process-1 stores to it on line 9, holding lock; Process-2 loads it on line 20; "
                            "nothing orders the two: line 20 lacks lock");
  races_order(r, w, ev, n);
  assert_int_equal(r->n, 1);
  assert_int_equal(r->race[0].orders, 2);
  races_free(r);
}

static void test_each_cell_races_alone(void **state) {
  uint32_t raw = object(KIND_RAWARRAY, "raw", -1);
  char text[320];
  start(MAIN, A);
  start(MAIN, B);
  for (int i = 0; i < 3; i++) store(A, raw, 9 + (uint32_t)i, 1)->arg2 = i;
  load(B, raw, 20, 0);
  ev[n - 1].arg = 3;
  no_race();
  load(B, raw, 21, 0);
  ev[n - 1].arg = 1;
  Races *r = races_new();
  race_text(only_race(r), text, sizeof text);
  assert_string_equal(text, "raw[1]: Process-1 stores to it on line 10; Process-2 loads it on line 21; nothing orders "
                            "the two, and neither holds a lock");
  races_free(r);
}

static void test_a_lock_orders(void **state) {
  uint32_t raw = object(KIND_RAWVALUE, "raw", -1), lock = object(KIND_LOCK, "lock", -1);
  start(MAIN, A);
  start(MAIN, B);
  for (int who = A; who <= B; who++) {
    acquire(who, lock, 8);
    load(who, raw, 9, 0);
    store(who, raw, 9, 1);
    release(who, lock, 8);
  }
  no_race();
}

static void test_start_and_join_order(void **state) {
  uint32_t raw = object(KIND_RAWVALUE, "raw", -1);
  store(MAIN, raw, 2, 1);
  start(MAIN, A);
  store(A, raw, 9, 2);
  end(A);
  step(MAIN, VERB_JOIN, A, 31, 1);
  store(MAIN, raw, 32, 3);
  no_race();
}

static void test_what_comes_after_a_start_is_not_ordered(void **state) {
  uint32_t raw = object(KIND_RAWVALUE, "raw", -1);
  start(MAIN, A);
  store(MAIN, raw, 2, 1);
  store(A, raw, 9, 2);
  Races *r = races_new();
  only_race(r);
  races_free(r);
}

static void test_a_message_orders(void **state) {
  uint32_t raw = object(KIND_RAWVALUE, "raw", -1), q = object(KIND_QUEUE, "q", -1);
  start(MAIN, A);
  start(MAIN, B);
  store(A, raw, 8, 1);
  step(A, VERB_PUT, q, 9, 1);
  ExploreEvent *feeder = step(A, VERB_FEED, q, 0, 0);
  feeder->choice.strand = 1;
  feeder->python = false;
  step(B, VERB_GET, q, 14, 1);
  load(B, raw, 15, 1);
  no_race();
  uint32_t late = object(KIND_RAWVALUE, "late", -1);
  n -= 2;
  store(A, late, 10, 2);  // after the put: the message does not bring it
  step(B, VERB_GET, q, 14, 1);
  load(B, late, 16, 2);
  Races *r = races_new();
  const Race *race = only_race(r);
  assert_int_equal(race->b.line, 16);
  races_free(r);
}

static void test_event_and_condition_order(void **state) {
  uint32_t raw = object(KIND_RAWVALUE, "raw", -1), event = object(KIND_EVENT, "ready", -1);
  start(MAIN, A);
  start(MAIN, B);
  store(A, raw, 8, 1);
  step(A, VERB_SET, event, 9, 0);
  step(B, VERB_WAIT, event, 14, 1);
  load(B, raw, 15, 1);
  no_race();
}

// Whoever asks and hears that an Event is not set has learned nothing of what was before it was set.
static void test_only_a_set_event_orders(void **state) {
  uint32_t raw = object(KIND_RAWVALUE, "raw", -1), event = object(KIND_EVENT, "ready", -1);
  start(MAIN, A);
  start(MAIN, B);
  store(A, raw, 8, 1);
  step(A, VERB_SET, event, 9, 0);
  int set = n;
  step(B, VERB_IS_SET, event, 14, 1);
  load(B, raw, 15, 1);
  no_race();
  n = set;
  step(A, VERB_CLEAR, event, 10, 0);
  step(B, VERB_IS_SET, event, 14, 0);
  load(B, raw, 15, 1);
  Races *r = races_new();
  only_race(r);
  races_free(r);
}

static void test_a_synchronized_cell_does_not_race(void **state) {
  uint32_t counter = object(KIND_VALUE, "counter", (int)object(KIND_RLOCK, NULL, -1));
  start(MAIN, A);
  start(MAIN, B);
  store(A, counter, 9, 1);
  store(B, counter, 9, 1);
  no_race();
}

// ---- guards ----

static void test_guards(void **state) {
  uint32_t lock = object(KIND_LOCK, "lock", -1), counter = object(KIND_VALUE, "counter", -1);
  char text[320];
  store(MAIN, counter, 2, 0);  // nobody else is there yet
  start(MAIN, A);
  acquire(A, lock, 8);
  load(A, counter, 9, 0);
  store(A, counter, 9, 1);
  release(A, lock, 8);
  Guards g = {0};
  guards_order(&g, w, ev, n);
  guards_find(&g);
  assert_int_equal(g.n, 1);
  assert_false(g.guard[0].broken);
  guard_text(&g.guard[0], text, sizeof text);
  assert_string_equal(text, "counter is guarded by lock on line 9");
  load(MAIN, counter, 20, 1);
  end(A);
  load(MAIN, counter, 40, 1);  // alone again
  guards_order(&g, w, ev, n);
  guards_find(&g);
  assert_int_equal(g.n, 0);  // no harm was seen: the lock may be there for something else
  guards_unsafe(&g, "counter");
  guards_find(&g);
  assert_int_equal(g.n, 1);
  assert_true(g.guard[0].broken);
  guard_text(&g.guard[0], text, sizeof text);
  assert_string_equal(text, "counter is guarded by lock on line 9, but not on line 20");
  guards_free(&g);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_lost_update),
      TEST(test_how_many_are_lost),
      TEST(test_what_was_taken_off),
      TEST(test_not_the_last_load),
      TEST(test_lost_update_lock_in_pieces),
      TEST(test_two_locks_for_one_cell),
      TEST(test_access_without_the_lock),
      TEST(test_check_then_act),
      TEST(test_check_that_was_repeated),
      TEST(test_queue_check_then_act),
      TEST(test_circular_wait),
      TEST(test_circular_wait_through_join),
      TEST(test_lock_taken_twice),
      TEST(test_forgotten_release),
      TEST(test_holder_killed),
      TEST(test_holder_ended_by_an_exception),
      TEST(test_join_before_drain),
      TEST(test_lost_wakeup),
      TEST(test_notify_too_few),
      TEST(test_if_for_while),
      TEST(test_while_is_not_blamed),
      TEST(test_facts),
      TEST(test_nobody_puts),
      TEST(test_a_long_sentence_is_cut_with_a_mark),
      TEST(test_race),
      TEST(test_each_cell_races_alone),
      TEST(test_a_lock_orders),
      TEST(test_start_and_join_order),
      TEST(test_what_comes_after_a_start_is_not_ordered),
      TEST(test_a_message_orders),
      TEST(test_event_and_condition_order),
      TEST(test_only_a_set_event_orders),
      TEST(test_a_synchronized_cell_does_not_race),
      TEST(test_guards),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
