// Short ways to act on a world, for its tests.
#ifndef TESTS_WORLD_HELP_H
#define TESTS_WORLD_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "world/stuck.h"
#include "world/verbs.h"
#include "world/view.h"

static inline void *take_room(void *data, uint32_t size) { return malloc(size + 1); }

static inline WorldCall call(Actor a, int verb, int object, int64_t arg, int64_t arg2) {
  return (WorldCall){.verb = (uint16_t)verb,
                     .actor = a,
                     .object = (uint32_t)object,
                     .arg = arg,
                     .arg2 = arg2,
                     .deadline = -1,
                     .room = take_room};
}
static inline VerbEnd act(World *w, Actor a, int verb, int object, int64_t arg, int64_t arg2) {
  WorldCall c = call(a, verb, object, arg, arg2);
  VerbEnd end = world_step(w, &c);
  free(c.out);
  return end;
}
static inline int64_t ask(World *w, Actor a, int verb, int object, int64_t arg, int64_t arg2) {
  WorldCall c = call(a, verb, object, arg, arg2);
  assert_int_equal(world_step(w, &c), VERB_DONE);
  free(c.out);
  return c.result;
}

static inline Actor new_process(World *w, Actor parent, const char *name) {
  int slot = world_process_new(w, parent, parent ? METHOD_FORK : METHOD_MAIN, false, name, 1);
  assert_true(slot >= 0);
  world_process_running(w, slot, 1000 + slot);
  return world_actor(w, slot, 0);
}
static inline int new_object(World *w, Actor a, WorldKind kind, int lock, int64_t number) {
  WorldSpec s = {.kind = kind,
                 .line = 7,
                 .owner = -1,
                 .lock = lock,
                 .typecode = 'q',
                 .count = 1,
                 .value = number,
                 .bound = number};
  if (kind == KIND_ARRAY || kind == KIND_RAWARRAY) s.count = (uint32_t)number;
  int id = world_object_new(w, a, &s);
  assert_true(id >= 0);
  return id;
}

// A pipe: ways 2, or 1: end 1 sends to end 0. Both ends are a's.
static inline int new_pipe(World *w, Actor a, uint32_t ways) {
  WorldSpec s = {.kind = KIND_PIPE, .line = 7, .owner = -1, .lock = -1, .count = ways};
  int id = world_object_new(w, a, &s);
  assert_true(id >= 0);
  return id;
}
static inline WorldCall send_call(Actor a, int pipe, int end, const void *bytes, uint32_t n) {
  WorldCall c = call(a, VERB_PIPE_SEND, pipe, end, 0);
  c.bytes = bytes;
  c.nbytes = n;
  return c;
}

// A step as the live host takes it: waits until it is done.
static inline VerbEnd live_step(World *w, WorldCall *c) {
  int slot = actor_slot(c->actor), strand = actor_strand(c->actor);
  VerbEnd end = world_step(w, c);
  if (end != VERB_BLOCKED) return end;
  world_wait_begin(w, c);
  for (;;) {
    uint32_t bell = world_bell(w, slot);
    end = world_step(w, c);
    if (end == VERB_BLOCKED && c->deadline >= 0 && world_now(w) >= c->deadline) {
      world_step_expired(w, c);
      end = VERB_DONE;
    }
    if (end != VERB_BLOCKED) break;
    world_sleep(w, slot, bell, c->deadline);
  }
  world_wait_end(w, slot, strand);
  return end;
}

#endif
