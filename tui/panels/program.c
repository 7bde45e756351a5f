// The program's text, with each process's letter on its present line, ●/○ before a line that can be switched, and ┃
// beside the lines that the lesson is about. Where there are fewer rows than lines it is drawn in windows: the lines
// that matter (chosen, spoken of, those where somebody stands) are all in sight, the rest is one row "… 9 lines".
#include <stdio.h>
#include <string.h>

#include "syntax.h"
#include "tui/glass/keys.h"
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

// ---- a long line folded ----

enum { HANGING = 4, LEAST_FOLD = 16 };

static bool folds(const View *v) { return v->wraps >> PANEL_PROGRAM & 1; }

typedef struct Fold {  // the columns of a line's text that each of its rows has; rows after the first hang back
  int first, next, indent;
} Fold;

// letters: columns at the right that are not the text's.
static Fold fold_of(const char *text, int cols, int letters) {
  int indent = (int)strspn(text, " ") + HANGING, first = cols - letters;
  if (first < LEAST_FOLD) first = LEAST_FOLD;
  if (indent > first / 2) indent = first / 2;
  return (Fold){first, first - indent, indent};
}

static int fold_rows(const Fold *f, const char *text) {
  int width = utf8_width(text);
  return width <= f->first ? 1 : 1 + (width - f->first + f->next - 1) / f->next;
}

// The columns of the text from `from` up to but without `to`.
static void draw_part(Area a, int row, int col, const char *text, Syntax *state, bool off, int from, int to) {
  Style style;
  int at = 0;
  for (int n; (n = syntax_piece(state, text, &style)) > 0; text += n)
    for (const char *c = text, *next = c; c < text + n; c = next) {
      char one[8] = "";
      int width = rune_width(utf8_next(&next));
      memcpy(one, c, (size_t)(next - c));
      if (at >= from && at + width <= to) area_put(a, row, col + at - from, off ? STYLE_FAINT : style, one);
      at += width;
    }
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

static int letters_in(const LabSnapshot *s, uint32_t line, int *slots, int most, int *all) {
  int n = 0;
  *all = 0;
  for (int i = 0; s && i < s->nprocesses; i++) {
    const LabProcess *p = &s->processes[i];
    if (p->line != line || p->ended || p->doing == LAB_GONE || p->doing == LAB_ZOMBIE) continue;
    if (n < most) slots[n++] = p->slot;
    ++*all;
  }
  return n;
}

static int letters_on(const View *v, uint32_t line, int *slots, int most, int *all) {
  return letters_in(v->snap, line, slots, most, all);
}

enum { LETTERS = 8, FEW = 3, NARROW = 60 };

static int letters_width(const int *slots, int n) {
  int width = n - 1;
  for (int i = 0; i < n; i++) width += utf8_width(view_letter(slots[i]));
  return width;
}

// The columns that the letters on a line take, with the blank before them.
static int letter_cols(const View *v, uint32_t line, int cols) {
  int slots[LETTERS], all = 0, n = v->broken ? 0 : letters_on(v, line, slots, LETTERS, &all);
  if (cols < NARROW && all > FEW + 1) n = FEW;
  return !n ? 1 : letters_width(slots, n) + 2 + (all > n ? snprintf(NULL, 0, " +%d", all - n) : 0);
}

static void draw_line(View *v, Area a, int row, uint32_t line, Syntax *state) {
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
  if (sw >= 0) {
    area_put(a, row, c.gutter, (off ? STYLE_WARN : STYLE_GOOD) | STYLE_BOLD, off ? "○" : "●");
    area_spot(a, row, c.gutter, 1, K_SWITCH + (uint32_t)sw);
  }

  int slots[LETTERS], all = 0, n = v->broken ? 0 : letters_on(v, line, slots, LETTERS, &all), right = a.cols - 1;
  if (a.cols < NARROW && all > FEW + 1) n = FEW;  // the text needs the room
  if (all > n) right -= snprintf(NULL, 0, " +%d", all - n);
  right -= n ? letters_width(slots, n) : 0;
  if (n) view_put_letters(a, row, right, slots, n, all), right -= 2;
  Area code = area_part(a, row, c.code, 1, (n ? right : a.cols) - c.code);
  char turned[256];
  if (folds(v)) {
    const char *text = line_as_it_runs(v, line, sw, knob, turned, sizeof turned);
    draw_part(code, 0, 0, text, state, gone, 0, fold_of(text, a.cols - c.code, letter_cols(v, line, a.cols)).first);
    if (chosen) area_mark(a, row, c.code, a.cols - c.code, STYLE_CHOSEN);
    return;
  }
  int end = c.code +
            draw_code(code, 0, -v->sideways, line_as_it_runs(v, line, sw, knob, turned, sizeof turned), state, gone);
  if (wrong) area_mark(a, row, c.code, end - c.code, STYLE_UNDERLINE);
  if (chosen) area_mark(a, row, c.code, a.cols - c.code, STYLE_CHOSEN);
}

// Of a folded line the part'th row after its first one.
static void draw_rest(View *v, Area a, int row, uint32_t line, int part, Syntax state) {
  Columns c = columns(v);
  int sw = v->broken ? -1 : view_switch_on_line(v->program, line),
      knob = v->broken ? -1 : view_knob_on_line(v->program, line);
  char turned[256];
  const char *text = line_as_it_runs(v, line, sw, knob, turned, sizeof turned);
  Fold f = fold_of(text, a.cols - c.code, letter_cols(v, line, a.cols));
  int from = f.first + (part - 1) * f.next;
  draw_part(a, row, c.code + f.indent, text, &state, sw >= 0 && !v->program->switches[sw].on, from, from + f.next);
  if (spoken_of(v, line)) area_put(a, row, 1, STYLE_KEY, "┃");
  if (line == v->line && v->focus == PANEL_PROGRAM) area_mark(a, row, c.code, a.cols - c.code, STYLE_CHOSEN);
}

int panel_program_cols(const View *v) {
  enum { MARGIN = 10 };  // letters
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

// ---- windows ----

// FEW_ROWS: of so few none is for saying how many lines are left out
enum { WINDOW_LINES = 4096, WINDOW_ROWS = 512, FEW_ROWS = 3 };

typedef struct Windows {
  uint32_t n;
  const View *v;
  int cols;                              // of the panel
  bool gaps;                             // what is left out has a row, which says how many lines
  unsigned char keep[WINDOW_LINES + 2];  // by line
} Windows;

static int rows_of_line(const View *v, uint32_t line, int cols) {
  if (!folds(v)) return 1;
  const char *text = shown(v)->lines[line - 1];
  Fold f = fold_of(text, cols - columns(v).code, letter_cols(v, line, cols));
  return fold_rows(&f, text);
}

// Rows that they take, with a row for each gap.
static int window_rows(const Windows *w) {
  int rows = 0;
  for (uint32_t line = 1; line <= w->n; line++)
    if (w->keep[line]) rows += rows_of_line(w->v, line, w->cols);
    else rows += w->gaps && (line == 1 || w->keep[line - 1]);
  return rows;
}

static bool keep(Windows *w, uint32_t line, int rows) {
  if (line == 0 || line > w->n || line > WINDOW_LINES || w->keep[line]) return false;
  w->keep[line] = 1;
  if (window_rows(w) <= rows) return true;
  w->keep[line] = 0;
  return false;
}

static bool stands_on(const View *v, uint32_t line) {
  int slots[1], all;
  return !v->broken && (letters_on(v, line, slots, 1, &all) > 0 || letters_in(v->beside, line, slots, 1, &all) > 0);
}

// The lines that matter, the most important ones first; then the lines around them, as far as there are rows.
static void choose_lines(const View *v, Windows *w, int rows, int cols) {
  memset(w, 0, sizeof *w);
  w->v = v, w->cols = cols;
  w->gaps = rows > FEW_ROWS;
  w->n = shown(v)->nlines < WINDOW_LINES ? shown(v)->nlines : WINDOW_LINES;
  uint32_t here = line_in_sight(v);
  keep(w, here, rows);
  if (v->broken) keep(w, v->broken_line, rows);
  for (uint32_t line = 1; line <= w->n; line++)
    if (spoken_of(v, line) && stands_on(v, line)) keep(w, line, rows);
  for (uint32_t line = 1; line <= w->n; line++)
    if (spoken_of(v, line)) keep(w, line, rows);
  for (uint32_t line = 1; line <= w->n; line++)
    if (stands_on(v, line)) keep(w, line, rows);
  for (bool grown = true; grown;) {
    grown = false;
    for (uint32_t by = 1; by <= w->n && !grown; by++)  // the nearest to the chosen one first
      for (int side = -1; side <= 1 && !grown; side += 2) {
        int64_t line = (int64_t)here + side * (int64_t)by;
        if (line < 1 || line > w->n) continue;
        bool beside = w->keep[line - 1] || w->keep[line + 1];
        grown = beside && keep(w, (uint32_t)line, rows);
      }
  }
}

// What each row shows: a line, or 0 for a gap; a folded line has several rows. Returns the rows.
static int rows_of(const View *v, int rows, int cols, uint32_t *lines) {
  Windows w;
  int n = 0, all = 0;
  if (rows > WINDOW_ROWS) rows = WINDOW_ROWS;
  for (uint32_t line = 1; line <= shown(v)->nlines && all <= rows; line++) all += rows_of_line(v, line, cols);
  if (all <= rows) {
    for (uint32_t line = 1; line <= shown(v)->nlines; line++)
      for (int i = rows_of_line(v, line, cols); i > 0; i--) lines[n++] = line;
    return n;
  }
  choose_lines(v, &w, rows, cols);
  for (uint32_t line = 1; line <= w.n && n < rows; line++) {
    if (w.gaps && !w.keep[line] && (line == 1 || w.keep[line - 1])) lines[n++] = 0;
    for (int i = w.keep[line] ? rows_of_line(v, line, cols) : 0; i > 0 && n < rows; i--) lines[n++] = line;
  }
  return n;
}

static void draw_gap(View *v, Area a, int row, uint32_t from, uint32_t to) {
  area_print(a, row, columns(v).code, STYLE_FAINT, view_say(v, to > from ? WORD_FOLDED : WORD_FOLDED_ONE),
             to - from + 1);
}

static void skip_lines(const View *v, uint32_t from, uint32_t to, Syntax *state) {
  Style style;
  for (uint32_t line = from; line <= to; line++) {
    const char *text = shown(v)->lines[line - 1];
    for (int n; (n = syntax_piece(state, text, &style)) > 0;) text += n;
  }
}

// The columns that the letters of the order beside it take, the widest of its lines.
static int beside_cols(const View *v) {
  int most = 0;
  for (uint32_t line = 1; v->beside && line <= shown(v)->nlines; line++) {
    int slots[FEW], all, n = letters_in(v->beside, line, slots, FEW, &all);
    int width = n ? letters_width(slots, n) + (all > n ? 3 : 0) : 0;
    most = width > most ? width : most;
  }
  return v->beside ? most + 2 : 0;
}

static void draw_beside(View *v, Area a, int row, uint32_t line, int cols) {
  int slots[FEW], all, n = letters_in(v->beside, line, slots, FEW, &all);
  if (n) view_put_letters(a, row, a.cols - cols + 1, slots, n, all);
}

static void draw_text(View *v, Area a, Area whole);

static void draw(View *v, Area a) {
  if (!shown(v) || a.rows < 1) return;
  draw_text(v, area_part(a, 0, 0, a.rows, a.cols - beside_cols(v)), a);
}

// whole: with the columns of the order beside it.
static void draw_text(View *v, Area a, Area whole) {
  uint32_t lines[WINDOW_ROWS], next = 1;
  Syntax state = {0}, before = {0};
  int n = rows_of(v, a.rows, a.cols, lines);
  for (int row = 0, part = 0; row < n; row++) {
    part = row && lines[row] && lines[row] == lines[row - 1] ? part + 1 : 0;
    if (part) {
      draw_rest(v, a, row, lines[row], part, before);
      continue;
    }
    if (!lines[row]) {
      uint32_t to = row + 1 < n ? lines[row + 1] - 1 : shown(v)->nlines;
      draw_gap(v, a, row, next, to);
      continue;
    }
    skip_lines(v, next, lines[row] - 1, &state);
    before = state;
    draw_line(v, a, row, lines[row], &state);
    if (v->beside) draw_beside(v, whole, row, lines[row], whole.cols - a.cols);
    next = lines[row] + 1;
  }
  v->scroll[PANEL_PROGRAM] = v->most[PANEL_PROGRAM] = 0;
  v->program_rows = a.rows, v->program_cols = a.cols;
}

// Who stands on a line that is folded away.
static void info(View *v, Area a, char *to, size_t size) {
  uint32_t lines[WINDOW_ROWS];
  int n = shown(v) && !v->broken && v->program_rows > 0 ? rows_of(v, v->program_rows, v->program_cols, lines) : 0;
  size_t at = 0;
  (void)a;
  *to = 0;
  for (int i = 0; n && i < v->snap->nprocesses && at + 40 < size; i++) {
    const LabProcess *p = &v->snap->processes[i];
    bool seen = !p->line || p->ended || p->doing == LAB_GONE || p->doing == LAB_ZOMBIE;
    for (int row = 0; row < n && !seen; row++) seen = lines[row] == p->line;
    if (seen) continue;
    at += (size_t)snprintf(to + at, size - at, "%s%s ", at ? " · " : "", view_letter(p->slot));
    at += (size_t)snprintf(to + at, size - at, view_say(v, WORD_LINE), p->line);
  }
}

// The rest of its lines has the rows that nobody else wants.
static int wants(View *v, Area a) {
  enum { MOST_WANTED = 14 };
  int n = shown(v) ? (int)shown(v)->nlines : 1;
  (void)a;
  return n > MOST_WANTED ? MOST_WANTED : n;
}

static void move(View *v, int rows) {
  if (!shown(v)) return;
  int64_t to = (int64_t)v->line + rows, last = shown(v)->nlines;
  v->line = (uint32_t)(to > last ? last : to < 1 ? 1 : to);
}

static void click(View *v, Area a, int row, int col) {
  uint32_t lines[WINDOW_ROWS];
  int n = rows_of(v, a.rows, a.cols, lines);
  (void)col;
  if (row < n && lines[row]) v->line = lines[row];
  else if (row < n) v->line = row + 1 < n ? lines[row + 1] - 1 : lines[row - 1] + 1;  // a gap opens
}

static void strip(View *v, char *to, size_t size) {
  v->program_rows = 1;
  info(v, (Area){0}, to, size);
}

const Panel panel_program = {.title = {"program", "程序"},
                             .draw = draw,
                             .wants = wants,
                             .info = info,
                             .strip = strip,
                             .move = move,
                             .click = click};
