// The bench's panels: one row each, in the order in which Tab goes through them.
//
// From the rows come the enum, who draws where, and how much each weighs when rows are given out: READ nothing has run
// yet · LIVE it runs by itself · STEP the learner decides · SEE it stands or is over. Weight 0: it has nothing to say
// then. Least: the rows below its title that it asks for before anybody gets what it wants. A new panel is a file with
// its Panel (view.h: title, what draws it, how many rows it wants), a row here and a place in a stack of layout.c,
// which is asserted.
#ifndef TUI_PANELS_PANELS_H
#define TUI_PANELS_PANELS_H

// id, its Panel, its Panel while stepping, least, weights
// One row each, not to be folded.
// clang-format off
#define PANEL_ROWS(P) \
  /*                                            least READ LIVE STEP SEE */ \
  P(PROGRAM,   panel_program,   panel_program,    4,   6,   6,   5,   5) \
  P(PROCESSES, panel_processes, panel_steps,      5,   0,   7,   9,   6) \
  P(SHARED,    panel_shared,    panel_shared,     2,   0,   8,   7,   8) \
  P(TIMELINE,  panel_timeline,  panel_history,    4,   0,   7,   8,   8) \
  P(LESSON,    panel_lesson,    panel_lesson,     2,   9,   5,   6,   7) \
  P(OUTPUT,    panel_output,    panel_output,     2,   1,   3,   3,   6)
// clang-format on

typedef enum PanelId {
#define P(id, panel, stepping, least, read, live, step, see) PANEL_##id,
  PANEL_ROWS(P)
#undef P
      PANELS
} PanelId;

// Sets of panels: a bit each.
#define PANEL_BIT(id) (1u << PANEL_##id)
enum { PANELS_ALL = (1u << PANELS) - 1 };

#endif
