// A line of Python cut into pieces of one style each: only to be read more easily; what the program means is the
// engine's affair.
#ifndef TUI_PANELS_SYNTAX_H
#define TUI_PANELS_SYNTAX_H

#include "tui/glass/grid.h"

typedef struct Syntax {
  char quote;
} Syntax;  // the triple quote that a line ends within, 0 none; starts zeroed

// The length in bytes of the piece at `s` (0 at the end of the line) and its style.
int syntax_piece(Syntax *state, const char *s, Style *style);

#endif
