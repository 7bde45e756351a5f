// The program's output: the last lines, or earlier ones when scrolled back. Long lines wrap. Control characters are
// drawn as ·, so that a program cannot draw outside the panel.
#include <stdio.h>
#include <string.h>

#include "tui/glass/utf8.h"
#include "view.h"

enum { LINE = 1024, MOST_WANTED = 8, ROWS_KNOWN = 20000 };

// The text that one row shows: from *at, at most `cols` cells (whole: any) or to the line's end; *at is moved past it.
static size_t take_row(const char **at, const char *end, int cols, bool whole, char *row) {
  size_t n = 0;
  int width = 0;
  while (*at < end && **at != '\n' && n + 8 < LINE) {
    char one[8] = {0};
    size_t left = (size_t)(end - *at);
    memcpy(one, *at, left < 7 ? left : 7);
    const char *next = one;
    uint32_t rune = utf8_next(&next);
    size_t bytes = next > one ? (size_t)(next - one) : 1;  // a NUL is a character, too
    int w = rune < 0x20 || rune == 0x7F ? 1 : rune_width(rune);
    if (width + w > cols && n && !whole) return n;
    if (rune) memcpy(row + n, one, bytes), n += bytes;
    else row[n++] = '\x01';
    width += w;
    *at += bytes;
  }
  if (*at < end && **at == '\n') ++*at;
  return n;
}

static int count_rows(const char *s, const char *end, int cols, bool whole) {
  char row[LINE];
  int n = 0;
  while (s < end) take_row(&s, end, cols, whole, row), n++;
  return n;
}

// Long lines are folded, unless the learner asked for them whole.
static bool lines_are_whole(const View *v) { return v->wraps >> PANEL_OUTPUT & 1; }

// Of very much output the end alone is folded into rows.
static const char *folded_from(const View *v, int cols) {
  const char *s = v->snap->output;
  size_t size = v->snap->output_size, most = (size_t)ROWS_KNOWN * (size_t)(cols > 20 ? cols : 20) / 4;
  if (size <= most) return s;
  const char *nl = memchr(s + size - most, '\n', most);
  return nl ? nl + 1 : s + size - most;
}

// Where there is room each line has its writer's letter before it.
static int writer_cols(const View *v, Area a) {
  enum { WIDE = 40 };
  return v->snap->output_by && v->snap->nprocesses > 1 && a.cols >= WIDE ? view_letter_cols(v) + 1 : 0;
}

static void draw_writer(const View *v, Area a, int row, const char *from) {
  size_t at = (size_t)(from - v->snap->output);
  if (!at || from[-1] == '\n') view_put_letter(a, row, 1, v->snap->output_by[at]);
}

static void draw(View *v, Area a) {
  int writer = writer_cols(v, a), cols = a.cols - 2 - writer;
  if (!v->snap->output || !v->snap->output_size || cols < 1) {
    area_put(a, 0, 1, STYLE_FAINT, view_say(v, WORD_NO_OUTPUT));
    return;
  }
  const char *s = folded_from(v, cols), *end = v->snap->output + v->snap->output_size;
  bool whole = lines_are_whole(v);
  int rows = count_rows(s, end, cols, whole);
  v->most[PANEL_OUTPUT] = rows > a.rows ? rows - a.rows : 0;
  view_scroll(v, PANEL_OUTPUT, 0);
  int top = rows - a.rows - v->scroll[PANEL_OUTPUT];
  for (int row = 0; row < rows && row - top < a.rows; row++) {
    char text[LINE];
    const char *from = s;
    size_t n = take_row(&s, end, cols, whole, text);
    text[n] = 0;
    int at = row - (top > 0 ? top : 0);
    Area line = area_part(a, at, 1 + writer, 1, a.cols - 1 - writer);
    if (row >= top && writer) draw_writer(v, a, at, from);
    if (row >= top) area_put(line, 0, whole ? -v->sideways : 0, STYLE_PLAIN, text);
  }
}

static int wants(View *v, Area a) {
  if (!v->snap->output_size || a.cols < 3) return 1;
  int cols = a.cols - 2 - writer_cols(v, a);
  const char *s = folded_from(v, cols);
  int rows = count_rows(s, v->snap->output + v->snap->output_size, cols, lines_are_whole(v));
  return rows > MOST_WANTED ? MOST_WANTED : rows;
}

// The last line.
static void strip(View *v, char *to, size_t size) {
  const char *s = v->snap->output, *end = s + v->snap->output_size;
  char row[LINE];
  *to = 0;
  for (const char *at = s ? end : s; at > s; at--)
    if (at == s + 1 || (at[-2] == '\n' && at < end)) {
      const char *from = at - 1;
      size_t n = take_row(&from, end, 200, false, row);
      row[n] = 0;
      snprintf(to, size, "%.150s", row);
      return;
    }
}

// Up in the output is back in time: the panel scrolls the other way.
static void move(View *v, int rows) { view_scroll(v, PANEL_OUTPUT, -rows); }

const Panel panel_output = {.title = {"output", "输出"}, .draw = draw, .wants = wants, .strip = strip, .move = move};
