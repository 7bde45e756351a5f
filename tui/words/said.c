// The engine's sentences in the screen's language (see said.h).
#include "said.h"

#include <stdio.h>
#include <string.h>

#include "lab/lab.h"
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
