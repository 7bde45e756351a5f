// Who waits for whom, drawn: a ring of waits as boxes with what is waited for on the arrows, everybody else in a row of
// words.
//
//   ┌───┐ b       ┌───┐ a
//   │ A ├────────▸│ B ├────────▸ A
//   └───┘         └───┘
#ifndef TUI_PANELS_GRAPH_H
#define TUI_PANELS_GRAPH_H

#include "view.h"

typedef struct Waits {      // one who waits
  int slot, holder;         // holder: who holds it, or whom it joins; -1 nobody
  const char *object;       // what it waits for; "" a join
  char sentence[LAB_TEXT];  // "acquire b"
} Waits;

int graph_rows(const Waits *waits, int n, int cols);                  // how many rows it needs
int graph_draw(View *v, Area a, int row, const Waits *waits, int n);  // returns how many it used

// The ring in words, "A ┄ b → B ┄ a → A", and who is in it. Returns the length; 0: there is none.
size_t graph_ring_words(const Waits *waits, int n, bool *in_ring, char *to, size_t size);

#endif
