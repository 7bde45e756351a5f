// Classes and functions stand in a pickle by the name of their module and their qualified name: finding the one from
// the other.
//
// A pickle may come from outside. So names are looked up in the program's own modules, and else only in the tables
// below: none of them reaches the system.
#include "lang/object/frame.h"
#include "lang/object/names.h"
#include "parts.h"
#include "prelude/prelude.h"

#include <string.h>

static bool listed(const char *const *names, const char *name) {
  for (; *names; names++)
    if (!strcmp(*names, name)) return true;
  return false;
}

// Modules whose public names all may be used, imported if they must be.
static const char *const open_modules[] = {
    "collections", "copyreg", "ctypes",     "functools",   "itertools", "math",    "operator",  "queue",    "random",
    "string",      "struct",  "threading",  "time",        "_random",   "decimal", "fractions", "datetime", "types",
    "copy",        "pickle",  "_pickle",    "_queue",      "logging",   "re",      "array",     "uuid",     "argparse",
    "abc",         "bisect",  "contextlib", "dataclasses", "enum",      "hashlib", "heapq",     "io",       "pprint",
    "statistics",  "typing",  "textwrap",   "secrets",     "zlib",      "os.path", "numbers",   NULL};
static const char *const open_packages[] = {"multiprocessing", "concurrent", "json", "collections", "logging", NULL};
static const char *const builtin_functions[] = {
    "abs",     "all",        "any",        "ascii",  "bin",     "callable", "chr",
    "divmod",  "enumerate",  "filter",     "format", "getattr", "hash",     "hex",
    "id",      "isinstance", "issubclass", "iter",   "len",     "map",      "max",
    "min",     "next",       "oct",        "ord",    "pow",     "print",    "repr",
    "round",   "sorted",     "sum",        "vars",   "dir",     "Ellipsis", "NotImplemented",
    "hasattr", NULL};
// _exit and sys.exit: tasks of pools that end their worker. They do no more than end who loads them.
static const char *const os_functions[] = {"getpid", "getppid", "cpu_count", "getenv", "getcwd", "_exit", NULL};
static const char *const sys_functions[] = {"exit", NULL};
static const char *const signal_classes[] = {"Signals", "Handlers", "Sigmasks", NULL};

// Names of Python 2, which pickles of protocol 2 use.
static const struct {
  const char *module, *name, *new_module, *new_name;
} old_names[] = {{"__builtin__", "xrange", "builtins", "range"},
                 {"__builtin__", "unicode", "builtins", "str"},
                 {"__builtin__", "long", "builtins", "int"},
                 {"__builtin__", NULL, "builtins", NULL},
                 {"exceptions", NULL, "builtins", NULL},
                 {"copy_reg", NULL, "copyreg", NULL},
                 {"Queue", NULL, "queue", NULL}};

static bool in_package(const char *module) {
  for (const char *const *p = open_packages; *p; p++) {
    size_t n = strlen(*p);
    if (!strncmp(module, *p, n) && (!module[n] || module[n] == '.')) return true;
  }
  return false;
}

static bool of_the_house(const char *module) {  // a module of mplab's own, not of the program
  size_t size;
  if (!strcmp(module, "__main__") || !strcmp(module, "__mp_main__")) return false;
  return prelude_source(module, &size) != NULL;
}

static Value loaded(Machine *m, Value module) {
  Value v = dict_get_name(m->modules, module);
  return v == V_UNBOUND ? dict_get_name(m->inner, module) : v;
}

Value pickle_walk(Machine *m, Value module, Value name) {
  if (!is_kind(module, K_MODULE)) return V_UNBOUND;
  Value v = module;
  const char *p = str_data(name), *end = p + str_size(name);
  while (p <= end) {
    const char *dot = memchr(p, '.', (size_t)(end - p));
    size_t n = (size_t)((dot ? dot : end) - p);
    Value part = str_new(m, p, n);
    if (part == V_UNBOUND) return part;
    if (is_kind(v, K_MODULE)) v = dict_get_name(((Module *)as_obj(v))->dict, part);
    else if (is_kind(v, K_TYPE)) v = type_lookup(m, (Type *)as_obj(v), part);
    else v = V_UNBOUND;
    decref(m, part);
    if (is_kind(v, K_STATICMETHOD)) v = ((Wrapper *)as_obj(v))->function;
    if (v == V_UNBOUND || !dot) return v;
    p = dot + 1;
  }
  return V_UNBOUND;
}

Type *pickle_error(Machine *m, const char *name) {
  Value v = dict_get_name(m->prelude, str_constant(name, strlen(name)));
  return is_kind(v, K_TYPE) ? (Type *)as_obj(v) : m->e_ValueError;
}

static Value refuse(Machine *m, Value module, Value name) {
  return raisef(m, pickle_error(m, "_UnpicklingError"), "mplab: a pickle may not use '%V.%V'", module, name);
}

// The program's own: not written in C and not of the prelude.
static bool is_programs(Value v) {
  if (is_kind(v, K_FUNCTION)) return !(((Function *)as_obj(v))->code->flags & CODE_PRELUDE);
  if (is_kind(v, K_TYPE)) return !(as_obj(v)->flags & (TYPE_IMMUTABLE | TYPE_PRELUDE));
  return !is_kind(v, K_NATIVE) && !is_kind(v, K_MODULE) && !is_kind(v, K_DICT);
}

static bool is_allowed(Value module, Value name, Value v) {
  const char *of = str_data(module), *what = str_data(name);
  if (!strcmp(of, "builtins")) return is_kind(v, K_TYPE) || listed(builtin_functions, what);
  if (!strcmp(of, "os") || !strcmp(of, "posix")) return listed(os_functions, what);
  if (!strcmp(of, "sys")) return listed(sys_functions, what);
  if (!strcmp(of, "signal")) return listed(signal_classes, what);
  if (machine_is_inner(of)) return listed(open_modules, of) || (is_kind(v, K_TYPE) && !strcmp(of, "_mp"));
  if (is_kind(v, K_MODULE)) return false;
  return listed(open_modules, of) || in_package(of) || is_programs(v);
}

// Methods are pickled by getattr. These names are refused: they lead from an object to everything else.
bool pickle_may_get(Value name) {
  static const char *const closed[] = {"__globals__",
                                       "__dict__",
                                       "__class__",
                                       "__subclasses__",
                                       "__builtins__",
                                       "__base__",
                                       "__bases__",
                                       "__mro__",
                                       "mro",
                                       "__getattribute__",
                                       "__self__",
                                       "__func__",
                                       "__code__",
                                       "__closure__",
                                       "__wrapped__",
                                       "__setattr__",
                                       NULL};
  return is_kind(name, K_STR) && !listed(closed, str_data(name));
}

Value pickle_find(Machine *m, Value module, Value name, bool *ask) {
  *ask = false;
  for (size_t i = 0; i < sizeof old_names / sizeof *old_names; i++) {
    if (strcmp(old_names[i].module, str_data(module)) ||
        (old_names[i].name && strcmp(old_names[i].name, str_data(name))))
      continue;
    module = str_constant(old_names[i].new_module, strlen(old_names[i].new_module));
    if (old_names[i].new_name) name = str_constant(old_names[i].new_name, strlen(old_names[i].new_name));
    break;
  }
  const char *of = str_data(module);
  if (!strcmp(of, "_codecs") && !strcmp(str_data(name), "encode")) return type_lookup_str(m, m->t_str, "encode");
  if (!strcmp(of, "_mp") && !strcmp(str_data(name), "_shared"))
    return dict_get_name(m->prelude, str_constant("_shared", 7));
  Value mod = loaded(m, module);
  if (mod == V_UNBOUND && !strcmp(of, "__mp_main__")) mod = loaded(m, str_constant("__main__", 8));
  if (mod == V_UNBOUND && !strcmp(of, "__main__")) mod = loaded(m, str_constant("__mp_main__", 11));
  if (mod == V_UNBOUND) {
    *ask = listed(open_modules, of) || in_package(of) || machine_has_program_module(of);
    if (*ask) return V_UNBOUND;
    if (!of_the_house(of) && machine_module(m, of) == V_UNBOUND)
      return raisef(m, m->e_ModuleNotFoundError, "No module named '%V'", module);
    mod = machine_module(m, of);
    if (mod == V_UNBOUND) return refuse(m, module, name);
  }
  Value v = pickle_walk(m, mod, name);
  if (v == V_UNBOUND)
    return raised(m) ? V_UNBOUND : raisef(m, m->e_AttributeError, "Can't get attribute '%V' on %R", name, mod);
  return is_allowed(module, name, v) ? v : refuse(m, module, name);
}

// ---- from the object to the name ----

Value pickle_name_of(Machine *m, Value v) {
  if (is_kind(v, K_FUNCTION)) return ((Function *)as_obj(v))->qualname;
  if (is_kind(v, K_TYPE)) return ((Type *)as_obj(v))->qualname;
  if (is_kind(v, K_NATIVE)) {
    const char *name = ((Native *)as_obj(v))->def->name;
    return str_constant(name, strlen(name));
  }
  return V_UNBOUND;
}

Value pickle_module_of(Machine *m, Value v) {
  Value module = V_UNBOUND;
  if (is_kind(v, K_FUNCTION)) module = ((Function *)as_obj(v))->module;
  else if (is_kind(v, K_TYPE)) module = ((Type *)as_obj(v))->module;
  else if (is_kind(v, K_NATIVE)) {
    Value self = ((Native *)as_obj(v))->self;
    module = is_kind(self, K_MODULE) ? ((Module *)as_obj(self))->name : str_constant("builtins", 8);
  } else if (is_kind(v, K_INSTANCE)) {
    module = dict_get_name(((Instance *)as_obj(v))->dict, name_module);
    if (module == V_UNBOUND) module = as_obj(v)->type->module;
  }
  return is_kind(module, K_STR) ? module : str_constant("__main__", 8);
}

bool pickler_save_global(Pickler *p, Value v, Value name) {
  Machine *m = p->m;
  if (name == V_UNBOUND) name = pickle_name_of(m, v);
  Value module = pickle_module_of(m, v);
  if (name == V_UNBOUND) return false;
  if (is_ptr(v)) {
    bool known;
    if (!pickler_recall(p, v, &known)) return false;
    if (known) return true;
  }
  if (is_kind(v, K_TYPE)) {  // NoneType and its like have no name that leads to them
    Value only = v == from_obj(m->t_NoneType)             ? V_NONE
                 : v == from_obj(m->t_ellipsis)           ? V_ELLIPSIS
                 : v == from_obj(m->t_NotImplementedType) ? V_NOTIMPLEMENTED
                                                          : V_UNBOUND;
    if (only != V_UNBOUND)
      return pickler_save_global(p, from_obj(m->t_type), V_UNBOUND) && pickler_save(p, only) &&
             pickler_code(p, PK_TUPLE1) && pickler_memoize(p, V_UNBOUND) && pickler_code(p, PK_REDUCE) &&
             pickler_memoize(p, v);
  }
  if (strstr(str_data(name), "<locals>")) {
    raisef(m, m->e_AttributeError, "Can't pickle local object '%V'", name);
    return false;
  }
  Value mod = loaded(m, module), found;
  if (mod == V_UNBOUND) {
    raisef(m, pickle_error(m, "_PicklingError"), "Can't pickle %R: import of module '%V' failed", v, module);
    return false;
  }
  found = pickle_walk(m, mod, name);
  if (found != v && is_ptr(v) && as_obj(v)->kind != K_INSTANCE) {
    if (found == V_UNBOUND)
      raisef(m, pickle_error(m, "_PicklingError"), "Can't pickle %R: attribute lookup %V on %V failed", v, name,
             module);
    else
      raisef(m, pickle_error(m, "_PicklingError"), "Can't pickle %R: it's not the same object as %V.%V", v, module,
             name);
    return false;
  }
  if (found == V_UNBOUND) {
    raisef(m, pickle_error(m, "_PicklingError"), "Can't pickle %R: attribute lookup %V on %V failed", v, name, module);
    return false;
  }
  return pickler_save(p, module) && pickler_save(p, name) && pickler_code(p, PK_STACK_GLOBAL) &&
         pickler_memoize(p, is_ptr(v) ? v : V_UNBOUND);
}
