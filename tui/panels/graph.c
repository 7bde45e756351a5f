// The ring is found by walking from holder to holder; a walk that comes back to where it began is one.
#include "graph.h"

#include <stdio.h>
#include <string.h>

#include "tui/glass/utf8.h"

enum { MOST = 64, BOX = 5, ARROW = 7 };

static int index_of(const Waits *waits, int n, int slot) {
  for (int i = 0; i < n; i++)
    if (waits[i].slot == slot) return i;
  return -1;
}

// The ring's members in order, as indexes. 0: there is none.
static int ring_of(const Waits *waits, int n, int *ring) {
  for (int first = 0; first < n; first++) {
    int length = 0, at = first;
    do {
      ring[length++] = at;
      at = waits[at].holder >= 0 && waits[at].holder != waits[at].slot ? index_of(waits, n, waits[at].holder) : -1;
    } while (at >= 0 && at != first && length < n);
    if (at == first) return length;
  }
  return 0;
}

static const char *what(const Waits *w) { return *w->object ? w->object : "join"; }

static int arrow_cols(const Waits *w) {
  int n = utf8_width(what(w)) + 2;
  return n < ARROW ? ARROW : n;
}

static int ring_cols(const Waits *waits, const int *ring, int length) {
  int cols = 3;
  for (int i = 0; i < length; i++) cols += BOX + arrow_cols(&waits[ring[i]]);
  return cols;
}

static int box(View *v, Area a, int row, int col, int slot) {
  Style style = (Style)(view_style(slot) & ~STYLE_BOLD);
  area_put(a, row, col, style, "┌───┐");
  area_put(a, row + 1, col, style, "│   ├");
  view_put_letter(a, row + 1, col + 2, slot);
  area_put(a, row + 2, col, style, "└───┘");
  return col + BOX;
}

static int draw_ring(View *v, Area a, int row, const Waits *waits, const int *ring, int length) {
  int col = 2;
  for (int i = 0; i < length; i++) {
    const Waits *w = &waits[ring[i]];
    int cols = arrow_cols(w);
    col = box(v, a, row, col, w->slot);
    area_put(a, row, col + 1, STYLE_PLAIN | STYLE_BOLD, what(w));
    area_line(a, row + 1, col, cols - 1, "─", STYLE_BAD);
    area_put(a, row + 1, col + cols - 1, STYLE_BAD | STYLE_BOLD, "▸");
    col += cols;
  }
  view_put_letter(a, row + 1, col + 1, waits[ring[0]].slot);
  return 3;
}

static bool alike(const Waits *a, const Waits *b) {
  return a->holder == b->holder && !strcmp(a->sentence, b->sentence);
}

static bool in(const int *ring, int length, int at) {
  for (int i = 0; i < length; i++)
    if (ring[i] == at) return true;
  return false;
}

// A B C ┄ be notified by changed        those who wait for the same in one row; drawn when `draw`
static int rows_of_words(View *v, Area a, int row, const Waits *waits, int n, const int *ring, int length, bool draw) {
  bool said[MOST] = {false};
  int rows = 0;
  for (int i = 0; i < n; i++) {
    if (said[i] || in(ring, length, i)) continue;
    int col = 2;
    for (int k = i; k < n; k++) {
      if (said[k] || in(ring, length, k) || !alike(&waits[i], &waits[k])) continue;
      said[k] = true;
      if (draw) col = view_put_letter(a, row + rows, col, waits[k].slot) + 1;
    }
    if (draw) {
      col = area_print(a, row + rows, col, STYLE_PLAIN, "┄ %s", waits[i].sentence);
      if (waits[i].holder >= 0)
        view_put_letter(a, row + rows, area_put(a, row + rows, col, STYLE_FAINT, " → "), waits[i].holder);
    }
    rows++;
  }
  return rows;
}

int graph_rows(const Waits *waits, int n, int cols) {
  int ring[MOST] = {0}, length;
  if (n > MOST) n = MOST;
  length = ring_of(waits, n, ring);
  bool drawn = length > 1 && ring_cols(waits, ring, length) <= cols;
  return (drawn ? 3 : 0) + rows_of_words(NULL, (Area){0}, 0, waits, n, ring, drawn ? length : 0, false);
}

int graph_draw(View *v, Area a, int row, const Waits *waits, int n) {
  int ring[MOST] = {0}, length, rows = 0;
  if (n > MOST) n = MOST;
  length = ring_of(waits, n, ring);
  bool drawn = length > 1 && ring_cols(waits, ring, length) <= a.cols;
  if (drawn) rows = draw_ring(v, a, row, waits, ring, length);
  return rows + rows_of_words(v, a, row + rows, waits, n, ring, drawn ? length : 0, true);
}

size_t graph_ring_words(const Waits *waits, int n, bool *in_ring, char *to, size_t size) {
  int ring[MOST] = {0}, length;
  size_t at = 0;
  *to = 0;
  if (n > MOST) n = MOST;
  length = ring_of(waits, n, ring);
  if (length < 2) return 0;
  for (int i = 0; i < length && at + LAB_NAME + 20 < size; i++) {
    in_ring[ring[i]] = true;
    at += (size_t)snprintf(to + at, size - at, "%s ┄ %s → ", view_letter(waits[ring[i]].slot), what(&waits[ring[i]]));
  }
  return at + (size_t)snprintf(to + at, size - at, "%s", view_letter(waits[ring[0]].slot));
}
