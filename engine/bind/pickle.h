// Handles in pickles (pickle.c), and the private ctypes objects that may be there (ctypes.c).
#ifndef BIND_PICKLE_H
#define BIND_PICKLE_H

#include "bind.h"

Value bind_ctype_word(Machine *m, Value self);        // a private object's value in Python; new
Value bind_ctype_new(Machine *m, int code, Value v);  // a private object of that value; new

// A handle in a spawned child's data (spawn.c): to a Tuple, and back.
Value bind_handle_save(Machine *m, Value v);
Value bind_handle_load(Machine *m, const Tuple *t);

#endif
