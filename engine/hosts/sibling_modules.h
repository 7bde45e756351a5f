// Modules of the program's own: Python files that lie beside it, and that it or one of them imports by name.
//
// They are read when the program is, and travel with its text as one: the main text, a NUL, then for each module its
// name, a NUL, its text, a NUL. So what is hashed, sent to the run and compiled there is all of it, and the main text
// ends at the first NUL.
#ifndef HOSTS_SIBLING_MODULES_H
#define HOSTS_SIBLING_MODULES_H

#include <stdbool.h>
#include <stddef.h>

#include "lang/syntax/ast.h"

// Appends to text (malloc'd, *size bytes and a NUL; taken over) what the program at path needs. The whole, *size its
// size; NULL: r says why.
char *siblings_gather(const char *path, char *text, size_t *size, Refusal *r);
// Compiles the modules of a whole and makes them importable; those of an earlier program are not any more. path: the
// main program's. false: r says why.
bool siblings_compile(const char *path, const char *text, size_t size, Refusal *r);

#endif
