// Internals of the tables of verbs and families: the functions that their rows name, and the shared words that these
// use. Private to world/.
//
// A guard only reads, perhaps during a change: if it says no, the changer rings after its change. An effect tests
// again, under its latch or by its CAS; if the guard is false after all it returns VERB_BLOCKED and has changed
// nothing.
#ifndef WORLD_FAMILIES_H
#define WORLD_FAMILIES_H

#include <string.h>

#include "inside.h"
#include "redo.h"
#include "traits.h"
#include "view.h"
#include "wait.h"

typedef struct Enders {  // who could end a wait, as they are found
  int *slots, n, max;
  bool anybody;
} Enders;

enum { REFUSES = 1, LETS = 2, TELLS_ARG = 4, DATA = 8, LEFT = 16 };  // flags of a row

#define V(id, name, family, mark, guard, effect, expire, sentence, foot, ends, why, moves, change, spins, ...) \
  bool guard(World *w, const WorldCall *c);                                                                    \
  VerbEnd effect(World *w, WorldCall *c);                                                                      \
  VerbEnd expire(World *w, WorldCall *c);                                                                      \
  void foot(World *w, const WorldCall *c, VerbFootprint *f);                                                   \
  void ends(World *w, const WorldCall *c, Enders *e);                                                          \
  void moves(World *w, const VerbDone *d, VerbMoves *m);                                                       \
  VerbChange change(const VerbDone *d);                                                                        \
  bool spins(const WorldCall *c);
VERBS(V)
#undef V

// The columns of a family's row (kinds.h). A view fills in what the family has in a WorldObjectView, and returns how
// the object stands.
typedef struct Form Form;  // canonical_inner.h
#define F(id, is_object, view, form, ...)                               \
  WorldStands view(World *w, const WorldObject *o, WorldObjectView *v); \
  void form(Form *f, World *w, uint32_t id);
WORLD_FAMILIES(F)
#undef F

// What a view tells by a name of its own, as in JSON; see WorldFact.
static inline void view_tell(WorldObjectView *v, const char *name, bool yes_no, int64_t value) {
  v->fact[v->nfacts++] = (WorldFact){.name = name, .yes_no = yes_no, .value = value};
}
static inline void view_number(WorldObjectView *v, const char *name, int64_t n) { view_tell(v, name, false, n); }
static inline void view_yes_no(WorldObjectView *v, const char *name, bool yes) { view_tell(v, name, true, yes); }

static inline uint64_t word_of(const WorldObject *o, int i) { return atomic_load(&((WorldObject *)o)->word[i]); }

// For the columns of a row: another place of a footprint, each strand's own part of an object (footprint.c), another
// thing that is given or taken (traits.c).
void verb_place_add(VerbFootprint *f, uint32_t object, int32_t part, bool write);
int32_t verb_part_of(Actor a);
void verb_move_add(VerbMoves *m, bool gives, VerbThing thing, uint32_t object);

VerbWhy verb_row_why(int verb);  // the row's own; verb_why finds the one that holds now
VerbInside verb_row_inside(int verb);
bool verb_row_guard(World *w, const WorldCall *c);  // whatever a killed process has left (world_kept)

// ---- what the killed leave (inside.c) ----
enum { KEPT_ASLEEP = 12, KEPT_BY = 13 };  // words of an object, see there
// that process was killed: its strands wait as their records say
void insides_left(World *w, int slot);

static inline VerbEnd verb_fail(WorldCall *c, WorldError e) { return c->error = e, VERB_FAILED; }

// ---- locks (lock.c) ----
// word[LOCK_STATE] of a Lock or RLock: moment (1) | serial (31) | holder (32). The serial grows with each acquire, so
// two equal readings of a free lock mean that nobody had it in between. moment: held for one load or store, for
// nanoseconds. Of a semaphore: the free places. word[LOCK_PASSED], not of an RLock: 1 once another has released it than
// who had taken it (world_is_signal). word[LOCK_TAKERS …], of a semaphore: actors that took a place, 0 free. Both are
// hints for watchers.
enum { LOCK_STATE = 0, LOCK_DEPTH = 1, LOCK_PASSED = 2, LOCK_TAKERS = 3, LOCK_TAKERS_MOST = 11 };
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
// hints about the last stale store; STALE: 1 if there ever was one
enum { CELLS_STALE = 0, CELLS_LAST_WHO = 1, CELLS_LAST_LINE = 2, CELLS_LAST_WROTE = 3, CELLS_LAST_WAS = 4 };
#define META_BUSY ((uint64_t)1)
static inline Actor meta_actor(uint64_t m) { return (Actor)(m >> 1) & 0xffffff; }
static inline uint64_t meta_version(uint64_t m) { return m >> 25; }
static inline uint64_t meta_make(uint64_t version, Actor a) { return version << 25 | (uint64_t)(a & 0xffffff) << 1; }
static inline WorldCell *cells_of(const World *w, const WorldObject *o) { return world_at(w, o->block); }
// For a reader that does not believe the object's words: its cells, *n of them lie in the world. Both words are read
// once.
WorldCell *cells_seen(const World *w, const WorldObject *o, uint32_t *n);
// the cells, then the staging words of a slice
static inline size_t cells_block(uint32_t count) { return (size_t)count * (sizeof(WorldCell) + sizeof(uint64_t)); }
void cells_recover(World *w, const Redo *r, Actor dead);  // the cell it was storing to
void cells_redo_slice(World *w, const Redo *r, Actor by);
void lock_recover(World *w, const Redo *r, Actor dead, Actor by);  // the lock it had for a moment

// ---- conditions (condition.c) ----
// next ticket; tickets below the cursor are notified; entries ever used
enum { COND_NEXT = 0, COND_CURSOR = 1, COND_USED = 2 };
enum { COND_SLEEPERS = 4096 };  // ticket << 12 | entry fits a step's argument
typedef struct Sleeper {
  Word who, ticket;
} Sleeper;  // who: depth << 32 | actor, 0 free
// a strand of that process, which lives, is among them (notified or not)
bool cond_has_of(World *w, uint32_t cond, int slot);
bool cond_wakes_dead(World *w, const WorldCall *c);  // a notify of more than live
static inline Sleeper *cond_sleepers(const World *w, const WorldObject *o) { return world_at(w, o->block); }

// ---- queues (queue.c) ----
// Two cache lines, against false sharing of putters and getters. One has the words of feeders, under the object's latch
// (but PUT, by one CAS, where processes put); the other those of getters, under READING, a latch of their own. Neither
// side writes the other's words: a redo for a killed process must not overwrite a newer value. BIG belongs to the
// message fed last; so to the first message if it is the only one. FED and GOT are written last: what they count is
// there.
enum {
  QUEUE_PUT = 0,
  QUEUE_TAIL,
  QUEUE_BIG,
  QUEUE_BIG_WHO,
  QUEUE_FED_BYTES,
  QUEUE_FED,
  QUEUE_READING = 6,
  QUEUE_HEAD,
  QUEUE_READER,
  QUEUE_TAKEN,
  QUEUE_GOT_BYTES,
  QUEUE_GOT,
  QUEUE_LEFT  // explore's (gets.c): 1: one that died in a get of one step may have had the reading lock
};
// is it a pool's (WorldSides), and made by that process
bool queue_of_slot(const World *w, uint32_t id, int slot);
// that process is over: rings those who wait at such queues
void queues_left(World *w, int slot, bool surely);
// that process is dead: a get of one step that it waited in leaves the reading lock taken, as one of two steps does
void queues_unread(World *w, int slot, Actor by);
bool queue_has_message(World *w, const WorldCall *c);
// in the pipe; 0: at some moment of the call there was none
uint64_t queue_messages(const WorldObject *o);
// bytes taken in the pipe; perhaps an older value, never less than now
uint64_t queue_bytes(const WorldObject *o);
// a message costs the pipe 4 bytes and itself, as CPython's frames do, and the ring at most 4 times that
enum { QUEUE_RING = 4 * WORLD_PIPE, QUEUE_FRAME = 4 };
typedef struct Message {
  uint32_t size, maker;
} Message;  // in the ring, then its bytes, padded to 8
// the messages from number `first` on for world_queue_items, each bytes of each
int queue_copy_items(World *w, const WorldObject *o, int first, WorldItem *items, int max, char *text, size_t each);

// ---- pipes (pipe.c) ----
// number + 1 of the pipe made before; bit e: end e was told that what it sent is lost; ends ever lent
enum { PIPE_NEXT = 0, PIPE_TOLD = 1, PIPE_SERIAL = 2 };
enum { PIPE_ONE_WAY_RING = 2 * WORLD_PIPE, PIPE_TWO_WAY_RING = 4 * WORLD_PIPE, PIPE_LENDS = 64 };
// what one end has sent; used: bytes taken, as the kernel's pipe or socket counts them
typedef struct PipeLane {
  Word messages, used, bytes, head, tail, sent, got, big, big_who;
} PipeLane;
typedef struct PipeBlock {
  PipeLane lane[2];  // of end 0, of end 1
  // which slots have the end open: each bit by one atomic operation; by that process, by its parent before it runs, or
  // by whoever reports its death
  Word open[2][WORLD_SLOTS / 64];
  // serial << 33 | end << 32 | lender's actor, 0 free; counts while the lender lives
  Word lent[PIPE_LENDS];
} PipeBlock;
static inline PipeBlock *pipe_block(const World *w, const WorldObject *o) { return world_at(w, o->block); }
size_t pipe_block_size(uint32_t count);
// a new pipe: its maker has both ends open; listed: it is in the list of pipes already
void pipe_made(World *w, uint32_t pipe, bool listed);
bool pipe_readable(World *w, uint32_t pipe, int end);
bool pipe_has_message(World *w, uint32_t pipe, int end);  // for the process at that end
// it is on its way in a message of that process
bool pipe_lent_by(const World *w, uint32_t pipe, int end, int slot);
// the lender's slot, alive or dead; -1: it was taken
int pipe_lender(const World *w, uint32_t pipe, int64_t ticket);
// somebody else has it open, or it is on its way in a message of somebody else
bool pipe_open_without(const World *w, uint32_t pipe, int end, int slot);
// live processes that have it open; lent: it is on its way in a message too
int pipe_holders(World *w, uint32_t pipe, int end, int *slots, int max, bool *lent);
// the messages from number `first` on that end has sent, for world_pipe_items
int pipe_copy_sent(World *w, const WorldObject *o, int end, int first, WorldItem *items, int max, char *text,
                   size_t each);
// the pipe made last, -1: none
static inline int pipe_last(const World *w) { return (int)((uint32_t)atomic_load(&w->head->pipes) - 1); }
static inline int pipe_before(const World *w, int pipe) {
  return (int)((uint32_t)atomic_load(&world_object(w, (uint32_t)pipe)->word[PIPE_NEXT]) - 1);
}
void pipes_forked(World *w, int parent, int child);
// closes the ends of a process that ends, rings those who wait for that
void pipes_left(World *w, int slot);
void pipes_dead(World *w, int slot);    // the same, by whoever reports a death; rings in any case (ring_surely)
void pipes_forget(World *w, int slot);  // clears a slot's ends before it is reused

// is an end open, or on its way: read before it is asked who holds the pipe
bool pipe_is_used(const World *w, uint32_t pipe);

// ---- objects that nobody holds (recycle.c) ----
// A free one that can become what spec says, as new but for its spec: its number, held by the creator; -1: none.
// any: of whatever family, without the memory that it had.
int recycle_take(World *w, Actor creator, const WorldSpec *spec, bool any);
void held_clear(World *w, int slot);                     // before a slot is reused
void shown_forget(World *w, Actor who, WorldObject *o);  // shown.c: of an Event that nobody holds

// ---- lists of things to wait for (many.c) ----
enum { MANY_PIPE = 1, MANY_QUEUE, MANY_PROCESS };
enum { MANY_MOST = 8192 };  // things in a list
typedef struct ManyThing {
  int what;
  uint32_t object;
  int end;
} ManyThing;                                                                        // object: a slot for MANY_PROCESS
uint32_t many_count(const World *w, const WorldCall *c);                            // 0 if the call's list is none
bool many_thing(const World *w, const WorldCall *c, uint32_t i, ManyThing *thing);  // false: the entry is none

// ---- rings of bytes ----
static inline void ring_in(char *ring, size_t size, uint64_t at, const void *bytes, size_t n) {
  size_t start = at % size, first = n < size - start ? n : size - start;
  if (n == 0) return;
  memcpy(ring + start, bytes, first);
  memcpy(ring, (const char *)bytes + first, n - first);
}
static inline void ring_out(const char *ring, size_t size, uint64_t at, void *out, size_t n) {
  size_t start = at % size, first = n < size - start ? n : size - start;
  if (n == 0) return;
  memcpy(out, ring + start, first);
  memcpy((char *)out + first, ring, n - first);
}

// ---- barriers (barrier.c) ----
bool barrier_is_last(World *w, const WorldCall *c);  // does this arrival fill it
enum { BARRIER_WORD = 0 };                           // state << 32 | how many are there, changed by CAS
typedef enum BarrierState {
  BARRIER_FILLING,
  BARRIER_DRAINING,   // all have met, and some have yet to leave
  BARRIER_RESETTING,  // the same after a reset, with an error
  BARRIER_BROKEN,
  BARRIER_ACTING,  // all are there, and the last one's action runs
} BarrierState;
BarrierState barrier_read(const WorldObject *o, int64_t *there);

// ---- events (event.c) ----
enum { EVENT_FLAG = 0, EVENT_PULSE = 1 };
// … of what a manager serves: changes that were made of what had been changed meanwhile, the sum of what they lost,
// and, as hints, whose and on which line the last one was
enum { SERVED_STALE = 2, SERVED_LOST = 3, SERVED_LAST_WHO = 4, SERVED_LAST_LINE = 5 };

// ---- the arena (arena.c) ----
uint64_t block_take(World *w, size_t size);            // never freed; 0: the arena is full. Zeroed
uint64_t block_alloc(World *w, Actor a, size_t size);  // until block_free; 0: the arena is full. Not zeroed
void block_free(World *w, Actor a, uint64_t block, size_t size);

#endif
