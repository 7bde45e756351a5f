// Objects of one list, together.
#include "arrays.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shared.h"
#include "tui/glass/utf8.h"

enum { START = 12, LEAST_TOGETHER = 4 };

static bool is_number(const LabObject *o) {
  return (o->kind == LAB_KIND_VALUE || o->kind == LAB_KIND_RAWVALUE) && o->is_number;
}
static bool is_lock(const LabObject *o) { return o->kind == LAB_KIND_LOCK || o->kind == LAB_KIND_RLOCK; }

// Nothing is to be said of it but its number, or that it is free.
static bool is_quiet(const LabObject *o) {
  if (o->nwaiting || o->lost || o->stale || o->lost_real != 0) return false;
  return is_number(o) || (is_lock(o) && o->holder < 0 && !o->signal);
}

// Bytes of "vals[" in "vals[3]"; 0: it is in no list.
static size_t stem(const LabObject *o) {
  const char *bracket = strrchr(o->name, '[');
  return bracket ? (size_t)(bracket - o->name) + 1 : 0;
}

static bool of_one_list(const LabObject *a, const LabObject *b) {
  size_t n = stem(a);
  return n && n == stem(b) && !strncmp(a->name, b->name, n) && a->kind == b->kind && !b->owned;
}

bool array_has(const View *v, const ArrayRow *r, int i) {
  const LabObject *o = &v->snap->objects[i];
  if (i == r->first) return true;
  return r->n > 1 && of_one_list(&v->snap->objects[r->first], o) && is_quiet(o);
}

static int count_alike(const View *v, int first) {
  ArrayRow r = {.first = first, .n = 2};
  int n = 0;
  for (int i = 0; i < v->snap->nobjects; i++) n += array_has(v, &r, i);
  return n;
}

// What the page wants first comes first; else the order stays.
static void page_first(const View *v, ArrayRow *rows, int n) {
  static ArrayRow sorted[ARRAYS_MOST];
  int at = 0;
  for (int rank = 0; rank <= LESSON_FIRST; rank++)
    for (int i = 0; i < n; i++)
      if (view_page_rank(v, &v->snap->objects[rows[i].first]) == rank) sorted[at++] = rows[i];
  memcpy(rows, sorted, sizeof *rows * (size_t)at);
}

int arrays_of(View *v, bool together, ArrayRow *to) {
  static bool taken[4096];
  const LabSnapshot *s = v->snap;
  int n = 0;
  memset(taken, 0, sizeof taken);
  for (int quiet = 0; quiet < 2; quiet++)
    for (int i = 0; i < s->nobjects && i < (int)sizeof taken && n < ARRAYS_MOST; i++) {
      const LabObject *o = &s->objects[i];
      bool one = !together || !stem(o) || !is_quiet(o);
      if (o->owned || taken[i] || (together ? one != !quiet : quiet)) continue;
      ArrayRow r = {.first = i, .n = one ? 1 : count_alike(v, i)};
      if (r.n < LEAST_TOGETHER) r.n = 1;
      for (int k = i; k < s->nobjects && k < (int)sizeof taken; k++) taken[k] |= array_has(v, &r, k);
      to[n++] = r;
    }
  page_first(v, to, n);
  return n;
}

static int cell_cols(const View *v, const ArrayRow *r) {
  int most = 1;
  for (int i = r->first; i < v->snap->nobjects; i++)
    if (array_has(v, r, i) && utf8_width(v->snap->objects[i].value) > most)
      most = utf8_width(v->snap->objects[i].value);
  return most + 1;
}

static int in_a_row(const View *v, int cols, const ArrayRow *r) {
  int n = (cols - START - 1) / cell_cols(v, r);
  return n < 1 ? 1 : n;
}

int array_rows(View *v, int cols, const ArrayRow *r) {
  if (r->n == 1) return shared_rows_of(v, cols, &v->snap->objects[r->first]);
  if (is_lock(&v->snap->objects[r->first])) return 1;
  int each = in_a_row(v, cols, r);
  return (r->n + each - 1) / each;
}

// vals[0–39], of whose the chosen one is called by its name.
static void put_name(View *v, Area a, int row, const ArrayRow *r) {
  const LabObject *first = &v->snap->objects[r->first], *last = first, *chosen = NULL;
  char text[LAB_NAME * 2];
  for (int i = r->first; i < v->snap->nobjects; i++) {
    if (!array_has(v, r, i)) continue;
    last = &v->snap->objects[i];
    if (v->object == last->id + 1) chosen = last;
  }
  if (chosen) snprintf(text, sizeof text, "%s", chosen->name);
  else
    snprintf(text, sizeof text, "%.*s%d–%s", (int)stem(first), first->name, atoi(first->name + stem(first)),
             last->name + stem(last));
  char cut[LAB_NAME * 2];
  if (!chosen && utf8_width(text) > START - 2)
    snprintf(text, sizeof text, "%.*s…]", (int)stem(first) < START - 4 ? (int)stem(first) : START - 4, first->name);
  if (chosen) area_put(a, row, 0, STYLE_KEY | STYLE_BOLD, "▸");
  area_fit(a, row, 1, START - 2, STYLE_PLAIN | STYLE_BOLD, view_short_name(text, START - 2, cut, sizeof cut));
}

void array_draw(View *v, Area a, int row, const ArrayRow *r) {
  const LabObject *first = &v->snap->objects[r->first];
  char text[80];
  if (r->n == 1) {
    shared_draw_object(v, a, row, first);
    return;
  }
  put_name(v, a, row, r);
  if (is_lock(first)) {
    snprintf(text, sizeof text, "%d %s", r->n, view_say(v, WORD_FREE));
    area_print(a, row, START, STYLE_FAINT, "◇ %s", text);
    return;
  }
  int each = in_a_row(v, a.cols, r), cols = cell_cols(v, r), n = 0;
  for (int i = r->first; i < v->snap->nobjects; i++) {
    const LabObject *o = &v->snap->objects[i];
    if (!array_has(v, r, i)) continue;
    int at = row + n / each, col = START + n % each * cols;
    bool chosen = v->object == o->id + 1, touched = shared_touched(v, o);
    area_right(area_part(a, 0, 0, a.rows, col + cols), at, col + cols - 1,
               touched ? STYLE_KEY | STYLE_BOLD | STYLE_UNDERLINE : STYLE_PLAIN, o->value);
    if (chosen) area_mark(a, at, col, cols - 1, STYLE_CHOSEN);
    n++;
  }
}

int array_at(View *v, int cols, const ArrayRow *r, int row, int col) {
  int each = r->n == 1 || is_lock(&v->snap->objects[r->first]) ? 1 : in_a_row(v, cols, r), n = 0;
  int wanted = each == 1 ? 0 : row * each + (col < START ? 0 : (col - START) / cell_cols(v, r));
  for (int i = r->first; i < v->snap->nobjects; i++)
    if (array_has(v, r, i) && n++ == wanted) return i;
  return r->first;
}
