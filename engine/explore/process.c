// HostOps (hosts/process.h) of a process in explore: fork, spawn, exit, reaping children, signals.
//
// All of it happens at once, in this OS process. Default actions, ignored signals and stopping are done here. A signal
// with a handler becomes a bit in the world's record of its process; that process runs next, after the sender, up to
// the first step of the handler.
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"
#include "variants.h"
#include "base/grow.h"

static uint64_t bit(int sig) { return (uint64_t)1 << (sig - 1); }

// ---- births ----

static void be_child(Process *p, uint32_t slot) {
  Explore *x = explore_of(p);
  p->slot = slot;
  p->pid = explore_pid(x, (int)slot);
  live_forked(p);
  p->delivered = 0;
}

static int explore_fork(Process *p, uint32_t slot) {
  Explore *x = explore_of(p);
  if (x->born != (int)slot) return explore_pid(x, (int)slot);
  x->born = -1;
  be_child(p, slot);
  return 0;
}

// ---- births of those who begin anew ----

static uint64_t ignored_by(const Process *p) {
  uint64_t set = 0;
  for (int sig = 1; sig <= 64; sig++)
    if (p->action[sig] == HOST_IGNORE) set |= bit(sig);
  return set;
}

static int explore_spawn(Process *p, uint32_t slot, const void *data, size_t size) {
  Explore *x = explore_of(p);
  char *copy = malloc(size + 1);
  if (!copy) {
    world_process_unborn(p->world, (int)slot);
    return -ENOMEM;
  }
  memcpy(copy, data, size);
  free(x->spawn.data);
  x->spawn = (SpawnOrder){
      .slot = (int)slot, .data = copy, .size = size, .ignored = ignored_by(p), .blocked = atomic_load(&p->blocked)};
  world_process_running(p->world, (int)slot, explore_pid(x, (int)slot));
  return explore_pid(x, (int)slot);
}

// Its first image is the pristine one: a booted machine.
bool explore_begin_anew(Explore *x) {
  int slot = x->spawn.slot;
  Process *p = x->process;
  LocalState *l = explore_local_new(0);
  l->image = image_keep(x->pristine);
  x->spawn.slot = -1;
  if (!explore_add_local(x, slot, l) || !explore_enter(x, slot)) return false;
  p->slot = (uint32_t)slot;
  p->pid = explore_pid(x, slot);
  atomic_store(&p->blocked, x->spawn.blocked);
  for (int sig = 1; sig <= 64; sig++)
    if (x->spawn.ignored & bit(sig)) p->action[sig] = HOST_IGNORE, p->handled &= ~bit(sig);
  explore_vary(x);
  if (x->machine->varied.hash) x->machine->varied.hash = variant_hash_anew(x->machine->varied.hash, slot);
  if (!p->binding->boot(x->machine) || !process_spawned_strand(x->machine, x->code, x->spawn.data, x->spawn.size))
    return false;
  explore_run(x, slot);
  return true;
}

// ---- ends ----

// Does not return: leaves the machine by a jump.
static void explore_exit(Process *p, int code) {
  Explore *x = explore_of(p);
  process_post_exit(p->machine->strand, code);
  explore_leave(x);
}

static bool is_running(World *w, int slot) {
  ProcessState s = world_process_state(w, slot);
  return s == PROCESS_RUNNING || s == PROCESS_BORN;
}

// Its parent if that is alive, else -1.
static int living_parent(World *w, int slot) {
  const WorldProcess *p = world_process(w, slot);
  bool lives = p->parent >= 0 && is_running(w, p->parent) &&
               p->parent_generation == actor_generation(world_actor(w, p->parent, 0));
  return lives ? p->parent : -1;
}

static void signal_comes(Explore *x, int slot, int sig);

const ExploreKill *explore_kills(const Explore *x, int *n) {
  *n = x->nkills;
  return x->kill;
}

void explore_forget_kills(Explore *x) {
  while (x->nkills && x->kill[x->nkills - 1].step >= x->depth) x->nkills--;
}

// What its strands had come to. Without memory a caveat is lost.
static void note_kill(Explore *x, int slot, bool handled) {
  if (!GROW(x->kill, x->kill_room, x->nkills + 1, 8)) return;
  ExploreKill *k = &x->kill[x->nkills++];
  *k = (ExploreKill){.step = x->step, .slot = slot, .by_prelude = x->pool_kills, .handled = handled};
  const LocalState *l = x->local[slot];
  for (int i = 0; i < l->n && k->n < EXPLORE_KILLED; i++) {
    k->at[k->n].call = l->pending[i].call;
    k->at[k->n].call.bytes = NULL;
    k->at[k->n].go = explore_may_go(x, l, &l->pending[i]);
    k->at[k->n++].python = l->pending[i].python;
  }
}

void explore_end_process(Explore *x, int slot, int code) {
  World *w = x->world;
  int parent = living_parent(w, slot);
  if (code < 0 && x->event) note_kill(x, slot, false);
  gets_die(x, slot);
  if (code < 0) insides_die(x, slot);
  world_process_died(w, slot, code, world_actor(w, WORLD_SUPERVISOR, 0));
  if (x->event) x->event->ended = slot;
  LocalState *l = explore_local_new(0);
  l->ended = true;
  explore_local_drop(x, x->local[slot]);
  x->local[slot] = l;
  if (x->in_window == slot) x->in_window = -1;
  if (parent >= 0) signal_comes(x, parent, SIGCHLD);
}

static int explore_parent(Process *p) {
  Explore *x = explore_of(p);
  int parent = living_parent(p->world, (int)p->slot);
  return parent >= 0 ? explore_pid(x, parent) : 1;
}

// ---- waiting for children ----

static bool is_child(const Process *p, int slot) {
  const WorldProcess *c = world_process(p->world, slot);
  return c->parent == (int)p->slot && c->parent_generation == actor_generation(world_actor(p->world, (int)p->slot, 0));
}

static int explore_reap(Process *p, uint32_t *slot, bool nohang, int *status) {
  Explore *x = explore_of(p);
  World *w = p->world;
  int code, found = -ECHILD;
  if ((int)*slot != x->joined || x->buried >= 0) x->looks.asked++;
  for (int i = 0, n = world_processes(w); i < n; i++) {
    if (!is_child(p, i) || (*slot != HOST_NO_SLOT && *slot != (uint32_t)i)) continue;
    ProcessState s = world_process_state(w, i);
    if (s == PROCESS_ENDED && world_process_exit(w, i, &code)) {
      world_process_reaped(w, i);
      if (x->joined == i && x->buried < 0) x->buried = i;
      else x->looks.asked++;
      *slot = (uint32_t)i;
      *status = code >= 0 ? (code & 0xff) << 8 : -code;
      return explore_pid(x, i);
    }
    if (s != PROCESS_GONE) found = 0;
  }
  return found;
}

// ---- signals ----

typedef enum Fate { FATE_DIES, FATE_NOTHING, FATE_STOPS, FATE_GOES_ON } Fate;

static Fate fate_of(int sig) {
  switch (sig) {
  case SIGCHLD:
  case SIGURG:
  case SIGWINCH: return FATE_NOTHING;
  case SIGSTOP:
  case SIGTSTP:
  case SIGTTIN:
  case SIGTTOU: return FATE_STOPS;
  case SIGCONT: return FATE_GOES_ON;
  default: return FATE_DIES;
  }
}

// Its Process, wherever its image is.
static void look_at(Explore *x, int slot, int sig, HostAction *action, bool *blocked) {
  uint8_t how = x->process->action[sig];
  uint64_t mask = atomic_load(&x->process->blocked);
  if (x->in_window != slot) {
    const Image *i = x->local[slot]->image;
    image_read(x->private, i, &x->process->action[sig], &how, sizeof how);
    image_read(x->private, i, &x->process->blocked, &mask, sizeof mask);
  }
  *action = (HostAction)how;
  *blocked = mask & bit(sig) && sig != SIGKILL && sig != SIGSTOP;
}

static bool waits_for_signal(const LocalState *l, int sig) {
  for (int i = 0; i < l->n; i++)
    if (l->pending[i].call.verb == VERB_PAUSE && l->pending[i].call.arg2 == 1 &&
        (uint64_t)l->pending[i].call.arg & bit(sig))
      return true;
  return false;
}

int explore_told(Explore *x, const WorldCall *c) {
  if (c->verb != VERB_EXIT && c->verb != VERB_KILL) return -1;
  int parent = living_parent(x->world, c->verb == VERB_EXIT ? actor_slot(c->actor) : (int)c->object);
  if (parent < 0 || !x->local[parent] || x->local[parent]->ended) return -1;
  HostAction action;
  bool blocked;
  look_at(x, parent, SIGCHLD, &action, &blocked);
  return action == HOST_HANDLE || blocked || waits_for_signal(x->local[parent], SIGCHLD) ? parent : -1;
}

bool explore_would_end(Explore *x, int slot, int sig) {
  HostAction action;
  bool blocked;
  if (slot >= x->nlocals || !x->local[slot] || x->local[slot]->ended || !is_running(x->world, slot)) return false;
  if (sig < 1 || sig > 64 || fate_of(sig) != FATE_DIES || waits_for_signal(x->local[slot], sig)) return false;
  look_at(x, slot, sig, &action, &blocked);
  return action == HOST_DEFAULT && !blocked;
}

static void act(Explore *x, int slot, int sig) {
  switch (fate_of(sig)) {
  case FATE_NOTHING: return;
  case FATE_STOPS:
    gets_stop(x, slot);
    explore_own(x, slot)->stopped = true;
    return;
  case FATE_GOES_ON: return;
  case FATE_DIES: break;
  }
  bool itself = x->running == slot && x->may_leave && x->in_window == slot;
  explore_end_process(x, slot, -sig);
  if (itself) explore_leave(x);
}

// Delivers a signal to a process that does not run now.
static void signal_comes(Explore *x, int slot, int sig) {
  HostAction action;
  bool blocked;
  if (!x->local[slot] || x->local[slot]->ended) return;
  if (sig == SIGCONT && x->local[slot]->stopped) explore_own(x, slot)->stopped = false, x->any_due = true;
  look_at(x, slot, sig, &action, &blocked);
  if (blocked || waits_for_signal(x->local[slot], sig)) {
    if (blocked || action != HOST_IGNORE) atomic_fetch_or(&world_process(x->world, slot)->signals, bit(sig));
  } else if (action == HOST_DEFAULT) {
    act(x, slot, sig);
  } else if (action == HOST_HANDLE) {
    atomic_fetch_or(&world_process(x->world, slot)->signals, bit(sig));
    if (x->event && slot != x->running && sig != SIGCHLD && sig != SIGALRM) note_kill(x, slot, true);
    if (slot == x->running && x->may_leave) x->machine->slice = 0;
    else explore_own(x, slot)->due = x->any_due = true;
  }
}

// The sender last, if it is among them: it may be its end.
static void signal_all(Explore *x, int self, int sig) {
  for (int i = 0; i < x->nlocals; i++)
    if (i != self && x->local[i] && is_running(x->world, i)) signal_comes(x, i, sig);
  signal_comes(x, self, sig);
}

static int explore_kill(Process *p, int pid, int sig) {
  Explore *x = explore_of(p);
  if (sig < 0 || sig > 64) return -EINVAL;
  if (pid == 0 || pid == -1) return sig ? signal_all(x, (int)p->slot, sig) : (void)0, 0;
  int slot = pid > 0 ? world_process_by_pid(p->world, pid) : -1;
  if (slot < 0) return -ESRCH;
  if (sig && is_running(p->world, slot)) signal_comes(x, slot, sig);
  return 0;
}

static int explore_signal_set(Process *p, int sig, HostAction action) {
  p->action[sig] = (uint8_t)action;
  if (action == HOST_HANDLE) p->handled |= bit(sig);
  else p->handled &= ~bit(sig);
  if (action == HOST_IGNORE) atomic_fetch_and(&process_record(p)->signals, ~bit(sig));
  return 0;
}

static uint64_t explore_signal_mask(Process *p, int how, uint64_t mask) {
  uint64_t before = atomic_load(&p->blocked);
  mask &= ~(bit(SIGKILL) | bit(SIGSTOP));
  uint64_t after = how == SIG_BLOCK ? before | mask : how == SIG_UNBLOCK ? before & ~mask : mask;
  atomic_store(&p->blocked, after);
  Word *pending = &process_record(p)->signals;
  for (int sig = 1; sig <= 64; sig++) {
    if (!(before & ~after & bit(sig)) || p->action[sig] == HOST_HANDLE || !(atomic_load(pending) & bit(sig))) continue;
    atomic_fetch_and(pending, ~bit(sig));
    if (p->action[sig] == HOST_DEFAULT) act(explore_of(p), (int)p->slot, sig);
  }
  if (signals_due(p)) p->machine->slice = 0;
  return before;
}

static int explore_signal_take(Process *p, uint64_t set) {
  Word *pending = &process_record(p)->signals;
  uint64_t there = atomic_load(pending) & set;
  int sig = there ? __builtin_ctzll(there) + 1 : 0;
  if (sig) atomic_fetch_and(pending, ~bit(sig));
  return sig;
}

// Kept with the memo of the private work that it belongs to. After two calls in one piece of work it is not memoized.
static void explore_shown(Process *p, uint32_t object, const char *text, size_t size) {
  Explore *x = explore_of(p);
  if (x->shown.object >= 0) x->looks.asked++;
  x->shown.object = (int)object;
  x->shown.size = (uint32_t)(size < WORLD_SHOWN ? size : WORLD_SHOWN);
  memcpy(x->shown.text, text, x->shown.size);
}

static int64_t explore_before_step(const Process *p) {
  const Explore *x = explore_of(p);
  return x->before_step && x->running >= 0 && x->running < OUTCOME_PROCESSES ? x->before_step[x->running] : 0;
}

static int64_t explore_after_step(const Process *p) { return explore_of(p)->step; }

const HostOps explore_ops = {
    .fork = explore_fork,
    .exit = explore_exit,
    .reap = explore_reap,
    .kill = explore_kill,
    .parent_pid = explore_parent,
    .signal_set = explore_signal_set,
    .signal_mask = explore_signal_mask,
    .signal_take = explore_signal_take,
    .spawn = explore_spawn,
    .shown = explore_shown,
    .before_step = explore_before_step,
    .after_step = explore_after_step,
    .watches_puts = true,
};

// ---- handlers ----

// Not before main's pause is taken: the handler runs after it. Not when the process is at its end.
bool explore_handler_due(const Explore *x) {
  const Strand *s = x->machine->strands;
  bool held = s->state == STRAND_WAITING && (s->step.verb == VERB_PAUSE || s->step.verb == VERB_EXIT);
  return signals_due(x->process) && !held;
}

static void forget(Explore *x, const Strand *s) {
  LocalState *l = explore_own(x, x->running);
  for (int i = 0; i < l->n; i++)
    if (l->pending[i].strand == s) {
      memmove(&l->pending[i], &l->pending[i + 1], ((size_t)(l->n - i) - 1) * sizeof *l->pending);
      l->n--;
      return;
    }
}

void explore_interrupt(Explore *x) {
  Strand *s = x->machine->strands;
  x->handled = true;
  if (s->state == STRAND_READY && s->stepped) return;  // its result comes first
  if (s->state == STRAND_ENDED) return;
  if (s->state == STRAND_WAITING) gets_stop(x, x->running);
  if (s->state == STRAND_WAITING) forget(x, s);
  signals_deliver(x->process);
}
