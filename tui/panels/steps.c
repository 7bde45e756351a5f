// The next steps, while the learner decides who goes: a row for each held strand, its letter (the key), its step
// in words, and a note beside it or below (what it read, why it cannot go, for whom it waits). Strands that compute and
// processes that have ended have rows too.
#include <stdio.h>
#include <string.h>

#include "tui/glass/keys.h"
#include "tui/words/said.h"
#include "crowd.h"
#include "stepping.h"
#include "tui/glass/utf8.h"

enum { ROWS = LAB_CHOICES + 256, WIDE = 60, NAMES = 84, KEY_COLS = 2 };

typedef struct Row {  // choice -1: it is not held at a step
  const LabProcess *process;
  int slot, strand, choice;
  int n;  // so many are alike, and share the row
} Row;

static int rows_of(const View *v, Row *rows) {
  const LabGate *g = v->gate;
  int n = 0;
  for (int i = 0; i < v->snap->nprocesses && n < ROWS; i++) {
    const LabProcess *p = &v->snap->processes[i];
    int before = n;
    for (int k = 0; k < g->nchoices && n < ROWS; k++)
      if (g->choices[k].slot == p->slot) rows[n++] = (Row){p, p->slot, step_place(&g->choices[k]), k, 1};
    if (n == before) rows[n++] = (Row){p, p->slot, 0, -1, 1};
  }
  return n;
}

// They come to the same step, and it can or cannot go for the same reason.
static bool alike(const View *v, const Row *a, const Row *b) {
  if (a->strand || b->strand || (a->choice < 0) != (b->choice < 0)) return false;
  if (a->choice < 0) return crowd_alike(a->process, b->process);
  const LabChoice *x = &v->gate->choices[a->choice], *y = &v->gate->choices[b->choice];
  return x->line == y->line && x->can_go == y->can_go && x->timeout == y->timeout && x->why == y->why &&
         x->who == y->who && !strcmp(x->sentence, y->sentence);
}

static bool stands_out(const View *v, const Row *r) { return !r->slot || r->slot == v->slot; }

// Where not each has a row of its own, those that are alike share one.
static int together(const View *v, Row *rows, int n, int room) {
  int kept = 0;
  for (int i = 0; i < n && n > room && n >= CROWD_LEAST; i++) {
    int k = 0;
    while (k < kept && (stands_out(v, &rows[i]) || stands_out(v, &rows[k]) || !alike(v, &rows[k], &rows[i]))) k++;
    if (k < kept) rows[k].n++;
    else rows[kept++] = rows[i];
  }
  return kept ? kept : n;
}

static int row_height(const View *v, Area a, int n) { return 2 * n <= a.rows && v->gate->nchoices ? 2 : 1; }

// ---- drawing ----

static void draw_idle(View *v, Area a, int row, int col, const LabProcess *p) {
  char text[64], line[128], said[LAB_TEXT];
  if (p->doing == LAB_ZOMBIE) {
    snprintf(line, sizeof line, view_say(v, WORD_ZOMBIE), say_exit(text, sizeof text, v->language, p->exitcode));
    area_put(a, row, col, STYLE_WARN, line);
  } else if (p->ended || p->doing == LAB_GONE) {
    area_put(a, row, col, p->exitcode ? STYLE_BAD : STYLE_FAINT, say_exit(text, sizeof text, v->language, p->exitcode));
  } else if (p->doing == LAB_WAITS || p->doing == LAB_SLEEPS || p->outside) {
    area_print(a, row, col, STYLE_FAINT, "┄ %s", said_in(v->language, p->said, p->sentence, said, sizeof said));
  } else {
    area_put(a, row, col, STYLE_FAINT,
             view_say(v, p->doing == LAB_STARTING ? WORD_STARTS
                         : p->doing == LAB_ENDING ? WORD_ENDING
                                                  : WORD_COMPUTES));
  }
}

static int draw_who(View *v, Area a, int row, const Row *r) {
  bool over = r->process->ended;
  int strand = r->strand & STEP_STRAND;
  int behind = view_put_strand(a, row, KEY_COLS, r->slot, strand) + 1, at = KEY_COLS + 1 + view_letter_cols(v);
  if (!strand) area_spot(a, row, KEY_COLS, view_letter_cols(v), K_CHOOSE + (uint32_t)r->slot);
  if (r->n > 1) return area_print(a, row, at, STYLE_PLAIN | STYLE_BOLD, "+%-6d ", r->n - 1);
  int col = area_print(a, row, at > behind ? at : behind, over ? STYLE_FAINT : STYLE_PLAIN, "%-7d ", r->process->pid);
  if (a.cols >= NAMES) col = area_fit(a, row, col, 14, over ? STYLE_FAINT : STYLE_PLAIN, r->process->name) + 1;
  return col;
}

static void draw_choice(View *v, Area a, int row, int height, const Row *r) {
  const LabChoice *c = &v->gate->choices[r->choice];
  char note[LAB_TEXT + 80], said[LAB_TEXT], line[40] = "";
  const char *sentence = c->why == LAB_WHY_NOTIFIED ? view_say(v, WORD_WAKES_UP)
                                                    : said_in(v->language, c->said, c->sentence, said, sizeof said);
  bool goes = c->can_go || c->timeout;
  int col = draw_who(v, a, row, r), end = a.cols;
  if (c->line) {
    snprintf(line, sizeof line, view_say(v, WORD_LINE), c->line);
    end = area_right(a, row, a.cols - 1, STYLE_FAINT, line) - 1;
  }
  Area body = area_part(a, row, 0, 1, end);
  col = area_put(body, 0, col, goes ? STYLE_KEY : STYLE_FAINT, c->can_go ? "▸ " : c->timeout ? "┈ " : "┄ ");
  col = area_put(body, 0, col, c->can_go ? STYLE_PLAIN | STYLE_BOLD : STYLE_PLAIN, sentence);
  if (c->timeout && !c->can_go) col = area_print(body, 0, col, STYLE_WARN, " · %s", view_say(v, WORD_LET_TIME_OUT));
  if (!*step_note(v, c, note, sizeof note)) return;
  Style style = goes ? STYLE_FAINT : STYLE_WARN;
  if (height > 1) area_put(a, row + 1, KEY_COLS + 5, style, note);
  else area_put(body, 0, col + (col + 3 + utf8_width(note) <= end ? 3 : 2), style, note);
}

static void draw_row(View *v, Area a, int row, int height, const Row *r) {
  bool chosen = r->slot == v->slot && r->strand == v->strand;
  if (r->choice >= 0) draw_choice(v, a, row, height, r);
  else draw_idle(v, a, row, draw_who(v, a, row, r), r->process);
  if (!chosen) return;
  area_put(a, row, 0, v->focus == PANEL_PROCESSES ? STYLE_KEY | STYLE_BOLD : STYLE_FAINT, "▸");
  if (v->focus == PANEL_PROCESSES) area_mark(a, row, 1, a.cols - 1, STYLE_CHOSEN);
}

static void draw(View *v, Area a) {
  Row rows[ROWS];
  int n = rows_of(v, rows), height = row_height(v, a, n), room = a.rows / height;
  n = together(v, rows, n, room);
  v->process_rows = room;
  if (!n) {
    area_put(a, 0, 1, STYLE_FAINT, view_say(v, WORD_COMPUTES));
    return;
  }
  bool cut = n > room;
  int shown = cut ? room - 1 : n;
  v->most[PANEL_PROCESSES] = cut ? n - shown : 0;
  view_scroll(v, PANEL_PROCESSES, 0);
  int top = v->scroll[PANEL_PROCESSES];
  for (int i = 0; i < shown; i++) draw_row(v, a, i * height, height, &rows[top + i]);
  if (cut) area_print(a, a.rows - 1, 1, STYLE_FAINT, "… %d–%d / %d", top + 1, top + shown, n);
}

static int wants(View *v, Area a) {
  enum { MOST_ROWS = 16 };
  Row rows[ROWS];
  int n = rows_of(v, rows);
  if (n > MOST_ROWS) n = together(v, rows, n, MOST_ROWS);
  n = n < 1 ? 1 : n > MOST_ROWS ? MOST_ROWS : n;
  return a.cols < NAMES - 8 ? 2 * n : n;  // a note has no room beside its step
}

static void info(View *v, Area a, char *to, size_t size) {
  (void)a;
  snprintf(to, size, view_say(v, WORD_DEPTH_IS), view_depth(v));
}

// ---- choosing ----

static void move(View *v, int by) {
  Row rows[ROWS];
  int n = rows_of(v, rows), at = 0;
  if (!n) return;
  while (at < n && (rows[at].slot != v->slot || rows[at].strand != v->strand)) at++;
  at = at >= n ? 0 : at + by;
  at = at < 0 ? 0 : at >= n ? n - 1 : at;
  v->slot = rows[at].slot;
  v->strand = rows[at].strand;
  int shown = v->process_rows, *top = &v->scroll[PANEL_PROCESSES];
  Row chosen = rows[at];
  n = together(v, rows, n, shown);
  if (n > shown) shown--;
  for (at = 0; at < n && (rows[at].slot != chosen.slot || rows[at].strand != chosen.strand);) at++;
  if (at < *top) *top = at;
  if (shown > 0 && at >= *top + shown) *top = at - shown + 1;
}

// A click on the key, or on the row that is chosen already, lets it go.
static void click(View *v, Area a, int row, int col) {
  Row rows[ROWS];
  int n = rows_of(v, rows), height = row_height(v, a, n), at = v->scroll[PANEL_PROCESSES] + row / height;
  n = together(v, rows, n, a.rows / height);
  if (at >= n) return;
  bool again = rows[at].slot == v->slot && rows[at].strand == v->strand;
  v->slot = rows[at].slot;
  v->strand = rows[at].strand;
  if (again || col < KEY_COLS) v->wanted_choice = rows[at].choice;
}

const Panel panel_steps = {.title = {"next steps: press the letter", "下一步：按字母"},
                           .draw = draw,
                           .wants = wants,
                           .info = info,
                           .move = move,
                           .click = click};
