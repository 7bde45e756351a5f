// Many objects: where they have more rows than there are, the numbers of one list share a grid, and its free locks a
// row. What is held, waited for or lost in, and whatever is no number and no lock, has a row of its own and comes
// first.
#ifndef TUI_PANELS_ARRAYS_H
#define TUI_PANELS_ARRAYS_H

#include "view.h"

enum { ARRAYS_MOST = 2048 };

typedef struct ArrayRow {  // an object, or n alike of one list from that one on
  int first, n;            // index in the snapshot; the others are those of its stem (array_has)
} ArrayRow;

int arrays_of(View *v, bool together, ArrayRow *to);  // in the order in which they are shown
bool array_has(const View *v, const ArrayRow *r, int i);
int array_rows(View *v, int cols, const ArrayRow *r);
void array_draw(View *v, Area a, int row, const ArrayRow *r);
int array_at(View *v, int cols, const ArrayRow *r, int row, int col);  // the index there; else of the first

#endif
