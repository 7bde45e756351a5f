// `mplab --doctor`: what mplab needs of this system, what of it is there, and what is done without it (see lab.h).
#include <errno.h>
#include <gmp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "hosts/proc.h"
#include "hosts/wall.h"
#include "inner.h"

static bool has_memfd(void) {
  int fd = memfd_create("mplab-doctor", MFD_CLOEXEC);
  if (fd >= 0) close(fd);
  return fd >= 0;
}

static bool has_pidfd(void) {
  int fd = (int)syscall(SYS_pidfd_open, getpid(), 0);
  if (fd < 0) return false;
  bool signals = syscall(SYS_pidfd_send_signal, fd, 0, NULL, 0) == 0;
  close(fd);
  return signals;
}

// Of descriptors that nobody can have: the call is known, or it is not.
static bool has_close_range(void) { return syscall(SYS_close_range, ~0u, ~0u, 0) == 0 || errno != ENOSYS; }

// must: mplab does not run without it.
static const struct {
  const char *name, *since, *does, *without;
  bool (*there)(void);
  bool must;
} rows[] = {
    {"memfd_create", "3.17", "the memory that the processes share", "mplab does not run", has_memfd, true},
    {"pidfd", "5.3", "deaths are heard, signals go to no stranger", "deaths are found by looking, ten times a second",
     has_pidfd, false},
    {"close_range", "5.9", "a run holds no descriptor that it does not need", "they are closed one by one",
     has_close_range, false},
    {"/proc", "2.6", "the kernel's state of each process",
     "no stepping, no replay, no states on the bench, no word of a deadlock", proc_is_there, false},
};

static const struct {
  const char *name, *since, *does, *without;
} parts[] = {
#define P(id, name, since, does, without) [WALL_##id] = {name, since, does, without},
    WALL_PARTS(P)
#undef P
};

static void line(const char *name, bool there, const char *since, const char *does, const char *without) {
  printf("  %-14s %-8s since %-5s  %s%s\n", name, there ? "there" : "missing", since,
         there ? "" : "without it: ", there ? does : without);
}

int lab_doctor_headless(void) {
  struct utsname system;
  int code = 0;
  if (uname(&system) == 0)
    printf("%s %s on %s; 5.3 is the oldest kernel that mplab is made for\n", system.sysname, system.release,
           system.machine);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    bool there = rows[i].there();
    if (!there && rows[i].must) code = 1;
    line(rows[i].name, there, rows[i].since, rows[i].does, rows[i].without);
  }
  unsigned stands = wall_try();
  printf("the wall around a program's processes%s:\n",
         wall_is_wider() ? ", in this build weaker by what the sanitizers call" : "");
  for (int i = 0; i < WALL_PARTS_COUNT; i++)
    line(parts[i].name, stands >> i & 1, parts[i].since, parts[i].does, parts[i].without);
  printf("system calls that pass it:\n");
  const char *name, *reason;
  for (int i = 0; wall_call(i, &name, &reason); i++) printf("  %-18s %s\n", name, reason);
  return code;
}

void lab_built_with(char *to, size_t size) {
#ifdef __clang__
  const char *compiler = "";  // its version begins with its name
#else
  const char *compiler = "gcc ";
#endif
  snprintf(to, size, "%s%s, GMP %d.%d.%d", compiler, __VERSION__, __GNU_MP_VERSION, __GNU_MP_VERSION_MINOR,
           __GNU_MP_VERSION_PATCHLEVEL);
}
