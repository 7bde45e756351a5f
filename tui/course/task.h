// A task: a program that the learner mends or writes, and mplab proves or breaks. It belongs to a lesson and is data
// alone. Whoever writes one writes these files (words: task_words.h):
//
//   lessons/10-deadlock/tasks/bank-ring/task.json    what is asked of every answer
//   lessons/10-deadlock/tasks/bank-ring/starter.py   what the learner begins with; runs under python3, has the fault
//   …/en.md, zh.md                                   story, hints, what is said when a check fails
//   …/good.py, good-2.py                             answers that must pass, of different structure
//   …/wrong-drop.py                                  tempting wrong ones; the first line names the check that they must
//                                                    fail at:  #: fails right
//   …/sham-print.py                                  answers that only seem to be some: they must fail, anywhere
//
// The folder's name is the task's. task.json ("?" may be left out):
//
//   { "pattern": "circular wait",        // ? what the starter's fault is called (explore/patterns.h)
//     "minutes": 8,
//     "needs": ["deadlock"],             // ? lessons to have done before
//     "budget": { "steps": 200000 },     // ? of each search, in the explorer's steps; 200,000
//     "beside": ["workshop.py"],         // ? files that the program imports; part of the frame, the learner's are not
//                                        //   read
//     "others": {                        // every answer is judged again, with
//       "names": ["balances"],           //   ? these names of the frame replaced by others,
//       "set": { "MONEY": 7 } },         //   ? these settings, where the check has none of its own
//     "checks": [                        // in the order in which the learner reads them
//       { "id": "right",                 // a word, the key of its words
//         "points": 3,                   // ? only `mplab grade` counts them; 1
//         "hidden": true,                // ? asked only by `mplab grade --hidden`, and never for passing
//         "set": { "CLERKS": 2 },        // ? switches and knobs; those not named: on, and a knob's explore value
//         "killed": "Process-1",         // ? this process is killed, before any of its steps. Where it could be inside
//                                        //   a call whose object others need is then a caveat, "kill"
//         "inside": true,                // ? … and inside each of its steps, too (world/inside.h): with "killed"
//         "caveats": ["kill"],           // ? kinds of caveats that do not count; "pattern" never does
//         … what must hold, one or more of:
//         "finishes": true,              // no order gets stuck, none ends by an uncaught exception
//         "never": ["stale"],            // no order breaks so: deadlock, livelock, exception, stale or a pattern
//         "agree": true,                 // all orders come to one end
//         "outcomes": { "seen": [0, 2] },// rules (rules.h) of all orders that come to their end: for a list, all of
//                                        //   these are met, and no other
//         "only": { "seen": [0, 2] },    // the same, but not all need be met
//         "always": { "count": "<= 2" }, // comparisons that hold after every step, of Values and cells of Arrays
//         "possible": { "most": ">= 2" },// some order ends so
//         "parallel": ">= 1.8",          // all work over the longest chain of it, in the machine's instructions
//         "prints": ["sold {SEATS * 2}"],// lines that main prints in every order, and a run prints with the knobs' run
//                                        //   values
//         "uses": ["wait|wait_for"],     // names in the learner's part, or one of several; "lacks": that are not there
//         "edits": 4 } ] }               // at most so many lines of it are changed
//
// failed: an order was found that breaks it. passed: complete, and true in every order. Else it is not proved.
#ifndef TUI_COURSE_TASK_H
#define TUI_COURSE_TASK_H

#include "claims.h"
#include "rules.h"
#include "task_words.h"

enum { TASK_CHECKS = 16 };

typedef struct TaskNames {
  const char **list;
  int n;
} TaskNames;
typedef struct TaskRules {
  Rule *list;
  int n;
} TaskRules;

typedef struct TaskCheck {
  const char *id;
  int points;
  bool hidden;
  ClaimSet *sets;
  int nsets;
  const char *killed;  // NULL: nobody
  bool inside;         // … inside its steps, too
  unsigned caveats;    // accepted: bit of a CaveatKind
  bool finishes, agree;
  TaskNames never, prints, uses, lacks;
  TaskRules outcomes, only, always, possible;
  bool says_parallel;
  Compare parallel;
  const char *parallel_text;
  int edits;  // -1: not asked
} TaskCheck;

typedef struct Task {
  const char *name;    // "bank-ring"
  const char *lesson;  // the lesson's folder: "10-deadlock"
  const char *folder;  // path of the task's folder
  ExplorePattern pattern;
  int minutes;
  TaskNames needs;
  uint64_t steps;
  LabModule *modules;
  int nmodules;
  const char **names, **others;  // of the frame, and what they become
  int nnames;
  ClaimSet *sets;  // when it is judged again
  int nsets;
  bool again;  // "others" is there
  TaskCheck *checks;
  int nchecks;
  const char *starter;  // its text
  TaskWords words[LANGUAGES];
} Task;

typedef struct Tasks {
  Task *list;
  int n;
  Keep *keep;
  JsonTree *trees;
} Tasks;

// Reads and checks all tasks of a folder of lessons, in the order of the lessons' folders and of their names. NULL:
// why says which file, where in it, and what is wrong.
Tasks *tasks_load(const char *folder, char *why, size_t size);
void tasks_free(Tasks *t);
const Task *tasks_find(const Tasks *t, const char *name);  // NULL: none has that name

// The modules lie beside the program, so that it can be run as it is. kept: a file that is there already stays. false:
// why.
bool task_write_modules(const Task *t, const char *program, bool kept, char *why, size_t size);

// What only the opened program can tell: are the switches and knobs there that the task names.
bool task_fits(const Task *t, const LabProgram *p, char *why, size_t size);

#endif
