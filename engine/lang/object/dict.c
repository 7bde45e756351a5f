// The dict's table: entries in order of insertion and, beyond a few, an open-addressed index of their numbers. Here is
// all that needs neither hash nor equality of the language: the memory, and finding by name. Keys of any type are
// types/dict_keys.c's.
//
// Up to SMALL entries there is no index: a search by pointer over so few is faster than hashing. Names (interned str)
// are the common keys: attributes, globals, keyword arguments. Every change of its keys gives the dict a fresh version,
// on which inline caches rest. A deleted entry keeps its place, with key V_UNBOUND, until the next rebuild, so that
// iteration by number goes on. A set's Dict is a table of another shape (table.h): what is freed here may be one.
#include "dict.h"

#include <string.h>

#include "native.h"
#include "table.h"
#include "text.h"

enum { SMALL = 8 };

static uint64_t last_version;  // of this OS process, not of a heap image

uint64_t dict_version(void) { return ++last_version; }

static void changed(Dict *d) { d->version = dict_version(); }

uint64_t str_hash(Value s) {
  Str *str = (Str *)as_obj(s);
  if (!str->hash) str->hash = bytes_hash(str->data, str->size);
  return str->hash;
}

Dict *dict_new(Machine *m) {
  Dict *d = object_alloc(m, sizeof *d, K_DICT, m->t_dict);
  if (!d) return NULL;
  *d = (Dict){.head = d->head, .attrs = V_UNBOUND, .version = dict_version()};
  m->own.objects++;
  return d;
}

Value dict_type_new(Machine *m, Type *type) {
  Dict *d = dict_new(m);
  if (!d) return V_UNBOUND;
  if (type != m->t_dict) {
    DECREF_OBJ(m, d->head.type);
    d->head.type = (Type *)as_obj(INCREF_OBJ(type));
  }
  return from_obj(d);
}

// ---- the index ----

static void index_put(Dict *d, uint64_t hash, int32_t entry) {
  uint64_t perturb = hash;
  uint32_t i = (uint32_t)hash & d->mask;
  while (d->index[i] >= 0) i = dict_next_slot(i, &perturb, d->mask);
  d->index[i] = entry;
}

static uint32_t index_slot_of(const Dict *d, uint64_t hash, int32_t entry) {
  uint64_t perturb = hash;
  uint32_t i = (uint32_t)hash & d->mask;
  while (d->index[i] != entry) i = dict_next_slot(i, &perturb, d->mask);
  return i;
}

static void free_index(Machine *m, Dict *d) {
  if (d->index) heap_free(m->heap, d->index, ((size_t)d->mask + 1) * sizeof *d->index);
  d->index = NULL;
  d->mask = 0;
}

// New entries of this room, without the deleted ones, and an index if it is large.
static bool rebuild(Machine *m, Dict *d, uint32_t room) {
  DictEntry *entries = heap_alloc(m->heap, room * sizeof *entries);
  int32_t *index = NULL;
  uint32_t slots = 0;
  if (room > SMALL) {
    for (slots = 32; slots < room * 2; slots *= 2) continue;
    index = heap_alloc(m->heap, slots * sizeof *index);
  }
  if (!entries || (slots && !index)) {
    heap_free(m->heap, entries, room * sizeof *entries);
    if (index) heap_free(m->heap, index, slots * sizeof *index);
    raise_memory(m);
    return false;
  }
  uint32_t n = 0;
  for (uint32_t i = 0; i < d->used; i++)
    if (d->entries[i].key != V_UNBOUND) entries[n++] = d->entries[i];
  heap_free(m->heap, d->entries, d->room * sizeof *d->entries);
  free_index(m, d);
  d->entries = entries;
  d->room = room;
  d->used = n;
  if (index) {
    d->index = index;
    d->mask = slots - 1;
    memset(index, 0xff, slots * sizeof *index);
    for (uint32_t i = 0; i < n; i++) index_put(d, entries[i].hash, (int32_t)i);
  }
  changed(d);
  return true;
}

bool dict_move_last(Machine *m, Dict *d, uint32_t at) {
  DictEntry *e = d->entries, last = e[d->used - 1];
  uint32_t behind = d->used - 1 - at;
  memmove(&e[at + 1], &e[at], behind * sizeof *e);
  e[at] = last;
  if (rebuild(m, d, d->room)) return true;
  memmove(&e[at], &e[at + 1], behind * sizeof *e);
  e[d->used - 1] = last;
  return false;
}

bool dict_grow(Machine *m, Dict *d, uint32_t entries) {
  uint64_t want = (uint64_t)d->live + entries, room = 4;
  if (want > INT32_MAX / 4) {
    raise_memory(m);
    return false;
  }
  while (room < want || (room == d->room && d->live > room - room / 4)) room *= 2;
  return rebuild(m, d, (uint32_t)room);
}

void dict_append(Dict *d, Value key, uint64_t hash, Value v) {
  uint32_t at = d->used++;
  d->entries[at] = (DictEntry){incref(key), incref(v), hash};
  if (d->index) index_put(d, hash, (int32_t)at);
  d->live++;
  changed(d);
}

// ---- finding ----

static inline bool same_text(Value a, Value b) {
  const Str *x = (const Str *)as_obj(a), *y = (const Str *)as_obj(b);
  return x->size == y->size && !memcmp(x->data, y->data, x->size);
}

static int64_t find_name_small(const Dict *d, Value name) {
  const DictEntry *e = d->entries;
  uint32_t n = d->used;
  for (uint32_t i = 0; i < n; i++)
    if (e[i].key == name) return i;
  uint64_t hash = str_hash(name);
  for (uint32_t i = 0; i < n; i++)
    if (e[i].hash == hash && is_kind(e[i].key, K_STR) && same_text(e[i].key, name)) return i;
  return -1;
}

int64_t dict_find_name(const Dict *d, Value name) {
  if (!d->index) return find_name_small(d, name);
  uint64_t hash = str_hash(name), perturb = hash;
  for (uint32_t i = (uint32_t)hash & d->mask;; i = dict_next_slot(i, &perturb, d->mask)) {
    int32_t at = d->index[i];
    if (at == DICT_EMPTY) return -1;
    if (at == DICT_GONE) continue;
    const DictEntry *e = &d->entries[at];
    if (e->key == name || (e->hash == hash && is_kind(e->key, K_STR) && same_text(e->key, name))) return at;
  }
}

Value dict_get_name(const Dict *d, Value name) {
  int64_t at = dict_find_name(d, name);
  return at < 0 ? V_UNBOUND : d->entries[at].value;
}

void dict_remove_at(Machine *m, Dict *d, int64_t at) {
  if (dict_is_table(d)) {
    table_remove_at(m, d, at);
    return;
  }
  DictEntry e = d->entries[at];
  if (d->index) d->index[index_slot_of(d, e.hash, (int32_t)at)] = DICT_GONE;
  d->entries[at] = (DictEntry){V_UNBOUND, V_UNBOUND, 0};
  if (--d->live == 0) {
    d->used = 0;
    if (d->index) memset(d->index, 0xff, ((size_t)d->mask + 1) * sizeof *d->index);
  }
  changed(d);
  decref(m, e.key);
  decref(m, e.value);
}

bool dict_pop_last(Machine *m, Dict *d, Value *key, Value *v) {
  if (!d->live) return false;
  while (d->entries[d->used - 1].key == V_UNBOUND) d->used--;
  int64_t at = d->used - 1;
  *key = incref(d->entries[at].key);
  *v = incref(d->entries[at].value);
  dict_remove_at(m, d, at);
  if (d->used > at) d->used = (uint32_t)at;
  return true;
}

bool dict_set_name(Machine *m, Dict *d, Value name, Value v) {
  int64_t at = dict_find_name(d, name);
  if (at >= 0) {
    dict_replace(m, d, at, v);
    return true;
  }
  if (!dict_reserve(m, d, 1)) return false;
  dict_append(d, name, str_hash(name), v);
  return true;
}

bool dict_del_name(Machine *m, Dict *d, Value name) {
  int64_t at = dict_find_name(d, name);
  if (at >= 0) dict_remove_at(m, d, at);
  return at >= 0;
}

void dict_clear(Machine *m, Dict *d) {
  if (dict_is_table(d)) {
    table_clear(m, d);
    return;
  }
  Dict old = *d;
  d->entries = NULL;
  d->index = NULL;
  d->live = d->used = d->room = d->mask = 0;
  changed(d);
  for (uint32_t i = 0; i < old.used; i++) decref(m, old.entries[i].key), decref(m, old.entries[i].value);
  heap_free(m->heap, old.entries, old.room * sizeof *old.entries);
  free_index(m, &old);
}

Dict *dict_copy(Machine *m, const Dict *from) {
  Dict *d = dict_new(m);
  if (!d || !from->live) return d;
  if (!dict_reserve(m, d, from->live)) {
    DECREF_OBJ(m, d);
    return NULL;
  }
  for (uint32_t i = 0; i < from->used; i++)
    if (from->entries[i].key != V_UNBOUND)
      dict_append(d, from->entries[i].key, from->entries[i].hash, from->entries[i].value);
  return d;
}

bool dict_next(const Dict *d, uint32_t *at, Value *key, Value *v) {
  while (*at < d->used) {
    const DictEntry *e = &d->entries[(*at)++];
    if (e->key == V_UNBOUND) continue;
    *key = e->key;
    *v = e->value;
    return true;
  }
  return false;
}
