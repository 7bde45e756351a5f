// The module os, as far as programs that only compute, talk to their processes and print need it.
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/sysinfo.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hosts/wall.h"
#include "modules.h"
#include "process.h"

extern char **environ;

// The program's, whoever calls it: a pool's task may be getpid itself. The prelude asks _mp.pid for its own use.
static Value os_getpid(Machine *m, const Value *args, int nargs) {
  host_pid_told(m);
  return from_int(host_pid(m));
}
static Value parent_told(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_int(host_ppid(m));
}
// Another one's when the parent has ended
static Value os_getppid(Machine *m, const Value *args, int nargs) {
  host_pid_told(m);
  uint32_t parent = host_parent(m);
  if (parent == HOST_NO_SLOT) return from_int(host_ppid(m));
  machine_step_begin(m, VERB_IS_ALIVE, parent);
  return machine_step(m, parent_told);
}

static int cpus(cpu_set_t *set) { return sched_getaffinity(0, sizeof *set, set) == 0 ? CPU_COUNT(set) : 1; }
static long processors;  // asked before the wall is up: the answer stands in a file
void bind_os_prepare(void) { processors = sysconf(_SC_NPROCESSORS_ONLN); }
static Value os_cpu_count(Machine *m, const Value *args, int nargs) {
  return from_int(processors > 0 ? processors : 1);
}
static Value os_sched_getaffinity(Machine *m, const Value *args, int nargs) {
  cpu_set_t set;
  CPU_ZERO(&set);
  cpus(&set);
  Value list = list_new(m, 0);
  for (int i = 0; i < CPU_SETSIZE && list != V_UNBOUND; i++)
    if (CPU_ISSET(i, &set)) list_append(m, list, from_int(i));
  Value arg = list == V_UNBOUND ? V_UNBOUND : tuple_of(m, 1, list);
  decref(m, list);
  return arg == V_UNBOUND ? arg : machine_tail(m, from_obj(m->t_set), arg, V_UNBOUND);
}

// ---- fork, wait, kill ----

static Value forked(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  int pid = bind_fork(m, s);
  host_pid_told(m);
  if (pid == 0) return machine_tail_prelude(m, "_forked", 0, NULL);
  return pid < 0 ? raise_os(m, -pid) : from_int(pid);
}
static Value os_fork(Machine *m, const Value *args, int nargs) {
  const WorldProcess *me = world_process(host_world(m), (int)host_slot(m));
  Value name = str_from(m, me->name);
  if (name == V_UNBOUND) return name;
  bind_start_begin(m, name, me->daemon)->arg |= PROCESS_BY_FORK;
  decref(m, name);
  return machine_step(m, forked);
}

static Value reaped(Machine *m, uint32_t slot, bool nohang) {
  int status = 0, pid = host_reap(m, &slot, nohang, &status);
  host_pid_told(m);
  return pid < 0 ? raise_os(m, -pid) : tuple_of(m, 2, from_int(pid), from_int(pid ? status : 0));
}
static Value any_ended(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  return s->step.result < 0 ? raise_os(m, ECHILD) : reaped(m, (uint32_t)s->step.result, false);
}
static Value looked_at_all(Machine *m, Strand *s) {
  return !s->step.error && s->step.result == -2 ? tuple_of(m, 2, from_int(0), from_int(0)) : any_ended(m, s);
}
static Value that_ended(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : reaped(m, s->step.object, false);
}
static Value looked_at(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : reaped(m, s->step.object, s->step.result != 0);
}

static Value wait_any(Machine *m, bool nohang) {
  machine_step_begin(m, VERB_WAIT_CHILD, host_slot(m))->arg = nohang;
  return machine_step(m, nohang ? looked_at_all : any_ended);
}
static Value os_wait(Machine *m, const Value *args, int nargs) { return wait_any(m, false); }

static Value os_waitpid(Machine *m, const Value *args, int nargs) {
  int pid, options;
  if (!bind_pid(m, args[0], &pid) || !bind_pid(m, args[1], &options)) return V_UNBOUND;
  if (pid == -1 || pid == 0) return wait_any(m, options & WNOHANG);
  uint32_t slot = host_slot_of(m, pid);
  if (slot == HOST_NO_SLOT || world_process(host_world(m), (int)slot)->parent != (int32_t)host_slot(m))
    return raise_os(m, ECHILD);
  machine_step_begin(m, options & WNOHANG ? VERB_IS_ALIVE : VERB_JOIN, slot)->arg2 = PROCESS_ASKED_BY_OS;
  return machine_step(m, options & WNOHANG ? looked_at : that_ended);
}

// keep[0]: the pid that was asked for
static Value killed(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  int error = host_kill(m, (int)as_int(s->step.keep[0]), (int)s->step.arg);
  return error ? raise_os(m, -error) : V_NONE;
}
static Value os_kill(Machine *m, const Value *args, int nargs) {
  int64_t wide;
  int pid;
  if (!bind_pid(m, args[0], &pid) || !bind_int(m, args[1], &wide)) return V_UNBOUND;
  int sig = (int)wide;  // as CPython
  uint32_t slot = pid > 0 ? host_slot_of(m, pid) : HOST_NO_SLOT;
  if (slot == HOST_NO_SLOT) {
    int error = host_kill(m, pid, sig);
    return error ? raise_os(m, -error) : V_NONE;
  }
  Step *step = machine_step_begin(m, sig ? VERB_KILL : VERB_IS_ALIVE, slot);
  step->arg = sig;
  step->arg2 = PROCESS_ASKED_BY_OS;
  step->keep[0] = from_int(pid);
  return machine_step(m, killed);
}

static Value os_exit(Machine *m, const Value *args, int nargs) {
  int code;
  if (!bind_c_int(m, args[0], &code)) return V_UNBOUND;
  return host_exit_step(m, code & 0xff);
}
static Value os_abort(Machine *m, const Value *args, int nargs) {
  host_kill(m, host_pid(m), 6);
  return V_NONE;
}

// ---- the words of waitpid ----

#define STATUS(NAME, RESULT)                                         \
  static Value os_##NAME(Machine *m, const Value *args, int nargs) { \
    int status;                                                      \
    return bind_c_int(m, args[0], &status) ? RESULT : V_UNBOUND;     \
  }
STATUS(WIFEXITED, from_bool(WIFEXITED(status)))
STATUS(WEXITSTATUS, from_int(WEXITSTATUS(status)))
STATUS(WIFSIGNALED, from_bool(WIFSIGNALED(status)))
STATUS(WTERMSIG, from_int(WTERMSIG(status)))
STATUS(WIFSTOPPED, from_bool(WIFSTOPPED(status)))
STATUS(WSTOPSIG, from_int(WSTOPSIG(status)))
STATUS(WIFCONTINUED, from_bool(WIFCONTINUED(status)))
STATUS(WCOREDUMP, from_bool(WCOREDUMP(status)))
STATUS(waitstatus_to_exitcode, from_int(bind_exit_code(status)))
STATUS(strerror, str_from(m, strerror(status)))

// ---- the rest ----

static Value os_getenv(Machine *m, const Value *args, int nargs) {
  Value module = machine_module(m, "os"), v;
  Value env = is_kind(module, K_MODULE) ? dict_get_name(((Module *)as_obj(module))->dict, str_constant("environ", 7))
                                        : V_UNBOUND;
  if (!is_kind(args[0], K_STR)) return raisef(m, m->e_TypeError, "str expected, not %T", args[0]);
  if (is_kind(env, K_DICT) && dict_get(m, (Dict *)as_obj(env), args[0], &v) == YES) return incref(v);
  return given(args[1]) ? incref(args[1]) : V_NONE;
}
static Value os_sched_yield(Machine *m, const Value *args, int nargs) {
  m->slice = 0;
  return V_NONE;
}
static Value os_getpgid(Machine *m, const Value *args, int nargs) {
  int pid, group;
  if (!bind_c_int(m, args[0], &pid)) return V_UNBOUND;
  return (group = getpgid(pid)) < 0 ? raise_os(m, errno) : from_int(group);
}
static Value os_getpgrp(Machine *m, const Value *args, int nargs) { return from_int(getpgrp()); }
// Of the descriptors that a program knows by number only three may be a terminal.
static Value os_isatty(Machine *m, const Value *args, int nargs) {
  int64_t fd;
  if (!bind_int(m, args[0], &fd)) return V_UNBOUND;
  return from_bool(fd >= 1 && fd <= 2 && host_is_terminal(m, (int)fd));
}

static Value os_getuid(Machine *m, const Value *args, int nargs) { return from_int(getuid()); }
static Value os_getloadavg(Machine *m, const Value *args, int nargs) {
  struct sysinfo now;
  if (sysinfo(&now) != 0) return raise_os(m, errno);
  Value tuple = tuple_new(m, 3);
  for (int i = 0; i < 3 && tuple != V_UNBOUND; i++) {
    Value v = float_new(m, (double)(now.loads[i] * 100 >> SI_LOAD_SHIFT) / 100);
    if (v == V_UNBOUND) return decref(m, tuple), v;
    ((Tuple *)as_obj(tuple))->items[i] = v;
  }
  return tuple;
}

static Value os_getcwd(Machine *m, const Value *args, int nargs) {
  char path[PATH_MAX];
  return getcwd(path, sizeof path) && utf8_valid(path, strlen(path)) ? str_from(m, path) : raise_os(m, errno);
}

// From the run's seed, so that a schedule can be replayed.
static Value noise(Machine *m, Value size, uint64_t seed) {
  int64_t n;
  if (!bind_int(m, size, &n)) return V_UNBOUND;
  if (n < 0) return raisef(m, m->e_ValueError, "negative argument not allowed");
  Value bytes = bytes_new(m, NULL, (size_t)n);
  Binding *b = bind_of(m);
  for (int64_t i = 0; i < n && bytes != V_UNBOUND; i++) {
    b->noise = (b->noise + seed + 1) * 6364136223846793005u + 1442695040888963407u;
    ((Bytes *)as_obj(bytes))->data[i] = (char)(b->noise >> 56);
  }
  return bytes;
}
static Value os_urandom(Machine *m, const Value *args, int nargs) {
  m->looked |= LOOKED_RANDOM;
  return noise(m, args[0], bind_random_seed(m));
}
// For a process's key, which no program rests on.
static Value os_key(Machine *m, const Value *args, int nargs) { return noise(m, args[0], host_seed(m)); }

const NativeDef bind_os_natives[] = {
    {"getpid", os_getpid, 0, 0, NULL},
    {"getppid", os_getppid, 0, 0, NULL},
    {"cpu_count", os_cpu_count, 0, 0, NULL},
    {"sched_getaffinity", os_sched_getaffinity, 1, 1, NULL},
    {"fork", os_fork, 0, 0, NULL},
    {"wait", os_wait, 0, 0, NULL},
    {"waitpid", os_waitpid, 2, 2, "pid options /"},
    {"kill", os_kill, 2, 2, "pid signal /"},
    {"_exit", os_exit, 1, 1, "status"},
    {"abort", os_abort, 0, 0, NULL},
    {"WIFEXITED", os_WIFEXITED, 1, 1, "status"},
    {"WEXITSTATUS", os_WEXITSTATUS, 1, 1, "status"},
    {"WIFSIGNALED", os_WIFSIGNALED, 1, 1, "status"},
    {"WTERMSIG", os_WTERMSIG, 1, 1, "status"},
    {"WIFSTOPPED", os_WIFSTOPPED, 1, 1, "status"},
    {"WSTOPSIG", os_WSTOPSIG, 1, 1, "status"},
    {"WIFCONTINUED", os_WIFCONTINUED, 1, 1, "status"},
    {"WCOREDUMP", os_WCOREDUMP, 1, 1, "status"},
    {"waitstatus_to_exitcode", os_waitstatus_to_exitcode, 1, 1, "status"},
    {"strerror", os_strerror, 1, 1, NULL},
    {"getenv", os_getenv, 1, 2, "key default"},
    {"sched_yield", os_sched_yield, 0, 0, NULL},
    {"getpgid", os_getpgid, 1, 1, "pid"},
    {"getpgrp", os_getpgrp, 0, 0, NULL},
    {"getuid", os_getuid, 0, 0, NULL},
    {"isatty", os_isatty, 1, 1, NULL},
    {"getloadavg", os_getloadavg, 0, 0, NULL},
    {"urandom", os_urandom, 1, 1, NULL},
    {"_key", os_key, 1, 1, NULL},
    {"getcwd", os_getcwd, 0, 0, NULL},
    {0},
};

static Value environment(Machine *m) {
  Dict *d = dict_new(m);
  for (char **e = environ; d && *e; e++) {
    const char *equals = strchr(*e, '=');
    if (!strcmp(*e, "TZ=" WALL_TIMEZONE)) continue;  // not the user's
    if (!equals || !utf8_valid(*e, strlen(*e))) continue;
    Value key = str_new(m, *e, (size_t)(equals - *e)), v = str_from(m, equals + 1);
    if (key != V_UNBOUND && v != V_UNBOUND) dict_set(m, d, key, v);
    decref(m, key);
    decref(m, v);
  }
  return d ? from_obj(d) : V_NONE;
}

void bind_os_module(Machine *m, Module *mod) {
  module_add(m, mod, "name", str_from(m, "posix"));
  module_add(m, mod, "linesep", str_from(m, "\n"));
  module_add(m, mod, "sep", str_from(m, "/"));
  module_add(m, mod, "error", from_obj(m->e_OSError));
  module_add(m, mod, "WNOHANG", from_int(WNOHANG));
  module_add(m, mod, "WUNTRACED", from_int(WUNTRACED));
  module_add(m, mod, "WCONTINUED", from_int(WCONTINUED));
  module_add(m, mod, "EX_OK", from_int(0));
  module_add(m, mod, "environ", environment(m));
}
