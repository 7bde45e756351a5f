// Which shared objects this process refers to, told to the world (world/recycle.c): by handles on its heap, feeders,
// steps.
#include "bind.h"

static void hold(void *held, uint32_t object) { world_held_add(held, object); }

static void hold_handle(void *held, Object *o) {
  if (o->kind == K_SHARED) hold(held, ((const Shared *)o)->id);
}

void bind_tell_held(Machine *m) {
  uint64_t held[WORLD_HELD] = {0};
  bind_of(m)->made = 0;
  if (world_objects(host_world(m)) <= WORLD_HELD_FROM) return;
  heap_walk(m->heap, hold_handle, held);
  bind_feeders_hold(m, hold, held);
  for (const Strand *s = m->strands; s; s = s->next) world_held_add(held, verb_object(s->step.verb, s->step.object));
  world_holds_only(host_world(m), host_actor(m), held);
}
