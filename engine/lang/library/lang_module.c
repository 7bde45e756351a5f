// _lang: what modules of the prelude (namedtuple, enum, traceback, logging) need of the machine.
#include "lang/object/frame.h"
#include "builtins.h"
#include "modules.h"
#include "lang/object/names.h"
#include "lang/syntax/source.h"
#include "lang/types/collections.h"

#include <string.h>

// field(i): a property that is item i of the tuple it is asked of.
static Value field(Machine *m, const Value *args, int nargs) {
  if (!is_int(args[0])) return raisef(m, m->e_TypeError, "field() wants an int");
  Property *p = object_alloc(m, sizeof *p, K_PROPERTY, m->t_property);
  if (!p) return V_UNBOUND;
  p->get = args[0];
  p->set = p->del = V_NONE;
  p->doc = str_format(m, "Alias for field number %d", (int)as_int(args[0]));
  if (p->doc != V_UNBOUND) return from_obj(p);
  DECREF_OBJ(m, p);
  return V_UNBOUND;
}

// set_metaclass(cls, metaclass): classes made from cls have it too.
static Value set_metaclass(Machine *m, const Value *args, int nargs) {
  Object *cls = as_obj(args[0]);
  Type *old = cls->type;
  if (!is_kind(args[0], K_TYPE) || !is_kind(args[1], K_TYPE) || !type_is_subclass((Type *)as_obj(args[1]), m->t_type))
    return raisef(m, m->e_TypeError, "set_metaclass() wants a class and a metaclass");
  cls->type = (Type *)as_obj(incref(args[1]));
  DECREF_OBJ(m, old);
  return V_NONE;
}

// set_abstract(cls, yes): may no instance of it be made?
static Value set_abstract(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[0], K_TYPE)) return raisef(m, m->e_TypeError, "set_abstract() wants a class");
  Object *cls = as_obj(args[0]);
  cls->flags = (uint8_t)(args[1] == V_TRUE ? cls->flags | TYPE_ABSTRACT : cls->flags & ~TYPE_ABSTRACT);
  return V_NONE;
}

// collect(): the collector runs when this native has returned.
static Value collect(Machine *m, const Value *args, int nargs) {
  m->own.objects = m->own.collect_at;
  m->slice = 0;
  return V_NONE;
}

// caller(): the name of the module of the program's that called into the prelude.
static Value caller(Machine *m, const Value *args, int nargs) {
  const Frame *f = m->strand->top;
  while (f && f->code->flags & CODE_PRELUDE) f = f->back;
  Value name = f ? dict_get_name(f->globals, name_name) : V_UNBOUND;
  return name == V_UNBOUND ? str_constant("__main__", 8) : incref(name);
}

// place(depth): file, line and function of a frame of the program's, 0 being the innermost; None if there is none.
static Value place_of(Machine *m, Value n, bool module) {
  int64_t depth = is_int(n) ? as_int(n) : 0;
  for (const Frame *f = m->strand->top; f; f = f->back) {
    if (f->code->flags & CODE_PRELUDE || depth-- > 0) continue;
    Value path = str_from(m, f->code->source->path);
    Value of = module ? dict_get_name(f->globals, name_name) : f->code->name;
    Value t = path == V_UNBOUND ? path
                                : tuple_of(m, 3, path, from_int(f->code->pos[f->pc - f->code->ins - 1].line),
                                           of == V_UNBOUND ? V_NONE : of);
    decref(m, path);
    return t;
  }
  return V_NONE;
}
static Value place(Machine *m, const Value *args, int nargs) { return place_of(m, args[0], false); }

// where(depth): the same, with the module's name in place of the function's
static Value where(Machine *m, const Value *args, int nargs) { return place_of(m, args[0], true); }

// source_line(path, line): the text of a line of a file that runs; None if there is none.
static Value line_of(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[0], K_STR) || !is_int(args[1])) return V_NONE;
  for (const Frame *f = m->strand->top; f; f = f->back) {
    if (strcmp(f->code->source->path, str_data(args[0])) != 0) continue;
    size_t size;
    const char *text = source_line(f->code->source, (uint32_t)as_int(args[1]), &size);
    return str_new(m, text, size);
  }
  return V_NONE;
}

// frames(traceback): its text as it stands in an exception's, without the first line and the last.
static Value frames(Machine *m, const Value *args, int nargs) {
  Value places = traceback_places(m, args[0]);
  return places == V_UNBOUND ? str_constant("", 0) : traceback_text(m, places);
}

// inner(name): what the prelude's builtins have under a name that the program does not see
static Value inner(Machine *m, const Value *args, int nargs) {
  Value v = dict_get_name(m->prelude, args[0]);
  return v == V_UNBOUND ? raise_key(m, args[0]) : incref(v);
}

// id(v): for keys of the prelude's own, that the program does not see
static Value own_id(Machine *m, const Value *args, int nargs) { return value_id(m, args[0]); }

// loaded(name): a module of mplab's, if somebody has imported it; else None. What the program has under that name in
// sys.modules may be a file of its own
static Value loaded(Machine *m, const Value *args, int nargs) {
  Value v = machine_module(m, str_data(args[0]));
  return raised(m) ? V_UNBOUND : incref(v == V_UNBOUND ? V_NONE : v);
}

static const NativeDef functions[] = {{"id", own_id, 1, 1, "=."},
                                      {"loaded", loaded, 1, 1, "=s"},
                                      {"inner", inner, 1, 1, "=s"},
                                      {"field", field, 1, 1, "=i"},
                                      {"caller", caller, 0, 0, NULL},
                                      {"place", place, 1, 1, "=i"},
                                      {"where", where, 1, 1, "=i"},
                                      {"frames", frames, 1, 1, "=."},
                                      {"set_metaclass", set_metaclass, 2, 2, "=cc"},
                                      {"set_abstract", set_abstract, 2, 2, "=c."},
                                      {"collect", collect, 0, 0, NULL},
                                      {"source_line", line_of, 2, 2, "=.."},
                                      {0}};

static void add_more(Machine *m, Module *mod) {
  module_add(m, mod, "deque", from_obj(m->t_deque));
  module_add(m, mod, "cell", from_obj(m->t_cell));
  module_add(m, mod, "code", from_obj(m->t_code));
  for (const NativeDef *d = heap_functions; d->name; d++)
    module_add(m, mod, d->name, native_new(m, d, NULL, from_obj(mod)));
}

const ModuleDef lang_modules[] = {{"_lang", functions, add_more}, {0}};
