// The timeline while stepping: a lane a process, a column a step, and a bar where the run is now. Right of the bar is
// what had happened before the learner went back; going forward repeats it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/words/said.h"
#include "stepping.h"
#include "tui/glass/utf8.h"

enum { LANES = 1024, LEAST = 4 };

static int width_of(const LabStep *s) {
  char text[LAB_TEXT];
  step_short(s, text, sizeof text);
  int w = utf8_width(text) + 1;
  return w < LEAST ? LEAST : w > 14 ? 14 : w;
}

// The first step shown: the bar stays away from both ends while there are steps.
static int first_shown(const LabGate *g, int cols) {
  int used = 2, first = g->at;
  while (first > 0 && used + width_of(&g->history[first - 1]) <= cols * 2 / 3) used += width_of(&g->history[--first]);
  for (int i = g->at; i < g->nhistory && used <= cols; i++) used += width_of(&g->history[i]);
  while (first > 0 && used + width_of(&g->history[first - 1]) <= cols) used += width_of(&g->history[--first]);
  return first;
}

static int by_slot(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

// Those who took the steps around the bar, if they are as many as there are rows.
static int lanes_near(const LabGate *g, int *slots, int most) {
  int n = 0;
  for (int far = 0; far < g->nhistory && n < most; far++)
    for (int side = 0; side < 2 && n < most; side++) {
      int at = side ? g->at + far : g->at - 1 - far;
      bool known = at < 0 || at >= g->nhistory || g->history[at].slot < 0;
      for (int i = 0; i < n && !known; i++) known = slots[i] == g->history[at].slot;
      if (!known) slots[n++] = g->history[at].slot;
    }
  qsort(slots, (size_t)n, sizeof *slots, by_slot);
  return n;
}

// The lanes: live processes first, then those with a step in the order, as far as there are rows. Sorted by slot.
static int lanes_of(const View *v, int *slots, int most) {
  const LabGate *g = v->gate;
  int n = lanes_near(g, slots, most);
  if (n == most) return n;
  n = 0;
  for (int slot = 0; slot < LANES && n < most; slot++) {
    const LabProcess *p = view_process(v, slot);
    bool lives = p && !p->ended, acts = false;
    for (int i = 0; !lives && !acts && i < g->nhistory; i++) acts = g->history[i].slot == slot;
    if (lives || acts) slots[n++] = slot;
  }
  return n;
}

static Style style_of(const LabStep *s, bool done) {
  if (s->stale) return done ? STYLE_BAD | STYLE_BOLD : STYLE_BAD;
  if (s->by != LAB_BY_STRAND) return STYLE_WARN;
  Style style = view_style(s->slot);
  return done ? style : (Style)((style & ~STYLE_BOLD) | STYLE_DIM);
}

static void draw_step(Area a, const int *slots, int n, int col, int width, const LabStep *s, bool done) {
  char text[LAB_TEXT];
  step_short(s, text, sizeof text);
  for (int i = 0; i < n; i++)
    if (slots[i] == s->slot || (s->slot < 0 && i == 0)) area_fit(a, i, col, width - 1, style_of(s, done), text);
}

// step 4 of 4 · B load counter → 0 · line 10
static void info(View *v, Area a, char *to, size_t size) {
  const LabGate *g = v->gate;
  char text[LAB_TEXT], who[16];
  enum { OF_TITLE = 17 };  // columns: " time " with its lines and blanks, and the sign
  size_t n = *v->seek ? (size_t)snprintf(to, size, "%s · ", v->seek) : 0;
  n += (size_t)snprintf(to + n, size - n, view_say(v, WORD_STEP_OF), g->at, g->nhistory);
  if (!g->at) {
    snprintf(to + n, size - n, " · %s", view_say(v, WORD_AT_START));
    return;
  }
  const LabStep *s = &g->history[g->at - 1];
  n += (size_t)snprintf(to + n, size - n, " · ");
  if (s->slot >= 0 && s->by != LAB_BY_LEARNER)
    n += (size_t)snprintf(to + n, size - n, "%s ", view_strand(s->slot, s->strand, who, sizeof who));
  n += (size_t)snprintf(to + n, size - n, "%s", step_words(v, s, text, sizeof text));
  if (s->by == LAB_BY_CLOCK && n < size) n += (size_t)snprintf(to + n, size - n, " · %s", view_say(v, WORD_BY_CLOCK));
  char line[40] = "";
  if (s->line) snprintf(line, sizeof line, view_say(v, WORD_IN_LINE), s->line);
  if (s->stale && n < size) {
    const char *unseen = view_say(v, WORD_OVER_UNSEEN);
    bool fits = utf8_width(to) + utf8_width(unseen) + utf8_width(line) + OF_TITLE <= a.cols;
    n += (size_t)snprintf(to + n, size - n, " · ✗ %s", fits ? unseen : view_say(v, WORD_OVER_UNSEEN_SHORT));
  }
  if (n < size) snprintf(to + n, size - n, "%s", line);
}

static int wants(View *v, Area a) {
  enum { MOST_LANES = 12 };
  int slots[LANES], n = lanes_of(v, slots, MOST_LANES);
  (void)a;
  return (n < 1 ? 1 : n) + (v->gate->nways > 0);
}

// kept  from step 3: A ←1  A end  ] goes there
static void draw_way(View *v, Area a, int row) {
  const LabGate *g = v->gate;
  const LabWay *w = &g->ways[0];
  char more[80], text[LAB_TEXT];
  if (g->nways > 1) snprintf(more, sizeof more, view_say(v, WORD_WAYS_MORE), g->nways - 1);
  else snprintf(more, sizeof more, "%s", view_say(v, WORD_WAYS_ONE));
  int col = area_print(a, row, 1, STYLE_FAINT, view_say(v, WORD_WAYS_KEPT), w->from), room = a.cols - utf8_width(more);
  for (int i = w->from; i < w->nsteps && i < w->from + 12; i++) {
    step_short(&w->steps[i], text, sizeof text);
    if (col + utf8_width(text) + 5 > room) {
      col = area_put(a, row, col, STYLE_FAINT, "…");
      break;
    }
    if (w->steps[i].slot >= 0) col = view_put_letter(a, row, col, w->steps[i].slot) + 1;
    col = area_put(a, row, col, w->steps[i].stale ? STYLE_BAD : STYLE_FAINT, text) + 2;
  }
  area_put(a, row, col, STYLE_KEY, more);
  area_spot(a, row, 1, a.cols - 2, ']');
}

static void draw(View *v, Area a) {
  const LabGate *g = v->gate;
  int slots[LANES], cols = a.cols - view_lane_start(v) - 1, lanes = a.rows;
  if (lanes < 1 || cols < 8) return;
  if (g->nways && lanes > 1) draw_way(v, a, --lanes);
  int n = lanes_of(v, slots, lanes), first = first_shown(g, cols), col = view_lane_start(v);
  if (first > 0) area_put(a, 0, 2, STYLE_KEY, "…");
  for (int i = 0; i < n; i++) view_put_letter(a, i, 1, slots[i]);
  for (int k = first; k <= g->nhistory && col < a.cols - 1; k++) {
    if (k == g->at) {
      area_column(area_part(a, 0, col, n, 1), 0, "┃", STYLE_KEY | STYLE_BOLD);
      col += 2;
    }
    if (k == g->nhistory) break;
    int width = width_of(&g->history[k]);
    if (col + width > a.cols - 1) {
      area_put(a, 0, a.cols - 1, STYLE_KEY, "…");
      break;
    }
    draw_step(a, slots, n, col, width, &g->history[k], k < g->at);
    col += width;
  }
}

// A click on a step goes to the moment after it.
static void click(View *v, Area a, int row, int col) {
  const LabGate *g = v->gate;
  int at = view_lane_start(v), cols = a.cols - view_lane_start(v) - 1;
  (void)row;
  for (int k = first_shown(g, cols); k <= g->nhistory; k++) {
    if (k == g->at) at += 2;
    if (k == g->nhistory) return;
    int width = width_of(&g->history[k]);
    if (col >= at && col < at + width) v->wanted_at = k + 1;
    at += width;
  }
}

static void move(View *v, int by) {
  v->wanted_at = v->gate->at + by < 0 ? 0 : v->gate->at + by > v->gate->nhistory ? v->gate->nhistory : v->gate->at + by;
}

const Panel panel_history = {
    .title = {"time", "时间"}, .draw = draw, .wants = wants, .info = info, .move = move, .click = click};
