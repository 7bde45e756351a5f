// A grid as a picture for a page: SVG, whose text is the grid's, letter by letter, in the colours of a light ground or
// a dark one as the reader has it.
#ifndef TUI_GLASS_SVG_H
#define TUI_GLASS_SVG_H

#include "grid.h"

char *grid_svg(const Grid *g, const char *title);  // owned by the caller; NULL: no memory

#endif
