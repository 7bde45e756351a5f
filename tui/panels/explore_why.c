// What stands below the orders on explore's screen: why it breaks, who waits for whom, races, what guards what,
// caveats, what is left behind.
#include "explore_view.h"

#include <stdio.h>

#include "graph.h"
#include "stepping.h"
#include "tui/glass/utf8.h"
#include "tui/words/said.h"

enum { MOST_WAITS = 32 };

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

// Where letters stand for processes their names need no row, and the words come first: rows are few, and the drawing
// of who waits for whom has what is left.
static const char *lettered(const LabOutcome *o, bool letters, char *text, size_t size, char *to) {
  enum { MOST = 64 };
  const char *names[MOST] = {NULL};
  for (int i = 0; i < o->nnames && i < MOST; i++) names[i] = o->names[i];
  return letters ? letters_for_names(names, MOST, text, to, size) : text;
}

int explore_why(View *v, Area a, const LabOutcome *o, bool letters) {
  Waits waits[MOST_WAITS];
  char said[LAB_TEXT * 8], arrows[LAB_TEXT * 8], named[LAB_TEXT * 8];
  const char *text_of;
  Area text = area_part(a, 0, 1, a.rows, a.cols - 2 < 110 ? a.cols - 2 : 110);
  int row = 0, n = waits_of(v, o, waits), graph = n ? graph_rows(waits, n, a.cols) : 0;
  if (n && a.rows && !letters) graph_draw(v, a, row, waits, n);
  row += letters ? 0 : graph;
  said_in(v->language, o->explanation_said, o->explanation, said, sizeof said);
  text_of = lettered(o, letters, said, sizeof named, named);
  if (*said) row += flow_text(text, row, 0, STYLE_PLAIN | STYLE_BOLD, flow_arrows(a, text_of, arrows, sizeof arrows));
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
  if (o->nnames && !letters) {
    if (a.rows) draw_letters(a, row, o);
    row++;
  }
  if (letters && graph && row + graph <= a.rows) {
    graph_draw(v, a, row, waits, n);
    row += graph;
  }
  return row;
}
