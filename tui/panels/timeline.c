// The timeline: a lane for each process, alive or ended, with the present at the right. A short run fills the window, a
// longer one moves through it. In a slow run each column is one step, and shows what was loaded and stored.
#include <stdio.h>
#include <string.h>

#include "tui/glass/utf8.h"
#include "view.h"

enum { LANE_START = 3 };
static const double followed = 50;         // steps a second: up to this pace each step is a column
static const int64_t window = 4000000000;  // ns on the screen when live: long enough to follow by eye

// The smallest of 1, 2, 5, 10 … (× 10 µs) that is not below ns: a column's length must not creep.
static int64_t rounded(int64_t ns) {
  static const int steps[] = {1, 2, 5};
  for (int64_t unit = 10000;; unit *= 10)
    for (int i = 0; i < 3; i++)
      if (unit * steps[i] >= ns) return unit * steps[i];
}

static int64_t column_time(const View *v, int cols) {
  int64_t span = timeline_span(v->timeline), now = timeline_now(v->timeline), wanted;
  if (v->snap->gated && v->pace > 0) {
    wanted = (int64_t)(0.5e9 / v->pace);  // two columns a step
    if (wanted < 1000000) wanted = 1000000;
  } else {
    wanted = (now < window ? now + now / 4 : window) / cols;
  }
  return rounded(wanted < span ? span : wanted);
}

static const char *symbol(Span s, Style *style, int slot) {
  *style = (Style)(view_style(slot) & ~STYLE_BOLD);
  if (s.lost) return *style = STYLE_BAD | STYLE_BOLD, "✗";
  if (s.acquired == 1 && s.acquired >= s.released) return "◆";
  if (s.released == 1 && !s.acquired) return "◇";
  if (s.was & SPAN_MOSTLY_WAITED) return "┄";
  if (s.was & SPAN_WAITED && !(s.was & (SPAN_RAN | SPAN_FAST)) && !s.acquired) return "┄";
  if (s.was & SPAN_SLEPT && !(s.was & (SPAN_RAN | SPAN_FAST))) return "┈";
  if (s.was & SPAN_RAN || s.acquired) return "▬";
  if (s.was & SPAN_FAST) return "≈";
  return " ";
}

static void draw_lane(View *v, Area a, int row, int slot, int64_t first, int64_t column) {
  int64_t now = timeline_now(v->timeline);
  view_put_letter(a, row, 1, slot);
  for (int col = LANE_START; col < a.cols - 1; col++) {
    int64_t from = first + (col - LANE_START) * column, to = from + column;
    if (from >= now) break;
    Style style;
    Span s = timeline_read(v->timeline, slot, from, to < now ? to : now);
    const char *sign = symbol(s, &style, slot);
    if (*sign != ' ') area_put(a, row, col, style, sign);
  }
}

typedef struct Sign {
  const char *sign;
  Word name;
} Sign;

// "▬ runs  ┄ waits … · a cell is 50 ms", as far as there is room; what is said last is always said.
static void legend(View *v, const Sign *signs, const char *last, int cols, char *to, size_t size) {
  size_t n = 0;
  int used = utf8_width(last) + 3;
  *to = 0;
  for (; signs->sign; signs++) {
    const char *name = view_say(v, signs->name);
    used += utf8_width(name) + 4;
    if (used > cols) break;
    n += (size_t)snprintf(to + n, size - n, "%s%s %s", n ? "  " : "", signs->sign, name);
  }
  if (*last && n < size) snprintf(to + n, size - n, "%s%s", n ? "  · " : "", last);
}

// ---- step by step ----

static void step_text(const View *v, const LabEvent *e, char *to, size_t size) {
  const LabObject *o = view_object(v, e->object);
  char number[32];
  bool load = e->mark == MARK_LOAD, store = e->mark == MARK_STORE;
  if (load || store) {
    double real;
    memcpy(&real, &e->value, sizeof real);
    bool is_real = o && (o->typecode[0] == 'd' || o->typecode[0] == 'f');
    if (is_real) snprintf(number, sizeof number, "%.4g", real);
    else say_number(number, sizeof number, e->value);
    snprintf(to, size, "%s%s", load ? "→" : e->stale ? "✗" : "←", number);
  } else {
    snprintf(to, size, "%s", e->mark == MARK_ACQUIRE ? "◆" : e->mark == MARK_RELEASE ? "◇" : e->verb ? e->verb : "");
  }
}

static void draw_steps(View *v, Area a, const int *slots, int n) {
  int widths[TIMELINE_STEPS], count = 0, used = 0, cols = a.cols - LANE_START - 1;
  char text[40];
  // as many of the last ones as there is room for
  for (const TimelineStep *s; (s = timeline_step(v->timeline, count)); count++) {
    step_text(v, &s->event, text, sizeof text);
    widths[count] = utf8_width(text) + 1 < 4 ? 4 : utf8_width(text) + 1;
    if (used + widths[count] > cols) break;
    used += widths[count];
  }
  for (int i = 0; i < n; i++) view_put_letter(a, i, 1, slots[i]);
  for (int k = count - 1, col = LANE_START; k >= 0; col += widths[k--]) {
    const TimelineStep *s = timeline_step(v->timeline, k);
    step_text(v, &s->event, text, sizeof text);
    for (int i = 0; i < n; i++) {
      if (slots[i] == s->event.slot)
        area_put(a, i, col, s->event.stale ? STYLE_BAD | STYLE_BOLD : view_style(slots[i]), text);
      else if (s->waiting >> slots[i] & 1)
        area_line(a, i, col, widths[k], "┄", (Style)(view_style(slots[i]) & ~STYLE_BOLD));
    }
  }
}

// Live processes come first when there are more lanes than rows.
static int lanes(const View *v, int *slots, int most) {
  int n = 0;
  for (int dead = 0; dead < 2; dead++)
    for (int i = 0; i < v->snap->nprocesses && n < most; i++) {
      const LabProcess *p = &v->snap->processes[i];
      if (p->slot < TIMELINE_LANES && p->ended == dead) slots[n++] = p->slot;
    }
  for (int i = 1; i < n; i++)
    for (int j = i; j > 0 && slots[j - 1] > slots[j]; j--) {
      int other = slots[j];
      slots[j] = slots[j - 1];
      slots[j - 1] = other;
    }
  return n;
}

static bool by_steps(const View *v) { return v->snap->gated && v->pace > 0 && v->pace <= followed; }

static void draw(View *v, Area a) {
  int slots[TIMELINE_LANES], cols = a.cols - LANE_START - 1, rows = a.rows;
  if (!v->timeline || v->snap->state == LAB_NONE || cols < 8 || rows < 1) return;
  int n = lanes(v, slots, rows > TIMELINE_LANES ? TIMELINE_LANES : rows);
  if (by_steps(v)) {
    draw_steps(v, a, slots, n);
    return;
  }
  int64_t column = column_time(v, cols), columns = timeline_now(v->timeline) / column + 1;
  int64_t first = columns > cols ? (columns - cols) * column : 0;
  for (int i = 0; i < n; i++) draw_lane(v, a, i, slots[i], first, column);
  if (v->snap->nprocesses > n) {
    char more[64];
    snprintf(more, sizeof more, view_say(v, WORD_MORE_LEFT), v->snap->nprocesses - n);
    area_right(a, rows - 1, a.cols - 1, STYLE_FAINT, more);
  }
}

static int wants(View *v, Area a) {
  enum { MOST_LANES = 12 };
  int n = v->snap->nprocesses;
  (void)a;
  return n < 1 ? 1 : n > MOST_LANES ? MOST_LANES : n;
}

static void info(View *v, Area a, char *to, size_t size) {
  static const Sign steps[] = {{"→", WORD_LEGEND_LOADS},   {"←", WORD_LEGEND_STORES},  {"✗", WORD_LEGEND_OVERWRITES},
                               {"◆", WORD_LEGEND_ACQUIRE}, {"◇", WORD_LEGEND_RELEASE}, {"┄", WORD_LEGEND_WAITS},
                               {NULL, WORD_LEGEND_WAITS}};
  static const Sign times[] = {{"▬", WORD_LEGEND_RUNS},    {"┄", WORD_LEGEND_WAITS},   {"┈", WORD_LEGEND_SLEEPS},
                               {"◆", WORD_LEGEND_ACQUIRE}, {"◇", WORD_LEGEND_RELEASE}, {"✗", WORD_LEGEND_LOST},
                               {"≈", WORD_LEGEND_FAST},    {NULL, WORD_LEGEND_RUNS}};
  char cell[60], time[24];
  int cols = a.cols - LANE_START - 1;
  *to = 0;
  if (!v->timeline || v->snap->state == LAB_NONE || cols < 8) return;
  snprintf(cell, sizeof cell, view_say(v, WORD_CELL_IS), say_duration(time, sizeof time, column_time(v, cols)));
  legend(v, by_steps(v) ? steps : times, by_steps(v) ? view_say(v, WORD_ONE_STEP) : cell, a.cols - 12, to, size);
}

const Panel panel_timeline = {.title = {"time", "时间"}, .draw = draw, .wants = wants, .info = info};
