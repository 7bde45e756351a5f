// The lab's own forms, and sayings as it shows them to whoever has another language's forms (see lab.h): its own,
// explore's and the world's are one list there.
#include <string.h>

#include "forms.h"
#include "inner.h"
#include "world/traits.h"

#define F(id, english) const char FORM_##id[] = #id;
LAB_FORMS(F)
#undef F

static const FormRow rows[] = {
#define F(id, english) {FORM_##id, english},
    LAB_FORMS(F)
#undef F
};
static const FormSet lab_forms = {rows, sizeof rows / sizeof *rows, &explore_forms};

int lab_english(const char *said, char *out, size_t size) { return saying_english(said, &lab_forms, out, size); }

bool lab_said(const char *said, LabForm *form, char *out, size_t size) {
  out[0] = '\0';
  return said[0] && saying_words(said, form, out, size) >= 0;
}

void lab_strand(World *w, int slot, int strand, char *out, size_t size) {
  char said[LAB_TEXT];
  Saying s = saying_in(said, sizeof said);
  say_strand(w, &s, slot, strand);
  lab_english(said, out, size);
}

void lab_say_answer(int verb, int64_t value, Saying *s) {
  switch (verb_answer(verb)) {
  case ANSWER_NONE:
  case ANSWER_CHILD:
  case ANSWER_WORD: break;
  case ANSWER_YES_NO: say_form(s, FORM_RESULT, "value", value ? "True" : "False", NULL); break;
  case ANSWER_NUMBER: say_form(s, FORM_RESULT, "value", say_int(value).text, NULL); break;
  case ANSWER_WOKE: say_form(s, value > 0 ? FORM_WOKE : FORM_WOKE_NOBODY, "n", say_int(value).text, NULL); break;
  }
}

char *lab_stands(const LabObject *o, LabForm *form, char *out, size_t size) {
  char said[LAB_TEXT];
  Saying s = saying_in(said, sizeof said);
  say_stands(&s, o->stands, o->count, o->bound);
  if (form) lab_said(said, form, out, size);
  else lab_english(said, out, size);
  return out;
}

const char *lab_form(int i, const char **english) {
  const FormSet *forms = &lab_forms;
  while (forms && i >= forms->n) i -= forms->n, forms = forms->below;
  if (forms && english) *english = forms->row[i].english;
  return forms ? forms->row[i].name : NULL;
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
