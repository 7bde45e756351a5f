// The interned names of names.h.
#include "names.h"

#include "boot.h"
#include "constant.h"

#define N(name) Value name_##name;
MACHINE_NAMES(N)
#undef N

void names_boot(void) {
#define N(name) name_##name = str_constant("__" #name "__", sizeof "__" #name "__" - 1);
  MACHINE_NAMES(N)
#undef N
}
