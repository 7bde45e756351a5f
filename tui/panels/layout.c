// The three ways to place the panels.
#include "layout.h"

static int between(int low, int n, int high) { return n < low ? low : n > high ? high : n; }

// A panel that is no tab stands where the layout puts it: a row of panels.h and its layout say the same.
_Static_assert((PANELS_ALL & ~TABS_WIDE) == (PANEL_BIT(PROGRAM) | PANEL_BIT(PROCESSES) | PANEL_BIT(SHARED) |
                                             PANEL_BIT(TIMELINE) | PANEL_BIT(LESSON) | PANEL_BIT(OUTPUT)),
               "wide_layout gives a place to each panel that is no tab there");
_Static_assert((PANELS_ALL & ~TABS_SHORT) == (PANEL_BIT(PROGRAM) | PANEL_BIT(PROCESSES) | PANEL_BIT(SHARED)) &&
                   (PANELS_ALL & ~TABS_NARROW) == (PANEL_BIT(PROGRAM) | PANEL_BIT(PROCESSES)),
               "tabs_layout gives a place to each panel that is no tab there");
_Static_assert((PANELS_ALL & ~TABS_STEPS) == (PANEL_BIT(PROGRAM) | PANEL_BIT(PROCESSES) | PANEL_BIT(SHARED)),
               "steps_layout gives a place to each panel that is no tab there");

static void place(Layout *l, PanelId id, Area a) {
  l->places[id] = (Place){true, area_part(a, 0, 0, 1, a.cols), area_part(a, 1, 0, a.rows - 1, a.cols)};
}

// Panels that share a place are tabs; one of them is shown.
static void place_tabs(Layout *l, unsigned tabs, PanelId shown, Area a) {
  l->tabs = tabs;
  l->tab = shown;
  place(l, shown, a);
  l->tab_bar = area_part(a, 0, 0, 1, a.cols);
}

static PanelId chosen_tab(const View *v, unsigned tabs, PanelId otherwise) {
  return tabs >> v->tab & 1 ? v->tab : otherwise;
}

// Rows of the panel of the processes; while stepping each strand has one.
static int process_rows(const View *v) {
  int n = v->snap->nprocesses;
  for (int i = 0; view_stepping(v) && i < v->gate->nchoices; i++) n += v->gate->choices[i].strand > 0;
  return n;
}

// The program is as wide as its lines are, where there is room for both sides.
static int program_cols(const View *v, int cols) {
  int usual = between(48, cols * 46 / 100, 80);
  return cols < ROOMY_COLS ? usual : between(cols * 36 / 100, panel_program_cols(v), cols * 56 / 100);
}

// The lesson has the rows that its page needs, up to a bound. Before a run there are no lanes, and it has their rows.
static Layout wide_layout(View *v, Area a) {
  Layout l = {0};
  bool stepping = view_stepping(v), before = v->snap->state == LAB_NONE && v->lesson;
  int left = program_cols(v, a.cols), right = a.cols - left - 1, lived = process_rows(v);
  int lanes = before ? 0 : between(4, v->snap->nprocesses + 2, a.rows > 44 ? 12 : 7) + 1;
  int wanted = v->lesson ? 1 + panel_lesson_rows(v, area_part(a, 0, 0, 0, a.cols * 58 / 100)) : stepping ? 4 : 8;
  // without a lesson its panel says little: the steps have the rows
  int low = !v->lesson && stepping ? 4 : between(8, a.rows * 32 / 100, 20), most = a.rows *
                                                                                   (view_running(v) ? 32
                                                                                    : before        ? 55
                                                                                                    : 44) /
                                                                                   100;
  if (low < wanted) low = wanted < most ? wanted : low > most ? low : most;
  if (!v->lesson && stepping && v->focus == PANEL_OUTPUT) low = between(8, a.rows * 32 / 100, 20);  // it is read
  int top = a.rows - low - lanes;
  int processes = between(6, stepping ? 2 * lived + 1 : lived + 3, top - 6 > top * 6 / 10 ? top * 6 / 10 : top - 6);
  if (processes < top / 2) processes = top / 2;
  place(&l, PANEL_PROGRAM, area_part(a, 0, 0, top, left));
  place(&l, PANEL_PROCESSES, area_part(a, 0, left + 1, processes, right));
  place(&l, PANEL_SHARED, area_part(a, processes, left + 1, top - processes, right));
  if (lanes) place(&l, PANEL_TIMELINE, area_part(a, top, 0, lanes, a.cols));
  place(&l, PANEL_LESSON, area_part(a, top + lanes, 0, low, a.cols * 58 / 100));
  Area output = area_part(a, top + lanes, a.cols * 58 / 100 + 1, low, a.cols - a.cols * 58 / 100 - 1);
  if (TABS_WIDE) place_tabs(&l, TABS_WIDE | PANEL_BIT(OUTPUT), chosen_tab(v, TABS_WIDE, PANEL_OUTPUT), output);
  else place(&l, PANEL_OUTPUT, output);
  l.divider_col = left, l.divider_row = 0, l.divider_rows = top;
  l.low_col = a.cols * 58 / 100, l.low_row = top + lanes, l.low_rows = low;
  return l;
}

static Layout tabs_layout(const View *v, Area a) {
  bool wide = a.cols >= WIDE_COLS;
  unsigned tabs = wide ? TABS_SHORT : TABS_NARROW;
  Layout l = {0};
  // a tab that is read gets the greater part, but not during a run
  bool reading = tabs >> v->focus & 1 && !view_running(v);
  int top = reading ? a.rows * 42 / 100 : a.rows * 62 / 100, left = a.cols * (wide ? 48 : 56) / 100;
  if (!v->snap->nprocesses && !wide) left = a.cols - 26;  // nothing runs yet: room to read
  if (wide && top < 13) top = 13;
  int processes = wide ? between(5, v->snap->nprocesses + 1, top - 5) : top;
  place(&l, PANEL_PROGRAM, area_part(a, 0, 0, top, left));
  place(&l, PANEL_PROCESSES, area_part(a, 0, left + 1, processes, a.cols - left - 1));
  if (wide) place(&l, PANEL_SHARED, area_part(a, processes, left + 1, top - processes, a.cols - left - 1));
  place_tabs(&l, tabs, chosen_tab(v, tabs, PANEL_LESSON), area_part(a, top, 0, a.rows - top, a.cols));
  l.divider_col = left, l.divider_row = 0, l.divider_rows = top;
  return l;
}

static Layout steps_layout(const View *v, Area a) {
  Layout l = {0};
  PanelId tab = chosen_tab(v, TABS_STEPS, PANEL_TIMELINE);
  bool reading = tab == PANEL_LESSON && v->focus == PANEL_LESSON;
  int steps = 1 + between(2, process_rows(v), a.rows * 3 / 10),
      low = between(4, a.rows * (reading ? 45 : 30) / 100, 14);
  int top = a.rows - steps - low, left = a.cols * 54 / 100;
  place(&l, PANEL_PROGRAM, area_part(a, 0, 0, top, left));
  place(&l, PANEL_SHARED, area_part(a, 0, left + 1, top, a.cols - left - 1));
  place(&l, PANEL_PROCESSES, area_part(a, top, 0, steps, a.cols));
  place_tabs(&l, TABS_STEPS, tab, area_part(a, top + steps, 0, low, a.cols));
  l.divider_col = left, l.divider_row = 0, l.divider_rows = top;
  return l;
}

Layout layout_of(View *v, Area body) {
  if (body.cols >= WIDE_COLS && body.rows >= WIDE_ROWS - 2) return wide_layout(v, body);
  return view_stepping(v) ? steps_layout(v, body) : tabs_layout(v, body);
}
