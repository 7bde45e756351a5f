// Shared by cells.c (one cell, synchronized objects) and array.c (many cells).
#ifndef BIND_CELLS_H
#define BIND_CELLS_H

#include "bind.h"

Value bind_cell_load(Machine *m, Value self, uint32_t index);  // as natives
Value bind_cell_store(Machine *m, Value self, uint32_t index, Value v);
Value bind_cell_shown(Machine *m, Value self);  // its repr, as a native; of a Value, wrapped or raw
// the running strand has stored to many cells of object: forgets what it had loaded there
void bind_cells_stored(Machine *m, uint32_t object);
// Some of self's cells are about to be loaded or stored. What get_obj() gives waits for whoever holds the lock, in
// CPython it does not: to be told where somebody else may hold it
void bind_cells_touched(Machine *m, Value self);
// <multiprocessing.sharedctypes.c_int_Array_3 object at 0x…>
Value bind_raw_repr(Machine *m, Value raw);
Type *bind_raw_array_class(Machine *m);
Type *bind_array_class(Machine *m, bool characters);  // SynchronizedArray, SynchronizedString
void bind_array_boot(Machine *m, Type *synchronized_base);

#endif
