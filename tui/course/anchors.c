// Names of lines, read from the text alone: nothing is compiled (see anchors.h).
#include "anchors.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20 };

static const char word_signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

static const char *blanks(const char *s) { return s + strspn(s, " \t"); }

const Anchor *anchors_find(const Anchors *a, const char *name) {
  for (int i = 0; i < a->n; i++)
    if (!strcmp(a->list[i].name, name)) return &a->list[i];
  return NULL;
}

void anchors_names(const Anchors *a, char *to, size_t size) {
  *to = 0;
  for (int i = 0; i < a->n; i++) snprintf(to + strlen(to), size - strlen(to), "%s%s", i ? ", " : "", a->list[i].name);
}

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80; }

bool anchors_has_word(const Anchors *a, const char *word, size_t n) {
  size_t all = strlen(a->text);
  for (const char *s = a->text; n && (s = memmem(s, all - (size_t)(s - a->text), word, n)); s++) {
    bool before = s == a->text || !is_word(s[-1]) || !is_word(*word);
    if (before && (!is_word(s[n]) || !is_word(word[n - 1]))) return true;
  }
  return false;
}

// ---- a line ----

static bool complain(Reading *r, const Anchors *a, uint32_t line, const char *name, const char *what) {
  snprintf(r->why, r->size, "%s:%u: \"%s\" %s", a->file, line, name, what);
  return false;
}

static bool add(Reading *r, Anchors *a, AnchorKind kind, const char *name, uint32_t line) {
  Anchor *known = (Anchor *)(uintptr_t)anchors_find(a, name);
  if (!*name) return complain(r, a, line, kind == ANCHOR_MARK ? "#: mark" : "#: switch", "has no name");
  if (known && (kind != ANCHOR_SWITCH || known->kind != kind)) return complain(r, a, line, name, "is there twice");
  if (!known) {
    known = &a->list[a->n++];
    *known = (Anchor){.kind = kind, .name = name};
  }
  if (known->nlines < ANCHOR_LINES) known->lines[known->nlines++] = line;
  return true;
}

// "1..16 explore 2" or "fork|spawn", behind "NAME = 4" or "METHOD = "fork"".
static void read_knob(LabKnob *k, const char *begin, const char *marker, const char *form) {
  const char *equals = memchr(begin, '=', (size_t)(marker - begin)), *explore = strstr(form, "explore ");
  const char *value = equals ? blanks(equals + 1) : "";
  k->is_choice = *value == '"' || *value == '\'';
  k->value = k->explore = strtoll(value, NULL, 10);
  if (explore && explore < form + strcspn(form, "\n")) k->explore = strtoll(explore + 8, NULL, 10);
  if (k->is_choice) {
    k->nchoices = 1;
    snprintf(k->choices[0], sizeof k->choices[0], "%.*s", (int)strcspn(value + 1, "\"'"), value + 1);
  }
}

static bool read_line(Reading *r, Anchors *a, const char *begin, uint32_t line) {
  size_t n = strcspn(begin, "\n");
  const char *marker = memmem(begin, n, "#:", 2);
  if (!marker) return true;
  const char *s = blanks(marker + 2), *name;
  if (!strncmp(s, "mark ", 5) || !strncmp(s, "switch ", 7)) {
    AnchorKind kind = *s == 'm' ? ANCHOR_MARK : ANCHOR_SWITCH;
    s = blanks(s + (kind == ANCHOR_MARK ? 5 : 7));
    name = keep_printf(r->keep, "%.*s", (int)strspn(s, word_signs), s);
    return add(r, a, kind, name, line);
  }
  if (strncmp(s, "knob ", 5)) return true;
  const char *from = blanks(begin);
  name = keep_printf(r->keep, "%.*s", (int)strspn(from, word_signs), from);
  if (!add(r, a, ANCHOR_KNOB, name, line)) return false;
  Anchor *knob = &a->list[a->n - 1];
  snprintf(knob->knob.name, sizeof knob->knob.name, "%s", name);
  read_knob(&knob->knob, begin, marker, s);
  return true;
}

bool anchors_read(Reading *r, const char *path, Anchors *a) {
  size_t size;
  char *text = file_text(path, MOST_BYTES, &size);
  if (!text) return snprintf(r->why, r->size, "%s: %s", path, strerror(errno)), false;
  *a = (Anchors){.file = keep_text(r->keep, path), .text = keep_text(r->keep, text)};
  free(text);
  int markers = 0;
  for (const char *s = a->text; (s = strstr(s, "#:")); s++) markers++;
  a->list = keep_get(r->keep, sizeof *a->list * (size_t)(markers + 1));
  uint32_t line = 1;
  for (const char *s = a->text; *s; s += strcspn(s, "\n"), s += *s == '\n', line++)
    if (!read_line(r, a, s, line)) return false;
  return true;
}
