// The Machine: the root block of a heap image, from which all that is private to a process is reached.
//
// One Machine is one process. Its fields are for the files of lang; whoever stands above reads host, heap, strands,
// strand, the types and the exceptions, and sets slice, depth_limit and binding. What runs it is machine/machine.h.
#ifndef LANG_OBJECT_ROOT_H
#define LANG_OBJECT_ROOT_H

#include "heap.h"
#include "strand.h"

// One row each, not to be folded.
// clang-format off
#define TYPES(T) \
  T(object) T(type) T(int) T(bool) T(float) T(complex) T(str) T(bytes) T(bytearray) T(tuple) T(list) T(dict) T(set) T(frozenset) T(deque) T(range) T(slice) \
  T(NoneType) T(NotImplementedType) T(ellipsis) T(function) T(builtin_function_or_method) T(method_descriptor) T(method) T(module) T(generator) T(cell) \
      T(code) T(frame) T(property) \
  T(staticmethod) T(classmethod) T(super) T(getset_descriptor) T(iterator) T(enumerate) T(zip) T(reversed) T(dict_keys) T(dict_values) T(dict_items) \
      T(traceback) T(shared) T(callable_iterator) T(weak) \
  T(list_iterator) T(tuple_iterator) T(str_iterator) T(str_ascii_iterator) T(bytes_iterator) T(bytearray_iterator) T(range_iterator) \
      T(set_iterator) T(list_reverseiterator) T(dict_keyiterator) T(dict_valueiterator) T(dict_itemiterator) T(dict_reversekeyiterator) \
      T(dict_reversevalueiterator) T(dict_reverseitemiterator) T(_deque_iterator) T(_deque_reverse_iterator)
// clang-format on

// name, base. One row each, not to be folded.
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
  E(ResourceWarning, Warning) E(PendingDeprecationWarning, Warning) E(ImportWarning, Warning) E(UnicodeWarning, Warning) \
  E(BytesWarning, Warning) E(EncodingWarning, Warning)
// clang-format on

// ORDER: the order of a set that rests on a hash or an address
enum { LOOKED_ADDRESS = 1, LOOKED_HASH = 2, LOOKED_ORDER = 4, LOOKED_RANDOM = 8 };

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
  Value kwnames;       // for natives with "**": Tuple of names, or V_UNBOUND
  Dict *builtins;      // the builtins module's dict
  Dict *modules;       // sys.modules
  Dict *inner;         // mplab's own modules, by name: only the prelude's code sees them (import.c)
  Dict *main;          // __main__'s dict
  Dict *prelude;       // the prelude's own globals: helpers that slow paths call, by name
  bool mortal;         // the program has made a class with __del__
  bool had_apart;      // a strand of it has been apart
  bool strands_share;  // a strand that is apart has run the program's code, or else what its strands share is
                       // not told by their steps
  // The first comparison of a float since `wanted` was set clears it: how far apart its two sides were.
  struct {
    bool wanted;
    double gap;
  } apart;
  Value exit;            // set by machine_exit_status
  uint32_t depth_limit;  // frames of the program in a strand before RecursionError; of the prelude INNER_LIMIT
  uint64_t fresh_seed;   // what a generator that is not seeded by the program starts from
  void *binding;         // the hosts' private block on this heap
  uint32_t looked;       // LOOKED_…: what the program has asked for that CPython gives anew in each run
  // An order that explore takes again: what is mixed into the hashes of texts, as another hash seed would be, and into
  // the addresses that the program sees. 0: nothing. Set when the machine has booted, before the program runs.
  struct {
    uint64_t hash, address;
  } varied;
  uint64_t veil;            // over every address that the program is told (address_shown): a draw of this OS process's
  struct {                  // the machine's files alone
    uint64_t frame_serial;  // of the last frame made
    uint32_t free_depth;    // nesting of object_free
    Value *trash;
    uint32_t ntrash, trash_room;  // what is to be freed when the nesting is less
    uint32_t objects;             // containers made since the last collection
    Value old_keep[4];            // what the step before kept: valid while its StepDone posts the next
    Value no_index;               // see raise_no_index (types/containers.h); borrowed, V_UNBOUND: none
    Value dying;                  // List of what has last words to say (last_words.c), or V_UNBOUND
    struct {                      // weak.c: who is referred to weakly, by address
      struct WeakTarget *at;
      uint32_t mask, used, live;  // of the table: size - 1, places that are or were in use, targets
    } weak;
    bool collecting;      // the collector runs
    uint32_t collect_at;  // the collector looks when so many were made
    void *reserve;        // MACHINE_RESERVE bytes of the heap, for the last words of a MemoryError that the program
                          // does not catch; NULL: used
    Value memory_error;   // made at boot: there may be no room for it later
    Strand boot;          // stands in for a strand while the machine boots
  } own;
#define T(name) Type *t_##name;
  TYPES(T)
#undef T
#define E(name, base) Type *e_##name;
  EXCEPTIONS(E)
#undef E
};

// What stands for where an object is in everything that the program can see (id, hash, repr): a number of its own for
// each object, and no address. address_shown (types/containers.h) is for what the program asks.
static inline uint64_t address_veiled(const Machine *m, Value v) { return v ^ m->veil; }

static inline bool raised(const Machine *m) { return m->strand->exc != V_UNBOUND; }

#endif
