// A machine's beginning and end.
#include "lang/boot.h"

#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>

#include "lang/library/modules.h"
#include "lang/machine/boot.h"
#include "lang/object/boot.h"
#include "lang/object/dict.h"
#include "lang/pickle/pickle.h"
#include "lang/types/boot.h"

enum { RECURSION_LIMIT = 1000 };  // CPython's default

static void add_types(Machine *m) {
  struct {
    const char *name;
    Type *type;
  } rows[] = {{"object", m->t_object},
              {"type", m->t_type},
              {"int", m->t_int},
              {"bool", m->t_bool},
              {"float", m->t_float},
              {"complex", m->t_complex},
              {"str", m->t_str},
              {"bytes", m->t_bytes},
              {"bytearray", m->t_bytearray},
              {"tuple", m->t_tuple},
              {"list", m->t_list},
              {"dict", m->t_dict},
              {"set", m->t_set},
              {"frozenset", m->t_frozenset},
              {"range", m->t_range},
              {"slice", m->t_slice},
              {"property", m->t_property},
              {"staticmethod", m->t_staticmethod},
              {"classmethod", m->t_classmethod},
              {"super", m->t_super},
              {"enumerate", m->t_enumerate},
              {"zip", m->t_zip},
              {"reversed", m->t_reversed}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    dict_set_name(m, m->builtins, str_constant(rows[i].name, strlen(rows[i].name)), from_obj(rows[i].type));
#define E(name, base) dict_set_name(m, m->builtins, str_constant(#name, sizeof #name - 1), from_obj(m->e_##name));
  EXCEPTIONS(E)
#undef E
  dict_set_name(m, m->builtins, str_constant("IOError", 7), from_obj(m->e_OSError));
  dict_set_name(m, m->builtins, str_constant("EnvironmentError", 16), from_obj(m->e_OSError));
  dict_set_name(m, m->builtins, str_constant("NotImplemented", 14), V_NOTIMPLEMENTED);
  dict_set_name(m, m->builtins, str_constant("Ellipsis", 8), V_ELLIPSIS);
  dict_set_name(m, m->builtins, str_constant("__debug__", 9), V_TRUE);
  dict_set_name(m, m->builtins, str_constant("__name__", 8), str_constant("builtins", 8));
}

static bool run_text(Machine *m, Function *fn) {
  Value args = tuple_new(m, 0);
  Strand *s = args == V_UNBOUND ? NULL : machine_strand_new(m, from_obj(fn), args);
  decref(m, args);
  if (!s) return false;
  RunEnd end;
  do end = machine_run(m, s);
  while (end == RUN_TICK);
  bool good = end == RUN_ENDED && s->exc == V_UNBOUND;
  if (s->exc != V_UNBOUND) {
    Value text = exception_traceback(m, s->exc);
    fprintf(stderr, "mplab: the prelude failed: %s\n", text == V_UNBOUND ? "" : str_data(text));
  }
  machine_strand_free(m, s);
  return good;
}

// The prelude's own texts run before any program, in one namespace: its functions with a leading _ are the slow paths,
// the others are builtins.
static bool run_prelude(Machine *m) {
  static const char *const texts[] = {
      "builtins",          "builtins.annotations", "builtins.iteration", "builtins.containers",
      "builtins.patterns", "builtins.stdin",       "builtins.memory",    "builtins.machine"};
  Host *host = m->host;
  m->host = NULL;
  bool good = true;
  for (size_t i = 0; good && i < sizeof texts / sizeof *texts; i++) {
    Code *code = prelude_code(texts[i]);
    Function *fn = code ? module_function(m, code, m->prelude, "builtins") : NULL;
    good = fn && run_text(m, fn);
    if (fn) DECREF_OBJ(m, fn);
  }
  m->host = host;
  m->next_strand = 0;
  Value key, v;
  for (uint32_t at = 0; good && dict_next(m->prelude, &at, &key, &v);)
    if (is_kind(key, K_STR) && str_data(key)[0] != '_') good = dict_set_name(m, m->builtins, key, v);
  return good;
}

// The module "builtins", for `import builtins` and for pickled names.
static bool add_builtins_module(Machine *m) {
  Module *mod = object_alloc(m, sizeof *mod, K_MODULE, m->t_module);
  if (!mod) return false;
  mod->name = str_constant("builtins", 8);
  mod->dict = m->builtins;
  INCREF_OBJ(m->builtins);
  bool good = dict_set_name(m, m->modules, mod->name, from_obj(mod));
  DECREF_OBJ(m, mod);
  return good;
}

// Bits of the page's number, as many as the kernel draws for where memory lies: what is seen through it says nothing of
// where that is. The rest stays, so that a number still looks like an address to who reads it. The kernel gives each
// program that it starts 16 bytes at random.
static uint64_t veil(void) {
  const void *drawn = (const void *)getauxval(AT_RANDOM);  // NOLINT(performance-no-int-to-ptr)
  uint64_t bits = 0;
  if (drawn) memcpy(&bits, drawn, sizeof bits);
  return bits & 0xfffffff000u;
}

Machine *machine_new(size_t heap_limit, Host *host) {
  Heap *heap = heap_create(heap_limit);
  if (!heap) return NULL;
  Machine *m = heap_root(heap, sizeof *m);
  m->heap = heap;
  m->own.reserve = heap_alloc(heap, MACHINE_RESERVE);
  m->host = host;
  m->depth_limit = RECURSION_LIMIT;
  m->veil = veil();
  m->strand = &m->own.boot;
  m->own.boot.exc = m->own.boot.handled = m->own.boot.result = V_UNBOUND;
  for (int i = 0; i < 4; i++) m->own.boot.step.keep[i] = m->own.old_keep[i] = V_UNBOUND;
  m->tail.callable = m->tail.args = m->tail.kwargs = m->kwnames = m->exit = V_UNBOUND;
  names_boot();
  types_boot(m);
  object_boot(m);
  exceptions_boot(m);
  functions_boot(m);
  generators_boot(m);
  m->builtins = dict_new(m);
  m->modules = dict_new(m);
  m->inner = dict_new(m);
  m->prelude = dict_new(m);
  add_types(m);
  numbers_boot(m);
  text_boot(m);
  containers_boot(m);
  builtins_boot(m);
  pickle_boot(m);
  m->slice = MACHINE_SLICE;
  collector_boot(m);
  m->own.dying = m->own.no_index = V_UNBOUND;
  dict_set_name(m, m->prelude, str_constant("__name__", 8), str_constant("builtins", 8));
  machine_add_modules(math_modules);
  machine_add_modules(cmath_modules);
  machine_add_modules(lang_modules);
  machine_add_modules(random_modules);
  machine_add_modules(regex_modules);
  machine_add_modules(digest_modules);
  machine_add_modules(json_modules);
  machine_add_modules(iterator_modules);
  machine_add_modules(itertools_modules);
  if (run_prelude(m) && add_builtins_module(m) && !raised(m)) return m;
  machine_free(m);
  return NULL;
}

void machine_free(Machine *m) { heap_destroy(m->heap); }
