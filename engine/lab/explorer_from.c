// The steps that every order begins with, taken once to see whether the program takes them (explorer.h).
#include <stdlib.h>
#include <unistd.h>

#include "explorer.h"
#include "forms.h"

// Takes it. A strand that spins, and is let go once more by hand, finds what it found: that step is left out of the
// beginning, and the state is the same. false: it cannot be taken, or it is another step.
static bool take_one(Explorer *e, const Choice *c, ExplorePending *list, int most) {
  ExploreEvent done;
  int n = e->ground.pending(e->ground.self, list, most);
  const ExplorePending *p = explore_pending_find(list, n < most ? n : most, c);
  if (p && p->parked) return p->call.verb == c->verb && p->call.line == c->line;
  if (!p || (!p->go && !p->timeout) || e->ground.take(e->ground.self, c->slot, choice_place(c), &done) != EXPLORE_TAKEN)
    return false;
  if (!choice_same(&done.choice, c)) return false;
  if (!schedule_add(&e->begin, *c)) _exit(1);
  return true;
}

int explorer_take_begin(Explorer *e, const Schedule *given) {
  enum { MOST = 256 };
  ExplorePending *list = calloc(MOST, sizeof *list);
  int i = 0;
  if (list == NULL) _exit(1);
  while (i < given->n && take_one(e, &given->choice[i], list, MOST)) i++;
  free(list);
  explorer_back(e);
  return i == given->n ? 0 : i + 1;
}
