// Two types: Sem, under multiprocessing's locks and semaphores, whose acquire and release are steps; and Lock, which
// only this process knows.
#include "parts.h"

#include <pthread.h>

#include "world/kinds.h"

typedef struct Sem {
  PyObject head;
  uint32_t object;
  bool recursive;
  long count;  // how often this process has taken it
  pthread_t owner;
} Sem;

static PyObject *took(Sem *s, bool block, int64_t deadline) {
  WorldCall c = {.verb = VERB_ACQUIRE, .object = s->object, .arg = block, .deadline = deadline};
  if (!take_step(&c, NULL)) return NULL;
  bool got = c.result == 1 && !c.timed_out;
  if (got) {
    s->count++;
    s->owner = pthread_self();
  }
  return truth(got);
}

// acquire(block, timeout)
static PyObject *sem_acquire(Sem *s, PyObject *const *a, Py_ssize_t n) {
  bool block = n < 1 || PyObject_IsTrue(a[0]) == 1;
  if (!block || n < 2 || a[1] == &_Py_NoneStruct) return PyErr_Occurred() ? NULL : took(s, block, -1);
  double seconds = PyFloat_AsDouble(a[1]);
  if (PyErr_Occurred()) return NULL;
  return seconds <= 0 ? took(s, false, -1) : took(s, true, deadline_in(a[1]));
}

static PyObject *sem_enter(Sem *s, PyObject *unused) { return took(s, true, -1); }

static PyObject *sem_release(Sem *s, PyObject *unused) {
  bool failed;
  WorldCall c = {.verb = VERB_RELEASE, .object = s->object, .deadline = -1};
  if (!take_step(&c, &failed)) return NULL;
  if (failed && s->recursive)
    return PyErr_SetString(PyExc_AssertionError, "attempt to release recursive lock not owned by thread"), NULL;
  if (failed) return PyErr_SetString(PyExc_ValueError, "semaphore or lock released too many times"), NULL;
  s->count--;
  return none();
}

static PyObject *sem_exit(Sem *s, PyObject *args) { return sem_release(s, NULL); }
static PyObject *sem_count(Sem *s, PyObject *unused) { return PyLong_FromLongLong(s->count); }
static PyObject *sem_is_mine(Sem *s, PyObject *unused) {
  return truth(s->count > 0 && pthread_equal(s->owner, pthread_self()));
}
// _be(object, recursive, count): what it stands for, and how often the calling thread has taken it
static PyObject *sem_be(Sem *s, PyObject *args) {
  int object, recursive;
  long count;
  if (!PyArg_ParseTuple(args, "iil", &object, &recursive, &count)) return NULL;
  s->object = (uint32_t)object;
  s->recursive = recursive;
  s->count = count;
  s->owner = pthread_self();
  return none();
}

static PyMethodDef sem_methods[] = {
    {"acquire", FUNCTION(sem_acquire), METH_FASTCALL, NULL}, {"release", FUNCTION(sem_release), METH_NOARGS, NULL},
    {"__enter__", FUNCTION(sem_enter), METH_NOARGS, NULL},   {"__exit__", FUNCTION(sem_exit), METH_VARARGS, NULL},
    {"_count", FUNCTION(sem_count), METH_NOARGS, NULL},      {"_is_mine", FUNCTION(sem_is_mine), METH_NOARGS, NULL},
    {"_be", FUNCTION(sem_be), METH_VARARGS, NULL},           {NULL, NULL, 0, NULL}};
static PyType_Slot sem_slots[] = {
    {Py_tp_methods, {.data = sem_methods}}, {Py_tp_new, {.function = FUNCTION(PyType_GenericNew)}}, {0, {NULL}}};
static PyType_Spec sem_spec = {"_mplab.Sem", sizeof(Sem), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, sem_slots};

// ---- Lock ----

typedef struct Lock {
  PyObject head;
  GuestLock *lock;  // made when it is first asked for
} Lock;

static GuestLock *lock_in(Lock *l) {
  if (!l->lock && !(l->lock = guest_lock_new())) PyErr_SetString(PyExc_RuntimeError, "can't allocate lock");
  return l->lock;
}

// acquire(block, timeout): timeout in seconds, -1 never
static PyObject *lock_acquire(Lock *l, PyObject *const *a, Py_ssize_t n) {
  bool by_signal, block = PyObject_IsTrue(a[0]) == 1;
  double seconds = PyFloat_AsDouble(a[1]);
  if (PyErr_Occurred() || !lock_in(l)) return NULL;
  if (guest_lock_acquire(l->lock, false, -1, &by_signal)) return truth(true);
  if (!block) return truth(false);
  int64_t until = seconds < 0 ? -1 : deadline_in(a[1]);
  for (;;) {
    void *thread = PyEval_SaveThread();
    bool got = guest_lock_acquire(l->lock, true, until, &by_signal);
    PyEval_RestoreThread(thread);
    if (!by_signal) return truth(got);
    if (PyErr_CheckSignals() < 0) return NULL;
  }
}

static PyObject *lock_release(Lock *l, PyObject *unused) {
  if (!lock_in(l)) return NULL;
  if (!guest_lock_release(l->lock)) return PyErr_SetString(PyExc_RuntimeError, "release unlocked lock"), NULL;
  return none();
}

static PyObject *lock_locked(Lock *l, PyObject *unused) { return truth(l->lock && guest_lock_held(l->lock)); }
static PyObject *lock_reset(Lock *l, PyObject *unused) {
  if (l->lock) guest_lock_reset(l->lock);
  return none();
}

// As the dealloc of a heap type must: it frees by its type's own tp_free, and gives the object's reference to it back.
static void lock_freed(Lock *l) {
  PyObject *type = PyObject_Type(&l->head);
  void (*type_free)(void *) = (void (*)(void *))PyType_GetSlot(type, Py_tp_free);
  if (l->lock) guest_lock_free(l->lock);
  type_free(l);
  Py_DecRef(type);  // the object's
  Py_DecRef(type);  // PyObject_Type's
}

static PyMethodDef lock_methods[] = {{"_acquire", FUNCTION(lock_acquire), METH_FASTCALL, NULL},
                                     {"release", FUNCTION(lock_release), METH_NOARGS, NULL},
                                     {"locked", FUNCTION(lock_locked), METH_NOARGS, NULL},
                                     {"_at_fork_reinit", FUNCTION(lock_reset), METH_NOARGS, NULL},
                                     {NULL, NULL, 0, NULL}};
static PyType_Slot lock_slots[] = {{Py_tp_methods, {.data = lock_methods}},
                                   {Py_tp_new, {.function = FUNCTION(PyType_GenericNew)}},
                                   {Py_tp_dealloc, {.function = FUNCTION(lock_freed)}},
                                   {0, {NULL}}};
static PyType_Spec lock_spec = {"_mplab.Lock", sizeof(Lock), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, lock_slots};

bool locks_start(PyObject *module) {
  PyObject *sem = PyType_FromSpec(&sem_spec), *lock = PyType_FromSpec(&lock_spec);
  return sem && lock && PyModule_AddObject(module, "Sem", sem) == 0 && PyModule_AddObject(module, "Lock", lock) == 0;
}
