// What the verb table stands on: each family's guards and effects, and the shared words they agree upon. Private to world/.
//
// A guard only reads, and may read while somebody changes: if it says no, whoever is changing rings afterwards. An effect tests again
// for itself, under its latch or by its CAS, and returns VERB_BLOCKED having changed nothing if the guard is false after all.
#ifndef WORLD_FAMILIES_H
#define WORLD_FAMILIES_H

#include "redo.h"
#include "verbs.h"
#include "wait.h"

#define V(id, name, family, mark, guard, effect, expire, footprint, sentence) \
  bool guard(World *w, const WorldCall *c);                                    \
  VerbEnd effect(World *w, WorldCall *c);                                      \
  VerbEnd expire(World *w, WorldCall *c);
VERBS(V)
#undef V

static inline VerbEnd verb_fail(WorldCall *c, WorldError e) { return c->error = e, VERB_FAILED; }

// ---- locks (lock.c) ----
// word[LOCK_STATE] of a Lock or RLock: moment (1) | serial (31) | holder (32). The serial grows with each acquire, so two equal readings of a free
// lock mean that nobody had it in between. moment: held for a single load or store, by one who will let it go in nanoseconds.
// Of a semaphore: the free places.
enum { LOCK_STATE = 0, LOCK_DEPTH = 1 };
#define LOCK_MOMENT ((uint64_t)1 << 63)
static inline Actor lock_holder_of(uint64_t state) { return (Actor)state; }
static inline uint64_t lock_taken(uint64_t state, Actor a) { return (((state >> 32) + 1) & 0x7fffffff) << 32 | a; }
static inline uint64_t lock_freed(uint64_t state) { return state & 0x7fffffff00000000; }
static inline bool lock_is_mutex(const WorldObject *o) { return o->kind == KIND_LOCK || o->kind == KIND_RLOCK; }
static inline bool lock_held_by(const WorldObject *o, Actor a) {
  uint64_t s = atomic_load(&((WorldObject *)o)->word[LOCK_STATE]);
  return lock_is_mutex(o) && lock_holder_of(s) == a && !(s & LOCK_MOMENT);
}

// ---- cells (cells.c) ----
enum { CELLS_STALE = 0, CELLS_LAST_WHO = 1, CELLS_LAST_LINE = 2, CELLS_LAST_WROTE = 3, CELLS_LAST_WAS = 4 };  // hints about the last stale store; STALE: 1 if there ever was one
#define META_BUSY ((uint64_t)1)
static inline Actor meta_actor(uint64_t m) { return (Actor)(m >> 1) & 0xffffff; }
static inline uint64_t meta_version(uint64_t m) { return m >> 25; }
static inline uint64_t meta_make(uint64_t version, Actor a) { return version << 25 | (uint64_t)(a & 0xffffff) << 1; }
static inline WorldCell *cells_of(const World *w, const WorldObject *o) { return world_at(w, o->block); }
static inline size_t cells_block(uint32_t count) { return (size_t)count * (sizeof(WorldCell) + sizeof(uint64_t)); }  // the cells, then the staging words of a slice
void cells_recover(World *w, const Redo *r, Actor dead);      // the cell it was storing to
void cells_redo_slice(World *w, const Redo *r, Actor by);
void lock_recover(World *w, const Redo *r, Actor dead, Actor by);  // the lock it had for a moment

// ---- conditions (condition.c) ----
enum { COND_NEXT = 0, COND_CURSOR = 1, COND_USED = 2 };       // next ticket; tickets below the cursor are notified; entries ever used
enum { COND_SLEEPERS = 4096 };                                // ticket << 12 | entry fits a step's argument
typedef struct Sleeper { Word who, ticket; } Sleeper;         // who: depth << 32 | actor, 0 free
static inline Sleeper *cond_sleepers(const World *w, const WorldObject *o) { return world_at(w, o->block); }

// ---- queues (queue.c) ----
enum { QUEUE_PLACES = 0, QUEUE_MESSAGES, QUEUE_BYTES, QUEUE_HEAD, QUEUE_TAIL, QUEUE_READER, QUEUE_FED, QUEUE_GOT, QUEUE_BIG, QUEUE_BIG_WHO };
enum { QUEUE_RING = 4 * WORLD_PIPE, QUEUE_FRAME = 4 };        // a message costs the pipe 4 bytes and itself, as CPython's frames do, and the ring at most 4 times that
typedef struct Message { uint32_t size, maker; } Message;     // in the ring, then its bytes, padded to 8
void queue_copy_out(const World *w, const WorldObject *o, uint64_t at, void *out, size_t n);

// ---- events (event.c) ----
enum { EVENT_FLAG = 0, EVENT_PULSE = 1 };

// ---- the arena (arena.c) ----
uint64_t block_take(World *w, size_t size);                   // for ever; 0: the arena is full. Zeroed
uint64_t block_alloc(World *w, Actor a, size_t size);         // until block_free; 0: the arena is full. Not zeroed
void block_free(World *w, Actor a, uint64_t block, size_t size);

#endif
