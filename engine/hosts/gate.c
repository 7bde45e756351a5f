// The gate in a process: post the step, sleep until it is granted, take it.
//
// The bench decides which step goes (metronome.h, conductor.h). A granted step whose guard is false after all (another
// was quicker) is posted again. The mode word says when the gate is not in use any more.
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
  past_before(p, s, c);
  VerbEnd end = VERB_DONE;
  if (state == WAIT_GRANTED_TIMEOUT) world_step_expired(p->world, c);
  else end = world_step(p->world, c);
  if (end == VERB_BLOCKED) post(p, s, c);
  else past_after(p, s, c, end);
  return end;
}
