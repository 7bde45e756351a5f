// Processes: the natives that the prelude's Process uses (module _mp), and exit codes.
#include "process.h"

#include <errno.h>
#include <sys/wait.h>

#include "thread.h"
#include "lang/library/modules.h"

int bind_exit_code(int status) { return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status); }

// ---- birth ----

static uint64_t mix(uint64_t x) {  // splitmix64
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
  x = (x ^ x >> 27) * 0x94d049bb133111ebu;
  return x ^ x >> 31;
}

// In the child: drops what is only the parent's, and seeds random again, as CPython does after any fork.
static void forked(Machine *m) {
  Binding *b = bind_of(m);
  bind_feeders_forget(m);
  bind_late_forget(m);
  b->feeds = 0;
  bind_seen_clear(m);
  bind_connections_forked(m);
  b->births = 0;
  random_seed_fresh(m, bind_random_seed(m));
}

int bind_fork(Machine *m, const Strand *s) {
  bind_thread_forks(m);
  world_hold_as_parent(host_world(m), (int)s->step.result);
  int pid = host_fork(m, (uint32_t)s->step.result);
  if (pid == 0) forked(m);
  return pid;
}

Step *bind_start_begin(Machine *m, Value name, bool daemon) {
  Step *step = machine_step_begin(m, VERB_START, host_slot(m));
  step->arg = METHOD_FORK | (int64_t)daemon << 8;
  step->arg2 = (int64_t)mix(host_seed(m) ^ mix(++bind_of(m)->births));
  machine_step_keep(m, 0, name);
  step->bytes = str_data(name);
  step->nbytes = str_size(name);
  return step;
}

static Value started(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  Value slot = from_int(s->step.result);
  int pid = bind_fork(m, s);
  return pid < 0 ? raise_os(m, -pid) : tuple_of(m, 2, from_int(pid), slot);
}

// start(name, daemon): (pid, slot); pid is 0 in the child
static Value mp_start(Machine *m, const Value *args, int nargs) {
  bind_start_begin(m, args[0], args[1] == V_TRUE);
  return machine_step(m, started);
}

// ---- death ----

// The exit code of a child that has ended, None if somebody else has waited for it.
static Value reap(Machine *m, uint32_t slot, bool nohang) {
  if (slot >= WORLD_SLOTS) return V_NONE;
  int status = 0, pid = host_reap(m, &slot, nohang, &status);
  return pid > 0 ? from_int(bind_exit_code(status)) : V_NONE;
}

static Value joined(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  return s->step.timed_out ? V_NONE : reap(m, s->step.object, false);
}

static Value join_step(Machine *m, const Value *args, StepDone done) {
  bool forever;
  double seconds;
  if (!bind_timeout(m, args[1], &forever, &seconds)) return V_UNBOUND;
  Step *step = machine_step_begin(m, VERB_JOIN, (uint32_t)as_int(args[0]));
  if (!forever) step->deadline = bind_deadline(m, seconds);
  return machine_step(m, done);
}

// join(slot, timeout): its exit code, None: not yet
static Value mp_join(Machine *m, const Value *args, int nargs) { return join_step(m, args, joined); }

static Value awaited(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }
// await_end(slot, timeout): as join, of a process that is not our child
static Value mp_await_end(Machine *m, const Value *args, int nargs) { return join_step(m, args, awaited); }

static Value polled(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  return s->step.result ? V_NONE : reap(m, s->step.object, false);
}
// poll(slot): the exit code of a child, None: it lives
static Value mp_poll(Machine *m, const Value *args, int nargs) {
  machine_step_begin(m, VERB_IS_ALIVE, (uint32_t)as_int(args[0]));
  return machine_step(m, polled);
}

// reap(slot): the same without a step: only reaps a zombie
static Value mp_reap(Machine *m, const Value *args, int nargs) { return reap(m, (uint32_t)as_int(args[0]), true); }

static Value answered(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_bool(s->step.result != 0);
}
static Value mp_is_alive(Machine *m, const Value *args, int nargs) {
  machine_step_begin(m, VERB_IS_ALIVE, (uint32_t)as_int(args[0]));
  return machine_step(m, answered);
}

static Value killed(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  if (s->step.result) host_kill(m, (int)s->step.result, (int)s->step.arg);
  return V_NONE;
}
// kill(slot, signal)
static Value mp_kill(Machine *m, const Value *args, int nargs) {
  int64_t sig;
  if (!bind_int(m, args[1], &sig)) return V_UNBOUND;
  machine_step_begin(m, VERB_KILL, (uint32_t)as_int(args[0]))->arg = sig;
  return machine_step(m, killed);
}

static Value mp_exit(Machine *m, const Value *args, int nargs) {
  int64_t code;
  if (!bind_int(m, args[0], &code)) return V_UNBOUND;
  return host_exit_step(m, (int)code);
}

// ---- who am I ----

static Value mp_slot(Machine *m, const Value *args, int nargs) { return from_int(host_slot(m)); }
static Value mp_pid(Machine *m, const Value *args, int nargs) { return from_int(host_pid(m)); }
// pid_told(pid): the program sees this PID
static Value mp_pid_told(Machine *m, const Value *args, int nargs) {
  host_pid_told(m);
  return incref(args[0]);
}
static Value mp_parent_slot(Machine *m, const Value *args, int nargs) { return from_int(host_parent(m)); }

static Value mp_rename(Machine *m, const Value *args, int nargs) {
  if (is_kind(args[0], K_STR)) world_process_rename(host_world(m), (int)host_slot(m), str_data(args[0]));
  return V_NONE;
}

static Value mp_uncaught(Machine *m, const Value *args, int nargs) { return exception_uncaught(m, args[0]); }
static Value mp_traceback(Machine *m, const Value *args, int nargs) { return exception_traceback(m, args[0]); }

static Value mp_mortal(Machine *m, const Value *args, int nargs) { return from_bool(m->mortal); }

const NativeDef bind_process_natives[] = {
    {"start", mp_start, 2, 2, "=s."},
    {"join", mp_join, 2, 2, "=i."},
    {"await_end", mp_await_end, 2, 2, "=i."},
    {"poll", mp_poll, 1, 1, "=i"},
    {"reap", mp_reap, 1, 1, "=i"},
    {"is_alive", mp_is_alive, 1, 1, "=i"},
    {"kill", mp_kill, 2, 2, "=i."},
    {"exit", mp_exit, 1, 1, "=w"},
    {"slot", mp_slot, 0, 0, NULL},
    {"parent_slot", mp_parent_slot, 0, 0, NULL},
    {"pid", mp_pid, 0, 0, NULL},
    {"pid_told", mp_pid_told, 1, 1, "=."},
    {"rename", mp_rename, 1, 1, "=."},
    {"traceback", mp_traceback, 1, 1, "=e"},
    {"uncaught", mp_uncaught, 1, 1, "=e"},
    {"mortal", mp_mortal, 0, 0, NULL},
    {0},
};
