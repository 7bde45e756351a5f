// A class as a table for people, as CSV, as JSON (class.h).
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/visible.h"
#include "class.h"
#include "cli.h"
#include "grading.h"
#include "tui/glass/utf8.h"

enum { WIDTH = 80, CELL = 5, MOST_NAME = 20, MOST_TOLD = 10 };

// ---- the table ----

static void cell_text(const Lesson *l, LessonRecord r, char *to, size_t size) {
  const char *yes = cli_utf8() ? "✓" : "+", *seen = cli_utf8() ? "·" : ".";
  if (l->review && r.judged) snprintf(to, size, "%d/%d", r.right, r.judged);
  else if (r.done) snprintf(to, size, "%s", yes);
  else if (r.reached) snprintf(to, size, "%d/%d", r.reached, r.goals);
  else snprintf(to, size, "%s", r.seen || r.judged ? seen : "");
}

// As it is shown, cut to the width of the table's first column.
static void shown_name(const Learner *who, char *to, size_t size) {
  visible_text(to, size, who->name);
  const char *s = to;
  for (const char *next = s; *next && utf8_width(to) > MOST_NAME;) {
    int width = 0;
    for (s = next = to; width < MOST_NAME && *next; s = next) width += rune_width(utf8_next(&next));
    to[(width > MOST_NAME ? s : next) - to] = 0;
  }
}

static bool is_begun(const Class *c, const Lesson *l) {
  for (int i = 0; i < c->n; i++) {
    LessonRecord r = class_lesson(c, &c->list[i], l);
    if (r.seen || r.judged || r.reached) return true;
  }
  return false;
}

static void put_rows(FILE *f, const Class *c, const Lesson *const *lessons, int n, int name_width) {
  fprintf(f, "%*s", name_width, "");
  for (int i = 0; i < n; i++) fprintf(f, "%*s%s", CELL - 2, "", lessons[i]->label);
  fputc('\n', f);
  for (int k = 0; k < c->n; k++) {
    char name[256], cell[32];
    shown_name(&c->list[k], name, sizeof name);
    int room = name_width - utf8_width(name);
    fputs(name, f);
    for (int i = 0; i < n; i++) {
      cell_text(lessons[i], class_lesson(c, &c->list[k], lessons[i]), cell, sizeof cell);
      room += CELL - utf8_width(cell);
      if (!*cell) continue;
      fprintf(f, "%*s%s", room, "", cell);
      room = 0;
    }
    fputc('\n', f);
  }
}

static void put_table(FILE *f, const Class *c, Language language) {
  const Lesson **begun = calloc((size_t)c->course->nlessons + 1, sizeof *begun);
  int n = 0, width = 0;
  for (int i = 0; begun && i < c->course->nlessons; i++)
    if (is_begun(c, &c->course->lessons[i])) begun[n++] = &c->course->lessons[i];
  for (int k = 0; k < c->n; k++) {
    char name[256];
    shown_name(&c->list[k], name, sizeof name);
    int w = utf8_width(name);
    width = w > width ? w : width;
  }
  int each = (WIDTH - width) / CELL;
  for (int i = 0; i < n; i += each) {
    if (i) fputc('\n', f);
    put_rows(f, c, begun + i, n - i < each ? n - i : each, width);
  }
  if (language == CHINESE) fprintf(f, "\n%d 人，已开始的课 %d 门。", c->n, n);
  else fprintf(f, "\n%d learner%s, %d lesson%s begun. ", c->n, c->n == 1 ? "" : "s", n, n == 1 ? "" : "s");
  fputs(language == CHINESE ? "✓：各页目标都已达到，并通过一个任务；2/5：达到 5 个目标中的 2 个；·：看过。\n"
        : cli_utf8() ? "✓: all goals reached, a task passed; 2/5: 2 of 5 goals; ·: looked at.\n"
                     : "+: all goals reached, a task passed; 2/5: 2 of 5 goals; .: looked at.\n",
        f);
  free(begun);
}

// ---- answers most chosen wrongly ----

typedef struct Chosen {
  const Lesson *lesson;
  const LessonPage *page;
  const char *answer;
  int chosen, answered;  // by so many, of so many who answered
} Chosen;
typedef struct ChosenList {
  Chosen *list;
  int n, room;
} ChosenList;

static void count_answer(ChosenList *all, int from, const Lesson *l, const LessonPage *page, const char *answer) {
  for (int i = from; i < all->n; i++)
    if (!strcmp(all->list[i].answer, answer)) {
      all->list[i].chosen++;
      return;
    }
  if (GROW(all->list, all->room, all->n + 1, 64)) all->list[all->n++] = (Chosen){l, page, answer, 1, 0};
}

static void count_page(const Class *c, ChosenList *all, const Lesson *l, const LessonPage *page) {
  int from = all->n, answered = 0;
  for (int k = 0; k < c->n; k++) {
    const char *answer;
    Predicted p = lesson_predicted(l, page, c->list[k].progress, &answer);
    answered += p == PREDICTED_WRONG || p == PREDICTED_RIGHT;
    if (p == PREDICTED_WRONG) count_answer(all, from, l, page, answer);
  }
  for (int i = from; i < all->n; i++) all->list[i].answered = answered;
}

static int by_chosen(const void *a, const void *b) {
  const Chosen *x = a, *y = b;
  if (x->chosen != y->chosen) return y->chosen - x->chosen;
  if (x->lesson != y->lesson) return x->lesson > y->lesson ? 1 : -1;
  return x->page != y->page ? (x->page > y->page ? 1 : -1) : strcmp(x->answer, y->answer);
}

static ChosenList wrong_answers(const Class *c) {
  ChosenList all = {0};
  for (int i = 0; i < c->course->nlessons; i++) {
    const Lesson *l = &c->course->lessons[i];
    for (int p = 0; p < l->npages; p++)
      if (l->pages[p].ask) count_page(c, &all, l, &l->pages[p]);
  }
  if (all.n) qsort(all.list, (size_t)all.n, sizeof *all.list, by_chosen);
  return all;
}

// The option's own words, where there is one; else what was answered.
static const char *answer_words(const Chosen *w, Language language) {
  int option = ask_option(w->page->ask, w->answer, strlen(w->answer));
  const char *words = option >= 0 ? w->page->words[language].options[option] : NULL;
  return words ? words : w->answer;
}

static void put_wrong(FILE *f, const Class *c, Language language) {
  ChosenList all = wrong_answers(c);
  if (all.n) fputs(language == CHINESE ? "\n最常选错的答案\n" : "\nAnswers most chosen wrongly\n", f);
  for (int i = 0; i < all.n && i < MOST_TOLD; i++) {
    const Chosen *w = &all.list[i];
    visible_line(f, "  %d/%d  %s %s · %s: %s", w->chosen, w->answered, w->lesson->label,
                 w->lesson->words[language].title, w->page->words[language].title, answer_words(w, language));
  }
  free(all.list);
}

// ---- checks most failed ----

typedef struct Failed {
  const Task *task;
  int check, failed, judged;
} Failed;
typedef struct FailedList {
  Failed *list;
  int n, room;
} FailedList;

static int by_failed(const void *a, const void *b) {
  const Failed *x = a, *y = b;
  if (x->failed != y->failed) return y->failed - x->failed;
  return x->task != y->task ? strcmp(x->task->name, y->task->name) : x->check - y->check;
}

static FailedList failed_checks(const Class *c) {
  FailedList all = {0};
  for (int t = 0; t < c->tasks->n; t++)
    for (int i = 0; i < c->tasks->list[t].nchecks; i++) {
      Failed one = {.task = &c->tasks->list[t], .check = i};
      for (int k = 0; k < c->n; k++) {
        one.judged += c->list[k].tasks[t].judged;
        one.failed += c->list[k].tasks[t].judged && c->list[k].tasks[t].failed >> i & 1;
      }
      if (one.failed && GROW(all.list, all.room, all.n + 1, 64)) all.list[all.n++] = one;
    }
  if (all.n) qsort(all.list, (size_t)all.n, sizeof *all.list, by_failed);
  return all;
}

static void put_failed(FILE *f, const Class *c, Language language) {
  FailedList all = failed_checks(c);
  if (all.n) fputs(language == CHINESE ? "\n最常没做到的要求\n" : "\nChecks most failed\n", f);
  for (int i = 0; i < all.n && i < MOST_TOLD; i++) {
    const Failed *w = &all.list[i];
    visible_line(f, "  %d/%d  %s · %s: %s", w->failed, w->judged, w->task->name, w->task->checks[w->check].id,
                 w->task->words[language].fails[w->check]);
  }
  free(all.list);
}

void class_print(FILE *f, const Class *c, Language language) {
  put_table(f, c, language);
  put_wrong(f, c, language);
  put_failed(f, c, language);
}

// ---- for programs ----

void class_csv(FILE *f, const Class *c) {
  fputs("learner", f);
  for (int i = 0; i < c->course->nlessons; i++) fprintf(f, ",%s", c->course->lessons[i].name);
  fputc('\n', f);
  for (int k = 0; k < c->n; k++) {
    csv_field(f, c->list[k].name);
    for (int i = 0; i < c->course->nlessons; i++) {
      LessonRecord r = class_lesson(c, &c->list[k], &c->course->lessons[i]);
      if (c->course->lessons[i].review && r.judged) fprintf(f, ",%d of %d", r.right, r.judged);
      else if (r.done) fputs(",done", f);
      else if (r.reached) fprintf(f, ",%d of %d", r.reached, r.goals);
      else fputs(r.seen || r.judged ? ",seen" : ",", f);
    }
    fputc('\n', f);
  }
}

static void add_lesson(cJSON *to, const Lesson *l, LessonRecord r) {
  cJSON *one = cJSON_AddObjectToObject(to, l->name);
  cJSON_AddNumberToObject(one, "seen", r.seen);
  cJSON_AddNumberToObject(one, "pages", r.pages);
  if (l->review) cJSON_AddNumberToObject(one, "rounds", r.rounds);
  cJSON_AddNumberToObject(one, "reached", r.reached);
  cJSON_AddNumberToObject(one, "goals", r.goals);
  cJSON_AddNumberToObject(one, "right", r.right);
  cJSON_AddNumberToObject(one, "answered", r.judged);
  cJSON_AddBoolToObject(one, "done", r.done);
}

static void add_learner(cJSON *to, const Class *c, const Learner *who) {
  cJSON *one = cJSON_CreateObject();
  cJSON_AddItemToArray(to, one);
  cJSON_AddStringToObject(one, "name", who->name);
  cJSON *lessons = cJSON_AddObjectToObject(one, "lessons"), *tasks = cJSON_AddObjectToObject(one, "tasks");
  for (int i = 0; i < c->course->nlessons; i++) {
    LessonRecord r = class_lesson(c, who, &c->course->lessons[i]);
    if (r.seen || r.judged || r.reached) add_lesson(lessons, &c->course->lessons[i], r);
  }
  for (int t = 0; t < c->tasks->n; t++)
    if (class_passed(c, who, t) || who->tasks[t].judged)
      cJSON_AddStringToObject(tasks, c->tasks->list[t].name, class_passed(c, who, t) ? "passed" : "failed");
}

static void add_wrong(cJSON *to, const Class *c, Language language) {
  ChosenList all = wrong_answers(c);
  for (int i = 0; i < all.n; i++) {
    const Chosen *w = &all.list[i];
    cJSON *one = cJSON_CreateObject();
    cJSON_AddItemToArray(to, one);
    cJSON_AddStringToObject(one, "lesson", w->lesson->name);
    cJSON_AddStringToObject(one, "page", w->page->id);
    cJSON_AddStringToObject(one, "answer", w->answer);
    cJSON_AddStringToObject(one, "text", answer_words(w, language));
    cJSON_AddNumberToObject(one, "chosen", w->chosen);
    cJSON_AddNumberToObject(one, "answered", w->answered);
  }
  free(all.list);
}

static void add_failed(cJSON *to, const Class *c) {
  FailedList all = failed_checks(c);
  for (int i = 0; i < all.n; i++) {
    const Failed *w = &all.list[i];
    cJSON *one = cJSON_CreateObject();
    cJSON_AddItemToArray(to, one);
    cJSON_AddStringToObject(one, "task", w->task->name);
    cJSON_AddStringToObject(one, "check", w->task->checks[w->check].id);
    cJSON_AddNumberToObject(one, "failed", w->failed);
    cJSON_AddNumberToObject(one, "judged", w->judged);
  }
  free(all.list);
}

void class_json(FILE *f, const Class *c, Language language) {
  cJSON *j = cJSON_CreateObject(), *learners = cJSON_AddArrayToObject(j, "learners");
  for (int k = 0; k < c->n; k++) add_learner(learners, c, &c->list[k]);
  add_wrong(cJSON_AddArrayToObject(j, "wrong"), c, language);
  add_failed(cJSON_AddArrayToObject(j, "failed"), c);
  char *s = cJSON_Print(j);
  if (s) fprintf(f, "%s\n", s);
  free(s);
  cJSON_Delete(j);
}
