// Passing a terminal's signals on (see terminal_signals.h).
#include "terminal_signals.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

static const int passed[] = {SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
enum { PASSED = sizeof passed / sizeof *passed };

static struct sigaction before[PASSED];
static const Supervisor *of;            // the run's; NULL: no run
static volatile sig_atomic_t kept[65];  // came before the run had a process

// A stop that came so early is over when mplab goes on: the run is not stopped later. Async-signal-safe.
static void pass(int sig) {
  int error = errno, group = of ? of->group : 0;
  if (group > 0) kill(-group, sig);
  else if (sig != SIGTSTP && sig != SIGCONT) kept[sig] = 1;
  if (sig == SIGTSTP) kill(getpid(), SIGSTOP);
  errno = error;
}

void terminal_signals_begin(Lab *lab) {
  of = lab->supervisor;
  struct sigaction a = {.sa_handler = pass};
  sigemptyset(&a.sa_mask);
  for (int i = 0; i < PASSED; i++) {
    sigaction(passed[i], NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN) sigaction(passed[i], &a, NULL);
  }
}

void terminal_signals_late(void) {
  for (int i = 0; i < PASSED; i++) {
    if (!kept[passed[i]] || of->group <= 0) continue;
    kept[passed[i]] = 0;
    kill(-of->group, passed[i]);
  }
}

void terminal_signals_end(void) {
  for (int i = 0; i < PASSED; i++) sigaction(passed[i], &before[i], NULL);
  of = NULL;
}
