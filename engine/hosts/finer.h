// Steps as fine as CPython's where a search has found that it can be seen (explore/threads.h).
//
// Threads. Between two steps a strand does its private work unbroken. CPython 3.11 changes threads where a function
// that is written in Python begins or a generator goes on, after a call of a function written in C, and where a loop
// turns. A strand that has come by such a place, and then comes to one of these lines, stops before it: it takes a step
// (VERB_RESUME), and others may go first. What it does between the place and the line meets nobody, so stopping there
// is as good as stopping at the place.
//
// Slices. A slice of cells that no lock guards is one step. On one of these lines it is one step an element, a long one
// two.
//
// Signals. Before a pause, and before an alarm that runs is set anew, there is such a step on any line (its argument is
// 1): a signal can come there.
//
// The clock. On one of these lines a reading of the clock is a step (VERB_CLOCK) with two ways: little time has gone by
// since the last, or much.
//
// A line is the program's, as machine_line has it. 0: a function in C that a thread of the prelude calls for the
// program (a target, what an executor runs). Only strands of a process with two that run Python stop.
#ifndef HOSTS_FINER_H
#define HOSTS_FINER_H

#include <stdbool.h>
#include <stdint.h>

// STOPS: so often a strand stops in a search; what it does further on is unbroken, and a caveat.
// ELEMENTS: a longer slice is two steps, and a caveat.
enum { FINER_LINES = 32, FINER_STOPS = 20, FINER_ELEMENTS = 8 };

typedef struct Finer {
  uint32_t stops;  // so often a strand stops; 0: always
  uint32_t n;
  uint32_t line[FINER_LINES];
} Finer;

bool finer_has(const Finer *fine, uint32_t line);
bool finer_add(Finer *fine, uint32_t line);  // false: it is there, or there is no room
// Two accesses of a strand between which this stands still, and that strand has not taken a step, are unbroken.
uint32_t finer_passed(void);

#endif
