// Quick steps: who takes them. See quick.h.
#include "quick.h"

const WorldSelf *quick_self_found(Process *p, const Strand *s) {
  if (p->host.perform != live_perform) return NULL;
  p->self = world_self(p->world, world_actor(p->world, (int)p->slot, strand_place(p, s)));
  p->self_of = s->number + 1;
  return &p->self;
}
