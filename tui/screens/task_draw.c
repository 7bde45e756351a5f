// Drawing a task's page: the learner's text beside the checks, what the first check that does not hold says, and below
// it the order that breaks it beside the nearest that does not.
#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "tui/glass/utf8.h"
#include "tui/words/keys.h"
#include "tui/words/said.h"

enum { ORDER_ROWS = 9 };

static int place_in_part(const cJSON *json, const char *key) {
  const cJSON *one = cJSON_GetObjectItemCaseSensitive(json, key);
  return cJSON_IsNumber(one) ? one->valueint : -1;
}

static const Lesson *lesson_of(const App *a, const char *folder) {
  return a->course ? course_lesson(a->course, folder) : NULL;
}

static void draw_header(App *a, Area area) {
  const TaskPage *p = &a->task;
  char title[300], state[80] = "";
  int of, place = task_place(a, p->task, &of);
  const Lesson *l = lesson_of(a, p->task->lesson);
  snprintf(title, sizeof title, app_say(a, WORD_TASK_TITLE), l ? l->words[a->language].title : p->task->lesson,
           place + 1, of, p->task->words[a->language].title);
  bool passed = progress_passed(a->progress, p->task->name);
  if (p->judge) snprintf(state, sizeof state, "%s", app_say(a, WORD_TASK_JUDGING));
  else if (passed) snprintf(state, sizeof state, "✓ %s", app_say(a, WORD_TASK_IS_PASSED));
  int end = area_right(area, 0, area.cols - 1, passed ? STYLE_GOOD | STYLE_BOLD : STYLE_KEY, state) - 2;
  area_fit(area, 0, 1, end - 1, STYLE_TITLE | STYLE_BOLD, title);
}

// ---- the text ----

static bool is_own(const char *text, const char *line) {
  bool own = !strstr(text, "#: edit");
  for (const char *s = text; s < line; s += strcspn(s, "\n"), s += *s == '\n') {
    if (!strncmp(s + strspn(s, " "), "#: edit", 7)) own = true;
    else if (!strncmp(s + strspn(s, " "), "#: end", 6)) own = false;
  }
  return own;
}

// The frame is faint: only the learner's own part counts.
static void draw_text(App *a, Area area) {
  TaskPage *p = &a->task;
  int line = 0, lines = 0;
  for (const char *s = p->answer.text; *s; s += strcspn(s, "\n"), s += *s == '\n') lines++;
  p->most = lines > area.rows ? lines - area.rows : 0;
  if (p->top > p->most) p->top = p->most;
  for (const char *s = p->answer.text; *s && line < p->top + area.rows;
       s += strcspn(s, "\n"), s += *s == '\n', line++) {
    char text[300];
    if (line < p->top) continue;
    snprintf(text, sizeof text, "%.*s", (int)strcspn(s, "\n"), s);
    area_print(area, line - p->top, 0, STYLE_FAINT, "%3d", line + 1);
    area_fit(area, line - p->top, 4, area.cols - 4, is_own(p->answer.text, s) ? STYLE_PLAIN : STYLE_FAINT, text);
  }
  if (p->top > 0) area_put(area, 0, area.cols - 1, STYLE_KEY | STYLE_BOLD, "↑");
  if (p->top < p->most) area_put(area, area.rows - 1, area.cols - 1, STYLE_KEY | STYLE_BOLD, "↓");
}

// ---- the checks ----

static const char *sign_of(const cJSON *check, Style *style) {
  const char *state = task_text(check, "state");
  *style = STYLE_FAINT;
  if (!strcmp(state, "passed")) return *style = STYLE_GOOD | STYLE_BOLD, "✓";
  if (!strcmp(state, "failed")) return *style = STYLE_BAD | STYLE_BOLD, "✗";
  return *style = STYLE_WARN | STYLE_BOLD, "?";
}

// own: breaks, 4 orders tried      together: not judged, since finishes does not hold
static const char *check_words(const App *a, const cJSON *check, char *to, size_t size) {
  const char *state = task_text(check, "state"), *why = task_text(check, "why");
  bool passed = !strcmp(state, "passed"), failed = !strcmp(state, "failed");
  int orders = place_in_part(check, "orders");
  *to = 0;
  if (!passed && !failed) {
    snprintf(to, size, "%s", *why ? why : app_say(a, WORD_TASK_OPEN));
    return to;
  }
  if (orders == 1) snprintf(to, size, "%s", app_say(a, passed ? WORD_TASK_HOLDS_ONE : WORD_TASK_BREAKS_ONE));
  else if (orders > 1) snprintf(to, size, app_say(a, passed ? WORD_TASK_HOLDS_IN : WORD_TASK_BREAKS_IN), orders);
  else snprintf(to, size, "%s", app_say(a, passed ? WORD_TASK_HOLDS : WORD_TASK_BREAKS));
  return to;
}

static int draw_checks(App *a, Area area) {
  const TaskPage *p = &a->task;
  int row = 0;
  const cJSON *one, *list = cJSON_GetObjectItemCaseSensitive(p->verdict, "checks");
  for (int i = 0; !list && i < p->task->nchecks; i++)
    if (!p->task->checks[i].hidden) area_print(area, row++, 0, STYLE_FAINT, "· %s", p->task->checks[i].id);
  cJSON_ArrayForEach(one, list) {
    Style style;
    const char *sign = sign_of(one, &style);
    char said[400];
    area_put(area, row, 0, style, sign);
    int col = area_put(area, row, 2, STYLE_PLAIN | STYLE_BOLD, task_text(one, "id"));
    if (*check_words(a, one, said, sizeof said)) area_print(area, row, col, STYLE_FAINT, ": %s", said);
    row++;
  }
  return row;
}

static int put(Area area, int row, Style style, const char *text) {
  return *text && row < area.rows ? row + flow_text(area, row, 0, style, text) : row;
}

// In the story's words first, then mplab's.
static int draw_failed(App *a, Area area, int row, const cJSON *first) {
  static const char *const languages[LANGUAGES] = {[ENGLISH] = "en", [CHINESE] = "zh"};
  const cJSON *words = cJSON_GetObjectItemCaseSensitive(first, "words");
  bool failed = !strcmp(task_text(first, "state"), "failed");
  char text[1200];
  if (failed) row = put(area, row, STYLE_WARN, task_text(words, languages[a->language]));
  else row = put(area, row, STYLE_WARN, app_say(a, WORD_TASK_NOT_PROVED));
  if (cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(first, "others")))
    row = put(area, row, STYLE_FAINT, app_say(a, WORD_TASK_OTHERS));
  const char *why = task_text(first, "explanation");
  if (*why) why = said_in(a->language, task_text(first, "said"), why, text, sizeof text);
  row = put(area, row, STYLE_PLAIN, *why ? why : task_text(first, "why"));
  const Lesson *see = *task_text(first, "see") ? lesson_of(a, task_text(first, "see")) : NULL;
  if (!see) return row;
  snprintf(text, sizeof text, app_say(a, WORD_TASK_SEE), see->number, see->words[a->language].title);
  return put(area, row, STYLE_FAINT, text);
}

// What was asked for last stands first: a hint, then what came of the check, then the story.
static void draw_words(App *a, Area area) {
  const TaskPage *p = &a->task;
  const TaskWords *w = &p->task->words[a->language];
  const cJSON *first = task_first_open(p);
  int row = draw_checks(a, area) + 1;
  for (int i = p->hints; i-- > 0;) {
    char text[600], label[64];
    snprintf(label, sizeof label, app_say(a, WORD_HINT), i + 1, TASK_HINTS);
    snprintf(text, sizeof text, "%s%s", label, w->hints[i]);
    row = put(area, row, STYLE_KEY, text);
  }
  if (p->late) row = put(area, row, STYLE_WARN, app_say(a, WORD_TASK_LATE));
  if (*p->why) row = put(area, row, STYLE_WARN, p->why);
  if (first) row = draw_failed(a, area, row, first);
  if (p->verdict && !first && !*p->why) row = put(area, row, STYLE_GOOD, w->solved);
  row = put(area, row + 1, first ? STYLE_FAINT : STYLE_PLAIN, w->story);
  if (row > area.rows) area_put(area, area.rows - 1, area.cols - 1, STYLE_KEY | STYLE_BOLD, "…");
}

// ---- the orders ----

static void draw_step(App *a, Area area, int row, const cJSON *step, int number, bool parts) {
  char said[600];
  bool stale = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(step, "stale"));
  const char *text = said_in(a->language, task_text(step, "said"), task_text(step, "text"), said, sizeof said);
  int line = place_in_part(step, "line"), end = area.cols;
  if (stale) end = area_right(area, row, end, STYLE_BAD | STYLE_BOLD, "✗") - 1;
  if (parts) end = area_right(area, row, end, STYLE_KEY | STYLE_BOLD, "◂") - 1;
  if (line > 0) {
    char number_text[16];
    snprintf(number_text, sizeof number_text, "%d", line);
    end = area_right(area, row, end, STYLE_FAINT, number_text) - 1;
  }
  area_print(area, row, 0, STYLE_FAINT, "%3d", number);
  int col = area_fit(area, row, 4, 12, STYLE_TITLE, task_text(step, "process")) + 1;
  area_fit(area, row, col, end - col, STYLE_PLAIN, text);
}

static void draw_column(App *a, Area area, const cJSON *check, const char *key, Word title) {
  TaskPage *p = &a->task;
  const cJSON *list = cJSON_GetObjectItemCaseSensitive(check, key);
  int n = cJSON_GetArraySize(list), rows = area.rows - 1, parts = place_in_part(check, "parts");
  area_line(area, 0, 0, area.cols, "─", STYLE_FRAME);
  area_print(area, 0, 1, STYLE_TITLE | STYLE_BOLD, " %s ", app_say(a, title));
  for (int i = p->steps_top; i < n && i < p->steps_top + rows; i++)
    draw_step(a, area, 1 + i - p->steps_top, cJSON_GetArrayItem(list, i), i + 1, i == parts);
}

// Opened where the two part.
static void draw_orders(App *a, Area area, const cJSON *check) {
  TaskPage *p = &a->task;
  int bad = cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(check, "schedule"));
  int good = cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(check, "nearest")), rows = area.rows - 1;
  int longest = bad > good ? bad : good, left = good ? (area.cols - 1) / 2 : area.cols;
  p->steps_most = longest > rows ? longest - rows : 0;
  if (p->steps_top > p->steps_most) p->steps_top = p->steps_most;
  draw_column(a, area_part(area, 0, 0, area.rows, left), check, "schedule", WORD_TASK_BAD);
  if (!good) return;
  area_column(area_part(area, 0, left, area.rows, 1), 0, "│", STYLE_FRAME);
  draw_column(a, area_part(area, 0, left + 1, area.rows, area.cols - left - 1), check, "nearest", WORD_NEAREST_GOOD);
}

static void draw(App *a, Area area) {
  const cJSON *first = task_first_open(&a->task);
  bool orders = first && cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(first, "schedule")) > 0;
  int low = orders ? (area.rows > 36 ? area.rows * 2 / 5 : ORDER_ROWS) : 0, left = area.cols * 11 / 20,
      rows = area.rows - 2 - low;
  draw_header(a, area_part(area, 0, 0, 1, area.cols));
  area_line(area, 1, 0, area.cols, "─", STYLE_FRAME);
  area_print(area, 1, 1, STYLE_TITLE, " %s ", app_say(a, WORD_TASK_YOURS));
  area_put(area, 1, left, STYLE_FRAME, "┬");
  area_print(area, 1, left + 2, STYLE_TITLE, " %s ", app_say(a, WORD_TASK_CHECKS));
  draw_text(a, area_part(area, 2, 0, rows, left));
  area_column(area_part(area, 2, left, rows, 1), 0, "│", STYLE_FRAME);
  draw_words(a, area_part(area, 2, left + 2, rows, area.cols - left - 3));
  if (orders) draw_orders(a, area_part(area, area.rows - low, 0, low, area.cols), first);
}

static void mouse(App *a, Input in) {
  if (in.key == K_WHEEL_UP) task_scroll(a, -3);
  if (in.key == K_WHEEL_DOWN) task_scroll(a, 3);
}

const Screen screen_task = {draw, mouse, task_tick};
