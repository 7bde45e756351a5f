// The pipe that ends a run: when its only writing end closes, the kernel kills everybody who holds a reading end.
//
// In the programs that run here parents die before children, and orphans live on: PR_SET_PDEATHSIG is of no use. One
// process holds the writing end (close-on-exec, never inherited by a program's process). Every other process opens the
// reading end anew: a new open file description, with an owner of its own. It asks for SIGKILL instead of SIGIO there
// (F_SETSIG); the only thing that ever happens is that the writing end closes. Then it tests whether that has happened
// already: a process that was just being forked ends itself.
//
// The order matters: fork, death_arm, and only then anything else.
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
