// A grid as SVG (see svg.h). A row is one <text>; in it each run of cells of one style is a <tspan> with its place and
// its length, so that it stands right whatever font the reader has.
#include "svg.h"

#include <stdio.h>
#include <stdlib.h>

#include "looks.h"
#include "utf8.h"
#include "base/memory_text.h"

enum { CELL_W = 84, CELL_H = 180, FONT = 140, BASE = 135 };  // tenths of a pixel: a cell, its letters, where they stand

// What a colour of 256 is, as most terminals have it.
static unsigned rgb(int colour) {
  static const unsigned sixteen[] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
                                     0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff};
  static const unsigned steps[] = {0, 95, 135, 175, 215, 255};
  if (colour < 16) return sixteen[colour];
  if (colour >= 232) return (unsigned)(8 + 10 * (colour - 232)) * 0x10101u;
  unsigned c = (unsigned)colour - 16;
  return steps[c / 36] << 16 | steps[c / 6 % 6] << 8 | steps[c % 6];
}

static void put_rune(FILE *f, uint32_t rune) {
  char text[8];
  if (rune == '&') fputs("&amp;", f);
  else if (rune == '<') fputs("&lt;", f);
  else if (rune == '>') fputs("&gt;", f);
  else {
    size_t n = utf8_put(text, rune);
    fwrite(text, 1, n, f);
  }
}

static void put_text(FILE *f, const char *text) {
  while (*text) put_rune(f, utf8_next(&text));
}

static void put_colours(FILE *f, const char *ground, const char *chosen, const char *plain, bool light) {
  fprintf(f, "svg{--g:%s;--s:%s", ground, chosen);
  for (int i = 0; i < STYLE_NAMES; i++) {
    int colour = light ? looks[i].light : looks[i].dark;
    if (colour < 0) fprintf(f, ";--c%d:%s", i, plain);
    else fprintf(f, ";--c%d:#%06x", i, rgb(colour));
  }
  fputs("}", f);
}

static void put_styles(FILE *f) {
  fputs("<style>", f);
  put_colours(f, "#16181c", "#444444", "#e4e4e4", false);
  fputs("@media(prefers-color-scheme:light){", f);
  put_colours(f, "#ffffff", "#eeeeee", "#1c1c1c", true);
  fputs("}", f);
  for (int i = 0; i < STYLE_NAMES; i++) fprintf(f, ".c%d{fill:var(--c%d)}", i, i);
  fputs(".b{font-weight:bold}.d{opacity:.7}.u{text-decoration:underline}.g{fill:var(--g)}.s{fill:var(--s)}"
        "text{white-space:pre;font-family:\"DejaVu Sans Mono\",\"Noto Sans Mono CJK SC\",monospace;font-size:14px}"
        "</style>\n",
        f);
}

static void put_run(FILE *f, const Cell *row, int from, int to) {
  Style s = row[from].style;
  fprintf(f, "<tspan x=\"%.1f\" textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\" class=\"", from * CELL_W / 10.0,
          (to - from) * CELL_W / 10.0);
  if (s & STYLE_REVERSE) fputs("g", f);
  else fprintf(f, "c%d", s & STYLE_NAME);
  fprintf(f, "%s%s%s\">", s & STYLE_BOLD ? " b" : "", s & STYLE_DIM ? " d" : "", s & STYLE_UNDERLINE ? " u" : "");
  for (int i = from; i < to; i++) {
    if (row[i].rune) put_rune(f, row[i].rune);
    if (row[i].mark) put_rune(f, row[i].mark);
  }
  fputs("</tspan>", f);
}

static int run_end(const Cell *row, int from, int to) {
  int i = from + 1;
  while (i < to && row[i].style == row[from].style) i++;
  return i;
}

// The ground of what is chosen or reversed.
static void put_ground(FILE *f, const Cell *row, int y, int from, int to) {
  Style s = row[from].style;
  if (!(s & (STYLE_REVERSE | STYLE_CHOSEN))) return;
  fprintf(f, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" class=\"", from * CELL_W / 10.0, y * CELL_H / 10,
          (to - from) * CELL_W / 10.0, CELL_H / 10);
  if (s & STYLE_REVERSE) fprintf(f, "c%d\"/>", s & STYLE_NAME);
  else fputs("s\"/>", f);
}

static void put_row(FILE *f, const Grid *g, int y) {
  const Cell *row = g->cells + (size_t)y * (size_t)g->cols;
  int end = g->cols;
  while (end && row[end - 1].rune == ' ' && !(row[end - 1].style & (STYLE_REVERSE | STYLE_CHOSEN))) end--;
  for (int i = 0; i < end; i = run_end(row, i, end)) put_ground(f, row, y, i, run_end(row, i, end));
  fprintf(f, "<text y=\"%.1f\">", (y * CELL_H + BASE) / 10.0);
  for (int i = 0; i < end; i = run_end(row, i, end)) put_run(f, row, i, run_end(row, i, end));
  fputs("</text>\n", f);
}

char *grid_svg(const Grid *g, const char *title) {
  char *text = NULL;
  size_t size;
  FILE *f = open_memstream(&text, &size);
  if (!f) return NULL;
  fprintf(f, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %.1f %.1f\">\n<title>",
          g->cols * CELL_W / 10.0, g->rows * CELL_H / 10.0);
  put_text(f, title);
  fputs("</title>\n", f);
  put_styles(f);
  fputs("<rect width=\"100%\" height=\"100%\" class=\"g\"/>\n", f);
  for (int y = 0; y < g->rows; y++) put_row(f, g, y);
  fputs("</svg>\n", f);
  return memory_text(f, &text);
}
