// Parts of an answer in the frame of its starter (see frame.h).
#include "frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "names.h"
#include "base/memory_text.h"
#include "base/out_of_memory.h"

typedef struct Part {
  const char *begin, *end;  // its lines, whole
  uint32_t line;
} Part;

static const char *next_line(const char *s) {
  const char *end = strchr(s, '\n');
  return end ? end + 1 : s + strlen(s);
}

// Is this line the comment "#: word", with nothing else in it?
static bool is_mark(const char *line, const char *word) {
  const char *end = line + strcspn(line, "\n"), *s = line + strspn(line, " \t");
  if (strncmp(s, "#:", 2) != 0) return false;
  s += 2 + strspn(s + 2, " \t");
  size_t n = strlen(word);
  if ((size_t)(end - s) < n || memcmp(s, word, n) != 0) return false;
  for (s += n; s < end; s++)
    if (!strchr(" \t\r", *s)) return false;
  return true;
}

// Returns how many parts there are, -1: why. A text without marks is one part.
static int find_parts(const char *text, Part *part, char *why, size_t size) {
  int n = 0;
  bool open = false;
  uint32_t line = 1;
  for (const char *s = text; *s; s = next_line(s), line++) {
    bool edit = is_mark(s, "edit"), end = is_mark(s, "end");
    if ((edit && open) || (end && !open)) {
      snprintf(why, size, "line %u: this mark has no partner: your part stands between #: edit and #: end", line);
      return -1;
    }
    if (edit && n == FRAME_PARTS) return snprintf(why, size, "line %u: too many parts", line), -1;
    if (edit) part[n] = (Part){.begin = next_line(s), .line = line + 1};
    if (end) part[n++].end = s;
    open = edit || (open && !end);
  }
  if (open) return snprintf(why, size, "line %u: the mark #: end is missing", part[n].line - 1), -1;
  if (!n) part[n++] = (Part){text, text + strlen(text), 1};
  return n;
}

bool frame_sound(const char *starter, char *why, size_t size) {
  Part part[FRAME_PARTS];
  return find_parts(starter, part, why, size) > 0;
}

static uint32_t count_lines(const char *s, const char *end) {
  uint32_t n = 0;
  for (; s < end; s++) n += *s == '\n';
  return n;
}

static void put(FILE *f, const char *from, const char *to) { fwrite(from, 1, (size_t)(to - from), f); }

// The frame between two parts, with other names.
static void put_frame(FILE *f, Keep *keep, const char *from, const char *to, const char *const *names,
                      const char *const *others, int n) {
  char *piece = keep_printf(keep, "%.*s", (int)(to - from), from);
  char *other = not_null(names_replace(piece, names, others, n));
  fputs(other, f);
  free(other);
}

static char *joined(Keep *keep, const Part *part, int n) {
  char *text = keep_text(keep, "");
  for (int i = 0; i < n; i++)
    text = keep_printf(keep, "%s%.*s", text, (int)(part[i].end - part[i].begin), part[i].begin);
  return text;
}

// ---- what was changed in the frame ----

static bool same_line(const char *a, const char *b) {
  size_t n = strcspn(a, "\n"), m = strcspn(b, "\n");
  while (n && strchr(" \t\r", a[n - 1])) n--;
  while (m && strchr(" \t\r", b[m - 1])) m--;
  return n == m && memcmp(a, b, n) == 0;
}

// The first line of the piece b (its first is `line`) that is not as the piece a has it; 0: they are the same.
static uint32_t first_changed(const char *a, const char *a_end, const char *b, const char *b_end, uint32_t line) {
  for (; a < a_end && b < b_end && same_line(a, b); a = next_line(a), b = next_line(b)) line++;
  return a < a_end || b < b_end ? line : 0;
}

// The marks themselves are no part of what is compared: blanks may stand before them.
static const char *mark_before(const char *text, const char *at) {
  const char *from = at - 1;
  while (from > text && from[-1] != '\n') from--;
  return from;
}

static uint32_t changed_outside(const char *starter, const Part *given, const char *answer, const Part *own, int n) {
  const char *a = starter, *b = answer;
  uint32_t line = 1, changed = 0;
  if (given[0].begin == starter) return 0;  // no marks: the whole file is the learner's
  for (int i = 0; i < n && !changed; i++) {
    changed = first_changed(a, mark_before(starter, given[i].begin), b, mark_before(answer, own[i].begin), line);
    a = next_line(given[i].end), b = next_line(own[i].end);
    line = 1 + count_lines(answer, b);
  }
  return changed ? changed : first_changed(a, a + strlen(a), b, b + strlen(b), line);
}

bool frame_put(Keep *keep, const char *starter, const char *answer, const char *const *names, const char *const *others,
               int nnames, Framed *to, char *why, size_t size) {
  Part given[FRAME_PARTS], own[FRAME_PARTS];
  int n = find_parts(starter, given, why, size), m = find_parts(answer, own, why, size);
  *to = (Framed){.nparts = n};
  if (n < 0 || m < 0) return false;
  if (given[0].begin != starter && own[0].begin == answer) {
    snprintf(why, size, "no #: edit stands in it: an answer is the task's file, changed between #: edit and #: end");
    return false;
  }
  if (n != m) {
    snprintf(why, size, "%d parts stand between #: edit and #: end; in the starter there are %d", m, n);
    return false;
  }
  char *text = NULL;
  size_t bytes = 0;
  FILE *f = open_memstream(&text, &bytes);
  const char *at = starter;
  uint32_t line = 1;
  for (int i = 0; f && i < n; i++) {
    put_frame(f, keep, at, given[i].begin, names, others, nnames);
    line += count_lines(at, given[i].begin);
    to->parts[i] = (FramePart){own[i].line, count_lines(own[i].begin, own[i].end), line};
    put(f, own[i].begin, own[i].end);
    line += to->parts[i].lines;
    at = given[i].end;
  }
  if (f) put_frame(f, keep, at, at + strlen(at), names, others, nnames);
  bool good = f && memory_text(f, &text);
  if (good) to->text = keep_text(keep, text);
  else snprintf(why, size, "no memory");
  free(text);
  to->own = joined(keep, own, m);
  to->given = joined(keep, given, n);
  to->outside = changed_outside(starter, given, answer, own, n);
  return good;
}

uint32_t frame_line(const Framed *f, uint32_t line) {
  for (int i = f->nparts - 1; i >= 0; i--) {
    const FramePart *p = &f->parts[i];
    if (line >= p->in_frame) return line - p->in_frame + p->line;
  }
  return line;
}

// ---- how much was changed ----

enum { LINES_MOST = 2000 };

static int split(const char *text, const char **line) {
  int n = 0;
  for (const char *s = text; *s && n < LINES_MOST; s = next_line(s)) line[n++] = s;
  return n;
}

// By the longest common subsequence, one row at a time.
int lines_changed(const char *a, const char *b) {
  const char **line = calloc(2 * (size_t)LINES_MOST, sizeof *line);
  int *row = calloc((size_t)LINES_MOST + 1, sizeof *row);
  if (!line || !row) return free(line), free(row), LINES_MOST;
  const char **of_b = line + LINES_MOST;
  int n = split(a, line), m = split(b, of_b);
  for (int i = 0; i < n; i++)
    for (int j = 0, diagonal = 0; j < m; j++) {
      int above = row[j + 1];
      row[j + 1] = same_line(line[i], of_b[j]) ? diagonal + 1 : above > row[j] ? above : row[j];
      diagonal = above;
    }
  int common = row[m];
  free(line);
  free(row);
  return (n > m ? n : m) - common;
}
