// Tails: what a native leaves to the machine to call. Here it is only noted in m->tail; machine/call.c does it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dict.h"
#include "native.h"

Value prelude_function(Machine *m, const char *name) {
  Value v = dict_get_name(m->prelude, str_constant(name, strlen(name)));
  if (v == V_UNBOUND) {
    fprintf(stderr, "mplab: the prelude lacks %s\n", name);
    abort();
  }
  return v;
}

Value machine_tail(Machine *m, Value callable, Value args, Value kwargs) {
  m->tail.callable = incref(callable);
  m->tail.args = args;
  m->tail.kwargs = kwargs;
  return V_TAIL;
}

void tail_drop(Machine *m) {
  decref(m, m->tail.callable);
  decref(m, m->tail.args);
  decref(m, m->tail.kwargs);
  m->tail.callable = m->tail.args = m->tail.kwargs = V_UNBOUND;
}

Value machine_resume(Machine *m, Generator *g, Value sent, Value thrown) {
  m->tail.callable = INCREF_OBJ(g);
  m->tail.args = incref(sent);
  m->tail.kwargs = incref(thrown);
  return V_TAIL;
}

Value machine_tail_prelude(Machine *m, const char *name, int n, const Value *args) {
  Value tuple = tuple_new(m, (uint32_t)n);
  if (tuple == V_UNBOUND) return V_UNBOUND;
  for (int i = 0; i < n; i++) ((Tuple *)as_obj(tuple))->items[i] = incref(args[i]);
  return machine_tail(m, prelude_function(m, name), tuple, V_UNBOUND);
}
