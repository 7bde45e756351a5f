// A grid as a picture for a page: SVG, whose text is the grid's, letter by letter, in the colours of a light ground or
// a dark one as the reader has it.
#ifndef TUI_GLASS_SVG_H
#define TUI_GLASS_SVG_H

#include <stdio.h>

#include "grid.h"

void grid_svg(FILE *f, const Grid *g, const char *title);

#endif
