// Containers from inside: for the files of containers and numbers, and for builtins, pickles and the machine's own
// slow paths. Others: containers.h.
#ifndef LANG_TYPES_COLLECTIONS_H
#define LANG_TYPES_COLLECTIONS_H

#include <string.h>

#include "containers.h"
#include "lang/object/operators.h"
#include "text.h"

// Names that C looks up in classes; n_eq is "__eq__", interned.
// clang-format off
#define SPECIAL_NAMES(N) \
  N(eq) N(ne) N(lt) N(le) N(gt) N(ge) N(hash) N(bool) N(len) N(iter) N(next) N(contains) N(getitem) N(setitem) \
  N(delitem) N(missing) N(reversed) N(abs) N(round) N(divmod) N(int) N(float) N(index) N(trunc) N(floor) N(ceil) \
  N(dir) N(dict) N(repr) N(class_getitem) N(bytes)
// clang-format on
#define N(name) extern Value n_##name;
SPECIAL_NAMES(N)
#undef N

static inline Dict *as_dict(Value v) { return (Dict *)as_obj(v); }
static inline List *as_list(Value v) { return (List *)as_obj(v); }
static inline Tuple *as_tuple(Value v) { return (Tuple *)as_obj(v); }
static inline Deque *as_deque(Value v) { return (Deque *)as_obj(v); }
static inline Set *as_set(Value v) { return (Set *)as_obj(v); }
static inline Type *as_type(Value v) { return (Type *)as_obj(v); }
static inline Bytes *as_bytes(Value v) { return (Bytes *)as_obj(v); }
static inline ByteArray *as_bytearray(Value v) { return (ByteArray *)as_obj(v); }
static inline bool is_set(Value v) { return is_kind(v, K_SET) || is_kind(v, K_FROZENSET); }
static inline bool is_number(Value v) { return is_integer(v) || is_float(v); }
static inline bool is_given(const Value *args, int nargs, int i) { return i < nargs && args[i] != V_UNBOUND; }
// Is v of a subclass, not of the builtin class: its methods may be the program's.
static inline bool is_subclassed(Value v) {
  return is_ptr(v) && as_obj(v)->type && !(as_obj(v)->type->head.flags & TYPE_IMMUTABLE);
}

// ---- calling back ----

// The method `name` of v's class, a callable that takes v first; borrowed. V_UNBOUND: there is none, or it is None.
Value method_of(Machine *m, Value v, Value name);
bool method_is_python(Machine *m, Value v, Value name);                 // … and it is not one of ours in C
Value tail_call(Machine *m, Value callable, int n, const Value *args);  // borrows
// class(v).name(v, *args): a native is called at once, else it is a tail.
Value tail_special(Machine *m, Value v, Value name, int n, const Value *args);
Value prelude(Machine *m, const char *name, int n, ...);  // machine_tail_prelude with its arguments in a row
Value answer_value(Machine *m, Answer a);                 // YES, NO and RAISED as a native's result
void raise_unhashable(Machine *m, Value v);

// ---- arguments ----

// an int for an index, cut to what fits; TypeError "'str' object cannot be interpreted as an integer"
bool arg_index(Machine *m, Value v, int64_t *i);
// Must a method of the program's say which integer this is, or where this slice begins or ends?
bool has_index(Machine *m, Value v);
bool arg_int(Machine *m, Value v, int64_t *i);   // the same, OverflowError if it does not fit
int64_t index_clamp(int64_t i, int64_t length);  // negative from the end, then into [0, length]
// "'foo' is an invalid keyword argument for print()"
Value keyword_refused(Machine *m, Value name, const char *function);

// ---- containers ----

Answer dict_has_hashed(Machine *m, const Dict *d, Value key, uint64_t hash, Value *v);
Answer dict_set_hashed(Machine *m, Dict *d, Value key, uint64_t hash, Value v);
Answer dict_pop(Machine *m, Dict *d, Value key, Value *v);  // *v new
Answer dict_merge(Machine *m, Dict *d, const Dict *from);
Answer dict_find_key(Machine *m, const Dict *d, Value key, uint64_t hash, int64_t *at);
Value dict_view_new(Machine *m, Dict *d, int what);

Dict *table_copy(Machine *m, const Dict *from);  // a set's Dict
void table_swap(Dict *a, Dict *b);               // exchanges contents
Answer table_find(Machine *m, const Dict *t, Value key, uint64_t hash, int64_t *at);
Answer table_add(Machine *m, Dict *t, Value key, uint64_t hash);
Answer table_add_unless(Machine *m, Dict *t, Value key, uint64_t hash, bool (*same)(Value, Value));
Answer table_merge(Machine *m, Dict *t, const Dict *other);
bool table_reserve_for(Machine *m, Dict *t, uint32_t others, uint32_t used);
bool table_shrink(Machine *m, Dict *t);           // after many removals
void table_looked_at(Machine *m, const Dict *t);  // the order of its keys is asked for (Machine.looked)
Value table_pop(Machine *m, Dict *t);             // new; V_UNBOUND: empty
Value set_operator(Machine *m, int op, Value a, Value b, bool in_place);  // of two sets: B_AND, B_OR, B_XOR, B_SUB

bool list_insert(Machine *m, List *l, int64_t at, Value v);  // borrows
bool list_reserve(Machine *m, List *l, size_t count);
Value list_sort_all(Machine *m, Value list, bool backwards);  // by the values themselves: V_NONE, V_UNBOUND or V_TAIL
extern const NativeDef heap_functions[];                      // in _lang, for heapq (list_heap.c)
bool list_extend_from(Machine *m, List *l, const Value *items, size_t n);
void list_remove_range(Machine *m, List *l, int64_t start, int64_t count);
Value deque_add(Machine *m, Value a, Value b, bool in_place);  // V_TAIL: what comes in place is walked by Python
Value deque_repeat(Machine *m, Value a, int64_t times, bool in_place);
// A stable sort; items NULL: the keys alone. After NEEDS_PYTHON or RAISED all are there, in no defined order.
Answer list_sort_plain(Machine *m, Value *keys, Value *items, size_t n);
Value sequence_values(Value v, const Value **items, uint32_t *count);  // list or tuple: its items; V_UNBOUND if neither
Value tuple_from(Machine *m, const Value *items, uint32_t n);          // borrows
Value list_from(Machine *m, const Value *items, uint32_t n);
Value list_to_tuple(Machine *m, Value list);  // takes over list
// range (range.c). A wide one's numbers or length leave 63 bits; its length is then below 0, and range_at is not for
// it.
Value range_new(Machine *m, int64_t start, int64_t stop, int64_t step);
bool range_is_wide(const Range *r);
Value range_len(Machine *m, Value v);                        // len(v), or OverflowError
Value range_count(Machine *m, const Range *r);               // how many, of any size; new
Value range_item(Machine *m, const Range *r, Value i);       // i: is_integer, from the end if it is below 0; new
Answer range_has(Machine *m, const Range *r, Value number);  // number: is_integer
bool range_equal(Machine *m, const Range *a, const Range *b);
Value range_turned(Machine *m, const Range *r);  // the same numbers, the last first; new
void range_boot(Machine *m);
static inline int64_t range_at(const Range *r, int64_t i) { return as_int(r->start) + i * as_int(r->step); }

Value iterator_new(Machine *m, IterKind kind, Value source, Value more);  // borrows both
int64_t iterator_left(Machine *m, const Iterator *it);  // how many values are to come, as far as its source knows
Value iterator_of(Machine *m, Type *type, IterKind kind, Value source, Value more);
typedef enum RowsOf { ROWS_PRODUCT, ROWS_PERMUTATIONS, ROWS_COMBINATIONS, ROWS_WITH_REPLACEMENT } RowsOf;
Value tool_next(Machine *m, Iterator *it);  // of itertools' iterators: iterator_tools.c
// The iterator of a builtin container or sequence; ignores an __iter__ of its class.
Value container_iterator(Machine *m, Value v);
bool iterates_in_c(Machine *m, Value v);  // iter_new and iter_next of it need no Python
// Iterating over anything that needs no Python: begin, next until it says V_UNBOUND, end.
typedef struct Walk {
  Machine *m;
  Value iterator;
} Walk;
bool walk_begin(Walk *w, Machine *m, Value v);  // false: raised
Value walk_next(Walk *w);                       // new, V_UNBOUND at the end or raised
void walk_end(Walk *w);

// As value_contains, but ignores a __contains__ of the class; hash_bare ignores a __hash__.
Answer contains_bare(Machine *m, Value container, Value item);
typedef struct Lanes {
  uint64_t acc, count;
} Lanes;  // the hash of a tuple, from those of its elements
Lanes lanes_begin(void);
void lanes_add(Lanes *l, uint64_t lane);
uint64_t lanes_end(const Lanes *l);
Answer hash_bare(Machine *m, Value v, uint64_t *hash);
Answer compare_builtin(Machine *m, int op, Value a, Value b, int depth);
// Raises the TypeError with CPython's text.
Value binary_unsupported(Machine *m, int op, bool in_place, Value a, Value b);
extern const char *const binary_signs[], *const compare_signs[];
// V_NONE: v is bytes or bytearray. V_UNBOUND: it is not; no exception is set.
Value bytes_like(Machine *m, Value v, const char **data, size_t *size);
// As list.__lt__ and its like. V_NOTIMPLEMENTED: the kinds have no order.
Value compare_bare(Machine *m, int op, Value a, Value b);
// As value_binary, but V_NOTIMPLEMENTED instead of the TypeError.
Value binary_bare(Machine *m, int op, Value a, Value b, bool in_place);
Value unary_unsupported(Machine *m, int op, Value v);

// ---- boot, by file ----

void dict_boot(Machine *m);
void set_boot(Machine *m);
void list_boot(Machine *m);
void deque_boot(Machine *m);
void sequence_boot(Machine *m);
void iterator_boot(Machine *m);
void special_methods_boot(Machine *m);
void integer_boot(Machine *m);
void float_boot(Machine *m);
void complex_boot(Machine *m);
// K_STATICMETHOD, or K_CLASSMETHOD: args[0] is the class
void wrapped_method_add(Machine *m, Type *t, Kind wrapper, const NativeDef *def);
void builtins_add(Machine *m, const NativeDef *defs);  // into builtins
void helpers_add(Machine *m, const NativeDef *defs);   // into the prelude's own names

#endif
