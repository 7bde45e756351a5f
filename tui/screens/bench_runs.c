// The ledger: the runs that were. Each keeps its record to the end of the session, so that it can be looked at again:
// the cursor walks its moments as it walks the present run's. One that was stepped through keeps its order instead, and
// real processes stand there again.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "base/grow.h"
#include "tui/panels/explore_view.h"

enum { RUNS_MOST = 99 };
static const size_t bytes_most = 64 << 20;  // of all records; the oldest goes first, its row stays

static const char *say(const Bench *b, Word w) { return view_say(&b->view, w); }

static void drop_record(KeptRun *k) {
  record_free(k->record);
  timeline_free(k->timeline);
  lab_order_free(k->order);
  k->record = NULL;
  k->timeline = NULL;
  k->order = NULL;
}

void bench_forget_runs(Bench *b) {
  bench_stand_now(b);
  for (int i = 0; i < b->nruns; i++) drop_record(&b->runs[i]);
  b->nruns = b->run_number = 0;
}

static void keep_bound(Bench *b) {
  size_t all = 0;
  if (b->nruns > RUNS_MOST) {
    drop_record(&b->runs[0]);
    memmove(b->runs, b->runs + 1, (size_t)--b->nruns * sizeof *b->runs);
  }
  for (int i = b->nruns - 1; i >= 0; i--) {
    if (b->runs[i].record) all += record_bytes(b->runs[i].record) + timeline_bytes(b->runs[i].timeline);
    if (all > bytes_most) drop_record(&b->runs[i]);
  }
}

static KeptRun *add(Bench *b, RunHow how) {
  if (!GROW(b->runs, b->runs_room, b->nruns + 1, 8)) return NULL;
  KeptRun *k = &b->runs[b->nruns++];
  *k = (KeptRun){.number = ++b->run_number, .how = how, .settings = b->view.ran};
  return k;
}

RunHow bench_how(const Bench *b) {
  if (lab_gate(b->lab)->on) return RUN_DECIDE;
  return b->snap->pace > 0 ? RUN_PACED : RUN_LIVE;
}

// It stops first, if it has not; what it came to is its last moment.
void bench_keep_run(Bench *b) {
  View *v = &b->view;
  bench_stand_now(b);
  if (!b->ran) return;
  b->ran = false;
  RunHow how = bench_how(b);
  bool held = how == RUN_DECIDE;
  LabOrder *order = held ? lab_step_keep(b->lab) : NULL;
  if (!held && view_running(v)) lab_stop(b->lab);
  if (!held) lab_snapshot(b->lab, b->snap);
  bench_read_events(b);
  bench_take_moment(b, false);
  Record *record = record_new();
  Timeline *timeline = timeline_new();
  KeptRun *k = record && timeline ? add(b, how) : NULL;
  if (!k) {
    record_free(record);
    timeline_free(timeline);
    lab_order_free(order);
    return;
  }
  k->pace = b->snap->pace;
  k->record = b->record, k->timeline = b->timeline, k->order = order;
  b->record = record;
  v->timeline = b->timeline = timeline;
  v->record = b->record;
  keep_bound(b);
}

void bench_keep_search(Bench *b) {
  KeptRun *k = add(b, RUN_EVERY);
  if (k) explore_verdict_text(&b->view, k->verdict, sizeof k->verdict);
  keep_bound(b);
}

const LabSnapshot *bench_end_of(const Bench *b, int i) {
  if (i >= b->nruns) return b->ran ? b->snap : NULL;
  return i >= 0 && b->runs[i].record ? record_last(b->runs[i].record) : NULL;
}

// The run that stood on the bench when every order was asked for stands there again: its steps, whose order is kept, or
// its record. A run that has begun since stays.
void bench_after_search(Bench *b) {
  int number = b->before_search;
  b->before_search = 0;
  bench_seek_end(b);
  b->view.order_who = 0;
  if (b->ran || b->standing) return;
  for (int i = 0; i < b->nruns; i++) {
    const KeptRun *k = &b->runs[i];
    if (k->number != number || (!k->order && (k->how == RUN_DECIDE || !k->record))) continue;
    bench_stand(b, i);
    return;
  }
}

// ---- standing in one ----

void bench_stand_now(Bench *b) {
  View *v = &b->view;
  if (!b->standing) return;
  b->standing = NULL;
  v->kept = 0;
  v->cursor = LOOKS_NOW;
  v->now = b->ran ? b->snap : b->none;
  v->record = b->ran ? b->record : NULL;
  v->timeline = b->timeline;
  v->gate = lab_gate(b->lab);
  v->ran = b->ran ? v->ran_now : (Settings){0};
  bench_seek_end(b);
  bench_show(b);
  if (b->held_meanwhile) lab_pause(b->lab, false);
  b->held_meanwhile = false;
}

static bool stand_in_order(Bench *b, KeptRun *k) {
  char why[300];
  LabOrder *order = k->order;
  if (!bench_may_run(b)) return false;
  k->order = NULL;  // the present run may push this row out
  bench_forget_run(b);
  bool good = lab_step_again(b->lab, order, why, sizeof why);
  lab_order_free(order);
  if (good) bench_held(b);
  else bench_tell(b, "%s", why);
  return good;
}

bool bench_stand(Bench *b, int i) {
  View *v = &b->view;
  bench_stand_now(b);
  if (i >= b->nruns) return true;
  KeptRun *k = &b->runs[i];
  if (k->order) return stand_in_order(b, k);
  if (k->how == RUN_EVERY || k->how == RUN_DECIDE || !k->record) {
    bench_tell(b, "%s", say(b, k->how == RUN_EVERY ? WORD_SEARCH_IS_GONE : WORD_RECORD_IS_GONE));
    return false;
  }
  b->held_meanwhile = b->ran && view_running(v) && !view_stepping(v) && b->snap->state == LAB_RUNNING;
  if (b->held_meanwhile) lab_pause(b->lab, true);
  v->ran_now = v->ran;
  b->standing = k;
  v->kept = k->number;
  v->now = v->snap = record_last(k->record);
  v->record = k->record;
  v->timeline = k->timeline;
  v->cursor = LOOKS_NOW;
  v->gate = NULL;
  v->ran = k->settings;
  v->focus = PANEL_TIMELINE;
  bench_seek_end(b);
  bench_show(b);
  return true;
}
