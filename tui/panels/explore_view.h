// Every order, on the screen: what is drawn of a LabExplore. No lab is needed, so a test draws one that was made by
// hand.
#ifndef TUI_PANELS_EXPLORE_VIEW_H
#define TUI_PANELS_EXPLORE_VIEW_H

#include "view.h"

void explore_draw(View *v, Area a);                     // the whole screen but the footer
void explore_click(View *v, Area a, int row, int col);  // as explore_draw; chooses an outcome
void explore_scroll(View *v, int rows);                 // through the order
void explore_walk(View *v, int by);                     // the cursor, a step back or on
int explore_step(const View *v);                        // after so many steps it stands; 0: the start, it was not moved
void explore_choose(View *v, int by);                   // another outcome
const LabOutcome *explore_chosen(const View *v);        // NULL: none yet

// explore_words.c
typedef struct ExploreBeginning {
  char text[40];
} ExploreBeginning;
ExploreBeginning explore_beginning(const View *v);  // "these 7 steps": what every order of the search begins with
void explore_counts_text(const View *v, char *to, size_t size);
Style explore_verdict_text(const View *v, char *to, size_t size);

// What the steps of an order tell of an object: what it is after the step at `last`. Returns how many there are.
enum { ORDER_OBJECTS = 6 };
typedef struct OrderTold {
  char name[LAB_NAME], text[48];
  bool known;
} OrderTold;
int order_told(const LabStep *steps, int n, int last, OrderTold *all);

// explore_orders.c: an order in columns of steps, beside the nearest good one when it breaks.
void orders_draw(View *v, Area a, const LabOutcome *o);

#endif
