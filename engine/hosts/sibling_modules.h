// Sibling modules: Python files in the program's folder that it, or one of them, imports by name.
//
// They are read with the program, and kept with its text in one block: the main text, a NUL, then for each module its
// name (with a slash behind it if it is a package), a NUL, its text, a NUL. This block (the whole) is what is hashed,
// sent to the run and compiled there; the main text ends at the first NUL.
#ifndef HOSTS_SIBLING_MODULES_H
#define HOSTS_SIBLING_MODULES_H

#include <stdbool.h>
#include <stddef.h>

#include "lang/syntax/ast.h"

// Appends to text (malloc'd, *size bytes and a NUL; taken over) the modules that the program at path needs. Returns the
// whole, *size its size; NULL: r says why.
char *siblings_gather(const char *path, char *text, size_t *size, Refusal *r);
// The modules of a whole are there, for the check of a text that imports them.
void siblings_tell(Tree *t, const char *text, size_t size);
// Compiles the modules of a whole and makes them importable, in place of those of an earlier program. path: the main
// program's. check: is it in the subset? false: r says why.
bool siblings_compile(const char *path, const char *text, size_t size, bool check, Refusal *r);

#endif
