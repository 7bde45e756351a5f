// A loop that waits on the clock: it asks for the time again and again, and does nothing else that anybody could see.
//
//   while time.monotonic() < end and flag.value == 0: pass
//
// Where the world holds the clock, such a loop would go round for ever. So the second time that a strand asks at the
// same place, and has changed nothing since the first, it takes a step: a sleep (VERB_SLEEP_UNTIL with arg 1: it may
// also just look again). It is one more that may go next, as a sleeper is: when it goes, the clock has moved on.
//
// Why the loop needs no more rounds. Between two rounds only others change anything. What a later look would find, the
// look of this round finds, if it comes as late: others may go before it. So one round before the clock has moved and
// one after it show both: what was waited for has come, and it has not.
//
// How far the clock moves: the first comparison of a float after the question says how much time is missing
// (Machine.apart). Where there is none (integers, a question to the calendar) it moves by three times as much as has
// gone by since the wait began. Steps that change something, and sleeps of the program's own, begin anew.
//
// One place is remembered. A question at another place takes its part, but after each change twice as many questions
// are let pass: so a loop with several questions is found as well (R. Brent's way to find a cycle).
#include <math.h>

#include "bind.h"
#include "lang/object/frame.h"

enum { SURE = 8 };                                // waits after which what the comparison says is not enough
static const int64_t FIRST = 10000000;            // ns that it moves first, if it is not known how much is missing
static const int64_t LEAST = 1000000;             // ns that the clock moves at least
static const int64_t MOST = 1000000000000000000;  // ns: past it nobody waits any more (31 years)

uint64_t bind_place(const Machine *m, uint64_t h) {
  for (const Frame *f = m->strand->top; f; f = f->back) h = (h ^ (uint64_t)(uintptr_t)f->pc) * 0x9e3779b97f4a7c15u;
  return h;
}

static int64_t how_far(const Machine *m, const StrandAsked *a, int64_t now) {
  int64_t more = 3 * (now - a->since);
  if (m->apart.wanted || a->waits > SURE) return more > FIRST ? more : FIRST;
  return m->apart.gap < 1e9 ? (int64_t)ceil(m->apart.gap * 1e9) + LEAST : MOST;
}

bool bind_waits_on_clock(Machine *m, int64_t now, int64_t *until) {
  StrandAsked *a = &m->strand->asked;
  uint64_t place = bind_place(m, 1) | 1;  // 0: none
  bool again = a->place == place;
  if (again && now < MOST) {
    int64_t far = how_far(m, a, now);
    *until = far > MOST - now ? MOST : now + far;
    a->waits++;
    a->asks = 0;
  } else if (++a->asks > a->patience) {
    *a = (StrandAsked){.place = place, .since = now, .patience = 2 * a->patience + 1};
  }
  m->apart.wanted = true;
  return again && now < MOST;
}
