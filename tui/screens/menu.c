// The menus that a key opens in the footer's place: which switch, which value, whom and with which signal, where to.
// There is never more than one; a digit or a letter picks, Esc closes.
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "tui/glass/utf8.h"

static const char panel_letters[PANELS] = {[PANEL_PROGRAM] = 'p', [PANEL_PROCESSES] = 'w', [PANEL_LESSON] = 'l',
                                           [PANEL_SHARED] = 's',  [PANEL_TIMELINE] = 't',  [PANEL_OUTPUT] = 'o'};

static const struct {
  const char *name;
  int number;
} signals[] = {
#define S(name) {#name, SIG##name},
    MENU_SIGNALS(S)
#undef S
};
enum { SIGNALS = sizeof signals / sizeof *signals };

// ---- values ----

static void set_value(App *a, const char *text) { bench_set_value(&a->bench, a->value, text); }

static void turn_value(App *a, int by) {
  const LabKnob *k = &a->bench.view.program->knobs[a->value];
  Prompt *p = &a->prompt;
  bench_next_value(k, p->text, -by, p->text, sizeof p->text);  // up is more
}

static void ask_value(App *a, int knob) {
  const LabKnob *k = &a->bench.view.program->knobs[knob];
  char now[64];
  a->value = knob;
  app_prompt(a, WORD_VALUE_OF, view_knob_text(&a->bench.view, k, now, sizeof now), set_value);
  a->prompt.turn = turn_value;
  a->prompt.fresh = true;
}

// ---- opening ----

void menu_open(App *a, MenuKind kind) {
  const LabProgram *p = a->bench.view.program;
  a->number = -1;
  if (kind == MENU_VALUE && (!p || !p->nknobs)) bench_tell(&a->bench, "%s", app_say(a, WORD_NO_KNOBS));
  else if (kind == MENU_VALUE && p->nknobs == 1) ask_value(a, 0);
  else a->menu = kind;
}

// ---- keys ----

// 1 is the first of n. -1: it is none of them.
static int picked(uint32_t key, int n) {
  return key >= '1' && key < '1' + (uint32_t)n && key <= '9' ? (int)(key - '1') : -1;
}

static void key_switch(App *a, uint32_t key) {
  const LabProgram *p = a->bench.view.program;
  int i = key == 't' ? view_page_switch(&a->bench.view) : picked(key, p->nswitches);
  a->menu = MENU_NONE;
  if (i < 0) return;
  bench_toggle(&a->bench, key == 't' ? i : view_switch_by_place(p, i));
}

static void key_value(App *a, uint32_t key) {
  int i = picked(key, a->bench.view.program->nknobs);
  a->menu = MENU_NONE;
  if (i >= 0) ask_value(a, i);
}

static void key_whom(App *a, uint32_t key) {
  View *v = &a->bench.view;
  int slot = key >= 'A' && key <= 'Z' ? view_slot_of((char)key) : key == K_ENTER ? v->slot : -1;
  a->menu = MENU_NONE;
  if (slot < 0) return;
  if (!view_process(v, slot)) {
    bench_tell(&a->bench, app_say(a, WORD_NOBODY_CALLED), (int)key);
    return;
  }
  v->slot = slot;
  v->strand = 0;
  a->menu = MENU_SIGNAL;
}

static void send_named(App *a, const char *name) { bench_signal(&a->bench, name); }

static void key_signal(App *a, uint32_t key) {
  int i = picked(key, SIGNALS);
  char first[2] = {(char)key, 0};
  if (i == 0 && bench_asks_to_kill(&a->bench)) return;  // the menu stays for the second press
  a->menu = MENU_NONE;
  if (i >= 0) bench_send(&a->bench, signals[i].number);
  else if ((key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z'))
    app_prompt(a, WORD_SIGNAL_WHICH, first, send_named);
}

static void key_go(App *a, uint32_t key) {
  if (key >= '0' && key <= '9') {
    a->number = (a->number < 0 ? 0 : a->number) * 10 + (int)(key - '0');
    if (a->number > 9999999) a->number = 9999999;
    return;
  }
  a->menu = MENU_NONE;
  if (a->screen == &screen_explore) {
    if (key == K_ENTER && a->number >= 0) explore_go_to(&a->bench, a->number);
    return;
  }
  if (a->number >= 0) {  // a line or a step of that number: the panel's letter says which
    if (key == K_ENTER) bench_go_to(&a->bench, a->number);
    else if (key == (uint32_t)panel_letters[PANEL_PROGRAM]) bench_to_line(&a->bench, a->number);
    else if (key == (uint32_t)panel_letters[PANEL_TIMELINE] && bench_has_steps(&a->bench))
      bench_to_step(&a->bench, a->number);
    return;
  }
  for (PanelId id = 0; id < PANELS; id++)
    if (key == (uint32_t)panel_letters[id]) a->bench.view.focus = id, a->bench.view.opened = (int)id + 1;
}

void menu_key(App *a, uint32_t key) {
  static void (*const keys[])(App *, uint32_t) = {
      [MENU_SWITCH] = key_switch, [MENU_VALUE] = key_value, [MENU_WHOM] = key_whom,
      [MENU_SIGNAL] = key_signal, [MENU_GO] = key_go,       [MENU_TAKE] = take_key};
  if (key == K_ESCAPE || key == K_CONTROL_C || key == 'q') a->menu = MENU_NONE;
  else keys[a->menu](a, key);
}

// ---- drawing ----

static int put_item(Area a, int col, uint32_t key, const char *text) {
  char shown[2] = {(char)key, 0};
  int from = col;
  col = area_put(a, 0, col, STYLE_KEY | STYLE_BOLD, shown);
  col = area_put(a, 0, col + 1, STYLE_PLAIN, text);
  area_spot(a, 0, from, col - from, key);
  return col + 2;
}

static int draw_whom(App *a, Area area, int col) {
  const LabSnapshot *s = a->bench.view.snap;
  for (int i = 0; i < s->nprocesses && col < area.cols - 8; i++) {
    const LabProcess *p = &s->processes[i];
    if (!p->ended && !view_letter(p->slot)[1]) col = put_item(area, col, (uint32_t)*view_letter(p->slot), "");
  }
  return col;
}

static int draw_items(App *a, Area area, int col) {
  const View *v = &a->bench.view;
  const LabProgram *p = v->program;
  char now[64], text[160];
  for (uint32_t i = 0; a->menu == MENU_SWITCH && i < (uint32_t)p->nswitches && i < 9; i++) {
    const LabSwitch *s = &p->switches[view_switch_by_place(p, (int)i)];
    snprintf(text, sizeof text, "%s %s", s->name, s->on ? "●" : "○");
    col = put_item(area, col, '1' + i, text);
  }
  for (uint32_t i = 0; a->menu == MENU_VALUE && i < (uint32_t)p->nknobs && i < 9; i++) {
    const LabKnob *k = &p->knobs[i];
    snprintf(text, sizeof text, "%s %s", k->name, view_knob_text(v, k, now, sizeof now));
    col = put_item(area, col, '1' + i, text);
  }
  for (uint32_t i = 0; a->menu == MENU_SIGNAL && i < SIGNALS; i++) col = put_item(area, col, '1' + i, signals[i].name);
  bool panels = a->menu == MENU_GO && a->number < 0 && a->screen == &screen_bench;
  for (PanelId id = 0; panels && id < PANELS; id++)
    col = put_item(area, col, (uint32_t)panel_letters[id], view_title(v, id));
  for (int i = 0; a->menu == MENU_TAKE && i < take_items(); i++)
    col = put_item(area, col, '1' + (uint32_t)i, take_name(a, i));
  return a->menu == MENU_WHOM ? draw_whom(a, area, col) : col;
}

// 17  Enter step 17  p line 17: what Enter goes to first.
static void draw_number(App *a, Area area, int col) {
  bool step = bench_number_is_step(&a->bench);
  char text[60];
  col = area_print(area, 0, col, STYLE_PLAIN | STYLE_BOLD, "%d", a->number) + 2;
  for (int i = 0; i < 1 + bench_has_steps(&a->bench); i++) {
    bool line = step == (i == 1);
    snprintf(text, sizeof text, app_say(a, line ? WORD_GO_LINE : WORD_GO_STEP), a->number);
    if (!i) col = area_put(area, 0, col, STYLE_KEY | STYLE_BOLD, "Enter") + 1;
    if (!i) col = area_put(area, 0, col, STYLE_PLAIN, text) + 2;
    else col = put_item(area, col, (uint32_t)panel_letters[line ? PANEL_PROGRAM : PANEL_TIMELINE], text);
  }
}

void menu_draw(App *a, Area area) {
  static const Word titles[] = {
      [MENU_SWITCH] = WORD_MENU_SWITCH, [MENU_VALUE] = WORD_MENU_VALUE, [MENU_WHOM] = WORD_MENU_WHOM,
      [MENU_SIGNAL] = WORD_MENU_SIGNAL, [MENU_GO] = WORD_MENU_GO,       [MENU_TAKE] = WORD_MENU_TAKE};
  char title[80];
  snprintf(title, sizeof title, app_say(a, titles[a->menu]), view_letter(a->bench.view.slot));
  int end = area_right(area, 0, area.cols - 1, STYLE_FAINT, app_say(a, WORD_MENU_ESC));
  Area rest = area_part(area, 0, 0, 1, end - 1);
  int col = area_put(rest, 0, 1, STYLE_TITLE | STYLE_BOLD, title) + 2;
  col = draw_items(a, rest, col);
  if (a->menu == MENU_GO && a->number >= 0) draw_number(a, rest, col);
  else if (a->menu == MENU_GO) area_put(rest, 0, col, STYLE_FAINT, app_say(a, WORD_MENU_NUMBER));
  else if (a->menu == MENU_SIGNAL) area_put(rest, 0, col, STYLE_FAINT, app_say(a, WORD_MENU_NAME));
  else if (a->menu == MENU_SWITCH) area_put(rest, 0, col, STYLE_FAINT, app_say(a, WORD_MENU_PAGES));
}
