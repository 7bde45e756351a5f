// The zygote: an interpreter that is the nursery of a search (hosts/nursery.h). It has loaded what the program imports.
#include <signal.h>

#include "hosts/nursery.h"
#include "parts.h"

static struct sigaction python[NSIG];

static void keep_signals(void) {
  for (int sig = 1; sig < NSIG; sig++) sigaction(sig, NULL, &python[sig]);
}
static void give_signals_back(void) {
  for (int sig = 1; sig < NSIG; sig++) sigaction(sig, &python[sig], NULL);
}

// nurse(socket, death) → in the main process of each run, and nowhere else: the descriptor of its death pipe
static PyObject *nurse(PyObject *m, PyObject *args) {
  static const NurseryForks forks = {PyOS_BeforeFork, PyOS_AfterFork_Parent, PyOS_AfterFork_Child};
  int socket, death;
  if (!PyArg_ParseTuple(args, "ii", &socket, &death)) return NULL;
  keep_signals();
  guest_fork_into(0);
  int own = nursery_serve(socket, death, &forks);
  guest_fork_into(-1);
  give_signals_back();
  return PyLong_FromLongLong(own);
}

PyMethodDef nurse_methods[] = {{"nurse", FUNCTION(nurse), METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};
