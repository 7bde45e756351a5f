// Strands, the steps they name, and the host: what a machine is given and what it asks for, as data.
//
// A strand is a thread of execution. What touches the world it does not do itself: a native fills a Step and posts it
// (machine_step_begin, machine_step in machine/machine.h), and the machine's Host performs it, at once or later.
// Nothing here knows what a verb means.
#ifndef LANG_OBJECT_STRAND_H
#define LANG_OBJECT_STRAND_H

#include "object.h"

typedef struct Host Host;
typedef struct Strand Strand;

// ---- steps: what the machine asks of the world ----

// Completes a native whose step is done: turns the result into a Value. Returns as a native does (V_WAIT: a further
// step was posted by machine_step; V_TAIL; V_UNBOUND).
typedef Value (*StepDone)(Machine *m, Strand *s);

typedef struct Step {
  uint16_t verb;    // the world's verb (world/verbs.h); the machine does not look at it
  uint32_t object;  // number of the world object
  int64_t arg;      // the verb's argument: a word, a bit pattern, a count
  int64_t arg2;
  const void *bytes;  // the verb's bytes (a message), or NULL; alive as long as keep[] is
  uint32_t nbytes;
  bool seen;              // a store: what it stores was made, in this frame, of what this cell held …
  uint64_t seen_version;  // … at this version (loaded since this strand's last store to it; of several the oldest) …
  int64_t seen_value;     // … and held this
  int64_t deadline;       // on the world's clock, ns; -1: never
  bool leaves;            // an exception that takes the strand away from it waits until it has been left: it is taken
                          // with arg2 1, its call goes on to its end, then the exception is raised …
  bool raises;            // … and this is so: it is keep[3]
  // filled by the host:
  uint16_t error;           // 0, or why the world said no (WorldError of world/verbs.h): nothing was changed
  int64_t result, result2;  // the verb's result words
  void *out;                // the verb's result bytes (a message), heap_alloc(out_size) on this machine's heap; done
                            // or the machine frees it
  uint32_t out_size;
  bool timed_out;  // it ended by its deadline
  // kept by the machine until done has run:
  StepDone done;
  Value keep[4];  // private values the native wants again; owned, V_UNBOUND when unused
} Step;

struct Host {  // callbacks. data is the host's own
  void *data;
  // perform s->step. true: done, results filled. false: not now: the strand stops
  bool (*perform)(Host *h, Machine *m, Strand *s);
  // now and then, between two instructions: publish the line, look for signals. false: leave machine_run
  bool (*tick)(Host *h, Machine *m);
  // a K_SHARED was first assigned to this variable (a str)
  void (*name)(Host *h, Machine *m, Value shared, Value name);
  // there is no memory on the heap; it may leave the machine for good. NULL: the program gets its MemoryError
  void (*full)(Host *h, Machine *m);
  const _Atomic uint32_t *switches;  // a word a switch: 0 off. NULL: all on
  // called before each instruction of a frame, whose pc is behind it; the strand runs in a loop of its own then,
  // slower. true: the strand stops before it, at a step that the host has given it (Strand.step, without done).
  // NULL: not
  bool (*watch)(Host *h, Machine *m, Strand *s);
};

// The last question for the time that may be part of a loop that waits on the clock (bind/clock_wait.c). Forgotten when
// the strand changes something.
typedef struct StrandAsked {
  uint64_t place;     // where in the program; 0: none
  int64_t since;      // the time, when it was asked there first
  uint32_t waits;     // times that it waited there
  uint32_t asks;      // questions at other places since …
  uint32_t patience;  // … and how many of them are let pass
} StrandAsked;

// Frames of the prelude do not count for the program: they stand where CPython has C. But a prelude function that calls
// itself without end (the repr of what holds itself) must end as well.
enum { INNER_LIMIT = 10000 };

typedef enum StrandState { STRAND_READY, STRAND_WAITING, STRAND_ENDED } StrandState;
struct Strand {     // lives on the heap image
  Strand *next;     // all strands of the machine, main first
  uint32_t number;  // 0: main
  uint8_t state;    // StrandState
  bool stepped;     // its step is done, its StepDone is still to run
  bool between;     // stopped at a tick: the top frame is before its next instruction, not in one
  bool passed;      // since it last stopped it has come by a place where CPython may change threads (hosts/finer.h)
  bool resumes;     // it goes on from a step before an instruction, which is not stopped at again
  bool apart;       // what it shares with other strands of the machine it touches only behind steps that say
                    // so: the prelude's own strands, by their word
  Frame *top;       // the running frame; NULL when ended
  uint64_t stops;   // so often it has stopped before an instruction: no part of a state (explore), so a word of its own
  uint32_t depth;   // frames of the program on it
  uint32_t inner;   // frames of the prelude
  Value handled;    // the exception being handled (sys.exc_info), or V_UNBOUND
  Value exc;        // the exception in flight, V_UNBOUND if none. A native that returns V_UNBOUND has set it
  Value result;     // when ended: what its function returned, or V_UNBOUND and exc says why
  Step step;        // while STRAND_WAITING: what it waits to do
  StrandAsked asked;
  Value object;  // the Thread object or V_NONE; for the binding
  void *native;  // a native strand (a queue's feeder): its state block on the heap, for the binding
  // a native strand: called whenever it is READY: V_WAIT a step was posted, V_NONE it is idle or has ended (state says
  // which). NULL: runs frames
  Value (*advance)(Machine *m, Strand *s);
};

#endif
