// The verdict of a report, and the names of what stands in one (lab.h).
#include "explore.h"
#include "explore/caveats.h"
#include "explore/explain.h"
#include "explore/outcome.h"

_Static_assert((int)LAB_ENDS_OK == (int)OUTCOME_OK && (int)LAB_ENDS_STALE == (int)OUTCOME_STALE &&
                   (int)LAB_ENDS_EXCEPTION == (int)OUTCOME_EXCEPTION &&
                   (int)LAB_ENDS_DEADLOCK == (int)OUTCOME_DEADLOCK && (int)LAB_ENDS_LIVELOCK == (int)OUTCOME_LIVELOCK &&
                   LAB_ENDINGS == OUTCOME_LIVELOCK + 1,
               "lab.h has explore's kinds of outcomes, in its order");

const char *lab_ending_name(LabEnding e) { return outcome_kind_name((OutcomeKind)e); }

LabVerdict lab_verdict(const LabExplore *e) {
  for (int i = 0; i < e->noutcomes; i++)
    if (e->outcomes[i].breaks) return LAB_BROKEN;
  if (!e->complete || e->error[0] || e->running) return LAB_INCOMPLETE;
  return e->nends > 1 || e->ncaveats > 0 ? LAB_OPEN : LAB_PROVED;
}

const char *lab_verdict_name(LabVerdict v) {
  switch (v) {
  case LAB_PROVED: return "proved";
  case LAB_BROKEN: return "broken";
  case LAB_INCOMPLETE: return "incomplete";
  case LAB_OPEN: return "ends";
  }
  return "";
}

const char *lab_caveat_name(CaveatKind k) { return caveat_name(k); }
const char *lab_pattern_name(ExplorePattern p) { return explain_pattern_name(p); }
