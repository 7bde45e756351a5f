// What a run ended with, read off a world that was made by hand: values, what was printed, exceptions, who is stuck,
// and which of all that tells two ends apart.
#include "explore/outcome.h"
#include "explore/outcome_inner.h"
#include "order_help.h"

static Outcome o;

static int setup(void **state) {
  order_begin();
  for (int i = 0; i < 4; i++) world_process_running(w, i, 4000 + i);
  return 0;
}

static void take(int slot, WorldCall c) {
  c.actor = world_actor(w, slot, 0);
  c.deadline = -1;
  assert_int_equal(world_step(w, &c), VERB_DONE);
}
static void set(int slot, uint32_t object, int64_t value, int64_t index) {
  take(slot, (WorldCall){.verb = VERB_STORE, .object = object, .arg = value, .arg2 = index});
}
static void print(int slot, int fd, const char *text) {
  take(slot, (WorldCall){.verb = VERB_WRITE, .arg = fd, .bytes = text, .nbytes = (uint32_t)strlen(text)});
}
static void dies(int slot, int code) { world_process_died(w, slot, code, world_actor(w, MAIN, 0)); }

static void read_over(void) { outcome_read(w, false, false, NULL, &o); }
static uint64_t key(void) {
  read_over();
  return o.key;
}

static void said(const char *expected) {
  char text[1024];
  outcome_sentence(w, &o, text, sizeof text);
  assert_string_equal(text, expected);
}

// ---- values ----

static void test_values(void **state) {
  uint32_t a = object(KIND_VALUE, "a", -1), b = object(KIND_RAWVALUE, "b", -1);
  object(KIND_LOCK, "lock", -1);
  read_over();
  assert_int_equal(o.kind, OUTCOME_OK);
  assert_int_equal(o.nvalues, 2);
  set(MAIN, a, 7, 0);
  set(A, b, -2, 0);
  read_over();
  said("a = 7, b = -2");
  assert_false(outcome_breaks(&o));
}

// Without a name it is called by its line, and counts all the same; a part of another object does not.
static void test_values_without_a_name(void **state) {
  uint32_t first = object(KIND_VALUE, NULL, -1), second = object(KIND_VALUE, NULL, -1);
  WorldSpec part = {.kind = KIND_RAWVALUE, .owner = (int)first, .lock = -1, .typecode = 'i', .count = 1};
  world_object_new(w, world_actor(w, MAIN, 0), &part);
  uint64_t before = key();
  assert_int_equal(o.nvalues, 2);
  assert_string_not_equal(o.value[0].name, o.value[1].name);
  set(MAIN, second, 7, 0);
  assert_true(key() != before);
  assert_string_equal(outcome_value(&o, o.value[1].name), "7");
  assert_null(outcome_value(&o, "v"));
}

// All are kept, and told as far as a sentence goes.
static void test_many_values(void **state) {
  uint32_t last = 0;
  for (int i = 0; i < 70; i++) {
    char name[16];
    snprintf(name, sizeof name, "v%d", i);
    last = object(KIND_RAWVALUE, name, -1);
  }
  uint64_t before = key();
  set(MAIN, last, 5, 0);
  assert_true(key() != before);
  assert_int_equal(o.nvalues, 70);
  assert_string_equal(outcome_value(&o, "v69"), "5");
  char text[2048];
  outcome_sentence(w, &o, text, sizeof text);
  assert_non_null(strstr(text, "v15 = 0, and 54 more values"));
}

// Each cell of an array counts, also behind those that are read at a time.
static void test_a_long_array(void **state) {
  WorldSpec spec = {.kind = KIND_RAWARRAY, .owner = -1, .lock = -1, .typecode = 'i', .count = 150};
  uint32_t numbers = (uint32_t)world_object_new(w, world_actor(w, MAIN, 0), &spec);
  world_name(w, numbers, "numbers");
  uint64_t before = key();
  for (int i = 0; i < 150; i++) {
    set(MAIN, numbers, 1, i);
    assert_true(key() != before);
    set(MAIN, numbers, 0, i);
    assert_true(key() == before);
  }
  set(MAIN, numbers, -7, 149);
  read_over();
  const char *text = outcome_value(&o, "numbers");
  assert_int_equal(strlen(text), 2 + 150 + 149 * 2 + 1);
  assert_string_equal(text + strlen(text) - 8, ", 0, -7]");
}

static void test_which_cell_has_what(void **state) {
  uint32_t a = object(KIND_RAWVALUE, "a", -1), b = object(KIND_RAWVALUE, "b", -1);
  set(MAIN, a, 1, 0);
  uint64_t first = key();
  set(MAIN, a, 0, 0);
  set(MAIN, b, 1, 0);
  assert_true(key() != first);
}

// A stale store: that there was one is the kind, how much was lost is told.
static void test_a_lost_update(void **state) {
  uint32_t v = object(KIND_VALUE, "v", -1);
  for (int slot = A; slot <= B; slot++) {
    WorldCall c = {.verb = VERB_LOAD, .actor = world_actor(w, slot, 0), .object = v, .deadline = -1};
    assert_int_equal(world_step(w, &c), VERB_DONE);
    ev[slot].arg = c.result2;
  }
  for (int slot = A; slot <= B; slot++)
    take(slot, (WorldCall){
                   .verb = VERB_STORE, .object = v, .arg = slot, .seen = true, .seen_version = (uint64_t)ev[slot].arg});
  read_over();
  assert_int_equal(o.kind, OUTCOME_STALE);
  assert_int_equal(o.stale, 1);
  assert_true(outcome_breaks(&o));
}

static void test_what_a_manager_serves(void **state) {
  uint32_t d = object(KIND_EVENT, "d", -1), nameless = object(KIND_EVENT, NULL, -1);
  uint64_t before = key();
  assert_int_equal(o.nvalues, 0);
  assert_true(world_show(w, world_actor(w, A, 0), d, "{'n': 4001}", 11));
  assert_true(world_show(w, world_actor(w, A, 0), nameless, "[]", 2));
  assert_true(key() != before);
  said("d = {'n': Process-1}");
}

// ---- what was printed ----

static const char *printed_by(int slot) {
  for (int i = 0; i < o.nprocesses; i++)
    if (o.process[i].slot == slot) return o.process[i].printed;
  return NULL;
}

static void printed(const char *text, const char *kept) {
  print(MAIN, 1, text);
  read_over();
  assert_string_equal(printed_by(MAIN), kept);
  teardown(NULL);
  setup(NULL);
}

// A PID is another in the next run, and so is where a thing lies; other numbers stay.
static void test_texts_without_pids(void **state) {
  printed("4001 x4002, (4000)\n", "Process-1 xProcess-2, (MainProcess)\n");
  printed("4009 40010 004001 14001", "4009 40010 Process-1 14001");
  printed("00004001 12345678 4001", "00004001 12345678 Process-1");  // too long for a PID
  printed("<C at 0x7f15b4>", "<C at 0x…>");
  printed("at 0x7f15b4", "at 0x…");
  printed("<C at 0x7f15b>", "<C at 0x7f15b>");
  printed("0x7f15b44661d 0x7f15b44661 0x7fF", "0x… 0x7f15b44661 0x7fF");
  printed("at 0xyz0123", "at 0xyz0123");
  printed("at 1x7f15b44", "at 1x7f15b44");
  printed("bt 0x7f15b44", "bt 0x7f15b44");
  printed("0xa0f9a0f9a0f", "0x…");
}

static void test_a_short_number_is_no_pid(void **state) {
  world_process_new(w, world_actor(w, MAIN, 0), METHOD_FORK, false, "short", 1);
  world_process_running(w, 4, 99);
  world_process_new(w, world_actor(w, MAIN, 0), METHOD_FORK, false, "three", 1);
  world_process_running(w, 5, 100);
  world_process_new(w, world_actor(w, MAIN, 0), METHOD_FORK, false, "seven", 1);
  world_process_running(w, 6, 1000000);
  print(MAIN, 1, "99 100 1000000");
  read_over();
  assert_string_equal(printed_by(MAIN), "99 three seven");
}

// Each process's own text belongs to its end; whose line came first does not.
static void test_output(void **state) {
  uint64_t before = key();
  print(MAIN, 2, "one\n");
  print(A, 1, "hello\n");
  print(MAIN, 1, "two\n");
  uint64_t one_way = key();
  assert_true(one_way != before);
  assert_string_equal(printed_by(MAIN), "one\ntwo\n");
  assert_string_equal(printed_by(A), "hello\n");
  assert_null(printed_by(B));
  teardown(NULL);
  setup(NULL);
  print(A, 1, "hello\n");
  print(MAIN, 1, "one\n");
  print(MAIN, 1, "two\n");
  assert_true(key() == one_way);
  teardown(NULL);
  setup(NULL);
  print(B, 1, "hello\n");
  print(MAIN, 1, "one\ntwo\n");
  assert_true(key() != one_way);
}

static void test_a_long_output_is_whole(void **state) {
  static char text[9000];
  memset(text, 'a', sizeof text - 1);
  print(MAIN, 1, text);
  print(MAIN, 1, "z 4001");
  uint64_t before = key();
  assert_int_equal(strlen(printed_by(MAIN)), sizeof text - 1 + strlen("z Process-1"));
  print(MAIN, 1, "z");
  assert_true(key() != before);
}

// Numbers that were learned to rest on the clock, and they alone, are no part of the end.
static void test_masked_numbers(void **state) {
  PrintedTable masked = {0};
  uint64_t end[4];
  static const char *const texts[] = {"took 0.5 s, 3 items\nx\n", "took 0.75 s, 3 items\nx\n",
                                      "took 0.5 s, 4 items\nx\n", "took 0.5 s, 3 items\nx 0.5\n"};
  assert_true(printed_learn(&masked, "MainProcess", "took 0.0 s, 3 items", "took 1.2 s, 3 items"));
  for (int i = 0; i < 4; i++) {
    print(MAIN, 1, texts[i]);
    outcome_read(w, false, false, &masked, &o);
    end[i] = o.end;
    if (i == 1) assert_string_equal(printed_by(MAIN), "took # s, 3 items\nx\n");
    teardown(NULL);
    setup(NULL);
  }
  assert_true(end[0] == end[1]);
  assert_true(end[0] != end[2] && end[0] != end[3]);
  print(MAIN, 1, "took 0.5 s, 3 items");  // without its end
  outcome_read(w, false, false, &masked, &o);
  assert_string_equal(printed_by(MAIN), "took # s, 3 items");
  printed_free(&masked);
}

// A stale store is of the outcome, and not of its end.
static void test_end_and_key(void **state) {
  uint32_t v = object(KIND_VALUE, "v", -1);
  set(MAIN, v, 1, 0);
  read_over();
  uint64_t end = o.end, whole = o.key;
  for (int slot = A; slot <= B; slot++) {
    WorldCall c = {.verb = VERB_LOAD, .actor = world_actor(w, slot, 0), .object = v, .deadline = -1};
    assert_int_equal(world_step(w, &c), VERB_DONE);
    ev[slot].arg = c.result2;
  }
  for (int slot = A; slot <= B; slot++)
    take(slot,
         (WorldCall){.verb = VERB_STORE, .object = v, .arg = 1, .seen = true, .seen_version = (uint64_t)ev[slot].arg});
  read_over();
  assert_int_equal(o.kind, OUTCOME_STALE);
  assert_true(o.end == end);
  assert_true(o.key != whole);
}

// ---- exceptions ----

#define TRACEBACK "Traceback (most recent call last):\n  File \"p.py\", line 3, in <module>\n    f()\n"

static void fell(int slot, const char *text, int code, const char *exception) {
  print(slot, 2, text);
  dies(slot, code);
  read_over();
  assert_int_equal(o.process[slot].slot, slot);
  assert_string_equal(o.process[slot].exception, exception);
  assert_int_equal(o.kind, exception[0] ? OUTCOME_EXCEPTION : OUTCOME_OK);
  teardown(NULL);
  setup(NULL);
}

static void test_the_last_words(void **state) {
  fell(A, TRACEBACK "ValueError: 3\n", 1, "ValueError: 3");
  fell(A, TRACEBACK "ValueError: 3", 1, "ValueError: 3");
  fell(MAIN, TRACEBACK "KeyError: 4002\n", 1, "KeyError: Process-2");
  fell(B, "Process Process-2:\n" TRACEBACK "ValueError: 3\nmore\n", 1, "ValueError: 3");
  fell(B, TRACEBACK "ValueError: 3\n\nDuring handling\n\n" TRACEBACK "KeyError: 4\n", 1, "KeyError: 4");
  fell(A, TRACEBACK "E: \n\"\"\"\n" TRACEBACK "KeyError: 1\n\"\"\"\n", 1, "KeyError: 1");
  fell(A, TRACEBACK "E: \n\n  first\nsecond\n", 1, "E: first");
  fell(A, TRACEBACK "E:\n\n  first\n", 1, "E:");
  fell(A, "no traceback\n", 1, "");
  fell(A, TRACEBACK "ValueError: 3\n", 0, "");  // it was only printed
  fell(A, "", 1, "");
  fell(A, TRACEBACK, 1, "");
}

// What is on standard output is no exception; a traceback in two pieces is one.
static void test_where_last_words_are(void **state) {
  print(A, 1, TRACEBACK "ValueError: 3\n");
  print(B, 2, "Traceback (most recent call ");
  print(C, 2, TRACEBACK "IndexError: 5\n");
  print(B, 2, "last):\n  File\nKeyError: 7\n");
  dies(A, 1);
  dies(B, 1);
  read_over();
  assert_string_equal(o.process[A].exception, "");
  assert_string_equal(o.process[B].exception, "KeyError: 7");
  assert_string_equal(o.process[C].exception, "IndexError: 5");  // it has not ended: perhaps it hangs in its end
  said("Process-2: KeyError: 7; Process-3: IndexError: 5");
}

static void test_a_long_exception_is_cut(void **state) {
  char text[1000] = TRACEBACK;
  memset(text + strlen(text), 'x', 400);
  print(A, 2, text);
  dies(A, 1);
  read_over();
  size_t length = strlen(o.process[A].exception);
  assert_true(length < OUTCOME_TEXT && length > OUTCOME_TEXT - 6);
  assert_string_equal(o.process[A].exception + length - 3, "…");
}

// ---- processes ----

static void test_processes(void **state) {
  dies(A, 0);
  dies(B, -9);
  read_over();
  assert_int_equal(o.nprocesses, 4);
  assert_string_equal(o.process[B].name, "Process-2");
  assert_true(o.process[A].ended && o.process[B].ended);
  assert_false(o.process[MAIN].ended || o.process[C].ended);
  assert_int_equal(o.process[B].exitcode, -9);
  assert_false(o.process[C].left_behind);
  dies(MAIN, 0);
  read_over();
  assert_true(o.process[C].left_behind);
  assert_false(o.process[MAIN].left_behind || o.process[A].left_behind);
}

static void test_ends_tell_apart(void **state) {
  uint64_t lives = key(), ended, killed;
  dies(A, 0);
  ended = key();
  assert_true(ended != lives);
  teardown(NULL);
  setup(NULL);
  dies(A, -9);
  killed = key();
  assert_true(killed != lives && killed != ended);
  teardown(NULL);
  setup(NULL);
  dies(B, 0);
  assert_true(key() != ended);
}

// ---- who is stuck ----

static void sleeps(int slot, int verb, uint32_t object, int64_t arg) {
  WorldCall c = {
      .verb = (uint16_t)verb, .actor = world_actor(w, slot, 0), .object = object, .arg = arg, .deadline = -1};
  world_wait_begin(w, &c);
}
static void read_stuck(bool spinning) { outcome_read(w, true, spinning, NULL, &o); }

static void test_a_ring_is_told_first(void **state) {
  uint32_t a = object(KIND_LOCK, "a", -1), b = object(KIND_LOCK, "b", -1);
  take(A, (WorldCall){.verb = VERB_ACQUIRE, .object = a, .arg = 1});
  take(B, (WorldCall){.verb = VERB_ACQUIRE, .object = b, .arg = 1});
  sleeps(MAIN, VERB_JOIN, A, 0);
  sleeps(A, VERB_ACQUIRE, b, 1);
  sleeps(B, VERB_ACQUIRE, a, 1);
  sleeps(C, VERB_ACQUIRE, a, 1);
  read_stuck(false);
  assert_int_equal(o.kind, OUTCOME_DEADLOCK);
  assert_int_equal(o.nstuck, 4);
  said("deadlock: Process-1 waits for b, held by Process-2; Process-2 waits for a, held by Process-1; Process-3 waits "
       "for a, held by Process-1; MainProcess waits for Process-1 to end");
  uint64_t dead = o.key;
  read_stuck(true);
  assert_int_equal(o.kind, OUTCOME_LIVELOCK);
  assert_true(o.key != dead);
  read_over();
  assert_int_equal(o.nstuck, 0);
  assert_true(o.key != dead);
}

static void test_who_waits_for_itself(void **state) {
  uint32_t a = object(KIND_LOCK, "a", -1);
  take(A, (WorldCall){.verb = VERB_ACQUIRE, .object = a, .arg = 1});
  sleeps(A, VERB_ACQUIRE, a, 1);
  read_stuck(false);
  said("deadlock: Process-1 waits for a");
}

// Who has ended waits for nothing, whatever its records say.
static void test_the_dead_are_not_stuck(void **state) {
  uint32_t a = object(KIND_EVENT, "a", -1);
  sleeps(A, VERB_WAIT, a, 0);
  sleeps(B, VERB_WAIT, a, 0);
  read_stuck(false);
  assert_int_equal(o.nstuck, 2);
  uint64_t both = o.key;
  dies(A, 0);
  read_stuck(false);
  assert_int_equal(o.nstuck, 1);
  assert_int_equal(o.stuck[0].slot, B);
  assert_true(o.key != both);
  said("deadlock: Process-2 waits for a");
}

static void waits_so(int verb, uint32_t object, const char *sentence) {
  sleeps(A, verb, object, 0);
  read_stuck(false);
  said(sentence);
  world_wait_end(w, A, 0);
}

static void test_each_wait_has_its_words(void **state) {
  uint32_t q = object(KIND_QUEUE, "q", -1), simple = object(KIND_SIMPLEQUEUE, "s", -1);
  WorldSpec spec = {.kind = KIND_PIPE, .owner = -1, .lock = -1, .count = 2};
  uint32_t pipe = (uint32_t)world_object_new(w, world_actor(w, MAIN, 0), &spec);
  world_name(w, pipe, "pipe");
  uint32_t tasks = object(KIND_JOINABLEQUEUE, "tasks", -1);
  spec = (WorldSpec){.kind = KIND_CONDITION, .owner = (int)tasks, .lock = (int)object(KIND_LOCK, NULL, -1)};
  uint32_t cond = (uint32_t)world_object_new(w, world_actor(w, MAIN, 0), &spec);
  waits_so(VERB_FEED, q, "deadlock: Process-1's feeder waits for room in q's pipe");
  waits_so(VERB_DRAINED, q, "deadlock: Process-1's feeder waits for room in q's pipe");
  waits_so(VERB_FEED, simple, "deadlock: Process-1 waits for s");
  waits_so(VERB_GET, q, "deadlock: Process-1 waits for q");
  waits_so(VERB_PIPE_SEND, pipe, "deadlock: Process-1 waits for room in pipe");
  waits_so(VERB_PIPE_SENT, pipe, "deadlock: Process-1 waits for room in pipe");
  waits_so(VERB_PIPE_RECV, pipe, "deadlock: Process-1 waits for pipe");
  waits_so(VERB_WOKEN, cond, "deadlock: Process-1 waits for tasks's tasks to be done");
  waits_so(VERB_JOIN, B, "deadlock: Process-1 waits for Process-2 to end");
  waits_so(VERB_WAIT_CHILD, A, "deadlock: Process-1 waits");
}

// Whoever ends waits on an Event of its queue's for its own feeder; another's feeder is no reason.
static void test_the_feeder_is_told_alone(void **state) {
  uint32_t q = object(KIND_QUEUE, "q", -1);
  WorldSpec spec = {.kind = KIND_EVENT, .owner = (int)q, .lock = -1};
  uint32_t event = (uint32_t)world_object_new(w, world_actor(w, MAIN, 0), &spec);
  WorldCall feeder = {.verb = VERB_FEED, .actor = world_actor(w, A, 1), .object = q, .deadline = -1};
  world_wait_begin(w, &feeder);
  sleeps(A, VERB_WAIT, event, 0);
  read_stuck(false);
  assert_int_equal(o.nstuck, 2);
  said("deadlock: Process-1's feeder waits for room in q's pipe");
  world_wait_end(w, A, 0);
  sleeps(B, VERB_WAIT, event, 0);
  read_stuck(false);
  char text[400];
  outcome_sentence(w, &o, text, sizeof text);
  assert_non_null(strstr(text, "; Process-2 waits for "));
}

// An outcome is large: a copy has all that is in it.
static void test_a_copy(void **state) {
  static Outcome copy;
  uint32_t a = object(KIND_VALUE, "a", -1);
  set(MAIN, a, 3, 0);
  sleeps(B, VERB_ACQUIRE, object(KIND_LOCK, "l", -1), 1);
  print(MAIN, 1, "text");
  print(A, 2, TRACEBACK "ValueError: 3\n");
  read_stuck(false);
  outcome_copy(&copy, &o);
  assert_int_equal(copy.kind, o.kind);
  assert_int_equal(copy.nvalues, 1);
  assert_string_equal(outcome_value(&copy, o.value[0].name), o.value[0].text);
  assert_true(copy.value[0].text != o.value[0].text);
  assert_int_equal(copy.nprocesses, 4);
  for (int i = 0; i < 4; i++) {
    assert_string_equal(copy.process[i].name, o.process[i].name);
    assert_string_equal(copy.process[i].exception, o.process[i].exception);
  }
  assert_int_equal(copy.nstuck, 1);
  assert_memory_equal(copy.stuck, o.stuck, sizeof o.stuck[0]);
  assert_string_equal(copy.process[0].printed, "text");
  assert_true(copy.process[0].printed != o.process[0].printed);
  assert_true(copy.key == o.key && copy.end == o.end && copy.stale == o.stale && copy.lost == o.lost);
  outcome_clear(&copy);
  assert_int_equal(copy.kind, OUTCOME_OK);
  assert_int_equal(copy.nvalues + copy.nprocesses + copy.nstuck + (int)copy.stale + (int)copy.lost, 0);
  outcome_free(&copy);
}

static void test_kinds_have_names(void **state) {
  static const char *const names[] = {"ok", "stale", "exception", "deadlock", "livelock"};
  for (int k = OUTCOME_OK; k <= OUTCOME_LIVELOCK; k++) assert_string_equal(outcome_kind_name((OutcomeKind)k), names[k]);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_values),
      TEST(test_values_without_a_name),
      TEST(test_many_values),
      TEST(test_a_long_array),
      TEST(test_which_cell_has_what),
      TEST(test_a_lost_update),
      TEST(test_what_a_manager_serves),
      TEST(test_texts_without_pids),
      TEST(test_a_short_number_is_no_pid),
      TEST(test_output),
      TEST(test_a_long_output_is_whole),
      TEST(test_masked_numbers),
      TEST(test_end_and_key),
      TEST(test_the_last_words),
      TEST(test_where_last_words_are),
      TEST(test_a_long_exception_is_cut),
      TEST(test_processes),
      TEST(test_ends_tell_apart),
      TEST(test_a_ring_is_told_first),
      TEST(test_who_waits_for_itself),
      TEST(test_the_dead_are_not_stuck),
      TEST(test_each_wait_has_its_words),
      TEST(test_the_feeder_is_told_alone),
      TEST(test_a_copy),
      TEST(test_kinds_have_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
