// What synchronization orders: the happens-before relation of one order, by vector clocks.
//
// One clock a strand. It grows by the strand's own steps, and is joined along synchronization edges: start to the first
// step, the last step to a join, release to acquire, notify to woken, set to wait, feed to get, put to its feeder, a
// place given back to the put that takes it, a message of a pipe to its receiver, the close of an end to the end of
// file, a signal to what its process does from then on. Other than in clocks.h, that two steps go to the same object
// orders nothing by itself: what is not ordered here may come the other way round, or at the same moment.
//
//   Sync *s = sync_new();
//   sync_begin(s, world, event, n, SYNC_LOCKS, SYNC_NO_EXCEPTION);
//   for (i = 0; i < n; i++) {
//     int me = sync_enter(s, i);                      its strand's number; -1: there are too many strands
//     …sync_ordered(s, me, strand, epoch): did what that strand had done by that epoch happen before event[i]…
//     …sync_epoch(s, me): when this event was…
//     sync_leave(s, me, i);
//   }
#ifndef EXPLORE_SYNC_H
#define EXPLORE_SYNC_H

#include "explore.h"

// What else orders. LOCKS: release to acquire of a lock too, not only of a signal (held.h): true of this order, though
// the lock would have let the two go the other way round as well. WORDS: a store to the load that may have read it, as
// where a process polls a flag; but not of the object `except`.
enum { SYNC_LOCKS = 1, SYNC_WORDS = 2, SYNC_NO_EXCEPTION = -1 };

typedef struct Sync Sync;
Sync *sync_new(void);  // NULL: no memory
void sync_free(Sync *s);
void sync_begin(Sync *s, World *w, const ExploreEvent *event, int n, unsigned ties, int except);
int sync_enter(Sync *s, int i);
uint32_t sync_epoch(const Sync *s, int me);
bool sync_ordered(const Sync *s, int me, int strand, uint32_t epoch);
void sync_leave(Sync *s, int me, int i);
// For those who have accesses of their own (threads.h), between two steps: the strand's number, with what happened
// before its first step. step: the last one that was taken; a strand that has not taken one yet was made by it, -1: is
// main's first. -1: there are too many strands
int sync_strand(Sync *s, int slot, int strand, int step);
// an edge by a thing of the caller's
void sync_give(Sync *s, int me, uint32_t thing);
void sync_take(Sync *s, int me, uint32_t thing);
bool sync_no_memory(const Sync *s);  // something was left out since it began

// The same for two steps of an order, a before b: does a happen before b? true also where it is not known.
bool sync_before(World *w, const ExploreEvent *event, int a, int b, unsigned ties, int except);
// … and for a step a and what that process does in private after step b: does a happen before it?
bool sync_before_work(World *w, const ExploreEvent *event, int a, int b, int slot, unsigned ties);

#endif
