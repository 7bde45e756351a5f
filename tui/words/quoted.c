// Quotes for a shell (see quoted.h).
#include "quoted.h"

#include <stdbool.h>
#include <string.h>

void put_quoted(FILE *f, const char *word) {
  bool plain = *word &&
               strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./,:") == strlen(word);
  if (!plain) fputc('\'', f);
  for (const char *s = word; *s; s++) fputs(*s == '\'' && !plain ? "'\\''" : (char[2]){*s, 0}, f);
  if (!plain) fputc('\'', f);
}
