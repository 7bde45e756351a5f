// The pipe that ends a run (see death_pipe.h).
#include "death_pipe.h"

#include <fcntl.h>
#include <signal.h>
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

static void arm(int fd, int owner) {
  if (fcntl(fd, F_SETOWN, owner) != 0 || fcntl(fd, F_SETSIG, SIGKILL) != 0 ||
      fcntl(fd, F_SETFL, O_ASYNC | O_NONBLOCK) != 0)
    die();  // a process that could outlive the bench must not begin
  char c;
  if (read(fd, &c, 1) == 0) die();
}

void death_arm(int fd) { arm(fd, getpid()); }

void death_arm_group(int fd) {
  if (setpgid(0, 0) != 0) die();
  arm(fd, -getpid());
}
