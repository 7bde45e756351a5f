// Calls: binding arguments to parameters, pushing frames, calling classes, methods and instances; natives are in
// native_call.c.
//
// Nothing here runs a frame: a Python callee is pushed (CALL_PUSHED) and the one loop in machine.c goes on with it.
#include "call.h"

#include <stdio.h>
#include <string.h>

#include "lang/object/names.h"

// ---- frames ----

enum { MAX_SPARE = 16 };  // ended frames a function keeps: enough for common recursion, little memory

static Frame *frame_make(Machine *m, Function *fn) {
  Code *code = fn->code;
  if (!code->cache) code->cache = code_space_alloc(code->nins * sizeof(InlineCache));
  Frame *f = heap_alloc_object(m->heap, sizeof(Frame) + code->nregs * sizeof(Value));
  if (!f) {
    raise_memory(m);
    return NULL;
  }
  *f = (Frame){.head = {.refs = 1, .kind = K_FRAME, .type = m->t_frame},
               .code = code,
               .function = fn,
               .globals = fn->globals,
               .caches = (uintptr_t)code->cache - 4 * (uintptr_t)code->ins,
               .extra = V_UNBOUND,
               .outer = V_UNBOUND,
               .own = V_UNBOUND,
               .nregs = code->nregs,
               .first = code->nconsts};
  memcpy(f->r, code->consts, code->nconsts * sizeof(Value));
  for (uint32_t i = code->nconsts; i < code->nregs; i++) f->r[i] = V_UNBOUND;
  return f;
}

bool strand_has_room(Machine *m, const Strand *s, bool counted) {
  if (counted ? s->depth < m->depth_limit : s->inner < INNER_LIMIT) return true;
  raisef(m, m->e_RecursionError, "maximum recursion depth exceeded");
  return false;
}

Frame *frame_push(Machine *m, Function *fn) {
  Strand *s = m->strand;
  bool counted = !(fn->code->flags & CODE_PRELUDE);
  if (!strand_has_room(m, s, counted)) return NULL;
  Frame *f = fn->spare;
  if (f) {
    fn->spare = f->back;
    fn->nspare--;
    f->head.kind = K_FRAME;
  } else if (!(f = frame_make(m, fn))) {
    return NULL;
  }
  s->depth += counted;
  s->inner += !counted;
  m->strands_share |= counted & s->apart;
  INCREF_OBJ(fn);
  f->back = s->top;
  f->pc = fn->code->ins;
  f->serial = ++m->own.frame_serial;
  s->top = f;
  return f;
}

void frame_drop(Machine *m, Frame *f) {
  Function *fn = f->function;
  if (f->head.refs != 1 || fn->nspare >= MAX_SPARE) {
    frame_free(m, f);
    return;
  }
  for (Value *r = f->r + f->first, *end = f->r + f->nregs; r < end; r++) {
    Value v = *r;
    *r = V_UNBOUND;
    decref(m, v);
  }
  f->head.kind = K_FREE;  // a walk over the heap passes it over: it owns nothing
  f->back = fn->spare;
  fn->spare = f;
  fn->nspare++;
  DECREF_OBJ(m, fn);
}

static Value varname(const Code *code, uint32_t i) { return code->varnames[i]; }

static void list_names(Machine *m, Buffer *b, const Value *names, int n) {
  for (int i = 0; i < n; i++)
    buffer_printf(b, "%s'%s'", i == 0 ? "" : i < n - 1 ? ", " : n == 2 ? " and " : ", and ", str_data(names[i]));
}

static bool has_default(const Function *fn, Value kwonly) {
  return fn->kwdefaults != V_UNBOUND && dict_get_name((Dict *)as_obj(fn->kwdefaults), kwonly) != V_UNBOUND;
}

static bool missing_arguments(Machine *m, const Frame *f, bool kwonly) {
  const Code *code = f->code;
  Value names[64];
  int n = 0;
  uint32_t from = kwonly ? code->npos + (code->flags & CODE_VARARGS ? 1 : 0) : 0,
           to = kwonly ? from + code->nkwonly : code->npos;
  for (uint32_t i = from; i < to && n < 64; i++)
    if (f->r[code->nconsts + i] == V_UNBOUND && !(kwonly && has_default(f->function, varname(code, i))))
      names[n++] = varname(code, i);
  Buffer b;
  buffer_init(&b, m);
  list_names(m, &b, names, n);
  Value text = buffer_str(&b);
  if (text == V_UNBOUND) return false;
  raisef(m, m->e_TypeError, "%V() missing %d required %s argument%s: %V", f->function->qualname, n,
         kwonly ? "keyword-only" : "positional", n == 1 ? "" : "s", text);
  decref(m, text);
  return false;
}

static bool too_many(Machine *m, const Frame *f, int given, int given_kwonly) {
  const Code *code = f->code;
  int ndefaults = f->function->defaults == V_UNBOUND ? 0 : (int)((Tuple *)as_obj(f->function->defaults))->count;
  char takes[48], kw[64] = "";
  if (ndefaults) snprintf(takes, sizeof takes, "from %d to %d", code->npos - ndefaults, code->npos);
  else snprintf(takes, sizeof takes, "%d", code->npos);
  bool plural = ndefaults || code->npos != 1;
  if (given_kwonly)
    snprintf(kw, sizeof kw, " positional argument%s (and %d keyword-only argument%s)", given != 1 ? "s" : "",
             given_kwonly, given_kwonly != 1 ? "s" : "");
  raisef(m, m->e_TypeError, "%V() takes %s positional argument%s but %d%s %s given", f->function->qualname, takes,
         plural ? "s" : "", given, kw, given == 1 && !given_kwonly ? "was" : "were");
  return false;
}

// Where a keyword goes: the register offset of the parameter of that name, -1 if there is none, -2 if it is
// positional-only.
static int parameter(const Code *code, Value name) {
  int n = code->npos;
  for (int i = 0; i < n; i++)
    if (code->varnames[i] == name || str_equal(code->varnames[i], name)) return i < code->nposonly ? -2 : i;
  int from = n + (code->flags & CODE_VARARGS ? 1 : 0);
  for (int i = from; i < from + code->nkwonly; i++)
    if (code->varnames[i] == name || str_equal(code->varnames[i], name)) return i;
  return -1;
}

static bool positional_only(Machine *m, const Frame *f, const Tuple *names) {
  Buffer b;
  buffer_init(&b, m);
  const char *comma = "";
  for (int p = 0; p < f->code->nposonly; p++)
    for (uint32_t i = 0; i < names->count; i++)
      if (str_equal(names->items[i], varname(f->code, (uint32_t)p)))
        buffer_printf(&b, "%s%s", comma, str_data(names->items[i])), comma = ", ";
  Value text = buffer_str(&b);
  if (text == V_UNBOUND) return false;
  raisef(m, m->e_TypeError, "%V() got some positional-only arguments passed as keyword arguments: '%V'",
         f->function->qualname, text);
  decref(m, text);
  return false;
}

static bool bind_keywords(Machine *m, Frame *f, const Value *args, Value kwnames, Dict *varkw, int npositional) {
  const Tuple *names = (const Tuple *)as_obj(kwnames);
  Value *params = f->r + f->code->nconsts;
  for (uint32_t i = 0; i < names->count; i++) {
    int at = parameter(f->code, names->items[i]);
    if (at >= 0) {
      if (params[at] != V_UNBOUND) {
        raisef(m, m->e_TypeError, "%V() got multiple values for argument '%V'", f->function->qualname, names->items[i]);
        return false;
      }
      params[at] = incref(args[i]);
    } else if (varkw) {
      if (!dict_set_name(m, varkw, names->items[i], args[i])) return false;
    } else if (at == -2) {
      return positional_only(m, f, names);
    } else {
      raisef(m, m->e_TypeError, "%V() got an unexpected keyword argument '%V'", f->function->qualname, names->items[i]);
      return false;
    }
  }
  return true;
}

static bool fill_defaults(Machine *m, Frame *f) {
  const Code *code = f->code;
  Function *fn = f->function;
  Value *params = f->r + code->nconsts;
  if (fn->defaults != V_UNBOUND) {
    const Tuple *d = (const Tuple *)as_obj(fn->defaults);
    uint32_t from = code->npos - (d->count < code->npos ? d->count : code->npos);
    for (uint32_t i = from; i < code->npos; i++)
      if (params[i] == V_UNBOUND) params[i] = incref(d->items[i - (code->npos - d->count)]);
  }
  for (uint32_t i = 0; i < code->npos; i++)
    if (params[i] == V_UNBOUND) return missing_arguments(m, f, false);
  uint32_t from = code->npos + (code->flags & CODE_VARARGS ? 1 : 0);
  for (uint32_t i = from; i < from + code->nkwonly; i++) {
    if (params[i] != V_UNBOUND) continue;
    Value v = fn->kwdefaults == V_UNBOUND ? V_UNBOUND
                                          : dict_get_name((Dict *)as_obj(fn->kwdefaults), code->varnames[i]);
    if (v == V_UNBOUND) return missing_arguments(m, f, true);
    params[i] = incref(v);
  }
  return true;
}

bool frame_bind(Machine *m, Frame *f, const Value *args, int nargs, Value kwnames) {
  const Code *code = f->code;
  Value *params = f->r + code->nconsts;
  int nkw = kwnames == V_UNBOUND ? 0 : (int)((Tuple *)as_obj(kwnames))->count, npos = nargs - nkw;
  int direct = npos < code->npos ? npos : code->npos;
  for (int i = 0; i < direct; i++) params[i] = incref(args[i]);
  uint32_t at = code->npos;
  if (code->flags & CODE_VARARGS) {
    Value rest = tuple_new(m, (uint32_t)(npos - direct));
    if (rest == V_UNBOUND) return false;
    for (int i = direct; i < npos; i++) ((Tuple *)as_obj(rest))->items[i - direct] = incref(args[i]);
    params[at++] = rest;
  }
  at += code->nkwonly;
  Dict *varkw = NULL;
  if (code->flags & CODE_VARKW) {
    varkw = dict_new(m);
    if (!varkw) return false;
    params[at] = from_obj(varkw);
  }
  if (nkw && !bind_keywords(m, f, args + npos, kwnames, varkw, npos)) return false;
  if (npos > code->npos && !(code->flags & CODE_VARARGS)) {
    int given_kwonly = 0;
    for (uint32_t i = code->npos; i < (uint32_t)code->npos + code->nkwonly; i++) given_kwonly += params[i] != V_UNBOUND;
    return too_many(m, f, npos, given_kwonly);
  }
  return fill_defaults(m, f);
}

static CallEnd call_function(Machine *m, Function *fn, const Value *args, int nargs, Value kwnames, Value *result) {
  Frame *f = frame_push(m, fn);
  if (!f) return CALL_ERROR;
  if (!frame_bind(m, f, args, nargs, kwnames)) {
    m->strand->top = f->back;
    strand_count_out(m->strand, fn->code);
    frame_free(m, f);
    return CALL_ERROR;
  }
  if (!(fn->code->flags & CODE_GENERATOR)) return CALL_PUSHED;
  *result = generator_new(m, f);
  return *result == V_UNBOUND ? CALL_ERROR : CALL_DONE;
}

// ---- tails ----

CallEnd call_native_result(Machine *m, Value returned, Value *result) {
  switch (returned) {
  case V_UNBOUND: return CALL_ERROR;
  case V_WAIT: return CALL_WAIT;
  case V_TAIL: return call_tail(m, result);
  default: *result = returned; return CALL_DONE;
  }
}

CallEnd call_tail(Machine *m, Value *result) {
  Value callable = m->tail.callable, args = m->tail.args, kwargs = m->tail.kwargs;
  m->tail.callable = m->tail.args = m->tail.kwargs = V_UNBOUND;
  CallEnd end;
  if (is_kind(callable, K_GENERATOR)) {  // machine_resume
    end = generator_resume(m, (Generator *)as_obj(callable), args, kwargs);
  } else {
    const Tuple *t = (const Tuple *)as_obj(args);
    const Dict *d = kwargs == V_UNBOUND ? NULL : (const Dict *)as_obj(kwargs);
    if (!d || !d->live) {
      end = call_value(m, callable, t->items, (int)t->count, V_UNBOUND, result);
    } else {
      uint32_t n = t->count + d->live, at = 0, i = t->count;
      Value all = tuple_new(m, n), names = tuple_new(m, d->live), key, v;
      end = CALL_ERROR;
      if (all != V_UNBOUND && names != V_UNBOUND) {
        Value *items = ((Tuple *)as_obj(all))->items;
        for (uint32_t k = 0; k < t->count; k++) items[k] = incref(t->items[k]);
        bool good = true;
        while (good && dict_next(d, &at, &key, &v)) {
          good = is_kind(key, K_STR);
          if (!good) break;
          ((Tuple *)as_obj(names))->items[i - t->count] = incref(key);
          items[i++] = incref(v);
        }
        if (good) end = call_value(m, callable, items, (int)n, names, result);
        else raisef(m, m->e_TypeError, "keywords must be strings");
      }
      decref(m, all);
      decref(m, names);
    }
  }
  decref(m, callable);
  decref(m, args);
  decref(m, kwargs);
  return end;
}

CallEnd call_prelude(Machine *m, const char *name, int n, const Value *args, Value *result) {
  return call_value(m, prelude_function(m, name), args, n, V_UNBOUND, result);
}

// ---- everything that can be called ----

// Calls callable with first before the arguments.
static CallEnd call_with_first(Machine *m, Value callable, Value first, const Value *args, int nargs, Value kwnames,
                               Value *result) {
  Value few[16], *all = few;
  if (nargs + 1 > 16) {
    all = heap_alloc(m->heap, ((size_t)nargs + 1) * sizeof(Value));
    if (!all) {
      raise_memory(m);
      return CALL_ERROR;
    }
  }
  all[0] = first;
  if (nargs) memcpy(all + 1, args, (size_t)nargs * sizeof(Value));
  CallEnd end = call_value(m, callable, all, nargs + 1, kwnames, result);
  if (all != few) heap_free(m->heap, all, ((size_t)nargs + 1) * sizeof(Value));
  return end;
}

// An __init__ that does nothing: object's.
static bool is_objects(Machine *m, Value init) {
  return is_kind(init, K_NATIVE) && ((Native *)as_obj(init))->owner == m->t_object;
}

// The instance is made; its __init__ is called, if it has one of its own. Takes over o.
static CallEnd call_init(Machine *m, Type *t, Value o, const Value *args, int nargs, Value kwnames, Value *result) {
  Value init = type_lookup(m, t, name_init);
  Value ignored = V_NONE;
  CallEnd end;
  if (is_objects(m, init)) {
    if (nargs && !t->make) {
      decref(m, o);
      raisef(m, m->e_TypeError, "%V() takes no arguments", t->name);
      return CALL_ERROR;
    }
    *result = o;
    return CALL_DONE;
  }
  end = call_with_first(m, init, o, args, nargs, kwnames, &ignored);
  if (end == CALL_PUSHED) {  // also by a native __init__ that goes on in Python: list(generator)
    m->strand->top->flags |= FRAME_INIT;
    m->strand->top->extra = o;
    return end;
  }
  if (end == CALL_DONE) {
    decref(m, ignored);
    *result = o;
    return end;
  }
  decref(m, o);
  if (end == CALL_WAIT) {
    raisef(m, m->e_RuntimeError, "mplab: an __init__ in C may not wait");
    return CALL_ERROR;
  }
  return end;
}

// A class of the program's made from a builtin one whose values never change: the value is made first, then copied into
// the class.
static bool own_layout(const Type *t) {
  return !(t->head.flags & TYPE_IMMUTABLE) &&
         (t->layout == K_FLOAT || t->layout == K_COMPLEX || t->layout == K_BIGINT || t->layout == K_STR ||
          t->layout == K_BYTES || t->layout == K_TUPLE || t->layout == K_FROZENSET);
}

// type(name, bases, namespace, …): a class as a class statement makes it.
static CallEnd make_class(Machine *m, const Value *args, const Tuple *names, Value *result) {
  Dict *ns = dict_copy(m, (Dict *)as_obj(args[2])), *keywords = names ? dict_new(m) : NULL;
  for (uint32_t i = 0; keywords && i < names->count; i++) dict_set_name(m, keywords, names->items[i], args[3 + i]);
  Value module = dict_get_name(m->strand->top->globals, name_name);
  if (ns && is_kind(module, K_STR) && dict_get_name(ns, name_module) == V_UNBOUND)
    dict_set_name(m, ns, name_module, module);
  Value made = V_UNBOUND;
  if (!raised(m)) made = class_made(m, NULL, args[0], args[1], ns, keywords ? from_obj(keywords) : V_NONE, false);
  if (ns) DECREF_OBJ(m, ns);
  if (keywords) DECREF_OBJ(m, keywords);
  return call_native_result(m, made, result);
}

// type(o), or a class that is made.
static CallEnd call_type_itself(Machine *m, const Value *args, int nargs, Value kwnames, Value *result) {
  static const char *const wanted[] = {"str", "tuple", "dict"};
  static const Kind kinds[] = {K_STR, K_TUPLE, K_DICT};
  const Tuple *names = kwnames == V_UNBOUND ? NULL : (const Tuple *)as_obj(kwnames);
  if (nargs == 1 && !names) {
    *result = incref(from_obj(type_of(m, args[0])));
    return CALL_DONE;
  }
  if (nargs - (names ? (int)names->count : 0) != 3) {
    raisef(m, m->e_TypeError, "type() takes 1 or 3 arguments");
    return CALL_ERROR;
  }
  for (int i = 0; i < 3; i++) {
    if (is_kind(args[i], kinds[i])) continue;
    raisef(m, m->e_TypeError, "type.__new__() argument %d must be %s, not %T", i + 1, wanted[i], args[i]);
    return CALL_ERROR;
  }
  return make_class(m, args, names, result);
}

static CallEnd call_type(Machine *m, Type *t, const Value *args, int nargs, Value kwnames, Value *result) {
  if (t == m->t_type) return call_type_itself(m, args, nargs, kwnames, result);
  if (t->head.flags & TYPE_ABSTRACT) return call_prelude(m, "_abstract_error", 1, (Value[]){from_obj(t)}, result);
  if (t->layout == K_TYPE)
    return call_with_first(m, prelude_function(m, "_new_instance"), from_obj(t), args, nargs, kwnames, result);
  if (t->head.type != m->t_type) {
    Value call = type_lookup(m, t->head.type, name_call);
    if (is_kind(call, K_FUNCTION)) return call_with_first(m, call, from_obj(t), args, nargs, kwnames, result);
  }
  Value user_new = type_lookup(m, t, name_new);
  Value plain_new = dict_get_name(m->t_object->dict, name_new);
  if (user_new != plain_new && (is_kind(user_new, K_FUNCTION) || is_kind(user_new, K_STATICMETHOD))) {
    bool alone = is_objects(m, type_lookup(m, t, name_init));
    return call_with_first(m, alone ? user_new : prelude_function(m, "_new_instance"), from_obj(t), args, nargs,
                           kwnames, result);
  }
  if (own_layout(t)) {
    Value init = type_lookup(m, t, name_init);
    const char *how = is_kind(init, K_NATIVE) ? "_new_own" : "_new_instance";
    return call_with_first(m, prelude_function(m, how), from_obj(t), args, nargs, kwnames, result);
  }
  if (!t->make) {
    Value self = from_obj(t), o;
    Value object_new = ((Wrapper *)as_obj(plain_new))->function;
    o = ((Native *)as_obj(object_new))->def->fn(m, &self, 1);
    return o == V_UNBOUND ? CALL_ERROR : call_init(m, t, o, args, nargs, kwnames, result);
  }
  Native maker = {.def = t->make, .self = from_obj(t)};
  bool inits = !is_objects(m, type_lookup(m, t, name_init));
  Value few[16], *all = few;
  if (nargs + 1 > 16 && !(all = heap_alloc(m->heap, ((size_t)nargs + 1) * sizeof(Value)))) {
    raise_memory(m);
    return CALL_ERROR;
  }
  all[0] = from_obj(t);
  if (nargs) memcpy(all + 1, args, (size_t)nargs * sizeof(Value));
  int npos = nargs - (kwnames == V_UNBOUND ? 0 : (int)((Tuple *)as_obj(kwnames))->count);
  bool plain = t->layout == K_EXCEPTION;  // exceptions keep their positional arguments whatever __init__ does
  Value made = native_call(m, &maker, all, inits ? (plain ? npos + 1 : 1) : nargs + 1, inits ? V_UNBOUND : kwnames);
  if (all != few) heap_free(m->heap, all, ((size_t)nargs + 1) * sizeof(Value));
  if (!inits || made == V_UNBOUND || made == V_TAIL || made == V_WAIT) return call_native_result(m, made, result);
  return call_init(m, type_of(m, made), made, args, nargs, kwnames, result);
}

CallEnd call_value(Machine *m, Value callable, const Value *args, int nargs, Value kwnames, Value *result) {
  if (!is_ptr(callable)) {
    raisef(m, m->e_TypeError, "'%T' object is not callable", callable);
    return CALL_ERROR;
  }
  Object *o = as_obj(callable);
  switch ((Kind)o->kind) {
  case K_FUNCTION: return call_function(m, (Function *)o, args, nargs, kwnames, result);
  case K_NATIVE: return call_native_result(m, native_call(m, (Native *)o, args, nargs, kwnames), result);
  case K_METHOD: return call_with_first(m, ((Method *)o)->function, ((Method *)o)->self, args, nargs, kwnames, result);
  case K_TYPE: return call_type(m, (Type *)o, args, nargs, kwnames, result);
  case K_STATICMETHOD: return call_value(m, ((Wrapper *)o)->function, args, nargs, kwnames, result);
  default: break;
  }
  Value call = type_lookup(m, type_of(m, callable), name_call);
  if (call != V_UNBOUND) return call_with_first(m, call, callable, args, nargs, kwnames, result);
  raisef(m, m->e_TypeError, "'%T' object is not callable", callable);
  return CALL_ERROR;
}
