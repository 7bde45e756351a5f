// The shared objects, drawn as structures: a number with its history, a lock with its holder and its waiters, a queue
// as a row of boxes. An object has one or two rows; a part of another (a Value's own lock) is on that one's row.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "arrays.h"
#include "shared.h"
#include "tui/glass/utf8.h"
#include "view.h"

// WIDE: columns from which no kind is cut
enum { NAME_COLS = 10, KIND_COLS = 10, KIND_COLS_WIDE = 13, WIDE = 60, PIPE_HOLDS = 65536, WAITERS_SHOWN = 8 };

static bool has_lock(const LabObject *o) { return o->kind == LAB_KIND_LOCK || o->kind == LAB_KIND_RLOCK; }
static bool is_condition(const LabObject *o) { return o->kind == LAB_KIND_CONDITION; }
static bool has_feeder(const LabObject *o) { return o->kind == LAB_KIND_QUEUE || o->kind == LAB_KIND_JOINABLEQUEUE; }

static void value_text(const LabObject *o, char *to, size_t size) {
  bool whole = o->is_number && o->number == floor(o->number) && fabs(o->number) < 1e15 && !strpbrk(o->value, ".en");
  if (whole) say_number(to, size, (int64_t)o->number);
  else snprintf(to, size, "%s", o->value);
}

static void sparkline(const LabObject *o, char *to, int cells) {
  static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  int n = o->nhistory < cells ? o->nhistory : cells, first = o->nhistory - n;
  double low = INFINITY, high = -INFINITY;
  *to = 0;
  for (int i = 0; i < n; i++) {
    double x = o->history[first + i];
    low = x < low ? x : low;
    high = x > high ? x : high;
  }
  for (int i = 0; i < n; i++) {
    int level = high > low ? (int)((o->history[first + i] - low) / (high - low) * 7 + 0.5) : 0;
    strcat(to, bars[level < 0 ? 0 : level > 7 ? 7 : level]);
  }
}

int shared_put_waiters(Area a, int row, int col, const LabObject *o) {
  int most = o->nwaiting > WAITERS_SHOWN ? WAITERS_SHOWN : o->nwaiting;
  while (most > 1 && o->nwaiting > WAITERS_SHOWN && col + 3 * most + 5 > a.cols) most--;  // their number is in sight
  for (int i = 0; i < most; i++) col = view_put_strand(a, row, col + (i > 0), o->waiting[i].slot, o->waiting[i].strand);
  if (o->nwaiting <= most) return col;
  return area_print(a, row, col, STYLE_FAINT, " +%d", o->nwaiting - most);
}

int shared_put_waiting(View *v, Area a, int row, int col, const LabObject *o) {
  if (!o->nwaiting) return col;
  col = area_print(a, row, col, STYLE_FAINT, "┄ %s ", view_say(v, WORD_WAITING));
  return shared_put_waiters(a, row, col, o);
}

// ◆ A ×2  waiting C · D
static int draw_lock(View *v, Area a, int row, int col, const LabObject *o, bool quiet) {
  if (o->holder >= 0) {
    col = area_put(a, row, col, o->holder_dead ? STYLE_BAD : STYLE_PLAIN, "◆ ");
    col = view_put_strand(a, row, col, o->holder, o->holder_strand);
    if (o->depth > 1) col = area_print(a, row, col, STYLE_PLAIN, " ×%d", o->depth);
    if (o->holder_dead) col = area_print(a, row, col, STYLE_BAD, " %s", view_say(v, WORD_HOLDER_GONE));
  } else if (o->signal) {
    col = area_print(a, row, col, STYLE_PLAIN, o->depth ? "○ %s" : "● %s",
                     view_say(v, o->depth ? WORD_NO_SIGNAL : WORD_SIGNAL_THERE));
  } else {
    col = area_print(a, row, col, STYLE_FAINT, quiet ? "◇" : "◇ %s", view_say(v, WORD_FREE));
  }
  return quiet || !o->nwaiting ? col : shared_put_waiting(v, a, row, col + 2, o);
}

static const LabObject *own_lock(const View *v, const LabObject *o) {
  for (int i = 0; i < v->snap->nobjects; i++)
    if (v->snap->objects[i].owned && v->snap->objects[i].owner == o->id && has_lock(&v->snap->objects[i]))
      return &v->snap->objects[i];
  return NULL;
}

// "lost 1,423"; of what fell: how many stores, and by how much "lost 3 (-7)".
static void lost_text(const View *v, const LabObject *o, bool shortly, char *to, size_t size) {
  char number[32], stale[32];
  const char *lost = shortly ? "" : view_say(v, WORD_LOST), *gap = shortly ? "" : " ";
  if (o->lost_real != 0) snprintf(number, sizeof number, "%g", o->lost_real);
  else say_number(number, sizeof number, o->lost);
  if (o->lost < 0 || o->lost_real < 0)
    snprintf(to, size, "✗ %s%s%s (%s)", lost, gap, say_number(stale, sizeof stale, (int64_t)o->stale), number);
  else snprintf(to, size, "✗ %s%s%s", lost, gap, number);
}

static void draw_value(View *v, Area a, int row, int col, const LabObject *o) {
  char text[LAB_TEXT + 32], bars[LAB_HISTORY * 4];
  value_text(o, text, sizeof text);
  bool lost = o->lost || o->lost_real != 0 || o->stale;
  const LabObject *lock = own_lock(v, o);
  int end = a.cols;
  if (lost) {
    char said[64];
    lost_text(v, o, false, said, sizeof said);
    if (o->is_number && col + utf8_width(text) + 2 + utf8_width(said) > a.cols)  // both numbers are there, whole
      lost_text(v, o, true, said, sizeof said);
    end = area_right(a, row, a.cols - 1, STYLE_BAD | STYLE_BOLD, said) - 1;
  }
  Area body = area_part(a, row, 0, 1, end);
  if (!o->is_number) {
    area_put(body, 0, col, STYLE_PLAIN | STYLE_BOLD, text);
    return;
  }
  int width = utf8_width(text), least = col + 9 < end ? 9 : end - col - 1;  // numbers end in one column, if it is there
  if (least < width) least = width;
  area_put(body, 0, col + least - width, STYLE_PLAIN | STYLE_BOLD, text);
  col += least + 2;
  int cells = end - col - (lock ? 5 : 1);
  cells = cells > 24 ? 24 : cells;
  if (cells > 3 && o->nhistory > 1 && !view_stepping(v)) {  // samples of time say nothing of steps
    sparkline(o, bars, cells);
    area_put(body, 0, col, STYLE_KEY, bars);
  }
  if (lock && lock->holder >= 0) draw_lock(v, body, 0, col + (cells > 3 ? cells + 1 : 0), lock, true);
}

static void draw_queue(View *v, Area a, int row, int col, const LabObject *o) {
  char text[80];
  int end = a.cols - 1;
  if (o->maxsize > 0) snprintf(text, sizeof text, view_say(v, WORD_OF), (long long)o->size, (long long)o->maxsize);
  else snprintf(text, sizeof text, view_say(v, WORD_ITEMS), (long long)o->size);
  end = area_right(a, row, end, STYLE_FAINT, text) - 1;
  Area boxes = area_part(a, row, 0, 1, end);
  int64_t places = o->maxsize > 0 && o->maxsize < LAB_ITEMS ? o->maxsize : o->nitems;
  if (!places) col = area_put(boxes, 0, col, STYLE_FAINT, view_say(v, WORD_EMPTY)) + 1;
  else area_put(boxes, 0, col++, STYLE_FRAME, "│");
  for (int i = 0; i < places && col < end; i++) {
    int room = end - col;
    if (room < 8 && i + 1 < places) {
      area_put(boxes, 0, col, STYLE_FAINT, "…");
      break;
    }
    if (i < o->nitems) {
      col = view_put_letter(boxes, 0, col, o->items[i].maker);
      col = area_print(boxes, 0, col, STYLE_PLAIN, ":%s", o->items[i].text);
    } else {
      col += 3;
    }
    area_put(boxes, 0, col++, STYLE_FRAME, "│");
  }
  if (o->size > o->nitems && col < end) area_put(boxes, 0, col, STYLE_FAINT, "…");
}

static bool is_pipe(const LabObject *o) { return o->kind == LAB_KIND_PIPE; }

static bool second_row(const LabObject *o) {
  return (is_pipe(o) && (o->two_way || o->nwaiting)) || (o->stale && o->last_lost_by >= 0) || is_condition(o) ||
         (has_feeder(o) && (o->nwaiting || o->unfed || o->unfinished)) || (o->typecode[0] && o->nwaiting);
}

static bool guarded(const LabObject *o) { return o->guarding.with > 0; }

static int put_end(Area a, int row, int col, const LabEnd *e) {
  if (e->nopen) col = view_put_letters(a, row, col, e->open, e->nopen < 8 ? e->nopen : 8, e->nopen);
  return e->nopen && !e->lent ? col : area_put(a, row, col, STYLE_FAINT, e->lent ? "…" : "–");
}

// A ◂│42│[1, 2]│◂ B: what B has sent, the next to be received nearest to A; and the other way.
static void draw_way(View *v, Area a, int row, int col, const LabObject *o, int from) {
  const LabEnd *e = &o->end[from];
  char number[32], right[48] = "";
  bool full = e->bytes >= PIPE_HOLDS;
  if (e->bytes)
    snprintf(right, sizeof right, view_say(v, full ? WORD_PIPE_FULL : WORD_PIPE_BYTES),
             say_number(number, sizeof number, e->bytes));
  if (*right)
    a = area_part(a, 0, 0, a.rows, area_right(a, row, a.cols - 1, full ? STYLE_WARN : STYLE_FAINT, right) - 1);
  const LabItem *items = o->items + (from ? 0 : o->end[1].nitems);
  const char *way = from ? "◂" : "▸";
  col = put_end(a, row, col, &o->end[0]) + 1;
  col = area_print(a, row, col, STYLE_FAINT, "%s│", way);
  if (e->messages > e->nitems && !from) col = area_put(a, row, col, STYLE_FAINT, "…│");
  for (int i = 0; i < e->nitems && col < a.cols - 12; i++) {
    col = area_print(a, row, col, STYLE_PLAIN, "%s", items[from ? i : e->nitems - 1 - i].text);
    col = area_put(a, row, col, STYLE_FRAME, "│");
  }
  if (e->messages > e->nitems && from) col = area_put(a, row, col, STYLE_FAINT, "…│");
  col = area_print(a, row, col, STYLE_FAINT, "%s ", way);
  put_end(a, row, col, &o->end[1]);
}

// line 10: B wrote 41,203 over A's 41,203, unseen      line 10: B wrote over A's, unseen: where there is no room
static void draw_last_lost(View *v, Area a, int row, const LabObject *o) {
  int col = area_print(a, row, 3, STYLE_FAINT, view_say(v, WORD_LAST_LOST), o->last_lost_line);
  if (o->last_lost_by < 0) return;
  char wrote[80], was[80];
  int room = a.cols - col - utf8_width(view_letter(o->last_lost_by)) - utf8_width(view_letter(o->last_lost_over));
  snprintf(wrote, sizeof wrote, view_say(v, WORD_WROTE_OVER), o->last_wrote);
  snprintf(was, sizeof was, view_say(v, WORD_WROTE_WAS), o->last_was);
  if (utf8_width(wrote) + utf8_width(was) > room)
    snprintf(was, sizeof was, view_say(v, WORD_WROTE_WAS_SHORT), o->last_was);
  if (utf8_width(wrote) + utf8_width(was) > room) {
    snprintf(wrote, sizeof wrote, "%s", view_say(v, WORD_WROTE_OVER_SHORT));
    snprintf(was, sizeof was, "%s", view_say(v, WORD_WROTE_UNSEEN));
  }
  col = view_put_letter(a, row, col, o->last_lost_by);
  col = area_put(a, row, col, STYLE_FAINT, wrote);
  col = view_put_letter(a, row, col, o->last_lost_over);
  area_put(a, row, col, STYLE_FAINT, was);
}

// As the program calls it: a Condition's own lock by the Condition's name.
static void lock_name(const View *v, const LabObject *of, const LabObject *lock, char *to, size_t size) {
  char name[LAB_NAME + 16];
  const LabObject *owner = lock && lock->owned ? view_object(v, lock->owner) : NULL;
  if (!lock) snprintf(to, size, "?");
  else if (!owner) snprintf(to, size, "%s", view_object_name(lock, name, sizeof name));
  else if (owner == of) snprintf(to, size, "%s", view_say(v, WORD_OWN_LOCK));
  else
    snprintf(to, size, is_condition(owner) ? "%s" : view_say(v, WORD_LOCK_OF),
             view_object_name(owner, name, sizeof name));
  char *of_whom = v->language == CHINESE ? strstr(to, "'s ") : NULL;  // a name that mplab has given: changed's RLock
  if (!of_whom || strlen(to) + 4 >= size) return;
  memmove(of_whom + 5, of_whom + 3, strlen(of_whom + 3) + 1);
  // NOLINTNEXTLINE(bugprone-not-null-terminated-result): in the middle of a text
  memcpy(of_whom, " 的 ", 5);
}

// 18 of 430 touched it without lock, the last on line 10: B        18 without lock: line 10 B
// What is not so comes first: a row that is cut must not say "guarded" of what was not.
static void draw_some_without(View *v, Area a, int row, const LabGuarding *g, const char *lock) {
  static const Word forms[] = {WORD_SOME_WITHOUT, WORD_SOME_WITHOUT_SHORT, WORD_SOME_WITHOUT_SHORT};
  enum { FORMS = sizeof forms / sizeof *forms, COL = 3 };
  char without[32], all[32], some[80], text[LAB_NAME + 200];
  say_number(without, sizeof without, (int64_t)g->without);
  say_number(all, sizeof all, (int64_t)(g->with + g->without));
  for (int i = 0; i < FORMS; i++) {
    if (i + 1 < FORMS)
      snprintf(some, sizeof some, view_say(v, g->gaps ? WORD_SOME_OF_SEEN : WORD_SOME_OF), without, all);
    else snprintf(some, sizeof some, view_say(v, WORD_SOME_TIMES), without);
    snprintf(text, sizeof text, view_say(v, forms[i]), some, lock, g->last_line);
    if (COL + utf8_width(text) + view_letter_cols(v) <= a.cols) break;
  }
  int col = area_put(a, row, COL, STYLE_WARN, text);
  if (g->last_by >= 0) view_put_letter(a, row, col, g->last_by);
}

// ◆ guarded by lock (all 412 accesses)        ✗ without lock: line 10 B        18 of 430 touched it without lock, …
static void draw_guarding(View *v, Area a, int row, const LabObject *o) {
  const LabGuarding *g = &o->guarding;
  const LabObject *lock = view_object(v, g->lock);
  char text[LAB_NAME + 40], number[32], times[80];
  lock_name(v, o, lock, text, sizeof text);
  if (g->without && !g->open) {
    draw_some_without(v, a, row, g, text);
    return;
  }
  int col = area_put(a, row, 3, g->open ? STYLE_BAD | STYLE_BOLD : STYLE_GOOD, g->open ? "✗ " : "◆ ");
  if (g->open) {
    col = area_print(a, row, col, STYLE_BAD | STYLE_BOLD, view_say(v, WORD_WITHOUT_LOCK), text, g->last_line);
    view_put_letter(a, row, col, g->last_by);
    return;
  }
  col = area_print(a, row, col, STYLE_GOOD, view_say(v, WORD_GUARDED_BY), text);
  say_number(number, sizeof number, (int64_t)g->with);
  snprintf(times, sizeof times,
           view_say(v, g->with == 1 ? g->gaps ? WORD_ONE_ACCESS_SEEN : WORD_ONE_ACCESS
                       : g->gaps    ? WORD_ACCESSES_SEEN
                                    : WORD_ACCESSES),
           number);
  if (col + utf8_width(times) > a.cols) snprintf(times, sizeof times, view_say(v, WORD_ACCESSES_SHORT), number);
  area_put(a, row, col, STYLE_FAINT, times);
}

static void draw_second(View *v, Area a, int row, int col, const LabObject *o) {
  if (is_pipe(o) && o->two_way) {
    draw_way(v, a, row, col, o, 0);
    return;
  }
  if (o->stale && o->last_lost_by >= 0) {
    draw_last_lost(v, a, row, o);
    return;
  }
  if (o->unfed) {
    area_put(a, row, col, STYLE_FAINT, "");
    col = area_print(a, row, col, STYLE_FAINT, view_say(v, WORD_UNFED), (long long)o->unfed) + 2;
  }
  if (o->unfinished)
    col = area_print(a, row, col, STYLE_FAINT, view_say(v, WORD_UNFINISHED), (long long)o->unfinished) + 2;
  if (is_condition(o) || o->nwaiting) {
    Word what = is_condition(o) ? WORD_ASLEEP : WORD_WAITING;
    col = area_print(a, row, col, STYLE_FAINT, "┄ %s ", view_say(v, what));
    col = o->nwaiting ? shared_put_waiters(a, row, col, o) : area_put(a, row, col, STYLE_FAINT, "–");
  }
  if (o->nwoken) {
    col = area_print(a, row, col + 2, STYLE_FAINT, "▸ %s ", view_say(v, WORD_WOKEN));
    view_put_letters(a, row, col, o->woken, o->nwoken < 8 ? o->nwoken : 8, o->nwoken);
  }
}

// Was the last step on this object?
bool shared_touched(const View *v, const LabObject *o) {
  const LabGate *g = v->gate;
  return view_stepping(v) && g->at > 0 && g->history[g->at - 1].object == o->id &&
         g->history[g->at - 1].by != LAB_BY_LEARNER;
}

static void draw_mutex(View *v, Area a, int row, int col, const LabObject *o) { draw_lock(v, a, row, col, o, false); }

static void draw_condition(View *v, Area a, int row, int col, const LabObject *o) {
  const LabObject *lock = own_lock(v, o);
  if (lock) draw_lock(v, a, row, col, lock, false);
}

static void draw_listener(View *v, Area a, int row, int col, const LabObject *o) {
  if (o->size || o->nitems) draw_queue(v, a, row, col, o);  // connections that are not yet accepted
}

static void draw_pipe(View *v, Area a, int row, int col, const LabObject *o) { draw_way(v, a, row, col, o, 1); }

static void draw_board(View *v, Area a, int row, int col, const LabObject *o) {
  if (board_is_drawn(o)) board_draw(v, a, row, col, o);
}

// What draws a kind, from the column after its name and kind. One without a row is drawn as how it stands.
static void (*const draw_as[LAB_KINDS])(View *v, Area a, int row, int col, const LabObject *o) = {
    [LAB_KIND_VALUE] = draw_value,
    [LAB_KIND_ARRAY] = draw_value,
    [LAB_KIND_RAWVALUE] = draw_value,
    [LAB_KIND_RAWARRAY] = draw_value,
    [LAB_KIND_STRUCTURE] = draw_value,
    [LAB_KIND_LOCK] = draw_mutex,
    [LAB_KIND_RLOCK] = draw_mutex,
    [LAB_KIND_SEMAPHORE] = meeting_draw_semaphore,
    [LAB_KIND_BOUNDED] = meeting_draw_semaphore,
    [LAB_KIND_CONDITION] = draw_condition,
    [LAB_KIND_QUEUE] = draw_queue,
    [LAB_KIND_JOINABLEQUEUE] = draw_queue,
    [LAB_KIND_SIMPLEQUEUE] = draw_queue,
    [LAB_KIND_LISTENER] = draw_listener,
    [LAB_KIND_POOL] = draw_board,
    [LAB_KIND_EXECUTOR] = draw_board,
    [LAB_KIND_MANAGER] = draw_board,
    [LAB_KIND_PIPE] = draw_pipe,
};

void shared_draw_object(View *v, Area a, int row, const LabObject *o) {
  char name[LAB_NAME + 16];
  bool narrow = a.cols < 46;
  bool chosen = v->object == o->id + 1;
  if (shared_touched(v, o) || chosen) area_put(a, row, 0, STYLE_KEY | STYLE_BOLD, "▸");
  if (chosen && v->focus == PANEL_SHARED) area_mark(a, row, 1, a.cols - 1, STYLE_CHOSEN);
  char cut[LAB_NAME + 16];
  const char *shown = view_short_name(view_object_name(o, name, sizeof name), NAME_COLS, cut, sizeof cut);
  int col = area_fit(a, row, 1, NAME_COLS, STYLE_PLAIN | STYLE_BOLD, shown) + 1;
  if (!narrow) {
    char kind[40];
    snprintf(kind, sizeof kind, "%s%s%s", lab_kind_label(o->kind), *o->typecode ? " " : "", o->typecode);
    col = area_fit(a, row, col, a.cols < WIDE ? KIND_COLS : KIND_COLS_WIDE, STYLE_FAINT, kind) + 1;
  }
  (draw_as[o->kind] ? draw_as[o->kind] : meeting_draw_standing)(v, a, row, col, o);
  if (board_is_drawn(o)) return;  // its rows are its own
  if (second_row(o)) draw_second(v, a, ++row, col, o);
  if (guarded(o)) draw_guarding(v, a, ++row, o);
}

int shared_rows_of(View *v, int cols, const LabObject *o) {
  static Grid none;
  Area a = {.grid = &none, .rows = 0, .cols = cols};
  return board_is_drawn(o) ? board_draw(v, a, 0, 0, o) : 1 + second_row(o) + guarded(o);
}

void shared_draw_one(View *v, Area a, const LabObject *o) {
  int chosen = v->object;
  v->object = 0;
  shared_draw_object(v, a, 0, o);
  area_put(a, 0, 0, STYLE_PLAIN, " ");  // it is not chosen there
  v->object = chosen;
}

static int rows_in_all(View *v, int cols) {
  int total = 0;
  for (int i = 0; i < v->snap->nobjects; i++)
    if (!v->snap->objects[i].owned) total += shared_rows_of(v, cols, &v->snap->objects[i]);
  return total;
}

// Those that are alike stand together where not each has a row of its own.
static int rows_shown(View *v, int cols, int rows, ArrayRow *to) {
  return arrays_of(v, rows && rows_in_all(v, cols) > rows, to);
}

static void draw(View *v, Area a) {
  static ArrayRow all[ARRAYS_MOST];
  int row = -v->scroll[PANEL_SHARED], total = 0, n = rows_shown(v, a.cols, a.rows, all);
  for (int i = 0; i < n; i++) {
    int rows = array_rows(v, a.cols, &all[i]);
    if (row + rows > 0 && row < a.rows) array_draw(v, a, row, &all[i]);
    row += rows;
    total += rows;
  }
  v->shared_rows = a.rows, v->shared_cols = a.cols;
  if (!total) area_put(a, 0, 1, STYLE_FAINT, view_say(v, WORD_NOTHING_SHARED));
  v->most[PANEL_SHARED] = total > a.rows ? total - a.rows : 0;
  if (v->scroll[PANEL_SHARED] > v->most[PANEL_SHARED]) v->scroll[PANEL_SHARED] = v->most[PANEL_SHARED];
}

static int wants(View *v, Area a) {
  enum { MOST_WANTED = 20 };
  static ArrayRow all[ARRAYS_MOST];
  int total = rows_in_all(v, a.cols);
  if (total > MOST_WANTED) {
    total = 0;
    for (int i = 0, n = arrays_of(v, true, all); i < n; i++) total += array_rows(v, a.cols, &all[i]);
  }
  return total < 1 ? 1 : total;
}

// 60: 40 Value  19 Lock  1 Queue: where not each has a row of its own.
static void info(View *v, Area a, char *to, size_t size) {
  enum { FEW = 8 };
  int n = 0, counts[LAB_KINDS] = {0};
  (void)a;
  *to = 0;
  if (!v->shared_rows || rows_in_all(v, v->shared_cols) <= v->shared_rows) return;
  for (int i = 0; i < v->snap->nobjects; i++)
    if (!v->snap->objects[i].owned) n++, counts[v->snap->objects[i].kind]++;
  if (n <= FEW) return;
  size_t at = (size_t)snprintf(to, size, "%d:", n);
  for (int k = 0; k < LAB_KINDS && at < size; k++)
    if (counts[k]) at += (size_t)snprintf(to + at, size - at, " %d %s ", counts[k], lab_kind_label((LabKind)k));
}

// The first object and what it holds.
static void strip(View *v, char *to, size_t size) {
  char name[LAB_NAME + 16], value[LAB_TEXT + 32];
  const LabObject *first = NULL;
  *to = 0;
  for (int i = 0; i < v->snap->nobjects; i++) {
    const LabObject *o = &v->snap->objects[i];
    if (!o->owned && (!first || view_page_rank(v, o) < view_page_rank(v, first))) first = o;
  }
  if (!first) return;
  value_text(first, value, sizeof value);
  snprintf(to, size, "%s %s", view_object_name(first, name, sizeof name), value);
}

// All of them in the order in which they are shown.
static int in_order(View *v, int *to, int most) {
  static ArrayRow all[ARRAYS_MOST];
  int n = 0, rows = rows_shown(v, v->shared_cols, v->shared_rows, all);
  for (int r = 0; r < rows; r++)
    for (int i = all[r].first; i < v->snap->nobjects && n < most; i++)
      if (array_has(v, &all[r], i)) to[n++] = i;
  return n;
}

static void keep_in_sight(View *v, int object) {
  static ArrayRow all[ARRAYS_MOST];
  int n = rows_shown(v, v->shared_cols, v->shared_rows, all), row = 0, at = -1;
  for (int r = 0; r < n && at < 0; r++)
    if (array_has(v, &all[r], object)) at = r;
    else row += array_rows(v, v->shared_cols, &all[r]);
  int *top = &v->scroll[PANEL_SHARED];
  if (row < *top) *top = row;
  if (v->shared_rows && row >= *top + v->shared_rows) *top = row - v->shared_rows + 1;
}

// The next object, or the one before; it stays in sight as far as the panel's height is known.
static void move(View *v, int by) {
  enum { MOST = 4096 };
  static int order[MOST];
  int n = in_order(v, order, MOST), at = -1;
  if (!n) return;
  for (int i = 0; i < n; i++)
    if (v->object == v->snap->objects[order[i]].id + 1) at = i;
  at = at < 0 ? 0 : at + by;
  at = at < 0 ? 0 : at >= n ? n - 1 : at;
  v->object = v->snap->objects[order[at]].id + 1;
  keep_in_sight(v, order[at]);
}

// A click chooses the object of that row.
static void click(View *v, Area a, int row, int col) {
  static ArrayRow all[ARRAYS_MOST];
  int at = -v->scroll[PANEL_SHARED], n = rows_shown(v, a.cols, a.rows, all);
  for (int i = 0; i < n; i++) {
    int rows = array_rows(v, a.cols, &all[i]);
    if (row >= at && row < at + rows) v->object = v->snap->objects[array_at(v, a.cols, &all[i], row - at, col)].id + 1;
    at += rows;
  }
}

const Panel panel_shared = {.title = {"shared", "共享"},
                            .draw = draw,
                            .wants = wants,
                            .info = info,
                            .strip = strip,
                            .move = move,
                            .click = click};
