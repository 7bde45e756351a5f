// What the hosts ask of the binding: the room that gives the world its Python names (bind/). It stands above the hosts,
// so it is not called by name: it fills one constant table, and whoever starts a run hands that in (supervisor_start,
// explore_new). Each Process keeps it from then on.
//
//   const BindingOps bind_ops = {.prepare = …, .boot = …, …};         bind/bind.c
//   supervisor_start(&supervisor, &bind_ops);                          live and gate
//   explore_new(&bind_ops, &config, &setup, why, sizeof why);          images
//
// A function here runs in the process that it is about, on that process's machine, and may ask the host back
// (host.h). None is NULL. None waits, and none runs Python itself: what is to be run in Python is returned as a
// callable, or arranged with machine_interrupt.
#ifndef HOSTS_BINDING_H
#define HOSTS_BINDING_H

#include "lang/machine/machine.h"

typedef struct BindingOps {
  // Before the first machine of this OS process is made; more often does no harm: machine_add_modules for every module
  // written in C. May not touch a machine.
  void (*prepare)(void);
  // After machine_new, in a process that is fresh (a main one, a spawned one; not in a fork's child): makes the
  // binding's own block (m->binding), the streams, the types. false: no memory.
  bool (*boot)(Machine *m);
  // The callable that runs a whole main process: f(run) calls run(), the module's text, and then does what CPython does
  // at its end: SystemExit's rules; flushes stdout, then an uncaught exception's traceback on stderr; multiprocessing's
  // exit work (joins, daemons, feeders); flushes. Returns the exit code as an int, -N to die by signal N
  // (KeyboardInterrupt: -SIGINT). After boot. A borrowed reference; V_UNBOUND: broken.
  Value (*main)(Machine *m);
  // The same of a spawned process: f(run, data), where run() runs the program's text as __mp_main__ and data is what
  // its parent gave it.
  Value (*spawned)(Machine *m);
  // A signal of HOST_HANDLE came, and the process is between two instructions: arranges by machine_interrupt that the
  // program's handler runs on the main strand (SIGINT without one of its own: KeyboardInterrupt). false: nothing to
  // run. Not called from the C signal handler.
  bool (*signal)(Machine *m, int sig);
  // A native strand has ended, or is about to be released after a fork: frees its state block. The caller frees the
  // strand.
  void (*drop_strand)(Machine *m, Strand *s);
  // Host.name: a shared object was first assigned to this variable. Names it in the world.
  void (*name)(Host *h, Machine *m, Value shared, Value name);
  // Explore, when all strands of a process have come to their next step: what is not known any more leaves nothing
  // behind in memory, so that equal processes have equal memory.
  void (*tidy)(Machine *m);
  // Explore, of a word at this address of m's heap: does it belong to the binding, and is it no part of the process's
  // state (a count, a memory of what was seen)? Only compares addresses.
  bool (*is_volatile)(Machine *m, const void *at);
} BindingOps;

// What the nursery gives to each main process that it forks.
typedef struct ProcessBirth {
  struct World *world;
  const BindingOps *binding;
} ProcessBirth;

#endif
