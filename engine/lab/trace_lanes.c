// The lanes of a trace: each strand's steps and waits, each lock that a process holds (see trace.c).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trace.h"
#include "base/out_of_memory.h"

enum { LANE_LOCKS = 1000 };          // lane of the lock that is object 0
static const double STEP_NS = 1000;  // how long a step is drawn, if there is room

// A strand: what it waits for, and when its next step is.
typedef struct Lane {
  const Taken *wait;
  double next;
  bool named;
} Lane;
typedef struct Hold {
  const Taken *since;
  int depth;
} Hold;

typedef struct Lanes {
  Trace *t;
  Lane *strand;  // [slots][WORLD_STRANDS]
  Hold *hold;
  bool *hold_named;  // [objects], [slots][objects]
  int slots, objects;
  double end;
} Lanes;

static Lane *lane_of(const Lanes *l, const Taken *e) {
  return &l->strand[(size_t)e->slot * WORLD_STRANDS + e->e.strand];
}

// The lock that this step took or gave back, *move says how; -1 none.
static int lock_of(const Trace *t, const WorldEvent *e, VerbMove *move) {
  VerbDone done = verb_done_event(e);
  VerbMoves m = verb_moves(t->lab->world, &done);
  if (m.n == 0 || m.move[0].thing != THING_LOCK || m.move[0].object >= WORLD_OBJECTS) return -1;
  *move = m.move[0];
  int kind = world_object(t->lab->world, move->object)->kind;
  return kind == KIND_LOCK || kind == KIND_RLOCK ? (int)move->object : -1;
}

static void end_hold(Lanes *l, int lock, double at) {
  char name[LAB_NAME + 24], lane[LAB_NAME + 40];
  Hold *h = &l->hold[lock];
  trace_object_label(l->t, (uint32_t)lock, name, sizeof name);
  bool *named = &l->hold_named[(size_t)h->since->slot * (size_t)l->objects + (size_t)lock];
  snprintf(lane, sizeof lane, "holds %s", name);
  if (!*named) trace_put_name(l->t, "thread_name", h->since->slot, LANE_LOCKS + lock, lane);
  *named = true;
  trace_put_slice(l->t, h->since->slot, LANE_LOCKS + lock, lane, "hold", h->since->ns, at, h->since->e.line);
  *h = (Hold){0};
}

static void follow_holds(Lanes *l, const Taken *e) {
  VerbMove move;
  int lock = lock_of(l->t, &e->e, &move);
  if (lock < 0 || lock >= l->objects || trace_in_vain(&e->e)) return;
  Hold *h = &l->hold[lock];
  if (!move.gives) {
    bool own = h->since && h->since->slot == e->slot && h->since->e.strand == e->e.strand;
    if (own) h->depth++;
    else if (h->since) end_hold(l, lock, e->ns);  // its release was not seen
    if (h->since == NULL) *h = (Hold){e, 1};
  } else if (h->since && (--h->depth <= 0 || move.depth == 0)) {
    end_hold(l, lock, e->ns);
  }
}

static void draw_step(Lanes *l, const Taken *e) {
  char name[LAB_TEXT];
  Lane *lane = lane_of(l, e);
  if (e->sort == TAKEN_WAITS) {
    lane->wait = e;
    return;
  }
  if (lane->wait) {
    char what[LAB_TEXT];
    trace_step_label(l->t, &lane->wait->e, what, sizeof what);
    snprintf(name, sizeof name, "waits: %.*s", (int)sizeof name - 8, what);
    trace_put_slice(l->t, e->slot, e->e.strand, name, "wait", lane->wait->ns, e->ns, lane->wait->e.line);
    lane->wait = NULL;
  }
  trace_step_label(l->t, &e->e, name, sizeof name);
  double room = (double)(int64_t)((lane->next - e->ns) / 2);
  trace_put_slice(l->t, e->slot, e->e.strand, name, "step", e->ns, e->ns + (room < STEP_NS ? room : STEP_NS),
                  e->e.line);
  if (e->e.flags & EVENT_STALE) {
    char stale[LAB_TEXT];
    snprintf(stale, sizeof stale, "stale: %.*s", (int)sizeof stale - 8, name);
    trace_put_instant(l->t, e, stale);
  }
}

static void name_lanes(Trace *t, Lanes *l) {
  World *w = t->lab->world;
  for (int slot = 0; slot < l->slots; slot++) {
    trace_put_name(t, "process_name", slot, 0, world_process_shown(w, slot).text);
  }
  for (size_t i = 0; i < t->n; i++) {
    const Taken *e = &t->taken[i];
    char name[32] = "main";
    if (lane_of(l, e)->named) continue;
    lane_of(l, e)->named = true;
    if (e->e.strand > 0) snprintf(name, sizeof name, "strand %d", e->e.strand);
    trace_put_name(t, "thread_name", e->slot, e->e.strand, name);
  }
}

// After a gap it is unknown what the process waits for or holds.
static void forget(Lanes *l, const Taken *gap) {
  for (int strand = 0; strand < WORLD_STRANDS; strand++)
    l->strand[(size_t)gap->slot * WORLD_STRANDS + (size_t)strand].wait = NULL;
  for (int i = 0; i < l->objects; i++)
    if (l->hold[i].since && l->hold[i].since->slot == gap->slot) end_hold(l, i, gap->ns);
}

static void draw_lanes(Lanes *l) {
  Trace *t = l->t;
  // A step is drawn at most halfway to the strand's next one, so the list is walked from its end.
  double *next = calloc(t->n + 1, sizeof *next);
  if (next == NULL) out_of_memory();
  for (size_t i = 0; i < (size_t)l->slots * WORLD_STRANDS; i++) l->strand[i].next = l->end;
  for (size_t i = t->n; i-- > 0;) {
    next[i] = lane_of(l, &t->taken[i])->next;
    lane_of(l, &t->taken[i])->next = t->taken[i].ns;
  }
  for (size_t i = 0; i < t->n; i++) {
    const Taken *e = &t->taken[i];
    char text[80];
    lane_of(l, e)->next = next[i];
    snprintf(text, sizeof text, "%lld steps were not seen", (long long)e->e.value);
    if (e->sort == TAKEN_GAP) {
      trace_put_instant(t, e, text);
      forget(l, e);
    } else {
      draw_step(l, e);
    }
    if (e->sort == TAKEN_STEP) follow_holds(l, e);
  }
  free(next);
}

static void draw_open_ends(Lanes *l) {
  for (int slot = 0; slot < l->slots; slot++)
    for (int strand = 0; strand < WORLD_STRANDS; strand++) {
      Lane *lane = &l->strand[(size_t)slot * WORLD_STRANDS + (size_t)strand];
      char name[LAB_TEXT], what[LAB_TEXT];
      if (lane->wait == NULL) continue;
      trace_step_label(l->t, &lane->wait->e, what, sizeof what);
      snprintf(name, sizeof name, "waits: %.*s", (int)sizeof name - 8, what);
      trace_put_slice(l->t, slot, strand, name, "wait", lane->wait->ns, l->end, lane->wait->e.line);
    }
  for (int i = 0; i < l->objects; i++)
    if (l->hold[i].since) end_hold(l, i, l->end);
}

void trace_draw_lanes(Trace *t) {
  Lanes l = {.t = t, .slots = world_processes(t->lab->world), .objects = world_objects(t->lab->world)};
  size_t objects = (size_t)l.objects + 1;
  l.strand = calloc((size_t)l.slots * WORLD_STRANDS + 1, sizeof *l.strand);
  l.hold = calloc(objects, sizeof *l.hold);
  l.hold_named = calloc((size_t)l.slots * objects + 1, sizeof *l.hold_named);
  l.end = t->n > 0 ? t->taken[t->n - 1].ns + 2 * STEP_NS : 0;
  if (l.strand == NULL || l.hold == NULL || l.hold_named == NULL) out_of_memory();
  name_lanes(t, &l);
  draw_lanes(&l);
  draw_open_ends(&l);
  free(l.strand);
  free(l.hold);
  free(l.hold_named);
}
