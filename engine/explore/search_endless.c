// An order that may have no end: who goes round in it, on which lines.
#include <stdio.h>
#include <string.h>

#include "search_inner.h"

enum {
  LAST = 400,   // steps of an order that is only long, in which loops are looked for
  LINES = 4,    // of a process; the first that are told
  ROUNDED = 4,  // processes
};

typedef struct Goer {  // a process that goes round
  int slot;
  uint32_t line[LINES];
  int n;
} Goer;

static Goer *goer_of(Goer *all, int *n, int slot) {
  for (int i = 0; i < *n; i++)
    if (all[i].slot == slot) return &all[i];
  if (*n == ROUNDED) return NULL;
  all[*n] = (Goer){.slot = slot};
  return &all[(*n)++];
}

static void note_line(Goer *g, uint32_t line) {
  for (int i = 0; i < g->n; i++)
    if (g->line[i] == line) return;
  if (g->n < LINES) g->line[g->n++] = line;
}

// "Process-1 (line 5)", "Process-2 (lines 5, 6 and 9)"
static void say_goer(const World *w, const Goer *g, Saying *s) {
  char others[LINES * 14] = "", lines[80];
  size_t n = 0;
  for (int i = 0; i + 1 < g->n; i++)
    n += (size_t)snprintf(others + n, sizeof others - n, "%s%u", i ? ", " : "", g->line[i]);
  Saying said = saying_in(lines, sizeof lines);
  say_form(&said, g->n > 1 ? FORM_ON_LINES : FORM_ON_LINE, "lines", others, "n", say_int(g->line[g->n - 1]).text, NULL);
  say_form(s, FORM_GOES_ROUND, "who", world_process(w, g->slot)->name, "lines", lines, NULL);
}

void search_endless(SearchRun *h, const char *why, int from) {
  int n = h->clocks.n, ngoers = 0;
  World *w = h->g->world ? h->g->world(h->g->self) : NULL;
  Goer goers[ROUNDED];
  char who[ROUNDED * (WORLD_NAME + 80)] = "";
  Saying s = saying_in(who, sizeof who);
  if (from < n - LAST) from = n - LAST;
  for (int i = from < 0 ? 0 : from; w && i < n; i++) {
    const Choice *c = &h->event[i].choice;
    Goer *g = c->line ? goer_of(goers, &ngoers, c->slot) : NULL;
    if (g) note_line(g, c->line);
  }
  for (int i = 0; i < ngoers; i++) {
    if (i) say_form(&s, FORM_NEXT_VALUE, NULL);
    say_goer(w, &goers[i], &s);
  }
  search_incomplete_with(h, why, (uint64_t)h->max_steps, who);
}
