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
  int question, goal;  // the row after the last option, after the goal; 0: the page has none, or it is done
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
  if (v->predicted == PREDICTED_NOT) f->question = f->row;
  bool explore = goal_names_explore(page->options[0].when);
  if (v->predicted == PREDICTED_OPEN) flow(f, STYLE_FAINT, view_say(v, explore ? WORD_NOW_EXPLORE : WORD_NOW_RUN));
  if (v->predicted == PREDICTED_RIGHT || v->predicted == PREDICTED_WRONG) {
    bool right = v->predicted == PREDICTED_RIGHT;
    gap(f);
    flow(f, right ? STYLE_GOOD : STYLE_WARN, right ? w->right : w->wrong);
  }
}

static void draw_page(View *v, Flowing *f) {
  const LessonPage *page = &v->lesson->pages[v->page];
  const PageWords *w = &page->words[v->language];
  const LessonWords *all = &v->lesson->words[v->language];
  flow(f, STYLE_TITLE | STYLE_BOLD, w->title);
  flow(f, STYLE_PLAIN, w->text);
  if (page->noptions) draw_question(v, f, page, w);
  if (page->goal) {
    gap(f);
    mark(f, v->reached ? STYLE_GOOD : STYLE_KEY, v->reached ? "✓" : "○", v->reached ? "" : view_say(v, WORD_GOAL),
         v->reached ? w->reached : w->goal);
    if (!v->reached) f->goal = f->row;
  }
  for (int i = 0; i < v->hints; i++) {
    char label[64];
    snprintf(label, sizeof label, view_say(v, WORD_HINT), i + 1);
    if (!i) gap(f);
    mark(f, STYLE_PLAIN, "·", label, all->hints[i]);
  }
}

static Flowing draw_all(View *v, Area inner, int skip) {
  Flowing f = {.area = inner, .skip = skip, .program = v->program};
  if (v->lesson) draw_page(v, &f);
  else flow(&f, STYLE_FAINT, view_say(v, WORD_NO_LESSON));
  return f;
}

// longer lines are hard to read
static Area inner_of(Area a) { return area_part(a, 0, 1, a.rows, a.cols - 2 < 96 ? a.cols - 2 : 96); }

int panel_lesson_rows(View *v, Area a) {
  Area inner = inner_of(a);
  return draw_all(v, area_part(inner, 0, 0, 0, inner.cols), 0).row;
}

// At the right of the last row: what is below it, and the key that shows it.
static void draw_below(View *v, Area a, const Flowing *all, int below) {
  char text[120];
  int last = all->row - below;
  Word what = all->question > last ? WORD_BELOW_QUESTION : all->goal > last ? WORD_BELOW_GOAL : WORD_BELOW_MORE;
  snprintf(text, sizeof text, view_say(v, what), below, v->focus == PANEL_LESSON ? "PgDn" : "Tab");
  int col = area_right(a, a.rows - 1, a.cols, STYLE_KEY | STYLE_BOLD, text);
  area_put(a, a.rows - 1, col - 1, STYLE_PLAIN, " ");
}

static void draw(View *v, Area a) {
  Area inner = inner_of(a);
  Flowing all = draw_all(v, area_part(inner, 0, 0, 0, inner.cols),
                         0);  // measured first: the scroll may be past the end
  v->most[PANEL_LESSON] = all.row > a.rows ? all.row - a.rows : 0;
  view_scroll(v, PANEL_LESSON, 0);
  int scroll = v->scroll[PANEL_LESSON];
  draw_all(v, inner, scroll);
  if (scroll > 0) area_put(a, 0, a.cols - 1, STYLE_KEY | STYLE_BOLD, "↑");
  if (scroll < v->most[PANEL_LESSON]) draw_below(v, a, &all, all.row - scroll - a.rows);
}

const Panel panel_lesson = {.title = {"lesson", "课文"}, .draw = draw};
