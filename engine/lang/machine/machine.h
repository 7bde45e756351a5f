// The machine: it runs the private work of one process and names what touches the world.
//
// One Machine (object/root.h) is one process. It has strands (threads of execution, object/strand.h); one runs at a
// time. machine_run goes on until the strand has ended, has posted a step that the host did not perform at once, or its
// slice is used up. The machine is never entered again from inside itself: a native that needs Python to be run returns
// V_TAIL, a slow path calls a function of the prelude, and both are frames that the one loop runs.
//
//   Machine *m = machine_new(limit, &host);         host: who performs steps (hosts/); lang/boot.h
//   Code *code = … compile …;
//   Strand *s = machine_strand_new(m, function, args);
//   while (machine_run(m, s) != RUN_ENDED) …
//
// Everything here is private to a process. Nothing here makes a system call but for memory.
#ifndef LANG_MACHINE_MACHINE_H
#define LANG_MACHINE_MACHINE_H

#include "lang/object/native.h"

typedef enum RunEnd { RUN_ENDED, RUN_WAITING, RUN_TICK } RunEnd;

// ---- strands ----

Strand *machine_strand_new(Machine *m, Value callable, Value args);  // borrows both; args a Tuple; NULL: MemoryError
Strand *machine_strand_native(Machine *m, Value (*advance)(Machine *, Strand *), void *state);
void machine_strand_free(Machine *m, Strand *s);  // unlinks and releases everything it holds; s != m->strand
// Runs s, which is READY, or WAITING with its step performed (machine_step_done).
RunEnd machine_run(Machine *m, Strand *s);
// Called when the host has performed s->step after perform returned false: s is READY again.
void machine_step_done(Machine *m, Strand *s);
// Calls callable(*args) on s between two instructions (a signal handler); its result is dropped, what it raises is
// raised there. A WAITING strand takes its step up again afterwards. Borrows; false: no memory.
bool machine_interrupt(Machine *m, Strand *s, Value callable, Value args);
// A new Function that runs the module's text as __main__ (or __mp_main__).
Value machine_load_main(Machine *m, Code *code, const char *name);
// The program's line that s is on; frames of the prelude and of sibling modules are skipped. 0: none.
int machine_line(const Strand *s, const Code **code);

// ---- steps, for natives ----

// The running strand's step, cleared: deadline -1, keep V_UNBOUND.
Step *machine_step_begin(Machine *m, uint16_t verb, uint32_t object);
// Posts that step and tries it. Returns what the native must return: done's value if it was done at once, else V_WAIT.
// The caller has filled m->strand->step but for done.
Value machine_step(Machine *m, StepDone done);
void machine_step_release(Machine *m, Step *step);   // gives up what a step keeps
void machine_step_keep(Machine *m, int i, Value v);  // keep[i] := v (a new reference of its own is made)

// ---- tracebacks ----

// A traceback's text as CPython prints it on stderr, chained ones included, without prelude frames; new Str. For an
// exception whose __str__ is Python it has "<exception str() failed>", unless the prelude has printed it before.
Value exception_traceback(Machine *m, Value exc);
Value exception_uncaught(Machine *m, Value exc);  // the same, with "Did you mean" at its end
Value traceback_text(Machine *m, Value places);   // of traceback_places: the frames, a str

// ---- classes ----

// Makes a class of a name, a tuple of bases and a namespace, fills its __class__ cell, and calls its hooks with
// keywords (a Dict or V_NONE); new, or V_TAIL. meta: its metaclass, NULL: that of its bases. prelude: it is the
// prelude's.
Value class_made(Machine *m, Type *meta, Value name, Value bases, Dict *ns, Value keywords, bool prelude);

// ---- modules ----

// Modules written in C: a table of them; imported on first use by name. Prelude modules (prelude/) too.
typedef struct ModuleDef {
  const char *name;
  const NativeDef *functions;
  void (*init)(Machine *m, Module *mod);
} ModuleDef;
void machine_add_modules(const ModuleDef *defs);  // a static table that ends with {0}; once, before machine_new
// Adds a module of the program's that may be imported. The code lives as long as the process.
void machine_add_program_module(const char *name, Code *code);
bool machine_has_program_module(const char *name);

// Imports one module whose packages are there, for a native to return: None, once its text has run.
Value machine_import(Machine *m, const char *name);
void machine_forget_program_modules(void);
// An imported or native module, borrowed. V_UNBOUND: none.
Value machine_module(Machine *m, const char *name);
// Every module that machine_add_modules was told of.
void machine_each_module(void (*each)(void *data, const ModuleDef *def), void *data);
// One of mplab's own modules, which only the prelude's code may import (_mp, _pool, …)?
bool machine_is_inner(const char *name);
void module_add(Machine *m, Module *mod, const char *name, Value v);  // takes over v

#endif
