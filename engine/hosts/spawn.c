// Spawn: a child with a fresh machine, to which its parent gives a few bytes.
//
// It is forked, so that it is its parent's real child; then it drops the parent's heap and sets signals as in a fresh
// process. An exec would have the same effect, since all private state is on the machine's heap, but would compile the
// prelude again. The bytes say what to run (prelude/multiprocessing/spawn.py).
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "process.h"
#include "program.h"
#include "wall.h"
#include "lang/boot.h"

int host_spawn(Machine *m, uint32_t slot, const void *data, size_t size) {
  Process *p = process_of(m);
  if (p->ops->spawn) return p->ops->spawn(p, slot, data, size);
  world_process_unborn(p->world, (int)slot);
  return -ENOSYS;
}

Strand *process_spawned_strand(Machine *m, Code *code, const void *data, size_t size) {
  Value run = machine_load_main(m, code, "__mp_main__");
  Value bytes = run == V_UNBOUND ? run : bytes_new(m, data, size);
  Value args = bytes == V_UNBOUND ? bytes : tuple_of(m, 2, run, bytes);
  decref(m, run);
  decref(m, bytes);
  Value begin = process_of(m)->binding->spawned(m);
  Strand *s = args == V_UNBOUND || begin == V_UNBOUND ? NULL : machine_strand_new(m, begin, args);
  decref(m, args);
  return s;
}

// As exec: handlers become the default action, ignored signals and the mask stay.
static void signals_anew(Process *p) {
  uint64_t blocked = atomic_load(&p->blocked);
  for (int sig = 1; sig <= 64; sig++) {
    struct sigaction now;
    if (sigaction(sig, NULL, &now) == 0 && now.sa_handler != SIG_IGN) signal(sig, SIG_DFL);
  }
  atomic_store(&p->blocked, 0);
  p->handled = p->delivered = 0;
  wall_name_refused();
  signals_start(p);
  signals_mask(p, SIG_SETMASK, blocked);
}

static _Noreturn void cannot_begin(Process *p) {
  WorldCall c = {
      .verb = VERB_EXIT, .actor = world_actor(p->world, (int)p->slot, 0), .object = p->slot, .arg = 1, .deadline = -1};
  world_step(p->world, &c);
  process_die(p, 1);
}

static _Noreturn void begin_anew(Process *p, char *data, size_t size) {
  Refusal r;
  machine_free(p->machine);
  p->machine = NULL;
  p->machine = machine_new(p->world->head->limits.memory, &p->host);
  if (!p->machine) cannot_begin(p);
  p->machine->host = &p->host;
  signals_anew(p);
  const RunConfig *c = &p->config;
  Code *code = p->binding->boot(p->machine) ? program_compile_again(process_program_path(c->path), c->text, c->size,
                                                                    c->settings, c->nsettings, &r)
                                            : NULL;
  Strand *s = code ? process_spawned_strand(p->machine, code, data, size) : NULL;
  free(data);
  if (!s) cannot_begin(p);
  live_run(p, s);
}

int process_spawn(Process *p, uint32_t slot, const void *data, size_t size) {
  char *copy = malloc(size + 1);
  if (!copy) {
    world_process_unborn(p->world, (int)slot);
    return -ENOMEM;
  }
  memcpy(copy, data, size);
  int pid = p->ops->fork(p, slot);
  if (pid == 0) begin_anew(p, copy, size);
  free(copy);
  return pid;
}
