// The nursery: a small process that all programs are forked from (a zygote).
//
// The bench has a terminal in raw mode, descriptors, perhaps a big heap: a program must not inherit these. So the bench
// forks the nursery before any of them exists. The nursery is the subreaper of every orphan of a run: when it has no
// children left, the run is over. It has no state that could be lost; if it is killed the bench makes a new one.
//
//   bench → nursery   run, with the reading end of the run's death pipe
//   nursery → bench   born(pid), reaped(pid, status) for each child and orphan, empty (nobody is left)
#ifndef HOSTS_NURSERY_H
#define HOSTS_NURSERY_H

#include <stdbool.h>

#include "death_pipe.h"

typedef enum NurseryWord { NURSERY_RUN, NURSERY_BORN, NURSERY_REAPED, NURSERY_EMPTY } NurseryWord;
typedef struct NurseryMessage {
  NurseryWord word;
  int pid;     // BORN: -errno when the fork failed
  int status;  // REAPED: as waitpid gave it
} NurseryMessage;

typedef struct Nursery {  // the bench's end
  int pid;
  int socket;       // readable when it has something to say; -1: none
  DeathPipe death;  // the nursery's own
} Nursery;

// What the nursery's process does: calls nursery_serve, or becomes another program that does. Does not return.
typedef void (*NurseryBody)(int socket, int death_read, void *data);

bool nursery_start(Nursery *n, NurseryBody body, void *data);  // forks it; false: errno
void nursery_end(Nursery *n);                                  // kills it and waits for it
bool nursery_run(Nursery *n, int death_read);                  // false: it is gone
// The next message, without waiting: 1 got one, 0 none now, -1 the nursery is gone.
int nursery_hear(Nursery *n, NurseryMessage *msg);

// In the nursery itself: forks a main process each time the bench asks for a run, and reaps. Returns in each main
// process alone, which is the first of its group: the reading end of its run's death pipe, armed. forks: called around
// each fork, as pthread_atfork's; NULL: none.
typedef struct NurseryForks {
  void (*before)(void), (*parent)(void), (*child)(void);
} NurseryForks;
int nursery_serve(int socket, int death_read, const NurseryForks *forks);

#endif
