// The explore screen from top to bottom: the number of orders and whether it is complete; switches and knobs; the
// outcomes as a bar chart; the chosen one's order; why it breaks; who waits for whom; data races; what is
// not shown here.
#include "explore_view.h"

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "tui/words/said.h"
#include "stepping.h"
#include "tui/glass/utf8.h"
#include "tui/words/keys.h"

enum { BAR = 24, MOST_WAITS = 32, VERDICT_ROW = 3, VERDICT_MOST = 5 };  // rows of a verdict, at most

static int between(int low, int n, int high) { return n < low ? low : n > high ? high : n; }

const LabOutcome *explore_chosen(const View *v) {
  const LabExplore *e = v->explore;
  if (!e || !e->noutcomes) return NULL;
  int i = v->outcome < 0 ? 0 : v->outcome >= e->noutcomes ? e->noutcomes - 1 : v->outcome;
  return &e->outcomes[i];
}

void explore_choose(View *v, int by) {
  int n = v->explore ? v->explore->noutcomes : 0;
  if (!n) return;
  v->outcome = (v->outcome + by + n) % n;
  v->outcome_chosen = true;
  v->order_top = -1, v->order_at = 0;
}

void explore_walk(View *v, int by) {
  int to = (v->order_at ? v->order_at - 1 : v->order_parts) + by, last = v->order_rows - 1;
  if (last < 0) return;
  to = to < 0 ? 0 : to > last ? last : to;
  v->order_at = to + 1;
  if (to < v->order_top) v->order_top = to;
  if (to >= v->order_top + v->order_seen) v->order_top = to - v->order_seen + 1;
}

void explore_scroll(View *v, int rows) {
  int to = v->order_top + rows;
  v->order_top = to < 0 ? 0 : to > v->order_most ? v->order_most : to;
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

static void draw_title(View *v, Area a) {
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
  else area_print(rest, 0, col + 2, STYLE_FAINT, "%s", view_say(v, e->random ? WORD_RANDOM_ORDERS : WORD_EVERY_ORDER));
}

static bool incomplete_text(const View *v, char *to, size_t size) {
  const LabExplore *e = v->explore;
  if (e->running || e->complete || e->from_complete || *e->error || !*e->incomplete) return false;
  said_in(v->language, e->incomplete_said, e->incomplete, to, size);
  return true;
}

static void draw_counts(View *v, Area a, int row) {
  char text[400];
  explore_counts_text(v, text, sizeof text);
  int col = area_put(a, row, 1, STYLE_PLAIN | STYLE_BOLD, text);
  if (!incomplete_text(v, text, sizeof text)) return;
  if (col + 3 + utf8_width(text) < a.cols) area_print(a, row, col, STYLE_WARN, " · %s", text);
}

// ---- the outcomes ----

static int outcome_rows(const View *v, Area a) {
  int n = v->explore->noutcomes, most = a.rows / 4 < 3 ? 3 : a.rows / 4;
  return n < 1 ? 1 : n < most ? n : most;
}

static const char *kind_word(const View *v, const LabOutcome *o) {
  switch (o->kind) {
  case LAB_ENDS_STALE: return view_say(v, WORD_KIND_STALE);
  case LAB_ENDS_EXCEPTION: return view_say(v, WORD_KIND_EXCEPTION);
  case LAB_ENDS_DEADLOCK: return view_say(v, WORD_KIND_DEADLOCK);
  case LAB_ENDS_LIVELOCK: return view_say(v, WORD_KIND_LIVELOCK);
  case LAB_ENDS_OK:
  case LAB_ENDINGS: break;
  }
  return "";
}

static const char *pattern_word(const View *v, const LabOutcome *o) {
  static const Word words[PATTERNS] = {
#define P(id, name) [PATTERN_##id] = WORD_PATTERN_##id,
      EXPLORE_PATTERNS(P)
#undef P
  };
  return o->pattern == PATTERN_NONE ? kind_word(v, o) : view_say(v, words[o->pattern]);
}

// "deadlock: A waits for b, held by B": with letters for processes, since there is little room. "": there is no shared
// value to name, only that all end.
static const char *outcome_text(const View *v, const LabOutcome *o, char *to, size_t size) {
  enum { MOST = 64 };
  const char *names[MOST] = {NULL};
  for (int i = 0; i < o->nnames && i < MOST; i++) names[i] = o->names[i];
  if (!*o->text) return view_say(v, WORD_ALL_END);
  char text[LAB_TEXT * 4];
  return letters_for_names(names, MOST, said_in(v->language, o->said, o->text, text, sizeof text), to, size);
}

// A good mark stands where nothing is left open: all orders that do not break come to one end, and rest on nothing.
static bool is_right(const LabExplore *e) {
  LabVerdict verdict = lab_verdict(e);
  return verdict == LAB_PROVED || (verdict == LAB_BROKEN && e->complete && !e->ndiffers && !e->ncaveats);
}

static int share_cols(Area a) { return a.cols >= 100 ? BAR : BAR / 2; }

// How many orders come to it, as a bar and as a number. Returns the column after it.
static int draw_share(const View *v, Area a, int row, int col, const LabOutcome *o, uint64_t all, bool right) {
  char count[100], number[32], total[32];
  int cols = share_cols(a), bar = all ? (int)((double)o->orders / (double)all * cols + 0.5) : 0;
  if (bar < 1 && o->orders) bar = 1;
  area_line(a, row, col, bar, "█", o->breaks ? STYLE_BAD : right ? STYLE_GOOD : STYLE_PLAIN);
  snprintf(count, sizeof count, view_say(v, WORD_ORDERS_OF), say_number(number, sizeof number, (int64_t)o->orders),
           say_number(total, sizeof total, (int64_t)all));
  return area_put(a, row, col + cols + 1, STYLE_PLAIN, o->orders ? count : view_say(v, WORD_BEFORE_ITS_TURN)) + 2;
}

static void draw_outcome(View *v, Area a, int row, int i, int text_cols, uint64_t all) {
  const LabOutcome *o = &v->explore->outcomes[i];
  bool right = is_right(v->explore);
  char text[LAB_TEXT * 2];
  bool chosen = o == explore_chosen(v);
  if (chosen) area_put(a, row, 0, STYLE_KEY | STYLE_BOLD, "▸");
  int col = area_fit(a, row, 1, text_cols, chosen ? STYLE_PLAIN | STYLE_BOLD : STYLE_PLAIN,
                     outcome_text(v, o, text, sizeof text)) +
            2;
  if (!v->explore->by_states) col = draw_share(v, a, row, col, o, all, right);
  if (o->breaks) col = area_print(a, row, col, STYLE_BAD | STYLE_BOLD, "✗ %s", pattern_word(v, o)) + 2;
  else if (right) col = area_put(a, row, col, STYLE_GOOD, "✓") + 2;
  if (o->replayed > 0) area_put(a, row, col, STYLE_FAINT, view_say(v, WORD_REPLAYED));
  if (o->replayed < 0) area_put(a, row, col, STYLE_BAD | STYLE_BOLD, view_say(v, WORD_REPLAY_DIFFERS));
}

static void draw_outcomes(View *v, Area a, int row, int rows) {
  const LabExplore *e = v->explore;
  int text_cols = 8;
  uint64_t all = 0;
  bool breaks = false;
  for (int i = 0; i < e->noutcomes; i++) {
    char text[LAB_TEXT * 2];
    int w = utf8_width(outcome_text(v, &e->outcomes[i], text, sizeof text));
    text_cols = w > text_cols ? w : text_cols;
    all += e->outcomes[i].orders;
    breaks |= e->outcomes[i].breaks;
  }
  // behind one that breaks stand its kind and what the replay came to, behind others only how many orders they are
  int most = breaks ? a.cols * 42 / 100 : a.cols - share_cols(a) - 27;
  text_cols = text_cols > most ? most : text_cols;
  if (!e->noutcomes) {
    area_put(a, row, 1, STYLE_FAINT, view_say(v, e->running ? WORD_NO_OUTCOME_YET : WORD_NO_OUTCOME));
    return;
  }
  int at = (int)(explore_chosen(v) - e->outcomes), *top = &v->outcome_top;
  if (at < *top) *top = at;
  if (at >= *top + rows) *top = at - rows + 1;
  for (int i = 0; i < rows && *top + i < e->noutcomes; i++) draw_outcome(v, a, row + i, *top + i, text_cols, all);
  if (*top > 0) area_put(a, row, a.cols - 1, STYLE_KEY | STYLE_BOLD, "↑");
  if (*top + rows < e->noutcomes) area_put(a, row + rows - 1, a.cols - 1, STYLE_KEY | STYLE_BOLD, "↓");
}

// ---- below: why ----

static int waits_of(const View *v, const LabOutcome *o, Waits *waits) {
  int n = o->nblocked < MOST_WAITS ? o->nblocked : MOST_WAITS;
  for (int i = 0; i < n; i++) {
    const LabBlocked *b = &o->blocked[i];
    waits[i] = (Waits){.slot = b->slot, .holder = b->holder, .object = b->object};
    said_in(v->language, b->said, b->sentence, waits[i].sentence, sizeof waits[i].sentence);
  }
  return n;
}

// "A Process-1 · B Process-2": whom the letters stand for
static void draw_letters(Area a, int row, const LabOutcome *o) {
  int col = 1;
  for (int i = 0; i < o->nnames && col + 4 < a.cols; i++) {
    if (i) col = area_put(a, row, col, STYLE_FAINT, " · ");
    col = view_put_letter(a, row, col, i);
    col = area_print(a, row, col, STYLE_FAINT, " %s", o->names[i]);
  }
}

static int draw_races(View *v, Area a, int row, bool draw) {
  const LabExplore *e = v->explore;
  int rows = e->nraces < 3 ? e->nraces : 3;
  for (int i = 0; draw && i < rows; i++) {
    const LabRace *r = &e->races[i];
    char text[LAB_TEXT * 3];
    int col = area_print(a, row + i, 1, STYLE_WARN | STYLE_BOLD, "%s ", view_say(v, WORD_RACE));
    if (*r->text) area_put(a, row + i, col, STYLE_PLAIN, said_in(v->language, r->said, r->text, text, sizeof text));
    else area_print(a, row + i, col, STYLE_PLAIN, view_say(v, WORD_RACE_LINES), r->object, r->line_a, r->line_b);
    if (i == rows - 1 && e->nraces > rows) area_print(a, row + i, a.cols - 6, STYLE_FAINT, "+%d", e->nraces - rows);
  }
  return rows;
}

// ✗ counter is guarded by lock on line 10, but not on line 12
static int draw_guards(View *v, Area a, int row, bool draw) {
  const LabExplore *e = v->explore;
  int rows = e->nguards < 3 ? e->nguards : 3;
  for (int i = 0; draw && i < rows; i++) {
    const LabGuard *g = &e->guards[i];
    char text[LAB_TEXT * 4];
    int col = area_print(a, row + i, 1,
                         g->broken        ? STYLE_BAD | STYLE_BOLD
                         : g->split       ? STYLE_WARN | STYLE_BOLD
                         : e->guards_sure ? STYLE_GOOD
                                          : STYLE_PLAIN,
                         g->broken || g->split ? "✗ " : "◆ ");
    area_put(a, row + i, col, g->broken ? STYLE_BAD : STYLE_PLAIN,
             said_in(v->language, g->said, g->text, text, sizeof text));
  }
  return rows;
}

// Where the verdict has not said them.
static int draw_caveats(View *v, Area a, int row, bool draw) {
  const LabExplore *e = v->explore;
  int first = lab_verdict(e) == LAB_OPEN && e->nends == 1, rows = 0;
  for (int i = first; i < e->ncaveats && i < first + 3; i++) {
    char text[CAVEAT_SAID];
    const LabCaveat *c = &e->caveats[i];
    said_in(v->language, c->said, c->text, text, sizeof text);
    int col = 1 + utf8_width(view_say(v, WORD_CAVEAT)) + 1;
    if (draw) area_put(a, row + rows, 1, STYLE_WARN | STYLE_BOLD, view_say(v, WORD_CAVEAT));
    rows += flow_text(area_part(a, row + rows, col, draw ? a.rows : 0, a.cols - col - 1), 0, 0, STYLE_PLAIN, text);
  }
  return rows;
}

// Draws what stands under the order and returns its rows. With no rows to draw in it only measures.
static int draw_why(View *v, Area a, const LabOutcome *o) {
  Waits waits[MOST_WAITS];
  char said[LAB_TEXT * 8], arrows[LAB_TEXT * 8];
  Area text = area_part(a, 0, 1, a.rows, a.cols - 2 < 110 ? a.cols - 2 : 110);
  int row = 0, n = waits_of(v, o, waits);
  if (n && a.rows) graph_draw(v, a, row, waits, n);
  row += n ? graph_rows(waits, n, a.cols) : 0;
  said_in(v->language, o->explanation_said, o->explanation, said, sizeof said);
  if (*said) row += flow_text(text, row, 0, STYLE_PLAIN | STYLE_BOLD, flow_arrows(a, said, arrows, sizeof arrows));
  if (o->no_return) {
    snprintf(said, sizeof said, view_say(v, o->no_return_all ? WORD_NO_RETURN : WORD_NO_RETURN_BREAKS), o->no_return);
    row += flow_text(text, row, 0, STYLE_PLAIN | STYLE_BOLD, said);
  }
  said_in(v->language, o->message_said, o->message, said, sizeof said);
  if (*said) row += flow_text(text, row, 0, o->replayed < 0 ? STYLE_BAD : STYLE_FAINT, said);
  row += draw_races(v, a, row, a.rows > 0);
  row += draw_guards(v, a, row, a.rows > 0);
  row += draw_caveats(v, a, row, a.rows > 0);
  if (*v->explore->left_behind) {
    if (a.rows) area_print(text, row, 0, STYLE_WARN, view_say(v, WORD_LEFT_BEHIND), v->explore->left_behind);
    row++;
  }
  if (o->nnames) {
    if (a.rows) draw_letters(a, row, o);
    row++;
  }
  return row;
}

// ---- what the whole comes to ----

// Draws it, if there are rows to draw in, and returns its rows.
static int draw_verdict(const View *v, Area a) {
  char text[CAVEAT_SAID + LAB_TEXT * 10];
  Style style = explore_verdict_text(v, text, sizeof text);
  int rows = flow_text(area_part(a, VERDICT_ROW, 1, a.rows ? VERDICT_MOST : 0, a.cols - 2), 0, 0, style, text);
  if (rows > VERDICT_MOST && a.rows)
    area_put(a, VERDICT_ROW + VERDICT_MOST - 1, a.cols - 1, STYLE_KEY | STYLE_BOLD, "…");
  return rows > VERDICT_MOST ? VERDICT_MOST : rows < 1 ? 1 : rows;
}

// Where the outcomes begin.
static int list_row(const View *v, Area a) { return VERDICT_ROW + draw_verdict(v, area_part(a, 0, 0, 0, a.cols)); }

static void draw_no_outcome(View *v, Area a, int row) {
  char text[LAB_TEXT * 2];
  if (!v->explore->noutcomes && incomplete_text(v, text, sizeof text))
    flow_text(area_part(a, row + 1, 1, 3, a.cols - 2), 0, 0, STYLE_WARN, text);
}

// The program as it was explored, beside the orders, with the line where they part chosen.
static void draw_program(View *v, Area a, const LabOutcome *o) {
  static const LabSnapshot none;
  View shown = *v;
  shown.snap = &none;
  shown.gate = NULL;
  shown.focus = PANEL_OUTPUT;
  shown.explore_values = true;
  if (o->ngood && o->parts < o->nsteps && o->steps[o->parts].line) shown.line = o->steps[o->parts].line;
  area_line(a, 0, 0, a.cols, "─", STYLE_FRAME);
  area_print(a, 0, 1, STYLE_TITLE, " %s ", panel_program.title[v->language]);
  panel_program.draw(&shown, area_part(a, 1, 0, a.rows - 1, a.cols));
}

// The text was saved since: what was found was another text's, and is gone.
static void draw_anew(View *v, Area a) {
  char text[300];
  snprintf(text, sizeof text, view_say(v, WORD_TEXT_IS_NEW), (int)key_rows[KEY_EXPLORE].key);
  area_put(a, 0, 1, STYLE_TITLE | STYLE_BOLD, name_of(v));
  settings_draw(v, area_part(a, 2, 0, 1, a.cols));
  flow_text(area_part(a, VERDICT_ROW + 1, 1, 3, a.cols - 2), 0, 0, STYLE_WARN | STYLE_BOLD, text);
  area_line(a, VERDICT_ROW + 4, 0, a.cols, "─", STYLE_FRAME);
  area_print(a, VERDICT_ROW + 4, 1, STYLE_TITLE, " %s ", panel_program.title[v->language]);
  panel_program.draw(v, area_part(a, VERDICT_ROW + 5, 0, a.rows - VERDICT_ROW - 5, a.cols));
}

// The page's goal, and whether it is reached: here too, since what is found here is what reaches it. Returns its rows.
static int draw_goal(View *v, Area a) {
  char text[600];
  if (!v->lesson || !v->lesson->pages[v->page].goal) return 0;
  panel_lesson.strip(v, text, sizeof text);
  area_fit(a, a.rows - 1, 1, a.cols - 2, v->reached ? STYLE_GOOD | STYLE_BOLD : STYLE_KEY, text);
  return 1;
}

void explore_draw(View *v, Area a) {
  enum { ORDERS = 116, PROGRAM = 60 };  // from ORDERS + PROGRAM columns on the program stands beside the orders
  const LabOutcome *o = explore_chosen(v);
  if (!v->explore->on) {
    draw_anew(v, a);
    return;
  }
  a.rows -= draw_goal(v, a);
  draw_title(v, a);
  draw_counts(v, a, 1);
  settings_draw(v, area_part(a, 2, 0, 1, a.cols));
  int list = VERDICT_ROW + draw_verdict(v, a), rows = outcome_rows(v, a), row = list + rows, last = a.rows - 1;
  draw_outcomes(v, a, list, rows);
  draw_no_outcome(v, a, list);
  area_put(a, last, 1, STYLE_FAINT, view_say(v, WORD_MEMORY_MODEL));
  if (!o || !o->nsteps) return;
  Area left = a;
  if (a.cols >= ORDERS + PROGRAM && v->program) {
    left.cols = between(ORDERS, a.cols - panel_program_cols(v) - 1, a.cols - PROGRAM);
    draw_program(v, area_part(a, row, left.cols + 1, last - row, a.cols - left.cols - 1), o);
    area_column(area_part(a, row + 1, left.cols, last - row - 1, 1), 0, "│", STYLE_FRAME);
  }
  int why = draw_why(v, area_part(left, 0, 0, 0, left.cols), o), room = last - row;
  if (why > room * 3 / 5) why = room * 3 / 5;
  int order = room - why - (why > 0), wanted = 1 + (o->nsteps > o->ngood ? o->nsteps : o->ngood) + (v->order_at > 0);
  if (order > wanted) order = wanted;
  orders_draw(v, area_part(left, row, 0, order, left.cols), o);
  if (left.cols < a.cols) area_put(a, row, left.cols, STYLE_FRAME, "┬");
  if (!why) return;
  area_line(left, row + order, 0, left.cols, "─", STYLE_FRAME);
  if (left.cols < a.cols) area_put(a, row + order, left.cols, STYLE_FRAME, "┤");
  Area below = area_part(left, row + order + 1, 0, why, left.cols);
  if (draw_why(v, below, o) > why) area_put(below, why - 1, left.cols - 1, STYLE_KEY | STYLE_BOLD, "…");
}

void explore_click(View *v, Area a, int row, int col) {
  (void)col;
  if (!v->explore) return;
  int list = list_row(v, a), i = v->outcome_top + row - list;
  if (row < list || row >= list + outcome_rows(v, a) || i >= v->explore->noutcomes) return;
  v->outcome = i;
  v->outcome_chosen = true;
  v->order_top = -1, v->order_at = 0;
}
