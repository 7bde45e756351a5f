// A run that goes at a pace is a stepped run by lot: the metronome chooses, and its steps are kept as if the caller had
// let them go. So the caller can take over at any of them.
//
// Kept are all steps from the start on, up to TAPE_MOST. A run that goes flat out is not known step by step: what was
// kept before stays true, and the caller can still go back to it.
#include "gate.h"

#include <sched.h>
#include <string.h>

#include "base/clock.h"

enum { TAPE_MOST = 20000 };
static const int64_t PATIENCE = 20000000;  // ns for a step that was granted

static void before(void *keeper, const Posted *h, int64_t clock) {
  Lab *lab = keeper;
  if (!gate_tapes(lab)) return;
  Gate *g = lab->gate;
  gate_account_for_deaths(lab);
  gate_look_before(lab, h);
  g->look = clock < 0 ? 0 : clock;
  g->by_itself = g->inside = false;
  if (h->call.verb == VERB_EXIT) g->accounted[h->slot] = true;
}

static void after(void *keeper, const Posted *h, const WorldEvent *e) {
  Lab *lab = keeper;
  LabStep step;
  Fact fact;
  if (!gate_tapes(lab)) return;
  Gate *g = lab->gate;
  if (h->call.verb == VERB_KILL && h->call.object < WORLD_SLOTS) g->accounted[h->call.object] = true;
  gate_say_done(lab, h, e, &step, &fact);
  fact.look = g->look;
  gate_record(g, conductor_choice(h), &step, &fact);
  if (g->pub.at >= TAPE_MOST) g->tape = TAPE_CUT;
}

static void listen(Lab *lab) {
  lab->metronome.before = before;
  lab->metronome.after = after;
  lab->metronome.keeper = lab;
}

void gate_tape_begin(Lab *lab, const LabOptions *o) {
  if (lab->gate) lab->gate->tape = TAPE_NONE;
  if (o->pace <= 0) return;
  static const Schedule empty;  // its steps are of the plain kinds
  gate_prepare(lab, o, &(GateOrder){.order = &empty});
  Gate *g = lab->gate;
  g->options.as_terminal = o->as_terminal;
  g->pub.at = g->lead_to = 0;
  g->lead_pace = 0;
  g->before = NULL;
  memset(g->accounted, 0, sizeof g->accounted);
  listen(lab);
  g->tape = TAPE_GOES;
}

void gate_tape_seed(Lab *lab) {
  if (gate_tapes(lab)) lab->gate->options.seed = lab->seed;
}

// Without an order its steps are as CPython's again; who waits looks again.
static void plain_steps(Lab *lab) {
  atomic_store(&lab->world->head->whole_gets, 0);
  atomic_store(&lab->world->head->late_pickles, 0);
  atomic_store(&lab->world->head->insides, 0);
}

void gate_tape_on(Lab *lab) {
  Gate *g = lab->gate;
  listen(lab);
  g->tape = TAPE_GOES;
  if (g->pace <= 0 || g->pub.at >= TAPE_MOST || g->conductor.under_way) gate_tape_flat_out(lab);
}

void gate_tape_flat_out(Lab *lab) {
  if (!gate_tapes(lab)) return;
  lab->gate->tape = TAPE_CUT;
  plain_steps(lab);
}

// The step that was granted came before what the learner does. false: it has not happened.
static bool is_over(Metronome *m) {
  for (int64_t end = clock_monotonic() + PATIENCE; m->conductor.under_way; sched_yield()) {
    metronome_see(m);
    if (clock_monotonic() > end) break;
  }
  return !m->conductor.under_way;
}

void gate_tape_learner(Lab *lab, const Choice *c) {
  LabStep step;
  if (!gate_tapes(lab) || !lab->supervisor->going) return;
  if (!is_over(&lab->metronome)) {
    gate_tape_flat_out(lab);
    return;
  }
  Gate *g = lab->gate;
  gate_say_learner(lab, c, &step);
  if (c->kind == CHOICE_SIGNAL) g->accounted[c->slot] = true;
  gate_record(g, *c, &step, &(Fact){0});
}

// ---- the lab's face ----

int lab_step_kept(const Lab *lab) {
  const Gate *g = lab->gate;
  return !g || g->pub.on || g->tape == TAPE_NONE ? -1 : g->pub.at;
}

bool lab_step_takes(const Lab *lab) { return gate_tapes(lab); }

// The run that goes is held where it stands.
static void hold(Lab *lab) {
  Gate *g = lab->gate;
  double pace = lab->metronome.pace;
  metronome_set(&lab->metronome, pace, false);  // a pause is over: everybody stands at the gate
  g->conductor = lab->metronome.conductor;
  lab->metronome.pace = 0;
  if (lab->state == LAB_PAUSED) lab->state = LAB_RUNNING;
  g->pace = pace;
  g->pub.fresh = false;
}

bool lab_step_take(Lab *lab, int at) {
  Gate *g = lab->gate;
  if (lab_step_kept(lab) < 0) return false;
  bool here = lab->supervisor->going && run_goes(lab) && g->tape == TAPE_GOES;
  if (here) metronome_see(&lab->metronome);
  bool stays = here && (at < 0 || at == g->pub.at);
  if (at < 0 || at > g->pub.at) at = g->pub.at;
  g->lead_to = g->pub.at;
  g->lead_pace = 0;
  g->careful = g->pub.differs = g->pub.settled = false;
  g->pub.message[0] = g->pub.message_said[0] = '\0';
  g->alone = -1;
  g->folds = false;
  g->due = 0;
  g->busy_since = clock_monotonic();
  g->pub.on = true;
  if (here) hold(lab);
  if (stays) gate_tick(lab, clock_monotonic());
  else gate_lead_to(lab, at, !here);
  return g->pub.on;
}
