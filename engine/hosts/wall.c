// Putting up the wall (see wall.h): seccomp by hand from the table of calls, landlock, the environment, descriptors.
#include "wall.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "wall_calls.h"

#ifdef __x86_64__
#define WALL_ARCH AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define WALL_ARCH AUDIT_ARCH_AARCH64
#elif defined __riscv && __riscv_xlen == 64
#define WALL_ARCH AUDIT_ARCH_RISCV64
#else
#define WALL_ARCH 0  // not known here: no seccomp
#endif

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__ || defined MPLAB_SANITIZED
#define WALL_IS_WIDER(C) WALL_CALLS_OF_SANITIZERS(C)
bool wall_is_wider(void) { return true; }
#else
#define WALL_IS_WIDER(C)
bool wall_is_wider(void) { return false; }
#endif

typedef enum Check { WALL_ANY, WALL_NO_CODE, WALL_FORK, WALL_TERMINAL, WALL_TITLE, WALL_FALL_BACK } Check;

typedef struct Row {
  uint32_t number;
  Check check;
  const char *name, *reason;
} Row;

static const Row rows[] = {
#define C(call, check, reason) {SYS_##call, check, #call, reason},
    WALL_CALLS(C) WALL_CALLS_HERE(C) WALL_IS_WIDER(C)
#undef C
};
enum { ROWS = sizeof rows / sizeof *rows };

// Calls that are refused, for the message.
static const struct {
  long number;
  const char *name;
} refused[] = {
#define R(call) {SYS_##call, #call},
    // clang-format off
    R(openat) R(openat2) R(socket) R(connect) R(sendmsg) R(execve) R(execveat) R(ptrace) R(process_vm_readv) R(fcntl)
    R(setpgid) R(setsid) R(prlimit64) R(memfd_create) R(pidfd_open) R(pidfd_send_signal) R(close) R(close_range) R(dup)
    R(pipe2) R(newfstatat) R(fstat) R(statx) R(faccessat) R(readlinkat) R(getrandom) R(uname) R(lseek) R(getdents64)
    R(io_uring_setup) R(bpf) R(mount) R(unshare) R(setns) R(seccomp) R(getsockname) R(sendto) R(timer_create)
#ifdef __x86_64__
    R(open) R(readlink) R(stat) R(lstat) R(access) R(dup2) R(vfork)
#endif
// clang-format on
#undef R
};

const char *wall_call_name(long number) {
  for (int i = 0; i < ROWS; i++)
    if (rows[i].number == number) return rows[i].name;
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    if (refused[i].number == number) return refused[i].name;
  return "";
}

bool wall_call(int i, const char **name, const char **reason) {
  if (i < 0 || i >= ROWS) return false;
  *name = rows[i].name;
  *reason = rows[i].reason;
  return true;
}

// ---- the filter ----

typedef struct Filter {
  struct sock_filter at[ROWS * 6 + 16];
  unsigned short n;
} Filter;

static void add(Filter *f, struct sock_filter i) { f->at[f->n++] = i; }
static void load(Filter *f, size_t at) { add(f, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)at)); }
// the next yes or no instructions are skipped
static void jump(Filter *f, int test, uint32_t value, uint8_t yes, uint8_t no) {
  add(f, (struct sock_filter)BPF_JUMP((uint16_t)(BPF_JMP | test | BPF_K), value, yes, no));
}
static void answer(Filter *f, uint32_t what) { add(f, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, what)); }

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#error the low half of an argument stands elsewhere
#endif
static void load_argument(Filter *f, int i) { load(f, offsetof(struct seccomp_data, args) + (size_t)i * 8); }

static const uint32_t TCGETS_NEW = 0x802c542a;  // TCGETS2, which newer C libraries ask for

// What a fork may ask for: the signal at its end, and where its number is to stand.
enum { FORK_FLAGS = CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | SIGCHLD };

// The rest of a row whose number is in the accumulator: loads what it looks at, and answers.
static void add_check(Filter *f, Check check) {
  switch (check) {
  case WALL_ANY: break;
  case WALL_FALL_BACK: answer(f, SECCOMP_RET_ERRNO | ENOSYS); return;
  case WALL_NO_CODE:
    load_argument(f, 2);
    jump(f, BPF_JSET, PROT_EXEC, 1, 0);
    break;
  case WALL_FORK:
    load_argument(f, 0);
    jump(f, BPF_JSET, ~(uint32_t)FORK_FLAGS, 1, 0);
    break;
  case WALL_TERMINAL:
    load_argument(f, 1);
    jump(f, BPF_JEQ, TCGETS, 1, 0);
    jump(f, BPF_JEQ, TCGETS_NEW, 0, 1);
    break;
  case WALL_TITLE:
    load_argument(f, 0);
    jump(f, BPF_JEQ, PR_SET_NAME, 1, 0);
    jump(f, BPF_JEQ, PR_SET_PDEATHSIG, 0, 1);
    break;
  }
  answer(f, SECCOMP_RET_ALLOW);
  if (check != WALL_ANY) answer(f, SECCOMP_RET_TRAP);
}

static void build(Filter *f) {
  f->n = 0;
  load(f, offsetof(struct seccomp_data, arch));
  jump(f, BPF_JEQ, WALL_ARCH, 1, 0);
  answer(f, SECCOMP_RET_KILL_PROCESS);
  load(f, offsetof(struct seccomp_data, nr));
  for (int i = 0; i < ROWS; i++) {
    unsigned short row = f->n;
    jump(f, BPF_JEQ, rows[i].number, 0, 0);
    add_check(f, rows[i].check);
    f->at[row].jf = (uint8_t)(f->n - row - 1);
  }
  answer(f, SECCOMP_RET_TRAP);
}

static bool filter_calls(void) {
  static Filter f;
  if (WALL_ARCH == 0) return false;
  build(&f);
  struct sock_fprog program = {.len = f.n, .filter = f.at};
  // Without SPEC_ALLOW older kernels would slow down all that the process computes.
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &program) == 0 ||
         syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

// ---- landlock ----

// As the kernel has it; this header of the C library's may be older.
typedef struct LandlockRules {
  uint64_t files, net, scoped;
} LandlockRules;
enum { NET_ALL = 3, SCOPED_ALL = 3 };  // bind, connect; abstract sockets, signals

static uint64_t all_files(long abi) {
  return ((uint64_t)1 << (abi >= 5 ? 16 : abi >= 3 ? 15 : abi >= 2 ? 14 : 13)) - 1;
}

// One domain for the whole run: its processes may signal each other.
static unsigned lock_land(void) {
  long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (abi < 1) return 0;
  LandlockRules rules = {all_files(abi), abi >= 4 ? NET_ALL : 0, abi >= 6 ? SCOPED_ALL : 0};
  size_t size = abi >= 6 ? sizeof rules : abi >= 4 ? offsetof(LandlockRules, scoped) : offsetof(LandlockRules, net);
  int fd = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
  if (fd < 0) return 0;
  bool good = syscall(SYS_landlock_restrict_self, fd, 0) == 0;
  close(fd);
  return good ? 1u << WALL_LANDLOCK | (abi >= 4) << WALL_NET | (abi >= 6) << WALL_SCOPE : 0;
}

// ---- the rest ----

static void add_text(char *to, size_t size, const char *text) {
  size_t n = strlen(to);
  while (*text && n + 1 < size) to[n++] = *text++;
  to[n] = 0;
}

// Async-signal-safe.
static void name_refused(int sig, siginfo_t *info, void *context) {
  char text[160] = "mplab: the wall around the program refuses the system call ", digits[12];
  int n = info->si_syscall, at = (int)sizeof digits - 1;
  digits[at] = 0;
  do digits[--at] = (char)('0' + n % 10);
  while (n /= 10);
  add_text(text, sizeof text, wall_call_name(info->si_syscall));
  add_text(text, sizeof text, " (");
  add_text(text, sizeof text, digits + at);
  add_text(text, sizeof text, ")\n");
  ssize_t written = write(2, text, strlen(text));
  signal(SIGSYS, SIG_DFL);
  if (written >= -1) kill(getpid(), SIGSYS);
}

void wall_name_refused(void) {
  struct sigaction a = {.sa_sigaction = name_refused, .sa_flags = SA_SIGINFO | SA_NODEFER};
  sigemptyset(&a.sa_mask);
  sigaction(SIGSYS, &a, NULL);
}

#ifdef MPLAB_UNDER_VALGRIND  // it makes code of what it runs, and reads files: around that no wall can stand
unsigned wall_raise(void) { return 0; }
#else
unsigned wall_raise(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return 0;
  unsigned stands = 1u << WALL_NO_NEW_PRIVS | lock_land();
  wall_name_refused();
  return filter_calls() ? stands | 1u << WALL_SECCOMP : stands;
}
#endif

unsigned wall_try(void) {
  int pid = fork(), status = 0;
  if (pid == 0) _exit((int)wall_raise());
  if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status)) return 0;
  return (unsigned)WEXITSTATUS(status);
}

static int by_number(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

static void close_from_to(unsigned from, unsigned to) {
  enum { OLD_KERNEL = 4096 };  // before 5.9 there is no close_range
  if (from > to || syscall(SYS_close_range, from, to, 0) == 0) return;
  for (unsigned fd = from; fd <= to && fd < OLD_KERNEL; fd++) close((int)fd);
}

void wall_close_all_but(int *keep, int n) {
  unsigned from = 3;
  qsort(keep, (size_t)n, sizeof *keep, by_number);
  for (int i = 0; i < n; i++) {
    if (keep[i] < (int)from) continue;
    close_from_to(from, (unsigned)keep[i] - 1);
    from = (unsigned)keep[i] + 1;
  }
  close_from_to(from, ~0u);
}

// Names, or beginnings of names, which end in "*".
static const char *const shown[] = {"HOME", "LANG", "LANGUAGE", "LC_*",  "LINES", "COLUMNS", "LOGNAME",
                                    "PATH", "PWD",  "PYTHON*",  "SHELL", "TERM",  "TZ",      "USER"};

static bool is_shown(const char *variable) {
  for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
    size_t n = strcspn(shown[i], "*");
    if (!strncmp(variable, shown[i], n) && (variable[n] == '=' || shown[i][n])) return true;
  }
  return false;
}

extern char **environ;

void wall_environment(void) {
  char **to = environ;
  for (char **e = environ; *e; e++)
    if (is_shown(*e)) *to++ = *e;
  *to = NULL;
  setenv("TZ", WALL_TIMEZONE, 0);
  tzset();
}
