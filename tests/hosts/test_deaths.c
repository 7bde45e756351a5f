// Every way to end, the worst included, leaves no process behind; and no program ends the bench.
#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "tests/lab/lab_help.h"

// A child that loops, an orphan whose parent has ended and who ignores what can be ignored, one that sleeps, one that
// waits for a lock.
static const char family[] = "import os, time, signal\n"
                             "from multiprocessing import Process, Lock, Value\n"
                             "ready = Value('i', 0)\n"
                             "def loop():\n"
                             "    with ready.get_lock():\n"
                             "        ready.value += 1\n"
                             "    while True:\n"
                             "        pass\n"
                             "def orphan():\n"
                             "    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
                             "    signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
                             "    if os.fork() == 0:\n"
                             "        loop()\n"
                             "    os._exit(0)\n"
                             "def sleeper():\n"
                             "    with ready.get_lock():\n"
                             "        ready.value += 1\n"
                             "    time.sleep(1000)\n"
                             "def waiter(lock):\n"
                             "    with ready.get_lock():\n"
                             "        ready.value += 1\n"
                             "    lock.acquire()\n"
                             "lock = Lock()\n"
                             "lock.acquire()\n"
                             "ps = [Process(target=loop), Process(target=orphan), Process(target=sleeper), "
                             "Process(target=waiter, args=(lock,))]\n"
                             "for p in ps:\n"
                             "    p.start()\n"
                             "for p in ps:\n"
                             "    p.join()\n";

// Children that began anew, two of them a forkserver's: one loops, one waits for a message.
static const char spawned[] =
    "import multiprocessing as mp\n"
    "def loop(ready):\n"
    "    with ready:\n"
    "        ready.value += 1\n"
    "    while True:\n"
    "        pass\n"
    "def wait(ready, conn):\n"
    "    with ready:\n"
    "        ready.value += 1\n"
    "    conn.recv()\n"
    "if __name__ == '__main__':\n"
    "    ready = mp.get_context('spawn').Value('i', 0)\n"
    "    conn, other = mp.Pipe()\n"
    "    ps = []\n"
    "    for method in ('spawn', 'forkserver'):\n"
    "        ctx = mp.get_context(method)\n"
    "        ps += [ctx.Process(target=loop, args=(ready,)), ctx.Process(target=wait, args=(ready, conn))]\n"
    "    for p in ps:\n"
    "        p.start()\n"
    "    for p in ps:\n"
    "        p.join()\n";

static bool all_ready(const LabSnapshot *s) {
  for (int i = 0; i < s->nobjects; i++)
    if (strcmp(s->objects[i].name, "ready") == 0) return s->objects[i].number == 4;
  return false;
}

static double seconds(void) { return clock_seconds(clock_monotonic()); }

// A bench of its own process group, that says on a pipe when its program is running.
static int start_bench(const char *program, double pace) {
  int said[2];
  assert_int_equal(pipe(said), 0);
  int pid = fork();
  if (pid == 0) {
    close(said[0]);
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that is killed leaves no bench behind
    lab_start();
    Lab *lab = help_open_path(program);
    LabSnapshot *s = lab_snapshot_new();
    LabOptions o = {.as_terminal = true};
    help_run(lab, &o);
    bool ok = help_until(lab, s, all_ready, 20);
    lab_pace(lab, pace);
    help_for(lab, 0.1);
    if (write(said[1], ok ? "y" : "n", 1) != 1) _exit(9);
    for (;;) help_for(lab, 1);
  }
  close(said[1]);
  char c = 'n';
  assert_int_equal(read(said[0], &c, 1), 1);
  assert_int_equal(c, 'y');
  close(said[0]);
  return pid;
}

// Everybody who was below the bench comes to us, being their reaper, and must be dead soon.
static void nobody_is_left(void) {
  double end = seconds() + 5;
  for (;;) {
    int pid = waitpid(-1, NULL, WNOHANG);
    if (pid < 0 && errno == ECHILD) return;
    if (pid == 0) poll(NULL, 0, 5);
    if (seconds() > end) fail_msg("somebody is still alive");
  }
}

static void test_bench_killed(void **state) {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  static const double paces[] = {0, 5};
  const char *program = help_program(family);  // here: who is killed cannot tidy up
  for (size_t i = 0; i < 2; i++) {
    int bench = start_bench(program, paces[i]);
    kill(bench, SIGKILL);
    nobody_is_left();
  }
}

static void test_bench_killed_while_starting(void **state) {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  const char *program = help_program(family);
  for (int i = 0; i < 30; i++) {
    int bench = fork();
    if (bench == 0) {
      lab_start();
      Lab *lab = help_open_path(program);
      LabOptions o = {.as_terminal = true};
      for (;;) {
        help_run(lab, &o);
        help_for(lab, 0.02);
      }
    }
    poll(NULL, 0, 10 + i * 3);
    kill(bench, SIGKILL);
    nobody_is_left();
  }
}

static void test_bench_of_spawned_killed(void **state) {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  int bench = start_bench(help_program(spawned), 0);
  kill(bench, SIGKILL);
  nobody_is_left();
}

// A snapshot reads the processes first: a child that was born since may have been counted by `ready` already.
static bool all_six_ready(const LabSnapshot *s) {  // main, the forkserver, four
  return s->nprocesses == 6 && all_ready(s);
}

static int the_victim;
static bool the_victim_has_ended(const LabSnapshot *s) { return s->processes[the_victim].ended; }

// Whoever of them is killed, the others are seen, and stop when they are told to.
static void test_any_spawned_killed(void **state) {
  Lab *lab = help_open(spawned);
  LabSnapshot *s = lab_snapshot_new();
  LabOptions o = {0};
  for (int victim = 0; victim < 6; victim++) {
    help_run(lab, &o);
    assert_true(help_until(lab, s, all_six_ready, 20));
    assert_true(lab_kill(lab, victim, SIGKILL));
    the_victim = victim;
    assert_true(help_until(lab, s, the_victim_has_ended, 20));
    assert_int_equal(s->processes[victim].exitcode, -SIGKILL);
    lab_stop(lab);
    lab_snapshot(lab, s);
    for (int k = 0; k < s->nprocesses; k++) assert_false(help_alive(s->processes[k].pid));
  }
  lab_snapshot_free(s);
  lab_free(lab);
}

static void test_nursery_killed(void **state) {
  Lab *lab = help_open(family);
  LabSnapshot *s = lab_snapshot_new();
  LabOptions o = {0};
  for (int i = 0; i < 2; i++) {
    help_run(lab, &o);
    assert_true(help_until(lab, s, all_ready, 20));
    assert_true(s->processes[0].ppid > 1);
    kill(s->processes[0].ppid, SIGKILL);
    assert_true(help_until(lab, s, help_over, 5));
    assert_int_equal(s->state, LAB_STOPPED);
    assert_true(s->message[0] != '\0');
    for (int k = 0; k < s->nprocesses; k++) assert_false(help_alive(s->processes[k].pid));
  }
  lab_snapshot_free(s);
  lab_free(lab);
}

static void test_any_process_killed(void **state) {
  Lab *lab = help_open(family);
  LabSnapshot *s = lab_snapshot_new();
  LabOptions o = {0};
  for (int victim = 0; victim < 5; victim++) {
    help_run(lab, &o);
    assert_true(help_until(lab, s, all_ready, 20));
    bool lives = strcmp(s->processes[victim].name, "Process-2") != 0;  // that one ends by itself, now or soon
    bool sent = lab_kill(lab, victim, SIGKILL);
    if (lives) assert_true(sent);
    the_victim = victim;
    assert_true(help_until(lab, s, the_victim_has_ended, 20));
    if (lives) assert_int_equal(s->processes[victim].exitcode, -SIGKILL);
    lab_stop(lab);
    lab_snapshot(lab, s);
    for (int k = 0; k < s->nprocesses; k++) assert_false(help_alive(s->processes[k].pid));
  }
  lab_snapshot_free(s);
  lab_free(lab);
}

// The whole run of a program that must be stopped, or end by itself; its last state and exit code.
static LabRunState run_whole(const char *text, LabLimits limits, LabSnapshot *s) {
  Lab *lab = help_open(text);
  LabOptions o = {.limits = limits};
  help_run(lab, &o);
  assert_true(help_until(lab, s, help_over, 20));
  LabRunState how = s->state;
  lab_free(lab);
  return how;
}

static void test_bombs(void **state) {
  LabSnapshot *s = lab_snapshot_new();
  assert_int_equal(run_whole("import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass\n",
                             (LabLimits){.processes = 50}, s),
                   LAB_STOPPED);
  assert_non_null(strstr(s->message, "--limit processes"));
  assert_int_equal(run_whole("while True:\n    print('x' * 100)\n", (LabLimits){.output = 4096}, s), LAB_STOPPED);
  assert_non_null(strstr(s->message, "--limit output"));
  assert_int_equal(run_whole("while True:\n    pass\n", (LabLimits){.seconds = 1}, s), LAB_STOPPED);
  assert_non_null(strstr(s->message, "--limit seconds"));
  assert_int_equal(
      run_whole("x = []\nwhile True:\n    x.append('x' * 1000 + str(len(x)))\n", (LabLimits){.memory = 32 << 20}, s),
      LAB_ENDED);
  assert_int_equal(s->exit_code, 1);
  assert_non_null(strstr(s->output, "MemoryError"));
  assert_int_equal(run_whole("import os\nos.kill(os.getpid(), 9)\n", (LabLimits){0}, s), LAB_ENDED);
  assert_int_equal(s->exit_code, -9);
  lab_snapshot_free(s);
}

static int start(void **state) {
  lab_start();
  return 0;
}

int main(void) {
  const struct CMUnitTest alone[] = {cmocka_unit_test(test_bench_killed),
                                     cmocka_unit_test(test_bench_of_spawned_killed),
                                     cmocka_unit_test(test_bench_killed_while_starting)};
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_nursery_killed), cmocka_unit_test(test_any_process_killed),
                                     cmocka_unit_test(test_any_spawned_killed), cmocka_unit_test(test_bombs)};
  // before there is a nursery: here nobody else may be our child
  int failed = cmocka_run_group_tests(alone, NULL, NULL);
  return failed + cmocka_run_group_tests(tests, start, NULL);
}
