// A list of caveats (see caveats.h).
#include "caveats.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

static const char *const names[] = {
#define C(id, name) [CAVEAT_##id] = name,
    CAVEATS(C)
#undef C
};

const char *caveat_name(CaveatKind k) { return names[k]; }

static bool is_known(const Caveats *c, CaveatKind kind, uint32_t line, const char *said) {
  for (int i = 0; i < c->n; i++) {
    const Caveat *old = &c->list[i];
    if (old->kind == kind && old->line == line && (kind != CAVEAT_PATTERN || strcmp(old->said, said) == 0)) return true;
  }
  return false;
}

bool caveats_has(const Caveats *c, CaveatKind kind, uint32_t line) {
  for (int i = 0; i < c->n; i++)
    if (c->list[i].kind == kind && c->list[i].line == line) return true;
  return false;
}

bool caveats_add(Caveats *c, CaveatKind kind, uint32_t line, const char *said) {
  if (c->n == CAVEATS_MOST || is_known(c, kind, line, said)) return true;
  if (!GROW(c->list, c->room, c->n + 1, 8)) return false;
  Caveat *new = &c->list[c->n++];
  new->kind = kind;
  new->line = line;
  saying_copy(said, new->said, sizeof new->said);
  return true;
}

void caveats_free(Caveats *c) {
  free(c->list);
  *c = (Caveats){0};
}
