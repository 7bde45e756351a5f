// An order of steps to be taken away: as a table of text, and as one page of HTML that needs nothing else: no other
// file, no request. It can be walked with keys, read aloud step by step, printed, and read without a script.
#ifndef TUI_PANELS_ORDER_HTML_H
#define TUI_PANELS_ORDER_HTML_H

#include <stdio.h>

#include "view.h"

enum { ORDER_PAGE_MOST = 100 * 1000 };  // bytes: a page is a mail's attachment

typedef struct OrderPage {
  Language language;
  const char *title;          // of the lesson, or the file's name
  const LabProgram *program;  // with the switches and values as the order has them
  char came[LAB_TEXT * 5];    // what it came to: "counter = 1, lost update"; "" nothing is said
  char why[LAB_TEXT * 7];     // the engine's explanation; "" none
  const char *command;        // what makes it again
  uint64_t seed;
  const LabStep *steps;
  int nsteps;
  char (*names)[LAB_NAME];  // of the processes by slot; NULL: letters alone
  int nnames;
  const LabStep *good;  // the nearest order that does not break; ngood 0: none
  int ngood, parts;     // parts: where the two part, a step's index
  bool explored;        // the values are those of exploring
} OrderPage;

void order_of_outcome(OrderPage *p, const LabOutcome *o);  // its steps and what is said of them
// The steps that have happened, and who took them; the names are valid until the next call.
void order_of_steps(OrderPage *p, const LabGate *g, const LabSnapshot *s);
// The same as a table of text; owned by the caller.
char *order_text(const OrderPage *p);
// The page; owned by the caller. Of what would be longer than ORDER_PAGE_MOST the lanes are left out, then the middle
// of the order, and it says so. NULL: no memory
char *order_html(const OrderPage *p, size_t *size);

#endif
