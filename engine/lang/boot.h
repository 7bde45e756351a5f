// A machine's beginning and end: here the rooms of lang are put together.
#ifndef LANG_BOOT_H
#define LANG_BOOT_H

#include "lang/machine/machine.h"

// A booted machine: builtins and prelude, no program. heap_limit in bytes; host may be NULL (then a step is a bug).
// NULL: no memory.
Machine *machine_new(size_t heap_limit, Host *host);
void machine_free(Machine *m);

#endif
