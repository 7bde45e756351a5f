// Processes left behind (see left.h).
#include "left.h"

enum { SLOTS_MOST = 512 };

// The process whose end this step waited for, saw or brought about, -1: none.
static int looked_after(const ExploreEvent *e) {
  if (e->failed || e->choice.kind != CHOICE_STEP) return -1;
  switch (e->choice.verb) {
    case VERB_JOIN: return (int)e->choice.object;
    case VERB_WAIT_CHILD: return (int)e->result;
    case VERB_IS_ALIVE: return e->result ? -1 : (int)e->choice.object;
    case VERB_KILL: return e->ended >= 0 || !e->result ? (int)e->choice.object : -1;
    default: return -1;
  }
}

int left_behind(const ExploreEvent *event, int n, int *slots, int max) {
  bool born[SLOTS_MOST] = {false};
  int by[SLOTS_MOST], found = 0;
  bool over = false;
  for (int i = 0; i < SLOTS_MOST; i++) by[i] = -1;
  for (int i = 0; i < n; i++) {
    const ExploreEvent *e = &event[i];
    int other = looked_after(e);
    if (e->created > 0 && e->created < SLOTS_MOST) born[e->created] = true;
    if (e->ended == 0) over = true;
    if (other > 0 && other < SLOTS_MOST && by[other] < 0) by[other] = e->choice.slot;
  }
  for (int i = 1; over && i < SLOTS_MOST; i++) {
    int at = i;
    for (int steps = 0; at > 0 && steps < SLOTS_MOST; steps++) at = by[at];   // up to main, or to one for whom nobody waited
    if (!born[i] || at == 0) continue;
    if (found < max) slots[found] = i;
    found++;
  }
  return found;
}
