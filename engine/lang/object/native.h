// The functions that natives use: objects, exceptions, types and attributes, and calls that are left to the machine.
// Nothing here runs Python.
//
// Ownership is said as in value.h: new references are the caller's, natives borrow their arguments. V_UNBOUND: raised.
#ifndef LANG_OBJECT_NATIVE_H
#define LANG_OBJECT_NATIVE_H

#include <stdarg.h>
#include <stddef.h>

#include "constant.h"
#include "root.h"

// ---- objects: making them (new references; V_UNBOUND and MemoryError when there is no room) ----

Value float_new(Machine *m, double d);
Value complex_new(Machine *m, double re, double im);
Value int_new(Machine *m, int64_t i);  // any int64, big if it must be
Value int_new_u64(Machine *m, uint64_t u);
Value str_new(Machine *m, const char *utf8, size_t size);  // valid UTF-8
Value str_from(Machine *m, const char *cstring);
Value str_format(Machine *m, const char *format, ...);  // as raisef's format
Value str_vformat(Machine *m, const char *format, va_list ap);
Value bytes_new(Machine *m, const void *data, size_t size);        // data NULL: not filled
Value tuple_new(Machine *m, uint32_t count);                       // filled with V_NONE
Value tuple_of(Machine *m, int n, ...);                            // of n Values, borrowed
Value list_new(Machine *m, uint32_t room);                         // empty
bool list_append(Machine *m, Value list, Value v);                 // borrows v; false: MemoryError set
Value cell_new(Machine *m, Value v);                               // takes over v
Value slice_new(Machine *m, Value start, Value stop, Value step);  // borrows
Value method_new(Machine *m, Value function, Value self);          // borrows
Value native_new(Machine *m, const NativeDef *def, Type *owner, Value self);
enum { MOST_LIMBS = 1 << 26 };  // of an int, 512 MiB: beyond any program here; the heap's limit usually comes first
// The integer sign * limbs (least significant first, leading zeros allowed): 63 bits if it fits, else a BigInt.
Value int_from_limbs(Machine *m, int sign, const uint64_t *limbs, size_t n);
// A copy of v (an int, float, str, bytes, tuple, or an empty bytearray) in t, a class that the program made from v's.
Value own_new(Machine *m, Type *t, Value v);
// A new object, its head filled, with one reference. NULL: MemoryError raised.
void *object_alloc(Machine *m, size_t size, Kind kind, Type *type);
// Weak references (weak.c): the newest to o; NULL: none. A new one, for owner; calls: owner is put among the dying when
// the target ends, so that the prelude calls its callback.
Weak *weak_of(const Machine *m, const Object *o);
Value weak_new(Machine *m, Object *target, Object *owner, bool calls);
bool weak_exported(const Machine *m, const Object *o);  // is there a memoryview of it?
void weak_silence(Machine *m);                          // nobody hears of ends any more
void machine_collect(Machine *m);                       // frees unreachable cycles; only between two instructions

// ---- exceptions ----

// All return V_UNBOUND, so that a native can say: return raisef(m, m->e_TypeError, "…", …).
// The format is printf's with %V: a Value's str (str itself, type name for a Type, else its plain repr), %R: its plain
// repr, %T: the name of a Value's type.
Value raisef(Machine *m, Type *type, const char *format, ...);
Value raise_value(Machine *m, Value exception);  // takes over the reference
Value raise_key(Machine *m, Value key);          // KeyError(key); borrows
Value raise_stop(Machine *m, Value value);       // StopIteration(value), or StopIteration() for V_NONE; borrows
// Notes that the exception in flight is about this name of this object (V_UNBOUND: of none); borrows.
Value raise_about(Machine *m, Value name, Value object);
Value raise_memory(Machine *m);                           // MemoryError, whether or not there is room for one
Value raise_os(Machine *m, int error);                    // the OSError subclass of an errno: [Errno N] text
Value exception_new(Machine *m, Type *type, Value args);  // takes over args (a Tuple)
bool exception_matches(Value exc, Type *type);            // isinstance
Value exception_take(Machine *m);                         // the exception in flight, cleared; new
void exception_set_context(Machine *m, Value exc);        // the exception being handled becomes its __context__

// ---- types and attributes ----

Type *type_of(Machine *m, Value v);
const char *type_name(Machine *m, Value v);  // "int", "NoneType", …
// With its module, where CPython's messages have it: "itertools.chain".
const char *type_full_name(const Type *t);
bool type_is_subclass(const Type *t, const Type *of);
static inline bool is_instance(Machine *m, Value v, const Type *t) { return type_is_subclass(type_of(m, v), t); }
int type_taken(const Type *t);  // TAKEN_…: its own, or that of the first above it that has one; 0: none
Value type_lookup(Machine *m, Type *t, Value name);  // along the MRO; borrowed, V_UNBOUND if absent (no exception)
Value type_lookup_str(Machine *m, Type *t, const char *name);
// A new builtin type, immortal.
Type *type_new_native(Machine *m, const char *name, const char *module, Type *base, Kind layout,
                      const NativeDef *methods, const GetSetDef *getset);
// Adds to a type made at boot; either may be NULL.
void type_add(Machine *m, Type *t, const NativeDef *methods, const GetSetDef *getset);
// Makes a class, as a class statement does; new. Raises (layout conflict, MRO).
Value type_build(Machine *m, Value name, Value bases, Dict *ns);
// o.name, new. V_TAIL: a property or __getattr__ in Python must run.
Value attr_get(Machine *m, Value o, Value name);
Value attr_get_str(Machine *m, Value o, const char *name);
Value attr_set(Machine *m, Value o, Value name, Value value);  // V_NONE, or as attr_get
Value attr_del(Machine *m, Value o, Value name);
// Called after an attribute of the class was set or deleted: changes its and its subclasses' versions.
void type_attribute_changed(Type *t);
// The most derived of the given metaclass (V_UNBOUND: none) and the bases' metaclasses; borrowed.
Type *type_metaclass(Machine *m, Value given, const Tuple *bases);
// What a descriptor means for self (V_UNBOUND: asked of the class): new, or V_TAIL.
Value attr_bind(Machine *m, Value descriptor, Value self, Type *type);
Value attr_get_default(Machine *m, Value o, Value name);  // object.__getattribute__
// Ignores a __setattr__ or __delattr__ of the class.
Value attr_set_plain(Machine *m, Value o, Value name, Value value);
Value attr_del_plain(Machine *m, Value o, Value name);
Dict *attr_dict(Machine *m, Value o, bool make);  // the instance's own dict (of any kind that has one), or NULL

// ---- tails: "my result is what this call returns" ----

// Takes over args (a new Tuple) and kwargs (a new Dict or V_UNBOUND); borrows callable. Returns V_TAIL.
Value machine_tail(Machine *m, Value callable, Value args, Value kwargs);
// The same for a prelude function; borrows args.
Value machine_tail_prelude(Machine *m, const char *name, int n, const Value *args);
// Generator send(sent), or throw(thrown) if that is not V_UNBOUND; borrows.
Value machine_resume(Machine *m, Generator *g, Value sent, Value thrown);
void tail_drop(Machine *m);                            // forgets a tail that a native inside asked for
Value prelude_function(Machine *m, const char *name);  // borrowed; aborts if the prelude lacks it: our bug

#endif
