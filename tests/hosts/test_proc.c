// What /proc says of a process: its state, and how long it ran, was queued and waited.
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "hosts/proc.h"

// A child that computes until `go` is closed, then waits for ever.
static pid_t child(int *go) {
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  pid_t pid = fork();
  if (pid == 0) {
    char byte;
    close(ends[1]);
    while (read(ends[0], &byte, 1) != 0) continue;
    for (;;) pause();
  }
  close(ends[0]);
  *go = ends[1];
  return pid;
}

static void drop(pid_t pid) {
  kill(pid, SIGKILL);
  waitpid(pid, NULL, 0);
}

static void who_waits_is_counted(void **state) {
  (void)state;
  int go;
  pid_t pid = child(&go);
  ProcTimes before, after = {0};
  for (int64_t end = clock_monotonic() + 20000000000; !proc_times(pid, &before) || before.slept < 1;)
    assert_true(clock_monotonic() < end);
  close(go);  // it runs a little, and waits again
  for (int64_t end = clock_monotonic() + 20000000000; !proc_times(pid, &after) || after.slept <= before.slept;)
    assert_true(clock_monotonic() < end);
  assert_true(after.ran >= before.ran && after.ran > 0);
  ProcStat stat;
  for (int64_t end = clock_monotonic() + 20000000000; !proc_stat(pid, &stat) || stat.state != 'S';)
    assert_true(clock_monotonic() < end);
  assert_int_equal(stat.ppid, getpid());
  drop(pid);
  assert_false(proc_times(pid, &after));
  assert_false(proc_stat(pid, &stat));
}

// Who only computes never gives the processor up.
static void who_computes_does_not_wait(void **state) {
  (void)state;
  pid_t pid = fork();
  if (pid == 0)
    for (volatile uint64_t n = 0;;) n++;
  ProcTimes first, now;
  for (int64_t end = clock_monotonic() + 20000000000; !proc_times(pid, &first) || first.ran < 10000000;)
    assert_true(clock_monotonic() < end);
  for (int64_t end = clock_monotonic() + 20000000000; !proc_times(pid, &now) || now.ran < first.ran + 20000000;)
    assert_true(clock_monotonic() < end);
  assert_int_equal(now.slept, first.slept);
  drop(pid);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(who_waits_is_counted),
      cmocka_unit_test(who_computes_does_not_wait),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
