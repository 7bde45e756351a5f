// Both orders as lanes: a lane a process, a column a step, the same columns for the order that breaks and for the
// nearest one that does not. ▾ stands over the cursor's step, ╵ between them where they part. ┄ is a wait that the
// order itself proves: a join before the child's end, and what nobody can end any more.
#include "explore_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stepping.h"
#include "tui/glass/keys.h"
#include "tui/glass/utf8.h"
#include "tui/words/said.h"

enum { LANES = 64, LEAST = 4, MOST = 12, SPREAD = 9, HEAD = 2 };

static bool is_alone(const OrderPair *p) { return !p->outcome->breaks; }

static int lane_start(const OrderPair *p) { return is_alone(p) ? 4 : 6; }

static const LabStep *step_at(const OrderRows *c, int i) { return i < c->n ? &c->steps[c->rows[i]] : NULL; }

static int text_cols(const OrderRows *c, int i) {
  char text[LAB_TEXT];
  const LabStep *s = step_at(c, i);
  if (!s) return 0;
  step_short(s, text, sizeof text);
  return utf8_width(text) + 1;
}

static int longest(const OrderPair *p) { return p->bad.n > p->good.n ? p->bad.n : p->good.n; }

static int least_width(const OrderPair *p, int i) {
  int bad = text_cols(&p->bad, i), good = p->pair ? text_cols(&p->good, i) : 0, w = bad > good ? bad : good;
  return w < LEAST ? LEAST : w > MOST ? MOST : w;
}

typedef struct Columns {
  int first, more;  // the first step that is shown; cells that each column has beside what it needs
} Columns;

static Columns columns_of(const OrderPair *p, int cols) {
  int n = longest(p), all = 0;
  for (int i = 0; i < n; i++) all += least_width(p, i);
  if (all <= cols) {
    int more = n ? (cols - all) / n : 0;
    return (Columns){0, more > SPREAD - LEAST ? SPREAD - LEAST : more};
  }
  int first = p->at, used = least_width(p, p->at);
  while (first > 0 && used + least_width(p, first - 1) <= cols * 2 / 3) used += least_width(p, --first);
  for (int i = p->at + 1; i < n && used <= cols; i++) used += least_width(p, i);
  while (first > 0 && used + least_width(p, first - 1) <= cols) used += least_width(p, --first);
  return (Columns){first, 0};
}

// ---- which lanes ----

static int by_slot(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

// Those who took the steps around the cursor, sorted.
static int lanes_of(const OrderPair *p, const OrderRows *c, int *slots, int most) {
  int n = 0;
  for (int far = 0; far < longest(p) && n < most; far++)
    for (int side = 0; side < 2 && n < most; side++) {
      const LabStep *s = p->at + (side ? far : -far) < 0 ? NULL : step_at(c, p->at + (side ? far : -far));
      bool known = !s || order_slot(s) < 0;
      for (int i = 0; i < n && !known; i++) known = slots[i] == order_slot(s);
      if (!known) slots[n++] = order_slot(s);
    }
  qsort(slots, (size_t)n, sizeof *slots, by_slot);
  return n;
}

static int all_lanes(const OrderPair *p, const OrderRows *c) {
  int slots[LANES];
  return lanes_of(p, c, slots, LANES);
}

int order_lanes_rows(const OrderPair *p) {
  return HEAD + all_lanes(p, &p->bad) + (p->pair ? 1 + all_lanes(p, &p->good) : 0);
}

// ---- waits ----

static int end_of(const OrderRows *c, int slot) {
  for (int i = c->n - 1; i >= 0; i--)
    if (step_at(c, i)->slot == slot && step_at(c, i)->mark == MARK_END) return i;
  return c->n;
}

static int slot_named(const OrderRows *c, const char *name) {
  for (int i = 0; i < c->nnames; i++)
    if (!strcmp(c->names[i], name)) return i;
  return -1;
}

// Before its step number `next` it waits up to this column; -1: nothing proves it.
static int waits_to(const OrderRows *c, int next) {
  char name[LAB_NAME];
  const LabStep *s = step_at(c, next);
  if (!s->verb || strcmp(s->verb, "join") || s->strand || !lab_said_part(s->said, NULL, "process", name, sizeof name))
    return -1;
  int child = slot_named(c, name), end = child < 0 ? -1 : end_of(c, child);
  return end < next ? end : next - 1;
}

// Who is blocked at the end waits since it has come to that step and since the holder has what it waits for.
static int blocked_since(const OrderPair *p, const OrderRows *c, int slot) {
  char name[LAB_NAME];
  const LabOutcome *o = p->outcome;
  const LabBlocked *b = NULL;
  int since = -1;
  for (int i = 0; i < o->nblocked && c == &p->bad; i++)
    if (o->blocked[i].slot == slot && !o->blocked[i].strand) b = &o->blocked[i];
  if (!b) return -1;
  for (int i = 0; i < c->n; i++) {
    const LabStep *s = step_at(c, i);
    bool takes = *b->object && s->slot == b->holder && s->mark == MARK_ACQUIRE && order_object(s, name, sizeof name) &&
                 !strcmp(name, b->object);
    if (s->slot == slot || takes) since = i + 1;
  }
  return since;
}

// ---- drawing ----

static Style style_of(const LabStep *s, bool done) {
  if (s->stale) return done ? STYLE_BAD | STYLE_BOLD : STYLE_BAD;
  if (s->by != LAB_BY_STRAND) return STYLE_WARN;
  Style style = view_style(order_slot(s));
  return done ? style : (Style)((style & ~STYLE_BOLD) | STYLE_DIM);
}

typedef struct Lane {
  const OrderPair *p;
  const OrderRows *c;
  int slot;
} Lane;

// The column's sign: a step of this process, or a wait.
static void draw_cell(Area a, int row, int col, int width, const Lane *l, int i, int waits) {
  char text[LAB_TEXT];
  const LabStep *s = step_at(l->c, i);
  bool mine = s && (order_slot(s) == l->slot || (order_slot(s) < 0 && l->slot == 0));
  if (mine) {
    step_short(s, text, sizeof text);
    area_fit(a, row, col, width - 1, style_of(s, i <= l->p->at), text);
  } else if (i <= waits) {
    area_line(a, row, col, width, "┄", (Style)(view_style(l->slot) & ~STYLE_BOLD));
  }
}

// Up to which column it waits, looked at from column i on.
static int waits_from(const Lane *l, int i, int blocked) {
  int next = i;
  while (next < l->c->n && order_slot(step_at(l->c, next)) != l->slot) next++;
  if (next < l->c->n) return waits_to(l->c, next);
  return blocked >= 0 && i >= blocked ? l->c->n : -1;
}

static void draw_lane(Area a, int row, const Columns *k, const Lane *l) {
  int col = lane_start(l->p), blocked = blocked_since(l->p, l->c, l->slot);
  if (!is_alone(l->p)) area_put(a, row, 1, l->c->bad ? STYLE_BAD | STYLE_BOLD : STYLE_GOOD, l->c->bad ? "✗" : "✓");
  view_put_letter(a, row, is_alone(l->p) ? 1 : 3, l->slot);
  bool begun = l->slot == 0;
  for (int i = 0; i < k->first && i < l->c->n; i++) begun |= order_slot(step_at(l->c, i)) == l->slot;
  for (int i = k->first; i <= l->c->n && col < a.cols - 1; i++) {
    int width = i < l->c->n ? least_width(l->p, i) + k->more : LEAST;
    if (col + width > a.cols) break;
    draw_cell(a, row, col, width, l, i, begun ? waits_from(l, i, blocked) : -1);
    begun |= i < l->c->n && order_slot(step_at(l->c, i)) == l->slot;
    if (i == l->p->at) area_mark(a, row, col, width - 1, STYLE_CHOSEN);
    col += width;
  }
}

// The number of each step, ▾ before the cursor's.
static void draw_axis(Area a, int row, const Columns *k, const OrderPair *p) {
  int col = lane_start(p), n = longest(p);
  if (k->first > 0) area_put(a, row, 1, STYLE_KEY | STYLE_BOLD, "…");
  for (int i = k->first; i < n; i++) {
    int width = least_width(p, i) + k->more;
    if (col + width > a.cols) {
      area_put(a, row, a.cols - 1, STYLE_KEY | STYLE_BOLD, "…");
      return;
    }
    const OrderRows *c = i < p->bad.n ? &p->bad : &p->good;
    if (i == p->at) area_print(a, row, col, STYLE_KEY | STYLE_BOLD, "▾%d", c->rows[i] + 1);
    else area_print(a, row, col, STYLE_FAINT, "%d", c->rows[i] + 1);
    col += width;
  }
}

static void draw_parting(View *v, Area a, int row, const Columns *k, const OrderPair *p) {
  char text[LAB_TEXT];
  int col = lane_start(p), parts = p->bad.parts;
  const LabStep *s = step_at(&p->good, parts);
  for (int i = k->first; i < parts; i++) col += least_width(p, i) + k->more;
  if (parts < k->first || col >= a.cols - 1) return;
  if (s) step_short(s, text, sizeof text);
  char said[LAB_TEXT + 80];
  snprintf(said, sizeof said, view_say(v, WORD_PART_HERE), s && order_slot(s) >= 0 ? view_letter(order_slot(s)) : "",
           s ? text : "");
  if (col + 2 + utf8_width(said) <= a.cols) {
    area_print(a, row, col, STYLE_KEY | STYLE_BOLD, "╵ %s", said);
    return;
  }
  area_put(a, row, col, STYLE_KEY | STYLE_BOLD, "╵");
  area_fit(area_part(a, row, lane_start(p), 1, col - lane_start(p) - 1), 0, 0, col - lane_start(p) - 1, STYLE_KEY,
           said);
}

static size_t say_step(const View *v, const OrderRows *c, int at, const char *sign, char *to, size_t size) {
  char text[LAB_TEXT];
  const LabStep *s = step_at(c, at);
  bool stuck = c->bad && v->explore && explore_chosen(v)->nblocked > 0;
  if (!s) return (size_t)snprintf(to, size, "%s%s", sign, view_say(v, stuck ? WORD_STUCK_THEN : WORD_HAS_ENDED));
  return (size_t)snprintf(to, size, "%s%s%s%s", sign, order_slot(s) >= 0 ? view_letter(order_slot(s)) : "",
                          order_slot(s) >= 0 ? " " : "", order_sentence(v, c, s, text, sizeof text));
}

// step 4, line 10: ✗ B load counter → 0 · ✓ A store counter ← 1
static void draw_title(View *v, Area a, const OrderPair *p) {
  char text[4 * LAB_TEXT] = "";
  const OrderRows *c = p->at < p->bad.n ? &p->bad : &p->good;
  const LabStep *s = step_at(c, p->at);
  size_t n = *v->seek ? (size_t)snprintf(text, sizeof text, "%s · ", v->seek) : 0;
  area_line(a, 0, 0, a.cols, "─", STYLE_FRAME);
  int col = area_print(a, 0, 1, STYLE_TITLE, " %s ",
                       is_alone(p)           ? view_say(v, WORD_ONE_SUCH)
                       : v->explore->running ? view_say(v, WORD_BAD_SO_FAR)
                                             : panel_timeline.title[v->language]);
  if (!s) return;
  n += (size_t)snprintf(text + n, sizeof text - n, view_say(v, WORD_AT_STEP_SHORT), c->rows[p->at] + 1);
  if (s->line) n += (size_t)snprintf(text + n, sizeof text - n, view_say(v, WORD_IN_LINE), s->line);
  n += (size_t)snprintf(text + n, sizeof text - n, ": ");
  n += say_step(v, &p->bad, p->at, is_alone(p) ? "" : "✗ ", text + n, sizeof text - n);
  if (p->pair && n + 8 < sizeof text) {
    n += (size_t)snprintf(text + n, sizeof text - n, " · ");
    say_step(v, &p->good, p->at, "✓ ", text + n, sizeof text - n);
  }
  char arrows[5 * LAB_TEXT];
  const char *shown = flow_arrows(a, text, arrows, sizeof arrows);
  int from = a.cols - utf8_width(shown) - 3;
  if (from < col) from = col;
  area_put(a, 0, from, STYLE_FRAME, " ");
  int end = area_fit(area_part(a, 0, 0, 1, a.cols - 2), 0, from + 1, utf8_width(shown), STYLE_PLAIN, shown);
  area_put(a, 0, end, STYLE_FRAME, " ");
}

static int draw_lanes(View *v, Area a, int row, int most, const Columns *k, const OrderPair *p, const OrderRows *c) {
  int slots[LANES], n = lanes_of(p, c, slots, most < LANES ? most : LANES), left = all_lanes(p, c) - n;
  for (int i = 0; i < n; i++) {
    draw_lane(a, row + i, k, &(Lane){p, c, slots[i]});
    if (slots[i] + 1 == v->order_who) area_put(a, row + i, 0, STYLE_KEY | STYLE_BOLD, "▸");
    area_spot(a, row + i, 0, lane_start(p), K_CHOOSE + (uint32_t)slots[i]);
  }
  if (left > 0 && n) area_print(a, row + n - 1, a.cols - 5, STYLE_KEY | STYLE_BOLD, " +%d", left);
  return n;
}

void order_lanes_draw(View *v, Area a, const OrderPair *p) {
  Columns k = columns_of(p, a.cols - lane_start(p) - 1);
  int rows = a.rows - HEAD, bad = all_lanes(p, &p->bad), good = p->pair ? all_lanes(p, &p->good) : 0;
  if (rows < 1) return;
  if (p->pair && bad + 1 + good > rows) bad = (rows - 1) / 2 > 0 ? (rows - 1) / 2 : 1, good = rows - 1 - bad;
  else if (bad > rows) bad = rows;
  draw_title(v, a, p);
  draw_axis(a, 1, &k, p);
  int row = HEAD + draw_lanes(v, a, HEAD, bad, &k, p, &p->bad);
  if (!p->pair || good < 1) return;
  draw_parting(v, a, row, &k, p);
  draw_lanes(v, a, row + 1, good, &k, p, &p->good);
}

int order_lanes_at(Area a, const OrderPair *p, int col) {
  Columns k = columns_of(p, a.cols - lane_start(p) - 1);
  int at = lane_start(p);
  for (int i = k.first; i < longest(p); i++) {
    int width = least_width(p, i) + k.more;
    if (col >= at && col < at + width) return i;
    at += width;
  }
  return -1;
}
