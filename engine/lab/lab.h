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

#include "explore/caveat_kinds.h"
#include "snapshot.h"

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
// Opens a text as if it were the file at path, which is not read, with the modules that it may import beside it.
typedef struct LabModule {
  const char *name, *text;  // "workshop"
} LabModule;
bool lab_open_text(Lab *lab, const char *path, const char *text, const LabModule *modules, int nmodules,
                   LabRefusal *why);
bool lab_changed(Lab *lab);  // has the file been saved since it was opened (stat; cheap)
// Programs that are opened from now on are run by python3 itself (a guest: guest/guest.h), so they may be any; their
// switches and knobs are known if our own parser reads them. command: "python3", or another interpreter, with options.
// NULL: our own machine again. false: there is no such program, why says so.
bool lab_use_python(Lab *lab, const char *command, char *why, size_t size);
const char *lab_python(const Lab *lab);  // the command, with its whole path; NULL: our own machine

const LabProgram *lab_program(const Lab *lab);           // NULL before the first lab_open that succeeded
int lab_switch_index(const Lab *lab, const char *name);  // -1: no such switch
int lab_knob_index(const Lab *lab, const char *name);
void lab_set_switch(Lab *lab, int i, bool on);  // acts at once on running processes
// Acts from the next run on. false: out of range, why says so.
bool lab_set_knob(Lab *lab, int i, const char *value, char *why, size_t size);

// ---- running it ----

typedef struct LabLimits {  // 0: the default
  uint32_t processes;       // alive at once (default 1,024)
  uint64_t memory;          // bytes of private heap a process (default 1 GiB)
  uint64_t output;          // bytes of output kept, the rest is only counted (default 1 MiB); past 16 times that
                            // the program is stopped
  uint32_t seconds;         // wall time, 0: none
  uint64_t total;           // bytes of all processes and of what they share (default 2 GiB, less where there is
                            // less; of a guest none); past it the program is stopped
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
  enum {
    LAB_INPUT_NONE,  // the program's standard input is at its end
    LAB_INPUT_OWN,   // it is this process's own
    LAB_INPUT_ASKED  // lab_input gives it, when lab_asks_input says that somebody waits for it
  } input;
  bool typed;        // it counts as a terminal
  bool as_terminal;  // the program's stdout counts as a terminal (line by line); the bench always
  double pace;       // steps a second in all; 0: flat out (live)
} LabOptions;

// Stops an earlier run first. false: the OS said no.
bool lab_run(Lab *lab, const LabOptions *options, char *why, size_t size);
void lab_stop(Lab *lab);            // SIGKILL to all that is left of the run
void lab_pause(Lab *lab, bool on);  // nobody takes a step while it is on
// 0: flat out. Acts at once: a live run becomes one gated by a metronome, and back.
void lab_pace(Lab *lab, double steps_per_second);
// While a run goes at a pace: called in lab_tick when a step is over and everybody has come to the next one, before
// that is taken. A snapshot and the events that are read then are that moment's. NULL: nobody is called.
void lab_on_moment(Lab *lab, void (*moment)(void *data), void *data);
bool lab_kill(Lab *lab, int slot, int signal);  // false: it has ended
bool lab_halt(Lab *lab, int slot, bool on);     // SIGSTOP or SIGCONT, which is no doing of the learner's
int lab_fd(const Lab *lab);                     // readable when lab_tick has something to do
// Handles deaths, limits, the metronome, deadlocks. Call it when lab_fd is readable and at least 10 times a second.
void lab_tick(Lab *lab);
bool lab_asks_input(const Lab *lab);  // the program waits for a line of standard input
// size 0: the end of it. false: too long, or the program does not read
bool lab_input(Lab *lab, const char *text, size_t size);
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
// How an object stands, in words; in English if form is NULL. Returns out, "" for STANDS_NONE.
char *lab_stands(const LabObject *o, LabForm *form, char *out, size_t size);
const char *lab_form(int i, const char **english);  // the name of the i'th form; NULL after the last

// ---- a value of any length ----
//
// A snapshot has the beginnings of texts. lab_value has the whole of one, as it is now, in pieces.

typedef enum LabPart {
  LAB_PART_VALUE,      // what a Value or an Array holds
  LAB_PART_ITEM,       // of a queue: the message number `item` from 0, the next to be got first
  LAB_PART_SENT_BY_0,  // of a pipe: what that end has sent, the next to be received first
  LAB_PART_SENT_BY_1,
} LabPart;
// Puts its text from byte `offset` on into out: at most size - 1 bytes and a NUL, cut at a whole character. Returns the
// bytes of the whole; 0: there is no such thing, or just now it is being changed.
size_t lab_value(Lab *lab, int object, LabPart part, int item, size_t offset, char *out, size_t size);

// ---- what is kept ----

// Replaces a file of the learner's atomically: a reader finds the old text or the new one, even if the writer is
// killed. A new file has mode 0600. false: errno says why.
bool lab_replace_file(const char *path, const char *text, size_t size);

// ---- you are the scheduler ----
//
// Stepping: the processes are real, each is held before its next step, and the caller lets one go. Undo starts new
// processes and leads them through the same steps up to that point; only their PIDs differ. Knobs have their explore
// values unless the caller says otherwise.

enum { LAB_CHOICES = 1024 };

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
  LAB_WHY_SERVES,     // a manager's server: in a call of `who`, on line `value` of its
  LAB_WHY_OTHER,      // it cannot go, and there is no more to say
} LabWhy;
const char *lab_why_text(LabWhy why);  // of those before READ: the engine's English

// The next step of a strand that is held: what it will do, or why it cannot. (A LabStep says what was done.)
typedef struct LabChoice {
  int slot, strand;
  int way;       // of a kill: it finds its target inside a call, and which one; 0: it does not. Of a reading of the
                 // clock 1: much time has gone by. Each is a choice
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
  bool stale;     // a store over what it had not seen
  VerbMark mark;  // as LabEvent.mark
  bool feeder;    // it is a step of a queue's feeder, not of the program's text
  // in an outcome's orders, of a strand beside the main one: "MainProcess's Thread-1 (work)"; or ""
  char who[LAB_NAME];
  bool by_itself;  // let go by the grain, not chosen: it belongs to the chosen step before it
  // inside a call of a pool, an executor, a manager, and nobody else could have gone between (explore/fold.h): it is
  // shown as a part of another one
  bool inside;
  // … a step that a manager's server takes in the call of this strand, on this line of its
  bool served;
  int for_slot, for_strand;
  uint32_t for_line;
} LabStep;
// The steps that are shown of an order, by their numbers from 0: rows has room for n. Returns how many there are.
int lab_order_rows(const LabStep *steps, int n, int *rows);

// Grain: how far a strand goes when it is let go. One step; up to the next line; or over its loads, stores and writes
// up to the next step on a lock, condition, queue, event, process or the clock. No other strand moves, each step is in
// the history, and the strand stops where it cannot go on. A call of a pool, an executor or a manager is one step where
// nobody else could go between: the steps inside it follow by themselves, its server's too (LabStep.inside); but not
// with the finest grain, inside.
typedef enum LabGrain { LAB_EVERY_STEP, LAB_BY_LINE, LAB_AT_LOCKS, LAB_INSIDE, LAB_GRAINS } LabGrain;

// An order that was left: the caller went back and let somebody else go. It begins with the first `from` steps of the
// present one, and parts from it there.
typedef struct LabWay {
  int from;
  const LabStep *steps;
  int nsteps;
} LabWay;

typedef struct LabGate {  // owned by the lab, valid until the next lab_tick or call of this part
  bool on;                // the run is held for the caller
  bool settled;           // each strand is at its next step, waits or has ended: choices are complete.
                          // false: one still computes, or the run is being led along an order
  LabGrain grain;
  const LabChoice *choices;
  int nchoices;  // by slot, then strand; the ways of kills come last
  const LabStep *history;
  int nhistory;  // the order: history[0 .. at-1] has happened, the rest had happened before the caller went back
  int at;
  const LabWay *ways;
  int nways;     // the last one that was left is the last
  bool fresh;    // the processes are new since the caller last let one go: their PIDs have changed
  bool differs;  // led along an order, the run came to another step: a bug of mplab's, or a program that depends on
                 // PIDs or time
  char message[LAB_TEXT * 2];  // what, and where; ""
  char message_said[LAB_TEXT * 4];
} LabGate;

// Begins a run that is held before its first step.
bool lab_step_begin(Lab *lab, const LabOptions *options, bool explore_values, char *why, size_t size);
const LabGate *lab_gate(Lab *lab);  // never NULL
// Lets choices[choice] go. The rest of history is kept as a way, unless it begins with this step. false: it cannot go.
bool lab_step(Lab *lab, int choice);
// Sends a signal, as a step of the learner's; lab_set_switch makes one too. A kill from outside is recorded as one.
bool lab_step_signal(Lab *lab, int slot, int signal);
void lab_step_grain(Lab *lab, LabGrain grain);
// Goes to after the first `at` steps of history. 0: the start; nhistory: the end; at - 1: undo.
void lab_step_to(Lab *lab, int at);
// That way becomes the history, and the history the last of the ways (by < 0: the first); it goes to the same number of
// steps in it.
void lab_step_way(Lab *lab, int way, int by);
// The order as it stands, with the settings that it began with, for later: lab_step_again stands there once more, on
// new processes. It is the caller's, until lab_order_free.
typedef struct LabOrder LabOrder;
LabOrder *lab_step_keep(Lab *lab);  // NULL: no run is held, or no memory
bool lab_step_again(Lab *lab, const LabOrder *order, char *why, size_t size);
void lab_order_free(LabOrder *order);
void lab_step_free(Lab *lab);  // lets it run on from here, at lab_pace's pace
// A run at a pace is a stepped run by lot: its steps are kept. lab_step_take holds it, and goes to after `at` of them;
// at -1: where it stands, and its processes stay. The rest is the history's future. false: none are kept.
bool lab_step_take(Lab *lab, int at);
int lab_step_kept(const Lab *lab);    // how many steps are kept; -1: it did not go at a pace, or is held
bool lab_step_takes(const Lab *lab);  // … and they are all that it has taken: it did not go flat out meanwhile
bool lab_step_save(Lab *lab, const char *path, char *why, size_t size);  // history[0 .. at-1]; at 0: the whole of it
// Replays an order on real processes, `pace` steps a second (0: as fast as it goes), and holds the run at its end. Only
// a test uses it today.
bool lab_replay_begin(Lab *lab, const LabOptions *options, const char *path, char *why, size_t size);
// The program that a schedule file was made from; the caller opens it with lab_open. lab_replay_begin then sets its
// switches, knobs and seed.
bool lab_schedule_program(const char *path, char *program, size_t program_size, char *why, size_t size);

// ---- every order ----

// How an order ends: explore's kinds of outcomes, in its order (asserted in explore_verdict.c).
typedef enum LabEnding {
  LAB_ENDS_OK,
  LAB_ENDS_STALE,
  LAB_ENDS_EXCEPTION,
  LAB_ENDS_DEADLOCK,
  LAB_ENDS_LIVELOCK,
  LAB_ENDINGS
} LabEnding;

// How an order ends, for a rule to judge: pointers that are valid during the call.
typedef struct LabFinal {
  LabEnding kind;
  const char *const *names, *const *texts;  // of the shared objects: "counter", "2"
  int n;
  const char *prints;  // what main wrote, "" nothing
} LabFinal;

// What is asked of every order beyond that none breaks; an order against it breaks, and has its nearest good one beside
// it. Called in the explorer's process: what they write there is lost.
typedef struct LabRule {
  bool (*ends)(void *data, const LabFinal *end);              // not of an order that is stuck
  bool (*stays)(void *data, const char *cell, double value);  // at every store to a Value or an Array. NULL: none
  void *data;
} LabRule;

typedef struct LabExploreOptions {
  uint64_t max_orders;  // 0: no bound
  uint64_t max_steps;   // of all orders together: the bound that is the same on every machine; 0: none
  const LabRule *rule;  // valid until lab_explore has returned; NULL: none
  bool measures;        // no search: work and path of the report are filled in (LabExplore)
  double seconds;       // 0: no bound. It has ended two seconds after them, whatever the program does
  uint64_t memory;      // bytes that the search may take; 0: the default (2 GiB, less where there is less)
  uint64_t random;      // not 0: a random search of so many orders
  bool has_seed;
  uint64_t seed;
  bool all;  // plain search: every order, redundant ones included. The oracle of the reduced search
  // Whether states are stored, for tests: the search is the same to its reader but for its counts.
  enum { LAB_STORE_LATER, LAB_STORE_NEVER, LAB_STORE_AT_ONCE } store;
  bool unreplayed;      // what is found is not replayed: the processes that stand there are of another lab
  bool kills_between;   // kills find nobody inside a call; a caveat where that could matter
  bool explore_values;  // knobs as their explore value says (lab_set_explore_knob turns it)
  int argc;
  const char *const *argv;
  // Only orders that begin with the first from_steps steps (0: all) of a saved order: its file. Switches, knobs, seed
  // and arguments are then the order's. NULL: all orders
  const char *from;
  int from_steps;
  bool from_here;  // … that begin with the steps taken in the run that is held (lab_gate); none is held: as last time
} LabExploreOptions;

typedef struct LabBlocked {  // one process that can never go on
  int slot, holder;          // holder: the slot that holds it, or that it joins; -1 nobody
  char object[LAB_NAME];     // "" none (a join)
  char sentence[LAB_TEXT];   // what it waits to do: "acquire b"
  char said[LAB_TEXT];
  int strand, holder_strand;         // of a lock
  char who[LAB_NAME], by[LAB_TEXT];  // … as LabStep.who: the one that waits, and its holder
  const char *verb;
  uint32_t line;  // line: 0 unknown
} LabBlocked;

const char *lab_ending_name(LabEnding e);        // "ok", "stale", "exception", "deadlock", "livelock"
const char *lab_pattern_name(ExplorePattern p);  // "lost update", "circular wait", …; "" for PATTERN_NONE

typedef struct LabOutcome {
  LabEnding kind;
  bool breaks;
  bool against;             // it, or a step on the way to it, is against the rule
  char *prints;             // what main wrote, whole; "" nothing
  int twin;                 // from 2 on: outcomes before it have the same text
  char text[LAB_TEXT * 2];  // "counter = 1"
  char said[LAB_TEXT * 4];
  uint64_t orders;  // different ones that led here; 0: up to now only one that was tried before its turn
  struct LabNamed {
    char name[LAB_NAME];
    char *text;  // whole, as Python shows it
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
  int no_return;  // a deadlock: after so many steps of its order every order breaks; 0: not known, or every order does
  bool no_return_all;  // … and ends in a deadlock
  int replayed;  // on real processes: 0 not yet, 1 the same outcome, -1 another one: a bug of mplab's, see message
  char message[LAB_TEXT * 2], message_said[LAB_TEXT * 4];
} LabOutcome;
// The row in which the order and the nearest good one first differ, as they are shown (lab_order_rows).
int lab_order_parts(const LabOutcome *o, const int *rows, int nrows, const int *good_rows, int ngood_rows);

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
  bool broken;  // some access goes without the lock
  bool split;   // each holds it, but it is let go between two that belong together
  char text[LAB_TEXT * 2], said[LAB_TEXT * 4];
} LabGuard;

// A named reason why "complete" is not the whole truth (explore/caveats.h).
typedef struct LabCaveat {
  CaveatKind kind;
  uint32_t line;  // what it rests on; 0: none
  char text[LAB_TEXT * 4], said[CAVEAT_SAID];
} LabCaveat;
const char *lab_caveat_name(CaveatKind k);  // "clock", "pid", …

// One thing in which the ends differ: "main prints 2 or 3".
typedef struct LabDiffers {
  char text[LAB_TEXT * 3], said[LAB_TEXT * 4];
} LabDiffers;

// What a search comes to; the first that fits. Values are the exit codes of `mplab explore`.
typedef enum LabVerdict {
  LAB_PROVED = 0,      // complete, no order breaks, one end, no caveat
  LAB_BROKEN = 1,      // an order breaks
  LAB_INCOMPLETE = 3,  // a bound was reached, also every random search; or it could not be explored at all
  LAB_OPEN = 5,        // complete, nothing breaks, but more than one end, or a caveat: "ends"
} LabVerdict;

typedef struct LabExplore {  // owned by the lab, valid until the next lab_tick or call of this part
  bool on, running;          // on: there is something to show
  bool random;
  uint64_t orders, redundant, steps;
  // The search goes by the states that it has stored: orders, and each outcome's, are those that it took to their end,
  // not how many there are. states: different ones; matched: how often one was met again, and not gone on from
  bool by_states;
  uint64_t states, matched;
  uint64_t broke_after;  // so many orders had been tried when the first one broke; 0: none has
  int first_bad;   // the outcome that it came to; its order is there while the search runs, not yet the shortest. -1:
                   // the search was over soon
  int from_steps;  // only orders that begin with these many steps were tried: nothing is proved. 0: from the start
  bool from_complete;        // … and all of them were
  double seconds, estimate;  // of all orders, 0 none yet
  double cpu;                // seconds of CPU time spent searching, without starting, explaining and replaying: the
                             // base of orders a second
  bool complete;
  // With `measures`: instructions of all processes, and of the longest chain of them that had to come one after the
  // other, as if there were a core for each
  uint64_t work, path;
  bool draws;  // the program drew by lot: what was found was found for this seed
  char incomplete[2 * LAB_TEXT], incomplete_said[4 * LAB_TEXT];  // why not
  char error[LAB_TEXT * 2], error_said[LAB_TEXT * 2];            // it could not be done at all: why
  LabOutcome *outcomes;
  int noutcomes;  // good ones first, then by kind. While the search runs they have only counts, but for first_bad
  LabRace *races;
  int nraces;
  LabGuard *guards;
  int nguards;
  bool guards_sure;  // every order was looked at for them: not only the first ones
  LabCaveat *caveats;
  int ncaveats;
  int nends;  // different ends of the orders
  LabDiffers *differs;
  int ndiffers;                // in what the ends differ; of many places the first
  char left_behind[LAB_TEXT];  // processes that some order leaves behind; ""
  uint64_t seed;
  // The settings that were explored, by the program's switches and knobs (a choice's number); NULL: nothing was
  const bool *switches;
  const int64_t *knobs;
  const int *choices;
} LabExplore;

// Stops a run first. The search runs in a process of its own.
bool lab_explore(Lab *lab, const LabExploreOptions *options, char *why, size_t size);
// What was found stays, as incomplete. `running` stays true for a moment, until the report is there.
void lab_explore_stop(Lab *lab);
void lab_explore_clear(Lab *lab);  // the report is forgotten, a search that runs is ended
// As lab_set_knob, and sets the value that stepping and exploring start with.
bool lab_set_explore_knob(Lab *lab, int i, const char *value, char *why, size_t size);
const LabExplore *lab_explore_report(Lab *lab);  // never NULL
// Of a search that is over. While one runs an order may have broken already; all else is LAB_INCOMPLETE.
LabVerdict lab_verdict(const LabExplore *e);
const char *lab_verdict_name(LabVerdict v);  // "proved", "broken", "incomplete", "ends"
// Writes the outcome's order as a schedule file.
bool lab_explore_save(Lab *lab, int outcome, const char *path, char *why, size_t size);
// Begins stepping on real processes, at the start of the outcome's order, with that order as the future.
bool lab_explore_watch(Lab *lab, int outcome, const LabOptions *options, char *why, size_t size);

// ---- the command line's own ----

// `mplab run`: runs to the end, passes output on, ends a deadlock. json: prints one object on stdout instead. Returns
// the exit code.
int lab_run_headless(Lab *lab, const LabOptions *options, bool json);
// Returns the LabVerdict; 2: it could not begin, or could not be saved.
int lab_explore_headless(Lab *lab, const LabExploreOptions *options, const char *save, bool json);
// Returns 0: the outcome is the one in the file, 1: it is not.
int lab_replay_headless(Lab *lab, const LabOptions *options, const char *path, bool json);
// A live run (or the replay of a schedule file) in the Chrome trace event format: lanes, slices of waiting and holding,
// flow arrows.
int lab_trace_headless(Lab *lab, const LabOptions *options, const char *schedule, const char *out);
// What the machine runs: the code of the open program, function by function, on stdout (lang/compile/disassembler.c).
// Nothing of it is run. 1: out of memory
int lab_dis_headless(Lab *lab);
// Prints what mplab needs of this system, what is there, and what is done without it. 1: it cannot run here
int lab_doctor_headless(void);

extern const char lab_version[];
void lab_built_with(char *to, size_t size);  // compiler and GMP: "gcc 12.2.0, GMP 6.2.1"

#endif
