// list, tuple, dict, set, range, slice and the iterators over them: what the rest of lang needs of them in C.
//
// An operation on keys or elements whose __eq__ or __hash__ is Python cannot be done here: it answers NEEDS_PYTHON (no
// exception set) and the caller returns V_TAIL on a prelude function that does the same thing in Python.
#ifndef LANG_TYPES_CONTAINERS_H
#define LANG_TYPES_CONTAINERS_H

#include "lang/object/dict.h"
#include "lang/object/native.h"

typedef enum Answer { NO, YES, RAISED, NEEDS_PYTHON } Answer;

// ---- the protocols in C ----

// YES, RAISED (unhashable type: 'list') or NEEDS_PYTHON. Ints and floats have CPython's values: hash(1) == hash(1.0).
Answer value_hash(Machine *m, Value v, uint64_t *hash);
// That hash, found before, as it is when the machine's hashes are varied (Machine.varied).
uint64_t hash_varied(Machine *m, Value v, uint64_t hash);
// Of a text, by Machine.varied.hash. Its lowest bit: the complement, so that keys of a table stand the other way round.
uint64_t hash_stirred(uint64_t hash, uint64_t by);
uint64_t hash_shown(Machine *m, Value v, uint64_t hash);  // the same, told to the program (Machine.looked)
uint64_t address_shown(Machine *m, Value v);              // where an object is, told to the program
// a == b; identity counts as equal inside containers, as in CPython
Answer value_equal(Machine *m, Value a, Value b);
// a < b; RAISED: "'<' not supported between instances of 'int' and 'str'"
Answer value_less(Machine *m, Value a, Value b);
Answer value_truth(Machine *m, Value v);
Answer value_contains(Machine *m, Value container, Value item);

// ---- dict (by name: object/dict.h) ----

Answer dict_get(Machine *m, const Dict *d, Value key, Value *v);  // *v borrowed. NO: absent
Answer dict_set(Machine *m, Dict *d, Value key, Value v);         // YES; borrows
Answer dict_del(Machine *m, Dict *d, Value key);                  // NO: absent

// ---- set ----

// A set's Dict keeps CPython's own order of iteration: its entries are the open-addressed table itself, so dict_next
// (never a plain loop to d->live) walks it. Only these functions may change it.
Value set_new(Machine *m, Type *type);  // empty; type: m->t_set, m->t_frozenset or a subclass
// YES: it is in (a frozenset may be filled while nobody else has it)
Answer set_add(Machine *m, Value set, Value item);
Answer set_has(Machine *m, Value set, Value item);      // YES, NO, RAISED, NEEDS_PYTHON
Answer set_discard(Machine *m, Value set, Value item);  // NO: it was not there

// ---- deque ----

// All values in a row. NULL: the deque has been empty since it was made.
const Value *deque_values(Deque *d);
// Here and below: 0 <= i < count.
void deque_put(Machine *m, Deque *d, int64_t i, Value v);  // borrows v
void deque_remove(Machine *m, Deque *d, int64_t i);

// ---- iteration in C ----

// iter(v): a new Iterator, or v itself if it is an Iterator or a Generator. V_TAIL: its __iter__ is Python. Raises
// TypeError "'int' object is not iterable".
Value iter_new(Machine *m, Value v);
// The next value, new. V_UNBOUND: the end (no exception is set), or raised. V_TAIL: an inner iterator is Python (zip,
// enumerate of a generator). `it` is no Generator.
Value iter_next(Machine *m, Iterator *it);
// All values of an iterable as a new List. V_UNBOUND: Python is needed if *python, else raised. Never V_TAIL.
Value iter_all(Machine *m, Value v, bool *python);

// ---- names (dir.c) ----

// dir(o), without a __dir__ of the program's: a sorted List of str; new.
Value object_names(Machine *m, Value o);
bool names_add(Machine *m, Value set, const Dict *d);  // its keys; false: raised. d may be NULL
Value names_sorted(Machine *m, Value set);             // takes over set; a List, new

// ---- items ----

Value item_get(Machine *m, Value o, Value key);           // o[key] for builtin kinds: new; may be V_TAIL
Value item_set(Machine *m, Value o, Value key, Value v);  // V_NONE
Value item_del(Machine *m, Value o, Value key);
// As slice.indices. false: raised.
bool slice_bounds(Machine *m, Value slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step,
                  int64_t *count);
// len(v) for builtin kinds. -1: it is none of them; no exception is set.
int64_t value_length(Machine *m, Value v);

// ---- operators on builtin kinds: new reference; V_NOTIMPLEMENTED if the pair has none in C; V_TAIL; V_UNBOUND raised
// ----

Value number_binary(Machine *m, int op, Value a,
                    Value b);  // op: BinOp of object/operators.h. ints, big ones, floats, bools
// Numbers and str, bytes, list, tuple, set, dict: the machine's slow path before user classes.
Value value_binary(Machine *m, int op, Value a, Value b, bool in_place);
Value value_unary(Machine *m, int op, Value v);             // op: UnaryOp, not U_NOT
Value value_compare(Machine *m, int op, Value a, Value b);  // op: CmpOp C_LT..C_GE; V_TRUE, V_FALSE, …

// ---- numbers ----
Value int_parse(Machine *m, const char *s, size_t n, int base);  // ValueError as int() gives it
// base 2, 8, 10 or 16, without prefix. *out is heap_alloc(size + 1); the caller frees it.
bool int_to_text(Machine *m, Value v, int base, char **out, size_t *size);
double int_to_double(Value v, bool *overflow);
bool int_to_i64(Value v, int64_t *out);   // false: does not fit
void float_repr(double d, char out[32]);  // as repr(float)
void complex_repr(Value v, char out[72]);

// TypeError: a native wants an integer and has been given v. If v's class has an __index__ in Python the machine calls
// that, and the native once more with what it gives: so a native asks for its integers before it changes anything.
Value raise_no_index(Machine *m, Value v);
// Said behind an exception about v, which a native wanted to be bytes: if it is a memoryview or an array, the native is
// called again with its bytes. whole: the argument that v stands in.
Value raise_no_bytes(Machine *m, Value v, Value whole);
bool has_bytes(Machine *m, Value v);

#endif
