// The table of explore's forms.
#include "forms.h"

#define F(id, english) const char FORM_##id[] = #id;
EXPLORE_FORMS(F)
#undef F

static const FormRow rows[] = {
#define F(id, english) {FORM_##id, english},
    EXPLORE_FORMS(F)
#undef F
};
const FormSet explore_forms = {rows, sizeof rows / sizeof *rows, &world_forms};

int explore_english(const char *said, char *out, size_t size) {
  return saying_english(said, &explore_forms, out, size);
}
