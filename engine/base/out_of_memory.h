// There is no memory, and nothing useful can be done without: the last word, and the end of the process.
//
// For small things of mplab's own. What a program, a search or a large file asks for is refused where it is asked for.
#ifndef BASE_OUT_OF_MEMORY_H
#define BASE_OUT_OF_MEMORY_H

// Says so on standard error; exit code 1. No destructor and no atexit runs: other processes notice it as any end.
_Noreturn void out_of_memory(void);
// Called before that, once: the terminal is given back. NULL: nothing to do.
void out_of_memory_before(void (*last)(void));

// p, which is never NULL then: around an allocation of something small.
static inline void *not_null(void *p) {
  if (!p) out_of_memory();
  return p;
}

#endif
