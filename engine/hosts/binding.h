// What the hosts ask of the binding (bind/, which gives the world its Python names). The binding is above the hosts, so
// they do not call it by name: it fills one constant table of callbacks. Whoever starts a run passes the table in
// (supervisor_start, explore_new); each Process keeps it.
//
//   const BindingOps bind_ops = {.prepare = …, .boot = …, …};         bind/bind.c
//   supervisor_start(&supervisor, &bind_ops);                          live and gate
//   explore_new(&bind_ops, &config, &setup, why, sizeof why);          images
//
// A function here runs in its own process, on that process's machine, and may call the host (host.h). None is NULL.
// None waits, none runs Python: Python code to run is returned as a callable, or arranged with machine_interrupt.
#ifndef HOSTS_BINDING_H
#define HOSTS_BINDING_H

#include "lang/machine/machine.h"

typedef void BindingLoad(void *data, uint32_t object, uint32_t index, uint64_t place, uint64_t version);

// Something that was put in a queue, or handed to a pool, and has changed since.
typedef struct ChangedItem {
  uint32_t line;  // of the put
  bool task;      // it is a pool's or an executor's
  uint64_t fed;   // it was written by the process's feed of this number, from 1; 0: by none yet
} ChangedItem;

typedef struct BindingOps {
  // Called before the first machine of this OS process is made, perhaps more than once: machine_add_modules for every
  // module written in C. May not touch a machine.
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
  // A signal with HOST_HANDLE has come; called between two instructions, not from the C signal handler. Arranges by
  // machine_interrupt that the program's handler runs on the main strand (SIGINT without one of its own:
  // KeyboardInterrupt). false: nothing to run.
  bool (*signal)(Machine *m, int sig);
  // A native strand has ended, or is released after a fork: frees its state block. The caller frees the strand.
  void (*drop_strand)(Machine *m, Strand *s);
  // Host.name: a shared object was first assigned to this variable. Names it in the world.
  void (*name)(Host *h, Machine *m, Value shared, Value name);
  // Explore, when all strands of a process have come to their next step: clears memory that is not in use any more, so
  // that equal states have equal memory.
  void (*tidy)(Machine *m);
  // Explore, after a process's private work: an item that has changed since it was put. took: that work began with a
  // step that took something from another process. Each item is told once; asked again until there is none: false.
  bool (*changed_item)(Machine *m, bool took, ChangedItem *item);
  // Explore: is the word at this address of m's heap the binding's, and no part of the process's state (a counter, a
  // cache)? Only compares addresses.
  bool (*is_volatile)(Machine *m, const void *at);
  // … those that is_volatile knows, as one range: the same in all processes of a run.
  const void *(*volatiles)(Machine *m, size_t *size);
  // Explore: what m's strands remember of the cells that they loaded, for each load that a later store may be compared
  // with. place: a hash of strand, frame and instruction; version: the cell's, then. That memory is volatile.
  void (*remembered)(Machine *m, BindingLoad *each, void *data);
} BindingOps;

// What each main process gets from the nursery that forks it.
struct RunConfig;
typedef struct ProcessBirth {
  struct World *world;
  const BindingOps *binding;
  // becomes the interpreter that the configuration names (guest/guest.h); returns only if that fails: errno
  void (*guest)(struct World *w, const struct RunConfig *config, int death);
  // If not NULL, in the nursery: becomes the interpreter, which then is the nursery (nursery_serve); returns only if
  // that fails. config: what it is given
  void (*guests)(struct World *w, const struct RunConfig *config, int socket, int death);
  const struct RunConfig *config;
} ProcessBirth;

#endif
