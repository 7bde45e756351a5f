// A test that a lesson states and mplab checks: is a prediction true, is a goal reached. lesson.h describes its JSON. A
// Goal is read once, and then checked again and again against the facts of the present run.
#ifndef TUI_COURSE_GOAL_H
#define TUI_COURSE_GOAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/lab.h"
#include "compare.h"
#include "keep.h"

typedef struct Goal Goal;
struct cJSON;

enum { FACT_SWITCHES = 32 };

// Where on the screen it is seen that a test holds: a goal is reached only when that is drawn. The header and the row
// of settings are always there.
enum {
  EVIDENCE_HEADER = 1,
  EVIDENCE_PROCESSES = 2,
  EVIDENCE_SHARED = 4,
  EVIDENCE_TIME = 8,
  EVIDENCE_OUTPUT = 16,
  EVIDENCE_ENDS = 32,
};

typedef struct Facts {
  const LabProgram *program;
  const LabSnapshot *snap;
  bool small;                      // the run has the knobs' explore values
  bool run_counts;                 // the snapshot's run was alive on this page; else no test about a run holds
  int runs;                        // begun since the page was opened
  int killed;                      // processes killed by the learner in this run
  double pace;                     // steps a second, 0 flat out
  int paced;                       // changes of the pace by the learner since the page was opened
  uint8_t toggled[FACT_SWITCHES];  // by the learner, on this page, during this run: bit 0 to off, bit 1 to on
  const LabGate *gate;             // of the present run; NULL or not on: it is not held
  const LabExplore *explore;       // NULL: nothing was explored
  bool explore_counts;             // … on this page
  int let_go;                      // steps that the learner let somebody take in this run
  int went_back;                   // times that the learner went back in it
  int watched;                     // orders that explore found and the learner watched since the page was opened
  bool any_toggle;
  int64_t lost_at_toggle;  // the run's counters at the last toggle
  uint64_t updates_at_toggle;
} Facts;

// Reads a goal. NULL: `why` says what is wrong, without file and place. The JSON must outlive the goal.
// An array of tests is one that holds when its tests have held one after the other, in this order, since goal_begin.
Goal *goal_read(Keep *keep, const struct cJSON *json, char *why, size_t size);
bool goal_met(const Goal *g, const Facts *f);
void goal_begin(Goal *g);                // of an array: the page is opened, none has held yet
bool goal_constant(const Goal *g);       // true or false by itself
bool goal_names_state(const Goal *g);    // has a "state"
bool goal_names_explore(const Goal *g);  // speaks of an exploration
bool goal_names_lost(const Goal *g);     // speaks of lost updates
// Of an array the test that must hold next (the last one, when all have held); another goal is its own. What follows is
// asked of it.
const Goal *goal_present(const Goal *g);
unsigned goal_evidence(const Goal *g);            // EVIDENCE_ bits of all it names
bool goal_has(const Goal *g, const char *word);   // it names that word
bool goal_lapsed(const Goal *g, const Facts *f);  // it was met, but a count since the last toggle is not as it was
bool goal_settings_met(const Goal *g, const Facts *f);  // the switches and knobs that it names stand as it asks
// Does it name only switches and knobs that the program has?
bool goal_fits(const Goal *g, const LabProgram *p, char *why, size_t size);

#endif
