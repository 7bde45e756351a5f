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

static void draw_question(View *v, Flowing *f, const LessonPage *page, const PageWords *w) {
  gap(f);
  flow(f, STYLE_PLAIN | STYLE_BOLD, w->question);
  for (int i = 0; i < page->noptions; i++) {
    char number[16];
    bool mine = v->predicted != PREDICTED_NOT && i == v->answer, right = i == v->truth;
    snprintf(number, sizeof number, "%d  ", i + 1);
    if (f->row >= f->skip) area_spot(f->area, f->row - f->skip, 0, f->area.cols, '1' + (uint32_t)i);
    Style style = v->predicted == PREDICTED_NOT ? STYLE_KEY
                  : right                       ? STYLE_GOOD
                  : mine                        ? STYLE_PLAIN | STYLE_BOLD
                                                : STYLE_FAINT;
    mark(f, style,
         right                                     ? "✓"
         : mine && v->predicted == PREDICTED_WRONG ? "✗"
         : mine                                    ? "▸"
                                                   : " ",
         number, w->options[i]);
  }
  bool explore = goal_names_explore(page->options[0].when);
  if (v->predicted == PREDICTED_OPEN) flow(f, STYLE_FAINT, view_say(v, explore ? WORD_NOW_EXPLORE : WORD_NOW_RUN));
  if (v->predicted == PREDICTED_RIGHT || v->predicted == PREDICTED_WRONG) {
    bool right = v->predicted == PREDICTED_RIGHT;
    gap(f);
    flow(f, right ? STYLE_GOOD : STYLE_WARN, w->why[v->answer]);
  }
}

static void draw_goal(View *v, Flowing *f, const PageWords *w) {
  mark(f, v->reached ? STYLE_GOOD : STYLE_KEY, v->reached ? "✓" : "○", v->reached ? "" : view_say(v, WORD_GOAL),
       v->reached ? w->reached : w->goal);
}

static void draw_page(View *v, Flowing *f) {
  const LessonPage *page = &v->lesson->pages[v->page];
  const PageWords *w = &page->words[v->language];
  const LessonWords *all = &v->lesson->words[v->language];
  flow(f, STYLE_PLAIN, w->text);
  if (page->noptions) draw_question(v, f, page, w);
  if (page->goal && !f->apart) {
    gap(f);
    draw_goal(v, f, w);
  }
  for (int i = 0; i < v->hints; i++) {
    char label[64];
    snprintf(label, sizeof label, view_say(v, WORD_HINT), i + 1);
    if (!i) gap(f);
    mark(f, STYLE_PLAIN, "·", label, all->hints[i]);
  }
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
  const char *text = keys_text(v->reached ? w->reached : w->goal, v->program, keyed, sizeof keyed);
  out += snprintf(to, size, "%s ", v->reached ? "✓" : "○");
  for (; *text && (size_t)(out - to) + 1 < size; text++)  // without the marks of code and stress
    if (*text != '`' && *text != '*') *out++ = *text == '\n' ? ' ' : *text;
  *out = 0;
}

const Panel panel_lesson = {.title = {"lesson", "课文"}, .draw = draw, .wants = wants, .strip = strip};
