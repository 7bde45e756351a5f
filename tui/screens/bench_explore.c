// Every order of the opened program, tried; and one of them watched on real processes.
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "tui/panels/explore_view.h"

static const char *say(const Bench *b, Word w) { return view_say(&b->view, w); }

static bool search(Bench *b, bool from_here) {
  char why[300];
  View *v = &b->view;
  const double usual = 60;  // seconds: as the command line's
  if (!bench_may_run(b)) return false;
  b->search_seconds = b->search_longer ? 4 * b->search_seconds : usual;
  b->search_longer = false;
  LabExploreOptions options = {.explore_values = true, .seconds = b->search_seconds, .from_here = from_here};
  bool stops = view_running(v) && !view_stepping(v);
  int before = b->run_number, stood = b->standing ? b->standing->number : b->before_search;
  bench_keep_run(b);
  b->before_search = b->run_number > before ? b->run_number : stood;
  if (!lab_explore(b->lab, &options, why, sizeof why)) {
    bench_tell(b, "%s", why);
    v->explore = b->facts.explore = lab_explore_report(b->lab);
    return false;
  }
  bench_no_run(b);
  if (stops) bench_tell(b, "%s", say(b, WORD_STOPPED_TO_EXPLORE));
  v->explore = b->facts.explore = lab_explore_report(b->lab);
  v->gate = b->facts.gate = lab_gate(b->lab);
  v->explore_values = true;
  v->ran = view_settings(v);
  v->outcome = v->outcome_top = 0;
  v->outcome_chosen = false;
  v->order_top = -1, v->order_at = 0;
  b->exploring = true;
  b->facts.explore_counts = !from_here;
  b->armed = v->predicted == PREDICTED_OPEN;
  b->facts.small = true;
  b->asked_once = false;
  return true;
}

bool bench_explore(Bench *b) { return search(b, false); }

bool bench_explore_from(Bench *b) {
  const LabGate *g = b->view.gate;
  if (!view_stepping(&b->view)) return search(b, true);
  if (g->at == 0) {
    bench_tell(b, "%s", say(b, WORD_NO_STEP_YET));
    return false;
  }
  for (int i = 0; i < g->at; i++)
    if (g->history[i].by == LAB_BY_LEARNER) {
      bench_tell(b, say(b, WORD_FROM_YOURS), i + 1);
      return false;
    }
  return search(b, true);
}

void bench_explore_stop(Bench *b) {
  if (b->view.explore && b->view.explore->running) lab_explore_stop(b->lab);
}

// Chooses the first outcome that breaks and whose order is there; where the search was cut off it may be the only one.
static void choose_worst(View *v) {
  const LabExplore *e = v->explore;
  int bad = -1;
  for (int i = e->noutcomes - 1; i >= 0; i--)
    if (e->outcomes[i].breaks && (e->outcomes[i].nsteps || bad < 0 || !e->outcomes[bad].nsteps)) bad = i;
  v->outcome = bad < 0 ? 0 : bad;
  v->order_top = -1, v->order_at = 0;
}

// The first order that breaks is shown as soon as it is there, unless the learner looks at something else.
static void follow_first(View *v) {
  const LabExplore *e = v->explore;
  if (e->first_bad < 0 || v->outcome_chosen || v->outcome == e->first_bad) return;
  v->outcome = e->first_bad;
  v->order_top = -1, v->order_at = 0;
}

bool bench_look_at_explore(Bench *b) {
  View *v = &b->view;
  if (!v->explore) return false;
  v->explore = b->facts.explore = lab_explore_report(b->lab);
  const LabExplore *e = v->explore;
  uint64_t replayed = 0;
  for (int i = 0; i < e->noutcomes; i++) replayed = replayed * 3 + (uint64_t)(e->outcomes[i].replayed + 1);
  ExploreSeen now = {e->orders, replayed, e->noutcomes, e->running};
  bool changed = memcmp(&now, &b->explore_seen, sizeof now) != 0;
  b->explore_seen = now;
  if (e->running) follow_first(v);
  if (!b->exploring || e->running) return changed;
  b->exploring = false;
  choose_worst(v);
  bench_keep_search(b);
  if (!e->complete && !e->from_complete && !*e->error && e->seconds >= 0.9 * b->search_seconds)
    bench_tell(b, say(b, WORD_SEARCH_LONGER), b->search_seconds);
  bench_judge(b);
  return true;
}

bool bench_watch(Bench *b) {
  char why[300];
  View *v = &b->view;
  LabOptions options = {.as_terminal = true, .pace = v->pace};
  const LabOutcome *o = explore_chosen(v);
  if (!o || v->explore->running) {
    bench_tell(b, "%s", say(b, v->explore && !v->explore->running ? WORD_NO_ORDER : WORD_NO_ORDER_YET));
    return false;
  }
  bool o_breaks = o->breaks;
  int step = explore_step(v);
  bench_forget_run(b);
  if (!lab_explore_watch(b->lab, (int)(o - v->explore->outcomes), &options, why, sizeof why)) {
    bench_tell(b, "%s", why);
    return false;
  }
  bench_held(b);
  b->watching = o_breaks ? -1 : 0;
  if (step) {
    bench_walk_to(b, step);
    bench_tell(b, say(b, WORD_WATCH_AT), step);
  } else bench_tell(b, "%s", say(b, WORD_WATCH));
  return true;
}

// lab_set_explore_knob sets the ordinary value too: that one is put back.
bool bench_set_explore(Bench *b, int knob, const char *value, char *why, size_t size) {
  char before[40];
  snprintf(before, sizeof before, "%lld", (long long)b->view.program->knobs[knob].value);
  if (!lab_set_explore_knob(b->lab, knob, value, why, size)) return false;
  return lab_set_knob(b->lab, knob, before, why, size);
}
