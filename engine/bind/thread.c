// Threads: strands of the process and their private locks (the C part of threading; the rest is in the prelude).
//
// A thread's lock is a lock of the world, so that a wait for it is visible like any other; but it belongs to one
// process. A fork copies it as it stands: the child's copy becomes a new lock of the world at its first use, and one
// that was held is held there, too, by the thread that had it. That thread is not in the child, unless it is the one
// that forked: so nobody there will ever release it, as in CPython. How a lock stands is therefore kept in the
// process's memory beside its number (keep): the parent may have released it by the time that its child looks.
#include "thread.h"

#include "locks.h"

// ---- how it stands ----

// keep of a lock that is held: the number of the strand that took it, and how often
enum { DEPTH_BITS = 24 };

static int64_t kept(const Shared *s) { return is_int(s->keep) ? as_int(s->keep) : 0; }
static uint32_t depth_of(const Shared *s) { return (uint32_t)kept(s) & ((1u << DEPTH_BITS) - 1); }
static void note_taken(Shared *s, const Strand *by) {
  s->keep = from_int((int64_t)by->number << DEPTH_BITS | (depth_of(s) + 1));
}
static void note_released(Shared *s) { s->keep = depth_of(s) > 1 ? from_int(kept(s) - 1) : V_UNBOUND; }

static int place_of(const Machine *m, uint64_t number) {
  for (const Strand *s = m->strands; s; s = s->next)
    if (s->number == number) return (int)(number % WORLD_STRANDS);
  return STRAND_LEFT;
}

// aux: the process that the lock's number belongs to
static uint32_t me(Machine *m) { return world_actor(host_world(m), (int)host_slot(m), 0); }

// A copy is called as the lock that its process had when it was forked.
static void name_copy(World *w, uint32_t id, uint32_t copied, uint32_t from) {
  const WorldObject *o = world_object(w, copied);
  if (o->kind != world_object(w, id)->kind || o->creator != from || !o->name[0]) return;
  world_object(w, id)->line = o->line;
  world_name(w, id, o->name);
}

static bool own(Machine *m, Value self) {
  Shared *s = shared_of(self);
  if (s->id != BIND_NO_OBJECT && s->aux == me(m)) return true;
  WorldSpec spec = {.kind = is_instance(m, self, bind_of(m)->t.thread_rlock) ? KIND_RLOCK : KIND_LOCK,
                    .owner = -1,
                    .lock = -1,
                    .value = 1,
                    .bound = INT32_MAX};
  if (depth_of(s)) {
    spec.holder = world_actor(host_world(m), (int)host_slot(m), place_of(m, (uint64_t)kept(s) >> DEPTH_BITS));
    spec.depth = depth_of(s);
  }
  uint32_t id = bind_object_new(m, &spec);
  if (id == BIND_NO_OBJECT) return false;
  if (s->id != BIND_NO_OBJECT) name_copy(host_world(m), id, s->id, s->aux);
  s->id = id;
  s->aux = me(m);
  return true;
}

// ---- its methods ----

static Value lock_init(Machine *m, const Value *args, int nargs) { return own(m, args[0]) ? V_NONE : V_UNBOUND; }

static Value acquired(Machine *m, Strand *s) {
  Value got = bind_acquired(m, s);
  if (got == V_TRUE && s->step.keep[0] != V_UNBOUND) note_taken(shared_of(s->step.keep[0]), s);
  return got;
}

static Value lock_acquire(Machine *m, const Value *args, int nargs) {
  double seconds = -1;
  bool block = bind_truth(m, args[1], true);
  if (!own(m, args[0]) || raised(m) || (given(args[2]) && !bind_real(m, args[2], &seconds))) return V_UNBOUND;
  if (!block && seconds != -1) return raisef(m, m->e_ValueError, "can't specify a timeout for a non-blocking call");
  if (block && seconds < 0 && seconds != -1)
    return raisef(m, m->e_ValueError, "timeout value must be a non-negative number");
  if (!bind_acquire_begin(m, shared_of(args[0])->id, from_int(block), seconds < 0 ? V_UNBOUND : args[2]))
    return V_UNBOUND;
  machine_step_keep(m, 0, args[0]);
  return machine_step(m, acquired);
}

static Value released(Machine *m, Strand *s) {
  if (s->step.error == ERROR_NOT_HELD) return raisef(m, m->e_RuntimeError, "release unlocked lock");
  if (s->step.error == ERROR_NOT_OWNER) return raisef(m, m->e_RuntimeError, "cannot release un-acquired lock");
  if (s->step.error) return bind_world_error(m, s);
  if (s->step.keep[0] != V_UNBOUND) note_released(shared_of(s->step.keep[0]));
  return V_NONE;
}
static Value lock_release(Machine *m, const Value *args, int nargs) {
  if (!own(m, args[0])) return V_UNBOUND;
  machine_step_begin(m, VERB_RELEASE, shared_of(args[0])->id);
  machine_step_keep(m, 0, args[0]);
  return machine_step(m, released);
}
static Value lock_enter(Machine *m, const Value *args, int nargs) {
  return lock_acquire(m, (Value[]){args[0], V_UNBOUND, V_UNBOUND}, 3);
}
// Of a strand whose step is done, but has not yet been given to it
static void note_on_the_way(Machine *m, Strand *s) {
  Value lock = s->step.keep[0];
  if (s->step.done == acquired && !s->step.error && !s->step.timed_out && s->step.result)
    note_taken(shared_of(lock), s);
  else if (s->step.done == released && !s->step.error) note_released(shared_of(lock));
  else return;
  s->step.keep[0] = V_UNBOUND;  // it is noted
  decref(m, lock);
}

void bind_thread_forks(Machine *m) {
  for (Strand *s = m->strands; s; s = s->next)
    if (s != m->strand && s->stepped && s->step.keep[0] != V_UNBOUND) note_on_the_way(m, s);
}

// As after a fork, where it is one of a library's own: free again
static Value lock_reinit(Machine *m, const Value *args, int nargs) {
  Shared *s = shared_of(args[0]);
  s->id = BIND_NO_OBJECT;
  s->keep = V_UNBOUND;
  return own(m, args[0]) ? V_NONE : V_UNBOUND;
}

static bool look(Machine *m, Value self, WorldObjectView *v) {
  memset(v, 0, sizeof *v);
  return own(m, self) && world_object_read(host_world(m), shared_of(self)->id, v);
}
static Value locked_told(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_bool(s->step.result != 0);
}
static Value lock_step(Machine *m, Value self, StepDone done) {
  if (!own(m, self)) return V_UNBOUND;
  machine_step_begin(m, VERB_HOLDER, shared_of(self)->id);
  machine_step_keep(m, 0, self);
  return machine_step(m, done);
}
static Value lock_locked(Machine *m, const Value *args, int nargs) { return lock_step(m, args[0], locked_told); }
// … without a step: for a Condition that asks whether its own lock is held
static Value lock_is_held(Machine *m, const Value *args, int nargs) {
  WorldObjectView v;
  return look(m, args[0], &v) ? from_bool(v.holder != 0) : V_UNBOUND;
}
static Value lock_is_owned(Machine *m, const Value *args, int nargs) {
  WorldObjectView v;
  return look(m, args[0], &v) ? from_bool(v.holder == host_actor(m)) : V_UNBOUND;
}
static Value lock_depth(Machine *m, const Value *args, int nargs) {
  WorldObjectView v;
  return look(m, args[0], &v) ? from_int(v.holder ? v.depth : 0) : V_UNBOUND;
}
static Value lock_told(Machine *m, Strand *s) {
  WorldObjectView v;
  if (s->step.error) return bind_world_error(m, s);
  if (!look(m, s->step.keep[0], &v)) return V_UNBOUND;
  const char *state = v.holder ? "locked" : "unlocked";
  unsigned long long at = address_shown(m, s->step.keep[0]);
  if (v.kind == KIND_RLOCK)
    return str_format(m, "<%s _thread.RLock object owner=%d count=%d at 0x%llx>", state, actor_strand(v.holder),
                      v.holder ? v.depth : 0, at);
  return str_format(m, "<%s _thread.lock object at 0x%llx>", state, at);
}
static Value lock_shown(Machine *m, const Value *args, int nargs) { return lock_step(m, args[0], lock_told); }

static const NativeDef lock_methods[] = {{"__init__", lock_init, 1, 1, NULL},
                                         {"acquire", lock_acquire, 1, 3, "self blocking timeout"},
                                         {"release", lock_release, 1, 1, NULL},
                                         {"__enter__", lock_enter, 1, 1, NULL},
                                         {"__exit__", lock_release, 1, -1, NULL},
                                         {"locked", lock_locked, 1, 1, NULL},
                                         {"_is_held", lock_is_held, 1, 1, NULL},
                                         {"_is_owned", lock_is_owned, 1, 1, NULL},
                                         {"_depth", lock_depth, 1, 1, NULL},
                                         {"__repr__", bind_shown_repr, 1, 1, NULL},
                                         {"_shown", lock_shown, 1, 1, NULL},
                                         {"_at_fork_reinit", lock_reinit, 1, 1, NULL},
                                         {0}};

void bind_thread_boot(Machine *m) {
  static const NativeDef make = {"__new__", bind_shared_make, 1, -1, "**"};
  Binding *b = bind_of(m);
  b->t.thread_lock = type_new_native(m, "lock", "_thread", m->t_shared, K_SHARED, lock_methods, NULL);
  b->t.thread_rlock = type_new_native(m, "RLock", "_thread", m->t_shared, K_SHARED, lock_methods, NULL);
  b->t.thread_lock->make = b->t.thread_rlock->make = &make;
}

// ---- strands ----

// Not a pool's or an executor's own strand: those run the prelude's code.
static bool is_programs_thread(const Machine *m) {
  const Frame *f = m->strand->top;
  while (f && f->code->flags & CODE_PRELUDE && strcmp(f->code->source->module, "threading") == 0) f = f->back;
  return f && (!(f->code->flags & CODE_PRELUDE) || strcmp(f->code->source->module, "concurrent.futures.thread") == 0);
}

// start(function, args, thread): a new strand that calls it; its number
static Value thread_start(Machine *m, const Value *args, int nargs) {
  Strand *s = machine_strand_new(m, args[0], args[1]);
  if (!s) return V_UNBOUND;
  decref(m, s->object);
  s->object = incref(args[2]);
  if (is_programs_thread(m)) host_thread_started(m);
  return from_int(s->number);
}
static Value thread_current(Machine *m, const Value *args, int nargs) { return incref(m->strand->object); }
static Value thread_adopt(Machine *m, const Value *args, int nargs) {
  Value old = m->strand->object;
  m->strand->object = incref(args[0]);
  decref(m, old);
  return V_NONE;
}
// named(end, name): this strand is the thread whose end that event is. So it is called on the screen and in sentences
static Value thread_named(Machine *m, const Value *args, int nargs) {
  World *w = host_world(m);
  uint32_t end = shared_of(args[0])->id;
  world_object(w, end)->bound = actor_strand(host_actor(m));
  if (is_kind(args[1], K_STR)) world_name(w, end, str_data(args[1]));
  return V_NONE;
}
// alone(): does no other strand of the process run Python?
static Value thread_alone(Machine *m, const Value *args, int nargs) {
  for (const Strand *s = m->strands; s; s = s->next)
    if (s != m->strand && !s->advance && s->state != STRAND_ENDED) return V_FALSE;
  return V_TRUE;
}
static Value thread_number(Machine *m, const Value *args, int nargs) { return from_int(m->strand->number); }

// apart(apart=True): from its next step on this strand shares private memory with others of its process only after
// steps on an object that they step on, too; False: with those that are not apart, after any step. Called by the strand
// itself
static Value thread_apart(Machine *m, const Value *args, int nargs) {
  m->strand->apart = nargs == 0 || args[0] != V_FALSE;
  m->had_apart |= m->strand->apart;
  return V_NONE;
}
// own_code(): what follows on this strand, until apart(), is the program's own code, beside that of other strands
static Value thread_own_code(Machine *m, const Value *args, int nargs) {
  m->strand->apart = false;
  host_thread_started(m);
  return V_NONE;
}
// strands_share(): from here on apart() is not certain for this program
static Value thread_strands_share(Machine *m, const Value *args, int nargs) {
  m->strands_share = true;
  return V_NONE;
}

const NativeDef bind_thread_natives[] = {{"apart", thread_apart, 0, 1, "=."},
                                         {"own_code", thread_own_code, 0, 0, NULL},
                                         {"strands_share", thread_strands_share, 0, 0, NULL},
                                         {"start", thread_start, 3, 3, "=.t."},
                                         {"current", thread_current, 0, 0, NULL},
                                         {"adopt", thread_adopt, 1, 1, "=."},
                                         {"named", thread_named, 2, 2, "=h."},
                                         {"alone", thread_alone, 0, 0, NULL},
                                         {"number", thread_number, 0, 0, NULL},
                                         {0}};

void bind_thread_module(Machine *m, Module *mod) {
  const Binding *b = bind_of(m);
  module_add(m, mod, "lock", from_obj(b->t.thread_lock));
  module_add(m, mod, "RLock", from_obj(b->t.thread_rlock));
}
