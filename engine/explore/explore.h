// Explore's ground: a whole run held inside one OS process, that can be put back to where it was.
//
// Every process of the program is a machine's heap image, every strand stops before each of its steps, and the world is
// private memory. Whoever searches (search.h) takes one step at a time, in whatever order, and goes back. Nothing here
// knows why.
//
//   Explore *x = explore_new(&bind_ops, &config, &setup, why, sizeof why);   main has come to its first step
//   int n = explore_pending(x, list, max);                             who could go
//   ExploreMark *here = explore_mark(x);
//   explore_take(x, list[0].slot, list[0].strand, &event);             one step, and the private work up to the next
//   explore_back(x, here); explore_drop(x, here);
//
// Images. All processes of a run have the same addresses, for they are forks of one another: one window of addresses
// holds the image of the one that runs. An image is a table of pages that are counted and never changed; a copy of a
// page is made when it was written to. Pages that are written again and again are always copied, the others are found
// by a write fault. So a step costs as much as it changes, whatever the heap's size.
//
// One Explore in an OS process. It is made in a process of its own (a child of the bench), which may die without harm.
// It takes SIGSEGV (image.h).
#ifndef EXPLORE_EXPLORE_H
#define EXPLORE_EXPLORE_H

#include "hosts/binding.h"
#include "hosts/config.h"
#include "outcome.h"
#include "hosts/schedule.h"
#include "world/traits.h"

typedef struct Explore Explore;
typedef struct ExploreMark ExploreMark;

typedef struct ExploreSetup {
  uint64_t seed;
  uint64_t memory;         // bytes of a private heap; 0: the default
  uint32_t processes;      // alive at once; 0: the default
  uint64_t private_steps;  // instructions (in slices) a process may run between two steps before it counts as
                           // endless; 0: the default
  const uint32_t *switches;
  int nswitches;    // 0 off, 1 on
  bool check_memo;  // private work that is remembered is done all the same, and must come to the same: else
                    // the program aborts. For tests
} ExploreSetup;

// What config points to must live as long as the Explore: the program looks at it. NULL: why says so.
// why: a saying
Explore *explore_new(const BindingOps *binding, const RunConfig *config, const ExploreSetup *setup, char *why,
                     size_t size);
void explore_free(Explore *x);
World *explore_world(Explore *x);

// A strand that has come to its next step, in this state: what a search chooses from. Not a Posted: also why it came
// here, and what its step would touch.
typedef struct ExplorePending {
  int slot, strand;
  bool go;                  // its guard is true: it may take the step
  bool timeout;             // its guard is false, but it has a deadline: it may end by it
  bool parked;              // it spins: it has come back to the same point in the same private state having only
                            // loaded; waits until a word it loaded changes
  bool python;              // runs Python (a feeder does not): shares private memory with the other such strands of
                            // its process
  bool apart;               // … but only behind steps: its own depend on theirs as another process's would
  int cause;                // the step (its number, from 0) after which it came here: its own last one, or that of
                            // the strand that woke it or made it; -1: the start
  int told;                 // the parent of the process that ends by it, if that parent handles SIGCHLD or waits for
                            // it: the step depends on all of its; else -1
  WorldCall call;           // verb, object, arg, arg2, line, seen …; bytes may point into an image: valid until the
                            // next call here
  VerbFootprint footprint;  // as of now
} ExplorePending;

// By slot, then strand; at most max. Who waits without being able to go is in it, too; processes that have ended are
// not. Returns how many there are.
int explore_pending(Explore *x, ExplorePending *out, int max);

// What a step did: all that comes of it, for those who compare and explain orders. The Choice in it is what is kept of
// it in a schedule.
typedef struct ExploreEvent {
  Choice choice;
  VerbFootprint footprint;  // of the step, as it was when it was taken
  int cause;                // as ExplorePending.cause
  int told;                 // as ExplorePending.told
  bool python;
  bool apart;
  int64_t arg, arg2;  // of the call
  int64_t result, result2;
  int64_t value;  // a load: the word it read; a store: the word it wrote; else 0
  bool seen;
  int64_t seen_value;  // a store: this strand had loaded the cell, and read this
  bool stale;
  int64_t lost;
  int stale_over;  // a stale store: what it overwrote, and whose (slot); else false, 0, -1
  bool waited;     // its guard has been false since it was posted
  bool reads;      // it changed nothing in the world
  bool failed;
  WorldError error;
  int created;  // START: the new slot, else -1
  int ended;    // the process that ended by it (EXIT: its own; KILL: its target), else -1
} ExploreEvent;
VerbDone explore_done(const ExploreEvent *e);  // the same, to ask what it means (world/traits.h)

typedef enum ExploreEnd {
  EXPLORE_TAKEN,
  EXPLORE_ENDLESS,  // the process has run too long without a step: this order is not finished, the search is
                    // incomplete
  EXPLORE_REFUSED,  // something that cannot be explored
                    // (explore_why_said)
  EXPLORE_MEMORY,   // no memory for another image
} ExploreEnd;

// The strand's step: taken if its guard is true, ended by its deadline if that is false. The strand must be able to go,
// one way or the other. Then every strand that can run privately does so up to its next step.
ExploreEnd explore_take(Explore *x, int slot, int strand, ExploreEvent *event);
const char *explore_why_said(const Explore *x);  // a saying
// a strand said to be apart was not: what was searched up to now may lack orders. From now on no strand is apart
bool explore_strands_share(const Explore *x);
int explore_depth(const Explore *x);  // steps taken so far on this way

ExploreMark *explore_mark(Explore *x);  // here; NULL: no memory
void explore_back(Explore *x, const ExploreMark *m);
void explore_drop(Explore *x, ExploreMark *m);

typedef enum ExploreState { EXPLORE_GOING, EXPLORE_OVER, EXPLORE_DEADLOCK, EXPLORE_LIVELOCK } ExploreState;
// nobody can go on; a client that is no process of the program still could come: that cannot be explored
// (explore_why_said)
bool explore_waits_outside(Explore *x);
// OVER: all processes have ended; DEADLOCK: some are left and none can go; LIVELOCK: … and some of them are parked
ExploreState explore_state(Explore *x);
void explore_outcome(Explore *x, Outcome *o);  // when it is not going any more
// A strand's step as a saying (verb_said): "store counter ← 1"; in words at once where there is no room for that.
// Returns its length.
int explore_sentence(Explore *x, const ExplorePending *p, char *out, int size);

#endif
