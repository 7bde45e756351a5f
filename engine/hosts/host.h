// What a native may ask of the host of its process: identity, fork, exit, waiting for a child, signals.
//
// The binding (bind/) uses this instead of system calls, so that the same natives run in live, gate and explore. The
// other direction is binding.h. What another process can see is first a step of the world: the native posts the step
// (machine_step_begin … machine_step) and calls the function here from the step's `done`.
//
//   start    VERB_START (name, method, daemon, seed)  done: pid = host_fork(m, s->step.result); 0: in the child
//   join     VERB_JOIN on a slot, VERB_WAIT_CHILD     done: host_reap(m, &slot, …), which hardly waits: the child
//                                                     is on its last instructions
//   kill     VERB_KILL                                done: host_kill(m, pid, signal)
//   exit     VERB_EXIT (code)                         host_exit_step: while the step waits, other strands may run
//   write    VERB_WRITE                               done: result2 is the errno of the write to the real descriptor,
//                                                     if the host passes output on
//   sigwait  VERB_PAUSE, arg the set, arg2 1          done: result is the signal's number; it is not pending any more
//   pause    VERB_PAUSE, arg2 0                       done: a handler runs before the next instruction
//
// When a step fails, done finds step.error (a WorldError). A native strand that has nothing to do returns V_NONE with
// state STRAND_WAITING and step.verb VERB_NONE. To wake it set its state to STRAND_READY (and m->slice to 0 if it must
// run at once). The host releases strands that have ended, except main's.
//
// A process's own state is on its machine's heap. What the functions here keep is in the host, and made anew by a fork.
#ifndef HOSTS_HOST_H
#define HOSTS_HOST_H

#include "lang/machine/machine.h"

typedef struct World World;

enum { HOST_NO_SLOT = 0xffff };

// ---- who am I ----

World *host_world(Machine *m);   // the world as this process sees it
uint32_t host_slot(Machine *m);  // this process's number in it; 0: main
// the running strand's actor (layout.h), to compare with a lock's holder
uint32_t host_actor(Machine *m);
uint32_t host_parent(Machine *m);  // its parent's number; HOST_NO_SLOT: main has none
int host_pid(Machine *m);          // the real one
int host_ppid(Machine *m);         // the real one: changes when the parent dies, so a step asks about that first
// Counted in HostLooks: the program itself is told a PID, has started a thread.
void host_pid_told(Machine *m);
void host_thread_started(Machine *m);
// The object inside a synchronized one is handed out where its lock is not held: its line is kept there.
void host_used_inside(Machine *m);
// Where private work is done again to see what another answer would change (whatif.h): the next object that it made
// then. -1: make it
int host_made_before(Machine *m);
// For what only the bench reads: the world, and the board of an object (world/board.h). NULL where nobody watches.
World *host_watched(Machine *m);
struct Board *host_board(Machine *m, uint32_t object);
int64_t host_now(Machine *m);   // the world's clock, ns: for deadlines
int64_t host_time(Machine *m);  // the same, when the program will see the value (HostLooks)
// An order is taken again: before which of its steps, from 0, the process runs now, up to its next one, and after which
// (of any process; -1: none). Else 0.
int64_t host_before_step(Machine *m);
int64_t host_after_step(Machine *m);
uint64_t host_seed(Machine *m);  // this process's own seed, made from its parent's seed and its birth number
// Shows what an object in this process's memory holds, next to the Event that stands for it (world_show). Call it right
// after a step on that Event.
void host_show(Machine *m, uint32_t object, const char *text, size_t size);
// So long a slice of cells without a lock takes one step an element, where the program is now (finer.h); 0: none does.
int64_t host_slice_elements(Machine *m);
// Is a reading of the clock a step (VERB_CLOCK) where the program is now (finer.h)?
bool host_clock_is_step(Machine *m);
bool host_watches_puts(Machine *m);         // explore: items that change after their put are asked for
bool host_is_terminal(Machine *m, int fd);  // does fd 1 or 2 count as a terminal (then CPython writes line by line)
// Standard input: so many bytes read, 0 at its end, -EAGAIN when none have come in so long, -EINTR. Not a step: nobody
// else in the program sees it. Explore, stepping and replay have none.
int host_input(Machine *m, char *to, int room, int milliseconds);
int host_argc(Machine *m);  // sys.argv: [0] is the program's path as it was given
const char *host_argv(Machine *m, int i);
const char *host_program_folder(Machine *m);  // where the program lies, absolute

// ---- processes ----

// Forks the child whose slot the step `start` gave. In the child (returns 0) only the calling strand lives on, as main;
// the others are released, native ones after the binding's drop_strand. In the parent: the pid, or -EAGAIN, -ENOMEM
// (the slot is given back). The child's signal handlers are the parent's; signals that were pending are not.
int host_fork(Machine *m, uint32_t slot);
// The same, but the child has a fresh machine that runs the binding's spawned with these bytes (borrowed). Does not
// return in the child.
int host_spawn(Machine *m, uint32_t slot, const void *data, size_t size);
// os._exit: nothing is flushed, nothing runs. code & 0xff; negative: a signal. What a native returns
Value host_exit_step(Machine *m, int code);
_Noreturn void host_exit(Machine *m, int code);  // the same, from the middle of a native: a crash
// waitpid on one's own child: its pid with the kernel's status word, 0 when it lives (nohang), -ECHILD when there is no
// such child. slot HOST_NO_SLOT: any child; *slot is then set. Waits only as long as a dying process needs: take the
// step `join` first.
int host_reap(Machine *m, uint32_t *slot, bool nohang, int *status);
// the process of this run with that pid that has not been reaped; HOST_NO_SLOT: none
uint32_t host_slot_of(Machine *m, int pid);
// 0 or -errno. Only processes of this run: others are -EPERM, unknown ones -ESRCH. pid 0 and -1: all of the run
int host_kill(Machine *m, int pid, int sig);

// ---- signals ----

typedef enum HostAction { HOST_DEFAULT, HOST_IGNORE, HOST_HANDLE } HostAction;
// HOST_HANDLE: the binding's signal is called between two instructions of the process; at once, also when it waits. At
// the start SIGINT is HOST_HANDLE, SIGPIPE and SIGXFSZ HOST_IGNORE, the others HOST_DEFAULT. 0 or -errno (-EINVAL for
// SIGKILL, SIGSTOP).
int host_signal_set(Machine *m, int sig, HostAction action);
HostAction host_signal_get(Machine *m, int sig);
// releases a native strand that waits for its step. Not the running one
void host_drop_strand(Machine *m, Strand *s);
int host_alarm(Machine *m, int64_t ns);  // SIGALRM after so long; 0: off. Returns the seconds that were left
// pthread_sigmask: how as the system's SIG_BLOCK, …; masks are bit (sig - 1). Returns the mask before.
uint64_t host_signal_mask(Machine *m, int how, uint64_t mask);
uint64_t host_signals_pending(Machine *m);  // pending and blocked (sigpending)

#endif
