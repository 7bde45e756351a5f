// The keys of a terminal that are signals, in a run without a screen.
//
// Ctrl-C, Ctrl-\ and Ctrl-Z signal the terminal's foreground group. The processes of a run are a group of their own
// (death_pipe.h), so mplab passes on to it what it gets; for itself it stays until the program has ended, and stops and
// goes on with it. What was ignored when mplab began stays ignored.
#ifndef LAB_TERMINAL_SIGNALS_H
#define LAB_TERMINAL_SIGNALS_H

#include "inner.h"

void terminal_signals_begin(Lab *lab);  // before the run
void terminal_signals_late(void);       // now and then: passes on what came before the run had a process
void terminal_signals_end(void);        // puts back what there was before

#endif
