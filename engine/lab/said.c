// Sayings, as the lab shows them to whoever has another language's forms (see lab.h).
#include <string.h>

#include "lab.h"
#include "world/saying.h"

bool lab_said(const char *said, LabForm *form, char *out, size_t size) {
  out[0] = '\0';
  return said[0] && saying_words(said, form, out, size) >= 0;
}

const char *lab_form(int i, const char **english) {
  const char *name = form_name(i);
  if (name && english) *english = form_english(name);
  return name;
}

// The parts of a saying as world/saying.h writes them: 1 form, 2 name, 3 value, 4 the end.
bool lab_said_part(const char *said, const char *form, const char *name, char *out, size_t size) {
  size_t form_size = form ? strlen(form) : 0, name_size = name ? strlen(name) : 0, n = 0;
  bool here = false;
  out[0] = '\0';
  for (; *said; said++) {
    if (*said == 1)
      here = !form ||
             (strncmp(said + 1, form, form_size) == 0 && (said[1 + form_size] == 2 || said[1 + form_size] == 4));
    if (here && !name) return true;
    if (!here || *said != 2 || !name || strncmp(said + 1, name, name_size) != 0 || said[1 + name_size] != 3) continue;
    for (said += name_size + 2; *said && (unsigned char)*said > 4 && n + 1 < size;) out[n++] = *said++;
    out[n] = '\0';
    return (unsigned char)*said > 1;  // not a form: that is to be said in words
  }
  return false;
}
