// A kill that finds its target inside a call (world/inside.h), on real processes.
//
// The target stands before its step. Before the kill goes, what CPython would hold there is taken in its name; or it
// takes its step first, and then that is taken. Nobody else moves meanwhile.
#include "gate.h"
#include "forms.h"

#include <sched.h>

#include "base/clock.h"
#include "explore/explain.h"

static const int64_t PATIENCE = 5000000000;  // ns for the target's step and its work after that

// The process that it would end, -1: it is no kill, or of nobody.
static int target_of(const Lab *lab, const Posted *kill) {
  bool is_kill = kill->call.verb == VERB_KILL && kill->call.object < (uint32_t)world_processes(lab->world);
  return is_kill ? (int)kill->call.object : -1;
}

static bool find_victim(Lab *lab, const Posted *kill, Posted *v) {
  int target = target_of(lab, kill), strand = way_strand(kill->way);
  if (target < 0 || strand >= WORLD_STRANDS) return false;
  bool itself = target == kill->slot && strand == kill->strand;
  return !itself && conductor_find(&lab->gate->conductor, target, strand, v);
}

static bool asks_clock(const Posted *h) { return h->call.verb == VERB_CLOCK; }

bool gate_kill_can(Lab *lab, const Posted *kill) {
  Posted v;
  if (asks_clock(kill)) return true;
  return find_victim(lab, kill, &v) && inside_can(lab->world, &v.call, way_inside(kill->way));
}

static bool wait_settled(Conductor *c) {
  for (int64_t end = clock_monotonic() + PATIENCE; !conductor_settled(c); sched_yield())
    if (clock_monotonic() > end) return false;
  return true;
}

static bool take_step(Conductor *c, const Posted *v) {
  WorldEvent e;
  ConductorSight sight;
  if (!conductor_let_go(c, v)) return false;
  int64_t end = clock_monotonic() + PATIENCE;
  while ((sight = conductor_see(c, &e)) == CONDUCTOR_UNDER_WAY && clock_monotonic() < end) sched_yield();
  return sight == CONDUCTOR_HAPPENED && wait_settled(c);
}

bool gate_kill_keep(Lab *lab, const Posted *kill) {
  Conductor *c = &lab->gate->conductor;
  Posted v;
  if (asks_clock(kill)) return true;  // the conductor moves the clock
  if (!conductor_settled(c) || !find_victim(lab, kill, &v)) return false;
  if (way_inside(kill->way) == WORLD_INSIDE_DONE && !take_step(c, &v)) return false;
  inside_keep(lab->world, &v.call);
  return true;
}

void gate_kill_say(Lab *lab, const Posted *kill, Saying *s) {
  Posted v;
  if (kill->way && find_victim(lab, kill, &v)) explain_inside(lab->world, &v.call, way_inside(kill->way), s);
}

int gate_kill_ways(Lab *lab, const Posted *kill, Posted *out, int n, int max) {
  int target = target_of(lab, kill);
  if (asks_clock(kill) && n < max) {
    out[n] = *kill;
    out[n].way = out[n].call.arg = 1;
    return n + 1;
  }
  if (target < 0 || !kill->go || !lab->gate->order.kinds.insides) return n;
  uint32_t waits = atomic_load(&world_process(lab->world, target)->nwaits);
  int strands = waits < WORLD_STRANDS ? (int)waits : WORLD_STRANDS;
  for (int way = 1; way <= way_of(strands - 1, WORLD_INSIDE_DONE) && n < max; way++) {
    Posted more = *kill;
    more.way = way;
    if (gate_kill_can(lab, &more)) out[n++] = more;
  }
  return n;
}
