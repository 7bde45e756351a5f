// The timeline: a lane for each process, alive or ended, with the present at the right. A short run fills the window, a
// longer one moves through it. In a slow run each column is one step, and shows what was loaded and stored.
#include <stdio.h>

#include "crowd.h"
#include "moments.h"
#include "tui/glass/utf8.h"
#include "view.h"

static const double followed = 50;             // steps a second: up to this pace each step is a column
static const int64_t span_shown = 4000000000;  // ns on the screen when live: long enough to follow by eye

// The smallest of 1, 2, 5, 10 … (× 10 µs) that is not below ns: a column's length must not creep.
static int64_t rounded(int64_t ns) {
  static const int steps[] = {1, 2, 5};
  for (int64_t unit = 10000;; unit *= 10)
    for (int i = 0; i < 3; i++)
      if (unit * steps[i] >= ns) return unit * steps[i];
}

static int64_t column_time(const View *v, int cols) {
  int64_t span = timeline_span(v->timeline), now = timeline_now(v->timeline), wanted;
  if (view_now(v)->gated && v->pace > 0) {
    wanted = (int64_t)(0.5e9 / v->pace);  // two columns a step
    if (wanted < 1000000) wanted = 1000000;
  } else {
    wanted = (now < span_shown ? now + now / 4 : span_shown) / cols;
  }
  return rounded(wanted < span ? span : wanted);
}

typedef struct Sign {
  const char *sign;
  Word name;
} Sign;

// What a cell may be, in the legend's order.
enum { RUNS, WAITS, LOST, FAST, ACQUIRES, RELEASES, SLEEPS, CELLS };
static const Sign cells[CELLS + 1] = {[RUNS] = {"▬", WORD_LEGEND_RUNS},        [WAITS] = {"┄", WORD_LEGEND_WAITS},
                                      [LOST] = {"✗", WORD_LEGEND_LOST},        [FAST] = {"≈", WORD_LEGEND_FAST},
                                      [ACQUIRES] = {"◆", WORD_LEGEND_ACQUIRE}, [RELEASES] = {"◇", WORD_LEGEND_RELEASE},
                                      [SLEEPS] = {"┈", WORD_LEGEND_SLEEPS},    [CELLS] = {NULL, WORD_LEGEND_RUNS}};

static int cell_of(Span s) {
  if (s.lost) return LOST;
  if (s.acquired == 1 && s.acquired >= s.released) return ACQUIRES;
  if (s.released == 1 && !s.acquired) return RELEASES;
  if (s.was & SPAN_MOSTLY_WAITED) return WAITS;
  if (s.was & SPAN_WAITED && !(s.was & (SPAN_RAN | SPAN_FAST)) && !s.acquired) return WAITS;
  if (s.was & SPAN_SLEPT && !(s.was & (SPAN_RAN | SPAN_FAST))) return SLEEPS;
  if (s.was & SPAN_RAN || s.acquired) return RUNS;
  return s.was & SPAN_FAST ? FAST : CELLS;
}

typedef struct Window {        // what a column of the lanes is: cells from `first` on, with a bar after the cell `bar`
  int64_t first, column, bar;  // bar: -1 none
} Window;

// It ends at now; looking back, it moves so far that the bar is in sight.
static Window window_of(const View *v, int cols) {
  const Moment *m = view_moment(v);
  Window w = {.column = column_time(v, cols), .bar = -1};
  int64_t all = timeline_now(v->timeline) / w.column + 1;
  if (m) w.bar = (m->time > 0 ? m->time - 1 : 0) / w.column, cols -= 1;
  w.first = all > cols ? all - cols : 0;
  if (m && w.bar < w.first + cols / 3) w.first = w.bar > cols / 3 ? w.bar - cols / 3 : 0;
  return w;
}

static void draw_lane(View *v, Area a, int row, int slot, const Window *w) {
  int64_t now = timeline_now(v->timeline), cell = w->first;
  view_put_letter(a, row, 1, slot);
  for (int col = view_lane_start(v); col < a.cols - 1; col++, cell++) {
    int64_t from = cell * w->column, to = from + w->column;
    if (w->bar >= 0 && cell == w->bar + 1) {
      area_put(a, row, col++, STYLE_KEY | STYLE_BOLD, "┃");
      if (col >= a.cols - 1) break;
    }
    if (from >= now) break;
    int is = cell_of(timeline_read(v->timeline, slot, from, to < now ? to : now));
    if (is == CELLS) continue;
    v->cells |= 1u << is;
    area_put(a, row, col, is == LOST ? STYLE_BAD | STYLE_BOLD : (Style)(view_style(slot) & ~STYLE_BOLD),
             cells[is].sign);
  }
}

// "▬ runs  ┄ waits … · a cell is 50 ms", as far as there is room; what is said last is always said.
static void legend(View *v, const Sign *signs, unsigned shown, const char *last, int cols, char *to, size_t size) {
  size_t n = 0;
  int used = utf8_width(last) + 3;
  *to = 0;
  for (; signs->sign; signs++, shown >>= 1) {
    if (!(shown & 1)) continue;
    const char *name = view_say(v, signs->name);
    used += utf8_width(name) + 4;
    if (used > cols) break;
    n += (size_t)snprintf(to + n, size - n, "%s%s %s", n ? "  " : "", signs->sign, name);
  }
  if (*last && n < size) snprintf(to + n, size - n, "%s%s", n ? "  · " : "", last);
}

// ---- step by step ----

typedef struct Listed {  // the steps that are listed, the oldest first
  int n, at;             // at: so many of them had happened at the moment that is shown
  int width[TIMELINE_STEPS];
} Listed;

static const TimelineStep *listed_step(const View *v, const Listed *l, int i) {
  return timeline_step(v->timeline, l->n - 1 - i);
}

static void list_steps(const View *v, Listed *l) {
  char text[40];
  const Moment *m = view_moment(v);
  while (l->n < TIMELINE_STEPS && timeline_step(v->timeline, l->n)) l->n++;
  for (int i = 0; i < l->n; i++) {
    event_text(v, &listed_step(v, l, i)->event, text, sizeof text);
    l->width[i] = utf8_width(text) + 1 < 4 ? 4 : utf8_width(text) + 1;
  }
  uint64_t after = m ? timeline_listed(v->timeline) - m->listed : 0;
  l->at = after > (uint64_t)l->n ? 0 : l->n - (int)after;
}

// The last ones, as far as there is room; looking back, the bar stays away from the right end while there are steps.
static int first_listed(const Listed *l, int cols) {
  int used = 0, first = l->at, right = cols;
  for (int i = l->at; i < l->n && right > cols * 2 / 3; i++) right -= l->width[i];
  if (right < cols * 2 / 3) right = cols * 2 / 3;
  while (first > 0 && used + l->width[first - 1] <= right) used += l->width[--first];
  return first;
}

static void draw_listed(View *v, Area a, const int *slots, int n, int col, int width, const TimelineStep *s) {
  char text[40];
  event_text(v, &s->event, text, sizeof text);
  for (int i = 0; i < n; i++) {
    if (slots[i] == s->event.slot)
      area_put(a, i, col, s->event.stale ? STYLE_BAD | STYLE_BOLD : view_style(slots[i]), text);
    else if (s->waiting[slots[i] / 64] >> slots[i] % 64 & 1)
      area_line(a, i, col, width, "┄", (Style)(view_style(slots[i]) & ~STYLE_BOLD));
  }
}

// The bar where the moment stands that every panel shows; nothing at now.
static int draw_bar(Area a, int n, int col) {
  area_column(area_part(a, 0, col, n, 1), 0, "┃", STYLE_KEY | STYLE_BOLD);
  return col + 2;
}

static void draw_steps(View *v, Area a, const int *slots, int n) {
  static Listed l;
  l.n = 0;
  list_steps(v, &l);
  int col = view_lane_start(v),
      first = first_listed(&l, a.cols - view_lane_start(v) - 1 - 2 * (view_moment(v) != NULL));
  for (int i = 0; i < n; i++) view_put_letter(a, i, 1, slots[i]);
  for (int i = first; i <= l.n && col < a.cols - 1; i++) {
    if (i == l.at && view_moment(v)) col = draw_bar(a, n, col);
    if (i == l.n) break;
    if (col + l.width[i] > a.cols) break;
    draw_listed(v, a, slots, n, col, l.width[i], listed_step(v, &l, i));
    col += l.width[i];
  }
}

// Live processes come first when there are more lanes than rows.
static int lanes(const View *v, int *slots, int most) {
  int n = 0;
  const LabSnapshot *now = view_now(v);
  for (int dead = 0; dead < 2; dead++)
    for (int i = 0; i < now->nprocesses && n < most; i++) {
      const LabProcess *p = &now->processes[i];
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

// ---- more processes than rows: those whose names have one stem share a lane ----

enum { GROUPS = 3 };

typedef struct LaneGroup {
  int first, n;  // index of the first one; how many
} LaneGroup;

static bool has_own_lane(const View *v, const LabProcess *p) {
  return !p->slot || p->slot == v->slot || p->in_ring || p->nholds;
}

static bool in_group(const View *v, const LaneGroup *g, int i) {
  const LabProcess *a = &view_now(v)->processes[g->first], *b = &view_now(v)->processes[i];
  return !has_own_lane(v, b) && b->slot < TIMELINE_LANES && crowd_one_stem(a->name, b->name);
}

static int lane_groups(const View *v, LaneGroup *to) {
  const LabSnapshot *s = view_now(v);
  int n = 0;
  for (int i = 0; i < s->nprocesses; i++) {
    bool known = has_own_lane(v, &s->processes[i]) || s->processes[i].slot >= TIMELINE_LANES;
    for (int k = 0; k < n && !known; k++) known = in_group(v, &to[k], i);
    if (known || n == GROUPS) continue;
    to[n] = (LaneGroup){i, 0};
    for (int k = i; k < s->nprocesses; k++) to[n].n += in_group(v, &to[n], k);
    n++;
  }
  return n;
}

// In each cell how many of them run, as a level; a wait where all wait.
static const char *level(const View *v, const int *slots, int n, int64_t from, int64_t to) {
  static const char *const levels[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇"};
  int runs = 0, waits = 0;
  for (int i = 0; i < n; i++) {
    Span s = timeline_read(v->timeline, slots[i], from, to);
    bool waited = s.was & SPAN_MOSTLY_WAITED;
    if (!waited && (s.was & (SPAN_RAN | SPAN_FAST) || s.acquired || s.released)) runs++;
    else if (s.was & (SPAN_WAITED | SPAN_SLEPT) || waited) waits++;
  }
  return runs ? levels[(runs * 7 - 1) / n % 7] : waits ? "┄" : " ";
}

static void draw_group(View *v, Area a, int row, const LaneGroup *g, const Window *w) {
  int64_t now = timeline_now(v->timeline), cell = w->first;
  int slots[TIMELINE_LANES], n = 0;
  for (int i = g->first; i < view_now(v)->nprocesses && n < TIMELINE_LANES; i++)
    if (in_group(v, g, i)) slots[n++] = view_now(v)->processes[i].slot;
  if (!n) return;
  area_print(a, row, 1, STYLE_PLAIN | STYLE_BOLD, "%d", n);
  for (int col = view_lane_start(v); col < a.cols - 1; col++, cell++) {
    int64_t from = cell * w->column, to = from + w->column;
    if (w->bar >= 0 && cell == w->bar + 1) {
      area_put(a, row, col++, STYLE_KEY | STYLE_BOLD, "┃");
      if (col >= a.cols - 1) break;
    }
    if (from >= now) break;
    area_put(a, row, col, STYLE_PLAIN, level(v, slots, n, from, to < now ? to : now));
  }
}

static void draw_crowd(View *v, Area a, const Window *w) {
  LaneGroup groups[GROUPS];
  int n = lane_groups(v, groups), row = 0;
  for (int i = 0; i < view_now(v)->nprocesses && row + n < a.rows; i++) {
    const LabProcess *p = &view_now(v)->processes[i];
    if (p->slot < TIMELINE_LANES && has_own_lane(v, p)) draw_lane(v, a, row++, p->slot, w);
  }
  for (int i = 0; i < view_now(v)->nprocesses && row + n < a.rows; i++) {  // what is left goes to the first ones
    const LabProcess *p = &view_now(v)->processes[i];
    if (p->slot < TIMELINE_LANES && !has_own_lane(v, p)) draw_lane(v, a, row++, p->slot, w);
  }
  for (int i = 0; i < n && row < a.rows; i++) draw_group(v, a, row++, &groups[i], w);
  v->lanes_shared = true;
}

static bool by_steps(const View *v) { return view_now(v)->pace > 0 && view_now(v)->pace <= followed; }

static void draw(View *v, Area a) {
  v->lanes_shared = false;
  int slots[TIMELINE_LANES], cols = a.cols - view_lane_start(v) - 1, rows = a.rows;
  if (!v->timeline || v->snap->state == LAB_NONE || cols < 8 || rows < 1) return;
  int n = lanes(v, slots, rows > TIMELINE_LANES ? TIMELINE_LANES : rows);
  if (by_steps(v)) {
    draw_steps(v, a, slots, n);
    return;
  }
  Window w = window_of(v, cols);
  if (view_now(v)->nprocesses > 2 * rows && view_now(v)->nprocesses >= CROWD_LEAST && rows > 1) {
    draw_crowd(v, a, &w);
    return;
  }
  for (int i = 0; i < n; i++) draw_lane(v, a, i, slots[i], &w);
  if (view_now(v)->nprocesses > n) {
    char more[64];
    snprintf(more, sizeof more, view_say(v, WORD_MORE_LEFT), view_now(v)->nprocesses - n);
    area_right(a, rows - 1, a.cols - 1, STYLE_FAINT, more);
  }
}

static int wants(View *v, Area a) {
  enum { MOST_LANES = 12 };
  int n = view_now(v)->nprocesses;
  (void)a;
  return n < 1 ? 1 : n > MOST_LANES ? MOST_LANES : n;
}

static void info(View *v, Area a, char *to, size_t size) {
  static const Sign steps[] = {{"→", WORD_LEGEND_LOADS},   {"←", WORD_LEGEND_STORES},  {"✗", WORD_LEGEND_OVERWRITES},
                               {"◆", WORD_LEGEND_ACQUIRE}, {"◇", WORD_LEGEND_RELEASE}, {"┄", WORD_LEGEND_WAITS},
                               {NULL, WORD_LEGEND_WAITS}};
  char cell[60], time[24];
  int cols = a.cols - view_lane_start(v) - 1;
  *to = 0;
  if (!v->timeline || v->snap->state == LAB_NONE || cols < 8) return;
  if (*v->seek) {
    snprintf(to, size, "%s", v->seek);
    return;
  }
  if (view_moment(v)) {
    moment_text(v, v->cursor, to, size);
    return;
  }
  int last = record_count(v->record) - 1;
  if (last >= 0 && by_steps(v) && v->now && v->now->state != LAB_RUNNING) {  // time stands: what the last step was
    moment_text(v, last, to, size);
    return;
  }
  snprintf(cell, sizeof cell, view_say(v, WORD_CELL_IS), say_duration(time, sizeof time, column_time(v, cols)));
  if (v->lanes_shared) {
    snprintf(to, size, "%s  · %s", view_say(v, WORD_LANE_SHARED), cell);
    return;
  }
  if (by_steps(v)) legend(v, steps, ~0u, view_say(v, WORD_ONE_STEP), a.cols - 12, to, size);
  else legend(v, cells, v->cells, cell, a.cols - 12, to, size);  // of the signs that this run has had
}

// A click on a step goes to the moment after it, one on a cell to its end.
static void click(View *v, Area a, int row, int col) {
  int at = view_lane_start(v), cols = a.cols - view_lane_start(v) - 1;
  (void)row;
  if (!v->record || !record_count(v->record) || col < at) return;
  if (!by_steps(v)) {
    Window w = window_of(v, cols);
    int64_t cell = w.first + col - at - (w.bar >= 0 && w.first + col - at > w.bar);
    v->wanted_at = record_at_time(v->record, (cell + 1) * w.column);
    return;
  }
  static Listed l;
  l.n = 0;
  list_steps(v, &l);
  for (int i = first_listed(&l, cols - 2 * (view_moment(v) != NULL)); i < l.n; i++) {
    if (i == l.at && view_moment(v)) at += 2;
    if (col >= at && col < at + l.width[i])
      v->wanted_at = record_at_listed(v->record, timeline_listed(v->timeline) - (uint64_t)(l.n - 1 - i));
    at += l.width[i];
  }
}

const Panel panel_timeline = {.title = {"time", "时间"}, .draw = draw, .wants = wants, .info = info, .click = click};
