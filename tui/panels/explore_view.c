// The explore screen from top to bottom: the number of orders and whether it is complete; switches and knobs; the ends
// as a bar chart; the program beside what is shared at the cursor; the chosen end's order and its neighbour as lanes;
// why it breaks, and what else was found.
#include "explore_view.h"

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/words/said.h"
#include "stepping.h"
#include "tui/glass/utf8.h"
#include "tui/words/keys.h"

enum { ANEW_ROW = 3, VERDICT_MOST = 5 };  // rows of a verdict, at most

static int between(int low, int n, int high) { return n < low ? low : n > high ? high : n; }

const LabOutcome *explore_chosen(const View *v) {
  const LabExplore *e = v->explore;
  if (!e || !e->noutcomes) return NULL;
  int i = v->outcome < 0 ? 0 : v->outcome >= e->noutcomes ? e->noutcomes - 1 : v->outcome;
  return &e->outcomes[i];
}

// ---- choosing, walking ----

static void choose(View *v, int outcome) {
  v->outcome = outcome;
  v->outcome_chosen = true;
  v->order_top = -1, v->order_at = 0;
  *v->seek = 0;
}

// Round, by one; further than that it stops at the first and the last one.
void explore_choose(View *v, int by) {
  int n = v->explore ? v->explore->noutcomes : 0;
  if (!n) return;
  int at = ends_place(v->explore, explore_chosen(v)) + by;
  if (by == 1 || by == -1) at = (at + n) % n;
  choose(v, ends_at(v, between(0, at, n - 1)));
}

void explore_walk(View *v, int by) { explore_walk_to(v, (v->order_at ? v->order_at - 1 : v->order_parts) + by); }

void explore_walk_to(View *v, int to) {
  int last = v->order_rows - 1;
  if (last < 0) return;
  to = to < 0 ? 0 : to > last ? last : to;
  v->order_at = to + 1;
  if (to < v->order_top) v->order_top = to;
  if (to >= v->order_top + v->order_seen) v->order_top = to - v->order_seen + 1;
}

int explore_step(const View *v) {
  const LabOutcome *o = explore_chosen(v);
  int *rows = o && v->order_at ? calloc((size_t)o->nsteps + 1, sizeof *rows) : NULL, step = 0;
  if (!rows) return 0;
  int n = lab_order_rows(o->steps, o->nsteps, rows);
  step = v->order_at <= n ? rows[v->order_at - 1] + 1 : o->nsteps;
  free(rows);
  return step;
}

// ---- what was done ----

static const char *name_of(const View *v) {
  static char title[200];
  if (v->lesson) snprintf(title, sizeof title, "%s %s", v->lesson->label, v->lesson->words[v->language].title);
  else snprintf(title, sizeof title, "%s", v->program ? basename((char *)(uintptr_t)v->program->path) : "");
  return title;
}

static void draw_title(View *v, Area a, const OrderPair *p) {
  const LabExplore *e = v->explore;
  int end = a.cols - 1;
  if (v->broken) end = area_right(a, 0, end, STYLE_BAD | STYLE_BOLD, view_say(v, WORD_SAVED_SINCE));
  else if (e->running) end = area_right(a, 0, end, STYLE_KEY | STYLE_BOLD, view_say(v, WORD_EXPLORING));
  else if (*e->error) end = area_right(a, 0, end, STYLE_BAD | STYLE_BOLD, view_say(v, WORD_NOT_EXPLORED));
  else if (e->complete)
    end = area_right(a, 0, end, (lab_verdict(e) == LAB_PROVED ? STYLE_GOOD : STYLE_PLAIN) | STYLE_BOLD,
                     view_say(v, WORD_COMPLETE));
  else if (e->from_complete) end = area_right(a, 0, end, STYLE_PLAIN | STYLE_BOLD, view_say(v, WORD_COMPLETE_FROM));
  else end = area_right(a, 0, end, STYLE_WARN | STYLE_BOLD, view_say(v, WORD_INCOMPLETE));
  Area rest = area_part(a, 0, 0, 1, end - 1);
  int col = area_put(rest, 0, 1, STYLE_TITLE | STYLE_BOLD, name_of(v));
  if (e->from_steps)
    area_print(rest, 0, col + 2, STYLE_FAINT, view_say(v, WORD_ORDERS_FROM), explore_beginning(v).text);
  else
    col = area_print(rest, 0, col + 2, STYLE_FAINT, "%s",
                     view_say(v, e->random ? WORD_RANDOM_ORDERS : WORD_EVERY_ORDER));
  if (!p || e->from_steps) return;
  char text[80];
  const OrderRows *c = p->at < p->bad.n ? &p->bad : &p->good;
  snprintf(text, sizeof text, view_say(v, WORD_STEP_OF), c->n ? c->rows[p->at] + 1 : 0,
           c == &p->bad ? p->outcome->nsteps : p->outcome->ngood);
  if (col + 5 + utf8_width(text) < rest.cols) area_print(rest, 0, col + 2, STYLE_KEY | STYLE_BOLD, "◎ %s", text);
}

static bool incomplete_text(const View *v, char *to, size_t size) {
  const LabExplore *e = v->explore;
  if (e->running || e->complete || e->from_complete || *e->error || !*e->incomplete) return false;
  said_in(v->language, e->incomplete_said, e->incomplete, to, size);
  return true;
}

// ---- what the whole comes to ----

// Draws it from `row` on, and returns its rows. row -1: it only measures.
static int draw_verdict(const View *v, Area a, int row) {
  char text[CAVEAT_SAID + LAB_TEXT * 10];
  Style style = explore_verdict_text(v, text, sizeof text);
  int rows = flow_text(area_part(a, row, 1, row < 0 ? 0 : VERDICT_MOST, a.cols - 2), 0, 0, style, text);
  if (rows > VERDICT_MOST && row >= 0) area_put(a, row + VERDICT_MOST - 1, a.cols - 1, STYLE_KEY | STYLE_BOLD, "…");
  return rows > VERDICT_MOST ? VERDICT_MOST : rows < 1 ? 1 : rows;
}

// Where rows are few the counts stand beside a short verdict.
static bool counts_beside(const View *v, Area a) {
  enum { FEW_ROWS = 30 };
  char verdict[CAVEAT_SAID + LAB_TEXT * 10], counts[400];
  if (a.rows >= FEW_ROWS || incomplete_text(v, counts, sizeof counts)) return false;
  explore_verdict_text(v, verdict, sizeof verdict);
  explore_counts_text(v, counts, sizeof counts);
  return utf8_width(verdict) + utf8_width(counts) + 5 < a.cols;
}

static int verdict_row(const View *v, Area a) { return counts_beside(v, a) ? 2 : 3; }

static void draw_counts(View *v, Area a) {
  char text[400];
  explore_counts_text(v, text, sizeof text);
  if (counts_beside(v, a)) {
    area_right(a, verdict_row(v, a), a.cols - 1, STYLE_FAINT, text);
    return;
  }
  int col = area_put(a, 1, 1, STYLE_PLAIN | STYLE_BOLD, text);
  if (!incomplete_text(v, text, sizeof text)) return;
  if (col + 3 + utf8_width(text) < a.cols) area_print(a, 1, col, STYLE_WARN, " · %s", text);
}

// Where the outcomes begin.
static int list_row(const View *v, Area a) { return verdict_row(v, a) + draw_verdict(v, a, -1); }

static void draw_no_outcome(View *v, Area a, int row) {
  char text[LAB_TEXT * 2];
  if (!v->explore->noutcomes && incomplete_text(v, text, sizeof text))
    flow_text(area_part(a, row + 1, 1, 3, a.cols - 2), 0, 0, STYLE_WARN, text);
}

// The text was saved since: what was found was another text's, and is gone.
static void draw_anew(View *v, Area a) {
  char text[300];
  snprintf(text, sizeof text, view_say(v, WORD_TEXT_IS_NEW), (int)key_rows[KEY_EXPLORE].key);
  area_put(a, 0, 1, STYLE_TITLE | STYLE_BOLD, name_of(v));
  settings_draw(v, area_part(a, 2, 0, 1, a.cols));
  flow_text(area_part(a, ANEW_ROW + 1, 1, 3, a.cols - 2), 0, 0, STYLE_WARN | STYLE_BOLD, text);
  area_line(a, ANEW_ROW + 4, 0, a.cols, "─", STYLE_FRAME);
  area_print(a, ANEW_ROW + 4, 1, STYLE_TITLE, " %s ", panel_program.title[v->language]);
  panel_program.draw(v, area_part(a, ANEW_ROW + 5, 0, a.rows - ANEW_ROW - 5, a.cols));
}

// The page's goal, and whether it is reached: here too, since what is found here is what reaches it. Returns its rows.
static int draw_goal(View *v, Area a) {
  char text[600];
  if (!v->lesson || !v->lesson->pages[v->page].goal) return 0;
  panel_lesson.strip(v, text, sizeof text);
  area_fit(a, a.rows - 1, 1, a.cols - 2, v->reached ? STYLE_GOOD | STYLE_BOLD : STYLE_KEY, text);
  return 1;
}

// ---- the rest: both orders, the program, what is shared, why ----

enum {
  PAIR_COLS = 100,
  STACK_COLS = 160,
  BAND_LEAST = 4,
  BAND_MOST = 14,
  COLUMNS_LEAST = 7,
  WHY_LEAST = 3,
  LANES_LEAST = 5,
  BANDS_LEAST = 10
};

static void draw_rule(Area a, int row, int cols) { area_line(a, row, 0, cols, "─", STYLE_FRAME); }

// Why, under a line; cut with a mark. On a narrow screen the line says what is not shown.
static void draw_why(View *v, Area a, const LabOutcome *o, bool letters) {
  if (a.rows < 2) return;
  draw_rule(a, 0, a.cols);
  if (a.grid->cols < PAIR_COLS)
    area_print(area_part(a, 0, 0, 1, a.cols - 1), 0, 1, STYLE_FAINT, " %s ", view_say(v, WORD_MEMORY_MODEL));
  Area body = area_part(a, 1, 0, a.rows - 1, a.cols);
  if (explore_why(v, body, o, letters) > body.rows)
    area_put(body, body.rows - 1, a.cols - 1, STYLE_KEY | STYLE_BOLD, "…");
}

static int why_rows(View *v, Area a, const LabOutcome *o, int cols, bool letters) {
  return explore_why(v, area_part(a, 0, 0, 0, cols), o, letters);
}

static void draw_band(View *v, Area a, const OrderPair *p) {
  int left = a.cols / 2 - 1;
  if (!v->program) left = 0;
  else order_program_draw(v, area_part(a, 0, 0, a.rows, left), p);
  if (left) area_column(area_part(a, 0, left, a.rows, 1), 0, "│", STYLE_FRAME);
  order_both_draw(v, area_part(a, 0, left + (left > 0), a.rows, a.cols - left - (left > 0)), p);
  if (left) area_put(a, 0, left, STYLE_FRAME, "┬");
}

typedef struct Bands {
  int band, lanes, rest;  // rows
  int left;               // columns of why; beside it the steps, where there is room
} Bands;

// The lanes come first, then the program and what is shared, then why; what is left makes the program's part larger.
static Bands bands_of(View *v, Area a, const OrderPair *p) {
  bool columns = a.cols >= PAIR_COLS;
  Bands b = {.left = columns ? a.cols * 5 / 12 : a.cols, .lanes = order_lanes_rows(p)};
  int why = why_rows(v, a, p->outcome, b.left, true), longest = p->good.n > p->bad.n ? p->good.n : p->bad.n;
  int both = order_both_rows(p), wanted = between(BAND_LEAST + 1, both, BAND_MOST);
  why += why > 0;
  if (columns && why < COLUMNS_LEAST) why = between(why, longest + 1, COLUMNS_LEAST);
  if (b.lanes > a.rows * 6 / 10) b.lanes = a.rows * 6 / 10;
  for (int i = 0; i < 2 && b.lanes > LANES_LEAST && a.rows - b.lanes < BAND_LEAST + 1 + WHY_LEAST; i++) b.lanes--;
  int room = a.rows - b.lanes;
  b.band = wanted;
  if (b.band + why > room) b.band = between(BAND_LEAST, room - why, wanted);
  if (b.band + why > room) why = between(WHY_LEAST, room - b.band, why);
  if (b.band + why > room) b.band = room - why;
  b.band += between(0, room - b.band - why, BAND_MOST - b.band);
  b.rest = room - b.band;
  return b;
}

// The lanes, above them the program beside what is shared, below them why; from PAIR_COLS on the steps beside it.
static void draw_bands(View *v, Area a, OrderPair *p) {
  Bands b = bands_of(v, a, p);
  if (b.band >= 2) draw_band(v, area_part(a, 0, 0, b.band, a.cols), p);
  v->order_lanes = a.row + b.band, v->order_lanes_rows = b.lanes;
  order_lanes_draw(v, area_part(a, b.band, 0, b.lanes, a.cols), p);
  Area below = area_part(a, b.band + b.lanes, 0, b.rest, a.cols);
  if (a.cols < PAIR_COLS || b.rest < COLUMNS_LEAST) {
    int names = why_rows(v, a, p->outcome, a.cols, false);
    draw_why(v, below, p->outcome, names >= b.rest);
    return;
  }
  draw_why(v, area_part(below, 0, 0, b.rest, b.left), p->outcome, true);
  area_column(area_part(below, 0, b.left, b.rest, 1), 0, "│", STYLE_FRAME);
  orders_draw(v, area_part(below, 0, b.left + 1, b.rest, a.cols - b.left - 1), p);
  area_put(below, 0, b.left, STYLE_FRAME, "┬");
}

// Three parts: the program with the steps under it, what is shared with why under it, and the lanes over the width.
static void draw_stacks(View *v, Area a, OrderPair *p) {
  int lanes = order_lanes_rows(p), left = between(a.cols * 3 / 8, panel_program_cols(v) + 8, a.cols * 9 / 16);
  if (lanes > a.rows / 2) lanes = a.rows / 2;
  int top = a.rows - lanes, program = (v->program ? (int)v->program->nlines : 0) + 1, both = order_both_rows(p);
  int longest = p->pair && p->good.n > p->bad.n ? p->good.n : p->bad.n, steps = longest + 1;
  if (steps > top / 2) steps = top / 2;
  if (steps < COLUMNS_LEAST) steps = 0;
  if (program > top - steps) program = top - steps;
  steps = between(0, top - program, longest + 1);
  if (both > top / 2) both = top / 2;
  if (v->program) order_program_draw(v, area_part(a, 0, 0, program, left), p);
  if (steps > 1) orders_draw(v, area_part(a, program, 0, steps, left), p);
  Area right = area_part(a, 0, left + 1, top, a.cols - left - 1);
  order_both_draw(v, area_part(right, 0, 0, both, right.cols), p);
  draw_why(v, area_part(right, both, 0, top - both, right.cols), p->outcome, false);
  area_column(area_part(a, 0, left, top, 1), 0, "│", STYLE_FRAME);
  area_put(a, 0, left, STYLE_FRAME, "┬");
  v->order_lanes = a.row + top, v->order_lanes_rows = lanes;
  order_lanes_draw(v, area_part(a, top, 0, lanes, a.cols), p);
}

// Too few rows for lanes: the steps, and why.
static void draw_low(View *v, Area a, OrderPair *p) {
  int why = why_rows(v, a, p->outcome, a.cols, true) + 1;
  if (why > a.rows / 2) why = a.rows / 2;
  orders_draw(v, area_part(a, 0, 0, a.rows - why, a.cols), p);
  draw_why(v, area_part(a, a.rows - why, 0, why, a.cols), p->outcome, true);
}

static void draw_order(View *v, Area a, OrderPair *p) {
  v->order_rows = p->pair && p->good.n > p->bad.n ? p->good.n : p->bad.n;
  v->order_parts = p->pair ? p->bad.parts : 0;
  v->order_lanes_rows = 0;
  if (!v->order_rows || a.rows < 3) return;
  if (a.rows < BANDS_LEAST) draw_low(v, a, p);
  else if (a.cols >= STACK_COLS && a.rows >= 24) draw_stacks(v, a, p);
  else draw_bands(v, a, p);
}

void explore_draw(View *v, Area a) {
  const LabOutcome *o = explore_chosen(v);
  OrderPair p;
  if (!v->explore->on) {
    draw_anew(v, a);
    return;
  }
  a.rows -= draw_goal(v, a);
  bool pair = o && o->nsteps && order_pair(&p, v, o);
  draw_title(v, a, pair ? &p : NULL);
  draw_counts(v, a);
  settings_draw(v, area_part(a, verdict_row(v, a) - 1, 0, 1, a.cols));
  int list = verdict_row(v, a) + draw_verdict(v, a, verdict_row(v, a)), rows = ends_rows(v, a), row = list + rows,
      last = a.rows;
  ends_draw(v, a, list, rows);
  draw_no_outcome(v, a, list);
  if (!pair || a.cols >= PAIR_COLS) area_put(a, --last, 1, STYLE_FAINT, view_say(v, WORD_MEMORY_MODEL));
  if (!pair) return;
  draw_order(v, area_part(a, row, 0, last - row, a.cols), &p);
  order_pair_free(&p);
}

// ---- the mouse ----

static bool on_ends(const View *v, Area a, int row) {
  int list = list_row(v, a);
  return row >= list && row < list + ends_rows(v, a);
}

static void click_lanes(View *v, Area a, int row, int col) {
  OrderPair p;
  const LabOutcome *o = explore_chosen(v);
  if (row + a.row < v->order_lanes || row + a.row >= v->order_lanes + v->order_lanes_rows || !o || !o->nsteps ||
      !order_pair(&p, v, o))
    return;
  int at = order_lanes_at(a, &p, col);
  if (at >= 0) v->order_at = at + 1;
  order_pair_free(&p);
}

void explore_click(View *v, Area a, int row, int col) {
  if (!v->explore) return;
  int i = v->outcome_top + row - list_row(v, a);
  if (!on_ends(v, a, row)) click_lanes(v, a, row, col);
  else if (i < v->explore->noutcomes) choose(v, ends_at(v, i));
}

void explore_wheel(View *v, Area a, int row, int by) {
  if (!v->explore) return;
  if (on_ends(v, a, row)) explore_choose(v, by);
  else explore_walk(v, by);
}
