// What a class has done: many learners' progress files and verdicts of `mplab grade --json`, as one table.
#ifndef TUI_CLI_CLASS_H
#define TUI_CLI_CLASS_H

#include <stdio.h>

#include "tui/course/done.h"
#include "tui/course/lesson.h"
#include "tui/course/progress.h"
#include "tui/course/task.h"

// Of the verdicts of one task that a learner has: passed by any of them; failed: by the one that was read last.
typedef struct TaskRecord {
  bool judged, passed;
  unsigned failed;  // bit of each of its checks that did not hold
} TaskRecord;

typedef struct Learner {
  char name[64];
  Progress *progress;
  TaskRecord *tasks;  // one for each of the course's
} Learner;

typedef struct Class {
  const Course *course;
  const Tasks *tasks;
  Learner *list;  // by name
  int n, room;
} Class;

LessonRecord class_lesson(const Class *c, const Learner *who, const Lesson *l);
bool class_passed(const Class *c, const Learner *who, int task);

void class_print(FILE *f, const Class *c, Language language);
void class_csv(FILE *f, const Class *c);
void class_json(FILE *f, const Class *c, Language language);

#endif
