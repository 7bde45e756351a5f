// raise, except, assert and with; and the errors of unbound variables.
#include "loop.h"

#include "lang/object/names.h"

#include <string.h>

// What a call of this exception class has made; takes it over. V_UNBOUND: it made something else, a TypeError.
static Value made_by(Machine *m, Value class, Value made) {
  if (is_kind(made, K_EXCEPTION)) return made;
  raisef(m, m->e_TypeError, "calling %R should have returned an instance of BaseException, not %R", class,
         from_obj(type_of(m, made)));
  decref(m, made);
  return V_UNBOUND;
}

static void put(Machine *m, Value *slot, Value v) {
  Value old = *slot;
  *slot = v;
  decref(m, old);
}

static CallEnd raise_made(Machine *m, Value *r, Ins i, Value exc) {
  if (!is_kind(exc, K_EXCEPTION)) {
    raisef(m, m->e_TypeError, "exceptions must derive from BaseException");
    decref(m, exc);
    return CALL_ERROR;
  }
  Exception *e = (Exception *)as_obj(exc);
  Value cause = r[i.b];
  if (cause != V_UNBOUND) {
    if (is_kind(cause, K_TYPE) && type_is_subclass((Type *)as_obj(cause), m->e_BaseException)) {
      if (!(as_obj(cause)->flags & TYPE_IMMUTABLE)) {  // its __init__ may be the program's
        CallEnd end = call_prelude(m, "_raise_from", 2, (Value[]){exc, cause}, &cause);
        decref(m, exc);
        return end;
      }
      cause = exception_new(m, (Type *)as_obj(cause), tuple_new(m, 0));
    } else {
      incref(cause);
    }
    if (cause != V_NONE && !is_kind(cause, K_EXCEPTION)) {
      decref(m, cause);
      decref(m, exc);
      raisef(m, m->e_TypeError, "exception causes must derive from BaseException");
      return CALL_ERROR;
    }
    put(m, &e->cause, cause);
    e->suppress_context = true;
    if (i.x & XB) put(m, &r[i.b], V_UNBOUND);
  }
  if (i.x & XA) put(m, &r[i.a], V_UNBOUND);
  exception_set_context(m, exc);
  raise_value(m, exc);
  return CALL_ERROR;
}

CallEnd raise_called(Machine *m, Value *r, Ins i, Value v) {
  v = is_kind(r[i.a], K_TYPE) ? made_by(m, r[i.a], v) : v;
  return v == V_UNBOUND ? CALL_ERROR : raise_made(m, r, i, v);
}

CallEnd do_raise(Machine *m, Value *r, Ins i) {
  Value exc = r[i.a], made;
  if (exc == V_UNBOUND) {
    unbound_local(m, m->strand->top, i.a);
    return CALL_ERROR;
  }
  if (!is_kind(exc, K_TYPE) || !type_is_subclass((Type *)as_obj(exc), m->e_BaseException))
    return raise_made(m, r, i, incref(exc));
  CallEnd end = call_value(m, exc, NULL, 0, V_UNBOUND, &made);
  return end == CALL_DONE ? raise_called(m, r, i, made) : end;
}

void do_reraise(Machine *m, Value *r, Ins i) {
  Value exc = r[i.a];
  if (exc == V_UNBOUND) exc = m->strand->handled;
  if (exc == V_UNBOUND || exc == V_NONE) {
    raisef(m, m->e_RuntimeError, "No active exception to reraise");
    return;
  }
  raise_value(m, incref(exc));
  if (i.x & XA) put(m, &r[i.a], V_UNBOUND);
}

Value do_match(Machine *m, Value exc, Value classes) {
  if (is_kind(classes, K_TYPE) && type_is_subclass((Type *)as_obj(classes), m->e_BaseException))
    return from_bool(type_is_subclass(as_obj(exc)->type, (Type *)as_obj(classes)));
  if (is_kind(classes, K_TUPLE)) {
    const Tuple *t = (const Tuple *)as_obj(classes);
    Value found = V_FALSE;
    for (uint32_t k = 0; k < t->count; k++) {
      if (!is_kind(t->items[k], K_TYPE) || !type_is_subclass((Type *)as_obj(t->items[k]), m->e_BaseException))
        goto refuse;
      if (type_is_subclass(as_obj(exc)->type, (Type *)as_obj(t->items[k]))) found = V_TRUE;
    }
    return found;
  }
refuse:
  return raisef(m, m->e_TypeError, "catching classes that do not inherit from BaseException is not allowed");
}

void do_assert(Machine *m, Value *r, Ins i) {
  Value message = r[i.a];
  Value args = message == V_UNBOUND ? tuple_new(m, 0) : tuple_of(m, 1, message);
  if (args == V_UNBOUND) return;
  if (i.x & XA) put(m, &r[i.a], V_UNBOUND);
  Value e = exception_new(m, m->e_AssertionError, args);
  if (e != V_UNBOUND) raise_value(m, e);
}

CallEnd do_with_enter(Machine *m, Value manager, Value *v) {
  Type *t = type_of(m, manager);
  Value enter = type_lookup(m, t, name_enter), leave = type_lookup(m, t, name_exit);
  if (enter == V_UNBOUND || leave == V_UNBOUND) {
    raisef(m, m->e_TypeError, "'%T' object does not support the context manager protocol%s", manager,
           enter != V_UNBOUND ? " (missed __exit__ method)" : "");
    return CALL_ERROR;
  }
  return call_value(m, enter, &manager, 1, V_UNBOUND, v);
}

CallEnd do_with_exit(Machine *m, Value manager, Value exc, Value *v) {
  Value args[] = {manager, V_NONE, V_NONE, V_NONE};
  if (exc != V_UNBOUND) {
    args[1] = from_obj(as_obj(exc)->type);
    args[2] = exc;
    args[3] = traceback_of(m, exc);
    if (args[3] == V_UNBOUND) return CALL_ERROR;
  }
  Value leave = type_lookup(m, type_of(m, manager), name_exit);
  CallEnd end = call_value(m, leave, args, 4, V_UNBOUND, v);
  decref(m, args[3]);
  decref(m, manager);
  return end;
}

CallEnd do_with_exception(Machine *m, Value *r, Ins i, Value *v) {
  Value manager = r[i.b], answer;
  if (manager == V_UNBOUND) {
    *v = V_FALSE;
    return CALL_DONE;
  }
  r[i.b] = V_UNBOUND;
  CallEnd end = do_with_exit(m, manager, r[i.c], &answer);
  if (end != CALL_DONE) return end;
  end = do_truth(m, answer, v);
  decref(m, answer);
  return end;
}

void unbound_local(Machine *m, Frame *f, uint16_t reg) {
  const Code *code = f->code;
  uint32_t local = (uint32_t)reg - code->nconsts;
  if (reg >= code->nconsts && local < code->nlocals)
    raisef(m, m->e_UnboundLocalError, "cannot access local variable '%V' where it is not associated with a value",
           code->varnames[local]);
  else raisef(m, m->e_SystemError, "an instruction read an empty register");
}

void unbound_free(Machine *m, Value name) {
  raisef(m, m->e_NameError,
         "cannot access free variable '%V' where it is not associated with a value in enclosing scope", name);
  raise_about(m, name, V_UNBOUND);
}

void unbound_cell(Machine *m, Frame *f, uint16_t reg) {
  const Code *code = f->code;
  Value name = code->varnames[reg - code->nconsts];
  for (uint32_t k = 0; k < code->nfree; k++)
    if (code->freenames[k] == name) {
      unbound_free(m, name);
      return;
    }
  raisef(m, m->e_UnboundLocalError, "cannot access local variable '%V' where it is not associated with a value", name);
}
