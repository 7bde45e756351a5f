// Processes left behind (see orphans.h).
#include "orphans.h"

enum { SLOTS_MOST = 512 };

int orphans_looked_after(World *w, const ExploreEvent *e) {
  if (e->choice.kind != CHOICE_STEP || e->failed) return -1;
  if (e->choice.verb == VERB_KILL) return e->ended >= 0 || !e->result ? (int)e->choice.object : -1;
  VerbDone done = explore_done(e);
  VerbMoves m = verb_moves(w, &done);
  for (int i = 0; i < m.n; i++)
    if (m.move[i].thing == THING_END && !m.move[i].gives) return (int)m.move[i].object;
  return -1;
}

static void note_births(const ExploreEvent *event, int n, bool *born, bool *over) {
  for (int i = 0; i < n; i++) {
    const ExploreEvent *e = &event[i];
    if (e->created > 0 && e->created < SLOTS_MOST) born[e->created] = true;
    if (e->ended == 0) *over = true;
  }
}

// Main is looked after; so is whoever is looked after by one that is.
static void note_looked_after(World *w, const ExploreEvent *event, int n, bool *safe) {
  bool more = true;
  safe[0] = true;
  while (more) {
    more = false;
    for (int i = 0; i < n; i++) {
      int other = orphans_looked_after(w, &event[i]), by = event[i].choice.slot;
      if (other <= 0 || other >= SLOTS_MOST || by >= SLOTS_MOST || safe[other] || !safe[by]) continue;
      safe[other] = more = true;
    }
  }
}

int left_behind(World *w, const ExploreEvent *event, int n, int *slots, int max) {
  bool born[SLOTS_MOST] = {false}, safe[SLOTS_MOST] = {false}, over = false;
  int found = 0;
  note_births(event, n, born, &over);
  note_looked_after(w, event, n, safe);
  for (int i = 1; over && i < SLOTS_MOST; i++) {
    if (!born[i] || safe[i] || world_process(w, i)->method == METHOD_SERVER) continue;
    if (found < max) slots[found] = i;
    found++;
  }
  return found;
}
