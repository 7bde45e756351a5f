// Explore: a whole run inside one OS process, with snapshots that it can be put back to. A search (search.h) stands on
// it.
//
// Every process of the program is a heap image of a machine. Every strand stops before each of its steps. The world is
// private memory. A search takes one step at a time, in whatever order it likes, and goes back. Nothing here knows
// which orders it tries.
//
//   Explore *x = explore_new(&bind_ops, &config, &setup, why, sizeof why);   main has come to its first step
//   int n = explore_pending(x, list, max);                             who could go
//   ExploreMark *here = explore_mark(x);
//   explore_take(x, list[0].slot, list[0].strand, &event);             one step, and the private work up to the next
//   explore_back(x, here); explore_drop(x, here);
//
// Images are copy on write. All processes of a run use the same addresses, as forks do: one window of addresses holds
// the image of the process that runs. An image is a table of reference-counted pages that never change. A page is
// copied when it was written to: writes are found by a page fault, or by comparing, for pages that are written often.
// So a step costs as much as it changes, whatever the heap's size.
//
// One Explore in an OS process. It lives in a child of the bench, which may die without harm. It takes SIGSEGV
// (image.h).
#ifndef EXPLORE_EXPLORE_H
#define EXPLORE_EXPLORE_H

#include "hosts/binding.h"
#include "hosts/config.h"
#include "outcome.h"
#include "hosts/schedule.h"
#include "world/traits.h"

typedef struct Explore Explore;
typedef struct ExploreMark ExploreMark;

// What is asked of every order beyond that none breaks, such as by a task: an order against it breaks, too.
typedef struct ExploreRule {
  bool (*ends)(void *data, const Outcome *o);  // may an order end so. NULL: it may
  // May this cell ("count", "row[2]") be given this number. Asked at every store. NULL: it may
  bool (*stays)(void *data, const char *cell, double value);
  void *data;
} ExploreRule;

typedef struct ExploreSetup {
  uint64_t seed;
  uint64_t memory;          // bytes that all of it may take (memory.h), a private heap a quarter of it; 0: no limit
  uint32_t processes;       // alive at once; 0: the default
  uint64_t private_steps;   // instructions (in slices) a process may run between two steps before it counts as
                            // endless; 0: the default
  const ExploreRule *rule;  // lives as long as the Explore; NULL: none
  bool kills_between;       // kills find nobody inside a call (insides.c)
  const StepKinds *kinds;   // of an order that it is to take: they are so from the first on, and no other line is ever
                            // finer; NULL: what a search finds that it needs
  const uint32_t *switches;
  int nswitches;    // 0 off, 1 on
  bool check_memo;  // tests only: private work whose result is in the memo table is done all the same; another result
                    // aborts the program
} ExploreSetup;

// What config points to must live as long as the Explore: the program reads it. NULL: why says the reason. why: a
// saying
Explore *explore_new(const BindingOps *binding, const RunConfig *config, const ExploreSetup *setup, char *why,
                     size_t size);
void explore_free(Explore *x);
World *explore_world(Explore *x);

// A strand that has come to its next step, in the present state: what a search chooses from. Other than a Posted (the
// gate's), it has the cause and the footprint of the step.
typedef struct ExplorePending {
  int slot, strand;  // strand: its place; of a kill inside a call (insides.c) choice_place
  bool go;           // enabled: its guard is true
  bool timeout;      // its guard is false, but it has a deadline: it may end by it
  bool parked;       // it spins: it is back at the same point with the same private state, and has changed
                     // nothing meanwhile (spin.c). Not enabled until something that it looked at changes
  bool stopped;      // its process is, by a signal
  bool python;       // it runs Python (a feeder does not), so it shares private memory with the other such
                     // strands of its process
  bool apart;        // … but only after a step on an object: its steps depend on theirs only by their footprints
  int cause;         // number of the step (from 0) that brought it here: its own previous one, or the one of the
                     // strand that woke or created it; -1: the start
  int told;          // the step ends a process whose parent handles SIGCHLD or waits for it: that parent. The
                     // step depends on all steps of the parent. Else -1
  WorldCall call;    // verb, object, arg, arg2, line, seen …; bytes may point into an image: valid until the
                     // next call here
  VerbFootprint footprint;  // as of now
} ExplorePending;

// All of them, blocked ones included, by slot, then strand; at most max are written. Ended processes have none. Returns
// how many there are.
int explore_pending(Explore *x, ExplorePending *out, int max);

// What a step did, for comparing and explaining orders. Its Choice is the part that a schedule keeps.
typedef struct ExploreEvent {
  Choice choice;
  VerbFootprint footprint;  // of the step, as it was when it was taken
  int cause;                // as ExplorePending.cause
  int told;                 // as ExplorePending.told
  bool python;
  bool apart;
  int64_t arg, arg2;  // of the call
  uint32_t nbytes;    // … of what it sends
  int64_t result, result2;
  int64_t value;  // a load: the word it read; a store: the word it wrote; else 0
  bool seen;
  uint64_t seen_version;
  int64_t seen_value;  // a store: seen: it was made of what this strand had loaded there, at this version: this word
  // a store: with what stood there its strand would not have come to it, by the load of this version; UINT64_MAX: none
  uint64_t tested;
  bool stale;
  int64_t lost;
  int stale_over;  // a stale store: what it overwrote (lost), and the slot that had written it; else false, 0, -1
  bool waited;     // its guard was false at some time since it was posted
  bool reads;      // it changed nothing in the world
  bool failed;
  WorldError error;
  int created;  // START: the new slot, else -1
  int ended;    // the process that ended by it (EXIT: its own; KILL: its target), else -1
} ExploreEvent;
VerbDone explore_done(const ExploreEvent *e);  // for the questions of world/traits.h

// An item that changed after it was put or submitted, in the private work after a step on the way to the present state.
typedef struct ExploreChange {
  ChangedItem item;
  int step, slot;
} ExploreChange;

// A process that was killed on the way to the present state, or to which a signal with a handler came, and the steps
// that its strands had come to.
enum { EXPLORE_KILLED = 4 };
typedef struct ExploreKill {
  int step;  // the one that killed it
  int slot;
  bool by_prelude;  // a pool ends its workers
  bool handled;     // it lives: its handler runs
  int n;
  struct {
    WorldCall call;
    bool python;
    bool go;  // it could be taken
  } at[EXPLORE_KILLED];
} ExploreKill;
const ExploreKill *explore_kills(const Explore *x, int *n);
const ExploreChange *explore_changes(const Explore *x, int *n);

typedef enum ExploreEnd {
  EXPLORE_TAKEN,
  EXPLORE_ENDLESS,  // the process has run too long without a step: this order is not finished, the search is
                    // incomplete
  EXPLORE_REFUSED,  // something that cannot be explored (explore_why_said)
  EXPLORE_MEMORY,   // no memory for another image, or for the program
  EXPLORE_LATE,     // explore_hurry was called
} ExploreEnd;

// Takes the strand's step: performs it if its guard is true, else lets its deadline pass. One of the two must be
// possible. Then every strand that can run does its private work, up to its next step. strand: as ExplorePending's
ExploreEnd explore_take(Explore *x, int slot, int strand, ExploreEvent *event);
// The one of the n that such a choice would take; NULL: it is not there.
const ExplorePending *explore_pending_find(const ExplorePending *list, int n, const Choice *c);
const char *explore_why_said(const Explore *x);  // a saying
// A strand that was said to be apart may turn out not to be: then the search up to now may have missed orders, and from
// then on no strand is apart. A queue's get is one step until a step is found that could tell it from two (gets.c);
// then, too, the search up to now may have missed orders. explore_believe: a search begins. explore_doubts: since then
// either has turned out wrong.
void explore_believe(Explore *x);
// The same, at the run's start. Main's first work has no step before it that a search could take in another way: where
// readings of the clock are steps now, it is done again. false: no memory
bool explore_renew(Explore *x);
bool explore_doubts(const Explore *x);
// Steps of this search that are finer; and one more line that is to be so from the next search on. false: it cannot be
Finer explore_finer(const Explore *x);
StepKinds explore_step_kinds(const Explore *x);  // … and what its steps are besides
bool explore_refine(Explore *x, uint32_t line);
// It has mattered that something changed after its put: it is pickled late from the next search on. false: it is
bool explore_pickle_late(Explore *x);
bool explore_guard(Explore *x, const WorldCall *c);  // of an ExplorePending's call
// For a signal handler, again and again when the time is up: ends the private work that goes on, first at the next
// call or jump, at the second time wherever it is (one long native function). The Explore is only good to go back.
void explore_hurry(void);
// The line where what a synchronized object's get_obj() gave was used without its lock, in any order; 0: none.
uint32_t explore_used_inside(const Explore *x);
// Has the program drawn anything by lot, in any order that was taken? What is found is then found for this seed.
bool explore_drew_lots(const Explore *x);
int explore_depth(const Explore *x);  // steps from the start to the present state

ExploreMark *explore_mark(Explore *x);  // here; NULL: no memory
// The same of the run's start, which is here. explore_renew renews it in its place.
ExploreMark *explore_start(Explore *x);
void explore_back(Explore *x, const ExploreMark *m);
void explore_drop(Explore *x, ExploreMark *m);

typedef enum ExploreState { EXPLORE_GOING, EXPLORE_OVER, EXPLORE_DEADLOCK, EXPLORE_LIVELOCK } ExploreState;
// nobody can go on but by a client from outside of the program: that cannot be explored (explore_why_said)
bool explore_waits_outside(Explore *x);
// OVER: all processes have ended; DEADLOCK: some are left and none can go; LIVELOCK: … and some of them are parked
ExploreState explore_state(Explore *x);
// From now on these printed numbers are no part of an outcome. The table stays the caller's, and may grow.
void explore_mask_printed(Explore *x, const PrintedTable *masked);
void explore_outcome(Explore *x, Outcome *o);  // when the state is not GOING
// What the orders have shown of locks by now (guards.h): states that are stored need not keep what would show it again.
// Stays the caller's, and grows.
struct Guards;
void explore_keep_guards(Explore *x, const struct Guards *g);
// A strand's step as a saying (verb_said): "store counter ← 1"; as English text when the saying does not fit. Returns
// its length.
int explore_sentence(Explore *x, const ExplorePending *p, char *out, int size);

#endif
