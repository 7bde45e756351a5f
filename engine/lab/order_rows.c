// The rows of an order: what is shown of it. Steps inside a call are no rows of their own (explore/fold.h).
#include <string.h>

#include "lab.h"

int lab_order_rows(const LabStep *steps, int n, int *rows) {
  int shown = 0;
  for (int i = 0; i < n; i++)
    if (!steps[i].inside) rows[shown++] = i;
  return shown;
}

static bool same(const LabStep *a, const LabStep *b) {
  return a->by == b->by && a->slot == b->slot && a->strand == b->strand && strcmp(a->sentence, b->sentence) == 0;
}

// Both have the same steps up to parts, so as many rows. The step where they part may be inside in one of them: then
// rows that are equal may follow.
int lab_order_parts(const LabOutcome *o, const int *rows, int nrows, const int *good_rows, int ngood_rows) {
  int row = 0;
  while (row < nrows && rows[row] < o->parts) row++;
  bool both_seen = row < nrows && row < ngood_rows && rows[row] == o->parts && good_rows[row] == o->parts;
  while (!both_seen && row < nrows && row < ngood_rows && same(&o->steps[rows[row]], &o->good[good_rows[row]])) row++;
  return row;
}
