// Between item.c and item_slice.c.
#ifndef LANG_TYPES_ITEMS_H
#define LANG_TYPES_ITEMS_H

#include "collections.h"

Value slice_get(Machine *m, Value o, Value slice);           // o: a str, bytes, bytearray, tuple, list or range; new
Value slice_set(Machine *m, Value o, Value slice, Value v);  // o: a list or bytearray; V_NONE, V_TAIL
Value slice_del(Machine *m, Value o, Value slice);

#endif
