// Stepping on the screen: what its panels and its keys share.
#ifndef TUI_PANELS_STEPPING_H
#define TUI_PANELS_STEPPING_H

#include "view.h"

// The key that lets a strand go: m for the main process, 1 to 9 for its children; a second strand gets the highest that
// is free. It stays the same as long as the run lasts. 0: none is left.
// the gate's choice that this key lets go; -1: no such strand is held
int step_choice_of(const View *v, int slot, int strand);  // -1: it is not held
// why it cannot go, or what it read; "" nothing
char *step_note(const View *v, const LabChoice *c, char *to, size_t size);
// names: by slot, NULL none
char *letters_for_names(const char *const *names, int n, const char *text, char *to, size_t size);
// with letters for the processes' names
char *step_lettered(const View *v, const char *text, char *to, size_t size);
// A step of an order in a few cells: →0 ←1 ✗1 ◆ ◇ start.
void step_short(const LabStep *s, char *to, size_t size);

#endif
