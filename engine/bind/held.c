// Which shared objects this process refers to, told to the world (world/recycle.c): by handles on its heap, feeders,
// steps.
#include "bind.h"

typedef struct Held {
  uint64_t bits[WORLD_HELD];
} Held;

static void hold(void *data, uint32_t object) {
  Held *h = data;
  if (object < WORLD_HELD_FROM || object >= WORLD_OBJECTS) return;
  h->bits[(object - WORLD_HELD_FROM) / 64] |= (uint64_t)1 << object % 64;
}

static void hold_handle(void *data, Object *o) {
  if (o->kind == K_SHARED) hold(data, ((const Shared *)o)->id);
}

void bind_tell_held(Machine *m) {
  Held h = {{0}};
  bind_of(m)->made = 0;
  if (world_objects(host_world(m)) <= WORLD_HELD_FROM) return;
  heap_walk(m->heap, hold_handle, &h);
  bind_feeders_hold(m, hold, &h);
  for (const Strand *s = m->strands; s; s = s->next) {
    int object = verb_object(s->step.verb, s->step.object);
    if (object >= 0) hold(&h, (uint32_t)object);
  }
  world_holds_only(host_world(m), host_actor(m), h.bits);
}
