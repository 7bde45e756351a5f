// A word of a command line, as a shell reads it back.
#ifndef TUI_WORDS_QUOTED_H
#define TUI_WORDS_QUOTED_H

#include <stdio.h>

void put_quoted(FILE *f, const char *word);  // between quotes unless it needs none

#endif
