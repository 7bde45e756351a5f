// The page of lines: folded, drawn, moved through.
#include "detail.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "tui/glass/keys.h"
#include "tui/glass/utf8.h"

enum { START = 1, LETTER = 2, INDENT = 2, LINES_MOST = 20000, LEAST_COLS = 12 };

// ---- the lines ----

DetailLine *detail_add_text(Detail *d, Style style, const char *text, size_t n) {
  static DetailLine none;
  if (d->n >= LINES_MOST || !GROW(d->lines, d->room, d->n + 1, 64) ||
      !GROW(d->text, d->text_room, d->used + n + 1, 4096))
    return &none;
  DetailLine *l = &d->lines[d->n++];
  *l = (DetailLine){.text = d->used, .style = style, .slot = -1};
  memcpy(d->text + d->used, text, n);
  d->text[d->used + n] = 0;
  d->used += n + 1;
  return l;
}

DetailLine *detail_add(Detail *d, Style style, const char *form, ...) {
  char text[2048];
  va_list args;
  va_start(args, form);
  vsnprintf(text, sizeof text, form, args);
  va_end(args);
  return detail_add_text(d, style, text, strlen(text));
}

void detail_head(Detail *d, const char *form, ...) {
  char text[300];
  va_list args;
  va_start(args, form);
  vsnprintf(text, sizeof text, form, args);
  va_end(args);
  detail_add_text(d, STYLE_TITLE, text, strlen(text))->head = true;
}

// ---- the way ----

static void stand(Detail *d, DetailOf of) {
  d->of = of;
  d->at = d->top = d->sideways = 0;
  d->chosen = false;
  d->hit = -1;
  *d->sought = 0;
}

void detail_open(Detail *d, DetailOf of) {
  d->nway = 0;
  stand(d, of);
}

void detail_into(Detail *d, DetailOf to) {
  if (d->nway == DETAIL_WAY) {
    memmove(d->way, d->way + 1, sizeof d->way - sizeof *d->way);
    memmove(d->at_way, d->at_way + 1, sizeof d->at_way - sizeof *d->at_way);
    d->nway--;
  }
  d->way[d->nway] = d->of;
  d->at_way[d->nway++] = d->at;
  stand(d, to);
}

bool detail_back(Detail *d) {
  if (!d->nway) return false;
  stand(d, d->way[--d->nway]);
  d->at = d->at_way[d->nway];
  d->chosen = true;
  return true;
}

void detail_free(Detail *d) {
  free(d->lines);
  free(d->text);
  *d = (Detail){0};
}

// ---- folding ----

static int start_of(const DetailLine *l) { return START + (l->slot >= 0 ? LETTER : 0); }

// The text of one row, at most cols cells of it; *at is moved past it.
static size_t take(const char **at, int cols, bool unfolded) {
  const char *from = *at;
  int width = 0;
  while (**at) {
    const char *next = *at;
    int w = rune_width(utf8_next(&next));
    if (width + w > cols && !unfolded && *at > from) break;
    width += w;
    *at = next;
  }
  return (size_t)(*at - from);
}

static int rows_of(const Detail *d, const DetailLine *l, int cols) {
  const char *at = d->text + l->text;
  int start = start_of(l), rows = 0;
  do take(&at, cols - 1 - start - (rows ? l->indent : 0), d->unfolded), rows++;
  while (*at);
  return rows;
}

static int row_of_line(const Detail *d, int line, int cols) {
  int row = 0;
  for (int i = 0; i < line && i < d->n; i++) row += rows_of(d, &d->lines[i], cols);
  return row;
}

// Until the learner moves it stands at the touch at the cursor, or the last one before it (detail_touches), unless that
// would push out of sight what stands above the touches.
static void stand_at_touch(Detail *d, int cols, int rows) {
  int first = -1;
  for (int i = 0; i < d->n && !d->chosen; i++) {
    if (d->lines[i].first) {
      d->at = i;
      return;
    }
    if (!i && d->lines[0].head && d->n > 1) d->at = 1;
    if (d->lines[i].touch && first < 0) first = i;
    if (d->lines[i].touch && d->lines[i].style & STYLE_BOLD && row_of_line(d, first, cols) <= rows / 2) d->at = i;
  }
}

// ---- drawing ----

static void draw_head(const Detail *d, Area a, int row, const DetailLine *l) {
  area_line(a, row, 0, a.cols, "─", STYLE_FRAME);
  area_print(area_part(a, 0, 0, a.rows, a.cols - 2), row, 1, STYLE_TITLE, " %s ", d->text + l->text);
}

// What is found in the text of a row, from `from` on n bytes long, stands out.
static void mark_hit(const Detail *d, Area row, const DetailLine *l, const char *from, size_t n) {
  char before[4096];
  int64_t at = d->hit - (from - (d->text + l->text));
  if (d->hit < 0 || at < 0 || at >= (int64_t)n || at >= (int64_t)sizeof before) return;
  snprintf(before, sizeof before, "%.*s", (int)at, from);
  area_mark(row, 0, utf8_width(before), utf8_width(d->sought), STYLE_REVERSE);
}

// Past the columns that are moved away to the left.
static const char *skip_cols(const char *text, int cols) {
  while (*text && cols > 0) {
    const char *next = text;
    cols -= rune_width(utf8_next(&next));
    text = next;
  }
  return text;
}

static void draw_row(const Detail *d, Area a, int row, int line, int indent, const char *from, size_t n) {
  char text[4096];
  const DetailLine *l = &d->lines[line];
  bool first = from == d->text + l->text, chosen = line == d->at;
  Area part = area_part(a, row, indent, 1, a.cols - indent);
  if (row < 0 || row >= a.rows) return;
  const char *shown = d->unfolded ? skip_cols(from, d->sideways) : from;
  n -= (size_t)(shown - from);
  snprintf(text, sizeof text, "%.*s", (int)(n < sizeof text ? n : sizeof text - 1), shown);
  area_put(part, 0, 0, l->style, text);
  if (first && l->slot >= 0) view_put_letter(a, row, START, l->slot);
  if (first && chosen) area_put(a, row, 0, STYLE_KEY | STYLE_BOLD, "▸");
  if (chosen) area_mark(a, row, 1, a.cols - 1, STYLE_CHOSEN);
  if (chosen) mark_hit(d, part, l, shown, n);
}

// Returns its rows.
static int draw_line(const Detail *d, Area a, int row, int line) {
  const DetailLine *l = &d->lines[line];
  const char *at = d->text + l->text;
  int start = start_of(l), rows = 0;
  if (l->head) {
    if (row >= 0 && row < a.rows) draw_head(d, a, row, l);
    if (line == d->at && row >= 0 && row < a.rows) area_put(a, row, 0, STYLE_KEY | STYLE_BOLD, "▸");
    return 1;
  }
  do {
    int indent = start + (rows ? l->indent : 0);
    const char *from = at;
    size_t n = take(&at, a.cols - 1 - indent, d->unfolded);
    draw_row(d, a, row + rows++, line, indent, from, n);
  } while (*at);
  return rows;
}

// In which of its rows the found text stands.
static int row_of_hit(const Detail *d, const DetailLine *l, int cols) {
  const char *at = d->text + l->text, *hit = at + d->hit;
  int start = start_of(l), row = 0;
  for (; d->hit >= 0 && *at; row++) {
    take(&at, cols - 1 - start - (row ? l->indent : 0), d->unfolded);
    if (at > hit) return row;
  }
  return 0;
}

// The chosen line is in sight; of one that is longer than the screen some row is, or the one in which a text was found.
static void keep_in_sight(Detail *d, int cols, int rows) {
  if (!d->n) return;
  int row = row_of_line(d, d->at, cols), high = rows_of(d, &d->lines[d->at], cols);
  if (d->hit >= 0) row += row_of_hit(d, &d->lines[d->at], cols), high = 1;
  if (high > rows && row < d->top + rows && row + high > d->top) return;
  if (row + high > d->top + rows) d->top = high > rows ? row : row + high - rows;
  if (row < d->top) d->top = high > rows ? row + high - rows : row;
}

// ↑15 ↓2, as on every panel.
static int draw_marks(Area a, const Detail *d, int end) {
  char text[40] = "";
  if (d->top > 0) snprintf(text, sizeof text, " ↑%d", d->top);
  if (d->top < d->most) snprintf(text + strlen(text), sizeof text - strlen(text), " ↓%d", d->most - d->top);
  if (!*text) return end;
  strcat(text, " ");
  return area_right(a, 0, end, STYLE_KEY | STYLE_BOLD, text);
}

void detail_draw(View *v, Detail *d, Area a) {
  char title[300];
  detail_make(v, d);
  if (d->at >= d->n) d->at = d->n ? d->n - 1 : 0;
  d->picture = detail_picture(v, d->of, area_part(a, 1, 0, (a.rows - 1) / 2, a.cols));
  Area body = area_part(a, 1 + d->picture, 0, a.rows - 1 - d->picture, a.cols);
  if (body.rows < 1 || body.cols < LEAST_COLS) return;
  int all = row_of_line(d, d->n, body.cols);
  d->rows = body.rows, d->cols = body.cols;
  d->most = all > body.rows ? all - body.rows : 0;
  stand_at_touch(d, body.cols, body.rows);
  keep_in_sight(d, body.cols, body.rows);
  if (d->top > d->most) d->top = d->most;
  detail_title(v, d->of, title, sizeof title);
  area_line(a, 0, 0, a.cols, "─", STYLE_FRAME);
  int end = draw_marks(a, d, a.cols - 1);
  area_print(area_part(a, 0, 0, 1, end - 1), 0, 0, STYLE_KEY | STYLE_BOLD, "▸%s ", title);
  for (int i = 0, row = -d->top; i < d->n && row < body.rows; i++) row += draw_line(d, body, row, i);
}

// ---- moving ----

const DetailLine *detail_chosen(const Detail *d) { return d->at < d->n ? &d->lines[d->at] : NULL; }

// Within a line that is longer than the screen it goes on by rows.
static bool move_within(Detail *d, int by) {
  int row = row_of_line(d, d->at, d->cols), high = rows_of(d, &d->lines[d->at], d->cols);
  if (high <= d->rows) return false;
  if (by > 0 ? row + high <= d->top + d->rows : row >= d->top) return false;
  d->top += by;
  return true;
}

void detail_move(Detail *d, int by) {
  int step = by < 0 ? -1 : 1;
  d->chosen = true;
  d->hit = -1;
  for (; by && d->n && d->cols; by -= step) {
    if (move_within(d, step)) continue;
    int to = d->at + step;
    while (to >= 0 && to < d->n && d->lines[to].head) to += step;
    if (to < 0 || to >= d->n) return;
    d->at = to;
    keep_in_sight(d, d->cols, d->rows);
  }
}

void detail_ends(Detail *d, bool last) {
  d->at = last && d->n ? d->n - 1 : 0;
  if (!last && d->n > 1 && d->lines[0].head) d->at = 1;
  d->top = last ? d->most : 0;
  d->chosen = true;
  d->hit = -1;
}

// The next place in this line, in the direction; -1: none.
static int64_t hit_in(const Detail *d, const DetailLine *l, int64_t after, int by) {
  const char *text = d->text + l->text, *from = by > 0 && after >= 0 ? text + after + 1 : text;
  int64_t found = -1;
  for (const char *at; (at = strcasestr(from, d->sought)); from = at + 1) {
    if (by < 0 && after >= 0 && at - text >= after) break;
    found = at - text;
    if (by > 0) break;
  }
  return found;
}

bool detail_seek(Detail *d, int by) {
  for (int i = d->at; i >= 0 && i < d->n; i += by) {
    bool here = i == d->at;
    int64_t hit = *d->sought && (!here || d->hit >= 0 || by > 0) ? hit_in(d, &d->lines[i], here ? d->hit : -1, by) : -1;
    if (*d->sought ? hit < 0 : here || !d->lines[i].touch) continue;
    d->at = i;
    d->hit = hit;
    return d->chosen = true;
  }
  return false;
}

bool detail_click(Detail *d, int row) {
  int from = 1 + d->picture - d->top;  // below the title and the picture
  for (int i = 0; i < d->n; i++) {
    int rows = rows_of(d, &d->lines[i], d->cols);
    if (row >= from && row < from + rows && row > d->picture) {
      bool again = d->at == i;
      d->at = i;
      d->hit = -1;
      d->chosen = true;
      return again;
    }
    from += rows;
  }
  return false;
}
