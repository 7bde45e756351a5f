// Time on the bench: the run's record, and the cursor: the one moment that every panel shows. It stands at now, and
// moves with it, until it is moved.
#include "bench.h"

static const double followed = 50;  // steps a second: up to this pace each step is a moment

static const char *say(const Bench *b, Word w) { return view_say(&b->view, w); }

bool bench_by_step(const Bench *b) { return b->snap->pace > 0 && b->snap->pace <= followed; }

// ---- the record ----

void bench_read_events(Bench *b) {
  uint64_t dropped;
  for (int i = 0; i < 4; i++) {  // bounded, so that the picture goes on under a flood of events
    int n = lab_events(b->lab, &b->cursor, b->events, BENCH_EVENTS, &dropped);
    timeline_feed(b->timeline, b->events, n);
    record_events(b->record, b->events, n);
    if (n > 0) b->view.mover = b->events[n - 1].slot;
    if (n < BENCH_EVENTS) break;
  }
  timeline_sample(b->timeline, b->snap);
}

void bench_take_moment(Bench *b, bool by_step) {
  View *v = &b->view;
  const Moment *shown = view_moment(v);
  int64_t time = shown ? shown->time : 0;
  int n = record_count(b->record);
  record_order(b->record, lab_step_kept(b->lab));
  record_take(b->record, b->snap, timeline_now(b->timeline), timeline_listed(b->timeline), by_step);
  if (shown && record_count(b->record) < n) v->cursor = record_at_time(b->record, time);  // the older half was thinned
}

void bench_moment(void *bench) {
  Bench *b = bench;
  if (!b->open || !b->ran) return;
  lab_snapshot(b->lab, b->snap);
  if (!bench_by_step(b)) return;
  bench_read_events(b);
  bench_take_moment(b, true);
}

// What the run has come to since its last moment is one, too.
static void catch_up(Bench *b) {
  if (b->standing) return;
  const Moment *last = record_moment(b->record, record_count(b->record) - 1);
  if (!last || last->steps != b->snap->steps) bench_take_moment(b, b->snap->at_rest);
}

// ---- the cursor ----

Record *bench_record(const Bench *b) { return b->standing ? b->standing->record : b->record; }

void bench_show(Bench *b) {
  View *v = &b->view;
  const LabSnapshot *then = view_moment(v) ? record_show(bench_record(b), v->cursor) : NULL;
  v->snap = then ? then : b->standing ? v->now : b->ran ? b->snap : b->none;
  if (then && view_moment(v)->last.verb) v->mover = view_moment(v)->last.slot;
}

bool bench_look_now(Bench *b) {
  View *v = &b->view;
  bool was = view_moment(v) != NULL;
  v->cursor = LOOKS_NOW;
  bench_show(b);
  return was;
}

void bench_look_to(Bench *b, int at) {
  View *v = &b->view;
  catch_up(b);
  int last = record_count(bench_record(b)) - 1, from = view_moment(v) ? v->cursor : last;
  if (at < 0) at = 0;
  if (at == from || (at > last && from == last))
    bench_tell(b, "%s", say(b, at > 0 ? WORD_IS_NOW : WORD_NOTHING_BEFORE));
  v->cursor = at >= last ? LOOKS_NOW : at;
  bench_show(b);
}

void bench_look(Bench *b, int by) {
  View *v = &b->view;
  catch_up(b);
  bench_look_to(b, (view_moment(v) ? v->cursor : record_count(bench_record(b)) - 1) + by);
}
