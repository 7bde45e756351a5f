// The text of an object that a manager serves: the object is in private memory, the text next to the Event that stands
// for it in the world. For comparing outcomes; no step reads it. Written by the one process that has the object, right
// after a step on that Event.
#include <string.h>

#include "families.h"

typedef struct Shown {
  Word size;
  char text[WORLD_SHOWN];
} Shown;

bool world_show(World *w, Actor who, uint32_t object, const char *text, size_t size) {
  WorldObject *o = world_object(w, object);
  if (o->kind != KIND_EVENT) return false;
  uint64_t block = o->block ? o->block : block_alloc(w, who, sizeof(Shown));
  if (!block) return false;
  Shown *s = world_at(w, block);
  if (size > WORLD_SHOWN) size = WORLD_SHOWN;
  memcpy(s->text, text, size);
  atomic_store(&s->size, size);
  __atomic_store_n(&o->block, block, __ATOMIC_SEQ_CST);
  return true;
}

void shown_forget(World *w, Actor who, WorldObject *o) {
  if (o->block) block_free(w, who, o->block, sizeof(Shown));
  o->block = 0;
}

const char *world_shown(World *w, uint32_t object, size_t *size) {
  const WorldObject *o = world_object(w, object);
  uint64_t block = o->kind == KIND_EVENT ? __atomic_load_n(&o->block, __ATOMIC_SEQ_CST) : 0;
  if (!block) return NULL;
  const Shown *s = world_at(w, block);
  uint64_t n = atomic_load(&s->size);
  *size = n < WORLD_SHOWN ? n : WORLD_SHOWN;
  return s->text;
}
