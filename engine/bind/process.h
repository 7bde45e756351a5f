// Starting and ending processes, for _mp and os.
#ifndef BIND_PROCESS_H
#define BIND_PROCESS_H

#include "bind.h"

Step *bind_start_begin(Machine *m, Value name, bool daemon);  // begins the step `start`; name a str
// after that step: host_fork; in the child drops the parent's state. pid, 0, -errno
int bind_fork(Machine *m, const Strand *s);
int bind_exit_code(int status);  // the kernel's status as Python's exitcode

#endif
