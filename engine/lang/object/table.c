// The memory of a set's table (table.h).
#include "table.h"

#include "dict.h"
#include "frame.h"
#include "native.h"

DictEntry *table_slots(Machine *m, uint32_t n) {
  DictEntry *slots = heap_alloc(m->heap, n * sizeof *slots);
  if (!slots) {
    raise_memory(m);
    return NULL;
  }
  for (uint32_t i = 0; i < n; i++) slots[i] = (DictEntry){V_UNBOUND, V_UNBOUND, 0};
  return slots;
}

Dict *table_new(Machine *m) {
  Dict *t = dict_new(m);
  if (!t) return NULL;
  t->entries = table_slots(m, TABLE_LEAST);
  t->version = 0;
  if (!t->entries) {
    DECREF_OBJ(m, t);
    return NULL;
  }
  t->head.flags |= DICT_IS_TABLE;
  if (m->varied.hash | m->varied.address) t->head.flags |= DICT_IS_VARIED;
  if (asked_by_program(m)) t->head.flags |= DICT_IS_SHOWN;
  t->room = t->used = TABLE_LEAST;
  return t;
}

void table_remove_at(Machine *m, Dict *t, int64_t at) {
  Value key = t->entries[at].key;
  t->entries[at] = (DictEntry){V_UNBOUND, V_FALSE, 0};
  t->live--;
  decref(m, key);
}

void table_clear(Machine *m, Dict *t) {
  DictEntry *old = t->entries, *fresh = table_slots(m, TABLE_LEAST);
  uint32_t room = t->room;
  if (!fresh) {  // no room for a small table: empty the large one
    decref(m, exception_take(m));
    for (uint32_t i = 0; i < room; i++)
      if (old[i].key != V_UNBOUND) table_remove_at(m, t, i);
    return;
  }
  t->entries = fresh;
  t->room = t->used = TABLE_LEAST;
  t->live = 0;
  t->version = 0;
  for (uint32_t i = 0; i < room; i++) decref(m, old[i].key);
  heap_free(m->heap, old, room * sizeof *old);
}
