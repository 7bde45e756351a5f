// stdout and stderr, for those who write a process's last words.
#ifndef BIND_STREAM_H
#define BIND_STREAM_H

#include "bind.h"

// as a native: None when all that was gathered is written. which: 0 stdout, 1 stderr
Value bind_stream_flush(Machine *m, int which);
void bind_stream_boot(Machine *m);

#endif
