// The kinds of shared objects: one row each.
//
// A kind is what the learner calls it ("Value"); its family is how it works ("CELLS"): the verbs act on families. A new
// kind of an old family is one row here; a new family is rows here and in verbs.h, and one file of guards and effects.
#ifndef WORLD_KINDS_H
#define WORLD_KINDS_H

#include <stdbool.h>

// id, is it one of objects (call.object is an object's number), what it is; how an object of it is read for watchers
// (view.h), what of it stands in the form that worlds are compared by (canonical_inner.h): both in the family's file.
// One row each, not to be folded.
// clang-format off
#define WORLD_FAMILIES(F) \
  F(NONE,    false, view_nothing, form_nothing, "no family: of no kind and no verb") \
  F(CELLS,   true,  cells_view,   cells_form,   "words with versions: Value, Array") \
  F(LOCK,    true,  lock_view,    lock_form,    "a holder or a count of places: Lock, RLock, Semaphore") \
  F(COND,    true,  cond_view,    cond_form,    "who sleeps, who was notified; hangs on a lock") \
  F(QUEUE,   true,  queue_view,   queue_form,   "a pipe with places and a reading lock") \
  F(EVENT,   true,  event_view,   event_form,   "a flag") \
  F(BARRIER, true,  barrier_view, barrier_form, "how many are there, and whether they may go on") \
  F(PIPE,    true,  pipe_view,    pipe_form,    "two ends, who has them open, and what lies between") \
  F(PROCESS, false, view_nothing, form_nothing, "a process: call.object is its slot") \
  F(CLOCK,   false, view_nothing, form_nothing, "the world's clock: call.object is 0") \
  F(OUTPUT,  false, view_nothing, form_nothing, "the world's output: call.object is 0") \
  F(MANY,    false, view_nothing, form_nothing, "several objects and processes at once: call.object is 0")
// clang-format on

typedef enum WorldFamily {
#define F(id, ...) FAMILY_##id,
  WORLD_FAMILIES(F)
#undef F
} WorldFamily;

// a bit for each family of objects
enum {
#define F(id, is_object, ...) | (unsigned)(is_object) << FAMILY_##id
  FAMILIES_OF_OBJECTS = 0 WORLD_FAMILIES(F)
#undef F
};
static inline bool family_is_object(WorldFamily f) { return (unsigned)FAMILIES_OF_OBJECTS >> f & 1; }

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
  K(BARRIER, "Barrier", FAMILY_BARRIER) \
  K(PIPE, "Pipe", FAMILY_PIPE)
// clang-format on

typedef enum WorldKind {
  KIND_NONE,  // the number was given out, the object is not there yet (or its maker was killed while making it)
#define K(id, label, family) KIND_##id,
  WORLD_KINDS(K)
#undef K
      KIND_COUNT
} WorldKind;

// How an object stands: what is said of it, and how that looks. {n}: what it counts, {all}: how many it is for
// (WorldObjectView). For objects whose picture is a sentence; of the others (a Value, a queue) there is more to draw.
//   mark  stands before the sentence
//   look  LOOKS_GOOD: what its waiters wait for has come. LOOKS_BAD: something went wrong. LOOKS_DOTS: {n} of {all} as
//         dots. LOOKS_THERE: who waits at it are those who are there. LOOKS_WAITERS: who waits for it
// id, mark, look, in English. One row each, not to be folded.
// clang-format off
#define WORLD_STANDS(S) \
  S(EVENT_SET,      "● ", LOOKS_GOOD | LOOKS_WAITERS, "set") \
  S(EVENT_CLEAR,    "○ ", LOOKS_WAITERS,              "not set") \
  S(BARRIER_FILLS,  "",   LOOKS_DOTS | LOOKS_THERE,   "{n} of {all} are there") \
  S(BARRIER_DRAINS, "",   LOOKS_GOOD,                 "all have met, {n} yet to leave") \
  S(BARRIER_RESET,  "",   LOOKS_BAD,                  "reset, {n} yet to leave") \
  S(BARRIER_BROKEN, "✗ ", LOOKS_BAD,                  "broken") \
  S(BARRIER_ACTS,   "",   LOOKS_DOTS,                 "all are there, its action runs")
// clang-format on

typedef enum WorldStands {
  STANDS_NONE,  // there is more to draw
#define S(id, ...) STANDS_##id,
  WORLD_STANDS(S)
#undef S
      STANDS_COUNT
} WorldStands;
enum { LOOKS_GOOD = 1, LOOKS_BAD = 2, LOOKS_DOTS = 4, LOOKS_THERE = 8, LOOKS_WAITERS = 16 };

const char *world_kind_label(int kind);  // "Value"; static
WorldFamily world_kind_family(int kind);

// What an object is to the one that it is a part of. The bench shows it there, not by itself; one that is a part of
// itself is nobody's and shown nowhere.
typedef enum WorldRole {
  ROLE_OTHER,
  ROLE_TASKS = 't',          // a pool's or executor's queue of tasks,
  ROLE_RESULTS = 'r',        // … of what came of them,
  ROLE_WORK = 'w',           // … what a strand of it has been asked to do
  ROLE_FUTURES = 'f',        // the bell of a process's futures that are done,
  ROLE_BEGINS = 'g',         // … that begin
  ROLE_SERVED = 's',         // an object that a manager serves,
  ROLE_TABLE = 'm',          // … its table of them,
  ROLE_DOOR = 'd',           // … where clients come in,
  ROLE_LINK = 'l',           // … a client's connection
  ROLE_THREAD = 'e',         // a thread's end,
  ROLE_THREAD_BEGINS = 'b',  // … its beginning
  ROLE_WAITER = 'n',         // what a thread that waits on a condition of threading's sleeps on
  ROLE_UNFINISHED = 'u',     // a JoinableQueue's count of what is not done
} WorldRole;

// In place of a strand's number: a thread that has a lock in the copy that a fork made, and was not copied itself.
enum { STRAND_LEFT = 255 };

#endif
