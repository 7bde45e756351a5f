// The gate, seen from a process: post the step, wait to be let through, take it.
//
// Which step goes is decided in the bench (metronome.h); here is only obedience. A step that was let through and finds
// its guard false after all (another was quicker) is posted again. Leaving the gate is noticed by the mode word alone.
#include "process.h"

bool gate_closed(const Process *p) {
  return atomic_load_explicit(&p->world->head->mode, memory_order_relaxed) != WORLD_LIVE;
}

static void post(Process *p, Strand *s, WorldCall *c) {
  world_post(p->world, c);
  p->waiter[strand_place(p, s)].what = WAITER_POSTED;
}

static void leave(Process *p, int place) {
  world_wait_end(p->world, (int)p->slot, place);
  p->waiter[place].what = WAITER_NONE;
}

VerbEnd gate_try(Process *p, Strand *s, WorldCall *c) {
  int place = strand_place(p, s);
  if (p->waiter[place].what != WAITER_POSTED) {
    if (p->waiter[place].what == WAITER_LIVE) leave(p, place);
    post(p, s, c);
    return VERB_BLOCKED;
  }
  WaitState state = world_granted(p->world, (int)p->slot, place);
  if (state == WAIT_POSTED) return VERB_BLOCKED;
  leave(p, place);
  if (state == WAIT_GRANTED_TIMEOUT) {
    world_step_expired(p->world, c);
    return VERB_DONE;
  }
  VerbEnd end = world_step(p->world, c);
  if (end == VERB_BLOCKED) post(p, s, c);
  return end;
}
