// Every order, on the screen: what is drawn of a LabExplore. No lab is needed, so a test draws one that was made by
// hand.
#ifndef TUI_PANELS_EXPLORE_VIEW_H
#define TUI_PANELS_EXPLORE_VIEW_H

#include "view.h"

void explore_draw(View *v, Area a);                     // the whole screen but the footer
void explore_click(View *v, Area a, int row, int col);  // as explore_draw; chooses an outcome
void explore_wheel(View *v, Area a, int row, int by);   // on the ends another one, else a step
void explore_walk(View *v, int by);                     // the cursor, a step back or on
void explore_walk_to(View *v, int at);                  // to the row of that step, from 0
int explore_step(const View *v);                        // after so many steps it stands; 0: the start, it was not moved
void explore_choose(View *v, int by);                   // another outcome
const LabOutcome *explore_chosen(const View *v);        // NULL: none yet

// explore_ends.c: the ends as a list. Those that break come first, then the more frequent ones.
int ends_place(const LabExplore *e, const LabOutcome *o);  // where it stands in the list
int ends_at(const View *v, int place);                     // the outcome that stands there
int ends_rows(const View *v, Area a);                      // rows that are shown on a screen of that size
void ends_draw(View *v, Area a, int row, int rows);

// explore_words.c
typedef struct ExploreBeginning {
  char text[40];
} ExploreBeginning;
ExploreBeginning explore_beginning(const View *v);  // "these 7 steps": what every order of the search begins with
void explore_counts_text(const View *v, char *to, size_t size);
Style explore_verdict_text(const View *v, char *to, size_t size);

// What the steps of an order tell of an object: what it is after the step at `last`. Returns how many there are.
enum { ORDER_OBJECTS = 12 };
typedef struct OrderTold {
  char name[LAB_NAME], text[48];
  bool known;
} OrderTold;
int order_told(const LabStep *steps, int n, int last, OrderTold *all);

// An order as it is shown, a row (or a column) a step; and the chosen outcome's beside the nearest good one.
typedef struct OrderRows {
  const LabStep *steps;
  int *rows;     // the steps that are shown
  int n, parts;  // rows; parts: where it parts from the other; -1 there is no other
  bool bad;
  const char *end;                // the sign at its end, "" none
  const char (*names)[LAB_NAME];  // the processes' in it, by slot
  int nnames;
} OrderRows;
typedef struct OrderPair {
  const LabOutcome *outcome;
  OrderRows bad, good;
  bool pair;  // there is a good one beside it
  int at;     // the row under the cursor
} OrderPair;
bool order_pair(OrderPair *p, const View *v, const LabOutcome *o);  // false: no memory, nothing is to be freed
void order_pair_free(OrderPair *p);
// The process that a step is shown at: of a step that a manager's server takes it is the client. -1: nobody's
int order_slot(const LabStep *s);
bool order_object(const LabStep *s, char *to, size_t size);  // what it touches, with its index; false: nothing
const char *order_sentence(const View *v, const OrderRows *c, const LabStep *s, char *to, size_t size);  // with letters

// explore_orders.c: an order in columns of steps, beside the nearest good one when it breaks.
void orders_draw(View *v, Area a, OrderPair *p);

// explore_lanes.c: both orders as lanes on the same columns. Rows that they want, their title with them.
int order_lanes_rows(const OrderPair *p);
void order_lanes_draw(View *v, Area a, const OrderPair *p);
int order_lanes_at(Area a, const OrderPair *p, int col);  // the row (from 0) of the step in that column; -1 none

// explore_both.c: what is shared, and who stands where, after the cursor's step in both.
int order_both_rows(const OrderPair *p);  // … with its title
void order_both_draw(View *v, Area a, const OrderPair *p);
void order_program_draw(View *v, Area a, const OrderPair *p);  // the program, with where they stand in both

// explore_why.c: what stands below: why it breaks, who waits for whom, what else was found. Draws it and returns its
// rows; with no rows to draw in it only measures.
int explore_why(View *v, Area a, const LabOutcome *o, bool letters);

#endif
