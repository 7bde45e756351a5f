// How object's part of a machine is made: lang/boot.c calls these once, in this order, on an empty Machine.
#ifndef LANG_OBJECT_BOOT_H
#define LANG_OBJECT_BOOT_H

#include "root.h"

void names_boot(void);
void types_boot(Machine *m);       // the bare types
void exceptions_boot(Machine *m);  // after object's own methods (library/object_type.c)
void functions_boot(Machine *m);   // function, method, property, module …
void collector_boot(Machine *m);   // when all is there: from now on it looks for cycles

#endif
