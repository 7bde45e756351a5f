// The bell (a wakeup counter on a futex) and the clock: the only system calls of the world.
//
// A process sleeps on one futex word, its bell. Before, it sets asleep_on (the bell's value) and asleep, and reads the
// bell again. A ring increments the bell, and calls FUTEX_WAKE only if it is the first ring since the process fell
// asleep. While the clock is held no deadline passes: only a ring wakes.
#include "families.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

int64_t world_now(const World *w) {
  int64_t held = (int64_t)atomic_load(&w->head->clock_held);
  return held >= 0 ? held : clock_between((int64_t)atomic_load(&w->head->clock_base), clock_monotonic());
}

void world_clock_hold(World *w, bool on) {
  WorldHeader *h = w->head;
  bool held = (int64_t)atomic_load(&h->clock_held) >= 0;
  if (on == held) return;
  if (on) {
    atomic_store(&h->clock_held, (uint64_t)world_now(w));
    return;
  }
  atomic_store(&h->clock_base, (uint64_t)(clock_monotonic() - (int64_t)atomic_load(&h->clock_held)));
  atomic_store(&h->clock_held, (uint64_t)-1);
}

void world_clock_advance(World *w, int64_t to) {
  if (world_now(w) < to) atomic_store(&w->head->clock_held, (uint64_t)to);
}

static long futex(Word32 *word, int op, uint32_t value, const struct timespec *until) {
  return syscall(SYS_futex, word, op, value, until, NULL, FUTEX_BITSET_MATCH_ANY);
}

void world_sleep(World *w, int slot, uint32_t seen, int64_t deadline) {
  WorldProcess *p = world_process(w, slot);
  atomic_store(&p->asleep_on, seen);
  atomic_store(&p->asleep, 1);
  if (atomic_load(&p->bell) == seen) {
    bool runs = (int64_t)atomic_load(&w->head->clock_held) < 0;
    int64_t until = deadline + (int64_t)atomic_load(&w->head->clock_base);
    struct timespec t = {.tv_sec = until / 1000000000, .tv_nsec = until % 1000000000};
    futex(&p->bell, FUTEX_WAIT_BITSET, seen, deadline >= 0 && runs ? &t : NULL);
  }
  atomic_store(&p->asleep, 0);
}

void world_ring(World *w, int slot) {
  WorldProcess *p = world_process(w, slot);
  uint32_t before = atomic_fetch_add(&p->bell, 1);
  if (atomic_load(&p->asleep) && before == atomic_load(&p->asleep_on)) futex(&p->bell, FUTEX_WAKE_BITSET, 1, NULL);
}

void ring_surely(World *w, int slot) {
  if (!w->ring) return;
  WorldProcess *p = world_process(w, slot);
  atomic_fetch_add(&p->bell, 1);
  if (atomic_load(&p->asleep)) futex(&p->bell, FUTEX_WAKE_BITSET, 1, NULL);
}

void world_ring_all(World *w) {
  for (int i = 0, n = world_processes(w); i < n; i++)
    if (world_process_state(w, i) <= PROCESS_EXITING) ring_surely(w, i);
}
