// The processes: letter, PID, name, the kernel's state, what each does or waits for and since when, how it ended. If
// columns lack, the name is left out first, then the right column. The last row, if there is one, says more about the
// chosen process.
#include <stdio.h>
#include <string.h>

#include "tui/glass/keys.h"
#include "tui/words/said.h"
#include "tui/glass/utf8.h"
#include "crowd.h"
#include "view.h"

enum { WIDE = 52, DETAIL_ROWS = 7, MOST_ROWS = 12 };

static bool over(const LabProcess *p) { return p->doing == LAB_GONE || (p->ended && p->doing != LAB_ZOMBIE); }

static int draw_doing(View *v, Area a, int row, int col, const LabProcess *p) {
  char text[64], line[128], name[LAB_NAME + 16], said[LAB_TEXT];
  const LabObject *o = view_object(v, p->object);
  switch (p->doing) {
  case LAB_STARTING: return area_put(a, row, col, STYLE_FAINT, view_say(v, WORD_STARTS));
  case LAB_ENDING: return area_put(a, row, col, STYLE_FAINT, view_say(v, WORD_ENDING));
  case LAB_ZOMBIE:
    snprintf(line, sizeof line, view_say(v, WORD_ZOMBIE), say_exit(text, sizeof text, v->language, p->exitcode));
    return area_put(a, row, col, STYLE_WARN, line);
  case LAB_GONE:
    return area_put(a, row, col, p->exitcode ? STYLE_BAD : STYLE_FAINT,
                    say_exit(text, sizeof text, v->language, p->exitcode));
  default: break;
  }
  Style style = p->in_ring ? STYLE_BAD : STYLE_PLAIN;
  if (p->doing == LAB_WAITS || p->outside) col = area_put(a, row, col, style, "┄ ");
  if (p->doing == LAB_SLEEPS) col = area_put(a, row, col, STYLE_FAINT, "┈ ");
  if (p->doing == LAB_HELD) col = area_put(a, row, col, STYLE_KEY, "▸ ");
  if (*p->sentence) col = area_put(a, row, col, style, said_in(v->language, p->said, p->sentence, said, sizeof said));
  else if (p->verb && *p->verb)
    col = area_print(a, row, col, style, "%s%s%s", p->verb, o ? " " : "",
                     o ? view_object_name(o, name, sizeof name) : "");
  else col = area_put(a, row, col, STYLE_FAINT, view_say(v, p->doing == LAB_SLEEPS ? WORD_SLEEPS : WORD_RUNS));
  if (p->doing != LAB_WAITS || !p->nwaits_for || col + 4 > a.cols) return col;  // for whom: where there is room
  col = area_put(a, row, col, STYLE_FAINT, " → ");
  int n = p->nwaits_for > 4 ? 4 : p->nwaits_for;
  return view_put_letters(a, row, col, p->waits_for, n, p->nwaits_for);
}

static void draw_row(View *v, Area a, int row, const LabProcess *p) {
  char right[48] = "", time[24];
  bool wide = a.cols >= WIDE, chosen = p->slot == v->slot;
  int col = 1 + view_letter_cols(v);
  if (chosen) area_put(a, row, 0, v->focus == PANEL_PROCESSES ? STYLE_KEY | STYLE_BOLD : STYLE_FAINT, "▸");
  view_put_letter(a, row, 1, p->slot);
  area_spot(a, row, 1, view_letter_cols(v), K_CHOOSE + (uint32_t)p->slot);
  Style style = over(p) ? STYLE_FAINT : STYLE_PLAIN;
  col = area_print(a, row, col + 1, style, wide ? "%-7d " : "%-6d ", p->pid);
  if (wide) col = area_fit(a, row, col, 12, style, p->name) + 1;
  char state[2] = {over(p) || !p->kernel_state ? '-' : p->kernel_state, 0};
  col = area_put(a, row, col, state[0] == 'R' ? STYLE_GOOD : style, state) + 1;

  // gated, the clock may not have moved
  if ((p->doing == LAB_WAITS || p->doing == LAB_SLEEPS) && (p->since || !v->snap->gated))
    snprintf(right, sizeof right, "%s", say_duration(time, sizeof time, p->since));
  else if (p->doing == LAB_RUNS && p->waits > 0 && !v->snap->gated)
    snprintf(right, sizeof right, view_say(v, WORD_WAITS_SHARE), p->waits);
  else if (wide && !over(p) && p->doing != LAB_ZOMBIE && p->line)
    snprintf(right, sizeof right, view_say(v, WORD_LINE), p->line);
  int end = a.cols;
  if (*right) end = area_right(a, row, a.cols - 1, STYLE_FAINT, right) - 1;
  draw_doing(v, area_part(a, row, 0, 1, end), 0, col + (wide ? 1 : 0), p);
  if (chosen && v->focus == PANEL_PROCESSES) area_mark(a, row, 1, a.cols - 1, STYLE_CHOSEN);
}

// B C +98  worker-…  ┄ acquire lock            100 · line 8
static void draw_group(View *v, Area a, int row, const CrowdRow *r) {
  const LabProcess *p = &v->snap->processes[r->first];
  char right[80] = "", line[40] = "";
  if (!over(p) && p->line) snprintf(line, sizeof line, view_say(v, WORD_IN_LINE), p->line);
  snprintf(right, sizeof right, "%d%s", r->n, line);
  int end = area_right(a, row, a.cols - 1, STYLE_FAINT, right) - 1;
  Area body = area_part(a, row, 0, 1, end);
  int col = crowd_put(v, body, 0, 1, r) + 1;
  area_spot(a, row, 1, col - 1, K_CHOOSE + (uint32_t)p->slot);
  draw_doing(v, body, 0, col, p);
}

static void draw_detail(View *v, Area a, int row) {
  const LabProcess *p = view_process(v, v->slot);
  char text[64], name[LAB_NAME + 16];
  if (!p) return;
  area_line(a, row, 0, a.cols, "─", STYLE_FRAME);
  row++;
  int col = view_put_letter(a, row, 1, p->slot);
  col = area_print(a, row, col + 1, STYLE_PLAIN, "%s", p->name);
  if (p->parent_slot >= 0) {
    col = area_put(a, row, col, STYLE_FAINT, " · ");
    col = area_print(a, row, col, STYLE_FAINT, view_say(v, WORD_CHILD_OF), p->ppid);
    if (*p->method) col = area_print(a, row, col, STYLE_FAINT, " (%s)", p->method);
  }
  if (p->daemon) col = area_print(a, row, col, STYLE_FAINT, " · %s", view_say(v, WORD_DAEMON));
  col = area_put(a, row, col, STYLE_FAINT, " · ");
  col = area_print(a, row, col, STYLE_FAINT, view_say(v, WORD_STEPS), say_number(text, sizeof text, (int64_t)p->steps));
  if (p->core >= 0 && !over(p)) {
    col = area_put(a, row, col, STYLE_FAINT, " · ");
    col = area_print(a, row, col, STYLE_FAINT, view_say(v, WORD_CORE), p->core);
  }
  for (int i = 0; i < p->nholds; i++) {
    const LabObject *o = view_object(v, p->holds[i]);
    if (o)
      col = area_print(a, row, col, STYLE_PLAIN, "%s%s",
                       i     ? ", "
                       : col ? " · ◆ "
                             : "",
                       view_object_name(o, name, sizeof name));
  }
}

static void draw(View *v, Area a) {
  int n = v->snap->nprocesses, rows = a.rows;
  if (!n) {
    area_put(a, 0, 1, STYLE_FAINT, view_say(v, WORD_NO_PROCESSES));
    return;
  }
  bool detail = a.rows >= DETAIL_ROWS && a.cols >= WIDE && n <= a.rows - 2;
  if (detail) rows -= 2;
  CrowdRow all[CROWD_MOST];
  n = crowd_rows(v, rows, all);
  bool cut = n > rows;
  int shown = cut ? rows - 1 : n;
  v->process_rows = rows;
  v->most[PANEL_PROCESSES] = cut ? n - shown : 0;
  view_scroll(v, PANEL_PROCESSES, 0);
  int top = v->scroll[PANEL_PROCESSES];
  for (int i = 0; i < shown; i++)
    if (all[top + i].n > 1) draw_group(v, a, i, &all[top + i]);
    else draw_row(v, a, i, &v->snap->processes[all[top + i].first]);
  if (cut) {
    char more[64];
    snprintf(more, sizeof more, view_say(v, WORD_MORE_LEFT), n - shown);
    area_print(a, rows - 1, 1, STYLE_FAINT, "… %s (%d–%d / %d)", more, top + 1, top + shown, n);
  }
  if (detail) draw_detail(v, a, a.rows - 2);
}

static int wants(View *v, Area a) {
  static CrowdRow rows[CROWD_MOST];
  int n = crowd_rows(v, MOST_ROWS, rows);
  (void)a;
  return n < 1 ? 1 : n > MOST_ROWS ? MOST_ROWS : n;
}

// 5: 1 running, 4 waiting
static void strip(View *v, char *to, size_t size) {
  int runs = 0, waits = 0;
  if (view_all_well(v)) {
    snprintf(to, size, view_say(v, WORD_STRIP_ENDED), v->snap->nprocesses);
    return;
  }
  for (int i = 0; i < v->snap->nprocesses; i++) {
    const LabProcess *p = &v->snap->processes[i];
    if (over(p)) continue;
    if (p->doing == LAB_WAITS || p->doing == LAB_SLEEPS) waits++;
    else runs++;
  }
  snprintf(to, size, view_say(v, WORD_STRIP_WHO), v->snap->nprocesses, runs, waits);
}

// 129: ▬ 1  ┄ 119  ┈ 5  ■ 4: where not each has a row of its own.
static void info(View *v, Area a, char *to, size_t size) {
  int runs = 0, waits = 0, sleeps = 0, ended = 0, held = 0;
  (void)a;
  *to = 0;
  if (v->snap->nprocesses <= v->process_rows || v->snap->nprocesses < CROWD_LEAST) return;
  for (int i = 0; i < v->snap->nprocesses; i++) {
    const LabProcess *p = &v->snap->processes[i];
    if (over(p)) ended++;
    else if (p->doing == LAB_WAITS) waits++;
    else if (p->doing == LAB_SLEEPS) sleeps++;
    else if (p->doing == LAB_HELD) held++;
    else runs++;
  }
  static const char *const signs[] = {"▬", "▸", "┄", "┈", "■"};
  const int counts[] = {runs, held, waits, sleeps, ended};
  size_t n = (size_t)snprintf(to, size, "%d:", v->snap->nprocesses);
  for (size_t i = 0; i < sizeof counts / sizeof *counts && n < size; i++)
    if (counts[i]) n += (size_t)snprintf(to + n, size - n, " %s %d ", signs[i], counts[i]);
}

static void move(View *v, int rows) {
  int n = v->snap->nprocesses, at = 0;
  if (!n) return;
  while (at < n && v->snap->processes[at].slot != v->slot) at++;
  at = at >= n ? 0 : at + rows;
  at = at < 0 ? 0 : at >= n ? n - 1 : at;
  v->slot = v->snap->processes[at].slot;
  CrowdRow all[CROWD_MOST];
  int shown = v->process_rows, *top = &v->scroll[PANEL_PROCESSES], row;
  n = crowd_rows(v, shown, all);
  if (n > shown) shown--;
  row = crowd_row_of(v, all, n, v->slot);
  if (row < *top) *top = row < 0 ? 0 : row;
  if (shown > 0 && row >= *top + shown) *top = row - shown + 1;
}

static void click(View *v, Area a, int row, int col) {
  CrowdRow all[CROWD_MOST];
  int n = crowd_rows(v, v->process_rows ? v->process_rows : a.rows, all), at = v->scroll[PANEL_PROCESSES] + row;
  (void)col;
  if (at < n) v->slot = v->snap->processes[all[at].first].slot;
}

const Panel panel_processes = {.title = {"processes", "进程"},
                               .draw = draw,
                               .wants = wants,
                               .info = info,
                               .strip = strip,
                               .move = move,
                               .click = click};
