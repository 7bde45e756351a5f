// Text folded into lines: at spaces, and between any two wide characters but where Chinese forbids it (no closing mark
// may begin a line, no opening one may end it). Marks `…` and *…* or **…** choose the style and take no room.
#include <string.h>

#include "tui/glass/utf8.h"
#include "view.h"

typedef struct Flow {
  Area area;
  int row, skip, rows, col;
  Style style;
  bool code, stress;
} Flow;

static bool closing(uint32_t rune) {
  static const uint32_t marks[] = {0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0xFF09, 0x300D,
                                   0x300F, 0x300B, 0x3011, 0x201D, 0x2019, 0x2026, 0x2014, ',',    '.',
                                   ':',    ';',    '!',    '?',    ')',    '`',    '*'};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (marks[i] == rune) return true;
  return false;
}

static bool opening(uint32_t rune) {
  return rune == 0xFF08 || rune == 0x300C || rune == 0x300E || rune == 0x300A || rune == 0x3010 || rune == 0x201C ||
         rune == 0x2018 || rune == '(';
}

// One unbreakable piece: a word, or a wide character with the marks that cling to it. Its width is without markup.
static const char *piece_end(const char *s, int *width) {
  const char *end = s;
  uint32_t before = 0;
  bool code = false;
  *width = 0;
  while (*end && *end != ' ' && *end != '\n') {
    const char *next = end;
    uint32_t rune = utf8_next(&next);
    int w = rune_width(rune);
    bool markup = rune == '`' || (rune == '*' && !code);
    if (before && !markup && !opening(before) && !closing(rune) && (w == 2 || rune_width(before) == 2)) break;
    if (rune == '`') code = !code;
    if (!markup) {
      *width += w;
      before = rune;
    }
    end = next;
  }
  return end;
}

static void new_line(Flow *f) {
  f->rows++;
  f->col = 0;
}

static void show(Flow *f, const char *from, const char *to) {
  char text[8];
  while (from < to) {
    const char *start = from;
    uint32_t rune = utf8_next(&from);
    if (rune == '`') {
      f->code = !f->code;
      continue;
    }
    if (rune == '*' && !f->code) {
      from += from < to && *from == '*';
      f->stress = !f->stress;
      continue;
    }
    int w = rune_width(rune), row = f->row + f->rows - f->skip;
    if (f->col && f->col + w > f->area.cols) new_line(f), row = f->row + f->rows - f->skip;
    memcpy(text, start, (size_t)(from - start));
    text[from - start] = 0;
    if (f->rows >= f->skip && row < f->area.rows)
      area_put(f->area, row, f->col, f->code ? STYLE_CODE : f->stress ? f->style | STYLE_BOLD : f->style, text);
    f->col += w;
  }
}

int flow_text(Area a, int row, int skip, Style style, const char *text) {
  Flow f = {.area = a, .row = row, .skip = skip, .style = style};
  while (*text) {
    int width;
    if (*text == '\n') {
      new_line(&f);
      text++;
      continue;
    }
    if (*text == ' ') {
      f.col += f.col > 0 && f.col < a.cols;
      text++;
      continue;
    }
    const char *end = piece_end(text, &width);
    if (f.col && f.col + width > a.cols) new_line(&f);
    show(&f, text, end);
    text = end;
  }
  return f.rows + 1;
}

const char *flow_arrows(Area a, const char *text, char *to, size_t size) {
  size_t n = 0;
  if (!a.grid->ascii || !(strstr(text, "→") || strstr(text, "←"))) return text;
  while (*text && n + 3 < size) {
    const char *arrow = !strncmp(text, "→", 3) ? "->" : !strncmp(text, "←", 3) ? "<-" : NULL;
    if (arrow) {
      memcpy(to + n, arrow, 2);
      n += 2;
      text += 3;
    } else {
      to[n++] = *text++;
    }
  }
  to[n] = 0;
  return to;
}
