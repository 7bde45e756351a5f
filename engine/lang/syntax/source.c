// A program's text: checked once, so that everything behind it may trust that it is UTF-8 without NUL.
#include "source.h"

#include <stdio.h>
#include <string.h>

#include "lang/object/heap.h"
#include "refusal.h"

uint32_t source_char(const char *s, const char *end, int *size) {
  const unsigned char *u = (const unsigned char *)s;
  static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};  // shorter forms of a character are not UTF-8
  *size = 1;
  if (u[0] < 0x80) return u[0];
  int n = u[0] >= 0xf0 && u[0] < 0xf8 ? 4 : u[0] >= 0xe0 ? 3 : u[0] >= 0xc2 ? 2 : 0;
  if (!n || u[0] >= 0xf8 || end - s < n) return 0xfffd;
  uint32_t c = u[0] & (0xffu >> (n + 1));
  for (int i = 1; i < n; i++) {
    if ((u[i] & 0xc0) != 0x80) return 0xfffd;
    c = c << 6 | (u[i] & 0x3f);
  }
  if (c < least[n] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) return 0xfffd;
  *size = n;
  return c;
}

static bool encoding_is_ours(const char *name, size_t n) {
  static const char *const ours[] = {"utf-8", "utf8", "utf_8", "utf-8-sig", "ascii", "us-ascii"};
  for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
    if (strlen(ours[i]) == n && strncasecmp(ours[i], name, n) == 0) return true;
  return false;
}

// A comment "coding: NAME" or "coding=NAME" in one of the first two lines. False: another encoding than ours, and the
// text shows it.
static bool encoding_fits(const char *path, const char *text, const char *end, bool ascii, Refusal *r) {
  for (uint32_t line = 1; line <= 2 && text < end; line++) {
    const char *stop = memchr(text, '\n', (size_t)(end - text));
    if (!stop) stop = end;
    const char *c = text;
    while (c < stop && (*c == ' ' || *c == '\t' || *c == '\f')) c++;
    if (c < stop && *c != '#') return true;
    const char *at = memmem(c, (size_t)(stop - c), "coding", 6);
    if (at && (at += 6) < stop && (*at == ':' || *at == '=')) {
      for (at++; at < stop && (*at == ' ' || *at == '\t'); at++) {
      }
      size_t n = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
      if (n > (size_t)(stop - at)) n = (size_t)(stop - at);
      if (ascii || encoding_is_ours(at, n)) return true;
      refusal_set_bare(r, path, line, "", "save the file as UTF-8", "a file in the encoding %.*s", (int)n, at);
      return false;
    }
    text = stop + (stop < end);
  }
  return true;
}

static bool text_is_good(const char *path, const char *text, size_t size, Refusal *r) {
  bool ascii = true;
  uint32_t line = 1;
  for (const char *s = text, *end = text + size; s < end;) {
    int n;
    uint32_t c = source_char(s, end, &n);
    if (c == 0)
      return refusal_set_bare(r, path, line, "SyntaxError", "", "source code cannot contain null bytes"), false;
    if (c == 0xfffd && n == 1) {
      refusal_set_bare(r, path, line, "SyntaxError", "save the file as UTF-8",
                       "Non-UTF-8 code starting with '\\x%02x' in file %.100s on line %u, but no encoding declared",
                       (unsigned char)*s, path, line);
      return false;
    }
    if (c == '\n') line++;
    if (n > 1) ascii = false;
    s += n;
  }
  return encoding_fits(path, text, text + size, ascii, r);
}

static char *constant_copy(const char *s, size_t n) {
  char *copy = code_space_alloc(n + 1);
  memcpy(copy, s, n);
  return copy;
}

Source *source_new(const char *path, const char *module, const char *text, size_t size, Refusal *r) {
  if (size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) text += 3, size -= 3;
  if (size > 16 << 20) return refusal_set_bare(r, path, 0, "", "", "a program of more than 16 MiB"), NULL;
  if (!text_is_good(path, text, size, r)) return NULL;
  Source *s = code_space_alloc(sizeof *s);
  char *copy = code_space_alloc(size + 2);
  uint32_t used = 0, nlines = 1;
  for (size_t i = 0; i < size; i++) {
    char c = text[i];
    if (c == '\r') {
      if (i + 1 < size && text[i + 1] == '\n') i++;
      c = '\n';
    }
    copy[used++] = c;
    nlines += c == '\n';
  }
  uint32_t *starts = code_space_alloc(nlines * sizeof *starts);
  uint32_t line = 1;
  for (uint32_t i = 0; i < used; i++)
    if (copy[i] == '\n') starts[line++] = i + 1;
  if (nlines > 1 && starts[nlines - 1] == used) nlines--;  // a newline at the end begins no further line
  s->path = constant_copy(path, strlen(path));
  s->module = constant_copy(module, strlen(module));
  s->text = copy;
  s->size = used;
  s->line_start = starts;
  s->nlines = nlines;
  return s;
}

const char *source_line(const Source *s, uint32_t line, size_t *size) {
  *size = 0;
  if (line < 1 || line > s->nlines) return "";
  const char *start = s->text + s->line_start[line - 1];
  *size = strcspn(start, "\n");
  return start;
}
