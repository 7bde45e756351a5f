// Signals: the C half of the module signal. Handlers are the program's functions; the host calls
// bind_signal (BindingOps) between two instructions, and the machine runs them on the main strand.
#include <errno.h>
#include <signal.h>
#include <math.h>

#include "modules.h"
#include "hosts/config.h"
#include "world/layout.h"

static bool signal_number(Machine *m, Value v, int *sig) {
  int i;
  if (!bind_c_int(m, v, &i)) return false;
  if (i < 1 || i >= BIND_SIGNALS) {
    raisef(m, m->e_ValueError, "signal number out of range");
    return false;
  }
  *sig = i;
  return true;
}

static Value interrupt(Machine *m, const Value *args, int nargs) { return raisef(m, m->e_KeyboardInterrupt, ""); }
static const NativeDef default_int_handler = {"default_int_handler", interrupt, 2, 2, "signalnum frame /"};

// A strand whose step was just done must take its result first: until then the signal is pending again.
static bool later(Machine *m, int sig) {
  atomic_fetch_or(&world_process(host_world(m), (int)host_slot(m))->signals, (uint64_t)1 << (sig - 1));
  m->slice = 0;
  return true;
}

bool bind_signal(Machine *m, int sig) {
  if (m->strands->stepped) return later(m, sig);
  Value handler = bind_of(m)->handler[sig], frame = frames_object(m, m->strands),
        args = frame == V_UNBOUND ? frame : tuple_of(m, 2, from_int(sig), frame);
  decref(m, frame);
  if (args == V_UNBOUND) return false;
  Value own = handler == V_UNBOUND && sig == SIGINT ? native_new(m, &default_int_handler, NULL, V_UNBOUND) : V_UNBOUND;
  if (handler == V_UNBOUND) handler = own;
  bool good = handler != V_UNBOUND && machine_interrupt(m, m->strands, handler, args);
  decref(m, args);
  decref(m, own);
  return good;
}

// 0: SIG_DFL, 1: SIG_IGN, else the program's handler
static Value handler_now(Machine *m, int sig) {
  HostAction action = host_signal_get(m, sig);
  if (action != HOST_HANDLE) return from_int(action == HOST_IGNORE);
  Value v = bind_of(m)->handler[sig];
  return v == V_UNBOUND ? native_new(m, &default_int_handler, NULL, V_UNBOUND) : incref(v);
}

// handler: as handler_now gives it. Returns the one before.
static Value set_handler(Machine *m, int sig, Value handler) {
  Value before = handler_now(m, sig);
  bool plain = is_int(handler);
  int error = host_signal_set(m, sig, plain ? (as_int(handler) ? HOST_IGNORE : HOST_DEFAULT) : HOST_HANDLE);
  if (error) return decref(m, before), raise_os(m, -error);
  Value *slot = &bind_of(m)->handler[sig], old = *slot;
  *slot = plain ? V_UNBOUND : incref(handler);
  decref(m, old);
  return before;
}

static bool may_set(Machine *m, const Value *args, int *sig) {
  if (!signal_number(m, args[0], sig)) return false;
  if (m->strand == m->strands) return true;
  raisef(m, m->e_ValueError, "signal only works in main thread of the main interpreter");
  return false;
}

static Value was_set(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  return set_handler(m, (int)s->step.arg & 0xff, s->step.keep[0]);
}
// A step: what a signal does that comes before it is another thing than what it does afterwards.
static Value signal_set(Machine *m, const Value *args, int nargs) {
  int sig;
  if (!may_set(m, args, &sig)) return V_UNBOUND;
  HandleHow how = !is_int(args[1]) ? HANDLE_BY_FUNCTION : as_int(args[1]) ? HANDLE_BY_NOTHING : HANDLE_BY_DEFAULT;
  machine_step_begin(m, VERB_HANDLE, host_slot(m))->arg = sig | how << 8;
  machine_step_keep(m, 0, args[1]);
  return machine_step(m, was_set);
}

// What multiprocessing does for itself is no step of the program's.
static Value signal_set_quietly(Machine *m, const Value *args, int nargs) {
  int sig;
  return may_set(m, args, &sig) ? set_handler(m, sig, args[1]) : V_UNBOUND;
}

static Value signal_get(Machine *m, const Value *args, int nargs) {
  int sig;
  return signal_number(m, args[0], &sig) ? handler_now(m, sig) : V_UNBOUND;
}

static bool is_timeless(Machine *m) { return atomic_load(&host_world(m)->head->host[HOST_WORD_TIMELESS]) != 0; }

static int set_alarm(Machine *m, int64_t ns) { return is_timeless(m) ? bind_alarm(m, ns) : host_alarm(m, ns); }

// keep[0]: its nanoseconds; keep[1]: are the seconds that were left the answer
static Value alarm_set(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  bool told = s->step.keep[1] == V_TRUE;
  int left = set_alarm(m, as_int(s->step.keep[0]));
  return told ? from_int(left) : V_NONE;
}
// One that runs may ring first, however soon it is set anew or off: so there is a step before that.
static Value alarm_step(Machine *m, int64_t ns, bool told) {
  if (ns > INT64_C(1) << 45) ns = INT64_C(1) << 45;  // ten hours: it is kept as a value
  if (!is_timeless(m) || !bind_of(m)->alarm) {
    int left = set_alarm(m, ns);
    return told ? from_int(left) : V_NONE;
  }
  machine_step_begin(m, VERB_RESUME, 0)->arg = 1;
  machine_step_keep(m, 0, from_int(ns));
  machine_step_keep(m, 1, from_bool(told));
  return machine_step(m, alarm_set);
}

static Value signal_alarm(Machine *m, const Value *args, int nargs) {
  int seconds;
  if (!bind_c_int(m, args[0], &seconds)) return V_UNBOUND;
  return alarm_step(m, seconds > 0 ? seconds * INT64_C(1000000000) : 0, true);
}

static Value signal_timer(Machine *m, const Value *args, int nargs) {
  double seconds;
  if (!bind_real(m, args[0], &seconds)) return V_UNBOUND;
  return alarm_step(m, seconds > 0 ? (int64_t)ceil(fmin(seconds, 1e6) * 1e9) : 0, false);
}

static Value signal_raise(Machine *m, const Value *args, int nargs) {
  int sig;
  if (!bind_c_int(m, args[0], &sig)) return V_UNBOUND;
  int error = sig < 0 || sig >= BIND_SIGNALS ? -EINVAL : host_kill(m, host_pid(m), sig);
  return error ? raise_os(m, -error) : V_NONE;
}

static Value signal_text(Machine *m, const Value *args, int nargs) {
  int sig;
  if (!signal_number(m, args[0], &sig)) return V_UNBOUND;
  const char *text = strsignal(sig);
  return text ? str_from(m, text) : V_NONE;
}

// ---- sets, as lists of ints ----

static bool mask_of(Machine *m, Value list, uint64_t *mask) {
  *mask = 0;
  if (!is_kind(list, K_LIST)) {
    raisef(m, m->e_TypeError, "'%T' object is not iterable", list);
    return false;
  }
  const List *l = (const List *)as_obj(list);
  for (uint32_t i = 0; i < l->count; i++) {
    int64_t sig;
    if (!bind_int(m, l->items[i], &sig)) return false;
    if (sig < 1 || sig >= BIND_SIGNALS) {
      raisef(m, m->e_ValueError, "signal number %lld out of range [1; 64]", (long long)sig);
      return false;
    }
    *mask |= (uint64_t)1 << (sig - 1);
  }
  return true;
}

static Value list_of(Machine *m, uint64_t mask) {
  Value list = list_new(m, 0);
  for (int sig = 1; sig < BIND_SIGNALS && list != V_UNBOUND; sig++)
    if (mask >> (sig - 1) & 1) list_append(m, list, from_int(sig));
  return list;
}

static Value was_masked(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  return list_of(m, host_signal_mask(m, (int)s->step.arg2, (uint64_t)s->step.arg));
}
static Value signal_mask(Machine *m, const Value *args, int nargs) {
  int how;
  uint64_t mask;
  if (!bind_c_int(m, args[0], &how) || !mask_of(m, args[1], &mask)) return V_UNBOUND;
  if (how != SIG_BLOCK && how != SIG_UNBLOCK && how != SIG_SETMASK) return raise_os(m, EINVAL);
  Step *step = machine_step_begin(m, VERB_MASK, host_slot(m));
  step->arg = (int64_t)mask;
  step->arg2 = how;
  return machine_step(m, was_masked);
}
static Value signal_pending(Machine *m, const Value *args, int nargs) { return list_of(m, host_signals_pending(m)); }

// What is blocked now: private, no step.
static Value signal_blocked(Machine *m, const Value *args, int nargs) {
  return list_of(m, host_signal_mask(m, SIG_BLOCK, 0));
}

static Value came(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  return s->step.timed_out ? V_NONE : from_int(s->step.result);
}
// wait(signals, timeout or None): which came, None: it timed out
static Value signal_wait(Machine *m, const Value *args, int nargs) {
  uint64_t mask;
  bool forever;
  double seconds;
  if (!mask_of(m, args[0], &mask) || !bind_timeout(m, args[1], &forever, &seconds)) return V_UNBOUND;
  Step *step = machine_step_begin(m, VERB_PAUSE, host_slot(m));
  step->arg = (int64_t)mask;
  step->arg2 = 1;
  if (!forever) step->deadline = bind_deadline(m, seconds);
  return machine_step(m, came);
}

static Value paused(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }
static Value pause_begins(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  machine_step_begin(m, VERB_PAUSE, host_slot(m));
  return machine_step(m, paused);
}
// A signal that comes before it waits is handled, and not waited for: so there is a step at which it can come.
static Value signal_pause(Machine *m, const Value *args, int nargs) {
  machine_step_begin(m, VERB_RESUME, 0)->arg = 1;
  return machine_step(m, pause_begins);
}

const NativeDef bind_signal_natives[] = {
    {"_signal", signal_set, 2, 2, NULL},
    {"_signal_quietly", signal_set_quietly, 2, 2, NULL},
    {"_getsignal", signal_get, 1, 1, NULL},
    {"alarm", signal_alarm, 1, 1, NULL},
    {"_timer", signal_timer, 1, 1, NULL},
    {"_raise_signal", signal_raise, 1, 1, NULL},
    {"strsignal", signal_text, 1, 1, NULL},
    {"_mask", signal_mask, 2, 2, NULL},
    {"_pending", signal_pending, 0, 0, NULL},
    {"_blocked", signal_blocked, 0, 0, NULL},
    {"_wait", signal_wait, 2, 2, NULL},
    {"pause", signal_pause, 0, 0, NULL},
    {"default_int_handler", interrupt, 2, 2, "signalnum frame /"},
    {0},
};
