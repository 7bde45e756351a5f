// A linear extension of happens-before, main first, then the last process (see turned.h).
#include "turned.h"

#include "clocks.h"

static bool push_all(Clocks *c, const ExploreEvent *event, int n) {
  for (int i = 0; i < n; i++) {
    int strand = clocks_strand(c, event[i].choice.slot, choice_place(&event[i].choice));
    if (strand < 0) return false;
    ClockStep s = clocks_taken(&event[i]);
    s.strand = (uint16_t)strand;
    s.posted = i;
    if (!clocks_push(c, &s)) return false;
  }
  return true;
}

// Has all that happened before step i been taken? gone: how many steps of each strand have
static bool may_go(const Clocks *c, int i, const uint32_t *gone) {
  const uint32_t *row = clocks_row(c, i);
  for (int k = 0; k < c->nstrands && k < c->stride; k++)
    if (row[k] > gone[k] + (k == c->brief[i].strand)) return false;
  return true;
}

// Main goes first, as it starts the others; then the last process.
static bool goes_first(const ClockStep *a, const ClockStep *b) {
  return b->slot != 0 && (a->slot == 0 || a->slot > b->slot);
}

static int next_step(const Clocks *c, const int *place, const uint32_t *gone) {
  int found = -1;
  for (int i = 0; i < c->n; i++)
    if (place[i] < 0 && (found < 0 || goes_first(&c->step[i], &c->step[found])) && may_go(c, i, gone)) found = i;
  return found;
}

bool turned_places(const ExploreEvent *event, int n, int *place) {
  Clocks c;
  if (n > TURNED_STEPS) return false;
  uint32_t gone[CLOCKS_STRANDS] = {0};
  bool good = clocks_init(&c) && push_all(&c, event, n);
  for (int i = 0; i < n; i++) place[i] = -1;
  for (int k = 0; k < n && good; k++) {
    int i = next_step(&c, place, gone);
    good = i >= 0;
    if (!good) break;
    place[i] = k;
    gone[c.brief[i].strand]++;
  }
  clocks_free(&c);
  return good;
}
