// _mplab: what CPython's own multiprocessing and threading stand on when they run in a world of mplab. The Python side
// is engine/guest/shim.
#include <string.h>

#include "parts.h"

// strand() → a place for a thread that is about to begin, -1: none
static PyObject *strand(PyObject *m, PyObject *unused) { return PyLong_FromLongLong(guest_strand_new()); }
static PyObject *strand_drop(PyObject *m, PyObject *place) {
  guest_strand_drop((int)PyLong_AsLongLong(place));
  return none();
}
static PyObject *strand_begin(PyObject *m, PyObject *place) {
  void *thread = PyEval_SaveThread();
  guest_strand_begin((int)PyLong_AsLongLong(place));
  PyEval_RestoreThread(thread);
  return none();
}
static PyObject *strand_end(PyObject *m, PyObject *unused) {
  guest_strand_end();
  return none();
}

PyMethodDef thread_methods[] = {{"strand", FUNCTION(strand), METH_NOARGS, NULL},
                                {"strand_drop", FUNCTION(strand_drop), METH_O, NULL},
                                {"strand_begin", FUNCTION(strand_begin), METH_O, NULL},
                                {"strand_end", FUNCTION(strand_end), METH_NOARGS, NULL},
                                {NULL, NULL, 0, NULL}};

enum { METHODS = 64 };

// The numbers that the Python side speaks of: VERB_LOAD, KIND_LOCK, …
static bool add_numbers(PyObject *m) {
  static const struct {
    const char *name;
    int n;
  } numbers[] = {
#define V(id, ...) {"VERB_" #id, VERB_##id},
      VERBS(V)
#undef V
#define K(id, ...) {"KIND_" #id, KIND_##id},
          WORLD_KINDS(K)
#undef K
  };
  for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++)
    if (PyModule_AddObject(m, numbers[i].name, PyLong_FromLongLong(numbers[i].n)) != 0) return false;
  return true;
}

PyObject *PyInit__mplab(void) {
  static PyMethodDef methods[METHODS];
  static PyModuleDef def = {.ob = {1, NULL}, .m_name = "_mplab", .m_size = -1, .m_methods = methods};
  PyMethodDef *const parts[] = {steps_methods, life_methods, object_methods, thread_methods, nurse_methods};
  int n = 0;
  for (unsigned i = 0; i < sizeof parts / sizeof *parts; i++)
    for (const PyMethodDef *p = parts[i]; p->ml_name && n < METHODS - 1; p++) methods[n++] = *p;
  PyObject *m = PyModule_Create2(&def, PYTHON_API_VERSION);
  return m && line_start() && steps_start(m) && locks_start(m) && add_numbers(m) ? m : NULL;
}
