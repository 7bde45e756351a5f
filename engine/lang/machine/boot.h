// What lang/boot.c needs of machine besides machine.h, to make a new one go.
#ifndef LANG_MACHINE_BOOT_H
#define LANG_MACHINE_BOOT_H

#include "machine.h"

enum {
  MACHINE_SLICE = 2000,     // back jumps and calls between two ticks: some 50 microseconds
  MACHINE_RESERVE = 32768,  // bytes kept for the last words of a MemoryError
};

void generators_boot(Machine *m);
// A new Function that runs a module's text. NULL: raised.
Function *module_function(Machine *m, Code *code, Dict *globals, const char *name);
Code *prelude_code(const char *name);  // compiled; NULL: no such prelude module

#endif
