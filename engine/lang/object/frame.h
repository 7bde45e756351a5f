// A frame: one running function, an object of the heap with its registers behind it.
//
// It belongs to the strand that runs it, or to its generator. Where a callee's result goes is not stored: when the
// callee ends the machine looks at the caller's current instruction (pc[-1]), whose row in opcodes.h says it.
#ifndef LANG_OBJECT_FRAME_H
#define LANG_OBJECT_FRAME_H

#include "code.h"
#include "root.h"

enum {                  // Frame.flags: what happens to the result besides
  FRAME_INIT = 1,       // an __init__: it must be None; the instance (extra) is delivered instead
  FRAME_CLASS = 2,      // a class body: extra is Tuple(name, bases, keywords or None); the class is delivered
  FRAME_DROP = 4,       // a signal handler: dropped, the strand goes on where it was; extra: Bytes of the step that
                        // waited, or unbound
  FRAME_GENERATOR = 8,  // the frame of a generator
  FRAME_RESUMED = 16,   // a generator's frame that close() resumed: StopIteration or GeneratorExit is its good end
};

struct Frame {
  Object head;  // K_FRAME
  Frame *back;  // the caller; NULL at the bottom of a strand and in a suspended generator
  Code *code;
  Function *function;    // owned
  Dict *globals;         // the function's
  Dict *ns;              // a class body's namespace, owned, or NULL
  const Ins *pc;         // the next instruction
  Generator *generator;  // FRAME_GENERATOR: whose frame it is; it owns us
  uintptr_t caches;      // where its code's inline caches would begin if its instructions began at 0, four bytes of
                         // them for each of these: cache_of
  uint64_t serial;       // no two frames of a process have the same
  Value extra;           // by flags; owned
  Value outer, own;      // FRAME_GENERATOR: the exception handled by whoever resumed it, and by itself; owned
  uint32_t nregs;
  uint32_t first;  // registers from here on are owned (those before are constants)
  uint8_t flags;
  Value r[];
};

// Is it the program's own code that runs, not the prelude's?
static inline bool asked_by_program(const Machine *m) {
  return m->strand->top && !(m->strand->top->code->flags & CODE_PRELUDE);
}

// Releases the registers and all that the frame owns.
static inline void frame_free(Machine *m, Frame *f) { DECREF_OBJ(m, f); }

// ---- frames in tracebacks ----

void unwind_note(Machine *m, Value exc, const Frame *f);  // adds f's place to exc's traceback
Value traceback_of(Machine *m, Value exc);                // what exc.__traceback__ is: a traceback, or None; new
Value traceback_places(Machine *m, Value traceback);      // the List it shows, borrowed; V_UNBOUND if it is none
// The frame that a signal handler gets: the program's innermost one on s, or None; new.
Value frames_object(Machine *m, const Strand *s);

#endif
