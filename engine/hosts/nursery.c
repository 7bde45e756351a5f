// The nursery (see nursery.h).
#include "nursery.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// ---- the nursery's own side ----

static void tell(int socket, NurseryWord word, int pid, int status) {
  NurseryMessage msg = {word, pid, status};
  while (send(socket, &msg, sizeof msg, MSG_NOSIGNAL) < 0) {
    if (errno == ENOMEM || errno == ENOBUFS) nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);  // will pass
    else if (errno != EINTR) return;
  }
}

// A command and the descriptor that comes with it; -1: the bench is gone.
static int receive(int socket, NurseryMessage *msg) {
  union {
    struct cmsghdr head;
    char room[CMSG_SPACE(sizeof(int))];
  } control;
  struct iovec iov = {msg, sizeof *msg};
  struct msghdr h = {.msg_iov = &iov, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  ssize_t n;
  do n = recvmsg(socket, &h, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  if (n != (ssize_t)sizeof *msg) return -1;
  struct cmsghdr *c = CMSG_FIRSTHDR(&h);
  if (c == NULL || c->cmsg_type != SCM_RIGHTS) return -1;
  int fd;
  memcpy(&fd, CMSG_DATA(c), sizeof fd);
  return fd;
}

static void reap(int socket, bool *anybody) {
  for (;;) {
    int status, pid = waitpid(-1, &status, WNOHANG);
    if (pid > 0) {
      tell(socket, NURSERY_REAPED, pid, status);
    } else if (pid < 0 && errno == ECHILD) {
      if (*anybody) tell(socket, NURSERY_EMPTY, 0, 0);
      *anybody = false;
      return;
    } else if (pid == 0) {
      return;
    }
  }
}

static void default_signals(void) {
  for (int sig = 1; sig < NSIG; sig++) signal(sig, SIG_DFL);
}

static int fork_main(const NurseryForks *forks) {
  if (forks) forks->before();
  int pid = fork();
  if (forks && pid == 0) forks->child();
  else if (forks) forks->parent();
  return pid;
}

typedef struct Nurse {
  int socket, children;  // children: a signalfd
  sigset_t before;
  bool anybody;
} Nurse;

// false: it would not hear of deaths
static bool begin(Nurse *n) {
  prctl(PR_SET_NAME, "mplab-nursery");
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  sigset_t chld;
  sigemptyset(&chld);
  sigaddset(&chld, SIGCHLD);
  sigprocmask(SIG_BLOCK, &chld, &n->before);
  default_signals();        // one that is made when the screen is there would have the screen's handlers
  signal(SIGINT, SIG_IGN);  // Ctrl-C is meant for the program, which shares the terminal's foreground group
  signal(SIGQUIT, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  n->children = signalfd(-1, &chld, SFD_CLOEXEC | SFD_NONBLOCK);
  return n->children >= 0;
}

static void hear_children(Nurse *n) {
  struct signalfd_siginfo info;
  while (read(n->children, &info, sizeof info) > 0) {
  }
  reap(n->socket, &n->anybody);
}

int nursery_serve(int socket, int death_read, const NurseryForks *forks) {
  Nurse n = {.socket = socket};
  if (!begin(&n)) _exit(1);
  for (;;) {
    struct pollfd p[2] = {{.fd = socket, .events = POLLIN}, {.fd = n.children, .events = POLLIN}};
    if (poll(p, 2, -1) < 0) continue;
    if (p[1].revents) hear_children(&n);
    if (!p[0].revents) continue;
    NurseryMessage msg = {0};
    int fd = receive(socket, &msg);
    if (fd < 0) _exit(0);
    int pid = fork_main(forks);
    if (pid == 0) {
      death_arm_group(fd);
      close(death_read);
      close(socket);
      close(n.children);
      default_signals();
      sigprocmask(SIG_SETMASK, &n.before, NULL);
      return fd;
    }
    int born = pid > 0 ? pid : -errno;
    n.anybody |= pid > 0;
    close(fd);
    tell(socket, NURSERY_BORN, born, 0);
  }
}

// ---- the bench's side ----

bool nursery_start(Nursery *n, NurseryBody body, void *data) {
  int pair[2];
  *n = (Nursery){.pid = -1, .socket = -1};
  if (!death_open(&n->death)) return false;
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
    death_close(&n->death);
    return false;
  }
  n->pid = fork();
  if (n->pid < 0) {
    int error = errno;
    close(pair[0]);
    close(pair[1]);
    death_close(&n->death);
    errno = error;
    return false;
  }
  if (n->pid == 0) {
    close(n->death.write);
    close(pair[0]);
    death_arm(n->death.read);
    body(pair[1], n->death.read, data);
    _exit(1);
  }
  close(pair[1]);
  n->socket = pair[0];
  close(n->death.read);
  n->death.read = -1;
  fcntl(n->socket, F_SETFL, O_NONBLOCK);
  return true;
}

void nursery_end(Nursery *n) {
  if (n->socket >= 0) close(n->socket);
  death_close(&n->death);
  if (n->pid > 0)
    while (waitpid(n->pid, NULL, 0) < 0 && errno == EINTR) {
    }
  *n = (Nursery){.pid = -1, .socket = -1, .death = {-1, -1}};
}

bool nursery_run(Nursery *n, int death_read) {
  NurseryMessage msg = {.word = NURSERY_RUN};
  union {
    struct cmsghdr head;
    char room[CMSG_SPACE(sizeof(int))];
  } control;
  memset(&control, 0, sizeof control);
  struct iovec iov = {&msg, sizeof msg};
  struct msghdr h = {.msg_iov = &iov, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  struct cmsghdr *c = CMSG_FIRSTHDR(&h);
  c->cmsg_level = SOL_SOCKET;
  c->cmsg_type = SCM_RIGHTS;
  c->cmsg_len = CMSG_LEN(sizeof death_read);
  memcpy(CMSG_DATA(c), &death_read, sizeof death_read);
  ssize_t sent;
  do sent = sendmsg(n->socket, &h, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == (ssize_t)sizeof msg;
}

int nursery_hear(Nursery *n, NurseryMessage *msg) {
  ssize_t got;
  do got = recv(n->socket, msg, sizeof *msg, MSG_DONTWAIT);
  while (got < 0 && errno == EINTR);
  if (got == (ssize_t)sizeof *msg) return 1;
  return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? 0 : -1;
}
