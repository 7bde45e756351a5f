// Between the loop (machine.c) and the files that finish its instructions. Nobody else includes this.
#ifndef LANG_MACHINE_LOOP_H
#define LANG_MACHINE_LOOP_H

#include "boot.h"
#include "call.h"
#include "lang/object/operators.h"

RunEnd machine_loop(Machine *m, Strand *s);
RunEnd machine_loop_watched(Machine *m, Strand *s);  // the same, and the host watches
// Called now and then between two instructions: runs the collector and finalizers, asks the host. false: the host wants
// to leave the loop.
bool machine_tick(Machine *m, Strand *s);
bool switch_on(const Machine *m, uint32_t i);  // Host.switches

// operate.c: operators. *v new when DONE.
CallEnd do_binary(Machine *m, Value *r, Ins i, Value *v);
CallEnd do_unary(Machine *m, Value *r, Ins i, Value *v);
CallEnd do_compare(Machine *m, int op, Value a, Value b, Value *v);
CallEnd do_contains(Machine *m, Value item, Value container, Value *v);
CallEnd do_truth(Machine *m, Value x, Value *v);  // V_TRUE or V_FALSE
CallEnd do_getitem(Machine *m, Value o, Value key, Value *v);
CallEnd do_setitem(Machine *m, Value o, Value key, Value x, Value *v);
CallEnd do_delitem(Machine *m, Value o, Value key, Value *v);
CallEnd do_format(Machine *m, Value *r, Ins i, Value *v);
CallEnd do_iter(Machine *m, Value o, Value *v);
CallEnd do_next(Machine *m, Value it, Value *v);

// build.c: containers, unpacking, functions, classes, argument lists.
CallEnd do_build(Machine *m, Frame *f, Ins i, Value *v);  // V_UNBOUND in *v: no value for R[a]
CallEnd do_unpack(Machine *m, Value *r, Ins i);
CallEnd unpack_tuple(Machine *m, Value *r, Ins i, Value tuple);  // the prelude's answer to UNPACK, UNPACKEX
Value do_function(Machine *m, Frame *f, Ins i);
CallEnd do_class(Machine *m, Frame *f, Ins i);
CallEnd do_callex(Machine *m, Value *r, Ins i, Value *v);
void do_named(Machine *m, Value v, Value name);

// match.c: patterns.
bool pattern_takes(const Machine *m, Value v, int kind);  // kind 0: for a sequence, 1: for a mapping
CallEnd do_len(Machine *m, Value o, Value *v);
CallEnd do_match_keys(Machine *m, Value mapping, Value keys, Value *v);
CallEnd do_match_class(Machine *m, Value subject, Value cls, Value asked, Value *v);

// deliver.c: what happens when a frame ends.
CallEnd do_return(Machine *m, Strand *s, Frame *f, Value v);  // takes over v
CallEnd do_yield(Machine *m, Strand *s, Frame *f, Value v);
CallEnd do_yield_from(Machine *m, Strand *s, Frame *f, Ins i);
// Delivers v to the top frame's current instruction; takes over v.
CallEnd deliver(Machine *m, Strand *s, Value v);
// Unwinds to the handler of s->exc. false: there is none, the strand has ended.
bool unwind(Machine *m, Strand *s, bool note);

// raise.c: exceptions and with.
CallEnd do_raise(Machine *m, Value *r, Ins i);
// Raises what a call has given: of the class in `raise C`, or of _raise_from. Takes it over.
CallEnd raise_called(Machine *m, Value *r, Ins i, Value v);
void do_reraise(Machine *m, Value *r, Ins i);
Value do_match(Machine *m, Value exc, Value classes);
void do_assert(Machine *m, Value *r, Ins i);
CallEnd do_with_enter(Machine *m, Value manager, Value *v);
CallEnd do_with_exit(Machine *m, Value manager, Value exc, Value *v);  // takes over manager; exc V_UNBOUND: none
CallEnd do_with_exception(Machine *m, Value *r, Ins i, Value *v);
void unbound_local(Machine *m, Frame *f, uint16_t reg);
void unbound_free(Machine *m, Value name);
void unbound_cell(Machine *m, Frame *f, uint16_t reg);

#endif
