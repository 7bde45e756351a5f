// Spawn, for the prelude's start methods spawn and forkserver: the step that starts a child with a fresh machine, and
// handles in its data.
//
// During a spawn handles on shared objects can be pickled, as numbers. The child has the ends of pickled connections
// open from its birth. An object made for the method fork becomes a handle whose use crashes (BIND_DANGLING).

#include "bind.h"
#include "pickle.h"
#include "process.h"
#include "lang/pickle/pickle.h"

// ---- spawning(True) … spawning(False): handles may be pickled in between ----

// Begins or ends a spawn's pickling. The end returns the pickled handles as numbers: pipe, end, pipe, end, …; the end
// of what is no connection is NO_END.
static Value mp_spawning(Machine *m, const Value *args, int nargs) {
  Binding *b = bind_of(m);
  Value old = b->spawning;
  b->spawning = args[0] == V_TRUE ? list_new(m, 0) : V_UNBOUND;
  if (args[0] == V_TRUE && b->spawning == V_UNBOUND) return decref(m, old), V_UNBOUND;
  return old == V_UNBOUND ? V_NONE : old;
}
static Value mp_is_spawning(Machine *m, const Value *args, int nargs) {
  return from_bool(bind_of(m)->spawning != V_UNBOUND);
}

static Value mp_inheriting(Machine *m, const Value *args, int nargs) {
  bind_of(m)->inheriting = args[0] == V_TRUE;
  return V_NONE;
}

// heritable(handle): it was made for a method other than fork
static Value mp_heritable(Machine *m, const Value *args, int nargs) {
  if (is_kind(args[0], K_SHARED)) as_obj(args[0])->flags |= BIND_HERITABLE;
  return incref(args[0]);
}

// ---- the child ----

enum { NO_END = 2 };

static void give_ends(Machine *m, const List *ends, uint32_t slot) {
  World *w = host_world(m);
  for (uint32_t i = 0; i + 1 < ends->count && is_int(ends->items[i]) && is_int(ends->items[i + 1]); i += 2) {
    int64_t pipe = as_int(ends->items[i]), end = as_int(ends->items[i + 1]);
    if (pipe < 0 || pipe >= world_objects(w)) continue;
    world_hold(w, (int)slot, (uint32_t)pipe);
    if (end != NO_END && world_object(w, (uint32_t)pipe)->kind == KIND_PIPE)
      world_pipe_give(w, (uint32_t)pipe, (int)end & 1, (int)slot);
  }
}

static Value spawned(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  uint32_t slot = (uint32_t)s->step.result;
  const Bytes *data = (const Bytes *)as_obj(s->step.keep[1]);
  give_ends(m, (const List *)as_obj(s->step.keep[2]), slot);
  int pid = host_spawn(m, slot, data->data, data->size);
  return pid < 0 ? raise_os(m, -pid) : tuple_of(m, 2, from_int(pid), from_int(slot));
}

// spawn(name, daemon, by, data, ends): (pid, slot). by: True by a forkserver, None: it is the forkserver
static Value mp_spawn(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[3], K_BYTES) || !is_kind(args[4], K_LIST))
    return raisef(m, m->e_TypeError, "mplab: what is a child to begin with?");
  Step *step = bind_start_begin(m, args[0], args[1] == V_TRUE);
  step->arg = (args[2] == V_TRUE   ? METHOD_FORKSERVER
               : args[2] == V_NONE ? METHOD_SERVER
                                   : METHOD_SPAWN) |
              (step->arg & ~(int64_t)0xff);
  machine_step_keep(m, 1, args[3]);
  machine_step_keep(m, 2, args[4]);
  return machine_step(m, spawned);
}

// exit_code(slot): of one that has ended and is not our child
static Value mp_exit_code(Machine *m, const Value *args, int nargs) {
  int code;
  if (as_int(args[0]) < 0 || as_int(args[0]) >= WORLD_SLOTS) return V_NONE;
  return world_process_exit(host_world(m), (int)as_int(args[0]), &code) ? from_int(code) : V_NONE;
}

const NativeDef bind_spawn_natives[] = {{"spawning", mp_spawning, 1, 1, "=."},
                                        {"is_spawning", mp_is_spawning, 0, 0, NULL},
                                        {"inheriting", mp_inheriting, 1, 1, "=."},
                                        {"heritable", mp_heritable, 1, 1, "=."},
                                        {"spawn", mp_spawn, 5, 5, "=s..bl"},
                                        {"exit_code", mp_exit_code, 1, 1, "=i"},
                                        {0}};

// ---- handles in what it gets ----

// Types are pickled by number: unpickling need not find them by name.
static Type *type_number(Machine *m, int64_t i) {
  const Binding *b = bind_of(m);
#define T(field, name, sort) \
  if ((sort)&BIND_SPAWNED && i-- == 0) return b->t.field;
  BIND_TYPES(T)
#undef T
  return i >= 0 && i < BIND_CODES ? b->t.ctype[i] : NULL;
}

Value bind_handle_save(Machine *m, Value v) {
  const Shared *s = shared_of(v);
  Value type = from_obj(s->head.type), spawning = bind_of(m)->spawning;
  if (!list_append(m, spawning, from_int(s->id)) || !list_append(m, spawning, from_int(NO_END))) return V_UNBOUND;
  // its aux is this process's own
  bool queue = is_instance(m, v, bind_of(m)->t.queue) || is_instance(m, v, bind_of(m)->t.simple);
  Value lock = is_kind(s->keep, K_SHARED) ? s->keep : v;  // a Value is heritable if its lock is
  bool good = (!bind_is_sort(m, v, BIND_NAMED) || s->head.flags & BIND_HERITABLE) &&
              (!bind_is_sort(m, lock, BIND_NAMED) || as_obj(lock)->flags & BIND_HERITABLE),
       listed = false;
  for (int64_t i = 0; !listed && type_number(m, i); i++)
    if (from_obj(type_number(m, i)) == type) type = from_int(i), listed = true;
  Value keep = s->keep == V_UNBOUND ? V_NONE : s->keep, dict = s->dict && !listed ? from_obj(s->dict) : V_NONE;
  return tuple_of(m, 6, type, from_int(s->id), from_int(queue ? 0 : s->aux), keep, dict, from_bool(good));
}

// ---- what a pickle says of a handle is not believed ----

static bool is_below(const Type *t, const Type *base) { return type_is_subclass(t, base); }

// A handle on cells: aux is their C type, and what is synchronized has its lock beside it.
static bool fits_cells(Machine *m, const Type *t, const WorldObject *o, uint32_t aux, Value keep) {
  const Binding *b = bind_of(m);
  if (o->family != FAMILY_CELLS || (int)aux != bind_code_of(o->typecode)) return false;
  if (is_below(t, b->t.synchronized) || is_below(t, b->t.array) || is_below(t, b->t.string))
    return keep == V_NONE || !is_kind(keep, K_SHARED) ||
           (bind_is_lock(m, keep) && (shared_of(keep)->id == BIND_NO_OBJECT || (int)shared_of(keep)->id == o->lock));
  return keep == V_NONE && (is_below(t, b->t.raw_array) || is_below(t, b->t.ctype[aux]));
}

// Is the object what a handle of this class stands for?
static bool fits_class(Machine *m, const Type *t, const WorldObject *o, uint32_t aux, Value keep) {
  const Binding *b = bind_of(m);
  WorldKind kind = (WorldKind)o->kind;
  if (is_below(t, b->t.lock)) return kind == KIND_LOCK;
  if (is_below(t, b->t.rlock)) return kind == KIND_RLOCK;
  if (is_below(t, b->t.bounded)) return kind == KIND_BOUNDED;
  if (is_below(t, b->t.semaphore)) return kind == KIND_SEMAPHORE;
  if (is_below(t, b->t.condition)) return kind == KIND_CONDITION && (int64_t)aux == o->lock && bind_is_lock(m, keep);
  if (is_below(t, b->t.event)) return o->family == FAMILY_EVENT;
  if (is_below(t, b->t.barrier)) return o->family == FAMILY_BARRIER;
  if (is_below(t, b->t.queue) || is_below(t, b->t.simple)) return o->family == FAMILY_QUEUE && aux == 0;
  return fits_cells(m, t, o, aux, keep);
}

static bool handle_fits(Machine *m, const Type *t, const Tuple *saved) {
  const World *w = host_world(m);
  Value id = saved->items[1], aux = saved->items[2];
  if (!t || t->layout != K_SHARED || !is_int(id) || as_int(id) < 0 || as_int(id) >= world_objects(w)) return false;
  if (!is_int(aux) || as_int(aux) < 0 || as_int(aux) > UINT32_MAX) return false;
  return fits_class(m, t, world_object(w, (uint32_t)as_int(id)), (uint32_t)as_int(aux), saved->items[3]);
}

Value bind_handle_load(Machine *m, const Tuple *t) {
  if (t->count != 6) return raisef(m, m->e_RuntimeError, "mplab: this is no handle");
  Type *type = is_int(t->items[0])            ? type_number(m, as_int(t->items[0]))
               : is_kind(t->items[0], K_TYPE) ? (Type *)as_obj(t->items[0])
                                              : NULL;
  if (!bind_of(m)->inheriting || !handle_fits(m, type, t))
    return raisef(m, m->e_RuntimeError, "mplab: this handle was not inherited");
  Value v = bind_shared_new(m, type, (uint32_t)as_int(t->items[1]));
  if (v == V_UNBOUND) return v;
  Shared *s = shared_of(v);
  s->head.flags |= t->items[5] == V_TRUE ? BIND_HERITABLE : BIND_DANGLING;
  if (t->items[5] != V_TRUE) s->id = BIND_NO_OBJECT;
  s->aux = (uint32_t)as_int(t->items[2]);
  if (t->items[3] != V_NONE) bind_keep(s, t->items[3]);
  if (is_kind(t->items[4], K_DICT)) {
    s->dict = (Dict *)as_obj(t->items[4]);
    INCREF_OBJ(s->dict);
  }
  return v;
}
