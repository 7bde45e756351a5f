// The machine: it runs the private work of one process and names what touches the world.
//
// One Machine is one process. It has strands (threads of execution); one runs at a time. machine_run goes on until
// the strand has ended, has posted a step that the host did not perform at once, or its slice is used up.
// The machine is never entered again from inside itself: a native that needs Python to be run
// returns V_TAIL, a slow path calls a function of the prelude, and both are frames that the one loop runs.
//
//   Machine *m = machine_new(limit, &host);         host: who performs steps (hosts/)
//   Code *code = … compile …;
//   Strand *s = machine_strand_new(m, function, args);
//   while (machine_run(m, s) != RUN_ENDED) …
//
// Everything here is private to a process. Nothing here makes a system call but for memory.
#ifndef LANG_MACHINE_MACHINE_H
#define LANG_MACHINE_MACHINE_H

#include <stdarg.h>
#include <stddef.h>

#include "lang/object/heap.h"
#include "lang/object/object.h"

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
  bool seen;              // a store: this cell was loaded in the same frame since this strand's last store to it …
  uint64_t seen_version;  // … at this version …
  int64_t seen_value;     // … and held this
  int64_t deadline;       // on the world's clock, ns; -1: never
  // filled by the host:
  uint16_t error;           // 0, or why the world said no (WorldError of world/verbs.h): nothing was changed
  int64_t result, result2;  // the verb's result words
  void *out;                // the verb's result bytes (a message), heap_alloc(out_size) on this machine's heap; done
                            // or the machine frees it
  uint32_t out_size;
  bool timed_out;    // it ended by its deadline
  bool interrupted;  // it ended because a signal handler of the program must run first; post it again
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
  const _Atomic uint32_t *switches;  // a word a switch: 0 off. NULL: all on
};

typedef enum StrandState { STRAND_READY, STRAND_WAITING, STRAND_ENDED } StrandState;
struct Strand {     // lives on the heap image
  Strand *next;     // all strands of the machine, main first
  uint32_t number;  // 0: main
  uint8_t state;    // StrandState
  bool stepped;     // its step is done, its StepDone is still to run
  bool between;     // stopped at a tick: the top frame is before its next instruction, not in one
  bool exiting;     // ended by SystemExit or an exception: m->exit says how
  bool apart;       // what it shares with other strands of the machine it touches only behind steps that say
                    // so: the prelude's own strands, by their word
  Frame *top;       // the running frame; NULL when ended
  uint32_t depth;   // frames of the program on it (the prelude's do not count)
  Value handled;    // the exception being handled (sys.exc_info), or V_UNBOUND
  Value exc;        // the exception in flight, V_UNBOUND if none. A native that returns V_UNBOUND has set it
  Value result;     // when ended: what its function returned, or V_UNBOUND and exc says why
  Step step;        // while STRAND_WAITING: what it waits to do
  Value object;     // the Thread object or V_NONE; for the binding
  void *native;     // a native strand (a queue's feeder): its state block on the heap, for the binding
  // a native strand: called whenever it is READY: V_WAIT a step was posted, V_NONE it is idle or has ended (state says
  // which). NULL: runs frames
  Value (*advance)(Machine *m, Strand *s);
};

typedef enum RunEnd { RUN_ENDED, RUN_WAITING, RUN_TICK } RunEnd;

// One row each, not to be folded.
// clang-format off
#define TYPES(T) \
  T(object) T(type) T(int) T(bool) T(float) T(str) T(bytes) T(bytearray) T(tuple) T(list) T(dict) T(set) T(frozenset) T(deque) T(range) T(slice) \
  T(NoneType) T(NotImplementedType) T(ellipsis) T(function) T(builtin_function_or_method) T(method_descriptor) T(method) T(module) T(generator) T(cell) \
      T(code) T(frame) T(property) \
  T(staticmethod) T(classmethod) T(super) T(getset_descriptor) T(iterator) T(enumerate) T(zip) T(reversed) T(dict_keys) T(dict_values) T(dict_items) \
      T(traceback) T(shared) T(callable_iterator)
// clang-format on
// name, base
// One row each, not to be folded.
// clang-format off
#define EXCEPTIONS(E) \
  E(BaseException, BaseException) E(SystemExit, BaseException) E(KeyboardInterrupt, BaseException) E(GeneratorExit, BaseException) \
  E(Exception, BaseException) E(StopIteration, Exception) E(StopAsyncIteration, Exception) E(ArithmeticError, Exception) \
  E(FloatingPointError, ArithmeticError) E(OverflowError, ArithmeticError) E(ZeroDivisionError, ArithmeticError) \
  E(AssertionError, Exception) E(AttributeError, Exception) E(BufferError, Exception) E(EOFError, Exception) E(ImportError, Exception) \
  E(ModuleNotFoundError, ImportError) E(LookupError, Exception) E(IndexError, LookupError) E(KeyError, LookupError) \
  E(MemoryError, Exception) E(NameError, Exception) E(UnboundLocalError, NameError) E(OSError, Exception) E(BlockingIOError, OSError) \
  E(ChildProcessError, OSError) E(ConnectionError, OSError) E(BrokenPipeError, ConnectionError) E(ConnectionAbortedError, ConnectionError) \
  E(ConnectionRefusedError, ConnectionError) E(ConnectionResetError, ConnectionError) E(FileExistsError, OSError) \
  E(FileNotFoundError, OSError) E(InterruptedError, OSError) E(IsADirectoryError, OSError) E(NotADirectoryError, OSError) \
  E(PermissionError, OSError) E(ProcessLookupError, OSError) E(TimeoutError, OSError) E(ReferenceError, Exception) \
  E(RuntimeError, Exception) E(NotImplementedError, RuntimeError) E(RecursionError, RuntimeError) E(SyntaxError, Exception) \
  E(IndentationError, SyntaxError) E(TabError, IndentationError) E(SystemError, Exception) E(TypeError, Exception) E(ValueError, Exception) \
  E(UnicodeError, ValueError) E(UnicodeDecodeError, UnicodeError) E(UnicodeEncodeError, UnicodeError) E(Warning, Exception) \
  E(DeprecationWarning, Warning) E(RuntimeWarning, Warning) E(UserWarning, Warning) E(FutureWarning, Warning) E(SyntaxWarning, Warning) \
  E(ResourceWarning, Warning)
// clang-format on

struct Machine {  // the root of the heap image
  Heap *heap;
  Host *host;
  Strand *strands;  // all of them, main first
  Strand *strand;   // the one that runs now; outside machine_run a stand-in that only holds exc
  int32_t slice;    // instructions (back jumps and calls) left before host->tick; set to 0 from a signal
                    // handler to be asked at once
  uint32_t next_strand;
  // for V_TAIL: owned references; args a Tuple, kwargs a Dict or V_UNBOUND
  struct {
    Value callable;
    Value args;
    Value kwargs;
  } tail;
  Value kwnames;            // for natives with "**": Tuple of names, or V_UNBOUND
  Dict *builtins;           // the builtins module's dict
  Dict *modules;            // sys.modules
  Dict *main;               // __main__'s dict
  Dict *prelude;            // the prelude's own globals: helpers that slow paths call, by name
  bool mortal;              // the program has made a class with __del__
  bool strands_share;       // a strand that is apart has run the program's code, or else what its strands share is
                            // not told by their steps
  Value exit;               // set by machine_exit_status
  uint32_t depth_limit;     // frames in a strand before RecursionError
  uint64_t fresh_seed;      // what a generator that is not seeded by the program starts from
  void *binding;            // the hosts' private block on this heap
  struct {                  // the machine's files alone
    uint64_t frame_serial;  // of the last frame made
    uint32_t free_depth;    // nesting of object_free
    Value *trash;
    uint32_t ntrash, trash_room;  // what is to be freed when the nesting is less
    uint32_t objects;             // containers made since the last collection
    Value old_keep[4];            // what the step before kept: valid while its StepDone posts the next
    Value dying;                  // List of what has last words to say (finalizers.c), or V_UNBOUND
    bool collecting;              // the collector runs
    uint32_t collect_at;          // the collector looks when so many were made
    void *reserve;       // MACHINE_RESERVE bytes of the heap, for the last words of a MemoryError that the program
                         // does not catch; NULL: used
    Value memory_error;  // made at boot: there may be no room for it later
    Strand boot;         // stands in for a strand while the machine boots
  } own;
#define T(name) Type *t_##name;
  TYPES(T)
#undef T
#define E(name, base) Type *e_##name;
  EXCEPTIONS(E)
#undef E
};

// a booted machine: builtins and prelude, no program; NULL: no memory
Machine *machine_new(size_t heap_limit, Host *host);
void machine_free(Machine *m);
Strand *machine_strand_new(Machine *m, Value callable, Value args);  // borrows both; args a Tuple; NULL: MemoryError
Strand *machine_strand_native(Machine *m, Value (*advance)(Machine *, Strand *), void *state);
void machine_strand_free(Machine *m, Strand *s);  // unlinks and releases everything it holds; s != m->strand
// s is READY, or WAITING with its step now performed (machine_step_done)
RunEnd machine_run(Machine *m, Strand *s);
// the host performed s->step after perform said false: s is READY again
void machine_step_done(Machine *m, Strand *s);
// Calls callable(*args) on s between two instructions (a signal handler); its result is dropped, what it raises is
// raised there. A WAITING strand takes its step up again afterwards. Borrows; false: no memory.
bool machine_interrupt(Machine *m, Strand *s, Value callable, Value args);
// a Function that runs the module's text as __main__ (or __mp_main__); new
Value machine_load_main(Machine *m, Code *code, const char *name);
// the program's line s is on (frames of the prelude and of modules beside it skipped); 0: none
int machine_line(const Strand *s, const Code **code);
// the program's frames on it, as a signal handler gets them: the innermost, or None; new
Value frames_object(Machine *m, const Strand *s);
void machine_collect(Machine *m);  // frees unreachable cycles; only between two instructions

// ---- for natives ----

// Posts a step and tries it. Returns what the native must return: done's value if it was done at once, else V_WAIT.
// The caller has filled m->strand->step but for done (see machine_step_begin).
// a cleared step of the running strand: deadline -1, keep V_UNBOUND
Step *machine_step_begin(Machine *m, uint16_t verb, uint32_t object);
Value machine_step(Machine *m, StepDone done);
void machine_step_release(Machine *m, Step *step);   // gives up what a step keeps
void machine_step_keep(Machine *m, int i, Value v);  // keep[i] := v (a new reference of its own is made)

// "My result is what this call returns": takes over args (a new Tuple) and kwargs (a new Dict or V_UNBOUND); borrows
// callable.
Value machine_tail(Machine *m, Value callable, Value args, Value kwargs);
// the same on a prelude function; borrows args
Value machine_tail_prelude(Machine *m, const char *name, int n, const Value *args);
// send(sent), or throw(thrown) if not V_UNBOUND; borrows
Value machine_resume(Machine *m, Generator *g, Value sent, Value thrown);

// Exceptions. All return V_UNBOUND, so that a native can say: return raisef(m, m->e_TypeError, "…", …).
// The format is printf's with %V: a Value's str (str itself, type name for a Type, else its plain repr), %R: its plain
// repr, %T: the name of a Value's type.
Value raisef(Machine *m, Type *type, const char *format, ...);
Value raise_value(Machine *m, Value exception);  // takes over the reference
Value raise_key(Machine *m, Value key);          // KeyError(key); borrows
Value raise_stop(Machine *m, Value value);       // StopIteration(value), or StopIteration() for V_NONE; borrows
// the exception in flight is about this name of this object (V_UNBOUND: of none); borrows
Value raise_about(Machine *m, Value name, Value object);
Value raise_memory(Machine *m);         // MemoryError, whether or not there is room for one
Value raise_os(Machine *m, int error);  // the OSError subclass of an errno: [Errno N] text
static inline bool raised(Machine *m) { return m->strand->exc != V_UNBOUND; }
Value exception_new(Machine *m, Type *type, Value args);  // takes over args (a Tuple)
bool exception_matches(Value exc, Type *type);            // isinstance
Value exception_take(Machine *m);                         // the exception in flight, cleared; new
// The text of a traceback as CPython prints it on stderr (chained ones included), prelude frames left out; new Str.
// If an exception's __str__ is Python, "<exception str() failed>" stands there unless the prelude printed it first.
Value exception_traceback(Machine *m, Value exc);
Value exception_uncaught(Machine *m, Value exc);  // the same, with "Did you mean" at its end

// Types and attributes.
Type *type_of(Machine *m, Value v);
const char *type_name(Machine *m, Value v);  // "int", "NoneType", …
bool type_is_subclass(const Type *t, const Type *of);
static inline bool is_instance(Machine *m, Value v, const Type *t) { return type_is_subclass(type_of(m, v), t); }
Value type_lookup(Machine *m, Type *t, Value name);  // along the MRO; borrowed, V_UNBOUND if absent (no exception)
Value type_lookup_str(Machine *m, Type *t, const char *name);
// immortal
Type *type_new_native(Machine *m, const char *name, const char *module, Type *base, Kind layout,
                      const NativeDef *methods, const GetSetDef *getset);
// into a type made at boot; either may be NULL
void type_add(Machine *m, Type *t, const NativeDef *methods, const GetSetDef *getset);
// what a class statement makes; new. Raises (layout conflict, MRO)
Value type_build(Machine *m, Value name, Value bases, Dict *ns);
// native paths only: V_TAIL if a property or __getattr__ must run
Value attr_get(Machine *m, Value o, Value name);
Value attr_get_str(Machine *m, Value o, const char *name);
Value attr_set(Machine *m, Value o, Value name, Value value);  // V_NONE, or as attr_get
Value attr_del(Machine *m, Value o, Value name);
// what dir(o) gives, but for a __dir__ of the program's own: a sorted List of str; new
Value object_names(Machine *m, Value o);
Dict *attr_dict(Machine *m, Value o, bool make);  // the instance's own dict (of any kind that has one), or NULL

// Modules written in C: a table of them; imported on first use by name. Prelude modules (engine/prelude/NAME.py) too.
typedef struct ModuleDef {
  const char *name;
  const NativeDef *functions;
  void (*init)(Machine *m, Module *mod);
} ModuleDef;
void machine_add_modules(const ModuleDef *defs);  // a static table that ends with {0}; once, before machine_new
// a module of the program's own that may be imported; the code lives as long as the process
void machine_add_program_module(const char *name, Code *code);
void machine_forget_program_modules(void);
// an already imported or native module; borrowed, V_UNBOUND if none
Value machine_module(Machine *m, const char *name);
void module_add(Machine *m, Module *mod, const char *name, Value v);          // takes over v
Value native_new(Machine *m, const NativeDef *def, Type *owner, Value self);  // new
// the text of engine/prelude/NAME.py, NULL if there is none
const char *prelude_source(const char *name, size_t *size);

// ---- objects: making them (new references; V_UNBOUND and MemoryError when there is no room) ----

Value float_new(Machine *m, double d);
Value int_new(Machine *m, int64_t i);  // any int64, big if it must be
Value int_new_u64(Machine *m, uint64_t u);
Value str_new(Machine *m, const char *utf8, size_t size);  // valid UTF-8
Value str_from(Machine *m, const char *cstring);
Value str_format(Machine *m, const char *format, ...);  // as raisef's format
Value str_vformat(Machine *m, const char *format, va_list ap);
Value str_constant(const char *utf8, size_t size);  // interned in code space, immortal: equal texts are one Value
Value bytes_new(Machine *m, const void *data, size_t size);        // data NULL: not filled
Value tuple_new(Machine *m, uint32_t count);                       // filled with V_NONE
Value tuple_of(Machine *m, int n, ...);                            // of n Values, borrowed
Value list_new(Machine *m, uint32_t room);                         // empty
bool list_append(Machine *m, Value list, Value v);                 // borrows v; false: MemoryError set
Value cell_new(Machine *m, Value v);                               // takes over v
Value slice_new(Machine *m, Value start, Value stop, Value step);  // borrows
Value method_new(Machine *m, Value function, Value self);          // borrows

#endif
