// Signals of a program: caught in C, kept as bits in the world, delivered between two instructions.
//
// The kernel's mask stays empty. A signal that the program blocks is caught all the same, and stays a bit in the
// process's word of pending signals until it is unblocked or taken by sigwait. So the bench can show it, and the gate
// can order it. A blocked signal with the default action acts when it is unblocked.
#include <errno.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include "process.h"

enum { LAST = 64 };
static uint64_t bit(int sig) { return (uint64_t)1 << (sig - 1); }

// Async-signal-safe: two atomic words and the slice.
static void caught(int sig) {
  Process *p = process_self();
  int error = errno;
  WorldProcess *me = process_record(p);
  if (getpid() == p->pid) {  // not in a child before be_child: pending signals are not inherited
    if (sig == SIGALRM) atomic_store(&me->host[PROCESS_WORD_ALARM], 0);
    atomic_fetch_or(&me->signals, bit(sig));
    atomic_fetch_add(&me->bell, 1);
    if (p->machine) p->machine->slice = 0;
  }
  errno = error;
}

static int set_action(int sig, void (*handler)(int)) {
  struct sigaction a = {.sa_handler = handler};
  sigemptyset(&a.sa_mask);
  return sigaction(sig, &a, NULL) == 0 ? 0 : -errno;
}

static bool fatal_to_catch(int sig) { return sig == SIGSEGV || sig == SIGBUS || sig == SIGFPE || sig == SIGILL; }

static int apply(Process *p, int sig) {
  bool blocked = atomic_load(&p->blocked) & bit(sig);
  if (p->action[sig] == HOST_HANDLE || (blocked && !fatal_to_catch(sig))) return set_action(sig, caught);
  return set_action(sig, p->action[sig] == HOST_IGNORE ? SIG_IGN : SIG_DFL);
}

void signals_start(Process *p) {
  for (int sig = 1; sig <= LAST; sig++) {
    struct sigaction now;
    p->action[sig] = sigaction(sig, NULL, &now) == 0 && now.sa_handler == SIG_IGN ? HOST_IGNORE : HOST_DEFAULT;
  }
  if (p->action[SIGINT] == HOST_DEFAULT) host_signal_set(p->machine, SIGINT, HOST_HANDLE);
  host_signal_set(p->machine, SIGPIPE, HOST_IGNORE);
  host_signal_set(p->machine, SIGXFSZ, HOST_IGNORE);
}

void signals_forked(Process *p) { p->delivered = 0; }

// Reaps children that were joined but have not ended yet: their SIGCHLD must not be the first to come.
static void heard_from_now_on(Process *p, uint64_t set) {
  if (p->nowed && set & bit(SIGCHLD)) process_settle(p, true);
}

int signals_set(Process *p, int sig, HostAction action) {
  heard_from_now_on(p, bit(sig));
  uint8_t before = p->action[sig];
  p->action[sig] = (uint8_t)action;
  int error = apply(p, sig);
  if (error) p->action[sig] = before;
  else if (action == HOST_HANDLE) p->handled |= bit(sig);
  else p->handled &= ~bit(sig);
  if (action == HOST_IGNORE) atomic_fetch_and(&process_record(p)->signals, ~bit(sig));
  return error;
}

int signals_alarm(Process *p, int64_t ns) {
  struct itimerval next = {.it_value = {.tv_sec = ns / 1000000000, .tv_usec = ns % 1000000000 / 1000}}, before;
  if (ns > 0 && next.it_value.tv_sec == 0 && next.it_value.tv_usec == 0) next.it_value.tv_usec = 1;
  atomic_store(&process_record(p)->host[PROCESS_WORD_ALARM], ns > 0);
  if (setitimer(ITIMER_REAL, &next, &before) != 0) return 0;
  int64_t left = before.it_value.tv_sec + (before.it_value.tv_usec > 0);
  return (int)left;
}

// Signals that are unblocked now: those with a handler are delivered as always, the others act at once.
static void unblocked(Process *p, uint64_t set) {
  Word *pending = &process_record(p)->signals;
  for (int sig = 1; sig <= LAST; sig++) {
    if (!(set & bit(sig))) continue;
    apply(p, sig);
    if (p->action[sig] == HOST_HANDLE || !(atomic_load(pending) & bit(sig))) continue;
    atomic_fetch_and(pending, ~bit(sig));
    if (p->action[sig] == HOST_DEFAULT) kill(p->pid, sig);
  }
}

uint64_t signals_mask(Process *p, int how, uint64_t mask) {
  uint64_t before = atomic_load(&p->blocked);
  mask &= ~(bit(SIGKILL) | bit(SIGSTOP));
  uint64_t after = how == SIG_BLOCK ? before | mask : how == SIG_UNBLOCK ? before & ~mask : mask;
  heard_from_now_on(p, after & ~before);
  atomic_store(&p->blocked, after);
  for (int sig = 1; sig <= LAST; sig++)
    if (after & ~before & bit(sig)) apply(p, sig);
  unblocked(p, before & ~after);
  if (signals_due(p)) p->machine->slice = 0;
  return before;
}

bool signals_due(const Process *p) {
  return (atomic_load_explicit(&process_record(p)->signals, memory_order_relaxed) & p->handled &
          ~atomic_load_explicit(&p->blocked, memory_order_relaxed)) != 0;
}

bool signals_deliver(Process *p) {
  Word *pending = &process_record(p)->signals;
  uint64_t due = atomic_load(pending) & p->handled & ~atomic_load(&p->blocked);
  if (due == 0) return false;
  int sig = __builtin_ctzll(due) + 1;
  atomic_fetch_and(pending, ~bit(sig));
  p->delivered++;
  return p->binding->signal(p->machine, sig);
}

void signals_catch(Process *p, uint64_t set) {
  heard_from_now_on(p, set);
  for (int sig = 1; sig <= LAST; sig++)
    if ((set & bit(sig)) && !fatal_to_catch(sig) && sig != SIGKILL && sig != SIGSTOP) set_action(sig, caught);
}

int signals_take(Process *p, uint64_t set) {
  Word *pending = &process_record(p)->signals;
  uint64_t there = atomic_load(pending) & set;
  int sig = there ? __builtin_ctzll(there) + 1 : 0;
  if (sig) atomic_fetch_and(pending, ~bit(sig));
  for (int s = 1; s <= LAST; s++)
    if (set & bit(s)) apply(p, s);
  return sig;
}
