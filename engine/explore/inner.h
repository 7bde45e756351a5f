// Explore's internals, shared by its files: explore.c (setup, marks), take.c (a step), run.c (private work), memo.c
// (remembered private work), process.c (what natives ask the host), spin.c (spinning), depend.c (what a store was made
// of), variants.c (runs that begin anew), would.c (what the stuck would do), retake.c (orders that are taken again).
//
// A process of the program is a LocalState: its private memory as an image, and the pending step of each strand. Local
// states are reference-counted and copied before they are changed, so a mark is an array of them. The image of one
// process at a time is in the window. When that process has run, its LocalState has no image (NULL) until one is
// needed.
#ifndef EXPLORE_INNER_H
#define EXPLORE_INNER_H

#include <setjmp.h>

#include "explore.h"
#include "depend.h"
#include "image.h"
#include "hosts/process.h"

enum {
  EXPLORE_PID = 1000000,   // pid of a process as the program sees it: this plus its slot (explore_pid)
  EXPLORE_PROCESSES = 64,  // default of processes alive at once: far more than can be explored
};

// A strand that has come to its next step: the part that stays true while others take steps. explore_pending adds what
// depends on the state: guard, footprint.
struct PendingStep {
  Strand *strand;      // its address in the window when its process's image is there
  uint32_t number;     // the strand's own number: its address may be reused
  uint8_t place;       // its number in the world (strand_place)
  bool python, apart;  // as ExplorePending's
  bool waited;         // its guard was false at some time since it came here
  bool parked;         // it spins (spin.c)
  bool pools;          // a pool's kill of one of its workers
  int cause;
  WorldCall call;  // bytes only valid while its image is in the window
};

// Turns: the resources that a step touched (locks, places, a queue's reading lock, a condition's sleepers), each with
// its state before and after the step.
enum { SPIN_TURNS = 4 };
// state: who has it. free: how much is free; the more, the fewer wait
typedef struct Turn {
  uint64_t state;
  int64_t free;
} Turn;
typedef struct SpinTurn {
  uint32_t object;
  Turn before, after;
} SpinTurn;
typedef struct SpinTurns {
  SpinTurn at[SPIN_TURNS];
  int n;
  bool too_many;
} SpinTurns;

// A point of a strand's chain (spin.c): a step of the strand that changed nothing but turns, and where it led; or a
// step of another strand that touched the same objects. The newest point comes first. Reference-counted.
typedef struct SpinPoint {
  uint32_t refs;
  struct SpinPoint *before;
  uint64_t meets;        // a bit for each object that this point or an earlier one touched
  Image *image;          // of its process, after the step; NULL: another strand's step
  const Strand *strand;  // whose chain it is
  uint64_t place;        // where in the program: its next step (spin_place)
  VerbFootprint looked;  // what the step that led here looked at; another's step: what it changed besides turns, if
                         // anything
  bool ended;            // another's step: it ended a process
  bool resumes;          // it is before an instruction (hosts/finer.h)
  SpinTurns turns;
} SpinPoint;

// Who reads from a queue, in any order (gets.c). strand: its number in the world + 1; 0 nobody, GETS_MANY several.
enum { GETS_MANY = UINT32_MAX };
typedef struct GetsSeen {
  uint32_t waits, tries;  // waits for a message; gives up at once or at a deadline
} GetsSeen;

typedef struct LocalState {
  uint32_t refs;
  Image *image;  // NULL: in the window
  bool ended;
  bool stopped;     // by SIGSTOP
  bool due;         // a signal has come, its handler must run
  SpinPoint *spin;  // its newest point. NULL: the last step changed something
  int cycle;        // so many points of the chain are a cycle that changes nothing (others' steps since included); 0:
                    // none, no strand is parked
  Past *past;       // depend.h; NULL: none, or a signal's handler ran since
  int n;
  PendingStep pending[];  // by place
} LocalState;

// a spawned child: asked for by its parent's native, carried out when the parent has come to its next step
typedef struct SpawnOrder {
  int slot;  // -1: none
  char *data;
  size_t size;                // malloc'd
  uint64_t ignored, blocked;  // of the parent's signals, as an exec keeps them
} SpawnOrder;

// What a step returned to its strand. With the image, all that the private work after the step depends on: the key of
// the memo table.
typedef struct StepAnswer {
  int slot;
  uint8_t place;
  bool failed, timed_out;
  int error;
  int64_t result, result2;
  uint32_t out_size;  // bytes that came out, kept by the caller
  uint64_t life;
  int exitcode;  // join, is_alive: of the other process
} StepAnswer;
// by host_show, after the step that is being taken; object -1: nothing
typedef struct Shown {
  int object;
  uint32_t size;
  char text[WORLD_SHOWN];
} Shown;
typedef struct Memo Memo;
// tables by hash; room: a power of two, 0 at first
typedef struct MemoTable {
  Memo **place;
  Image **known;
  uint32_t room, n;
} MemoTable;

// memory of processes that is no part of their state (state_private.c)
typedef struct StateVolatile {
  const void *at;
  size_t size;
} StateVolatile;
enum { STATE_VOLATILES = 4 };

struct Explore {
  World *world;
  Window *shared;    // the world's memory
  Window *private;   // the heap image of whoever runs
  Machine *machine;  // in the window, as all below
  Process *process;  // on the machine's heap; its owner is this Explore
  HostLooks looks;   // of all processes; not in their images
  LocalState **local;
  int nlocals, room;
  int in_window;        // slot of the process whose image is in the window, -1 none
  int running;          // slot of the process that runs now, -1 none
  int depth;            // steps taken
  int step;             // the one that is being taken, -1: none yet
  int64_t bound, left;  // slices that a process may run between two steps, and those that are left
  int64_t slices;       // that have been run, ever
  int born;             // the child that is being started, -1 none
  SpawnOrder spawn;
  bool any_due;
  bool handled;       // a signal's handler was called during the step that is being taken
  Depends judged;     // of that step, if it is a store
  MemoTable memos;    // memo.c
  bool checked;       // ExploreSetup.check_memo
  ExploreKill *kill;  // of the present order
  int nkills, kill_room;
  bool pool_kills;     // the step that is being taken is a pool's kill
  int joined, buried;  // the child that the step being taken joins, and the one that was reaped after it. -1: none
  Shown shown;
  char *out;
  size_t out_room;
  uint32_t out_asked;       // bytes that a step returned before it is known whether its process's image is needed
  jmp_buf leave;            // leaves the machine: its process has ended, or cannot go on
  volatile bool may_leave;  // the machine is running
  volatile bool late;       // by explore_hurry: this private work must end
  ExploreEnd end;           // why the machine was left; EXPLORE_TAKEN: no error
  bool strands_share;       // no strand is apart any more; not undone by going back
  GetsSeen *gets;           // by object; not undone by going back
  int ngets, gets_room;
  bool gets_matter;            // a get must be two steps; not undone by going back
  Finer finer, wanted;         // lines where threads may change places: of this search, and found up to now
  bool as_fine_as_given;       // ExploreSetup
  bool kills_matter;           // somebody is killed: kills have ways (insides.c); not undone by going back
  bool kills_between;          // ExploreSetup
  bool puts_matter;            // what is put is pickled late; not undone by going back
  bool retaking;               // an order is taken again: nothing is learnt of gets
  unsigned believed;           // what the search that runs began with (explore_beliefs)
  bool broken;                 // the last step was not finished: only going back helps
  Image *pristine;             // a booted machine without a program: the first image of a spawned process
  Code *code;                  // the program's
  ExploreEvent *event;         // of the step that is being taken, NULL
  const PrintedTable *masked;  // printed numbers that are no part of an outcome; NULL: none
  const ExploreRule *rule;     // NULL: none
  bool against;                // a step on the way to the present state was against it
  ExploreChange *changed;      // on the way to the present state
  int nchanged, changed_room;
  ExploreMark *start;  // explore_start's, renewed in its place; NULL: nobody asked. Not owned
  unsigned renewed;    // how often main's first work was done again (explore_renew)
  Image *first_world;  // the world, when the program had not begun
  uint32_t looked;     // Machine.looked of all processes, in all orders
  // An order is taken again: before which of its steps each process, by its slot, runs now (OUTCOME_PROCESSES of them).
  // NULL: it is not told.
  const int *before_step;
  // States have keys (state.h).
  bool keeps_states;
  StateVolatile volatiles[STATE_VOLATILES];
  int nvolatile;
  uint64_t *stores;  // what was ever stored, of all orders: hashes of (strand, object); a table, room a power of two
  uint32_t nstores, stores_room;
  bool stores_lost;          // no memory for one
  struct StateStood *stood;  // words that stood in cells when they were stored to, of all orders (state_loads.c)
  int nstood, stood_room;
  uint32_t stood_words;         // how many, in all
  const struct Guards *guards;  // what is known by now of the locks; NULL: nobody asks
  uint64_t before_sum[2];       // of the process that takes the step, before it; for its past
  void *canonical;              // the world's form, its memory kept (state.c)
  // called before a step is performed; NULL: not
  void (*watch)(void *data, const WorldCall *c);
  void *watch_data;
  // called before each instruction of a process that is watched; NULL: not
  void (*watch_private)(void *data, Strand *s);
  char why_said[320];
};

struct ExploreMark {
  Image *world;
  int depth, nlocals;
  // of the order that led here: from elsewhere (an order that was taken again) x's own may be others by now
  ExploreKill *kill;
  ExploreChange *changed;
  int nkills, nchanged;
  bool against;
  LocalState *local[];
};

extern const HostOps explore_ops;
static inline Explore *explore_of(const Process *p) { return p->owner; }

// variants.c: the run from its start; the PID of the process in that slot
bool explore_begin_again(Explore *x);
int explore_pid(const Explore *x, int slot);
// the machine in the window begins: its hashes and addresses are varied as the world says
void explore_vary(Explore *x);
// the process in the window runs: is each of its instructions watched
void explore_watch(Explore *x);

// explore.c
// from the images of a booted machine and of an empty world: main comes to its first step
bool explore_begin_main(Explore *x);
// copy on write: the slot's LocalState, with one reference, to be changed. Aborts when there is no memory for it
LocalState *explore_own(Explore *x, int slot);
LocalState *explore_local_new(int n);
void explore_local_drop(Explore *x, LocalState *l);
// loads its image into the window, to be read. false: no memory
bool explore_bring(Explore *x, int slot);
bool explore_enter(Explore *x, int slot);  // … to run
// the image of that process (borrowed), saved if it was only in the window. NULL: no memory
Image *explore_settle(Explore *x, int slot);
bool explore_settle_window(Explore *x);  // … of the process in the window, if there is one that lives
Image *explore_save(Explore *x);         // of what is in the window now; a new reference. NULL: no memory
bool explore_add_local(Explore *x, int slot, LocalState *l);  // takes l over

bool explore_may_go(const Explore *x, const LocalState *l, const PendingStep *p);  // its guard is true
ExplorePending explore_pending_of(Explore *x, int slot, const LocalState *l, const PendingStep *p);

// run.c
// private work of the process in the window: every strand that can run does so up to its next step
void explore_run(Explore *x, int slot);
void explore_tidy(Explore *x);  // the process in the window has run: what is of no use any more is forgotten
bool explore_perform(Host *h, Machine *m, Strand *s);
bool explore_tick(Host *h, Machine *m);
void explore_full(Host *h, Machine *m);
_Noreturn void explore_leave(Explore *x);  // from within the machine

// take.c
void *explore_room_outside(void *data, uint32_t size);  // WorldCall.room with an Explore
VerbFootprint explore_footprint(World *w, const WorldCall *c);
VerbFootprint explore_foot(const Explore *x, const WorldCall *c);  // … and what its end may leave behind (gets.c)

// insides.c
bool insides_kills(const Explore *x, const PendingStep *p);  // is it a kill that ends its target
// Adds the ways of the slot's kills to the n there are, if there is room; returns how many there are then.
int insides_pending(Explore *x, int slot, ExplorePending *out, int n, int max);
// What that way leaves behind, before the kill is taken; f: the kill's own footprint. false: no memory
bool insides_take(Explore *x, int slot, const PendingStep *kill, int way, VerbFootprint *f);
void insides_die(Explore *x, int slot);  // it is killed now
void insides_die_foot(const Explore *x, int slot, VerbFootprint *f);
void insides_said(const Explore *x, const ExplorePending *p, Saying *s);  // nothing, if it is no such step

// gets.c
void gets_come(Explore *x, const WorldCall *c);  // a strand has come to this step
void gets_take(Explore *x, const WorldCall *c);  // it is taken
// c ends the process in that slot, or may: adds what its gets may leave behind
void gets_foot(const Explore *x, int slot, const WorldCall *c, VerbFootprint *f);
void gets_die(Explore *x, int slot);   // it ends now
void gets_stop(Explore *x, int slot);  // a signal stops it, or its handler runs

// memo.c
bool memo_can(const Explore *x, int slot, const WorldCall *c);  // may the result of this step be in the memo table
StepAnswer memo_answer(const Explore *x, int slot, int place, const WorldCall *c,
                       VerbEnd end);  // c has been performed
// a hit: puts the process, which has an image, where the step leads to. NULL: a miss, nothing was done
const Memo *memo_find(Explore *x, const StepAnswer *t, const void *out);
uint64_t memo_place(const Memo *r);  // of the strand's next step: spin_place
// adds a memo: the private work is done and has learnt nothing but t
void memo_note(Explore *x, const StepAnswer *t, Image *from, const void *out, uint64_t place);
// check_memo: the private work learnt other things too, so it must not be in the table
void memo_check_forgotten(Explore *x, const StepAnswer *t, const Image *from, const void *out);
// takes over an image that was just saved; returns the known image with the same contents, if there is one
Image *memo_known(Explore *x, Image *now);
void memo_forget(Explore *x);
void memo_free(Explore *x);

// process.c
void explore_forget_kills(Explore *x);                     // those after the present state
void explore_forget_changes(Explore *x);                   // the same
void explore_end_process(Explore *x, int slot, int code);  // ends it, and tells its parent (SIGCHLD)
int explore_told(Explore *x, const WorldCall *c);          // ExplorePending.told
bool explore_would_end(Explore *x, int slot, int sig);     // a signal that ends the process in that slot
// lets the handler that is due run next, on the main strand of the process in the window
void explore_interrupt(Explore *x);
bool explore_handler_due(const Explore *x);

bool explore_begin_anew(Explore *x);  // carries the SpawnOrder out. false: no memory

// spin.c
// are they equal, but for the machine's own counters (is_volatile)? b is in the window
bool spin_same(Explore *x, const Image *a, const Image *b);
void spin_keep(SpinPoint *p);
void spin_drop(Explore *x, SpinPoint *p);
// a hash of where in the program it is, at its pending step; 0: it has none. Its image is in the window
uint64_t spin_place(Explore *x, int slot, const Strand *s);
// e is about to be taken: its footprint is known
void spin_before(Explore *x, const ExploreEvent *e, SpinTurns *t);
// that strand took this step and has come to its next. alone: the private work learnt nothing but the step's result and
// changed nothing shared
void spin_after(Explore *x, int slot, const Strand *s, uint64_t place, const ExploreEvent *e, SpinTurns *t, bool alone);
// tells the chains of the other processes' strands: a strand that is parked on what e changed is unparked
void spin_seen(Explore *x, int slot, const ExploreEvent *e);
// the slot's private memory changes without a step: a signal's handler
void spin_forget(Explore *x, int slot);

#endif
