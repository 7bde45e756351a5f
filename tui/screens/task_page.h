// A task on the bench: the learner's text, its checks, the order that breaks it. The text is edited in an editor of the
// learner's own and judged in a process of its own, which may be slow or end badly; the screen goes on.
#ifndef TUI_SCREENS_TASK_PAGE_H
#define TUI_SCREENS_TASK_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#include "tui/course/answers.h"
#include "tui/course/task.h"

struct cJSON;
struct App;

typedef struct TaskPage {
  const Task *task;  // NULL: none was opened yet
  Answer answer;
  struct timespec saved;  // when the answer's file was last written
  pid_t judge;            // of the process that judges, 0 none
  int from;               // its standard output
  char *heard;            // … up to now
  size_t nheard, room;
  struct cJSON *verdict;  // the last one; NULL: none yet
  bool late;              // the text has changed since it was judged
  char why[300];          // it could not be judged
  int hints, top, steps_top, most, steps_most;
} TaskPage;

// Opens the task's page; its starter is written if there is no answer yet. false: it cannot be; says why.
bool task_page_open(struct App *app, const Task *t);
void task_page_free(TaskPage *p);
// The n'th task of a lesson, from 0; NULL: it has no more.
const Task *task_of_lesson(const struct App *app, const char *folder, int n);
int task_place(const struct App *app, const Task *t, int *of);       // its place in its lesson, from 0
bool task_lesson_passed(const struct App *app, const char *folder);  // one of its tasks is passed, or it has none

// What the keys do.
void task_edit(struct App *app);
void task_check(struct App *app);
void task_hint(struct App *app);
void task_walk(struct App *app);  // the order that breaks it, on real processes
void task_solution(struct App *app);
void task_anew(struct App *app);
void task_scroll(struct App *app, int rows);
bool task_has_order_file(const struct App *app);

// The check that the learner reads: the first that failed, else the first that was not passed. NULL: there is none.
const struct cJSON *task_first_open(const TaskPage *p);
const char *task_text(const struct cJSON *json, const char *key);  // "" none

#endif
