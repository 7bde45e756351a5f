// Barrier: its words in the world, one step a method. The rest (the action, the errors) is in the prelude's
// multiprocessing/synchronize.py.
#include "locks.h"

static Value barrier_init(Machine *m, const Value *args, int nargs) {
  int64_t parties;
  if (!bind_int(m, args[1], &parties)) return V_UNBOUND;
  WorldSpec spec = {.kind = KIND_BARRIER, .owner = -1, .lock = -1, .bound = parties};
  uint32_t id = bind_object_new(m, &spec);
  if (id == BIND_NO_OBJECT) return V_UNBOUND;
  shared_of(args[0])->id = id;
  return V_NONE;
}

static Value result_done(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_int(s->step.result);
}
static Value broken_done(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_bool(s->step.result2 != 0);
}

static Step *begin(Machine *m, Value self, Verb verb) {
  return bind_filled(m, self) ? machine_step_begin(m, verb, shared_of(self)->id) : NULL;
}

static Value step(Machine *m, Value self, Verb verb, int64_t arg, StepDone done) {
  Step *s = begin(m, self, verb);
  if (!s) return V_UNBOUND;
  s->arg = arg;
  return machine_step(m, done);
}

// arrive(has an action): the index of this party, -1: it is broken
static Value barrier_arrive(Machine *m, const Value *args, int nargs) {
  return step(m, args[0], VERB_ARRIVE, args[1] == V_TRUE, result_done);
}

// leave(timeout): 0 all were there, -1 it is broken or was reset, 1 the last one's action still runs: call again
static Value barrier_leave(Machine *m, const Value *args, int nargs) {
  bool forever;
  double seconds;
  if (!bind_timeout(m, args[1], &forever, &seconds)) return V_UNBOUND;
  Step *s = begin(m, args[0], VERB_LEAVE);
  if (!s) return V_UNBOUND;
  s->deadline = forever ? -1 : bind_deadline(m, seconds);
  s->leaves = true;
  return machine_step(m, result_done);
}

static Value barrier_open(Machine *m, const Value *args, int nargs) {
  return step(m, args[0], VERB_OPEN, 0, result_done);
}

// break_(by the last one, whose action failed)
static Value barrier_break(Machine *m, const Value *args, int nargs) {
  return step(m, args[0], VERB_BREAK, args[1] == V_TRUE, result_done);
}
static Value barrier_reset(Machine *m, const Value *args, int nargs) {
  return step(m, args[0], VERB_RESET, 0, result_done);
}
static Value barrier_waiting(Machine *m, const Value *args, int nargs) {
  return step(m, args[0], VERB_PARTIES, 0, result_done);
}
static Value barrier_broken(Machine *m, const Value *args, int nargs) {
  return step(m, args[0], VERB_PARTIES, 0, broken_done);
}

static const NativeDef methods[] = {
    {"__init__", barrier_init, 2, 2, NULL},
    {"arrive", barrier_arrive, 2, 2, NULL},
    {"leave", barrier_leave, 2, 2, NULL},
    {"open", barrier_open, 1, 1, NULL},
    {"break_", barrier_break, 2, 2, NULL},
    {"reset", barrier_reset, 1, 1, NULL},
    {"n_waiting", barrier_waiting, 1, 1, NULL},
    {"is_broken", barrier_broken, 1, 1, NULL},
    {0},
};

void bind_barrier_boot(Machine *m) {
  static const NativeDef make = {"__new__", bind_shared_make, 1, -1, "**"};
  Binding *b = bind_of(m);
  b->t.barrier = type_new_native(m, "Barrier", "multiprocessing.synchronize", m->t_shared, K_SHARED, methods, NULL);
  b->t.barrier->make = &make;
}
