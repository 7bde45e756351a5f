// A program's file: reads it and compiles it. The bench does this once to see whether the program can run; each main
// process compiles again, from the text that the bench read.
#ifndef HOSTS_PROGRAM_H
#define HOSTS_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lang/syntax/ast.h"

// bytes of text: a hundred times what a program of this kind has, and it fits the arena
enum { PROGRAM_MAX = 1 << 20 };

// One file's text: malloc'd, NUL-terminated, UTF-8 without a byte order mark. NULL: r says why.
char *program_text(const char *path, size_t *size, Refusal *r);
// The program with the modules of its own (sibling_modules.h): its text ends at the first NUL, *size is the size of
// all.
char *program_read(const char *path, size_t *size, Refusal *r);
// Parses, checks and compiles what program_read gave. *tree (if tree is not NULL) is then the caller's to free. NULL: r
// says why.
Code *program_compile(const char *path, const char *text, size_t size, const KnobSetting *settings, int nsettings,
                      Tree **tree, Refusal *r);
// The same in a process of a run: what program_compile has let pass. Looks for no file.
Code *program_compile_again(const char *path, const char *text, size_t size, const KnobSetting *settings, int nsettings,
                            Refusal *r);
// The tree alone, of a program that another machine will run: not checked. NULL: our parser does not read it.
Tree *program_tree(const char *path, const char *text);
uint64_t program_hash(const char *text, size_t size);  // FNV-1a, 64 bits

#endif
