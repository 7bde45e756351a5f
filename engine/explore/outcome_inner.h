// An outcome from the calls of those who are stuck, instead of from the world's wait records: explore writes none.
#ifndef EXPLORE_OUTCOME_INNER_H
#define EXPLORE_OUTCOME_INNER_H

#include "outcome.h"
#include "world/verbs.h"

void outcome_fill(World *w, const WorldCall *waiting, int n, bool stuck, bool spinning, const PrintedTable *masked,
                  Outcome *o);

#endif
