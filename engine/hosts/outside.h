// What a process waits for that is no object of the world, from /proc alone: a guest's may read a file, a socket, a
// terminal, wait for a program that it has started, or for a lock of the kernel's.
#ifndef HOSTS_OUTSIDE_H
#define HOSTS_OUTSIDE_H

#include <stdbool.h>

typedef struct Outside {
  const char *call;  // the system call's name: "read", "accept", …; "?" of one that is not in the table
  int fd;            // the descriptor that it is about, -1: about none
  char what[80];     // what that is: "/dev/pts/1", "socket", "pipe", …; "" not known
} Outside;

// Sleeps one of the process's threads in the kernel for something other than the world, while none of them is on a
// processor? false: it computes, it waits for the world, or the kernel does not say.
bool outside_waits(int pid, Outside *o);

#endif
