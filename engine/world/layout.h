// The layout of the shared memory, and the rule of each word.
//
// The arena may be mapped at any address, so it holds numbers and offsets, no pointers. It has two parts. The hot part
// (header, used processes, used objects, used blocks) is the world's state: explore copies it. The cold part (wait
// records, waiters' bitmaps, trace rings, the output log, the configuration) is only for watching and waking.
//
// Words are sequentially consistent atomics unless a rule says otherwise. A change of several words is made under a
// latch, through a redo record (redo.h): after a SIGKILL at any instruction all of it or nothing has happened.
//
// Actor: who does a step, in 32 bits: slot (13) | generation (11) | strand (8). 0 is nobody: generations begin at 1.
// A slot's generation grows when the slot is reused, so an actor that has ended is never mistaken for a later one.
#ifndef WORLD_LAYOUT_H
#define WORLD_LAYOUT_H

#include <stdalign.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "kinds.h"

enum {
  WORLD_SLOTS = 4096,       // processes of a run; as many as the lab shows
  WORLD_SUPERVISOR = 4096,  // the slot of the bench itself, which recovers what dead processes left; no process of the
                            // program
  WORLD_STRANDS = 255,      // strands of a process that can wait at the same time
  WORLD_OBJECTS = 65536,
  WORLD_ENDS =
      WORLD_OBJECTS,  // no object, only a place to wait at: for the end of a process that is not the waiter's child
  WORLD_HELD_FROM = 1024,  // objects below this number stay to the end of the run (recycle.c)
  WORLD_HELD = (WORLD_OBJECTS - WORLD_HELD_FROM) / 64,  // words of a row of held objects
  WORLD_NAMES = 64,  // different names of objects that are counted without looking through all objects
  WORLD_NAME = 48,   // bytes of a name, its end included
  WORLD_PART = 24,   // … of where a part is in its whole
  WORLD_SWITCHES = 64,
  WORLD_EVENTS = 2048,         // events that a process's trace ring holds: a power of two
  WORLD_SHOWN = 4000,          // bytes of what is shown of an object that lies in private memory
  WORLD_OUTPUT_LOG = 1 << 20,  // bytes of the output ring: a power of two
  WORLD_CONFIG = 16 << 20,     // bytes of the configuration block
  WORLD_PIPE = 65536,          // bytes a pipe holds: Linux's default
  WORLD_REDO = 16,             // words that one effect may change
};

typedef _Atomic uint64_t Word;
typedef _Atomic uint32_t Word32;
typedef uint32_t Actor;

static inline Actor actor_of(int slot, uint32_t generation, int strand) {
  return (uint32_t)slot | (generation & 0x7ff) << 13 | (uint32_t)strand << 24;
}
static inline int actor_slot(Actor a) { return (int)(a & 0x1fff); }
static inline uint32_t actor_generation(Actor a) { return a >> 13 & 0x7ff; }
static inline int actor_strand(Actor a) { return (int)(a >> 24); }
static inline bool actor_same_process(Actor a, Actor b) { return ((a ^ b) & 0xffffff) == 0; }

// ---- the header ----

typedef enum WorldMode {
  WORLD_LIVE,    // each process performs its own steps at once
  WORLD_GATED,   // each posts its step and waits for the grant
  WORLD_PAUSED,  // as gated, and nobody grants
} WorldMode;

typedef struct WorldLimits {
  uint64_t processes, memory, output, seconds;
} WorldLimits;  // as lab.h's; 0: none

typedef struct WorldSameName {
  Word hash;   // of a name, 0: free
  Word count;  // objects that were called so, ever
} WorldSameName;

typedef struct WorldHeader {
  uint64_t magic;             // WORLD_MAGIC; written last at reset
  uint64_t size;              // bytes of the arena
  uint64_t seed;              // the run's; set before the first process, then constant
  WorldLimits limits;         // set before the first process, then constant
  uint64_t ticks_base;        // world_ticks() and …
  int64_t monotonic_base;     // … CLOCK_MONOTONIC ns at the same moment: the run began
  alignas(64) Word32 mode;    // WorldMode. Only the bench writes it; a stale read means one more step in the old mode
  Word32 stopping;            // not 0: the bench is killing all processes, begin nothing new
  Word clock_base;            // int64: CLOCK_MONOTONIC - clock_base is the world's time. Only the bench writes it, only
                              // while the clock is held
  Word clock_held;            // int64: the world's time while it is held, -1 while it runs. Only the bench writes it
  Word dead_serial;           // grows with each world_process_died: waiters for an end test again
  alignas(64) Word latch;     // of the table of processes and the free blocks: version << 32 | actor. Rules in redo.h
  Word births;                // processes ever begun; under the latch
  Word pipes;                 // number + 1 of the pipe made last, 0 none: head of a linked list (pipe.c). Changed by
                              // CAS
  Word alive;                 // processes born and not dead; under the latch
  Word free_blocks[32];       // offset of the first free block of 2^i bytes; under the latch
  alignas(64) Word nobjects;  // objects ever begun: fetch_add gives the number out
  Word blocks_used;           // offset where the unused part of the arena begins: fetch_add takes a block
  alignas(64) Word output_latch;  // version << 32 | actor
  Word output_tail;   // offset of the oldest byte in the log; under output_latch, moved before bytes are overwritten
  Word output_head;   // bytes ever written to the log, headers included; under output_latch, moved after the bytes were
                      // written
  Word output_bytes;  // bytes of text ever written (exact); under output_latch
  alignas(64) Word32 switches[WORLD_SWITCHES];  // 1 on, 0 off. Only the bench writes them; read each time a line with a
                                                // switch runs
  Word host[24];                                // the hosts' own
  Word32 whole_gets;    // 1: a queue's get is one step (queue.c). Where orders are compared; only the bench writes it,
                        // before the first process and when a stepped run is let go
  Word32 late_pickles;  // 1: what was put and can still change is pickled by a step of the feeder's. The same rule
  Word recycled;        // objects that were made of ones that nobody held, ever (recycle.c); under the latch
  Word swept_objects, swept_blocks;  // nobjects and blocks_used when it was last looked for such; under the latch
  Word free_from[16];                // by family: no object of it is free below this number; under the latch
  WorldSameName names[WORLD_NAMES];  // the first names that objects got; a place is taken by one CAS from 0
  Word32 insides;                    // 1: a killed process leaves what CPython's would (inside.h). The same rule
} WorldHeader;

// ---- processes ----

typedef enum ProcessState {
  PROCESS_FREE,  // never used
  PROCESS_BORN,  // has a slot, not yet its first instruction
  PROCESS_RUNNING,
  PROCESS_EXITING,  // has published its exit code, takes no further step
  PROCESS_ENDED,    // dead, a zombie: its parent has not waited for it yet
  PROCESS_GONE,     // dead and reaped: the slot may be reused when all others are used up
} ProcessState;

// SERVER: the forkserver itself
enum { PROCESS_BY_FORK = 1 << 16 };  // of START's arg, beside the method: it is os.fork, not Process.start
enum { PROCESS_ASKED_BY_OS = 1 };    // JOIN's, IS_ALIVE's and KILL's arg2: the program asks by a function of os
typedef enum ProcessMethod { METHOD_MAIN, METHOD_FORK, METHOD_SPAWN, METHOD_FORKSERVER, METHOD_SERVER } ProcessMethod;

// offset's bit 0: only if the word there still is old
typedef struct RedoEntry {
  uint64_t offset, old, word;
} RedoEntry;

// what its process is changing now; written by that process alone, read by whoever finds it dead. See redo.h
typedef struct Redo {
  Word latch;   // offset of the latch it takes or has, 0 none
  Word count;   // committed entries: not 0 means that the effect has happened, if the latch is still its own
  Word moment;  // offset of a lock's word that it holds for the moment of a load or store, 0 none
  Word cell;    // offset of the cell that it stores to, 0 none; the next four are what it will hold
  Word cell_value, cell_stale, cell_lost, cell_meta;
  Word slice;     // object << 32 | count: a slice being stored from the object's staging words, 0 none
  Word slice_at;  // start << 32 | step (int32 each)
  RedoEntry entry[WORLD_REDO];
} Redo;

typedef struct WorldProcess {
  alignas(64) Word life;    // generation << 8 | ProcessState. Under the header's latch; EXITING and RUNNING by the
                            // process itself
  Word steps;               // steps done; only by the process itself
  Word waits;               // grows at each begin and end of a wait; only by the process itself. Two equal readings: no
                            // wait began or ended
  Word events;              // events ever written to its trace ring; only by the process itself
  Word32 line;              // the program's line it is on, 0 unknown; only by the process itself, now and then
  Word32 acting;            // the object it touched last; if it dies, those who wait there are rung
  Word32 last_verb;         // what it did last
  Word32 nwaits;            // wait records 0 .. nwaits-1 may be in use; grows only
  alignas(64) Word32 bell;  // wakeup counter: grows with each ring, by anybody; the futex that the process sleeps on
  Word32 asleep;            // 1: in the kernel or about to be. Only by the process itself. A ringer that reads 0
                            // needs no system call
  Word32 asleep_on;         // the bell's value when it fell asleep: while the bell differs it is waking
  Word32 claim;             // the actor that recovers what this dead process left, 0 nobody
  Word32 besides;  // strands that run while another sleeps on the bell for those that wait (a guest's threads).
                   // Only by the process itself, before it sleeps
  alignas(64) int32_t pid;  // by parent and child alike, the same number; 0 before it is known
  int32_t parent;           // its parent's slot, -1 main. Set at birth, then constant
  uint32_t parent_generation;
  uint32_t method;  // ProcessMethod
  uint32_t daemon;
  uint32_t birth;         // how many were born before it
  Word counted;           // 1: its death has been taken off header.alive; under the header's latch
  Word exit;              // 1 << 32 | (uint32_t) exit code as Python's (negative: signal), 0 until known
  Word seed;              // of its random; by the parent before it runs
  char name[WORLD_NAME];  // by the parent before it runs, then by itself; not atomic: a reader may see half of a
                          // change
  Word signals;           // pending signals: bit n-1; by its own signal handler and itself
  Word host[5];           // the hosts' own
  alignas(64) Redo redo;
} WorldProcess;

// ---- waits (cold) ----

typedef enum WaitState { WAIT_NONE, WAIT_WAITING, WAIT_POSTED, WAIT_GRANTED, WAIT_GRANTED_TIMEOUT } WaitState;

enum { WAIT_AT_MANY = 0x7fffffff, WAIT_SAID = 40 };
// A strand's wait record: the step that it waits for. Written by its process; POSTED to GRANTED by the bench. Read by
// all processes, so it has no pointers; world_wait_call makes a WorldCall from it.
typedef struct WorldWait {
  Word32 state;  // WaitState; written last when a wait begins, first when it ends. A reader that sees it in use before
                 // and after has a whole record, or a mix with the strand's next wait: it is only a hint
  Word32 verb;
  Word32 object;
  Word32 at;  // number + 1 of the object in whose bitmap it is registered, 0 none; WAIT_AT_MANY: in those of its list
  Word arg, arg2;
  Word since, deadline;      // int64, the world's time; deadline -1 none
  Word32 line, size;         // size: bytes of a message it wants to feed
  Word serial;               // waits of this process when this one began
  Word said[WAIT_SAID / 8];  // of what it wants to print the first bytes
} WorldWait;

// An object's waiters, a bit a slot: set and cleared by the waiting processes
typedef struct WorldWaiters {
  Word bits[WORLD_SLOTS / 64];
} WorldWaiters;

// ---- objects ----

typedef struct WorldObject {
  alignas(64) Word latch;  // version << 32 | actor; the version grows with each change made under it
  Word waiters;            // bit i: WorldWaiters.bits[i] may be other than 0. Set by waiters before they test again;
                           // cleared by whoever finds the word empty
  Word word[14];           // by family, see cells.c, lock.c, …: under the latch, or changed by one CAS where they
                           // say so
  uint8_t kind;            // WorldKind; written last (release), then all below is constant but for the name
  char typecode;           // cells: b B h H i I l L q Q f d u c ?
  uint8_t named;           // 0, 1 being named, 2 has a name
  uint8_t family;          // WorldFamily, of the kind; written before it
  uint32_t line;           // where the program made it
  Actor creator;
  int32_t owner;   // it is part of that object (a Condition's lock, a Value's), -1 none
  int32_t lock;    // cells: the lock that each access takes; a condition: its lock. -1 none
  uint32_t count;  // cells: how many; a semaphore: places that it was made with; a queue: WorldSides
  int64_t bound;   // a semaphore's most places, a queue's maxsize (0: unbounded)
  uint64_t block;  // offset of what does not fit here: cells, a pipe's bytes, sleepers
  char type[16];   // cells: as the program wrote it ("i", "c_int"); what a manager serves: its type
  char name[WORLD_NAME];
  char role;              // WorldRole: what it is to its owner. By its maker, before others know it
  char part[WORLD_PART];  // cells of a shared structure, its owner (or it itself, the first): ".x", "[2].x"; else ""
} WorldObject;

// The objects that a process may refer to, a bit each, from WORLD_HELD_FROM on: set by it before it refers to one, by
// its parent before it runs; cleared by it, under the header's latch. The supervisor's row: those that are free.
typedef struct WorldHeld {
  Word bits[WORLD_HELD];
} WorldHeld;

// A hash of its name, of each object from WORLD_HELD_FROM on; 0: none. By whoever names it
typedef struct WorldNameHashes {
  Word32 of[WORLD_OBJECTS];
} WorldNameHashes;

typedef struct WorldCell {  // one word of a Value or Array. See cells.c
  Word value;               // an integer (sign- or zero-extended), or a double's bits
  Word meta;                // version (39) | generation (11) | slot (13) | busy (1): who stored last, or who is
                            // storing now
  Word stale;               // stale stores; under busy
  Word lost;                // what they overwrote in all: int64, or a double's bits; under busy
} WorldCell;

// ---- trace (cold) ----

// A step that has happened, in the trace ring of its process. Small, since each step writes one. ExploreEvent has more:
// arguments and dependencies.
typedef struct WorldEvent {
  uint64_t ticks;  // world_ticks(); 0: not measured, about that of the next event (trace.h)
  int64_t value;
  uint32_t object;
  uint32_t line;
  uint16_t verb;
  uint8_t flags;  // EVENT_…
  uint8_t strand;
  uint32_t number;  // low bits of the event's number
} WorldEvent;

enum {
  EVENT_WAITS = 1,      // begins to wait for this step (it has not happened)
  EVENT_WAITED = 2,     // this step had to wait
  EVENT_TIMED_OUT = 4,  // ended by its deadline
  EVENT_STALE = 8,      // a store that overwrote a value that its strand had not seen
  EVENT_FAILED = 16,    // a WorldError
  EVENT_REFUSED = 32,   // a try without waiting that did not get it
};

#endif
