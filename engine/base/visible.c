// What others wrote, shown (see visible.h).
#include "visible.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Span {
  uint32_t first, last;
} Span;

// Unicode's controls, separators of lines, and what is written for the direction or the joining of others.
static const Span odd[] = {
    {0x00, 0x1f},     {0x7f, 0x9f},     {0xad, 0xad},       {0x61c, 0x61c},     {0x115f, 0x1160}, {0x17b4, 0x17b5},
    {0x180b, 0x180f}, {0x200b, 0x200f}, {0x2028, 0x202e},   {0x2060, 0x206f},   {0x3164, 0x3164}, {0xfeff, 0xfeff},
    {0xffa0, 0xffa0}, {0xfff0, 0xfffb}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff},
};

bool visible_is_odd(uint32_t c) {
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
    if (c >= odd[i].first && c <= odd[i].last) return true;
  return false;
}

// The character and its bytes; 0: it is none.
static size_t decode(const unsigned char *s, uint32_t *c) {
  size_t n = *s < 0x80                 ? 1
             : *s >= 0xc2 && *s < 0xe0 ? 2
             : *s >= 0xe0 && *s < 0xf0 ? 3
             : *s >= 0xf0 && *s < 0xf5 ? 4
                                       : 0;
  *c = n == 1 ? *s : *s & (0x7fu >> n);
  for (size_t i = 1; i < n; i++) {
    if ((s[i] & 0xc0) != 0x80) return 0;
    *c = *c << 6 | (s[i] & 0x3f);
  }
  bool bad = (n == 3 && (*c < 0x800 || (*c >= 0xd800 && *c < 0xe000))) || (n == 4 && (*c < 0x10000 || *c > 0x10ffff));
  return bad ? 0 : n;
}

size_t visible_character(const char *text, char shown[VISIBLE_MARK]) {
  uint32_t c;
  size_t n = decode((const unsigned char *)text, &c);
  shown[0] = '\0';
  if (n == 0) return snprintf(shown, VISIBLE_MARK, "\\x%02x", (unsigned char)*text), 1;
  if (n == 1 && c >= 0x20 && c < 0x7f) return 1;
  if (!visible_is_odd(c)) return n;
  const char *named = c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : NULL;
  if (named) strcpy(shown, named);
  else snprintf(shown, VISIBLE_MARK, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
  return n;
}

void visible_text(char *out, size_t size, const char *text) {
  size_t at = 0;
  if (size == 0) return;
  while (*text) {
    char shown[VISIBLE_MARK];
    size_t n = visible_character(text, shown), m = *shown ? strlen(shown) : n;
    if (at + m + 1 > size) break;
    memmove(out + at, *shown ? shown : text, m);
    at += m;
    text += n;
  }
  out[at] = '\0';
}

const char *visible_first_odd(const char *text, const char *allowed) {
  char shown[VISIBLE_MARK];
  for (size_t n; *text; text += n) {
    n = visible_character(text, shown);
    if (*shown && (n > 1 || !strchr(allowed, *text))) return text;
  }
  return NULL;
}

static void put_line(FILE *f, const char *before, const char *form, va_list args) {
  enum { SHORT = 2048 };
  char room[SHORT], *text = room, *shown;
  va_list again;
  va_copy(again, args);
  int n = vsnprintf(room, sizeof room, form, args);
  if (n >= SHORT && (text = malloc((size_t)n + 1))) vsnprintf(text, (size_t)n + 1, form, again);
  va_end(again);
  if (n < 0 || !text) return;
  size_t most = strlen(text) * 4 + 1;  // a mark is at most four times what it stands for
  if ((shown = malloc(most))) {
    visible_text(shown, most, text);
    fprintf(f, "%s%s\n", before, shown);
  }
  free(shown);
  if (text != room) free(text);
}

void visible_line(FILE *f, const char *form, ...) {
  va_list args;
  va_start(args, form);
  put_line(f, "", form, args);
  va_end(args);
}

void complain(const char *form, ...) {
  va_list args;
  va_start(args, form);
  put_line(stderr, "mplab: ", form, args);
  va_end(args);
}
