// Reading the world without changing it: for the bench's snapshots.
//
// No function here takes a latch or changes a shared word. The view of one object is consistent: it is read again if
// the object changed meanwhile (a few times; then steady is false and the view may be inconsistent).
#ifndef WORLD_VIEW_H
#define WORLD_VIEW_H

#include "world.h"

enum { VIEW_LIST = 32, VIEW_FACTS = 4 };

// What is told of an object by a name of its family's own: "parties" of a Barrier. All are in JSON.
typedef struct WorldFact {
  const char *name;  // static
  bool yes_no;       // value: 1 yes, 0 no; else it is a number
  int64_t value;
} WorldFact;

typedef struct WorldObjectView {
  int id;
  WorldKind kind;
  const char *label;  // "Value"
  char name[WORLD_NAME];
  uint32_t line;
  Actor creator;
  int owner, lock;
  char typecode;
  char type[16];
  uint32_t count;  // cells
  bool steady;
  WorldStands stands;  // how it stands, in a sentence of {n} and {all}; STANDS_NONE: what is below says more
  int64_t n, all;
  WorldFact fact[VIEW_FACTS];
  int nfacts;
  // cells
  bool real;               // values are doubles' bits
  uint64_t stores, stale;  // over all cells
  int64_t lost;
  double lost_real;
  int last_by, last_over;  // slots of the last stale store, -1 none
  uint32_t last_line;
  int64_t last_wrote, last_was;  // words
  // locks
  Actor holder;  // 0: free
  bool holder_dead;
  int depth;
  int64_t places, bound;  // semaphores: free places
  Actor taker[VIEW_LIST];
  int ntakers;  // … who took the others, as far as known
  bool signal;  // it is a signal (world_is_signal)
  // conditions
  Actor sleeping[VIEW_LIST];
  int nsleeping;  // longest first; the number may be larger than the list
  Actor woken[VIEW_LIST];
  int nwoken;  // notified, on their way
  // queues
  int64_t size, maxsize;  // places taken; 0 unbounded
  uint32_t bytes;         // in the pipe (a Pipe: both ways together)
  uint32_t messages;      // in the pipe
  int64_t unfed;          // put, not yet fed
  Actor reader;           // holder of the reading lock, 0 nobody
  bool reader_dead;
  // pipes: by end, 0 and 1
  bool two_way;                     // else end 1 sends to end 0
  uint32_t sent[2], sent_bytes[2];  // what it sent and nobody has received yet: messages, bytes
  int open[2][VIEW_LIST];
  int nopen[2];  // slots of who has it open
  bool lent[2];  // it is on its way in a message
} WorldObjectView;

// The name of a process as it is shown: a copy that ends, with nothing in it that a terminal would obey
// (base/visible.h). By value, so that several can stand in one call.
typedef struct WorldShownName {
  char text[WORLD_NAME];
} WorldShownName;
WorldShownName world_process_shown(const World *w, int slot);  // "?" for no slot

bool world_object_read(World *w, uint32_t id, WorldObjectView *v);  // false: there is no such object (yet)
uint32_t world_cells_read(World *w, uint32_t id, uint32_t first, uint32_t count, int64_t *values);  // how many it read

// Is the strand blocked, that is, its pending step not enabled? A strand that the gate holds before an enabled step is
// not; nor is one that has just got what it waited for and has not cleared its record yet.
bool world_held_up(World *w, int slot, int strand, const WorldCall *c);
typedef struct WorldWaiting {
  int slot, strand;
  int verb;  // what it waits to do
} WorldWaiting;
// The strands blocked at this object (a condition's sleepers, too), longest first; one strand a process. holder: its
// holder, 0 nobody; it is not listed, unless it waits for itself. Returns how many in all.
int world_waiting(World *w, uint32_t id, Actor holder, WorldWaiting *who, int max);

typedef struct WorldItem {
  Actor maker;
  uint32_t size, copied;
  const char *bytes;
} WorldItem;
// The messages in a queue's pipe, next to be got first, from number `first` on; their bytes (each cut to size / max)
// are copied into text. Returns how many.
int world_queue_items(World *w, uint32_t id, int first, WorldItem *items, int max, char *text, size_t size);

// The same of a pipe: what end has sent.
int world_pipe_items(World *w, uint32_t id, int end, int first, WorldItem *items, int max, char *text, size_t size);

// the holder of a Lock, RLock, Condition's lock or queue's reading lock, perhaps a dead one; 0 nobody
Actor world_holder(World *w, uint32_t object);
// explore's (gets.c): one that died in a get of one step may have had the queue's reading lock; it is noted
bool world_queue_left(const World *w, uint32_t object);
void world_queue_leave(World *w, uint32_t object);
// A Lock or semaphore that is no lock but a signal: it was made without a place, or was once released by a strand that
// had not taken it. Nobody "holds" it: who waits for it waits for a release. An RLock never is.
bool world_is_signal(World *w, uint32_t object);
// A store to a cell of it, or a change of what it is to a manager, was stale, at any time up to now.
bool world_was_stale(World *w, uint32_t object);
// Each lock and reading lock that a process holds which now has that slot, by its number: one pass for all processes.
void world_each_held(World *w, void (*held)(void *data, int slot, int object), void *data);

#endif
