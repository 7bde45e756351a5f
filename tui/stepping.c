// Small things of stepping that need no lab.
#include "tui/stepping.h"

#include <stdio.h>
#include <string.h>

static bool taken(const View *v, char key) {
  for (int i = 0; i < STEP_KEYS; i++)
    if (v->keys[i].key == key) return true;
  return false;
}

char step_key(View *v, int slot, int strand) {
  StepKey *free = NULL;
  for (int i = 0; i < STEP_KEYS; i++) {
    StepKey *k = &v->keys[i];
    if (k->key && k->slot == slot && k->strand == strand) return k->key;
    if (!k->key && !free) free = k;
  }
  char key = strand == 0 && slot <= 9 ? slot ? (char)('0' + slot) : 'm' : 0;
  if (!key || taken(v, key))
    for (key = '9'; key > '0' && taken(v, key);) key--;
  if (!free || key == '0') return 0;
  *free = (StepKey){slot, strand, key};
  return key;
}

void step_keys_clear(View *v) { memset(v->keys, 0, sizeof v->keys); }

int step_choice_of(const View *v, int slot, int strand) {
  for (int i = 0; v->gate && i < v->gate->nchoices; i++)
    if (v->gate->choices[i].slot == slot && v->gate->choices[i].strand == strand) return i;
  return -1;
}

int step_choice(View *v, char key) {
  for (int i = 0; v->gate && i < v->gate->nchoices; i++)
    if (step_key(v, v->gate->choices[i].slot, v->gate->choices[i].strand) == key) return i;
  return -1;
}

// The longest name that stands at `text` and ends there as a word: "Process-1" is not found in "Process-12".
static const LabProcess *named_at(const View *v, const char *text) {
  const LabProcess *found = NULL;
  size_t longest = 0;
  for (int i = 0; i < v->snap->nprocesses; i++) {
    const LabProcess *p = &v->snap->processes[i];
    size_t n = strlen(p->name);
    bool ends = strchr("0123456789_-", text[n]) == NULL || text[n] == 0;
    if (n > longest && !strncmp(text, p->name, n) && ends) found = p, longest = n;
  }
  return found;
}

char *step_lettered(const View *v, const char *text, char *to, size_t size) {
  size_t n = 0;
  bool word = true; // a name begins only where a word does
  while (*text && n + 1 < size) {
    const LabProcess *p = word ? named_at(v, text) : NULL;
    word = *text == ' ' || *text == '(';
    to[n++] = p ? view_letter(p->slot) : *text;
    text += p ? strlen(p->name) : 1;
  }
  to[n] = 0;
  return to;
}

void step_short(const LabStep *s, char *to, size_t size) {
  const char *arrow = strstr(s->sentence, "→ "), *back = strstr(s->sentence, "← ");
  const char *verb = s->verb ? s->verb : "";
  if (s->by == LAB_BY_LEARNER)
    snprintf(to, size, "%s", s->slot < 0 ? "●○" : "✗kill");
  else if (!strcmp(verb, "load") && arrow)
    snprintf(to, size, "→%s", arrow + strlen("→ "));
  else if (!strcmp(verb, "store") && back)
    snprintf(to, size, "%s%s", s->stale ? "✗" : "←", back + strlen("← "));
  else if (s->mark == 'a' || s->mark == 'r')
    snprintf(to, size, "%s", s->mark == 'a' ? "◆" : "◇");
  else
    snprintf(to, size, "%s", verb);
}
