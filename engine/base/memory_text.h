// A text that stdio has written into memory (open_memstream). fclose alone does not say whether all of it is there:
// where memory is missing for the last of it, glibc succeeds and gives no text.
//
//   FILE *f = open_memstream(&text, &size);
//   if (!f) return NULL;
//   fprintf(f, …);
//   return memory_text(f, &text);
#ifndef BASE_MEMORY_TEXT_H
#define BASE_MEMORY_TEXT_H

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

// Closes f. *text, which is whole; NULL: no memory (errno says so, too), and *text is NULL then.
static inline char *memory_text(FILE *f, char **text) {
  bool whole = !ferror(f);
  if (fclose(f)) whole = false;
  if (!whole || !*text) {
    free(*text);
    *text = NULL;
    errno = ENOMEM;
  }
  return *text;
}

#endif
