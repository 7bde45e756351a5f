// Data flow within one function: may what this instruction gave be what that one takes?
//
// Asked where a store may be stale: the load's instruction, the store's. A value flows through registers, variables,
// arithmetic, calls' arguments and what is built of it. A branch is control and not data. What is put into an object
// (an attribute, a list's item), passed to a callee or kept by it is not followed.
#ifndef LANG_COMPILE_FLOW_H
#define LANG_COMPILE_FLOW_H

#include "lang/object/code.h"

// from, to: instructions of that code. Each pair is computed once; the answers stay as long as the process.
bool code_flows(const Code *code, const Ins *from, const Ins *to);

#endif
