// Steps: from Python's arguments to a WorldCall, and back.
#include <string.h>

#include "parts.h"

static PyObject *refused;  // an exception: the world said no

bool take_step(WorldCall *c, bool *failed) {
  c->line = (uint32_t)line_now();
  StepEnd end = guest_try(c);
  while (end == STEP_BLOCKED || end == STEP_SIGNALLED) {
    void *thread = PyEval_SaveThread();
    end = guest_step(c);
    PyEval_RestoreThread(thread);
    if (end == STEP_SIGNALLED && PyErr_CheckSignals() < 0) return false;
  }
  if (failed) *failed = end == STEP_FAILED;
  if (end == STEP_DONE || failed) return true;
  PyObject *number = PyLong_FromLongLong(c->error);
  PyErr_SetObject(refused, number);
  if (number) Py_DecRef(number);
  return false;
}

int64_t deadline_in(PyObject *seconds) {
  if (seconds == &_Py_NoneStruct) return -1;
  double s = PyFloat_AsDouble(seconds);
  return world_now(guest_world()) + (s <= 0 ? 0 : s > 9e9 ? (int64_t)9e18 : (int64_t)(s * 1e9));
}

static PyObject *what_came_out(const WorldCall *c) {
  if (!c->out) return none();
  return PyBytes_FromStringAndSize(c->out, c->out_size);
}

// step(verb, object, arg, arg2, data, timeout) → (result, result2, data or None, timed_out)
static PyObject *step(PyObject *m, PyObject *const *a, Py_ssize_t n) {
  char *bytes = NULL;
  Py_ssize_t size = 0;
  if (n != 6) return PyErr_SetString(PyExc_ValueError, "step: six arguments"), NULL;
  WorldCall c = {.verb = (uint16_t)PyLong_AsLongLong(a[0]),
                 .object = (uint32_t)PyLong_AsLongLong(a[1]),
                 .arg = PyLong_AsLongLong(a[2]),
                 .arg2 = PyLong_AsLongLong(a[3]),
                 .deadline = deadline_in(a[5])};
  if (PyErr_Occurred()) return NULL;
  if (a[4] != &_Py_NoneStruct && PyBytes_AsStringAndSize(a[4], &bytes, &size) < 0) return NULL;
  c.bytes = bytes;
  c.nbytes = (uint32_t)size;
  if (!take_step(&c, NULL)) return NULL;
  PyObject *all = PyTuple_New(4);
  if (!all) return NULL;
  PyTuple_SetItem(all, 0, PyLong_FromLongLong(c.result));
  PyTuple_SetItem(all, 1, PyLong_FromLongLong(c.result2));
  PyTuple_SetItem(all, 2, what_came_out(&c));
  PyTuple_SetItem(all, 3, truth(c.timed_out));
  return all;
}

// ---- cells ----

// What this thread loaded last. A store is said to be of an outdated value only where that is certain enough to be
// said: its own line loaded the same cell (x.value += 1). Private work is CPython's, so the way of a value over other
// lines is not known.
typedef struct Loaded {
  uint32_t object, index, line;
  uint64_t version;
  int64_t value;
} Loaded;
enum { LOADED = 8 };
static _Thread_local Loaded loaded[LOADED];
static _Thread_local unsigned nloaded;

static Loaded *loaded_at(const WorldCall *store) {
  for (unsigned i = 0; i < LOADED; i++)
    if (loaded[i].line && loaded[i].object == store->object && loaded[i].index == (uint32_t)store->arg2)
      return &loaded[i];
  return NULL;
}

static void note_load(const WorldCall *c) {
  for (unsigned i = 0; i < LOADED; i++)
    if (loaded[i].object == c->object && loaded[i].index == (uint32_t)c->arg) loaded[i].line = 0;
  loaded[nloaded++ % LOADED] = (Loaded){.object = c->object,
                                        .index = (uint32_t)c->arg,
                                        .line = c->line,
                                        .version = (uint64_t)c->result2,
                                        .value = c->result};
}

// load(object, index) → its word
static PyObject *load(PyObject *m, PyObject *const *a, Py_ssize_t n) {
  if (n != 2) return PyErr_SetString(PyExc_ValueError, "load: two arguments"), NULL;
  WorldCall c = {
      .verb = VERB_LOAD, .object = (uint32_t)PyLong_AsLongLong(a[0]), .arg = PyLong_AsLongLong(a[1]), .deadline = -1};
  if (PyErr_Occurred() || !take_step(&c, NULL)) return NULL;
  note_load(&c);
  return PyLong_FromLongLong(c.result);
}

// store(object, index, word)
static PyObject *store(PyObject *m, PyObject *const *a, Py_ssize_t n) {
  if (n != 3) return PyErr_SetString(PyExc_ValueError, "store: three arguments"), NULL;
  WorldCall c = {.verb = VERB_STORE,
                 .object = (uint32_t)PyLong_AsLongLong(a[0]),
                 .arg = (int64_t)PyLong_AsUnsignedLongLongMask(a[2]),
                 .arg2 = PyLong_AsLongLong(a[1]),
                 .deadline = -1};
  if (PyErr_Occurred()) return NULL;
  Loaded *of = loaded_at(&c);
  if (of && of->line == (uint32_t)line_now()) {
    c.seen = true;
    c.seen_version = of->version;
    c.seen_value = of->value;
  }
  if (of) of->line = 0;
  return take_step(&c, NULL) ? none() : NULL;
}

PyMethodDef steps_methods[] = {{"step", FUNCTION(step), METH_FASTCALL, NULL},
                               {"load", FUNCTION(load), METH_FASTCALL, NULL},
                               {"store", FUNCTION(store), METH_FASTCALL, NULL},
                               {"kinds", FUNCTION(line_kinds), METH_O, NULL},
                               {NULL, NULL, 0, NULL}};

bool steps_start(PyObject *module) {
  refused = PyErr_NewException("_mplab.Refused", NULL, NULL);
  if (!refused) return false;
  Py_IncRef(refused);
  return PyModule_AddObject(module, "Refused", refused) == 0;
}
