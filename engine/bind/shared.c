// Shared by all natives of the binding: handles on world objects, errors, and conversion of arguments.
#include <errno.h>
#include <math.h>
#include <signal.h>

#include "bind.h"

// So many objects at least are made before the heap is looked through again for those that are held: the look costs
// less than they did.
enum { HELD_TOLD = 1024 };

// ---- handles ----

Value bind_shared_new(Machine *m, Type *t, uint32_t id) {
  Shared *s = object_alloc(m, sizeof *s, K_SHARED, t);
  if (!s) return V_UNBOUND;
  s->id = id;
  if (id != BIND_NO_OBJECT) world_hold(host_world(m), (int)host_slot(m), id);
  s->aux = 0;
  s->keep = V_UNBOUND;
  s->dict = NULL;
  return from_obj(s);
}

Value bind_shared_make(Machine *m, const Value *args, int nargs) {
  return bind_shared_new(m, (Type *)as_obj(args[0]), BIND_NO_OBJECT);
}

bool bind_filled(Machine *m, Value self) {
  if (shared_of(self)->id != BIND_NO_OBJECT) return true;
  if (shared_of(self)->head.flags & BIND_DANGLING) host_exit(m, -SIGSEGV);
  raisef(m, m->e_ValueError, "%T.__init__() has not been called", self);
  return false;
}

Value bind_keep(Shared *s, Value v) {
  s->keep = incref(v);
  return V_NONE;
}

static void sweep(Machine *m) {
  bind_tell_held(m);
  world_sweep(host_world(m), host_actor(m));
}

static int make_object(Machine *m, const WorldSpec *spec) {
  World *w = host_world(m);
  if (world_sweep_is_due(w)) sweep(m);
  else if (bind_of(m)->made > heap_used(m->heap) / HEAP_PAGE + HELD_TOLD) bind_tell_held(m);
  bind_of(m)->made++;
  int id = world_object_new(w, host_actor(m), spec);
  if (id >= 0) return id;
  sweep(m);
  return world_object_new(w, host_actor(m), spec);
}

uint32_t bind_object_new(Machine *m, WorldSpec *spec) {
  const Code *code;
  spec->line = (uint32_t)machine_line(m->strand, &code);
  int id = host_made_before(m);
  if (id < 0) id = make_object(m, spec);
  if (id >= 0) return (uint32_t)id;
  raise_os(m, ENOSPC);
  return BIND_NO_OBJECT;
}

void bind_own(Machine *m, uint32_t object, uint32_t owner) {
  world_object(host_world(m), object)->owner = (int32_t)owner;
}

bool bind_is_sort(Machine *m, Value v, int sort) {
  const Binding *b = bind_of(m);
#define T(field, name, of) \
  if ((of)&sort && is_instance(m, v, b->t.field)) return true;
  BIND_TYPES(T)
#undef T
  return false;
}

bool bind_is_lock(Machine *m, Value v) {
  if (!is_kind(v, K_SHARED)) return false;
  const Binding *b = bind_of(m);
  return is_instance(m, v, b->t.lock) || is_instance(m, v, b->t.rlock) || is_instance(m, v, b->t.semaphore) ||
         is_instance(m, v, b->t.bounded);
}

Value bind_world_error(Machine *m, const Strand *s) {
  switch ((WorldError)s->step.error) {
  case ERROR_LIMIT:
  case ERROR_FULL: return raise_os(m, EAGAIN);
  case ERROR_MEMORY: return raise_memory(m);
  case ERROR_OVERFLOW:
  case ERROR_NOT_HELD: return raisef(m, m->e_ValueError, "semaphore or lock released too many times");
  case ERROR_NOT_OWNER: return raisef(m, m->e_AssertionError, "attempt to release recursive lock not owned by thread");
  default: return raisef(m, m->e_SystemError, "mplab: %s", world_error_text((WorldError)s->step.error));
  }
}

// A native's answer is kept in no text that C makes: it asks Python, which waits for the step.
Value bind_shown_repr(Machine *m, const Value *args, int nargs) { return machine_tail_prelude(m, "_shown", 1, args); }

// ---- arguments ----

static const char too_large[] = "Python int too large to convert to C int";

bool bind_int(Machine *m, Value v, int64_t *out) {
  if (is_kind(v, K_INSTANCE)) {  // signal.SIGTERM is one of these
    Value inner = dict_get_name(((Instance *)as_obj(v))->dict, str_constant("_value_", 7));
    if (inner != V_UNBOUND) v = inner;
  }
  if (is_whole(v)) return *out = as_whole(v), true;
  if (is_big(v)) {
    raisef(m, m->e_OverflowError, "%s", too_large);
    return false;
  }
  raise_no_index(m, v);
  return false;
}

// above, below: the error of one that is too large, or too small, for a C int.
static bool narrow_int(Machine *m, Value v, int *out, const char *above, const char *below) {
  int64_t n;
  if (!bind_int(m, v, &n)) return false;
  *out = (int)n;
  if (*out == n) return true;
  raisef(m, m->e_OverflowError, "%s", n > 0 ? above : below);
  return false;
}

bool bind_c_int(Machine *m, Value v, int *out) { return narrow_int(m, v, out, too_large, too_large); }
bool bind_pid(Machine *m, Value v, int *out) {
  return narrow_int(m, v, out, "signed integer is greater than maximum", "signed integer is less than minimum");
}

bool bind_real(Machine *m, Value v, double *out) {
  bool overflow = false;
  if (is_float(v)) return *out = float_of(v), true;
  if (is_integer(v)) {
    *out = is_whole(v) ? (double)as_whole(v) : int_to_double(v, &overflow);
    if (!overflow) return true;
    raisef(m, m->e_OverflowError, "int too large to convert to float");
    return false;
  }
  raisef(m, m->e_TypeError, "must be real number, not %T", v);
  return false;
}

bool bind_truth(Machine *m, Value v, bool missing) {
  if (v == V_UNBOUND) return missing;
  Answer a = value_truth(m, v);
  return a == YES || a == NEEDS_PYTHON;
}

int64_t bind_deadline(Machine *m, double seconds) {
  int64_t now = host_now(m);
  if (!(seconds > 0)) return now;
  double ns = ceil(seconds * 1e9);
  return ns > 4e18 ? INT64_MAX / 2 : now + (int64_t)ns;
}

bool bind_timeout(Machine *m, Value v, bool *forever, double *seconds) {
  *forever = v == V_UNBOUND || v == V_NONE;
  *seconds = 0;
  return *forever || bind_real(m, v, seconds);
}
