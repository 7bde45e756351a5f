// What two threads leave open, tried the other way round (see threads.h).
#include "threads.h"

#include "lang/library/modules.h"
#include "lang/object/dict.h"

const ThreadsPair *threads_turn(Threads *t, int how, int skip) {
  for (int i = 0; i < t->npairs; i++) {
    if (t->pair[i].how != how) continue;
    t->turn.how = how;
    t->turn.skip = skip;
    t->turn.entered = -1;
    return &t->pair[i];
  }
  return NULL;
}

void threads_turn_end(Threads *t) { t->turn.how = PRIVATE_READ; }

static bool is_pair(const Threads *t, int first, int second) {
  for (int i = 0; i < t->npairs; i++)
    if (t->pair[i].first == first && t->pair[i].second == second) return true;
  return false;
}

// ---- draws ----

static void draw_before(const Threads *t, int access, Value generator) {
  for (int i = 0; i < t->npairs; i++) {
    const ThreadsPair *p = &t->pair[i];
    if (p->how != PRIVATE_DRAW || (p->first != access && p->second != access)) continue;
    random_skip(generator, t->turn.skip);
    return;
  }
}

void threads_turn_access(Threads *t, int access, Object *o) {
  int how = t->access[access].how;
  if (t->turn.how == PRIVATE_DRAW && how == PRIVATE_DRAW) draw_before(t, access, from_obj(o));
  if (t->turn.how != PRIVATE_ENTER || how != PRIVATE_ENTER) return;
  t->turn.entered = access;
  t->turn.dict = o;
}

// ---- keys ----

// The access by which this entry came into the dict; -1: it is older than what was watched.
static int came_by(const Threads *t, int before, uint64_t object, const DictEntry *e) {
  uint64_t key = private_key(3, e->hash);
  for (int i = before - 1; i >= 0; i--) {
    const PrivateAccess *a = &t->access[i];
    if (a->how == PRIVATE_ENTER && a->object == object && a->key == key) return i;
  }
  return -1;
}

// The key that has just come is moved before those that nothing orders with it.
void threads_turn_before(Threads *t, Machine *m, int slot) {
  int access = t->turn.entered;
  if (t->turn.how != PRIVATE_ENTER || access < 0 || t->access[access].slot != slot) return;
  const PrivateAccess *a = &t->access[access];
  Dict *d = (Dict *)t->turn.dict;
  t->turn.entered = -1;
  if (d->used == 0) return;
  uint32_t last = d->used - 1, to = last;
  if (d->entries[last].key == V_UNBOUND || private_key(3, d->entries[last].hash) != a->key) return;
  for (; to > 0; to--) {
    const DictEntry *e = &d->entries[to - 1];
    if (e->key != V_UNBOUND && !is_pair(t, came_by(t, access, a->object, e), access)) break;
  }
  if (to < last) dict_move_last(m, d, to);
}
