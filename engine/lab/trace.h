// What a trace is drawn from, inside the lab: shared by trace*.c alone.
#ifndef LAB_TRACE_H
#define LAB_TRACE_H

#include <stdio.h>

#include "gate.h"

// WAITS: it begins to wait for the step. GAP: e.value steps before this one were not seen.
typedef enum TakenSort { TAKEN_STEP, TAKEN_WAITS, TAKEN_GAP } TakenSort;

// An entry of a trace's list: a WorldEvent with its process and its time. A wait and a gap are entries too.
typedef struct Taken {
  uint64_t ticks;
  double ns;        // ns: since the run began
  uint64_t number;  // of the event in its process
  int slot;
  TakenSort sort;
  WorldEvent e;
} Taken;

typedef struct Trace {
  Lab *lab;
  Taken *taken;
  size_t n, room;
  uint64_t next[WORLD_SLOTS];  // of each ring
  uint64_t dropped;
  bool waits[WORLD_SLOTS][WORLD_STRANDS];  // a replay: is known to wait
  FILE *out;
  bool any;  // something was written
  uint64_t flows;
} Trace;

static inline bool trace_about_object(int verb) { return family_is_object(verb_family(verb)); }
static inline bool trace_in_vain(const WorldEvent *e) {
  return e->flags & (EVENT_TIMED_OUT | EVENT_FAILED | EVENT_REFUSED);
}

// trace_write.c: one event of the format
void trace_put_name(Trace *t, const char *what, int slot, int lane, const char *name);
void trace_put_slice(Trace *t, int slot, int lane, const char *name, const char *category, double from, double to,
                     uint32_t line);
void trace_put_instant(Trace *t, const Taken *e, const char *name);
void trace_put_flow(Trace *t, const Taken *from, const Taken *to, const char *name);
void trace_object_label(const Trace *t, uint32_t id, char *out, size_t size);
void trace_step_label(const Trace *t, const WorldEvent *e, char *out, size_t size);

// trace_lanes.c, trace_arrows.c: t->taken must be sorted.
void trace_draw_lanes(Trace *t);
void trace_draw_arrows(Trace *t);

#endif
