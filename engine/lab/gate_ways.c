// Ways: who goes back and lets somebody else go leaves an order, and it is kept. A kept order is whole, from the first
// step on, so that it stays true whatever becomes of the present one; where the two part is found by looking.
#include <stdlib.h>
#include <string.h>

#include "gate.h"
#include "base/clock.h"
#include "base/grow.h"
#include "base/out_of_memory.h"

enum { WAYS = 32, STEPS_MOST = 50000 };  // of all ways together; the oldest goes first

static void kept_free(GateKept *k) {
  free(k->choice);
  free(k->steps);
  free(k->facts);
  *k = (GateKept){0};
}

// It is the caller's.
static GateKept take_out(Gate *g, int i) {
  GateKept k = g->kept[i];
  memmove(&g->kept[i], &g->kept[i + 1], (size_t)(--g->nkept - i) * sizeof *g->kept);
  return k;
}

static void drop(Gate *g, int i) {
  GateKept k = take_out(g, i);
  kept_free(&k);
}

void gate_forget_ways(Gate *g) {
  while (g->nkept) drop(g, g->nkept - 1);
}

static void *copy_of(const void *from, size_t n, size_t each) {
  void *to = malloc(n * each + 1);
  if (to && n) memcpy(to, from, n * each);
  return to;
}

static bool kept_of(const Gate *g, GateKept *k) {
  size_t n = (size_t)g->order.n;
  *k = (GateKept){.choice = copy_of(g->order.choice, n, sizeof *k->choice),
                  .steps = copy_of(g->steps, n, sizeof *k->steps),
                  .facts = copy_of(g->facts, n, sizeof *k->facts),
                  .n = (int)n};
  if (k->choice && k->steps && k->facts) return true;
  kept_free(k);
  return false;
}

// How many steps it begins with that the present order begins with, too.
static int common(const Gate *g, const GateKept *k) {
  int i = 0;
  while (i < k->n && i < g->order.n && choice_same(&k->choice[i], &g->order.choice[i])) i++;
  return i;
}

// One that the present order contains is no way of its own.
static void drop_contained(Gate *g) {
  for (int i = g->nkept - 1; i >= 0; i--)
    if (common(g, &g->kept[i]) == g->kept[i].n) drop(g, i);
}

void gate_keep_way(Gate *g) {
  GateKept k;
  size_t all = (size_t)g->order.n;
  drop_contained(g);
  for (int i = 0; i < g->nkept; i++) {
    if (common(g, &g->kept[i]) == g->order.n) return;
    all += (size_t)g->kept[i].n;
  }
  while (g->nkept && (g->nkept >= WAYS || all > STEPS_MOST)) {
    all -= (size_t)g->kept[0].n;
    drop(g, 0);
  }
  if (g->order.n > STEPS_MOST || !GROW(g->kept, g->kept_room, g->nkept + 1, 4) || !kept_of(g, &k)) return;
  g->kept[g->nkept++] = k;
}

void gate_see_ways(Gate *g) {
  int n = 0;
  drop_contained(g);
  if (GROW_EXACTLY(g->ways, g->ways_room, g->nkept))
    for (; n < g->nkept; n++) g->ways[n] = (LabWay){common(g, &g->kept[n]), g->kept[n].steps, g->kept[n].n};
  g->pub.ways = g->ways;
  g->pub.nways = n;
}

static void take_kept(Gate *g, const GateKept *k) {
  schedule_cut(&g->order, 0);
  for (int i = 0; i < k->n; i++)
    if (!schedule_add(&g->order, k->choice[i])) out_of_memory();
  gate_same_room(g);
  if (k->n) memcpy(g->steps, k->steps, (size_t)k->n * sizeof *g->steps);
  if (k->n) memcpy(g->facts, k->facts, (size_t)k->n * sizeof *g->facts);
}

// The last one becomes the first.
static void turn(Gate *g) {
  if (g->nkept < 2) return;
  GateKept last = g->kept[g->nkept - 1];
  memmove(&g->kept[1], &g->kept[0], (size_t)(g->nkept - 1) * sizeof *g->kept);
  g->kept[0] = last;
}

void lab_step_way(Lab *lab, int way, int by) {
  if (!gate_on(lab) || way < 0 || way >= lab->gate->nkept) return;
  Gate *g = lab->gate;
  GateKept k = take_out(g, way);
  int from = common(g, &k), at = g->pub.at;
  gate_keep_way(g);
  if (by < 0) turn(g);
  take_kept(g, &k);
  gate_lead_to(lab, at < k.n ? at : k.n, at > from);
  kept_free(&k);
}

// ---- for later ----

struct LabOrder {
  GateKept kept;
  int at;
  StepKinds kinds;
  LabOptions options;
  char **argv;
  char (*knobs)[32];
  bool switches[WORLD_SWITCHES];
};

void lab_order_free(LabOrder *o) {
  if (!o) return;
  for (int i = 0; o->argv && i < o->options.argc; i++) free(o->argv[i]);
  free(o->argv);
  free(o->knobs);
  kept_free(&o->kept);
  free(o);
}

LabOrder *lab_step_keep(Lab *lab) {
  Gate *g = lab->gate;
  LabOrder *o = gate_on(lab) ? calloc(1, sizeof *o) : NULL;
  if (!o || !kept_of(g, &o->kept)) return free(o), NULL;
  o->at = g->pub.at;
  o->kinds = g->order.kinds;
  o->options = g->options;
  o->argv = calloc((size_t)o->options.argc + 1, sizeof *o->argv);
  for (int i = 0; o->argv && i < o->options.argc; i++) o->argv[i] = not_null(strdup(g->options.argv[i]));
  o->options.argv = (const char *const *)o->argv;
  o->knobs = copy_of(g->knobs, (size_t)lab->program.nknobs + 1, sizeof *o->knobs);
  memcpy(o->switches, g->switches, sizeof o->switches);
  if (o->argv && o->knobs) return o;
  return lab_order_free(o), NULL;
}

bool lab_step_again(Lab *lab, const LabOrder *o, char *why, size_t size) {
  Schedule order = {.choice = o->kept.choice, .n = o->kept.n, .kinds = o->kinds};
  GateOrder how = {.order = &order,
                   .steps = o->kept.steps,
                   .lead_to = o->at,
                   .knobs = (const char(*)[32])o->knobs,
                   .switches = o->switches};
  if (!gate_begin(lab, &o->options, &how, why, size)) return false;
  if (o->kept.n) memcpy(lab->gate->facts, o->kept.facts, (size_t)o->kept.n * sizeof *o->kept.facts);
  gate_tick(lab, clock_monotonic());
  return true;
}
