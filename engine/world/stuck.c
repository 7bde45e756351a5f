// Deadlock, from the wait records: see stuck.h.
//
// A process is free if a strand of it runs, if one of its waits has a deadline or a true guard, or if a free process
// could end one of its waits. This is repeated until nothing changes (a fixed point); the others are stuck. A Lock may
// be released by anybody, so any free process frees its waiters.
#include "stuck.h"
#include "families.h"

#include <string.h>

// ---- the set ----

typedef enum Standing { AWAY, FREE, WAITS } Standing;  // AWAY: not a process now

static bool in_the_kernel(const WorldProcess *p) {
  WorldProcess *q = (WorldProcess *)p;
  return atomic_load(&q->asleep) && atomic_load(&q->bell) == atomic_load(&q->asleep_on) && !atomic_load(&q->besides);
}

static bool could_go(World *w, const WorldCall *c) { return world_may_time_out(w, c) || verb_guard(w, c); }

static Standing standing(World *w, int slot) {
  ProcessState s = world_process_state(w, slot);
  if (s == PROCESS_FREE || s >= PROCESS_ENDED) return AWAY;
  WorldProcess *p = world_process(w, slot);
  if (s != PROCESS_RUNNING || !in_the_kernel(p)) return FREE;
  int waits = 0;
  for (uint32_t i = 0, n = atomic_load(&p->nwaits); i < n && i < WORLD_STRANDS; i++) {
    WorldCall c;
    if (!world_wait_call(w, slot, (int)i, &c)) continue;
    if (could_go(w, &c)) return FREE;
    waits++;
  }
  return waits ? WAITS : FREE;
}

static bool freed(World *w, const uint8_t *standings, int slot, bool somebody_free) {
  enum { MOST = 64 };
  int slots[MOST];
  for (uint32_t i = 0, n = atomic_load(&world_process(w, slot)->nwaits); i < n && i < WORLD_STRANDS; i++) {
    WorldCall c;
    bool anybody;
    if (!world_wait_call(w, slot, (int)i, &c)) continue;
    int ends = world_could_end(w, &c, slots, MOST, &anybody);
    if (anybody && somebody_free) return true;
    for (int k = 0; k < ends; k++)
      if (standings[slots[k]] == FREE) return true;
  }
  return false;
}

static void note_stuck(World *w, WorldStuck *s, int slot) {
  for (uint32_t i = 0, n = atomic_load(&world_process(w, slot)->nwaits); i < n && i < WORLD_STRANDS; i++) {
    WorldCall c;
    bool anybody;
    int end;
    if (!world_wait_call(w, slot, (int)i, &c)) continue;
    bool process = verb_family(c.verb) == FAMILY_PROCESS;
    int holder = world_could_end(w, &c, &end, 1, &anybody) ? end : -1;
    if (s->n < STUCK_LIST) s->one[s->n] = (WorldStuckOne){slot, (int)i, c.verb, process ? -1 : (int)c.object, holder};
    s->n++;
    s->outside |= c.verb == VERB_PAUSE;
  }
}

void world_stuck(World *w, WorldStuck *s) {
  uint8_t standings[WORLD_SLOTS];
  int n = world_processes(w), stuck = 0;
  bool somebody_free = false;
  *s = (WorldStuck){.reading = 1};
  for (int i = 0; i < n; i++) {
    standings[i] = (uint8_t)standing(w, i);
    if (standings[i] == AWAY) continue;
    s->alive++;
    s->reading = (s->reading ^ (atomic_load(&world_process(w, i)->waits) + atomic_load(&world_process(w, i)->life))) *
                     0x100000001b3u +
                 (uint64_t)i;
    somebody_free |= standings[i] == FREE;
  }
  for (bool again = true; again;) {
    again = false;
    for (int i = 0; i < n; i++) {
      if (standings[i] != WAITS || !freed(w, standings, i, somebody_free)) continue;
      standings[i] = FREE;
      again = somebody_free = true;
    }
  }
  for (int i = 0; i < n; i++) {
    if (standings[i] != WAITS) continue;
    stuck++;
    note_stuck(w, s, i);
  }
  s->all = s->alive > 0 && stuck == s->alive;
}

// ---- rings ----

// Has the process another strand that has a deadline, or can go? It may do what the others wait for.
static bool moves_besides(World *w, int slot, uint32_t strand) {
  for (uint32_t i = 0, n = atomic_load(&world_process(w, slot)->nwaits); i < n && i < WORLD_STRANDS; i++) {
    WorldCall c;
    if (i != strand && world_wait_call(w, slot, (int)i, &c) && could_go(w, &c)) return true;
  }
  return false;
}

// May it have a strand that runs? Such a strand has no wait, so of several strands all wait only if it is asleep.
static bool may_run_besides(const WorldProcess *p) {
  return atomic_load(&((WorldProcess *)p)->nwaits) > 1 && !in_the_kernel(p);
}

// The one process that the slot's wait depends on; -1: there is no such one.
static int hangs_on(World *w, int slot, WorldRing *link) {
  if (may_run_besides(world_process(w, slot))) return -1;
  for (uint32_t i = 0, n = atomic_load(&world_process(w, slot)->nwaits); i < n && i < WORLD_STRANDS; i++) {
    WorldCall c;
    bool anybody;
    int ends[2], end;
    if (!world_wait_call(w, slot, (int)i, &c) || c.verb == VERB_WAIT_CHILD || verb_guard(w, &c)) continue;
    int could = world_could_end(w, &c, ends, 2, &anybody);
    // one of several may end it
    if (!could || (could > 1 && verb_family(c.verb) == FAMILY_PIPE) || verb_family(c.verb) == FAMILY_MANY) continue;
    if (moves_besides(w, slot, i)) return -1;
    end = ends[0];
    *link = (WorldRing){.slot = slot,
                        .verb = c.verb,
                        .object = verb_family(c.verb) == FAMILY_PROCESS ? -1 : (int)c.object,
                        .next = end};
    Actor holder = c.verb == VERB_ACQUIRE ? world_holder(w, c.object) : 0;
    if (holder && actor_slot(holder) == end)
      link->strand = actor_strand(c.actor), link->next_strand = actor_strand(holder);
    return end;
  }
  return -1;
}

// The ring through a process, link by link: how many. waits: the sum of its processes' wait counters.
static int ring_through(World *w, int start, WorldRing *ring, int max, uint64_t *waits) {
  int length = 0, at = start, n = world_processes(w);
  *waits = 0;
  do {
    WorldRing link;
    *waits += atomic_load(&world_process(w, at)->waits);
    if ((at = hangs_on(w, at, &link)) < 0) return 0;
    if (length < max) ring[length] = link;
    length++;
  } while (at != start && length < n);
  return at == start ? length : 0;
}

// The links are read one after the other, while others go on: a ring is one if all of them waited at one moment. So it
// is read twice, and nobody in it has begun or ended a wait in between.
int world_ring_of_waits(World *w, WorldRing *ring, int max) {
  uint16_t walk[WORLD_SLOTS] = {0};  // the walk a slot was last met on: 0 none
  int n = world_processes(w);
  for (int first = 0; first < n; first++) {
    int at = first;
    WorldRing link;
    while (at >= 0 && walk[at] == 0) {
      walk[at] = (uint16_t)(first + 1);
      ProcessState s = world_process_state(w, at);
      at = s == PROCESS_RUNNING ? hangs_on(w, at, &link) : -1;
    }
    if (at < 0 || walk[at] != first + 1) continue;
    uint64_t before, after;
    int length = ring_through(w, at, ring, max, &before);
    if (length && ring_through(w, at, ring, max, &after) == length && before == after)
      return length < max ? length : max;
  }
  return 0;
}
