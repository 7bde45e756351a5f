// The course and its lessons: what lies in lessons/, read once at the start and checked to the last key.
//
// A lesson is data alone; lessons/README.md tells how to write one. These are its files:
//
//   lessons/course.json                      the order of all lessons, by name
//   lessons/07-value-race/program.py         the program: its switches, its values, the names of its lines (anchors.h)
//   lessons/07-value-race/lesson.json        what is true in every language
//   lessons/07-value-race/en.md, zh.md       the words; both have the same headings (lesson_words.c)
//   lessons/07-value-race/another.py         ? a program that a page brings
//   lessons/review-2/…                       a review: the same files but for program.py; each page brings a program
//
// The folder's name is NN-name: NN is its place in course.json, the name the one by which all else knows the lesson. A
// lesson of course.json that has no lesson.json is not yet written, and not there. A key that is missing, unknown or of
// the wrong kind is an error that names file, place and key; nothing is guessed.
//
// course.json:
//
//   { "parts": [
//       { "title": { "en": "Sharing", "zh": "共享" },
//         "lessons": ["value-and-array", "value-race", "lock-fix"],
//         "review": "review-2" } ] }     // ? what is offered when the part is done, and again later: see review.h
//
// lesson.json ("?" marks what may be left out):
//
//   { "source": ["3-processes-and-sharing"],   // ? the texts it comes from
//     "needs": ["unshared-globals"],           // ? names of lessons in the course to have done before
//     "pages": [
//       { "id": "predict",                // a word, the heading of its words
//         "idea": "One line, two steps.", // its one insight, in 15 words at most; no other page of the course has it
//         "open": true,                   // ? press it and look: even who does not read reaches its goal; at most two
//         "program": "another.py",        // ? it brings another program
//         "lines": ["lock", "add..last"], // ? the lines it speaks of, by their names, or from one to another
//         "set": { "lock": "off", "WORKERS": 4, "METHOD": "fork", "pace": 20 },
//                                         // ? done when the page is opened: a switch "on" or "off", a knob's value,
//                                         //   the pace in steps a second or "flat"
//         "small": { "WORKERS": 3 },      // ? and the values with which one steps and explores on it
//         "screen": {                     // ? it directs the screen:
//           "begin": "add",               //   ? stepping begins where somebody stands at that line
//           "depth": "line",              //   ? how far a step goes: step, line, locks or inside
//           "show": ["shared", "time"],   //   ? what stays open while something runs: program, processes, shared,
//                                         //     time, lesson, output
//           "first": ["room"] },          //   ? objects that stand before all others among those that are shared, by
//                                         //     their names or their list's; the first is a wall's largest number
//         "ask": { … },                   // ? a question, below
//         "goal": { "lost": "> 0", "state": "ended" },
//                                         // ? a test: what the learner is to bring about; checked while the page is
//                                         //   open
//         "play": ["run", "switch lock"] } ],
//                                         // commands that answer the question rightly and reach the goal, in this
//                                         //   order: what `mplab check` plays, what the footer marks, what the last
//                                         //   hint says. Needed where there is a question or a goal
//     "claims": [ { "id": "free", "set": { "lock": "off" }, "explore": { … } } ] }
//                                         // ? what the texts state, for `mplab check`: see claims.h
//
// A command of "play" is a name of tui/words/keys.h, and what it is about: "run", "step", "explore", "process A",
// "switch lock", "value WORKERS 2", "signal KILL A", "back", "on", "real", "answer short" (an option's id; "answer one
// two", "answer 4", "answer line add", "answer who A"). "wait" waits for a run to end; without it a run has half a
// second.
//
// A review's lesson.json has five pages. Each has a program of its own, a question that every order judges, no goal,
// and "of": "deadlock", the lesson that it comes back to (of its part, or of an earlier one). No other page has "of".
//
// A question ("ask"). While it is open the page's settings stand still. It is judged by every order of the page's own
// program and settings, at its explore values, as soon as it is answered; with "judge": "run" by the run that follows.
//
//   { "options": [ { "id": "sure", "when": { "agree": true } },
//                  { "id": "less", "when": { "ends": "> 1" } } ] }
//                                         // choice: the first option whose test holds is right
//   { "kind": "many", "options": [ { "id": "one", "when": { "possible": { "counter": 1 } } }, … ] }
//                                         // many: all options whose tests hold are right, and no other
//   { "kind": "number", "is": "orders", "options": [ { "id": "two", "is": 2 } ] }
//                                         // a number is typed: orders, ends, breaking (orders that do) or a sum of
//                                         //   values ("WORKERS * ROUNDS"). Options are wrong numbers with a reason of
//                                         //   their own; there need be none
//   { "kind": "line", "is": ["add"], "options": [ { "id": "write", "at": "store" } ] }
//                                         // a line is pointed at: any of these
//   { "kind": "order", "options": [ { "id": "put" }, { "id": "close" } ], "is": [ ["put", "close"] ] }
//                                         // put in order: any of these
//   { "kind": "who", "is": { "holds": "lock" } }
//                                         // a process of the run: who holds it, waits longest for it; whose number was
//                                         //   overwritten, who overwrote it
//
// A test is an object, and all its keys must hold at once, in the present run, for it to hold:
//
//   "state": "ended"                   running, paused, ended, deadlock or stopped (an array: any of them)
//   "lost": "> 0"                      lost, stale, updates, steps: the run's counters
//   "seconds", "alive", "processes"    the run's clock, how many processes are alive, how many were born (main counts)
//   "zombies": 1                       processes that have ended and were not yet waited for
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
//   "ending": "deadlock"               some order ends so: ok, stale, exception, deadlock, livelock
//   "may_print": "5"                   main prints this in some order (an array: each of them in some)
//   "must_print": "5"                  … in every order, of a complete exploration (an array: all of them)
//   "watched": ">= 1"                  orders that explore found, watched on real processes since the page was opened
//   "output": "Done"                   the output contains this (an array: all of them)
//   "output_lacks": "Done"             the output does not contain it (an array: none of them)
//
// An array of tests, as a goal, holds when they have held one after the other: first this, then that.
//
// A comparison is a number (equal to it) or a string: one of == != < <= > >= and a sum of products of numbers and names
// of knobs ("< WORKERS * ROUNDS + 1"). It must name only switches and knobs that the program has; that is checked when
// the lesson is opened.
#ifndef TUI_COURSE_LESSON_H
#define TUI_COURSE_LESSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anchors.h"
#include "ask.h"
#include "claims.h"
#include "goal.h"
#include "tui/words/words.h"

enum { LESSON_LINES = 16, LESSON_HINTS = 2, LESSON_PLAY = 40, LESSON_FIRST = 4 };

typedef struct LineRange {
  uint32_t first, last;
} LineRange;

typedef struct PageWords {  // one page in one language; NULL where the page has no such thing
  const char *title, *text, *question, *options[ASK_OPTIONS], *why[ASK_WHYS], *goal, *reached, *hints[LESSON_HINTS];
  int nhints;
} PageWords;

typedef struct PageScreen {  // how the page directs the screen
  uint32_t begin;            // the line at which stepping begins; 0: at the first step
  LabGrain depth;
  const char *show[8];  // panels by name
  int nshow;
  const char *first[LESSON_FIRST];  // objects by name
  int nfirst;
} PageScreen;

typedef struct LessonPage {
  const char *id, *idea;
  const char *of;   // of a review: the lesson's name
  int place, rank;  // of a review: its place in the file, and how soon it comes (review.h)
  bool open;
  const char *program;  // its path
  const Anchors *anchors;
  LineRange lines[LESSON_LINES];
  int nlines;
  ClaimSet *sets, *smalls;
  int nsets, nsmalls;
  PageScreen screen;
  Ask *ask;    // NULL: nothing is asked
  Goal *goal;  // NULL: none
  const char *play[LESSON_PLAY];
  int nplay;
  PageWords words[LANGUAGES];
} LessonPage;

typedef struct LessonWords {
  const char *title, *about, *see, *todo;
} LessonWords;

typedef struct Lesson {
  const char *folder;   // "07-value-race"; of a review its name
  const char *name;     // "value-race"
  bool review;          // it is one, and no lesson
  int number;           // 7; of a review 0
  const char *label;    // "07"; of the second part's review "R2"
  int part;             // index into the course's parts
  const char *path;     // of its folder
  const char *program;  // path of program.py; of a review of the first page's
  const char **needs, **source;
  int nneeds, nsource;
  LessonPage *pages;
  int npages;
  Claim *claims;
  int nclaims;
  LessonWords words[LANGUAGES];
  char *faults;  // what must not stand in its texts (texts.h), a line each; "" nothing
} Lesson;

typedef struct CoursePart {
  const char *title[LANGUAGES];
} CoursePart;

typedef struct Course {
  char *folder;  // where lessons/ is
  CoursePart *parts;
  int nparts;
  Lesson *lessons;  // in the course's order: those that are written, and behind a part's last one its review
  int nlessons;
  const char **names;  // of all lessons of the course, those that are not yet written, too; no reviews
  int nnames;
  struct Keep *keep;       // owns every string and array above …
  struct JsonTree *trees;  // … and some point into these
} Course;

// The folder of the lessons: $MPLAB_LESSONS, else lessons/ beside the binary, else share/mplab/lessons beside its bin/,
// else the one that was installed. Owned by the caller.
char *course_find_folder(void);
// The path of mplab's own program, in room for PATH_MAX. false: it cannot be known
bool own_binary(char *path, size_t size);

// Reads and checks the whole course. NULL: `why` says in one line which file, where in it, and what is wrong.
Course *course_load(const char *folder, char *why, size_t size);
void course_free(Course *c);

// A lesson or review by its name ("value-race"), its number ("7", "07"), its label ("R2") or its folder. NULL: there is
// none.
const Lesson *course_lesson(const Course *c, const char *word);

// Checks what only the opened program can tell of the pages and claims that have this program: that the switches and
// knobs they name are there.
struct LabProgram;
bool lesson_fits(const Lesson *l, const char *program, const struct LabProgram *p, char *why, size_t size);

// lesson_pages.c, lesson_words.c: the parts of reading one
bool course_knows(const Course *c, const char *name);
bool lesson_read_pages(Reading *r, Lesson *l, const struct cJSON *pages);
bool lesson_read_words(Reading *r, Lesson *l, Language language);

#endif
