// Calls: what the files of machine share besides the loop (loop.h): inline caches, calls, frames that come and go.
#ifndef LANG_MACHINE_CALL_H
#define LANG_MACHINE_CALL_H

#include "lang/compile/opcodes.h"
#include "lang/object/frame.h"
#include "lang/object/text.h"
#include "lang/types/containers.h"
#include "machine.h"

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
// Handles what a native returned: DONE, or the end that V_TAIL or V_WAIT leads to.
CallEnd call_native_result(Machine *m, Value returned, Value *result);
CallEnd call_prelude(Machine *m, const char *name, int n, const Value *args, Value *result);
// Binds the arguments and calls n; returns as a native.
Value native_call(Machine *m, Native *n, const Value *args, int nargs, Value kwnames);
// Is there room on the strand for one more frame, of the program's (counted) or the prelude's? false: RecursionError.
bool strand_has_room(Machine *m, const Strand *s, bool counted);
static inline void strand_count_out(Strand *s, const Code *code) {  // a frame of this code has left
  bool inner = code->flags & CODE_PRELUDE;
  s->depth -= !inner;
  s->inner -= inner;
}
// The native has wanted an integer of an argument that has __index__ (raise_no_index): a tail that calls that, and the
// native again. V_UNBOUND: none of its arguments is what it wanted; its exception stands.
Value native_with_index(Machine *m, Native *n, const Value *args, int nargs, Value kwnames);
// A new frame, its registers filled with constants and V_UNBOUND. NULL: raised.
Frame *frame_push(Machine *m, Function *fn);
// Ends a frame without flags: it is kept for the function's next call.
void frame_drop(Machine *m, Frame *f);
// Fills the parameters. false: TypeError raised.
bool frame_bind(Machine *m, Frame *f, const Value *args, int nargs, Value kwnames);
Value generator_new(Machine *m, Frame *f);  // takes the frame off the strand and over
CallEnd generator_resume(Machine *m, Generator *g, Value sent, Value thrown);  // pushes its frame
// Raises the TypeError for a wrong call of a native whose type is TYPE_WRITTEN.
Value native_misfit(Machine *m, const Native *n, int nargs, Value kwnames);
// The name for "Did you mean"; borrowed or in code space. V_UNBOUND: none.
Value exception_suggestion(Machine *m, const Exception *e);
CallEnd class_build(Machine *m, Frame *body, Value *result);  // the class that a finished body made
// PUSHED: run the same instruction again afterwards
CallEnd import_module(Machine *m, Value name, Value fromlist, Value *result);
Value import_from(Machine *m, Value module, Value name);  // new, as a native
Value import_star(Machine *m, Value module, Dict *into);

#endif
