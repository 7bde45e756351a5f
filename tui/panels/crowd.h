// Many processes: where they have more rows than there are, those that are alike share one. Alike are those whose names
// have one stem, who stand on one line and do the same thing to the same object. Whoever is chosen, is in a ring, holds
// something, or is waited for, has a row of its own, and so has the main process.
#ifndef TUI_PANELS_CROWD_H
#define TUI_PANELS_CROWD_H

#include "view.h"

enum { CROWD_MOST = 1024, CROWD_LEAST = 12 };  // fewer are no crowd

typedef struct CrowdRow {
  int first;  // index in the snapshot
  int n;      // how many are alike, that one among them
} CrowdRow;

// One row for each process if that is no more than `rows`, else groups too. Returns how many rows.
int crowd_rows(const View *v, int rows, CrowdRow *to);
// The row in which that process is; -1: none.
int crowd_row_of(const View *v, const CrowdRow *rows, int n, int slot);
bool crowd_alike(const LabProcess *a, const LabProcess *b);
bool crowd_one_stem(const char *a, const char *b);  // but for the numbers at their ends the names are the same
// " A B C +98  worker-… " and where it ends
int crowd_put(View *v, Area a, int row, int col, const CrowdRow *r);

#endif
