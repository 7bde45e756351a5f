// The bench's panels: one row each, in the order in which Tab goes through them.
//
// From the rows come the enum, who draws where, Tab's order, the tabs and their titles. A new panel is a file with its
// Panel (view.h: title, help, what draws it) and a row here. The four columns say whether it is a tab on a screen of
// that kind; a panel that is none there must be given a place of its own by layout.c, which is asserted.
#ifndef TUI_PANELS_PANELS_H
#define TUI_PANELS_PANELS_H

// id, its Panel, its Panel while stepping; a tab: WIDE all stand side by side · SHORT wide, but not high ·
// NARROW · STEPS narrow or not high, while stepping
// One row each, not to be folded.
// clang-format off
#define PANEL_ROWS(P) \
  /*                                              WIDE SHORT NARROW STEPS */ \
  P(PROGRAM,   panel_program,   panel_program,    0,   0,    0,     0) \
  P(PROCESSES, panel_processes, panel_steps,      0,   0,    0,     0) \
  P(LESSON,    panel_lesson,    panel_lesson,     0,   1,    1,     1) \
  P(SHARED,    panel_shared,    panel_shared,     0,   0,    1,     0) \
  P(TIMELINE,  panel_timeline,  panel_history,    0,   1,    1,     1) \
  P(OUTPUT,    panel_output,    panel_output,     0,   1,    1,     1)
// clang-format on

typedef enum PanelId {
#define P(id, panel, stepping, wide, low, narrow, steps) PANEL_##id,
  PANEL_ROWS(P)
#undef P
      PANELS
} PanelId;

// Sets of panels: a bit each.
#define PANEL_BIT(id) (1u << PANEL_##id)
enum {
#define P(id, panel, stepping, wide, low, narrow, steps) | (unsigned)(wide) << PANEL_##id
  TABS_WIDE = 0 PANEL_ROWS(P),
#undef P
#define P(id, panel, stepping, wide, low, narrow, steps) | (unsigned)(low) << PANEL_##id
  TABS_SHORT = 0 PANEL_ROWS(P),
#undef P
#define P(id, panel, stepping, wide, low, narrow, steps) | (unsigned)(narrow) << PANEL_##id
  TABS_NARROW = 0 PANEL_ROWS(P),
#undef P
#define P(id, panel, stepping, wide, low, narrow, steps) | (unsigned)(steps) << PANEL_##id
  TABS_STEPS = 0 PANEL_ROWS(P),
#undef P
  PANELS_ALL = (1u << PANELS) - 1,
  PANELS_TABS = TABS_WIDE | TABS_SHORT | TABS_NARROW | TABS_STEPS,  // a tab on some screen
};

#endif
