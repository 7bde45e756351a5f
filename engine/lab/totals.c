// The memory of a run in all: what its processes have for themselves, and the arena once.
//
// The kernel's cheap number counts a page that a fork shares with its child for both, so it is only a bound from above:
// where that is much, or past the limit, the kernel is asked for the shares, which takes longer.
#include <sys/stat.h>

#include "base/clock.h"
#include "explore/memory.h"
#include "hosts/proc.h"
#include "inner.h"

// It looks for a fiftieth of the time at most.
enum { LOOK_SHARE = 50, LOOK_LEAST = 50000000, MUCH = 256 << 20 };

uint64_t totals_default(const Lab *lab) { return lab->python ? 0 : memory_default(); }

static uint64_t arena_bytes(const Lab *lab) {
  struct stat st;
  return fstat(world_fd(lab->world), &st) == 0 ? (uint64_t)st.st_blocks * 512 : 0;
}

static uint64_t in_all(const Lab *lab, uint64_t (*of)(int pid)) {
  uint64_t bytes = arena_bytes(lab);
  for (int i = 0, n = world_processes(lab->world); i < n; i++) {
    ProcessState state = world_process_state(lab->world, i);
    if (state >= PROCESS_BORN && state < PROCESS_ENDED) bytes += of(world_process(lab->world, i)->pid);
  }
  return bytes;
}

bool totals_reached(Lab *lab, int64_t now) {
  if (now < lab->next_total) return false;
  uint64_t most = lab->limits.total, bytes = in_all(lab, proc_memory);
  if (bytes > MUCH || (most > 0 && bytes > most)) bytes = in_all(lab, proc_memory_share);
  int64_t after = clock_monotonic(), wait = (after - now) * LOOK_SHARE;
  lab->next_total = after + (wait < LOOK_LEAST ? LOOK_LEAST : wait);
  lab->memory = bytes;
  if (bytes > lab->memory_most) lab->memory_most = bytes;
  return most > 0 && bytes > most;
}
