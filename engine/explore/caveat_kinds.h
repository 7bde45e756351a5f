// Caveats: named reasons why "complete" is not the whole truth for this program. Each is found by what the program did
// in some order, never by what it imports, and has the line that it rests on.
//
//   clock     steps, or what they store or send, depend on what the clock showed
//   pid       … on what number a PID is
//   id        … on an address: id(), a default hash
//   hash      … on the hash seed: the order of a set of texts
//   random    … on what is drawn by lot, which is the same in every order here
//   threads   two threads of a process share private objects: they change places between any two instructions
//   kill      a process was killed inside something of which it is not known what CPython leaves behind there
//   signal    a signal's handler runs before the next step here; in CPython it may run later
//   step      what is one step here is several in CPython, and another could come between them
//   memory    memory that is no object
//   python3   private work is python3's own, and not followed (a guest)
//   pattern   an order shows a named pattern that breaks nothing (patterns.h)
#ifndef EXPLORE_CAVEAT_KINDS_H
#define EXPLORE_CAVEAT_KINDS_H

// clang-format off
#define CAVEATS(C) \
  C(CLOCK, "clock") \
  C(PID, "pid") \
  C(ID, "id") \
  C(HASH, "hash") \
  C(RANDOM, "random") \
  C(THREADS, "threads") \
  C(KILL, "kill") \
  C(SIGNAL, "signal") \
  C(STEP, "step") \
  C(MEMORY, "memory") \
  C(PYTHON, "python3") \
  C(PATTERN, "pattern")
// clang-format on

typedef enum CaveatKind {
#define C(id, name) CAVEAT_##id,
  CAVEATS(C)
#undef C
      CAVEAT_KINDS
} CaveatKind;

enum { CAVEAT_SAID = 1024 };  // bytes of a saying

#endif
