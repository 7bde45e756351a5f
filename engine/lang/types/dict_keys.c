// Dicts with keys of any type: finding by the language's hash and equality. The table itself is object/dict.c's, which
// finds names. A set's Dict is a table of another shape (set_table.c): the functions here that sets may reach hand over
// to it.
#include "collections.h"

static Answer same_key(Machine *m, const DictEntry *e, Value key, uint64_t hash) {
  if (e->key == key) return YES;
  if (e->hash != hash || e->key == V_UNBOUND) return NO;
  return value_equal(m, e->key, key);
}

// The entry whose key equals key: *at is its number, or -1 with NO.
Answer dict_find_key(Machine *m, const Dict *d, Value key, uint64_t hash, int64_t *at) {
  if (dict_is_table(d)) return table_find(m, d, key, hash, at);
  *at = -1;
  if (!d->index) {
    for (uint32_t i = 0; i < d->used; i++) {
      Answer a = same_key(m, &d->entries[i], key, hash);
      if (a == NO) continue;
      *at = i;
      return a;
    }
    return NO;
  }
  uint64_t perturb = hash;
  for (uint32_t i = (uint32_t)hash & d->mask; d->index[i] != DICT_EMPTY; i = dict_next_slot(i, &perturb, d->mask)) {
    if (d->index[i] == DICT_GONE) continue;
    Answer a = same_key(m, &d->entries[d->index[i]], key, hash);
    if (a == NO) continue;
    *at = d->index[i];
    return a;
  }
  return NO;
}

// ---- by hash ----

Answer dict_has_hashed(Machine *m, const Dict *d, Value key, uint64_t hash, Value *v) {
  int64_t at;
  Answer a = dict_find_key(m, d, key, hash, &at);
  if (a == YES) *v = d->entries[at].value;
  return a;
}

Answer dict_set_hashed(Machine *m, Dict *d, Value key, uint64_t hash, Value v) {
  if (dict_is_table(d)) return table_add(m, d, key, hash);
  int64_t at;
  Answer a = dict_find_key(m, d, key, hash, &at);
  if (a == YES) dict_replace(m, d, at, v);
  if (a != NO) return a;
  if (!dict_reserve(m, d, 1)) return RAISED;
  dict_append(d, key, hash, v);
  return YES;
}

// ---- the contract ----

static Answer hash_of_key(Machine *m, Value key, uint64_t *hash) {
  if (is_kind(key, K_STR) && !is_own(key)) {
    *hash = str_hash(key);
    return YES;
  }
  return value_hash(m, key, hash);
}

Answer dict_get(Machine *m, const Dict *d, Value key, Value *v) {
  if (is_kind(key, K_STR) && !is_own(key) && !dict_is_table(d)) {
    int64_t at = dict_find_name(d, key);
    if (at >= 0) {
      *v = d->entries[at].value;
      return YES;
    }
  }
  uint64_t hash;
  Answer a = hash_of_key(m, key, &hash);
  return a == YES ? dict_has_hashed(m, d, key, hash, v) : a;
}

Answer dict_set(Machine *m, Dict *d, Value key, Value v) {
  uint64_t hash;
  Answer a = hash_of_key(m, key, &hash);
  return a == YES ? dict_set_hashed(m, d, key, hash, v) : a;
}

Answer dict_del(Machine *m, Dict *d, Value key) {
  uint64_t hash;
  int64_t at;
  Answer a = hash_of_key(m, key, &hash);
  if (a == YES) a = dict_find_key(m, d, key, hash, &at);
  if (a == YES) dict_remove_at(m, d, at);
  return a;
}

Answer dict_pop(Machine *m, Dict *d, Value key, Value *v) {
  uint64_t hash;
  int64_t at;
  Answer a = hash_of_key(m, key, &hash);
  if (a == YES) a = dict_find_key(m, d, key, hash, &at);
  if (a != YES) return a;
  *v = incref(d->entries[at].value);
  dict_remove_at(m, d, at);
  return YES;
}

// d.update(from). NEEDS_PYTHON: some are in already; doing it again is harmless.
Answer dict_merge(Machine *m, Dict *d, const Dict *from) {
  if (d == from) return YES;
  for (uint32_t i = 0; i < from->used; i++) {
    DictEntry e = from->entries[i];
    if (e.key == V_UNBOUND) continue;
    Answer a = dict_set_hashed(m, d, e.key, e.hash, e.value);
    if (a != YES) return a;
  }
  return YES;
}
