// repr, str and format of values: what the rest of lang, and whoever shows values, needs of them in C.
#ifndef LANG_TYPES_TEXT_H
#define LANG_TYPES_TEXT_H

#include "lang/object/text.h"

// repr and str of values that need no Python. V_TAIL where a user's __repr__ or __str__ must run (a prelude function
// then does the whole).
Value value_repr(Machine *m, Value v);
Value value_str(Machine *m, Value v);
// A repr that never needs Python and never fails: users' instances as <Name object at 0x…>. For messages and for the
// bench.
void value_repr_plain(Machine *m, Value v, Buffer *out);
Value value_format(Machine *m, Value v, Value spec);      // format(v, spec)
Value str_percent(Machine *m, Value format, Value args);  // format % args
Value bytes_percent(Machine *m, Value format, Value args);

#endif
