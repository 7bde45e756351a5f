// What /proc says of one process.
#ifndef HOSTS_PROC_H
#define HOSTS_PROC_H

#include <stdbool.h>
#include <stdint.h>

typedef struct ProcStat {
  char state;  // R S D T t Z X
  int ppid;
  int core;    // the processor it last ran on
  int status;  // as waitpid gives it; meaningful in state Z
} ProcStat;

typedef struct ProcTimes {
  int64_t ran, queued;  // ns on a processor, and ns that it could have been on one: what is left of its life it waited.
                        // queued grows when the queueing ends
  int64_t slept;        // times that it gave the processor up to wait
} ProcTimes;

bool proc_is_there(void);                // false: nothing below can be known
bool proc_times(int pid, ProcTimes *t);  // false: there is no such process, or the kernel does not count
bool proc_stat(int pid, ProcStat *s);    // false: there is no such process
uint64_t proc_memory(int pid);           // bytes of its own; what it shares with a parent since its fork is in both
uint64_t proc_memory_share(int pid);     // … each one's share of that; slower
int proc_exit_code(int status);          // a wait status as Python's exitcode: negative for a signal

#endif
