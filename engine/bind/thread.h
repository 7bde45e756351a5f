// Natives of threading (thread.c).
#ifndef BIND_THREAD_H
#define BIND_THREAD_H

#include "bind.h"

extern const NativeDef bind_thread_natives[];
void bind_thread_module(Machine *m, Module *mod);
// Before this process is copied: what its other strands have just got is theirs in the copy, too.
void bind_thread_forks(Machine *m);

#endif
