// The program's text, with each process's letter on its present line, ●/○ before a line that can be switched, a
// slider after a constant that can be turned, and ┃ beside the lines that the lesson is about.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "syntax.h"
#include "tui/glass/utf8.h"
#include "view.h"

// The text shown: the saved file if it cannot be run, else the program.
static const LabProgram *shown(const View *v) { return v->broken ? v->broken : v->program; }

typedef struct Columns {
  int digits, gutter, code;
} Columns;  // where the number ends, where ●/○ stands, where the text begins

static Columns columns(const View *v) {
  int digits = snprintf(NULL, 0, "%u", shown(v)->nlines);
  if (digits < 2) digits = 2;
  return (Columns){2 + digits, 3 + digits, 5 + digits};
}

static bool spoken_of(const View *v, uint32_t line) {
  if (!v->lesson || v->broken) return false;
  const LessonPage *page = &v->lesson->pages[v->page];
  for (int i = 0; i < page->nlines; i++)
    if (line >= page->lines[i].first && line <= page->lines[i].last) return true;
  return false;
}

static int draw_code(Area a, int row, int col, const char *text, Syntax *state, bool off) {
  char piece[512];
  Style style;
  bool full = false;  // the piece after a full row is put too: it leaves the mark of the cut
  for (int n; !full && (n = syntax_piece(state, text, &style)) > 0; text += n) {
    snprintf(piece, sizeof piece, "%.*s", n, text);
    full = col >= a.cols;
    col = area_put(a, row, col, off ? STYLE_FAINT : style, piece);
  }
  while (*text) {  // not drawn any more, but read on: the state of a triple quote is needed
    int n = syntax_piece(state, text, &style);
    if (n <= 0) break;
    text += n;
  }
  return col;
}

// ◂──●────▸ 4   or   ◂ fork ▸
static int knob_text(const View *v, const LabKnob *k, char *to, size_t size) {
  enum { CELLS = 7 };
  if (k->is_choice) return snprintf(to, size, "◂ %s ▸", k->choices[k->choice]);
  double low = (double)k->min, high = (double)k->max, value = (double)view_knob_value(v, k);
  if (view_knob_is_wide(k)) low = log(low), high = log(high), value = log(value);
  int at = high > low ? (int)((value - low) / (high - low) * (CELLS - 1) + 0.5) : 0;
  int n = snprintf(to, size, "◂");
  for (int i = 0; i < CELLS; i++) n += snprintf(to + n, size - (size_t)n, i == at ? "●" : "─");
  return n + snprintf(to + n, size - (size_t)n, "▸");
}

// A constant that was turned, and a line switched to its other wording, are shown as they run, not as in the file.
static const char *line_as_it_runs(const View *v, uint32_t line, int sw, int knob, char *to, size_t size) {
  const char *text = shown(v)->lines[line - 1], *equals = strchr(text, '=');
  const LabPlace *place = sw >= 0 && !v->program->switches[sw].on ? view_place_on_line(v->program, line) : NULL;
  if (place && *place->instead) {
    snprintf(to, size, "%.*s%s", (int)strspn(text, " \t"), text, place->instead);
    return to;
  }
  if (knob < 0 || !equals) return text;
  const LabKnob *k = &v->program->knobs[knob];
  int n = (int)(equals - text) + 1;
  if (k->is_choice) snprintf(to, size, "%.*s \"%s\"", n, text, k->choices[k->choice]);
  else snprintf(to, size, "%.*s %lld", n, text, (long long)view_knob_value(v, k));
  return to;
}

static int letters_on(const View *v, uint32_t line, int *slots, int most, int *all) {
  int n = 0;
  *all = 0;
  for (int i = 0; i < v->snap->nprocesses; i++) {
    const LabProcess *p = &v->snap->processes[i];
    if (p->line != line || p->ended || p->doing == LAB_GONE || p->doing == LAB_ZOMBIE) continue;
    if (n < most) slots[n++] = p->slot;
    ++*all;
  }
  return n;
}

static void draw_line(View *v, Area a, int row, uint32_t line, Syntax *state) {
  enum { LETTERS = 8 };
  Columns c = columns(v);
  int chosen = line == v->line && v->focus == PANEL_PROGRAM;
  int sw = v->broken ? -1 : view_switch_on_line(v->program, line),
      knob = v->broken ? -1 : view_knob_on_line(v->program, line);
  const LabPlace *place = sw >= 0 ? view_place_on_line(v->program, line) : NULL;
  bool off = sw >= 0 && !v->program->switches[sw].on, gone = off && !(place && *place->instead);
  bool wrong = v->broken && line == v->broken_line;
  if (line == v->line) area_put(a, row, 0, chosen ? STYLE_KEY | STYLE_BOLD : STYLE_FAINT, "▸");
  if (spoken_of(v, line)) area_put(a, row, 1, STYLE_KEY, "┃");
  if (wrong) area_put(a, row, c.gutter, STYLE_BAD | STYLE_BOLD, "✗");
  area_print(a, row, 2, STYLE_FAINT, "%*u", c.digits - 2, line);
  if (sw >= 0) area_put(a, row, c.gutter, (off ? STYLE_WARN : STYLE_GOOD) | STYLE_BOLD, off ? "○" : "●");

  int slots[LETTERS], all = 0, n = v->broken ? 0 : letters_on(v, line, slots, LETTERS, &all), right = a.cols - 1;
  if (all > n) right -= snprintf(NULL, 0, " +%d", all - n);
  right -= n ? 2 * n - 1 : 0;
  if (n) view_put_letters(a, row, right, slots, n, all), right -= 2;
  if (knob >= 0) {
    char slider[80];
    const LabKnob *k = &v->program->knobs[knob];
    bool mine = knob == v->knob, small = view_knob_small(v, k);
    if (small)
      snprintf(slider, sizeof slider, view_say(v, WORD_INSTEAD_OF), (long long)k->explore, (long long)k->value);
    else knob_text(v, k, slider, sizeof slider);
    right = area_right(a, row, right + (n ? 0 : 1),
                       small  ? STYLE_WARN
                       : mine ? STYLE_KEY | STYLE_BOLD
                              : STYLE_FAINT,
                       slider) -
            1;
  }
  Area code = area_part(a, row, 0, 1, n || knob >= 0 ? right : a.cols);
  char turned[256];
  int end = draw_code(code, 0, c.code, line_as_it_runs(v, line, sw, knob, turned, sizeof turned), state, gone);
  if (wrong) area_mark(a, row, c.code, end - c.code, STYLE_UNDERLINE);
  if (chosen) area_mark(a, row, c.code, a.cols - c.code, STYLE_CHOSEN);
}

int panel_program_cols(const View *v) {
  enum { MARGIN = 10 };  // letters, a slider's beginning
  int most = 0;
  for (uint32_t i = 0; shown(v) && i < shown(v)->nlines; i++) {
    int w = utf8_width(shown(v)->lines[i]);
    most = w > most ? w : most;
  }
  return shown(v) ? columns(v).code + most + MARGIN : 0;
}

// The line kept in sight: the chosen one; while stepping or slow, the line of the process that moves.
static uint32_t line_in_sight(const View *v) {
  const double slow = 10;  // steps a second: an eye can follow
  bool paced = view_running(v) && v->snap->gated && v->snap->pace > 0 && v->snap->pace <= slow;
  if (v->broken || v->focus == PANEL_PROGRAM || !(view_stepping(v) || paced)) return v->line;
  const LabProcess *p = view_process(v, view_stepping(v) ? v->slot : v->mover);
  return p && p->line && !p->ended && p->line <= shown(v)->nlines ? p->line : v->line;
}

static void follow(View *v, int rows) {
  int n = (int)shown(v)->nlines, line = (int)line_in_sight(v) - 1, *top = &v->scroll[PANEL_PROGRAM];
  int edge = rows > 4 ? 1 : 0;  // a line of context above and below the chosen one
  if (line - edge < *top) *top = line - edge;
  if (line + edge >= *top + rows) *top = line + edge - rows + 1;
  if (*top > n - rows) *top = n - rows;
  if (*top < 0) *top = 0;
}

static void draw(View *v, Area a) {
  if (!shown(v)) return;
  follow(v, a.rows);
  Syntax state = {0};
  uint32_t top = (uint32_t)v->scroll[PANEL_PROGRAM];
  Style style;
  for (uint32_t line = 1; line <= top && line <= shown(v)->nlines; line++) {
    const char *text = shown(v)->lines[line - 1];
    for (int n; (n = syntax_piece(&state, text, &style)) > 0;) text += n;
  }
  for (int row = 0; row < a.rows && top + (uint32_t)row < shown(v)->nlines; row++)
    draw_line(v, a, row, top + (uint32_t)row + 1, &state);
  v->most[PANEL_PROGRAM] = (int)shown(v)->nlines > a.rows ? (int)shown(v)->nlines - a.rows : 0;
}

static void move(View *v, int rows) {
  if (!shown(v)) return;
  int64_t to = (int64_t)v->line + rows, last = shown(v)->nlines;
  v->line = (uint32_t)(to > last ? last : to < 1 ? 1 : to);
  int knob = view_knob_on_line(v->program, v->line);
  if (knob >= 0 && !v->broken) v->knob = knob;
}

static void click(View *v, Area a, int row, int col) {
  (void)a, (void)col;
  move(v, v->scroll[PANEL_PROGRAM] + row + 1 - (int)v->line);
}

const Panel panel_program = {.title = {"program", "程序"}, .draw = draw, .move = move, .click = click};
