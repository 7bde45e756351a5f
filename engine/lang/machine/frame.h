// The machine's own insides, shared by its files: frames, inline caches, calls. Not for natives.
//
// A frame is one running function: an object of the heap with its registers behind it. It belongs to the strand that
// runs it, or to its generator. Where a callee's result goes is not stored: when the callee ends the machine
// looks at the caller's current instruction (pc[-1]), whose row in opcodes.h says it.
#ifndef LANG_MACHINE_FRAME_H
#define LANG_MACHINE_FRAME_H

#include "lang/object/code.h"
#include "lang/types/containers.h"
#include "machine.h"
#include "lang/compile/opcodes.h"
#include "lang/object/text.h"

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

typedef struct InlineCache {
  uint64_t version;   // of the dict or the type that was looked in; 0: empty
  uint64_t version2;  // GETGLOBAL: of builtins, when it was found there
  Value value;        // what was found; borrowed, valid as long as the versions are
  uint32_t at;        // globals, attributes of instances: the number of the entry where it was found
} InlineCache;

typedef enum CallEnd { CALL_DONE, CALL_PUSHED, CALL_ERROR, CALL_WAIT } CallEnd;

// Calls callable with args[0..nargs), the last len(kwnames) of them named (kwnames V_UNBOUND: none). Borrows all. DONE:
// *result is new. PUSHED: a frame was pushed on the running strand, its result will be delivered to the frame that was
// on top.
CallEnd call_value(Machine *m, Value callable, const Value *args, int nargs, Value kwnames, Value *result);
CallEnd call_tail(Machine *m, Value *result);  // does what m->tail asks for, releases it
// a native returned this: DONE, or what V_TAIL and V_WAIT come to
CallEnd call_native_result(Machine *m, Value returned, Value *result);
CallEnd call_prelude(Machine *m, const char *name, int n, const Value *args, Value *result);
Value prelude_function(Machine *m, const char *name);  // borrowed; aborts if the prelude lacks it: our bug
// binds the arguments, returns as a native
Value native_call(Machine *m, Native *n, const Value *args, int nargs, Value kwnames);
// registers filled with constants and V_UNBOUND; NULL: raised
Frame *frame_push(Machine *m, Function *fn);
// ends a frame that has no flags: kept for the function's next call
void frame_drop(Machine *m, Frame *f);
void frame_free(Machine *m, Frame *f);  // releases registers and all it owns
// parameters; false: TypeError raised
bool frame_bind(Machine *m, Frame *f, const Value *args, int nargs, Value kwnames);
Value generator_new(Machine *m, Frame *f);  // takes the frame off the strand and over
CallEnd generator_resume(Machine *m, Generator *g, Value sent, Value thrown);  // pushes its frame
// it was called wrongly, and its type is TYPE_WRITTEN: the TypeError
Value native_misfit(Machine *m, const Native *n, int nargs, Value kwnames);
// its last reference is gone; true: it lives on until it has said its last words
bool dying_keeps(Machine *m, Object *o);
void dying_speak(Machine *m, Strand *s);                  // between two instructions: they are said now
void unwind_note(Machine *m, Value exc, const Frame *f);  // adds f's place to exc's traceback
// the name that was perhaps meant; borrowed or of code space, V_UNBOUND if none
Value exception_suggestion(Machine *m, const Exception *e);
Value traceback_of(Machine *m, Value exc);            // what exc.__traceback__ is: a traceback, or None; new
Value traceback_places(Machine *m, Value traceback);  // the List it shows, borrowed; V_UNBOUND if it is none
Value traceback_text(Machine *m, Value places);       // a str: the frames
void tracebacks_boot(Machine *m);
void exception_set_context(Machine *m, Value exc);            // the exception being handled becomes its __context__
CallEnd class_build(Machine *m, Frame *body, Value *result);  // the class that a finished body made
// The class of a name, a tuple of bases and a namespace, its __class__ cell filled, its hooks called with keywords (a
// Dict or V_NONE); new, or V_TAIL. meta: its metaclass, NULL: that of its bases. prelude: it is the prelude's.
Value class_made(Machine *m, Type *meta, Value name, Value bases, Dict *ns, Value keywords, bool prelude);
// the most derived of given (V_UNBOUND: none) and the bases'; borrowed
Type *type_metaclass(Machine *m, Value given, const Tuple *bases);
// PUSHED: run the same instruction again afterwards
CallEnd import_module(Machine *m, Value name, Value fromlist, Value *result);
Value import_from(Machine *m, Value module, Value name);  // new, as a native
Value import_star(Machine *m, Value module, Dict *into);
// new: runs a module's text; NULL: raised
Function *module_function(Machine *m, Code *code, Dict *globals, const char *name);
Code *prelude_code(const char *name);  // compiled; NULL: no such prelude module
bool switch_on(const Machine *m, uint32_t i);
// without a __getattribute__ of the class's own, and likewise
Value attr_get_plain(Machine *m, Value o, Value name);
Value attr_get_default(Machine *m, Value o, Value name);  // object.__getattribute__
Value attr_set_plain(Machine *m, Value o, Value name, Value value);
Value attr_del_plain(Machine *m, Value o, Value name);
// an attribute of the class was set or deleted: its and its subclasses' versions change
void type_attribute_changed(Type *t);
void types_boot(Machine *m);
void object_boot(Machine *m);
void exceptions_boot(Machine *m);
void functions_boot(Machine *m);  // function, method, property, module …
void generators_boot(Machine *m);
// head filled, one reference; NULL: MemoryError raised
void *object_alloc(Machine *m, size_t size, Kind kind, Type *type);
size_t object_size(const Object *o);  // of its own block
// a copy of v, an int, float, str, bytes, bytearray (empty) or tuple, of class t, which the program made from that one;
// new
Value own_new(Machine *m, Type *t, Value v);

#endif
