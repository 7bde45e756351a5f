// Finalizers: objects that run code when their last reference goes. An instance whose class has __del__, a generator
// inside a try or a with, and a handle on the world whose end others can see (an end of a pipe).
//
// Such an object is not freed but put into a list; between two instructions, at the next call or backward jump, or
// before a global, a cell, an attribute or an item is read, the prelude runs its finalizer. CPython does so at once; a
// program could hardly see the difference elsewhere.
#include "frame.h"
#include "inner.h"

static bool has_more_to_say(const Object *o) {
  if (o->kind == K_INSTANCE || o->kind == K_SHARED) return !(o->flags & INSTANCE_SAID);
  const Generator *g = (const Generator *)o;
  if (!g->frame || !g->started || g->running) return false;
  const Frame *f = g->frame;
  uint32_t at = (uint32_t)(f->pc - f->code->ins) - 1;
  for (uint32_t i = 0; i < f->code->nhandlers; i++)
    if (at >= f->code->handlers[i].start && at < f->code->handlers[i].end) return true;
  return false;
}

bool dying_keeps(Machine *m, Object *o) {
  // the collector has taken apart what a __del__ would read
  if ((m->own.collecting && o->kind != K_SHARED) || !has_more_to_say(o)) return false;
  o->refs = 1;
  if (!dying_add(m, o)) return false;
  o->refs = 1;  // the list's
  if (o->kind != K_GENERATOR) o->flags |= INSTANCE_SAID;
  return true;
}

bool dying_add(Machine *m, Object *o) {
  if ((m->own.dying != V_UNBOUND || (m->own.dying = list_new(m, 4)) != V_UNBOUND) &&
      list_append(m, m->own.dying, from_obj(o))) {
    m->slice = 0;
    return true;
  }
  decref(m, exception_take(m));
  return false;
}
