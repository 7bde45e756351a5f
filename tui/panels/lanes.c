// Lanes of spans, joined in pairs as the run grows.
#include "lanes.h"

#include <stdlib.h>
#include <string.h>

enum { MOSTLY = 50 };             // percent of its time that a process waits to be drawn as waiting
enum { STALE_KNOWN = 512 };       // objects whose lost updates are followed where steps are not listed
enum { FIRST_SPAN = 20 * 1000 };  // ns: 4096 of them are 80 ms, a short run at full speed

typedef struct Lane {
  int64_t upto;     // all before it is known
  uint64_t number;  // of the last event, to see gaps
  uint8_t doing;    // SPAN_RAN, SPAN_WAITED, SPAN_SLEPT; 0 not born or ended
  bool seen, ended;
  int64_t sampled;  // the last sample was taken then
} Lane;

struct Timeline {
  int64_t span;
  int64_t now, skipped;                   // the present; what pauses took in all
  uint64_t waiting[TIMELINE_LANES / 64];  // who waited at the last sample
  uint64_t nsteps;
  bool stale_known;                    // there was a sample
  uint64_t stale[STALE_KNOWN];         // stale stores of the object with that id, at the last one
  TimelineStep steps[TIMELINE_STEPS];  // a ring
  Lane lanes[TIMELINE_LANES];
  Span *spans[TIMELINE_LANES];  // TIMELINE_SPANS of each lane that was seen
};

Timeline *timeline_new(void) {
  Timeline *t = calloc(1, sizeof *t);
  if (t) t->span = FIRST_SPAN;
  return t;
}

static void free_spans(Timeline *t) {
  for (int i = 0; i < TIMELINE_LANES; i++) free(t->spans[i]);
}

void timeline_free(Timeline *t) {
  if (t) free_spans(t);
  free(t);
}

size_t timeline_bytes(const Timeline *t) {
  size_t n = sizeof *t;
  for (int i = 0; i < TIMELINE_LANES; i++) n += t->spans[i] ? TIMELINE_SPANS * sizeof(Span) : 0;
  return n;
}

void timeline_clear(Timeline *t) {
  free_spans(t);
  memset(t, 0, sizeof *t);
  t->span = FIRST_SPAN;
}

int64_t timeline_span(const Timeline *t) { return t->span; }
int64_t timeline_now(const Timeline *t) { return t->now; }

uint64_t timeline_listed(const Timeline *t) { return t->nsteps; }

const TimelineStep *timeline_step(const Timeline *t, int back) {
  if (back < 0 || back >= TIMELINE_STEPS || (uint64_t)back >= t->nsteps) return NULL;
  return &t->steps[(t->nsteps - 1 - (uint64_t)back) % TIMELINE_STEPS];
}

static uint8_t at_most(unsigned n) { return (uint8_t)(n > 255 ? 255 : n); }
static uint8_t added(unsigned a, unsigned b) { return at_most(a + b); }

static Span joined(Span a, Span b) {
  return (Span){(uint8_t)(a.was | b.was), added(a.acquired, b.acquired), added(a.released, b.released),
                added(a.lost, b.lost)};
}

static void make_room(Timeline *t, int64_t time) {
  while (time / t->span >= TIMELINE_SPANS) {
    for (int i = 0; i < TIMELINE_LANES; i++) {
      if (!t->spans[i]) continue;
      for (int j = 0; j < TIMELINE_SPANS / 2; j++) t->spans[i][j] = joined(t->spans[i][2 * j], t->spans[i][2 * j + 1]);
      memset(&t->spans[i][TIMELINE_SPANS / 2], 0, sizeof(Span) * TIMELINE_SPANS / 2);
    }
    t->span *= 2;
  }
}

static Span *span_at(Timeline *t, int slot, int64_t time) {
  make_room(t, time);
  if (!t->spans[slot]) t->spans[slot] = calloc(TIMELINE_SPANS, sizeof(Span));
  if (!t->spans[slot]) abort();
  return &t->spans[slot][time / t->span];
}

static void fill(Timeline *t, int slot, int64_t to, uint8_t was) {
  Lane *l = &t->lanes[slot];
  if (to <= l->upto) return;
  make_room(t, to);
  if (was)
    for (int64_t i = l->upto / t->span, last = to / t->span; i <= last; i++) t->spans[slot][i].was |= was;
  l->upto = to;
}

static void begin(Timeline *t, int slot, int64_t time) {
  Lane *l = &t->lanes[slot];
  if (l->seen) return;
  *l = (Lane){.upto = time, .doing = SPAN_RAN, .seen = true};
  span_at(t, slot, time)->was |= SPAN_BEGAN | SPAN_RAN;
}

static void keep_step(Timeline *t, const LabEvent *e) {
  TimelineStep *s = &t->steps[t->nsteps++ % TIMELINE_STEPS];
  s->event = *e;
  memcpy(s->waiting, t->waiting, sizeof s->waiting);
}

static void feed(Timeline *t, const LabEvent *e) {
  Lane *l = &t->lanes[e->slot];
  int64_t time = e->time > t->skipped ? e->time - t->skipped : 0;
  if (time > t->now) t->now = time;
  begin(t, e->slot, time);
  bool gap = l->number && e->number > l->number + 1;
  l->number = e->number;
  fill(t, e->slot, time, gap ? SPAN_FAST : l->doing);
  Span *s = span_at(t, e->slot, time);
  if (e->stale) s->lost = added(s->lost, 1);
  if (e->waits) {
    l->doing = e->mark == MARK_SLEEP ? SPAN_SLEPT : SPAN_WAITED;
    return;
  }
  l->doing = SPAN_RAN;
  if (e->mark == MARK_ACQUIRE) s->acquired = added(s->acquired, 1);
  if (e->mark == MARK_RELEASE) s->released = added(s->released, 1);
  if (e->mark == MARK_END) s->was |= SPAN_ENDED, l->doing = 0, l->ended = true;
}

void timeline_feed(Timeline *t, const LabEvent *events, int n) {
  for (int i = 0; i < n; i++) {
    if (events[i].slot < 0 || events[i].slot >= TIMELINE_LANES || events[i].time < 0) continue;
    feed(t, &events[i]);
    if (i >= n - TIMELINE_STEPS && !events[i].waits) keep_step(t, &events[i]);
  }
}

void timeline_begin_at(Timeline *t, const LabSnapshot *s) {
  timeline_clear(t);
  t->now = s->nanoseconds;
  t->skipped = s->wall - s->nanoseconds;
}

// Each wait may be shorter than the time between two samples: what it waited in all decides.
static void mark(Timeline *t, int slot, int64_t from, uint8_t was) {
  make_room(t, t->now);
  for (int64_t i = from / t->span, last = t->now / t->span; i <= last; i++) t->spans[slot][i].was |= was;
}

// At full speed most steps are not listed: who lost the last of those that were lost since the last sample has its
// mark all the same.
static void mark_lost(Timeline *t, const LabSnapshot *s) {
  for (int i = 0; i < s->nobjects; i++) {
    const LabObject *o = &s->objects[i];
    if (o->id < 0 || o->id >= STALE_KNOWN) continue;
    bool more = t->stale_known && o->stale > t->stale[o->id];
    int slot = o->last_lost_by;
    t->stale[o->id] = o->stale;
    if (!more || slot < 0 || slot >= TIMELINE_LANES || !t->lanes[slot].seen) continue;
    Span *at = span_at(t, slot, t->lanes[slot].ended ? t->lanes[slot].upto : t->now);
    at->lost = added(at->lost, 1);
  }
  t->stale_known = true;
}

void timeline_sample(Timeline *t, const LabSnapshot *s) {
  if (s->at_rest) t->skipped = s->wall - t->now;
  else if (s->wall - t->skipped > t->now) t->now = s->wall - t->skipped;
  memset(t->waiting, 0, sizeof t->waiting);
  for (int i = 0; i < s->nprocesses; i++) {
    const LabProcess *p = &s->processes[i];
    if (p->slot < 0 || p->slot >= TIMELINE_LANES) continue;
    Lane *l = &t->lanes[p->slot];
    if (p->doing == LAB_WAITS || p->doing == LAB_SLEEPS) t->waiting[p->slot / 64] |= (uint64_t)1 << p->slot % 64;
    if (!l->seen && !p->ended) begin(t, p->slot, t->now);
    if (l->ended || !l->seen) continue;
    if (p->waits >= MOSTLY && !s->gated) mark(t, p->slot, l->sampled, SPAN_MOSTLY_WAITED);
    l->sampled = t->now;
    uint8_t now = p->ended                 ? 0
                  : p->doing == LAB_WAITS  ? SPAN_WAITED
                  : p->doing == LAB_SLEEPS ? SPAN_SLEPT
                  : p->doing == LAB_HELD   ? l->doing
                                           : SPAN_RAN;
    fill(t, p->slot, t->now, now == l->doing || !now ? l->doing : now == SPAN_RAN ? SPAN_FAST : now);
    l->doing = now;
    if (p->ended) {
      span_at(t, p->slot, l->upto)->was |= SPAN_ENDED;
      l->ended = true;
    }
  }
  if (!s->gated) mark_lost(t, s);
}

Span timeline_read(const Timeline *t, int slot, int64_t from, int64_t to) {
  unsigned was = 0, acquired = 0, released = 0,
           lost = 0;  // in words: every cell of every lane is read for each picture
  if (slot < 0 || slot >= TIMELINE_LANES || to <= 0 || !t->spans[slot]) return (Span){0};
  int64_t first = from < 0 ? 0 : from / t->span, last = (to - 1) / t->span;
  if (last >= TIMELINE_SPANS) last = TIMELINE_SPANS - 1;
  for (const Span *s = t->spans[slot] + first, *end = t->spans[slot] + last; s <= end; s++)
    was |= s->was, acquired += s->acquired, released += s->released, lost += s->lost;
  return (Span){(uint8_t)was, at_most(acquired), at_most(released), at_most(lost)};
}
