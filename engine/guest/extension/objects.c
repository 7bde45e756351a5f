// Shared objects: making and naming them, and the lists that wait_any waits on.
#include <string.h>

#include "world/view.h"

#include "parts.h"

// new(kind, line, owner, lock, typecode, count, value, bound, type, name) → its number, -1: the arena is full. line -1:
// the caller's own. Texts are bytes.
static PyObject *new (PyObject *m, PyObject *args) {
  int kind, line, owner, lock, typecode, count;
  long long value, bound;
  const char *type, *name;
  if (!PyArg_ParseTuple(args, "iiiiiiLLyy", &kind, &line, &owner, &lock, &typecode, &count, &value, &bound, &type,
                        &name))
    return NULL;
  World *w = guest_world();
  WorldSpec spec = {.kind = (WorldKind)kind,
                    .line = (uint32_t)(line < 0 ? line_now() : line),
                    .owner = owner,
                    .lock = lock,
                    .typecode = (char)typecode,
                    .type = *type ? type : NULL,
                    .count = (uint32_t)count,
                    .value = value,
                    .bound = bound};
  int n = world_object_new(w, world_actor(w, guest_slot(), guest_place()), &spec);
  if (n >= 0 && *name) world_name(w, (uint32_t)n, name);
  return PyLong_FromLongLong(n);
}

static bool is_object(int n) { return n >= 0 && n < world_objects(guest_world()); }

// begins(object, index, word): a cell, before others know it
static PyObject *begins(PyObject *m, PyObject *const *a, Py_ssize_t n) {
  int object = n == 3 ? (int)PyLong_AsLongLong(a[0]) : -1;
  if (!is_object(object)) return PyErr_SetString(PyExc_ValueError, "begins: no such object"), NULL;
  world_cells_init(guest_world(), (uint32_t)object, (uint32_t)PyLong_AsLongLong(a[1]),
                   (int64_t)PyLong_AsUnsignedLongLongMask(a[2]));
  return PyErr_Occurred() ? NULL : none();
}

// owns(owner, part): the part is shown there, not by itself
static PyObject *owns(PyObject *m, PyObject *args) {
  int owner, part;
  if (!PyArg_ParseTuple(args, "ii", &owner, &part)) return NULL;
  if (is_object(owner) && is_object(part)) world_object(guest_world(), (uint32_t)part)->owner = owner;
  return none();
}

// plays(object, role): what it is to its owner
static PyObject *plays(PyObject *m, PyObject *args) {
  int object, role;
  if (!PyArg_ParseTuple(args, "ii", &object, &role)) return NULL;
  if (is_object(object)) world_object(guest_world(), (uint32_t)object)->role = (char)role;
  return none();
}

// sleepers(condition): how many sleep on it, not notified
static PyObject *sleepers(PyObject *m, PyObject *number) {
  int object = (int)PyLong_AsLongLong(number);
  WorldObjectView view = {0};
  if (is_object(object)) world_object_read(guest_world(), (uint32_t)object, &view);
  return PyLong_FromLongLong(view.nsleeping);
}

// gives(pipe, end, slot): that end is open in a child that is born, not yet running
static PyObject *gives(PyObject *m, PyObject *args) {
  int pipe, end, slot;
  if (!PyArg_ParseTuple(args, "iii", &pipe, &end, &slot)) return NULL;
  if (is_object(pipe)) world_pipe_give(guest_world(), (uint32_t)pipe, end & 1, slot);
  return none();
}

// many(room) → a list for wait_any; 0: the arena is full
static PyObject *many(PyObject *m, PyObject *room) {
  return PyLong_FromUnsignedLongLong(world_many_new(guest_world(), (uint32_t)PyLong_AsLongLong(room)));
}
// many_pipe(list, i, pipe, end), many_queue(list, i, queue), many_process(list, i, slot)
static PyObject *many_pipe(PyObject *m, PyObject *args) {
  unsigned long long list;
  int i, pipe, end;
  if (!PyArg_ParseTuple(args, "Kiii", &list, &i, &pipe, &end)) return NULL;
  world_many_pipe(guest_world(), list, (uint32_t)i, (uint32_t)pipe, end);
  return none();
}
static PyObject *many_queue(PyObject *m, PyObject *args) {
  unsigned long long list;
  int i, queue;
  if (!PyArg_ParseTuple(args, "Kii", &list, &i, &queue)) return NULL;
  if (is_object(queue)) world_many_queue(guest_world(), list, (uint32_t)i, (uint32_t)queue);
  return none();
}
static PyObject *many_process(PyObject *m, PyObject *args) {
  unsigned long long list;
  int i, slot;
  if (!PyArg_ParseTuple(args, "Kii", &list, &i, &slot)) return NULL;
  world_many_process(guest_world(), list, (uint32_t)i, slot);
  return none();
}

PyMethodDef object_methods[] = {{"new", FUNCTION(new), METH_VARARGS, NULL},
                                {"begins", FUNCTION(begins), METH_FASTCALL, NULL},
                                {"sleepers", FUNCTION(sleepers), METH_O, NULL},
                                {"owns", FUNCTION(owns), METH_VARARGS, NULL},
                                {"plays", FUNCTION(plays), METH_VARARGS, NULL},
                                {"gives", FUNCTION(gives), METH_VARARGS, NULL},
                                {"many", FUNCTION(many), METH_O, NULL},
                                {"many_pipe", FUNCTION(many_pipe), METH_VARARGS, NULL},
                                {"many_queue", FUNCTION(many_queue), METH_VARARGS, NULL},
                                {"many_process", FUNCTION(many_process), METH_VARARGS, NULL},
                                {NULL, NULL, 0, NULL}};
