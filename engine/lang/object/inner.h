// Between the files of object. Nobody else includes this.
#ifndef LANG_OBJECT_INNER_H
#define LANG_OBJECT_INNER_H

#include "native.h"

// Its last reference is gone. true: it lives on until it has said its last words (last_words.c).
bool dying_keeps(Machine *m, Object *o);
// Puts it into the list of what has last words to say. false: no room.
bool dying_add(Machine *m, Object *o);
// The object ends: its weak references refer to nothing from now on, and those who want to hear of it will.
void weak_target_ends(Machine *m, Object *o);
void weak_free(Machine *m, Weak *w);
void tracebacks_boot(Machine *m);

#endif
