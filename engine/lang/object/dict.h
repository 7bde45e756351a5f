// dict by name, and its memory. Keys of any type, whose hash and equality may need Python, are types/containers.h's.
#ifndef LANG_OBJECT_DICT_H
#define LANG_OBJECT_DICT_H

#include "root.h"

Dict *dict_new(Machine *m);  // new reference; NULL: MemoryError
Dict *dict_copy(Machine *m, const Dict *d);
// The value under a name (a Str), borrowed; V_UNBOUND: none. Never fails. The fast path of attributes and globals.
Value dict_get_name(const Dict *d, Value name);
bool dict_set_name(Machine *m, Dict *d, Value name, Value v);  // borrows; false: MemoryError
bool dict_del_name(Machine *m, Dict *d, Value name);           // false: it was not there
// The entry's number, -1: absent. For inline caches, with d->version.
int64_t dict_find_name(const Dict *d, Value name);
void dict_clear(Machine *m, Dict *d);
bool dict_next(const Dict *d, uint32_t *at, Value *key, Value *v);  // iteration: *at 0 at first; borrowed
uint64_t dict_version(void);                                        // the next version number of this OS process
Value dict_type_new(Machine *m, Type *type);                        // an empty one of that class; new
uint64_t str_hash(Value s);

// ---- the table, for those who know a key's hash and have compared ----

enum { DICT_EMPTY = -1, DICT_GONE = -2 };  // in the index: no entry; one that was deleted
enum { DICT_IS_SHOWN = 0x20, DICT_IS_TABLE = 0x40, DICT_IS_VARIED = 0x80 };  // Object.flags of a set's Dict (table.h)
static inline bool dict_is_table(const Dict *d) { return d->head.flags & DICT_IS_TABLE; }
// The next slot of the index to probe.
static inline uint32_t dict_next_slot(uint32_t i, uint64_t *perturb, uint32_t mask) {
  *perturb >>= 5;
  return (uint32_t)(i * 5u + *perturb + 1) & mask;
}
bool dict_grow(Machine *m, Dict *d, uint32_t entries);
// Makes room for so many more entries. false: MemoryError raised.
static inline bool dict_reserve(Machine *m, Dict *d, uint32_t entries) {
  return d->used + (uint64_t)entries <= d->room || dict_grow(m, d, entries);
}
void dict_append(Dict *d, Value key, uint64_t hash, Value v);                // there is room and it is absent; borrows
static inline void dict_replace(Machine *m, Dict *d, int64_t at, Value v) {  // that entry's value; borrows v
  Value old = d->entries[at].value;
  d->entries[at].value = incref(v);
  decref(m, old);
}
void dict_remove_at(Machine *m, Dict *d, int64_t at);
// The last entry comes to stand before entry number at. false: no memory, and all is as it was
bool dict_move_last(Machine *m, Dict *d, uint32_t at);
bool dict_pop_last(Machine *m, Dict *d, Value *key, Value *v);  // both new; false: empty

#endif
