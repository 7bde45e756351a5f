// Judging an answer to a task: by every order, by runs, by its text. The same text gets the same verdict on every
// machine: what bounds the search is a count of steps.
//
//   judge.c          the settings that are judged, one after the other, and the verdict of all
//   judge_checks.c   what a search comes to, check by check
//   judge_feedback.c the order that breaks a check, beside one that does not
//   judge_run.c      what is not asked of every order: runs, work over critical path, the text
#ifndef TUI_COURSE_JUDGE_H
#define TUI_COURSE_JUDGE_H

#include "task.h"

typedef enum CheckState {
  CHECK_PASSED,
  CHECK_FAILED,    // an order, a run or the text breaks it
  CHECK_OPEN,      // neither broken nor proved
  CHECK_UNJUDGED,  // not judged here: the guard of seconds, or the file cannot be judged at all
} CheckState;
const char *check_state_name(CheckState s);  // "passed", "failed", "not proved", "not judged"

typedef struct TrailStep {
  const char *who, *text, *said;  // said: for other languages; NULL: it was not asked for
  uint32_t line;                  // as the answer's own lines are numbered
  bool stale;
} TrailStep;

typedef struct Trail {  // the shortest order that breaks it, and the nearest that does not
  TrailStep *bad, *good;
  int nbad, ngood;
  int parts;  // where the two part
} Trail;

typedef struct Judged {
  const TaskCheck *check;
  CheckState state;
  const char *why;  // not passed: in mplab's words
  bool others;      // … when it was judged again with other names and numbers
  uint64_t orders;  // tried
  bool complete;
  ExplorePattern pattern;   // of the order that breaks it
  const char *explanation;  // "" none
  const char *said;         // … for other languages; NULL
  Trail trail;
} Judged;

typedef struct Verdict {
  CheckState state;  // of all checks but hidden ones
  const char *why;   // the file cannot be judged: why
  Judged checks[TASK_CHECKS];
  int nchecks;
  double seconds;
  Keep *keep;
} Verdict;

typedef struct JudgeOptions {
  bool hidden;       // hidden checks, too
  uint64_t steps;    // 0: the task's own budget
  double seconds;    // the guard of one search; 0: a minute
  const char *file;  // how the answer is called in messages
  // For whoever looks at it on the bench: sayings, and the order that breaks a check as a file FILE.CHECK.order.json,
  // where it is one of the file's own program.
  bool shows;
} JudgeOptions;

// Blocks until it is done. text: size bytes and a NUL. The verdict is freed by verdict_free.
void task_judge(Lab *lab, const Task *t, const char *text, size_t size, const JudgeOptions *o, Verdict *v);
void verdict_free(Verdict *v);

#endif
