// A terminal's signals that come before the run has a process (lab/terminal_signals.h).
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "lab/terminal_signals.h"

static Supervisor supervisor;
static Lab lab = {.supervisor = &supervisor};

// A process in a group of its own, as a run's first.
static int start_run(void) {
  int pid = fork();
  if (pid == 0)
    for (;;) pause();
  setpgid(pid, pid);
  return pid;
}

// Gets sig, stops if it is a stop, and passes it on late. Then the run gets another signal, which the kernel gives it
// after that one. Returns the run's status as it changed first.
static int pass_on_late(int sig, int then) {
  int status = 0, pid;
  signal(sig, SIG_DFL);
  pid = start_run();
  terminal_signals_begin(&lab);
  raise(sig);
  supervisor.group = pid;
  terminal_signals_late();
  kill(pid, then);
  waitpid(pid, &status, WUNTRACED);
  kill(pid, SIGKILL);
  return status;
}

static int in_child(int sig, int then) {
  int status = 0, pid = fork();
  if (pid == 0) {
    int run = pass_on_late(sig, then);
    _exit(WIFSTOPPED(run) ? 0 : WIFSIGNALED(run) ? WTERMSIG(run) : 100);
  }
  while (waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status)) kill(pid, SIGCONT);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_an_interrupt_is_passed_on_late(void **state) {
  assert_int_equal(in_child(SIGINT, SIGRTMIN), SIGINT);
  assert_int_equal(in_child(SIGQUIT, SIGABRT), SIGQUIT);  // of the same kind: another would end it before its turn
}

static void test_a_stop_is_over_then(void **state) { assert_int_equal(in_child(SIGTSTP, SIGRTMIN), SIGRTMIN); }

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_an_interrupt_is_passed_on_late),
      cmocka_unit_test(test_a_stop_is_over_then),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
