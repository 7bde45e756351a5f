// A guest's life: how it enters the world, forks, and leaves it; what it may ask of it.
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "parts.h"
#include "hosts/config.h"

static int exit_code;
static bool left;

// ---- the last step ----

// Behind Python's own end: what that still did (objects that die, buffers) the others have seen before.
static void leave(void) {
  if (!guest_world() || guest_slot() < 0 || left) return;
  left = true;
  WorldCall c = {.verb = VERB_EXIT, .object = (uint32_t)guest_slot(), .arg = exit_code, .deadline = -1};
  StepEnd end = guest_try(&c);
  while (end == STEP_BLOCKED || end == STEP_SIGNALLED) end = guest_step(&c);
  if (exit_code >= 0) return;
  signal(-exit_code, SIG_DFL);
  raise(-exit_code);
}

// exits_with(code): what this process will exit with, as Python's exitcode
static PyObject *exits_with(PyObject *m, PyObject *code) {
  exit_code = (int)PyLong_AsLongLong(code);
  return PyErr_Occurred() ? NULL : none();
}
// leaves(code): now
static PyObject *leaves(PyObject *m, PyObject *code) {
  exit_code = (int)PyLong_AsLongLong(code);
  if (PyErr_Occurred()) return NULL;
  void *thread = PyEval_SaveThread();
  leave();
  PyEval_RestoreThread(thread);
  return none();
}

// ---- signals ----

static struct sigaction before[65];
static bool alarm_repeats;

static void tell(int word, uint64_t value) {
  if (guest_world() && guest_slot() >= 0) atomic_store(&world_process(guest_world(), guest_slot())->host[word], value);
}

// While an alarm is set, whoever waits is not stuck.
static void note_alarm(bool set) { tell(PROCESS_WORD_ALARM, set); }

// alarms(set, repeats): it will be sent a signal after some time
static PyObject *alarms(PyObject *m, PyObject *args) {
  int set, repeats;
  if (!PyArg_ParseTuple(args, "ii", &set, &repeats)) return NULL;
  alarm_repeats = repeats;
  note_alarm(set);
  return none();
}

static void on_signal(int sig, siginfo_t *info, void *context) {
  int error = errno;
  const struct sigaction *python = &before[sig];
  if (python->sa_flags & SA_SIGINFO) python->sa_sigaction(sig, info, context);
  else python->sa_handler(sig);
  if (sig == SIGALRM && !alarm_repeats) note_alarm(false);
  guest_signalled();
  errno = error;
}

// Those that a handler of Python's waits for, bit n-1; what it has of the outside (has). Its forks have the same.
static uint64_t handles, things;

static void note_handled(int sig, bool yes) {
  uint64_t bit = (uint64_t)1 << (sig - 1);
  handles = yes ? handles | bit : handles & ~bit;
  tell(PROCESS_WORD_HANDLES, handles);
}

static void tell_again(void) {
  tell(PROCESS_WORD_HANDLES, handles);
  tell(PROCESS_WORD_OUTSIDE, things);
}

// has(thing): of the outside; the first line of each is kept
static PyObject *has(PyObject *m, PyObject *number) {
  int thing = (int)PyLong_AsLongLong(number);
  if (thing < 0 || thing >= OUTSIDE_THINGS) return PyErr_SetString(PyExc_ValueError, "has: no such thing"), NULL;
  if (!outside_thing(things, thing)) things |= outside_word(thing, line_now());
  tell(PROCESS_WORD_OUTSIDE, things);
  return none();
}

// feels(signal): after signal.signal has given it a handler of Python's: that ends main's wait, too
static PyObject *feels(PyObject *m, PyObject *number) {
  struct sigaction now;
  int sig = (int)PyLong_AsLongLong(number);
  if (sig < 1 || sig > 64 || sigaction(sig, NULL, &now) != 0) return none();
  bool ours = now.sa_flags & SA_SIGINFO && now.sa_sigaction == on_signal;
  note_handled(sig, ours || (now.sa_handler != SIG_DFL && now.sa_handler != SIG_IGN));
  if (ours || now.sa_handler == SIG_DFL || now.sa_handler == SIG_IGN) return none();
  before[sig] = now;
  now.sa_sigaction = on_signal;
  now.sa_flags |= SA_SIGINFO;
  sigaction(sig, &now, NULL);
  return none();
}

// ---- processes ----

// enter(world's descriptor, slot, births' descriptor)
static PyObject *enter(PyObject *m, PyObject *args) {
  int fd, slot, births;
  if (!PyArg_ParseTuple(args, "iii", &fd, &slot, &births)) return NULL;
  World *w = guest_world() ? guest_world() : world_attach(fd);
  if (!w) return PyErr_SetString(PyExc_RuntimeError, "mplab: this is no world"), NULL;
  guest_enter(w, slot, births);
  guest_on_birth(tell_again);
  if (Py_AtExit(leave) < 0) return PyErr_SetString(PyExc_RuntimeError, "mplab: Python has no place for an exit"), NULL;
  return none();
}
// fork_into(slot): who is forked next is that process; -1: it is of no world
static PyObject *fork_into(PyObject *m, PyObject *slot) {
  guest_fork_into((int)PyLong_AsLongLong(slot));
  return PyErr_Occurred() ? NULL : none();
}
// born(slot, pid): a child that was made so; pid -1: it was not
static PyObject *born(PyObject *m, PyObject *args) {
  int slot, pid;
  if (!PyArg_ParseTuple(args, "ii", &slot, &pid)) return NULL;
  if (pid > 0) world_process(guest_world(), slot)->pid = pid;
  else world_process_unborn(guest_world(), slot);
  guest_tell_bench();
  return none();
}
// died(slot, code): a child that has been waited for
static PyObject *died(PyObject *m, PyObject *args) {
  int slot, code;
  if (!PyArg_ParseTuple(args, "ii", &slot, &code)) return NULL;
  World *w = guest_world();
  world_process_died(w, slot, code, world_actor(w, guest_slot(), guest_place()));
  world_process_reaped(w, slot);
  return none();
}
// ended(slot): is it known to have ended, or about to
static PyObject *ended(PyObject *m, PyObject *slot) {
  return truth(world_process_state(guest_world(), (int)PyLong_AsLongLong(slot)) >= PROCESS_EXITING);
}
// ended_with(actor): the exit code of a process that is over; None: it is not
static PyObject *ended_with(PyObject *m, PyObject *number) {
  Actor a = (Actor)PyLong_AsUnsignedLongLongMask(number);
  int code = 0;
  if (PyErr_Occurred()) return NULL;
  if (!world_actor_dead(guest_world(), a)) return none();
  world_process_exit(guest_world(), actor_slot(a), &code);
  return PyLong_FromLongLong(code);
}
static PyObject *slot_of(PyObject *m, PyObject *pid) {
  return PyLong_FromLongLong(guest_world() ? world_process_by_pid(guest_world(), (int)PyLong_AsLongLong(pid)) : -1);
}
static PyObject *slot(PyObject *m, PyObject *unused) { return PyLong_FromLongLong(guest_slot()); }
static PyObject *renamed(PyObject *m, PyObject *name) {
  char *bytes;
  Py_ssize_t size;
  if (PyBytes_AsStringAndSize(name, &bytes, &size) < 0) return NULL;
  world_process_rename(guest_world(), guest_slot(), bytes);
  prctl(PR_SET_NAME, bytes);
  return none();
}

// ---- what it may ask ----

static PyObject *now(PyObject *m, PyObject *unused) { return PyLong_FromLongLong(world_now(guest_world())); }
static PyObject *gated(PyObject *m, PyObject *unused) { return truth(guest_gated()); }
static PyObject *timeless(PyObject *m, PyObject *unused) {
  return truth(guest_world() && atomic_load(&guest_world()->head->host[HOST_WORD_TIMELESS]) != 0);
}
static PyObject *seed(PyObject *m, PyObject *unused) {
  return PyLong_FromUnsignedLongLong(atomic_load(&world_process(guest_world(), guest_slot())->seed));
}
static PyObject *actor(PyObject *m, PyObject *unused) {
  return PyLong_FromLongLong(world_actor(guest_world(), guest_slot(), guest_place()));
}
// is_on(switch)
static PyObject *is_on(PyObject *m, PyObject *number) {
  unsigned i = (unsigned)PyLong_AsLongLong(number) % WORLD_SWITCHES;
  return truth(atomic_load_explicit(&guest_world()->head->switches[i], memory_order_relaxed) != 0);
}

PyMethodDef life_methods[] = {{"exits_with", FUNCTION(exits_with), METH_O, NULL},
                              {"leaves", FUNCTION(leaves), METH_O, NULL},
                              {"feels", FUNCTION(feels), METH_O, NULL},
                              {"has", FUNCTION(has), METH_O, NULL},
                              {"alarms", FUNCTION(alarms), METH_VARARGS, NULL},
                              {"enter", FUNCTION(enter), METH_VARARGS, NULL},
                              {"fork_into", FUNCTION(fork_into), METH_O, NULL},
                              {"born", FUNCTION(born), METH_VARARGS, NULL},
                              {"died", FUNCTION(died), METH_VARARGS, NULL},
                              {"ended", FUNCTION(ended), METH_O, NULL},
                              {"ended_with", FUNCTION(ended_with), METH_O, NULL},
                              {"slot_of", FUNCTION(slot_of), METH_O, NULL},
                              {"slot", FUNCTION(slot), METH_NOARGS, NULL},
                              {"renamed", FUNCTION(renamed), METH_O, NULL},
                              {"now", FUNCTION(now), METH_NOARGS, NULL},
                              {"gated", FUNCTION(gated), METH_NOARGS, NULL},
                              {"timeless", FUNCTION(timeless), METH_NOARGS, NULL},
                              {"seed", FUNCTION(seed), METH_NOARGS, NULL},
                              {"actor", FUNCTION(actor), METH_NOARGS, NULL},
                              {"is_on", FUNCTION(is_on), METH_O, NULL},
                              {NULL, NULL, 0, NULL}};
