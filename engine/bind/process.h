// Births and deaths, for _mp and for os alike.
#ifndef BIND_PROCESS_H
#define BIND_PROCESS_H

#include "bind.h"

Step *bind_start_begin(Machine *m, Value name, bool daemon);  // the step `start` with all it wants; name a str
// after it: host_fork, and what a child forgets. pid, 0, -errno
int bind_fork(Machine *m, const Strand *s);
int bind_exit_code(int status);  // the kernel's status as Python's exitcode

#endif
