// The arrangement: where the bench's panels stand on a screen of a given size.
//
// Panels stand in bands from top to bottom; a band is one panel over the whole width, or stacks side by side. Under 100
// columns there is one pair (the program, the facts) and bands under it; from 100 on the lesson and the output are a
// pair, too; from 160 on words, program and facts are three stacks. Rows are given out by content: first each panel its
// title, which is its strip, then by weight its least, then by weight what it wants. What is left goes to the program
// and the lesson. The arrangement changes with the phase, the page, the size, a panel that is opened: never because a
// number grew.
#ifndef TUI_PANELS_LAYOUT_H
#define TUI_PANELS_LAYOUT_H

#include "view.h"

// WIDE_COLS: the lesson and the output stand side by side · STACK_COLS: three stacks
enum { WIDE_COLS = 100, STACK_COLS = 160 };

typedef struct Place {
  bool shown;        // its title is there
  Area title, body;  // body.rows 0: it is a strip
} Place;

enum { LAYOUT_LINES = 8 };

typedef struct Line {
  int col, row, rows;
} Line;  // between two stacks, from the row of the band's first title

typedef struct Layout {
  Place places[PANELS];
  Line lines[LAYOUT_LINES];
  int nlines;
} Layout;

typedef enum Phase { PHASE_READ, PHASE_LIVE, PHASE_STEP, PHASE_SEE, PHASES } Phase;  // the columns of panels.h

Layout layout_of(View *v, Area body);

#endif
