// A set's table. CPython's sets have an order of iteration, though not that of insertion, and programs print it. So a
// set here is the same open-addressed table, with the same probing and growth: the same history gives the same order.
//
// object/table.h says how it lies in memory.
#include "collections.h"
#include "lang/object/frame.h"
#include "lang/object/table.h"

// slots looked at in a row; keys from which it grows twofold only
enum { RUN = 9, LARGE = 50000 };

static inline uint32_t filled(const Dict *t) { return (uint32_t)t->version; }
static inline void set_filled(Dict *t, uint32_t n) { t->version = (t->version & ~(uint64_t)UINT32_MAX) | n; }
static inline bool is_free(const DictEntry *e) { return e->key == V_UNBOUND && e->value != V_FALSE; }

// Where probing begins.
static uint64_t placed(Machine *m, const Dict *t, Value key, uint64_t hash) {
  return t->head.flags & DICT_IS_VARIED ? hash_varied(m, key, hash) : hash;
}

// The first free slot in the order of probing.
static int64_t probe_free(const DictEntry *slots, uint32_t mask, uint64_t hash) {
  uint64_t perturb = hash, i = hash & mask;
  for (;;) {
    uint64_t end = i + RUN <= mask ? i + RUN : i;
    for (uint64_t j = i; j <= end; j++)
      if (is_free(&slots[j])) return (int64_t)j;
    perturb >>= 5;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

// Looks for key. NO: *at is -1, and *gone the last slot on the way whose key was removed, -1 if there was none.
static Answer seek(Machine *m, const Dict *t, Value key, uint64_t hash, int64_t *at, int64_t *gone) {
  uint64_t mask = t->room - 1, perturb = placed(m, t, key, hash), i = perturb & mask;
  *gone = -1;
  for (;;) {
    uint64_t end = i + RUN <= mask ? i + RUN : i;
    for (uint64_t j = i; j <= end; j++) {
      const DictEntry *e = &t->entries[j];
      if (e->key == V_UNBOUND) {
        if (e->value == V_FALSE) {
          *gone = (int64_t)j;
          continue;
        }
        *at = -1;
        return NO;
      }
      if (e->hash != hash) continue;
      Answer a = e->key == key ? YES : value_equal(m, e->key, key);
      if (a == NO) continue;
      *at = (int64_t)j;
      return a;
    }
    perturb >>= 5;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

Answer table_find(Machine *m, const Dict *t, Value key, uint64_t hash, int64_t *at) {
  int64_t gone;
  return seek(m, t, key, hash, at, &gone);
}

static bool resize(Machine *m, Dict *t, uint64_t more_than) {
  uint64_t size = TABLE_LEAST;
  while (size <= more_than) size *= 2;
  if (size > UINT32_MAX / 2) {
    raise_memory(m);
    return false;
  }
  DictEntry *slots = table_slots(m, (uint32_t)size);
  if (!slots) return false;
  for (uint32_t i = 0; i < t->room; i++)
    if (t->entries[i].key != V_UNBOUND)
      slots[probe_free(slots, (uint32_t)size - 1, placed(m, t, t->entries[i].key, t->entries[i].hash))] = t->entries[i];
  heap_free(m->heap, t->entries, t->room * sizeof *t->entries);
  t->entries = slots;
  t->room = t->used = (uint32_t)size;
  set_filled(t, t->live);
  return true;
}

static bool grow(Machine *m, Dict *t) { return resize(m, t, t->live > LARGE ? t->live * 2ull : t->live * 4ull); }

// gone: a removed key's slot to take, or -1.
static Answer put(Machine *m, Dict *t, Value key, uint64_t hash, int64_t gone) {
  int64_t at = gone >= 0 ? gone : probe_free(t->entries, t->room - 1, placed(m, t, key, hash));
  t->entries[at] = (DictEntry){incref(key), V_NONE, hash};
  t->live++;
  if (gone >= 0) return YES;
  set_filled(t, filled(t) + 1);
  if (filled(t) * 5ull < (t->room - 1) * 3ull) return YES;
  return grow(m, t) ? YES : RAISED;
}

Answer table_add(Machine *m, Dict *t, Value key, uint64_t hash) {
  int64_t at, gone;
  Answer a = seek(m, t, key, hash, &at, &gone);
  return a == NO ? put(m, t, key, hash, gone) : a;
}

// The caller (the prelude) has compared already: in unless a key is the very same.
Answer table_add_unless(Machine *m, Dict *t, Value key, uint64_t hash, bool (*same)(Value, Value)) {
  for (uint32_t i = 0; i < t->room; i++)
    if (t->entries[i].key != V_UNBOUND && t->entries[i].hash == hash && same(t->entries[i].key, key)) return YES;
  return put(m, t, key, hash, -1);
}

// Before others keys come in at once: room as CPython makes it.
bool table_reserve_for(Machine *m, Dict *t, uint32_t others, uint32_t used) {
  if (((uint64_t)filled(t) + others) * 5 < (t->room - 1) * 3ull) return true;
  return resize(m, t, ((uint64_t)t->live + used) * 2);
}

Answer table_merge(Machine *m, Dict *t, const Dict *other) {
  if (t == other || !other->live) return YES;
  if (!table_reserve_for(m, t, other->live, other->live)) return RAISED;
  bool empty = filled(t) == 0, alike = !((t->head.flags ^ other->head.flags) & DICT_IS_VARIED);
  if (empty && alike && t->room == other->room && filled(other) == other->live) {
    for (uint32_t i = 0; i < t->room; i++) {
      t->entries[i] = other->entries[i];
      incref(t->entries[i].key);
    }
    t->live = other->live;
    set_filled(t, t->live);
    return YES;
  }
  for (uint32_t i = 0; i < other->room; i++) {
    DictEntry e = other->entries[i];
    if (e.key == V_UNBOUND) continue;
    if (empty) {
      t->entries[probe_free(t->entries, t->room - 1, placed(m, t, e.key, e.hash))] = (DictEntry){incref(e.key), V_NONE,
                                                                                                 e.hash};
      t->live++;
      set_filled(t, t->live);
      continue;
    }
    Answer a = table_add(m, t, e.key, e.hash);
    if (a != YES) return a;
  }
  return YES;
}

Dict *table_copy(Machine *m, const Dict *from) {
  Dict *t = table_new(m);
  if (!t || table_merge(m, t, from) == YES) return t;
  DECREF_OBJ(m, t);
  return NULL;
}

void table_swap(Dict *a, Dict *b) {
  Dict x = *a;
  a->live = b->live, a->used = b->used, a->room = b->room, a->version = b->version, a->entries = b->entries;
  b->live = x.live, b->used = x.used, b->room = x.room, b->version = x.version, b->entries = x.entries;
}

bool table_shrink(Machine *m, Dict *t) {
  if (filled(t) - t->live <= (t->room - 1) / 5) return true;
  return grow(m, t);
}

void table_looked_at(Machine *m, const Dict *t) {
  if (t->live > 1 && (t->head.flags & DICT_IS_SHOWN || asked_by_program(m))) m->looked |= LOOKED_ORDER;
}

Value table_pop(Machine *m, Dict *t) {
  if (!t->live) return V_UNBOUND;
  table_looked_at(m, t);
  uint32_t mask = t->room - 1, i = (uint32_t)(t->version >> 32) & mask;
  while (t->entries[i].key == V_UNBOUND) i = (i + 1) & mask;
  Value key = incref(t->entries[i].key);
  table_remove_at(m, t, i);
  t->version = (uint64_t)(i + 1) << 32 | filled(t);
  return key;
}

// ---- sets ----

Value set_new(Machine *m, Type *type) {
  Dict *t = table_new(m);
  if (!t) return V_UNBOUND;
  Set *s = object_alloc(m, sizeof *s, type->layout == K_FROZENSET ? K_FROZENSET : K_SET, type);
  if (!s) {
    DECREF_OBJ(m, t);
    return V_UNBOUND;
  }
  s->dict = t;
  s->attrs = V_UNBOUND;
  m->own.objects++;
  return from_obj(s);
}

Answer set_add(Machine *m, Value set, Value item) { return dict_set(m, as_set(set)->dict, item, V_NONE); }
Answer set_discard(Machine *m, Value set, Value item) { return dict_del(m, as_set(set)->dict, item); }

// A set is looked up in another by its contents, as if it were frozen.
Answer set_has(Machine *m, Value set, Value item) {
  Value v;
  return dict_get(m, as_set(set)->dict, item, &v);
}
