// One process of a program, as its host keeps it. Internal header of the hosts.
//
// An OS process that runs a program has exactly one Process: signal handlers find it without a pointer.
#ifndef HOSTS_PROCESS_H
#define HOSTS_PROCESS_H

#include <stdatomic.h>

#include "binding.h"
#include "config.h"
#include "host.h"
#include "world/verbs.h"

typedef struct Waiter {  // what one strand of this process has registered with the world
  uint8_t what;          // WAITER_…
  uint32_t number;       // the strand's own number + 1; 0: the place is free
} Waiter;
enum { WAITER_NONE, WAITER_LIVE, WAITER_POSTED };  // LIVE: a wait record; POSTED: in the gate

enum {
  PROCESS_OWED = 4,
  PROCESS_SLICE = 5000,  // back jumps and calls between two ticks, in all hosts: about a tenth of a millisecond
};

typedef struct Process Process;
typedef struct GatePast GatePast;  // gate_past.c

// finer.c
// Host.watch of a process that has finer lines; it does nothing where the process does not pass the gate
bool finer_stop(Host *h, Machine *m, Strand *s);
bool finer_may_stop(Process *p, Strand *s);  // once more: it is counted
bool finer_shares(const Machine *m);         // there are two strands that run Python
bool finer_is_gated(const Process *p);       // its steps are let through one by one, or explored

// The part of host.h that differs between the hosts: real processes (process.c, signals.c), explore's
// (explore/process.c), and one that performs nothing (whatif.c). Called by host.c.
typedef struct HostOps {
  int (*fork)(Process *p, uint32_t slot);
  void (*exit)(Process *p, int code);  // does not return
  int (*reap)(Process *p, uint32_t *slot, bool nohang, int *status);
  int (*kill)(Process *p, int pid, int sig);
  int (*parent_pid)(Process *p);
  int (*signal_set)(Process *p, int sig, HostAction action);
  uint64_t (*signal_mask)(Process *p, int how, uint64_t mask);
  int (*signal_take)(Process *p, uint64_t set);  // sigwait ends: the signal that came, taken away; 0: none
  int (*alarm)(Process *p, int64_t ns);
  int (*input)(Process *p, char *to, int room, int milliseconds);             // NULL: nothing to read
  void (*shown)(Process *p, uint32_t object, const char *text, size_t size);  // called after world_show; NULL: not
                                                                              // needed
  bool watches_puts;  // somebody asks for items that change after their put (BindingOps.changed_item)
  int (*spawn)(Process *p, uint32_t slot, const void *data, size_t size);  // NULL: it cannot
  int64_t (*before_step)(const Process *p);                                // NULL: that is not known
  int64_t (*after_step)(const Process *p);                                 // the same
} HostOps;
extern const HostOps process_ops;  // real processes

// asked: how often natives read or changed the world without a step. told: how often the program got a value that
// changes without a step of its own (the time, its parent). times, pids: how often that was the time, or any PID.
// threads: how often the program has started a thread. unstopped: how often one did not stop any more (finer.h).
// inside: the first line where the object inside a synchronized one was used without its lock; 0: none
typedef struct HostLooks {
  unsigned asked, told, times, pids, threads, unstopped, inside;
} HostLooks;

struct Process {
  Host host;  // what the machine knows of us
  const HostOps *ops;
  const BindingOps *binding;
  void *owner;       // the host's own: explore's Explore, else NULL
  HostLooks *looks;  // counted for explore, outside of the image; NULL: not counted
  Machine *machine;
  World *world;
  uint32_t slot;
  int pid;
  int death;  // our own reading end of the run's death pipe
  RunConfig config;
  const Finer *finer;      // of config; explore's own. Never NULL
  WorldSelf self;          // the actor of the strand that took the last quick step …
  uint32_t self_of;        // … and its number + 1; 0: none has, or it has ended
  uint32_t misses;         // spins in a row that ended in a sleep
  uint32_t unspun;         // waits without a spin since
  uint32_t cores;          // processors that we may run on; 0: not yet asked
  int owed[PROCESS_OWED];  // pids of children whose exit code is known from the world, still to be reaped
  uint32_t nowed;
  uint32_t nplaces;  // places 0 .. nplaces-1 of waiter[] may be in use
  Waiter waiter[WORLD_STRANDS];
  uint8_t action[65];        // HostAction of each signal
  _Atomic uint64_t blocked;  // the program's signal mask; the kernel's mask stays empty, so that the world sees pending
                             // signals
  uint64_t handled;          // signals with a handler
  uint64_t delivered;
  GatePast *past;  // of the steps that the gate let through; NULL: none
};

Process *process_self(void);  // for signal handlers alone: the one of this OS process
static inline Process *process_of(Machine *m) { return m->host->data; }
static inline void process_asked(const Process *p) {
  if (p->looks) p->looks->asked++;
}
static inline void process_told(const Process *p) {
  if (p->looks) p->looks->told++;
}
static inline WorldProcess *process_record(const Process *p) { return world_process(p->world, (int)p->slot); }

_Noreturn void process_main(int death_read, void *birth);  // runs a main process, from the nursery's fork on
// code as Python's exitcode; output is flushed
_Noreturn void process_die(Process *p, int code);
// reaps owed[]; wait: all of them; else those that are dead by now
void process_settle(Process *p, bool wait);
// the strand that runs a main process from start to exit; NULL: no memory
Strand *process_main_strand(Machine *m, Code *code);
// posts the process's last step: until it is taken, other strands go on
void process_post_exit(Strand *s, int code);
int process_how_it_ended(Process *p, Strand *s);       // that strand has ended: its exit code
const char *process_program_path(const char *path);    // as it stands in tracebacks: absolute. A static buffer
const char *process_program_folder(const char *path);  // where it lies, absolute; remembered

// spawn.c
int process_spawn(Process *p, uint32_t slot, const void *data, size_t size);
// The strand that runs a spawned process from start to exit, on a freshly booted machine; NULL: no memory.
Strand *process_spawned_strand(Machine *m, Code *code, const void *data, size_t size);

// live.c
bool live_perform(Host *h, Machine *m, Strand *s);
bool live_tick(Host *h, Machine *m);
_Noreturn void live_run(Process *p, Strand *main);  // until main has ended, and the process with it
// its number among those of this process that the world can tell apart
int strand_place(Process *p, const Strand *s);
void strand_release(Process *p, const Strand *s);
void strand_ended(Process *p, Strand *s);  // not main: its place and its memory are free
// in a child: no waits, and only the running strand is left
void live_forked(Process *p);

// spin.c
// spins; true: rung; false: not rung in that time, or no free core to spin on
bool spin_until_rung(Process *p, uint32_t bell);

// step.c
void step_to_call(Process *p, Strand *s, WorldCall *c);
// results into the step, and its system calls (a write)
void step_finish(Process *p, Strand *s, WorldCall *c, VerbEnd end);

// gate.c
bool gate_closed(const Process *p);                     // is the mode other than live
VerbEnd gate_try(Process *p, Strand *s, WorldCall *c);  // BLOCKED: not granted yet

// gate_past.c
// before a step that was granted: a store that was made of an outdated load is given what it was made of
void past_before(Process *p, const Strand *s, WorldCall *c);
void past_after(Process *p, const Strand *s, const WorldCall *c, VerbEnd end);  // it has been performed
void past_forget(Process *p);

// signals.c
void signals_start(Process *p);  // as CPython sets them up at the start
void signals_forked(Process *p);
bool signals_due(const Process *p);                       // a handler must run
bool signals_deliver(Process *p);                         // runs one: false if there is nothing to do
void signals_catch(Process *p, uint64_t set);             // sigwait begins: these are caught, whatever their action
int signals_take(Process *p, uint64_t set);               // … and ends with this one
int signals_set(Process *p, int sig, HostAction action);  // host_signal_set, and likewise
uint64_t signals_mask(Process *p, int how, uint64_t mask);
int signals_alarm(Process *p, int64_t ns);

#endif
