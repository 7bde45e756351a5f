// The panel of shared objects and the files that draw some kinds of them. A board returns the rows that it took; rows
// beyond the area are only counted.
#ifndef TUI_PANELS_SHARED_H
#define TUI_PANELS_SHARED_H

#include "view.h"

bool board_is_drawn(const LabObject *o);  // boards.c: pools, executors, managers
int board_draw(View *v, Area a, int row, int col, const LabObject *o);

// meetings.c
void meeting_draw_standing(View *v, Area a, int row, int col, const LabObject *o);
void meeting_draw_semaphore(View *v, Area a, int row, int col, const LabObject *o);

// "┄ waiting A · B", col itself if nobody waits
int shared_put_waiting(View *v, Area a, int row, int col, const LabObject *o);
// An object by itself, as the panel draws it.
void shared_draw_one(View *v, Area a, const LabObject *o);
void shared_draw_object(View *v, Area a, int row, const LabObject *o);
bool shared_touched(const View *v, const LabObject *o);  // the last step was on it
int shared_rows_of(View *v, int cols, const LabObject *o);
int shared_put_waiters(Area a, int row, int col, const LabObject *o);  // "A B +3"

#endif
