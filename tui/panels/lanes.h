// The run as lanes: what each process was doing in each small span of time, and what happened there. Fed with the lab's
// events and snapshots, drawn by timeline.c. The whole run is kept: when it outgrows the lanes, neighbouring spans are
// joined and each becomes twice as long. What the rings had forgotten before it was read is kept as "fast": the process
// ran, its steps are not listed. Its time is real time without the pauses: a run that stands still, paused or held or
// in a deadlock, does not move. The last steps are kept one by one too, for a pace that an eye can follow.
#ifndef TUI_PANELS_LANES_H
#define TUI_PANELS_LANES_H

#include <stdbool.h>
#include <stdint.h>

#include "lab/lab.h"

enum { TIMELINE_LANES = 256, TIMELINE_SPANS = 4096, TIMELINE_STEPS = 4096 };

enum {
  SPAN_RAN = 1,
  SPAN_WAITED = 2,
  SPAN_SLEPT = 4,
  SPAN_FAST = 8,
  SPAN_BEGAN = 16,
  SPAN_ENDED = 32,
  SPAN_MOSTLY_WAITED = 64,  // of the time between two samples it waited more than it ran, in waits of any length
};

typedef struct Span {
  uint8_t was;                       // SPAN_ bits
  uint8_t acquired, released, lost;  // how often, at most 255
} Span;

typedef struct Timeline Timeline;

typedef struct TimelineStep {
  LabEvent event;
  uint64_t waiting[TIMELINE_LANES / 64];  // a bit for each lane that waited then
} TimelineStep;

Timeline *timeline_new(void);
void timeline_free(Timeline *t);
size_t timeline_bytes(const Timeline *t);
void timeline_clear(Timeline *t);
// from here on it shows the run's own clock: what was before is gone
void timeline_begin_at(Timeline *t, const LabSnapshot *s);
void timeline_feed(Timeline *t, const LabEvent *events, int n);  // in the order that lab_events gives
void timeline_sample(Timeline *t, const LabSnapshot *s);         // what everybody does now; call after timeline_feed
int64_t timeline_span(const Timeline *t);                        // ns in a span
int64_t timeline_now(const Timeline *t);                         // the present, where the lanes end
uint64_t timeline_listed(const Timeline *t);                     // steps that were listed, kept or not
const TimelineStep *timeline_step(const Timeline *t, int back);  // 0: the last one; NULL: not kept or there was none
// Joins lane `slot` from ns `from` up to but without `to` into one span.
Span timeline_read(const Timeline *t, int slot, int64_t from, int64_t to);

#endif
