// For kill tests: steps a stopped child to a chosen instruction.
#ifndef TESTS_STEPPING_H
#define TESTS_STEPPING_H

#include <elf.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>

static inline uint64_t program_counter(int pid, const uint64_t *set) {
  struct user_regs_struct r;
  ptrace(PTRACE_GETREGSET, pid, (void *)NT_PRSTATUS, &(struct iovec){&r, sizeof r});
#if defined(__x86_64__)
  unsigned long long *pc = &r.rip;
#else
  unsigned long long *pc = &r.pc;
#endif
  if (set) {
    *pc = *set;
    ptrace(PTRACE_SETREGSET, pid, (void *)NT_PRSTATUS, &(struct iovec){&r, sizeof r});
  }
  return *pc;
}

// True: it is stopped after one more instruction (or at the breakpoint). False: it has come to the end.
static inline bool go_on(int pid, int how) {
  int status;
  ptrace(how, pid, NULL, NULL);
  waitpid(pid, &status, 0);
  return WIFSTOPPED(status) && WSTOPSIG(status) == SIGTRAP;
}

static inline bool run_to(int pid, uint64_t pc) {
#if defined(__x86_64__)
  const long mask = 0xff, trap = 0xcc;
#else
  const long mask = 0xffffffff, trap = 0xd4200000;
#endif
  long text = ptrace(PTRACE_PEEKTEXT, pid, (void *)pc, NULL);
  ptrace(PTRACE_POKETEXT, pid, (void *)pc, (void *)((text & ~mask) | trap));
  if (!go_on(pid, PTRACE_CONT)) return false;
  ptrace(PTRACE_POKETEXT, pid, (void *)pc, (void *)text);
  program_counter(pid, &pc);
  return true;
}

enum { PATH = 20000 };
// pc[k]: where it is after k instructions; first[k]: the last i <= k that came to a new place
typedef struct Path {
  int n;
  uint64_t pc[PATH];
  int first[PATH];
} Path;

// One instruction; a repeated one (rep movsb) with all its repetitions. False: the end.
static inline bool step(int pid) {
  uint64_t from = program_counter(pid, NULL);
  do {
    if (!go_on(pid, PTRACE_SINGLESTEP)) return false;
  } while (program_counter(pid, NULL) == from);
  return true;
}

static inline void record(int pid, Path *path) {
  int latest = 0;
  for (path->n = 0; path->n < PATH; path->n++) {
    uint64_t pc = program_counter(pid, NULL);
    int i = 0;
    while (i < path->n && path->pc[i] != pc) i++;
    if (i == path->n) latest = i;
    path->pc[path->n] = pc;
    path->first[path->n] = latest;
    if (!step(pid)) return;
  }
}

// Brings the worker to the point after k instructions. False: it had come to the end before.
static inline bool bring_to(int pid, const Path *path, int k) {
  if (path->first[k] > 0 && !run_to(pid, path->pc[path->first[k]])) return false;
  for (int i = path->first[k]; i < k; i++)
    if (!step(pid)) return false;
  return true;
}

static inline void end_worker(int pid) {
  int status;
  kill(pid, SIGKILL);
  do waitpid(pid, &status, 0);
  while (!WIFSIGNALED(status) && !WIFEXITED(status));
}

#endif
