// What a process waits for outside of the world (see outside.h).
#include "outside.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// Calls in which a program waits. first: its first argument is a descriptor.
typedef struct Waiting {
  long number;
  const char *name;
  bool first;
} Waiting;

static const Waiting calls[] = {
    {SYS_read, "read", true},
    {SYS_write, "write", true},
    {SYS_readv, "readv", true},
    {SYS_writev, "writev", true},
    {SYS_pread64, "pread", true},
    {SYS_recvfrom, "recv", true},
    {SYS_recvmsg, "recvmsg", true},
    {SYS_sendto, "send", true},
    {SYS_sendmsg, "sendmsg", true},
    {SYS_accept, "accept", true},
    {SYS_accept4, "accept", true},
    {SYS_connect, "connect", true},
    {SYS_flock, "flock", true},
    {SYS_fcntl, "fcntl", true},
    {SYS_fsync, "fsync", true},
    {SYS_openat, "open", false},
    {SYS_wait4, "wait", false},
    {SYS_waitid, "waitid", false},
    {SYS_clock_nanosleep, "sleep", false},
    {SYS_nanosleep, "sleep", false},
    {SYS_pselect6, "select", false},
    {SYS_ppoll, "poll", false},
    {SYS_epoll_pwait, "epoll_wait", true},
    {SYS_rt_sigtimedwait, "sigwait", false},
    {SYS_rt_sigsuspend, "sigsuspend", false},
#ifdef SYS_poll
    {SYS_poll, "poll", false},
    {SYS_select, "select", false},
    {SYS_epoll_wait, "epoll_wait", true},
    {SYS_pause, "pause", false},
#endif
};

static const Waiting *call_of(long number) {
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
    if (calls[i].number == number) return &calls[i];
  return NULL;
}

static bool read_text(const char *path, char *text, size_t size) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t n = fd < 0 ? -1 : read(fd, text, size - 1);
  if (fd >= 0) close(fd);
  text[n > 0 ? n : 0] = '\0';
  return n > 0;
}

// "socket:[1234]" is told as "socket": its number says nothing to a reader.
static void say_descriptor(int pid, Outside *o) {
  char path[64], name[sizeof o->what];
  snprintf(path, sizeof path, "/proc/%d/fd/%d", pid, o->fd);
  ssize_t n = readlink(path, name, sizeof name - 1);
  if (n <= 0) return;
  name[n] = '\0';
  if (name[0] != '/') name[strcspn(name, ":[")] = '\0';
  snprintf(o->what, sizeof o->what, "%s", name);
}

typedef enum Task { TASK_RUNS, TASK_OF_WORLD, TASK_OUTSIDE } Task;

// Waits for the world are waits on a futex. So are those for a lock of C code: they are not told apart.
static Task look(int pid, const char *task, Outside *o) {
  char path[320], text[400];
  snprintf(path, sizeof path, "/proc/%d/task/%s/stat", pid, task);
  const char *state = read_text(path, text, sizeof text) ? strrchr(text, ')') : NULL;
  if (!state || state[1] != ' ' || !strchr("SD", state[2])) return TASK_RUNS;
  snprintf(path, sizeof path, "/proc/%d/task/%s/syscall", pid, task);
  char *end;
  if (!read_text(path, text, sizeof text)) return TASK_RUNS;
  long number = strtol(text, &end, 10);
  if (end == text || number < 0) return TASK_RUNS;
  if (number == SYS_futex) return TASK_OF_WORLD;
  const Waiting *c = call_of(number);
  *o = (Outside){.call = c ? c->name : "?", .fd = c && c->first ? (int)strtoull(end, NULL, 16) : -1};
  if (o->fd >= 0) say_descriptor(pid, o);
  return TASK_OUTSIDE;
}

bool outside_waits(int pid, Outside *o) {
  char path[40];
  bool found = false, runs = false;
  snprintf(path, sizeof path, "/proc/%d/task", pid);
  DIR *tasks = opendir(path);
  if (!tasks) return false;
  for (const struct dirent *d; !runs && (d = readdir(tasks));) {
    Outside at;
    if (d->d_name[0] == '.') continue;
    Task is = look(pid, d->d_name, &at);
    runs = is == TASK_RUNS;
    if (is == TASK_OUTSIDE && !found) found = true, *o = at;
  }
  closedir(tasks);
  return found && !runs;
}
