// Explore's insides, shared by its files: explore.c (the ground, marks), take.c (a step), process.c (what natives ask),
// spin.c.
//
// A process of the program is a LocalState: its private memory as an image, and what its strands have come to. Lives are
// counted and never changed while somebody else has them, so that a mark is an array of them. The image of one process
// at a time is in the window; when it has run since, its LocalState has no image yet (NULL) until somebody needs one.
#ifndef EXPLORE_INNER_H
#define EXPLORE_INNER_H

#include <setjmp.h>

#include "explore.h"
#include "image.h"
#include "hosts/process.h"

enum {
  EXPLORE_PID = 1000000,   // a process's made-up pid: this and its slot
  EXPLORE_PROCESSES = 64,  // alive at once, if nobody says otherwise: far more than can be explored
};

// A strand that has come to its next step, as its LocalState keeps it: what stays true while others go. An ExplorePending is
// made of it anew for each state, with what depends on the others (its guard, its footprint).
typedef struct PendingStep {
  Strand *strand;      // its address in the window when its process's image is there
  uint32_t number;     // the strand's own: another may come to have its address
  uint8_t place;       // its number in the world (strand_place)
  bool python, apart;  // as ExplorePending's
  bool waited;         // its guard has been false since
  bool parked;         // it spins (spin.c)
  int cause;
  WorldCall call;  // bytes only valid while its image is in the window
} PendingStep;

// What a step met of things that are taken and given back (locks, places, a queue's reading lock, a condition's
// sleepers), and what each was before and after it.
enum { SPIN_TURNS = 4 };
// whose it is; the more is free, the fewer must wait
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

// One step of a strand that has changed nothing for good, and where it came to by it, or a step of another that met
// those: the newest of a chain. Counted.
typedef struct SpinPoint {
  uint32_t refs;
  struct SpinPoint *before;
  uint64_t meets;        // a bit for each thing that it or one before it met
  Image *image;          // of its process, then; NULL: a step of another
  const Strand *strand;  // whose chain it is
  uint64_t place;        // in the program: what it was about to do (spin_place)
  VerbFootprint looked;  // at what the step that led here looked; another's: what it has changed for good, if
                         // anything
  bool ended;            // another's: a process ended by it
  SpinTurns turns;
} SpinPoint;

typedef struct LocalState {
  uint32_t refs;
  Image *image;  // NULL: in the window
  bool ended;
  bool stopped;     // by SIGSTOP
  bool due;         // a signal has come that a handler waits for
  SpinPoint *spin;  // NULL: its last step has changed something
  int cycle;        // so many points of the chain are a cycle that changes nothing (and what others did
                    // since); 0: none, nobody is parked
  int n;
  PendingStep pending[];  // by place
} LocalState;

// a child that begins anew: asked for by its parent's native, carried out when the parent has come to its next step
typedef struct SpawnOrder {
  int slot;  // -1: none
  char *data;
  size_t size;                // malloc'd
  uint64_t ignored, blocked;  // of the parent's signals, as an exec keeps them
} SpawnOrder;

// What a step told the strand that took it: all that its process's private work after it depends on, besides its image.
typedef struct StepAnswer {
  int slot;
  uint8_t place;
  bool failed, timed_out;
  int error;
  int64_t result, result2;
  uint32_t out_size;  // bytes, which are told apart by whoever has them
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

struct Explore {
  World *world;
  Window *shared;    // the world's memory
  Window *private;   // the heap image of whoever runs
  Machine *machine;  // in the window, as all below
  Process *process;  // on the machine's heap; its owner is this Explore
  HostLooks looks;   // of the processes, counted: not in their images
  LocalState **local;
  int nlocals, room;
  int in_window;        // whose image is there, -1: nobody's
  int running;          // who runs now, -1
  int depth;            // steps taken
  int step;             // the one that is being taken, -1: none yet
  int64_t bound, left;  // slices that a process may run between two steps; and still may
  int born;             // the child whose first instructions run now, -1
  SpawnOrder spawn;
  bool any_due;
  MemoTable memos;     // memo.c
  bool checked;        // ExploreSetup.check_memo
  int joined, buried;  // the child that the step being taken looks at, if any; and was buried after it. -1:
                       // none
  Shown shown;
  char *out;
  size_t out_room;
  uint32_t out_asked;   // bytes that a step told before anybody knows whether its
                        // process's image is needed
  jmp_buf leave;        // out of the machine: its process has ended, or cannot go on
  bool may_leave;       // the machine is running
  ExploreEnd end;       // why it was left, EXPLORE_TAKEN: nothing is wrong
  bool strands_share;   // no strand is apart any more; stays when going back
  bool broken;          // the last step was not finished: only going back helps
  Image *pristine;      // a booted machine without a program: what a spawned process begins with
  Code *code;           // the program's
  ExploreEvent *event;  // of the step that is being taken, NULL
  char why_said[320];
};

struct ExploreMark {
  Image *world;
  int depth, nlocals;
  LocalState *local[];
};

extern const HostOps explore_ops;
static inline Explore *explore_of(const Process *p) { return p->owner; }

static inline int explore_pid(int slot) { return EXPLORE_PID + slot; }

// explore.c
// its LocalState, nobody else's: may be changed. Aborts when there is no memory for it
LocalState *explore_own(Explore *x, int slot);
LocalState *explore_local_new(int n);
void explore_local_drop(Explore *x, LocalState *l);
// its image comes into the window, to be looked at. false: no memory
bool explore_bring(Explore *x, int slot);
bool explore_enter(Explore *x, int slot);  // … to run
// the image of that process (borrowed), saved if it was only in the window. NULL: no memory
Image *explore_settle(Explore *x, int slot);
Image *explore_save(Explore *x);  // of what is in the window now; a new reference. NULL: no memory
bool explore_add_local(Explore *x, int slot, LocalState *l);  // takes l over

// run.c
// it is in the window: every strand that can runs up to its next step
void explore_run(Explore *x, int slot);
bool explore_perform(Host *h, Machine *m, Strand *s);
bool explore_tick(Host *h, Machine *m);
_Noreturn void explore_leave(Explore *x);  // from within the machine

// take.c
VerbFootprint explore_footprint(World *w, const WorldCall *c);

// memo.c
bool memo_can(const Explore *x, int slot, const WorldCall *c);  // could what this step leads to be remembered
StepAnswer memo_answer(const Explore *x, int slot, int place, const WorldCall *c,
                       VerbEnd end);  // c has been performed
// that process, which has an image, is where the step leads to. NULL: nothing is known, nothing was done
const Memo *memo_find(Explore *x, const StepAnswer *t, const void *out);
uint64_t memo_place(const Memo *r);  // of the strand's next step: spin_place
// it is there now, and nothing but t has told it anything
void memo_note(Explore *x, const StepAnswer *t, Image *from, const void *out, uint64_t place);
// it was told other things too: it must not be known
void memo_check_forgotten(Explore *x, const StepAnswer *t, const Image *from, const void *out);
// takes over what was just saved, and returns the one image that stands for all that are equal
Image *memo_known(Explore *x, Image *now);
void memo_forget(Explore *x);
void memo_free(Explore *x);

// process.c
void explore_end_process(Explore *x, int slot, int code);  // it has ended, its parent hears of it
int explore_told(Explore *x, const WorldCall *c);          // ExplorePending.told
// the handler that is due runs next on the main strand of the one in the window
void explore_interrupt(Explore *x);
bool explore_handler_due(const Explore *x);

bool explore_begin_anew(Explore *x);  // carries the SpawnOrder out. false: no memory

// spin.c
// but for what a machine counts for itself alone. b is in the window
bool spin_same(Explore *x, const Image *a, const Image *b);
void spin_keep(SpinPoint *p);
void spin_drop(Explore *x, SpinPoint *p);
// where in the program it is, told by its next step: it has come to one. 0: it has not. Its image is in the window
uint64_t spin_place(Explore *x, int slot, const Strand *s);
// e is about to be taken: its footprint is known
void spin_before(Explore *x, const ExploreEvent *e, SpinTurns *t);
// that strand took this step and has come to its next. alone: told nothing but the step's result, made nothing
void spin_after(Explore *x, int slot, const Strand *s, uint64_t place, const ExploreEvent *e, SpinTurns *t, bool alone);
// by the other processes' strands: who waits for what it changed is not parked any more
void spin_seen(Explore *x, int slot, const ExploreEvent *e);
// its private memory changes without a step: a signal's handler
void spin_forget(Explore *x, int slot);

#endif
