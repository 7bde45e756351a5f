// The gate's scheduler at a pace (see metronome.h).
#include "metronome.h"

#include "conductor.h"

enum { CATCH_UP = 50 };  // grants that one late tick makes up for at most
// ns that a running process may take to its next step before others are granted theirs
static const int64_t SLOW = 20000000;
// ns until the next look when no strand was enabled: far less than a person notices
static const int64_t RETRY = 500000;

static uint64_t next_random(Metronome *m) {  // xorshift64*
  m->random ^= m->random >> 12;
  m->random ^= m->random << 25;
  m->random ^= m->random >> 27;
  return m->random * 0x2545f4914f6cdd1du;
}

static void apply(Metronome *m) {
  World *w = m->world;
  WorldMode mode = m->paused ? WORLD_PAUSED : m->pace > 0 ? WORLD_GATED : WORLD_LIVE;
  if (atomic_load(&w->head->mode) == mode) return;
  world_clock_hold(w, mode != WORLD_LIVE);
  atomic_store(&w->head->mode, mode);
  world_ring_all(w);
}

void metronome_start(Metronome *m, World *w, uint64_t seed, double pace) {
  *m = (Metronome){.world = w, .random = seed * 0x9e3779b97f4a7c15u | 1, .pace = pace, .granted_slot = -1};
  apply(m);
}

void metronome_set(Metronome *m, double pace, bool paused) {
  m->pace = pace;
  m->paused = paused;
  m->due = 0;
  apply(m);
}

// Is the last granted strand not at its next step yet? A grant now would let two run at once, in an order of their own.
static bool on_its_way(Metronome *m, int64_t now) {
  if (m->granted_slot < 0 || now - m->granted_at > SLOW) return false;
  uint32_t state = atomic_load(&world_wait(m->world, m->granted_slot, m->granted_strand)->state);
  return state == WAIT_GRANTED || state == WAIT_GRANTED_TIMEOUT;
}

// A random one of the enabled strands (uniform). *last: the timeout with the earliest deadline, for when none is
// enabled.
static int choose(Metronome *m, Posted *chosen, Posted *last) {
  World *w = m->world;
  int n = world_processes(w), found = 0;
  int64_t now = world_now(w);
  last->slot = -1;
  for (int slot = 0; slot < n; slot++) {
    if (world_process_state(w, slot) != PROCESS_RUNNING) continue;
    int strands = (int)atomic_load(&world_process(w, slot)->nwaits);
    for (int strand = 0; strand < strands && strand < WORLD_STRANDS; strand++) {
      Posted h;
      if (!posted_read(w, slot, strand, &h)) continue;
      if (h.go || (h.timeout && h.call.deadline <= now)) {
        if (next_random(m) % (uint64_t)++found == 0) *chosen = h;
      } else if (h.timeout && (last->slot < 0 || h.call.deadline < last->call.deadline)) {
        *last = h;
      }
    }
  }
  return found;
}

static bool anybody_runs(World *w) {
  int n = world_processes(w);
  for (int slot = 0; slot < n; slot++) {
    ProcessState state = world_process_state(w, slot);
    if (state == PROCESS_BORN) return true;
    if (state == PROCESS_RUNNING && !atomic_load(&world_process(w, slot)->asleep)) return true;
  }
  return false;
}

static bool grant_one(Metronome *m, int64_t now) {
  Posted chosen, last;
  // All have posted: then the choice depends on the seed alone. A process that computes for long is not waited for.
  bool running = anybody_runs(m->world);
  if (running && now - m->granted_at < SLOW) return false;
  int found = choose(m, &chosen, &last);
  if (found == 0 && (last.slot < 0 || running)) return false;
  if (found == 0) chosen = last;
  if (!posted_let_go(m->world, &chosen)) return false;
  m->granted_slot = chosen.slot;
  m->granted_strand = chosen.strand;
  m->granted_at = now;
  return true;
}

void metronome_tick(Metronome *m, int64_t now) {
  m->idle = false;
  if (m->paused || m->pace <= 0) return;
  int64_t period = (int64_t)(1e9 / m->pace);
  if (m->due == 0 || now - m->due > period * CATCH_UP + 100000000) m->due = now;
  for (int i = 0; i < CATCH_UP && m->due <= now; i++) {
    if (on_its_way(m, now) || !grant_one(m, now)) {
      m->idle = true;
      m->due = now + RETRY;
      return;
    }
    m->due += period;
  }
}

int64_t metronome_due(const Metronome *m) {
  if (m->paused || m->pace <= 0) return -1;
  return m->due;
}
