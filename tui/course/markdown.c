// Headings and the texts below them (see markdown.h).
#include "markdown.h"
#include "base/visible.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20, LEVELS = 3 };

static bool tell(Reading *r, const char *file, int line, const char *what, const char *heading) {
  if (line) snprintf(r->why, r->size, "%s:%d: \"%s\" %s", file, line, heading, what);
  else snprintf(r->why, r->size, "%s: \"%s\" %s", file, heading, what);
  return false;
}

static const char *next_line(const char *s) {
  const char *end = strchr(s, '\n');
  return end ? end + 1 : s + strlen(s);
}

static int level_of(const char *line) {
  int n = (int)strspn(line, "#");
  return n >= 1 && n <= LEVELS && line[n] == ' ' ? n : 0;
}

// The text between, without the blank lines at its ends.
static const char *trimmed(Keep *keep, const char *from, const char *to) {
  while (from < to && isspace((unsigned char)*from)) from++;
  while (to > from && isspace((unsigned char)to[-1])) to--;
  return keep_printf(keep, "%.*s", (int)(to - from), from);
}

// ``` begins and ends a block in which # is code.
static bool is_fence(const char *line) { return strncmp(line, "```", 3) == 0; }

static int count_headings(const char *text) {
  bool code = false;
  int n = 0;
  for (const char *s = text; *s; s = next_line(s)) {
    code ^= is_fence(s);
    n += !code && level_of(s);
  }
  return n;
}

static bool is_twice(const Markdown *m, const Section *s) {
  for (const Section *other = s - 1; other >= m->sections && other->level >= s->level; other--)
    if (other->level == s->level && !strcmp(other->heading, s->heading)) return true;
  return false;
}

// "page: Its title" is the key "page" and its title. The file's own title is all title.
static void split_heading(Keep *keep, Section *s, const char *line, const char *end) {
  static const char wide[] = "：";
  const char *colon = memchr(line, ':', (size_t)(end - line)), *other = memmem(line, (size_t)(end - line), wide, 3);
  size_t n = 1;
  if (other && (!colon || other < colon)) colon = other, n = 3;
  if (s->level == 1 || !colon) colon = end, n = 0;
  s->heading = trimmed(keep, line, colon);
  s->title = trimmed(keep, colon + n, end);
}

static bool take_heading(Reading *r, Markdown *m, const char *line, int number) {
  Section *s = &m->sections[m->n++];
  s->level = level_of(line);
  s->line = number;
  split_heading(r->keep, s, line + s->level, line + strcspn(line, "\n"));
  s->text = "";
  bool first = m->n == 1;
  if (first != (s->level == 1)) return tell(r, m->file, number, "cannot be: the title alone has one #", s->heading);
  if (s->level == 3 && m->n == 2) return tell(r, m->file, number, "is a part of no section", s->heading);
  return !is_twice(m, s) || tell(r, m->file, number, "is there twice", s->heading);
}

bool markdown_parse(Reading *r, const char *file, const char *text, Markdown *m) {
  *m = (Markdown){.file = file, .sections = keep_get(r->keep, sizeof(Section) * (size_t)(count_headings(text) + 1))};
  const char *body = text;
  bool code = false;
  int number = 1;
  for (const char *s = text; *s; s = next_line(s), number++) {
    code ^= is_fence(s);
    if (code || !level_of(s)) continue;
    if (m->n) m->sections[m->n - 1].text = trimmed(r->keep, body, s);
    if (!take_heading(r, m, s, number)) return false;
    body = next_line(s);
  }
  if (!m->n) return snprintf(r->why, r->size, "%s:1: a title is expected: # Title", file), false;
  m->sections[m->n - 1].text = trimmed(r->keep, body, body + strlen(body));
  return true;
}

bool markdown_read(Reading *r, const char *sub, const char *name, Markdown *m) {
  const char *file = keep_printf(r->keep, "%s/%s/%s", r->folder, sub, name);
  size_t size;
  char *text = file_text(file, MOST_BYTES, &size);
  if (!text) return snprintf(r->why, r->size, "%s: %s", file, strerror(errno)), false;
  const char *odd = visible_first_odd(text, "\n\t");
  char mark[VISIBLE_MARK];
  if (odd) visible_character(odd, mark);
  if (odd) snprintf(r->why, r->size, "%s: it has the character %s, which cannot be shown", file, mark);
  bool good = !odd && markdown_parse(r, file, text, m);
  free(text);
  return good;
}

// ---- what stands in it ----

static Section *find(const Markdown *m, const char *section, const char *part) {
  for (int i = 0; i < m->n; i++) {
    if (m->sections[i].level != 2 || strcmp(m->sections[i].heading, section)) continue;
    if (!part) return &m->sections[i];
    for (int k = i + 1; k < m->n && m->sections[k].level == 3; k++)
      if (!strcmp(m->sections[k].heading, part)) return &m->sections[k];
  }
  return NULL;
}

static Section *used(Reading *r, Markdown *m, const char *section, const char *part, bool optional) {
  Section *s = find(m, section, part);
  char place[200];
  snprintf(place, sizeof place, "## %s%s%s", section, part ? " / ### " : "", part ? part : "");
  if (!s && !optional) tell(r, m->file, 0, "is missing", place);
  if (s) s->used = true;
  return s;
}

const char *markdown_headed(Reading *r, Markdown *m, const char *section, const char *part) {
  Section *s = used(r, m, section, part, false);
  if (!s || *s->title) return s ? s->title : NULL;
  tell(r, m->file, s->line, "has no title: a colon and then it", s->heading);
  return NULL;
}

const char *markdown_take(Reading *r, Markdown *m, const char *section, const char *part, bool optional) {
  Section *s = used(r, m, section, part, optional);
  if (!s) return NULL;
  if (*s->text) return s->text;
  tell(r, m->file, s->line, "has no text", s->heading);
  return NULL;
}

const char *markdown_title(Reading *r, Markdown *m) {
  Section *s = m->sections;
  s->used = true;
  if (*s->heading && !*s->text) return s->heading;
  tell(r, m->file, s->line, *s->text ? "has text of its own: it belongs in a section" : "is empty", s->heading);
  return NULL;
}

bool markdown_all_used(Reading *r, const Markdown *m) {
  for (int i = 0; i < m->n; i++) {
    const Section *s = &m->sections[i];
    bool above = s->level == 2 && i + 1 < m->n && m->sections[i + 1].level == 3 && !*s->text;
    if (!s->used && !above) return tell(r, m->file, s->line, "is a spare heading", s->heading);
  }
  return true;
}

// ---- lists ----

// Where the entry's own text begins; NULL: the line begins no entry.
static const char *entry(const char *line) {
  size_t digits = strspn(line, "0123456789");
  if (digits && line[digits] == '.' && line[digits + 1] == ' ') return line + digits + 2;
  return line[0] == '-' && line[1] == ' ' ? line + 2 : NULL;
}

int markdown_list(Keep *keep, const char *text, const char **entries, int most) {
  int n = 0;
  for (const char *s = text; *s; s = next_line(s)) {
    const char *begin = entry(s), *end = s + strcspn(s, "\n");
    bool blank = s + strspn(s, " \t") == end;
    if (begin && n == most) return -1;
    if (begin) entries[n++] = trimmed(keep, begin, end);
    else if (!blank && n && *s == ' ')
      entries[n - 1] = keep_printf(keep, "%s %s", entries[n - 1], trimmed(keep, s, end));
    else if (!blank) return -1;
  }
  return n;
}
