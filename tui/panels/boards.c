// Pools, executors and managers. A pool: tasks by state, the queue of tasks, each worker and its task, results that
// nobody has fetched, and what is owed (results, futures). A manager: its server, each client and its call, the
// objects.
#include <stdio.h>
#include <string.h>

#include "shared.h"
#include "tui/glass/utf8.h"

enum { LEFT = 3, CELL = 24, ROWS_OF_TASKS = 2, GAP = 2 };

bool board_is_drawn(const LabObject *o) { return o->board != NULL; }

static bool is_manager(const LabObject *o) { return o->kind == LAB_KIND_MANAGER; }

// ---- cells: as many beside one another as have room ----

typedef struct Cells {
  Area area;
  int row, col, width;  // where the next one goes
  bool begun;
} Cells;

static Cells cells_at(Area a, int row, int most) {  // most: how many there will be at most
  int n = (a.cols - LEFT) / CELL;
  n = n > most ? most : n;
  return (Cells){.area = a, .row = row, .col = LEFT, .width = (a.cols - LEFT) / (n > 0 ? n : 1)};
}

// The place of the next cell: an area of one row.
static Area next_cell(Cells *c) {
  if (c->begun && c->col + c->width > c->area.cols) {
    c->row++;
    c->col = LEFT;
  }
  Area one = area_part(c->area, c->row, c->col, c->row >= 0 && c->row < c->area.rows ? 1 : 0, c->width - 1);
  c->col += c->width;
  c->begun = true;
  return one;
}

static int rows_of(const Cells *c, int from) { return c->begun ? c->row + 1 - from : 0; }

// ---- the first row: the whole in numbers ----

static int put_count(View *v, Area a, int row, int col, Style style, Word form, int64_t n) {
  if (n <= 0) return col;
  return area_print(a, row, col, style, view_say(v, form), (long long)n) + GAP;
}

static int put_word(View *v, Area a, int row, int col, Style style, Word w) {
  return area_put(a, row, col, style, view_say(v, w)) + GAP;
}

static int put_state(View *v, Area a, int row, int col, const LabBoard *b) {
  switch (b->state) {
  case LAB_BOARD_OPEN:
  case LAB_BOARD_SERVING: return col;  // as it should be: nothing to say
  case LAB_BOARD_CLOSED: return put_word(v, a, row, col, STYLE_FAINT, WORD_BOARD_CLOSED);
  case LAB_BOARD_TERMINATED: return put_word(v, a, row, col, STYLE_FAINT, WORD_BOARD_TERMINATED);
  case LAB_BOARD_BROKEN: return put_word(v, a, row, col, STYLE_BAD, WORD_BOARD_BROKEN);
  case LAB_BOARD_NOT_STARTED: return put_word(v, a, row, col, STYLE_FAINT, WORD_BOARD_NOT_STARTED);
  case LAB_BOARD_ENDED: return put_word(v, a, row, col, STYLE_FAINT, WORD_BOARD_ENDED);
  case LAB_BOARD_STATES: break;
  }
  return col;
}

static void draw_pool_head(View *v, Area a, int row, int col, const LabObject *o) {
  const LabBoard *b = o->board;
  col = put_count(v, a, row, col, STYLE_BAD, WORD_BOARD_LOST, b->lost);
  col = put_count(v, a, row, col, STYLE_PLAIN, WORD_BOARD_WAITING, b->waiting);
  col = put_count(v, a, row, col, STYLE_PLAIN, WORD_BOARD_RUNNING, b->working);
  col = put_count(v, a, row, col, STYLE_GOOD, WORD_BOARD_DONE, b->done - b->failed);
  col = put_count(v, a, row, col, STYLE_BAD, WORD_BOARD_FAILED, b->failed);
  col = put_count(v, a, row, col, STYLE_WARN, WORD_BOARD_CANCELLED, b->rows[LAB_TASK_CANCELLED]);
  col = put_count(v, a, row, col, STYLE_WARN, WORD_BOARD_DROPPED, b->dropped);
  if (!b->asked) col = put_word(v, a, row, col, STYLE_FAINT, WORD_BOARD_NO_TASKS);
  put_state(v, a, row, col, b);
}

static void draw_manager_head(View *v, Area a, int row, int col, const LabObject *o) {
  const LabBoard *b = o->board;
  const LabProcess *server = view_process(v, b->server);
  char calls[32];
  if (server && !b->server_ended) {
    col = area_print(a, row, col, STYLE_PLAIN, "%s ", view_say(v, WORD_BOARD_SERVER));
    col = view_put_letter(a, row, col, b->server);
    col = area_print(a, row, col, STYLE_PLAIN, " %d", server->pid) + GAP;
  }
  LabLosses all = lab_served_losses(v->snap, o);  // the header's number, where it is one
  col = put_count(v, a, row, col, STYLE_BAD, WORD_BOARD_LOST, all.lost > 0 ? all.lost : (int64_t)all.stale);
  col = put_state(v, a, row, col, b);
  if (b->done)
    area_print(a, row, col, STYLE_FAINT, view_say(v, WORD_BOARD_CALLS), say_number(calls, sizeof calls, b->done));
}

// ---- what lies in a queue ----

static int draw_queue(View *v, Area a, int row, Word what, const char (*text)[LAB_TASK_TEXT], int n, int64_t all,
                      Style style) {
  if (!n && all <= 0) return 0;
  int col = area_print(a, row, LEFT, STYLE_FAINT, "%s ", view_say(v, what)), end = a.cols;
  if (all > n) {
    char more[32];
    snprintf(more, sizeof more, view_say(v, WORD_ITEMS), (long long)all);
    end = area_right(a, row, a.cols - 1, STYLE_FAINT, more) - 1;
    if (!n) return 1;
  }
  Area boxes = area_part(a, row, 0, row >= 0 && row < a.rows ? 1 : 0, end);
  area_put(boxes, 0, col++, STYLE_FRAME, "│");
  for (int i = 0; i < n && col < end; i++) {
    if (col + utf8_width(text[i]) + 1 >= end && i > 0) {
      area_put(boxes, 0, col, STYLE_FAINT, "…");
      break;
    }
    col = area_put(boxes, 0, col, style, text[i]);
    area_put(boxes, 0, col++, STYLE_FRAME, "│");
  }
  return 1;
}

// ---- who works ----

// A ▸ f(3)  12 ms        B ┄ idle  4 done        ✗ C f(5) is lost
static void draw_hand(View *v, Area a, const LabHand *h, bool serves) {
  char time[24], right[48] = "";
  int slot = serves ? h->client : h->slot, end = a.cols, col = 0;
  if (h->working && h->since > 0 && !v->snap->gated && !v->snap->at_rest)
    snprintf(right, sizeof right, "%s", say_duration(time, sizeof time, h->since));
  if (h->lost) col = area_put(a, 0, col, STYLE_BAD | STYLE_BOLD, "✗ ");
  if (slot >= 0) col = view_put_strand(a, 0, col, slot, serves ? 0 : h->strand) + 1;
  if (*right) end = area_right(a, 0, a.cols - 1, STYLE_FAINT, right) - 1;
  Area body = area_part(a, 0, 0, a.rows, end);
  if (h->lost) {
    char said[LAB_TASK_TEXT + 48];
    snprintf(said, sizeof said, view_say(v, WORD_BOARD_IS_LOST), h->text);
    area_put(body, 0, col, STYLE_BAD, said);
  } else {
    col = area_put(body, 0, col, STYLE_KEY, "▸ ");
    area_put(body, 0, col, STYLE_PLAIN | STYLE_BOLD, h->text);
  }
}

static bool is_busy(const LabHand *h, bool serves) { return h->working || (h->lost && !serves); }

// ┄ idle  B 4  C 3: who has nothing to do, and how much it has done.
static int draw_idle(View *v, Area a, int row, const LabObject *o) {
  bool serves = is_manager(o), begun = false;
  int col = LEFT;
  for (int i = 0; i < o->board->nhands && col < a.cols - 8; i++) {
    const LabHand *h = &o->board->hands[i];
    int slot = serves ? h->client : h->slot;
    if (h->over || is_busy(h, serves) || slot < 0) continue;
    if (!begun) col = area_print(a, row, col, STYLE_FAINT, "┄ %s", view_say(v, WORD_BOARD_IDLE));
    begun = true;
    col = view_put_strand(a, row, col + GAP, slot, serves ? 0 : h->strand);
    col = area_print(a, row, col, STYLE_FAINT, " %lld", (long long)h->done);
  }
  return begun;
}

static int draw_hands(View *v, Area a, int row, const LabObject *o) {
  bool serves = is_manager(o);
  int busy = 0;
  for (int i = 0; i < o->board->nhands; i++) busy += is_busy(&o->board->hands[i], serves);
  Cells cells = cells_at(a, row, busy);
  for (int i = 0; i < o->board->nhands; i++)
    if (is_busy(&o->board->hands[i], serves)) draw_hand(v, next_cell(&cells), &o->board->hands[i], serves);
  int rows = rows_of(&cells, row);
  return rows + draw_idle(v, a, row + rows, o);
}

// ---- what is owed, what is served ----

// d dict {'k': 1}
static void draw_served(Area a, int col, const LabTask *t) {
  if (*t->name) col = area_put(a, 0, col, STYLE_PLAIN | STYLE_BOLD, t->name) + 1;
  col = area_put(a, 0, col, STYLE_FAINT, t->text) + 1;
  area_fit(a, 0, col, a.cols - col, STYLE_PLAIN, t->value);
}

// ● and ×3, and the spaces between
static int served_width(const LabTask *t) {
  return 8 + utf8_width(t->name) + utf8_width(t->text) + utf8_width(t->value);
}

static void draw_task(Area a, const LabTask *t) {
  static const struct {
    const char *sign;
    Style style;
  } signs[LAB_TASK_STATES] = {[LAB_TASK_WAITING] = {"○", STYLE_FAINT},  [LAB_TASK_RUNNING] = {"▸", STYLE_KEY},
                              [LAB_TASK_DONE] = {"✓", STYLE_GOOD},      [LAB_TASK_FAILED] = {"✗", STYLE_BAD},
                              [LAB_TASK_CANCELLED] = {"–", STYLE_WARN}, [LAB_TASK_LOST] = {"✗", STYLE_BAD},
                              [LAB_TASK_SERVED] = {"●", STYLE_FAINT}};
  int col = area_print(a, 0, 0, signs[t->state].style, "%s ", signs[t->state].sign);
  if (t->slot >= 0 && t->total == 1) col = view_put_letter(a, 0, col, t->slot) + 1;
  int end = a.cols;
  char right[48] = "";
  if (t->state == LAB_TASK_SERVED) snprintf(right, sizeof right, "×%lld", (long long)t->total);
  else if (t->total > 1)
    snprintf(right, sizeof right, "%lld/%lld", (long long)(t->total - t->left), (long long)t->total);
  if (*right) end = area_right(a, 0, a.cols - 1, STYLE_FAINT, right) - 1;
  if (t->state == LAB_TASK_SERVED) {
    draw_served(area_part(a, 0, 0, a.rows, end), col, t);
    return;
  }
  Style style = t->state == LAB_TASK_CANCELLED || t->state == LAB_TASK_DONE ? STYLE_FAINT : STYLE_PLAIN;
  area_put(area_part(a, 0, 0, a.rows, end), 0, col, style, t->text);
}

static bool is_over(const LabTask *t) { return t->state == LAB_TASK_DONE || t->state == LAB_TASK_CANCELLED; }

// A text that does not fit beside others has a row of its own.
static int draw_objects(Area a, int row, const LabBoard *b) {
  Cells cells = cells_at(a, row, LAB_TASKS);
  for (int i = 0; i < b->ntasks; i++) {
    if (served_width(&b->tasks[i]) < cells.width) {
      draw_task(next_cell(&cells), &b->tasks[i]);
      continue;
    }
    if (cells.col > LEFT) cells.row++;
    draw_task(area_part(a, cells.row, LEFT, cells.row >= 0 && cells.row < a.rows ? 1 : 0, a.cols - LEFT - 1),
              &b->tasks[i]);
    cells.col = LEFT, cells.row++;
    cells.begun = false;
  }
  return cells.row - row + cells.begun;
}

// A lost task stands with its worker already; of a row of many tasks the row says how many came back.
static bool told_by_hand(const LabBoard *b, const LabTask *t) {
  for (int i = 0; i < b->nhands; i++)
    if (t->total == 1 && b->hands[i].lost && b->hands[i].task == t->number) return true;
  return false;
}

// The last tasks; those that are over are left out first.
static int draw_tasks(View *v, Area a, int row, const LabObject *o) {
  const LabBoard *b = o->board;
  Cells cells = cells_at(a, row, LAB_TASKS);
  int each = (a.cols - LEFT) / (cells.width > 0 ? cells.width : 1), most = ROWS_OF_TASKS * (each > 0 ? each : 1);
  int spare = b->ntasks - most;
  (void)v;
  for (int i = 0; i < b->ntasks; i++) {
    bool out = spare > 0 && (is_over(&b->tasks[i]) || b->ntasks - i > most + LAB_TASKS / 2);
    spare -= out;
    if (!out && !told_by_hand(b, &b->tasks[i]) && most-- > 0) draw_task(next_cell(&cells), &b->tasks[i]);
  }
  return rows_of(&cells, row);
}

// ---- the whole ----

int board_draw(View *v, Area a, int row, int col, const LabObject *o) {
  const LabBoard *b = o->board;
  int from = row;
  if (is_manager(o)) draw_manager_head(v, a, row++, col, o);
  else draw_pool_head(v, a, row++, col, o);
  row += draw_queue(v, a, row, WORD_BOARD_TASKS, b->queue, b->nqueue, b->nqueue_all, STYLE_PLAIN);
  row += draw_hands(v, a, row, o);
  row += draw_queue(v, a, row, WORD_BOARD_RESULTS, b->results, b->nresults, b->nresults_all, STYLE_GOOD);
  row += is_manager(o) ? draw_objects(a, row, b) : draw_tasks(v, a, row, o);
  return row - from;
}
