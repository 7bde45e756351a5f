// The lines of standard input that were given to a run. When steps are taken back the run begins anew, on new
// processes: they are given again, each when it is asked for, so that the learner types nothing twice.
#ifndef LAB_TYPED_H
#define LAB_TYPED_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Typed {
  char *text;    // the lines one behind the other
  size_t *ends;  // … and where each ends
  size_t lines;  // how many there are
  size_t given;  // how many of them this run has been given
} Typed;

void typed_forget(Typed *t);                                 // another run: what it reads is typed anew
void typed_begin(Typed *t);                                  // the same run from its start
bool typed_keep(Typed *t, const char *text, size_t size);    // a line that was typed and given; false: no memory
bool typed_next(Typed *t, const char **text, size_t *size);  // the next to be given again; false: there is none

#endif
