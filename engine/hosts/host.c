// host.h, dispatched to the kind of host (HostOps in process.h).
//
// Questions that the world or the Process itself answers are answered here, for all of them.
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "process.h"
#include "world/board.h"

// ---- who am I ----

// The process, for a question about the world or a change to it: counted in HostLooks. Not needed for what is constant
// while the process lives.
static Process *asking(Machine *m) {
  process_asked(process_of(m));
  return process_of(m);
}

World *host_world(Machine *m) { return asking(m)->world; }
World *host_watched(Machine *m) { return process_of(m)->world->fd >= 0 ? process_of(m)->world : NULL; }
Board *host_board(Machine *m, uint32_t object) { return world_board(process_of(m)->world, object); }
uint32_t host_slot(Machine *m) { return process_of(m)->slot; }
uint32_t host_actor(Machine *m) {
  Process *p = process_of(m);
  return world_actor(p->world, (int)p->slot, strand_place(p, m->strand));
}
uint32_t host_parent(Machine *m) {
  int parent = process_record(asking(m))->parent;
  return parent < 0 ? HOST_NO_SLOT : (uint32_t)parent;
}
int host_pid(Machine *m) { return process_of(m)->pid; }
void host_pid_told(Machine *m) {
  if (process_of(m)->looks) process_of(m)->looks->pids++;
}
int host_ppid(Machine *m) { return process_of(m)->ops->parent_pid(asking(m)); }
void host_thread_started(Machine *m) {
  if (process_of(m)->looks) process_of(m)->looks->threads++;
}
void host_used_inside(Machine *m) {
  HostLooks *looks = process_of(m)->looks;
  if (looks && !looks->inside) looks->inside = (unsigned)machine_line(m->strand, NULL);
}
int64_t host_now(Machine *m) { return world_now(asking(m)->world); }
int64_t host_time(Machine *m) {
  process_told(process_of(m));
  if (process_of(m)->looks) process_of(m)->looks->times++;
  return host_now(m);
}
uint64_t host_seed(Machine *m) { return atomic_load(&process_record(asking(m))->seed); }
int host_argc(Machine *m) { return process_of(m)->config.argc; }
const char *host_argv(Machine *m, int i) { return process_of(m)->config.argv[i]; }
const char *host_program_folder(Machine *m) { return process_program_folder(process_of(m)->config.path); }

void host_show(Machine *m, uint32_t object, const char *text, size_t size) {
  Process *p = process_of(m);
  world_show(p->world, host_actor(m), object, text, size);
  if (p->ops->shown) p->ops->shown(p, object, text, size);
}

static bool is_at_finer_line(Machine *m) {
  const Process *p = process_of(m);
  return p->finer->n && finer_is_gated(p) && finer_has(p->finer, (uint32_t)machine_line(m->strand, NULL));
}

int64_t host_slice_elements(Machine *m) { return is_at_finer_line(m) ? FINER_ELEMENTS : 0; }

bool host_clock_is_step(Machine *m) { return is_at_finer_line(m) && finer_may_stop(process_of(m), m->strand); }

bool host_watches_puts(Machine *m) { return process_of(m)->ops->watches_puts; }

int host_input(Machine *m, char *to, int room, int milliseconds) {
  Process *p = process_of(m);
  return p->ops->input ? p->ops->input(p, to, room, milliseconds) : 0;
}

bool host_is_terminal(Machine *m, int fd) {
  const RunConfig *c = &process_of(m)->config;
  if (fd == 0) return (c->flags & CONFIG_TYPED) != 0;
  return c->flags & CONFIG_PASS_OUTPUT ? isatty(fd) : (c->flags & CONFIG_TERMINAL) != 0;
}

// ---- processes ----

int host_fork(Machine *m, uint32_t slot) { return process_of(m)->ops->fork(asking(m), slot); }

Value host_exit_step(Machine *m, int code) {
  machine_step_begin(m, VERB_EXIT, 0)->arg = code >= 0 ? code & 0xff : code;
  return machine_step(m, NULL);
}

_Noreturn void host_exit(Machine *m, int code) {
  process_of(m)->ops->exit(process_of(m), code >= 0 ? code & 0xff : code);
  abort();
}

int host_reap(Machine *m, uint32_t *slot, bool nohang, int *status) {
  return process_of(m)->ops->reap(process_of(m), slot, nohang, status);
}
int host_kill(Machine *m, int pid, int sig) { return process_of(m)->ops->kill(asking(m), pid, sig); }

uint32_t host_slot_of(Machine *m, int pid) {
  int slot = pid > 0 ? world_process_by_pid(asking(m)->world, pid) : -1;
  return slot < 0 ? HOST_NO_SLOT : (uint32_t)slot;
}

// ---- signals ----

int host_signal_set(Machine *m, int sig, HostAction action) {
  bool fixed = sig < 1 || sig > 64 || sig == SIGKILL || sig == SIGSTOP;
  return fixed ? -EINVAL : process_of(m)->ops->signal_set(asking(m), sig, action);
}

HostAction host_signal_get(Machine *m, int sig) {
  return sig < 1 || sig > 64 ? HOST_DEFAULT : (HostAction)process_of(m)->action[sig];
}
void host_drop_strand(Machine *m, Strand *s) {
  strand_release(asking(m), s);
  machine_strand_free(m, s);
}

int host_alarm(Machine *m, int64_t ns) { return process_of(m)->ops->alarm(asking(m), ns); }
int64_t host_before_step(Machine *m) {
  const Process *p = asking(m);
  return p->ops->before_step ? p->ops->before_step(p) : 0;
}
int64_t host_after_step(Machine *m) {
  const Process *p = asking(m);
  return p->ops->after_step ? p->ops->after_step(p) : 0;
}
uint64_t host_signal_mask(Machine *m, int how, uint64_t mask) {
  return process_of(m)->ops->signal_mask(asking(m), how, mask);
}

uint64_t host_signals_pending(Machine *m) {
  Process *p = asking(m);
  return atomic_load(&process_record(p)->signals) & atomic_load(&p->blocked);
}
