// Between the two files of _json.
#ifndef LANG_LIBRARY_JSON_H
#define LANG_LIBRARY_JSON_H

#include "lang/machine/machine.h"

Value json_read(Machine *m, const Value *args, int nargs);  // read(text): (value,), or None: it is left to Python

#endif
