// Condition and Event.
//
// Condition.wait is three steps: sleep lets the lock go and joins the sleepers, woken waits for the notify, acquire
// takes the lock back as deep as it was. wait_for is a loop of the prelude (multiprocessing/synchronize.py).
#include "bind.h"
#include "locks.h"

// ---- Condition: id its own number, aux its lock's, keep the lock's handle ----

static uint32_t lock_of(Value self) { return shared_of(self)->aux; }

static Value condition_init(Machine *m, const Value *args, int nargs) {
  Shared *self = shared_of(args[0]);
  Binding *b = bind_of(m);
  bool own = !given(args[1]) || args[1] == V_NONE;
  if (!own && !bind_is_lock(m, args[1]))
    return raisef(m, m->e_AttributeError, "'%T' object has no attribute 'acquire'", args[1]);
  Value lock = own ? V_UNBOUND : incref(args[1]);
  if (own) {
    uint32_t number = bind_lock_new(m, KIND_RLOCK, 1);
    if (number == BIND_NO_OBJECT) return V_UNBOUND;
    lock = bind_shared_new(m, b->t.rlock, number);
    if (lock == V_UNBOUND) return V_UNBOUND;
  }
  WorldSpec spec = {.kind = KIND_CONDITION, .owner = -1, .lock = (int)shared_of(lock)->id};
  uint32_t id = bind_object_new(m, &spec);
  if (id == BIND_NO_OBJECT) return decref(m, lock), V_UNBOUND;
  if (own) bind_own(m, shared_of(lock)->id, id);
  self->id = id;
  self->aux = shared_of(lock)->id;
  bind_keep(self, lock);
  decref(m, lock);
  return V_NONE;
}

static Value condition_acquire(Machine *m, const Value *args, int nargs) {
  return bind_filled(m, args[0]) ? bind_acquire(m, lock_of(args[0]), args[1], args[2]) : V_UNBOUND;
}
static Value condition_release(Machine *m, const Value *args, int nargs) {
  return bind_filled(m, args[0]) ? bind_release(m, lock_of(args[0])) : V_UNBOUND;
}
static Value condition_enter(Machine *m, const Value *args, int nargs) {
  return bind_filled(m, args[0]) ? bind_acquire(m, lock_of(args[0]), V_UNBOUND, V_UNBOUND) : V_UNBOUND;
}

// keep[0]: the handle; keep[1]: the lock's depth, then whether it was notified; keep[2]: the deadline.
static Value wait_back(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  return s->step.keep[1];
}

static Value wait_woken(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  Value notified = from_bool(s->step.result != 0), depth = s->step.keep[1], handle = incref(s->step.keep[0]);
  Step *step = machine_step_begin(m, VERB_ACQUIRE, lock_of(handle));
  step->arg = 1;
  step->arg2 = as_int(depth);
  machine_step_keep(m, 0, handle);
  machine_step_keep(m, 1, notified);
  decref(m, handle);
  return machine_step(m, wait_back);
}

static Value wait_asleep(Machine *m, Strand *s) {
  if (s->step.error == ERROR_NOT_OWNER)
    return raisef(m, m->e_AssertionError, "must acquire() condition before using wait()");
  if (s->step.error) return bind_world_error(m, s);
  int64_t ticket = s->step.result, depth = s->step.result2;
  Value handle = incref(s->step.keep[0]), deadline = s->step.keep[2];
  Step *step = machine_step_begin(m, VERB_WOKEN, shared_of(handle)->id);
  step->arg = ticket;
  step->deadline = as_int(deadline);
  step->leaves = true;
  machine_step_keep(m, 0, handle);
  machine_step_keep(m, 1, from_int(depth));
  decref(m, handle);
  return machine_step(m, wait_woken);
}

static Value condition_wait(Machine *m, const Value *args, int nargs) {
  bool forever;
  double seconds;
  if (!bind_filled(m, args[0]) || !bind_timeout(m, args[1], &forever, &seconds)) return V_UNBOUND;
  machine_step_begin(m, VERB_SLEEP, shared_of(args[0])->id);
  machine_step_keep(m, 0, args[0]);
  machine_step_keep(m, 2, from_int(forever ? -1 : bind_deadline(m, seconds)));
  return machine_step(m, wait_asleep);
}

static Value notified(Machine *m, Strand *s) {
  if (s->step.error == ERROR_NOT_OWNER) return raisef(m, m->e_AssertionError, "lock is not owned");
  return s->step.error ? bind_world_error(m, s) : V_NONE;
}

static Value notify(Machine *m, Value self, int64_t n) {
  if (!bind_filled(m, self)) return V_UNBOUND;
  machine_step_begin(m, VERB_NOTIFY, shared_of(self)->id)->arg = n;
  return machine_step(m, notified);
}
static Value condition_notify(Machine *m, const Value *args, int nargs) {
  int64_t n = 1;
  if (is_kind(args[1], K_STR))
    return raisef(m, m->e_TypeError, "'<' not supported between instances of 'int' and 'str'");
  if (given(args[1]) && !bind_int(m, args[1], &n)) return V_UNBOUND;
  return notify(m, args[0], n < 0 ? 0 : n);
}
static Value condition_notify_all(Machine *m, const Value *args, int nargs) { return notify(m, args[0], -1); }

static Value condition_told(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  Value self = s->step.keep[0];
  WorldObjectView v = {0};
  world_object_read(host_world(m), shared_of(self)->id, &v);
  Value lock = bind_lock_repr(m, lock_of(self));
  if (lock == V_UNBOUND) return V_UNBOUND;
  Value text = str_format(m, "<%s(%V, %d)>", type_name(m, self), lock, v.nsleeping);
  decref(m, lock);
  return text;
}
static Value condition_shown(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  machine_step_begin(m, VERB_HOLDER, lock_of(args[0]));
  machine_step_keep(m, 0, args[0]);
  return machine_step(m, condition_told);
}

static Value condition_lock(Machine *m, Value self) {
  return bind_filled(m, self) ? incref(shared_of(self)->keep) : V_UNBOUND;
}

static const NativeDef condition_methods[] = {
    {"__init__", condition_init, 1, 3, "self lock * ctx"},
    {"acquire", condition_acquire, 1, 3, "self block timeout"},
    {"release", condition_release, 1, 1, NULL},
    {"__enter__", condition_enter, 1, 1, NULL},
    {"__exit__", condition_release, 1, -1, NULL},
    {"wait", condition_wait, 1, 2, "self timeout"},
    {"notify", condition_notify, 1, 2, "self n"},
    {"notify_all", condition_notify_all, 1, 1, NULL},
    {"__repr__", bind_shown_repr, 1, 1, NULL},
    {"_shown", condition_shown, 1, 1, NULL},
    {0},
};
static const GetSetDef condition_attrs[] = {{"_lock", condition_lock, NULL}, {0}};

// ---- Event ----

static Value event_init(Machine *m, const Value *args, int nargs) {
  WorldSpec spec = {.kind = KIND_EVENT, .owner = -1, .lock = -1};
  uint32_t id = bind_object_new(m, &spec);
  if (id == BIND_NO_OBJECT) return V_UNBOUND;
  shared_of(args[0])->id = id;
  return V_NONE;
}

static Value none_done(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }
static Value bool_done(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_bool(s->step.result != 0);
}

static Value event_step(Machine *m, Value self, Verb verb, StepDone done) {
  if (!bind_filled(m, self)) return V_UNBOUND;
  machine_step_begin(m, verb, shared_of(self)->id);
  return machine_step(m, done);
}
static Value event_is_set(Machine *m, const Value *args, int nargs) {
  return event_step(m, args[0], VERB_IS_SET, bool_done);
}
static Value event_set(Machine *m, const Value *args, int nargs) { return event_step(m, args[0], VERB_SET, none_done); }
static Value event_clear(Machine *m, const Value *args, int nargs) {
  return event_step(m, args[0], VERB_CLEAR, none_done);
}

static Value event_looked(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  if (s->step.result) return V_TRUE;
  int64_t pulse = s->step.result2, deadline = s->step.deadline;
  Step *step = machine_step_begin(m, VERB_WAIT, s->step.object);
  step->arg = pulse;
  step->deadline = deadline;
  return machine_step(m, bool_done);
}

static Value event_wait(Machine *m, const Value *args, int nargs) {
  bool forever;
  double seconds;
  if (!bind_filled(m, args[0]) || !bind_timeout(m, args[1], &forever, &seconds)) return V_UNBOUND;
  // the deadline is for the step after this one; this one never waits
  machine_step_begin(m, VERB_IS_SET, shared_of(args[0])->id)->deadline = forever ? -1 : bind_deadline(m, seconds);
  return machine_step(m, event_looked);
}

static Value event_told(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  return str_format(m, "<%s at 0x%llx %s>", type_name(m, s->step.keep[0]),
                    (unsigned long long)address_shown(m, s->step.keep[0]), s->step.result ? "set" : "unset");
}
static Value event_shown(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  machine_step_begin(m, VERB_IS_SET, shared_of(args[0])->id);
  machine_step_keep(m, 0, args[0]);
  return machine_step(m, event_told);
}

static const NativeDef event_methods[] = {
    {"__init__", event_init, 1, 2, "self * ctx"},
    {"is_set", event_is_set, 1, 1, NULL},
    {"set", event_set, 1, 1, NULL},
    {"clear", event_clear, 1, 1, NULL},
    {"wait", event_wait, 1, 2, "self timeout"},
    {"__repr__", bind_shown_repr, 1, 1, NULL},
    {"_shown", event_shown, 1, 1, NULL},
    {0},
};

void bind_condition_boot(Machine *m) {
  static const NativeDef make = {"__new__", bind_shared_make, 1, -1, "**"};
  Binding *b = bind_of(m);
  b->t.condition = type_new_native(m, "Condition", "multiprocessing.synchronize", m->t_shared, K_SHARED,
                                   condition_methods, condition_attrs);
  b->t.condition->make = &make;
  b->t.condition->head.flags |= TYPE_WRITTEN;
  b->t.event = type_new_native(m, "Event", "multiprocessing.synchronize", m->t_shared, K_SHARED, event_methods, NULL);
  b->t.event->make = &make;
  b->t.event->head.flags |= TYPE_WRITTEN;
}
