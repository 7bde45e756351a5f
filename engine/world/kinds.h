// The kinds of shared objects: one row each.
//
// A kind is what the learner calls it ("Value"); its family is how it works ("CELLS"): the verbs act on families. A new
// kind of an old family is one row here; a new family is rows in verbs.h and one file of guards and effects.
#ifndef WORLD_KINDS_H
#define WORLD_KINDS_H

typedef enum WorldFamily {
  FAMILY_NONE,
  FAMILY_CELLS,    // words with versions: Value, Array
  FAMILY_LOCK,     // a holder or a count of places: Lock, RLock, Semaphore
  FAMILY_COND,     // who sleeps, who was notified; hangs on a lock
  FAMILY_QUEUE,    // a pipe with places and a reading lock
  FAMILY_EVENT,    // a flag
  FAMILY_PIPE,     // two ends, who has them open, and what lies between
  FAMILY_PROCESS,  // not an object of the table: call.object is a process's slot
  FAMILY_CLOCK,    // the world's clock: call.object is 0
  FAMILY_OUTPUT,   // the world's output: call.object is 0
  FAMILY_MANY,     // several objects and processes at once: call.object is 0
} WorldFamily;

// id, label, family
// One row each, not to be folded.
// clang-format off
#define WORLD_KINDS(K) \
  K(VALUE, "Value", FAMILY_CELLS) \
  K(ARRAY, "Array", FAMILY_CELLS) \
  K(RAWVALUE, "RawValue", FAMILY_CELLS) \
  K(RAWARRAY, "RawArray", FAMILY_CELLS) \
  K(LOCK, "Lock", FAMILY_LOCK) \
  K(RLOCK, "RLock", FAMILY_LOCK) \
  K(SEMAPHORE, "Semaphore", FAMILY_LOCK) \
  K(BOUNDED, "BoundedSemaphore", FAMILY_LOCK) \
  K(CONDITION, "Condition", FAMILY_COND) \
  K(QUEUE, "Queue", FAMILY_QUEUE) \
  K(JOINABLEQUEUE, "JoinableQueue", FAMILY_QUEUE) \
  K(SIMPLEQUEUE, "SimpleQueue", FAMILY_QUEUE) \
  K(LISTENER, "Listener", FAMILY_QUEUE) \
  K(POOL, "Pool", FAMILY_EVENT) \
  K(EXECUTOR, "Executor", FAMILY_EVENT) \
  K(MANAGER, "Manager", FAMILY_EVENT) \
  K(EVENT, "Event", FAMILY_EVENT) \
  K(PIPE, "Pipe", FAMILY_PIPE)
// clang-format on

typedef enum WorldKind {
  KIND_NONE,  // the number was given out, the object is not there yet (or its maker was killed while making it)
#define K(id, label, family) KIND_##id,
  WORLD_KINDS(K)
#undef K
      KIND_COUNT
} WorldKind;

const char *world_kind_label(int kind);  // "Value"; static
WorldFamily world_kind_family(int kind);

// What an object is to the one that it is a part of. The bench shows it there, not by itself; one that is a part of
// itself is nobody's and shown nowhere.
typedef enum WorldPart {
  PART_OTHER,
  PART_TASKS = 't',          // a pool's or executor's queue of tasks,
  PART_RESULTS = 'r',        // … of what came of them,
  PART_WORK = 'w',           // … what a strand of it has been asked to do
  PART_FUTURES = 'f',        // the bell of a process's futures that are done,
  PART_BEGINS = 'g',         // … that begin
  PART_SERVED = 's',         // an object that a manager serves,
  PART_TABLE = 'm',          // … its table of them,
  PART_DOOR = 'd',           // … where clients come in,
  PART_LINK = 'l',           // … a client's connection
  PART_THREAD = 'e',         // a thread's end,
  PART_THREAD_BEGINS = 'b',  // … its beginning
  PART_WAITER = 'n',         // what a thread that waits on a condition of threading's sleeps on
  PART_UNFINISHED = 'u',     // a JoinableQueue's count of what is not done
  PART_BARRIER = 'p',        // a barrier's words: its state, how many are there. Its bound: how many there must be
} WorldPart;

#endif
