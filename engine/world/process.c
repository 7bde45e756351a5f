// The table of processes: births, ends, deaths.
//
// A slot's life word has its generation and its state. Births and header.alive change under the header's latch. A death
// is one CAS on the life word, by whoever knows it first; header.alive is decremented afterwards, once. The death must
// come first: the dead process may hold the latch, and a latch can be taken only from a process that is known to be
// dead.
#include "families.h"

#include <stdio.h>

static uint64_t life_make(uint32_t generation, ProcessState s) { return (uint64_t)generation << 8 | s; }
static Actor supervisor(void) { return actor_of(WORLD_SUPERVISOR, 1, 0); }

Actor world_actor(const World *w, int slot, int strand) {
  return actor_of(slot, process_generation(atomic_load_explicit(&world_process(w, slot)->life, memory_order_relaxed)),
                  strand);
}

bool world_actor_dead(const World *w, Actor a) {
  uint64_t life = atomic_load(&world_process(w, actor_slot(a))->life);
  return (process_generation(life) & 0x7ff) != actor_generation(a) || process_state(life) >= PROCESS_ENDED;
}

static uint32_t next_generation(uint32_t generation) {
  do generation++;
  while ((generation & 0x7ff) == 0);
  return generation;
}

// A slot that was never used; if all were, one that is GONE.
static int free_slot(World *w, uint64_t births) {
  if (births < WORLD_SLOTS) return (int)births;
  for (int i = 1; i < WORLD_SLOTS; i++) {
    int slot = (int)((births + (uint64_t)i) % WORLD_SLOTS);
    if (slot && world_process_state(w, slot) == PROCESS_GONE && atomic_load(&world_process(w, slot)->claim) == 0)
      return slot;
  }
  return -1;
}

static void fill(World *w, WorldProcess *p, Actor parent, ProcessMethod method, bool daemon, const char *name,
                 uint64_t seed, uint64_t births) {
  p->pid = 0;
  p->parent = parent ? actor_slot(parent) : -1;
  p->parent_generation = actor_generation(parent);
  p->method = method;
  p->daemon = daemon;
  p->birth = (uint32_t)births;
  snprintf(p->name, sizeof p->name, "%s", name);
  atomic_store(&p->seed, seed);
  atomic_store(&p->exit, 0);
  atomic_store(&p->signals, 0);
  atomic_store(&p->steps, 0);
  atomic_store(&p->line, 0);
  atomic_store(&p->acting, 0);
  atomic_store(&p->last_verb, 0);
  atomic_store(&p->nwaits, 0);
  atomic_store(&p->besides, 0);
  atomic_store(&p->asleep, 0);
  for (size_t i = 0; i < sizeof p->host / sizeof *p->host; i++) atomic_store(&p->host[i], 0);
  pipes_forget(w, (int)(p - w->processes));
  held_clear(w, (int)(p - w->processes));
}

int world_process_new(World *w, Actor parent, ProcessMethod method, bool daemon, const char *name, uint64_t seed) {
  WorldHeader *h = w->head;
  Txn t;
  redo_begin(&t, w, parent ? parent : supervisor(), &h->latch);
  uint64_t births = atomic_load(&h->births), alive = atomic_load(&h->alive);
  int slot = h->limits.processes && alive >= h->limits.processes ? -1 : free_slot(w, births);
  if (slot < 0) {
    redo_abort(&t);
    return h->limits.processes && alive >= h->limits.processes ? -1 : -2;
  }
  WorldProcess *p = world_process(w, slot);
  fill(w, p, parent, method, daemon, name, seed, births);
  redo_set(&t, &p->counted, 0);
  redo_set(&t, &p->life, life_make(next_generation(process_generation(atomic_load(&p->life))), PROCESS_BORN));
  redo_set(&t, &h->births, births + 1);
  redo_set(&t, &h->alive, alive + 1);
  redo_commit(&t);
  return slot;
}

static bool change_state(WorldProcess *p, ProcessState from, ProcessState to) {
  uint64_t life = atomic_load(&p->life);
  return process_state(life) == from &&
         atomic_compare_exchange_strong(&p->life, &life, life_make(process_generation(life), to));
}

static void count(World *w, WorldProcess *p, Actor by, uint64_t counted) {
  Txn t;
  redo_begin(&t, w, by, &w->head->latch);
  if (atomic_load(&p->counted) == counted) {
    redo_abort(&t);
    return;
  }
  redo_set(&t, &p->counted, counted);
  redo_set(&t, &w->head->alive, atomic_load(&w->head->alive) + (counted ? (uint64_t)-1 : 1));
  redo_commit(&t);
}

// A child whose parent was killed before its fork returned may have been taken for unborn: it exists after all.
void world_process_running(World *w, int slot, int pid) {
  WorldProcess *p = world_process(w, slot);
  p->pid = pid;
  if (change_state(p, PROCESS_BORN, PROCESS_RUNNING) || !change_state(p, PROCESS_GONE, PROCESS_RUNNING)) return;
  count(w, p, world_actor(w, slot, 0), 0);
}

void world_process_unborn(World *w, int slot) {
  WorldProcess *p = world_process(w, slot);
  if (p->pid != 0 || !change_state(p, PROCESS_BORN, PROCESS_GONE)) return;
  count(w, p, supervisor(), 1);
  pipes_dead(w, slot);
}

static void end(World *w, WorldProcess *p, int code, bool *first) {
  uint64_t life = atomic_load(&p->life);
  do {
    ProcessState s = process_state(life);
    if (s == PROCESS_FREE || s >= PROCESS_ENDED) return;
    atomic_store(&p->exit, (uint64_t)1 << 32 | (uint32_t)code);
    *first = true;
  } while (!atomic_compare_exchange_strong(&p->life, &life, life_make(process_generation(life), PROCESS_ENDED)));
}

void world_process_mark(World *w, int slot, int code) {
  bool first = false;
  end(w, world_process(w, slot), code, &first);
}

// Frees the slots of children that the dead process had not forked yet.
static void drop_unborn(World *w, int parent) {
  for (int i = 0, n = world_processes(w); i < n; i++) {
    WorldProcess *p = world_process(w, i);
    if (p->parent == parent && p->pid == 0 && world_process_state(w, i) == PROCESS_BORN) world_process_unborn(w, i);
  }
}

bool world_process_died(World *w, int slot, int code, Actor by) {
  WorldProcess *p = world_process(w, slot);
  bool first = false;
  end(w, p, code, &first);
  if (world_process_state(w, slot) != PROCESS_ENDED) return false;
  redo_recover(w, slot, by);
  count(w, p, by, 1);
  drop_unborn(w, slot);
  atomic_fetch_add(&w->head->dead_serial, 1);
  queues_unread(w, slot, by);
  if (code < 0) insides_left(w, slot);
  wait_forget(w, slot);
  uint32_t acting = atomic_load(&p->acting);
  if (acting < WORLD_OBJECTS) {
    wait_ring_surely(w, acting);
    if (world_object(w, acting)->lock >= 0) wait_ring_surely(w, (uint32_t)world_object(w, acting)->lock);
  }
  pipes_dead(w, slot);
  queues_left(w, slot, true);
  wait_ring_surely(w, WORLD_ENDS);
  if (p->parent >= 0) ring_surely(w, p->parent);
  return first;
}

void world_process_reaped(World *w, int slot) { change_state(world_process(w, slot), PROCESS_ENDED, PROCESS_GONE); }

int world_process_by_pid(World *w, int pid) {
  for (int i = world_processes(w) - 1; i >= 0; i--) {
    ProcessState s = world_process_state(w, i);
    if (world_process(w, i)->pid == pid && s >= PROCESS_BORN && s <= PROCESS_ENDED) return i;
  }
  return -1;
}

int world_processes(const World *w) {
  uint64_t births = atomic_load(&w->head->births);
  return births < WORLD_SLOTS ? (int)births : WORLD_SLOTS;
}

bool world_process_exit(const World *w, int slot, int *code) {
  uint64_t e = atomic_load(&world_process(w, slot)->exit);
  *code = (int)(int32_t)(uint32_t)e;
  return e >> 32;
}

void world_process_rename(World *w, int slot, const char *name) {
  WorldProcess *p = world_process(w, slot);
  snprintf(p->name, sizeof p->name, "%s", name);
}
