// What is asked of every order besides (LabRule): an outcome as lab.h shows it (explorer.h).
#include <stdlib.h>
#include <unistd.h>

#include "base/grow.h"
#include "explorer.h"

const char *explorer_prints(const Outcome *o) {
  for (int i = 0; i < o->nprocesses; i++)
    if (o->process[i].slot == 0 && o->process[i].printed) return o->process[i].printed;
  return "";
}

// Asked at the end of every order: the lists are kept.
static bool ends(void *data, const Outcome *o) {
  static const char **names, **texts;
  static int room, same;
  const LabRule *rule = data;
  if (!GROW(names, room, o->nvalues + 1, 16) || !GROW(texts, same, o->nvalues + 1, 16)) _exit(1);
  for (int i = 0; i < o->nvalues; i++) names[i] = o->value[i].name, texts[i] = o->value[i].text;
  LabFinal end = {
      .kind = (LabEnding)o->kind, .names = names, .texts = texts, .n = o->nvalues, .prints = explorer_prints(o)};
  return rule->ends(rule->data, &end);
}

static bool stays(void *data, const char *cell, double value) {
  const LabRule *rule = data;
  return rule->stays(rule->data, cell, value);
}

const ExploreRule *explorer_rule(const LabRule *rule) {
  static LabRule mine;  // this process is one search
  static ExploreRule asked;
  if (!rule) return NULL;
  mine = *rule;
  asked = (ExploreRule){.ends = mine.ends ? ends : NULL, .stays = mine.stays ? stays : NULL, .data = &mine};
  return &asked;
}
