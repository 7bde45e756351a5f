// The lesson's page: its text, the prediction that is asked and how it came out, the goal and whether it is reached,
// the hints.
#include <stdio.h>
#include <string.h>

#include "tui/words/keys.h"
#include "view.h"

typedef struct Flowing {  // where the next paragraph goes, in rows of the whole page
  Area area;
  int row, skip;
  const LabProgram *program;
  bool apart;  // the goal is drawn in a place of its own, not here
} Flowing;

static void flow(Flowing *f, Style style, const char *said) {
  char keyed[4096];
  const char *text = keys_text(said, f->program, keyed, sizeof keyed);
  int above = f->skip - f->row;  // rows of this text that are scrolled away
  Area a = f->area;
  if (f->row - f->skip < a.rows) f->row += flow_text(a, above > 0 ? 0 : -above, above > 0 ? above : 0, style, text);
  else f->row += flow_text(area_part(a, 0, 0, 0, a.cols), 0, 0, style, text);
}

static void gap(Flowing *f) { f->row++; }

static void mark(Flowing *f, Style style, const char *sign, const char *label, const char *text) {
  char whole[2048];
  int row = f->row - f->skip;
  snprintf(whole, sizeof whole, "%s%s", label, text);
  Area all = f->area;
  if (row >= 0) area_put(all, row, 0, style | STYLE_BOLD, sign);
  Flowing inner = {
      .program = f->program, .area = area_part(all, 0, 2, all.rows, all.cols - 2), .row = f->row, .skip = f->skip};
  flow(&inner, style, whole);
  f->row = inner.row;
}

static void draw_option(View *v, Flowing *f, int shown, const char *text) {
  const Ask *ask = view_ask(v);
  int i = view_option_at(v, shown), place = 0;
  char number[40];
  bool open = v->predicted == PREDICTED_NOT, mine = ask_marked(ask, open ? v->draft : v->answer, i);
  bool right = !open && *v->truth && ask_marked(ask, v->truth, i);
  if (ask->kind == ASK_ORDER) {  // its place in what was put together
    const char *order = open ? v->draft : v->answer;
    int n = 0;
    for (const char *s = order; *s; s += strcspn(s, " "), s += *s == ' ')
      if (n++, ask_option(ask, s, strcspn(s, " ")) == i) place = n;
    right = false;
  }
  int digit = view_option_digit(v, shown);
  *number = 0;
  if (!view_options_are_numbers(v)) snprintf(number, sizeof number, "%d  ", digit);
  if (place) snprintf(number, sizeof number, "%d  (%d) ", digit, place);
  if (f->row >= f->skip) area_spot(f->area, f->row - f->skip, 0, f->area.cols, '0' + (uint32_t)digit);
  Style style = open ? STYLE_KEY : right ? STYLE_GOOD : mine ? STYLE_PLAIN | STYLE_BOLD : STYLE_FAINT;
  const char *sign = right                                                               ? "✓"
                     : mine && v->predicted == PREDICTED_WRONG && ask->kind != ASK_ORDER ? "✗"
                     : mine                                                              ? "▸"
                                                                                         : " ";
  if (open && ask->kind == ASK_MANY) sign = mine ? "●" : "○";
  mark(f, style, sign, number, text);
}

static void draw_processes(View *v, Flowing *f) {
  for (int i = 0; i < v->snap->nprocesses && i < 9; i++) {
    const LabProcess *p = &v->snap->processes[i];
    char number[16], text[LAB_NAME + 16], slot[16];
    snprintf(number, sizeof number, "%d  ", i + 1);
    snprintf(text, sizeof text, "%s %s", view_letter(p->slot), p->name);
    snprintf(slot, sizeof slot, "%d", p->slot);
    if (f->row >= f->skip) area_spot(f->area, f->row - f->skip, 0, f->area.cols, '1' + (uint32_t)i);
    bool open = v->predicted == PREDICTED_NOT, right = !open && !strcmp(slot, v->truth);
    mark(f,
         open    ? STYLE_KEY
         : right ? STYLE_GOOD
                 : STYLE_FAINT,
         right                               ? "✓"
         : !open && !strcmp(slot, v->answer) ? "▸"
                                             : " ",
         number, text);
  }
}

// How it is answered; NULL: the options say it.
static const char *how(View *v, const Ask *ask) {
  switch (ask->kind) {
  case ASK_MANY: return view_say(v, WORD_MARK_ALL);
  case ASK_NUMBER: return view_say(v, WORD_TYPE_NUMBER);
  case ASK_LINE: return view_say(v, WORD_POINT_AT_LINE);
  case ASK_ORDER: return view_say(v, WORD_ORDER_ALL);
  case ASK_WHO: return v->snap->nprocesses ? NULL : view_say(v, WORD_NOBODY_YET);
  default: return NULL;
  }
}

// What was expected and what it is, where the options do not show it.
static void draw_answer(View *v, Flowing *f, const Ask *ask) {
  char text[400];
  if (ask->kind != ASK_NUMBER && ask->kind != ASK_LINE && ask->kind != ASK_ORDER) return;
  mark(f, STYLE_PLAIN, "▸", view_say(v, WORD_YOU_EXPECTED), view_answer(v, v->answer, text, sizeof text));
  if (*v->truth && v->predicted == PREDICTED_WRONG)
    mark(f, STYLE_GOOD, "✓", view_say(v, WORD_IT_IS), view_answer(v, v->truth, text, sizeof text));
}

static void draw_question(View *v, Flowing *f, const LessonPage *page, const PageWords *w) {
  const Ask *ask = page->ask;
  gap(f);
  flow(f, STYLE_PLAIN | STYLE_BOLD, w->question);
  for (int i = 0; ask_has_titles(ask) && i < ask->noptions; i++) draw_option(v, f, i, w->options[view_option_at(v, i)]);
  if (ask->kind == ASK_WHO) draw_processes(v, f);
  if (v->predicted == PREDICTED_NOT && how(v, ask)) flow(f, STYLE_FAINT, how(v, ask));
  if (v->predicted == PREDICTED_NOT) return;
  draw_answer(v, f, ask);
  if (v->predicted == PREDICTED_OPEN && ask->judge == BY_RUN) flow(f, STYLE_FAINT, view_say(v, WORD_NOW_RUN));
  if (v->predicted == PREDICTED_OPEN && ask->judge == BY_ORDERS) flow(f, STYLE_FAINT, view_say(v, WORD_JUDGING));
  if (v->predicted == PREDICTED_OPEN) return;
  int reason = ask_reason(ask, v->answer, v->truth);
  if (v->predicted == PREDICTED_RIGHT && ask_has_right(ask)) reason = ASK_OPTIONS;
  if (reason < 0 || !w->why[reason]) return;
  gap(f);
  flow(f, v->predicted == PREDICTED_RIGHT ? STYLE_GOOD : STYLE_WARN, w->why[reason]);
}

// What is to be done; once it is, what was seen by it, as long as that holds.
static const char *goal_text(View *v, const PageWords *w, const char **label) {
  *label = !v->reached ? view_say(v, WORD_GOAL) : v->lapsed ? view_say(v, WORD_GOAL_DONE) : "";
  return v->reached && !v->lapsed ? w->reached : w->goal;
}

static void draw_goal(View *v, Flowing *f, const PageWords *w) {
  const char *label, *text = goal_text(v, w, &label);
  mark(f, v->reached ? STYLE_GOOD : STYLE_KEY, v->reached ? "✓" : "○", label, text);
}

// The commands of its play, as keys.
static const char *play_keys(View *v, const LessonPage *page, char *to, size_t size) {
  size_t n = 0;
  *to = 0;
  for (int i = 0; i < page->nplay && n < size; i++) {
    char one[160];
    if (view_play_key(v, page->play[i], one, sizeof one))
      n += (size_t)snprintf(to + n, size - n, "%s%s", n ? "  " : "", one);
  }
  return to;
}

static void draw_hint(View *v, Flowing *f, const LessonPage *page, int i) {
  const PageWords *w = &page->words[v->language];
  char label[64], keys[1000], text[1100];
  snprintf(label, sizeof label, view_say(v, WORD_HINT), i + 1, view_hints(v));
  snprintf(text, sizeof text, view_say(v, WORD_HINT_KEYS), play_keys(v, page, keys, sizeof keys));
  if (!i) gap(f);
  mark(f, STYLE_PLAIN, "·", label, i < w->nhints ? w->hints[i] : text);
}

static void draw_page(View *v, Flowing *f) {
  const LessonPage *page = &v->lesson->pages[v->page];
  const PageWords *w = &page->words[v->language];
  flow(f, STYLE_PLAIN, w->text);
  if (page->ask) draw_question(v, f, page, w);
  if (page->goal && !f->apart) {
    gap(f);
    draw_goal(v, f, w);
  }
  for (int i = 0; i < v->hints; i++) draw_hint(v, f, page, i);
}

static int draw_all(View *v, Area inner, int skip, bool apart) {
  Flowing f = {.area = inner, .skip = skip, .program = v->program, .apart = apart};
  if (v->lesson) draw_page(v, &f);
  else flow(&f, STYLE_FAINT, view_say(v, WORD_NO_LESSON));
  return f.row;
}

// longer lines are hard to read
static Area inner_of(Area a) { return area_part(a, 0, 1, a.rows, a.cols - 2 < 96 ? a.cols - 2 : 96); }
static Area measured(Area a) { return area_part(a, 0, 0, 0, a.cols); }

static int wants(View *v, Area a) { return draw_all(v, measured(inner_of(a)), 0, false); }

// The rows that the goal needs in a place of its own.
static int goal_rows(View *v, Area inner) {
  const LessonPage *page = v->lesson ? &v->lesson->pages[v->page] : NULL;
  Flowing f = {.area = measured(inner), .program = v->program};
  if (!page || !page->goal) return 0;
  draw_goal(v, &f, &page->words[v->language]);
  return f.row;
}

// Where the page is higher than its panel, its goal keeps the last rows and the text scrolls above it.
static void draw(View *v, Area a) {
  Area inner = inner_of(a);
  int all = draw_all(v, measured(inner), 0, false), goal = all > a.rows ? goal_rows(v, inner) : 0;
  if (goal > a.rows) goal = a.rows;
  int rows = a.rows - goal, text = goal ? draw_all(v, measured(inner), 0, true) : all;
  v->most[PANEL_LESSON] = text > rows ? text - rows : 0;
  view_scroll(v, PANEL_LESSON, 0);
  draw_all(v, area_part(inner, 0, 0, rows, inner.cols), v->scroll[PANEL_LESSON], goal > 0);
  if (!goal) return;
  const LessonPage *page = &v->lesson->pages[v->page];
  Flowing f = {.area = area_part(inner, rows, 0, goal, inner.cols), .program = v->program};
  draw_goal(v, &f, &page->words[v->language]);
}

static void strip(View *v, char *to, size_t size) {
  const LessonPage *page = v->lesson ? &v->lesson->pages[v->page] : NULL;
  char keyed[1024], *out = to;
  *to = 0;
  if (!page || !page->goal || size < 8) return;
  const PageWords *w = &page->words[v->language];
  const char *label, *said = goal_text(v, w, &label);
  const char *text = keys_text(said, v->program, keyed, sizeof keyed);
  out += snprintf(to, size, "%s %s", v->reached ? "✓" : "○", v->reached ? label : "");
  for (; *text && (size_t)(out - to) + 1 < size; text++)  // without the marks of code and stress
    if (*text != '`' && *text != '*') *out++ = *text == '\n' ? ' ' : *text;
  *out = 0;
}

const Panel panel_lesson = {.title = {"lesson", "课文"}, .draw = draw, .wants = wants, .strip = strip};
