// Quick steps: load, store, acquire and release of a strand that need not wait, past the Step and the WorldCall.
//
// They are what live_perform would do, in the usual case: the world is live. It is looked at anew for each step.
#include "lang/frame.h"
#include "process.h"

static inline bool ready(const Machine *m, const Process *p) {
  return atomic_load_explicit(&p->world->head->mode, memory_order_relaxed) == WORLD_LIVE && m->host->perform == live_perform;
}

static inline Actor actor(const Process *p, const Strand *s) {
  uint32_t place = s->number % WORLD_STRANDS;
  if (p->waiter[place].number != s->number + 1) place = (uint32_t)strand_place((Process *)p, s);
  uint64_t life = atomic_load_explicit(&process_record(p)->life, memory_order_relaxed);
  return actor_of((int)p->slot, process_generation(life), (int)place);
}

static inline uint32_t line(const Strand *s) {
  const Frame *f = s->top;
  if (!f || f->code->flags & (CODE_PRELUDE | CODE_BESIDE) || f->pc == f->code->ins) return (uint32_t)machine_line(s, NULL);
  return f->code->pos[f->pc - f->code->ins - 1].line;
}

bool host_load(Machine *m, uint32_t object, uint32_t index, WorldSeen *loaded) {
  const Process *p = process_of(m);
  return ready(m, p) && world_load(p->world, actor(p, m->strand), line(m->strand), object, index, loaded);
}

bool host_store(Machine *m, uint32_t object, uint32_t index, int64_t word, const WorldSeen *seen) {
  const Process *p = process_of(m);
  return ready(m, p) && world_store(p->world, actor(p, m->strand), line(m->strand), object, index, word, seen);
}

bool host_acquire(Machine *m, uint32_t lock) {
  const Process *p = process_of(m);
  return ready(m, p) && world_acquire(p->world, actor(p, m->strand), line(m->strand), lock);
}

bool host_release(Machine *m, uint32_t lock) {
  const Process *p = process_of(m);
  return ready(m, p) && world_release(p->world, actor(p, m->strand), line(m->strand), lock);
}
