// What a process leaves behind in CPython that is killed inside a verb's call: the column `inside` of the verb's row.
//
// Several verbs are one step here and several instructions in CPython, under a lock of the object's own. Who is killed
// between them has that lock for ever. So a kill has more ways than one (WorldInside): before the call; inside it, with
// nothing done; inside it, with all done but the lock not yet given back. The ways differ by a word or two: the step
// itself is taken by its own effect.
//
// A process that is killed asleep, in a condition's wait or an event's, stays counted among the sleepers: CPython's
// notify waits until each that it woke has said so, and waits for the dead one for ever. So it does with every way of
// its death.
//
// Known by trying, under python3 3.11: one process does the call again and again and is killed at some moment, then
// another one uses the object. It hangs, of 12: v.value = x 4; v.value 5; is_set 7; set 9; clear 5; wait on an event
// that is set 4; get 12; get_nowait 11; the feeder of a put 5; SimpleQueue.put 5; wait of a barrier of one 12. Killed
// asleep in wait: Event.set 12, is_set 0; notify 12, notify_all 12, acquire 0; in a Barrier's wait: the next wait 12.
//
// All this is where orders are compared (WorldHeader.insides): live leaves nothing behind, see README.md.
#ifndef WORLD_INSIDE_H
#define WORLD_INSIDE_H

#include "verbs.h"

typedef enum VerbInside {
  IN_NONE,   // nothing that another would meet: one instruction, or under locks that the program itself has taken
  IN_LOCK,   // the lock of the cells
  IN_READ,   // the queue's lock for reading
  IN_WRITE,  // the queue's lock for writing
  IN_OWN,    // the event's or barrier's own lock. Where it waits it sleeps, and has let that lock go
  IN_SLEEP,  // it sleeps: it is counted
  IN_PART,   // something of which it is not known what others meet: half a message
} VerbInside;

typedef enum WorldInside {
  WORLD_BEFORE,       // killed before its step
  WORLD_INSIDE,       // … inside it: nothing is done, the object's own lock is taken
  WORLD_INSIDE_DONE,  // … the step is done, the lock not given back
} WorldInside;

VerbInside verb_inside(World *w, const WorldCall *c);  // of this very call: of cells without a lock nothing
// What a kill that finds a strand about to take c leaves in that way, and whether it can now: nobody has the lock.
bool inside_has(World *w, const WorldCall *c, WorldInside way);
bool inside_can(World *w, const WorldCall *c, WorldInside way);
void inside_foot(World *w, const WorldCall *c, WorldInside way, VerbFootprint *f);
// c's strand has the lock from now on, and its process is about to die. The step itself is the caller's to take before.
void inside_keep(World *w, const WorldCall *c);

// A strand whose process has just been killed, or is about to be, had come to c.
void inside_die(World *w, const WorldCall *c);
void inside_die_foot(World *w, const WorldCall *c, VerbFootprint *f);
// … what it leaves is not known. go: it could be taken then
bool inside_die_is_unknown(World *w, const WorldCall *c, bool go);

// Can c never be taken any more, nor time out: somebody died with what it needs, or asleep? *who: that one, or 0
bool world_kept(World *w, const WorldCall *c, Actor *who);
bool world_may_time_out(World *w, const WorldCall *c);       // it has a deadline, and can still come to it
VerbInside world_kept_inside(World *w, const WorldCall *c);  // … and what that is

#endif
