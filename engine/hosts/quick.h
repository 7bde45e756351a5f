// Quick steps: the fast path of load, store, acquire and release, inline, without a Step and a WorldCall.
//
// They do what live_perform would do when the world is live and the step need not wait or fail (world/quick.h). This is
// tested for each step. false: nothing was done; take the slow path, post the step.
#ifndef HOSTS_QUICK_H
#define HOSTS_QUICK_H

#include "lang/object/frame.h"
#include "process.h"
#include "world/quick.h"

const WorldSelf *quick_self_found(Process *p, const Strand *s);  // NULL: this host performs no quick steps

// The running strand's identity in the world; NULL: the world is not live.
static inline const WorldSelf *quick_self(const Machine *m) {
  Process *p = m->host->data;
  if (atomic_load_explicit(&p->world->head->mode, memory_order_relaxed) != WORLD_LIVE) return NULL;
  return p->self_of == m->strand->number + 1 ? &p->self : quick_self_found(p, m->strand);
}

static inline uint32_t quick_line(const Strand *s) {
  const Frame *f = s->top;
  if (!f || f->code->flags & (CODE_PRELUDE | CODE_BESIDE) || f->pc == f->code->ins)
    return (uint32_t)machine_line(s, NULL);
  return f->code->pos[f->pc - f->code->ins - 1].line;
}

static inline World *quick_world(const Machine *m) { return ((const Process *)m->host->data)->world; }

static inline bool host_load(const Machine *m, uint32_t object, uint32_t index, WorldSeen *loaded) {
  const WorldSelf *self = quick_self(m);
  return self && world_load(quick_world(m), self, quick_line(m->strand), object, index, loaded);
}

static inline bool host_store(const Machine *m, uint32_t object, uint32_t index, int64_t word, const WorldSeen *seen) {
  const WorldSelf *self = quick_self(m);
  return self && world_store(quick_world(m), self, quick_line(m->strand), object, index, word, seen);
}

static inline bool host_acquire(const Machine *m, uint32_t lock) {
  const WorldSelf *self = quick_self(m);
  return self && world_acquire(quick_world(m), self, quick_line(m->strand), lock);
}

static inline bool host_release(const Machine *m, uint32_t lock) {
  const WorldSelf *self = quick_self(m);
  return self && world_release(quick_world(m), self, quick_line(m->strand), lock);
}

#endif
