// The course: the lessons in their order at the left, what the chosen one is about at the right.
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "tui/course/day.h"
#include "tui/course/done.h"
#include "tui/course/review.h"
#include "tui/glass/utf8.h"

static LessonRecord record_of(const App *app, const Lesson *l) {
  return lesson_record(l, app->progress, task_lesson_passed(app, l->folder));
}

// ---- reviews ----

static bool part_done(const App *app, int part) {
  bool any = false;
  for (int i = 0; i < app->course->nlessons; i++) {
    const Lesson *l = &app->course->lessons[i];
    if (l->part != part || l->review) continue;
    if (!record_of(app, l).done) return false;
    any = true;
  }
  return any;
}

static ReviewPlan plan_of(const App *app, const Lesson *review) {
  return review_plan(review, app->progress, part_done(app, review->part), day_today());
}

static bool is_due(const App *app, const Lesson *l) { return l->review && plan_of(app, l).state == REVIEW_DUE; }

// ---- what comes next ----

// A review that is not due waits for nobody.
static bool is_undone(const App *app, const Lesson *l) { return l->review ? is_due(app, l) : !record_of(app, l).done; }

// Nothing has been done yet: the first launch.
static bool is_first(const App *app) {
  for (int i = 0; app->course && i < app->course->nlessons; i++)
    if (record_of(app, &app->course->lessons[i]).seen) return false;
  return app->course != NULL;
}

static bool starts_here(const Lesson *l) { return !strcmp(l->name, "value-race"); }

int course_first_undone(const App *app) {
  bool first = is_first(app);
  for (int i = 0; first && i < app->course->nlessons; i++)
    if (starts_here(&app->course->lessons[i])) return i;
  for (int i = 0; app->course && i < app->course->nlessons; i++)
    if (is_undone(app, &app->course->lessons[i])) return i;
  return 0;
}

static int draw_header(App *app, Area a) {
  char text[120];
  int n = 0, finished = 0, due = 0;
  for (int i = 0; app->course && i < app->course->nlessons; i++) {
    const Lesson *l = &app->course->lessons[i];
    n += !l->review;
    finished += !l->review && record_of(app, l).done;
    due += is_due(app, l);
  }
  area_put(a, 0, 1, STYLE_TITLE | STYLE_BOLD, "mplab");
  int col = a.cols - 1;
  if (!a.grid->ascii) {
    col = area_right(a, 0, col, app->language == CHINESE ? STYLE_KEY | STYLE_BOLD : STYLE_FAINT, "中文") - 2;
    col = area_right(a, 0, col, app->language == ENGLISH ? STYLE_KEY | STYLE_BOLD : STYLE_FAINT, "en") - 4;
  }
  snprintf(text, sizeof text, app_say(app, WORD_COURSE_DONE), finished, n);
  col = area_right(a, 0, col, STYLE_FAINT, text) - 3;
  snprintf(text, sizeof text, app_say(app, due == 1 ? WORD_REVIEWS_DUE : WORD_REVIEWS_DUE_MORE), due);
  if (due) area_right(a, 0, col, STYLE_WARN | STYLE_BOLD, text);
  area_line(a, 1, 0, a.cols, "─", STYLE_FRAME);
  return 2;
}

static void draw_lesson_row(App *app, Area a, int row, int i) {
  const Lesson *l = &app->course->lessons[i];
  LessonRecord r = record_of(app, l);
  bool chosen = i == app->chosen;
  const char *due = is_due(app, l) ? app_say(app, WORD_REVIEW_IS_DUE) : "";
  if (chosen) area_put(a, row, 1, STYLE_KEY | STYLE_BOLD, "▸");
  area_put(a, row, 3, STYLE_FAINT, l->label);
  area_fit(a, row, 6, a.cols - 10 - utf8_width(due), chosen ? STYLE_PLAIN | STYLE_BOLD : STYLE_PLAIN,
           l->words[app->language].title);
  if (*due) area_right(a, row, a.cols - 2, STYLE_WARN | STYLE_BOLD, due);
  else if (r.done) area_put(a, row, a.cols - 3, STYLE_GOOD, "✓");
  else if (r.seen) area_put(a, row, a.cols - 3, STYLE_WARN, "◐");
  else if (starts_here(l) && is_first(app)) area_put(a, row, a.cols - 3, STYLE_KEY | STYLE_BOLD, "◂");
  if (chosen) area_mark(a, row, 3, a.cols - 4, STYLE_CHOSEN);
}

// One pass counts, one draws: the chosen lesson's row must be in sight.
static int rows_of_list(App *app, Area a, int top, bool draw, int *chosen_row) {
  int row = 0, n = app->course ? app->course->nlessons : 0;
  for (int i = 0, part = -1; i < n; i++) {
    const Lesson *l = &app->course->lessons[i];
    if (l->part != part) {
      part = l->part;
      row += row > 0 && a.rows > 30;
      if (draw && row >= top)
        area_print(a, row - top, 1, STYLE_TITLE | STYLE_BOLD, "%d  %s", part + 1,
                   app->course->parts[part].title[app->language]);
      row++;
    }
    if (i == app->chosen) *chosen_row = row;
    if (draw && row >= top) draw_lesson_row(app, a, row - top, i);
    row++;
  }
  row++;
  bool chosen = app->chosen >= n;
  if (chosen) *chosen_row = row;
  if (draw && row >= top) {
    area_put(a, row - top, 1, STYLE_KEY | STYLE_BOLD, chosen ? "▸" : " ");
    area_print(a, row - top, 3, chosen ? STYLE_PLAIN | STYLE_BOLD : STYLE_PLAIN, "★  %s",
               app_say(app, WORD_YOUR_PROGRAMS));
    if (chosen) area_mark(a, row - top, 3, a.cols - 4, STYLE_CHOSEN);
  }
  return row + 1;
}

static void draw_list(App *app, Area a) {
  int chosen = 0, rows = rows_of_list(app, a, 0, false, &chosen), *top = &app->top;
  if (chosen < *top + 1) *top = chosen - 1;
  if (chosen > *top + a.rows - 2) *top = chosen - a.rows + 2;
  if (*top > rows - a.rows) *top = rows - a.rows;
  if (*top < 0) *top = 0;
  rows_of_list(app, a, *top, true, &chosen);
  if (*top > 0) area_put(a, 0, a.cols - 1, STYLE_KEY | STYLE_BOLD, "↑");
  if (*top + a.rows < rows) area_put(a, a.rows - 1, a.cols - 1, STYLE_KEY | STYLE_BOLD, "↓");
}

static int draw_field(App *app, Area a, int row, Word label, const char *text) {
  int indent = 8;
  area_put(a, row, 0, STYLE_FAINT, app_say(app, label));
  return row + flow_text(area_part(a, 0, indent, a.rows, a.cols - indent), row, 0, STYLE_PLAIN, text);
}

static void joined(char *to, size_t size, const char *const *names, int n) {
  *to = 0;
  for (int i = 0; i < n; i++) snprintf(to + strlen(to), size - strlen(to), "%s%s", i ? " · " : "", names[i]);
}

static const char *when(const App *app, const Lesson *review, char *to, size_t size) {
  ReviewPlan plan = plan_of(app, review);
  char day[DAY_TEXT];
  switch (plan.state) {
  case REVIEW_EARLY: snprintf(to, size, app_say(app, WORD_REVIEW_EARLY), review->part + 1); break;
  case REVIEW_DUE: snprintf(to, size, "%s", app_say(app, WORD_REVIEW_DUE_NOW)); break;
  case REVIEW_LATER: snprintf(to, size, app_say(app, WORD_REVIEW_DUE_ON), day_write(plan.day, day)); break;
  case REVIEW_OVER: snprintf(to, size, "%s", app_say(app, WORD_REVIEW_OVER)); break;
  }
  return to;
}

static const char *what_you_did(const App *app, const Lesson *l, char *to, size_t size) {
  LessonRecord r = record_of(app, l);
  int n = l->review ? snprintf(to, size, app_say(app, WORD_YOU_ROUNDS), r.rounds)
                    : snprintf(to, size, app_say(app, WORD_YOU_PAGES), r.seen, r.pages);
  if (r.judged)
    n += snprintf(to + n, size - (size_t)n, app_say(app, l->review ? WORD_YOU_LAST_ROUND : WORD_YOU_RIGHT), r.right,
                  r.judged);
  if (!l->review) snprintf(to + n, size - (size_t)n, app_say(app, WORD_YOU_GOALS), r.reached, r.goals);
  return to;
}

static void draw_about(App *app, Area a) {
  char text[600];
  if (!app->course || app->chosen >= app->course->nlessons) {
    area_put(a, 0, 0, STYLE_TITLE | STYLE_BOLD, app_say(app, WORD_YOUR_PROGRAMS));
    flow_text(a, 2, 0, STYLE_PLAIN, app_say(app, WORD_YOUR_PROGRAMS_ABOUT));
    return;
  }
  const Lesson *l = &app->course->lessons[app->chosen];
  const LessonWords *w = &l->words[app->language];
  area_print(a, 0, 0, STYLE_TITLE | STYLE_BOLD, "%s  %s", l->label, w->title);
  if (starts_here(l) && is_first(app))
    area_print(a, 1, 4, STYLE_KEY | STYLE_BOLD, "▸ %s", app_say(app, WORD_START_HERE));
  int row = 2;
  row += flow_text(a, row, 0, STYLE_PLAIN, w->about) + 1;
  row = draw_field(app, a, row, WORD_SEE, w->see);
  row = draw_field(app, a, row, WORD_DO, w->todo);
  *text = 0;
  for (int i = 0; i < l->nneeds; i++) {
    const Lesson *need = course_lesson(app->course, l->needs[i]);
    if (!need) continue;  // it is not yet written
    snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s %s", *text ? " · " : "", need->label,
             need->words[app->language].title);
  }
  if (*text) row = draw_field(app, a, row, WORD_NEEDS, text);
  joined(text, sizeof text, l->source, l->nsource);
  if (*text) row = draw_field(app, a, row, WORD_FROM, text);
  if (l->review) row = draw_field(app, a, row, WORD_REVIEW_WHEN, when(app, l, text, sizeof text));
  if (record_of(app, l).seen) draw_field(app, a, row + 1, WORD_YOU, what_you_did(app, l, text, sizeof text));
}

static int list_cols(Area a) { return a.cols * 43 / 100 < 34 ? 34 : a.cols * 43 / 100 > 56 ? 56 : a.cols * 43 / 100; }

static void draw(App *app, Area a) {
  int row = draw_header(app, a), left = list_cols(a), rows = a.rows - row;
  draw_list(app, area_part(a, row, 0, rows, left));
  area_column(area_part(a, row, left, rows, 1), 0, "│", STYLE_FRAME);
  area_put(a, 1, left, STYLE_FRAME, "┬");
  draw_about(app, area_part(a, row, left + 2, rows, a.cols - left - 3));
}

// A click chooses, a click on the chosen one opens.
static void click(App *app, Input in) {
  int n = app->course ? app->course->nlessons : 0, old = app->chosen;
  Area a = area_part(app_body(app), 2, 0, app->body_rows - 2, list_cols(app_body(app)));
  if (!area_has(a, in.row, in.col)) return;
  for (int i = 0; i <= n; i++) {
    int row = -1;
    app->chosen = i;
    rows_of_list(app, a, 0, false, &row);
    if (row - app->top != in.row - a.row) continue;
    if (i == old) app_press(app, K_ENTER);
    return;
  }
  app->chosen = old;
}

static void mouse(App *app, Input in) {
  int n = app->course ? app->course->nlessons : 0, by = in.key == K_WHEEL_UP ? -1 : in.key == K_WHEEL_DOWN ? 1 : 0;
  if (in.key == K_CLICK) click(app, in);
  if (by && app->chosen + by >= 0 && app->chosen + by <= n) app->chosen += by;
}

const Screen screen_course = {draw, mouse, NULL};
