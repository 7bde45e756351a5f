// The engine's sentences in the screen's language (see said.h).
#include "said.h"

#include <stdio.h>
#include <string.h>

#include "said_zh.h"

static const struct {
  const char *name, *form;
} chinese[] = {
#define S(name, zh) {name, zh},
    SAID_ZH(S)
#undef S
};

const char *said_zh(const char *form) {
  for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++)
    if (!strcmp(chinese[i].name, form)) return chinese[i].form;
  return NULL;
}

const char *said_zh_form(int i) { return i < (int)(sizeof chinese / sizeof *chinese) ? chinese[i].name : NULL; }

char *said_in(Language language, const char *said, const char *english, char *to, size_t size) {
  if (language != CHINESE || !lab_said(said, said_zh, to, size)) snprintf(to, size, "%s", english);
  return to;
}

char *said_stands(Language language, const LabObject *o, char *to, size_t size) {
  return lab_stands(o, language == CHINESE ? said_zh : NULL, to, size);
}

const char *said_why(Language language, LabWhy why) {
  static const char *const zh[] = {
#define Z(id, text) [LAB_WHY_##id] = text,
      WHYS_ZH(Z)
#undef Z
  };
#define Z(id, text) +1
  _Static_assert(0 WHYS_ZH(Z) == LAB_WHY_READ - 1, "a row for each reason of world/why.h");
#undef Z
  return language == CHINESE && why < LAB_WHY_READ ? zh[why] : lab_why_text(why);
}
