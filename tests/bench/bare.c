// What the bare machine does of the work that the rows of run_bench measure: the system call, the instruction, nothing
// besides. Prints a name and a rate a line.
#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

enum { ROUNDS = 20000, PASSES = 2000000, PLACES = 1024, BIRTHS = 200 };

typedef struct Place {
  _Atomic uint64_t turn;
  char text[56];
} Place;  // a message of 64 bytes; turn: whose it is
static struct Shared {
  _Alignas(64) _Atomic uint32_t word;
  _Alignas(64) _Atomic uint64_t head;
  _Alignas(64) _Atomic uint64_t tail;
  _Alignas(64) Place ring[PLACES];
} * shared;

static double now(void) { return clock_seconds(clock_monotonic()); }

static void say(const char *name, double n, double since) { printf("%s %.0f\n", name, n / (now() - since)); }

static void on_core(int core) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET((size_t)core, &set);
  sched_setaffinity(0, sizeof set, &set);
}

static pid_t start(void (*body)(void)) {
  fflush(stdout);
  pid_t pid = fork();
  if (pid) return pid;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  body();
  _exit(0);
}

static void begin(void) { memset(shared, 0, sizeof *shared); }

// ---- births ----

static void nothing(void) {}
static const char *self;
static void anew(void) { execl(self, self, "nothing", (char *)NULL); }

static void births(const char *name, int n, void (*body)(void)) {
  double t = now();
  for (int i = 0; i < n; i++) waitpid(start(body), NULL, 0);
  say(name, n, t);
}

// ---- round trips ----

static void wait_for(uint32_t value, bool asleep) {
  uint32_t seen;
  while ((seen = atomic_load(&shared->word)) != value)
    if (asleep) syscall(SYS_futex, &shared->word, FUTEX_WAIT, seen, NULL, NULL, 0);
}
static void tell(uint32_t value, bool asleep) {
  atomic_store(&shared->word, value);
  if (asleep) syscall(SYS_futex, &shared->word, FUTEX_WAKE, 1, NULL, NULL, 0);
}
static bool sleeping;
static void answer(void) {
  for (int i = 0; i < ROUNDS; i++) wait_for(1, sleeping), tell(0, sleeping);
}
static void round_trips(const char *name, bool asleep) {
  begin();
  sleeping = asleep;
  pid_t other = start(answer);
  double t = now();
  for (int i = 0; i < ROUNDS; i++) tell(1, asleep), wait_for(0, asleep);
  say(name, ROUNDS, t);
  waitpid(other, NULL, 0);
}

static int ends[2];
static void echo(void) {
  char text[64];
  while (read(ends[1], text, sizeof text) == sizeof text && write(ends[1], text, sizeof text) == sizeof text) continue;
}
static void calls(void) {
  char text[64] = {0};
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return;
  pid_t other = start(echo);
  double t = now();
  for (int i = 0; i < ROUNDS; i++)
    if (write(ends[0], text, sizeof text) < 0 || read(ends[0], text, sizeof text) < 0) return;
  say("socket", ROUNDS, t);
  kill(other, SIGKILL);
  waitpid(other, NULL, 0);
}

// ---- a lock, a cell ----

static void lock_pairs(void) {
  for (int i = 0; i < PASSES; i++) {
    uint32_t free = 0;
    while (!atomic_compare_exchange_weak(&shared->word, &free, 1)) free = 0;
    atomic_store_explicit(&shared->word, 0, memory_order_release);
  }
}
static void additions(void) {
  for (int i = 0; i < PASSES; i++)
    atomic_store_explicit(&shared->head, atomic_load_explicit(&shared->head, memory_order_relaxed) + 1,
                          memory_order_relaxed);
}
static void passes(const char *name, int processes, void (*body)(void)) {
  begin();
  pid_t pid[2] = {0};
  double t = now();
  for (int i = 1; i < processes; i++) pid[i] = start(body);
  body();
  for (int i = 1; i < processes; i++) waitpid(pid[i], NULL, 0);
  say(name, (double)processes * PASSES, t);
}

// ---- a ring: each place says whose turn it is ----

static void put(void) {
  for (int i = 0; i < PASSES; i++) {
    uint64_t at = atomic_fetch_add(&shared->tail, 1);
    Place *p = &shared->ring[at % PLACES];
    while (atomic_load(&p->turn) != at / PLACES * 2) sched_yield();
    memset(p->text, i, sizeof p->text);
    atomic_store(&p->turn, at / PLACES * 2 + 1);
  }
}
static void get(void) {
  for (int i = 0; i < PASSES; i++) {
    uint64_t at = atomic_fetch_add(&shared->head, 1);
    Place *p = &shared->ring[at % PLACES];
    char text[sizeof p->text];
    while (atomic_load(&p->turn) != at / PLACES * 2 + 1) sched_yield();
    memcpy(text, p->text, sizeof text);
    __asm__ volatile("" : : "r"(text) : "memory");
    atomic_store(&p->turn, at / PLACES * 2 + 2);
  }
}
static void ring(const char *name, int pairs) {
  begin();
  pid_t pid[4];
  double t = now();
  for (int i = 0; i < pairs; i++) pid[2 * i] = start(put), pid[2 * i + 1] = start(get);
  for (int i = 0; i < 2 * pairs; i++) waitpid(pid[i], NULL, 0);
  say(name, (double)pairs * PASSES, t);
}

int main(int argc, char **argv) {
  if (argc > 1) return 0;
  self = argv[0];
  shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return 1;
  births("fork", BIRTHS, nothing);
  births("exec", BIRTHS, anew);
  passes("lock", 1, lock_pairs);
  passes("lock_two", 2, lock_pairs);
  passes("add", 1, additions);
  ring("ring", 1);
  ring("ring_two", 2);
  calls();
  round_trips("asleep", true);
  if (sysconf(_SC_NPROCESSORS_ONLN) > 1) round_trips("awake", false);
  on_core(0);
  round_trips("one_core", true);
  return 0;
}
