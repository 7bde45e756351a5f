// The line that a step is said to be on: that of the innermost frame of the program's own file. No tracing: frames are
// looked at when there is a step, and a code object's kind is remembered.
#include "parts.h"

enum { OWN, LIBRARY, ELSEWHERE, CACHE = 256, DEEPEST = 200 };

static PyObject *f_back, *f_code, *f_lineno, *kind_of;
static struct {
  PyObject *code;
  int kind;
} cache[CACHE];

static int kind(PyObject *code) {
  unsigned at = (unsigned)((uintptr_t)code >> 5) % CACHE;
  if (cache[at].code == code) return cache[at].kind;
  PyObject *said = PyObject_CallFunctionObjArgs(kind_of, code, NULL);
  int found = said ? (int)PyLong_AsLongLong(said) : ELSEWHERE;
  if (said) Py_DecRef(said);
  else PyErr_Clear();
  if (cache[at].code) Py_DecRef(cache[at].code);
  Py_IncRef(code);  // kept: an address is not another's while we know it
  cache[at].code = code;
  cache[at].kind = found;
  return found;
}

static PyObject *stepped_back(PyObject *frame) {
  PyObject *back = PyObject_GetAttr(frame, f_back);
  Py_DecRef(frame);
  return back;
}

static int line_of(PyObject *frame) {
  PyObject *n = PyObject_GetAttr(frame, f_lineno);
  int line = n && n != &_Py_NoneStruct ? (int)PyLong_AsLongLong(n) : 0;
  if (n) Py_DecRef(n);
  return line;
}

int line_now(void) {
  PyObject *frame = PyEval_GetFrame();
  int line = 0;
  if (!frame || !kind_of) return 0;
  Py_IncRef(frame);
  for (int i = 0; frame && frame != &_Py_NoneStruct && i < DEEPEST; i++, frame = stepped_back(frame)) {
    PyObject *code = PyObject_GetAttr(frame, f_code);
    int of = code ? kind(code) : ELSEWHERE;
    if (code) Py_DecRef(code);
    if (of != OWN) continue;
    line = line_of(frame);
    break;
  }
  if (frame) Py_DecRef(frame);
  PyErr_Clear();
  return line;
}

PyObject *line_kinds(PyObject *m, PyObject *f) {
  for (int i = 0; i < CACHE; i++) {
    if (cache[i].code) Py_DecRef(cache[i].code);
    cache[i].code = NULL;
  }
  Py_IncRef(f);
  if (kind_of) Py_DecRef(kind_of);
  kind_of = f;
  return none();
}

bool line_start(void) {
  f_back = PyUnicode_InternFromString("f_back");
  f_code = PyUnicode_InternFromString("f_code");
  f_lineno = PyUnicode_InternFromString("f_lineno");
  return f_back && f_code && f_lineno;
}
