// Pickle: values as bytes, in CPython's own format (protocol 4 written; 2 to 5 read).
//
// What needs Python (an instance with __getstate__, __reduce__, __setstate__, __init__ by class call) is done by the
// prelude; the natives here return V_TAIL for it. Names are looked up only in the program's own modules and in a fixed
// table; hostile bytes end in UnpicklingError.
#ifndef LANG_PICKLE_PICKLE_H
#define LANG_PICKLE_PICKLE_H

#include "lang/machine/machine.h"

// New Bytes, or V_TAIL. Raises PicklingError, TypeError, AttributeError with CPython's texts.
Value pickle_dumps(Machine *m, Value v);
Value pickle_loads(Machine *m, const void *data, size_t size);  // new; V_TAIL
// A pickle's value as the bench shows it: a repr, cut to size with …. Needs no machine and survives any bytes.
void pickle_describe(const void *data, size_t size, char *out, size_t out_size);
void pickle_boot(Machine *m);

// Handles on the world's objects (K_SHARED) cross only while a child is spawned. save gives a plain value that stands
// for the handle (new), or raises; load makes the handle of it again. Without hooks: RuntimeError "Lock objects should
// only be shared between processes through inheritance".
typedef Value (*PickleSharedHook)(Machine *m, Value v);
void pickle_set_shared_hook(PickleSharedHook save, PickleSharedHook load);

#endif
