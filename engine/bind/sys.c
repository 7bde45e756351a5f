// The module sys.
#include <float.h>
#include <limits.h>

#include "modules.h"

static Value sys_exit(Machine *m, const Value *args, int nargs) {
  bool none = nargs == 0 || args[0] == V_NONE;
  Value tuple = none ? tuple_new(m, 0) : is_kind(args[0], K_TUPLE) ? incref(args[0]) : tuple_of(m, 1, args[0]);
  Value exc = tuple == V_UNBOUND ? tuple : exception_new(m, m->e_SystemExit, tuple);
  return exc == V_UNBOUND ? exc : raise_value(m, exc);
}

static Value sys_exc_info(Machine *m, const Value *args, int nargs) {
  Value exc = m->strand->handled;
  if (exc == V_UNBOUND) return tuple_of(m, 3, V_NONE, V_NONE, V_NONE);
  Value traceback = attr_get_str(m, exc, "__traceback__"), info = V_UNBOUND;
  if (traceback != V_UNBOUND) info = tuple_of(m, 3, from_obj(type_of(m, exc)), exc, traceback);
  decref(m, traceback);
  return info;
}

static Value sys_getrefcount(Machine *m, const Value *args, int nargs) {
  if (!is_ptr(args[0]) || as_obj(args[0])->refs & IMMORTAL) return from_int(1000000000);
  return from_int(as_obj(args[0])->refs + 1);
}

// CPython's sizes for common types; only good for comparing.
static Value sys_getsizeof(Machine *m, const Value *args, int nargs) {
  Value v = args[0];
  int64_t n = value_length(m, v);
  if (is_int(v)) return from_int(28);
  if (is_float(v)) return from_int(24);
  if (is_complex(v)) return from_int(32);
  if (is_kind(v, K_STR)) return from_int(49 + str_size(v));
  if (is_kind(v, K_BYTES)) return from_int(33 + n);
  if (is_kind(v, K_TUPLE)) return from_int(40 + 8 * n);
  if (is_kind(v, K_LIST)) return from_int(56 + 8 * (int64_t)((List *)as_obj(v))->room);
  if (is_kind(v, K_DICT)) return from_int(64 + 24 * n);
  if (is_big(v)) return from_int(24 + 8 * (int64_t)((BigInt *)as_obj(v))->nlimbs);
  return from_int(is_ptr(v) ? 48 : 16);
}

static Value sys_getrecursionlimit(Machine *m, const Value *args, int nargs) { return from_int(m->depth_limit); }
static Value sys_setrecursionlimit(Machine *m, const Value *args, int nargs) {
  int64_t n;
  if (!bind_int(m, args[0], &n)) return V_UNBOUND;
  if (n < 1) return raisef(m, m->e_ValueError, "recursion limit must be greater or equal than 1");
  m->depth_limit = n > 1000000 ? 1000000 : (uint32_t)n;
  return V_NONE;
}
static Value sys_intern(Machine *m, const Value *args, int nargs) { return incref(args[0]); }
static Value sys_getdefaultencoding(Machine *m, const Value *args, int nargs) { return str_from(m, "utf-8"); }
static Value sys_getswitchinterval(Machine *m, const Value *args, int nargs) { return float_new(m, 0.005); }
static Value sys_setswitchinterval(Machine *m, const Value *args, int nargs) { return V_NONE; }
static Value sys_is_finalizing(Machine *m, const Value *args, int nargs) { return V_FALSE; }

const NativeDef bind_sys_natives[] = {
    {"exit", sys_exit, 0, 1, NULL},
    {"exc_info", sys_exc_info, 0, 0, NULL},
    {"getrefcount", sys_getrefcount, 1, 1, NULL},
    {"getsizeof", sys_getsizeof, 1, 2, NULL},
    {"getrecursionlimit", sys_getrecursionlimit, 0, 0, NULL},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1, NULL},
    {"intern", sys_intern, 1, 1, NULL},
    {"getdefaultencoding", sys_getdefaultencoding, 0, 0, NULL},
    {"getfilesystemencoding", sys_getdefaultencoding, 0, 0, NULL},
    {"getswitchinterval", sys_getswitchinterval, 0, 0, NULL},
    {"setswitchinterval", sys_setswitchinterval, 1, 1, NULL},
    {"is_finalizing", sys_is_finalizing, 0, 0, NULL},
    {0},
};

// ---- version_info: a tuple with names ----

static Value field(Value self, int i) { return incref(((Tuple *)as_obj(self))->items[i]); }
static Value version_major(Machine *m, Value v) { return field(v, 0); }
static Value version_minor(Machine *m, Value v) { return field(v, 1); }
static Value version_micro(Machine *m, Value v) { return field(v, 2); }
static Value version_level(Machine *m, Value v) { return field(v, 3); }
static Value version_serial(Machine *m, Value v) { return field(v, 4); }
static Value version_repr(Machine *m, const Value *args, int nargs) {
  return str_from(m, "sys.version_info(major=3, minor=11, micro=2, releaselevel='final', serial=0)");
}
static const GetSetDef version_attrs[] = {{"major", version_major, NULL},   {"minor", version_minor, NULL},
                                          {"micro", version_micro, NULL},   {"releaselevel", version_level, NULL},
                                          {"serial", version_serial, NULL}, {0}};
static const NativeDef version_methods[] = {{"__repr__", version_repr, 1, 1, NULL}, {0}};

static Value version_info(Machine *m) {
  Type *t = type_new_native(m, "version_info", "sys", m->t_tuple, K_TUPLE, version_methods, version_attrs);
  Value level = str_from(m, "final"), v = tuple_of(m, 5, from_int(3), from_int(11), from_int(2), level, from_int(0));
  decref(m, level);
  if (v != V_UNBOUND) as_obj(v)->type = t;
  return v;
}

// An object with one attribute and no behaviour.
static Value record(Machine *m, const char *name, const char *attribute, Value v) {
  Type *t = type_new_native(m, name, "sys", m->t_object, K_INSTANCE, NULL, NULL);
  Instance *o = object_alloc(m, sizeof *o, K_INSTANCE, t);
  if (!o || !(o->dict = dict_new(m))) return V_NONE;
  dict_set_name(m, o->dict, str_constant(attribute, strlen(attribute)), v);
  decref(m, v);
  return from_obj(o);
}

static Value arguments(Machine *m) {
  Value list = list_new(m, (uint32_t)host_argc(m));
  for (int i = 0; i < host_argc(m) && list != V_UNBOUND; i++) {
    Value v = str_from(m, host_argv(m, i));
    if (v != V_UNBOUND) list_append(m, list, v);
    decref(m, v);
  }
  return list;
}

// sys.path[0]: where the program lies.
static Value path(Machine *m) {
  Value v = str_from(m, host_program_folder(m)), list = list_new(m, 1);
  if (v != V_UNBOUND && list != V_UNBOUND) list_append(m, list, v);
  decref(m, v);
  return list;
}

// sys.float_info: what a double is.
static Value float_info(Machine *m) {
  Value v = record(m, "float_info", "radix", from_int(FLT_RADIX));
  const struct {
    const char *name;
    Value value;
  } rows[] = {
      {"max", float_new(m, DBL_MAX)}, {"max_exp", from_int(DBL_MAX_EXP)},   {"max_10_exp", from_int(DBL_MAX_10_EXP)},
      {"min", float_new(m, DBL_MIN)}, {"min_exp", from_int(DBL_MIN_EXP)},   {"min_10_exp", from_int(DBL_MIN_10_EXP)},
      {"dig", from_int(DBL_DIG)},     {"mant_dig", from_int(DBL_MANT_DIG)}, {"epsilon", float_new(m, DBL_EPSILON)},
      {"rounds", from_int(1)}};
  for (size_t i = 0; v != V_NONE && i < sizeof rows / sizeof *rows; i++)
    dict_set_name(m, ((Instance *)as_obj(v))->dict, str_constant(rows[i].name, strlen(rows[i].name)), rows[i].value);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) decref(m, rows[i].value);
  return v;
}

void bind_sys_module(Machine *m, Module *mod) {
  const Binding *b = bind_of(m);
  static const char *const names[] = {"stdout", "__stdout__", "stderr", "__stderr__"};
  for (int i = 0; i < 4; i++) module_add(m, mod, names[i], incref(b->stream[i / 2].object));
  Value in = dict_get_name(m->prelude, str_constant("_stdin", 6));
  module_add(m, mod, "stdin", incref(in));
  module_add(m, mod, "__stdin__", incref(in));
  module_add(m, mod, "argv", arguments(m));
  module_add(m, mod, "path", path(m));
  module_add(m, mod, "modules", INCREF_OBJ(m->modules));
  module_add(m, mod, "version", str_from(m, "3.11.2 (mplab " MPLAB_VERSION ")"));
  module_add(m, mod, "version_info", version_info(m));
  module_add(m, mod, "hexversion", from_int(0x030b02f0));
  module_add(m, mod, "platform", str_from(m, "linux"));
  module_add(m, mod, "byteorder", str_from(m, "little"));
  module_add(m, mod, "executable", str_from(m, "/usr/bin/python3"));
  module_add(m, mod, "maxsize", int_new(m, INT64_MAX));
  module_add(m, mod, "maxunicode", from_int(0x10ffff));
  module_add(m, mod, "float_info", float_info(m));
  module_add(m, mod, "prefix", str_from(m, "/usr"));
  module_add(m, mod, "base_prefix", str_from(m, "/usr"));
  module_add(m, mod, "exec_prefix", str_from(m, "/usr"));
  module_add(m, mod, "base_exec_prefix", str_from(m, "/usr"));
  module_add(m, mod, "float_repr_style", str_from(m, "short"));
  module_add(m, mod, "dont_write_bytecode", V_FALSE);
  module_add(m, mod, "flags", record(m, "flags", "optimize", from_int(0)));
  module_add(m, mod, "implementation", record(m, "implementation", "name", str_from(m, "cpython")));
}
