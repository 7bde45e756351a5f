// How each named style looks: a colour of 256 on a dark ground and on a light one, a colour of 8, and what stands for
// it without colours. On its ground each colour has a contrast of 4.4 : 1 or more, frames excepted (white or black
// taken for the ground); a test computes it.
#ifndef TUI_GLASS_LOOKS_H
#define TUI_GLASS_LOOKS_H

#include "grid.h"

enum { LOOK_CHOSEN = 238, LOOK_CHOSEN_LIGHT = 255 };  // the ground of the chosen row

typedef struct Look {
  short dark, light, eight;  // -1: the terminal's own
  Style mono;                // modifiers
} Look;

extern const Look looks[STYLE_NAMES];

#endif
