// The trace: each process's latest steps, in a ring that it alone writes.
//
// The writer fills the next place, then increments the count; it never waits for a reader. A reader copies, then reads
// the count again: events that were overwritten meanwhile are discarded and counted as dropped.
#include "trace.h"
#include "base/clock.h"

uint64_t world_ticks(void) { return ticks_now(); }

// Scales by the progress of both clocks since the run began: the longer the run, the more exact.
int64_t world_ticks_ns(const World *w, uint64_t ticks) {
  double ns = (double)clock_between(w->head->monotonic_base, clock_monotonic());
  double all = (double)(world_ticks() - w->head->ticks_base);
  return all > 0 ? (int64_t)((double)(int64_t)(ticks - w->head->ticks_base) * (ns / all)) : 0;
}

void world_event(World *w, Actor a, int verb, uint32_t object, uint32_t line, int64_t value, int flags) {
  trace_put(w, actor_slot(a), TRACE_TIMED,
            &(WorldEvent){.value = value,
                          .object = object,
                          .line = line,
                          .verb = (uint16_t)verb,
                          .flags = (uint8_t)flags,
                          .strand = (uint8_t)actor_strand(a)});
}

// Those without a time get that of the next event that has one; after the last, now.
static void give_times(WorldEvent *out, int n, uint64_t now) {
  for (int i = n - 1; i >= 0; i--) {
    if (out[i].ticks) now = out[i].ticks;
    else out[i].ticks = now;
  }
}

int world_events(World *w, int slot, uint64_t *next, WorldEvent *out, int max, uint64_t *dropped) {
  WorldProcess *p = world_process(w, slot);
  uint64_t end = atomic_load(&p->events), first = *next;
  if (first > end) first = end;  // the slot was reused, or the world emptied
  if (end - first > WORLD_EVENTS) {
    *dropped += end - WORLD_EVENTS - first;
    first = end - WORLD_EVENTS;
  }
  int n = 0;
  for (uint64_t i = first; i < end && n < max; i++) out[n++] = trace_ring(w, slot)[i % WORLD_EVENTS];
  atomic_thread_fence(memory_order_seq_cst);
  // Place i is being overwritten from the moment that the writer stands at i + WORLD_EVENTS.
  uint64_t now = atomic_load(&p->events), oldest = now >= WORLD_EVENTS ? now - WORLD_EVENTS + 1 : 0;
  int lost = oldest > first ? (int)(oldest - first < (uint64_t)n ? oldest - first : (uint64_t)n) : 0;
  for (int i = lost; i < n; i++) out[i - lost] = out[i];
  give_times(out, n - lost, world_ticks());
  *dropped += (uint64_t)lost;
  *next = first + (uint64_t)n;
  return n - lost;
}
