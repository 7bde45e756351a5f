// Writing an event of the trace. Every step pays for it, so it is inline. Private to world/.
//
// Reading the processor's counter costs as much as all the rest. So loads, which are frequent and short, read it only
// for one in TRACE_EVERY; the reader gives the others the time of the next event.
#ifndef WORLD_TRACE_H
#define WORLD_TRACE_H

#include "base/clock.h"
#include "world.h"

typedef enum TraceTime { TRACE_TIMED, TRACE_OFTEN } TraceTime;
enum { TRACE_EVERY = 8 };  // of TRACE_OFTEN events one in so many is timed

static inline uint64_t ticks_now(void) {
#if defined(__x86_64__)
  return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
  uint64_t t;
  __asm__ volatile("mrs %0, cntvct_el0" : "=r"(t));
  return t;
#else
  return (uint64_t)clock_monotonic();
#endif
}

static inline WorldEvent *trace_ring(const World *w, int slot) {
  return &w->events[(size_t)((unsigned)slot <= WORLD_SLOTS ? slot : WORLD_SLOTS) * WORLD_EVENTS];
}

// e->ticks: when it was, 0 now.
static inline void trace_put_at(WorldProcess *p, WorldEvent *ring, TraceTime time, const WorldEvent *e) {
  uint64_t n = atomic_load_explicit(&p->events, memory_order_relaxed);
  WorldEvent *to = &ring[n % WORLD_EVENTS];
  to->ticks = e->ticks ? e->ticks : time == TRACE_OFTEN && n % TRACE_EVERY ? 0 : ticks_now();
  to->value = e->value;
  to->object = e->object;
  to->line = e->line;
  to->verb = e->verb;
  to->flags = e->flags;
  to->strand = e->strand;
  to->number = (uint32_t)n;
  atomic_store_explicit(&p->events, n + 1, memory_order_release);
}

static inline void trace_put(World *w, int slot, TraceTime time, const WorldEvent *e) {
  trace_put_at(world_process(w, slot), trace_ring(w, slot), time, e);
}

// What every step leaves behind.
static inline void trace_step_at(WorldProcess *p, WorldEvent *ring, TraceTime time, const WorldEvent *e) {
  atomic_store_explicit(&p->steps, atomic_load_explicit(&p->steps, memory_order_relaxed) + 1, memory_order_relaxed);
  atomic_store_explicit(&p->last_verb, e->verb, memory_order_relaxed);
  trace_put_at(p, ring, time, e);
}
static inline void trace_step(World *w, int slot, TraceTime time, const WorldEvent *e) {
  trace_step_at(world_process(w, slot), trace_ring(w, slot), time, e);
}

// Before an effect: if the process dies in it, the object's waiters are rung.
static inline void trace_acting(World *w, int slot, uint32_t object) {
  atomic_store_explicit(&world_process(w, slot)->acting, object, memory_order_release);
}

#endif
