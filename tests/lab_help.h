// What the tests of the lab share: programs written to a temporary folder, a lab driven to a point, a look at who is left.
#ifndef TESTS_LAB_HELP_H
#define TESTS_LAB_HELP_H

#include "lab.h"

const char *help_program(const char *text);     // its path; the file goes with the test's process
Lab *help_open(const char *text);               // fails the test when it is refused
void help_run(Lab *lab, const LabOptions *o);
// Ticks until ready(snapshot) or the seconds have passed; the last snapshot (owned here). false: it never was.
bool help_until(Lab *lab, LabSnapshot *s, bool (*ready)(const LabSnapshot *s), double seconds);
void help_for(Lab *lab, double seconds);
bool help_over(const LabSnapshot *s);           // ENDED, DEADLOCK or STOPPED
bool help_alive(int pid);                       // in /proc and not a zombie
const LabObject *help_object(const LabSnapshot *s, const char *name);

#endif
