// The texts of the modules written in Python (the files of this folder), inside the binary.
#ifndef PRELUDE_PRELUDE_H
#define PRELUDE_PRELUDE_H

#include <stddef.h>

// name as Python has it: "json.decoder"; its text, size bytes and a NUL. NULL: there is no such module.
const char *prelude_source(const char *name, size_t *size);

#endif
