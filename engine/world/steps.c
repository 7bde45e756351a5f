// The verbs on processes, the clock and signals: what a process does that is not about an object.
#include "families.h"

#include <string.h>

bool always(World *w, const WorldCall *c) { return (void)w, (void)c, true; }

VerbEnd nothing(World *w, WorldCall *c) {
  (void)w;
  c->result = 0;
  c->timed_out = true;
  return VERB_DONE;
}

VerbEnd process_start(World *w, WorldCall *c) {
  char name[WORLD_NAME];
  size_t n = c->nbytes < sizeof name - 1 ? c->nbytes : sizeof name - 1;
  if (n) memcpy(name, c->bytes, n);
  name[n] = 0;
  c->result = world_process_new(w, c->actor, (ProcessMethod)(c->arg & 0xff), c->arg >> 8 & 1, name, (uint64_t)c->arg2);
  if (c->result >= 0) {
    if ((c->arg & 0xff) == METHOD_FORK) pipes_forked(w, actor_slot(c->actor), (int)c->result);
    return VERB_DONE;
  }
  return verb_fail(c, c->result == -1 ? ERROR_LIMIT : ERROR_FULL);
}

static uint64_t exit_word(int code) { return (uint64_t)1 << 32 | (uint32_t)code; }

VerbEnd process_exit(World *w, WorldCall *c) {
  WorldProcess *p = world_process(w, actor_slot(c->actor));
  atomic_store(&p->exit, exit_word(c->arg < 0 ? (int)c->arg : (int)c->arg & 0xff));
  uint64_t life = atomic_load(&p->life);
  if (process_state(life) == PROCESS_RUNNING)
    atomic_compare_exchange_strong(&p->life, &life, (life & ~(uint64_t)0xff) | PROCESS_EXITING);
  pipes_left(w, actor_slot(c->actor));
  queues_left(w, actor_slot(c->actor), false);
  if (w->ring) {
    if (p->parent >= 0) w->ring(w, p->parent);
    if (atomic_load(&w->objects[WORLD_ENDS].waiters)) wait_ring_some(w, WORLD_ENDS, WORLD_SLOTS);
  }
  return VERB_DONE;
}

bool process_ended(World *w, const WorldCall *c) {
  ProcessState s = world_process_state(w, (int)c->object);
  return s >= PROCESS_EXITING || s == PROCESS_FREE;
}
VerbEnd process_join(World *w, WorldCall *c) {
  if (!process_ended(w, c)) return VERB_BLOCKED;
  c->result = 1;
  return VERB_DONE;
}

// A child that has ended and was not waited for; -1: none has, -2: there is no child to wait for.
static int ended_child(World *w, Actor parent) {
  int found = -2;
  for (int i = 0, n = world_processes(w); i < n; i++) {
    WorldProcess *p = world_process(w, i);
    if (p->parent != actor_slot(parent) || p->parent_generation != actor_generation(parent)) continue;
    ProcessState s = world_process_state(w, i);
    if (s == PROCESS_EXITING || s == PROCESS_ENDED) return i;
    if (s == PROCESS_BORN || s == PROCESS_RUNNING) found = -1;
  }
  return found;
}
bool process_child_ended(World *w, const WorldCall *c) { return c->arg || ended_child(w, c->actor) != -1; }
VerbEnd process_wait_child(World *w, WorldCall *c) {
  int child = ended_child(w, c->actor);
  if (child == -1 && !c->arg) return VERB_BLOCKED;
  c->result = child >= 0 ? child : child == -1 ? -2 : -1;
  return VERB_DONE;
}

static bool alive(World *w, uint32_t slot) {
  ProcessState s = world_process_state(w, (int)slot);
  return s == PROCESS_BORN || s == PROCESS_RUNNING;
}
// With a deadline it is an alarm: not before that.
bool process_may_kill(World *w, const WorldCall *c) { return c->deadline <= 0 || world_now(w) >= c->deadline; }
VerbEnd process_kills(World *w, WorldCall *c) {
  ProcessState s = world_process_state(w, (int)c->object);
  c->result = s == PROCESS_RUNNING || s == PROCESS_EXITING || s == PROCESS_BORN ? world_process(w, (int)c->object)->pid
                                                                                : 0;
  return VERB_DONE;
}
VerbEnd process_kill(World *w, WorldCall *c) { return process_may_kill(w, c) ? process_kills(w, c) : VERB_BLOCKED; }
VerbEnd process_is_alive(World *w, WorldCall *c) { return c->result = alive(w, c->object), VERB_DONE; }

bool process_signalled(World *w, const WorldCall *c) {
  return atomic_load(&world_process(w, actor_slot(c->actor))->signals) & (uint64_t)c->arg;
}
VerbEnd process_handle(World *w, WorldCall *c) { return c->result = 0, VERB_DONE; }

VerbEnd process_pause(World *w, WorldCall *c) {
  if (!process_signalled(w, c)) return VERB_BLOCKED;
  c->result = (int64_t)(atomic_load(&world_process(w, actor_slot(c->actor))->signals) & (uint64_t)c->arg);
  return VERB_DONE;
}

// With arg 1 a loop waits on the clock: it may look again at any time.
bool clock_passed(World *w, const WorldCall *c) {
  return c->deadline >= 0 && (c->arg == 1 || world_now(w) >= c->deadline);
}
VerbEnd clock_sleep(World *w, WorldCall *c) { return clock_passed(w, c) ? VERB_DONE : VERB_BLOCKED; }
VerbEnd clock_ask(World *w, WorldCall *c) {
  if (c->arg) world_clock_advance(w, world_now(w) + WORLD_LATE);
  return c->result = world_now(w) / WORLD_LATE, VERB_DONE;
}
VerbEnd clock_rang(World *w, WorldCall *c) { return (void)w, (void)c, VERB_DONE; }
