// How much memory a search may take: counted for the whole OS process, from a moment on. One a process, as the windows.
#ifndef EXPLORE_MEMORY_H
#define EXPLORE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// From now on; 0: no limit. What the process has already is not counted.
void memory_limit(uint64_t bytes);
uint64_t memory_limit_is(void);
// May so many bytes more be taken? Once the answer was no, memory_reached.
bool memory_left(size_t more);
bool memory_reached(void);
void memory_reach(void);  // somebody else has found out
// What a search takes unless told otherwise: less than the machine can give.
uint64_t memory_default(void);

#endif
