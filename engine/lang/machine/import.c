// Importing: modules written in C, modules of the prelude, and the program itself.
//
// A module of the prelude may have a C half of the same name: its functions are there before the text runs. The code of
// a prelude module is compiled once in an OS process, whatever number of machines import it.
//
// A file beside the program whose name is a module's of mplab's shadows it, for the program: the prelude still has its
// own.
//
// mplab's own modules (_mp, _pool, …) are not in sys.modules but in a table of their own, and in the texts of the
// prelude that import them they are no variables (lang/compile/import.c): nothing that the program holds leads to one.
#include "lang/syntax/ast.h"
#include "call.h"
#include "prelude/prelude.h"
#include "lang/object/names.h"
#include "boot.h"
#include "lang/compile/compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_TABLES = 16, MAX_CACHED = 160 };
static const ModuleDef *tables[MAX_TABLES];
static int ntables;
static struct {
  char name[64];
  Code *code;
} cached[MAX_CACHED];
static int ncached;

static struct {
  char name[64];
  Code *code;
} own[MAX_CACHED];  // the program's
static int nown;

void machine_forget_program_modules(void) { nown = 0; }

void machine_add_program_module(const char *name, Code *code) {
  if (nown == MAX_CACHED) return;  // the import of one more says that there is no such module
  snprintf(own[nown].name, sizeof own[nown].name, "%s", name);
  own[nown++].code = code;
}

static Code *program_module(const char *name) {
  for (int i = 0; i < nown; i++)
    if (!strcmp(own[i].name, name)) return own[i].code;
  return NULL;
}

void machine_add_modules(const ModuleDef *defs) {
  for (int i = 0; i < ntables; i++)
    if (tables[i] == defs) return;
  if (ntables == MAX_TABLES) abort();
  tables[ntables++] = defs;
}

void machine_each_module(void (*each)(void *data, const ModuleDef *def), void *data) {
  for (int i = 0; i < ntables; i++)
    for (const ModuleDef *d = tables[i]; d->name; d++) each(data, d);
}

static const ModuleDef *native_module(const char *name) {
  for (int i = 0; i < ntables; i++)
    for (const ModuleDef *d = tables[i]; d->name; d++)
      if (!strcmp(d->name, name)) return d;
  return NULL;
}

bool machine_is_inner(const char *name) {
  size_t size;
  return name[0] == '_' && (native_module(name) || prelude_source(name, &size));
}

// Is the program's module of that name, or its package, in the place of one of ours?
static bool is_shadowed(const char *name) {
  char top[64];
  snprintf(top, sizeof top, "%.*s", (int)strcspn(name, "."), name);
  size_t size;
  return nown && program_module(top) && (native_module(top) || prelude_source(top, &size));
}

// The table that such a module stands in. inside: it is the prelude that asks.
static Dict *table_of(Machine *m, const char *name, bool inside) {
  return inside && (machine_is_inner(name) || is_shadowed(name)) ? m->inner : m->modules;
}

static Value module_there(Machine *m, const char *name, bool inside) {
  return dict_get_name(table_of(m, name, inside), str_constant(name, strlen(name)));
}

void module_add(Machine *m, Module *mod, const char *name, Value v) {
  if (v == V_UNBOUND) return;
  dict_set_name(m, mod->dict, str_constant(name, strlen(name)), v);
  decref(m, v);
}

static Module *module_new(Machine *m, const char *name) {
  Module *mod = object_alloc(m, sizeof *mod, K_MODULE, m->t_module);
  if (!mod) return NULL;
  mod->name = str_constant(name, strlen(name));
  mod->dict = dict_new(m);
  if (!mod->dict) {
    DECREF_OBJ(m, mod);
    return NULL;
  }
  module_add(m, mod, "__name__", mod->name);
  module_add(m, mod, "__doc__", V_NONE);
  return mod;
}

static bool add_native(Machine *m, Module *mod, const ModuleDef *def) {
  for (const NativeDef *f = def->functions; f && f->name; f++)
    module_add(m, mod, f->name, native_new(m, f, NULL, from_obj(mod)));
  if (def->init) def->init(m, mod);
  return !raised(m);
}

// The compiled text of a prelude module; NULL: there is none. A prelude that does not compile is our bug.
Code *prelude_code(const char *name) {
  for (int i = 0; i < ncached; i++)
    if (!strcmp(cached[i].name, name)) return cached[i].code;
  size_t size;
  const char *text = prelude_source(name, &size);
  if (!text) return NULL;
  char path[96];
  snprintf(path, sizeof path, "<mplab>/%s", name);
  Refusal r;
  memset(&r, 0, sizeof r);
  Tree *tree = parse(path, name, text, size, NULL, 0, &r);
  Code *code = NULL;
  if (tree) {
    ((Source *)(uintptr_t)tree->source)->prelude = true;
    code = compile(tree, &r);
    tree_free(tree);
  }
  if (!code) {
    fprintf(stderr, "mplab: the prelude does not compile: %s:%u:%u: %s %s\n", path, r.line, r.col, r.what, r.instead);
    abort();
  }
  if (ncached == MAX_CACHED) abort();
  snprintf(cached[ncached].name, sizeof cached[ncached].name, "%s", name);
  cached[ncached++].code = code;
  return code;
}

Function *module_function(Machine *m, Code *code, Dict *globals, const char *name) {
  Function *fn = object_alloc(m, sizeof *fn, K_FUNCTION, m->t_function);
  if (!fn) return NULL;
  Object head = fn->head;
  *fn = (Function){.head = head,
                   .code = code,
                   .globals = globals,
                   .name = code->name,
                   .qualname = code->qualname,
                   .doc = V_NONE,
                   .module = str_constant(name, strlen(name)),
                   .defaults = V_UNBOUND,
                   .kwdefaults = V_UNBOUND,
                   .closure = V_UNBOUND,
                   .attrs = V_UNBOUND};
  INCREF_OBJ(globals);
  return fn;
}

static Value set_module(Machine *m, Dict *table, const char *name, Module *mod) {
  bool good = dict_set_name(m, table, str_constant(name, strlen(name)), from_obj(mod));
  const char *dot = strrchr(name, '.');
  if (good && dot) {
    Value parent = dict_get_name(table, str_constant(name, (size_t)(dot - name)));
    if (is_kind(parent, K_MODULE))
      dict_set_name(m, ((Module *)as_obj(parent))->dict, str_constant(dot + 1, strlen(dot + 1)), from_obj(mod));
  }
  DECREF_OBJ(m, mod);
  return good ? from_obj(mod) : V_UNBOUND;
}

static void raise_no_module(Machine *m, const char *name) {
  static const char package[] = "/__init__.py";
  char parent[128];
  const char *dot = strrchr(name, '.');
  snprintf(parent, sizeof parent, "%.*s", dot ? (int)(dot - name) : 0, name);
  const Code *code = program_module(parent);
  size_t n = code ? strlen(code->source->path) : 0, end = sizeof package - 1;
  if (code && (n < end || strcmp(code->source->path + n - end, package) != 0))
    raisef(m, m->e_ModuleNotFoundError, "No module named '%s'; '%s' is not a package", name, parent);
  else raisef(m, m->e_ModuleNotFoundError, "No module named '%s'", name);
}

// Makes one module that is not there yet. PUSHED: its text is still to be run.
static CallEnd begin_load(Machine *m, const char *name, bool inside, Function **body) {
  bool closed = !inside && (machine_is_inner(name) || is_shadowed(name));
  const ModuleDef *def = closed ? NULL : native_module(name);
  Code *code = closed ? NULL : prelude_code(name);
  if (!def && !code && !(inside && is_shadowed(name))) code = program_module(name);
  if (!def && !code) {
    raise_no_module(m, name);
    Value text = str_from(m, name);
    if (text != V_UNBOUND) raise_about(m, text, V_UNBOUND), decref(m, text);
    return CALL_ERROR;
  }
  Module *mod = module_new(m, name);
  if (!mod) return CALL_ERROR;
  if (code && code->flags & CODE_BESIDE) module_add(m, mod, "__file__", str_from(m, code->source->path));
  if ((def && !add_native(m, mod, def)) || set_module(m, table_of(m, name, inside), name, mod) == V_UNBOUND)
    return CALL_ERROR;
  if (!code) return CALL_DONE;
  *body = module_function(m, code, mod->dict, name);
  return *body ? CALL_PUSHED : CALL_ERROR;
}

// PUSHED: its text is now running.
static CallEnd load(Machine *m, const char *name, bool inside) {
  Function *fn = NULL;
  CallEnd end = begin_load(m, name, inside, &fn);
  if (end != CALL_PUSHED) return end;
  Frame *f = frame_push(m, fn);
  DECREF_OBJ(m, fn);
  return f ? CALL_PUSHED : CALL_ERROR;
}

bool machine_has_program_module(const char *name) { return program_module(name) != NULL; }

Value machine_import(Machine *m, const char *name) {
  if (module_there(m, name, true) != V_UNBOUND) return V_NONE;
  Function *body = NULL;
  switch (begin_load(m, name, true, &body)) {
  case CALL_ERROR: return V_UNBOUND;
  case CALL_DONE: return V_NONE;
  default: break;
  }
  Value args = tuple_new(m, 0), v = args == V_UNBOUND ? args : machine_tail(m, from_obj(body), args, V_UNBOUND);
  DECREF_OBJ(m, body);
  return v;
}

CallEnd import_module(Machine *m, Value name, Value fromlist, Value *result) {
  const char *whole = str_data(name);
  bool inside = m->strand->top->code->flags & CODE_PRELUDE;
  char part[128];
  for (const char *end = whole;; end++) {
    if (*end && *end != '.') continue;
    snprintf(part, sizeof part, "%.*s", (int)(end - whole), whole);
    if (module_there(m, part, inside) == V_UNBOUND) {
      CallEnd how = load(m, part, inside);
      if (how != CALL_DONE) return how;
    }
    if (!*end) break;
  }
  size_t top = fromlist == V_NONE ? strcspn(whole, ".") : strlen(whole);
  snprintf(part, sizeof part, "%.*s", (int)top, whole);
  *result = incref(module_there(m, part, inside));
  if (fromlist == V_NONE) return CALL_DONE;
  const Tuple *names = (const Tuple *)as_obj(fromlist);  // "from package import submodule"
  for (uint32_t i = 0; i < names->count; i++) {
    if (!is_kind(*result, K_MODULE) || dict_get_name(((Module *)as_obj(*result))->dict, names->items[i]) != V_UNBOUND)
      continue;
    snprintf(part, sizeof part, "%s.%s", whole, str_data(names->items[i]));
    if (!native_module(part) && !prelude_code(part) && !program_module(part)) continue;
    if (module_there(m, part, inside) != V_UNBOUND) continue;
    decref(m, *result);
    CallEnd how = load(m, part, inside);
    if (how != CALL_DONE) return how;
    return import_module(m, name, fromlist, result);
  }
  return CALL_DONE;
}

Value import_from(Machine *m, Value module, Value name) {
  Value v = is_kind(module, K_MODULE) ? dict_get_name(((Module *)as_obj(module))->dict, name) : V_UNBOUND;
  if (v != V_UNBOUND) return incref(v);
  Value ask = is_kind(module, K_MODULE) ? dict_get_name(((Module *)as_obj(module))->dict, name_getattr) : V_UNBOUND,
        one = V_UNBOUND;
  if (ask != V_UNBOUND) return (one = tuple_of(m, 1, name)) == V_UNBOUND ? one : machine_tail(m, ask, one, V_UNBOUND);
  Value from = is_kind(module, K_MODULE) ? ((Module *)as_obj(module))->name : V_NONE;
  Value file = is_kind(module, K_MODULE) ? dict_get_name(((Module *)as_obj(module))->dict, str_constant("__file__", 8))
                                         : V_UNBOUND;
  if (is_kind(file, K_STR))
    return raisef(m, m->e_ImportError, "cannot import name '%V' from '%V' (%V)", name, from, file);
  return raisef(m, m->e_ImportError, "cannot import name '%V' from '%V' (unknown location)", name, from);
}

Value import_star(Machine *m, Value module, Dict *into) {
  if (!is_kind(module, K_MODULE))
    return raisef(m, m->e_ImportError, "mplab: import * needs a module, not an object of type %T", module);
  const Dict *d = ((Module *)as_obj(module))->dict;
  Value all = dict_get_name(d, str_constant("__all__", 7)), key, v;
  if (is_kind(all, K_LIST) || is_kind(all, K_TUPLE)) {
    bool lazy = dict_get_name(d, str_constant("__getattr__", 11)) != V_UNBOUND;
    bool list = is_kind(all, K_LIST);
    uint32_t count = list ? ((List *)as_obj(all))->count : ((Tuple *)as_obj(all))->count;
    for (uint32_t i = 0; i < count; i++) {
      key = list ? ((List *)as_obj(all))->items[i] : ((Tuple *)as_obj(all))->items[i];
      Value of = ((Module *)as_obj(module))->name;
      if (!is_kind(key, K_STR)) return raisef(m, m->e_TypeError, "Item in %V.__all__ must be str, not %T", of, key);
      v = dict_get_name(d, key);
      if (v == V_UNBOUND && !lazy) return raisef(m, m->e_AttributeError, "module '%V' has no attribute '%V'", of, key);
      if (v != V_UNBOUND && !dict_set_name(m, into, key, v)) return V_UNBOUND;
    }
    return V_NONE;
  }
  for (uint32_t at = 0; dict_next(d, &at, &key, &v);)
    if (is_kind(key, K_STR) && str_data(key)[0] != '_' && !dict_set_name(m, into, key, v)) return V_UNBOUND;
  return V_NONE;
}

Value machine_module(Machine *m, const char *name) {
  Value v = module_there(m, name, true);
  if (v != V_UNBOUND) return v;
  const ModuleDef *def = native_module(name);
  if (!def || prelude_code(name)) return V_UNBOUND;
  Module *mod = module_new(m, name);
  if (!mod || !add_native(m, mod, def)) return V_UNBOUND;
  return set_module(m, table_of(m, name, true), name, mod);
}

Value machine_load_main(Machine *m, Code *code, const char *name) {
  Module *mod = module_new(m, name);
  if (!mod) return V_UNBOUND;
  module_add(m, mod, "__file__", str_from(m, code->source->path));
  module_add(m, mod, "__doc__", incref(code->doc));
  module_add(m, mod, "__annotations__", from_obj(dict_new(m)));
  m->main = mod->dict;
  if (set_module(m, m->modules, name, mod) == V_UNBOUND) return V_UNBOUND;
  Function *fn = module_function(m, code, m->main, name);
  return fn ? from_obj(fn) : V_UNBOUND;
}
