// Weak references: who is referred to weakly stands in a table by its address, and an object that ends is looked for
// there, as long as there is anybody in it. What a program holds is an object of the prelude (prelude/weakref.py); it
// holds a Weak, which knows both.
#include "inner.h"

typedef struct WeakTarget {
  Object *target;  // NULL: the place was never in use
  Weak *first;     // the newest; NULL: nobody refers to it any more
} WeakTarget;

static WeakTarget *place(const Machine *m, const Object *o) {
  WeakTarget *at = m->own.weak.at;
  uint32_t mask = m->own.weak.mask, i = (uint32_t)(((uintptr_t)o >> 4) * 0x9e3779b97f4a7c15u >> 32) & mask;
  while (at[i].target && at[i].target != o) i = (i + 1) & mask;
  return &at[i];
}

Weak *weak_of(const Machine *m, const Object *o) { return m->own.weak.at ? place(m, o)->first : NULL; }

// Room for one more. What is not in use any more is left behind.
static bool make_room(Machine *m) {
  WeakTarget *old = m->own.weak.at;
  uint32_t size = old ? m->own.weak.mask + 1 : 0;
  if (m->own.weak.used * 2 < size) return true;
  uint32_t wanted = 16;
  while (wanted < m->own.weak.live * 4) wanted *= 2;
  WeakTarget *made = heap_alloc(m->heap, wanted * sizeof *made);
  if (!made) return raise_memory(m), false;
  memset(made, 0, wanted * sizeof *made);
  m->own.weak.at = made;
  m->own.weak.mask = wanted - 1;
  m->own.weak.used = m->own.weak.live;
  for (uint32_t i = 0; i < size; i++)
    if (old[i].first) *place(m, old[i].target) = old[i];
  heap_free(m->heap, old, size * sizeof *old);
  return true;
}

Value weak_new(Machine *m, Object *target, Object *owner, bool calls) {
  if (!make_room(m)) return V_UNBOUND;
  Weak *w = object_alloc(m, sizeof *w, K_WEAK, m->t_weak);
  if (!w) return V_UNBOUND;
  WeakTarget *t = place(m, target);
  m->own.weak.used += !t->target;
  m->own.weak.live += !t->first;
  t->target = target;
  w->target = target;
  w->owner = owner;
  w->calls = calls;
  w->exports = false;
  w->next = t->first;
  t->first = w;
  return from_obj(w);
}

bool weak_exported(const Machine *m, const Object *o) {
  const Weak *w = m->own.weak.live ? weak_of(m, o) : NULL;
  while (w && !w->exports) w = w->next;
  return w != NULL;
}

void weak_silence(Machine *m) {
  for (uint32_t i = 0; m->own.weak.at && i <= m->own.weak.mask; i++)
    for (Weak *w = m->own.weak.at[i].first; w; w = w->next) w->calls = false;
}

void weak_target_ends(Machine *m, Object *o) {
  WeakTarget *t = place(m, o);
  if (!t->first) return;
  Weak *w = t->first;
  t->first = NULL;
  m->own.weak.live--;
  for (Weak *next; w; w = next) {
    next = w->next;
    w->target = NULL;
    w->next = NULL;
    if (w->calls) dying_add(m, w->owner);
  }
}

void weak_free(Machine *m, Weak *w) {
  if (!w->target) return;
  WeakTarget *t = place(m, w->target);
  for (Weak **at = &t->first; *at; at = &(*at)->next) {
    if (*at != w) continue;
    *at = w->next;
    m->own.weak.live -= !t->first;
    return;
  }
}
