// The bench's screen: where the panels stand, the header, the banner of what is wrong, and which panel a key or a click goes to.
//
// With 100×34 and more all panels stand side by side. With fewer rows the lesson, the timeline and the output share the space below as
// tabs; with fewer columns the shared objects go there too. The program and the processes always stay.
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/app.h"
#include "tui/utf8.h"

enum { WIDE_COLS = 100, WIDE_ROWS = 34, STATE_COLS = 24 }; // STATE_COLS: what the header says of a run and its time

typedef struct Place {
  bool shown;
  Area title, body;
} Place;

typedef struct Layout {
  unsigned tabs; // a bit for each panel that is a tab
  PanelId tab;   // the one shown
  Place places[PANELS];
  Area tab_bar;
  int divider_col, divider_row, divider_rows; // the line between left and right, above
  int low_col, low_row, low_rows;             // and below; rows 0: none
} Layout;

static int between(int low, int n, int high) { return n < low ? low : n > high ? high : n; }

static void place(Layout *l, PanelId id, Area a) {
  l->places[id] = (Place){true, area_part(a, 0, 0, 1, a.cols), area_part(a, 1, 0, a.rows - 1, a.cols)};
}

static Layout wide_layout(const View *v, Area a) {
  Layout l = {0};
  int left = between(48, a.cols * 46 / 100, 80), right = a.cols - left - 1;
  int lanes = between(4, v->snap->nprocesses + 2, a.rows > 44 ? 12 : 7) + 1;
  int low = between(8, a.rows * 32 / 100, 20), top = a.rows - low - lanes;
  int processes = between(6, v->snap->nprocesses + 3, top - 6 > top * 6 / 10 ? top * 6 / 10 : top - 6);
  if (processes < top / 2) processes = top / 2;
  place(&l, PANEL_PROGRAM, area_part(a, 0, 0, top, left));
  place(&l, PANEL_PROCESSES, area_part(a, 0, left + 1, processes, right));
  place(&l, PANEL_SHARED, area_part(a, processes, left + 1, top - processes, right));
  place(&l, PANEL_TIMELINE, area_part(a, top, 0, lanes, a.cols));
  place(&l, PANEL_LESSON, area_part(a, top + lanes, 0, low, a.cols * 58 / 100));
  place(&l, PANEL_OUTPUT, area_part(a, top + lanes, a.cols * 58 / 100 + 1, low, a.cols - a.cols * 58 / 100 - 1));
  l.divider_col = left, l.divider_row = 0, l.divider_rows = top;
  l.low_col = a.cols * 58 / 100, l.low_row = top + lanes, l.low_rows = low;
  return l;
}

static Layout tabs_layout(const View *v, Area a) {
  bool wide = a.cols >= WIDE_COLS;
  Layout l = {.tabs = 1u << PANEL_LESSON | 1u << PANEL_TIMELINE | 1u << PANEL_OUTPUT | (wide ? 0 : 1u << PANEL_SHARED)};
  l.tab = l.tabs >> v->tab & 1 ? v->tab : PANEL_LESSON;
  bool reading = l.tabs >> v->focus & 1; // the panel with the focus gets the greater part
  int top = reading ? a.rows * 42 / 100 : a.rows * 62 / 100, left = a.cols * (wide ? 48 : 56) / 100;
  if (!v->snap->nprocesses && !wide) left = a.cols - 26; // nothing runs yet: room to read
  if (wide && top < 13) top = 13;
  int processes = wide ? between(5, v->snap->nprocesses + 1, top - 5) : top;
  place(&l, PANEL_PROGRAM, area_part(a, 0, 0, top, left));
  place(&l, PANEL_PROCESSES, area_part(a, 0, left + 1, processes, a.cols - left - 1));
  if (wide) place(&l, PANEL_SHARED, area_part(a, processes, left + 1, top - processes, a.cols - left - 1));
  place(&l, l.tab, area_part(a, top, 0, a.rows - top, a.cols));
  l.tab_bar = area_part(a, top, 0, 1, a.cols);
  l.divider_col = left, l.divider_row = 0, l.divider_rows = top;
  return l;
}

static Area body_of(Area a, int banners) { return area_part(a, 1 + banners, 0, a.rows - 1 - banners, a.cols); }

static Layout layout(const View *v, Area body) {
  return body.cols >= WIDE_COLS && body.rows >= WIDE_ROWS - 2 ? wide_layout(v, body) : tabs_layout(v, body);
}

// ---- header ----

static int draw_state(View *v, Area a, int col) {
  const LabSnapshot *s = v->snap;
  char text[80], name[32];
  switch (s->state) {
  case LAB_NONE: return area_print(a, 0, col, STYLE_FAINT, "○ %s", view_say(v, WORD_READY));
  case LAB_RUNNING:
    if (!s->gated) return area_print(a, 0, col, STYLE_GOOD | STYLE_BOLD, "▶ %s", view_say(v, WORD_LIVE));
    snprintf(text, sizeof text, view_say(v, WORD_PACED), s->pace > 0 ? s->pace : v->pace);
    return area_print(a, 0, col, STYLE_GOOD | STYLE_BOLD, "▶ %s", text);
  case LAB_PAUSED: return area_print(a, 0, col, STYLE_WARN | STYLE_BOLD, "‖ %s", view_say(v, WORD_PAUSED));
  case LAB_DEADLOCK: return area_print(a, 0, col, STYLE_BAD | STYLE_BOLD, "✗ %s", view_say(v, WORD_DEADLOCK));
  case LAB_STOPPED: return area_print(a, 0, col, STYLE_WARN, "■ %s", view_say(v, WORD_STOPPED));
  case LAB_ENDED: break;
  }
  if (s->exit_code < 0)
    snprintf(text, sizeof text, view_say(v, WORD_ENDED_BY), say_signal(name, sizeof name, -s->exit_code));
  else
    snprintf(text, sizeof text, view_say(v, WORD_ENDED), s->exit_code);
  return area_print(a, 0, col, s->exit_code ? STYLE_BAD : STYLE_PLAIN, "■ %s", text);
}

static void draw_header(View *v, Area a) {
  const LabSnapshot *s = v->snap;
  char title[200], right[120] = "", lost[32], updates[32];
  if (v->lesson)
    snprintf(title, sizeof title, "%02d %s", v->lesson->number, v->lesson->words[v->language].title);
  else
    snprintf(title, sizeof title, "%s", v->program ? basename((char *)(uintptr_t)v->program->path) : "");
  if (s->updates)
    snprintf(right, sizeof right, view_say(v, WORD_LOST_OF), say_number(lost, sizeof lost, s->lost),
             say_number(updates, sizeof updates, (int64_t)s->updates));
  int end = a.cols - 1, width = utf8_width(title), most = a.cols >= WIDE_COLS ? 36 : 28;
  if (width > most) width = most;
  if (s->updates && width + STATE_COLS + utf8_width(right) > a.cols)
    snprintf(right, sizeof right, view_say(v, WORD_LOST_SHORT), lost, updates);
  if (*right) end = area_right(a, 0, a.cols - 1, s->lost ? STYLE_BAD | STYLE_BOLD : STYLE_FAINT, right) - 2;
  Area rest = area_part(a, 0, 0, 1, end);
  int col = area_fit(rest, 0, 1, width, STYLE_TITLE | STYLE_BOLD, title) + 2;
  col = draw_state(v, rest, col) + 2;
  if (s->state == LAB_NONE) {
    if (v->pace > 0) area_print(rest, 0, col, STYLE_FAINT, view_say(v, WORD_PACED), v->pace);
    return;
  }
  if (s->gated && s->pace > 0) // its clock stands still: steps are its time
    col = area_print(rest, 0, col, STYLE_PLAIN, view_say(v, WORD_STEPS), say_number(lost, sizeof lost, (int64_t)s->steps)) + 2;
  else
    col = area_print(rest, 0, col, STYLE_PLAIN, "%.*f s", a.cols >= WIDE_COLS ? 3 : 1, (double)s->nanoseconds / 1e9) + 2;
  char seed[48];
  snprintf(seed, sizeof seed, "%s %llu", view_say(v, WORD_SEED), (unsigned long long)s->seed);
  if (col + utf8_width(seed) < end) col = area_put(rest, 0, col, STYLE_FAINT, seed) + 2;
  const char *instant = view_say(v, WORD_ONE_INSTANT);
  if (s->at_rest && col + utf8_width(instant) < end) area_put(rest, 0, col, STYLE_FAINT, instant);
}

// ---- panels ----

static void draw_title(View *v, Area a, PanelId id) {
  char text[80], page[40];
  bool focus = v->focus == id;
  snprintf(text, sizeof text, " %s%s ", focus ? "▸" : "", view_say(v, view_panel(v, id)->title));
  int col = area_put(a, 0, 1, focus ? STYLE_KEY | STYLE_BOLD : STYLE_TITLE, text);
  if (id == PANEL_LESSON && v->lesson) {
    snprintf(page, sizeof page, view_say(v, WORD_PAGE_OF), v->page + 1, v->lesson->npages);
    area_print(a, 0, col, STYLE_FAINT, "%s ", page);
  }
}

static void draw_tabs(View *v, const Layout *l) {
  Area a = l->tab_bar;
  int col = 1;
  for (PanelId id = PANEL_LESSON; id < PANELS; id++) {
    if (!(l->tabs >> id & 1)) continue;
    bool shown = l->tab == id, focus = v->focus == id;
    char text[80];
    snprintf(text, sizeof text, focus ? " ▸%s " : shown ? "[%s]" : " %s ", view_say(v, view_panel(v, id)->title));
    col = area_put(a, 0, col, focus ? STYLE_KEY | STYLE_BOLD : shown ? STYLE_TITLE | STYLE_BOLD : STYLE_FAINT, text);
    if (id == PANEL_LESSON && v->lesson) {
      char page[40];
      snprintf(page, sizeof page, "%d/%d ", v->page + 1, v->lesson->npages);
      col = area_put(a, 0, col, STYLE_FAINT, page);
    }
    col++;
  }
}

static void divide(Area a, int col, int row, int rows) {
  if (!rows) return;
  area_column(area_part(a, row + 1, col, rows - 1, 1), 0, "│", STYLE_FRAME);
  area_put(a, row, col, STYLE_FRAME, "┬");
}

void bench_draw(View *v, Area a, const char *banner, const char *second) {
  int banners = (*banner != 0) + (*second != 0);
  Area body = body_of(a, banners);
  Layout l = layout(v, body);
  draw_header(v, area_part(a, 0, 0, 1, a.cols));
  if (*banner) area_put(a, 1, 1, STYLE_WARN | STYLE_BOLD, banner);
  if (*second) area_put(a, 2, 1, STYLE_WARN, second);
  for (int id = 0; id < PANELS; id++)
    if (l.places[id].shown) area_line(l.places[id].title, 0, 0, l.places[id].title.cols, "─", STYLE_FRAME);
  divide(body, l.divider_col, l.divider_row, l.divider_rows);
  divide(body, l.low_col, l.low_row, l.low_rows);
  int crossing = l.divider_row + l.divider_rows;
  if (crossing < body.rows) area_put(body, crossing, l.divider_col, STYLE_FRAME, "┴");
  if (l.low_rows && l.low_row > 0) area_put(body, l.low_row, l.low_col, STYLE_FRAME, "┬");
  if (!(l.tabs >> PANEL_SHARED & 1)) area_put(body, l.places[PANEL_SHARED].title.row - body.row, l.divider_col, STYLE_FRAME, "├");
  for (PanelId id = 0; id < PANELS; id++) {
    if (!l.places[id].shown) continue;
    if (!(l.tabs >> id & 1)) draw_title(v, l.places[id].title, id);
    view_panel(v, id)->draw(v, l.places[id].body);
  }
  if (l.tabs) draw_tabs(v, &l);
}

// ---- the banner ----

static void stuck_one(const View *v, const LabStuck *s, char *to, size_t size) {
  const LabObject *o = view_object(v, s->object);
  const LabProcess *p = view_process(v, s->slot);
  char name[LAB_NAME + 16], holder[16] = "";
  if (s->holder >= 0) snprintf(holder, sizeof holder, " → %c", view_letter(s->holder));
  if (p && *p->sentence)
    snprintf(to, size, "%s%s", p->sentence, holder);
  else
    snprintf(to, size, "%s%s%s%s", s->verb ? s->verb : "", o ? " " : "", o ? view_object_name(o, name, sizeof name) : "", holder);
}

// M: join baker-1 → A · A B C: be notified by changed
static void stuck_text(const View *v, char *to, size_t size) {
  char last[LAB_TEXT + 40] = "", what[LAB_TEXT + 40];
  size_t n = 0;
  for (int i = 0; i < v->snap->nstuck && n + sizeof what + 16 < size; i++) {
    const LabStuck *s = &v->snap->stuck[i];
    stuck_one(v, s, what, sizeof what);
    bool more = i + 1 < v->snap->nstuck;
    if (more) stuck_one(v, s + 1, last, sizeof last);
    n += (size_t)snprintf(to + n, size - n, "%c", view_letter(s->slot));
    if (more && !strcmp(what, last))
      n += (size_t)snprintf(to + n, size - n, " ");
    else
      n += (size_t)snprintf(to + n, size - n, ": %s%s", what, more ? " · " : "");
  }
  to[n] = 0;
}

static void banner_text(const Bench *b, char *first, size_t first_size, char *second, size_t second_size) {
  const View *v = &b->view;
  const LabSnapshot *s = v->snap;
  *first = *second = 0;
  if (*b->refusal.headline) {
    snprintf(first, first_size, "✗ %s", b->refusal.headline);
  } else if (s->state == LAB_DEADLOCK) {
    snprintf(first, first_size, "✗ %s", view_say(v, WORD_BANNER_DEADLOCK));
    stuck_text(v, second, second_size);
  } else if (*s->message) {
    snprintf(first, first_size, "■ %s", s->message);
  } else if (s->ring && view_running(v)) {
    snprintf(first, first_size, "✗ %s", s->ring_text);
  } else if (s->waits_for_outside && view_running(v)) {
    snprintf(first, first_size, "‖ %s", view_say(v, WORD_BANNER_OUTSIDE));
  }
}

static void draw(App *app, Area a) {
  char first[800], second[800];
  banner_text(&app->bench, first, sizeof first, second, sizeof second);
  bench_draw(&app->bench.view, a, first, second);
}

// ---- keys and mouse ----

static void wheel(View *v, PanelId id, int rows) {
  if (view_panel(v, id)->move && id == PANEL_OUTPUT)
    view_panel(v, id)->move(v, rows);
  else if (id == PANEL_PROGRAM)
    view_panel(v, id)->move(v, rows);
  else
    view_scroll(v, id, rows);
}

static void click_tab(View *v, const Layout *l, int col) {
  int from = l->tab_bar.col + 1;
  PanelId chosen = PANELS;
  for (PanelId id = PANEL_LESSON; id < PANELS; id++) {
    if (!(l->tabs >> id & 1)) continue;
    int width = utf8_width(view_say(v, view_panel(v, id)->title)) + 2 + (v->focus == id);
    if (id == PANEL_LESSON && v->lesson) width += snprintf(NULL, 0, "%d/%d ", v->page + 1, v->lesson->npages);
    if (col >= from && col < from + width) chosen = id;
    from += width + 1;
  }
  if (chosen < PANELS) v->tab = v->focus = chosen;
}

static void mouse(App *app, Input in) {
  char first[800], second[800];
  View *v = &app->bench.view;
  Area all = grid_area(&app->grid);
  all.rows--;
  banner_text(&app->bench, first, sizeof first, second, sizeof second);
  Layout l = layout(v, body_of(all, (*first != 0) + (*second != 0)));
  if (in.key == K_CLICK && l.tabs && area_has(l.tab_bar, in.row, in.col)) {
    click_tab(v, &l, in.col);
    return;
  }
  for (PanelId id = 0; id < PANELS; id++) {
    Place *p = &l.places[id];
    if (!p->shown || !(area_has(p->body, in.row, in.col) || area_has(p->title, in.row, in.col))) continue;
    if (in.key == K_WHEEL_UP) wheel(v, id, -3);
    if (in.key == K_WHEEL_DOWN) wheel(v, id, 3);
    if (in.key != K_CLICK) return;
    v->focus = id;
    if (id > PANEL_PROCESSES) v->tab = id;
    if (!area_has(p->body, in.row, in.col) || !view_panel(v, id)->click) return;
    view_panel(v, id)->click(v, p->body, in.row - p->body.row, in.col - p->body.col);
    int gutter = 8; // a click on ●/○ or left of it toggles
    if (id == PANEL_PROGRAM && in.col - p->body.col < gutter && v->program) {
      int sw = view_switch_on_line(v->program, v->line);
      if (sw >= 0) bench_toggle(&app->bench, sw);
    }
    return;
  }
}

static void key(App *app, Input in) {
  if (in.key >= '1' && in.key <= '9') bench_predict(&app->bench, (int)(in.key - '1'));
  if (in.key == K_CLICK || in.key == K_WHEEL_UP || in.key == K_WHEEL_DOWN) mouse(app, in);
}

const Screen screen_bench = {ON_BENCH, draw, key, NULL};
