// Private objects that two threads of a process share. In explore a process runs its private work between two steps
// unbroken; CPython changes threads between any two instructions. So an order of explore is the whole truth only if
// what the threads do in private cannot meet: no two accesses to one variable, attribute or element, one of them a
// write, without something that orders them (a lock, a join, a queue, …: the happens-before relation of sync.h).
//
// An order is taken again with each instruction watched. An access is one of the program's own instructions: globals,
// cells of closures, attributes, items of lists, dicts, deques and bytearrays; a container that is handed to a function
// in C is read as a whole, one whose method is called is written as a whole unless the method only looks, or adds what
// another adds as well. An iterator that goes on is written. Modules of the prelude that work on the program's objects
// (builtins, functools, itertools, collections, …) are watched as its own code is. In the prelude's threads an
// attribute is what they tell each other by (Event.is_set, Thread.is_alive): its write happens before its reads.
#ifndef EXPLORE_THREADS_H
#define EXPLORE_THREADS_H

#include "sync.h"

typedef struct PrivateAccess {
  uint64_t object;  // address and stamp (memory is used again)
  uint64_t key;     // which variable, attribute or element; PRIVATE_WHOLE: all
  int step;         // after which step of the order; -1: before the first
  uint32_t line;
  uint32_t block;  // finer_passed
  uint16_t slot;
  uint8_t strand;
  bool apart;   // as the strand's
  bool in_c;    // by what CPython has in C
  uint8_t how;  // PRIVATE_…
  char name[24];
} PrivateAccess;
// ADD: of a plain value to a list, a deque or a set; key: of the value. ENTER: of a key that a dict did not have. DRAW:
// a number from a generator (random) that the program has seeded; SEED: that it is seeded, or set
enum {
  PRIVATE_READ,
  PRIVATE_WRITE,
  PRIVATE_ADD,
  PRIVATE_ENTER,
  PRIVATE_DRAW,
  PRIVATE_SEED,
  PRIVATE_GIVE,
  PRIVATE_TAKE
};
enum { PRIVATE_WHOLE = 0 };

typedef struct ThreadsPair {  // two accesses that nothing orders, by number; first came first
  int first, second;
  int how;  // PRIVATE_ENTER or PRIVATE_DRAW
} ThreadsPair;

enum { THREADS_SEEDED = 16 };
typedef struct Threads {
  PrivateAccess *access;
  int n, room;
  uint16_t stamp;
  uint64_t seeded[THREADS_SEEDED];  // generators, the latest
  unsigned nseeded;
  ThreadsPair *pair;  // of ENTER and of DRAW
  int npairs, pair_room;
  struct {        // in an order that is taken again with these turned round (threads_turn)
    int how;      // PRIVATE_ENTER or PRIVATE_DRAW; else: nothing is
    int skip;     // numbers that another thread drew before
    int entered;  // the access that is being done; -1
    Object *dict;
  } turn;
} Threads;

// What the instruction that s is about to do accesses, if anything. slot, place: s's; step: as above.
void threads_watch(Threads *t, Machine *m, const Strand *s, int slot, int place, int step);
// Called with each pair that nothing orders; first came first. Pairs of ENTER and of DRAW are no conflict by
// themselves: they are kept in t.
typedef void ThreadsFound(void *data, const PrivateAccess *first, const PrivateAccess *second);
// Has the strand of this access, a write, read the same before, unbroken, so that it writes back what it has read? And
// would it matter if the other came in between: it writes, or reads where this one did, and may write in other orders.
bool threads_writes_back(const Threads *t, const PrivateAccess *a, const PrivateAccess *other);
bool threads_order(Threads *t, Sync *r, World *w, const ExploreEvent *event, int n, ThreadsFound *found, void *data);

// ---- what is left open is tried (threads_turned.c) ----

// A dict shows its keys in the order in which they came, and each draw from a generator has its own number. Where two
// threads do so and nothing orders them, the same order is taken again, the same instructions watched, as if the other
// one had been first: a key that comes is moved before those of others that nothing orders with it; of a generator that
// is shared, so many numbers have been drawn before. If nothing parts, nothing rests on it.
// how: PRIVATE_ENTER or PRIVATE_DRAW. NULL: there is no such pair
const ThreadsPair *threads_turn(Threads *t, int how, int skip);
void threads_turn_end(Threads *t);
// In such an order, from threads_watch: before an instruction of process `slot`, and at access number `access` (to o).
void threads_turn_before(Threads *t, Machine *m, int slot);
void threads_turn_access(Threads *t, int access, Object *o);
uint64_t private_key(int what, uint64_t v);  // an access's key; what: 3: an item's, by its hash

#endif
