// The canonical form of a world: equal for all worlds that are the same state, that is, differ only in names.
//
// Two equivalent orders lead to the same state, but not to the same bytes: counters and objects' numbers depend on the
// order of independent steps. The form renames each thing by its origin, and leaves out what no program can observe.
// Equal forms with the same pending steps are bisimilar: each next step is enabled in both, returns the same, and leads
// to equal forms. Unequal forms may still behave alike; that only costs time. tests/world/test_commute.c checks
// explore's footprints against this form.
//
//   WorldCanonical c = {.keeps_words = false};
//   if (world_canonical(w, pending, n, &c)) … c.hash …          again and again: its memory is kept
//   world_canonical_free(&c);
//
// Names
//   a process    by its place in the tree of processes: main, then the children of each in the order of their births.
//                Not its slot, generation or pid
//   a strand     by its process and its number within the process
//   an object    by its creator and its number among the creator's objects. Not its number in the table, which is in
//                the order of all creations, nor its block's offset
//
// What is state, a family (each in a function of the family's file; kinds.h names it)
//   process      state, exit code, parent, method, daemon, name; of a live one its seed and pending signals; its
//                output, in its own order (not the order between processes). Not its history: steps, line, last verb
//   cells        values, and of each cell the stale stores and what they lost, which an outcome has. Not the version
//                and who stored last: see "counters". Not the screen's hints about the last stale store
//   lock         a mutex's holder and depth; a semaphore's places. Not the serial; not the moment, which ends within
//                the step; not a free lock's old depth; not who took places, a hint for watchers
//   condition    who was notified and is still in the table (a set); who sleeps, in the order of their tickets. Not the
//                tickets, not the table's entries. Not dead sleepers: every verb skips them
//   queue        the reader; how many places are taken; the messages with their makers. Not where in the ring they
//                lie, not how many there ever were
//   event        the flag; what is shown of an object that a manager serves. Not the pulse
//   barrier      its state, how many are there
//   pipe         the messages each way; who has which end open; what is lent, by which ticket and in whose name, and
//                the serial that the next ticket gets (a ticket also stands in the message that carries the end, where
//                it cannot be renamed); which ends were told of a loss. Not the number of messages ever sent
//   all          kind, line, type, count, bound, owner, role, lock, name up to its "#2" (that counts who came first)
//
// Not state: trace rings, statistics, wait records and waiters' bitmaps, bells (only for watching and waking); redo
// records and latches (no step is under way, and a latch's version only shows changes); the allocation of blocks;
// boards (for watchers); switches, seed and limits (the same for the whole search); the clock (a sleep or a timeout is
// enabled whatever the time is; a program that asks for the time has a caveat).
//
// Counters (a cell's version, an event's pulse, a message's number, a condition's ticket) have a meaning only for a
// pending step that remembers one. The form holds that meaning: for a store's seen version, whether the cell is
// unchanged since; for a wait's pulse, whether the event was set after it; for drained's and sent's message, how many
// must still be got; for a ticket nothing, as the sleeper is found by its strand. Of a deadline: that there is one.
// Whoever keeps such a number in private memory must add its meaning to the form.
#ifndef WORLD_CANONICAL_H
#define WORLD_CANONICAL_H

#include "verbs.h"

// The stored form is what a search keys states by (explore/state.c). It differs in two ways. Slots and objects keep
// their numbers, since private memory has them, too. And what has been counted up to here stands in it only as far as
// later steps or an outcome depend on it: of stale stores whether there was one in an object, and from then on nothing
// of what steps remember of that object's cells; of a queue how many messages there ever were, as footprints name
// messages by that.
typedef struct WorldCanonical {
  bool keeps_words;  // set by the caller: the form itself is wanted too, to show where two differ
  bool stored;       // … the stored form is wanted
  uint64_t hash[2];  // two independent hashes of the form
  uint64_t *word;    // the form, n words; valid until the next call. NULL unless it is kept
  size_t n;
  size_t room;    // of word
  void *names;    // scratch, kept between calls
  size_t nnames;  // its bytes
} WorldCanonical;

// The form of a world with no step under way. pending: the strands' pending steps, in any order, but several of one
// strand always in the same; bytes may be NULL. false: no memory.
bool world_canonical(World *w, const WorldCall *pending, int npending, WorldCanonical *c);
static inline bool world_canonical_same(const WorldCanonical *a, const WorldCanonical *b) {
  return a->hash[0] == b->hash[0] && a->hash[1] == b->hash[1];
}
void world_canonical_free(WorldCanonical *c);

#endif
