// A set's table: its memory. Finding and adding keys is types/set_table.c's.
//
// It is a Dict whose entries are the table itself (flag DICT_IS_TABLE): used == room == the table's size, no index,
// each key's value V_NONE. A free slot has key V_UNBOUND; a slot whose key was removed has, besides, the value V_FALSE.
// The word `version`, which nobody needs of a set, holds how many slots are not free (low half) and where pop looks
// next (high half).
//
// DICT_IS_VARIED: it was made when the machine's hashes were varied: its keys stand where they would with another hash
// seed and at other addresses (hash_varied). DICT_IS_SHOWN: the program made it, not the prelude.
#ifndef LANG_OBJECT_TABLE_H
#define LANG_OBJECT_TABLE_H

#include "root.h"

enum { TABLE_LEAST = 8 };  // slots at least; their number is a power of two

DictEntry *table_slots(Machine *m, uint32_t n);  // heap memory, all free; NULL: MemoryError raised
Dict *table_new(Machine *m);
void table_remove_at(Machine *m, Dict *t, int64_t at);
void table_clear(Machine *m, Dict *t);

#endif
