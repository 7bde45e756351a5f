// In what the ends of a program differ (see ends.h).
#include "ends.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "cell_text.h"
#include "shown_parts.h"

enum { SHOWN = 4, TEXT_MOST = 44, HEAD_LEAST = 16 };  // texts told of one place; bytes of one; of a beginning left out

static int by_number(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

int ends_count(const Outcome *const *o, int n) {
  uint64_t *end = malloc((size_t)n * sizeof *end + 1);
  int count = 0;
  if (end == NULL) return n;
  for (int i = 0; i < n; i++) end[i] = o[i]->end;
  qsort(end, (size_t)n, sizeof *end, by_number);
  for (int i = 0; i < n; i++) count += i == 0 || end[i] != end[i - 1];
  free(end);
  return count;
}

// ---- a list of texts, one for each outcome, becomes a difference if two of them differ ----

static bool same_text(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

static bool all_same(const char *const *text, int n) {
  for (int i = 1; i < n; i++)
    if (!same_text(text[0], text[i])) return false;
  return true;
}

static const char **room_for_texts(EndDifferences *d) {
  const char **text = calloc((size_t)d->outcomes + 1, sizeof *text);
  if (text == NULL) d->no_memory = true;
  return text;
}

// Takes text over.
static void add(EndDifferences *d, EndPlace place, const char *name, int line, const char **text) {
  if (text == NULL || all_same(text, d->outcomes) || !GROW(d->list, d->room, d->n + 1, 8)) {
    free(text);
    return;
  }
  EndDifference *new = &d->list[d->n++];
  *new = (EndDifference){.place = place, .line = line, .text = text};
  snprintf(new->name, sizeof new->name, "%s", name);
}

static const char *copy(EndDifferences *d, const char *text, size_t n) {
  const char *c = texts_add(&d->texts, text, n);
  if (c == NULL) d->no_memory = true;
  return c;
}

// ---- values ----

// All are lists (dicts) with as many parts (and the same keys) as the first.
static bool alike(const char *const *text, int n) {
  for (int i = 0; i < n; i++)
    if (text[i] == NULL || (text[i][0] != '[' && text[i][0] != '{') || text[i][0] != text[0][0]) return false;
  for (int i = 1; i < n; i++) {
    const char *a = text[0] + 1, *b = text[i] + 1;
    ShownPart x, y;
    bool more = true;
    while (more) {
      more = shown_next(&a, &x);
      if (shown_next(&b, &y) != more) return false;
      if (more && (x.key_size != y.key_size || memcmp(x.key, y.key, x.key_size) != 0)) return false;
    }
  }
  return true;
}

static void add_parts(EndDifferences *d, const char *name, const char *const *text) {
  const char **at = room_for_texts(d);
  if (at == NULL) return;
  for (int i = 0; i < d->outcomes; i++) at[i] = text[i] + 1;
  bool more = true;
  for (int index = 0; more; index++) {
    char part_name[sizeof d->list->name];
    const char **part = room_for_texts(d);
    for (int i = 0; i < d->outcomes && part && more; i++) {
      ShownPart p;
      more = shown_next(&at[i], &p);
      if (!more) break;
      part[i] = copy(d, p.text, p.size);
      if (p.key_size) snprintf(part_name, sizeof part_name, "%s[%.*s]", name, (int)p.key_size, p.key);
      else snprintf(part_name, sizeof part_name, "%s[%d]", name, index);
    }
    if (more && part) add(d, END_VALUE, part_name, 0, part);
    else free(part);
    more &= part != NULL;
  }
  free(at);
}

static void differ_in_value(const Outcome *const *o, const char *name, EndDifferences *d) {
  const char **text = room_for_texts(d);
  if (text == NULL) return;
  for (int i = 0; i < d->outcomes; i++) text[i] = outcome_value(o[i], name);
  if (!all_same(text, d->outcomes) && alike(text, d->outcomes)) {
    add_parts(d, name, text);
    free(text);
    return;
  }
  for (int i = 0; i < d->outcomes; i++)
    if (text[i]) text[i] = copy(d, text[i], strlen(text[i]));
  add(d, END_VALUE, name, 0, text);
}

// ---- a process ----

static const OutcomeProcess *process_named(const Outcome *o, const char *name) {
  for (int i = 0; i < o->nprocesses; i++)
    if (strcmp(o->process[i].name, name) == 0) return &o->process[i];
  return NULL;
}

static int lines_of(const char *text) {
  int n = 0;
  for (; *text; n++) {
    const char *end = strchr(text, '\n');
    text = end ? end + 1 : text + strlen(text);
  }
  return n;
}

// The next line of each text into line; there is none where a text is at its end.
static void take_lines(EndDifferences *d, const char **at, int n, const char **line) {
  for (int i = 0; i < n; i++) {
    if (*at[i] == '\0') continue;
    const char *end = strchrnul(at[i], '\n');
    line[i] = copy(d, at[i], (size_t)(end - at[i]));
    at[i] = *end ? end + 1 : end;
  }
}

static void differ_in_lines(EndDifferences *d, const char *name, const char *const *printed) {
  const char **at = room_for_texts(d);
  int n = d->outcomes, lines = 0;
  if (at == NULL) return;
  for (int i = 0; i < n; i++) {
    at[i] = printed[i];
    if (lines_of(at[i]) > lines) lines = lines_of(at[i]);
  }
  for (int line = 1; line <= lines; line++) {
    const char **text = room_for_texts(d);
    if (text == NULL) break;
    take_lines(d, at, n, text);
    add(d, END_PRINTED, name, lines > 1 ? line : 0, text);
  }
  free(at);
}

static void differ_in_printed(const Outcome *const *o, const char *name, EndDifferences *d) {
  const char **printed = room_for_texts(d);
  if (printed == NULL) return;
  for (int i = 0; i < d->outcomes; i++) {
    const OutcomeProcess *p = process_named(o[i], name);
    printed[i] = p && p->printed ? p->printed : "";
  }
  if (!all_same(printed, d->outcomes)) differ_in_lines(d, name, printed);
  free(printed);
}

static bool all_same_that_are(const char *const *text, int n) {
  const char *one = NULL;
  for (int i = 0; i < n; i++) {
    if (text[i] && one && strcmp(text[i], one) != 0) return false;
    if (text[i]) one = text[i];
  }
  return true;
}

// One that has not ended, or was never started, has no code: that alone is no difference.
static void differ_in_exit(const Outcome *const *o, const char *name, EndDifferences *d) {
  const char **code = room_for_texts(d), **exception = room_for_texts(d);
  for (int i = 0; i < d->outcomes && code && exception; i++) {
    const OutcomeProcess *p = process_named(o[i], name);
    if (p && p->ended) code[i] = copy(d, say_int(p->exitcode).text, strlen(say_int(p->exitcode).text));
    if (p && p->exception[0]) exception[i] = copy(d, p->exception, strlen(p->exception));
  }
  if (code && !all_same_that_are(code, d->outcomes)) add(d, END_EXIT, name, 0, code);
  else free(code);
  if (exception) add(d, END_EXCEPTION, name, 0, exception);
}

// ---- the whole ----

static bool value_before(const Outcome *const *o, int i, const char *name) {
  for (int k = 0; k < i; k++)
    if (outcome_value(o[k], name)) return true;
  return false;
}
static bool process_before(const Outcome *const *o, int i, const char *name) {
  for (int k = 0; k < i; k++)
    if (process_named(o[k], name)) return true;
  return false;
}

void ends_differ(const Outcome *const *o, int n, EndDifferences *d) {
  *d = (EndDifferences){.outcomes = n};
  for (int i = 0; i < n; i++)
    for (int k = 0; k < o[i]->nvalues; k++)
      if (!value_before(o, i, o[i]->value[k].name)) differ_in_value(o, o[i]->value[k].name, d);
  for (int i = 0; i < n; i++)
    for (int k = 0; k < o[i]->nprocesses; k++) {
      const char *name = o[i]->process[k].name;
      if (process_before(o, i, name)) continue;
      differ_in_printed(o, name, d);
      differ_in_exit(o, name, d);
    }
}

void ends_free(EndDifferences *d) {
  for (int i = 0; i < d->n; i++) free(d->list[i].text);
  free(d->list);
  texts_free(&d->texts);
  *d = (EndDifferences){0};
}

// ---- in words ----

static int as_numbers(const void *a, const void *b) {
  const char *x = *(const char *const *)a, *y = *(const char *const *)b;
  double m = strtod(x, NULL), n = strtod(y, NULL);
  return m < n ? -1 : m > n ? 1 : strcmp(x, y);
}

static bool is_number(const char *s) {
  char *end;
  strtod(s, &end);
  return end != s && *end == '\0';
}

// Different texts, numbers in their order; returns how many. *nothing: some outcome has none there.
static int different(const EndDifference *d, int outcomes, const char **text, bool *nothing) {
  int n = 0;
  bool numbers = true;
  *nothing = false;
  for (int i = 0; i < outcomes; i++) {
    int k = 0;
    *nothing |= d->text[i] == NULL && d->place != END_EXIT;
    while (d->text[i] && k < n && strcmp(text[k], d->text[i]) != 0) k++;
    if (d->text[i] && k == n) text[n++] = d->text[i], numbers &= is_number(d->text[i]);
  }
  if (numbers) qsort(text, (size_t)n, sizeof *text, as_numbers);
  return n;
}

// Bytes that all begin with, up to a blank; 0 where the beginning is short enough to be told.
static size_t common_head(const char *const *text, int n) {
  size_t same = strlen(text[0]), longest = 0;
  for (int i = 0; i < n; i++) {
    size_t k = 0;
    while (k < same && text[i][k] == text[0][k]) k++;
    same = k;
    if (strlen(text[i]) > longest) longest = strlen(text[i]);
  }
  while (same > 0 && text[0][same - 1] != ' ') same--;
  return longest <= TEXT_MOST || same < HEAD_LEAST ? 0 : same;
}

typedef struct OneText {
  char text[TEXT_MOST + 8];
} OneText;
static OneText one_text(const char *text, size_t head) {
  OneText t;
  bool whole = strlen(text + head) <= TEXT_MOST;
  size_t n = whole ? strlen(text + head) : TEXT_MOST;
  while (!whole && n > 0 && ((unsigned char)text[head + n] & 0xc0) == 0x80) n--;
  snprintf(t.text, sizeof t.text, "%s%.*s%s", head ? "…" : "", (int)n, text + head, whole ? "" : "…");
  return t;
}

// "9, 10 or 11"
static void say_texts(const char *const *text, int n, bool nothing, Saying *s) {
  size_t head = n ? common_head(text, n) : 0;
  int shown = n > SHOWN ? SHOWN - 1 : n, rest = n - shown;
  for (int i = 0; i < shown; i++) {
    bool last = i == shown - 1 && !rest && !nothing;
    if (i) say_form(s, last ? FORM_OR : FORM_NEXT_VALUE, NULL);
    bool words = strchr(text[i] + head, ' ') != NULL && strncmp(text[i], VALUE_PID, sizeof VALUE_PID - 1) != 0;
    say_form(s, words ? FORM_QUOTED : FORM_TEXT, "text", one_text(text[i], head).text, NULL);
  }
  if (rest) say_form(s, FORM_OR_MORE, "n", say_int(rest + nothing).text, NULL);
  else if (nothing) say_form(s, FORM_OR_NOTHING, NULL);
}

void end_difference_said(const EndDifference *d, int outcomes, Saying *s) {
  static const char *const forms[] = {[END_VALUE] = FORM_END_VALUE,
                                      [END_PRINTED] = FORM_END_PRINTED,
                                      [END_EXIT] = FORM_END_EXIT,
                                      [END_EXCEPTION] = FORM_END_EXCEPTION};
  const char **text = calloc((size_t)outcomes + 1, sizeof *text);
  char said[(SHOWN + 2) * (TEXT_MOST + 48)];
  Saying texts = saying_in(said, sizeof said);
  bool nothing, main = strcmp(d->name, "MainProcess") == 0 && d->place != END_VALUE;
  if (text == NULL) return;
  int n = different(d, outcomes, text, &nothing);
  say_texts(text, n, nothing, &texts);
  char who[2 * WORLD_NAME];
  Saying name = saying_in(who, sizeof who);
  if (main) say_form(&name, FORM_MAIN, NULL);
  say_form(s, forms[d->place], "what", main ? who : d->name, "texts", said, "line",
           d->line ? say_int(d->line).text : "", NULL);
  free(text);
}
