// Exploring, inside the lab: the bench's side, the explorer's process, and what passes between them.
//
//   explore.c        the bench's side: starts the explorer, reads what it says, replays what it found on real processes
//   explorer.c       the explorer's process: searches, explains, and says (explorer.h)
//   explore_json.c   a report as one line of text, and back; explore_verdict.c: the verdict of one
//   explore_from.c   the steps that a search begins with: from a saved order, from the run that is held
//   explore_head.c   a report for people, its first lines; explore_text.c: all of it; explore_out.c: as the object of
//                    --json; explore_headless.c prints them: `mplab explore`
//
// The explorer holds a whole run in its own memory and may crash or be killed without harm. Several times a second it
// sends its report so far, one line each; the last one is not running any more.
#ifndef LAB_EXPLORE_H
#define LAB_EXPLORE_H

#include <stdio.h>

#include "inner.h"

typedef struct ExploreOrder {  // beside a LabOutcome
  Schedule schedule;           // how to get there; while the search runs only of the first one that broke
  uint64_t key;                // Outcome.key of what it must come to
} ExploreOrder;

typedef struct ExploreReport {
  LabExplore pub;
  ExploreOrder *order;   // [pub.noutcomes]
  PrintedTable printed;  // numbers that are no part of an outcome
} ExploreReport;

typedef struct Exploring {
  ExploreReport report;
  LabExploreOptions options;
  char **argv;
  // Switches and knobs as they stood at the start: orders are replayed and saved with them.
  bool switches[WORLD_SWITCHES];
  int64_t *knobs;
  int *choices;
  Schedule begin;  // every order begins with these steps (LabExploreOptions.from)
  int pid;         // the explorer; 0: none
  int from;        // the pipe that its reports come from; -1: none
  DeathPipe death;
  int64_t began;              // CLOCK_MONOTONIC ns, as the next two
  int64_t end_by, replay_by;  // the explorer is killed then; no replay on real processes goes on. INT64_MAX: never
  bool asked_to_stop;
  int64_t stop_by;  // CLOCK_MONOTONIC ns: it is killed then
  char *heard;
  size_t nheard, heard_room;
  bool replaying;
} Exploring;

// explore.c
void exploring_tick(Lab *lab);
// CLOCK_MONOTONIC ns when tick is wanted; -1: not before lab_fd says so
int64_t exploring_due(const Lab *lab);

// A replay for the search goes on, and its time is up.
bool exploring_replay_over(const Lab *lab);
// Why a search is not complete: its bound of seconds. The explorer says it, too.
void exploring_say_late(const LabExploreOptions *o, Saying *s);

// explore_from.c: before the run is stopped. Fills in e->begin and, of a saved order, e->options and the program's
// settings. false: why
bool exploring_read_from(Lab *lab, Exploring *e, char *why, size_t size);

// explorer.c: runs in a process of its own and does not return
_Noreturn void explorer_main(Lab *lab, const Exploring *e, int to);

// explore_json.c
char *report_write(const ExploreReport *r);            // one line without its end, malloc'd; NULL: no memory
bool report_read(const char *line, ExploreReport *r);  // r is filled anew; false: it is damaged, r is as it was
void report_free(ExploreReport *r);                    // what it owns

// explore_head.c: the first lines of a report
void report_head(FILE *f, const LabExplore *e);
void report_caveats(FILE *f, const LabExplore *e);
void report_number(FILE *f, uint64_t n);  // 1,234

// explore_text.c, explore_out.c
char *report_text(const LabExplore *e);  // for people; malloc'd, NULL: no memory
char *report_ascii(const char *text);    // the same in plain ASCII
char *report_json(Lab *lab, const LabExplore *e, const LabExploreOptions *o);

#endif
