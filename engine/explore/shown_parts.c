// Splits what Python shows of a list or dict at its own commas (see shown_parts.h).
#include "shown_parts.h"

#include <string.h>

// Past a text in quotes.
static const char *past_quotes(const char *s) {
  char quote = *s++;
  while (*s && *s != quote) s += *s == '\\' && s[1] ? 2 : 1;
  return *s ? s + 1 : s;
}

// The end of what begins at s: a comma, a colon or a closing bracket that belongs to none that was opened in it.
static const char *part_end(const char *s, bool colon) {
  for (int depth = 0; *s;) {
    if (*s == '\'' || *s == '"') {
      s = past_quotes(s);
      continue;
    }
    if (depth == 0 && (*s == ',' || (colon && *s == ':'))) return s;
    if (strchr("([{", *s)) depth++;
    else if (strchr(")]}", *s) && depth-- == 0) return s;
    s++;
  }
  return s;
}

bool shown_next(const char **at, ShownPart *p) {
  const char *s = *at;
  while (*s == ' ' || *s == ',') s++;
  if (*s == '\0' || strchr("]}", *s)) return false;
  const char *end = part_end(s, true);
  *p = (ShownPart){s, s, 0, 0};
  if (*end == ':') {
    p->key_size = (size_t)(end - s);
    for (s = end + 1; *s == ' ';) s++;
    end = part_end(s, false);
  }
  p->text = s;
  p->size = (size_t)(end - s);
  *at = end;
  return true;
}
