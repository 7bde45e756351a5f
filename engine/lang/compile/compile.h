// The compiler: from a syntax tree to code (object/code.h), and code as text.
#ifndef LANG_COMPILE_COMPILE_H
#define LANG_COMPILE_COMPILE_H

#include "lang/syntax/ast.h"

// Compiles a module. NULL: refused ('return' outside function, too large, …).
Code *compile(const Tree *t, Refusal *r);
void code_print(const Code *code, void *file);  // disassembly, a FILE*; inner codes too
void code_show(const Code *code, void *file);   // the same to be read: registers, caches, the text of each line
// For tests and fuzzers: every operand, jump and handler in range, inner codes too; false: why (our bug)
bool code_check(const Code *code, char *why, size_t size);

#endif
