// A search over runs of a guest, beside the one over images of our own machine (explorer.h).
#include "explorer.h"
#include "forms.h"

void explorer_begin_guest(Explorer *e, const RerunSetup *setup, char *why, size_t size) {
  e->rerun = rerun_new(setup, why, size);
  if (e->rerun == NULL) return;
  e->ground = rerun_ground(e->rerun);
  e->start = e->ground.mark(e->ground.self);
  rerun_mask_printed(e->rerun, &e->printed);
  rerun_caveats(e->rerun, &e->caveats);
}

// What the runs left out makes a search incomplete, though it has come to its end. An end that orders by lot alone came
// to would be an error of our own machine; here it is something unseen.
static void note_left_out(const Rerun *r, Search *s) {
  char what[sizeof s->incomplete_said];
  Saying said = saying_in(what, sizeof what);
  bool some = rerun_left_out(r, &said);
  if (!s->lot_alone && (!s->complete || !some)) return;
  if (!some) say_form(&said, FORM_NOT_SEEN_BETWEEN, NULL);
  s->complete = false;
  saying_copy(what, s->incomplete_said, sizeof s->incomplete_said);
  lab_english(s->incomplete_said, s->incomplete, sizeof s->incomplete);
}

bool explorer_search(Explorer *e, Search *s) {
  if (e->x) return search_run(s, e->x);
  explorer_back(e);
  bool good = search_run_on(s, &e->ground);
  note_left_out(e->rerun, s);
  rerun_caveats(e->rerun, &e->caveats);
  return good;
}
