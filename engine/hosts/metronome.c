// The gate's scheduler at a pace (see metronome.h).
#include "metronome.h"

#include <sched.h>

#include "base/clock.h"

enum { CATCH_UP = 50 };  // grants that one late tick makes up for at most
// ns until the next look when nothing could be granted: far less than a person notices; more the longer it has waited
static const int64_t RETRY = 500000, RETRY_MOST = 20000000;
// ns that a late tick stays for a step: most take less, and so a high pace is kept
static const int64_t STAY = 200000;
static const int64_t NOTICED = 300000000;  // ns after which a person is told whom it waits for
// A look at the clock moves it by this part of what is left, by at least LOOK ns.
enum { LOOKS = 8 };
static const int64_t LOOK = 1000000;

static uint64_t next_random(uint64_t *r) {  // xorshift64*
  *r ^= *r >> 12;
  *r ^= *r << 25;
  *r ^= *r >> 27;
  return *r * 0x2545f4914f6cdd1du;
}

static void apply(Metronome *m) {
  World *w = m->conductor.world;
  WorldMode mode = m->paused ? WORLD_PAUSED : m->pace > 0 ? WORLD_GATED : WORLD_LIVE;
  WorldMode before = atomic_load(&w->head->mode);
  if (before == mode) return;
  world_clock_hold(w, mode != WORLD_LIVE);
  atomic_store(&w->head->mode, mode);
  world_ring_all(w);
  if (before == WORLD_LIVE) conductor_take_over(&m->conductor, w);
}

void metronome_start(Metronome *m, World *w, uint64_t seed, double pace) {
  *m = (Metronome){.random = seed * 0x9e3779b97f4a7c15u | 1,
                   .pace = pace,
                   .whom = -1,
                   .moment = m->moment,
                   .data = m->data,
                   .before = m->before,
                   .after = m->after,
                   .keeper = m->keeper};
  if (world_processes(w) == 0 && pace > 0) conductor_begin(&m->conductor, w);
  else conductor_take_over(&m->conductor, w);
  apply(m);
}

void metronome_set(Metronome *m, double pace, bool paused) {
  m->pace = pace;
  m->paused = paused;
  m->idle = false;
  m->due = 0;
  m->since = 0;
  apply(m);
}

void metronome_signalled(Metronome *m, int slot) { conductor_signalled(&m->conductor, slot); }

// ---- the choice ----

// A wait on the clock, which may look again without it.
static bool is_look(const Posted *h) { return h->call.verb == VERB_SLEEP_UNTIL && h->call.arg == 1; }

typedef struct Draw {
  Posted chosen;
  int found;        // enabled strands; chosen is one of them (uniform)
  bool only_looks;  // none but waits on the clock
  Posted last;      // the wait with the earliest deadline, for when nobody else can go. slot -1: none
} Draw;

static void consider(Draw *d, const Posted *h, int64_t now, uint64_t *random) {
  if (h->go || (h->timeout && h->call.deadline <= now)) {
    if (next_random(random) % (uint64_t)++d->found == 0) d->chosen = *h;
    d->only_looks &= is_look(h);
  }
  if ((h->timeout || is_look(h)) && (d->last.slot < 0 || h->call.deadline < d->last.call.deadline)) d->last = *h;
}

static void draw(Metronome *m, Draw *d, uint64_t *random) {
  World *w = m->conductor.world;
  int64_t now = world_now(w);
  *d = (Draw){.only_looks = true, .last = {.slot = -1}};
  for (int slot = 0, n = world_processes(w); slot < n; slot++) {
    int strands = (int)atomic_load(&world_process(w, slot)->nwaits);
    for (int strand = 0; strand < strands && strand < WORLD_STRANDS; strand++) {
      Posted h;
      if (conductor_find(&m->conductor, slot, strand, &h)) consider(d, &h, now, random);
    }
  }
}

// Others can go on: the clock moves a little with each look.
static int64_t look_to(Metronome *m, const Posted *h) {
  int64_t now = world_now(m->conductor.world), left = h->call.deadline - now;
  return now + (left / LOOKS > LOOK ? left / LOOKS : LOOK);
}

static bool let_go(Metronome *m, const Posted *h, bool alone) {
  int64_t clock = !alone && is_look(h) ? look_to(m, h) : -1;
  if (m->before) m->before(m->keeper, h, clock);
  return clock < 0 ? conductor_let_go(&m->conductor, h) : conductor_let_look(&m->conductor, h, clock);
}

// The random state moves on with the step: a draw that came to nothing counts for nothing.
static bool grant(Metronome *m) {
  Draw d;
  uint64_t random = m->random;
  draw(m, &d, &random);
  bool alone = d.found == 0 || d.only_looks;
  m->idle = d.found == 0 && d.last.slot < 0;
  if (m->idle) return false;
  bool gone = let_go(m, alone ? &d.last : &d.chosen, alone);
  if (gone) m->random = random, m->stepped = true;
  return gone;
}

// ---- now and then ----

void metronome_see(Metronome *m) {
  WorldEvent e;
  if (conductor_see(&m->conductor, &e) == CONDUCTOR_HAPPENED && m->after) m->after(m->keeper, &m->conductor.went, &e);
}

static bool ready(Metronome *m, int64_t now) {
  int whom = -1;
  m->idle = false;
  metronome_see(m);
  bool ready = conductor_certain(&m->conductor, &whom);
  m->whom = whom;
  if (ready && m->stepped && m->moment) m->moment(m->data);
  if (ready) m->since = 0, m->stepped = false;
  else if (m->since == 0) m->since = now;
  return ready;
}

static bool ready_soon(Metronome *m, int64_t now) {
  for (int64_t end = now + STAY; !ready(m, now);) {
    if (clock_monotonic() > end) return false;
    sched_yield();
  }
  return true;
}

static int64_t retry(const Metronome *m, int64_t now) {
  int64_t after = m->since ? (now - m->since) / 16 : 0;
  return now + (after < RETRY ? RETRY : after > RETRY_MOST ? RETRY_MOST : after);
}

void metronome_tick(Metronome *m, int64_t now) {
  if (m->paused || m->pace <= 0) return;
  int64_t period = (int64_t)(1e9 / m->pace);
  if (m->due == 0 || now - m->due > period * CATCH_UP + 100000000) m->due = now;
  for (int i = 0; i < CATCH_UP && m->due <= now; i++) {
    if (!(i ? ready_soon(m, now) : ready(m, now)) || !grant(m)) {
      m->due = retry(m, now);
      return;
    }
    m->due += period;
  }
}

int64_t metronome_due(const Metronome *m) {
  if (m->paused || m->pace <= 0) return -1;
  return m->due;
}

int metronome_awaits(const Metronome *m, int64_t now) {
  return !m->paused && m->pace > 0 && m->since && now - m->since > NOTICED ? m->whom : -1;
}
