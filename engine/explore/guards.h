// Which lock guards which data, as the orders show it, and which lines access the data without the lock.
//
// An access counts when another process was alive: before the first start and after the last join main needs no lock. A
// lock guards a cell when some access was made while the lock was held. If other lines access the cell without the
// lock, the guard is broken there, but only if some order shows harm: a stale store, or a data race (races.h). Without
// harm nothing is said: the lock may be there for something else. Where all accesses hold the lock, and harm is done
// all the same (a stale store, a check that was outdated at the act), the guard is split.
#ifndef EXPLORE_GUARDS_H
#define EXPLORE_GUARDS_H

#include "explore.h"
#include "forms.h"

enum { GUARD_LINES = 8 };

typedef struct GuardLine {
  uint32_t line;
  bool with, without;
} GuardLine;
typedef struct Guard {
  char object[2 * WORLD_NAME], lock[2 * WORLD_NAME];
  GuardLine line[GUARD_LINES];
  int n;  // by number; those that do not fit are left out
  bool broken, needless;
  bool split;  // each access holds the lock, but some order shows harm: it is let go between two that belong together
} Guard;

typedef struct Guards {
  Guard *guard;
  int n, room;
  struct GuardSite *site;
  int nsites, site_room;
  char (*unsafe)[2 * WORLD_NAME];
  int nunsafe;
} Guards;

// adds a finished order; the world is as it left it
void guards_order(Guards *g, World *w, const ExploreEvent *event, int n);
// … of an order that is not finished, its steps event[from .. n)
void guards_steps(Guards *g, World *w, const ExploreEvent *event, int from, int n);
void guards_unsafe(Guards *g, const char *object);  // the object of that name was seen to race
// Is harm to it known already? Then no order shows more.
bool guards_is_unsafe(const Guards *g, const char *object);
void guards_find(Guards *g);  // fills in guard[] from all orders seen
void guards_free(Guards *g);
void guard_said(const Guard *g, Saying *s);
// "counter is guarded by lock on line 11, but not on line 20"
void guard_text(const Guard *g, char *out, size_t size);

#endif
