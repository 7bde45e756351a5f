// What the files of pickle share: the opcodes, the pickler's and the unpickler's state, names.
//
// Both sides keep a stack of their own, never the C stack: a list nested a hundred thousand deep is no danger. They run
// in C until something needs Python; then the whole state moves into objects of the heap ("frozen", a Tuple), a loop of
// the prelude makes the call, and the next step takes the state out again ("thawed").
#ifndef LANG_PICKLE_PARTS_H
#define LANG_PICKLE_PARTS_H

#include "lang/types/containers.h"
#include "pickle.h"
#include "lang/types/text_parts.h"

enum {
  PK_MARK = '(',
  PK_STOP = '.',
  PK_POP = '0',
  PK_POP_MARK = '1',
  PK_DUP = '2',
  PK_BININT = 'J',
  PK_BININT1 = 'K',
  PK_BININT2 = 'M',
  PK_NONE = 'N',
  PK_REDUCE = 'R',
  PK_BINUNICODE = 'X',
  PK_APPEND = 'a',
  PK_BUILD = 'b',
  PK_GLOBAL = 'c',
  PK_DICT = 'd',
  PK_EMPTY_DICT = '}',
  PK_APPENDS = 'e',
  PK_BINGET = 'h',
  PK_LONG_BINGET = 'j',
  PK_LIST = 'l',
  PK_EMPTY_LIST = ']',
  PK_BINPUT = 'q',
  PK_LONG_BINPUT = 'r',
  PK_SETITEM = 's',
  PK_TUPLE = 't',
  PK_EMPTY_TUPLE = ')',
  PK_SETITEMS = 'u',
  PK_BINFLOAT = 'G',
  PK_BINBYTES = 'B',
  PK_SHORT_BINBYTES = 'C',
  PK_PROTO = 0x80,
  PK_NEWOBJ,
  PK_EXT1,
  PK_EXT2,
  PK_EXT4,
  PK_TUPLE1,
  PK_TUPLE2,
  PK_TUPLE3,
  PK_NEWTRUE,
  PK_NEWFALSE,
  PK_LONG1,
  PK_LONG4,
  PK_SHORT_BINUNICODE,
  PK_BINUNICODE8,
  PK_BINBYTES8,
  PK_EMPTY_SET,
  PK_ADDITEMS,
  PK_FROZENSET,
  PK_NEWOBJ_EX,
  PK_STACK_GLOBAL,
  PK_MEMOIZE,
  PK_FRAME,
  PK_BYTEARRAY8,
};

// ---- writing ----

typedef enum WorkKind {
  WORK_VALUE,
  WORK_LIST,
  WORK_PAIRS,
  WORK_DICT,
  WORK_SET,
  WORK_FROZENSET,
  WORK_TUPLE,
  WORK_CODE,
  WORK_CODE_MEMO,
  WORK_MEMO
} WorkKind;

typedef struct Work {  // what is still to be written; the last comes first
  Value v;             // the value, or the container that is gone through; not owned (see Pickler.keep)
  uint32_t at;         // how far; WORK_CODE: the opcode
  uint32_t batch;      // how many of this batch of 1000 have been written
  uint8_t what;        // WorkKind
  bool single;         // it has one item, which needs no mark; decided when it is begun
} Work;

typedef struct Memo {
  Value key;
  uint32_t number;
} Memo;  // key V_UNBOUND… 0: free

enum { SMALL_OUT = 512, SMALL_WORK = 16, SMALL_MEMO = 32 };

typedef struct Pickler {
  Machine *m;
  char *out;
  size_t size, room;  // room: of the heap block; 0 while it is small_out
  size_t frame;       // where the frame begins that is being written; 0: none
  Memo *memo;
  uint32_t mask, nkeys, next_number;  // nkeys objects, next_number counts those without one too
  Work *work;
  uint32_t nwork, work_room;
  Value keep;              // a List of what must live till the end, once Python has run or there are
                           // temporaries; else V_UNBOUND
  bool python;             // Python runs in between: everything in memo and work is kept too
  Value need;              // what Python shall reduce; borrowed
  int protocol;            // 4 or 5
  Type *plain;             // the class last found to have no hooks …
  uint64_t plain_version;  // … at this version
  char small_out[SMALL_OUT];
  Work small_work[SMALL_WORK];
  Memo small_memo[SMALL_MEMO];
} Pickler;

typedef enum Outcome { DONE, FAILED, ASKS } Outcome;  // FAILED: raised; ASKS: Pickler.need, Unpickler.call

void pickler_init(Pickler *p, Machine *m, int protocol);
void pickler_free(Pickler *p);                                // its blocks and keep
bool pickler_add(Pickler *p, const void *data, size_t size);  // false: MemoryError
bool pickler_code(Pickler *p, int op);
bool pickler_push(Pickler *p, WorkKind what, Value v, uint32_t at);
bool pickler_memoize(Pickler *p, Value v);              // writes MEMOIZE; v V_UNBOUND: a number without an object
bool pickler_recall(Pickler *p, Value v, bool *known);  // writes a GET if v was written before
bool pickler_knows(const Pickler *p, Value v);          // v was written before
bool pickler_keep(Pickler *p, Value v);                 // takes over v
// Called between two values: closes the frame if it is big, or at the end.
bool pickler_frame(Pickler *p, bool end);
Outcome pickler_run(Pickler *p, Value *bytes);
// Writes v, or pushes the work that writes it. false: raised, or need is set.
bool pickler_save(Pickler *p, Value v);
// Writes a class or function by its name. name V_UNBOUND: its own qualified name.
bool pickler_save_global(Pickler *p, Value v, Value name);
bool pickler_save_object(Pickler *p, Value v);  // everything that is not plain data
bool pickler_save_reduced(Pickler *p, Value v, Value reduced, Value items, Value pairs);  // what __reduce_ex__ gave
// Moves the state into a new Tuple; the Pickler is then empty. V_UNBOUND: MemoryError.
Value pickler_freeze(Pickler *p);
void pickler_thaw(Pickler *p, Machine *m, Value state);

// ---- reading ----

typedef struct Unpickler {
  Machine *m;
  const unsigned char *begin, *p, *end;
  Value *stack;
  uint32_t nstack, stack_room;  // owned references
  Value *memo;
  uint32_t nmemo, memo_room;  // owned; V_UNBOUND: not set
  uint32_t *marks;
  uint32_t nmarks, marks_room;
  bool push_answer;  // what Python returns is a value of the stack; else it is dropped
  Value call;        // ASKS: the call, a Tuple (function, args, kwargs or None, whether
                     // function is the name of a helper); owned
} Unpickler;

Outcome unpickler_run(Unpickler *u, Value *result);
bool unpickler_push(Unpickler *u, Value v);  // takes over v; false: MemoryError
// An opcode that makes or changes an object (make.c).
Outcome unpickler_make(Unpickler *u, int op);
Outcome unpickler_bad(Unpickler *u, const char *text);  // UnpicklingError
Value *unpickler_top(Unpickler *u, uint32_t n);         // the n last values, above the last mark; NULL: raised
bool unpickler_pop_mark(Unpickler *u, uint32_t *at);    // where the values above the last mark begin
void unpickler_drop(Unpickler *u, uint32_t n);          // releases the n last values
void unpickler_free(Unpickler *u);

// ---- names ----

// The object that a class's or function's name means, borrowed; V_UNBOUND: raised. *ask: its module must be imported
// first.
Value pickle_find(Machine *m, Value module, Value name, bool *ask);
bool pickle_may_get(Value name);              // a pickle may call getattr for this name
Value pickle_module_of(Machine *m, Value v);  // the name of the module of a class or function, borrowed
Value pickle_name_of(Machine *m, Value v);    // its qualified name, borrowed
// module.name, also for dotted names; borrowed. V_UNBOUND: none, no exception is set.
Value pickle_walk(Machine *m, Value module, Value name);
Type *pickle_error(Machine *m, const char *name);  // "PicklingError", …
Value pickle_shared_save(Machine *m, Value v);     // by the hook

#endif
