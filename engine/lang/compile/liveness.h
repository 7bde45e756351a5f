// Liveness of temporaries: which of a frame's registers may still be read.
//
// A temporary is used once, and is emptied then, unless it holds an int (opcodes.h). So what a dead temporary holds is
// an old int, of which nothing depends: two frames that differ in it alone are equal.
#ifndef LANG_COMPILE_LIVENESS_H
#define LANG_COMPILE_LIVENESS_H

#include <stdbool.h>

#include "lang/object/code.h"

// The temporaries that may be read from the instruction `at` on, that one included: a bit each, from nconsts + nlocals
// on, code_temporaries(code) of them. For a frame that is inside of that instruction. Computed once for each code;
// NULL: no memory, all may be. Lives as long as the process.
const uint64_t *code_live(const Code *code, const Ins *at);
static inline uint32_t code_temporaries(const Code *code) { return code->nregs - code->nconsts - code->nlocals; }

#endif
