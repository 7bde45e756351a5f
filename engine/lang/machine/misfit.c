// Errors of wrong calls to natives that in CPython are written in Python (TYPE_WRITTEN): the words are those of a
// function, not of a builtin.
#include "call.h"

#include <stdio.h>
#include <string.h>

typedef struct Params {
  const char *name[16];
  size_t length[16];
  int count, npos, min;
} Params;

static Params params_of(const NativeDef *d) {
  Params p = {.npos = -1, .min = d->min};
  for (const char *at = d->params ? d->params : "self"; *at && p.count < 16;) {
    size_t n = strcspn(at, " ");
    if (n == 1 && *at == '*') p.npos = p.count;
    else p.name[p.count] = at, p.length[p.count++] = n;
    at += n + (at[n] == ' ');
  }
  if (p.npos < 0) p.npos = p.count;
  return p;
}

static Value too_many(Machine *m, const Native *n, const Params *p, int given) {
  char takes[32];
  if (p->min < p->npos) snprintf(takes, sizeof takes, "from %d to %d", p->min, p->npos);
  else snprintf(takes, sizeof takes, "%d", p->npos);
  return raisef(m, m->e_TypeError, "%V.%s() takes %s positional argument%s but %d %s given", n->owner->name,
                n->def->name, takes, p->npos == 1 ? "" : "s", given, given == 1 ? "was" : "were");
}

static Value missing(Machine *m, const Native *n, const Params *p, const bool *bound) {
  char names[160] = "";
  int lacks = 0, said = 0;
  for (int i = 0; i < p->min; i++) lacks += !bound[i];
  for (int i = 0; i < p->min; i++) {
    if (bound[i]) continue;
    const char *before = said == 0 ? "" : said < lacks - 1 ? ", " : lacks > 2 ? ", and " : " and ";
    size_t at = strlen(names);
    snprintf(names + at, sizeof names - at, "%s'%.*s'", before, (int)p->length[i], p->name[i]);
    said++;
  }
  return raisef(m, m->e_TypeError, "%V.%s() missing %d required positional argument%s: %s", n->owner->name,
                n->def->name, lacks, lacks == 1 ? "" : "s", names);
}

Value native_misfit(Machine *m, const Native *n, int nargs, Value kwnames) {
  Params p = params_of(n->def);
  bool bound[16] = {false};
  const Tuple *named = kwnames == V_UNBOUND ? NULL : (const Tuple *)as_obj(kwnames);
  int npos = nargs - (named ? (int)named->count : 0);
  for (int i = 0; i < npos && i < p.npos; i++) bound[i] = true;
  for (uint32_t k = 0; named && k < named->count; k++) {
    Value name = named->items[k];
    int at = 0;
    while (at < p.count && !(p.length[at] == str_size(name) && !memcmp(p.name[at], str_data(name), p.length[at]))) at++;
    if (at == p.count)
      return raisef(m, m->e_TypeError, "%V.%s() got an unexpected keyword argument '%V'", n->owner->name, n->def->name,
                    name);
    if (bound[at])
      return raisef(m, m->e_TypeError, "%V.%s() got multiple values for argument '%V'", n->owner->name, n->def->name,
                    name);
    bound[at] = true;
  }
  return npos > p.npos ? too_many(m, n, &p, npos) : missing(m, n, &p, bound);
}
