// A lesson's page, played without a terminal: its commands are given as keys to the real bench, at 80×24, and what it
// asks for must come of them.
#ifndef TUI_SCREENS_PLAY_H
#define TUI_SCREENS_PLAY_H

#include "app.h"

typedef struct Played {
  bool reached;   // the goal; also when there is none
  bool answered;  // the question, rightly; also when there is none
  int runs;       // how often it was played: what lives may need luck
  char why[300];  // it could not be played to its end
} Played;

// Blocks until it is done, a minute at most. blind: not its commands but those of one who does not read: run, the first
// switch, run, every order, the switch, every order, the first option.
void play_page(Lab *lab, Course *course, const Lesson *l, int page, bool blind, Played *played);

#endif
