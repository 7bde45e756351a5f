// A real process of the program: from the nursery's fork or its parent's to its exit (see process.h, host.h).
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "death_pipe.h"
#include "proc.h"
#include "program.h"
#include "wall.h"
#include "base/visible.h"
#include "lang/boot.h"

static Process self;  // one an OS process: a signal's handler is given nothing else to find it by

Process *process_self(void) { return &self; }

// How ps shows it
static void set_title(const char *name) { prctl(PR_SET_NAME, name); }

// ---- forking ----

static void tell_bench(const Process *p) {  // the bench watches every process from its start
  uint64_t one = 1;
  ssize_t n;
  do n = write(p->config.births, &one, sizeof one);
  while (n < 0 && errno == EINTR);
}

static void be_child(Process *p, uint32_t slot) {
  past_forget(p);
  p->pid = getpid();
  p->slot = slot;
  p->nowed = 0;
  world_process_running(p->world, (int)slot, p->pid);
  set_title(process_record(p)->name);
  live_forked(p);
  signals_forked(p);
}

// No handler may run between fork and be_child. A signal that ends the process is not held: it comes before the fork,
// or the kernel gives it to the child as well; held, it would end the parent after the birth of a child that is left.
static void hold_caught(const Process *p, sigset_t *before) {
  sigset_t held;
  sigemptyset(&held);
  for (uint64_t sigs = p->handled | atomic_load(&p->blocked); sigs; sigs &= sigs - 1)
    sigaddset(&held, __builtin_ctzll(sigs) + 1);
  sigprocmask(SIG_BLOCK, &held, before);
}

static int real_fork(Process *p, uint32_t slot) {
  process_settle(p, false);
  sigset_t before;
  hold_caught(p, &before);
  int pid = atomic_load(&p->world->head->stopping) ? -1 : fork();
  int error = errno;
  if (pid == 0) {
    be_child(p, slot);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return 0;
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  if (pid < 0) {
    world_process_unborn(p->world, (int)slot);
    return error == ENOMEM ? -ENOMEM : -EAGAIN;
  }
  world_process(p->world, (int)slot)->pid = pid;
  tell_bench(p);
  return pid;
}

// ---- ending ----

_Noreturn void process_die(Process *p, int code) {
  if (code < 0 && code > -NSIG) {
    signal(-code, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    kill(p->pid, -code);
  }
  _exit(code < 0 ? 128 - code : code & 0xff);
}

static void real_exit(Process *p, int code) {
  Machine *m = p->machine;
  WorldCall c = {.verb = VERB_EXIT, .actor = host_actor(m), .object = p->slot, .arg = code, .deadline = -1};
  while (gate_closed(p)) {  // its last step passes the gate as all others
    VerbEnd end = gate_try(p, m->strand, &c);
    if (end != VERB_BLOCKED) process_die(p, code);
    uint32_t bell = world_bell(p->world, (int)p->slot);
    if (gate_closed(p) && world_granted(p->world, (int)p->slot, strand_place(p, m->strand)) == WAIT_POSTED)
      world_sleep(p->world, (int)p->slot, bell, -1);
  }
  world_step(p->world, &c);
  process_die(p, code);
}

void process_post_exit(Strand *s, int code) {
  s->step = (Step){.verb = VERB_EXIT,
                   .arg = code >= 0 ? code & 0xff : code,
                   .deadline = -1,
                   .keep = {V_UNBOUND, V_UNBOUND, V_UNBOUND, V_UNBOUND}};
  s->state = STRAND_WAITING;
  s->stepped = false;
}

// A child that has published its exit code takes no further step, but the kernel needs as long to end it as to create
// it. The parent does not wait for that: it reaps the child later, unless the program could see the difference (a
// SIGCHLD that it waits for; a child that dies by a signal).
static bool may_owe(const Process *p, int code) {
  uint64_t chld = (uint64_t)1 << (SIGCHLD - 1);
  return code >= 0 && p->nowed < PROCESS_OWED && !gate_closed(p) && p->action[SIGCHLD] == HOST_DEFAULT &&
         !(atomic_load(&p->blocked) & chld);
}

void process_settle(Process *p, bool wait) {
  uint32_t left = 0;
  for (uint32_t i = 0; i < p->nowed; i++) {
    int pid;
    do pid = waitpid(p->owed[i], NULL, wait ? 0 : WNOHANG);
    while (pid < 0 && errno == EINTR);
    if (pid == 0) p->owed[left++] = p->owed[i];
  }
  p->nowed = left;
}

static int reap_early(Process *p, uint32_t slot, int code, int *status) {
  int pid = world_process(p->world, (int)slot)->pid;
  p->owed[p->nowed++] = pid;
  *status = (code & 0xff) << 8;
  world_process_died(p->world, (int)slot, code, world_actor(p->world, (int)p->slot, 0));
  world_process_reaped(p->world, (int)slot);
  return pid;
}

static int real_reap(Process *p, uint32_t *slot, bool nohang, int *status) {
  int code;
  if (*slot == HOST_NO_SLOT) process_settle(p, true);
  else if (!nohang && world_process_state(p->world, (int)*slot) == PROCESS_EXITING &&
           world_process_exit(p->world, (int)*slot, &code) && may_owe(p, code))
    return reap_early(p, *slot, code, status);
  int want = *slot == HOST_NO_SLOT ? -1 : world_process(p->world, (int)*slot)->pid;
  int pid;
  do pid = waitpid(want, status, nohang ? WNOHANG : 0);
  while (pid < 0 && errno == EINTR);
  if (pid <= 0) return pid < 0 ? -errno : 0;
  int found = *slot == HOST_NO_SLOT ? world_process_by_pid(p->world, pid) : (int)*slot;
  if (found >= 0) {
    world_process_died(p->world, found, proc_exit_code(*status), world_actor(p->world, (int)p->slot, 0));
    world_process_reaped(p->world, found);
    *slot = (uint32_t)found;
  }
  return pid;
}

// pid 0 and -1 (the group, or all): the processes of this run, which are a group. The kernel signals those who are just
// being forked, too.
static int kill_all(int sig) { return kill(0, sig) == 0 ? 0 : -errno; }

static int real_kill(Process *p, int pid, int sig) {
  if (sig < 0 || sig > 64) return -EINVAL;
  process_settle(p, true);
  if (pid == 0 || pid == -1) return kill_all(sig);
  if (pid < 0) return -ESRCH;
  if (world_process_by_pid(p->world, pid) < 0) return kill(pid, 0) == 0 || errno == EPERM ? -EPERM : -ESRCH;
  return kill(pid, sig) == 0 ? 0 : -errno;
}

static int real_parent(Process *p) { return getppid(); }

static int real_input(Process *p, char *to, int room, int milliseconds) {
  if (!(p->config.flags & (CONFIG_PASS_INPUT | CONFIG_ASK_INPUT))) return 0;
  _Atomic uint64_t *asks = &p->world->head->host[HOST_WORD_ASKS];
  atomic_store(asks, 1);
  struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
  int n = poll(&in, 1, milliseconds);
  n = n < 0 ? -errno : n == 0 ? -EAGAIN : (int)read(STDIN_FILENO, to, (size_t)room);
  if (n == -1) n = -errno;
  if (n >= 0) atomic_store(asks, 0);
  return n;
}

const HostOps process_ops = {
    .fork = real_fork,
    .exit = real_exit,
    .reap = real_reap,
    .kill = real_kill,
    .parent_pid = real_parent,
    .signal_set = signals_set,
    .signal_mask = signals_mask,
    .signal_take = signals_take,
    .alarm = signals_alarm,
    .input = real_input,
    .spawn = process_spawn,
};

// ---- main ----

static void leave_terminal(const Process *p) {
  int null = open("/dev/null", O_RDWR | O_CLOEXEC), last = p->config.flags & CONFIG_PASS_OUTPUT ? 0 : 2;
  if (null < 0) return;
  if (p->config.flags & CONFIG_ASK_INPUT) dup2(p->config.input, 0);
  for (int fd = p->config.flags & (CONFIG_ASK_INPUT | CONFIG_PASS_INPUT) ? 1 : 0; fd <= last; fd++) dup2(null, fd);
  if (null > 2) close(null);
}

// Async-signal-safe.
static void note_refused(int number) {
  atomic_store(&process_record(&self)->host[PROCESS_WORD_REFUSED], (uint64_t)number + 1);
}

// From here on nothing is opened, and nothing that is not needed is open.
static void go_behind_the_wall(Process *p) {
  int keep[] = {p->death, p->config.births, world_fd(p->world)};
  if (!(p->config.flags & CONFIG_PASS_OUTPUT)) setrlimit(RLIMIT_FSIZE, &(struct rlimit){0, 0});
  signal(SIGTTOU, SIG_IGN);  // the run is no foreground group, and prints all the same
  wall_close_all_but(keep, sizeof keep / sizeof *keep);
  wall_environment();
  process_program_folder(p->config.path);
  wall_tell_refused(note_refused);
  wall_raise();
}

// The OOM killer must choose the program, never the bench; a crash must leave no core file.
static void be_expendable(void) {
  setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
  int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (fd < 0) return;
  if (write(fd, "1000", 4) != 4) errno = 0;
  close(fd);
}

static _Noreturn void cannot_begin(Process *p, const char *why) {
  complain("%s", why);
  WorldCall c = {
      .verb = VERB_EXIT, .actor = world_actor(p->world, (int)p->slot, 0), .object = p->slot, .arg = 2, .deadline = -1};
  world_step(p->world, &c);
  _exit(2);
}

// Does not return.
static _Noreturn void become_guest(Process *p, void (*become)(World *, const RunConfig *, int)) {
  char why[200];
  leave_terminal(p);
  become(p->world, &p->config, p->death);
  snprintf(why, sizeof why, "%.150s cannot be started: %s", p->config.python, strerror(errno));
  cannot_begin(p, why);
}

Strand *process_main_strand(Machine *m, Code *code) {
  Value run = machine_load_main(m, code, "__main__");
  Value begin = process_of(m)->binding->main(m);
  if (run == V_UNBOUND || begin == V_UNBOUND) return NULL;
  Value args = tuple_of(m, 1, run);
  decref(m, run);
  if (args == V_UNBOUND) return NULL;
  Strand *s = machine_strand_new(m, begin, args);
  decref(m, args);
  return s;
}

static void say_last(Process *p, const char *text, size_t size) {
  WorldCall c = {
      .verb = VERB_WRITE, .actor = world_actor(p->world, (int)p->slot, 0), .arg = 2, .bytes = text, .deadline = -1};
  c.nbytes = size < WORLD_WRITE ? (uint32_t)size : WORLD_WRITE;
  world_step(p->world, &c);
  if (p->config.flags & CONFIG_PASS_OUTPUT) fwrite(text, 1, size, stderr);
}

// The exit code is what the binding's main function returned. If that raised (no memory), a traceback is printed;
// without memory for that, the exception's name.
int process_how_it_ended(Process *p, Strand *s) {
  Machine *m = p->machine;
  if (s->exc == V_UNBOUND) return is_int(s->result) ? (int)as_int(s->result) : 0;
  Value exc = incref(s->exc);
  Value text = exception_uncaught(m, exc);
  char name[80];
  process_asked(p);
  if (is_kind(text, K_STR)) say_last(p, str_data(text), str_size(text));
  else say_last(p, name, (size_t)snprintf(name, sizeof name, "%.70s\n", type_name(m, exc)));
  return exception_matches(exc, m->e_KeyboardInterrupt) ? -SIGINT : 1;
}

// The path in tracebacks and __file__: absolute, by CPython's rule (the folder, a slash, the path as it was given).
const char *process_program_path(const char *path) {
  static char whole[8192];  // one a process: code keeps the path as long as that lives, and there is one program
  char folder[4096];
  if (path[0] == '/' || getcwd(folder, sizeof folder) == NULL) return path;
  snprintf(whole, sizeof whole, "%s/%s", folder, path);
  return whole;
}

const char *process_program_folder(const char *path) {
  static char whole[PATH_MAX];  // asked first before the wall is up
  if (whole[0]) return whole;
  char copy[PATH_MAX];
  snprintf(copy, sizeof copy, "%s", path);
  if (!realpath(dirname(copy), whole)) snprintf(whole, sizeof whole, ".");
  return whole;
}

_Noreturn void process_main(int death_read, void *birth) {
  const ProcessBirth *b = birth;
  Process *p = &self;
  memset(p, 0, sizeof *p);
  p->ops = &process_ops;
  p->binding = b->binding;
  p->world = b->world;
  p->world->gone = NULL;  // the bench's: who dies is said by it, and /proc lies behind the wall
  p->pid = getpid();
  p->death = death_read;
  p->host = (Host){.data = p,
                   .perform = live_perform,
                   .tick = live_tick,
                   .name = b->binding->name,
                   .switches = p->world->head->switches};
  world_process_running(p->world, 0, p->pid);
  set_title(process_record(p)->name);
  if (!config_read(p->world, &p->config)) cannot_begin(p, "the run's configuration is damaged");
  p->finer = &p->config.finer;
  if (p->finer->n) p->host.watch = finer_stop;
  tell_bench(p);
  be_expendable();
  if (p->config.python[0]) become_guest(p, b->guest);
  leave_terminal(p);
  b->binding->prepare();
  go_behind_the_wall(p);
  p->machine = machine_new(p->world->head->limits.memory, &p->host);
  if (p->machine == NULL) cannot_begin(p, "the machine could not be set up: there is no memory for it");
  p->machine->host = &p->host;
  signals_start(p);
  if (!b->binding->boot(p->machine)) cannot_begin(p, "there is no memory for the program");
  Refusal r;
  Code *code = program_compile_again(process_program_path(p->config.path), p->config.text, p->config.size,
                                     p->config.settings, p->config.nsettings, &r);
  if (code == NULL) cannot_begin(p, r.what);
  Strand *s = process_main_strand(p->machine, code);
  if (s == NULL) cannot_begin(p, "there is no memory for the program");
  live_run(p, s);
}
