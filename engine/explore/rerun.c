// The zygote and the runs: begun, led, ended; and the ground that a search stands on (see rerun.h).
#include "rerun_inner.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "explain.h"
#include "outside_said.h"
#include "world/stuck.h"

enum { PROCESSES = 256, OUTPUT = 1 << 20, TRIES = 3 };
// ns for which a run is waited for that comes to no step: it may load a library, or compute; or wait for the outside.
static const int64_t COMPUTES = 10000000000, OUTSIDE = 2000000000, LOOK_OUTSIDE = 200000000;

static bool failed(Rerun *r, ExploreEnd end) {
  r->failed = true;
  r->end = end;
  return false;
}

static bool failed_saying(Rerun *r, const char *form, const char *who, const char *what, int64_t n) {
  Saying s = saying_in(r->why, sizeof r->why);
  say_form(&s, form, "who", who, "what", what, "n", say_int(n).text, NULL);
  return failed(r, EXPLORE_REFUSED);
}

// ---- at rest ----

static void relax(int turn) {
  if (turn < 200) sched_yield();
  else usleep(50);
}

static int restless(Rerun *r) {
  for (int i = 0, n = world_processes(r->world); i < n; i++)
    if (!conductor_at_rest(&r->conductor, i)) return i;
  return -1;
}

// Whoever waits for the outside is given less time: nobody of the program will end it.
static bool never_comes(Rerun *r, int64_t since) {
  char said[200];
  Saying s = saying_in(said, sizeof said);
  int slot = restless(r);
  const char *who = slot >= 0 ? world_process(r->world, slot)->name : "?";
  int64_t waited = clock_monotonic() - since;
  if (slot >= 0 && waited > OUTSIDE && outside_said(world_process(r->world, slot)->pid, &s))
    return failed_saying(r, FORM_COMES_TO_NO_STEP, who, said, 0), true;
  if (waited <= COMPUTES) return false;
  said[0] = '\0';
  return failed_saying(r, FORM_COMES_TO_NO_STEP, who, said, 0), true;
}

static bool is_late(const Rerun *r) { return r->setup.hurry && *r->setup.hurry && clock_monotonic() >= r->setup.end; }

bool rerun_settle(Rerun *r) {
  int64_t since = clock_monotonic(), look = since + LOOK_OUTSIDE;
  for (int turn = 0;; turn++) {
    if (conductor_settled(&r->conductor)) return true;
    if (turn % 4 == 3) supervisor_hear(&r->supervisor);
    if (is_late(r)) return failed(r, EXPLORE_LATE);
    relax(turn);
    if (turn < 200 || clock_monotonic() < look) continue;
    look = clock_monotonic() + LOOK_OUTSIDE;
    if (never_comes(r, since)) return false;
  }
}

// ---- a run ----

static void end_run(Rerun *r) {
  supervisor_stop(&r->supervisor);
  rerun_node_drop(r->at);
  r->at = NULL;
}

static void set_world_up(Rerun *r) {
  World *w = r->world;
  world_reset(w);
  w->head->seed = r->setup.seed;
  w->head->limits = (WorldLimits){.processes = PROCESSES, .memory = (uint64_t)1 << 30, .output = OUTPUT};
  for (int i = 0; i < r->setup.nswitches && i < WORLD_SWITCHES; i++)
    atomic_store(&w->head->switches[i], r->setup.switches[i]);
  conductor_begin(&r->conductor, w);
  atomic_store(&w->head->whole_gets, r->setup.whole_gets);
  atomic_store(&w->head->insides, 1);
}

static bool begin_run(Rerun *r) {
  set_world_up(r);
  r->failed = r->against = false;
  r->why[0] = '\0';
  if (world_process_new(r->world, 0, METHOD_MAIN, false, "MainProcess", r->setup.seed) != 0 ||
      !supervisor_run(&r->supervisor))
    return failed_saying(r, FORM_NO_RUN, "", "", 0);
  return rerun_settle(r);
}

// A run that came to another step than the one before: by its clock, its addresses, or a file. Tried again some times,
// as a machine under load may be late.
static bool another_way(Rerun *r, const Choice *c, int depth) {
  if (r->end == EXPLORE_LATE) return false;
  Saying s = saying_in(r->why, sizeof r->why);
  say_form(&s, FORM_LED_OTHERWISE, "n", say_int(depth).text, "who",
           c->slot < world_processes(r->world) ? world_process(r->world, c->slot)->name : "?", "what",
           verb_name(c->verb), "line", say_line(c->line).text, NULL);
  rerun_leave_out(r, LEFT_OUT_OTHERWISE, r->why);
  return failed(r, EXPLORE_REFUSED);
}

// Returns how many of the steps came out as before.
static int lead_anew(Rerun *r, RerunNode **way, int n) {
  end_run(r);
  if (!begin_run(r)) return -1;
  for (int i = 0; i < n; i++) {
    int64_t value = 0;
    if (!rerun_step(r, &way[i]->choice, NULL, &value) || value != way[i]->value) return i;
  }
  return n;
}

// The run stands where the search is.
static bool come_here(Rerun *r) {
  if (r->at == r->here && !r->failed) return true;
  if (r->at == r->here && r->failed && r->end == EXPLORE_LATE) return false;
  int n = r->here->depth;
  RerunNode **way = calloc((size_t)n + 1, sizeof *way), *at = r->here;
  if (!way) return failed(r, EXPLORE_MEMORY);
  for (int i = n; i > 0; i--, at = at->before) way[i - 1] = at;
  int led = -1;
  r->end = EXPLORE_TAKEN;
  for (int i = 0; i < TRIES && led < n && r->end != EXPLORE_LATE; i++) led = lead_anew(r, way, n);
  if (led >= 0 && led < n) another_way(r, &way[led]->choice, led + 1);
  free(way);
  r->at = rerun_node_keep(r->here);
  r->failed = led < n;
  return led == n;
}

// ---- the ground ----

static int pending(void *self, ExplorePending *out, int max) {
  Rerun *r = self;
  const RerunNode *n = r->here;
  for (int i = 0; i < n->n && i < max; i++) {
    out[i] = n->strand[i].is;
    if (out[i].call.verb == VERB_WRITE) out[i].call.bytes = n->strand[i].said;
  }
  return n->n;
}

static void move_to(Rerun *r, RerunNode *n) {
  RerunNode *before = r->here;
  r->here = rerun_node_keep(n);
  rerun_node_drop(before);
}

static void ask_rule(Rerun *r, const ExploreEvent *e) {
  const ExploreRule *rule = r->setup.rule;
  char name[3 * WORLD_NAME];
  if (!rule || !rule->stays || r->against || e->choice.verb != VERB_STORE || e->failed) return;
  explain_cell(r->world, e->choice.object, e->arg2, name, sizeof name);
  double value = (double)e->value;
  if (world_cells_real(world_object(r->world, e->choice.object))) memcpy(&value, &e->value, sizeof value);
  r->against = !rule->stays(rule->data, name, value);
}

static ExploreEnd take(void *self, int slot, int strand, ExploreEvent *event) {
  Rerun *r = self;
  int64_t value = 0;
  const RerunStrand *s = rerun_strand(r->here, slot, strand);
  if (!s || !come_here(r)) return r->failed ? r->end : EXPLORE_REFUSED;
  Choice want = {.kind = s->is.timeout ? CHOICE_TIMEOUT : CHOICE_STEP,
                 .slot = (uint16_t)slot,
                 .strand = (uint8_t)strand,
                 .verb = s->is.call.verb,
                 .line = s->is.call.line,
                 .object = s->is.call.object};
  if (!rerun_step(r, &want, event, &value)) {
    if (r->end == EXPLORE_REFUSED && !r->why[0]) another_way(r, &want, r->here->depth + 1);
    r->failed = true;
    return r->end;
  }
  ask_rule(r, event);
  rerun_note_step(r, event);
  int64_t index = event->choice.verb == VERB_STORE ? event->arg2 : event->arg;
  RerunNode *n = rerun_node_new(r->here, &event->choice, value, (uint32_t)index);
  if (!n || !rerun_node_look(r, n, event)) {
    rerun_node_drop(n);
    failed(r, EXPLORE_MEMORY);
    return EXPLORE_MEMORY;
  }
  rerun_node_drop(r->at);
  r->at = rerun_node_keep(n);
  move_to(r, n);
  rerun_node_drop(n);
  return EXPLORE_TAKEN;
}

static const char *why(void *self) { return ((Rerun *)self)->why; }
static void *mark(void *self) { return rerun_node_keep(((Rerun *)self)->here); }
static void back(void *self, const void *mark) { move_to(self, (RerunNode *)(uintptr_t)mark); }
static void drop(void *self, void *mark) { rerun_node_drop(mark); }

static ExploreState state(void *self) {
  const RerunNode *n = ((Rerun *)self)->here;
  for (int i = 0; i < n->n; i++)
    if (n->strand[i].is.go || n->strand[i].is.timeout) return EXPLORE_GOING;
  return n->n ? EXPLORE_DEADLOCK : EXPLORE_OVER;
}

static bool alarm_is_set(const Rerun *r) {
  for (int i = 0, n = world_processes(r->world); i < n; i++)
    if (world_process_state(r->world, i) == PROCESS_RUNNING &&
        atomic_load(&world_process(r->world, i)->host[PROCESS_WORD_ALARM]))
      return true;
  return false;
}

// Nobody has a next step, and somebody lives: its threads wait for each other, at what is python3's own.
static bool waits_by_itself(Rerun *r) {
  for (int i = 0, n = world_processes(r->world); i < n; i++) {
    if (world_process_state(r->world, i) != PROCESS_RUNNING) continue;
    failed_saying(r, FORM_COMES_TO_NO_STEP, world_process(r->world, i)->name, "", 0);
    r->failed = false;
    return true;
  }
  return false;
}

// Is the present end none: it cannot be had, or somebody would go on but for what is not tried?
static bool outside(void *self) {
  Rerun *r = self;
  if (!come_here(r)) return true;
  const RerunNode *n = r->here;
  if (n->n == 0) return waits_by_itself(r);
  if (state(r) != EXPLORE_DEADLOCK) return false;
  for (int i = 0; i < n->n; i++) {
    const RerunStrand *s = &n->strand[i];
    if (!s->is.parked) continue;
    failed_saying(r, FORM_MAY_GO_ROUND, world_process(r->world, s->is.slot)->name, "", s->round.line);
    r->failed = false;
    return true;
  }
  if (!alarm_is_set(r)) return false;
  failed_saying(r, FORM_ALARM_MAY_COME, "", "", 0);
  r->failed = false;
  return true;
}

static void outcome(void *self, Outcome *o) {
  Rerun *r = self;
  bool stuck = state(r) != EXPLORE_OVER;
  come_here(r);
  outcome_read(r->world, stuck, false, r->masked, o);
  bool ends = !r->setup.rule || !r->setup.rule->ends || stuck || r->setup.rule->ends(r->setup.rule->data, o);
  if (r->against || !ends) outcome_set_against(o);
}

static int sentence(void *self, const ExplorePending *p, char *out, int size) {
  Rerun *r = self;
  Saying s = saying_in(out, size > 0 ? (size_t)size : 0);
  come_here(r);
  if (state(r) == EXPLORE_DEADLOCK) stuck_said(r->world, &p->call, &s);
  else verb_said(r->world, &p->call, &s);
  return s.full ? verb_sentence(r->world, &p->call, out, size) : (int)s.n;
}

static bool guard(void *self, const WorldCall *c) {
  Rerun *r = self;
  return come_here(r) && verb_guard(r->world, c);
}

static World *world(void *self) {
  Rerun *r = self;
  come_here(r);
  return r->world;
}

static bool is_mutex(void *self, uint32_t object) {
  if (object >= WORLD_OBJECTS) return false;
  int kind = world_object(world(self), object)->kind;
  return kind == KIND_LOCK || kind == KIND_RLOCK;
}

SearchGround rerun_ground(Rerun *r) {
  return (SearchGround){.self = r,
                        .base = r->here->depth,
                        .slow = true,
                        .pending = pending,
                        .take = take,
                        .why = why,
                        .mark = mark,
                        .back = back,
                        .drop = drop,
                        .state = state,
                        .outcome = outcome,
                        .sentence = sentence,
                        .guard = guard,
                        .outside = outside,
                        .is_mutex = is_mutex,
                        .world = world};
}

// ---- its life ----

StepKinds rerun_step_kinds(const Rerun *r) { return (StepKinds){.whole_gets = r->setup.whole_gets, .insides = true}; }
void rerun_mask_printed(Rerun *r, const PrintedTable *masked) { r->masked = masked; }

Rerun *rerun_new(const RerunSetup *setup, char *why_not, size_t size) {
  static Rerun one;  // large
  Rerun *r = &one;
  *r = (Rerun){.setup = *setup, .config = *setup->config};
  if (!supervisor_start(&r->supervisor, (ProcessBirth){.binding = setup->binding})) {
    Saying s = saying_in(why_not, size);
    say_form(&s, FORM_NO_EXPLORE_MEMORY, NULL);
    return NULL;
  }
  r->world = r->supervisor.world;
  r->config.births = r->supervisor.births;
  r->supervisor.birth.guests = setup->guests;
  r->supervisor.birth.config = &r->config;
  nursery_end(&r->supervisor.nursery);  // the next run begins with the zygote
  r->here = rerun_node_new(NULL, &(Choice){0}, 0, 0);
  if (r->here && begin_run(r) && rerun_node_look(r, r->here, NULL)) {
    r->at = rerun_node_keep(r->here);
    return r;
  }
  saying_copy(r->why, why_not, size);
  rerun_free(r);
  return NULL;
}

void rerun_free(Rerun *r) {
  end_run(r);
  rerun_node_drop(r->here);
  supervisor_end(&r->supervisor);
  caveats_free(&r->caveats);
}
