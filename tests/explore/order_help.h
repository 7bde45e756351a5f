// An order made by hand: events as explore keeps them, on a world that knows the objects' kinds and the processes'
// names.
#ifndef ORDER_HELP_H
#define ORDER_HELP_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "explore/explore.h"

enum { MAIN, A, B, C };
static const char *const order_names[] = {"MainProcess", "Process-1", "Process-2", "Process-3"};

static World *w;
static ExploreEvent ev[128];
static int n;

static inline uint32_t object(WorldKind kind, const char *name, int lock) {
  WorldSpec spec = {.kind = kind, .owner = -1, .lock = lock, .typecode = 'i', .count = 1, .line = 3};
  int id = world_object_new(w, world_actor(w, MAIN, 0), &spec);
  assert_true(id >= 0);
  if (name) world_name(w, (uint32_t)id, name);
  return (uint32_t)id;
}

static inline uint32_t bounded(WorldKind kind, int64_t bound) {
  WorldSpec spec = {.kind = kind, .owner = -1, .lock = -1, .value = bound, .bound = bound, .line = 3};
  return (uint32_t)world_object_new(w, world_actor(w, MAIN, 0), &spec);
}

// The world of an order: main and three children; the order is empty.
static inline void order_begin(void) {
  w = world_create_private();
  assert_non_null(w);
  for (int i = 0; i < 4; i++)
    assert_int_equal(
        world_process_new(w, i ? world_actor(w, MAIN, 0) : 0, i ? METHOD_FORK : METHOD_MAIN, false, order_names[i], 1),
        i);
  memset(ev, 0, sizeof ev);
  n = 0;
}

static inline int teardown(void **state) {
  world_free(w);
  return 0;
}

// ---- an order, step by step ----

static inline uint32_t condition(uint32_t *lock) {
  *lock = object(KIND_LOCK, "lock", -1);
  return object(KIND_CONDITION, "changed", (int)*lock);
}

static inline ExploreEvent *step(int slot, int verb, uint32_t o, uint32_t line, int64_t result) {
  ev[n] = (ExploreEvent){
      .choice = {.kind = CHOICE_STEP, .slot = (uint16_t)slot, .verb = (uint16_t)verb, .line = line, .object = o},
      .cause = -1,
      .told = -1,
      .python = true,
      .result = result,
      .tested = UINT64_MAX,
      .stale_over = -1,
      .created = -1,
      .ended = -1};
  return &ev[n++];
}
static inline void load(int slot, uint32_t o, uint32_t line, int64_t value) {
  ExploreEvent *e = step(slot, VERB_LOAD, o, line, value);
  e->value = value;
  e->reads = true;
}
static inline ExploreEvent *store(int slot, uint32_t o, uint32_t line, int64_t value) {
  ExploreEvent *e = step(slot, VERB_STORE, o, line, 0);
  e->value = e->arg = value;
  return e;
}
static inline void acquire(int slot, uint32_t o, uint32_t line) { step(slot, VERB_ACQUIRE, o, line, 1)->arg = 1; }
static inline void release(int slot, uint32_t o, uint32_t line) { step(slot, VERB_RELEASE, o, line, 0); }
static inline void start(int slot, int child) { step(slot, VERB_START, 0, 30, child)->created = child; }
static inline void end(int slot) { step(slot, VERB_EXIT, (uint32_t)slot, 0, 0)->ended = slot; }

#endif
