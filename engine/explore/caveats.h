// The caveats of a search: a list without doubles. What each kind means stands in caveat_kinds.h.
#ifndef EXPLORE_CAVEATS_H
#define EXPLORE_CAVEATS_H

#include <stdbool.h>
#include <stdint.h>

#include "caveat_kinds.h"
#include "world/saying.h"

enum { CAVEATS_MOST = 64 };

typedef struct Caveat {
  CaveatKind kind;
  uint32_t line;  // 0: none
  char said[CAVEAT_SAID];
} Caveat;

typedef struct Caveats {
  Caveat *list;
  int n, room;
} Caveats;

const char *caveat_name(CaveatKind k);  // "clock"
// Adds one, unless there is one of this kind with this line already (of a pattern: with this saying), or CAVEATS_MOST
// are there. said: a saying, without its end. false: no memory.
bool caveats_add(Caveats *c, CaveatKind kind, uint32_t line, const char *said);
bool caveats_has(const Caveats *c, CaveatKind kind, uint32_t line);
void caveats_free(Caveats *c);

#endif
