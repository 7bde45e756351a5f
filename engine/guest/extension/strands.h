// The strands of a guest: its Python threads, as the world knows them. Inner header of the extension.
//
// A strand runs Python (RUN), has a step that has not happened (STEP), waits for a lock that only this process knows
// (PRIVATE), or may run and waits for its turn (READY). Live, all that may run do, and CPython's interpreter lock
// decides among them. While the world's gate is closed one strand of a process runs at a time, first come, first
// served, so that an order of steps is the whole order.
//
// One waiting strand, the leader, sleeps on the process's bell for all of them (world.h, "Waiting"). Behind the gate it
// does so only when no strand runs: then the process is at rest, as the conductor wants it (hosts/conductor.h).
//
// Call without the interpreter lock: whoever waits here must not keep it.
#ifndef GUEST_EXTENSION_STRANDS_H
#define GUEST_EXTENSION_STRANDS_H

#include <stdbool.h>

#include "world/verbs.h"

typedef struct GuestLock GuestLock;  // a lock that only this process knows: no step

// ---- who am I ----

// The world, and this process's number in it; NULL, -1: this process is not (yet) of the world.
World *guest_world(void);
int guest_slot(void);
int guest_place(void);  // the calling thread's own number in its process; 0: main
bool guest_gated(void);
// From now on this process is that one of the world; -1: it is none, but forks some. The calling thread is its main
// strand.
void guest_enter(World *w, int slot, int births);
// The next fork's child is that process of the world, from before fork returns there; -1: it is none.
void guest_fork_into(int slot);
void guest_on_birth(void (*f)(void));  // called in such a child, before it is known to run
void guest_tell_bench(void);           // that a process was born

// ---- steps ----

typedef enum StepEnd { STEP_DONE, STEP_FAILED, STEP_BLOCKED, STEP_SIGNALLED } StepEnd;
// Fills in c's actor and its room for bytes, which are the strand's own until its next step. STEP_BLOCKED: it would
// have to wait, or the gate is closed; nothing has happened.
StepEnd guest_try(WorldCall *c);
// Waits as long as it takes. STEP_SIGNALLED (main alone): nothing has happened, and a signal's handler is to run first.
StepEnd guest_step(WorldCall *c);
// A signal has come for this process: main's wait ends. Safe in a signal handler.
void guest_signalled(void);

// ---- threads ----

int guest_strand_new(void);          // a place for a thread that is about to begin; -1: there is none
void guest_strand_drop(int place);   // it did not begin
void guest_strand_begin(int place);  // the thread's first act
void guest_strand_end(void);         // its last one

// ---- locks that only this process knows ----

GuestLock *guest_lock_new(void);  // NULL: no memory
void guest_lock_free(GuestLock *l);
bool guest_lock_held(const GuestLock *l);
void guest_lock_reset(GuestLock *l);
// until: the world's time, -1 never. false: not got, and *signalled: because of a signal (main alone)
bool guest_lock_acquire(GuestLock *l, bool block, int64_t until, bool *signalled);
bool guest_lock_release(GuestLock *l);  // false: nobody holds it

#endif
