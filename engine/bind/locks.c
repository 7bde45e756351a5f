// Lock, RLock, Semaphore, BoundedSemaphore: handles on locks of the world.
//
// One set of natives serves all four; the world has the kind. acquire and release of a Condition and a Value come here,
// too, with the number of their lock.
#include "bind.h"
#include "locks.h"
#include "hosts/quick.h"

// ---- acquire and release by the lock's number ----

Value bind_acquired(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  return from_bool(!s->step.timed_out && s->step.result != 0);
}

Step *bind_acquire_begin(Machine *m, uint32_t lock, Value block, Value timeout) {
  int64_t wait = 1;
  bool forever;
  double seconds;
  if (given(block) && !bind_int(m, block, &wait)) return NULL;
  if (!bind_timeout(m, timeout, &forever, &seconds)) return NULL;
  Step *step = machine_step_begin(m, VERB_ACQUIRE, lock);
  step->arg = wait && (forever || seconds > 0);
  if (step->arg && !forever) step->deadline = bind_deadline(m, seconds);
  return step;
}

Value bind_acquire(Machine *m, uint32_t lock, Value block, Value timeout) {
  if (!given(block) && !given(timeout) && host_acquire(m, lock)) return V_TRUE;
  return bind_acquire_begin(m, lock, block, timeout) ? machine_step(m, bind_acquired) : V_UNBOUND;
}

static Value released(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }

Value bind_release(Machine *m, uint32_t lock) {
  if (host_release(m, lock)) return V_NONE;
  machine_step_begin(m, VERB_RELEASE, lock);
  return machine_step(m, released);
}

// ---- the types ----

static Value semlock_acquire(Machine *m, const Value *args, int nargs) {
  return bind_filled(m, args[0]) ? bind_acquire(m, shared_of(args[0])->id, args[1], args[2]) : V_UNBOUND;
}
static Value semlock_release(Machine *m, const Value *args, int nargs) {
  if (host_release(m, shared_of(args[0])->id)) return V_NONE;
  return bind_filled(m, args[0]) ? bind_release(m, shared_of(args[0])->id) : V_UNBOUND;
}
static Value semlock_enter(Machine *m, const Value *args, int nargs) {
  if (host_acquire(m, shared_of(args[0])->id)) return V_TRUE;
  return bind_filled(m, args[0]) ? bind_acquire(m, shared_of(args[0])->id, V_UNBOUND, V_UNBOUND) : V_UNBOUND;
}

// The holder, in the words of CPython's repr
static const char *holder_name(Machine *m, Actor holder, char *buffer, size_t size, bool *other) {
  World *w = host_world(m);
  Actor me = host_actor(m);
  *other = holder != me && holder != 0;
  if (holder == 0) return "None";
  if (holder == me) {
    const char *name = world_process(w, (int)host_slot(m))->name;
    if (m->strand->number == m->strands->number) return name;
    Value thread = m->strand->object == V_NONE || !is_ptr(m->strand->object)
                       ? V_UNBOUND
                       : attr_get_str(m, m->strand->object, "_name");
    if (thread == V_UNBOUND && raised(m)) decref(m, exception_take(m));
    snprintf(buffer, size, "%s|%s", name, is_kind(thread, K_STR) ? str_data(thread) : "Thread");
    decref(m, thread);
    return buffer;
  }
  return actor_same_process(holder, me) ? "SomeOtherThread" : "SomeOtherProcess";
}

Value bind_lock_repr(Machine *m, uint32_t lock) {
  WorldObjectView v;
  char name[2 * WORLD_NAME];
  bool other;
  if (!world_object_read(host_world(m), lock, &v)) return str_from(m, "<Lock(owner=unknown)>");
  const char *holder = holder_name(m, v.holder, name, sizeof name, &other);
  switch (v.kind) {
  case KIND_LOCK: return str_format(m, "<Lock(owner=%s)>", holder);
  case KIND_RLOCK:
    if (other) return str_format(m, "<RLock(%s, nonzero)>", holder);
    return str_format(m, "<RLock(%s, %d)>", holder, v.holder ? v.depth : 0);
  case KIND_BOUNDED:
    return str_format(m, "<BoundedSemaphore(value=%lld, maxvalue=%lld)>", (long long)v.places, (long long)v.bound);
  default: return str_format(m, "<Semaphore(value=%lld)>", (long long)v.places);
  }
}

static Value told(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : bind_lock_repr(m, s->step.object);
}
static Value lock_shown(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  machine_step_begin(m, VERB_HOLDER, shared_of(args[0])->id);
  return machine_step(m, told);
}

uint32_t bind_lock_new(Machine *m, WorldKind kind, int64_t value) {
  WorldSpec spec = {
      .kind = kind, .owner = -1, .lock = -1, .value = value, .bound = kind == KIND_BOUNDED ? value : INT32_MAX};
  return bind_object_new(m, &spec);
}

static Value fill(Machine *m, Value self, WorldKind kind, int64_t value) {
  uint32_t id = bind_lock_new(m, kind, value);
  if (id == BIND_NO_OBJECT) return V_UNBOUND;
  shared_of(self)->id = id;
  return V_NONE;
}
static Value lock_init(Machine *m, const Value *args, int nargs) { return fill(m, args[0], KIND_LOCK, 1); }
static Value rlock_init(Machine *m, const Value *args, int nargs) { return fill(m, args[0], KIND_RLOCK, 1); }

static Value fill_semaphore(Machine *m, const Value *args, WorldKind kind) {
  int64_t value = 1;
  if (given(args[1]) && !bind_int(m, args[1], &value)) return V_UNBOUND;
  if (value > INT32_MAX || value < INT32_MIN)
    return raisef(m, m->e_OverflowError, "Python int too large to convert to C int");
  if (value < 0) return raise_os(m, 22);
  return fill(m, args[0], kind, value);
}
static Value semaphore_init(Machine *m, const Value *args, int nargs) {
  return fill_semaphore(m, args, KIND_SEMAPHORE);
}
static Value bounded_init(Machine *m, const Value *args, int nargs) { return fill_semaphore(m, args, KIND_BOUNDED); }

static Value counted(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_int(s->step.result2);
}
static Value semaphore_get_value(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  machine_step_begin(m, VERB_HOLDER, shared_of(args[0])->id);
  return machine_step(m, counted);
}

static const NativeDef lock_methods[] = {
    {"acquire", semlock_acquire, 1, 3, "self block timeout"},
    {"release", semlock_release, 1, 1, NULL},
    {"__enter__", semlock_enter, 1, 1, NULL},
    {"__exit__", semlock_release, 1, -1, NULL},
    {"__repr__", bind_shown_repr, 1, 1, NULL},
    {"_shown", lock_shown, 1, 1, NULL},
    {0},
};
static const NativeDef make = {"__new__", bind_shared_make, 1, -1, "**"};
static const NativeDef lock_inits[] = {{"__init__", lock_init, 1, 2, "self * ctx"}, {0}};
static const NativeDef rlock_inits[] = {{"__init__", rlock_init, 1, 2, "self * ctx"}, {0}};
static const NativeDef semaphore_inits[] = {
    {"__init__", semaphore_init, 1, 3, "self value * ctx"}, {"get_value", semaphore_get_value, 1, 1, NULL}, {0}};
static const NativeDef bounded_inits[] = {{"__init__", bounded_init, 1, 3, "self value * ctx"}, {0}};

void bind_locks_boot(Machine *m) {
  Binding *b = bind_of(m);
  const char *module = "multiprocessing.synchronize";
  Type *base = type_new_native(m, "SemLock", module, m->t_shared, K_SHARED, lock_methods, NULL);
  base->make = &make;
  b->t.lock = type_new_native(m, "Lock", module, base, K_SHARED, lock_inits, NULL);
  b->t.rlock = type_new_native(m, "RLock", module, base, K_SHARED, rlock_inits, NULL);
  b->t.semaphore = type_new_native(m, "Semaphore", module, base, K_SHARED, semaphore_inits, NULL);
  b->t.bounded = type_new_native(m, "BoundedSemaphore", module, b->t.semaphore, K_SHARED, bounded_inits, NULL);
  Type *written[] = {b->t.lock, b->t.rlock, b->t.semaphore, b->t.bounded};  // acquire and release are C's there, too
  for (int i = 0; i < 4; i++) written[i]->head.flags |= TYPE_WRITTEN;
}
