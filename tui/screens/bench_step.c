// The learner as the scheduler: a run that is held before each step, let go one step at a time, gone back, saved.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bench.h"
#include "tui/panels/stepping.h"

static const char again = '\r';  // the key of the chosen strand

static const char *say(const Bench *b, Word w) { return view_say(&b->view, w); }

// A held run has begun, with or without an order: sets what the keys act on and what is in sight.
void bench_held(Bench *b) {
  View *v = &b->view;
  v->explore_values = b->facts.small = true;
  v->gate = b->facts.gate = lab_gate(b->lab);
  v->focus = PANEL_PROCESSES;
  v->opened = 0;
  memset(v->wanted, 0, sizeof v->wanted);
  v->slot = v->strand = 0;
  v->wanted_choice = v->wanted_at = -1;
  b->ntyped = 0;
  b->walking_to = -1;
  bench_began(b);
  b->armed = false;  // a run that the learner schedules judges no prediction
}

// "Small values for stepping: WORKERS = 2, ROUNDS = 1"
static void tell_values(Bench *b) {
  const LabProgram *p = b->view.program;
  char text[300] = "";
  size_t n = 0;
  for (int i = 0; i < p->nknobs && n + 80 < sizeof text; i++)
    if (view_knob_small(&b->view, &p->knobs[i]))
      n += (size_t)snprintf(text + n, sizeof text - n, "%s%s = %lld", n ? ", " : "", p->knobs[i].name,
                            (long long)p->knobs[i].explore);
  if (n) bench_tell(b, say(b, WORD_SMALL_VALUES), text);
}

// Stepping takes over a knob that the learner turned, if it has few values; one of many (rounds) stays small.
static void carry_knobs(Bench *b) {
  const LabProgram *p = b->view.program;
  for (int i = 0; i < p->nknobs && i < 64; i++) {
    const LabKnob *k = &p->knobs[i];
    uint64_t bit = (uint64_t)1 << i;
    char value[40], why[200];
    if (!(b->turned & bit) || k->is_choice || view_knob_is_wide(k) || k->explore == k->value) continue;
    if (!(b->carried & bit)) b->explore_were[i] = k->explore;
    snprintf(value, sizeof value, "%lld", (long long)k->value);
    if (lab_set_explore_knob(b->lab, i, value, why, sizeof why)) b->carried |= bit;
  }
}

// A page begins with the values that the program gives.
void bench_forget_turned(Bench *b) {
  for (int i = 0; i < b->view.program->nknobs && i < 64; i++) {
    char value[40], why[200];
    snprintf(value, sizeof value, "%lld", (long long)b->explore_were[i]);
    if (b->carried >> i & 1) bench_set_explore(b, i, value, why, sizeof why);
  }
  b->turned = b->carried = 0;
}

void bench_step_begin(Bench *b) {
  char why[300];
  LabOptions options = {.as_terminal = true, .pace = b->view.pace, .input = LAB_INPUT_ASKED, .typed = true};
  if (!bench_may_run(b)) return;
  bench_forget_run(b);
  carry_knobs(b);
  if (!lab_step_begin(b->lab, &options, true, why, sizeof why)) {
    bench_no_run(b);
    bench_tell(b, "%s", why);
    return;
  }
  bench_held(b);
  tell_values(b);
  const PageScreen *screen = b->view.lesson ? &b->view.lesson->pages[b->view.page].screen : NULL;
  b->leading_to = screen ? screen->begin : 0;
  b->led = 0;
  if (screen && screen->depth != LAB_EVERY_STEP && !b->leading_to) lab_step_grain(b->lab, screen->depth);
}

bool bench_walk_order(Bench *b, const char *program, const char *order) {
  char why[400];
  LabRefusal refusal;
  LabOptions options = {.as_terminal = true};
  if (!bench_open(b, program, NULL, &refusal)) {
    bench_tell(b, "%s", refusal.headline);
    return false;
  }
  bench_forget_run(b);
  if (!lab_replay_begin(b->lab, &options, order, why, sizeof why)) {
    bench_no_run(b);
    bench_tell(b, "%s", why);
    return false;
  }
  bench_held(b);
  b->to_start = true;
  bench_tell(b, "%s", say(b, WORD_WATCH));
  return true;
}

// A replay stands at its end; the learner begins at its start.
static void look_at_replayed(Bench *b) {
  const LabGate *g = lab_gate(b->lab);
  if (!b->to_start || !g->settled || !g->nhistory) return;
  int typed = b->ntyped;
  b->to_start = false;
  bench_walk_to(b, 0);
  b->ntyped = typed;
}

// Who goes on the way to the line at which the page begins: whoever can, in the order of birth. False: the way is over.
static bool lead(Bench *b) {
  enum { MOST = 5000 };  // steps
  const LabGate *g = lab_gate(b->lab);
  int next = -1;
  for (int i = g->nchoices - 1; i >= 0; i--) {
    if (g->choices[i].line == b->leading_to) return false;
    if (g->choices[i].can_go) next = i;
  }
  return g->on && next >= 0 && b->led++ < MOST && lab_step(b->lab, next);
}

static void look_at_leading(Bench *b) {
  if (!b->leading_to || !lab_gate(b->lab)->settled || lead(b)) return;
  b->leading_to = 0;
  lab_step_grain(b->lab, b->view.lesson->pages[b->view.page].screen.depth);
}

static bool stepping(Bench *b) {
  b->view.gate = lab_gate(b->lab);
  if (view_stepping(&b->view)) return true;
  bench_tell(b, "%s", say(b, WORD_NOT_STEPPING));
  return false;
}

static void cannot(Bench *b, int slot, const LabChoice *c) {
  char note[LAB_TEXT + 80];
  if (c) bench_tell(b, say(b, WORD_CANNOT_GO), view_letter(slot), step_note(&b->view, c, note, sizeof note));
  else bench_tell(b, say(b, WORD_NOT_HELD), view_letter(slot));
}

void bench_let_go(Bench *b, int choice) {
  View *v = &b->view;
  if (!stepping(b)) return;
  if (choice < 0 || choice >= v->gate->nchoices) {
    cannot(b, v->slot, NULL);
    return;
  }
  const LabChoice c = v->gate->choices[choice];
  v->slot = c.slot;
  v->strand = c.strand;
  panel_steps.move(v, 0);  // where there are more than rows, the chosen one is seen
  if (!c.can_go && !c.timeout) cannot(b, c.slot, &c);
  else if (lab_step(b->lab, choice)) b->facts.let_go++;
  else cannot(b, c.slot, NULL);
}

// The strand (or way of a kill) after the chosen one, among those of its process beside the main thread's; -1: it has
// none.
static int next_strand(const View *v) {
  const LabGate *g = v->gate;
  int first = -1;
  for (int i = 0; i < g->nchoices; i++) {
    int place = step_place(&g->choices[i]);
    if (g->choices[i].slot != v->slot || !place) continue;
    if (place > v->strand) return i;
    if (first < 0) first = i;
  }
  return first;
}

// Is there one of that letter? A process may have been born since the last picture.
static bool known(Bench *b, int slot) {
  if (slot < 0 || view_process(&b->view, slot)) return slot >= 0;
  lab_snapshot(b->lab, b->snap);
  return view_process(&b->view, slot) != NULL;
}

// Lets go the strand that a letter names, if it is held. False: some strand still computes, perhaps this one, or the
// one that starts it.
static bool let_typed(Bench *b, char key) {
  View *v = &b->view;
  int slot = key == again || key == '\'' ? v->slot : view_slot_of(key);
  int choice = key == '\'' ? next_strand(v) : step_choice_of(v, slot, key == again ? v->strand : 0);
  bool ready = choice >= 0 && (v->gate->choices[choice].can_go || v->gate->choices[choice].timeout);
  if (!ready && !v->gate->settled) return false;
  if (!known(b, slot)) {
    bench_tell(b, say(b, WORD_NOBODY_CALLED), key);
    return true;
  }
  if (choice < 0 && key != '\'') v->slot = slot, v->strand = key == again ? v->strand : 0;
  if (choice >= 0 || key != '\'') bench_let_go(b, choice);
  else bench_tell(b, say(b, WORD_NO_STRAND), view_letter(v->slot));
  return true;
}

void bench_let_key(Bench *b, char key) {
  if (!stepping(b)) return;
  if (!b->leading_to && !b->to_start && !b->ntyped && let_typed(b, key)) return;
  if (b->ntyped < (int)sizeof b->typed) b->typed[b->ntyped++] = key;
}

void bench_again(Bench *b) { bench_let_key(b, again); }

static void let_all_typed(Bench *b) {
  if (!view_stepping(&b->view)) b->ntyped = 0;
  while (b->ntyped && let_typed(b, b->typed[0])) {
    if (b->ntyped) memmove(b->typed, b->typed + 1, (size_t)--b->ntyped);
    b->view.gate = lab_gate(b->lab);
  }
}

static int stands_at(const Bench *b) { return b->walking_to >= 0 ? b->walking_to : b->view.gate->at; }

void bench_walk_to(Bench *b, int at) {
  if (!stepping(b)) return;
  const LabGate *g = b->view.gate;
  int from = stands_at(b);
  at = at < 0 ? 0 : at > g->nhistory ? g->nhistory : at;
  if (at == from) {
    bench_tell(b, "%s", say(b, at ? WORD_NOTHING_AFTER : WORD_NOTHING_BEFORE));
    return;
  }
  b->ntyped = 0;
  const LabStep *last = at > 0 ? &g->history[at - 1] : NULL;  // whoever took it is the chosen one again
  b->view.slot = last && last->slot >= 0 ? last->slot : 0;
  b->view.strand = last && last->slot >= 0 ? last->strand : 0;
  lab_step_to(b->lab, at);
  b->walking_to = at;
  timeline_clear(b->timeline);
  b->cursor = 0;
  if (at > from) return;
  b->facts.went_back++;
  bench_tell(b, say(b, WORD_WENT_BACK), at);
}

// Steps that the grain let go by themselves belong to the one before them; those inside a call, too.
static bool belongs_to_another(const LabGate *g, int at) {
  return g->history[at].by_itself || (g->history[at].inside && g->grain != LAB_INSIDE);
}

void bench_walk(Bench *b, int by) {
  if (!stepping(b)) return;
  const LabGate *g = b->view.gate;
  int at = stands_at(b) + by;
  while (at > 0 && at < g->nhistory && belongs_to_another(g, at)) at += by;
  bench_walk_to(b, at);
}

// The ways stand in a ring: each press turns it by one, and the present order is part of it.
void bench_way(Bench *b, int by) {
  if (!stepping(b)) return;
  const LabGate *g = b->view.gate;
  if (!g->nways) {
    bench_tell(b, "%s", say(b, WORD_NO_WAYS));
    return;
  }
  int way = by > 0 ? 0 : g->nways - 1;
  b->ntyped = 0;
  bench_seek_end(b);
  bench_tell(b, say(b, WORD_WAY_FROM), g->ways[way].from);
  lab_step_way(b->lab, way, by);
  b->view.gate = lab_gate(b->lab);
  b->walking_to = b->view.gate->settled ? -1 : b->view.gate->at;
  timeline_clear(b->timeline);
  b->cursor = 0;
}

// ---- a run at a pace is stepped by lot, and is taken over ----

bool bench_can_stand(const Bench *b) {
  const Moment *m = view_moment(&b->view);
  bool mine = b->ran && !b->standing && !view_stepping(&b->view) && lab_step_kept(b->lab) >= 0;
  return mine && (m ? m->order >= 0 && m->order <= lab_step_kept(b->lab) : lab_step_takes(b->lab));
}

bool bench_takes(const Bench *b) { return bench_can_stand(b) && bench_by_step(b) && view_running(&b->view); }

// At now its processes stay; in the past others are led there, and what came after is the future that can be left.
void bench_take(Bench *b) {
  View *v = &b->view;
  const Moment *m = view_moment(v);
  int at = m ? m->order : -1, slot = v->slot;
  bench_seek_end(b);
  if (!lab_step_take(b->lab, at)) {
    bench_tell(b, "%s", say(b, WORD_NOT_STEPPING));
    return;
  }
  timeline_clear(b->timeline);
  record_clear(b->record);
  b->cursor = 0;
  v->cursor = LOOKS_NOW;
  v->gate = b->facts.gate = lab_gate(b->lab);
  v->focus = PANEL_PROCESSES;
  v->slot = slot, v->strand = 0;
  v->wanted_choice = v->wanted_at = -1;
  b->ntyped = 0;
  b->walking_to = at;
  b->armed = false;  // a run that the learner schedules judges no prediction
  bench_show(b);
  bench_tell(b, say(b, at < 0 ? WORD_TAKEN_OVER : WORD_TAKEN_BACK), at < 0 ? v->gate->at : at);
}

void bench_grain(Bench *b) {
  static const Word grains[LAB_GRAINS] = {WORD_GRAIN_STEP, WORD_GRAIN_LINE, WORD_GRAIN_LOCKS, WORD_GRAIN_INSIDE};
  if (!stepping(b)) return;
  LabGrain grain = (LabGrain)((b->view.gate->grain + 1) % LAB_GRAINS);
  lab_step_grain(b->lab, grain);
  bench_tell(b, "%s", say(b, grains[grain]));
}

void bench_run_on(Bench *b) {
  View *v = &b->view;
  if (!stepping(b)) return;
  lab_step_free(b->lab);
  lab_pace(b->lab, v->pace);
  v->gate = lab_gate(b->lab);
  uint64_t dropped;
  // what was stepped through is in the history
  while (lab_events(b->lab, &b->cursor, b->events, BENCH_EVENTS, &dropped) == BENCH_EVENTS) continue;
  lab_snapshot(b->lab, b->snap);
  timeline_begin_at(b->timeline, b->snap);
}

void bench_order_name(const Bench *b, char *to, size_t size) {
  const char *path = b->path, *slash = strrchr(path, '/');
  const char *name = b->view.lesson ? b->view.lesson->name : slash ? slash + 1 : path;
  size_t n = strlen(name);
  if (n > 3 && !strcmp(name + n - 3, ".py")) n -= 3;
  snprintf(to, size, "%.*s.order.json", (int)n, name);
}

void bench_save_order(Bench *b, const char *path) {
  char why[400];
  bool ok = b->saves_outcome >= 0 ? lab_explore_save(b->lab, b->saves_outcome, path, why, sizeof why)
                                  : lab_step_save(b->lab, path, why, sizeof why);
  if (ok) bench_tell(b, say(b, WORD_SAVED_ORDER), path, path);
  else bench_tell(b, say(b, WORD_NOT_SAVED), why);
}

static int signal_named(const char *name) {
  char *end;
  long n = strtol(name, &end, 10);
  if (end != name && !*end) return n > 0 && n < SIGRTMIN && sigabbrev_np((int)n) ? (int)n : 0;
  if (!strncasecmp(name, "SIG", 3)) name += 3;
  for (int sig = 1; sig < SIGRTMIN; sig++)
    if (sigabbrev_np(sig) && !strcasecmp(name, sigabbrev_np(sig))) return sig;
  return 0;
}

void bench_send(Bench *b, int sig) {
  const LabProcess *p = view_process(&b->view, b->view.slot);
  bool held = view_stepping(&b->view);
  if (!p || p->ended || !(held ? lab_step_signal(b->lab, p->slot, sig) : lab_kill(b->lab, p->slot, sig)))
    bench_tell(b, say(b, p ? WORD_ALREADY_ENDED : WORD_NOBODY_TO_KILL), p ? p->name : "");
  else if (sig == SIGKILL) {
    b->facts.killed++;
    bench_tell(b, say(b, WORD_KILLED), p->name, p->pid);
  } else bench_tell(b, say(b, WORD_SIGNALLED), sigabbrev_np(sig), p->name, p->pid);
}

void bench_signal(Bench *b, const char *name) {
  int sig = signal_named(name);
  if (!sig) bench_tell(b, say(b, WORD_NO_SUCH_SIGNAL), name);
  else bench_send(b, sig);
}

// An order counts as watched when it was walked to its end; a step off it means that it is not watched.
static void look_at_watched(Bench *b) {
  const LabGate *g = b->view.gate;
  if (b->watching < 0) b->watching = g->on && g->nhistory ? g->nhistory : -1;
  if (b->watching <= 0) return;
  bool left = !g->on || g->differs || g->nhistory < b->watching, done = !left && g->at >= b->watching;
  if (done) b->facts.watched++;
  if (left || done) b->watching = 0;
}

bool bench_look_at_gate(Bench *b) {
  View *v = &b->view;
  const LabGate *g = v->gate = b->facts.gate = lab_gate(b->lab);
  if (g->settled || !g->on) b->walking_to = -1;
  look_at_leading(b);
  look_at_replayed(b);
  if (!b->leading_to && !b->to_start && b->walking_to < 0) let_all_typed(b);
  look_at_watched(b);
  GateSeen now = {g->on, g->settled, g->differs, g->fresh, g->grain, g->at, g->nhistory, g->nchoices};
  bool changed = memcmp(&now, &b->gate_seen, sizeof now) != 0;
  b->gate_seen = now;
  return changed;
}
