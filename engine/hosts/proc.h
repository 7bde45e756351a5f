// What /proc says of one process.
#ifndef HOSTS_PROC_H
#define HOSTS_PROC_H

#include <stdbool.h>

typedef struct ProcStat {
  char state;  // R S D T t Z X
  int ppid;
  int core;    // the processor it last ran on
  int status;  // as waitpid gives it; meaningful in state Z
} ProcStat;

bool proc_stat(int pid, ProcStat *s);  // false: there is no such process
int proc_exit_code(int status);        // a wait status as Python's exitcode: negative for a signal

#endif
