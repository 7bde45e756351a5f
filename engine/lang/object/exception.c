// Exceptions: raising them from C, their attributes, and their traceback as CPython prints it.
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "boot.h"
#include "dict.h"
#include "frame.h"
#include "inner.h"
#include "lang/types/text.h"

// ---- making and raising ----

Value exception_new(Machine *m, Type *type, Value args) {
  Exception *e = object_alloc(m, sizeof *e, K_EXCEPTION, type);
  if (!e) {
    decref(m, args);
    return V_UNBOUND;
  }
  *e = (Exception){.head = e->head,
                   .args = args,
                   .cause = V_UNBOUND,
                   .context = V_UNBOUND,
                   .traceback = V_UNBOUND,
                   .name = V_UNBOUND,
                   .object = V_UNBOUND};
  m->own.objects++;
  return from_obj(e);
}

Value raise_value(Machine *m, Value exception) {
  Value old = m->strand->exc;
  m->strand->exc = exception;
  m->own.no_index = V_UNBOUND;  // raise_no_index says it of its own exception alone
  decref(m, old);
  return V_UNBOUND;
}

// One of its own while there is room for it, so that its traceback can be told; else the one made at boot.
// (object_alloc would call this.)
Value raise_memory(Machine *m) {
  if (m->host && m->host->full) m->host->full(m->host, m);
  const Exception *spare = (const Exception *)as_obj(m->own.memory_error);
  Exception *e = heap_alloc_object(m->heap, sizeof *e);
  if (!e) return raise_value(m, from_obj(spare));
  *e = *spare;
  e->head.refs = 1;
  incref(from_obj(e->head.type));
  m->own.objects++;
  return raise_value(m, from_obj(e));
}

static Value raise_args(Machine *m, Type *type, Value args) {
  if (args == V_UNBOUND) return V_UNBOUND;
  Value e = exception_new(m, type, args);
  return e == V_UNBOUND ? e : raise_value(m, e);
}

static void format_value(Buffer *b, Machine *m, char kind, Value v) {
  if (kind == 'T') buffer_puts(b, type_name(m, v));
  else if (kind == 'V' && is_kind(v, K_STR)) buffer_add(b, str_data(v), str_size(v));
  else if (kind == 'V' && is_kind(v, K_TYPE)) buffer_puts(b, str_data(((Type *)as_obj(v))->name));
  else value_repr_plain(m, v, b);
}

Value str_vformat(Machine *m, const char *format, va_list ap) {
  Buffer b;
  buffer_init(&b, m);
  for (const char *p = format; *p; p++) {
    if (*p != '%') {
      buffer_putc(&b, *p);
      continue;
    }
    char spec[16] = "%";
    size_t n = 1;
    for (p++; strchr("-+ #0123456789.l*z", *p) && n < sizeof spec - 2; p++) spec[n++] = *p;
    spec[n++] = *p;
    spec[n] = 0;
    char text[64];
    bool wide = strstr(spec, "ll") != NULL, size = strchr(spec, 'z') != NULL,
         is_long = !wide && strchr(spec, 'l') != NULL;
    switch (*p) {
    case 'V':
    case 'R':
    case 'T': format_value(&b, m, *p, va_arg(ap, Value)); continue;
    case 's': buffer_puts(&b, va_arg(ap, const char *)); continue;
    case 'c': buffer_putc(&b, (char)va_arg(ap, int)); continue;
    case '%': buffer_putc(&b, '%'); continue;
    case 'd':
    case 'i':
      if (wide) snprintf(text, sizeof text, spec, va_arg(ap, long long));
      else if (size) snprintf(text, sizeof text, spec, va_arg(ap, size_t));
      else if (is_long) snprintf(text, sizeof text, spec, va_arg(ap, long));
      else snprintf(text, sizeof text, spec, va_arg(ap, int));
      break;
    case 'u':
    case 'x':
    case 'X':
    case 'o':
      if (wide) snprintf(text, sizeof text, spec, va_arg(ap, unsigned long long));
      else if (size) snprintf(text, sizeof text, spec, va_arg(ap, size_t));
      else if (is_long) snprintf(text, sizeof text, spec, va_arg(ap, unsigned long));
      else snprintf(text, sizeof text, spec, va_arg(ap, unsigned));
      break;
    case 'g':
    case 'f':
    case 'e': snprintf(text, sizeof text, spec, va_arg(ap, double)); break;
    default: snprintf(text, sizeof text, "%s", spec);
    }
    buffer_puts(&b, text);
  }
  return buffer_str(&b);
}

Value str_format(Machine *m, const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  Value v = str_vformat(m, format, ap);
  va_end(ap);
  return v;
}

Value raisef(Machine *m, Type *type, const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  Value text = str_vformat(m, format, ap);
  va_end(ap);
  if (text == V_UNBOUND) return V_UNBOUND;
  Value args = tuple_of(m, 1, text);
  decref(m, text);
  return raise_args(m, type, args);
}

Value raise_about(Machine *m, Value name, Value object) {
  if (m->strand->exc == m->own.memory_error) return V_UNBOUND;
  Exception *e = (Exception *)as_obj(m->strand->exc);
  e->name = incref(name);
  e->object = incref(object);
  return V_UNBOUND;
}

Value raise_key(Machine *m, Value key) { return raise_args(m, m->e_KeyError, tuple_of(m, 1, key)); }

Value raise_stop(Machine *m, Value value) {
  return raise_args(m, m->e_StopIteration, value == V_NONE ? tuple_new(m, 0) : tuple_of(m, 1, value));
}

static Type *os_error_type(Machine *m, int64_t error) {
  switch (error) {
  case EAGAIN:
  case EALREADY:
  case EINPROGRESS: return m->e_BlockingIOError;
  case ECHILD: return m->e_ChildProcessError;
  case EPIPE:
  case ESHUTDOWN: return m->e_BrokenPipeError;
  case ECONNABORTED: return m->e_ConnectionAbortedError;
  case ECONNREFUSED: return m->e_ConnectionRefusedError;
  case ECONNRESET: return m->e_ConnectionResetError;
  case EEXIST: return m->e_FileExistsError;
  case ENOENT: return m->e_FileNotFoundError;
  case EINTR: return m->e_InterruptedError;
  case EISDIR: return m->e_IsADirectoryError;
  case ENOTDIR: return m->e_NotADirectoryError;
  case EACCES:
  case EPERM: return m->e_PermissionError;
  case ESRCH: return m->e_ProcessLookupError;
  case ETIMEDOUT: return m->e_TimeoutError;
  default: return m->e_OSError;
  }
}

Value raise_os(Machine *m, int error) {
  Value text = str_from(m, strerror(error));
  if (text == V_UNBOUND) return text;
  Value args = tuple_of(m, 2, from_int(error), text);
  decref(m, text);
  return raise_args(m, os_error_type(m, error), args);
}

Value exception_take(Machine *m) {
  Value e = m->strand->exc;
  m->strand->exc = V_UNBOUND;
  return e;
}

void exception_set_context(Machine *m, Value exc) {
  Value handled = m->strand->handled;
  if (!is_kind(handled, K_EXCEPTION) || handled == exc || exc == m->own.memory_error) return;
  for (Exception *e = (Exception *)as_obj(handled); is_kind(e->context, K_EXCEPTION);
       e = (Exception *)as_obj(e->context))
    if (e->context == exc) {  // no rings
      decref(m, e->context);
      e->context = V_UNBOUND;
      break;
    }
  Exception *e = (Exception *)as_obj(exc);
  Value old = e->context;
  e->context = incref(handled);
  decref(m, old);
}

void unwind_note(Machine *m, Value exc, const Frame *f) {
  if (f->code->flags & CODE_PRELUDE || exc == m->own.memory_error) return;
  Exception *e = (Exception *)as_obj(exc);
  if (e->traceback == V_UNBOUND) e->traceback = list_new(m, 4);
  if (e->traceback == V_UNBOUND) return;
  list_append(m, e->traceback, from_int(f->code->serial));
  list_append(m, e->traceback, from_int(f->pc - f->code->ins - 1));
}

// ---- attributes ----

static Exception *self_exc(Value v) { return (Exception *)as_obj(v); }

static Value exc_make(Machine *m, const Value *args, int nargs) {
  Value tuple = tuple_new(m, (uint32_t)(nargs > 0 ? nargs - 1 : 0));
  if (tuple == V_UNBOUND) return V_UNBOUND;
  for (int i = 1; i < nargs; i++) ((Tuple *)as_obj(tuple))->items[i - 1] = incref(args[i]);
  Type *type = (Type *)as_obj(args[0]);
  if (type == m->e_OSError && nargs >= 3 && is_int(args[1])) type = os_error_type(m, as_int(args[1]));
  return exception_new(m, type, tuple);
}

static Value exc_init(Machine *m, const Value *args, int nargs) {
  Value tuple = tuple_new(m, (uint32_t)(nargs - 1));
  if (tuple == V_UNBOUND) return V_UNBOUND;
  for (int i = 1; i < nargs; i++) ((Tuple *)as_obj(tuple))->items[i - 1] = incref(args[i]);
  Exception *e = self_exc(args[0]);
  decref(m, e->args);
  e->args = tuple;
  return V_NONE;
}

static Value get_args(Machine *m, Value v) { return incref(self_exc(v)->args); }
static Value set_args(Machine *m, Value v, Value x) {
  if (!is_kind(x, K_TUPLE)) return machine_tail_prelude(m, "_set_args", 2, (Value[]){v, x});
  decref(m, self_exc(v)->args);
  self_exc(v)->args = incref(x);
  return V_NONE;
}
static Value or_none(Value v) { return v == V_UNBOUND ? V_NONE : incref(v); }
static Value get_cause(Machine *m, Value v) { return or_none(self_exc(v)->cause); }
static Value set_cause(Machine *m, Value v, Value x) {
  Exception *e = self_exc(v);
  if (x != V_NONE && !is_kind(x, K_EXCEPTION))
    return raisef(m, m->e_TypeError, "exception cause must be None or derive from BaseException");
  decref(m, e->cause);
  e->cause = incref(x);
  e->suppress_context = true;
  return V_NONE;
}
static Value get_context(Machine *m, Value v) { return or_none(self_exc(v)->context); }
static Value set_context(Machine *m, Value v, Value x) {
  if (x != V_NONE && !is_kind(x, K_EXCEPTION))
    return raisef(m, m->e_TypeError, "exception context must be None or derive from BaseException");
  decref(m, self_exc(v)->context);
  self_exc(v)->context = x == V_NONE ? V_UNBOUND : incref(x);
  return V_NONE;
}
static Value get_suppress(Machine *m, Value v) { return from_bool(self_exc(v)->suppress_context); }
static Value set_suppress(Machine *m, Value v, Value x) {
  self_exc(v)->suppress_context = x == V_TRUE;
  return V_NONE;
}
static Value set_traceback(Machine *m, Value v, Value x) {
  Value places = traceback_places(m, x), old = self_exc(v)->traceback;
  if (places == V_UNBOUND && x != V_NONE) return raisef(m, m->e_TypeError, "__traceback__ must be a traceback or None");
  if (places != V_UNBOUND) {  // its own: more is added when it goes on
    const List *from = (const List *)as_obj(places);
    Value copy = list_new(m, from->count);
    for (uint32_t i = 0; copy != V_UNBOUND && i < from->count; i++) list_append(m, copy, from->items[i]);
    if (copy == V_UNBOUND) return copy;
    places = copy;
  }
  self_exc(v)->traceback = places;
  decref(m, old);
  return V_NONE;
}
static Value with_traceback(Machine *m, const Value *args, int nargs) {
  return set_traceback(m, args[0], args[1]) == V_UNBOUND ? V_UNBOUND : incref(args[0]);
}
static Value add_note(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[1], K_STR)) return raisef(m, m->e_TypeError, "note must be a str, not '%T'", args[1]);
  Dict *d = attr_dict(m, args[0], true);
  if (!d) return V_UNBOUND;
  Value key = str_constant("__notes__", 9), list = dict_get_name(d, key);
  if (list == V_UNBOUND) {
    list = list_new(m, 1);
    if (list == V_UNBOUND || !dict_set_name(m, d, key, list)) return V_UNBOUND;
    decref(m, list);
  }
  return list_append(m, list, args[1]) ? V_NONE : V_UNBOUND;
}

// ---- attributes that the program may set: what it has set is among the exception's own ----

static Value set_among_own(Machine *m, Value v, const char *name, Value x) {
  Dict *d = attr_dict(m, v, true);
  return d && dict_set_name(m, d, str_constant(name, strlen(name)), x) ? V_NONE : V_UNBOUND;
}
// clang-format off
#define SETTABLE(X) X(errno) X(strerror) X(filename) X(filename2) X(name) X(obj) X(path) X(value) X(code)
#define SETTER(name) static Value set_##name(Machine *m, Value v, Value x) { return set_among_own(m, v, #name, x); }
SETTABLE(SETTER)
// clang-format on

// What the program has set, or what it was made with (borrowed; V_UNBOUND: None).
static Value set_or(Machine *m, Value v, const char *name, Value made) {
  const Dict *d = attr_dict(m, v, false);
  Value x = d ? dict_get_name(d, str_constant(name, strlen(name))) : V_UNBOUND;
  return or_none(x == V_UNBOUND ? made : x);
}
static Value arg(Value v, uint32_t i, uint32_t least) {  // borrowed; V_UNBOUND if there are fewer than `least`
  const Tuple *t = (const Tuple *)as_obj(self_exc(v)->args);
  return t->count < least ? V_UNBOUND : t->items[i];
}

static Value get_value(Machine *m, Value v) { return set_or(m, v, "value", arg(v, 0, 1)); }
static Value get_code(Machine *m, Value v) {
  return set_or(m, v, "code", arg(v, 0, 2) == V_UNBOUND ? arg(v, 0, 1) : self_exc(v)->args);
}
static Value get_errno(Machine *m, Value v) { return set_or(m, v, "errno", arg(v, 0, 2)); }
static Value get_strerror(Machine *m, Value v) { return set_or(m, v, "strerror", arg(v, 1, 2)); }
static Value get_filename(Machine *m, Value v) { return set_or(m, v, "filename", self_exc(v)->name); }
static Value get_filename2(Machine *m, Value v) { return set_or(m, v, "filename2", V_UNBOUND); }
static Value get_name(Machine *m, Value v) { return set_or(m, v, "name", self_exc(v)->name); }
static Value get_obj(Machine *m, Value v) { return set_or(m, v, "obj", self_exc(v)->object); }
static Value get_path(Machine *m, Value v) { return set_or(m, v, "path", V_UNBOUND); }
static Value get_message(Machine *m, Value v) {
  return ((Tuple *)as_obj(self_exc(v)->args))->count == 1 ? or_none(arg(v, 0, 1)) : V_NONE;
}

// OSError(2, "text", "file") keeps the file apart: args are the first two.
static Value os_init(Machine *m, const Value *args, int nargs) {
  Value done = exc_init(m, args, nargs < 4 ? nargs : 3);
  if (done != V_UNBOUND && nargs >= 4) {
    decref(m, self_exc(args[0])->name);
    self_exc(args[0])->name = incref(args[3]);
    if (nargs >= 6 && args[5] != V_NONE) set_filename2(m, args[0], args[5]);
  }
  return done;
}

// ImportError("…", name="n"): those that take attributes by name.
static Value named_init(Machine *m, const Value *args, int nargs) {
  const Tuple *names = m->kwnames == V_UNBOUND ? NULL : (const Tuple *)as_obj(m->kwnames);
  int nkw = names ? (int)names->count : 0;
  bool import = is_instance(m, args[0], m->e_ImportError), about = is_instance(m, args[0], m->e_AttributeError);
  const char *kind = import ? "ImportError" : about ? "AttributeError" : "NameError";
  for (int i = 0; i < nkw; i++) {
    const char *name = str_data(names->items[i]);
    bool known = !strcmp(name, "name") || (import && !strcmp(name, "path")) || (about && !strcmp(name, "obj"));
    if (!known) return raisef(m, m->e_TypeError, "'%V' is an invalid keyword argument for %s()", names->items[i], kind);
  }
  if (exc_init(m, args, nargs - nkw) == V_UNBOUND) return V_UNBOUND;
  Exception *e = self_exc(args[0]);
  for (int i = 0; i < nkw; i++) {
    Value x = args[nargs - nkw + i];
    if (!strcmp(str_data(names->items[i]), "path")) set_path(m, args[0], x);
    else {
      Value *slot = !strcmp(str_data(names->items[i]), "name") ? &e->name : &e->object, old = *slot;
      *slot = incref(x);
      decref(m, old);
    }
  }
  return V_NONE;
}
static const NativeDef named_methods[] = {{"__init__", named_init, 1, -1, "**"}, {0}};

static const NativeDef exc_def = {"BaseException", exc_make, 1, -1, NULL};
static const NativeDef exc_methods[] = {{"__init__", exc_init, 1, -1, NULL},
                                        {"with_traceback", with_traceback, 2, 2, NULL},
                                        {"add_note", add_note, 2, 2, NULL},
                                        {0}};
static const GetSetDef exc_attrs[] = {{"args", get_args, set_args},
                                      {"__cause__", get_cause, set_cause},
                                      {"__context__", get_context, set_context},
                                      {"__suppress_context__", get_suppress, set_suppress},
                                      {"__traceback__", traceback_of, set_traceback},
                                      {0}};
static const NativeDef os_methods[] = {{"__init__", os_init, 1, -1, NULL}, {0}};
static const GetSetDef stop_attrs[] = {{"value", get_value, set_value}, {0}};
static const GetSetDef exit_attrs[] = {{"code", get_code, set_code}, {0}};
static const GetSetDef os_attrs[] = {{"errno", get_errno, set_errno},
                                     {"strerror", get_strerror, set_strerror},
                                     {"filename", get_filename, set_filename},
                                     {"filename2", get_filename2, set_filename2},
                                     {0}};

static const GetSetDef name_attrs[] = {{"name", get_name, set_name}, {0}};
static const GetSetDef import_attrs[] = {
    {"name", get_name, set_name}, {"path", get_path, set_path}, {"msg", get_message, NULL}, {0}};
static const GetSetDef object_attrs[] = {{"name", get_name, set_name}, {"obj", get_obj, set_obj}, {0}};

void exceptions_boot(Machine *m) {
#define E(name, base) m->e_##name->make = &exc_def;
  EXCEPTIONS(E)
#undef E
  type_add(m, m->e_BaseException, exc_methods, exc_attrs);
  tracebacks_boot(m);
  type_add(m, m->e_StopIteration, NULL, stop_attrs);
  type_add(m, m->e_SystemExit, NULL, exit_attrs);
  type_add(m, m->e_NameError, named_methods, name_attrs);
  type_add(m, m->e_ImportError, named_methods, import_attrs);
  type_add(m, m->e_AttributeError, named_methods, object_attrs);
  type_add(m, m->e_OSError, os_methods, os_attrs);
  Value error = exception_new(m, m->e_MemoryError, tuple_new(m, 0));
  as_obj(error)->refs = IMMORTAL;
  as_obj(((Exception *)as_obj(error))->args)->refs = IMMORTAL;
  m->own.memory_error = error;
}
