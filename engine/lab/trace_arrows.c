// The arrows of a trace: who let whom go on (see trace.c).
//
// An acquire, woken or wait has its arrow from the last release, notify or set of the object before it. Messages leave
// a queue in the order in which they were fed, and each process feeds in the order of its puts.
#include <stdlib.h>
#include <string.h>

#include "trace.h"
#include "base/grow.h"
#include "base/out_of_memory.h"

// What was given and not yet taken, oldest first.
typedef struct Given {
  const Taken **list;
  size_t n, room, first;
} Given;

typedef struct Arrows {
  Trace *t;
  const Taken **last;         // [objects]: the last release, notify, set
  Given *put, *fed, *wanted;  // [objects]: puts that are not yet fed; messages on their way; takers whose message has
                              // a later stamp
  const Taken *handed;        // the put of what this step fed; NULL
  const Taken *started[WORLD_SLOTS], *ended[WORLD_SLOTS];
  double unsure;    // ns of the last gap: no arrow starts before it
  bool miscounted;  // after a gap: messages can no more be matched
  int objects;
} Arrows;

static void give(Given *g, const Taken *e) {
  if (!GROW(g->list, g->room, g->n + 1, 16)) out_of_memory();
  g->list[g->n++] = e;
}

static const Taken *take_at(Given *g, size_t i) {
  const Taken *e = g->list[i];
  memmove(&g->list[g->first + 1], &g->list[g->first], (i - g->first) * sizeof *g->list);
  g->first++;
  return e;
}

// Takes the first given by this process (from: 1), or by another (from: -1; the first of all if there is none).
static const Taken *take_first(Given *g, int slot, int from) {
  for (size_t i = g->first; i < g->n; i++)
    if ((g->list[i]->slot == slot) == (from > 0)) return take_at(g, i);
  return from < 0 && g->first < g->n ? take_at(g, g->first) : NULL;
}

static void arrow(Arrows *a, const Taken *from, const Taken *to, const char *name) {
  if (from && from->ns > a->unsure && (from->slot != to->slot || from->e.strand != to->e.strand))
    trace_put_flow(a->t, from, to, name);
}

// The k-th message taken is the k-th given. The stamps of two processors may differ a little, so the taker may come
// first.
static void given(Arrows *a, const Taken *from, uint32_t object, const char *name) {
  Given *wanted = &a->wanted[object];
  if (wanted->first < wanted->n) arrow(a, from, take_at(wanted, wanted->first), name);
  else give(&a->fed[object], from);
}

static void taken(Arrows *a, const Taken *from, const Taken *e, const char *name) {
  if (from) arrow(a, from, e, name);
  else give(&a->wanted[e->e.object], e);
}

// An item or a message. Between its put and its get is the feeder of the process that put it.
static void item_arrows(Arrows *a, const Taken *e, const VerbMove *m) {
  bool pipe = verb_family(e->e.verb) == FAMILY_PIPE;
  const char *name = pipe ? "send → receive" : "put → get";
  Given *fed = &a->fed[m->object];
  if (m->gives) {
    given(a, a->handed ? a->handed : e, m->object, name);
  } else if (pipe) {
    taken(a, take_first(fed, e->slot, -1), e, name);
  } else {
    taken(a, fed->first < fed->n ? take_at(fed, fed->first) : NULL, e, name);
  }
}

// Of a semaphore only a strand that had to wait got its place from another.
static bool one_alone(World *w, const WorldEvent *e) {
  int kind = world_object(w, e->object)->kind;
  return kind == KIND_LOCK || kind == KIND_RLOCK || e->flags & EVENT_WAITED;
}

static void move_arrows(Arrows *a, const Taken *e, const VerbMove *m) {
  const Taken **last = &a->last[m->object];
  switch (m->thing) {
  case THING_LOCK:
    if (m->gives) *last = e;
    else if (one_alone(a->t->lab->world, &e->e)) arrow(a, *last, e, "release → acquire");
    break;
  case THING_NOTICE:
    if (m->gives) *last = e;
    else arrow(a, *last, e, "notify → woken");
    break;
  case THING_FLAG:
    if (m->gives) *last = e;
    else arrow(a, *last, e, verb_blocks(e->e.verb) ? "set → wait" : "set → is_set");
    break;
  case THING_ARRIVAL:
    if (m->gives) *last = e;
    else arrow(a, *last, e, "arrive → leave");
    break;
  case THING_HANDED:
    if (a->miscounted) break;
    if (m->gives) give(&a->put[m->object], e);
    else a->handed = take_first(&a->put[m->object], e->slot, 1);
    break;
  case THING_ITEM:
    if (!a->miscounted) item_arrows(a, e, m);
    break;
  default: break;
  }
}

static void draw_arrows(Arrows *a, const Taken *e) {
  if (e->sort == TAKEN_GAP) a->unsure = e->ns, a->miscounted = true;
  if (e->sort != TAKEN_STEP) return;
  if (a->started[e->slot]) {
    trace_put_flow(a->t, a->started[e->slot], e, "start");
    a->started[e->slot] = NULL;
  }
  if (e->e.verb == VERB_START && e->e.value >= 0 && e->e.value < WORLD_SLOTS) a->started[e->e.value] = e;
  if (e->e.verb == VERB_EXIT) a->ended[e->slot] = e;
  if (e->e.verb == VERB_JOIN && e->e.object < WORLD_SLOTS && !trace_in_vain(&e->e))
    arrow(a, a->ended[e->e.object], e, "end → join");
  if (trace_about_object(e->e.verb) && (int)e->e.object < a->objects && !trace_in_vain(&e->e)) {
    VerbDone done = verb_done_event(&e->e);
    VerbMoves m = verb_moves(a->t->lab->world, &done);
    a->handed = NULL;
    for (int i = 0; i < m.n; i++)
      if ((int)m.move[i].object < a->objects) move_arrows(a, e, &m.move[i]);
  }
}

void trace_draw_arrows(Trace *t) {
  Arrows *a = calloc(1, sizeof *a);
  if (a == NULL) out_of_memory();
  *a = (Arrows){.t = t, .objects = world_objects(t->lab->world), .unsure = -1};
  size_t objects = (size_t)a->objects + 1;
  a->last = calloc(objects, sizeof *a->last);
  a->put = calloc(objects, sizeof *a->put);
  a->fed = calloc(objects, sizeof *a->fed);
  a->wanted = calloc(objects, sizeof *a->wanted);
  if (a->last == NULL || a->put == NULL || a->fed == NULL || a->wanted == NULL) out_of_memory();
  for (size_t i = 0; i < t->n; i++) draw_arrows(a, &t->taken[i]);
  for (size_t i = 0; i < objects; i++) {
    free(a->put[i].list);
    free(a->fed[i].list);
    free(a->wanted[i].list);
  }
  free(a->last);
  free(a->put);
  free(a->fed);
  free(a->wanted);
  free(a);
}
