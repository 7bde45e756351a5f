// Sayings, as the lab shows them to whoever has another language's forms (see lab.h).
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

const char *lab_form_english(const char *name) { return form_english(name); }
