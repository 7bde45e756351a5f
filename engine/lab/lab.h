// The lab: the one face of the engine. tui/ and the command line see this and nothing below it.
//
// A Lab holds one program at a time and at most one run of it.
//
//   lab_start();                              first thing in main(), before threads, curses or signals: forks the
//                                             nursery, a small process that all programs are forked from
//   Lab *lab = lab_new();
//   if (!lab_open(lab, path, &refusal)) …     the file is read, checked, its switches and knobs are known
//   lab_run(lab, &options);                   real processes start
//   for (;;) { poll lab_fd(lab), the keyboard …; lab_tick(lab); lab_snapshot(lab, &snap); draw }
//   lab_stop(lab); lab_free(lab);
//
// No function blocks longer than a few milliseconds but lab_stop (it kills everything and waits for it, well under a
// second). Nothing here is thread-safe. Slots number the processes of a run from 0 (main) in order of birth and are not
// reused while a run lasts unless more than LAB_PROCESSES were born.
#ifndef LAB_LAB_H
#define LAB_LAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/patterns.h"
#include "world/kinds.h"
#include "world/mark.h"
#include "world/why.h"

typedef struct Lab Lab;

enum { LAB_PROCESSES = 4096, LAB_NAME = 48, LAB_TEXT = 160 };

// ---- opening a program ----

typedef struct LabRefusal {      // why a file cannot be run: one clear message
  char message[1600];            // whole, several lines: "file:line:col: what" / the line / a caret / the way out
  char headline[700];            // its first line, alone
  uint32_t line, col;            // 0 when it is not about a place in the file (it does not exist, …)
  char what[256], instead[256];  // parts of message, for other languages: what is wrong, the way out; "" none
} LabRefusal;

enum { LAB_PLACES = 8 };

typedef struct LabPlace {  // a line that a switch turns
  uint32_t line;
  char instead[120];  // the line's text when the switch is off, without indentation; "": the line is left out
} LabPlace;

typedef struct LabSwitch {
  char name[32];
  uint32_t line;
  bool on;             // as it stands now
  bool acts_next_run;  // the switch belongs to a pair: a change acts from the next run on
  LabPlace places[LAB_PLACES];
  int nplaces;  // from the top; `line` is the first
} LabSwitch;

typedef struct LabKnob {
  char name[64];
  uint32_t line;
  bool is_choice;
  int64_t min, max, value, explore;  // a range; explore: the value step and explore start with (value if none is given)
  char choices[8][32];
  int nchoices, choice;  // a choice
} LabKnob;

typedef struct LabProgram {  // owned by the lab, valid until the next lab_open
  const char *path;
  const char *const *lines;  // the text as shown: markers taken out; no newlines
  uint32_t nlines;
  LabSwitch *switches;
  int nswitches;  // read-only for the caller: use lab_set_switch
  LabKnob *knobs;
  int nknobs;
  uint64_t hash;  // of the text and of all it imports
} LabProgram;

void lab_start(void);
// Ends the nursery and waits for it. exit() calls it; call it yourself before you end by a signal.
void lab_end(void);
Lab *lab_new(void);
void lab_free(Lab *lab);                                     // stops a run
bool lab_open(Lab *lab, const char *path, LabRefusal *why);  // false: refused; the program opened before stays open
bool lab_changed(Lab *lab);                              // has the file been saved since it was opened (stat; cheap)
const LabProgram *lab_program(const Lab *lab);           // NULL before the first lab_open that succeeded
int lab_switch_index(const Lab *lab, const char *name);  // -1: no such switch
int lab_knob_index(const Lab *lab, const char *name);
void lab_set_switch(Lab *lab, int i, bool on);  // acts at once on running processes
// Acts from the next run on. false: out of range, why says so.
bool lab_set_knob(Lab *lab, int i, const char *value, char *why, size_t size);

// ---- running it ----

typedef struct LabLimits {  // 0: the default
  uint32_t processes;       // alive at once (default 512)
  uint64_t memory;          // bytes of private heap a process (default 1 GiB)
  uint64_t output;          // bytes of output kept, the rest is only counted (default 1 MiB); past 16 times that
                            // the program is stopped
  uint32_t seconds;         // wall time, 0: none
} LabLimits;
bool lab_limit_set(LabLimits *l, const char *name, const char *value, char *why, size_t size);  // --limit NAME=N

typedef struct LabOptions {
  bool has_seed;
  uint64_t seed;  // else a fresh one, shown in the snapshot
  LabLimits limits;
  int argc;
  const char *const *argv;  // the program's own arguments (sys.argv[1:])
  bool pass_output;         // the program's stdout and stderr go to this process's own (mplab run); else they are
                            // kept for the snapshot
  bool as_terminal;         // the program's stdout counts as a terminal (line by line); the bench always
  double pace;              // steps a second in all; 0: flat out (live)
} LabOptions;

// Stops an earlier run first. false: the OS said no.
bool lab_run(Lab *lab, const LabOptions *options, char *why, size_t size);
void lab_stop(Lab *lab);            // SIGKILL to all that is left of the run
void lab_pause(Lab *lab, bool on);  // nobody takes a step while it is on
// 0: flat out. Acts at once: a live run becomes one gated by a metronome, and back.
void lab_pace(Lab *lab, double steps_per_second);
bool lab_kill(Lab *lab, int slot, int signal);  // false: it has ended
int lab_fd(const Lab *lab);                     // readable when lab_tick has something to do
// Handles deaths, limits, the metronome, deadlocks. Call it when lab_fd is readable and at least 10 times a second.
void lab_tick(Lab *lab);
int lab_timeout(const Lab *lab);  // milliseconds until lab_tick is due, -1: only when lab_fd says so

// ---- sentences in another language ----
//
// A saying (`said`, world/saying.h) stands beside an English sentence: the names of its forms, and their parts. A table
// of forms in another language turns it into a sentence of that language. "": there is only the English.

// The form of that name ("{who} waits for {object}"). NULL: the table has none.
typedef const char *LabForm(const char *name);
// false: none, or a form is not in the table; out is ""
bool lab_said(const char *said, LabForm *form, char *out, size_t size);
// The text of one part of a saying, from its first form of that name (form NULL: any form). name NULL: is there such a
// form. false: there is none, or the part is a form itself.
bool lab_said_part(const char *said, const char *form, const char *name, char *out, size_t size);
const char *lab_form(int i, const char **english);  // the name of the i'th form; NULL after the last

// ---- what is kept ----

// Replaces a file of the learner's atomically: a reader finds the old text or the new one, even if the writer is
// killed. A new file has mode 0600. false: errno says why.
bool lab_replace_file(const char *path, const char *text, size_t size);

// ---- what is seen ----

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
  int core;           // the processor it last ran on, -1 unknown
  LabDoing doing;
  uint32_t line;            // the program's line it is on, 0 unknown
  const char *verb;         // what it does or waits to do ("acquire"), "" if nothing yet
  int object;               // on which object (its id), -1 none
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
typedef enum LabBarrier {
  LAB_BARRIER_FILLS,
  LAB_BARRIER_DRAINS,  // all have met, `count` of them have yet to leave
  LAB_BARRIER_RESET,   // it was reset, `count` have yet to leave
  LAB_BARRIER_BROKEN,
  LAB_BARRIER_ACTS,  // all are there, its action runs
} LabBarrier;
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
  char value[LAB_TEXT];  // as Python's repr: 41203, [0, 1, 2, …]
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
  bool set;                           // an Event: it is set
  LabBarrier barrier;                 // a Barrier: how it stands
  // locks and semaphores
  int holder;  // slot, -1 free
  int holder_strand;
  bool holder_dead;      // its holder ended while holding it
  int depth;             // an RLock's count
  int64_t count, bound;  // a semaphore's free places, a bounded one's most; a Barrier's parties that are there, and
                         // all of them
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
} LabStuck;

typedef struct LabSnapshot {  // big; allocate once with lab_snapshot_new. Strings that are pointers are static
  LabRunState state;
  bool at_rest;  // paused or held: the whole picture is one instant
  bool gated;
  double pace;
  uint64_t seed;
  int64_t nanoseconds;      // the run's clock: stands still while it is paused or gated
  int64_t wall;             // ns of real time since the run began, as LabEvent.time; stands still when it is over
  uint64_t steps;           // all steps of all processes
  uint64_t updates, stale;  // stores and stale stores over all Values and Arrays
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
// The steps since *cursor, oldest first, at most max. The caller keeps the cursor, 0 at first. *dropped: steps that the
// rings had overwritten before they were read.
int lab_events(Lab *lab, uint64_t *cursor, LabEvent *out, int max, uint64_t *dropped);

// ---- you are the scheduler ----
//
// Stepping: the processes are real, each is held before its next step, and the caller lets one go. Undo starts new
// processes and leads them through the same steps up to that point; only their PIDs differ. Knobs have their explore
// values unless the caller says otherwise.

enum { LAB_CHOICES = 64 };

// What a note says. The first ones are the reasons of world/why.h, why a step cannot go. HELD, HELD_DEAD: by `who`,
// since step `step` (0: unknown). NOT_ENDED: `who` has not.
typedef enum LabWhy {
  LAB_WHY_NONE,
#define Y(id, english) LAB_WHY_##id,
  VERB_WHYS(Y)
#undef Y
      LAB_WHY_READ,   // a store: it read `value` at step `step`; who has stored since, -1 nobody
  LAB_WHY_WILL_WAIT,  // a get of an empty queue: it will take the reading lock and wait
  LAB_WHY_NOTIFIED,   // it was notified at step `step` (0: unknown) and wakes up
  LAB_WHY_STOPPED,    // its process was stopped by a signal
  LAB_WHY_OTHER,      // it cannot go, and there is no more to say
} LabWhy;
const char *lab_why_text(LabWhy why);  // of those before READ: the engine's English

// The next step of a strand that is held: what it will do, or why it cannot. (A LabStep says what was done.)
typedef struct LabChoice {
  int slot, strand;
  bool can_go;   // the step can be taken now
  bool timeout;  // or its wait can time out, since it has a deadline
  const char *verb;
  int object;
  uint32_t line;
  char sentence[LAB_TEXT];  // what it will do: "store counter ← 1"
  char said[LAB_TEXT];
  char note[LAB_TEXT];  // beside it: "it read 0 at step 4", "held by Process-1 since step 3", "it would time
                        // out"; ""
  LabWhy why;
  int who, who_strand, step;
  char value[40];  // why, who, step, value: the note's parts, for other languages. who: a slot, -1 nobody; steps
                   // count from 1
} LabChoice;

typedef enum LabActor { LAB_BY_STRAND, LAB_BY_CLOCK, LAB_BY_LEARNER } LabActor;

// One step of an order, in words. Unlike a LabEvent, it may also be the clock's or the learner's.
typedef struct LabStep {
  LabActor by;       // clock: its wait timed out; learner: a signal or a toggle
  int slot, strand;  // learner: the process it was sent to, -1 a toggle
  const char *verb;
  int object;
  uint32_t line;
  char sentence[LAB_TEXT];  // what was done: "load counter → 0"
  char said[LAB_TEXT];
  bool stale;      // a store over what it had not seen
  VerbMark mark;   // as LabEvent.mark
  bool feeder;     // it is a step of a queue's feeder, not of the program's text
  bool by_itself;  // let go by the grain, not chosen: it belongs to the chosen step before it
} LabStep;

// Grain: how far a strand goes when it is let go. One step; up to the next line; or over its loads, stores and writes
// up to the next step on a lock, condition, queue, event, process or the clock. No other strand moves, each step is in
// the history, and the strand stops where it cannot go on.
typedef enum LabGrain { LAB_EVERY_STEP, LAB_BY_LINE, LAB_AT_LOCKS } LabGrain;

typedef struct LabGate {  // owned by the lab, valid until the next lab_tick or call of this part
  bool on;                // the run is held for the caller
  bool settled;           // each strand is at its next step, waits or has ended: choices are complete.
                          // false: one still computes, or the run is being led along an order
  LabGrain grain;
  const LabChoice *choices;
  int nchoices;  // by slot, then strand
  const LabStep *history;
  int nhistory;  // the order: history[0 .. at-1] has happened, the rest had happened before the caller went back
  int at;
  bool fresh;    // the processes are new since the caller last let one go: their PIDs have changed
  bool differs;  // led along an order, the run came to another step: a bug of mplab's, or a program that depends on
                 // PIDs or time
  char message[LAB_TEXT * 2];  // what, and where; ""
  char message_said[LAB_TEXT * 4];
} LabGate;

// Begins a run that is held before its first step.
bool lab_step_begin(Lab *lab, const LabOptions *options, bool explore_values, char *why, size_t size);
const LabGate *lab_gate(Lab *lab);  // never NULL
// Lets choices[choice] go. The rest of history is dropped, unless it begins with this step. false: it cannot go.
bool lab_step(Lab *lab, int choice);
// Sends a signal, as a step of the learner's; lab_set_switch makes one too. A kill from outside is recorded as one.
bool lab_step_signal(Lab *lab, int slot, int signal);
void lab_step_grain(Lab *lab, LabGrain grain);
// Goes to after the first `at` steps of history. 0: the start; nhistory: the end; at - 1: undo.
void lab_step_to(Lab *lab, int at);
void lab_step_free(Lab *lab);                                            // lets it run on from here, at lab_pace's pace
bool lab_step_save(Lab *lab, const char *path, char *why, size_t size);  // history[0 .. at-1]; at 0: the whole of it
// Replays an order on real processes, `pace` steps a second (0: as fast as it goes), and holds the run at its end. Only
// a test uses it today.
bool lab_replay_begin(Lab *lab, const LabOptions *options, const char *path, char *why, size_t size);
// The program that a schedule file was made from; the caller opens it with lab_open. lab_replay_begin then sets its
// switches, knobs and seed.
bool lab_schedule_program(const char *path, char *program, size_t program_size, char *why, size_t size);

// ---- every order ----

typedef struct LabExploreOptions {
  uint64_t max_orders;  // 0: no bound
  double seconds;       // 0: no bound
  uint64_t random;      // not 0: a random search of so many orders
  bool has_seed;
  uint64_t seed;
  bool all;             // plain search: every order, redundant ones included. The oracle of the reduced search
  bool explore_values;  // knobs as their explore value says (lab_set_explore_knob turns it)
  int argc;
  const char *const *argv;
} LabExploreOptions;

typedef struct LabBlocked {  // one process that can never go on
  int slot, holder;          // holder: the slot that holds it, or that it joins; -1 nobody
  char object[LAB_NAME];     // "" none (a join)
  char sentence[LAB_TEXT];   // what it waits to do: "acquire b"
  char said[LAB_TEXT];
  int strand;
  const char *verb;
  uint32_t line;  // line: 0 unknown
} LabBlocked;

// How an order ends: explore's kinds of outcomes, in its order (asserted in explorer.c).
typedef enum LabEnding {
  LAB_ENDS_OK,
  LAB_ENDS_STALE,
  LAB_ENDS_EXCEPTION,
  LAB_ENDS_DEADLOCK,
  LAB_ENDS_LIVELOCK,
  LAB_ENDINGS
} LabEnding;
const char *lab_ending_name(LabEnding e);        // "ok", "stale", "exception", "deadlock", "livelock"
const char *lab_pattern_name(ExplorePattern p);  // "lost update", "circular wait", …; "" for PATTERN_NONE

typedef struct LabOutcome {
  LabEnding kind;
  bool breaks;
  int twin;                 // from 2 on: outcomes before it have the same text
  char text[LAB_TEXT * 2];  // "counter = 1"
  char said[LAB_TEXT * 4];
  uint64_t orders;  // different ones that led here
  struct LabNamed {
    char name[LAB_NAME];
    char text[LAB_TEXT];
  } * values;
  int nvalues;
  char (*names)[LAB_NAME];
  int nnames;  // the processes by slot, as they are called in this order
  LabBlocked *blocked;
  int nblocked;  // "deadlock", "livelock": who waits at the end of it, for what, held by whom
  LabStep *steps;
  int nsteps;  // the shortest order, fewest switches
  LabStep *good;
  int ngood;  // a bad outcome: the nearest order that does not break; ngood 0: none
  int parts;  // where the two part: steps[parts] against good[parts]
  char (*good_names)[LAB_NAME];
  int ngood_names;                 // and in good
  char explanation[LAB_TEXT * 4];  // why it breaks; only the facts when no pattern fits; ""
  char explanation_said[LAB_TEXT * 7];
  ExplorePattern pattern;
  int replayed;  // on real processes: 0 not yet, 1 the same outcome, -1 another one: a bug of mplab's, see message
  char message[LAB_TEXT * 2], message_said[LAB_TEXT * 4];
} LabOutcome;

// A data race: two accesses that no happens-before orders.
typedef struct LabRace {
  char object[LAB_NAME];
  uint32_t line_a, line_b;
  bool write_a, write_b;
  char text[LAB_TEXT * 2], said[LAB_TEXT * 3];
} LabRace;

// A lock and the data that it guards, as seen in the orders: the lines that access the data with it, and without it
// while other processes run.
typedef struct LabGuard {
  char object[LAB_NAME], lock[LAB_NAME];
  bool broken;
  char text[LAB_TEXT * 2], said[LAB_TEXT * 4];
} LabGuard;

typedef struct LabExplore {  // owned by the lab, valid until the next lab_tick or call of this part
  bool on, running;          // on: there is something to show
  bool random;
  uint64_t orders, redundant, steps;
  double seconds, estimate;  // of all orders, 0 none yet
  double cpu;                // seconds of CPU time spent searching, without starting, explaining and replaying: the
                             // base of orders a second
  bool complete;
  bool draws;  // the program uses random: what is proved is proved for this seed
  char incomplete[LAB_TEXT], incomplete_said[LAB_TEXT];  // why not
  char error[LAB_TEXT * 2], error_said[LAB_TEXT * 2];    // it could not be done at all: why
  LabOutcome *outcomes;
  int noutcomes;  // good ones first, then by kind. While the search runs they have only counts
  LabRace *races;
  int nraces;
  LabGuard *guards;
  int nguards;
  char left_behind[LAB_TEXT];  // processes that some order leaves behind; ""
  uint64_t seed;
} LabExplore;

// Stops a run first. The search runs in a process of its own.
bool lab_explore(Lab *lab, const LabExploreOptions *options, char *why, size_t size);
// What was found stays, as incomplete. `running` stays true for a moment, until the report is there.
void lab_explore_stop(Lab *lab);
void lab_explore_clear(Lab *lab);  // the report is forgotten, a search that runs is ended
// As lab_set_knob, and sets the value that stepping and exploring start with.
bool lab_set_explore_knob(Lab *lab, int i, const char *value, char *why, size_t size);
const LabExplore *lab_explore_report(Lab *lab);  // never NULL
// Writes the outcome's order as a schedule file.
bool lab_explore_save(Lab *lab, int outcome, const char *path, char *why, size_t size);
// Begins stepping on real processes, at the start of the outcome's order, with that order as the future.
bool lab_explore_watch(Lab *lab, int outcome, const LabOptions *options, char *why, size_t size);

// ---- the command line's own ----

// `mplab run`: runs to the end, passes output on, ends a deadlock. json: prints one object on stdout instead. Returns
// the exit code.
int lab_run_headless(Lab *lab, const LabOptions *options, bool json);
// Returns 0: no order breaks, 1: one does, 3: incomplete.
int lab_explore_headless(Lab *lab, const LabExploreOptions *options, const char *save, bool json);
// Returns 0: the outcome is the one in the file, 1: it is not.
int lab_replay_headless(Lab *lab, const LabOptions *options, const char *path, bool json);
// A live run (or the replay of a schedule file) in the Chrome trace event format: lanes, slices of waiting and holding,
// flow arrows.
int lab_trace_headless(Lab *lab, const LabOptions *options, const char *schedule, const char *out);
// What the machine runs: the code of the open program, function by function, on stdout (lang/compile/disassembler.c).
// Nothing of it is run. 1: out of memory
int lab_dis_headless(Lab *lab);

extern const char lab_version[];

#endif
