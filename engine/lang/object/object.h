// The objects of the language: one struct a kind, and the few inline functions that everybody needs.
//
// Every object begins with Object. References are counted; an object whose count has the top bit
// is immortal (constants of code, types and natives made at boot) and its count never changes.
// An object's memory belongs to the machine's heap image (heap.h), so that a copy of the image
// is a copy of the process's whole private state. No object may point to malloc'd memory.
#ifndef LANG_OBJECT_OBJECT_H
#define LANG_OBJECT_OBJECT_H

#include <stddef.h>

#include "value.h"

typedef struct Machine Machine;
typedef struct Type Type;
typedef struct Code Code;
typedef struct Frame Frame;

typedef enum Kind {  // which struct an object is; a subclass keeps the kind of its builtin base
  K_FREE,            // a free cell of an object page
  K_FLOAT,
  K_COMPLEX,
  K_BIGINT,
  K_STR,
  K_BYTES,
  K_BYTEARRAY,
  K_TUPLE,
  K_LIST,
  K_DICT,
  K_SET,
  K_FROZENSET,
  K_DEQUE,
  K_RANGE,
  K_SLICE,
  K_ITERATOR,
  K_DICTVIEW,
  K_FUNCTION,
  K_NATIVE,
  K_METHOD,
  K_TYPE,
  K_INSTANCE,
  K_EXCEPTION,
  K_CELL,
  K_CODE,
  K_FRAME,
  K_GENERATOR,
  K_MODULE,
  K_PROPERTY,
  K_STATICMETHOD,
  K_CLASSMETHOD,
  K_SUPER,
  K_GETSET,
  K_SHARED,  // a handle on an object of the world
  K_WEAK,    // what a weak reference holds
  K_COUNT,
} Kind;

#define IMMORTAL 0x80000000u

typedef struct Object {
  uint32_t refs;  // how many references; IMMORTAL set: never counted
  uint8_t kind;   // Kind
  uint8_t flags;  // per kind
  uint16_t spare;
  Type *type;  // the class, an immortal or counted object itself
} Object;

static inline Object *as_obj(Value v) { return (Object *)(uintptr_t)v; }
static inline Value from_obj(const void *o) { return (Value)(uintptr_t)o; }
static inline bool is_kind(Value v, Kind k) { return is_ptr(v) && as_obj(v)->kind == k; }
// In a word, or on the heap.
static inline bool is_float(Value v) { return is_float_word(v) || is_kind(v, K_FLOAT); }

static inline bool is_complex(Value v) { return is_kind(v, K_COMPLEX); }

// ---- data ----

typedef struct Float {
  Object head;
  double value;
} Float;

typedef struct Complex {
  Object head;
  double re, im;
} Complex;

// An integer that does not fit 63 bits. Only of a class of the program's may it be smaller (OF_WORD).
typedef struct BigInt {
  Object head;
  int32_t sign;      // -1 or 1
  uint32_t nlimbs;   // > 0, the top limb is not 0
  uint64_t limbs[];  // least significant first, as mpn wants them
} BigInt;

typedef struct Str {  // immutable text, UTF-8
  Object head;
  uint64_t hash;    // 0: not yet computed
  uint32_t size;    // in bytes, without the closing NUL
  uint32_t length;  // in code points; length == size: ASCII, so indexing is direct
  char data[];      // NUL-terminated; lone surrogates are not representable
} Str;

typedef struct Bytes {
  Object head;
  uint64_t hash;
  uint32_t size;
  char data[];
} Bytes;  // NUL after it
typedef struct ByteArray {
  Object head;
  uint32_t size, room;
  char *data;
} ByteArray;  // data: heap_alloc(room)

enum {            // Object.flags
  OF_TYPE = 1,    // a class's own mro (whose first item is the class itself, borrowed) and list of
                  // subclasses (all borrowed)
  OF_OWN = 2,     // a float, int, str, bytes, bytearray or tuple of a class of the program's: its
                  // attributes stand behind it (own_attrs)
  OF_WORD = 4,    // such an int, and it fits 63 bits: sign and limbs[0] hold it
  OF_SEALED = 8,  // bytes or a tuple that a native has made for a native to read: no program can make one
};
typedef struct Tuple {
  Object head;
  uint32_t count;
  uint32_t spare;
  Value items[];
} Tuple;
typedef struct List {
  Object head;
  uint32_t count, room;
  Value *items;  // heap_alloc(room * 8); NULL while room is 0
  Value attrs;   // a subclass instance's attributes: a Dict, or V_UNBOUND
} List;

typedef struct DictEntry {
  Value key, value;
  uint64_t hash;
} DictEntry;           // key == V_UNBOUND: deleted
typedef struct Dict {  // insertion ordered: entries in order, and an open-addressed index of them
  Object head;
  uint32_t live;     // entries that are not deleted
  uint32_t used;     // entries in use, deleted ones included
  uint32_t room;     // capacity of entries
  uint32_t mask;     // index size - 1; 0: no index yet (a small dict is searched in order)
  uint64_t version;  // changed whenever a key comes, goes or moves (not when its value is replaced); never
                     // used twice in one OS process
  DictEntry *entries;
  int32_t *index;  // entry number, -1 empty, -2 deleted
  Value attrs;     // as in List
} Dict;
// K_SET and K_FROZENSET: a Dict whose values are V_NONE
typedef struct Set {
  Object head;
  Dict *dict;
  Value attrs;
} Set;
typedef struct Deque {  // a ring: value i stands at items[(first + i) % room]
  Object head;
  uint32_t count, room;  // room: 0 or a power of two
  Value *items;          // heap_alloc(room * 8)
  Value attrs;           // as in List
  uint32_t first;
  int64_t maxlen;    // -1: no bound
  uint64_t changes;  // how often something came, went or moved: an iterator that has seen another number stops
} Deque;
typedef struct DictView {
  Object head;
  Dict *dict;
  int what;
} DictView;  // what: 0 keys, 1 values, 2 items

typedef struct Range {
  Object head;
  Value start, stop, step;
  int64_t length;
} Range;  // length: -1, what leaves 63 bits (types/range.c)
typedef struct Slice {
  Object head;
  Value start, stop, step;
} Slice;

typedef enum IterKind {
  IT_LIST,
  IT_TUPLE,
  IT_STR,
  IT_BYTES,
  IT_RANGE,
  IT_DICT,
  IT_SET,
  IT_REVERSED,
  IT_ENUMERATE,
  IT_ZIP,
  IT_CALL,
  IT_DEQUE,
  IT_ROWS,     // itertools: product, permutations, combinations (iterator_tools.c)
  IT_COUNT,    // count
  IT_REPEAT,   // repeat
  IT_CYCLE,    // cycle over a tuple
  IT_LONGEST,  // zip_longest
} IterKind;
typedef struct Iterator {  // head.flags: IterKind. Never a user's __next__: those are instances
  Object head;
  Value source;            // what is iterated over; V_UNBOUND when exhausted
  int64_t at, stop, step;  // position (IT_RANGE: next value, values left, step); IT_DICT: entry number
  uint64_t mark;           // IT_DICT/IT_SET: live count at the start ("changed size during iteration"); of a deque:
                           // its changes
  Value more;              // IT_ENUMERATE: inner iterator; IT_ZIP: tuple of inner iterators; IT_DICT: what (0,1,2)
                           // as int; of itertools': iterator_tools.c
} Iterator;

// ---- code that can be called ----

typedef struct Function {
  Object head;
  Code *code;
  Dict *globals;
  Value name, qualname, doc, module;
  Value defaults;    // Tuple or V_UNBOUND
  Value kwdefaults;  // Dict or V_UNBOUND
  Value closure;     // Tuple of Cells or V_UNBOUND
  Value attrs;       // Dict or V_UNBOUND (__wrapped__, annotations under "__annotations__", …)
  Frame *spare;      // frames that have ended, ready for the next call: constants in place, registers empty
                     // (frame_push, frame_drop)
  uint32_t nspare;
} Function;

// A native borrows its arguments and returns a new reference, or V_UNBOUND with an exception set,
// or V_TAIL / V_WAIT (native.h, machine/machine.h). args[0] is self for a method. It never calls the machine.
typedef Value (*NativeFn)(Machine *m, const Value *args, int nargs);
typedef struct NativeDef {
  const char *name;
  NativeFn fn;
  int min, max;        // how many arguments, self included; max -1: any number
  const char *params;  // names, by spaces, of all max parameters (self included), where keywords are
                       // accepted; a missing one arrives as V_UNBOUND and nargs is max. "*" stands before
                       // keyword-only ones (and is not counted). "/" ends positional-only ones.
                       // "**": any keywords, raw: m->kwnames is a tuple of the names of the last arguments.
                       // NULL: "takes no keyword arguments".
                       // "=" and a letter for each argument (is_of_kind, native_call.c): no keywords, and each must
                       // be of that kind, or the function is not called. So has every native that only the prelude
                       // should call.
} NativeDef;           // a table of these ends with {0}
// owner: a method's type. self: the module, or V_UNBOUND.
typedef struct Native {
  Object head;
  const NativeDef *def;
  Type *owner;
  Value self;
} Native;
typedef struct Method {
  Object head;
  Value function, self;
} Method;

typedef struct GetSetDef {  // an attribute computed in C
  const char *name;
  Value (*get)(Machine *m, Value self);               // new reference, V_UNBOUND, V_TAIL or V_WAIT
  Value (*set)(Machine *m, Value self, Value value);  // V_NONE, or as get; NULL: read-only
} GetSetDef;                                          // a table of these ends with {0}
typedef struct GetSet {
  Object head;
  const GetSetDef *def;
  Type *owner;
} GetSet;

typedef struct Property {
  Object head;
  Value get, set, del, doc;
} Property;
typedef struct Wrapper {
  Object head;
  Value function;
} Wrapper;  // K_STATICMETHOD, K_CLASSMETHOD
typedef struct Super {
  Object head;
  Type *type;
  Value self;
  Type *self_type;
} Super;
typedef struct Cell {
  Object head;
  Value value;
} Cell;

typedef struct Generator {
  Object head;
  Frame *frame;  // owned; NULL when it has ended
  Value name, qualname;
  uint8_t running, started;
} Generator;

typedef struct Module {
  Object head;
  Value name;
  Dict *dict;
} Module;

// ---- classes and instances ----

enum {
  TYPE_IMMUTABLE = 1,
  TYPE_NO_SUBCLASS = 2,
  TYPE_PRELUDE = 4,
  TYPE_HAS_SLOW_GETATTR = 8,
  TYPE_SLOTS = 16,
  TYPE_HAS_DEL = 32,
  TYPE_ABSTRACT = 128,  // no instance can be made: a method of it is abstract
  TYPE_WRITTEN = 64
};  // Object.flags of a Type. WRITTEN: native here, but Python in CPython: errors of its calls
    // are a function's
enum { TAKEN_SEQUENCE = 1, TAKEN_MAPPING = 2 };
struct Type {
  Object head;
  Value name, qualname, module;  // str
  Dict *dict;
  Type *base;             // the one whose layout it keeps; NULL for object
  Value bases, mro;       // Tuples of Types
  Kind layout;            // the kind of its instances
  uint8_t taken;          // TAKEN_…: what patterns take its instances for; a class without one has its base's
  uint64_t version;       // changed whenever an attribute of it or of a base changes; never used twice in one OS
                          // process
  Value subclasses;       // List of direct subclasses, borrowed (a freed one removes itself)
  const NativeDef *make;  // builtin types: C constructor, args[0] the class being made (it or a subclass);
                          // inherited; NULL: an Instance. Immutable kinds (int, str, tuple, …) take all arguments
                          // here. Mutable ones (list, dict, set, bytearray, exceptions) make an empty one whatever
                          // the arguments, and have a native __init__ in their dict that fills it.
  void (*drop)(Machine *m, Object *o);  // K_SHARED: told before an instance is freed; NULL: nothing to do
};
// Object.flags of an instance or a handle: its __del__ has been called, will be, or need not be.
enum { INSTANCE_SAID = 1 };
typedef struct Instance {
  Object head;
  Dict *dict;
} Instance;                 // dict made with the instance
typedef struct Exception {  // K_EXCEPTION: BaseException and everything below it
  Object head;
  Dict *dict;            // NULL until an attribute is set
  Value args;            // Tuple
  Value cause, context;  // exceptions, or V_UNBOUND (cause V_NONE: "from None")
  Value traceback;       // a List of ints: code index and line, innermost last; V_UNBOUND before it is raised
  Value name, object;    // NameError, AttributeError, ImportError: what was missing, and on what; OSError: the
                         // file. V_UNBOUND if not known
  bool suppress_context;
} Exception;

#define SHARED_UNFILLED ((uint32_t)-1)  // Shared.id of a handle that has not been filled
typedef struct Shared {                 // K_SHARED: a handle on a world object. The world keeps the state
  Object head;
  uint32_t id;   // the object's number in the world
  uint32_t aux;  // for the binding: an index, a typecode
  Value keep;    // for the binding: a private companion, V_UNBOUND if none
  Dict *dict;    // Python attributes, NULL until one is set
} Shared;

typedef struct Weak Weak;
struct Weak {  // weak.c. owner, the prelude's reference object, holds it
  Object head;
  Object *target;  // borrowed; NULL when it is gone
  Object *owner;   // borrowed
  Weak *next;      // of the same target, older
  bool calls;      // the owner wants to hear of the target's end
  bool exports;    // the owner is a memoryview of the target: it keeps its size
};

// ---- reference counts ----

void object_free(Machine *m, Object *o);  // called when the last reference goes; iterative, never deep

static inline Value incref(Value v) {
  if (is_ptr(v)) {
    Object *o = as_obj(v);
    if (!(o->refs & IMMORTAL)) o->refs++;
  }
  return v;
}
static inline void decref(Machine *m, Value v) {
  if (is_ptr(v)) {
    Object *o = as_obj(v);
    if (!(o->refs & IMMORTAL) && --o->refs == 0) object_free(m, o);
  }
}
#define INCREF_OBJ(o) incref(from_obj(o))
#define DECREF_OBJ(m, o) decref((m), from_obj(o))

Value *own_attrs(Object *o);  // of an object with OF_OWN: a Dict, or V_UNBOUND while it has none

// An int that fits a word, in whatever form; one that does not.
static inline bool is_own_word(Value v) { return is_kind(v, K_BIGINT) && as_obj(v)->flags & OF_WORD; }
static inline bool is_big(Value v) { return is_kind(v, K_BIGINT) && !(as_obj(v)->flags & OF_WORD); }
static inline bool is_whole(Value v) { return is_int(v) || is_bool(v) || is_own_word(v); }
static inline int64_t as_whole(Value v) {
  if (is_int(v)) return as_int(v);
  if (!is_ptr(v)) return v == V_TRUE;
  const BigInt *b = (const BigInt *)as_obj(v);
  return b->sign < 0 ? (int64_t)(0 - b->limbs[0]) : (int64_t)b->limbs[0];
}
static inline bool is_integer(Value v) { return is_int(v) || is_bool(v) || is_kind(v, K_BIGINT); }
// Of a class of the program's made from a builtin one: its methods may be the program's.
static inline bool is_own(Value v) { return is_ptr(v) && as_obj(v)->flags & OF_OWN && as_obj(v)->kind <= K_TUPLE; }

static inline const char *str_data(Value v) { return ((Str *)as_obj(v))->data; }
static inline uint32_t str_size(Value v) { return ((Str *)as_obj(v))->size; }
static inline double float_of(Value v) { return is_float_word(v) ? float_of_word(v) : ((Float *)as_obj(v))->value; }

#endif
