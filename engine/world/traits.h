// What a verb means: the second line of its row in verbs.h. Code that follows steps (held locks, happens-before, spins,
// arrows, replay, explanations) asks here and names no verb. So a new verb needs only its row.
//
// A step that has happened is a VerbDone, made from an event of the trace or of an order.
#ifndef WORLD_TRAITS_H
#define WORLD_TRAITS_H

#include "verbs.h"
#include "why.h"

typedef struct VerbDone {
  uint16_t verb;
  uint32_t object;
  int64_t arg2;  // as in the call, if known (an RLock's depth), else 0
  int64_t result;
  bool failed, timed_out;
} VerbDone;
VerbDone verb_done_event(const WorldEvent *e);  // of the trace; not one that only begins to wait

// ---- what passes from hand to hand ----

typedef enum VerbThing {
  THING_LOCK,     // a Lock, an RLock, a place of a semaphore
  THING_READING,  // a queue's reading lock
  THING_PLACE,    // a place of a queue
  THING_HANDED,   // what was put, to the feeder of the same process
  THING_ITEM,     // an item of a queue, a message of a pipe
  THING_NOTICE,   // a notify, to the one who slept
  THING_FLAG,     // an event that is set
  THING_ARRIVAL,  // a party's arrival at a barrier, for those that leave it
  THING_BIRTH,    // a process: object is its slot
  THING_END,      // the end of a process: object is its slot
} VerbThing;

typedef struct VerbMove {
  VerbThing thing;
  bool gives;       // else it takes
  uint32_t object;  // which the thing belongs to
  int depth;        // of a lock: how many times; 0: all of them at once
} VerbMove;
enum { VERB_MOVES = 3 };
typedef struct VerbMoves {
  int n;
  VerbMove move[VERB_MOVES];  // in the order in which they happen
} VerbMoves;
// What this step gave and took. The world is only asked for a condition's lock. Who holds what is followed with it in
// four places, since each knows something else: the world itself (world_holder: now), held.h (an order, from its first
// step on), lab/guarding.c (a run that goes on, whose traces have gaps), lab/trace_lanes.c (a run that is over).
VerbMoves verb_moves(World *w, const VerbDone *d);

// ---- what it changed ----

typedef enum VerbChange {
  CHANGED_NOTHING,  // it only read, or failed: the world is as before
  CHANGED_TURN,     // only whose turn it is: a lock, a place among sleepers; undone by the opposite step
  CHANGED_WORLD,
} VerbChange;
VerbChange verb_change(const VerbDone *d);
// May this step, if it changes only turns, be part of a cycle that a strand repeats for ever (a spin)?
bool verb_spins(const WorldCall *c);

// ---- while it cannot go (who could end its wait: world_could_end, stuck.h) ----

// Why its guard is false now; *who: the strand that it is about (a holder; the main one of the child that it joins), 0:
// nobody.
VerbWhy verb_why(World *w, const WorldCall *c, Actor *who);
// The lock that the step needs: the object itself, its cells' or its condition's lock; -1 none.
int verb_lock(World *w, const WorldCall *c);

// ---- what is told of it ----

typedef enum VerbAnswer {  // what its result is to a reader
  ANSWER_NONE,
  ANSWER_WORD,  // what stands in a cell
  ANSWER_YES_NO,
  ANSWER_NUMBER,
  ANSWER_WOKE,   // how many were woken
  ANSWER_CHILD,  // the slot of a process that was begun
} VerbAnswer;
VerbAnswer verb_answer(int verb);

bool verb_accesses(int verb);  // does it read or change data that a lock may guard: cells, a queue's items

#endif
