// Between the files of builtins.
#ifndef LANG_LIBRARY_BUILTINS_H
#define LANG_LIBRARY_BUILTINS_H

#include "lang/types/numbers.h"

Value value_id(Machine *m, Value v);

void builtins_text_boot(Machine *m);    // print, repr, ascii, format, chr, ord, hex, …
void builtins_object_boot(Machine *m);  // isinstance, getattr, dir, vars, hash, …
void builtins_number_boot(Machine *m);  // abs, divmod, pow, round
void iterator_state_boot(Machine *m);
void builtins_iterate_boot(Machine *m);  // len, iter, next, sum, min, max, any, all, sorted
void builtins_helpers_boot(Machine *m);  // what the prelude's slow paths need of C

#endif
