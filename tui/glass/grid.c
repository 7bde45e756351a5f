// The grid of cells, and drawing into it. Only this file decides what is clipped and where the mark of a cut goes.
#include "grid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "symbols.h"
#include "utf8.h"
#include "base/visible.h"
#include "base/grow.h"

void grid_size(Grid *g, int rows, int cols) {
  if (rows < 1) rows = 1;
  if (cols < 1) cols = 1;
  if (rows != g->rows || cols != g->cols) {
    size_t room = (size_t)g->rows * (size_t)g->cols;
    if (!GROW_EXACTLY(g->cells, room, (size_t)rows * (size_t)cols)) return;  // the old size stays
    g->rows = rows;
    g->cols = cols;
  }
  grid_clear(g);
}

void grid_clear(Grid *g) {
  g->nspots = 0;
  for (int i = 0; i < g->rows * g->cols; i++) g->cells[i] = (Cell){.rune = ' '};
}

void grid_free(Grid *g) {
  free(g->cells);
  *g = (Grid){0};
}

Area grid_area(Grid *g) { return (Area){g, 0, 0, g->rows, g->cols}; }

char *grid_text(const Grid *g) {
  char *text = malloc((size_t)g->rows * ((size_t)g->cols * 8 + 1) + 1), *end = text;
  if (!text) return NULL;
  for (int row = 0; row < g->rows; row++) {
    char *last = end;  // past the last character that is no space
    for (int col = 0; col < g->cols; col++) {
      const Cell *c = &g->cells[row * g->cols + col];
      if (!c->rune) continue;
      end += utf8_put(end, c->rune);
      if (c->mark) end += utf8_put(end, c->mark);
      if (c->rune != ' ') last = end;
    }
    end = last;
    *end++ = '\n';
  }
  *end = 0;
  return text;
}

Area area_part(Area a, int row, int col, int rows, int cols) {
  if (row < 0) rows += row, row = 0;
  if (col < 0) cols += col, col = 0;
  if (row + rows > a.rows) rows = a.rows - row;
  if (col + cols > a.cols) cols = a.cols - col;
  return (Area){a.grid, a.row + row, a.col + col, rows > 0 ? rows : 0, cols > 0 ? cols : 0};
}

bool area_has(Area a, int row, int col) {
  return row >= a.row && row < a.row + a.rows && col >= a.col && col < a.col + a.cols;
}

static uint32_t folded(uint32_t rune) {
  if (rune < 0x80) return rune;
  switch (rune) {
#define SYMBOL(point, ascii, what) \
  case point: return ascii;
    SYMBOLS(SYMBOL)
#undef SYMBOL
  default: return '?';
  }
}

static Cell *at(Area a, int row, int col) { return &a.grid->cells[(a.row + row) * a.grid->cols + a.col + col]; }

// Drawing over one half of a wide character erases the other half too.
static void unpair(Area a, int row, int col) {
  int real = a.col + col;
  Cell *c = at(a, row, col);
  if (!c->rune && real > 0) c[-1].rune = ' ';
  if (real + 1 < a.grid->cols && !c[1].rune) c[1].rune = ' ';
}

static void set(Area a, int row, int col, uint32_t rune, Style style) {
  int width = rune_width(rune);
  if (a.grid->ascii) rune = folded(rune);
  for (int i = 0; i < width; i++) {
    unpair(a, row, col + i);
    *at(a, row, col + i) = (Cell){.rune = i && !a.grid->ascii ? 0 : rune, .style = style};
  }
}

static int put(Area a, int row, int col, int end, Style style, const char *text) {
  if (row < 0 || row >= a.rows) return col + utf8_width(text);
  if (end > a.cols) end = a.cols;
  while (*text) {
    uint32_t rune = utf8_next(&text);
    int width = rune_width(rune);
    if (visible_is_odd(rune)) rune = rune == '\t' ? ' ' : 0xB7;  // what nobody wrote reaches no terminal as it is
    if (!width) {
      if (col > 0 && col <= end && !a.grid->ascii && at(a, row, col - 1)->rune) at(a, row, col - 1)->mark = rune;
      continue;
    }
    bool last = !*text;
    // it, or what comes after it, has no room
    if (col + width > end || (col + width == end && !last && utf8_width(text) > 0)) {
      if (end > 0 && col < end) {
        for (int i = col > 0 ? col : 0; i < end; i++) set(a, row, i, i == col || i == 0 ? 0x2026 : ' ', style);
      } else if (end > 0 && col == end && at(a, row, end - 1)->rune != 0x2026) {
        set(a, row, end - 1, 0x2026, style);
      }
      return end;
    }
    if (col >= 0) set(a, row, col, rune, style);
    col += width;
  }
  return col;
}

int area_put(Area a, int row, int col, Style style, const char *text) { return put(a, row, col, a.cols, style, text); }

int area_print(Area a, int row, int col, Style style, const char *form, ...) {
  char text[2048];
  va_list args;
  va_start(args, form);
  vsnprintf(text, sizeof text, form, args);
  va_end(args);
  return put(a, row, col, a.cols, style, text);
}

int area_fit(Area a, int row, int col, int cols, Style style, const char *text) {
  put(a, row, col, col + cols, style, text);
  return col + cols;
}

int area_right(Area a, int row, int end, Style style, const char *text) {
  int col = end - utf8_width(text);
  put(a, row, col < 0 ? 0 : col, end, style, text);
  return col < 0 ? 0 : col;
}

void area_line(Area a, int row, int col, int cols, const char *symbol, Style style) {
  uint32_t rune = utf8_next(&symbol);
  if (row < 0 || row >= a.rows) return;
  for (int i = col < 0 ? 0 : col; i < col + cols && i < a.cols; i++) set(a, row, i, rune, style);
}

void area_column(Area a, int col, const char *symbol, Style style) {
  for (int row = 0; row < a.rows; row++) area_line(a, row, col, 1, symbol, style);
}

void area_mark(Area a, int row, int col, int cols, Style style) {
  if (row < 0 || row >= a.rows) return;
  for (int i = col < 0 ? 0 : col; i < col + cols && i < a.cols; i++) at(a, row, i)->style |= style;
}

void area_spot(Area a, int row, int col, int cols, uint32_t key) {
  Grid *g = a.grid;
  if (col < 0) cols += col, col = 0;
  if (col + cols > a.cols) cols = a.cols - col;
  if (row < 0 || row >= a.rows || cols <= 0 || g->nspots == GRID_SPOTS) return;
  g->spots[g->nspots++] = (Spot){a.row + row, a.col + col, cols, key};
}

uint32_t grid_spot(const Grid *g, int row, int col) {
  for (int i = g->nspots - 1; i >= 0; i--)
    if (g->spots[i].row == row && col >= g->spots[i].col && col < g->spots[i].col + g->spots[i].cols)
      return g->spots[i].key;
  return 0;
}
