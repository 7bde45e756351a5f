// The lab as the screen and the command line see it: opening, running, steering, what a snapshot says.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "bind/bind.h"
#include "lab_help.h"

static const char race[] = "from multiprocessing import Process, Value, Lock\n"
                           "WORKERS = 3     #: knob 1..8 explore 2\n"
                           "ROUNDS = 3000     #: knob 1..100000000\n"
                           "def work(counter, lock):\n"
                           "    for i in range(ROUNDS):\n"
                           "        with lock:     #: switch lock\n"
                           "            counter.value += 1\n"
                           "if __name__ == '__main__':\n"
                           "    counter = Value('i', 0)\n"
                           "    lock = Lock()\n"
                           "    ps = [Process(target=work, args=(counter, lock)) for _ in range(WORKERS)]\n"
                           "    for p in ps:\n"
                           "        p.start()\n"
                           "    for p in ps:\n"
                           "        p.join()\n"
                           "    print('counter', counter.value)\n";

static const char ring[] = "from multiprocessing import Process, Lock\n"
                           "import time\n"
                           "def work(first, second):\n"
                           "    with first:\n"
                           "        time.sleep(0.1)\n"
                           "        with second:\n"
                           "            pass\n"
                           "a = Lock()\n"
                           "b = Lock()\n"
                           "p = Process(target=work, args=(a, b))\n"
                           "q = Process(target=work, args=(b, a))\n"
                           "p.start()\n"
                           "q.start()\n"
                           "p.join()\n"
                           "q.join()\n";

// ---- opening ----

static void refused(const char *path, const char *part) {
  LabRefusal why;
  Lab *lab = lab_new();
  assert_false(lab_open(lab, path, &why));
  if (strstr(why.message, part) == NULL) fail_msg("\"%s\" does not say \"%s\"", why.message, part);
  assert_null(lab_program(lab));
  lab_free(lab);
}

static void test_refusals(void **state) {
  refused("/nowhere/at-all.py", "no such file");
  refused("/tmp", "is a directory");
  refused("/dev/null", "is not a file");
  refused(help_program("x = 1\nprint 'hello'\n"), ":2:");
  refused(help_program("x = (1,\n"), "never closed");
  refused(help_program("caf\xe9 = 1\n"), "UTF-8");
  const char *path = help_program("x = 1\n");
  FILE *f = fopen(path, "a");
  fwrite("y\0z\n", 1, 4, f);
  fclose(f);
  refused(path, "null bytes");
}

static void test_refused_keeps_the_one_before(void **state) {
  LabRefusal why;
  Lab *lab = help_open("x = 1\n");
  assert_false(lab_open(lab, help_program("x = = 1\n"), &why));
  assert_int_equal(why.line, 1);
  assert_non_null(lab_program(lab));
  assert_string_equal(lab_program(lab)->lines[0], "x = 1");
  lab_free(lab);
}

static void test_switches_and_knobs(void **state) {
  char why[200];
  Lab *lab = help_open(race);
  const LabProgram *p = lab_program(lab);
  assert_int_equal(p->nlines, 16);
  assert_string_equal(p->lines[1], "WORKERS = 3");
  assert_string_equal(p->lines[5], "        with lock:");
  assert_int_equal(p->nswitches, 1);
  assert_int_equal(p->switches[0].line, 6);
  assert_true(p->switches[0].on);
  assert_int_equal(lab_switch_index(lab, "lock"), 0);
  assert_int_equal(lab_switch_index(lab, "none"), -1);
  int i = lab_knob_index(lab, "WORKERS");
  assert_int_equal(p->knobs[i].value, 3);
  assert_int_equal(p->knobs[i].explore, 2);
  assert_true(lab_set_knob(lab, i, "8", why, sizeof why));
  assert_false(lab_set_knob(lab, i, "9", why, sizeof why));
  assert_non_null(strstr(why, "1 to 8"));
  assert_false(lab_set_knob(lab, i, "many", why, sizeof why));
  assert_int_equal(p->knobs[i].value, 8);
  lab_free(lab);
}

static void test_changed(void **state) {
  Lab *lab = help_open("x = 1\n");
  assert_false(lab_changed(lab));
  FILE *f = fopen(lab_program(lab)->path, "a");
  fputs("y = 2\n", f);
  fclose(f);
  assert_true(lab_changed(lab));
  lab_free(lab);
}

static void test_limits(void **state) {
  LabLimits l = {0};
  char why[200];
  assert_true(lab_limit_set(&l, "memory", "64M", why, sizeof why));
  assert_int_equal(l.memory, 64 << 20);
  assert_true(lab_limit_set(&l, "processes", "8", why, sizeof why));
  assert_false(lab_limit_set(&l, "processes", "0", why, sizeof why));
  assert_false(lab_limit_set(&l, "processes", "8x", why, sizeof why));
  assert_false(lab_limit_set(&l, "patience", "8", why, sizeof why));
  assert_int_equal(l.processes, 8);
}

// ---- running ----

// What has a type of its own in bind.h, a program gets by its name from a context.
static void test_every_primitive_is_offered(void **state) {
  static const char *const names[] = {
#define T(field, name, sort) (sort) & BIND_NAMED ? (name) : NULL,
      BIND_TYPES(T)
#undef T
  };
  char text[4000] = "import multiprocessing as mp\n";
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    size_t n = strlen(text);
    if (names[i])
      snprintf(text + n, sizeof text - n, "if not hasattr(mp.get_context('spawn'), '%s'): print('no %s')\n", names[i],
               names[i]);
  }
  Lab *lab = help_open(text);
  LabSnapshot *s = lab_snapshot_new();
  help_run(lab, &(LabOptions){0});
  assert_true(help_until(lab, s, help_over, 10));
  assert_string_equal(s->output, "");
  assert_int_equal(s->exit_code, 0);
  lab_snapshot_free(s);
  lab_free(lab);
}

static void test_run(void **state) {
  Lab *lab = help_open("import sys\nprint('hello', len(sys.argv))\nsys.exit(7)\n");
  LabSnapshot *s = lab_snapshot_new();
  const char *argv[] = {"a", "b"};
  LabOptions o = {.argc = 2, .argv = argv};
  help_run(lab, &o);
  assert_true(help_until(lab, s, help_over, 10));
  assert_int_equal(s->state, LAB_ENDED);
  assert_int_equal(s->exit_code, 7);
  assert_string_equal(s->output, "hello 3\n");
  assert_int_equal(s->nprocesses, 1);
  assert_int_equal(s->processes[0].doing, LAB_GONE);
  assert_true(s->processes[0].ended);
  lab_snapshot_free(s);
  lab_free(lab);
}

// Who wrote each line: by slot.
static void test_who_wrote(void **state) {
  Lab *lab = help_open("from multiprocessing import Process\n"
                       "def say(n): print(n)\n"
                       "if __name__ == '__main__':\n"
                       "    ps = [Process(target=say, args=(n,)) for n in (1, 2)]\n"
                       "    for p in ps: p.start()\n"
                       "    for p in ps: p.join()\n"
                       "    print(0)\n");
  LabSnapshot *s = lab_snapshot_new();
  help_run(lab, &(LabOptions){0});
  assert_true(help_until(lab, s, help_over, 10));
  assert_int_equal(s->output_size, 6);
  for (size_t i = 0; i < s->output_size; i++)
    assert_int_equal(s->output_by[i], s->output[i] == '\n' ? s->output_by[i - 1] : s->output[i] - '0');
  lab_snapshot_free(s);
  lab_free(lab);
}

static void test_counts_every_lost_update(void **state) {
  Lab *lab = help_open(race);
  LabSnapshot *s = lab_snapshot_new();
  LabOptions o = {0};
  for (int on = 0; on < 2; on++) {
    lab_set_switch(lab, 0, on);
    help_run(lab, &o);
    assert_true(help_until(lab, s, help_over, 30));
    const LabObject *counter = help_object(s, "counter");
    assert_int_equal(counter->kind, LAB_KIND_VALUE);
    assert_string_equal(lab_kind_label(counter->kind), "Value");
    assert_int_equal((int64_t)counter->number + counter->lost, 9000);
    if (on) assert_int_equal(counter->lost, 0);
    assert_int_equal(s->nprocesses, 4);
    assert_string_equal(s->processes[1].name, "Process-1");
    assert_int_equal(s->processes[1].parent_slot, 0);
  }
  lab_snapshot_free(s);
  lab_free(lab);
}

static bool moving(const LabSnapshot *s) { return s->steps > 2000 && s->updates > 100; }

// A process's own slice store is its last store to each of those cells: what it had loaded before is not "seen" any
// more.
static void test_own_slice_is_no_one_elses_store(void **state) {
  LabSnapshot *s = lab_snapshot_new();
  Lab *lab = help_open(
      "from multiprocessing import Array\na = Array('i', 3)\nx = a[0] + a[1]\na[:] = [1, 2, 3]\na[0] = x\na[1] = x\n");
  help_run(lab, &(LabOptions){.as_terminal = true});
  assert_true(help_until(lab, s, help_over, 20));
  assert_string_equal(help_object(s, "a")->value, "[0, 0, 3]");
  assert_int_equal(help_object(s, "a")->stale, 0);
  lab_snapshot_free(s);
  lab_free(lab);
}

static void start_race(Lab *lab, LabSnapshot *s) {
  char why[200];
  LabOptions o = {0};
  assert_true(lab_set_knob(lab, lab_knob_index(lab, "ROUNDS"), "100000000", why, sizeof why));
  help_run(lab, &o);
  assert_true(help_until(lab, s, moving, 20));
}

static void test_switch_acts_at_once(void **state) {
  Lab *lab = help_open(race);
  LabSnapshot *s = lab_snapshot_new();
  lab_set_switch(lab, 0, false);
  start_race(lab, s);
  help_for(lab, 0.3);
  lab_snapshot(lab, s);
  assert_true(s->lost > 0);
  lab_set_switch(lab, 0, true);
  help_for(lab, 0.2);
  lab_snapshot(lab, s);
  int64_t lost = s->lost;
  uint64_t updates = s->updates;
  help_for(lab, 0.3);
  lab_snapshot(lab, s);
  assert_true(s->updates > updates);
  assert_int_equal(s->lost, lost);
  lab_set_switch(lab, 0, false);
  help_for(lab, 0.5);
  lab_snapshot(lab, s);
  assert_true(s->lost > lost);
  lab_stop(lab);
  lab_snapshot_free(s);
  lab_free(lab);
}

static void test_pause_and_pace(void **state) {
  Lab *lab = help_open(race);
  LabSnapshot *s = lab_snapshot_new();
  start_race(lab, s);
  lab_pause(lab, true);
  help_for(lab, 0.1);
  lab_snapshot(lab, s);
  assert_int_equal(s->state, LAB_PAUSED);
  uint64_t steps = s->steps;
  int64_t time = s->nanoseconds;
  help_for(lab, 0.3);
  lab_snapshot(lab, s);
  assert_int_equal(s->steps, steps);
  assert_int_equal(s->nanoseconds, time);
  lab_pace(lab, 100);
  lab_pause(lab, false);
  help_for(lab, 1);
  lab_snapshot(lab, s);
  assert_in_range(s->steps - steps, 60, 110);
  lab_pace(lab, 0);
  help_for(lab, 0.3);
  steps = s->steps;
  lab_snapshot(lab, s);
  assert_true(s->steps > steps + 5000);
  lab_stop(lab);
  lab_snapshot(lab, s);
  assert_int_equal(s->state, LAB_STOPPED);
  for (int i = 0; i < s->nprocesses; i++) assert_false(help_alive(s->processes[i].pid));
  lab_snapshot_free(s);
  lab_free(lab);
}

static void test_deadlock(void **state) {
  Lab *lab = help_open(ring);
  LabSnapshot *s = lab_snapshot_new();
  for (int paced = 0; paced < 2; paced++) {
    LabOptions o = {.pace = paced ? 2000 : 0};
    help_run(lab, &o);
    assert_true(help_until(lab, s, help_over, 10));
    if (s->state == LAB_ENDED && paced) continue;  // in the gate one of them may have gone through both locks first
    assert_int_equal(s->state, LAB_DEADLOCK);
    assert_int_equal(s->nstuck, 3);
    assert_true(s->ring);
    assert_true(s->processes[1].in_ring && s->processes[2].in_ring);
    assert_non_null(strstr(s->ring_text, "waits for"));
    assert_int_equal(help_object(s, "a")->holder, 1);
    assert_true(lab_kill(lab, 1, 9));
    help_for(lab, 0.2);
    lab_snapshot(lab, s);
    assert_true(help_object(s, "a")->holder_dead);
    lab_stop(lab);
  }
  lab_snapshot_free(s);
  lab_free(lab);
}

static bool auditor_beside_a_ring(const LabSnapshot *s) {
  const LabProcess *p = s->nprocesses > 3 ? &s->processes[3] : NULL;
  return s->ring && p && (p->doing == LAB_SLEEPS || p->doing == LAB_WAITS);
}

// Who is not part of a ring is not said to have its locks: only what holds for any Lock is.
static void test_outside_a_ring(void **state) {
  static const char *outside[] = {"time.sleep, args=(600,)", "b.acquire, args=(True, 600)"};
  const char *ends = strstr(ring, "p.join()");
  LabSnapshot *s = lab_snapshot_new();
  for (int i = 0; i < 2; i++) {
    char text[sizeof ring + 200];
    snprintf(text, sizeof text, "%.*stime.sleep(0.3)\nProcess(target=%s, name='auditor').start()\n%s",
             (int)(ends - ring), ring, outside[i], ends);
    Lab *lab = help_open(text);
    help_run(lab, &(LabOptions){0});
    assert_true(help_until(lab, s, auditor_beside_a_ring, 10));
    assert_non_null(strstr(s->ring_text, "; outside it: auditor (a Lock can be released by any process that has it)"));
    lab_stop(lab);
    lab_free(lab);
  }
  lab_snapshot_free(s);
}

static void test_events(void **state) {
  static LabEvent events[50000];
  Lab *lab = help_open(race);
  LabSnapshot *s = lab_snapshot_new();
  char why[200];
  lab_set_knob(lab, lab_knob_index(lab, "ROUNDS"), "100", why, sizeof why);
  LabOptions o = {0};
  help_run(lab, &o);
  assert_true(help_until(lab, s, help_over, 10));
  uint64_t cursor = 0, dropped;
  int n = lab_events(lab, &cursor, events, 50000, &dropped), acquires = 0, releases = 0;
  assert_int_equal(dropped, 0);
  for (int i = 0; i < n; i++) {
    acquires += events[i].mark == MARK_ACQUIRE;
    releases += events[i].mark == MARK_RELEASE;
    if (i > 0) assert_true(events[i].time >= events[i - 1].time);
  }
  assert_int_equal(acquires, 300);
  assert_int_equal(releases, 300);
  assert_int_equal(lab_events(lab, &cursor, events, 50000, &dropped), 0);
  lab_snapshot_free(s);
  lab_free(lab);
}

static int run_paced(Lab *lab, LabSnapshot *s, uint64_t seed, LabEvent *events, int max) {
  LabOptions o = {.has_seed = true, .seed = seed, .pace = 1000};
  uint64_t cursor = 0, dropped;
  help_run(lab, &o);
  assert_true(help_until(lab, s, help_over, 20));
  assert_int_equal(s->seed, seed);
  return lab_events(lab, &cursor, events, max, &dropped);
}

static void test_same_seed_same_order_in_the_gate(void **state) {
  static LabEvent events[2][4000];
  Lab *lab = help_open(race);
  LabSnapshot *s = lab_snapshot_new();
  char why[200];
  lab_set_knob(lab, lab_knob_index(lab, "ROUNDS"), "5", why, sizeof why);
  lab_set_knob(lab, lab_knob_index(lab, "WORKERS"), "2", why, sizeof why);
  int n = run_paced(lab, s, 7, events[0], 4000);
  assert_true(n > 40);
  assert_int_equal(run_paced(lab, s, 7, events[1], 4000), n);
  for (int i = 0; i < n; i++) {
    assert_int_equal(events[0][i].slot, events[1][i].slot);
    assert_string_equal(events[0][i].verb, events[1][i].verb);
  }
  lab_snapshot_free(s);
  lab_free(lab);
}

static int start(void **state) {
  lab_start();
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_refusals),
      cmocka_unit_test(test_refused_keeps_the_one_before),
      cmocka_unit_test(test_switches_and_knobs),
      cmocka_unit_test(test_changed),
      cmocka_unit_test(test_limits),
      cmocka_unit_test(test_every_primitive_is_offered),
      cmocka_unit_test(test_run),
      cmocka_unit_test(test_who_wrote),
      cmocka_unit_test(test_counts_every_lost_update),
      cmocka_unit_test(test_own_slice_is_no_one_elses_store),
      cmocka_unit_test(test_switch_acts_at_once),
      cmocka_unit_test(test_pause_and_pace),
      cmocka_unit_test(test_deadlock),
      cmocka_unit_test(test_outside_a_ring),
      cmocka_unit_test(test_events),
      cmocka_unit_test(test_same_seed_same_order_in_the_gate),
  };
  return cmocka_run_group_tests(tests, start, NULL);
}
