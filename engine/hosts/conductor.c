// The gate's scheduler in the bench, when somebody else chooses the steps (see conductor.h).
#include "conductor.h"

#include <string.h>

#include "config.h"
#include "proc.h"
#include "base/clock.h"

// ns: a signal is noticed in microseconds, a death in a few milliseconds; a process that takes longer computes
static const int64_t PATIENCE = 100000000;

// ---- what is held ----

bool posted_read(World *w, int slot, int strand, Posted *h) {
  if (atomic_load(&world_wait(w, slot, strand)->state) != WAIT_POSTED || !world_wait_call(w, slot, strand, &h->call))
    return false;
  h->slot = slot;
  h->strand = strand;
  h->go = h->call.verb == VERB_SLEEP_UNTIL ? h->call.deadline >= 0 : verb_guard(w, &h->call);
  h->timeout = !h->go && h->call.deadline >= 0;
  return true;
}

static bool moves_clock(const Posted *h) { return h->timeout || h->call.verb == VERB_SLEEP_UNTIL; }

bool posted_let_go(World *w, const Posted *h) {
  bool by_clock = moves_clock(h);
  if (!h->go && !h->timeout) return false;
  if (by_clock) world_clock_advance(w, h->call.deadline);
  return world_grant(w, h->slot, h->strand, by_clock);
}

Choice conductor_choice(const Posted *h) {
  return (Choice){
      .kind = h->timeout ? CHOICE_TIMEOUT : CHOICE_STEP,
      .slot = (uint16_t)h->slot,
      .strand = (uint8_t)h->strand,
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

// For a process with a signal on its way: has the signal arrived, that is, does it sleep by /proc? Asked only when the
// sender is at rest (or dead): before that the signal may not have been sent.
static bool felt_its_signals(Conductor *c, int slot) {
  ProcStat stat;
  if (!c->touched[slot]) return true;
  if (c->touched_by[slot] >= 0 && !sleeps(c, c->touched_by[slot])) return false;
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
  c->all_must_rest = 0;
  return true;
}

bool conductor_quiet(Conductor *c) {
  return c->all_must_rest == 0 || conductor_settled(c) ||
         (!c->under_way && clock_monotonic() - c->all_must_rest > PATIENCE);
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

bool conductor_let_go(Conductor *c, const Posted *h) {
  if (moves_clock(h) && c->all_must_rest == 0) conductor_disturbed(c);  // a process that computes may read the clock
  if (c->under_way || !conductor_quiet(c)) return false;
  Posted now;
  if (!conductor_find(c, h->slot, h->strand, &now) || (!now.go && !now.timeout)) return false;
  c->went = now;
  c->events = atomic_load(&world_process(c->world, h->slot)->events);
  c->under_way = posted_let_go(c->world, &now);
  return c->under_way;
}

static void touch(Conductor *c, int slot, int by) {
  c->touched[slot] = true;
  c->touched_by[slot] = (int16_t)by;
  conductor_disturbed(c);
}

void conductor_signalled(Conductor *c, int slot) { touch(c, slot, -1); }

void conductor_disturbed(Conductor *c) { c->all_must_rest = clock_monotonic(); }

// Which processes notice the step without a step of theirs: the target of a kill, the parent of a process that ends.
static void take_effects(Conductor *c, const Posted *h) {
  int parent = world_process(c->world, h->slot)->parent;
  if (h->call.verb == VERB_KILL && h->call.object < WORLD_SLOTS) touch(c, (int)h->call.object, h->slot);
  if (h->call.verb != VERB_EXIT) return;
  conductor_disturbed(c);
  if (parent >= 0) touch(c, parent, h->slot);
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
