// Signals and faults of order, on orders made by hand: which pattern names them, and near misses that it must not.
#include "explore/held.h"
#include "explain_help.h"

static uint32_t semaphore(const char *name, int64_t places) {
  WorldSpec spec = {.kind = KIND_SEMAPHORE, .owner = -1, .lock = -1, .value = places, .line = 3};
  uint32_t id = (uint32_t)world_object_new(w, world_actor(w, MAIN, 0), &spec);
  world_name(w, id, name);
  return id;
}

static uint32_t value_named(const char *name) { return object(KIND_VALUE, name, (int)object(KIND_RLOCK, NULL, -1)); }

static void children(void) {
  start(MAIN, A);
  start(MAIN, B);
}

// ---- signals are no locks ----

static void test_a_signal_is_not_held(void **state) {
  uint32_t go = semaphore("go", 0);
  release(A, go, 5);
  acquire(B, go, 8);
  end(B);
  stuck(C, VERB_ACQUIRE, (int)go, -1, 8);
  tell("", "Nobody can go on: Process-3 waits for go (line 8), which nobody releases any more (releases so far: 1, "
           "acquires: 1).");
}

static void test_a_signal_that_never_came(void **state) {
  uint32_t go = semaphore("go", 0);
  stuck(C, VERB_ACQUIRE, (int)go, -1, 8);
  tell("", "Nobody can go on: Process-3 waits for go (line 8), which nobody has released.");
}

// It had a place, and was then released by one who had not taken it.
static void test_a_lock_that_another_releases(void **state) {
  uint32_t done = object(KIND_LOCK, "done", -1);
  acquire(MAIN, done, 20);
  release(A, done, 5);
  acquire(MAIN, done, 22);
  stuck(MAIN, VERB_ACQUIRE, (int)done, MAIN, 23);
  tell("", "Nobody can go on: MainProcess waits for done (line 23), which nobody releases any more (releases so far: "
           "1, acquires: 2).");
}

static void test_a_semaphore_used_as_a_lock(void **state) {
  uint32_t lock = semaphore("lock", 1);
  acquire(A, lock, 8);
  release(A, lock, 9);
  acquire(B, lock, 8);
  end(B);
  stuck(A, VERB_ACQUIRE, (int)lock, -1, 8);
  tell("forgotten release", "Process-2 took lock on line 8 and came to its end without giving it back: Process-1 waits "
                            "for it (line 8) for ever.");
}

static void test_an_rlock_is_never_a_signal(void **state) {
  uint32_t rlock = object(KIND_RLOCK, "rlock", -1);
  acquire(A, rlock, 8);
  release(B, rlock, 9);  // fails in the world
  assert_false(lock_is_signal(w, ev, n, rlock));
}

// What the nearest good order shows counts, too: here it was not released yet.
static void test_a_signal_of_the_good_order(void **state) {
  uint32_t done = object(KIND_LOCK, "done", -1);
  acquire(MAIN, done, 20);
  release(A, done, 5);
  was_good();
  acquire(MAIN, done, 20);
  stuck(MAIN, VERB_ACQUIRE, (int)done, MAIN, 22);
  tell("", "Nobody can go on: MainProcess waits for done (line 22), which nobody has released.");
}

// ---- each waits for the other's signal ----

static void test_each_waits(void **state) {
  static const uint64_t two[] = {2, 1};
  uint32_t a = semaphore("a", 0), b = object(KIND_EVENT, "b", -1);
  stuck(A, VERB_ACQUIRE, (int)a, -1, 5);
  stuck(B, VERB_WAIT, (int)b, -1, 10);
  gives = two;
  tell("each waits for the other's signal",
       "Process-1 waits for a (line 5); Process-2 waits for b (line 10): each waits for what the other does only after "
       "its own wait. One of them must not wait first.");
}

static void test_each_waits_in_a_ring_of_three(void **state) {
  static const uint64_t three[] = {4, 1, 2};
  uint32_t a = semaphore("a", 0), b = semaphore("b", 0), c = semaphore("c", 0);
  stuck(A, VERB_ACQUIRE, (int)a, -1, 5);
  stuck(B, VERB_ACQUIRE, (int)b, -1, 10);
  stuck(C, VERB_ACQUIRE, (int)c, -1, 15);
  gives = three;
  tell("each waits for the other's signal",
       "Process-1 waits for a (line 5); Process-2 waits for b (line 10); Process-3 waits for c (line 15): each waits "
       "for what the next one does only after its own wait, a ring of 3. One of them must not wait first.");
}

// One of them would do nothing for the other.
static void test_only_one_would_signal(void **state) {
  static const uint64_t one[] = {2, 0};
  uint32_t a = semaphore("a", 0), b = semaphore("b", 0);
  stuck(A, VERB_ACQUIRE, (int)a, -1, 5);
  stuck(B, VERB_ACQUIRE, (int)b, -1, 10);
  gives = one;
  tell("", "Nobody can go on: Process-1 waits for a (line 5), which nobody has released; Process-2 waits for b (line "
           "10), which nobody has released.");
}

// Two that pass the same door one after the other do not wait for each other.
static void test_one_door(void **state) {
  static const uint64_t two[] = {2, 1};
  uint32_t door = semaphore("door", 0);
  stuck(A, VERB_ACQUIRE, (int)door, -1, 5);
  stuck(B, VERB_ACQUIRE, (int)door, -1, 5);
  gives = two;
  tell("", "Nobody can go on: Process-1 waits for door (line 5), which nobody has released; Process-2 waits for door "
           "(line 5), which nobody has released.");
}

static void test_both_ends_wait(void **state) {
  WorldSpec spec = {.kind = KIND_PIPE, .owner = -1, .lock = -1, .count = 2, .line = 3};
  int pipe = world_object_new(w, world_actor(w, MAIN, 0), &spec);
  world_name(w, (uint32_t)pipe, "c");
  stuck(MAIN, VERB_PIPE_RECV, pipe, A, 20);
  stuck(A, VERB_PIPE_RECV, pipe, MAIN, 5);
  outcome.stuck[1].arg = 1;
  tell("each waits for the other's signal",
       "MainProcess waits for c (line 20); Process-1 waits for c (line 5): each waits for what the other does only "
       "after its own wait. One of them must not wait first.");
}

// ---- missed signals ----

static void test_missed_kill(void **state) {
  ExploreEvent *kill = step(MAIN, VERB_KILL, A, 20, 1000);
  kill->arg = 10;
  stuck(A, VERB_PAUSE, -1, -1, 7);
  outcome.stuck[0].arg = 1 << 9;
  tell("missed signal",
       "MainProcess sent SIGUSR1 to Process-1 (line 20) before Process-1 had begun to wait for it "
       "(line 7): a signal that is not blocked is not kept. Block it first and take it with sigwait, or "
       "use an Event.");
  kill->arg = 12;  // another signal than those it waits for
  tell("", "Nobody can go on: Process-1 waits: wait for a signal (line 7).");
}

// A pending signal is kept once. One that a wait took is not missed.
static void test_kept_once(void **state) {
  step(MAIN, VERB_KILL, A, 20, 1000)->arg = 10;
  ExploreEvent *second = step(MAIN, VERB_KILL, A, 21, 1000);
  second->arg = 10;
  ExploreEvent *taken = step(A, VERB_PAUSE, -1, 6, 10);
  taken->arg = 1 << 9, taken->arg2 = 1;
  stuck(A, VERB_PAUSE, -1, -1, 7);
  outcome.stuck[0].arg = 1 << 9;
  tell("missed signal", "MainProcess sent SIGUSR1 to Process-1 again (line 21) before Process-1 had taken the one "
                        "before: a signal that is to be taken is kept once, however often it is sent, and Process-1 "
                        "waits for another for ever (line 7). To count, use a Semaphore.");
  taken->arg2 = 0;  // a pause, which a handler ends
  tell("", "Nobody can go on: Process-1 waits: wait for a signal (line 7).");
  taken->arg2 = 1;
  second->arg = 12;
  tell("", "Nobody can go on: Process-1 waits: wait for a signal (line 7).");
}

static void a_pulse(uint32_t flag) {
  store(MAIN, flag, 20, 1);
  store(MAIN, flag, 21, 0);
  load(A, flag, 5, 0);
  stuck(A, VERB_LOAD, (int)flag, -1, 5);
  outcome.kind = OUTCOME_LIVELOCK;
}

static void test_missed_flag(void **state) {
  a_pulse(value_named("flag"));
  tell("missed signal", "MainProcess made flag 1 (line 20) and MainProcess made it 0 again (line 21) before Process-1 "
                        "had looked (line 5): a flag that is taken back is not seen by those who come later. Use an "
                        "Event or a Semaphore.");
}

static void test_a_flag_that_was_seen(void **state) {
  uint32_t flag = value_named("flag");
  store(MAIN, flag, 20, 1);
  load(A, flag, 4, 1);
  store(MAIN, flag, 21, 0);
  load(A, flag, 5, 0);
  stuck(A, VERB_LOAD, (int)flag, -1, 5);
  outcome.kind = OUTCOME_LIVELOCK;
  tell("", "Nobody gets any further: Process-1 reads flag again and again (line 5).");
}

static void a_release_too_many(uint32_t lock) {
  ExploreEvent *e = step(MAIN, VERB_RELEASE, lock, 20, 0);
  e->failed = true;
  e->error = ERROR_NOT_HELD;
  fails(MAIN, "ValueError: semaphore or lock released too many times");
}

static void test_missed_release(void **state) {
  uint32_t lock = object(KIND_LOCK, "lock", -1);
  acquire(A, lock, 5);
  release(MAIN, lock, 20);
  was_good();
  a_release_too_many(lock);
  tell("missed signal", "MainProcess released lock (line 20) before anybody had taken it: a Lock does not keep a "
                        "release. As a signal use a Semaphore(0). MainProcess ended by ValueError: semaphore or lock "
                        "released too many times.");
}

static void test_released_twice(void **state) {
  uint32_t lock = object(KIND_LOCK, "lock", -1);
  a_release_too_many(lock);
  tell("", "MainProcess ended by ValueError: semaphore or lock released too many times.");
}

// ---- used before it was ready ----

static void too_early(uint32_t v) {
  start(MAIN, A);
  load(MAIN, v, 20, 0);
  store(A, v, 5, 42);
}

static void test_order_violation(void **state) {
  too_early(value_named("v"));
  fails(MAIN, "AssertionError");
  tell("order violation", "MainProcess read v = 0 (line 20) before Process-1 had made it 42 (line 5): nothing makes "
                          "MainProcess wait for that. Join Process-1 first, or wait for an Event or a Queue. "
                          "MainProcess ended by AssertionError.");
}

static void test_a_sleep_orders_nothing(void **state) {
  uint32_t v = value_named("v");
  start(MAIN, A);
  step(MAIN, VERB_SLEEP_UNTIL, 0, 19, 0);
  load(MAIN, v, 20, 0);
  store(A, v, 5, 42);
  fails(MAIN, "AssertionError");
  tell("order violation", "MainProcess read v = 0 (line 20) before Process-1 had made it 42 (line 5): nothing makes "
                          "MainProcess wait for that; the sleep on line 19 orders nothing. Join Process-1 first, or "
                          "wait for an Event or a Queue. MainProcess ended by AssertionError.");
}

// A lock keeps the two apart, but makes nobody wait for the other's turn.
static void test_a_lock_orders_nothing_either(void **state) {
  uint32_t v = value_named("v"), lock = object(KIND_LOCK, "lock", -1);
  start(MAIN, A);
  acquire(MAIN, lock, 19);
  load(MAIN, v, 20, 0);
  release(MAIN, lock, 19);
  acquire(A, lock, 4);
  store(A, v, 5, 42);
  fails(MAIN, "AssertionError");
  tell("order violation", "MainProcess read v = 0 (line 20) before Process-1 had made it 42 (line 5): nothing makes "
                          "MainProcess wait for that. Join Process-1 first, or wait for an Event or a Queue. "
                          "MainProcess ended by AssertionError.");
}

// The writer waits for the reader: the store can never come first.
static void test_the_writer_waits_for_the_reader(void **state) {
  uint32_t v = value_named("v"), go = semaphore("go", 0);
  start(MAIN, A);
  load(MAIN, v, 20, 0);
  release(MAIN, go, 21);
  acquire(A, go, 4);
  store(A, v, 5, 42);
  fails(MAIN, "AssertionError");
  tell("", "MainProcess ended by AssertionError.");
}

static void test_who_stores_himself_is_not_early(void **state) {
  uint32_t v = value_named("v");
  start(MAIN, A);
  store(MAIN, v, 19, 1);
  load(MAIN, v, 20, 1);
  store(A, v, 5, 42);
  fails(MAIN, "AssertionError");
  tell("", "MainProcess ended by AssertionError.");
}

// The same line reads the same in the good order: it is not what the failure is about.
static void test_the_good_order_reads_the_same(void **state) {
  uint32_t v = value_named("v");
  too_early(v);
  was_good();
  too_early(v);
  fails(MAIN, "AssertionError");
  tell("", "MainProcess ended by AssertionError.");
}

static void test_before_it_was_born(void **state) {
  uint32_t v = value_named("v");
  load(MAIN, v, 20, 0);
  start(MAIN, A);
  store(A, v, 5, 42);
  fails(MAIN, "AssertionError");
  tell("", "MainProcess ended by AssertionError.");
}

// ---- not read together ----

static void test_torn_pair(void **state) {
  uint32_t x = value_named("x"), y = value_named("y"), lock = object(KIND_LOCK, "lock", -1);
  children();
  load(B, x, 10, 100);
  acquire(A, lock, 4);
  store(A, x, 5, 90);
  store(A, y, 6, 10);
  release(A, lock, 4);
  load(B, y, 11, 10);
  fails(B, "AssertionError");
  tell("torn pair", "Process-2 read x = 100 (line 10) and y = 10 (line 11) while Process-1 was changing both (lines 5 "
                    "and 6, under lock): one is from before, the other from after. Two that belong together must be "
                    "changed and read under one lock. Process-2 ended by AssertionError.");
}

static void test_torn_in_the_middle(void **state) {
  uint32_t x = value_named("x"), y = value_named("y");
  children();
  store(A, x, 5, 90);
  load(B, x, 10, 90);
  load(B, y, 11, 0);
  store(A, y, 6, 10);
  fails(B, "AssertionError");
  tell("torn pair", "Process-2 read x = 90 (line 10) and y = 0 (line 11) while Process-1 was changing both (lines 5 "
                    "and 6): one is from before, the other from after. Two that belong together must be changed and "
                    "read under one lock. Process-2 ended by AssertionError.");
}

// Both from before, both from after.
static void test_both_read_at_once(void **state) {
  uint32_t x = value_named("x"), y = value_named("y");
  children();
  store(A, x, 5, 90);
  store(A, y, 6, 10);
  load(B, x, 10, 90);
  load(B, y, 11, 10);
  fails(B, "AssertionError");
  tell("", "Process-2 ended by AssertionError.");
}

// A flag that was polled tells of the other cell: that was used too early, and is no pair.
static void test_a_flag_is_no_pair(void **state) {
  uint32_t ready = value_named("ready"), data = value_named("data");
  children();
  load(B, ready, 10, 0);
  store(A, ready, 5, 1);
  load(B, ready, 10, 1);
  load(B, data, 11, 0);
  store(A, data, 6, 42);
  fails(B, "AssertionError");
  tell("order violation", "Process-2 read data = 0 (line 11) before Process-1 had made it 42 (line 6): nothing makes "
                          "Process-2 wait for that. Join Process-1 first, or wait for an Event or a Queue. Process-2 "
                          "ended by AssertionError.");
}

// Between the two it does something else: they are no pair.
static void test_stored_far_apart(void **state) {
  uint32_t x = value_named("x"), y = value_named("y");
  children();
  load(B, x, 10, 100);
  store(A, x, 5, 90);
  step(A, VERB_WRITE, 0, 6, 0);
  store(A, y, 7, 10);
  load(B, y, 11, 10);
  fails(B, "AssertionError");
  tell("order violation", "Process-2 read x = 100 (line 10) before Process-1 had made it 90 (line 5): nothing makes "
                          "Process-2 wait for that. Join Process-1 first, or wait for an Event or a Queue. Process-2 "
                          "ended by AssertionError.");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_a_signal_is_not_held),
      TEST(test_a_signal_that_never_came),
      TEST(test_a_lock_that_another_releases),
      TEST(test_a_semaphore_used_as_a_lock),
      TEST(test_an_rlock_is_never_a_signal),
      TEST(test_a_signal_of_the_good_order),
      TEST(test_each_waits),
      TEST(test_each_waits_in_a_ring_of_three),
      TEST(test_only_one_would_signal),
      TEST(test_one_door),
      TEST(test_both_ends_wait),
      TEST(test_missed_kill),
      TEST(test_kept_once),
      TEST(test_missed_flag),
      TEST(test_a_flag_that_was_seen),
      TEST(test_missed_release),
      TEST(test_released_twice),
      TEST(test_order_violation),
      TEST(test_a_sleep_orders_nothing),
      TEST(test_a_lock_orders_nothing_either),
      TEST(test_the_writer_waits_for_the_reader),
      TEST(test_who_stores_himself_is_not_early),
      TEST(test_the_good_order_reads_the_same),
      TEST(test_before_it_was_born),
      TEST(test_torn_pair),
      TEST(test_torn_in_the_middle),
      TEST(test_both_read_at_once),
      TEST(test_a_flag_is_no_pair),
      TEST(test_stored_far_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
