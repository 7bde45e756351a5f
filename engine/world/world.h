// The world: what the processes of one run share.
//
// A World is a process's own view of one arena: shared memory (a memfd) for real processes, private memory for explore.
// The same functions work on both. None takes a lock that a killed process could keep. The only system calls are those
// of world_sleep and of a ring.
//
//   World *w = world_create();            the bench, once; then fork, or world_attach(world_fd(w)) after an exec
//   world_reset(w);                       before each run: an empty world
//   int main = world_process_new(w, …);   then verbs (verbs.h), from any process
//
// An object's number stays valid in every process as long as any of them may refer to it (world_hold); then another
// object may get the number and the memory.
//
// The bell of a process is a futex word that counts its wakeups; a ring adds one and wakes the process if it sleeps.
// Waiting, as the live host does it for the strands of its process (slot me):
//
//   if (world_step(w, &call) == VERB_BLOCKED) world_wait_begin(w, &call);    writes a wait record, registers a waiter
//   …                                                                        other strands run; when none can:
//   for (;;) {
//     uint32_t bell = world_bell(w, me);                                     read before the tests: no lost wakeup
//     for each waiting strand:
//       if (world_step(w, &call) != VERB_BLOCKED)                { world_wait_end(w, me, strand); … go on }
//       if (call.deadline >= 0 && world_now(w) >= call.deadline) { world_step_expired(w, &call);
//                                                                  world_wait_end(w, me, strand); … }
//     world_sleep(w, me, bell, earliest deadline or -1);
//   }
//
// world_wait_end passes the ring on to the next waiter whose guard is true, whether the wait was successful or not.
#ifndef WORLD_WORLD_H
#define WORLD_WORLD_H

#include <stddef.h>

#include "layout.h"

typedef struct World World;
// verbs.h: one verb with its actor, arguments and results. Other than a Step it has no private Python values.
typedef struct WorldCall WorldCall;

enum { WORLD_WRITE = 32768 };  // most bytes of one write step: a longer text takes several

struct World {  // private to each process; nothing in it is shared
  char *base;
  size_t size;
  int fd;  // the memfd, -1 for a private world
  WorldHeader *head;
  WorldProcess *processes;  // [WORLD_SLOTS + 1]: the last is the supervisor's
  WorldObject *objects;     // [WORLD_OBJECTS + 1]: the last is WORLD_ENDS, of which only the waiters are used
  WorldWait *waits;         // [WORLD_SLOTS + 1][WORLD_STRANDS]
  WorldWaiters *waiters;    // [WORLD_OBJECTS + 1]
  WorldEvent *events;       // [WORLD_SLOTS + 1][WORLD_EVENTS]
  WorldHeld *held;          // [WORLD_SLOTS + 1]
  WorldNameHashes *names;
  char *output;          // the log's ring
  char *config;          // WORLD_CONFIG bytes: what a run is started with; the hosts' own form
  bool gets_in_two;      // explore's: a queue's get is two steps, whatever the header says; no part of an image
  bool no_insides;       // … the killed leave nothing behind, the same
  bool no_late_pickles;  // … what is put is pickled at once, the same
  unsigned turn;         // where the search for the longest waiter begins: moves on, for fairness among many
  void (*ring)(World *w, int slot);  // wakes a process: world_ring; NULL where no process sleeps (explore)
  // the bench's: is that process dead, though the world does not know it yet? Called when a latch is held for long;
  // NULL elsewhere
  bool (*gone)(World *w, int slot, int *code);
};

// ---- the arena ----

World *world_create(void);          // a shared world; NULL: errno says why
World *world_create_private(void);  // the same layout in memory of this process alone, ring NULL
// After an exec: maps another process's world by its descriptor; NULL: it is none. Only a test uses it.
World *world_attach(int fd);
int world_fd(const World *w);
// is a queue's get one step, which waits for its message (queue.c)
static inline bool world_whole_gets(const World *w) {
  return !w->gets_in_two && atomic_load_explicit(&((WorldHeader *)w->head)->whole_gets, memory_order_relaxed);
}
// does a killed process leave what CPython's would (inside.h)
static inline bool world_insides(const World *w) {
  return !w->no_insides && atomic_load_explicit(&((WorldHeader *)w->head)->insides, memory_order_relaxed);
}
// is what can still change pickled by a step of its own (VERB_PICKLE)
static inline bool world_late_pickles(const World *w) {
  return !w->no_late_pickles && atomic_load_explicit(&((WorldHeader *)w->head)->late_pickles, memory_order_relaxed);
}
void world_reset(World *w);  // empties it. Nobody else may be using it
void world_free(World *w);   // unmaps this view

// Offsets, slots and numbers are words of the program's: one that is none gives a place that means nothing, never one
// outside the world, nor in the middle of a word. What begins in the world may reach a page past its end, no further.
enum { WORLD_END = 4096 };
static inline void *world_at(const World *w, uint64_t offset) {
  return w->base + (offset < w->size - WORLD_END ? offset & ~(uint64_t)7 : 0);
}
static inline uint64_t world_offset(const World *w, const void *p) { return (uint64_t)((const char *)p - w->base); }

// ---- processes ----

static inline ProcessState process_state(uint64_t life) { return (ProcessState)(life & 0xff); }
static inline uint32_t process_generation(uint64_t life) { return (uint32_t)(life >> 8); }
static inline WorldProcess *world_process(const World *w, int slot) {
  return &w->processes[(unsigned)slot <= WORLD_SLOTS ? slot : WORLD_SLOTS];
}
static inline ProcessState world_process_state(const World *w, int slot) {
  return process_state(atomic_load(&world_process(w, slot)->life));
}
Actor world_actor(const World *w, int slot, int strand);  // the slot's present one
bool world_actor_dead(const World *w, Actor a);           // its process has ended (or its slot has been reused)

// A new slot, BORN. parent: the parent's actor, 0 for main. -1: ERROR_LIMIT, -2: ERROR_FULL. What VERB_START does.
int world_process_new(World *w, Actor parent, ProcessMethod method, bool daemon, const char *name, uint64_t seed);
void world_process_running(World *w, int slot, int pid);  // the child's first act
void world_process_unborn(World *w, int slot);            // fork failed: the slot is given back
// Reports a death, by the supervisor or by the parent that waited: code as Python's exitcode. The dead one's unfinished
// step is finished or undone; waiters for its end and for what it touched are rung. May be called several times, by
// anybody; true: the first time. by: world_actor of the caller, or of WORLD_SUPERVISOR.
bool world_process_died(World *w, int slot, int code, Actor by);
// only marks it dead (so that its latches can be taken); world_process_died must follow
void world_process_mark(World *w, int slot, int code);
void world_process_reaped(World *w, int slot);                 // ENDED becomes GONE
int world_process_by_pid(World *w, int pid);                   // the slot of one that is alive or not yet reaped, -1
int world_processes(const World *w);                           // slots that were ever used: 0 .. n-1
bool world_process_exit(const World *w, int slot, int *code);  // false: not known yet
void world_process_rename(World *w, int slot, const char *name);

// ---- objects ----

typedef struct WorldSpec {
  WorldKind kind;
  uint32_t line;
  int owner;         // -1: none
  int lock;          // cells, a condition: number of its lock, -1: none
  char typecode;     // cells
  const char *type;  // cells, as the program wrote it; NULL: the typecode
  const char *part;  // cells of a structure: where they are in it, ".x"; NULL: they are a whole
  uint32_t count;    // cells; a pipe: 2 if both ends send, 1 if end 1 sends to end 0
  int64_t value;     // a semaphore's places at first. Cells begin as 0
  int64_t bound;     // a bounded semaphore's most places; a queue's maxsize, 0 unbounded
  Actor holder;      // a Lock or RLock that is held from the first: by whom; 0: free
  uint32_t depth;    // how often
} WorldSpec;
// A queue's count. A pool's workers have closed the other end of its pipes, so only the process that made the queue has
// it open: once that is over, who reads finds the end of file, and who writes a broken pipe. (As if nobody else had
// inherited it.)
typedef enum WorldSides { SIDES_SHARED, SIDES_ASKED_FOR, SIDES_MAKER_WRITES, SIDES_MAKER_READS } WorldSides;
int world_object_new(World *w, Actor creator, const WorldSpec *spec);  // its number; -1: the arena is full
static inline WorldObject *world_object(const World *w, uint32_t id) {
  return &w->objects[id <= WORLD_OBJECTS ? id : WORLD_OBJECTS];
}
static inline WorldWaiters *world_waiters(const World *w, uint32_t id) {
  return &w->waiters[id <= WORLD_OBJECTS ? id : WORLD_OBJECTS];
}
// numbers given out: 0 .. n-1; those of KIND_NONE have no object
int world_objects(const World *w);
static inline uint64_t world_made(const World *w) {  // objects that were ever made
  return atomic_load(&w->head->nobjects) + atomic_load(&w->head->recycled);
}
// Sets the text of what an Event stands for: an object in private memory that a manager serves. Called by its process
// (who); cut to WORLD_SHOWN bytes.
bool world_show(World *w, Actor who, uint32_t object, const char *text, size_t size);  // false: the arena is full
// NULL: nothing; not NUL-terminated
const char *world_shown(World *w, uint32_t object, size_t *size);
// the first name stays; the second object of a name gets name#2
void world_name(World *w, uint32_t object, const char *name);
static inline bool world_cells_real(const WorldObject *o) { return o->typecode == 'd' || o->typecode == 'f'; }
// before the object is published: no step, no version
void world_cells_init(World *w, uint32_t object, uint32_t index, int64_t value);

// ---- objects that nobody holds (recycle.c) ----

// That process may refer to the object from now on. By itself, or by its parent before it runs. Who makes an object, or
// takes a pipe's end out of a message, holds it.
void world_hold(World *w, int slot, uint32_t object);
void world_hold_as_parent(World *w, int slot);  // all that its parent holds: before a fork
// One more of those that world_holds_only is told; those that always stay, and -1, are none
void world_held_add(uint64_t held[WORLD_HELD], int64_t object);
// All that who's process refers to now, a bit each, as in its row: what else it held is let go. By itself.
void world_holds_only(World *w, Actor who, const uint64_t held[WORLD_HELD]);
// Is it time to look for objects that nobody holds: there are many more than the last time
bool world_sweep_is_due(const World *w);
// Looks for them, after world_holds_only; objects made from now on take their numbers and memory.
void world_sweep(World *w, Actor who);

// ---- pipes' ends ----

// Opens the end in a child that is BORN, not yet running: for a connection among a spawned child's arguments.
void world_pipe_give(World *w, uint32_t pipe, int end, int slot);
bool world_pipe_open_in(const World *w, uint32_t pipe, int end, int slot);
bool world_pipe_open(const World *w, uint32_t pipe, int end);  // anywhere, on its way in a message included

// A list for the verb wait_any, in the arena: written before the call, not changed until the wait has ended; then its
// maker may reuse it.
uint64_t world_many_new(World *w, uint32_t room);  // 0: the arena is full
// entry i: that end would not wait to receive
void world_many_pipe(World *w, uint64_t list, uint32_t i, uint32_t pipe, int end);
void world_many_queue(World *w, uint64_t list, uint32_t i, uint32_t queue);  // … a message is in its pipe
void world_many_process(World *w, uint64_t list, uint32_t i, int slot);      // … that process has ended

// ---- waiting ----

// the strand waits for c from now on; the caller must test its guard again after this
void world_wait_begin(World *w, const WorldCall *c);
void world_wait_end(World *w, int slot, int strand);  // it does not wait any more
static inline WorldWait *world_wait(const World *w, int slot, int strand) {
  bool is_one = (unsigned)slot <= WORLD_SLOTS && (unsigned)strand < WORLD_STRANDS;
  return &w->waits[is_one ? (size_t)slot * WORLD_STRANDS + (size_t)strand : (size_t)WORLD_SLOTS * WORLD_STRANDS];
}
// The step that the strand waits for (or has posted), for verb_guard, verb_footprint, verb_sentence. false: it does not
// wait.
bool world_wait_call(World *w, int slot, int strand, WorldCall *c);
// … and, for its words: the beginning of what it wants to print is c's bytes, in said.
bool world_wait_said(World *w, int slot, int strand, WorldCall *c, char said[WAIT_SAID]);

static inline uint32_t world_bell(const World *w, int slot) { return atomic_load(&world_process(w, slot)->bell); }
// Sleeps until the slot's bell differs from seen, the world's time is deadline (-1: never), or a signal came. Spurious
// returns are possible.
void world_sleep(World *w, int slot, uint32_t seen, int64_t deadline);
void world_ring(World *w, int slot);  // one system call if it sleeps, else none
// everybody looks again: a change of mode, a clock that moved
void world_ring_all(World *w);

// The gate: a strand posts its step, the bench grants it.
// as world_wait_begin; then world_sleep until world_granted
void world_post(World *w, const WorldCall *c);
// WAIT_GRANTED, WAIT_GRANTED_TIMEOUT, or WAIT_POSTED: not yet. Then world_wait_end
WaitState world_granted(World *w, int slot, int strand);
// by the bench: grants the step (timeout: its timeout) and rings. false: it has not posted
bool world_grant(World *w, int slot, int strand, bool timeout);

// ---- the clock ----

// ns since the run began, as the program sees it; does not move while it is held
// So much later is it when a strand is late (VERB_CLOCK): ns, an hour and a little.
#define WORLD_LATE INT64_C(3600250000000)
int64_t world_now(const World *w);
void world_clock_hold(World *w, bool on);                // by the bench
void world_clock_advance(World *w, int64_t to);          // by the bench, while it is held: it shows at least this
uint64_t world_ticks(void);                              // the processor's own counter: a few ns
int64_t world_ticks_ns(const World *w, uint64_t ticks);  // ns since the run began, real time

// ---- trace ----

void world_event(World *w, Actor a, int verb, uint32_t object, uint32_t line, int64_t value, int flags);
// Copies events of a slot from number *next on, at most max; *next moves on; *dropped grows by those that were already
// overwritten. Returns how many.
int world_events(World *w, int slot, uint64_t *next, WorldEvent *out, int max, uint64_t *dropped);

// ---- output ----

typedef struct WorldOutput {
  int slot, fd;
  uint32_t size;
} WorldOutput;
// Copies the next chunk of the log (at most WORLD_WRITE bytes) into text; *cursor (0 at first) moves on. false: nothing
// more now. *dropped grows by the bytes that were overwritten before they were read.
bool world_output_next(World *w, uint64_t *cursor, WorldOutput *chunk, char *text, uint64_t *dropped);

#endif
