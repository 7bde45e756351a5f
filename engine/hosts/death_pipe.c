// The pipe that ends a run (see death_pipe.h).
#include "death_pipe.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

bool death_open(DeathPipe *p) {
  int fds[2];
  if (pipe2(fds, O_CLOEXEC | O_NONBLOCK) != 0) {
    p->read = p->write = -1;
    return false;
  }
  p->read = fds[0];
  p->write = fds[1];
  return true;
}

void death_close(DeathPipe *p) {
  if (p->read >= 0) close(p->read);
  if (p->write >= 0) close(p->write);
  p->read = p->write = -1;
}

static _Noreturn void die(void) {
  kill(getpid(), SIGKILL);
  _exit(137);
}

// Without snprintf: every process runs this first, and each page that it touches for the first time after a fork costs
// a page fault.
static void name_descriptor(char *path, int fd) {
  char digits[12];
  int n = 0;
  do digits[n++] = (char)('0' + fd % 10);
  while (fd /= 10);
  memcpy(path, "/proc/self/fd/", 14);
  for (path += 14; n > 0;) *path++ = digits[--n];
  *path = 0;
}

int death_arm(int inherited) {
  char path[32];
  name_descriptor(path, inherited);
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) die();  // a process that could outlive the bench must not begin
  if (fcntl(fd, F_SETOWN, getpid()) != 0 || fcntl(fd, F_SETSIG, SIGKILL) != 0 ||
      fcntl(fd, F_SETFL, O_ASYNC | O_NONBLOCK) != 0)
    die();
  char c;
  if (read(fd, &c, 1) == 0) die();
  close(inherited);
  return fd;
}
