// The program's output: the last lines, or earlier ones when scrolled back. Control characters are drawn as ·, so that
// a program cannot draw outside the panel.
#include <stdio.h>
#include <string.h>

#include "view.h"

static int count_lines(const char *s, size_t size) {
  int n = 0;
  for (const char *end = s + size, *nl; s < end; s = nl + 1, n++) {
    nl = memchr(s, '\n', (size_t)(end - s));
    if (!nl) return n + 1;
  }
  return n;
}

// The start of the line that is `back` lines before the end.
static const char *line_from_end(const char *s, size_t size, int back) {
  const char *at = s + size;
  if (at > s && at[-1] == '\n') at--;
  for (; at > s; at--)
    if (at[-1] == '\n' && --back <= 0) return at;
  return s;
}

static void draw(View *v, Area a) {
  const char *s = v->snap->output;
  size_t size = s ? v->snap->output_size : 0;
  if (!size) {
    area_put(a, 0, 1, STYLE_FAINT, view_say(v, WORD_NO_OUTPUT));
    return;
  }
  int lines = count_lines(s, size);
  v->most[PANEL_OUTPUT] = lines > a.rows ? lines - a.rows : 0;
  view_scroll(v, PANEL_OUTPUT, 0);
  int back = v->scroll[PANEL_OUTPUT], shown = lines < a.rows ? lines : a.rows;
  const char *at = line_from_end(s, size, shown + back), *end = s + size;
  for (int row = 0; row < shown && at < end; row++) {
    char line[1024];
    const char *nl = memchr(at, '\n', (size_t)(end - at));
    size_t n = (size_t)((nl ? nl : end) - at);
    if (n >= sizeof line) n = sizeof line - 1;
    memcpy(line, at, n);
    line[n] = 0;
    for (size_t i = 0; i < n; i++)
      if (!line[i]) line[i] = '\x01';
    area_put(a, row, 1, STYLE_PLAIN, line);
    at = nl ? nl + 1 : end;
  }
  if (back) {
    char more[64];
    snprintf(more, sizeof more, "↓ %d", back);
    area_right(a, a.rows - 1, a.cols, STYLE_KEY, more);
  }
}

// Up in the output is back in time: the panel scrolls the other way.
static void move(View *v, int rows) { view_scroll(v, PANEL_OUTPUT, -rows); }

const Panel panel_output = {.title = {"output", "输出"}, .draw = draw, .move = move};
