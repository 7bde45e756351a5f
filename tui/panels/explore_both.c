// What there is after the cursor's step, in the order that breaks and in the one that does not, side by side: what the
// steps tell of the shared objects, and before which step each process stands. ▸ is the step that the order takes next.
// The program shows the same: a column of letters for each of the two.
#include "explore_view.h"

#include <stdio.h>
#include <string.h>

#include "stepping.h"
#include "tui/glass/utf8.h"

enum { WHO = 64 };

typedef struct Stand {  // where a process stands
  int next;             // the row of its next step; -1: it has none any more
  bool born, ended;
  const LabBlocked *blocked;
} Stand;

static Stand stand_of(const OrderPair *p, const OrderRows *c, int slot) {
  Stand s = {.next = -1, .born = slot == 0};
  int births = 0;
  for (int i = 0; i < c->n; i++) {
    const LabStep *step = &c->steps[c->rows[i]];
    bool mine = order_slot(step) == slot, done = i <= p->at;
    births += done && step->mark == MARK_START;
    if (mine && done) s.born = true, s.ended |= step->mark == MARK_END && step->slot == slot;
    if (mine && !done && s.next < 0) s.next = i;
  }
  s.born |= births >= slot;  // they are numbered as they are started
  for (int i = 0; i < p->outcome->nblocked && c == &p->bad && s.next < 0; i++)
    if (p->outcome->blocked[i].slot == slot) s.blocked = &p->outcome->blocked[i];
  return s;
}

static int processes_of(const OrderPair *p) {
  int n = p->bad.nnames;
  if (p->pair && p->good.nnames > n) n = p->good.nnames;
  return n < WHO ? n : WHO;
}

static int told_of(const OrderPair *p, const OrderRows *c, OrderTold *all) {
  int last = p->at < c->n ? c->rows[p->at] : c->n ? c->rows[c->n - 1] : -1;
  return c->n ? order_told(c->steps, c->rows[c->n - 1] + 1, last, all) : 0;
}

static const OrderTold *find(const OrderTold *all, int n, const char *name) {
  for (int i = 0; i < n; i++)
    if (!strcmp(all[i].name, name)) return &all[i];
  return NULL;
}

int order_both_rows(const OrderPair *p) {
  OrderTold all[ORDER_OBJECTS];
  return 1 + told_of(p, &p->bad, all) + processes_of(p);
}

// ---- drawing ----

typedef struct Sheet {
  Area a;
  int row, name, left;  // columns: of the names; where the second half begins
} Sheet;

static Area half(const Sheet *s, bool good) {
  int from = good ? s->left : s->name, to = good ? s->a.cols : s->left;
  return area_part(s->a, s->row, from, 1, to - from - 1);
}

static void draw_objects(Sheet *s, const OrderPair *p) {
  OrderTold bad[ORDER_OBJECTS], good[ORDER_OBJECTS];
  int nbad = told_of(p, &p->bad, bad), ngood = p->pair ? told_of(p, &p->good, good) : 0;
  char name[LAB_NAME + 8];
  for (int i = 0; i < nbad && s->row < s->a.rows; i++, s->row++) {
    const OrderTold *g = find(good, ngood, bad[i].name);
    const char *mine = bad[i].known ? bad[i].text : "", *other = g && g->known ? g->text : "";
    bool differ = p->pair && strcmp(mine, other) != 0;
    area_put(s->a, s->row, 1, STYLE_PLAIN, view_short_name(bad[i].name, s->name - 2, name, sizeof name));
    area_fit(half(s, false), 0, 0, half(s, false).cols, differ ? STYLE_BOLD | STYLE_UNDERLINE : STYLE_BOLD, mine);
    if (p->pair)
      area_fit(half(s, true), 0, 0, half(s, true).cols, differ ? STYLE_BOLD | STYLE_UNDERLINE : STYLE_BOLD, other);
  }
}

static void draw_stand(View *v, Area a, const OrderPair *p, const OrderRows *c, int slot) {
  char text[LAB_TEXT], cut[LAB_TEXT];
  Stand s = stand_of(p, c, slot);
  if (slot >= c->nnames || !s.born) {
    area_fit(a, 0, 0, a.cols, STYLE_FAINT, slot < c->nnames ? view_say(v, WORD_NOT_STARTED) : "");
    return;
  }
  if (s.next < 0) {
    const LabBlocked *b = s.blocked;
    LabStep waits = {.line = 0};
    if (b) {
      memcpy(waits.sentence, b->sentence, sizeof waits.sentence);
      memcpy(waits.said, b->said, sizeof waits.said);
      snprintf(cut, sizeof cut, "┄ %.140s", order_sentence(v, c, &waits, text, sizeof text));
    }
    area_fit(a, 0, 0, a.cols, b ? STYLE_WARN : STYLE_FAINT, b ? cut : s.ended ? view_say(v, WORD_HAS_ENDED) : "");
    return;
  }
  const LabStep *step = &c->steps[c->rows[s.next]];
  bool goes = s.next == p->at + 1;
  order_sentence(v, c, step, text, sizeof text);
  if (utf8_width(text) + 2 > a.cols) {  // the object has a row of its own
    step_short(step, cut, sizeof cut);
    bool cell = step->mark == MARK_LOAD || step->mark == MARK_STORE;
    if (cell && strcmp(cut, step->verb) != 0) snprintf(text, sizeof text, "%s %.100s", step->verb, cut);
  }
  area_put(a, 0, 0, STYLE_KEY | STYLE_BOLD, goes ? "▸" : "");
  area_fit(a, 0, 2, a.cols - 2, goes ? STYLE_PLAIN | STYLE_BOLD : STYLE_PLAIN, flow_arrows(a, text, cut, sizeof cut));
}

static void draw_processes(View *v, Sheet *s, const OrderPair *p) {
  int n = processes_of(p);
  for (int k = 0; k < n && s->row < s->a.rows; k++, s->row++) {
    int slot = k + 1 < n ? k + 1 : 0;  // the main one has the least to tell
    if (s->row == s->a.rows - 1 && k + 1 < n) {
      area_print(s->a, s->row, 1, STYLE_KEY, "+%d", n - k);
      return;
    }
    view_put_letter(s->a, s->row, 1, slot);
    draw_stand(v, half(s, false), p, &p->bad, slot);
    if (p->pair) draw_stand(v, half(s, true), p, &p->good, slot);
  }
}

static int name_cols(const OrderPair *p, int cols) {
  OrderTold all[ORDER_OBJECTS];
  int most = 4, n = told_of(p, &p->bad, all);
  for (int i = 0; i < n; i++) most = utf8_width(all[i].name) > most ? utf8_width(all[i].name) : most;
  return most + 3 > cols / 3 ? cols / 3 : most + 3;
}

void order_both_draw(View *v, Area a, const OrderPair *p) {
  char text[80];
  Sheet s = {a, 0, name_cols(p, a.cols), a.cols};
  if (p->pair) s.left = s.name + (a.cols - s.name) / 2;
  const OrderRows *c = p->at < p->bad.n ? &p->bad : &p->good;
  if (a.rows < 1 || !c->n) return;
  area_line(a, 0, 0, a.cols, "─", STYLE_FRAME);
  snprintf(text, sizeof text, view_say(v, WORD_AT_STEP), c->rows[p->at] + 1);
  int col = area_print(a, 0, 1, STYLE_TITLE | STYLE_BOLD, " %s ", text);
  if (p->pair) {
    int from = s.name > col ? s.name : col;
    area_print(area_part(a, 0, 0, 1, s.left - 1), 0, from - 1, STYLE_BAD | STYLE_BOLD, " ✗ %s ",
               view_say(v, WORD_BREAKS));
    area_print(a, 0, s.left - 1, STYLE_GOOD | STYLE_BOLD, " ✓ %s ", view_say(v, WORD_DOES_NOT));
  }
  s.row = 1;
  draw_objects(&s, p);
  draw_processes(v, &s, p);
}

// ---- the program ----

static int stands(const OrderPair *p, const OrderRows *c, LabProcess *to) {
  int n = 0;
  for (int slot = 0; slot < c->nnames && slot < WHO; slot++) {
    Stand s = stand_of(p, c, slot);
    if (!s.born) continue;
    to[n] = (LabProcess){.slot = slot, .ended = s.next < 0 && !s.blocked};
    if (s.next >= 0) {
      const LabStep *step = &c->steps[c->rows[s.next]];
      to[n].line = step->served ? step->for_line : step->line;
    } else if (s.blocked) to[n].line = s.blocked->line;
    n++;
  }
  return n;
}

void order_program_draw(View *v, Area a, const OrderPair *p) {
  static LabProcess bad[WHO], good[WHO];
  static LabSnapshot here, there;
  here = (LabSnapshot){.processes = bad, .nprocesses = stands(p, &p->bad, bad)};
  there = (LabSnapshot){.processes = good, .nprocesses = p->pair ? stands(p, &p->good, good) : 0};
  View shown = *v;
  shown.snap = &here;
  shown.beside = p->pair ? &there : NULL;
  shown.gate = NULL;
  shown.focus = PANEL_OUTPUT;
  shown.explore_values = true;
  const OrderRows *c = p->at < p->bad.n ? &p->bad : &p->good;
  const LabStep *s = c->n ? &c->steps[c->rows[p->at]] : NULL;
  if (s && s->line && s->line <= v->program->nlines) shown.line = s->line;
  area_line(a, 0, 0, a.cols, "─", STYLE_FRAME);
  area_print(a, 0, 1, STYLE_TITLE, " %s ", panel_program.title[v->language]);
  if (p->pair) {
    char text[80];
    snprintf(text, sizeof text, " %s: ✗ ✓ ", view_say(v, WORD_WHO_IS_HERE));
    if (utf8_width(text) + 14 < a.cols) area_right(a, 0, a.cols - 1, STYLE_FAINT, text);
  }
  panel_program.draw(&shown, area_part(a, 1, 0, a.rows - 1, a.cols));
}
