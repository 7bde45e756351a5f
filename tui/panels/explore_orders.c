// The shortest order that breaks, beside the nearest one that does not: a row a step. The rows before they part are
// equal, and faint; where they part stands ◂ in both. ✗ stands where something goes wrong: at the store that falls on
// what it had not seen, else at the end. An order that does not break stands alone. Steps inside a call have
// no row; a step that a manager's server takes is its client's. What such an order is, for the lanes and the state at
// the cursor too, is told here.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore_view.h"
#include "stepping.h"
#include "tui/words/said.h"
#include "tui/glass/utf8.h"

enum { WIDEST = 64 };

static bool rows_of(OrderRows *c, const LabStep *steps, int n) {
  c->rows = calloc((size_t)n + 1, sizeof *c->rows);
  c->steps = steps;
  c->n = c->rows ? lab_order_rows(steps, n, c->rows) : 0;
  return c->rows != NULL;
}

void order_pair_free(OrderPair *p) {
  free(p->bad.rows);
  free(p->good.rows);
}

bool order_pair(OrderPair *p, const View *v, const LabOutcome *o) {
  *p = (OrderPair){.outcome = o, .pair = o->breaks && o->ngood > 0};
  p->bad = (OrderRows){.parts = -1,
                       .bad = o->breaks,
                       .end = o->breaks && o->kind != LAB_ENDS_STALE ? "✗" : "",
                       .names = (const char(*)[LAB_NAME])o->names,
                       .nnames = o->nnames};
  p->good = (OrderRows){.parts = -1,
                        .end = "✓",
                        .names = (const char(*)[LAB_NAME])(o->good_names ? o->good_names : o->names),
                        .nnames = o->good_names ? o->ngood_names : o->nnames};
  if (!rows_of(&p->bad, o->steps, o->nsteps) || !rows_of(&p->good, o->good, o->ngood)) {
    order_pair_free(p);
    return false;
  }
  if (p->pair) p->bad.parts = p->good.parts = lab_order_parts(o, p->bad.rows, p->bad.n, p->good.rows, p->good.n);
  int longest = p->bad.n > p->good.n ? p->bad.n : p->good.n;
  p->at = v->order_at ? v->order_at - 1 : p->pair ? p->bad.parts : 0;
  if (p->at >= longest) p->at = longest - 1;
  return true;
}

int order_slot(const LabStep *s) { return s->served ? s->for_slot : s->slot; }

const char *order_sentence(const View *v, const OrderRows *c, const LabStep *s, char *to, size_t size) {
  enum { MOST = 64 };
  const char *names[MOST] = {NULL};
  char text[LAB_TEXT];
  for (int i = 0; i < c->nnames && i < MOST; i++) names[i] = c->names[i];
  return letters_for_names(names, MOST, said_in(v->language, s->said, s->sentence, text, sizeof text), to, size);
}

static void draw_step(View *v, Area a, int row, const OrderRows *c, int i) {
  const LabStep *s = &c->steps[c->rows[i]];
  int slot = s->served ? s->for_slot : s->slot, strand = s->served ? s->for_strand : s->strand;
  uint32_t at = s->served ? s->for_line : s->line;
  char line[16] = "", text[LAB_TEXT];
  bool same = c->parts >= 0 && i < c->parts;
  int end = a.cols - 1;
  const char *sign = s->stale ? "✗" : i == c->n - 1 ? c->end : "";
  if (*sign) area_put(a, row, end - 1, (s->stale || c->bad ? STYLE_BAD : STYLE_GOOD) | STYLE_BOLD, sign);
  if (i == c->parts) area_put(a, row, end - 1 - (*sign != 0), STYLE_KEY | STYLE_BOLD, "◂");
  end -= (*sign != 0) + (i == c->parts) + (*sign || i == c->parts);
  if (at) snprintf(line, sizeof line, "%u", at);
  if (*line) end = area_right(a, row, end, STYLE_FAINT, line) - 1;
  Area body = area_part(a, row, 0, 1, end);
  area_print(body, 0, 0, STYLE_FAINT, "%3d", c->rows[i] + 1);
  int col = slot >= 0 ? view_put_strand(body, 0, 4, slot, s->by == LAB_BY_LEARNER ? 0 : strand)
                      : area_put(body, 0, 4, STYLE_WARN, "·");
  if (s->by == LAB_BY_CLOCK) col = area_print(body, 0, col + 1, STYLE_WARN, "┈ %s:", view_say(v, WORD_BY_CLOCK));
  said_in(v->language, s->said, s->sentence, text, sizeof text);
  area_put(body, 0, col < 6 ? 7 : col + 1,
           s->stale        ? STYLE_BAD | STYLE_BOLD
           : same          ? STYLE_FAINT
           : i == c->parts ? STYLE_PLAIN | STYLE_BOLD
                           : STYLE_PLAIN,
           text);
}

// ---- the state at the cursor ----

bool order_object(const LabStep *s, char *to, size_t size) {
  char index[24];
  if (!lab_said_part(s->said, NULL, "object", to, size)) return false;
  if (lab_said_part(s->said, NULL, "index", index, sizeof index)) strncat(to, index, size - strlen(to) - 1);
  return true;
}

static OrderTold *told_of(OrderTold *all, int *n, const LabStep *s) {
  char name[LAB_NAME];
  if (!order_object(s, name, sizeof name)) return NULL;
  for (int i = 0; i < *n; i++)
    if (!strcmp(all[i].name, name)) return &all[i];
  if (*n == ORDER_OBJECTS) return NULL;
  OrderTold *t = &all[(*n)++];
  *t = (OrderTold){.known = false};
  memcpy(t->name, name, sizeof t->name);
  return t;
}

// A load tells what was there already, and so does the first acquire: then it was free.
static void tell_step(OrderTold *t, const LabStep *s, bool happened) {
  char value[32], who[16];
  if (!happened && t->known) return;
  bool word = lab_said_part(s->said, NULL, "value", value, sizeof value);
  if (s->mark == MARK_LOAD && word) snprintf(t->text, sizeof t->text, "%s", value);
  else if (s->mark == MARK_STORE && word && happened) snprintf(t->text, sizeof t->text, "%s", value);
  else if (s->mark == MARK_ACQUIRE && happened)
    snprintf(t->text, sizeof t->text, "◆ %s", view_strand(s->slot, s->strand, who, sizeof who));
  else if (s->mark == MARK_ACQUIRE || (s->mark == MARK_RELEASE && happened)) snprintf(t->text, sizeof t->text, "◇");
  else return;
  t->known = true;
}

int order_told(const LabStep *steps, int n, int last, OrderTold *all) {
  int told = 0;
  for (int i = 0; i < n; i++) {
    const LabStep *s = &steps[i];
    OrderTold *t = s->mark == MARK_LOAD || s->mark == MARK_STORE || s->mark == MARK_ACQUIRE || s->mark == MARK_RELEASE
                       ? told_of(all, &told, s)
                       : NULL;
    if (t) tell_step(t, s, i <= last);
  }
  return told;
}

static void draw_column(View *v, Area a, const OrderRows *c) {
  for (int row = 0; row < a.rows && v->order_top + row < c->n; row++) {
    draw_step(v, a, row, c, v->order_top + row);
    if (v->order_top + row + 1 == v->order_at) area_mark(a, row, 0, a.cols, STYLE_CHOSEN);
  }
}

void orders_draw(View *v, Area a, OrderPair *p) {
  const OrderRows *bad = &p->bad, *good = &p->good;
  int most = a.cols < 2 * WIDEST ? a.cols : 2 * WIDEST;  // wider, a step and its line would be too far apart
  int left = p->pair ? most / 2 : most < WIDEST ? most : WIDEST;
  int longest = p->pair && good->n > bad->n ? good->n : bad->n, at = v->order_at - 1;
  Area body = area_part(a, 1, 0, a.rows - 1, a.cols);
  v->order_seen = body.rows;
  area_line(a, 0, 0, a.cols, "─", STYLE_FRAME);
  area_print(area_part(a, 0, 0, 1, left - 1), 0, 1, STYLE_TITLE | STYLE_BOLD, " %s ",
             view_say(v, !p->outcome->breaks   ? WORD_ONE_SUCH
                         : v->explore->running ? WORD_BAD_SO_FAR
                                               : WORD_SHORTEST_BAD));
  v->order_most = longest > body.rows ? longest - body.rows : 0;
  if (v->order_top < 0) {  // first shown: the row where they part is visible, and some rows before it
    v->order_top = p->pair ? bad->parts - 2 : 0;
    if (v->order_top < 0 || bad->parts + 2 < body.rows) v->order_top = 0;
  }
  if (v->order_top > v->order_most) v->order_top = v->order_most;
  if (at >= v->order_top + body.rows) v->order_top = at - body.rows + 1;
  draw_column(v, area_part(body, 0, 1, body.rows, left - 2), bad);
  if (at >= v->order_top && at < v->order_top + body.rows)
    area_put(body, at - v->order_top, 0, STYLE_KEY | STYLE_BOLD, "▸");
  if (p->pair) {
    area_print(a, 0, left + 1, STYLE_TITLE | STYLE_BOLD, " %s ", view_say(v, WORD_NEAREST_GOOD));
    area_column(area_part(body, 0, left, body.rows, 1), 0, "│", STYLE_FRAME);
    area_put(a, 0, left, STYLE_FRAME, "┬");
    draw_column(v, area_part(body, 0, left + 1, body.rows, most - left - 1), good);
  }
  if (v->order_top > 0) area_put(a, 0, a.cols - 3, STYLE_KEY | STYLE_BOLD, "↑");
  if (v->order_top < v->order_most) area_put(a, 0, a.cols - 2, STYLE_KEY | STYLE_BOLD, "↓");
}
