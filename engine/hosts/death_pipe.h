// The pipe that ends a run: when its only writing end closes, the kernel kills every process of the run.
//
// In the programs that run here parents die before children, and orphans live on: PR_SET_PDEATHSIG is of no use. One
// process holds the writing end (close-on-exec, never inherited by a program's process). The first process of a run is
// in a process group of its own, and so are all that come of it. It makes the group the owner of the reading end and
// asks for SIGKILL instead of SIGIO (F_SETOWN, F_SETSIG); the only thing that ever happens is that the writing end
// closes. Then it tests whether that has happened already. All have the reading end open: while one of them lives, so
// does what it asked for. A fork is before or after the kernel's signal to the group, never beside it: who is just
// being forked dies too. Behind the wall (wall.h) nobody can leave the group or ask for something else.
//
// The order matters: fork, arm, and only then anything else.
#ifndef HOSTS_DEATH_PIPE_H
#define HOSTS_DEATH_PIPE_H

#include <stdbool.h>

typedef struct DeathPipe {
  int read, write;
} DeathPipe;  // -1: none

bool death_open(DeathPipe *p);   // false: no descriptors left (errno)
void death_close(DeathPipe *p);  // closing the writing end is what kills
// This process dies when the writer closes; dies at once if it is gone. fd is inherited, and nobody else's to arm.
void death_arm(int fd);
void death_arm_group(int fd);  // the same for this process, first of a new group, and for all that it forks

#endif
