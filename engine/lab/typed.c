// What was typed (see typed.h).
#include "typed.h"

#include <stdlib.h>
#include <string.h>

static size_t start_of(const Typed *t, size_t line) { return line ? t->ends[line - 1] : 0; }

void typed_forget(Typed *t) {
  free(t->text);
  free(t->ends);
  *t = (Typed){0};
}

void typed_begin(Typed *t) { t->given = 0; }

// Lines that were to come are another way's: they go.
bool typed_keep(Typed *t, const char *text, size_t size) {
  size_t at = start_of(t, t->given);
  char *all = realloc(t->text, at + size + 1);
  if (all) t->text = all;
  size_t *ends = realloc(t->ends, (t->given + 1) * sizeof *ends);
  if (ends) t->ends = ends;
  if (!all || !ends) return false;
  if (size) memcpy(all + at, text, size);
  ends[t->given++] = at + size;
  t->lines = t->given;
  return true;
}

bool typed_next(Typed *t, const char **text, size_t *size) {
  if (t->given >= t->lines) return false;
  size_t at = start_of(t, t->given);
  *text = t->text + at;
  *size = t->ends[t->given++] - at;
  return true;
}
