// The binding: Python's multiprocessing, os, time, signal and sys as natives over the world and the host.
//
// A native posts a step (machine_step_begin, machine_step); the host performs it; the native's `done` makes the Python
// result. A process's own state between natives is the Binding, one block on its machine's heap, so a fork copies it.
// The types here have the layout of Shared (object.h): a handle holds the number of a world object, the object's state
// is in the world. Declared here is only what the files of bind/ share.
#ifndef BIND_BIND_H
#define BIND_BIND_H

#include <stdio.h>
#include <string.h>

#include "hosts/binding.h"
#include "hosts/host.h"
#include "lang/types/containers.h"
#include "lang/object/frame.h"
#include "lang/object/text.h"
#include "world/verbs.h"
#include "world/view.h"

#define BIND_NO_OBJECT SHARED_UNFILLED  // no object; Shared.id of a handle that has not been filled
enum {
  BIND_CODES = 13,     // C types that a Value may have
  BIND_STREAM = 8192,  // bytes of a stream's buffer, as CPython's
  BIND_SEEN_SETS = 32,
  BIND_SEEN_WAYS = 4,  // of the cache of seen cells; the number of sets is a power of two
  BIND_SIGNALS = 65,
};

// What an instruction of a frame last loaded from a cell; a later store compares it (a stale store). cell: object << 32
// | index.
typedef struct Seen {
  uint64_t cell, serial;
  WorldSeen seen;
  const Ins *after;  // the instruction after the load's
  uint32_t strand;
} Seen;
typedef struct SeenSet {
  uint32_t used;
  Seen way[BIND_SEEN_WAYS];
} SeenSet;  // those of some cells, in way[0 .. used)

typedef struct Stream {  // stdout and stderr
  char *data;            // BIND_STREAM bytes on the heap
  uint32_t size;         // buffered, not yet written
  bool by_line;          // writes at each newline
  bool closed;           // by the program
  Value object;          // sys.stdout's own object
} Stream;

typedef struct OpenPipe OpenPipe;  // connection.c: counts this process's connections for each end of a pipe
typedef struct ManyList ManyList;  // connection.c: this process's lists for wait_any
typedef struct Feeder Feeder;      // feeder.c: items that this process has put in a queue and not yet fed
typedef struct LateItem LateItem;  // late_items.c: items that were put, and can still change

// The handles' types: field, name in _mp, and sort.
//   SPAWNED   may be passed to a spawned child; pickled by its number in this list
//   NAMED     in CPython it has named semaphores, which a spawned child opens by name
//   STANDS    in CPython it is built on a Condition, which its errors name
enum { BIND_SPAWNED = 1, BIND_NAMED = 2, BIND_STANDS = 4 };
// clang-format off
#define BIND_TYPES(T) \
  T(lock, "Lock", BIND_SPAWNED | BIND_NAMED) \
  T(rlock, "RLock", BIND_SPAWNED | BIND_NAMED) \
  T(semaphore, "Semaphore", BIND_SPAWNED | BIND_NAMED) \
  T(bounded, "BoundedSemaphore", BIND_SPAWNED | BIND_NAMED) \
  T(condition, "Condition", BIND_SPAWNED | BIND_NAMED) \
  T(event, "Event", BIND_SPAWNED | BIND_NAMED | BIND_STANDS) \
  T(barrier, "Barrier", BIND_SPAWNED | BIND_NAMED | BIND_STANDS) \
  T(queue, "Queue", BIND_SPAWNED | BIND_NAMED) \
  T(simple, "SimpleQueue", BIND_SPAWNED | BIND_NAMED) \
  T(synchronized, "Synchronized", BIND_SPAWNED) \
  T(array, "SynchronizedArray", BIND_SPAWNED) \
  T(string, "SynchronizedString", BIND_SPAWNED) \
  T(raw_array, "RawArray", BIND_SPAWNED) \
  T(connection, "Connection", 0)
// clang-format on

typedef struct Binding {
  struct {
#define T(field, name, sort) Type *field;
    BIND_TYPES(T)
#undef T
    Type *stream, *thread_lock, *thread_rlock, *ctype[BIND_CODES];
  } t;
  Stream stream[2];  // stdout, stderr
  SeenSet seen[BIND_SEEN_SETS];
  uint32_t made;       // objects that this process made since bind_tell_held
  uint32_t seen_turn;  // the way that is replaced next
  Feeder *feeders;
  LateItem *late;
  uint64_t late_tasks;  // numbers of late()
  uint64_t feeds;       // messages that this process has written into pipes of queues, ever
  Strand *alarm;
  int64_t alarm_at;  // alarm.c, where orders are compared: the strand that sends SIGALRM, NULL none; when, by the
                     // world's clock
  OpenPipe *pipes;
  ManyList *lists;
  uint64_t descriptors[16];     // file descriptor numbers of its connections: bit n is taken
  bool inheriting;              // this process was just spawned and unpickles its parent's data, which may hold handles
  Value spawning;               // a List of (pipe, end) that the child being spawned will have open; V_UNBOUND: no
                                // spawn now
  uint64_t noise;               // os.urandom's state
  uint32_t births;              // children started by this process
  Value handler[BIND_SIGNALS];  // the program's signal handlers, V_UNBOUND: none of its own
  Value main, spawned;          // what BindingOps' main and spawned give
} Binding;

// Functions that make types when a machine is bound, called in this order. clang-format off
#define BIND_BOOTS(B) \
  B(locks) B(condition) B(barrier) B(cells) B(ctypes) B(queue) B(connection) B(stream) B(thread) B(pickle)
// clang-format on
#define B(file) void bind_##file##_boot(Machine *m);
BIND_BOOTS(B)
#undef B

Binding *bind_make(Machine *m);  // aborts if even that much memory is missing
static inline Binding *bind_of(Machine *m) { return m->binding ? m->binding : bind_make(m); }

// ---- what the hosts call (hosts/binding.h says when; bind.c has the table) ----
bool bind_signal(Machine *m, int sig);                           // signal.c
void bind_drop_strand(Machine *m, Strand *s);                    // feeder.c
void bind_name(Host *h, Machine *m, Value shared, Value name);   // names.c
void bind_seen_tidy(Machine *m);                                 // cells.c
void bind_seen_each(Machine *m, BindingLoad *each, void *data);  // cells.c

// Is v a handle of a type of that sort?
bool bind_is_sort(Machine *m, Value v, int sort);

// ---- handles ----
static inline Shared *shared_of(Value v) { return (Shared *)as_obj(v); }
// __repr__ of what others may change: looking at it is a step, its method _shown
Value bind_shown_repr(Machine *m, const Value *args, int nargs);
Value bind_shared_make(Machine *m, const Value *args, int nargs);  // Type.make: an unfilled handle of class args[0]
Value bind_shared_new(Machine *m, Type *t, uint32_t id);           // a filled one; new
bool bind_filled(Machine *m, Value self);                          // false: raised, its __init__ has not run
// sets s->keep for the first time, with a new reference to v; returns V_NONE
Value bind_keep(Shared *s, Value v);
// A new world object. owner and lock -1 if none; line is filled in. BIND_NO_OBJECT: raised.
uint32_t bind_object_new(Machine *m, WorldSpec *spec);
void bind_tell_held(Machine *m);                             // held.c: tells the world what this process refers to
void bind_own(Machine *m, uint32_t object, uint32_t owner);  // object is part of owner, both just made here
// a handle of a Lock, RLock, Semaphore or BoundedSemaphore
bool bind_is_lock(Machine *m, Value v);
Value bind_world_error(Machine *m, const Strand *s);  // raises the exception for step.error

// Does the prelude ask, not the program?
static inline bool bind_in_prelude(const Machine *m) {
  return m->strand->top && m->strand->top->code->flags & CODE_PRELUDE;
}

// ---- arguments ----
// as __index__: "'str' object cannot be interpreted as an integer"; a Signals counts
bool bind_int(Machine *m, Value v, int64_t *out);
bool bind_c_int(Machine *m, Value v, int *out);                          // as bind_int; OverflowError past a C int
bool bind_pid(Machine *m, Value v, int *out);                            // the same with the words that a PID gets
bool bind_real(Machine *m, Value v, double *out);                        // "must be real number, not str"
bool bind_truth(Machine *m, Value v, bool missing);                      // V_UNBOUND: missing
int64_t bind_deadline(Machine *m, double seconds);                       // from now; never before now
bool bind_timeout(Machine *m, Value v, bool *forever, double *seconds);  // None or missing: forever. false: raised
static inline bool given(Value v) { return v != V_UNBOUND; }

// ---- time (time.c, clock_wait.c, alarm.c) ----
// The program asks for the time, and the clock is held. true: the loop that it is in waits on the clock, and goes on
// when that is at *until.
bool bind_waits_on_clock(Machine *m, int64_t now, int64_t *until);
// A hash, begun with h, of where in the program the running strand is: of all its frames.
uint64_t bind_place(const Machine *m, uint64_t h);
int bind_alarm(Machine *m, int64_t ns);  // host_alarm where orders are compared

// ---- stale stores (cells.c) ----
// after a fork: forgets the cache, its frames are the parent's
void bind_seen_clear(Machine *m);

// ---- words of cells (ctypes.c) ----
int bind_code_of(char typecode);                   // -1: no such type
int bind_code_of_type(Machine *m, const Type *t);  // a ctypes class; -1
char bind_code_char(int code);
const char *bind_code_name(int code);                          // "c_int"
bool bind_pack(Machine *m, int code, Value v, int64_t *word);  // false: raised
Value bind_unpack(Machine *m, int code, int64_t word);
extern const uint8_t bind_signed_bits[BIND_CODES];  // a signed integer's width, else 0

// ---- pipes (connection.c) ----
void bind_connections_forked(Machine *m);  // in a child
extern const NativeDef bind_connection_natives[];

// ---- spawning (spawn.c) ----
// Object.flags of a handle. HERITABLE: may be passed to a spawned child. DANGLING: was passed to such a child without
// being HERITABLE; in CPython it is a pointer into the parent's memory, and its use crashes. SERVED: keep is the place
// (<< 32) in a manager's board, and the manager
enum { BIND_HERITABLE = 2, BIND_DANGLING = 4, BIND_SERVED = 8 };
extern const NativeDef bind_spawn_natives[];

// ---- queues (feeder.c) ----
// Borrows. changes: bind_may_change
Value bind_feeder_put(Machine *m, Value handle, Value item, bool changes);
// Must it be asked when this item is pickled that is put there: can it change, and does anybody else refer to what can
// change in it? own: the caller's references to it
bool bind_may_change(Machine *m, uint32_t queue, Value item, uint32_t own);
// as a native: returns None when all that this process has put there is fed
Value bind_feeder_join(Machine *m, Value handle);
void bind_feeder_cancel(Machine *m, Value handle);  // the end of the process does not wait for it
// a list of the queues that the end of the process waits for; new
Value bind_feeders(Machine *m);

uint64_t bind_random_seed(Machine *m);  // of what the program draws by lot

// plain.c: numbers, texts, bytes, and lists, tuples, dicts and sets of such. depth: 0. *left: so many values are
// looked at, more are not plain
bool bind_is_plain(Value v, int depth, int *left);

// calls each with every object that a feeder refers to
void bind_feeders_hold(Machine *m, void (*each)(void *data, uint32_t object), void *data);
// in a child: drops the parent's items, the parent feeds them
void bind_feeders_forget(Machine *m);
// a function of the prelude's multiprocessing; borrowed, V_UNBOUND: raised
Value bind_mp_function(Machine *m, const char *name);

// ---- items that change after their put (late_items.c) ----
void bind_late_put(Machine *m, uint32_t queue, uint64_t number, Value item);  // in explore: it is looked at from now on
void bind_late_fed(Machine *m, uint32_t queue, uint64_t number);              // by the process's newest feed
uint32_t bind_late_kept(Machine *m, Value item);                              // references to it that are kept here
bool bind_late_changed(Machine *m, bool took, ChangedItem *item);             // BindingOps.changed_item
void bind_late_forget(Machine *m);                                            // in a child: they are the parent's
Value bind_late(Machine *m, const Value *args, int nargs);                    // natives for tasks
Value bind_late_done(Machine *m, const Value *args, int nargs);
Value bind_late_watched(Machine *m, const Value *args, int nargs);

extern const NativeDef bind_cells_natives[], bind_queue_natives[], bind_process_natives[], bind_ctypes_natives[];
void bind_ctypes_module(Machine *m, Module *mod);

#endif
