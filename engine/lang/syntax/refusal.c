// What a file cannot be, put into words: the place, the line, the reason, a way out.
#include "refusal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "base/visible.h"
#include "source.h"

static bool continues(char c) { return ((unsigned char)c & 0xc0) == 0x80; }

// Copies at most room - 1 bytes, never half a character.
static void copy_line(char *to, size_t room, const char *from, size_t size) {
  if (size > room - 1)
    for (size = room - 1; size && continues(from[size]); size--) {
    }
  memcpy(to, from, size);
  to[size] = 0;
}

static void fill(Refusal *r, const char *path, const char *kind, const char *instead, const char *what, va_list args) {
  memset(r, 0, sizeof *r);
  visible_text(r->path, sizeof r->path, path);
  visible_text(r->kind, sizeof r->kind, kind);
  visible_text(r->instead, sizeof r->instead, instead);
  r->syntax = *kind != 0;
  char long_what[1024];
  vsnprintf(long_what, sizeof long_what, what, args);
  visible_text(r->what, sizeof r->what, long_what);
}

void refusal_set(Refusal *r, const Source *s, uint32_t line, uint32_t col, const char *kind, const char *instead,
                 const char *what, ...) {
  va_list args;
  va_start(args, what);
  fill(r, s->path, kind, instead, what, args);
  va_end(args);
  size_t size;
  const char *text = source_line(s, line, &size);
  copy_line(r->text, sizeof r->text, text, size);
  r->line = line;
  r->col = 1 + (col > size ? (uint32_t)(col - size) : 0);
  for (size_t i = 0; i < size && i < col; i++) r->col += !continues(text[i]);
}

void refusal_set_bare(Refusal *r, const char *path, uint32_t line, const char *kind, const char *instead,
                      const char *what, ...) {
  va_list args;
  va_start(args, what);
  fill(r, path, kind, instead, what, args);
  va_end(args);
  r->line = line;
  r->col = 1;
}

// How many cells a character takes on a terminal. Without a UTF-8 locale wcwidth knows nothing beyond ASCII: then East
// Asian ranges are wide.
static int cells(uint32_t c) {
  static const uint32_t wide[][2] = {{0x1100, 0x115f},   {0x2e80, 0x303e},  {0x3041, 0xa4cf}, {0xac00, 0xd7a3},
                                     {0xf900, 0xfaff},   {0xfe30, 0xfe6f},  {0xff00, 0xff60}, {0xffe0, 0xffe6},
                                     {0x1f300, 0x1faff}, {0x20000, 0x3fffd}};
  for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
    if (c >= wide[i][0] && c <= wide[i][1]) return 2;
  if (c >= 0x300 && c <= 0x36f) return 0;
  int w = c < 0x80 ? 1 : wcwidth((wchar_t)c);
  return w < 0 ? 1 : w;
}

// The line as it is shown, and the blanks before the caret: a tab stays a tab, a wide character becomes two blanks, one
// that is shown as a mark as many as the mark has.
static void show_line(const Refusal *r, char *line, char *caret, size_t room) {
  size_t n = 0, used = 0;
  const char *s = r->text;
  for (uint32_t i = 1; (*s || i < r->col) && n + VISIBLE_MARK < room && used + VISIBLE_MARK < room; i++) {
    char shown[VISIBLE_MARK] = "";
    int size = 0, width = 1;
    uint32_t c = *s ? source_char(s, s + strlen(s), &size) : ' ';
    if (*s && c != '\t') size = (int)visible_character(s, shown), width = *shown ? (int)strlen(shown) : cells(c);
    size_t bytes = *shown ? strlen(shown) : (size_t)size;
    for (size_t k = 0; k < bytes; k++) line[n++] = *shown ? shown[k] : s[k];
    s += size;
    for (; i < r->col && width > 0; width--) caret[used++] = c == '\t' ? '\t' : ' ';
  }
  line[n] = caret[used] = 0;
}

void refusal_print(const Refusal *r, char *buf, size_t size) {
  enum { ROOM = 4096 };
  char line[ROOM], caret[ROOM];
  show_line(r, line, caret, ROOM);
  const char *kind = r->kind, *colon = *kind ? ": " : "";
  int n = r->line ? snprintf(buf, size, "%s:%u:%u: %s%s%s", r->path, r->line, r->col, kind, colon, r->what)
                  : snprintf(buf, size, "%s: %s%s%s", r->path, kind, colon, r->what);
  if (n > 0 && (size_t)n < size && *r->text) n += snprintf(buf + n, size - (size_t)n, "\n    %s\n    %s^", line, caret);
  if (n > 0 && (size_t)n < size && *r->instead) snprintf(buf + n, size - (size_t)n, "\n    %s", r->instead);
}
