// What the files of judging share (see judge.h).
#ifndef TUI_COURSE_JUDGE_INNER_H
#define TUI_COURSE_JUDGE_INNER_H

#include "frame.h"
#include "judge.h"

enum { JUDGE_WHY = 700 };

typedef struct Judging {
  Lab *lab;
  const Task *task;
  const JudgeOptions *options;
  const char *answer;
  Verdict *v;
  Framed framed;                        // of the present settings
  bool others;                          // names and settings are the others
  const TaskCheck *asked[TASK_CHECKS];  // of the present search: their rules make the search's rule
  int nasked;
} Judging;

static inline const LabProgram *judging_program(const Judging *j) { return lab_program(j->lab); }
static inline bool judging_settled(const Judged *c) { return c->state == CHECK_FAILED || c->state == CHECK_UNJUDGED; }

// The worse of the check's state and this one; the first reason of the worst state stays. Always false.
bool judge_say(Judging *j, Judged *c, CheckState state, const char *form, ...) __attribute__((format(printf, 4, 5)));

void judge_wait(Lab *lab);

// judge_checks.c
const LabRule *judge_rule(Judging *j);  // of the checks that are asked; NULL: they have none
void judge_search(Judging *j, Judged *c, const LabExplore *e);
bool judge_line(const Judging *j, const char *form, char *line, size_t size, bool small);  // "sold {SEATS * 2}"
bool judge_has_line(const char *text, size_t size, const char *line);

// judge_feedback.c
// outcome: one that breaks the check; other: one that does not, for want of a nearest order; -1 none
void judge_show(Judging *j, Judged *c, const LabExplore *e, int outcome, int other);
const char *judge_widest(Judging *j, const LabExplore *e);  // the widest critical section; "" there is none

// judge_run.c
void judge_text(Judging *j, Judged *c);
void judge_run(Judging *j, Judged *c);
void judge_parallel(Judging *j, Judged *c);

#endif
