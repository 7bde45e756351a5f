// The bench's side of a run: the nursery, the run's death pipe, and a pidfd for every process.
//
// A pidfd watches each process from its birth, so every death is noticed, whoever the parent is. A death is reported to
// the world, which finishes or undoes the step that was under way and rings those who waited; only the real parent
// reaps. The run is over when the nursery has no children left.
#ifndef HOSTS_SUPERVISOR_H
#define HOSTS_SUPERVISOR_H

#include "binding.h"
#include "nursery.h"
#include "world/world.h"

typedef struct Watched {
  int pidfd;            // -1: not watched
  uint32_t generation;  // of the slot's life that is or was watched
  int64_t lost;         // CLOCK_MONOTONIC ns when it was found dead and reaped with its exit code unknown; 0: not so
  bool unheard;         // there was no pidfd for it: lost is the time when it was last seen alive
} Watched;

typedef struct Supervisor {
  World *world;
  ProcessBirth birth;  // what each main process gets
  Nursery nursery;
  DeathPipe death;    // of the run; its writing end is here alone
  int epoll;          // the epoll descriptor, readable when supervisor_hear has something to do
  int births;         // eventfd: a process was born
  int input[2];       // a socket: what programs read as standard input, where a run is asked for it; what they are sent
  bool going;         // a run has begun and is not over
  bool born;          // its main process exists, or could not be made
  bool nursery_gone;  // it was killed in mid-run: so was the run
  volatile int group;  // the process group of the run, as the nursery told it; 0: none. Read in signal handlers
  int failure;         // errno of main's fork
  int watching;        // slots below it are watched or over
  int nlost;           // watched[] with lost set
  Watched watched[WORLD_SLOTS];
} Supervisor;

// makes the arena and the nursery; how: binding and guest, for the programs' processes. false: errno
bool supervisor_start(Supervisor *s, ProcessBirth how);
bool supervisor_run(Supervisor *s);   // forks main; the world is set up, its slot 0 is BORN. false: errno
void supervisor_hear(Supervisor *s);  // handles births and deaths since the last call
// adds fd to epoll; the caller reads it. Closing it removes it
bool supervisor_also(Supervisor *s, int fd);
void supervisor_stop(Supervisor *s);  // kills what is left of the run and waits until it is gone
// By pidfd: never to a later process with the same pid, nor to one outside the run, whatever the world says. 0 or -1
int supervisor_signal(Supervisor *s, int slot, int sig);
// What one read of the program's will give; size 0: the end. At most SUPERVISOR_INPUT bytes. false: too much is unread.
enum { SUPERVISOR_INPUT = 4096 };
bool supervisor_input(Supervisor *s, const char *text, size_t size);
void supervisor_end(Supervisor *s);

#endif
