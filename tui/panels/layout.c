// Bands, stacks, and how rows are given out.
#include "layout.h"

#include <string.h>

enum { BANDS = 5, STACKS = 3, DEEP = 3, FIRST = 30, FACTS_WIDE = 48 };

typedef struct Stack {
  PanelId panels[DEEP];
  int n, cols, col;
} Stack;

typedef struct Band {
  Stack stacks[STACKS];
  int n;
} Band;

typedef struct Plan {
  Band bands[BANDS];
  int n;
  int rows[PANELS];  // with the title; 0: not shown
  int cols[PANELS];
} Plan;

static int between(int low, int n, int high) { return n < low ? low : n > high ? high : n; }

static Phase phase_of(const View *v) {
  if (view_stepping(v)) return PHASE_STEP;
  switch (view_now(v)->state) {
  case LAB_NONE: return PHASE_READ;
  case LAB_RUNNING: return PHASE_LIVE;
  default: return PHASE_SEE;
  }
}

static const struct {
  int least, weight[PHASES];
} needs[PANELS] = {
#define P(id, panel, stepping, least, read, live, step, see) [PANEL_##id] = {least, {read, live, step, see}},
    PANEL_ROWS(P)
#undef P
};

// A page may name panels that stay open while something runs, the first one before the others.
static int page_weight(const View *v, PanelId id) {
  static const char *const names[PANELS] = {
      [PANEL_PROGRAM] = "program", [PANEL_PROCESSES] = "processes", [PANEL_SHARED] = "shared",
      [PANEL_TIMELINE] = "time",   [PANEL_LESSON] = "lesson",       [PANEL_OUTPUT] = "output"};
  const PageScreen *s = v->lesson ? &v->lesson->pages[v->page].screen : NULL;
  for (int i = 0; s && phase_of(v) != PHASE_READ && i < s->nshow; i++)
    if (!strcmp(s->show[i], names[id])) return 19 - i;
  return 0;
}

static int weight(const View *v, PanelId id) {
  if (v->opened == (int)id + 1) return 20;
  if (page_weight(v, id)) return page_weight(v, id);
  if (id == PANEL_OUTPUT && !v->snap->output_size) return 0;
  if (id == PANEL_LESSON && !v->lesson) return 0;
  return needs[id].weight[phase_of(v)];
}

// What it wants below its title. Rows once wanted stay given, as long as the phase lasts.
static int wanted(View *v, PanelId id, int cols) {
  static Grid none;
  Area a = {.grid = &none, .rows = 0, .cols = cols};
  const Panel *p = view_panel(v, id);
  int rows = p->wants ? p->wants(v, a) : 6;
  if (id == PANEL_PROGRAM || id == PANEL_LESSON) return rows;
  if (rows > v->wanted[id]) v->wanted[id] = rows;
  return v->wanted[id];
}

// ---- bands ----

static void add(const View *v, Stack *s, PanelId id) {
  if (weight(v, id)) s->panels[s->n++] = id;
}

static void band(Plan *p, Stack *stacks, int n) {
  Band b = {.n = 0};
  for (int i = 0; i < n; i++)
    if (stacks[i].n) b.stacks[b.n++] = stacks[i];
  if (b.n) p->bands[p->n++] = b;
}

static void single(const View *v, Plan *p, PanelId id) {
  Stack s = {.n = 0};
  add(v, &s, id);
  band(p, &s, 1);
}

// In which stack each panel stands; a row of panels.h that stands in none is an error here.
_Static_assert(PANELS_ALL == (PANEL_BIT(PROGRAM) | PANEL_BIT(PROCESSES) | PANEL_BIT(SHARED) | PANEL_BIT(TIMELINE) |
                              PANEL_BIT(LESSON) | PANEL_BIT(OUTPUT)),
               "each panel has a place in plan_narrow, plan_wide and plan_stacks");

static void plan_narrow(const View *v, Plan *p) {
  bool stepping = view_stepping(v);  // the next steps need the whole width
  Stack pair[2] = {{.n = 0}, {.n = 0}};
  add(v, &pair[0], PANEL_PROGRAM);
  if (!stepping) add(v, &pair[1], PANEL_PROCESSES);
  add(v, &pair[1], PANEL_SHARED);
  band(p, pair, 2);
  if (stepping) single(v, p, PANEL_PROCESSES);
  single(v, p, PANEL_TIMELINE);
  single(v, p, PANEL_LESSON);
  single(v, p, PANEL_OUTPUT);
}

static void plan_wide(const View *v, Plan *p) {
  Stack pair[2] = {{.n = 0}, {.n = 0}}, low[2] = {{.n = 0}, {.n = 0}};
  add(v, &pair[0], PANEL_PROGRAM);
  add(v, &pair[1], PANEL_PROCESSES);
  add(v, &pair[1], PANEL_SHARED);
  add(v, &low[0], PANEL_LESSON);
  add(v, &low[1], PANEL_OUTPUT);
  band(p, pair, 2);
  single(v, p, PANEL_TIMELINE);
  band(p, low, 2);
}

static void plan_stacks(const View *v, Plan *p) {
  Stack three[3] = {{.n = 0}, {.n = 0}, {.n = 0}};
  add(v, &three[0], PANEL_LESSON);
  add(v, &three[0], PANEL_OUTPUT);
  add(v, &three[1], PANEL_PROGRAM);
  add(v, &three[2], PANEL_PROCESSES);
  add(v, &three[2], PANEL_SHARED);
  band(p, three, 3);
  single(v, p, PANEL_TIMELINE);
}

// ---- columns ----

// The facts get the columns that they want, the program the rest, at least FIRST.
static void split(const View *v, Band *b, int cols) {
  int program = panel_program_cols(v), n = b->n;
  if (n == 1) {
    b->stacks[0].cols = cols;
    return;
  }
  if (n == 3) {
    b->stacks[0].cols = 62;
    b->stacks[1].cols = between(60, between(60, program + 8, 86), cols - 62 - 58 - 2);
  } else if (b->stacks[0].panels[0] == PANEL_PROGRAM) {
    int facts = cols < WIDE_COLS ? 36 : 56;
    b->stacks[0].cols = between(FIRST, between(cols < WIDE_COLS ? FIRST : 44, program, cols - 1 - facts),
                                cols - 1 - FIRST);
  } else {
    b->stacks[0].cols = between(60, cols * 58 / 100, 72);
    if (b->stacks[0].cols > cols - 1 - FIRST) b->stacks[0].cols = cols - 1 - FIRST;
  }
  int col = 0;
  for (int i = 0; i < n; i++) {
    b->stacks[i].col = col;
    if (i == n - 1) b->stacks[i].cols = cols - col;
    col += b->stacks[i].cols + 1;
  }
}

// ---- rows ----

static int stack_rows(const Plan *p, const Stack *s) {
  int rows = 0;
  for (int i = 0; i < s->n; i++) rows += p->rows[s->panels[i]];
  return rows;
}

static int band_rows(const Plan *p, const Band *b) {
  int rows = 0;
  for (int i = 0; i < b->n; i++) {
    int n = stack_rows(p, &b->stacks[i]);
    rows = n > rows ? n : rows;
  }
  return rows;
}

static int all_rows(const Plan *p) {
  int rows = 0;
  for (int i = 0; i < p->n; i++) rows += band_rows(p, &p->bands[i]);
  return rows;
}

static void grow(Plan *p, PanelId id, int to, int most) {
  while (p->rows[id] < to) {
    p->rows[id]++;
    if (all_rows(p) <= most) continue;
    p->rows[id]--;
    return;
  }
}

// The panels in the order of their weight, the heaviest first. Returns how many there are.
static int by_weight(const View *v, const Plan *p, PanelId *ids) {
  int n = 0;
  for (PanelId id = 0; id < PANELS; id++) {
    if (!p->cols[id]) continue;
    int at = n++;
    for (; at > 0 && weight(v, ids[at - 1]) < weight(v, id); at--) ids[at] = ids[at - 1];
    ids[at] = id;
  }
  return n;
}

// On a small screen rows that say "exit 0" of everybody are no more than their strip says.
static bool has_little_to_say(const View *v, const Plan *p, PanelId id) {
  return id == PANEL_PROCESSES && v->opened != (int)id + 1 && v->focus != id && p->cols[id] < FACTS_WIDE &&
         view_all_well(v);
}

// A page that speaks of lines has some of them in sight, whatever is opened beside them.
static int spoken_rows(const View *v) {
  enum { SPOKEN = 3 };
  return v->program && v->lesson && v->lesson->pages[v->page].nlines ? SPOKEN : 0;
}

static void give_rows(View *v, Plan *p, int most) {
  static const PanelId rest[] = {PANEL_LESSON, PANEL_SHARED, PANEL_PROGRAM};
  PanelId ids[PANELS];
  int n = by_weight(v, p, ids), wants[PANELS] = {0};
  for (int i = 0; i < n; i++)
    wants[ids[i]] = has_little_to_say(v, p, ids[i]) ? 1 : 1 + wanted(v, ids[i], p->cols[ids[i]]);
  for (int i = 0; i < n; i++) grow(p, ids[i], 1, most);  // the title, which is its strip
  grow(p, PANEL_PROGRAM, p->rows[PANEL_PROGRAM] ? 1 + spoken_rows(v) : 0, most);
  if (n && v->opened == (int)ids[0] + 1) grow(p, ids[0], wants[ids[0]], most);
  for (int i = 0; i < n; i++) {
    int least = 1 + needs[ids[i]].least;
    grow(p, ids[i], least < wants[ids[i]] ? least : wants[ids[i]], most);
  }
  for (int i = 0; i < n; i++) grow(p, ids[i], wants[ids[i]], most);
  if (v->program && p->rows[PANEL_PROGRAM] > 1) grow(p, PANEL_PROGRAM, 1 + (int)v->program->nlines, most);
  for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
    if (p->cols[rest[i]] && p->rows[rest[i]] > 1) grow(p, rest[i], most, most);
}

// ---- places ----

static void put(Layout *l, PanelId id, Area a) {
  l->places[id] = (Place){a.rows > 0, area_part(a, 0, 0, 1, a.cols), area_part(a, 1, 0, a.rows - 1, a.cols)};
}

// The lowest panel of a stack gets what its band has left.
static void put_band(const Plan *p, const Band *b, Area a, Layout *l) {
  for (int i = 0; i < b->n; i++) {
    const Stack *s = &b->stacks[i];
    int row = 0, last = s->n - 1;
    while (last > 0 && !p->rows[s->panels[last]]) last--;
    for (int k = 0; k <= last; k++) {
      int rows = k == last ? a.rows - row : p->rows[s->panels[k]];
      put(l, s->panels[k], area_part(a, row, s->col, rows, s->cols));
      row += p->rows[s->panels[k]];
    }
    if (i && l->nlines < LAYOUT_LINES) l->lines[l->nlines++] = (Line){s->col - 1, a.row, a.rows};
  }
}

static Layout all_of(View *v, Area body) {
  Plan p = {.n = 0};
  Layout l = {.nlines = 0};
  (body.cols >= STACK_COLS ? plan_stacks : body.cols >= WIDE_COLS ? plan_wide : plan_narrow)(v, &p);
  for (int i = 0; i < p.n; i++) {
    split(v, &p.bands[i], body.cols);
    for (int k = 0; k < p.bands[i].n; k++)
      for (int j = 0; j < p.bands[i].stacks[k].n; j++)
        p.cols[p.bands[i].stacks[k].panels[j]] = p.bands[i].stacks[k].cols;
  }
  give_rows(v, &p, body.rows);
  int row = 0, last = p.n - 1;
  while (last > 0 && !band_rows(&p, &p.bands[last])) last--;
  for (int i = 0; i <= last; i++) {
    int rows = i == last ? body.rows - row : band_rows(&p, &p.bands[i]);
    put_band(&p, &p.bands[i], area_part(body, row, 0, rows, body.cols), &l);
    row += rows;
  }
  return l;
}

// ---- one panel alone ----

// It has the body; in the last row stand the strips of others, as many as there is room for.
static Layout zoomed(View *v, Area body) {
  static const PanelId others[] = {PANEL_PROCESSES, PANEL_SHARED, PANEL_TIMELINE, PANEL_OUTPUT, PANEL_LESSON};
  enum { STRIP_COLS = 38, LEAST_ROWS = 8, OTHERS = sizeof others / sizeof *others };
  Layout all = all_of(v, body), l = {.nlines = 0};
  int most = body.rows < LEAST_ROWS ? 0 : body.cols / STRIP_COLS, n = 0;
  PanelId strips[OTHERS];
  for (int i = 0; i < OTHERS && n < most; i++)
    if (others[i] != v->focus && all.places[others[i]].shown) strips[n++] = others[i];
  put(&l, v->focus, area_part(body, 0, 0, body.rows - (n > 0), body.cols));
  for (int i = 0; i < n; i++) {
    int from = body.cols * i / n, to = body.cols * (i + 1) / n;
    put(&l, strips[i], area_part(body, body.rows - 1, from, 1, to - from));
  }
  return l;
}

Layout layout_of(View *v, Area body) { return v->zoom ? zoomed(v, body) : all_of(v, body); }
