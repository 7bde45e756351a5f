// Work and critical path of one run (see makespan.h).
#include "makespan.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "inner.h"
#include "variants.h"

enum { SEATS = 64, MOST = 256, STEPS = 1000000 };  // strands of a process; of all; steps without another bound

typedef struct Seat {  // a strand
  int cause;           // of the step that it has come to; -2: never seen
  bool could;          // go, when it was last looked at
  uint64_t since;      // when it could
} Seat;

typedef struct Measure {
  Explore *x;
  uint64_t *count;   // by slot: instructions of the private work that is being done
  uint64_t *busy;    // by slot: until when it runs Python
  uint64_t *finish;  // by step
  int finish_room;
  Seat *seat;  // by slot and place
  ExplorePending *pending;
  int npending;
  uint64_t began;  // when main had come to its first step
  uint64_t work, path;
} Measure;

static void count_one(void *data, Strand *s) {
  Measure *m = data;
  if (m->x->running >= 0) m->count[m->x->running]++;
}

static Seat *seat_of(const Measure *m, const ExplorePending *p) {
  return &m->seat[p->slot * SEATS + (p->strand < SEATS ? p->strand : SEATS - 1)];
}

// At that time the state is as it is now.
static void look(Measure *m, uint64_t now) {
  int n = explore_pending(m->x, m->pending, MOST);
  m->npending = n < MOST ? n : MOST;
  for (int i = 0; i < m->npending; i++) {
    const ExplorePending *p = &m->pending[i];
    Seat *s = seat_of(m, p);
    if (s->cause != p->cause) *s = (Seat){.cause = p->cause, .could = p->go};
    else if (p->go && !s->could) s->since = now;
    s->could = p->go;
  }
}

static uint64_t later(uint64_t a, uint64_t b) { return a > b ? a : b; }

static uint64_t ready_at(const Measure *m, const ExplorePending *p) {
  uint64_t came = p->cause >= 0 ? m->finish[p->cause] : m->began;
  uint64_t at = later(came, seat_of(m, p)->since);
  return p->python ? later(at, m->busy[p->slot]) : at;
}

// The first that can go; nobody can: the first whose wait can time out. NULL: neither.
static const ExplorePending *next(const Measure *m) {
  const ExplorePending *best = NULL;
  for (int pass = 0; pass < 2 && !best; pass++)
    for (int i = 0; i < m->npending; i++) {
      const ExplorePending *p = &m->pending[i];
      if (!(pass ? p->timeout : p->go)) continue;
      if (!best || ready_at(m, p) < ready_at(m, best)) best = p;
    }
  return best;
}

static bool step(Measure *m, const ExplorePending *p) {
  Explore *x = m->x;
  int number = explore_depth(x), slot = p->slot;
  bool python = p->python;
  uint64_t at = ready_at(m, p);
  ExploreEvent e;
  if (!GROW(m->finish, m->finish_room, number + 1, 1024)) return false;
  memset(m->count, 0, EXPLORE_PROCESSES * sizeof *m->count);
  if (explore_take(x, slot, p->strand, &e) != EXPLORE_TAKEN) return false;
  uint64_t end = at + 1 + m->count[slot];
  for (int i = 0; i < EXPLORE_PROCESSES; i++) {
    m->work += m->count[i];
    if (i == slot || !m->count[i]) continue;
    m->busy[i] = later(m->busy[i], at) + m->count[i];  // a child, or a signal's handler
    m->path = later(m->path, m->busy[i]);
  }
  m->work++;
  m->finish[number] = end;
  if (python) m->busy[slot] = end;
  m->path = later(m->path, end);
  look(m, at);
  return true;
}

static bool begin(Measure *m) {
  Explore *x = m->x;
  x->watch_data = m;
  x->watch_private = count_one;
  ExploreMark *start = variant_begin(x, VARIANT_WATCHED, 0);
  if (!start) return false;
  explore_drop(x, start);
  m->began = m->busy[0] = m->path = m->work = m->count[0];
  return true;
}

static bool run(Measure *m, uint64_t most) {
  const ExplorePending *p;
  look(m, 0);
  for (uint64_t n = 0; n < most && (p = next(m)); n++)
    if (!step(m, p)) return false;
  return next(m) == NULL;
}

bool makespan_measure(Explore *x, uint64_t most_steps, Makespan *to) {
  Measure m = {.x = x};
  m.count = calloc(EXPLORE_PROCESSES, sizeof *m.count);
  m.busy = calloc(EXPLORE_PROCESSES, sizeof *m.busy);
  m.seat = malloc((size_t)EXPLORE_PROCESSES * SEATS * sizeof *m.seat);
  m.pending = calloc(MOST, sizeof *m.pending);
  bool good = m.count && m.busy && m.seat && m.pending;
  for (int i = 0; good && i < EXPLORE_PROCESSES * SEATS; i++) m.seat[i] = (Seat){.cause = -2};
  good = good && begin(&m) && run(&m, most_steps ? most_steps : STEPS);
  *to = (Makespan){.work = m.work, .path = m.path, .over = good && explore_state(x) == EXPLORE_OVER};
  x->watch_private = NULL;
  free(m.count);
  free(m.busy);
  free(m.finish);
  free(m.seat);
  free(m.pending);
  return good;
}
