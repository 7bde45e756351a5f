// Where the bench's panels stand on a screen of a given size.
//
// With 100×34 and more all panels stand side by side. With fewer rows the lesson, the timeline and the output share
// the space below as tabs; with fewer columns the shared objects go there too. The program and the processes always
// stay.
// While stepping, on a narrow screen, what each process would do next has a row of its own over the whole width, and
// the shared objects stand beside the program.
#ifndef TUI_PANELS_LAYOUT_H
#define TUI_PANELS_LAYOUT_H

#include "view.h"

// ROOMY_COLS: from there on the program has what its lines need
enum { WIDE_COLS = 100, WIDE_ROWS = 34, ROOMY_COLS = 140 };

typedef struct Place {
  bool shown;
  Area title, body;
} Place;

typedef struct Layout {
  unsigned tabs;  // a bit for each panel that is a tab
  PanelId tab;    // the one shown
  Place places[PANELS];
  Area tab_bar;
  int divider_col, divider_row, divider_rows;  // the line between left and right, above
  int low_col, low_row, low_rows;              // and below; rows 0: none
} Layout;

Layout layout_of(View *v, Area body);

#endif
