// The builtin functions' boot. Each theme has a file of its own: builtins_text.c, _object.c, _number.c, _iterate.c,
// _helpers.c.
#include "builtins.h"
#include "modules.h"

void builtins_boot(Machine *m) {
  builtins_text_boot(m);
  builtins_object_boot(m);
  builtins_number_boot(m);
  iterator_state_boot(m);
  builtins_iterate_boot(m);
  builtins_helpers_boot(m);
}
