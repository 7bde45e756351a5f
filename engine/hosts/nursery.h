// The small process that all programs are forked from.
//
// The bench has a screen, a terminal in raw mode, descriptors, perhaps a big heap: nothing a program should be born
// with. So before any of that exists the bench forks this one. It becomes the reaper of every orphan of a run (a
// subreaper), so nobody escapes it: when it has no children left, the run is over. It holds no state that could be
// lost; when it is killed the bench makes a new one.
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

typedef void (*NurseryBirth)(int death_read, void *data);  // the life of a main process; runs in it and does not return

bool nursery_start(Nursery *n, NurseryBirth birth, void *data);  // forks it; false: errno
void nursery_end(Nursery *n);                                    // kills it and waits for it
bool nursery_run(Nursery *n, int death_read);                    // false: it is gone
// The next message, without waiting: 1 got one, 0 none now, -1 the nursery is gone.
int nursery_hear(Nursery *n, NurseryMessage *msg);

#endif
