// The little of Python's stable ABI (PEP 384) that the extension needs, declared by hand, so that mplab is built
// without Python's headers and one file serves every CPython from 3.9 on that has a global interpreter lock. Names,
// signatures and numbers are those of Python's C API reference; there they are explained.
#ifndef GUEST_EXTENSION_ABI_H
#define GUEST_EXTENSION_ABI_H

#include <stdint.h>

typedef intptr_t Py_ssize_t;
typedef struct PyObject {
  Py_ssize_t ob_refcnt;
  void *ob_type;
} PyObject;
typedef void (*AnyFunction)(void);
#define FUNCTION(f) ((AnyFunction)(f))
typedef struct PyMethodDef {
  const char *ml_name;
  AnyFunction ml_meth;
  int ml_flags;
  const char *ml_doc;
} PyMethodDef;
typedef struct PyModuleDef {
  PyObject ob;
  void *m_init;
  Py_ssize_t m_index;
  PyObject *m_copy;
  const char *m_name, *m_doc;
  Py_ssize_t m_size;
  PyMethodDef *m_methods;
  void *m_slots, *m_traverse, *m_clear, *m_free;
} PyModuleDef;
typedef struct PyType_Slot {
  int slot;
  union {
    void *data;
    AnyFunction function;
  } p;
} PyType_Slot;
typedef struct PyType_Spec {
  const char *name;
  int basicsize, itemsize;
  unsigned flags;
  PyType_Slot *slots;
} PyType_Spec;

enum { METH_VARARGS = 1, METH_NOARGS = 4, METH_O = 8, METH_FASTCALL = 0x80 };
enum { Py_tp_dealloc = 52, Py_tp_methods = 64, Py_tp_new = 65, Py_tp_free = 74 };
#define Py_TPFLAGS_BASETYPE (1u << 10)
#define Py_TPFLAGS_DEFAULT (1u << 18)
enum { PYTHON_API_VERSION = 3 };  // PYTHON_ABI_VERSION

extern PyObject _Py_NoneStruct, _Py_TrueStruct, _Py_FalseStruct;
extern PyObject *PyExc_ValueError, *PyExc_AssertionError, *PyExc_RuntimeError, *PyExc_OSError;

void Py_IncRef(PyObject *o);
void Py_DecRef(PyObject *o);
int Py_AtExit(void (*f)(void));
PyObject *PyModule_Create2(PyModuleDef *def, int version);
int PyModule_AddObject(PyObject *module, const char *name, PyObject *value);
PyObject *PyType_FromSpec(PyType_Spec *spec);
PyObject *PyType_GenericNew(PyObject *type, PyObject *args, PyObject *kwargs);
AnyFunction PyType_GetSlot(PyObject *type, int slot);
PyObject *PyObject_Type(PyObject *o);
PyObject *PyObject_GetAttr(PyObject *o, PyObject *name);
PyObject *PyObject_CallFunctionObjArgs(PyObject *f, ...);
int PyObject_IsTrue(PyObject *o);
long long PyLong_AsLongLong(PyObject *o);
unsigned long long PyLong_AsUnsignedLongLongMask(PyObject *o);
PyObject *PyLong_FromLongLong(long long n);
PyObject *PyLong_FromUnsignedLongLong(unsigned long long n);
double PyFloat_AsDouble(PyObject *o);
PyObject *PyUnicode_InternFromString(const char *text);
PyObject *PyUnicode_FromString(const char *text);
PyObject *PyBytes_FromStringAndSize(const char *bytes, Py_ssize_t size);
int PyBytes_AsStringAndSize(PyObject *o, char **bytes, Py_ssize_t *size);
PyObject *PyTuple_New(Py_ssize_t size);
int PyTuple_SetItem(PyObject *t, Py_ssize_t i, PyObject *o);  // takes o over
int PyArg_ParseTuple(PyObject *args, const char *format, ...);
PyObject *PyErr_NewException(const char *name, PyObject *base, PyObject *dict);
void PyErr_SetString(PyObject *type, const char *text);
void PyErr_SetObject(PyObject *type, PyObject *value);
PyObject *PyErr_Occurred(void);
void PyErr_Clear(void);
int PyErr_CheckSignals(void);
void PyOS_BeforeFork(void);
void PyOS_AfterFork_Parent(void);
void PyOS_AfterFork_Child(void);
void *PyEval_GetFrame(void);  // borrowed
void *PyEval_SaveThread(void);
void PyEval_RestoreThread(void *state);

static inline PyObject *none(void) {
  Py_IncRef(&_Py_NoneStruct);
  return &_Py_NoneStruct;
}
static inline PyObject *truth(int yes) {
  PyObject *o = yes ? &_Py_TrueStruct : &_Py_FalseStruct;
  Py_IncRef(o);
  return o;
}

#endif
