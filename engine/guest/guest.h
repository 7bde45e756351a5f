// Guests: real python3 as the processes of a run.
//
// A guest's private work is CPython's: the user's own interpreter runs the file, not a line of it changed. What its
// processes do in sight of each other are steps of the same world, so bench, gate and trace see them as they see any.
// It is brought in by a shim (engine/guest/shim, Python) that puts multiprocessing, threading, os and time on an
// extension module (engine/guest/extension, C), which takes the steps. Both are part of the binary: they are given to
// python3 as files in memory.
//
// A guest is not behind the wall (hosts/wall.h): it may do what its user may do.
#ifndef GUEST_GUEST_H
#define GUEST_GUEST_H

#include <stdbool.h>
#include <stddef.h>

struct World;
struct RunConfig;

// The command that starts a guest: an interpreter, and options for it ("python3", "/opt/py/bin/python -I"). out: the
// same with the interpreter's whole path, found as a shell finds it; of size bytes. false: there is none; why says so.
bool guest_find(const char *command, char *out, size_t size, char *why, size_t why_size);

// In a run's main process, entered into the world, before it has read the program: becomes that interpreter
// (config->python), which runs config->path. death: the reading end of the run's death pipe. Returns only if that
// fails: errno.
void guest_become(struct World *w, const struct RunConfig *config, int death);

// In a supervisor's nursery: becomes that interpreter, which loads what the program imports and then is the nursery: it
// forks the main process of each run (a zygote), so that a run begins in a millisecond. Orders are compared. Returns
// only if that fails: errno.
void guest_nurse(struct World *w, const struct RunConfig *config, int socket, int death);

#endif
