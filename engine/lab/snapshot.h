// What is seen of a run: its processes, its shared objects, its steps. Part of lab.h, which includes it.
#ifndef LAB_SNAPSHOT_H
#define LAB_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/patterns.h"
#include "world/kinds.h"
#include "world/mark.h"
#include "world/why.h"

typedef struct Lab Lab;

enum { LAB_PROCESSES = 4096, LAB_NAME = 48, LAB_TEXT = 160 };

// LAB_DEADLOCK: no process can ever go on; they are still there.
typedef enum LabRunState { LAB_NONE, LAB_RUNNING, LAB_PAUSED, LAB_ENDED, LAB_DEADLOCK, LAB_STOPPED } LabRunState;
// LAB_HELD: the gate holds it before its next step. ZOMBIE: ended, not waited for. GONE: reaped.
typedef enum LabDoing {
  LAB_STARTING,
  LAB_RUNS,
  LAB_WAITS,
  LAB_SLEEPS,
  LAB_HELD,
  LAB_ENDING,
  LAB_ZOMBIE,
  LAB_GONE
} LabDoing;

enum { LAB_HOLDS = 8, LAB_HISTORY = 64, LAB_WAITERS = 16, LAB_ITEMS = 16 };

typedef struct LabProcess {
  int slot, parent_slot;  // parent_slot -1: main
  int pid, ppid;          // ppid as /proc says now
  char name[LAB_NAME];    // "MainProcess", "Process-1", …
  char method[12];        // "fork", "spawn", "forkserver"; "" for main
  bool daemon;
  char kernel_state;  // from /proc: R S D T Z, '-' when gone
  int waits;          // percent of the last tenth of a second or more that it waited, in all; -1 not known
  int core;           // the processor it last ran on, -1 unknown
  LabDoing doing;
  bool outside;      // it runs, but sleeps in the kernel for something that is not of the world; sentence says for what
  uint32_t line;     // the program's line it is on, 0 unknown
  const char *verb;  // what it does or waits to do ("acquire"), "" if nothing yet
  int object;        // on which object (its id), -1 none
  char sentence[LAB_TEXT];  // the same in words: "store counter ← 41,203"
  char said[LAB_TEXT];      // and as a saying
  int64_t since;            // ns in this state of waiting; 0 when it does not wait
  int64_t deadline;         // ns until its wait times out, -1 none
  int waits_for[LAB_WAITERS];
  int nwaits_for;  // slots that could end its wait: a lock's holder, the child it joins
  int holds[LAB_HOLDS];
  int nholds;    // object ids it holds
  bool in_ring;  // part of a ring of waits
  uint64_t steps;
  bool ended;
  int exitcode;  // exitcode as Python's (negative: signal); meaningful when ended
} LabProcess;

typedef struct LabItem {
  int maker;
  char text[32];
} LabItem;  // maker: slot. text: the item's repr, shortened with …

typedef struct LabEnd {  // an end of a pipe
  int open[LAB_WAITERS];
  int nopen;         // slots of who has it open; nopen may be more than LAB_WAITERS
  bool lent;         // it is on its way in a message too
  int64_t messages;  // that it sent and nobody has received yet
  uint32_t bytes;
  int nitems;  // of items
} LabEnd;

// The lock that guards an object's data, as counted: accesses made while other processes were alive. guarding.c says
// how they are counted when a process is too fast to be followed.
typedef struct LabGuarding {
  int lock;                // its id: held at more accesses than any other; -1 none ever was
  uint64_t with, without;  // accesses that were seen with it, without it
  bool open;               // now: some live process made its latest access without it
  bool gaps;               // some accesses are not counted: it is unknown whether the lock was held
  int last_by;
  uint32_t last_line;  // the latest one without it, -1 none
} LabGuarding;

// What a pool, an executor or a manager is doing: who works there, at what, and what is owed to those who asked.
enum { LAB_HANDS = 64, LAB_TASKS = 64, LAB_TASK_TEXT = 48 };
typedef enum LabTaskState {
  LAB_TASK_WAITING,
  LAB_TASK_RUNNING,
  LAB_TASK_DONE,
  LAB_TASK_FAILED,
  LAB_TASK_CANCELLED,
  LAB_TASK_LOST,
  LAB_TASK_SERVED,
  LAB_TASK_STATES
} LabTaskState;

typedef struct LabHand {  // a worker; of a manager: a strand of its server that serves one client
  int slot, strand;
  int client;                // the process whose calls it serves, -1 none
  bool working, lost, over;  // lost: it ended in the middle of a task, which is lost; over: it has ended
  int64_t done, failed;      // tasks (calls); done includes the failed ones
  int64_t since;             // ns of real time it has worked on this task
  int64_t task;              // its row's number
  char text[LAB_TASK_TEXT];  // what it works on, or has lost: "f(3)", "dict.update({'k': 1})"
} LabHand;

typedef struct LabTask {  // a result that a pool owes, a future, an object that a manager serves
  int64_t number;
  int64_t total, left;        // its tasks, and how many of them have not come back; of an object: references
  LabTaskState state;         // LOST: its worker has ended
  int slot;                   // who works on it, or had it; -1 nobody
  char text[LAB_TASK_TEXT];   // "f(3)", "f × 100", "dict"
  char name[LAB_NAME];        // a served object: the variable that it was first assigned to; "" none
  char value[LAB_TASK_TEXT];  // a served object: its value after the latest call that may have changed it, shortened
                              // with …; "" not known
} LabTask;

// A pool or executor has the first four (CLOSED: takes no more tasks), a manager the last three.
typedef enum LabBoardState {
  LAB_BOARD_OPEN,
  LAB_BOARD_CLOSED,
  LAB_BOARD_TERMINATED,
  LAB_BOARD_BROKEN,
  LAB_BOARD_NOT_STARTED,
  LAB_BOARD_SERVING,
  LAB_BOARD_ENDED,
  LAB_BOARD_STATES
} LabBoardState;

typedef struct LabBoard {
  LabBoardState state;
  // Counts of tasks (a map's chunks, calls). failed: among done. dropped: the pool ended before they began.
  int64_t asked, waiting, working, done, failed, lost, dropped;
  int64_t rows[LAB_TASK_STATES];  // number of results (futures) in each state, over the whole run
  int workers;                    // that are alive
  LabHand hands[LAB_HANDS];
  int nhands;
  LabTask tasks[LAB_TASKS];
  int ntasks;  // by number: the last of them
  // The queue of tasks, the next one first.
  char queue[LAB_ITEMS][LAB_TASK_TEXT];
  int nqueue;
  int64_t nqueue_all;
  char results[LAB_ITEMS][LAB_TASK_TEXT];
  int nresults;
  int64_t nresults_all;  // that nobody has fetched
  int server;
  bool server_ended;  // a manager's: the slot that serves, -1 none yet
} LabBoard;

// A waiter of an object: a strand whose next step is on it and cannot go now. A strand whose step can go is no waiter,
// nor is the holder (unless it acquires a Lock twice). A Condition's waiters sleep on it; one that was notified and
// cannot have the lock yet waits for the lock.
typedef struct LabWaiter {
  int slot, strand;
  const char *verb;  // what it waits to do
} LabWaiter;

// The kind of an object: the world's kinds, then kinds that are made of several of the world's objects.
typedef enum LabKind {
  LAB_KIND_NONE,  // its number is given out, it is not there yet
#define K(id, label, family) LAB_KIND_##id,
  WORLD_KINDS(K)
#undef K
      LAB_KIND_STRUCTURE,  // a Value's fields
  LAB_KINDS
} LabKind;
const char *lab_kind_label(LabKind kind);  // "Value": Python's own name, the same in every language; "" NONE

typedef struct LabObject {
  int id;
  LabKind kind;
  char name[LAB_NAME];  // the variable it was first assigned to; "" before
  uint32_t line;        // where it was made
  bool owned;           // part of another object (a Condition's own lock, a Value's): owner
  int owner;            // id
  // Value, Array
  char typecode[8];      // "i", "d", "c_bool", …
  char value[LAB_TEXT];  // as Python's repr: 41203, [0, 1, 2, …]; else how it stands, in English
  bool is_number;
  double number;  // a Value: for the history
  double history[LAB_HISTORY];
  int nhistory;            // samples, oldest first
  uint64_t stores, stale;  // steps that wrote it; stale stores
  int64_t lost;
  double lost_real;                  // lost, lost_real: the sum that stale stores overwrote (lost_real: float types)
  int last_lost_by, last_lost_over;  // slots of the last stale store, -1 none
  uint32_t last_lost_line;
  char last_lost[LAB_TEXT];           // "Process-2 wrote 41,203 over Process-1's 41,203"
  char last_wrote[40], last_was[40];  // its parts
  LabGuarding guarding;               // of Value, Array, Queue
  WorldStands stands;                 // how it stands; its sentence (lab_stands) is about count and bound
  // locks and semaphores
  bool signal;  // nobody holds it: it is released by others than those who acquire it
  int holder;   // slot, -1 free; of a signal -1
  int holder_strand;
  bool holder_dead;      // its holder ended while holding it
  int depth;             // an RLock's count; of a Lock that is a signal 1: taken
  int64_t count, bound;  // a semaphore's free places, a bounded one's most; of one that stands, how many of how many:
                         // a Barrier's parties that are there, and all of them
  int64_t places;        // a semaphore's, as it was made with
  int takers[LAB_WAITERS];
  int ntakers;  // slots that took them and have not released them; 0: not known
  LabWaiter waiting[LAB_WAITERS];
  int nwaiting;  // processes, longest first; nwaiting may be more than LAB_WAITERS, then the list is cut
  int woken[LAB_WAITERS];
  int nwoken;  // a Condition's: notified, on their way
  // queues and pipes
  int64_t size, maxsize;  // maxsize 0: unbounded
  uint32_t bytes;         // in the pipe
  int64_t unfed;          // put, but not yet written by a feeder
  int64_t unfinished;     // a JoinableQueue's: put, and not yet said to be done
  LabItem items[LAB_ITEMS];
  int nitems;  // the first items, the next to be got first (a Pipe: what end 1 sent, then what end 0 sent)
  // pipes
  bool two_way;  // else end 1 sends to end 0
  LabEnd end[2];
  const LabBoard *board;  // of a Pool, an Executor, a Manager; else NULL. Owned by the snapshot
} LabObject;

// One step that happened in a run: a WorldEvent in the lab's terms. It has no sentences, since there are thousands.
typedef struct LabEvent {
  uint64_t number;  // of all events of its process
  int64_t time;     // ns of real time since the run began
  int slot;
  const char *verb;
  int object;  // -1 none
  uint32_t line;
  int64_t value;  // a load's or store's word
  bool stale;     // a store that overwrote what it had not seen
  bool waits;     // it begins to wait: the step is yet to come
  VerbMark mark;  // what it is; MARK_OTHER if it failed, was refused or timed out
} LabEvent;

// One process of a deadlock. object, holder: -1 none; a holder may have ended.
typedef struct LabStuck {
  int slot;
  const char *verb;
  int object;
  int holder;
  int strand, holder_strand;         // of a lock's holder
  uint32_t line;                     // 0: none
  char sentence[LAB_TEXT];           // what that strand waits to do
  char said[LAB_TEXT];               // … as a saying
  char who[LAB_NAME], by[LAB_TEXT];  // "MainProcess's Thread-1 (work)": the strand's name, and the holder's
} LabStuck;

typedef struct LabSnapshot {  // big; allocate once with lab_snapshot_new. Strings that are pointers are static
  LabRunState state;
  bool at_rest;  // paused or held: the whole picture is one instant
  bool gated;
  double pace;
  bool awaits;  // paced: the next step is not chosen before the process `awaited` has come to its own, and that takes
  int awaited;  // long enough to be told
  uint64_t seed;
  uint64_t memory, memory_most;  // bytes of the run in all, when it was last looked; the most that was seen
  int64_t nanoseconds;           // the run's clock: stands still while it is paused or gated
  int64_t wall;                  // ns of real time since the run began, as LabEvent.time; stands still when it is over
  uint64_t steps;                // all steps of all processes
  uint64_t updates, stale;       // stores and stale stores over all Values and Arrays
  int64_t lost;
  LabProcess *processes;
  int nprocesses;  // by slot; those that are gone stay to the end of the run
  int alive;
  LabObject *objects;
  int nobjects;  // by id
  LabStuck *stuck;
  int nstuck;              // LAB_DEADLOCK: who is in it
  bool waits_for_outside;  // everybody waits, but a signal from outside could still come
  bool ring;
  char ring_text[LAB_TEXT * 2];  // "Process-1 waits for b, held by Process-2, who waits for a, held by Process-1",
                                 // and who could still break the ring
  int exit_code;  // LAB_ENDED: main's exit code; negative: the signal that killed it (not the shell's 128+n)
  char ring_said[LAB_TEXT * 4];
  char message[LAB_TEXT * 2];  // what mplab did by itself, "stopped: 512 processes at once is the limit (--limit
                               // processes=N)"; "" nothing
  char message_said[LAB_TEXT * 2];
  const char *output;
  size_t output_size;  // stdout and stderr as they came, the last part; owned by the snapshot
  uint64_t output_total;
} LabSnapshot;

LabSnapshot *lab_snapshot_new(void);
void lab_snapshot_free(LabSnapshot *s);
// Fills s with the present state. It takes microseconds and no lock of the world.
void lab_snapshot(Lab *lab, LabSnapshot *s);
// Of all that a manager serves, its own and those of its objects: changes that were made of what had been changed
// since, and what they lost.
typedef struct LabLosses {
  int64_t stale, lost;
} LabLosses;
LabLosses lab_served_losses(const LabSnapshot *s, const LabObject *manager);
// The steps since *cursor, oldest first, at most max. The caller keeps the cursor, 0 at first. *dropped: steps that the
// rings had overwritten before they were read.
int lab_events(Lab *lab, uint64_t *cursor, LabEvent *out, int max, uint64_t *dropped);

#endif
