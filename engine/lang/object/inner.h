// Between the files of object. Nobody else includes this.
#ifndef LANG_OBJECT_INNER_H
#define LANG_OBJECT_INNER_H

#include "native.h"

// Its last reference is gone. true: it lives on until it has said its last words (last_words.c).
bool dying_keeps(Machine *m, Object *o);
void tracebacks_boot(Machine *m);

#endif
