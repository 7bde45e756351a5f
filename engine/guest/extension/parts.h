// What the files of the extension that speak Python have in common. Inner header.
#ifndef GUEST_EXTENSION_PARTS_H
#define GUEST_EXTENSION_PARTS_H

#include <stdbool.h>

#include "abi.h"
#include "strands.h"

// line.c: the program's line that the calling thread is on, 0: on none of its own file
int line_now(void);
bool line_start(void);  // false: an exception
// kinds(f): f(code) is from now on what says whose code it is: 0 the program's own file, 1 a library's, 2 another file
PyObject *line_kinds(PyObject *m, PyObject *f);

// steps.c: takes a step, however long that takes; signals' handlers run meanwhile. false: an exception, also where the
// world said no: Refused(number), or what the caller makes of it if failed is not NULL and *failed becomes true
bool take_step(WorldCall *c, bool *failed);
int64_t deadline_in(PyObject *seconds);  // the world's time; None: -1
bool steps_start(PyObject *module);

bool locks_start(PyObject *module);  // locks.c: the types Sem and Lock

__attribute__((visibility("default"))) PyObject *PyInit__mplab(void);  // module.c: what python3 looks for

extern PyMethodDef steps_methods[], life_methods[], object_methods[], thread_methods[], nurse_methods[];

#endif
