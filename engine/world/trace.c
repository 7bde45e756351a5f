// The trace: each process's latest steps, in a ring that it alone writes.
//
// The writer fills the next place and then counts it; it never waits for a reader. A reader copies, then looks how far the writer has come: what has been or is being overwritten
// it throws away and counts as dropped.
#include "families.h"

#include <time.h>

uint64_t world_ticks(void) {
#if defined(__x86_64__)
  return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
  uint64_t t;
  __asm__ volatile("mrs %0, cntvct_el0" : "=r"(t));
  return t;
#else
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
#endif
}

// Ticks are scaled by what has passed of both clocks since the run began: the longer it runs the more exact.
int64_t world_ticks_ns(const World *w, uint64_t ticks) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  double ns = (double)((int64_t)t.tv_sec * 1000000000 + t.tv_nsec - w->head->monotonic_base);
  double all = (double)(world_ticks() - w->head->ticks_base);
  return all > 0 ? (int64_t)((double)(int64_t)(ticks - w->head->ticks_base) * (ns / all)) : 0;
}

void world_event(World *w, Actor a, int verb, uint32_t object, uint32_t line, int64_t value, int flags) {
  WorldProcess *p = world_process(w, actor_slot(a));
  uint64_t n = atomic_load_explicit(&p->events, memory_order_relaxed);
  WorldEvent *e = &w->events[(size_t)actor_slot(a) * WORLD_EVENTS + n % WORLD_EVENTS];
  e->ticks = world_ticks();
  e->value = value;
  e->object = object;
  e->line = line;
  e->verb = (uint16_t)verb;
  e->flags = (uint8_t)flags;
  e->strand = (uint8_t)actor_strand(a);
  e->number = (uint32_t)n;
  atomic_store_explicit(&p->events, n + 1, memory_order_release);
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
  for (uint64_t i = first; i < end && n < max; i++) out[n++] = w->events[(size_t)slot * WORLD_EVENTS + i % WORLD_EVENTS];
  atomic_thread_fence(memory_order_seq_cst);
  // Place i is being overwritten from the moment that the writer stands at i + WORLD_EVENTS.
  uint64_t now = atomic_load(&p->events), oldest = now >= WORLD_EVENTS ? now - WORLD_EVENTS + 1 : 0;
  int lost = oldest > first ? (int)(oldest - first < (uint64_t)n ? oldest - first : (uint64_t)n) : 0;
  for (int i = lost; i < n; i++) out[i - lost] = out[i];
  *dropped += (uint64_t)lost;
  *next = first + (uint64_t)n;
  return n - lost;
}
