// The ends that a search came to, on explore's screen: in what order they stand, and each as a row with its text, its
// share as a bar, and what kind of break it is.
#include "explore_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "stepping.h"
#include "tui/glass/utf8.h"
#include "tui/words/said.h"

enum { BAR = 24 };

// ---- the ends in order: those that break first, then by how many orders come to them ----

static bool before(const LabOutcome *a, const LabOutcome *b) {
  if (a->breaks != b->breaks) return a->breaks;
  return a->orders > b->orders;
}

static int by_place(const void *a, const void *b) {
  const LabOutcome *x = *(const LabOutcome *const *)a, *y = *(const LabOutcome *const *)b;
  return before(x, y) ? -1 : before(y, x) ? 1 : x < y ? -1 : x > y;
}

// The outcomes as they stand in the list, until the next call. NULL: there are none, or no memory.
static const LabOutcome *const *ends_of(const LabExplore *e) {
  static const LabOutcome **ends;
  static int room;
  if (!e->noutcomes || !GROW(ends, room, e->noutcomes, 16)) return NULL;
  for (int i = 0; i < e->noutcomes; i++) ends[i] = &e->outcomes[i];
  qsort(ends, (size_t)e->noutcomes, sizeof *ends, by_place);
  return ends;
}

int ends_place(const LabExplore *e, const LabOutcome *o) {
  const LabOutcome *const *ends = ends_of(e);
  for (int i = 0; ends && i < e->noutcomes; i++)
    if (ends[i] == o) return i;
  return 0;
}

int ends_at(const View *v, int place) {
  const LabOutcome *const *ends = ends_of(v->explore);
  return ends ? (int)(ends[place] - v->explore->outcomes) : 0;
}

// ---- the outcomes ----

int ends_rows(const View *v, Area a) {
  int n = v->explore->noutcomes, most = a.rows < 30 ? 3 : a.rows / 4 > 20 ? 20 : a.rows / 4;
  return n < 1 ? 1 : n < most ? n : most;
}

static const char *kind_word(const View *v, const LabOutcome *o) {
  switch (o->kind) {
  case LAB_ENDS_STALE: return view_say(v, WORD_KIND_STALE);
  case LAB_ENDS_EXCEPTION: return view_say(v, WORD_KIND_EXCEPTION);
  case LAB_ENDS_DEADLOCK: return view_say(v, WORD_KIND_DEADLOCK);
  case LAB_ENDS_LIVELOCK: return view_say(v, WORD_KIND_LIVELOCK);
  case LAB_ENDS_OK:
  case LAB_ENDINGS: break;
  }
  return "";
}

static const char *pattern_word(const View *v, const LabOutcome *o) {
  static const Word words[PATTERNS] = {
#define P(id, name) [PATTERN_##id] = WORD_PATTERN_##id,
      EXPLORE_PATTERNS(P)
#undef P
  };
  return o->pattern == PATTERN_NONE ? kind_word(v, o) : view_say(v, words[o->pattern]);
}

// "deadlock: A waits for b, held by B": with letters for processes, since there is little room. "": there is no shared
// value to name, only that all end.
static const char *outcome_text(const View *v, const LabOutcome *o, char *to, size_t size) {
  enum { MOST = 64 };
  const char *names[MOST] = {NULL};
  for (int i = 0; i < o->nnames && i < MOST; i++) names[i] = o->names[i];
  if (!o->nnames) names[0] = "MainProcess";  // whose order is not made ready: of the others nothing is known
  if (!*o->text) return view_say(v, WORD_ALL_END);
  char text[LAB_TEXT * 4];
  return letters_for_names(names, MOST, said_in(v->language, o->said, o->text, text, sizeof text), to, size);
}

// ---- told apart where there is little room ----

static size_t same_bytes(const char *a, const char *b) {
  size_t n = 0;
  while (a[n] && a[n] == b[n]) n++;
  while (n > 0 && ((unsigned char)a[n] & 0xc0) == 0x80) n--;
  return n;
}

// How far it is the same as one of the others that are shown with it.
static size_t same_as_shown(const View *v, const char *text, int rows) {
  size_t most = 0;
  for (int i = 0; i < rows && v->outcome_top + i < v->explore->noutcomes; i++) {
    char other[LAB_TEXT * 2];
    const LabOutcome *o = &v->explore->outcomes[ends_at(v, v->outcome_top + i)];
    const char *said = outcome_text(v, o, other, sizeof other);
    size_t n = strcmp(said, text) == 0 ? 0 : same_bytes(text, said);
    most = n > most ? n : most;
  }
  return most;
}

// Back to where what differs begins: its name, or its number.
static size_t begin_of(const char *text, size_t at) {
  enum { BACK = 12 };
  for (size_t i = at, n = 0; i > 0 && n < BACK; i--, n++)
    if (strchr(";,:", text[i - 1])) return i;
  while (at > 0 && text[at - 1] != ' ') at--;
  return at;
}

// What is cut from a text that is too wide is its middle, where it differs from another one only behind that.
static void shorten(const View *v, char *text, size_t size, int cols, int rows) {
  enum { HEAD = 10 };
  char tail[LAB_TEXT * 2];
  int head = 0, kept = 0;
  const char *at = text;
  if (utf8_width(text) <= cols) return;
  size_t same = same_as_shown(v, text, rows);
  snprintf(tail, sizeof tail, "%s", text);
  tail[same] = '\0';
  if (utf8_width(tail) + 3 < cols) return;  // the difference is seen
  snprintf(tail, sizeof tail, "%s", text + begin_of(text, same));
  head = cols - 1 - utf8_width(tail) > HEAD ? cols - 1 - utf8_width(tail) : HEAD;
  while (*at) {
    const char *next = at;
    char one[5] = "";
    utf8_put(one, utf8_next(&next));
    if ((kept += utf8_width(one)) > head) break;
    at = next;
  }
  snprintf(text + (at - text), size - (size_t)(at - text), "…%s", tail);
}

// A good mark stands where nothing is left open: all orders that do not break come to one end, and rest on nothing.
static bool is_right(const LabExplore *e) {
  LabVerdict verdict = lab_verdict(e);
  return verdict == LAB_PROVED || (verdict == LAB_BROKEN && e->complete && !e->ndiffers && !e->ncaveats);
}

static int share_cols(Area a) { return a.cols >= 100 ? BAR : BAR / 2; }

// How many orders come to it, as a bar and as a number. Returns the column after it.
static int draw_share(const View *v, Area a, int row, int col, const LabOutcome *o, uint64_t all, bool right) {
  char count[100], number[32], total[32];
  int cols = share_cols(a), bar = all ? (int)((double)o->orders / (double)all * cols + 0.5) : 0;
  if (bar < 1 && o->orders) bar = 1;
  area_line(a, row, col, bar, "█", o->breaks ? STYLE_BAD : right ? STYLE_GOOD : STYLE_PLAIN);
  snprintf(count, sizeof count, view_say(v, WORD_ORDERS_OF), say_number(number, sizeof number, (int64_t)o->orders),
           say_number(total, sizeof total, (int64_t)all));
  return area_put(a, row, col + cols + 1, STYLE_PLAIN, o->orders ? count : view_say(v, WORD_BEFORE_ITS_TURN)) + 2;
}

// Returns the column after it.
static int draw_outcome(View *v, Area a, int row, int i, int text_cols, int rows, uint64_t all) {
  const LabOutcome *o = &v->explore->outcomes[i];
  bool right = is_right(v->explore);
  char text[LAB_TEXT * 2], whole[LAB_TEXT * 2];
  bool chosen = o == explore_chosen(v);
  snprintf(text, sizeof text, "%s", outcome_text(v, o, whole, sizeof whole));
  shorten(v, text, sizeof text, text_cols, rows);
  if (chosen) area_put(a, row, 0, STYLE_KEY | STYLE_BOLD, "▸");
  int col = area_fit(a, row, 1, text_cols, chosen ? STYLE_PLAIN | STYLE_BOLD : STYLE_PLAIN, text) + 2;
  if (!v->explore->by_states) col = draw_share(v, a, row, col, o, all, right);
  if (o->breaks) col = area_print(a, row, col, STYLE_BAD | STYLE_BOLD, "✗ %s", pattern_word(v, o)) + 2;
  else if (right) col = area_put(a, row, col, STYLE_GOOD, "✓") + 2;
  if (o->replayed > 0) col = area_put(a, row, col, STYLE_FAINT, view_say(v, WORD_REPLAYED));
  if (o->replayed < 0) col = area_put(a, row, col, STYLE_BAD | STYLE_BOLD, view_say(v, WORD_REPLAY_DIFFERS));
  return col;
}

// What stands at the right of the first and the last row: how many ends are above, how many below, and how many orders
// come to those below. Where a row has no room for these words, a number alone.
typedef struct More {
  char above[24], below[160], narrow[24];
} More;

static More more_of(const View *v, int rows) {
  const LabExplore *e = v->explore;
  More m = {"", "", ""};
  char number[32];
  int below = e->noutcomes - v->outcome_top - rows;
  uint64_t orders = 0;
  if (v->outcome_top > 0) snprintf(m.above, sizeof m.above, " ↑%d", v->outcome_top);
  if (below <= 0) return m;
  const LabOutcome *const *ends = ends_of(e);
  for (int i = 0; ends && i < below; i++) orders += ends[v->outcome_top + rows + i]->orders;
  int n = snprintf(m.below, sizeof m.below, view_say(v, below == 1 ? WORD_MORE_END : WORD_MORE_ENDS), below);
  if (!e->by_states)
    n += snprintf(m.below + n, sizeof m.below - (size_t)n, view_say(v, orders == 1 ? WORD_IN_ORDER : WORD_IN_ORDERS),
                  say_number(number, sizeof number, (int64_t)orders));
  snprintf(m.below + n, sizeof m.below - (size_t)n, " ↓");
  snprintf(m.narrow, sizeof m.narrow, " ↓%d", below);
  return m;
}

static Area without(Area a, const char *mark) { return area_part(a, 0, 0, a.rows, a.cols - utf8_width(mark)); }

static void draw_rows(View *v, Area a, int row, int rows, int text_cols, uint64_t all) {
  More m = more_of(v, rows);
  for (int i = 0; i < rows; i++) {
    bool first = i == 0, last = i == rows - 1;
    const char *mark = first && *m.above ? m.above : "";
    int end = draw_outcome(v, without(a, mark), row + i, ends_at(v, v->outcome_top + i), text_cols, rows, all);
    area_right(a, row + i, a.cols, STYLE_KEY | STYLE_BOLD, mark);
    if (!last || !*m.below || (first && *mark)) continue;
    bool wide = end + utf8_width(m.below) <= a.cols;
    mark = wide ? m.below : m.narrow;
    if (!wide) draw_outcome(v, without(a, mark), row + i, ends_at(v, v->outcome_top + i), text_cols, rows, all);
    area_right(a, row + i, a.cols, STYLE_KEY | STYLE_BOLD, mark);
  }
}

void ends_draw(View *v, Area a, int row, int rows) {
  const LabExplore *e = v->explore;
  int text_cols = 8;
  uint64_t all = 0;
  bool breaks = false;
  for (int i = 0; i < e->noutcomes; i++) {
    char text[LAB_TEXT * 2];
    int w = utf8_width(outcome_text(v, &e->outcomes[i], text, sizeof text));
    text_cols = w > text_cols ? w : text_cols;
    all += e->outcomes[i].orders;
    breaks |= e->outcomes[i].breaks;
  }
  // behind one that breaks stand its kind and what the replay came to, behind others only how many orders they are
  int most = breaks ? a.cols * 42 / 100 : a.cols - share_cols(a) - 27;
  text_cols = text_cols > most ? most : text_cols;
  if (!e->noutcomes) {
    area_put(a, row, 1, STYLE_FAINT, view_say(v, e->running ? WORD_NO_OUTCOME_YET : WORD_NO_OUTCOME));
    return;
  }
  int at = ends_place(e, explore_chosen(v)), *top = &v->outcome_top;
  if (at < *top) *top = at;
  if (at >= *top + rows) *top = at - rows + 1;
  if (*top > e->noutcomes - rows) *top = e->noutcomes - rows;
  draw_rows(v, a, row, rows, text_cols, all);
}
