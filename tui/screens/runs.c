// The runs of the program, the latest first: how each ran, with which settings, how it ended. Two of them stand beside
// each other below: what differs is bold.
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "tui/glass/utf8.h"

enum { NUMBER = 2, HOW = 6, SETTINGS_COL = 20, STEPS_COLS = 14 };

static int count(const App *app) { return app->bench.nruns + (app->bench.ran != 0); }

// The row's place in the ledger: the present run is the first row.
static int at_row(const App *app, int row) { return count(app) - 1 - row; }

static const KeptRun *kept_at(const App *app, int i) {
  return i >= 0 && i < app->bench.nruns ? &app->bench.runs[i] : NULL;
}

static int number_of(const App *app, int i) {
  const KeptRun *k = kept_at(app, i);
  return k ? k->number : app->bench.run_number + 1;
}

// ---- what is said of a run ----

static void how_text(const App *app, int i, char *to, size_t size) {
  const KeptRun *k = kept_at(app, i);
  double pace = k ? k->pace : app->bench.snap->pace;
  RunHow how = k ? k->how : bench_how(&app->bench);
  if (how == RUN_PACED) snprintf(to, size, app_say(app, WORD_PACED), pace);
  else
    snprintf(to, size, "%s",
             app_say(app, how == RUN_DECIDE  ? WORD_YOU_DECIDE
                          : how == RUN_EVERY ? WORD_EVERY_ORDER
                                             : WORD_RUNS_FLAT));
}

static Settings settings_of(const App *app, int i) {
  const KeptRun *k = kept_at(app, i);
  const View *v = &app->bench.view;
  return k ? k->settings : app->bench.standing ? v->ran_now : v->ran;
}

static void knob_text(const LabKnob *k, int64_t value, char *to, size_t size) {
  if (k->is_choice) snprintf(to, size, "%s", k->choices[value]);
  else say_number(to, size, value);
}

// lock ○  WORKERS 4  ROUNDS 100,000
static void settings_text(const App *app, int i, char *to, size_t size) {
  const LabProgram *p = app->bench.view.program;
  Settings s = settings_of(app, i);
  size_t n = 0;
  char value[40];
  *to = 0;
  for (int k = 0; k < p->nswitches && k < SETTINGS && n < size; k++)
    n += (size_t)snprintf(to + n, size - n, "%s%s %s", n ? "  " : "", p->switches[k].name, s.on >> k & 1 ? "●" : "○");
  for (int k = 0; k < p->nknobs && k < SETTINGS && n < size; k++) {
    knob_text(&p->knobs[k], s.value[k], value, sizeof value);
    n += (size_t)snprintf(to + n, size - n, "%s%s %s", n ? "  " : "", p->knobs[k].name, value);
  }
}

static void ended_text(const App *app, int i, char *to, size_t size) {
  const KeptRun *k = kept_at(app, i);
  const LabSnapshot *s = bench_end_of(&app->bench, i);
  char number[32], ended[64] = "";
  *to = 0;
  if (k && k->how == RUN_EVERY) snprintf(to, size, "%s", k->verdict);
  if (!s) return;
  bool open = s->state == LAB_RUNNING || s->state == LAB_PAUSED;
  if (s->state == LAB_DEADLOCK) snprintf(ended, sizeof ended, "%s", app_say(app, WORD_RUNS_STUCK));
  else if (s->state == LAB_ENDED) say_exit(ended, sizeof ended, app->language, s->exit_code);
  else snprintf(ended, sizeof ended, "%s", app_say(app, open ? WORD_RUNS_OPEN : WORD_STOPPED));
  int64_t lost = s->lost > 0 ? s->lost : (int64_t)s->stale;
  snprintf(to, size, "%s", ended);
  if (lost) snprintf(to, size, "%s  ✗ %s %s", ended, app_say(app, WORD_LOST), say_number(number, sizeof number, lost));
}

static void steps_text(const App *app, int i, char *to, size_t size) {
  const LabSnapshot *s = bench_end_of(&app->bench, i);
  *to = 0;
  if (s) say_number(to, size, (int64_t)s->steps);
}

// ---- the list ----

static void draw_run(App *app, Area a, int row, int i, int ended_col) {
  char text[300];
  bool chosen = i == at_row(app, app->run_chosen), marked = app->run_marked && number_of(app, i) == app->run_marked;
  Style style = chosen ? STYLE_PLAIN | STYLE_BOLD : STYLE_PLAIN;
  if (chosen) area_put(a, row, 0, STYLE_KEY | STYLE_BOLD, "▸");
  if (marked) area_put(a, row, 1, STYLE_KEY | STYLE_BOLD, "=");
  area_print(a, row, NUMBER, style, "%2d", number_of(app, i));
  how_text(app, i, text, sizeof text);
  area_fit(a, row, HOW, SETTINGS_COL - HOW - 1, style, text);
  settings_text(app, i, text, sizeof text);
  area_fit(a, row, SETTINGS_COL, ended_col - SETTINGS_COL - 1, style, text);
  ended_text(app, i, text, sizeof text);
  area_fit(a, row, ended_col, a.cols - STEPS_COLS - ended_col, strstr(text, "✗") ? STYLE_BAD : style, text);
  steps_text(app, i, text, sizeof text);
  area_right(a, row, a.cols - 1, style, text);
  if (chosen) area_mark(a, row, 2, a.cols - 3, STYLE_CHOSEN);
}

static void draw_list(App *app, Area a) {
  int n = count(app), *top = &app->run_top, ended_col = a.cols * 55 / 100;
  area_put(a, 0, NUMBER + 1, STYLE_FAINT, "n");
  area_put(a, 0, HOW, STYLE_FAINT, app_say(app, WORD_RUNS_HEAD));
  area_put(a, 0, SETTINGS_COL, STYLE_FAINT, app_say(app, WORD_RUNS_SETTINGS));
  area_put(a, 0, ended_col, STYLE_FAINT, app_say(app, WORD_RUNS_ENDED));
  area_right(a, 0, a.cols - 1, STYLE_FAINT, app_say(app, WORD_RUNS_STEPS));
  if (app->run_chosen < *top) *top = app->run_chosen;
  if (app->run_chosen >= *top + a.rows - 1) *top = app->run_chosen - a.rows + 2;
  for (int row = 0; row + 1 < a.rows && *top + row < n; row++)
    draw_run(app, a, row + 1, at_row(app, *top + row), ended_col);
  if (*top > 0) area_put(a, 1, a.cols - 1, STYLE_KEY | STYLE_BOLD, "↑");
  if (*top + a.rows - 1 < n) area_put(a, a.rows - 1, a.cols - 1, STYLE_KEY | STYLE_BOLD, "↓");
}

// ---- two beside each other ----

typedef struct Pair {
  App *app;
  Area area;
  int row, a, b;
} Pair;

static void put_pair(Pair *p, const char *name, const char *one, const char *two) {
  int first = p->area.cols / 5 < 14 ? 14 : p->area.cols / 5, cols = (p->area.cols - first) / 2;
  bool differs = strcmp(one, two) != 0;
  Style style = differs ? STYLE_PLAIN | STYLE_BOLD : STYLE_FAINT;
  if ((!*one && !*two) || p->row >= p->area.rows) return;
  area_fit(p->area, p->row, 1, first - 4, STYLE_FAINT, name);
  area_fit(p->area, p->row, first, cols - 2, style, one);
  area_fit(p->area, p->row, first + cols, cols - 2, style, two);
  if (differs) area_put(p->area, p->row, first - 2, STYLE_KEY | STYLE_BOLD, "≠");
  p->row++;
}

static void put_text(Pair *p, Word name, void (*text)(const App *, int, char *, size_t)) {
  char one[300], two[300];
  text(p->app, p->a, one, sizeof one);
  text(p->app, p->b, two, sizeof two);
  put_pair(p, app_say(p->app, name), one, two);
}

static void put_settings(Pair *p) {
  const LabProgram *program = p->app->bench.view.program;
  Settings a = settings_of(p->app, p->a), b = settings_of(p->app, p->b);
  char one[40], two[40];
  for (int i = 0; i < program->nswitches && i < SETTINGS; i++)
    put_pair(p, program->switches[i].name, a.on >> i & 1 ? "●" : "○", b.on >> i & 1 ? "●" : "○");
  for (int i = 0; i < program->nknobs && i < SETTINGS; i++) {
    knob_text(&program->knobs[i], a.value[i], one, sizeof one);
    knob_text(&program->knobs[i], b.value[i], two, sizeof two);
    put_pair(p, program->knobs[i].name, one, two);
  }
}

static const char *value_in(const LabSnapshot *s, const char *name) {
  for (int i = 0; s && i < s->nobjects; i++)
    if (!s->objects[i].owned && !strcmp(s->objects[i].name, name)) return s->objects[i].value;
  return "";
}

static void put_values(Pair *p) {
  const LabSnapshot *a = bench_end_of(&p->app->bench, p->a), *b = bench_end_of(&p->app->bench, p->b);
  const LabSnapshot *more = a && (!b || a->nobjects >= b->nobjects) ? a : b;
  for (int i = 0; more && i < more->nobjects; i++) {
    const LabObject *o = &more->objects[i];
    if (!o->owned && *o->name) put_pair(p, o->name, value_in(a, o->name), value_in(b, o->name));
  }
}

// The next line of what was printed; "" past its end.
static const char *next_line(const LabSnapshot *s, size_t *at, char *to, size_t size) {
  *to = 0;
  if (!s || *at >= s->output_size) return to;
  const char *from = s->output + *at, *end = memchr(from, '\n', s->output_size - *at);
  size_t n = end ? (size_t)(end - from) : s->output_size - *at;
  *at += n + 1;
  snprintf(to, size, "%.*s", (int)(n < size ? n : size - 1), from);
  for (char *c = to; *c; c++)
    if ((unsigned char)*c < ' ') *c = ' ';
  return to;
}

static void put_output(Pair *p) {
  const LabSnapshot *a = bench_end_of(&p->app->bench, p->a), *b = bench_end_of(&p->app->bench, p->b);
  size_t of_a = 0, of_b = 0;
  char one[200], two[200];
  const char *name = app_say(p->app, WORD_RUNS_PRINTED);
  while (p->row < p->area.rows && ((a && of_a < a->output_size) || (b && of_b < b->output_size))) {
    next_line(a, &of_a, one, sizeof one);
    next_line(b, &of_b, two, sizeof two);
    put_pair(p, name, one, two);
    name = "";
  }
}

static int marked_at(const App *app) {
  for (int i = 0; i < count(app); i++)
    if (app->run_marked && number_of(app, i) == app->run_marked) return i;
  return -1;
}

static void draw_pair(App *app, Area a) {
  Pair p = {.app = app,
            .area = area_part(a, 1, 0, a.rows - 1, a.cols),
            .a = marked_at(app),
            .b = at_row(app, app->run_chosen)};
  char title[120];
  area_line(a, 0, 0, a.cols, "─", STYLE_FRAME);
  if (p.a < 0 || p.a == p.b) {
    area_put(a, 1, 1, STYLE_FAINT, app_say(app, WORD_RUNS_MARK));
    return;
  }
  snprintf(title, sizeof title, app_say(app, WORD_RUNS_BESIDE), number_of(app, p.a), number_of(app, p.b));
  area_print(a, 0, 1, STYLE_TITLE | STYLE_BOLD, " %s ", title);
  put_text(&p, WORD_RUNS_HEAD, how_text);
  put_settings(&p);
  put_values(&p);
  put_text(&p, WORD_RUNS_ENDED, ended_text);
  put_text(&p, WORD_RUNS_STEPS, steps_text);
  put_output(&p);
}

static void draw(App *app, Area a) {
  View *v = &app->bench.view;
  int n = count(app), rows = n + 1, most = a.rows / 2 - 2;
  char title[200];
  if (v->lesson) snprintf(title, sizeof title, "%s %s", v->lesson->label, v->lesson->words[v->language].title);
  else snprintf(title, sizeof title, "%s", run_name(app));
  if (app->run_chosen >= n) app->run_chosen = n ? n - 1 : 0;
  if (rows > most) rows = most;
  if (rows < 2) rows = 2;
  int col = area_put(a, 0, 1, STYLE_TITLE | STYLE_BOLD, title);
  area_print(a, 0, col + 2, STYLE_KEY | STYLE_BOLD, "◎ %s", app_say(app, WORD_RUNS_OF));
  settings_draw(v, area_part(a, 1, 0, 1, a.cols));
  area_line(a, 2, 0, a.cols, "─", STYLE_FRAME);
  area_print(a, 2, 1, STYLE_TITLE | STYLE_BOLD, " %s ", app_say(app, WORD_RUNS_OF));
  draw_list(app, area_part(a, 3, 0, rows, a.cols));
  draw_pair(app, area_part(a, 3 + rows, 0, a.rows - 3 - rows, a.cols));
}

// ---- keys ----

void runs_open(App *app) {
  app->run_chosen = app->run_top = 0;
  app_show(app, &screen_runs);
}

void runs_move(App *app, int by) {
  int n = count(app), to = app->run_chosen + by;
  app->run_chosen = to < 0 || !n ? 0 : to >= n ? n - 1 : to;
}

void runs_mark(App *app) {
  if (!count(app)) return;
  int number = number_of(app, at_row(app, app->run_chosen));
  app->run_marked = app->run_marked == number ? 0 : number;
}

void runs_stand(App *app) {
  if (!count(app)) return;
  int i = at_row(app, app->run_chosen);
  const KeptRun *k = kept_at(app, i);
  bool last_search = k && k->how == RUN_EVERY && app->bench.view.explore && app->bench.view.explore->on;
  for (int later = i + 1; last_search && later < app->bench.nruns; later++)
    last_search = app->bench.runs[later].how != RUN_EVERY;
  if (last_search) app_show(app, &screen_explore);
  else if (bench_stand(&app->bench, i)) app_show(app, &screen_bench);
}

static void mouse(App *app, Input in) {
  int row = in.row - 4 + app->run_top;
  if (in.key == K_WHEEL_UP || in.key == K_WHEEL_DOWN) runs_move(app, in.key == K_WHEEL_UP ? -1 : 1);
  if (in.key != K_CLICK || in.row < 4 || row >= count(app)) return;
  if (row == app->run_chosen) runs_stand(app);
  else app->run_chosen = row;
}

const Screen screen_runs = {draw, mouse, NULL};
