// The wall of a room (see far.h).
#include "far.h"

#include <stdio.h>
#include <string.h>

#include "tui/glass/utf8.h"
#include "tui/words/said.h"

enum { GLYPH_ROWS = 5, GLYPH_COLS = 5, NUMBERS = 3, BAR = 18 };

// ---- large numbers ----

// Rows of four cells, a bit each, the left one first.
static const unsigned char glyphs[12][GLYPH_ROWS] = {
    {15, 9, 9, 9, 15},  {2, 6, 2, 2, 7},  {15, 1, 15, 8, 15}, {15, 1, 7, 1, 15},  {9, 9, 15, 1, 1}, {15, 8, 15, 1, 15},
    {15, 8, 15, 9, 15}, {15, 1, 2, 4, 4}, {15, 9, 15, 9, 15}, {15, 9, 15, 1, 15}, {0, 0, 15, 0, 0}, {0, 0, 0, 0, 4},
};

static int glyph_of(char c) { return c >= '0' && c <= '9' ? c - '0' : c == '-' ? 10 : c == '.' ? 11 : -1; }

static bool is_large(const char *text) {
  for (; *text; text++)
    if (glyph_of(*text) < 0) return false;
  return true;
}

static const unsigned char *drawn(char c) {
  int glyph = glyph_of(c);
  return glyphs[glyph < 0 ? 0 : glyph];
}

// As large as there is room, else in one row.
static void draw_large(Area a, Style style, const char *text) {
  int n = (int)strlen(text);
  bool fits = n * GLYPH_COLS <= a.cols + 1 && a.rows >= GLYPH_ROWS && is_large(text);
  if (!fits) {
    area_fit(a, 0, 0, a.cols, style | STYLE_BOLD, text);
    return;
  }
  for (int i = 0; i < n; i++)
    for (int row = 0; row < GLYPH_ROWS; row++)
      for (int col = 0; col < 4; col++)
        if (drawn(text[i])[row] >> (3 - col) & 1) area_put(a, row, i * GLYPH_COLS + col, style, "█");
}

typedef struct Number {
  char name[LAB_NAME + 16], text[LAB_TEXT];
  Style style;
} Number;

static Number number_of(const View *v, const LabObject *o) {
  Number one = {.style = o->holder >= 0 ? view_style(o->holder) : STYLE_PLAIN};
  char name[LAB_NAME + 16], stands[LAB_TEXT];
  snprintf(one.name, sizeof one.name, "%s", view_object_name(o, name, sizeof name));
  snprintf(one.text, sizeof one.text, "%s", *o->value ? o->value : said_stands(v->language, o, stands, sizeof stands));
  if (o->holder >= 0) snprintf(one.text, sizeof one.text, "◆ %s", view_letter(o->holder));
  if (!*one.text) snprintf(one.text, sizeof one.text, "◇");
  return one;
}

// The objects that the page wants first, the others, then what was lost, when the page is about that.
static int numbers_of(const View *v, Number *all) {
  const LabSnapshot *s = v->snap;
  int n = 0;
  for (int rank = 0; rank <= LESSON_FIRST; rank++)
    for (int i = 0; i < s->nobjects && n < NUMBERS - 1; i++) {
      const LabObject *o = &s->objects[i];
      if (o->owned || o->kind == LAB_KIND_NONE || o->board || view_page_rank(v, o) != rank) continue;
      all[n++] = number_of(v, o);
    }
  if (s->lost || (v->counts_lost && s->updates)) {
    Number *one = &all[n++];
    snprintf(one->name, sizeof one->name, "✗ %s", view_say(v, WORD_LOST));
    snprintf(one->text, sizeof one->text, "%lld", (long long)s->lost);
    one->style = s->lost ? STYLE_BAD : STYLE_GOOD;
  }
  return n;
}

static int cols_wanted(const Number *one) {
  int name = utf8_width(one->name), text = utf8_width(one->text) * (is_large(one->text) ? GLYPH_COLS : 1);
  return (name > text ? name : text) + 3;
}

// Each as wide as it wants, and what is left shared out; where that is too much, all alike.
static int draw_numbers(const View *v, Area a, int row) {
  Number all[NUMBERS];
  int n = numbers_of(v, all), wanted = 0, col = 3, room = a.cols - 3;
  for (int i = 0; i < n; i++) wanted += cols_wanted(&all[i]);
  for (int i = 0; i < n; i++) {
    int cols = wanted <= room ? cols_wanted(&all[i]) + (room - wanted) / n : room / n;
    area_fit(a, row, col, cols - 2, STYLE_TITLE | STYLE_BOLD, all[i].name);
    draw_large(area_part(a, row + 2, col, GLYPH_ROWS, cols - 2), all[i].style, all[i].text);
    col += cols;
  }
  return n ? row + 2 + GLYPH_ROWS + 1 : row;
}

// ---- the spoken lines ----

static void draw_line(const View *v, Area a, int row, uint32_t line) {
  const LabProgram *p = v->program;
  int sw = view_switch_on_line(p, line), slots[64], n = 0;
  bool off = sw >= 0 && !p->switches[sw].on;
  for (int i = 0; i < v->snap->nprocesses && n < 64; i++)
    if (!v->snap->processes[i].ended && v->snap->processes[i].line == line) slots[n++] = v->snap->processes[i].slot;
  area_print(a, row, 1, STYLE_FAINT, "%4u %s", line, sw < 0 ? " " : off ? "○" : "●");
  area_fit(a, row, 8, a.cols - 24, off ? STYLE_FAINT : STYLE_PLAIN | STYLE_BOLD, p->lines[line - 1]);
  view_put_letters(a, row, a.cols - 14, slots, n < 6 ? n : 6, n);
}

static int draw_lines(const View *v, Area a, int row) {
  enum { MOST = 4 };
  const LessonPage *page = v->lesson ? &v->lesson->pages[v->page] : NULL;
  int drawn = 0;
  for (int i = 0; page && i < page->nlines; i++)
    for (uint32_t line = page->lines[i].first; line <= page->lines[i].last && drawn < MOST; line++)
      if (line <= v->program->nlines) draw_line(v, a, row + drawn++, line);
  return drawn ? row + drawn + 1 : row;
}

// ---- the question ----

static int votes_of(const Far *f) {
  int all = 0;
  for (int i = 0; i < ASK_OPTIONS; i++) all += f->votes[i];
  return all;
}

static bool is_voted_on(const View *v) {
  const Ask *ask = view_ask(v);
  return ask && ask->kind == ASK_CHOICE;
}

static int question_rows(const View *v) { return is_voted_on(v) ? 2 + view_ask(v)->noptions : 0; }

// Without the marks of code and stress.
static void bare(const char *text, char *to, size_t size) {
  size_t n = 0;
  for (; *text && n + 1 < size; text++)
    if (*text != '`' && *text != '*') to[n++] = *text == '\n' ? ' ' : *text;
  to[n] = 0;
}

static void draw_question(const View *v, const Far *f, Area a, int row) {
  const Ask *ask = view_ask(v);
  const PageWords *w = &v->lesson->pages[v->page].words[v->language];
  int all = votes_of(f);
  char text[400], digit[8];
  bare(w->question, text, sizeof text);
  area_fit(a, row, 2, a.cols - 4, STYLE_PLAIN | STYLE_BOLD, text);
  if (all) area_right(a, row, a.cols - 2, STYLE_FAINT, (snprintf(text, sizeof text, "%d", all), text));
  for (int i = 0; i < ask->noptions; i++) {
    int option = view_option_at(v, i), bar = all ? f->votes[option] * BAR / all : 0, at = row + 1 + i;
    bool known = *v->truth != 0, right = known && ask_marked(ask, v->truth, option);
    snprintf(digit, sizeof digit, "%d", view_option_digit(v, i));
    area_put(a, at, 4, STYLE_KEY | STYLE_BOLD, digit);
    bare(w->options[option], text, sizeof text);
    area_fit(a, at, 7, a.cols - 7 - BAR - 8, right ? STYLE_GOOD | STYLE_BOLD : STYLE_PLAIN, text);
    area_line(a, at, a.cols - BAR - 7, bar, "█", right ? STYLE_GOOD : STYLE_KEY);
    if (f->votes[option]) area_print(a, at, a.cols - 6, STYLE_PLAIN, "%d", f->votes[option]);
    if (right) area_put(a, at, 2, STYLE_GOOD | STYLE_BOLD, "✓");
    area_spot(a, at, 4, a.cols - 8, '0' + (uint32_t)view_option_digit(v, i));
  }
}

bool far_vote(const View *v, Far *f, int i) {
  const LessonPage *page = v->lesson ? &v->lesson->pages[v->page] : NULL;
  if (!is_voted_on(v) || i < 0 || i >= view_ask(v)->noptions) return false;
  if (f->page != page) memset(f->votes, 0, sizeof f->votes);
  f->page = page;
  f->votes[view_option_at(v, i)]++;
  return true;
}

int far_favourite(const View *v, const Far *f) {
  const LessonPage *page = v->lesson ? &v->lesson->pages[v->page] : NULL;
  int best = 0;
  bool tie = false;
  if (!is_voted_on(v) || f->page != page) return -1;
  for (int i = 1; i < view_ask(v)->noptions; i++) {
    tie = f->votes[i] == f->votes[best] || (tie && f->votes[i] < f->votes[best]);
    if (f->votes[i] > f->votes[best]) best = i;
  }
  return tie || !f->votes[best] ? -1 : best;
}

// ---- the keys ----

void far_press(Far *f, const char *key) {
  memmove(f->pressed[0], f->pressed[1], sizeof f->pressed - sizeof f->pressed[0]);
  snprintf(f->pressed[FAR_PRESSED - 1], sizeof f->pressed[0], "%s", key);
}

static void draw_pressed(const View *v, const Far *f, Area a, int row) {
  int col = area_put(a, row, 1, STYLE_FAINT, v->language == CHINESE ? "按了：" : "pressed:") + 2;
  for (int i = 0; i < FAR_PRESSED && col < a.cols - 8; i++)
    if (*f->pressed[i]) col = area_put(a, row, col, STYLE_KEY | STYLE_BOLD, f->pressed[i]) + 2;
}

void far_draw(View *v, const Far *f, Area a) {
  Far none = {.on = true};
  const LessonPage *page = v->lesson ? &v->lesson->pages[v->page] : NULL;
  int row = 1, asks = question_rows(v), last = a.rows - 1;
  area_line(a, 0, 0, a.cols, "─", STYLE_FRAME);
  row = draw_numbers(v, a, row);
  row = draw_lines(v, a, row);
  int lanes = last - 1 - asks - row;
  if (lanes >= 2) {
    view_panel(v, PANEL_TIMELINE)->draw(v, area_part(a, row, 0, lanes < 12 ? lanes : 12, a.cols));
    v->drawn |= EVIDENCE_TIME;
    row += (lanes < 12 ? lanes : 12) + 1;
  }
  if (asks) draw_question(v, f->page == page ? f : &none, a, last - asks < row ? last - asks : row);
  draw_pressed(v, f, a, last);
  v->drawn |= EVIDENCE_SHARED;
}
