// The wall: what a process behind it cannot do, whatever its machine has become. Each deed is done by a raw system call
// in a process of its own that has put up the wall as a run's first process does.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/clock.h"
#include "hosts/wall.h"

enum { DONE = 0, DENIED = 7, NO_WALL = 9 };

// The wait status of a child that puts up the wall and does the deed; the deed returns what a system call returns.
static int behind(long (*deed)(void)) {
  int pid = fork(), status;
  assert_true(pid >= 0);
  if (pid == 0) {
    int null = open("/dev/null", O_WRONLY);
    dup2(null, 2);  // it would say what was refused
    int keep[] = {1};
    wall_close_all_but(keep, 1);
    wall_environment();
    if (!(wall_raise() >> WALL_SECCOMP & 1)) _exit(NO_WALL);
    _exit(deed() >= 0 ? DONE : DENIED);
  }
  assert_int_equal(waitpid(pid, &status, 0), pid);
  return status;
}

static const char path[] = "/etc/passwd";
static pid_t outside;

static long opens(void) { return syscall(SYS_openat, AT_FDCWD, path, O_RDONLY); }
static long opens_to_write(void) { return syscall(SYS_openat, AT_FDCWD, "/tmp/mplab-wall", O_CREAT | O_WRONLY, 0600); }
static long connects(void) { return syscall(SYS_socket, AF_INET, SOCK_STREAM, 0); }
static long connects_near(void) { return syscall(SYS_socket, AF_UNIX, SOCK_STREAM, 0); }
static long executes(void) { return syscall(SYS_execve, "/bin/true", (char *[]){NULL}, (char *[]){NULL}); }
static long traces(void) { return syscall(SYS_ptrace, PTRACE_ATTACH, outside, 0, 0); }
static long reads_another(void) { return syscall(SYS_process_vm_readv, outside, NULL, 0, NULL, 0, 0); }
static long leaves_its_group(void) { return syscall(SYS_setpgid, 0, 0); }
static long becomes_owner(void) { return syscall(SYS_fcntl, 1, F_SETOWN, outside); }
static long makes_code(void) { return syscall(SYS_mmap, 0, 4096, PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); }
static long turns_into_code(void) { return syscall(SYS_mprotect, (uintptr_t)path & ~4095ul, 4096, PROT_EXEC); }
static long starts_a_thread(void) { return syscall(SYS_clone, CLONE_VM | CLONE_THREAD | CLONE_SIGHAND, 0, 0, 0, 0); }
static long leaves_the_namespace(void) { return syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0); }
static long raises_limits(void) { return syscall(SYS_prlimit64, 0, 7, NULL, NULL); }
static long types_into_the_terminal(void) { return syscall(SYS_ioctl, 1, 0x5412 /* TIOCSTI */, "x"); }
static long takes_the_wall_down(void) { return syscall(SYS_seccomp, 0, 0, NULL); }
static long signals_outside(void) { return syscall(SYS_kill, outside, SIGTERM); }

static void nothing_outside_is_reached(void **state) {
  if (wall_is_wider()) skip();  // the plain build's list is what is tested
  static const struct {
    const char *name;
    long (*deed)(void);
  } deeds[] = {
#define D(deed) {#deed, deed},
      D(opens) D(opens_to_write) D(connects) D(connects_near) D(executes) D(traces) D(reads_another) D(leaves_its_group)
          D(becomes_owner) D(makes_code) D(turns_into_code) D(starts_a_thread) D(leaves_the_namespace) D(raises_limits)
              D(types_into_the_terminal) D(takes_the_wall_down)
#undef D
  };
  for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
    int status = behind(deeds[i].deed);
    if (WIFEXITED(status) && WEXITSTATUS(status) == NO_WALL) skip();
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGSYS) fail_msg("%s: status 0x%x", deeds[i].name, status);
  }
}

static void no_signal_leaves_the_run(void **state) {
  if (!(wall_try() >> WALL_SCOPE & 1)) skip();
  int status = behind(signals_outside);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == DENIED);
}

// ---- what a program needs ----

static long lives_on(void) {
  signal(SIGUSR1, SIG_IGN);
  void *memory = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED || munmap(memory, 1 << 20) != 0 || prctl(PR_SET_NAME, "walled") != 0) return -1;
  int status, child = fork();
  if (child == 0) _exit(kill(getppid(), SIGUSR1) == 0 ? 5 : 6);  // of the same run
  free(malloc(1 << 22));
  return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 5 ? 0 : -1;
}

static void a_program_lives_behind_it(void **state) { assert_int_equal(behind(lives_on), DONE); }

static void a_refused_call_is_named(void **state) {
  if (wall_is_wider()) skip();
  int pipes[2], status;
  char said[200] = "";
  assert_int_equal(pipe(pipes), 0);
  int pid = fork();
  if (pid == 0) {
    dup2(pipes[1], 2);
    wall_raise();
    connects();
    _exit(0);
  }
  close(pipes[1]);
  assert_int_equal(waitpid(pid, &status, 0), pid);
  if (WIFEXITED(status)) skip();  // no seccomp here
  assert_true(read(pipes[0], said, sizeof said - 1) > 0);
  assert_non_null(strstr(said, "refuses the system call socket ("));
  close(pipes[0]);
}

// It may cost a run half a millisecond. The least of some, as others use the machine too.
static void it_is_up_at_once(void **state) {
  int64_t best = INT64_MAX, *took = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  for (int i = 0; i < 20; i++) {
    int pid = fork();
    if (pid == 0) {
      int64_t began = clock_monotonic();
      wall_raise();
      *took = clock_monotonic() - began;
      _exit(0);
    }
    waitpid(pid, NULL, 0);
    if (*took < best) best = *took;
  }
  print_message("put up in %lld us\n", (long long)best / 1000);
  assert_true(best < 500000);
}

static void the_program_keeps_few_variables(void **state) {
  int status, pid = fork();
  if (pid == 0) {
    setenv("SECRET_TOKEN", "x", 1);
    setenv("LC_ALL", "C", 1);
    wall_environment();
    _exit(!getenv("SECRET_TOKEN") && getenv("LC_ALL") && getenv("TZ") ? 0 : 1);
  }
  waitpid(pid, &status, 0);
  assert_int_equal(status, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_outside_is_reached), cmocka_unit_test(no_signal_leaves_the_run),
      cmocka_unit_test(a_program_lives_behind_it),  cmocka_unit_test(a_refused_call_is_named),
      cmocka_unit_test(it_is_up_at_once),           cmocka_unit_test(the_program_keeps_few_variables),
  };
  outside = getpid();
  signal(SIGTERM, SIG_IGN);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
