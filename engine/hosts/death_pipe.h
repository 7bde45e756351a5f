// The pipe that ends a run: when its only writing end closes, the kernel kills everybody who holds a reading end.
//
// Parents die before children in the programs that run here, and orphans live on: so nothing that hangs on a parent's
// death will do. One process alone holds the writing end (close-on-exec, never inherited by a program's process).
// Everybody else opens the reading end anew, which makes an open file of its own with an owner of its own, and asks for
// SIGKILL instead of SIGIO when anything happens there; all that ever happens is the end of the writer. Then it looks
// whether that has happened already: a process that was being forked in that very moment ends itself.
//
// The order matters: fork, death_arm, and only then anything else. A process that is killed before death_arm is no
// matter.
#ifndef HOSTS_DEATH_PIPE_H
#define HOSTS_DEATH_PIPE_H

#include <stdbool.h>

typedef struct DeathPipe {
  int read, write;
} DeathPipe;  // -1: none

bool death_open(DeathPipe *p);   // false: no descriptors left (errno)
void death_close(DeathPipe *p);  // closing the writing end is what kills
// in a child: a reading end of its own; closes the inherited one. Ends the process when the writer is gone
int death_arm(int inherited);

#endif
