// The course and its lessons: what lies in lessons/, read once at the start and checked to the last key.
//
// A lesson is data alone. Whoever writes one writes five files:
//
//   lessons/course.json                      the order
//   lessons/07-value-race/program.py         the program (its markers are the engine's affair)
//   lessons/07-value-race/lesson.json        what is true in every language
//   lessons/07-value-race/en.json, zh.json   words only; both have the same keys
//
// The folder's name is NN-name: the number and the name by which the command line knows the lesson.
// A key that is missing, unknown or of the wrong kind is an error that names file, place and key; nothing is guessed.
//
// course.json:
//
//   { "parts": [
//       { "title": { "en": "Sharing", "zh": "共享" },
//         "lessons": ["03-unshared-globals", "07-value-race", "08-lock-fix"] } ] }
//
// lesson.json ("?" marks what may be left out):
//
//   { "source": ["python进阶13并发之九多进程和数据共享"],   // ? the texts it comes from
//     "needs": ["unshared-globals"],                        // ? names of lessons in the course to have done before
//     "pages": [
//       { "id": "predict",                // a word, used as the key in en.json and zh.json
//         "lines": [8, "10-11"],          // ? the program's lines it speaks of, as in program.py
//         "set": { "lock": "off", "WORKERS": 4, "METHOD": "fork", "pace": 20 },
//                                         // ? done when the page is opened: a switch "on" or "off", a knob's value,
//                                         //   the pace in steps a second or "flat"
//         "ask": [ { "id": "exact", "when": { "state": "ended", "value": { "counter": "== WORKERS * ROUNDS" } } },
//                  { "id": "short", "when": { "state": "ended", "value": { "counter": "< WORKERS * ROUNDS" } } },
//                  { "id": "more",  "when": false } ],
//                                         // ? a prediction, asked before the run: 2 to 5 options. "when": the test
//                                         //   (below) that makes it the right one in the run that follows; true or
//                                         //   false: it always or never is. Judged once, at the run's end or deadlock
//                                         //   (or earlier, as soon as one of them holds that does not speak of a
//                                         //   state; at the answer when all are true or false)
//         "goal": { "lost": "> 0", "state": "ended" } } ],
//                                         // ? a test: what the learner is to bring about; checked while the page is
//                                         //   open
//     "claims": [ { "set": { "lock": "off" }, "explore": { … } } ] }
//                                         // ? what the texts state, for `mplab check`: see claims.h
//
// A test is an object, and all its keys must hold at once, in the present run, for it to hold:
//
//   "state": "ended"                   running, paused, ended, deadlock or stopped (an array: any of them)
//   "lost": "> 0"                      lost, stale, updates, steps: the run's counters
//   "seconds", "alive", "processes"    the run's clock, how many processes are alive, how many were born (main counts)
//   "runs": ">= 2"                     runs begun since the page was opened
//   "exit": 0                          the main process's exit code, once it has ended
//   "exitcode": { "Process-1": -9 }    a process's exit code, once it has ended (Python's: a signal is negative)
//   "value": { "counter": "== 80000" } an object's value (a Value), or its size (a Queue), by the name the screen shows
//   "values": { "row[*]": "sum == 3" } objects' values by a task's rules: sums, cells, entries of a manager's dict
//   "pace": "<= 5"                     the run goes at this pace, in steps a second
//   "text": { "numbers": "[1, 2]" }    an object's value as Python writes it, letter by letter
//   "waiting": { "lock": ">= 2" }      how many processes wait for an object
//   "holder_dead": "lock"              an object whose holder ended while it held it
//   "switch": { "lock": "on" }         how a switch stands
//   "knob": { "WORKERS": "> 1" }       how a knob stands (a choice: "METHOD": "spawn")
//   "toggled": { "lock": "on" }        the learner has turned this switch to that on this page, in the present run
//   "lost_since_toggle": "== 0"        updates lost since the last toggle of a switch; and "updates_since_toggle"
//   "killed": ">= 1"                   processes that the learner killed in this run
//   "paced": ">= 1"                    times that the learner changed the pace since the page was opened
//   "let_go": ">= 4"                   steps that the learner let somebody take in this run, stepping
//   "stale_by_hand": ">= 1"            lost updates among the steps that stand in the history while the learner steps
//   "went_back": ">= 1"                times that the learner went back in it
//   "explored": "proved"               every order was explored on this page: any, breaks (an order does), proved
//                                      (all were tried, none does, all come to one end, and there is no caveat) or
//                                      ends (none does, but there is more than one end, or a caveat)
//   "explored_with": { "WORKERS": ">= 2", "lock": "on" }     … with these settings, whatever stands now
//   "ends": "== 2"                     how many different ends; "agree": true: one, and every order was tried
//   "possible": { "counter": 1 }       some order ends so: a rule, as a task has it (rules.h)
//   "pattern": "lost wake-up"          some order shows this pattern
//   "orders": "== 4", "outcomes": 2    how many different orders there are, and different ends: of a complete
//                                      exploration on this page
//   "found": "counter = 1"             an end of such an exploration, as the screen writes it, has this in it (an
//                                      array: all of them)
//   "watched": ">= 1"                  orders that explore found, watched on real processes since the page was opened
//   "output": "Done"                   the output contains this (an array: all of them)
//   "output_lacks": "Done"             the output does not contain it (an array: none of them)
//
// An array of tests, as a goal, holds when they have held one after the other: first this, then that.
//
// A comparison is a number (equal to it) or a string: one of == != < <= > >= and a sum of products of numbers and names
// of knobs ("< WORKERS * ROUNDS + 1"). It must name only switches and knobs that the program has; that is checked when
// the lesson is opened.
//
// en.json and zh.json:
//
//   { "title": "Two hands on one number",
//     "about": "Four processes add 1 to a shared Value …",      // the course's screen, a few sentences
//     "see": "updates lost while you watch",                    // one line each: what there is to see …
//     "do": "predict · run · switch the lock",                  // … and to do
//     "pages": {
//       "predict": {
//         "title": "What will it print?",
//         "text": "Paragraphs, with an empty line between them.\n\nA word in `backticks` is code; one in *stars* is
//         stressed.",
//         "question": "…", "options": { "exact": "…", "short": "…" },   // exactly when the page has "ask"
//         "why": { "exact": "…", "short": "…" },   // the same: what is said to whoever chose it, once it is judged:
//                                                  // what is true in it, at which step it fails, where it is right
//         "goal": "what to do, in a line or two", "reached": "said when it is reached" } },  // exactly when the page
//         has "goal"
//     "hints": ["a nudge", "more", "the answer"] }              // exactly three, for the whole lesson
//
// Where texts stay short they stay whole: on 80×24 a page has 76 columns and some 10 lines; longer pages scroll.
#ifndef TUI_COURSE_LESSON_H
#define TUI_COURSE_LESSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "goal.h"
#include "claims.h"
#include "tui/words/words.h"

enum { LESSON_OPTIONS = 5, LESSON_HINTS = 3, LESSON_LINES = 16 };

typedef struct LineRange {
  uint32_t first, last;
} LineRange;

typedef struct PageWords {  // one page in one language; NULL where the page has no such thing
  const char *title, *text, *question, *options[LESSON_OPTIONS], *why[LESSON_OPTIONS], *goal, *reached;
} PageWords;

typedef struct PageSet {
  const char *name, *value;
} PageSet;  // value: "on", "off", a knob's value, a pace as text

typedef struct LessonPage {
  const char *id;
  LineRange lines[LESSON_LINES];
  int nlines;
  PageSet *sets;
  int nsets;
  struct {
    const char *id;
    Goal *when;
  } options[LESSON_OPTIONS];
  int noptions;  // 0: nothing is asked
  Goal *goal;    // NULL: none
  PageWords words[LANGUAGES];
} LessonPage;

typedef struct LessonWords {
  const char *title, *about, *see, *todo, *hints[LESSON_HINTS];
} LessonWords;

typedef struct Lesson {
  const char *folder;  // "07-value-race"
  const char *name;    // "value-race"
  int number;          // 7
  int part;            // index into the course's parts
  char *program;       // path of program.py
  const char **needs, **source;
  int nneeds, nsource;
  LessonPage *pages;
  int npages;
  Claim *claims;
  int nclaims;
  LessonWords words[LANGUAGES];
} Lesson;

typedef struct CoursePart {
  const char *title[LANGUAGES];
} CoursePart;

typedef struct Course {
  char *folder;  // where lessons/ is
  CoursePart *parts;
  int nparts;
  Lesson *lessons;  // in the course's order
  int nlessons;
  struct Keep *keep;       // owns every string and array above …
  struct JsonTree *trees;  // … and the words point into these
} Course;

// The folder of the lessons: $MPLAB_LESSONS, else lessons/ beside the binary, else the one that was installed. Owned by
// the caller.
char *course_find_folder(void);
// The path of mplab's own program, in room for PATH_MAX. false: it cannot be known
bool own_binary(char *path, size_t size);

// Reads and checks the whole course. NULL: `why` says in one line which file, where in it, and what is wrong.
Course *course_load(const char *folder, char *why, size_t size);
void course_free(Course *c);

// A lesson by its name ("value-race"), its number ("7", "07") or its folder. NULL: there is none.
const Lesson *course_lesson(const Course *c, const char *word);

// Checks what only the opened program can tell: that the lines exist, that the switches and knobs it names are there.
struct LabProgram;
bool lesson_fits(const Lesson *l, const struct LabProgram *p, char *why, size_t size);

#endif
