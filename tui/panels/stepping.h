// Stepping on the screen: what its panels and its keys share.
#ifndef TUI_PANELS_STEPPING_H
#define TUI_PANELS_STEPPING_H

#include "view.h"

// The way of a kill (LabChoice.way) is a row of its own, as if it were one more strand of the killer.
enum { STEP_STRAND = 0xff };
static inline int step_place(const LabChoice *c) { return c->strand | c->way << 8; }
// the gate's choice of that strand, or of that way (step_place); -1: it is not held
int step_choice_of(const View *v, int slot, int strand);
// why it cannot go, or what it read; "" nothing
char *step_note(const View *v, const LabChoice *c, char *to, size_t size);
// names: by slot, NULL none
char *letters_for_names(const char *const *names, int n, const char *text, char *to, size_t size);
// with letters for the processes' names
char *step_lettered(const View *v, const char *text, char *to, size_t size);
// A step of an order in a few cells: →0 ←1 ✗1 ◆ ◇ start.
// Its sentence with letters for names: "store counter ← 1", and "you send SIGCONT to A" of a signal of the learner's.
char *step_words(const View *v, const LabStep *s, char *to, size_t size);
bool step_is_your_signal(const LabStep *s);
void step_short(const LabStep *s, char *to, size_t size);

#endif
