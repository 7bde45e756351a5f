// repr, str and format of values in C, for the rest of lang and for the lab.
#ifndef LANG_TYPES_TEXT_H
#define LANG_TYPES_TEXT_H

#include "lang/object/text.h"

// repr and str of values that need no Python. V_TAIL where a user's __repr__ or __str__ must run (a prelude function
// then does the whole).
Value value_repr(Machine *m, Value v);
Value value_str(Machine *m, Value v);
// A repr that never needs Python and never fails: instances of user classes are <Name object at 0x…>. For messages and
// the bench.
void value_repr_plain(Machine *m, Value v, Buffer *out);
Value value_format(Machine *m, Value v, Value spec);      // format(v, spec)
Value str_percent(Machine *m, Value format, Value args);  // format % args
Value bytes_percent(Machine *m, Value format, Value args);

#endif
