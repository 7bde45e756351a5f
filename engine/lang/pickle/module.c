// Pickle as the engine and programs call it: dumps, loads, the natives by which the prelude goes on where Python must
// run, the module pickle, and what object and BaseException say of themselves to it.
#include "parts.h"

#include <string.h>

enum { LOWEST = 4, HIGHEST = 5 };

// ---- dumps ----

// Ends a run of the pickler: the bytes, or what asks gives for a frozen state.
static Value end_run(Pickler *p, Outcome o, Value bytes, Value (*asks)(Machine *m, Value state, Value need)) {
  if (o == ASKS) {
    Value need = incref(p->need), state = pickler_freeze(p);
    bytes = state == V_UNBOUND ? V_UNBOUND : asks(p->m, state, need);
    decref(p->m, need);
    decref(p->m, state);
  }
  pickler_free(p);
  return o == FAILED ? V_UNBOUND : bytes;
}

static Value ask_at_first(Machine *m, Value state, Value need) {
  return machine_tail_prelude(m, "_pickler", 3, (Value[]){str_constant("dumps", 5), state, need});
}

static Value ask_again(Machine *m, Value state, Value need) { return tuple_of(m, 2, state, need); }

static Value dumps(Machine *m, Value v, int protocol) {
  Pickler p;
  pickler_init(&p, m, protocol);
  Value bytes = V_UNBOUND;
  Outcome o = pickler_push(&p, WORK_VALUE, v, 0) ? pickler_run(&p, &bytes) : FAILED;
  return end_run(&p, o, bytes, ask_at_first);
}

Value pickle_dumps(Machine *m, Value v) { return dumps(m, v, LOWEST); }

// pickle_step(state, object, reduced, items, pairs): writes what __reduce_ex__ gave for the object that was asked about
// and goes on. bytes: it is done; (state, object): the next one to ask.
static Value pickle_step(Machine *m, const Value *args, int nargs) {
  Pickler p;
  pickler_thaw(&p, m, args[0]);
  Value bytes = V_UNBOUND;
  bool good = true;
  for (int i = 1; i < 5 && good; i++) good = pickler_keep(&p, incref(args[i]));
  good = good && pickler_save_reduced(&p, args[1], args[2], args[3], args[4]);
  Outcome o = good ? pickler_run(&p, &bytes) : FAILED;
  return end_run(&p, o, bytes, ask_again);
}

// ---- loads ----

typedef struct Numbers {
  size_t at;
  uint32_t nmarks;
  bool push_answer;
} Numbers;

static Value freeze_list(Machine *m, Value **items, uint32_t *count, uint32_t *room) {
  Value v = list_new(m, 0);
  if (v == V_UNBOUND) return v;
  List *l = (List *)as_obj(v);
  l->items = *items;
  l->count = *count;
  l->room = *room;
  *items = NULL;
  *count = *room = 0;
  return v;
}

static void take_list(Value v, Value **items, uint32_t *count, uint32_t *room) {
  List *l = (List *)as_obj(v);
  *items = l->items;
  *count = l->count;
  *room = l->room;
  l->items = NULL;
  l->count = l->room = 0;
}

// Tuple(data, stack, memo, marks, numbers)
static Value freeze(Unpickler *u, Value data) {
  Machine *m = u->m;
  for (uint32_t i = 0; i < u->nmemo; i++)
    if (u->memo[i] == V_UNBOUND) u->memo[i] = V_NOTIMPLEMENTED;  // a list holds values only
  Numbers n = {(size_t)(u->p - u->begin), u->nmarks, u->push_answer};
  Value parts[5] = {data, freeze_list(m, &u->stack, &u->nstack, &u->stack_room),
                    freeze_list(m, &u->memo, &u->nmemo, &u->memo_room),
                    bytearray_new(m, (const char *)u->marks, u->nmarks * sizeof *u->marks),
                    bytearray_new(m, (const char *)&n, sizeof n)};
  Value state = V_UNBOUND;
  bool good = true;
  for (int i = 1; i < 5; i++) good = good && parts[i] != V_UNBOUND;
  if (good) state = tuple_of(m, 5, parts[0], parts[1], parts[2], parts[3], parts[4]);
  if (state != V_UNBOUND) as_obj(state)->flags |= OF_SEALED;
  for (int i = 1; i < 5; i++) decref(m, parts[i]);
  return state;
}

static bool thaw(Unpickler *u, Machine *m, Value state) {
  const Value *part = ((Tuple *)as_obj(state))->items;
  as_obj(state)->flags &= (uint8_t)~OF_SEALED;  // what it holds is taken out: it is good for once
  *u = (Unpickler){.m = m, .call = V_UNBOUND};
  const Bytes *data = (const Bytes *)as_obj(part[0]);
  Numbers n;
  memcpy(&n, ((ByteArray *)as_obj(part[4]))->data, sizeof n);
  u->begin = (const unsigned char *)data->data;
  u->p = u->begin + n.at;
  u->end = u->begin + data->size;
  u->push_answer = n.push_answer;
  take_list(part[1], &u->stack, &u->nstack, &u->stack_room);
  take_list(part[2], &u->memo, &u->nmemo, &u->memo_room);
  for (uint32_t i = 0; i < u->nmemo; i++)
    if (u->memo[i] == V_NOTIMPLEMENTED) u->memo[i] = V_UNBOUND;
  if (!n.nmarks) return true;
  u->marks = heap_alloc(m->heap, n.nmarks * sizeof *u->marks);
  if (!u->marks) {
    raise_memory(m);
    return false;
  }
  u->nmarks = u->marks_room = n.nmarks;
  memcpy(u->marks, ((ByteArray *)as_obj(part[3]))->data, n.nmarks * sizeof *u->marks);
  return true;
}

Value pickle_loads(Machine *m, const void *data, size_t size) {
  Unpickler u = {.m = m, .begin = data, .p = data, .end = (const unsigned char *)data + size, .call = V_UNBOUND};
  Value result = V_UNBOUND;
  Outcome o = unpickler_run(&u, &result);
  if (o == ASKS) {
    Value copy = bytes_new(m, data, size), state = copy == V_UNBOUND ? V_UNBOUND : freeze(&u, copy);
    if (state != V_UNBOUND)
      result = machine_tail_prelude(m, "_pickler", 3, (Value[]){str_constant("loads", 5), state, u.call});
    decref(m, state);
    decref(m, copy);
  }
  unpickler_free(&u);
  return result;
}

// unpickle_step(state, answer): (result,), or (state, (function, args, kwargs, helper)) for the next call that Python
// must make.
static Value unpickle_step(Machine *m, const Value *args, int nargs) {
  Unpickler u;
  Value out = V_UNBOUND, result = V_UNBOUND;
  Outcome o = thaw(&u, m, args[0]) ? DONE : FAILED;
  if (o == DONE && u.push_answer && !unpickler_push(&u, incref(args[1]))) o = FAILED;
  if (o == DONE) o = unpickler_run(&u, &result);
  if (o == DONE) out = tuple_of(m, 1, result);
  if (o == ASKS) {
    Tuple *old = (Tuple *)as_obj(args[0]);
    Value state = freeze(&u, old->items[0]);
    if (state != V_UNBOUND) out = tuple_of(m, 2, state, u.call);
    decref(m, state);
  }
  decref(m, result);
  unpickler_free(&u);
  return out;
}

// import_one(name): imports a module whose packages are there.
static Value import_one(Machine *m, const Value *args, int nargs) { return machine_import(m, str_data(args[0])); }

// ---- the module ----

static Value module_dumps(Machine *m, const Value *args, int nargs) {
  int64_t protocol = LOWEST;
  if (args[1] != V_UNBOUND && args[1] != V_NONE && !text_int_arg(m, args[1], &protocol)) return V_UNBOUND;
  if (protocol > HIGHEST) return raisef(m, m->e_ValueError, "pickle protocol must be <= %d", HIGHEST);
  if (protocol < 0) protocol = HIGHEST;
  return dumps(m, args[0], protocol < LOWEST ? LOWEST : (int)protocol);
}

static Value module_loads(Machine *m, const Value *args, int nargs) {
  Span s;
  if (!text_is_bytes(args[0])) return raisef(m, m->e_TypeError, "a bytes-like object is required, not '%T'", args[0]);
  text_span(args[0], &s);
  return pickle_loads(m, s.data, s.size);
}

static const NativeDef functions[] = {{"dumps", module_dumps, 1, 4, "obj protocol * fix_imports buffer_callback"},
                                      {"loads", module_loads, 1, 5, "data / * fix_imports encoding errors buffers"},
                                      {0}};

static void module_init(Machine *m, Module *mod) {
  static const char *const errors[] = {"PickleError", "PicklingError", "UnpicklingError"};
  char name[32] = "_";
  for (int i = 0; i < 3; i++) {
    strcpy(name + 1, errors[i]);
    module_add(m, mod, errors[i], INCREF_OBJ(pickle_error(m, name)));
  }
  module_add(m, mod, "HIGHEST_PROTOCOL", from_int(HIGHEST));
  module_add(m, mod, "DEFAULT_PROTOCOL", from_int(LOWEST));
}

static const NativeDef steps[] = {{"pickle_step", pickle_step, 5, 5, "=T...."},
                                  {"unpickle_step", unpickle_step, 2, 2, "=T."},
                                  {"import_one", import_one, 1, 1, "=s"},
                                  {0}};
static const ModuleDef modules[] = {
    {"_pickler", steps, NULL}, {"pickle", functions, module_init}, {"_pickle", functions, module_init}, {0}};

// ---- object's own part ----

static Value object_reduce_ex(Machine *m, const Value *args, int nargs) {
  return machine_tail_prelude(m, "_pickler", 3, (Value[]){str_constant("reduce_ex", 9), args[0], args[1]});
}

static Value object_reduce(Machine *m, const Value *args, int nargs) {
  return machine_tail_prelude(m, "_pickler", 3, (Value[]){str_constant("reduce_ex", 9), args[0], from_int(0)});
}

// Its __dict__ itself, None if that is empty.
static Value object_getstate(Machine *m, const Value *args, int nargs) {
  Dict *d = is_kind(args[0], K_TYPE) || is_kind(args[0], K_FUNCTION) || is_kind(args[0], K_MODULE)
                ? NULL
                : attr_dict(m, args[0], false);
  return d && d->live ? INCREF_OBJ(d) : V_NONE;
}

static Value exception_reduce(Machine *m, const Value *args, int nargs) {
  const Exception *e = (const Exception *)as_obj(args[0]);
  if (e->dict && e->dict->live) return tuple_of(m, 3, from_obj(e->head.type), e->args, from_obj(e->dict));
  return tuple_of(m, 2, from_obj(e->head.type), e->args);
}

static Value exception_setstate(Machine *m, const Value *args, int nargs) {
  if (args[1] == V_NONE) return V_NONE;
  if (!is_kind(args[1], K_DICT)) return raisef(m, m->e_TypeError, "state is not a dictionary");
  Dict *own = attr_dict(m, args[0], true);
  uint32_t at = 0;
  Value key, v;
  while (own && dict_next((Dict *)as_obj(args[1]), &at, &key, &v)) {
    if (!is_kind(key, K_STR)) return raisef(m, m->e_TypeError, "attribute name must be string, not '%T'", key);
    if (!dict_set_name(m, own, key, v)) return V_UNBOUND;
  }
  return own ? V_NONE : V_UNBOUND;
}

static const NativeDef object_methods[] = {{"__reduce_ex__", object_reduce_ex, 2, 2, NULL},
                                           {"__reduce__", object_reduce, 1, 1, NULL},
                                           {"__getstate__", object_getstate, 1, 1, NULL},
                                           {0}};
static const NativeDef exception_methods[] = {
    {"__reduce__", exception_reduce, 1, 1, NULL}, {"__setstate__", exception_setstate, 2, 2, NULL}, {0}};

// ---- handles on the world ----

static PickleSharedHook save_hook, load_hook;

void pickle_set_shared_hook(PickleSharedHook save, PickleSharedHook load) {
  save_hook = save;
  load_hook = load;
}

Value pickle_shared_save(Machine *m, Value v) {
  if (save_hook) return save_hook(m, v);
  return raisef(m, m->e_RuntimeError, "%T objects should only be shared between processes through inheritance", v);
}

static Value shared_load(Machine *m, const Value *args, int nargs) {
  if (load_hook) return load_hook(m, args[0]);
  return raisef(m, pickle_error(m, "_UnpicklingError"), "mplab: a shared object came where no child is being spawned");
}

static Type *add_error(Machine *m, const char *name, Type *base) {
  Type *t = type_new_native(m, name + 1, "_pickle", base, K_EXCEPTION, NULL, NULL);
  if (t) dict_set_name(m, m->prelude, str_constant(name, strlen(name)), from_obj(t));
  return t;
}

void pickle_boot(Machine *m) {
  Type *error = add_error(m, "_PickleError", m->e_Exception);
  add_error(m, "_PicklingError", error);
  add_error(m, "_UnpicklingError", error);
  type_add(m, m->t_object, object_methods, NULL);
  type_add(m, m->e_BaseException, exception_methods, NULL);
  static const NativeDef shared = {"_shared", shared_load, 1, 1, "=t"};
  Value fn = native_new(m, &shared, NULL, V_UNBOUND);
  if (fn != V_UNBOUND) dict_set_name(m, m->prelude, str_constant("_shared", 7), fn);
  decref(m, fn);
  machine_add_modules(modules);
}
