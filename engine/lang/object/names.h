// The names that the machine itself looks up in classes: name_enter is "__enter__", interned once at boot.
#ifndef LANG_OBJECT_NAMES_H
#define LANG_OBJECT_NAMES_H

#include "value.h"

// One list, not to be folded.
// clang-format off
#define MACHINE_NAMES(N) \
  N(enter) N(exit) N(init) N(new) N(call) N(get) N(set) N(delete) N(getattr) N(getattribute) N(setattr) N(delattr) \
  N(getitem) N(setitem) N(delitem) N(missing) N(iter) N(next) N(contains) N(init_subclass) N(set_name) N(name) \
  N(doc) N(module) N(qualname) N(hash) N(eq) N(annotations) N(slots) N(del)
// clang-format on
#define N(name) extern Value name_##name;
MACHINE_NAMES(N)
#undef N

#endif
