// A moment of a record, and a step of it, in words.
#ifndef TUI_PANELS_MOMENTS_H
#define TUI_PANELS_MOMENTS_H

#include "view.h"

void event_text(const View *v, const LabEvent *e, char *to, size_t size);  // in a few cells: →0 ←1 ✗1 ◆ ◇ start
// What happened since the moment before: "A store counter ←7 · line 10"; of more steps their number.
void moment_text(const View *v, int at, char *to, size_t size);

#endif
