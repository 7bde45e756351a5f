// Stepping: the caller decides whose step is next, goes back, and is led along an order again (see lab.h, gate.h).
//
// Leading: the written order chooses, not the caller. Each step is let go when its process has come to it, and is
// compared with the written one. lab_tick does it, some milliseconds at a time; it polls without sleeping, since a step
// comes in microseconds.
#include "gate.h"
#include "forms.h"

#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/grow.h"
#include "base/out_of_memory.h"

// Most steps that a grain lets go at once: a line may load for ever; … that follow one step inside of calls.
enum { ALONE_MOST = 1000, INSIDE_MOST = 1000 };
static const int64_t AT_ONCE = 4000000;  // ns that one tick may lead: the screen is drawn in between
static const int64_t LOOK_FOR = 60000;   // ns of polling before it yields the processor
// ns of polling after the last step, so that the next choices are shown at once.
static const int64_t REST_FOR = 1000000;
static const int64_t SOON = 50000000;  // ns for which a strand that computes is polled

// ---- the order ----

void gate_same_room(Gate *g) {
  int room = g->room, same = room;
  if (!GROW(g->steps, room, g->order.n, 64) || !GROW(g->facts, same, g->order.n, 64)) out_of_memory();
  g->room = room;
}

// Puts the step that was done at `at`. The future stays only if it begins with this step.
void gate_record(Gate *g, Choice c, const LabStep *step, const Fact *fact) {
  int at = g->pub.at;
  if (at < g->order.n && choice_same(&g->order.choice[at], &c)) {
    g->order.choice[at] = c;
  } else {
    if (at < g->order.n) gate_keep_way(g);
    schedule_cut(&g->order, at);
    if (!schedule_add(&g->order, c)) out_of_memory();
    gate_same_room(g);
  }
  bool leads = gate_leads(g);
  bool strands = c.kind != CHOICE_SIGNAL && c.kind != CHOICE_TOGGLE;
  bool by_itself = leads ? g->steps[at].by_itself : strands && g->by_itself;
  bool inside = leads ? g->steps[at].inside : strands && g->inside;
  g->steps[at] = *step;
  g->steps[at].by_itself = by_itself;
  g->steps[at].inside = inside;
  g->facts[at] = *fact;
  g->pub.at++;
  if (!leads) g->lead_to = g->pub.at;
}

static void differ(Gate *g, const char *how) {
  Saying s = saying_in(g->pub.message_said, sizeof g->pub.message_said);
  say_form(&s, FORM_AT_STEP, "n", say_int(g->pub.at + 1).text, NULL);
  say_text(&s, how);
  lab_english(s.out, g->pub.message, sizeof g->pub.message);
  if (s.full) s.out[0] = '\0';
  g->pub.differs = true;
  g->lead_to = g->pub.at;
}

static void differ_by(Gate *g, const char *how, const char *part, const char *value) {
  char said[LAB_TEXT];
  Saying s = saying_in(said, sizeof said);
  say_form(&s, how, part, value, NULL);
  differ(g, said);
}

// ---- the run ----

static bool start(Lab *lab, char *why, size_t size) {
  Gate *g = lab->gate;
  supervisor_stop(lab->supervisor);
  g->pub.at = 0;
  g->pub.fresh = true;
  g->pub.settled = g->pub.differs = false;
  g->pub.message[0] = g->pub.message_said[0] = '\0';
  g->pub.nchoices = 0;
  g->alone = -1;
  g->folds = false;
  g->due = 0;
  g->busy_since = clock_monotonic();
  memset(g->accounted, 0, sizeof g->accounted);
  for (int i = 0; i < lab->program.nswitches; i++)
    if (!lab->program.switches[i].acts_next_run) lab->program.switches[i].on = g->switches[i];
  RunHow how = {&g->conductor, (const char(*)[32])g->knobs, g->switches, g->order.kinds};
  return run_start(lab, &g->options, &how, why, size);
}

static void free_options(Gate *g) {
  for (int i = 0; g->argv && i < g->options.argc; i++) free(g->argv[i]);
  free(g->argv);
  g->argv = NULL;
}

// A stepped run's options: output is kept, and written line by line; the seed is fixed, so that runs can be compared.
static void take_options(Gate *g, const LabOptions *o) {
  char **argv = calloc((size_t)o->argc + 1, sizeof *argv);
  for (int i = 0; argv && i < o->argc; i++) argv[i] = not_null(strdup(o->argv[i]));
  free_options(g);
  g->options = *o;
  g->argv = argv;
  g->options.argv = (const char *const *)argv;
  if (!o->has_seed) g->options.seed = LAB_FIXED_SEED;
  g->options.has_seed = g->options.as_terminal = true;
  g->options.pass_output = false;
  g->pace = o->pace;
}

// Going back starts with the first settings, whatever the caller has turned since.
static void take_settings(const Lab *lab, Gate *g, const GateOrder *order) {
  const LabProgram *p = &lab->program;
  free(g->knobs);
  g->knobs = calloc((size_t)p->nknobs + 1, sizeof *g->knobs);
  if (g->knobs == NULL) out_of_memory();
  for (int i = 0; i < p->nknobs; i++)
    if (order->knobs) memcpy(g->knobs[i], order->knobs[i], sizeof g->knobs[i]);
    else run_knob_text(&p->knobs[i], order->explore_values, g->knobs[i]);
  for (int i = 0; i < p->nswitches; i++) g->switches[i] = order->switches ? order->switches[i] : p->switches[i].on;
}

static void take_order(Lab *lab, Gate *g, const GateOrder *order) {
  gate_forget_ways(g);
  schedule_cut(&g->order, 0);
  g->order.kinds = order->order ? order->order->kinds
                                : (StepKinds){.whole_gets = gate_whole_gets(lab), .insides = true};
  for (int i = 0; order->order && i < order->order->n; i++) {
    if (!schedule_add(&g->order, order->order->choice[i])) out_of_memory();
    gate_same_room(g);
    g->facts[i] = (Fact){0};
    if (order->steps) g->steps[i] = order->steps[i];
    else gate_say_written(lab, &order->order->choice[i], &g->steps[i]);
  }
}

void gate_prepare(Lab *lab, const LabOptions *o, const GateOrder *order) {
  if (lab->gate == NULL) lab->gate = calloc(1, sizeof *lab->gate);
  if (lab->gate == NULL) out_of_memory();
  Gate *g = lab->gate;
  take_options(g, o);
  take_order(lab, g, order);
  take_settings(lab, g, order);
  g->tape = TAPE_NONE;
}

bool gate_begin(Lab *lab, const LabOptions *o, const GateOrder *order, char *why, size_t size) {
  lab_stop(lab);
  gate_prepare(lab, o, order);
  Gate *g = lab->gate;
  g->lead_to = order->lead_to < g->order.n ? order->lead_to : g->order.n;
  g->lead_pace = order->pace;
  g->careful = order->careful;
  g->before = NULL;
  g->pub.on = start(lab, why, size);
  return g->pub.on;
}

void gate_leave(Lab *lab) {
  if (lab->gate) lab->gate->pub.on = lab->gate->pub.settled = false;
}

void gate_free(Lab *lab) {
  Gate *g = lab->gate;
  if (g == NULL) return;
  free_options(g);
  gate_forget_ways(g);
  free(g->kept);
  free(g->ways);
  schedule_free(&g->order);
  free(g->steps);
  free(g->facts);
  free(g->knobs);
  free(g);
  lab->gate = NULL;
}

void gate_pace(Lab *lab, double pace) { lab->gate->pace = pace; }

// ---- the learner's own doing ----

static void apply_learner(Lab *lab, const Choice *c) {
  Gate *g = lab->gate;
  LabStep step;
  gate_say_learner(lab, c, &step);
  if (c->kind == CHOICE_TOGGLE) {
    if (c->slot >= lab->program.nswitches) return;
    lab->program.switches[c->slot].on = c->arg;
    atomic_store(&lab->world->head->switches[c->slot], (uint32_t)c->arg);
    conductor_disturbed(&g->conductor);
  } else if (world_process_state(lab->world, c->slot) < PROCESS_ENDED && world_process(lab->world, c->slot)->pid > 0) {
    supervisor_signal(lab->supervisor, c->slot, c->arg);
    g->accounted[c->slot] = true;
    conductor_signalled(&g->conductor, c->slot);
  }
  gate_record(g, *c, &step, &(Fact){0});
}

// A process that ended without a step of its own or the learner's was killed from outside. It is put into the order, so
// that a replay repeats it at the same place.
void gate_account_for_deaths(Lab *lab) {
  Gate *g = lab->gate;
  for (int i = 0, n = world_processes(lab->world); i < n; i++) {
    int code;
    if (g->accounted[i] || world_process_state(lab->world, i) < PROCESS_ENDED ||
        !world_process_exit(lab->world, i, &code))
      continue;
    g->accounted[i] = true;
    if (code >= 0) continue;
    Choice c = {.kind = CHOICE_SIGNAL, .slot = (uint16_t)i, .arg = -code};
    LabStep step;
    gate_say_learner(lab, &c, &step);
    gate_record(g, c, &step, &(Fact){0});
  }
}

// ---- one step ----

// look: the clock moves so far, not to where it is asked to; 0: it is no such step.
static bool let_look(Lab *lab, const Posted *h, bool by_itself, int64_t look) {
  Gate *g = lab->gate;
  gate_look_before(lab, h);
  if (h->way && !gate_kill_keep(lab, h)) return false;
  if (!(look ? conductor_let_look(&g->conductor, h, look) : conductor_let_go(&g->conductor, h))) return false;
  g->look = look;
  g->by_itself = by_itself;
  g->inside = false;
  if (h->call.verb == VERB_EXIT) g->accounted[h->slot] = true;
  return true;
}

static bool let_go(Lab *lab, const Posted *h, bool by_itself) { return let_look(lab, h, by_itself, 0); }

// true: something new is known of the step.
static bool see(Lab *lab) {
  Gate *g = lab->gate;
  WorldEvent e;
  ConductorSight sight = conductor_see(&g->conductor, &e);
  if (sight == CONDUCTOR_UNDER_WAY || sight == CONDUCTOR_NOTHING) return false;
  const Posted *h = &g->conductor.went;
  if (sight == CONDUCTOR_GONE) {
    g->alone = -1;
    g->folds = false;
    if (gate_leads(g)) differ_by(g, FORM_TOOK_NO_STEP, "who", world_process_shown(lab->world, h->slot).text);
    return true;
  }
  if (h->call.verb == VERB_KILL && h->call.object < WORLD_SLOTS) g->accounted[h->call.object] = true;
  LabStep step;
  Fact fact;
  gate_say_done(lab, h, &e, &step, &fact);
  fact.look = g->look;
  gate_record(g, conductor_choice(h), &step, &fact);
  return true;
}

static bool stops_at(const Gate *g, const WorldCall *c) {
  if (g->pub.grain == LAB_BY_LINE) return c->line != g->alone_line;
  WorldFamily f = verb_family(c->verb);
  return g->pub.grain != LAB_AT_LOCKS || (f != FAMILY_CELLS && f != FAMILY_OUTPUT);
}

// The strand that the caller let go goes on, as far as the grain says.
static bool go_alone(Lab *lab) {
  Gate *g = lab->gate;
  Posted h;
  if (g->alone < 0 || !conductor_at_rest(&g->conductor, g->alone)) return false;
  bool on = conductor_find(&g->conductor, g->alone, g->alone_strand, &h) && h.go && !stops_at(g, &h.call) &&
            g->pub.at - g->alone_from < ALONE_MOST;
  if (on) return let_go(lab, &h, true);  // false: try again at the next tick
  g->alone = -1;
  return true;
}

// A step inside a call goes on by itself, when all are at rest.
static bool go_inside(Lab *lab) {
  Gate *g = lab->gate;
  if (!conductor_settled(&g->conductor)) return false;
  int n = conductor_posted(&g->conductor, g->posted, LAB_CHOICES);
  g->pub.nchoices = n < LAB_CHOICES ? n : LAB_CHOICES;
  int i = g->pub.at - g->folds_from < INSIDE_MOST ? gate_inside(lab) : -1;
  if (i < 0) {
    g->folds = false;
    return true;
  }
  Posted h = g->posted[i];
  bool gone = let_go(lab, &h, false);
  if (gone) g->inside = true;
  return gone;
}

// ---- being led ----

static void differs_from(Lab *lab, const LabStep *written, const Posted *h) {
  Gate *g = lab->gate;
  char how[3 * LAB_TEXT], then[64];
  LabChoice c;
  Saying s = saying_in(how, sizeof how), why = saying_in(then, sizeof then);
  WorldShownName who = world_process_shown(lab->world, written->slot);
  const char *name = who.text, *step = written->said[0] ? written->said : written->sentence;
  SayText line = say_int(written->line);
  if (h == NULL) {
    say_form(&s, FORM_HAS_NO_STEP, "who", name, "step", step, "line", line.text, NULL);
    differ(g, how);
    return;
  }
  gate_say_posted(lab, h, &c);
  if (!h->go) say_form(&why, h->timeout ? FORM_WOULD_TIME_OUT : FORM_CANNOT_GO_ON, NULL);
  say_form(&s, FORM_CAME_TO_ANOTHER, "who", name, "step", step, "line", line.text, "now", c.said, "at",
           say_int(h->call.line).text, "why", then, NULL);
  differ(g, how);
}

static bool can_follow(Lab *lab, const Choice *want, Posted *h) {
  if (!conductor_find(&lab->gate->conductor, want->slot, want->strand, h)) return false;
  h->way = want->arg;
  if (h->call.verb == VERB_CLOCK) h->call.arg = h->way;
  Choice is = conductor_choice(h);
  return choice_same(&is, want) && (h->go || h->timeout) && (!h->way || gate_kill_can(lab, h));
}

// The step at the pace has been let go: when the next one is due.
static void beat(Gate *g, int64_t now) {
  if (g->lead_pace <= 0) return;
  g->due = (g->due == 0 || now - g->due > 1000000000 ? now : g->due) + (int64_t)(1e9 / g->lead_pace);
}

static bool lead_on(Lab *lab, const Posted *h, int64_t now) {
  Gate *g = lab->gate;
  if (!let_look(lab, h, false, g->facts[g->pub.at].look)) return false;
  beat(g, now);
  return true;
}

// Leads to the next step of the order. true: it is under way, done, or nothing had to be done.
static bool lead(Lab *lab, int64_t now) {
  Gate *g = lab->gate;
  Conductor *c = &g->conductor;
  Choice want = g->order.choice[g->pub.at];
  if (g->lead_pace > 0 && now < g->due) return false;
  if (g->careful ? !conductor_settled(c) : !conductor_quiet(c)) return false;
  if (g->before) g->before(lab, g->before_data);
  if (want.kind == CHOICE_SIGNAL || want.kind == CHOICE_TOGGLE) {
    if (!c->all_must_rest) conductor_disturbed(c);
    if (!conductor_quiet(c)) return false;
    if (want.kind == CHOICE_SIGNAL && want.slot >= world_processes(lab->world))
      differs_from(lab, &g->steps[g->pub.at], NULL);
    else apply_learner(lab, &want);
    beat(g, now);
    return true;
  }
  Posted h;
  if (can_follow(lab, &want, &h)) return lead_on(lab, &h, now);
  if (!conductor_settled(c)) return false;
  if (can_follow(lab, &want, &h)) return lead_on(lab, &h, now);  // it came to rest while we looked
  differs_from(lab, &g->steps[g->pub.at], conductor_find(c, want.slot, want.strand, &h) ? &h : NULL);
  return true;
}

// ---- now and then ----

static void see_end(Lab *lab) {
  Gate *g = lab->gate;
  see(lab);
  g->alone = -1;
  g->folds = false;
  int left = g->lead_to - g->pub.at;
  if (gate_leads(g)) differ_by(g, left == 1 ? FORM_ENDED_ONE_EARLY : FORM_ENDED_EARLY, "n", say_int(left).text);
  gate_account_for_deaths(lab);
}

static bool move(Lab *lab, int64_t now) {
  Gate *g = lab->gate;
  if (g->conductor.under_way) return see(lab);
  if (gate_leads(g)) return lead(lab, now);
  if (g->alone >= 0) return go_alone(lab);
  return g->folds && go_inside(lab);
}

static bool busy(const Gate *g) {
  return g->conductor.under_way || g->alone >= 0 || g->folds || (gate_leads(g) && g->lead_pace <= 0);
}

static void relax(int64_t idle) {
  if (idle > LOOK_FOR) sched_yield();
#if defined(__x86_64__)
  else __builtin_ia32_pause();
#endif
}

// Not at rest: all are dead, but the supervisor has not yet said that the run is over.
static bool at_rest(Lab *lab) {
  return atomic_load(&lab->world->head->alive) > 0 && conductor_settled(&lab->gate->conductor);
}

// Takes as many steps as a tick has time for, and waits until all are at rest if that is soon.
static void move_on(Lab *lab, int64_t now) {
  Gate *g = lab->gate;
  int64_t end = now + AT_ONCE, moved = now;
  for (int turn = 0; now < end && lab->supervisor->going; turn++) {
    if (move(lab, now)) moved = now;
    else if (!busy(g) && (gate_leads(g) || now - moved > REST_FOR || at_rest(lab))) return;
    now = clock_monotonic();
    if (now - moved > LOOK_FOR && turn % 16 == 0) supervisor_hear(lab->supervisor);
    relax(now - moved);
  }
}

static void look_for_deadlock(Lab *lab) {
  world_stuck(lab->world, &lab->stuck);
  if (lab->state != LAB_RUNNING && lab->state != LAB_DEADLOCK) return;
  lab->state = lab->stuck.all && !lab->stuck.outside ? LAB_DEADLOCK : LAB_RUNNING;
}

// Fills in what the caller sees.
static void refresh(Lab *lab) {
  Gate *g = lab->gate;
  LabGate *pub = &g->pub;
  bool going = lab->supervisor->going;
  pub->settled = !gate_leads(g) && g->alone < 0 && !g->folds && (!going || at_rest(lab));
  if (!pub->settled && g->busy_since == 0) g->busy_since = clock_monotonic();
  if (pub->settled) g->busy_since = 0;
  if (pub->settled && going) look_for_deadlock(lab);
  if (going && !gate_leads(g) && !g->conductor.under_way) gate_account_for_deaths(lab);
  int n = going && !gate_leads(g) && !g->conductor.under_way ? conductor_posted(&g->conductor, g->posted, LAB_CHOICES)
                                                             : 0;
  pub->nchoices = n < LAB_CHOICES ? n : LAB_CHOICES;
  for (int i = 0, all = pub->nchoices; i < all; i++)
    pub->nchoices = gate_kill_ways(lab, &g->posted[i], g->posted, pub->nchoices, LAB_CHOICES);
  for (int i = 0; i < pub->nchoices; i++) gate_say_posted(lab, &g->posted[i], &g->choices[i]);
  pub->choices = g->choices;
  pub->history = g->steps;
  pub->nhistory = g->order.n;
  gate_see_ways(g);
}

void gate_tick(Lab *lab, int64_t now) {
  if (lab->supervisor->going) move_on(lab, now);
  if (!lab->supervisor->going && lab->ended < 0) {
    see_end(lab);
    run_ended(lab);
  }
  refresh(lab);
}

int64_t gate_due(const Lab *lab) {
  const Gate *g = lab->gate;
  int64_t now = clock_monotonic();
  if (!lab->supervisor->going) return -1;
  if (gate_leads(g)) return g->lead_pace > 0 && g->due > now ? g->due : now;
  if (g->busy_since == 0) return -1;
  return now + (now - g->busy_since < SOON ? 1000000 : 20000000);
}

bool gate_at_rest(const Lab *lab) { return gate_on(lab) && lab->gate->pub.settled; }

// ---- the lab's face ----

bool lab_step_begin(Lab *lab, const LabOptions *o, bool explore_values, char *why, size_t size) {
  typed_forget(&lab->typed);
  if (!gate_begin(lab, o, &(GateOrder){.explore_values = explore_values}, why, size)) return false;
  gate_tick(lab, clock_monotonic());
  return true;
}

bool lab_step_begin_order(Lab *lab, const LabOptions *o, bool explore_values, const Schedule *order,
                          const LabStep *steps, int at, char *why, size_t size) {
  if (!gate_begin(lab, o, &(GateOrder){.explore_values = explore_values, .order = order, .steps = steps, .lead_to = at},
                  why, size))
    return false;
  gate_tick(lab, clock_monotonic());
  return true;
}

const LabGate *lab_gate(Lab *lab) {
  static const LabGate off;
  return lab->gate ? &lab->gate->pub : &off;
}

// The caller acts: it has seen that the processes are new, and an order that could not be followed is given up.
static void decided(Gate *g) {
  g->pub.fresh = g->pub.differs = false;
  g->pub.message[0] = g->pub.message_said[0] = '\0';
  g->careful = false;
}

bool lab_step(Lab *lab, int choice) {
  if (!gate_on(lab) || gate_leads(lab->gate)) return false;
  Gate *g = lab->gate;
  if (choice < 0 || choice >= g->pub.nchoices) return false;
  Posted h = g->posted[choice];
  if (!let_go(lab, &h, false)) return false;
  decided(g);
  bool goes_on = g->pub.grain == LAB_BY_LINE || g->pub.grain == LAB_AT_LOCKS;
  g->alone = goes_on ? h.slot : -1;
  g->alone_strand = h.strand;
  g->alone_line = h.call.line;
  g->alone_from = g->folds_from = g->pub.at;
  g->folds = g->pub.grain != LAB_INSIDE;
  gate_tick(lab, clock_monotonic());
  return true;
}

bool lab_step_signal(Lab *lab, int slot, int sig) {
  if (!gate_on(lab) || gate_leads(lab->gate) || lab->gate->conductor.under_way || !lab->supervisor->going) return false;
  if (slot < 0 || slot >= world_processes(lab->world) || sig < 1 || sig > 64 ||
      world_process_state(lab->world, slot) >= PROCESS_ENDED)
    return false;
  decided(lab->gate);
  apply_learner(lab, &(Choice){.kind = CHOICE_SIGNAL, .slot = (uint16_t)slot, .arg = sig});
  gate_tick(lab, clock_monotonic());
  return true;
}

void gate_toggled(Lab *lab, int i, bool on) {
  Gate *g = lab->gate;
  if (!lab->supervisor->going) return;
  g->lead_to = g->pub.at;  // who turns a switch decides himself from here on
  decided(g);
  apply_learner(lab, &(Choice){.kind = CHOICE_TOGGLE, .slot = (uint16_t)i, .arg = on});
  refresh(lab);
}

void lab_step_grain(Lab *lab, LabGrain grain) {
  if (lab->gate) lab->gate->pub.grain = grain;
}

// fresh: the processes cannot be led on from where they are.
void gate_lead_to(Lab *lab, int at, bool fresh) {
  Gate *g = lab->gate;
  char why[LAB_TEXT];
  g->lead_pace = 0;
  g->careful = false;
  fresh |= at < g->pub.at || g->pub.differs || g->conductor.under_way;
  g->lead_to = at;
  if (fresh && !start(lab, why, sizeof why)) {
    snprintf(g->pub.message, sizeof g->pub.message, "%s", why);
    g->pub.message_said[0] = '\0';
    gate_leave(lab);
    return;
  }
  g->alone = -1;
  g->folds = false;
  gate_tick(lab, clock_monotonic());
}

void lab_step_to(Lab *lab, int at) {
  if (!gate_on(lab)) return;
  int n = lab->gate->order.n;
  gate_lead_to(lab, at < 0 ? 0 : at > n ? n : at, false);
}

void lab_step_free(Lab *lab) {
  if (!gate_on(lab)) return;
  Gate *g = lab->gate;
  gate_leave(lab);
  if (!lab->supervisor->going) return;
  if (lab->state == LAB_DEADLOCK) lab->state = LAB_RUNNING;
  gate_tape_on(lab);
  metronome_start(&lab->metronome, lab->world, lab->seed, g->pace);
}
