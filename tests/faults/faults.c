// Faults by design: a library that is loaded before mplab (LD_PRELOAD) and lets one allocation or system call fail.
//
//   FAULTS=KIND:N   the Nth call of that kind fails, counted over all processes of a run; 0: none, they are counted.
//                   KIND: alloc, short (a write takes half), or an error: EINTR, ENOMEM, EMFILE, ENOSPC, EIO
//   FAULTS_FILE     of 64 bytes: the count, and which call failed: its address, and in which object
//
// Calls of ncurses do not fail: it does not bear it. Only what mplab itself (and libraries other than libc) calls by
// name is seen: so it is mplab's answer that is tested.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ALLOC = -1, SHORT = -2 };

typedef struct Told {
  _Atomic uint64_t count, address;
  char object[48];
} Told;

static Told *told;
static int kind;
static uint64_t nth;

__attribute__((constructor)) static void begin(void) {
  static const struct {
    const char *name;
    int kind;
  } kinds[] = {{"alloc", ALLOC},   {"short", SHORT},   {"EINTR", EINTR}, {"ENOMEM", ENOMEM},
               {"EMFILE", EMFILE}, {"ENOSPC", ENOSPC}, {"EIO", EIO}};
  const char *what = getenv("FAULTS"), *file = getenv("FAULTS_FILE"), *colon = what ? strchr(what, ':') : NULL;
  int fd = colon && file ? (int)syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC, 0) : -1;
  if (fd < 0) return;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (!strncmp(what, kinds[i].name, (size_t)(colon - what))) kind = kinds[i].kind;
  nth = strtoull(colon + 1, NULL, 10);
  void *at = (void *)syscall(SYS_mmap, NULL, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall(SYS_close, fd);
  if (at != MAP_FAILED) told = at;
}

static bool fails(void *from) {
  Dl_info info;
  if (atomic_fetch_add(&told->count, 1) + 1 != nth) return false;
  uint64_t at = (uint64_t)(uintptr_t)from;
  if (dladdr(from, &info)) {
    const char *name = strrchr(info.dli_fname, '/');
    at -= (uint64_t)(uintptr_t)info.dli_fbase;
    snprintf(told->object, sizeof told->object, "%s", name ? name + 1 : info.dli_fname);
    if (strstr(info.dli_fname, "ncurses") || strstr(info.dli_fname, "tinfo")) return false;  // dies of it by itself
  }
  atomic_store(&told->address, at);
  return true;
}

// ---- allocations ----

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t size);

#define NO_MEMORY (told && kind == ALLOC && fails(__builtin_return_address(0)))
void *malloc(size_t size) {
  if (NO_MEMORY) return errno = ENOMEM, NULL;
  return __libc_malloc(size);
}
void *calloc(size_t n, size_t size) {
  if (NO_MEMORY) return errno = ENOMEM, NULL;
  return __libc_calloc(n, size);
}
void *realloc(void *p, size_t size) {
  if (NO_MEMORY) return errno = ENOMEM, NULL;
  return __libc_realloc(p, size);
}

// ---- system calls ----

enum { F_EINTR = 1, F_ENOMEM = 2, F_EMFILE = 4, F_ENOSPC = 8, F_EIO = 16 };

static bool may_be(int errors) {
  return told && ((kind == EINTR && errors & F_EINTR) || (kind == ENOMEM && errors & F_ENOMEM) ||
                  (kind == EMFILE && errors & F_EMFILE) || (kind == ENOSPC && errors & F_ENOSPC) ||
                  (kind == EIO && errors & F_EIO));
}

// CALL(what it gives, its name, which errors it may have, what it gives then, (its arguments), (their names))
#define CALL(type, name, errors, bad, params, args)                                     \
  type name params {                                                                    \
    static type(*real) params;                                                          \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);                               \
    if (may_be(errors) && fails(__builtin_return_address(0))) return errno = kind, bad; \
    return real args;                                                                   \
  }

CALL(ssize_t, read, F_EINTR | F_EIO, -1, (int fd, void *to, size_t n), (fd, to, n))
CALL(ssize_t, pread, F_EINTR | F_EIO, -1, (int fd, void *to, size_t n, off_t at), (fd, to, n, at))
CALL(ssize_t, recv, F_EINTR | F_ENOMEM, -1, (int fd, void *to, size_t n, int flags), (fd, to, n, flags))
CALL(ssize_t, recvmsg, F_EINTR | F_ENOMEM, -1, (int fd, struct msghdr *m, int flags), (fd, m, flags))
CALL(ssize_t, send, F_EINTR | F_ENOMEM, -1, (int fd, const void *from, size_t n, int flags), (fd, from, n, flags))
CALL(ssize_t, sendmsg, F_EINTR | F_ENOMEM, -1, (int fd, const struct msghdr *m, int flags), (fd, m, flags))
CALL(int, poll, F_EINTR | F_ENOMEM, -1, (struct pollfd * fds, nfds_t n, int wait), (fds, n, wait))
CALL(int, epoll_wait, F_EINTR, -1, (int fd, struct epoll_event *events, int n, int wait), (fd, events, n, wait))
CALL(int, epoll_create1, F_EMFILE | F_ENOMEM, -1, (int flags), (flags))
CALL(int, epoll_ctl, F_ENOMEM | F_ENOSPC, -1, (int fd, int op, int on, struct epoll_event *e), (fd, op, on, e))
CALL(int, eventfd, F_EMFILE | F_ENOMEM, -1, (unsigned n, int flags), (n, flags))
CALL(int, signalfd, F_EMFILE | F_ENOMEM, -1, (int fd, const sigset_t *set, int flags), (fd, set, flags))
CALL(int, socketpair, F_EMFILE | F_ENOMEM, -1, (int domain, int type, int protocol, int fds[2]),
     (domain, type, protocol, fds))
CALL(int, pipe, F_EMFILE, -1, (int fds[2]), (fds))
CALL(int, pipe2, F_EMFILE, -1, (int fds[2], int flags), (fds, flags))
CALL(int, dup2, F_EINTR | F_EMFILE, -1, (int from, int to), (from, to))
CALL(int, memfd_create, F_EMFILE | F_ENOMEM, -1, (const char *name, unsigned flags), (name, flags))
CALL(int, ftruncate, F_EINTR | F_ENOSPC | F_EIO, -1, (int fd, off_t size), (fd, size))
CALL(int, fallocate, F_EINTR | F_ENOSPC | F_EIO, -1, (int fd, int mode, off_t at, off_t n), (fd, mode, at, n))
CALL(int, fsync, F_ENOSPC | F_EIO, -1, (int fd), (fd))
CALL(int, rename, F_ENOSPC | F_EIO, -1, (const char *from, const char *to), (from, to))
CALL(int, unlink, F_EIO, -1, (const char *path), (path))
CALL(int, mkdir, F_ENOSPC | F_EIO, -1, (const char *path, mode_t mode), (path, mode))
CALL(pid_t, fork, F_ENOMEM, -1, (void), ())
CALL(pid_t, waitpid, F_EINTR, -1, (pid_t pid, int *status, int options), (pid, status, options))
CALL(int, nanosleep, F_EINTR, -1, (const struct timespec *t, struct timespec *left), (t, left))
CALL(void *, mmap, F_ENOMEM, MAP_FAILED, (void *at, size_t n, int protection, int flags, int fd, off_t from),
     (at, n, protection, flags, fd, from))
CALL(int, mprotect, F_ENOMEM, -1, (void *at, size_t n, int protection), (at, n, protection))
CALL(FILE *, fopen, F_EMFILE | F_EINTR | F_EIO, NULL, (const char *path, const char *mode), (path, mode))

// Not for a counter of the kernel's (eventfd), whose 8 bytes are always written whole. (To ask what it is, is nothing
// that the wall lets through.)
static bool may_be_full(size_t n) { return told && n != sizeof(uint64_t); }

ssize_t write(int fd, const void *from, size_t n) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, "write");
  bool full = may_be_full(n);
  if (may_be(F_EINTR | (full ? F_ENOSPC | F_EIO : 0)) && fails(__builtin_return_address(0))) return errno = kind, -1;
  if (full && kind == SHORT && n > 1 && fails(__builtin_return_address(0))) n /= 2;
  return real(fd, from, n);
}

int open(const char *path, int flags, ...) {
  static int (*real)(const char *, int, ...);
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, "open");
  int errors = F_EINTR | F_EMFILE | F_EIO | (flags & O_CREAT ? F_ENOSPC : 0);
  if (may_be(errors) && fails(__builtin_return_address(0))) return errno = kind, -1;
  return real(path, flags, mode);
}

// A futex's wait may be interrupted; pidfd_open and clone have no descriptor, or no memory.
long syscall(long number, ...) {
  static long (*real)(long, ...);
  va_list more;
  long a[6];
  va_start(more, number);
  for (int i = 0; i < 6; i++) a[i] = va_arg(more, long);
  va_end(more);
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, "syscall");
  bool waits = number == SYS_futex && (a[1] & FUTEX_CMD_MASK) != FUTEX_WAKE &&
               (a[1] & FUTEX_CMD_MASK) != FUTEX_WAKE_BITSET;
  int errors = waits ? F_EINTR : number == SYS_pidfd_open ? F_EMFILE | F_ENOMEM : number == SYS_clone ? F_ENOMEM : 0;
  if (may_be(errors) && fails(__builtin_return_address(0))) return errno = kind, -1;
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
