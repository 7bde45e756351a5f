// Spin, then park: a waiting process reads its bell for a moment before it sleeps on it.
//
// To sleep and be woken by another core costs tens of microseconds; most messages are answered in a few. So a process
// spins for about as long as a sleep costs, if there is a free core: no more processes of the run are awake than there
// are cores. After several spins in a row that ended in a sleep (cores taken by others, long waits) it spins in fewer
// and fewer of its waits; after a spin that succeeded it spins in every wait again.
#include <sched.h>

#include "process.h"
#include "base/clock.h"

enum {
  LOOK_FOR = 60000,  // ns to spin: the most that a wakeup on an idle core and its answer take
  LOOKS = 32,        // pauses between two looks at the clock: about a microsecond
  MISSES = 4,        // spins in a row that ended in a sleep before spins become rare …
  SELDOM = 32,
  NEVER = 2048,  // … once in 32 waits, then 64, and so on
  CROWD = 256,   // with more processes than this no spin: it would cost too much to count who is awake
};

static uint32_t cores(Process *p) {
  cpu_set_t set;
  if (p->cores == 0) p->cores = sched_getaffinity(0, sizeof set, &set) == 0 ? (uint32_t)CPU_COUNT(&set) : 1;
  return p->cores;
}

// Is there a core for each process of the run that is awake, us included?
static bool core_is_free(Process *p) {
  World *w = p->world;
  int n = world_processes(w);
  uint32_t awake = 0, most = cores(p);
  if (most < 2 || n > CROWD) return false;
  for (int i = 0; i < n && awake <= most; i++)
    awake += world_process_state(w, i) == PROCESS_RUNNING &&
             !atomic_load_explicit(&world_process(w, i)->asleep, memory_order_relaxed);
  return awake <= most;
}

// Have so many spins ended in a sleep that this wait has none?
static bool left_out(Process *p) {
  if (p->misses < MISSES) return false;
  uint32_t every = p->misses - MISSES < 6 ? (uint32_t)SELDOM << (p->misses - MISSES) : NEVER;
  return ++p->unspun % every != 0;
}

static void pause_a_moment(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

bool spin_until_rung(Process *p, uint32_t bell) {
  if (left_out(p) || !core_is_free(p)) return false;
  int64_t end = clock_monotonic() + LOOK_FOR;
  do {
    for (int i = 0; i < LOOKS; i++) {
      if (world_bell(p->world, (int)p->slot) != bell) {
        p->misses = 0;
        return true;
      }
      pause_a_moment();
    }
  } while (clock_monotonic() < end);
  p->misses++;
  return false;
}
