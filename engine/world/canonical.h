// When two worlds are the same state: one form for all worlds that differ only in names.
//
// Two orders of a run that differ only in steps with nothing to do with each other lead to the same state, though not
// to the same bytes: a number says how often something was done before, an object made by another came first. Here each
// thing is called by what it is, and what nobody can ever tell apart is left out. Equal forms: whatever is done next,
// with the same pending steps, may be done in both, tells the same, and leads to equal forms again. Unequal forms may
// still behave alike; that only costs time. tests/world/test_commute.c holds explore's footprints against this form.
//
//   WorldCanonical c = {.keeps_words = false};
//   if (world_canonical(w, pending, n, &c)) … c.hash …          again and again: its memory is kept
//   world_canonical_free(&c);
//
// What a thing is called
//   a process    by its place of birth: main, then the children of each in the order of their births. Not by its slot,
//                generation or pid
//   a strand     by its process and its own number, which it gets from its process
//   an object    by its maker and how many that one had made before. Not by its number in the table, which all makers
//                share, nor by where its block lies
//
// What is state, a family
//   process      state, exit code, parent, method, daemon, name; of one that lives its seed and the signals that have
//                come; what it has written, in its own order (between processes there is none). Pasts are not state:
//                steps, line, last verb, times of birth and death
//   cells        values, and of each cell the stale stores and what they lost, for an outcome tells them. Not the
//                version and who stored last: see "numbers that only count". Not what the screen is told about the last
//                stale store
//   lock         a mutex's holder and depth; a semaphore's places. Not the serial; not the hold for a moment, which
//                ends within the step; not a free lock's old depth; not who took places, a hint for watchers
//   condition    who has been notified and is still there (in no order); who sleeps, in the order of their tickets. Not
//                the tickets, not which entry of the table it is. The dead are passed over by every verb: they are not
//                there
//   queue        the reader; how many places are taken; the messages with their makers. Not where in the ring they
//                lie, not how many there ever were
//   event        the flag; what is shown of an object that a manager serves. Not the pulse
//   barrier      its state, how many are there
//   pipe         the messages each way; who has which end open; what is lent, by which ticket and in whose name, and
//                the serial that the next ticket gets (a ticket also stands in the message that carries the end, where
//                it cannot be renamed); which ends were told of a loss. Not how many messages there ever were
//   all          kind, line, type, count, bound, owner, role, lock, name up to its "#2" (that counts who came first)
//
// What is no state: trace rings, counters, wait records and waiters' bitmaps, bells (they only watch or wake); redo
// records and latches (a step is over, and a latch's version only says that something has changed); free blocks and how
// far blocks are used; boards (for watchers); switches, seed and limits (the same for the whole search); the clock: a
// sleeper or a timeout may go whatever it shows, and a program that asks for the time rests on a caveat.
//
// Numbers that only count (a cell's version, an event's pulse, a message's number, a condition's ticket) mean something
// only to a strand that remembers one. So they are in the form as what they mean to the pending steps that hold them:
// a store's seen version, whether the cell is unchanged since; a wait's pulse, whether it was set after it; drained's
// and sent's message, how many must still be got; a ticket, nothing: the sleeper is found by its strand. Of a deadline
// only that there is one. Who keeps such a number elsewhere, in private memory, must add what it means there.
#ifndef WORLD_CANONICAL_H
#define WORLD_CANONICAL_H

#include "verbs.h"

typedef struct WorldCanonical {
  bool keeps_words;  // set by the caller: the form itself is wanted too, to show where two differ
  uint64_t hash[2];  // of the form: two that are independent of each other
  uint64_t *word;    // the form, n words; valid until the next call. NULL unless it is kept
  size_t n;
  size_t room;    // of word
  void *names;    // scratch, kept between calls
  size_t nnames;  // its bytes
} WorldCanonical;

// The form of the world while nobody is in the middle of a step. pending: steps that strands have come to, in any order
// but several of one strand always in the same; bytes may be NULL. false: no memory.
bool world_canonical(World *w, const WorldCall *pending, int npending, WorldCanonical *c);
static inline bool world_canonical_same(const WorldCanonical *a, const WorldCanonical *b) {
  return a->hash[0] == b->hash[0] && a->hash[1] == b->hash[1];
}
void world_canonical_free(WorldCanonical *c);

#endif
