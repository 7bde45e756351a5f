// The gate's scheduler in the bench, when somebody else chooses the steps (see conductor.h).
#include "conductor.h"

#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "config.h"
#include "proc.h"
#include "base/clock.h"

// ns of processor time: a process that has used so much since it should rest computes
static const int64_t PATIENCE = 100000000;

// ---- what is held ----

static bool posted_read(World *w, int slot, int strand, Posted *h) {
  if (atomic_load(&world_wait(w, slot, strand)->state) != WAIT_POSTED || !world_wait_call(w, slot, strand, &h->call))
    return false;
  h->slot = slot;
  h->strand = strand;
  h->go = h->call.verb == VERB_SLEEP_UNTIL ? h->call.deadline >= 0 : verb_guard(w, &h->call);
  h->timeout = !h->go && world_may_time_out(w, &h->call);
  h->way = 0;
  return true;
}

static bool is_late(const Posted *h) { return h->call.verb == VERB_CLOCK && h->way; }
static bool lets_pass(const Posted *h) { return h->timeout || h->call.verb == VERB_SLEEP_UNTIL; }
static bool moves_clock(const Posted *h) { return lets_pass(h) || is_late(h); }

Choice conductor_choice(const Posted *h) {
  return (Choice){
      .kind = h->timeout ? CHOICE_TIMEOUT : CHOICE_STEP,
      .slot = (uint16_t)h->slot,
      .strand = (uint8_t)h->strand,
      .arg = h->way,
      .verb = h->call.verb,
      .line = h->call.line,
      .object = h->call.object,
  };
}

void conductor_begin(Conductor *c, World *w) {
  memset(c, 0, sizeof *c);
  c->world = w;
  // at the very beginning, so that every run of the same order has the same times
  atomic_store(&w->head->clock_held, 0);
  atomic_store(&w->head->host[HOST_WORD_TIMELESS], 1);
  atomic_store(&w->head->mode, WORLD_GATED);
}

void conductor_take_over(Conductor *c, World *w) {
  memset(c, 0, sizeof *c);
  c->world = w;
  for (int i = 0, n = world_processes(w); i < n; i++) conductor_signalled(c, i);
}

// ---- at rest ----

// It sleeps on its bell and was not rung since, or it has ended.
static bool sleeps(const Conductor *c, int slot) {
  WorldProcess *p = world_process(c->world, slot);
  ProcessState state = world_process_state(c->world, slot);
  if (state != PROCESS_RUNNING) return state != PROCESS_BORN && state != PROCESS_EXITING;
  uint64_t waits = atomic_load(&p->waits);
  return atomic_load(&p->asleep) && atomic_load(&p->bell) == atomic_load(&p->asleep_on) &&
         atomic_load(&p->waits) == waits;
}

// It has used so much of the processor since all should rest that it is not about to.
static bool computes(Conductor *c, int slot) {
  clockid_t clock;
  int pid = world_process(c->world, slot)->pid;
  if (world_process_state(c->world, slot) != PROCESS_RUNNING || clock_getcpuclockid(pid, &clock) != 0) return false;
  int64_t spent = clock_of(clock);
  if (c->spent[slot] < 0) c->spent[slot] = spent;
  return spent - c->spent[slot] > PATIENCE;
}

static bool lives(const Conductor *c, int slot) { return world_process_state(c->world, slot) <= PROCESS_EXITING; }

// A child that may be about to die of a signal: its parent will get a SIGCHLD. One that has felt it and still lives, or
// was stopped by it, is not.
static bool fears_for_a_child(Conductor *c, int slot) {
  for (int i = 0, n = world_processes(c->world); i < n; i++)
    if (c->touched[i] && lives(c, i) && world_process(c->world, i)->parent == slot && !computes(c, i) &&
        !conductor_at_rest(c, i))
      return true;
  return false;
}

// A death is known (by its pidfd) a moment before the parent has its SIGCHLD: both happen while the kernel holds the
// list of processes. To signal a group waits for that list. Signal 0 does nothing.
static void let_the_dying_end(void) { kill(-getpgrp(), 0); }

// For a process with a signal on its way: has the signal arrived, that is, does it sleep by /proc? Asked only when the
// sender is at rest (or dead): before that the signal may not have been sent.
static bool felt_its_signals(Conductor *c, int slot) {
  ProcStat stat;
  if (!c->touched[slot]) return true;
  if (c->touched_by[slot] >= 0 && !sleeps(c, c->touched_by[slot])) return false;
  if (fears_for_a_child(c, slot)) return false;
  let_the_dying_end();
  if (!proc_stat(world_process(c->world, slot)->pid, &stat)) return false;  // dead; the supervisor will hear
  c->stopped[slot] = stat.state == 'T';
  if (stat.state == 'S') c->touched[slot] = false;
  return stat.state == 'S' || stat.state == 'T';
}

bool conductor_at_rest(Conductor *c, int slot) {
  if (world_process_state(c->world, slot) != PROCESS_RUNNING) return sleeps(c, slot);
  return felt_its_signals(c, slot) && (c->stopped[slot] || sleeps(c, slot));
}

bool conductor_settled(Conductor *c) {
  if (c->under_way) return false;
  for (int i = 0, n = world_processes(c->world); i < n; i++)
    if (!conductor_at_rest(c, i)) return false;
  c->all_must_rest = false;
  return true;
}

bool conductor_quiet(Conductor *c) {
  if (!c->all_must_rest || conductor_settled(c)) return true;
  bool all = !c->under_way;
  for (int i = 0, n = world_processes(c->world); i < n; i++)
    if (!conductor_at_rest(c, i) && !computes(c, i)) all = false;
  return all;
}

static bool is_stopped(const Conductor *c, int slot) {
  ProcStat stat;
  return world_process_state(c->world, slot) == PROCESS_RUNNING &&
         proc_stat(world_process(c->world, slot)->pid, &stat) && (stat.state == 'T' || stat.state == 't');
}

static bool all_sleep(const Conductor *c, int *who) {
  for (int i = 0, n = world_processes(c->world); i < n; i++)
    if (!sleeps(c, i) && !is_stopped(c, i)) return *who = i, false;
  return true;
}

// Changes with whatever a process does.
static uint64_t reading(const Conductor *c) {
  uint64_t sum = atomic_load(&c->world->head->births);
  for (int i = 0, n = world_processes(c->world); i < n; i++) {
    const WorldProcess *p = world_process(c->world, i);
    sum += atomic_load(&p->waits) + atomic_load(&p->bell) + atomic_load(&p->life);
  }
  return sum;
}

// Everybody sleeps, so nobody can send a signal any more; then the kernel says of each that it sleeps, so that none is
// on its way; and nobody has moved meanwhile.
bool conductor_certain(Conductor *c, int *who) {
  uint64_t before = reading(c);
  if (c->under_way) return *who = c->went.slot, false;
  if (!all_sleep(c, who)) return false;
  let_the_dying_end();
  for (int i = 0, n = world_processes(c->world); i < n; i++) {
    ProcStat stat;
    if (world_process_state(c->world, i) != PROCESS_RUNNING) continue;
    *who = i;
    if (!proc_stat(world_process(c->world, i)->pid, &stat)) return false;
    c->stopped[i] = stat.state == 'T' || stat.state == 't';
    if (stat.state != 'S' && !c->stopped[i]) return false;
    c->touched[i] = false;
  }
  return all_sleep(c, who) && reading(c) == before;
}

bool conductor_find(Conductor *c, int slot, int strand, Posted *h) {
  if (world_process_state(c->world, slot) != PROCESS_RUNNING || !conductor_at_rest(c, slot) ||
      !posted_read(c->world, slot, strand, h))
    return false;
  if (c->stopped[slot]) h->go = h->timeout = false;
  return true;
}

int conductor_posted(Conductor *c, Posted *out, int max) {
  int found = 0;
  for (int slot = 0, n = world_processes(c->world); slot < n; slot++) {
    if (world_process_state(c->world, slot) != PROCESS_RUNNING) continue;
    for (int strand = 0, strands = (int)atomic_load(&world_process(c->world, slot)->nwaits);
         strand < strands && strand < WORLD_STRANDS; strand++) {
      Posted h;
      if (!conductor_find(c, slot, strand, &h)) continue;
      if (found < max) out[found] = h;
      found++;
    }
  }
  return found;
}

// ---- one step ----

static bool let_go(Conductor *c, const Posted *h, int64_t clock) {
  if (moves_clock(h) && !c->all_must_rest) conductor_disturbed(c);  // a process that computes may read the clock
  if (c->under_way || !conductor_quiet(c)) return false;
  Posted now;
  if (!conductor_find(c, h->slot, h->strand, &now) || (!now.go && !now.timeout)) return false;
  now.way = h->way;
  if (is_late(&now)) now.call.arg = 1;  // as it is told
  c->went = now;
  c->events = atomic_load(&world_process(c->world, h->slot)->events);
  int64_t to = is_late(&now) ? world_now(c->world) + WORLD_LATE : clock < 0 ? now.call.deadline : clock;
  if (moves_clock(&now)) world_clock_advance(c->world, to);
  c->under_way = world_grant(c->world, now.slot, now.strand, lets_pass(&now));
  return c->under_way;
}

bool conductor_let_go(Conductor *c, const Posted *h) { return let_go(c, h, -1); }
bool conductor_let_look(Conductor *c, const Posted *h, int64_t clock) { return let_go(c, h, clock); }

static void touch(Conductor *c, int slot, int by) {
  c->touched[slot] = true;
  c->touched_by[slot] = (int16_t)by;
  conductor_disturbed(c);
}

// As it may die of it, its parent may have a SIGCHLD on its way.
void conductor_signalled(Conductor *c, int slot) {
  int parent = world_process(c->world, slot)->parent;
  if (parent >= 0) touch(c, parent, -1);
  touch(c, slot, -1);
}

void conductor_disturbed(Conductor *c) {
  c->all_must_rest = true;
  for (int i = 0, n = world_processes(c->world); i < n; i++) c->spent[i] = -1;
}

// Which processes notice the step without a step of theirs: the target of a kill and, as it may die of it, its parent;
// the parent of a process that ends.
static void take_effects(Conductor *c, const Posted *h) {
  bool kills = h->call.verb == VERB_KILL && h->call.object < WORLD_SLOTS;
  if (!kills && h->call.verb != VERB_EXIT) return;
  int parent = world_process(c->world, kills ? (int)h->call.object : h->slot)->parent;
  conductor_disturbed(c);
  if (parent >= 0) touch(c, parent, h->slot);
  if (kills) touch(c, (int)h->call.object, h->slot);
}

ConductorSight conductor_see(Conductor *c, WorldEvent *e) {
  if (!c->under_way) return CONDUCTOR_NOTHING;
  int slot = c->went.slot;
  uint64_t next = c->events, dropped = 0;
  // read before looking for the event: if the process has ended, the event is there by now or never
  bool ended = world_process_state(c->world, slot) >= PROCESS_ENDED;
  bool rests = !ended && conductor_at_rest(c, slot);
  if (world_events(c->world, slot, &next, e, 1, &dropped) == 1) {
    c->under_way = false;
    take_effects(c, &c->went);
    return CONDUCTOR_HAPPENED;
  }
  if (!ended && !rests) return CONDUCTOR_UNDER_WAY;
  c->under_way = false;
  return CONDUCTOR_GONE;
}
