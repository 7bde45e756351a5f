// The bench's screen: the header, the banner of what is wrong, the panels, and which panel a key or a click goes to.
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "tui/panels/graph.h"
#include "tui/panels/layout.h"
#include "tui/words/refused.h"
#include "tui/words/said.h"
#include "tui/panels/stepping.h"
#include "tui/glass/utf8.h"

enum { STATE_COLS = 24 };  // what the header says of a run and its time

enum { HEAD_ROWS = 2 };  // the header, the settings

static Area body_of(Area a, int banners) {
  return area_part(a, HEAD_ROWS + banners, 0, a.rows - HEAD_ROWS - banners, a.cols);
}

// ---- header ----

// ◎ step 26, now 32
static int draw_looked(View *v, Area a, int col) {
  const LabSnapshot *now = view_now(v);
  bool goes = view_running(v);
  char then[32], present[32];
  if (!v->kept) col = area_put(a, 0, col, STYLE_KEY | STYLE_BOLD, "◎ ");
  if (now->pace > 0)
    return area_print(a, 0, col, STYLE_KEY | STYLE_BOLD, view_say(v, goes ? WORD_LOOKS_STEP : WORD_LOOKS_STEP_OF),
                      say_number(then, sizeof then, (int64_t)v->snap->steps),
                      say_number(present, sizeof present, (int64_t)now->steps));
  return area_print(a, 0, col, STYLE_KEY | STYLE_BOLD, view_say(v, goes ? WORD_LOOKS_TIME : WORD_LOOKS_TIME_OF),
                    (double)v->snap->nanoseconds / 1e9, (double)now->nanoseconds / 1e9);
}

static int draw_state(View *v, Area a, int col) {
  const LabSnapshot *s = v->snap;
  char text[80], name[32];
  if (view_stepping(v) && (s->state == LAB_RUNNING || s->state == LAB_PAUSED))
    return area_print(a, 0, col, STYLE_KEY | STYLE_BOLD, "‖ %s", view_say(v, WORD_YOU_DECIDE));
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
  else snprintf(text, sizeof text, view_say(v, WORD_ENDED), s->exit_code);
  return area_print(a, 0, col, s->exit_code ? STYLE_BAD : STYLE_PLAIN, "■ %s", text);
}

// The header's right part: lost updates, if there are any or the lesson asks about them.
static void lost_text(const View *v, bool shortly, char *to, size_t size) {
  const LabSnapshot *s = v->snap;
  char lost[32], updates[32];
  *to = 0;
  if (!s->stale && (!s->updates || !v->counts_lost)) return;
  int64_t n = record_lost(s);
  if (!s->updates) {  // what a manager serves: its changes are not counted
    snprintf(to, size, "%s %s", view_say(v, WORD_LOST), say_number(lost, sizeof lost, n));
    return;
  }
  snprintf(to, size, view_say(v, shortly ? WORD_LOST_SHORT : WORD_LOST_OF), say_number(lost, sizeof lost, n),
           say_number(updates, sizeof updates, (int64_t)s->updates));
}

static int draw_stepping(View *v, Area a, int col) {
  const LabGate *g = v->gate;
  col = area_print(a, 0, col, STYLE_PLAIN, view_say(v, WORD_STEP_OF), g->at, g->nhistory);
  const char *fresh = view_say(v, WORD_NEW_PIDS);
  if (g->fresh && g->nhistory && col + 3 + utf8_width(fresh) < a.cols)
    col = area_print(a, 0, col, STYLE_WARN, " · %s", fresh);
  if (g->grain != LAB_EVERY_STEP && col + 20 < a.cols) col = area_print(a, 0, col, STYLE_FAINT, " · %s", view_depth(v));
  return col + 2;
}

enum { MUCH_MEMORY = 256 << 20 };  // bytes of a run in all, from which on they are shown

// The run's time: seconds, or steps where its clock stands still between them.
static int draw_time(View *v, Area a, int col, bool wide) {
  const LabSnapshot *s = v->snap;
  char number[32];
  if (s->memory >= MUCH_MEMORY) col = area_print(a, 0, col, STYLE_WARN, "%.1f GB", (double)s->memory / 1e9) + 2;
  if (s->pace > 0)
    return area_print(a, 0, col, STYLE_PLAIN, view_say(v, WORD_STEPS),
                      say_number(number, sizeof number, (int64_t)s->steps)) +
           2;
  return area_print(a, 0, col, STYLE_PLAIN, "%.*f s", wide || s->nanoseconds < 1000000000 ? 3 : 1,
                    (double)s->nanoseconds / 1e9) +
         2;
}

// Whom the metronome waits for; false: nobody.
static bool draw_awaited(View *v, Area a, int col) {
  const LabSnapshot *s = v->snap;
  const LabProcess *p = s->state == LAB_RUNNING && s->awaits ? view_process(v, s->awaited) : NULL;
  char text[200];
  if (!p) return false;
  snprintf(text, sizeof text, view_say(v, WORD_AWAITS), p->name);
  if (col + utf8_width(text) > a.cols) snprintf(text, sizeof text, view_say(v, WORD_AWAITS_SHORT), p->name);
  area_fit(a, 0, col, a.cols - col, STYLE_WARN, text);
  return true;
}

void bench_draw_header(View *v, Area a) {
  const LabSnapshot *s = v->snap;
  char title[200], right[120];
  if (v->lesson) snprintf(title, sizeof title, "%s %s", v->lesson->label, v->lesson->words[v->language].title);
  else snprintf(title, sizeof title, "%s", v->program ? basename((char *)(uintptr_t)v->program->path) : "");
  if (v->python) snprintf(title + strlen(title), sizeof title - strlen(title), " · python3");
  lost_text(v, false, right, sizeof right);
  int end = a.cols - 1, width = utf8_width(title), most = a.cols >= WIDE_COLS ? 36 : 28;
  if (width > most) width = most;
  if (*right && width + STATE_COLS + utf8_width(right) > a.cols) lost_text(v, true, right, sizeof right);
  int room = a.cols - STATE_COLS - utf8_width(right) - 5;
  if (room < 12) room = 12;
  if (*right && width > room) width = room;
  if (*right) end = area_right(a, 0, a.cols - 1, s->lost ? STYLE_BAD | STYLE_BOLD : STYLE_FAINT, right) - 2;
  Area rest = area_part(a, 0, 0, 1, end);
  int col = area_fit(rest, 0, 1, width, STYLE_TITLE | STYLE_BOLD, title) + 2;
  if (v->kept) col = area_print(rest, 0, col, STYLE_KEY | STYLE_BOLD, view_say(v, WORD_RUN_NUMBER), v->kept) + 2;
  if (view_moment(v)) {
    draw_looked(v, rest, col);
    return;
  }
  col = draw_state(v, rest, col) + 2;
  if (s->state == LAB_NONE) {
    if (v->pace > 0) area_print(rest, 0, col, STYLE_FAINT, view_say(v, WORD_PACED), v->pace);
    return;
  }
  if (draw_awaited(v, rest, col)) return;
  col = view_stepping(v) ? draw_stepping(v, rest, col) : draw_time(v, rest, col, a.cols >= WIDE_COLS);
  const char *instant = view_say(v, WORD_ONE_INSTANT);
  if (s->at_rest && s->state == LAB_PAUSED && !view_stepping(v) && col + utf8_width(instant) < end)
    area_put(rest, 0, col, STYLE_FAINT, instant);
}

// ---- panels ----

// "6/8 The lock, while they run": a lesson's panel is called as its page is.
static void title_text(View *v, PanelId id, char *to, size_t size) {
  const LessonPage *page = v->lesson ? &v->lesson->pages[v->page] : NULL;
  if (id == PANEL_LESSON && page)
    snprintf(to, size, "%d/%d %s", v->page + 1, v->lesson->npages, page->words[v->language].title);
  else snprintf(to, size, "%s", view_title(v, id));
}

// ↑15 ↓2: rows above and below. Returns where they begin.
static int draw_marks(View *v, Area a, PanelId id, int end) {
  int above = v->scroll[id], below = v->most[id] - above;
  char text[40] = "";
  if (id == PANEL_OUTPUT) below = v->scroll[id], above = v->most[id] - below;  // it is counted from its end
  if (above > 0) snprintf(text, sizeof text, " ↑%d", above);
  if (below > 0) snprintf(text + strlen(text), sizeof text - strlen(text), " ↓%d", below);
  if (!*text) return end;
  strcat(text, " ");
  int col = area_right(a, 0, end, STYLE_KEY | STYLE_BOLD, text);
  area_spot(a, 0, col, end - col, K_MARKS + (uint32_t)id);
  return col;
}

static void draw_title(View *v, const Place *p, PanelId id) {
  char text[200], title[160], fact[400] = "";
  const Panel *panel = view_panel(v, id);
  bool focus = v->focus == id, strip = !p->body.rows;
  Area a = p->title;
  title_text(v, id, title, sizeof title);
  snprintf(text, sizeof text, "%s%s ", focus ? "▸" : " ", title);
  area_spot(a, 0, 0, a.cols, K_PANEL + (uint32_t)id);
  int end = strip ? a.cols - 1 : draw_marks(v, a, id, a.cols - 1);
  int col = 1 + utf8_width(text);
  Area room = area_part(a, 0, 0, 1, end - col - 2 > 0 ? end - col - 2 : 0);
  if (strip && panel->strip) panel->strip(v, fact, sizeof fact);
  else if (panel->info) panel->info(v, a, fact, sizeof fact);
  int width = *fact ? utf8_width(fact) + 2 : 0, from = end - width;
  if (width && from < col + 1) from = col + 1;
  area_fit(a, 0, 1, (width ? from : end) - 1, focus ? STYLE_KEY | STYLE_BOLD : STYLE_TITLE, text);
  if (!width || room.cols < 8) return;
  area_put(a, 0, from, STYLE_FRAME, " ");
  area_fit(a, 0, from + 1, end - from - 2, strip ? STYLE_PLAIN : STYLE_FAINT, fact);
  area_put(a, 0, end - 1, STYLE_FRAME, " ");
}

// ---- frames ----

static uint32_t rune_at(Area a, int row, int col) {
  if (row < 0 || col < 0 || row >= a.rows || col >= a.cols) return 0;
  return a.grid->cells[(a.row + row) * a.grid->cols + a.col + col].rune;
}

// A line between two stacks, joined to the titles that it meets.
static void draw_line(Area body, const Line *line, const Layout *l) {
  for (int row = line->row; row < line->row + line->rows; row++) {
    bool left = false, right = false, up = row > line->row, down = row + 1 < line->row + line->rows;
    for (PanelId id = 0; id < PANELS; id++) {
      const Place *p = &l->places[id];
      if (!p->shown || p->title.row != row) continue;
      left |= p->title.col + p->title.cols == line->col + body.col;
      right |= p->title.col == line->col + 1 + body.col;
    }
    const char *sign = !left && !right ? "│" : up ? left && right ? "┼" : left ? "┤" : "├" : down ? "┬" : "─";
    area_put(body, row - body.row, line->col, STYLE_FRAME, sign);
  }
  int below = line->row + line->rows - body.row;  // the title of the band under it
  if (rune_at(body, below, line->col) == 0x2500 || rune_at(body, below, line->col) == '-')
    area_put(body, below, line->col, STYLE_FRAME, "┴");
}

// A deadlock's waits; n 0: there is none to draw.
static int waits_of(const View *v, Waits *waits, char (*names)[LAB_NAME], int most) {
  const LabSnapshot *s = v->snap;
  int n = 0;
  for (int i = 0; s->state == LAB_DEADLOCK && i < s->nstuck && n < most; i++) {
    const LabProcess *p = view_process(v, s->stuck[i].slot);
    const LabObject *o = view_object(v, s->stuck[i].object);
    char name[LAB_NAME + 16];
    snprintf(names[n], LAB_NAME, "%s", o ? view_object_name(o, name, sizeof name) : "");
    waits[n] = (Waits){.slot = s->stuck[i].slot, .holder = s->stuck[i].holder, .object = names[n]};
    bool beside = !p || s->stuck[i].strand > 0;
    said_in(v->language, beside ? s->stuck[i].said : p->said, beside ? s->stuck[i].sentence : p->sentence,
            waits[n].sentence, sizeof waits[n].sentence);
    n++;
  }
  return n;
}

// on a lower screen the waits are told in words: the panels need the rows
enum { BANNER_WAITS = 64, GRAPH_SCREEN_ROWS = 39 };

// Words of the banner, folded; at most `most` rows, the last one marked when there is more.
static int banner_words(Area a, int row, int most, Style style, const char *text, bool draw) {
  char arrows[2400];
  Area inner = area_part(a, row, 1, most, a.cols - 2);
  text = flow_arrows(a, text, arrows, sizeof arrows);
  int rows = *text ? flow_text(area_part(inner, 0, 0, 0, inner.cols), 0, 0, style, text) : 0;
  if (draw && *text) flow_text(inner, 0, 0, style, text);
  if (draw && rows > most) area_put(a, row + most - 1, a.cols - 1, STYLE_KEY | STYLE_BOLD, "…");
  return rows > most ? most : rows;
}

// The banner: what is wrong, and below it who waits for whom, drawn if there is room, else in words. Returns its rows;
// draws it when `draw`.
static int banner_rows(View *v, Area a, const char *banner, const char *second, bool draw) {
  Waits waits[BANNER_WAITS];
  char names[BANNER_WAITS][LAB_NAME];
  int n = waits_of(v, waits, names, BANNER_WAITS), most = a.rows < GRAPH_SCREEN_ROWS ? a.rows / 6 : 6;
  int graph = n && n < BANNER_WAITS && a.rows >= GRAPH_SCREEN_ROWS ? graph_rows(waits, n, a.cols - 4) : 0;
  if (graph > 5) graph = 0;
  int rows = banner_words(a, HEAD_ROWS, most, STYLE_WARN | STYLE_BOLD, banner, draw);
  if (graph) {
    if (draw) graph_draw(v, area_part(a, HEAD_ROWS + rows, 2, graph, a.cols - 4), 0, waits, n);
    return rows + graph;
  }
  return rows + banner_words(a, HEAD_ROWS + rows, most, STYLE_WARN, second, draw);
}

const unsigned bench_evidence[PANELS] = {[PANEL_PROCESSES] = EVIDENCE_PROCESSES,
                                         [PANEL_SHARED] = EVIDENCE_SHARED,
                                         [PANEL_TIMELINE] = EVIDENCE_TIME,
                                         [PANEL_OUTPUT] = EVIDENCE_OUTPUT};

void bench_draw(View *v, Area a, const char *banner, const char *second) {
  Area body = body_of(a, banner_rows(v, a, banner, second, true));
  Layout l = layout_of(v, body);
  bench_draw_header(v, area_part(a, 0, 0, 1, a.cols));
  settings_draw(v, area_part(a, 1, 0, 1, a.cols));
  v->drawn |= EVIDENCE_HEADER;
  for (PanelId id = 0; id < PANELS; id++)
    if (l.places[id].shown) area_line(l.places[id].title, 0, 0, l.places[id].title.cols, "─", STYLE_FRAME);
  for (int i = 0; i < l.nlines; i++) draw_line(body, &l.lines[i], &l);
  v->strips = 0;
  for (PanelId id = 0; id < PANELS; id++) {
    if (!l.places[id].shown) continue;
    if (l.places[id].body.rows) {
      view_panel(v, id)->draw(v, l.places[id].body);
      v->drawn |= bench_evidence[id];
    } else v->strips |= 1u << id;
    draw_title(v, &l.places[id], id);
  }
  if (view_moment(v) || v->kept) v->drawn = 0;  // what is looked back at is no evidence of now
}

// ---- the banner ----

static void stuck_one(const View *v, const LabStuck *s, char *to, size_t size) {
  const LabObject *o = view_object(v, s->object);
  const LabProcess *p = view_process(v, s->slot);
  char name[LAB_NAME + 16], said[LAB_TEXT], holder[16] = "";
  if (s->holder >= 0) snprintf(holder, sizeof holder, " → %s", view_letter(s->holder));
  const char *sentence = s->strand > 0 || !p ? s->sentence : p->sentence;
  if (*sentence)
    snprintf(to, size, "%s%s",
             said_in(v->language, sentence == s->sentence ? s->said : p->said, sentence, said, sizeof said), holder);
  else
    snprintf(to, size, "%s%s%s%s", s->verb ? s->verb : "", o ? " " : "",
             o ? view_object_name(o, name, sizeof name) : "", holder);
}

// The ring first, closed, then all others: A ┄ b → B ┄ a → A · M: join Process-1 → A · C D: be notified by changed
static void stuck_text(const View *v, char *to, size_t size) {
  Waits waits[BANNER_WAITS];
  char names[BANNER_WAITS][LAB_NAME], last[LAB_TEXT + 40] = "", what[LAB_TEXT + 40], who[16];
  bool ring[BANNER_WAITS] = {false};
  int all = waits_of(v, waits, names, BANNER_WAITS);
  size_t n = graph_ring_words(waits, all, ring, to, size);
  for (int i = 0; i < v->snap->nstuck && n + sizeof what + 16 < size; i++) {
    const LabStuck *s = &v->snap->stuck[i];
    if (i < all && ring[i]) continue;
    stuck_one(v, s, what, sizeof what);
    view_strand(s->slot, s->strand, who, sizeof who);
    if (!strcmp(what, last)) {  // as the one before: its letter beside that one's
      n -= strlen(what) + 2;
      n += (size_t)snprintf(to + n, size - n, " %s: %s", who, what);
    } else {
      n += (size_t)snprintf(to + n, size - n, "%s%s: %s", n ? " · " : "", who, what);
    }
    snprintf(last, sizeof last, "%s", what);
  }
  to[n] = 0;
}

static void banner_text(const Bench *b, char *first, size_t first_size, char *second, size_t second_size) {
  const View *v = &b->view;
  const LabSnapshot *s = v->snap;
  char ring[LAB_TEXT * 2], said[LAB_TEXT * 4];
  *first = *second = 0;
  if (*b->refusal.headline) {
    char headline[700];
    snprintf(first, first_size, "✗ %s", refused_headline(v->language, &b->refusal, headline, sizeof headline));
    snprintf(second, second_size, "%s", view_say(v, WORD_BROKEN_FILE));
  } else if (view_stepping(v) && *v->gate->message) {
    snprintf(first, first_size, "%s %s", v->gate->differs ? "✗" : "■",
             said_in(v->language, v->gate->message_said, v->gate->message, said, sizeof said));
  } else if (s->state == LAB_DEADLOCK) {
    snprintf(first, first_size, "✗ %s", view_say(v, WORD_BANNER_DEADLOCK));
    stuck_text(v, second, second_size);
  } else if (*s->message) {
    snprintf(first, first_size, "■ %s", said_in(v->language, s->message_said, s->message, said, sizeof said));
  } else if (s->ring && view_running(v)) {
    snprintf(first, first_size, "✗ %s",
             step_lettered(v, said_in(v->language, s->ring_said, s->ring_text, said, sizeof said), ring, sizeof ring));
  } else if (s->waits_for_outside && view_running(v)) {
    snprintf(first, first_size, "‖ %s", view_say(v, WORD_BANNER_OUTSIDE));
  }
}

static void draw(App *app, Area a) {
  char first[1200], second[2400];
  banner_text(&app->bench, first, sizeof first, second, sizeof second);
  if (!app->far.on) {
    bench_draw(&app->bench.view, a, first, second);
    return;
  }
  bench_draw_header(&app->bench.view, area_part(a, 0, 0, 1, a.cols));
  app->bench.view.drawn |= EVIDENCE_HEADER;
  far_draw(&app->bench.view, &app->far, area_part(a, 1, 0, a.rows - 1, a.cols));
}

// ---- keys and mouse ----

static void wheel(View *v, PanelId id, int rows) {
  if (view_panel(v, id)->move && id == PANEL_OUTPUT) view_panel(v, id)->move(v, rows);
  else if (id == PANEL_PROGRAM) {
    if (view_stepping(v)) v->focus = id;  // else it follows who moves
    view_panel(v, id)->move(v, rows);
  } else view_scroll(v, id, rows);
}

static Layout layout_on(App *app) {
  char first[1200], second[2400];
  View *v = &app->bench.view;
  Area all = app_body(app);
  banner_text(&app->bench, first, sizeof first, second, sizeof second);
  return layout_of(v, body_of(all, banner_rows(v, all, first, second, false)));
}

// In the order of the rows; a panel that has nothing to say now is passed over. One that is a strip is opened. On a
// screen too small for any panel the focus stays.
void bench_focus(App *app, int by) {
  View *v = &app->bench.view;
  bool zoom = v->zoom;
  v->zoom = false;
  Layout l = layout_on(app);
  int tries = PANELS;
  do v->focus = (PanelId)((v->focus + PANELS + (unsigned)by) % PANELS);
  while (!l.places[v->focus].shown && --tries);
  v->zoom = zoom;
  v->opened = l.places[v->focus].body.rows ? v->opened : (int)v->focus + 1;
}

static void point(App *app, Input in) {
  View *v = &app->bench.view;
  Layout l = layout_on(app);
  for (PanelId id = 0; id < PANELS; id++) {
    Place *p = &l.places[id];
    if (!p->shown || !(area_has(p->body, in.row, in.col) || area_has(p->title, in.row, in.col))) continue;
    if (in.key == K_WHEEL_UP) wheel(v, id, -3);
    if (in.key == K_WHEEL_DOWN) wheel(v, id, 3);
    if (in.key != K_CLICK) return;
    v->focus = id;
    if (area_has(p->body, in.row, in.col) && view_panel(v, id)->click)
      view_panel(v, id)->click(v, p->body, in.row - p->body.row, in.col - p->body.col);
    return;
  }
}

// Does what a click on a past or next step asked for.
static void wanted(Bench *b) {
  View *v = &b->view;
  if (v->wanted_choice >= 0) bench_let_go(b, v->wanted_choice);
  if (v->wanted_at >= 0) bench_walk_to(b, v->wanted_at);
  v->wanted_choice = v->wanted_at = -1;
}

static void mouse(App *app, Input in) {
  View *v = &app->bench.view;
  v->wanted_at = v->wanted_choice = -1;
  point(app, in);
  if (view_stepping(v)) wanted(&app->bench);
  else if (v->wanted_at >= 0) bench_look_to(&app->bench, v->wanted_at);
}

const Screen screen_bench = {draw, mouse, NULL};
